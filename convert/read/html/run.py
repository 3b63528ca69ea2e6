"""A run of words as it is gathered from a page: pieces of text under open formats, built into inlines at its end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from convert.canonical import canonical
from convert.invariants import FORBIDDEN
from convert.model import (
    Abbreviation,
    Block,
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
from convert.read.html.element import Element, common
from convert.typography import normalise
from convert.walk import inline_text, iter_inlines, map_inlines

Kind: TypeAlias = Literal["emphasis", "strong", "strike", "sub", "sup", "link", "span", "abbreviation"]

#: Formats within one another, at most: what a page may claim beyond that says nothing to a reader.
_NESTED: Final = 24
#: Formats that say something within themselves.
_NESTING: Final = frozenset({"span", "sub", "sup"})
#: Break hints for a screen that is gone, as in :mod:`convert.typography`.
_INVISIBLE: Final = re.compile("[\u200b\u00ad\ufeff\u2060]")
_LIGATURE: Final = re.compile("[ﬀ-ﬆ]")
_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
#: Pairs that UTF-8 read as Latin-1 or Windows-1252 leaves behind: worth the cost of ftfy.
_MOJIBAKE: Final = re.compile("[ÂÃâðÐÑ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u2122]")
_SPACES: Final = re.compile("[ \t\n\r\f\v]+")
#: Runs of spaces of any width set letters apart or words into columns; single ones hold words together.
_WIDE: Final = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}")


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """An open inline element. ``value``: link target, expansion, language; ``extra``: link title or direction."""

    kind: Kind
    value: str = ""
    extra: str | None = None


Piece: TypeAlias = tuple[Inline, tuple[Format, ...]]


def mended(text: str) -> str:
    """Words as they should read: NFC, nothing that XML forbids, no break hints, white space runs as one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    text = _SPACES.sub(" ", text)
    if text.isascii():
        return text if text.isprintable() else FORBIDDEN.sub("", text)
    if _MOJIBAKE.search(text):
        core = normalise(text)
        text = f"{' ' * text[:1].isspace()}{core}{' ' * text[-1:].isspace()}" if core else " "
    if not text.isprintable() or _LIGATURE.search(text):
        text = _WIDE.sub(" ", FORBIDDEN.sub("", _INVISIBLE.sub("", text)).translate(_LIGATURES))
    return unicodedata.normalize("NFC", text)


@dataclass(slots=True)
class Run:
    """What has been read since the last block began. ``inner``: the innermost element that holds all its words.

    ``after``: blocks that stood within the run and follow it (texts that the page hides or shows on demand).
    """

    pieces: list[Piece] = field(default_factory=list)
    formats: tuple[Format, ...] = ()
    inner: Element | None = None
    chars: int = 0
    linked: int = 0
    after: list[Block] = field(default_factory=list)

    def text(self, value: str, element: Element) -> None:
        """Add words that stand in ``element``."""
        value = mended(value)
        if not value:
            return
        count = len(value) - (value[0] == " ") - (value[-1] == " " and len(value) > 1)
        if count > 0:
            self.chars += count
            if self.linking:
                self.linked += count
            if self.inner is not element:
                self.inner = element if self.inner is None else common(self.inner, element)
        elif not self.pieces:
            return
        self.pieces.append((Text(value), self.formats))

    def add(self, inline: Inline, element: Element) -> None:
        """Add a node that is no words: a picture, a note's number, a line break."""
        if not isinstance(inline, LineBreak):
            self.inner = element if self.inner is None else common(self.inner, element)
        self.pieces.append((inline, self.formats))

    def gap(self) -> None:
        """What follows stands apart from what came before."""
        if self.pieces:
            self.pieces.append((Text(" "), ()))

    @property
    def linking(self) -> bool:
        """Whether what is read now stands in a link."""
        return bool(self.formats) and any(format.kind == "link" for format in self.formats)

    def open(self, format: Format) -> None:
        """Begin a format, unless the same kind is open already or too many are."""
        kind = format.kind
        same = kind not in _NESTING and any(old.kind == kind for old in self.formats)
        if not same and len(self.formats) < _NESTED:
            self.formats = (*self.formats, format)

    def close(self, format: Format) -> None:
        """End a format, if it was begun."""
        if self.formats and self.formats[-1] is format:
            self.formats = self.formats[:-1]

    def breaks(self) -> int:
        """How many line breaks the run ends in, white space aside."""
        count = 0
        for inline, _ in reversed(self.pieces):
            if isinstance(inline, LineBreak):
                count += 1
            elif not (isinstance(inline, Text) and not inline.value.strip()):
                break
        return count

    def worded(self) -> bool:
        """Whether anything but white space has been read."""
        return any(not isinstance(inline, LineBreak) and not _blank(inline) for inline, _ in self.pieces)

    def take(self) -> tuple[Inline, ...]:
        """The run's inlines, canonical; the run is empty afterwards, its open formats stay."""
        pieces, self.pieces = self.pieces, []
        self.inner = None
        self.chars = self.linked = 0
        if len(pieces) == 1 and isinstance(only := pieces[0][0], Text):
            words: tuple[Inline, ...] = canonical((only,))
            for format in reversed(pieces[0][1] if words else ()):
                words = (_built(format, words),)
            return words
        tidy = _tidied(pieces)
        return canonical(_nested(pieces, 0)) if tidy is None else _nested(tidy, 0)


def _tidied(pieces: Sequence[Piece]) -> list[Piece] | None:
    """The pieces of a run that is canonical once spaces at its ends and doubled ones are gone; None for one with spaces
    at the edges of formats, formats that touch, or anything but words and pictures. Most runs of a page are as simple,
    and need not be taken apart to be canonical."""
    out: list[Piece] = []
    before: tuple[Format, ...] = ()
    last = " "
    for piece in pieces:
        inline, formats = piece
        value = inline.value if isinstance(inline, Text) else "-" if isinstance(inline, Image) else ""
        if not value or (before and formats is not before and (formats or last.isspace())):
            return None
        first = value[0]
        if first.isspace():
            if formats and (last.isspace() or formats is not before):
                return None
            if last.isspace():
                value = value[1:]
                if first != " " or last != " " or value[:1].isspace():
                    return None
                if not value:
                    continue
                piece = (Text(value), formats)
        elif first > "\u02ff" and (unicodedata.combining(first) or "\u1100" <= first <= "\u11ff"):
            return None
        out.append(piece)
        before, last = formats, value[-1]
    return _ended(out)


def _ended(pieces: list[Piece]) -> list[Piece] | None:
    """The pieces without space at their end; None where it is within a format."""
    while pieces and isinstance(last := pieces[-1][0], Text) and last.value[-1].isspace():
        if pieces[-1][1]:
            return None
        value = last.value.rstrip()
        pieces.pop()
        if value:
            pieces.append((Text(value), ()))
    return pieces


def _blank(inline: Inline) -> bool:
    return isinstance(inline, Text) and not inline.value.strip()


def _nested(pieces: Sequence[Piece], depth: int) -> tuple[Inline, ...]:
    """The pieces as inlines within one another, from the format at ``depth`` on."""
    out: list[Inline] = []
    at, count = 0, len(pieces)
    while at < count:
        inline, formats = pieces[at]
        first = at
        at += 1
        if len(formats) > depth:
            format = formats[depth]
            while at < count and len(around := pieces[at][1]) > depth and around[depth] is format:
                at += 1
            out.append(_built(format, _nested(pieces[first:at], depth + 1)))
        elif isinstance(inline, Text):
            values = [inline.value]
            while at < count and len(pieces[at][1]) <= depth and isinstance(following := pieces[at][0], Text):
                values.append(following.value)
                at += 1
            out.append(Text("".join(values)) if len(values) > 1 else inline)
        else:
            out.append(inline)
    return tuple(out)


def _built(format: Format, children: tuple[Inline, ...]) -> Inline:
    match format.kind:
        case "emphasis":
            return Emphasis(children)
        case "strong":
            return Strong(children)
        case "strike":
            return Strike(children)
        case "sub":
            return Sub(children)
        case "sup":
            return Sup(children)
        case "link":
            return Link(_naming(children, format.extra), format.value, format.extra)
        case "abbreviation":
            return Abbreviation(children, format.value)
        case "span":
            directions: dict[str | None, Direction] = {"ltr": "ltr", "rtl": "rtl", "auto": "auto"}
            return Span(children, format.value or None, directions.get(format.extra))


def _naming(children: tuple[Inline, ...], title: str | None) -> tuple[Inline, ...]:
    """What a link holds. Where that is nothing but pictures one of them names the link, so none of them can be
    decorative (WCAG, failure F89): the link's title describes the first, or nobody has."""
    if inline_text(children).strip() or not any(isinstance(node, Image) for node in iter_inlines(children)):
        return children
    names = iter([title])
    return map_inlines(
        children,
        lambda node: (replace(node, alt=next(names, None), decorative=False),) if isinstance(node, Image) else (node,),
    )


def split_pictures(run: Iterable[Inline]) -> tuple[Image, ...] | None:
    """The pictures of a run that holds nothing else but links around them and space; None for any other run."""
    found: list[Image] = []
    for inline in run:
        match inline:
            case Image():
                found.append(inline)
            case Link(children) | Emphasis(children) | Strong(children) | Span(children):
                inside = split_pictures(children)
                if inside is None:
                    return None
                found.extend(inside)
            case LineBreak():
                pass
            case Text(value) if not value.strip():
                pass
            case _:
                return None
    return tuple(found)


def without_space_around(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The run with a note reference drawn to the word before it, as notes are set."""
    out: list[Inline] = []
    for inline in run:
        if isinstance(inline, NoteRef) and out and isinstance(last := out[-1], Text):
            out[-1] = replace(last, value=last.value.rstrip(" "))
        out.append(inline)
    return tuple(out)
