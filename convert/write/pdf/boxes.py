"""Boxes: what stands on a page, stacked from the top, each with the rules for where a page may end.

Lengths are points; x runs from the left edge of the text area, y from a box's top down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

from convert.model import Alignment
from convert.walk import Path
from convert.write.pdf.flow import GridCell, Heading, Panel
from convert.write.pdf.images import Picture
from convert.write.pdf.runs import Line
from convert.write.pdf.tags import Element

#: Path, offset and part of :class:`~convert.output.PageStart`.
Where: TypeAlias = tuple[Path, int, int | None]


@dataclass(frozen=True, slots=True, eq=False)
class PlacedPanel:
    """A panel with its left and right edge."""

    panel: Panel
    left: float
    right: float


@dataclass(slots=True, eq=False)
class Box:
    """The common part. ``gap``: space above it, which vanishes at the top of a page. ``keep``: no page may end below
    it. ``place``: where in the tree what begins here is. ``notes``: notes referred to."""

    height: float
    gap: float = 0.0
    keep: bool = False
    place: Where | None = None
    notes: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    panels: tuple[PlacedPanel, ...] = ()


@dataclass(slots=True, eq=False)
class LineBox(Box):
    """A line of text in [x, x + width]. ``baseline``: from the top. ``label``: a list label's line and its x.
    ``wrap_mark``: where to draw the mark of a line that was broken by force, as in code. ``number``:
    the number of the line that is shown beside it, 0 for none."""

    line: Line = field(default_factory=lambda: Line([], 0.0))
    x: float = 0.0
    width: float = 0.0
    baseline: float = 0.0
    rtl: bool = False
    align: Alignment | None = None
    label: tuple[Line, float] | None = None
    page_of: str | None = None
    wrap_mark: bool = False
    heading: Heading | None = None
    number: int = 0


@dataclass(slots=True, eq=False)
class PictureBox(Box):
    """A picture of its own, at x."""

    picture: Picture | None = None
    element: Element | None = None
    x: float = 0.0
    width: float = 0.0


@dataclass(slots=True, eq=False)
class RuleBox(Box):
    """A thin rule in the middle of the box."""

    colour: str = ""
    x: float = 0.0
    width: float = 0.0


@dataclass(slots=True, eq=False)
class CellBox:
    """A cell's boxes on one page, with its edges; y of each box from the row's top. ``bottom``: from the row's top,
    below the row itself where the cell spans more rows. ``closed``: its lower rule is drawn."""

    cell: GridCell
    x: float
    width: float
    bottom: float
    boxes: list[tuple[float, Placeable]]
    closed: bool = True


@dataclass(slots=True, eq=False)
class RowBox(Box):
    """A table row, or the part of one that is on this page. ``header``: rows to repeat where a page begins with it."""

    cells: list[CellBox] = field(default_factory=list)
    header: tuple[RowBox, ...] = ()
    rule: str = ""
    ground: str = ""
    pad: float = 0.0


Placeable: TypeAlias = LineBox | PictureBox | RuleBox | RowBox
