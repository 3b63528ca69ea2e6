"""A run of words as it is gathered from a page: pieces of text under open formats, built into inlines at its end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from convert.canonical import canonical
from convert.invariants import FORBIDDEN
from convert.model import Block, Emphasis, Image, Inline, LineBreak, Link, NoteRef, Span, Strong, Text
from convert.read.html.element import Element, common
from convert.read.html.formats import Format, built
from convert.read.html.pieces import APART, Piece, is_space, tidied
from convert.typography import normalise

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
_DOUBLED: Final = re.compile("  +")
#: Runs of spaces of any width set letters apart or words into columns; single ones hold words together.
_WIDE: Final = re.compile("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}")

#: Signs at the end of a part of a line, after which the next begins with a capital.
_STOPS: Final = frozenset(".!?:;)”»")
#: What stands right behind a number: a unit, "pm", "th".
_UNIT: Final = re.compile(r"[a-zµ]{1,4}(?![^\W_])")


def mended(text: str) -> str:
    """Words as they should read: NFC, nothing that XML forbids, no break hints, white space runs as one space."""
    if "\n" in text:
        text = text.replace("\n", " ")
    if "  " in text:
        text = _single_spaced(text)
    if not text.isprintable():
        text = _SPACES.sub(" ", text)
        if text.isascii():
            return _DOUBLED.sub(" ", FORBIDDEN.sub("", text))
    elif text.isascii():
        return text
    if _MOJIBAKE.search(text):
        core = normalise(text)
        text = f"{' ' * text[:1].isspace()}{core}{' ' * text[-1:].isspace()}" if core else " "
    if not text.isprintable():
        text = _WIDE.sub(" ", FORBIDDEN.sub("", _INVISIBLE.sub("", text)))
    if _LIGATURE.search(text):
        text = text.translate(_LIGATURES)
    return unicodedata.normalize("NFC", text)


def _single_spaced(text: str) -> str:
    """The text with one space for each run of them; most runs stand at its ends."""
    core = text.strip(" ")
    if not core:
        return " "
    if "  " in core:
        core = _DOUBLED.sub(" ", core)
    return f"{' ' * (text[0] == ' ')}{core}{' ' * (text[-1] == ' ')}"


@dataclass(slots=True)
class Run:
    """What has been read since the last block began. ``inner``: the innermost element that holds all its words.

    ``linking``: whether what is read now stands in a link; ``worded``: whether anything but white space has been read;
    ``noted`` and ``pictured``: whether the number of a note or a picture has. ``parted``: how many pieces there were
    where the last part of a line began or ended, -1 once the words behind it have been read. ``after``: blocks that
    stood within the run and follow it (texts that the page hides or shows on demand).
    """

    pieces: list[Piece] = field(default_factory=list)
    formats: tuple[Format, ...] = ()
    inner: Element | None = None
    chars: int = 0
    linked: int = 0
    linking: bool = False
    worded: bool = False
    noted: bool = False
    pictured: bool = False
    parted: int = -1
    after: list[Block] = field(default_factory=list)

    def text(self, value: str, element: Element) -> None:
        """Add words that stand in ``element``."""
        value = mended(value)
        if value and value[0].isspace() and self.pieces:
            value = self._spaced(value)
        if not value:
            return
        count = len(value)
        if count > 1 and value[-1] == " ":
            count -= 1
        if value[0] == " ":
            count -= 1
        if count > 0:
            self.chars += count
            if self.linking:
                self.linked += count
            if self.inner is not element:
                self.inner = element if self.inner is None else common(self.inner, element)
            if not self.worded:
                self.worded = not value.isspace()
        elif not self.pieces:
            return
        if self.parted > 0 and self._touches(value):
            self.pieces.append(APART)
        self.parted = -1
        self.pieces.append((value, self.formats))

    def _spaced(self, value: str) -> str:
        """Words without the space before them where the words before end in space and either is one that canonical
        runs keep: a no-break space amid others holds nothing together."""
        last = self.pieces[-1][0]
        if isinstance(last, str) and last[-1].isspace() and (value[0] != " " or last[-1] != " "):
            return value.lstrip()
        return value

    def add(self, inline: Inline, element: Element) -> None:
        """Add a node that is no words: a picture, code, a line break."""
        if not isinstance(inline, LineBreak):
            self.inner = element if self.inner is None else common(self.inner, element)
            self.worded = True
            self.pictured = self.pictured or isinstance(inline, Image)
        self.pieces.append((inline, self.formats))

    def refer(self, note: NoteRef) -> None:
        """Add the number of a note, which is neither raised nor a link by itself."""
        self.pieces.append((note, tuple(format for format in self.formats if format.kind not in ("sup", "link"))))
        self.worded = self.noted = True

    def gap(self) -> None:
        """What follows stands apart from what came before."""
        if self.pieces:
            self.pieces.append(APART)

    def part(self) -> None:
        """What follows is another part of the line: a space goes before it where the words would touch."""
        self.parted = len(self.pieces)

    def _touches(self, value: str) -> bool:
        """Whether a word would run into the last one where a part of the line begins."""
        last = self.pieces[-1][0]
        if self.parted != len(self.pieces) or not isinstance(last, str):
            return False
        if last[-1].isdigit() and _UNIT.match(value):
            return False
        return value[0].isalnum() if last[-1].isalnum() else last[-1] in _STOPS and value[0].isupper()

    def open(self, format: Format) -> None:
        """Begin a format, unless the same kind is open already or too many are."""
        kind, formats = format.kind, self.formats
        if formats:
            if len(formats) >= _NESTED or (kind not in _NESTING and any(old.kind == kind for old in formats)):
                return
            self.formats = (*formats, format)
        else:
            self.formats = (format,)
        self.linking = self.linking or kind == "link"

    def close(self, format: Format) -> None:
        """End a format, if it was begun."""
        if self.formats and self.formats[-1] is format:
            self.formats = self.formats[:-1]
            if format.kind == "link":
                self.linking = False

    def within(self) -> Run:
        """An empty run under the same formats."""
        return Run(formats=self.formats, linking=self.linking)

    def breaks(self) -> int:
        """How many line breaks the run ends in, white space aside."""
        count = 0
        for inline, _ in reversed(self.pieces):
            if isinstance(inline, LineBreak):
                count += 1
            elif not (isinstance(inline, str) and inline.isspace()):
                break
        return count

    def ends_in_digit(self) -> bool:
        """Whether a figure is the last that was read."""
        last = self.pieces[-1][0] if self.pieces else None
        return isinstance(last, str) and last.rstrip()[-1:].isdigit()

    def take(self) -> tuple[Inline, ...]:
        """The run's inlines, canonical, notes drawn to the words before them; the run is empty afterwards, its open
        formats stay."""
        pieces, self.pieces = self.pieces, []
        noted = self.noted
        self.inner = None
        self.parted = -1
        self.chars = self.linked = 0
        self.worded = self.noted = self.pictured = False
        words = _built(pieces)
        return _drawn_to_words(words) if noted else words


def _built(pieces: list[Piece]) -> tuple[Inline, ...]:
    while pieces and is_space(pieces[-1]):
        pieces.pop()
    if pieces and is_space(pieces[0]):
        first = next(at for at, piece in enumerate(pieces) if not is_space(piece))
        pieces = pieces[first:]
    if not pieces:
        return ()
    if len(pieces) == 1 and isinstance(value := pieces[0][0], str):
        return _lone(value, pieces[0][1])
    tidy = tidied(pieces)
    return canonical(_nested(pieces, 0)) if tidy is None else _nested(tidy, 0)


def _lone(value: str, formats: tuple[Format, ...]) -> tuple[Inline, ...]:
    """The canonical run of words that all stand under the same formats."""
    if not value.isprintable():
        words = canonical((Text(value),))
        return (_wrapped(words[0], formats),) if words and formats else words
    value = value.strip()
    return (_wrapped(value, formats),) if value else ()


def _wrapped(inline: str | Inline, formats: tuple[Format, ...]) -> Inline:
    """A piece as an inline within its formats."""
    node = Text(inline) if isinstance(inline, str) else inline
    for format in reversed(formats):
        node = built(format, (node,))
    return node


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
            if at - first > 1:
                out.append(built(format, _nested(pieces[first:at], depth + 1)))
            else:
                out.append(_wrapped(inline, formats[depth:]))
        elif isinstance(inline, str):
            while at < count and len(pieces[at][1]) <= depth and isinstance(pieces[at][0], str):
                at += 1
            out.append(Text(inline if at - first == 1 else "".join(str(words) for words, _ in pieces[first:at])))
        else:
            out.append(inline)
    return tuple(out)


def _drawn_to_words(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The run with a note reference drawn to the word before it, as notes are set."""
    out: list[Inline] = []
    for inline in run:
        if isinstance(inline, NoteRef) and out and isinstance(last := out[-1], Text):
            out[-1] = Text(last.value.rstrip(" "))
        out.append(inline)
    return tuple(out)


def split_pictures(run: Iterable[Inline]) -> tuple[Image, ...] | None:
    """The pictures of a run that holds nothing else but links around them and space; None for any other run."""
    found: list[Image] = []
    for inline in run:
        if isinstance(inline, Text):
            if inline.value.strip():
                return None
        elif isinstance(inline, Image):
            found.append(inline)
        elif isinstance(inline, (Link, Emphasis, Strong, Span)):
            inside = split_pictures(inline.children)
            if inside is None:
                return None
            found.extend(inside)
        elif not isinstance(inline, LineBreak):
            return None
    return tuple(found)
