"""Tables: column widths from what cells hold, rows as boxes, and rows divided where a page ends within them.

No column is narrower than its longest word while there is room, and none is wider than its longest line. Where not all
can have their longest line, they share the width in the way that takes fewest lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil
from typing import Final, TypeAlias

from convert.write.pdf.boxes import CellBox, LineBox, Placeable, RowBox, Where
from convert.write.pdf.flow import Flow, Grid, GridCell, Group, Labelled, Para, Plate, Rule
from convert.write.pdf.runs import Chunk

#: Lays a flow out in [x, x + width], by itself.
Lay: TypeAlias = Callable[[Flow, float, float], list[Placeable]]
#: Where not all columns can have their longest line, each gets a share by this power of it: alike, or the more the
#: longer it is. (CSS 2.1, 17.5.2.2, leaves the way open.)
_POWERS: Final = (0.0, 0.5, 1.0)
#: Halvings of the search for a scale: to a thousandth of a point on any page.
_HALVINGS: Final = 48
#: Two rows are kept together while they take no more of a page than this.
_PAIR: Final = 0.25


def measure(flow: Flow) -> tuple[float, float]:
    """The narrowest and the widest that a flow can use: its longest word, its longest line."""
    match flow:
        case Para(chunks=chunks):
            return max((chunk.width for chunk in chunks), default=0.0), max(_lengths(chunks)) + 0.1
        case Group(flows=flows, indent=indent, outdent=outdent):
            inner = [measure(child) for child in flows]
            side = indent + outdent
            return max((low for low, _ in inner), default=0.0) + side, max(
                (high for _, high in inner), default=0
            ) + side
        case Labelled(body=body, indent=indent):
            low, high = measure(replace(body, indent=0.0))
            return low + indent, high + indent
        case Plate(picture=picture, growth=growth):
            return min(24.0, picture.width * 0.75), picture.width * 0.75 * growth
        case Rule():
            return 0.0, 0.0
        case Grid():
            low_widths, high_widths = _limits(flow)
            return sum(low_widths), sum(high_widths)


def _lengths(chunks: list[Chunk]) -> list[float]:
    """The widths of the lines between the breaks that the author set."""
    out, line, end = [], 0.0, 0.0
    for chunk in chunks:
        line += chunk.width
        end = line
        if chunk.ends_line:
            out.append(end)
            line = end = 0.0
        elif chunk.space is not None:
            line += chunk.space.width * chunk.spaces
    return [*out, end]


def _limits(grid: Grid) -> tuple[list[float], list[float]]:
    """The least and greatest useful width of each column, padding included; of the one column of a stacked table."""
    if grid.stacked:
        inner = [measure(content) for cell in grid.cells for content in (cell.content, cell.label) if content]
        return [max(low for low, _ in inner) + 2 * grid.pad_x], [max(high for _, high in inner) + 2 * grid.pad_x]
    low = [2 * grid.pad_x] * grid.columns
    high = [2 * grid.pad_x] * grid.columns
    for cell in sorted(grid.cells, key=lambda cell: cell.columns):
        narrow, wide = measure(cell.content)
        for widths, want in ((low, narrow + 2 * grid.pad_x), (high, wide + 2 * grid.pad_x)):
            span = range(cell.column, cell.column + cell.columns)
            lack = want - sum(widths[column] for column in span)
            if lack > 0:
                for column in span:
                    widths[column] += lack / cell.columns
    return low, [max(pair) for pair in zip(low, high, strict=True)]


def least_width(grid: Grid) -> float:
    """The width below which words would have to be broken."""
    return sum(_limits(grid)[0])


def column_widths(grid: Grid, width: float) -> list[float]:
    """The widths of the columns in a space of ``width``: of some ways to share it, the one that takes fewest lines."""
    low, high = _limits(grid)
    if sum(high) <= width:
        return high
    if sum(low) > width:
        return _shared(low, [1.0] * grid.columns, [0.0] * grid.columns, width)
    ways = [_shared(high, [most**power for most in high], low, width) for power in _POWERS]
    return min(ways, key=lambda widths: _height(grid, widths))


def _shared(most: list[float], weights: list[float], least: list[float], total: float) -> list[float]:
    """Widths in proportion to the weights, none above its ``most`` or below its ``least``, whose sum is ``total``."""

    def at(scale: float) -> list[float]:
        return [max(low, min(high, scale * weight)) for low, high, weight in zip(least, most, weights, strict=True)]

    below, above = 0.0, max(high / weight for high, weight in zip(most, weights, strict=True))
    for _ in range(_HALVINGS):
        middle = (below + above) / 2
        below, above = (middle, above) if sum(at(middle)) <= total else (below, middle)
    return at(below)


def _height(grid: Grid, widths: list[float]) -> int:
    """How many lines the rows take at these widths, about: in each row the cell that takes most."""
    rows: dict[int, int] = {}
    for cell in grid.cells:
        width = sum(widths[cell.column : cell.column + cell.columns]) - 2 * grid.pad_x
        rows[cell.row] = max(rows.get(cell.row, 0), _lines(cell.content, max(1.0, width)))
    return sum(rows.values())


def _lines(flow: Flow, width: float) -> int:
    match flow:
        case Para(chunks=chunks):
            return sum(ceil(line / width) for line in _lengths(chunks))
        case Group(flows=flows, indent=indent, outdent=outdent):
            return sum(_lines(child, max(1.0, width - indent - outdent)) for child in flows)
        case Labelled(body=body):
            return _lines(body, width)
        case _:
            return 1


# ------------------------------------------------------------------------------------------ rows


@dataclass(slots=True, eq=False)
class _Set:
    """A cell laid out: its boxes with their y from the cell's top, padding included, and its own height."""

    cell: GridCell
    x: float
    width: float
    boxes: list[tuple[float, Placeable]]
    height: float


def lay_table(grid: Grid, x: float, width: float, tall: float, lay: Lay) -> list[RowBox]:
    """The rows of a table as boxes; the header rows stay with the row below them."""
    if grid.stacked:
        return _lay_stacked(grid, x, width, lay)
    widths = column_widths(grid, width)
    total = sum(widths)
    left = x + width - total if grid.rtl else x
    edges = [0.0]
    for column in widths:
        edges.append(edges[-1] + column)
    cells = [_set_cell(grid, cell, edges, left, lay) for cell in grid.cells]
    heights, tied = _heights(grid, cells, tall)
    rows: list[RowBox] = []
    header: tuple[RowBox, ...] = ()
    for index in range(grid.rows):
        row = _row(grid, index, [one for one in cells if one.cell.row == index], heights)
        row.keep = index < grid.head or tied[index] or _lonely(grid, index, heights, tall)
        if index >= grid.head:
            row.header = header
        rows.append(row)
        if index == grid.head - 1 < grid.rows - 1:
            header = tuple(rows) if sum(heights[: grid.head]) < tall * 0.4 else ()
    return rows


def _lonely(grid: Grid, index: int, heights: list[float], tall: float) -> bool:
    """Whether a page that ends below this row would leave the first row of the body, or bring the last one, alone.
    Where the two rows are high, the gap that is left without them is worse."""
    if index + 1 >= grid.rows or index not in (grid.head, grid.rows - 2):
        return False
    return heights[index] + heights[index + 1] <= tall * _PAIR


def _lay_stacked(grid: Grid, x: float, width: float, lay: Lay) -> list[RowBox]:
    """Each cell across the whole width, below the one before it and behind its column's name. A rule closes each row
    of the table. The names of the columns stay together with the first cell, and no page ends after a row's first cell
    or before its last."""
    rows: list[RowBox] = []
    same = [-1, *(cell.row for cell in grid.cells), -1]
    for index, cell in enumerate(grid.cells):
        last = same[index + 2] != cell.row
        second_last = not last and (index + 3 == len(same) or same[index + 3] != cell.row)
        only = replace(cell, row=0 if index == 0 else 1, column=0, align=None, content=_named(cell))
        one = _set_cell(replace(grid, pad_y=grid.pad_y / 2), only, [0.0, width], x, lay)
        row = _row(grid, 0, [one], [one.height])
        row.cells[0].closed = last
        row.keep = cell.row < grid.head or (not last and same[index] != cell.row) or second_last
        rows.append(row)
    return rows


def _named(cell: GridCell) -> Group:
    """A cell's content behind the name of its column: on the first line of its text, or on a line of its own."""
    if cell.label is None:
        return cell.content
    first = cell.content.flows[0] if cell.content.flows else None
    if isinstance(first, Para):
        named: list[Flow] = [replace(first, chunks=[*cell.label.chunks, *first.chunks]), *cell.content.flows[1:]]
    else:
        named = [cell.label, *cell.content.flows]
    return replace(cell.content, flows=named)


def _set_cell(grid: Grid, cell: GridCell, edges: list[float], left: float, lay: Lay) -> _Set:
    start, end = edges[cell.column], edges[cell.column + cell.columns]
    x = left + (edges[-1] - end if grid.rtl else start)
    width = end - start
    y = grid.pad_y
    boxes: list[tuple[float, Placeable]] = []
    for box in lay(cell.content, x + grid.pad_x, width - 2 * grid.pad_x):
        y += box.gap
        if cell.align is not None and isinstance(box, LineBox):
            box.align = cell.align
        boxes.append((y, box))
        y += box.height
    return _Set(cell, x, width, boxes, y + grid.pad_y)


def _heights(grid: Grid, cells: list[_Set], tall: float) -> tuple[list[float], list[bool]]:
    """Row heights, and whether each row is tied to the next by a cell that spans both."""
    least = 2 * grid.pad_y + 6.0
    heights = [least] * grid.rows
    tied = [False] * grid.rows
    for one in sorted(cells, key=lambda one: one.cell.rows):
        first, count = one.cell.row, one.cell.rows
        lack = one.height - sum(heights[first : first + count])
        if lack > 0:
            heights[first + count - 1] += lack
    for one in cells:
        first, last = one.cell.row, one.cell.row + one.cell.rows - 1
        if last == first:
            continue
        if sum(heights[first : last + 1]) > tall * 0.8:  # too tall to keep together: its content stays in its row
            heights[first] = max(heights[first], one.height)
        else:
            tied[first:last] = [True] * (last - first)
    return heights, tied


def _row(grid: Grid, index: int, cells: list[_Set], heights: list[float]) -> RowBox:
    made = []
    for one in cells:
        bottom = sum(heights[index : index + one.cell.rows])
        made.append(CellBox(one.cell, one.x, one.width, bottom, one.boxes))
    notes = tuple(note for one in cells for _, box in one.boxes for note in box.notes)
    place = next((box.place for one in cells for _, box in one.boxes if box.place is not None), None)
    return RowBox(heights[index], notes=notes, place=place, cells=made, rule=grid.rule, ground=grid.ground,
                  pad=grid.pad_y)  # fmt: skip


def split_row(row: RowBox, height: float) -> tuple[RowBox, RowBox] | None:
    """A row in two: what fits in ``height``, and the rest; None when no line of some cell would fit."""
    upper: list[CellBox] = []
    lower: list[CellBox] = []
    for cell in row.cells:
        fits = [(y, box) for y, box in cell.boxes if y + box.height <= height - row.pad]
        rest = cell.boxes[len(fits) :]
        if cell.boxes and not fits:
            return None
        shift = rest[0][0] - row.pad if rest else 0.0
        upper.append(replace(cell, boxes=fits, bottom=height, closed=False))
        lower.append(replace(cell, boxes=[(y - shift, box) for y, box in rest], bottom=0.0))
    if not any(cell.boxes for cell in lower):
        return None
    deep = max((y + box.height for cell in lower for y, box in cell.boxes), default=0.0) + row.pad
    for cell in lower:
        cell.bottom = deep
    return (
        replace(row, height=height, cells=upper, keep=False, notes=_notes(upper)),
        replace(row, height=deep, cells=lower, gap=0.0, notes=_notes(lower), place=_place(lower), anchors=()),
    )


def _notes(cells: list[CellBox]) -> tuple[str, ...]:
    return tuple(note for cell in cells for _, box in cell.boxes for note in box.notes)


def _place(cells: list[CellBox]) -> Where | None:
    return next((box.place for cell in cells for _, box in cell.boxes if box.place is not None), None)
