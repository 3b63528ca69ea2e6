"""Inlines to chunks: each stretch of text with its look and its structure element, cut where lines may end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, assert_never

from convert.model import (
    Abbreviation,
    CodeSpan,
    Direction,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Text,
)
from convert.walk import inline_text
from convert.write.pdf import breaking, shape
from convert.write.pdf.context import Context, Target, own_forms
from convert.write.pdf.faces import Bit
from convert.write.pdf.fonts import stack
from convert.write.pdf.runs import Chunk, Look, Run, Segment
from convert.write.pdf.tags import ARTIFACT

_TOKENS: Final = re.compile(r"[ \t\n\r\f\v]+|[^ \t\n\r\f\v]+")
#: Subscripts and superscripts: size as a ratio, and the rise as a ratio of the size around them.
_SCRIPT_SIZE: Final = 0.7
_SUP_RISE: Final = 0.36
_SUB_RISE: Final = -0.16
#: The height of a picture within a line, as a ratio of the type size.
_PICTURE_HEIGHT: Final = 1.1

Kind: TypeAlias = Literal["text", "code", "break", "note", "picture", "control"]


@dataclass(frozen=True, slots=True)
class Item:
    """A leaf of the inline tree in its run. ``value``: the text; the note's id; the picture's medium. ``length``:
    characters that it counts for in the block's plain text."""

    kind: Kind
    value: str
    run: Run
    length: int


def chunks(children: tuple[Inline, ...], run: Run, context: Context, lang: str, direction: Direction) -> list[Chunk]:
    """A block's inlines as chunks, in logical order. Shaping and bidi run only where a script asks for them."""
    items = list(_items(children, run, context, lang))
    text = "".join(item.value for item in items if item.kind in ("text", "code", "control"))
    rtl = base_is_rtl(direction, text)
    setter = _Setter(context)
    if not rtl and not shape.RIGHT_TO_LEFT.search(text):
        for item in items:
            setter.take(item, None)
        return setter.chunks
    stretches = [_level_text(item, context) for item in items]
    levels = shape.levels("".join(stretches), 1 if rtl else 0)
    start = 0
    for item, stretch in zip(items, stretches, strict=True):
        setter.take(item, levels[start : start + len(stretch)])
        start += len(stretch)
    return setter.chunks


def plain(text: str, run: Run, context: Context) -> list[Chunk]:
    """A few words of our own as chunks."""
    setter = _Setter(context)
    setter.take(Item("text", text, run, len(text)), None)
    return setter.chunks


def base_is_rtl(direction: Direction, text: str) -> bool:
    """Whether a paragraph runs right to left; "auto" goes by its first strong character (UAX #9, P2 and P3)."""
    if direction != "auto":
        return direction == "rtl"
    from bidi import algorithm

    return bool(algorithm.get_base_level(text))


def _level_text(item: Item, context: Context) -> str:
    match item.kind:
        case "note":
            return str(context.numbers.get(item.value, ""))
        case "picture":
            return "\ufffc"
        case "break":
            return "\u2028"
        case _:
            return item.value


# ------------------------------------------------------------------------------------------ the tree to items


def _items(children: tuple[Inline, ...], run: Run, context: Context, lang: str) -> Iterator[Item]:
    for child in children:
        match child:
            case Text(value):
                yield Item("text", value, run, len(value))
            case CodeSpan(value):
                yield Item(
                    "code", value, Run(_code(run.look, context), run.element.inline("Code"), run.link), len(value)
                )
            case LineBreak():
                yield Item("break", "", run, 1)
            case NoteRef(note):
                yield Item("note", note, run, 0)
            case Image():
                yield _image(child, run, context)
            case Emphasis(inner):
                yield from _items(inner, _within(run, "Em", _emphasised(run.look, context)), context, lang)
            case Strong(inner):
                yield from _items(inner, _within(run, "Strong", _bold(run.look)), context, lang)
            case Strike(inner):
                struck = _within(run, "Strike", replace(run.look, strike=True))
                struck.element.attributes = ("<</O/Layout/TextDecorationType/LineThrough>>",)
                yield from _items(inner, struck, context, lang)
            case Sub(inner):
                yield from _items(inner, _script(run, "Sub", _SUB_RISE, context), context, lang)
            case Sup(inner):
                yield from _items(inner, _script(run, "Sup", _SUP_RISE, context), context, lang)
            case Link():
                yield from _items(child.children, _link(child, run, context), context, lang)
            case Abbreviation(inner, expansion):
                short = _within(run, "Span", run.look)
                short.element.expansion = expansion
                yield from _items(inner, short, context, lang)
            case Span():
                yield from _span(child, run, context, lang)
            case _:
                assert_never(child)


def _within(run: Run, tag: str, look: Look) -> Run:
    return Run(look, run.element.inline(tag), run.link)


def _restack(look: Look, *, bold: bool | None = None, italic: bool | None = None, lang: str | None = None) -> Look:
    old = look.stack
    new = stack(
        old.name,
        old.bold if bold is None else bold,
        old.italic if italic is None else italic,
        old.lang if lang is None else lang,
    )
    return replace(look, stack=new)


def _bold(look: Look) -> Look:
    return _restack(look, bold=True)


def _emphasised(look: Look, context: Context) -> Look:
    mode = context.style.text.emphasis
    if mode == "underline":
        return replace(look, underline=True)
    return _bold(look) if mode == "bold" else _restack(look, italic=not look.stack.italic)


def _code(look: Look, context: Context) -> Look:
    style = context.style
    font = stack(style.code.font, look.stack.bold, False, look.stack.lang)
    return replace(look, stack=font, size=look.size * style.code.size / style.text.size)


def _script(run: Run, tag: Literal["Sub", "Sup"], rise: float, context: Context) -> Run:
    size = run.look.size
    inner = _within(run, tag, replace(run.look, size=size * _SCRIPT_SIZE, rise=run.look.rise + rise * size))
    place = f"/TextPosition/{tag}" if context.ua2 else f"/BaselineShift {rise * size:.2f}"
    inner.element.attributes = (f"<</O/Layout{place}>>",)
    return inner


def _link(link: Link, run: Run, context: Context) -> Run:
    """A link's run. A link within a link, to nowhere, or to an anchor that is not there, is its text alone."""
    if run.link is not None or not link.target.strip():
        return run
    text = " ".join(inline_text(link.children).split())
    if link.target.startswith("#"):
        if link.target not in context.anchors:
            context.report("link-target-missing", f"nothing in the document is called {link.target}")
            return run
        target = Target(link.title or text, anchor=link.target)
    else:
        target = Target(link.title or text or link.target, url=context.uri(link.target))
    element = run.element.inline("Link")
    context.targets[element] = target
    return Run(replace(run.look, colour=context.style.colour.link, underline=True), element, element)


def _span(span: Span, run: Run, context: Context, lang: str) -> Iterator[Item]:
    inner = run
    if span.lang and span.lang != lang:
        element = run.element.inline("Span", span.lang)
        inner = Run(_restack(run.look, lang=own_forms(span.lang)), element, run.link)
    if span.dir in ("rtl", "ltr"):
        yield Item("control", "\u202b" if span.dir == "rtl" else "\u202a", inner, 0)
    yield from _items(span.children, inner, context, span.lang or lang)
    if span.dir in ("rtl", "ltr"):
        yield Item("control", "\u202c", inner, 0)


def _image(image: Image, run: Run, context: Context) -> Item:
    if image.decorative:
        return Item("picture", image.media, Run(run.look, ARTIFACT), 0)
    figure = run.element.inline("Figure")
    figure.alt = image.alt or context.words.undescribed
    if not image.alt:
        context.report("picture-undescribed", f"the picture {image.media} has no description")
    return Item("picture", image.media, Run(run.look, figure, run.link), len(image.alt or ""))


# ------------------------------------------------------------------------------------------ items to chunks


class _Setter:
    """The chunks made so far. The last one is open, and grows, until a space or a place for a line end follows."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.chunks: list[Chunk] = []
        self.open = False
        self.last = ""

    def take(self, item: Item, levels: tuple[int, ...] | None) -> None:
        match item.kind:
            case "text" | "code":
                if levels is None:
                    self._text(item)
                else:
                    self._mixed(item, levels)
            case "break":
                self._line_end()
            case "note":
                self._note(item, levels[0] if levels else 0)
            case "picture":
                self._picture(item, levels[0] if levels else 0)
            case "control":
                pass
            case _:
                assert_never(item.kind)

    def _text(self, item: Item) -> None:
        run = item.run
        look = run.look
        scale, tracking = run.scale, look.tracking
        words = look.stack.words
        chunks = self.chunks
        for token in _TOKENS.findall(item.value):
            if token.isspace() and token[0] in " \t\n\r\f\v":
                self._space(run.space, len(token), len(token) if item.kind == "code" else 1)
                continue
            if self.open and breaking.between(self.last, token[0]):
                chunks[-1].after, self.open = 1, False
            for word in words(token):
                segments = [
                    Segment(run, bit, bit.width * scale + tracking * bit.count if tracking else bit.width * scale)
                    for bit in word.bits
                ]
                width = word.width * scale + tracking * word.count
                if self.open:
                    chunk = chunks[-1]
                    chunk.segments += segments
                    chunk.width += width
                    chunk.length += word.length
                    chunk.after = word.after
                else:
                    chunks.append(Chunk(segments, width, word.length, word.after))
                self.open = not word.after
            self.last = token[-1]

    def _mixed(self, item: Item, levels: tuple[int, ...]) -> None:
        """Text of a bidirectional paragraph: every piece is of one level, and shaped in its direction."""
        run = item.run
        for token in _TOKENS.finditer(item.value):
            if token.group()[0] in " \t\n\r\f\v":
                space = Segment(run, run.space.bit, run.space.width, levels[token.start()])
                self._space(space, len(token.group()), 1)
                continue
            start = token.start()
            while start < token.end():
                level, end = levels[start], start
                while end < token.end() and levels[end] == level:
                    end += 1
                piece = item.value[start:end]
                if level % 2:
                    self._glue(
                        [self._segment(run, bit, level) for bit in run.look.stack.bits(piece, "rtl")], len(piece)
                    )
                else:
                    for word in run.look.stack.words(piece):
                        self._glue([self._segment(run, bit, level) for bit in word.bits], word.length)
                        self.chunks[-1].after, self.open = word.after, not word.after
                start = end
            self.last = token.group()[-1]

    @staticmethod
    def _segment(run: Run, bit: Bit, level: int) -> Segment:
        tracking = 0.0 if level % 2 else run.look.tracking * bit.count
        return Segment(run, bit, bit.width * run.scale + tracking, level)

    def _glue(self, segments: list[Segment], length: int) -> None:
        """Add to the open chunk, or open one."""
        if not self.open:
            self.chunks.append(Chunk([], 0.0))
            self.open = True
        chunk = self.chunks[-1]
        chunk.segments += segments
        chunk.width += sum(segment.width for segment in segments)
        chunk.length += length
        chunk.after = 0

    def _space(self, space: Segment, length: int, count: int) -> None:
        if not self.chunks:
            if count == 1:
                return  # a paragraph does not begin with a space
            self.chunks.append(Chunk([], 0.0))
        chunk = self.chunks[-1]
        chunk.length += length
        if chunk.space is None and not chunk.ends_line:
            chunk.space, chunk.spaces = space, count
        self.open, self.last = False, " "

    def _line_end(self) -> None:
        if not self.chunks:
            return
        chunk = self.chunks[-1]
        chunk.length += 1
        chunk.ends_line = True
        if chunk.space is None and chunk.segments:
            chunk.space = chunk.segments[-1].run.space
        self.open, self.last = False, " "

    def _note(self, item: Item, level: int) -> None:
        """A note's number: raised, a link to the note, and never parted from the word before it."""
        context, run = self.context, item.run
        number = context.numbers.get(item.value)
        if number is None:
            return
        reference = run.element.inline("Reference")
        link = reference.inline("Link")
        context.references.setdefault(item.value, []).append(reference)
        context.targets[link] = Target(f"{context.words.notes} {number}", anchor=f"note:{item.value}")
        look = run.look
        raised = replace(
            look,
            stack=stack(look.stack.name, look.stack.bold, False, look.stack.lang),
            size=look.size * _SCRIPT_SIZE,
            rise=look.rise + _SUP_RISE * look.size,
            colour=context.style.colour.link,
            underline=False,
        )
        inner = Run(raised, link, link)
        tied = self.chunks and self.chunks[-1].space is None and not self.chunks[-1].ends_line
        if tied:
            self.open = True
        self._glue([self._segment(inner, bit, level) for bit in raised.stack.bits(str(number))], 0)
        self.chunks[-1].notes += (item.value,)
        self.last = "1"

    def _picture(self, item: Item, level: int) -> None:
        """A picture within the line, as tall as the letters; its description in brackets where it cannot be had."""
        run = item.run
        picture = self.context.picture(item.value)
        if picture is None:
            if run.element is ARTIFACT:
                return
            bits = run.look.stack.bits(f"[{run.element.alt}]")
            self._glue([self._segment(run, bit, level) for bit in bits], item.length)
            return
        height = run.look.size * _PICTURE_HEIGHT
        width = height * picture.width / picture.height
        segment = Segment(run, run.look.stack.space, width, level, picture, height)
        self._glue([segment], item.length)
        self.last = "x"
