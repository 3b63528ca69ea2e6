"""Tables of the tree to grids: cells at their rows and columns, with the attributes that tell readers about them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from convert.model import Cell, Scope, Table
from convert.walk import block_text
from convert.write.pdf import inline
from convert.write.pdf.flow import Flow, Grid, GridCell, Group, Para, Setting
from convert.write.pdf.runs import Run
from convert.write.pdf.tables import least_width
from convert.write.pdf.tags import ARTIFACT

if TYPE_CHECKING:
    from convert.write.pdf.build import Builder, Place

#: The Scope attribute by the tree's scopes (ISO 32000-1, table 349).
_SCOPES: Final[dict[Scope, str]] = {"col": "Column", "colgroup": "Column", "row": "Row", "rowgroup": "Row"}

#: The sizes that a wide table is tried at, as ratios of the text's.
_RATIOS: Final = (1.0, 0.875, 0.75)


def table(builder: Builder, block: Table, place: Place) -> Flow:
    """A table as a grid, its caption above it. Where not even turned pages are wide enough for its longest words, it
    is set smaller, as far as the profile allows, and then with its cells one below another."""
    text = builder.style.text
    ratios = [ratio for ratio in _RATIOS if text.size * place.ratio * ratio >= text.smallest] or [1.0]
    for ratio in ratios[:-1]:
        flow, grid = _set(builder, block, replace(place, ratio=place.ratio * ratio))
        if least_width(grid) <= builder.context.widest:
            return flow
        place.element.kids.pop()
    place = replace(place, ratio=place.ratio * ratios[-1])
    flow, grid = _set(builder, block, place)
    if least_width(grid) > builder.context.widest and _can_be_stacked(block, grid):
        _stack(builder, block, grid, place)
    return flow


def _can_be_stacked(block: Table, grid: Grid) -> bool:
    """Whether every cell belongs to one row and one column that has a header to name it by."""
    plain = all(cell.rows == cell.columns == 1 for cell in grid.cells)
    return plain and 0 < grid.head < grid.rows and not grid.rtl


def _stack(builder: Builder, block: Table, grid: Grid, place: Place) -> None:
    """Give each cell the name of its column. To look at only: who listens is told the column by the reader."""
    context = builder.context
    heads = [cell for row in block.rows[: grid.head] for cell in row.cells]
    names: dict[int, list[str]] = {}
    for cell, head in zip(grid.cells, heads, strict=False):
        words = " ".join(block_text(child) for child in head.children)
        names.setdefault(cell.column, []).append(" ".join(words.split()))
    look = context.look(place.lang, size=builder.size(place), bold=True)
    run = Run(look, ARTIFACT)
    for cell in grid.cells:
        name = ", ".join(filter(None, names.get(cell.column, ())))
        if cell.row >= grid.head and name:
            chunks = inline.plain(f"{name}: ", run, context)
            for chunk in chunks:
                chunk.length = 0  # no part of the block's text
            leading = min(1.35, builder.style.text.leading) * look.size
            cell.label = Para(chunks, Setting(look.size, leading, keep_next=True), run)
    grid.stacked = True


def _set(builder: Builder, block: Table, place: Place) -> tuple[Group, Grid]:
    context = builder.context
    inner = builder.within("Table", block.attr, place)
    size = builder.size(place)
    gap = builder.gap(place)
    flows: list[Flow] = []
    if block.caption:
        caption = builder.para(block.caption, "Caption", inner, part=0)
        caption.setting = replace(caption.setting, after=gap * 0.5, keep_next=True, together=True)
        flows.append(caption)
    head = min(block.head_rows, len(block.rows))
    sections = (
        inner.element.block("THead") if head else None,
        inner.element.block("TBody") if head < len(block.rows) else None,
    )
    taken: dict[tuple[int, int], bool] = {}
    cells: list[GridCell] = []
    columns = start = 0
    for row_index, row in enumerate(block.rows):
        section = sections[0] if row_index < head else sections[1]
        assert section is not None
        line = section.block("TR")
        column = 0
        for cell in row.cells:
            while taken.get((row_index, column)):
                column += 1
            rows = max(1, min(cell.rowspan, (head if row_index < head else len(block.rows)) - row_index))
            for down in range(rows):
                for across in range(max(1, cell.colspan)):
                    taken[row_index + down, column + across] = True
            held = replace(inner, element=line, start=start)
            made = _cell(builder, cell, held, rows)
            align = block.aligns[column] if column < len(block.aligns) else None
            if cell.colspan > 1 and align is not None:
                align = "center"
            cells.append(GridCell(row_index, column, rows, max(1, cell.colspan), made, cell.scope is not None, align))
            start += len(cell.children)
            column += max(1, cell.colspan)
            columns = max(columns, column)
    grid = Grid(
        cells, len(block.rows), max(columns, 1), head, place.dir == "rtl", gap * 0.5 if block.caption else gap, gap,
        0.5 * size, 0.3 * size, context.style.colour.rule, context.style.colour.panel,
    )  # fmt: skip
    anchors = (f"#{block.attr.id}",) if block.attr.id is not None else ()
    return Group([*flows, grid], before=gap * 1.33, after=gap * 1.67, anchors=anchors), grid


def _cell(builder: Builder, cell: Cell, place: Place, rows: int) -> Group:
    inner = builder.within("TH" if cell.scope else "TD", cell.attr, place)
    inner = replace(inner, bold=inner.bold or cell.scope is not None)
    inner.element.attributes = _attributes(cell, rows)
    flows = builder.blocks(cell.children, inner)
    close = min(1.35, builder.style.text.leading)
    for flow in flows:
        if isinstance(flow, Para):
            gap = builder.gap(place) * 0.33
            flow.setting = replace(flow.setting, before=gap, after=gap, leading=flow.setting.size * close)
    return Group(flows, rtl=inner.dir == "rtl")


def _attributes(cell: Cell, rows: int) -> tuple[str, ...]:
    entries = f"/Scope/{_SCOPES[cell.scope]}" if cell.scope else ""
    if cell.colspan > 1:
        entries += f"/ColSpan {cell.colspan}"
    if rows > 1:
        entries += f"/RowSpan {rows}"
    return (f"<</O/Table{entries}>>",) if entries else ()
