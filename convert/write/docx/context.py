"""Where a block stands, and the paragraph style that says so.

Word has no containers: a paragraph in a list in a quotation is one flat paragraph with one style. So the containers
go into the style. What stands directly in the text, in a quotation or in a list uses Word's built-in style ("Body
Text", "Quote", "List Bullet 2"); deeper nesting gets a style of its own, based on the built-in one and named after
the way out of it: "List Bullet in Quote in List 2". A person can restyle it, and a reader can tell where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from convert.language import direction
from convert.model import Attr, Direction
from convert.write.docx.numbering import Numbers
from convert.write.docx.sheet import Sheet
from convert.write.docx.xml import attribute

Kind: TypeAlias = Literal["Quote", "Aside", "Definition", "List", "Footnote"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A container; ``depth`` counts lists directly within lists."""

    kind: Kind
    depth: int = 1
    numbers: Numbers | None = None

    @property
    def name(self) -> str:
        return self.kind if self.depth == 1 else f"{self.kind} {self.depth}"


@dataclass(frozen=True, slots=True)
class Context:
    """Containers from the outside in, the language and direction in force, the plain paragraph style, and the width
    left for text in twips."""

    lang: str
    rtl: bool
    plain: str
    width: int
    frames: tuple[Frame, ...] = ()

    @property
    def in_cell(self) -> bool:
        """Directly in a table cell, or in containers within it?"""
        return self.plain.startswith("Table ")

    def within(self, frame: Frame) -> Context:
        return replace(self, frames=(*self.frames, frame))

    def at(self, attr: Attr) -> Context:
        """The context of a block with this language and direction."""
        if attr.lang is None and attr.dir is None:
            return self
        lang = attr.lang or self.lang
        return replace(self, lang=lang, rtl=runs_from_right(attr.dir, attr.lang, self.rtl))


def runs_from_right(dir_: Direction | None, lang: str | None, inherited: bool) -> bool:
    """Does a part run from right to left: by its own direction, else its own language, else as what it stands in?"""
    if dir_ in ("ltr", "rtl"):
        return dir_ == "rtl"
    return direction(lang) == "rtl" if lang else inherited


def indents(frames: tuple[Frame, ...], sheet: Sheet) -> tuple[int, int]:
    """How far containers set their content in, in twips: at the line's start and at its end."""
    start = end = 0
    for frame in frames:
        match frame.kind:
            case "Quote":
                start, end = start + sheet.step, end + sheet.step
            case "Aside":
                start, end = start + sheet.half_step, end + sheet.half_step
            case "Definition":
                start += sheet.step
            case "Footnote":
                pass
            case "List":
                start += frame.depth * sheet.step
    return start, end


_BUILT_IN_LISTS: Final = 5
_OWN_INDENT: Final = {"Quote": (2, 2), "Attribution": (2, 2), "Aside": (1, 1), "Definition": (2, 0)}


def style_name(base: str, frames: tuple[Frame, ...]) -> str:
    """The name of the style for ``base`` within containers."""
    return base + "".join(f" in {frame.name}" for frame in reversed(frames))


def list_style(kind: str, depth: int) -> str:
    """ "List Bullet", "List Bullet 2" … Word has five of each; only what continues an item needs to say more, since
    it has no number whose level tells."""
    return kind if depth == 1 else f"{kind} {depth if kind == 'List Continue' else min(depth, _BUILT_IN_LISTS)}"


def _depth(base: str) -> int:
    """The depth that the name of a list style ends with."""
    return int(base.rpartition(" ")[2]) if base[-1].isdigit() else 1


class StyleBook:
    """The styles that one document needs beyond those of the template."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._ids: dict[str, str] = {}
        self._made: list[str] = []

    def paragraph(self, base: str, frames: tuple[Frame, ...] = ()) -> str:
        """The id of the paragraph style for ``base``, a style name of the template, within containers."""
        name = style_name(base, frames) if frames else base
        known = self._ids.get(name)
        if known is None:
            known = self._ids[name] = name.replace(" ", "")
            if frames or (base.startswith("List Continue") and _depth(base) > _BUILT_IN_LISTS):
                self._made.append(self._paragraph_style(known, name, base, frames))
        return known

    def table(self, frames: tuple[Frame, ...]) -> str:
        """The id of the table style within containers."""
        name = style_name("Article Table", frames)
        known = self._ids.get(name)
        if known is None:
            known = self._ids[name] = name.replace(" ", "")
            if frames:
                self._made.append(
                    f'<w:style w:type="table" w:customStyle="1" w:styleId="{known}"><w:name w:val="{attribute(name)}"/>'
                    '<w:basedOn w:val="ArticleTable"/></w:style>'
                )
        return known

    def xml(self) -> str:
        """The style elements, in the order of their first use."""
        return "".join(self._made)

    def _paragraph_style(self, known: str, name: str, base: str, frames: tuple[Frame, ...]) -> str:
        sheet = self._sheet
        start, end = indents(frames, sheet)
        own = _OWN_INDENT.get(base, (0, 0))
        start, end = start + own[0] * sheet.half_step, end + own[1] * sheet.half_step
        if base.startswith("List Continue"):
            start += sheet.step * _depth(base)
            base = list_style("List Continue", min(_depth(base), _BUILT_IN_LISTS))
        if base == "Source Code":
            start, end = start + sheet.code_indent, end + sheet.code_indent
        bar = next((sheet.bars[frame.kind] for frame in reversed(frames) if frame.kind in sheet.bars), "")
        size = sheet.notes_size if frames and frames[0].kind == "Footnote" else ""
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{known}"><w:name w:val="{attribute(name)}"/>'
            f'<w:basedOn w:val="{base.replace(" ", "")}"/><w:pPr>{"" if base in sheet.bars else bar}'
            f'<w:ind w:left="{start}" w:right="{end}"/></w:pPr>{size}</w:style>'
        )
