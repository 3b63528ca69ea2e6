"""Inlines → Markdown. Emphasis is the hard part: where its delimiters would not flank their words by the rules of
CommonMark 0.31.2, section 6.2, the letter beside them is written as a character reference."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html import escape as html_escape
from typing import Final, Literal, assert_never

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
from convert.write.markdown import escape

#: Stands between two delimiter runs that would otherwise melt into one.
_SEPARATOR: Final = "<!-- -->"
_AUTOLINK: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*")


@dataclass(slots=True)
class _Piece:
    """A stretch of output. ``open`` and ``close`` are delimiter runs; ``text`` may have an edge letter encoded."""

    kind: Literal["text", "raw", "open", "close"]
    value: str


@dataclass(slots=True)
class InlineWriter:
    """Writes one run. ``media`` gives the path of a picture, ``labels`` the label of a note; ``lost`` collects what
    Markdown cannot say, by finding code."""

    media: dict[str, str]
    labels: dict[str, str]
    in_cell: bool = False
    single_line: bool = False
    lost: set[str] = field(default_factory=set)

    def write(self, children: tuple[Inline, ...]) -> str:
        """The run as Markdown; lines are those that the author set."""
        pieces: list[_Piece] = []
        self._run(children, pieces, outer="", in_link=False)
        _flank(pieces)
        text = "".join(piece.value for piece in pieces)
        if self.in_cell:
            return text
        return "\n".join(map(escape.escape_line_start, text.split("\n")))

    def _run(self, children: tuple[Inline, ...], out: list[_Piece], outer: str, in_link: bool) -> None:
        last = len(children) - 1
        for index, child in enumerate(children):
            self._node(child, out, outer if index == last else "", in_link)

    def _node(self, node: Inline, out: list[_Piece], outer: str, in_link: bool) -> None:
        match node:
            case Text(value):
                self._text(value, out, in_link)
            case Emphasis(children):
                self._delimited(children, out, outer, in_link, 1)
            case Strong(children):
                self._delimited(children, out, outer, in_link, 2)
            case Strike(children):
                self._wrapped(children, out, "~~", "~~", in_link, "~")
            case Sub(children):
                self._html("sub", "", children, out, in_link)
            case Sup(children):
                self._html("sup", "", children, out, in_link)
            case Span(children, lang, direction):
                attributes = "".join(
                    f' {name}="{html_escape(value)}"' for name, value in (("lang", lang), ("dir", direction)) if value
                )
                self._html("span", attributes, children, out, in_link)
            case Abbreviation(children):
                self.lost.add("abbreviation")
                self._run(children, out, outer, in_link)
            case CodeSpan(value):
                code = escape.code_span(value)
                out.append(_Piece("raw", code.replace("|", "\\|") if self.in_cell else code))
            case Link(children, target, title):
                self._link(children, target, title, out)
            case Image(media, alt, decorative):
                if not decorative and not alt:
                    self.lost.add("undescribed-picture")
                shown = escape.escape("" if decorative else alt or "", in_link=True, in_cell=self.in_cell)
                out.append(_Piece("raw", f"![{shown}]({escape.destination(self.media.get(media, media))})"))
            case LineBreak():
                out.append(_Piece("raw", "<br>" if self.in_cell or self.single_line else "\\\n"))
            case NoteRef(note):
                out.append(_Piece("raw", f"[^{self.labels.get(note, note)}]"))
            case _:
                assert_never(node)

    def _text(self, value: str, out: list[_Piece], in_link: bool) -> None:
        text = escape.escape(value, in_link=in_link, in_cell=self.in_cell)
        if out and out[-1].kind == "raw" and out[-1].value.startswith("[^") and text[:1] in "([:":
            text = "\\" + text
        out.append(_Piece("text", text))

    def _delimited(self, children: tuple[Inline, ...], out: list[_Piece], outer: str, in_link: bool, n: int) -> None:
        taken = {outer}
        if out and out[-1].kind in ("open", "close"):
            taken.add(out[-1].value[0])
        mark = "*" if "*" not in taken else "_" if "_" not in taken else "*"
        self._wrapped(children, out, mark * n, mark * n, in_link, mark)

    def _wrapped(
        self, children: tuple[Inline, ...], out: list[_Piece], opening: str, closing: str, in_link: bool, mark: str
    ) -> None:
        for kind, value in (("open", opening), ("close", closing)):
            if kind == "close":
                self._run(children, out, mark, in_link)
            if out and out[-1].kind in ("open", "close") and out[-1].value[0] == mark:
                out.append(_Piece("raw", _SEPARATOR))
            out.append(_Piece("open" if kind == "open" else "close", value))

    def _html(self, name: str, attributes: str, children: tuple[Inline, ...], out: list[_Piece], in_link: bool) -> None:
        out.append(_Piece("raw", f"<{name}{attributes}>"))
        self._run(children, out, "", in_link)
        out.append(_Piece("raw", f"</{name}>"))

    def _link(self, children: tuple[Inline, ...], target: str, title: str | None, out: list[_Piece]) -> None:
        if children == (Text(target),) and title is None and _AUTOLINK.fullmatch(target) and not self.in_cell:
            out.append(_Piece("raw", f"<{target}>"))
            return
        if out and out[-1].kind == "text" and re.search(r"(?<!\\)(\\\\)*[!^]$", out[-1].value):
            out[-1].value = f"{out[-1].value[:-1]}\\{out[-1].value[-1]}"
        out.append(_Piece("raw", "["))
        self._run(children, out, "", True)
        shown = escape.destination(target) + (f" {escape.title(title)}" if title is not None else "")
        if self.in_cell:
            shown = shown.replace("|", "\\|")
        out.append(_Piece("raw", f"]({shown})"))


# ------------------------------------------------------------------------------------------ flanking


def _is_space(character: str) -> bool:
    return character == "" or character.isspace()


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _flank(pieces: list[_Piece]) -> None:
    """Encode the letters beside delimiter runs that would not open or close where they should [6.2]."""
    for index, piece in enumerate(pieces):
        if piece.kind not in ("open", "close"):
            continue
        if piece.kind == "open":
            inside, outside = _first(pieces, index), _last(pieces, index)
        else:
            inside, outside = _last(pieces, index), _first(pieces, index)
        if _is_space(inside):
            _encode(pieces, index + (1 if piece.kind == "open" else -1), first=piece.kind == "open")
            inside = "&" if piece.kind == "open" else ";"
        plain_outside = not _is_space(outside) and not _is_punctuation(outside)
        if plain_outside and (_is_punctuation(inside) or piece.value[0] == "_"):
            _encode(pieces, index + (-1 if piece.kind == "open" else 1), first=piece.kind == "close")


def _first(pieces: list[_Piece], index: int) -> str:
    return pieces[index + 1].value[:1] if index + 1 < len(pieces) else ""


def _last(pieces: list[_Piece], index: int) -> str:
    return pieces[index - 1].value[-1:] if index > 0 else ""


def _encode(pieces: list[_Piece], index: int, *, first: bool) -> None:
    """Write the first or last character of a text piece as a character reference [2.5]."""
    if not 0 <= index < len(pieces) or pieces[index].kind != "text":
        return
    value = pieces[index].value
    if first:
        pieces[index].value = f"&#{ord(value[0])};{value[1:]}"
    else:
        pieces[index].value = f"{value[:-1]}&#{ord(value[-1])};"
