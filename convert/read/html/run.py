"""A run of words as it is gathered from a page: pieces of text under open formats, built into inlines at its end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
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

Kind: TypeAlias = Literal["emphasis", "strong", "strike", "sub", "sup", "link", "span", "abbreviation"]

#: Formats within one another, at most: what a page may claim beyond that says nothing to a reader.
_NESTED: Final = 24
#: Break hints for a screen that is gone, as in :mod:`convert.typography`.
_INVISIBLE: Final = re.compile("[\u200b\u00ad\ufeff\u2060]")
_LIGATURES: Final = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
#: Pairs that UTF-8 read as Latin-1 or Windows-1252 leaves behind: worth the cost of ftfy.
_MOJIBAKE: Final = re.compile("[ÂÃâðÐÑ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u2122]")
_SPACES: Final = re.compile("[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """An open inline element. ``value``: link target, expansion, language; ``extra``: link title or direction."""

    kind: Kind
    value: str = ""
    extra: str | None = None


Piece: TypeAlias = tuple[Inline, tuple[Format, ...]]


def mended(text: str) -> str:
    """Words as they should read: NFC, nothing that XML forbids, no break hints, white space runs as one space."""
    text = _SPACES.sub(" ", text)
    if text.isascii():
        return text if text.isprintable() else FORBIDDEN.sub("", text)
    if _MOJIBAKE.search(text):
        core = normalise(text)
        text = f"{' ' * text[:1].isspace()}{core}{' ' * text[-1:].isspace()}" if core else " "
    text = FORBIDDEN.sub("", _INVISIBLE.sub("", text)).translate(_LIGATURES)
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
            if any(format.kind == "link" for format in self.formats):
                self.linked += count
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

    def open(self, format: Format) -> None:
        """Begin a format, unless the same kind is open already or too many are."""
        same = any(old.kind == format.kind and format.kind not in ("span", "sub", "sup") for old in self.formats)
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
        pieces = self.pieces
        done: tuple[Inline, ...]
        if len(pieces) == 1 and not pieces[0][1] and isinstance(only := pieces[0][0], Text):
            words = only.value.strip()
            done = (Text(words),) if words else ()
        else:
            done = canonical(_nested(pieces, 0))
        self.pieces = []
        self.inner = None
        self.chars = self.linked = 0
        return done


def _blank(inline: Inline) -> bool:
    return isinstance(inline, Text) and not inline.value.strip()


def _nested(pieces: Sequence[Piece], depth: int) -> tuple[Inline, ...]:
    out: list[Inline] = []

    def format_at(piece: Piece) -> Format | None:
        return piece[1][depth] if len(piece[1]) > depth else None

    for format, group in groupby(pieces, format_at):
        if format is None:
            for plain, same in groupby((inline for inline, _ in group), lambda inline: isinstance(inline, Text)):
                nodes = list(same)
                out += [Text("".join(text.value for text in nodes if isinstance(text, Text)))] if plain else nodes
        else:
            out.append(_built(format, _nested(list(group), depth + 1)))
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
            return Link(children, format.value, format.extra)
        case "abbreviation":
            return Abbreviation(children, format.value)
        case "span":
            directions: dict[str | None, Direction] = {"ltr": "ltr", "rtl": "rtl", "auto": "auto"}
            return Span(children, format.value or None, directions.get(format.extra))


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
