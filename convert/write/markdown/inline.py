"""Inlines → Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape as html_escape
from typing import Final, assert_never

from convert.canonical import canonical
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
from convert.walk import iter_inlines, map_inlines
from convert.write.markdown import escape
from convert.write.markdown.emphasis import Kind, Mark, Piece, settle
from convert.write.markdown.marks import leading
from convert.write.markdown.places import Places

_AUTOLINK: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x20]*")
_MAIL: Final = re.compile(r"mailto:([A-Za-z0-9.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)")
#: A space within raw Markdown, where no line is to be broken.
FIXED_SPACE: Final = "\x00"


@dataclass(slots=True)
class InlineWriter:
    """Writes runs. ``single_line``: an author's line break is ``<br>``; ``in_cell``: within a table row;
    ``wrapping``: spaces where no line may be broken are written as FIXED_SPACE; ``like_marks``: what would read as a
    mark of a page, to be escaped."""

    places: Places
    in_cell: bool = False
    single_line: bool = False
    wrapping: bool = False
    like_marks: re.Pattern[str] | None = None

    def write(self, children: tuple[Inline, ...]) -> str:
        """The run as Markdown. Its lines are those that the author set, and each begins nothing but a paragraph,
        save on a single line, which never stands at the start of one."""
        children = canonical(self._speakable(children))
        if len(children) == 1 and isinstance(only := children[0], Text):
            text = self.unmarked(escape.escape(only.value, in_cell=self.in_cell))
            return text if self.single_line else _line_start(text)
        run = _Run(self)
        run.add(children, None, in_link=False)
        settle(run.pieces, run.marks)
        text = "".join(piece.value for piece in run.pieces)
        if self.single_line:
            return text
        return "\n".join(map(_line_start, text.split("\n")))

    def unmarked(self, text: str) -> str:
        """The article's own words, which are not to be taken for marks."""
        return self.like_marks.sub(r"\\[", text) if self.like_marks else text

    def _speakable(self, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The run without the nodes that Markdown has no words for; what they hold stays."""
        if not any(isinstance(node, Abbreviation) for node in iter_inlines(children)):
            return children
        self.places.lost.add("abbreviation")
        return map_inlines(children, lambda node: node.children if isinstance(node, Abbreviation) else (node,))


def _line_start(line: str) -> str:
    """A line that begins nothing but a paragraph, as it is without the marks before its first word."""
    start = leading(line)
    return line[:start] + escape.escape_line_start(line[start:])


class _Run:
    """One run on its way: pieces whose marks are yet to be settled."""

    def __init__(self, writer: InlineWriter) -> None:
        self.pieces: list[Piece] = []
        self.marks: list[Mark] = []
        self._writer = writer
        self._places = writer.places

    def add(self, children: tuple[Inline, ...], parent: Mark | None, in_link: bool) -> None:
        """Write nodes within ``parent``, the nearest mark around them in the same link."""
        for child in children:
            self._node(child, parent, in_link)

    def _node(self, node: Inline, parent: Mark | None, in_link: bool) -> None:
        match node:
            case Text(value):
                self._text(value, in_link)
            case Emphasis(children):
                self._mark("em", children, parent, in_link)
            case Strong(children):
                self._mark("strong", children, parent, in_link)
            case Strike(children):
                self._mark("s", children, parent, in_link)
            case Sub(children):
                self._tag("sub", "", children, parent, in_link)
            case Sup(children):
                self._tag("sup", "", children, parent, in_link)
            case Span(children, lang, direction):
                attributes = "".join(
                    f' {name}="{html_escape(value)}"' for name, value in (("lang", lang), ("dir", direction)) if value
                )
                self._tag("span", attributes, children, parent, in_link)
            case Abbreviation(children):
                self.add(children, parent, in_link)
            case CodeSpan(value):
                self._raw(escape.code_span(value))
            case Link(children, target, title):
                self._link(children, target, title)
            case Image():
                self._image(node)
            case LineBreak():
                self._raw("<br>" if self._writer.single_line else "\\\n")
            case NoteRef(note):
                self._raw(f"[^{self._places.labels.get(note, note)}]")
            case _:
                assert_never(node)

    def _raw(self, value: str) -> None:
        if self._writer.in_cell:
            value = value.replace("|", "\\|")
        if self._writer.wrapping:
            value = value.replace(" ", FIXED_SPACE)
        self.pieces.append(Piece(value))

    def _text(self, value: str, in_link: bool) -> None:
        text = self._writer.unmarked(escape.escape(value, in_link=in_link, in_cell=self._writer.in_cell))
        before = self.pieces[-1] if self.pieces else None
        if before and not before.text and not before.mark:
            # after a link, code or picture "{" begins attributes; "[^1](" is a link, and "[^1]:" at the start of a
            # line a note
            note = before.value.startswith("[^")
            line_start = len(self.pieces) == 1 or self.pieces[-2].value.endswith("\n")
            if text[0] == "{" or (note and (text[0] == "(" or (text[0] == ":" and line_start))):
                text = "\\" + text
        self.pieces.append(Piece(text, text=True))

    def _mark(self, kind: Kind, children: tuple[Inline, ...], parent: Mark | None, in_link: bool) -> None:
        mark = Mark(kind, parent, opens=len(self.pieces))
        self.marks.append(mark)
        self.pieces.append(Piece("", mark=mark))
        self.add(children, mark, in_link)
        mark.closes = len(self.pieces)
        self.pieces.append(Piece("", mark=mark))

    def _tag(
        self, name: str, attributes: str, children: tuple[Inline, ...], parent: Mark | None, in_link: bool
    ) -> None:
        self._raw(f"<{name}{attributes}>")
        self.add(children, parent, in_link)
        self._raw(f"</{name}>")

    def _link(self, children: tuple[Inline, ...], target: str, title: str | None) -> None:
        mail = _MAIL.fullmatch(target)
        if title is None and (
            (_AUTOLINK.fullmatch(target) and children == (Text(target),)) or (mail and children == (Text(mail[1]),))
        ):
            self._raw(f"<{mail[1] if mail and children != (Text(target),) else target}>")
            return
        if target.startswith("#"):
            target = self._anchor(target)
        self._free_exclamation()
        self._raw("[")
        self.add(children, None, True)
        self._raw(f"]({escape.destination(target)}{f' {escape.title(title)}' if title is not None else ''})")

    def _anchor(self, target: str) -> str:
        anchor = self._places.anchors.get(target[1:])
        if anchor is None:
            self._places.lost.add("dead-link")
            return target
        if anchor.startswith("~"):
            self._places.lost.add("link-to-block")
        return "#" + anchor.removeprefix("~")

    def _image(self, image: Image) -> None:
        if image.decorative:
            self._places.lost.add("decorative")
        elif not image.alt:
            self._places.lost.add("undescribed-picture")
        self._places.used.add(image.media)
        alt = "" if image.decorative else " ".join((image.alt or "").split())
        path = self._places.media.get(image.media, image.media)
        self._raw(f"![{escape.escape(alt, in_link=True)}]({escape.destination(path)})")

    def _free_exclamation(self) -> None:
        """Escape an exclamation mark right before a link, which would make it a picture [6.4]."""
        if self.pieces and self.pieces[-1].text and self.pieces[-1].value.endswith("!"):
            self.pieces[-1].value = self.pieces[-1].value[:-1] + "\\!"
