"""The inline tree to items: each leaf with its look, its structure element and the link that it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, assert_never

from convert.model import (
    Abbreviation,
    CodeSpan,
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
from convert.write.pdf.context import Context, Target
from convert.write.pdf.fonts import own_forms, stack
from convert.write.pdf.runs import Look, Run
from convert.write.pdf.tags import ARTIFACT

#: Subscripts and superscripts: size as a ratio, and the rise as a ratio of the size around them; the rise of a
#: superscript that a profile keeps as large as the text, which must not run into the line above.
_SCRIPT_SIZE: Final = 0.7
_SUP_RISE: Final = 0.36
_FULL_SUP_RISE: Final = 0.2
_SUB_RISE: Final = -0.16

Kind: TypeAlias = Literal["text", "code", "break", "note", "picture", "control"]


@dataclass(frozen=True, slots=True)
class Item:
    """A leaf of the inline tree in its run. ``value``: the text; the note's id; the picture's medium. ``length``:
    characters that it counts for in the block's plain text."""

    kind: Kind
    value: str
    run: Run
    length: int


def items(children: tuple[Inline, ...], run: Run, context: Context, lang: str) -> Iterator[Item]:
    """The leaves of a run of inlines, in logical order. ``lang`` is the language around them."""
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
                yield from items(inner, _within(run, "Em", _emphasised(run.look, context)), context, lang)
            case Strong(inner):
                yield from items(inner, _within(run, "Strong", _bold(run.look)), context, lang)
            case Strike(inner):
                struck = _within(run, "Strike", replace(run.look, strike=True))
                struck.element.attributes = ("<</O/Layout/TextDecorationType/LineThrough>>",)
                yield from items(inner, struck, context, lang)
            case Sub(inner):
                yield from items(inner, _script(run, "Sub", context), context, lang)
            case Sup(inner):
                yield from items(inner, _script(run, "Sup", context), context, lang)
            case Link():
                yield from items(child.children, _link(child, run, context), context, lang)
            case Abbreviation(inner, expansion):
                short = _within(run, "Span", run.look)
                short.element.expansion = expansion
                yield from items(inner, short, context, lang)
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
    size = style.text.legible(look.size * style.code.size / style.text.size)
    return replace(look, stack=font, size=size)


def raised(look: Look, context: Context, tag: Literal["Sub", "Sup"] = "Sup") -> Look:
    """The look of a superscript or subscript within ``look``, no smaller than the profile allows."""
    text = context.style.text
    size = max(look.size * _SCRIPT_SIZE, min(look.size, text.smallest))
    full = (size / look.size - _SCRIPT_SIZE) / (1 - _SCRIPT_SIZE)
    rise = _SUB_RISE if tag == "Sub" else _SUP_RISE + (_FULL_SUP_RISE - _SUP_RISE) * full
    return replace(
        look,
        size=size,
        rise=look.rise + rise * look.size,
        tracking=text.letter_spacing * size,
        spacing=text.word_spacing * size,
    )


def _script(run: Run, tag: Literal["Sub", "Sup"], context: Context) -> Run:
    look = raised(run.look, context, tag)
    inner = _within(run, tag, look)
    place = f"/TextPosition/{tag}" if context.ua2 else f"/BaselineShift {look.rise - run.look.rise:.2f}"
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
        url = context.uri(link.target)
        if not url:
            return run
        target = Target(link.title or text or url, url=url)
    element = run.element.inline("Link")
    context.targets[element] = target
    underline = run.look.underline or context.style.text.link_underline
    return Run(replace(run.look, colour=context.style.colour.link, underline=underline), element, element)


def _span(span: Span, run: Run, context: Context, lang: str) -> Iterator[Item]:
    inner = run
    if span.lang and span.lang != lang:
        element = run.element.inline("Span", span.lang)
        inner = Run(_restack(run.look, lang=own_forms(span.lang)), element, run.link)
    if span.dir in ("rtl", "ltr"):
        yield Item("control", "\u202b" if span.dir == "rtl" else "\u202a", inner, 0)
    yield from items(span.children, inner, context, span.lang or lang)
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
