"""Items to chunks: text cut where lines may end, shaped and ordered where its script asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, assert_never

from convert.model import Direction, Image, Inline, NoteRef, Span, Wrapper
from convert.walk import inline_text, iter_inlines, map_inlines
from convert.write.pdf import breaking, shape
from convert.write.pdf.context import Context, Target
from convert.write.pdf.faces import Bit
from convert.write.pdf.fonts import Word, stack
from convert.write.pdf.items import Item, items, raised
from convert.write.pdf.lines import break_lines
from convert.write.pdf.runs import Chunk, Line, Run, Segment
from convert.write.pdf.tags import ARTIFACT

_TOKENS: Final = re.compile(r"[ \t\n\r\f\v]+|[^ \t\n\r\f\v]+")
#: The height of a picture within a line, as a ratio of the type size.
_PICTURE_HEIGHT: Final = 1.1
#: A width in points in which every line of our own has room.
_ENDLESS: Final = 10_000.0


def chunks(children: tuple[Inline, ...], run: Run, context: Context, lang: str, direction: Direction) -> list[Chunk]:
    """A block's inlines as chunks, in logical order. Shaping and bidi run only where a script asks for them."""
    found = list(items(_told(children, context), run, context, lang))
    text = "".join(item.value for item in found if item.kind in ("text", "code", "control"))
    rtl = base_is_rtl(direction, text)
    setter = _Setter(context)
    if not rtl and not shape.RIGHT_TO_LEFT.search(text):
        for item in found:
            setter.take(item, None)
        return setter.chunks
    stretches = [_level_text(item, context) for item in found]
    levels = shape.levels("".join(stretches), 1 if rtl else 0)
    start = 0
    for item, stretch in zip(found, stretches, strict=True):
        setter.take(item, levels[start : start + len(stretch)])
        start += len(stretch)
    return setter.chunks


def _told(children: tuple[Inline, ...], context: Context) -> tuple[Inline, ...]:
    """A run without the pictures of which there is nothing to show and nothing to say, and without what holds no more
    than these: amid words "no description" would only interrupt. Where they are all there is, they stay."""
    pictures = list(_pictures(children)) if context.document.media else []
    lost = [node for node in pictures if not node.alt and not node.decorative and context.picture(node.media) is None]
    if not lost:
        return children

    def change(node: Inline) -> tuple[Inline, ...]:
        gone = any(node is one for one in lost) or (isinstance(node, Wrapper) and not node.children)
        return () if gone else (node,)

    left = map_inlines(children, change)
    if not any(isinstance(node, Image | NoteRef) for node in iter_inlines(left)) and not inline_text(left).strip():
        return children
    for node in lost:
        context.report("picture-undescribed", f"the picture {node.media} has no description")
    return left


def _pictures(children: tuple[Inline, ...]) -> Iterator[Image]:
    """The pictures of a run, without those in a part in another language, which a part without words could not keep."""
    for node in children:
        if isinstance(node, Image):
            yield node
        elif isinstance(node, Wrapper) and not (isinstance(node, Span) and node.lang):
            yield from _pictures(node.children)


def plain(text: str, run: Run, context: Context) -> list[Chunk]:
    """A few words of our own as chunks; they run from right to left where they begin so."""
    setter = _Setter(context)
    mixed = shape.RIGHT_TO_LEFT.search(text) is not None
    levels = shape.levels(text, int(base_is_rtl("auto", text))) if mixed else None
    setter.take(Item("text", text, run, len(text)), levels)
    return setter.chunks


def one_line(text: str, run: Run, context: Context) -> Line:
    """A few words of our own as a line, however long it gets."""
    return break_lines(plain(text, run, context), _ENDLESS)[0]


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
                self._line_end(item.run)
            case "note":
                self._note(item, levels[0] if levels else 0)
            case "picture":
                self._picture(item, levels)
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
                after = self._after(word)
                if self.open:
                    chunk = chunks[-1]
                    chunk.segments += segments
                    chunk.width += width
                    chunk.length += word.length
                    chunk.after = after
                else:
                    chunks.append(Chunk(segments, width, word.length, after))
                self.open = not after
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
                        after = self._after(word)
                        self.chunks[-1].after, self.open = after, not after
                start = end
            self.last = token.group()[-1]

    def _after(self, word: Word) -> breaking.After:
        """What may follow a part: a profile without hyphens has no line end at a soft one."""
        return 0 if word.after == 2 and not self.context.style.text.hyphens else word.after

    @staticmethod
    def _segment(run: Run, bit: Bit, level: int) -> Segment:
        return Segment(run, bit, bit.width * run.scale + run.look.tracking * bit.count, level)

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

    def _line_end(self, run: Run) -> None:
        if not self.chunks:
            return
        chunk = self.chunks[-1]
        chunk.length += 1
        chunk.ends_line = True
        if chunk.space is None and chunk.segments:
            chunk.space = run.space
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
        upright = stack(look.stack.name, look.stack.bold, False, look.stack.lang)
        number_look = replace(raised(look, context), stack=upright, colour=context.style.colour.link, underline=False)
        inner = Run(number_look, link, link)
        tied = self.chunks and self.chunks[-1].space is None and not self.chunks[-1].ends_line
        if tied:
            self.open = True
        self._glue([self._segment(inner, bit, level) for bit in upright.bits(str(number))], 0)
        self.chunks[-1].notes += (item.value,)
        self.last = "1"

    def _picture(self, item: Item, levels: tuple[int, ...] | None) -> None:
        """A picture within the line, as tall as the letters; its description in brackets where it cannot be had."""
        run = item.run
        picture = self.context.picture(item.value)
        if picture is None:
            if run.element is ARTIFACT:
                return
            self._described(item, levels)
            return
        height = run.look.size * _PICTURE_HEIGHT
        width = height * picture.width / picture.height
        segment = Segment(run, run.look.stack.space, width, levels[0] if levels else 0, picture, height)
        self._glue([segment], item.length)
        self.last = "x"

    def _described(self, item: Item, levels: tuple[int, ...] | None) -> None:
        """A picture's description in brackets: words like others, which a line may end between, but no more of the
        block's text than the description itself."""
        words = f"[{item.run.element.alt}]"
        first = len(self.chunks) - self.open
        before = self.chunks[first].length if self.open else 0
        shown = Item("text", words, item.run, len(words))
        if levels is None:
            self._text(shown)
        else:
            self._mixed(shown, levels[:1] * len(words))
        excess = sum(chunk.length for chunk in self.chunks[first:]) - before - item.length
        for chunk in reversed(self.chunks[first:]):
            less = min(excess, chunk.length)
            chunk.length -= less
            excess -= less
