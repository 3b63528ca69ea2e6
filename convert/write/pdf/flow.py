"""Flows: the document as things to be laid out, before any width is known.

A flow has its text already cut into chunks and its structure elements already made, so that one flow can be laid out
at several widths (a table tries some) and still appear once in the structure tree. All lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from convert.model import Alignment
from convert.walk import Path
from convert.write.pdf.images import Picture
from convert.write.pdf.runs import Chunk, Run
from convert.write.pdf.tags import Element


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph stands. ``leading``: line to line; ``size``: of its type; ``hang``: indent of all lines of an
    author's line but the first; ``together``: all its lines on one page; ``balanced``: its lines about as long as
    each other."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    rtl: bool = False
    align: Alignment | None = None
    hang: float = 0.0
    keep_next: bool = False
    together: bool = False
    balanced: bool = False
    wrap_mark: bool = False


@dataclass(slots=True, eq=False)
class Para:
    """Text in lines. ``path``: where in ``Document.blocks`` its block is, None for what is not of the text; ``part``:
    that of :class:`~convert.output.PageStart`. ``run`` is its plain look. ``page_of``: an anchor whose page number
    stands at the line's end, as in a table of contents."""

    chunks: list[Chunk]
    setting: Setting
    run: Run
    path: Path | None = None
    anchors: tuple[str, ...] = ()
    page_of: str | None = None
    heading: Heading | None = None
    part: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """What a heading gives to the outline."""

    level: int
    text: str
    element: Element


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """What is drawn behind or beside a stretch of boxes: a filled ground, or a bar at the start side."""

    kind: Literal["ground", "bar"]
    colour: str
    pad: float


@dataclass(slots=True, eq=False)
class Group:
    """Flows one below another, set in by ``indent`` at the start side and ``outdent`` at the end side."""

    flows: list[Flow]
    indent: float = 0.0
    outdent: float = 0.0
    rtl: bool = False
    panel: Panel | None = None
    before: float = 0.0
    after: float = 0.0
    anchors: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Labelled:
    """A list item or a note: a label at the start side of its first line. ``to_end``: the label's end, not its
    start, is lined up."""

    label: Para
    body: Group
    indent: float
    to_end: bool
    rtl: bool


@dataclass(slots=True, eq=False)
class Plate:
    """A picture of its own, scaled to fit. ``element`` None makes it an artifact. ``growth``: how much
    larger than its own size it may be."""

    picture: Picture
    element: Element | None
    before: float
    after: float
    keep_next: bool
    rtl: bool
    path: Path | None
    anchors: tuple[str, ...] = ()
    growth: float = 1.0


@dataclass(slots=True, eq=False)
class Rule:
    """A short rule between two parts of a text, or one that parts notes from text."""

    colour: str
    before: float
    after: float
    path: Path | None = None
    anchors: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class GridCell:
    """A cell at a row and column, with its content and its extent. ``label``: what its column is called, for a stacked
    table."""

    row: int
    column: int
    rows: int
    columns: int
    content: Group
    header: bool
    align: Alignment | None = None
    label: Para | None = None


@dataclass(slots=True, eq=False)
class Grid:
    """A table. ``cells`` in reading order; the first ``head`` rows repeat on each page. ``stacked``: its cells stand
    one below another, for no page is wide enough to set them side by side."""

    cells: list[GridCell]
    rows: int
    columns: int
    head: int
    rtl: bool
    before: float
    after: float
    pad_x: float
    pad_y: float
    rule: str
    ground: str
    anchors: tuple[str, ...] = ()
    stacked: bool = False


Flow: TypeAlias = Para | Group | Labelled | Plate | Rule | Grid
