"""Tables (17.4): a grid, header rows that repeat and are marked, spans, and widths from what the cells hold.

Word's own checker warns of merged cells, but a table that has them says something that it would not say without:
they are kept, as gridSpan (17.4.17) and vMerge (17.4.84).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from convert.model import Block, Cell, Table
from convert.walk import block_text, inline_text
from convert.write.docx.context import Context
from convert.write.docx.story import Story
from convert.write.docx.xml import attribute

BlockWriter: TypeAlias = Callable[[Story, tuple[Block, ...], Context, str], None]
_CELL_MARGIN: Final = 108
#: Cells of at most this many characters (a date, a name) stay on one line where there is room.
_UNBROKEN: Final = 12
#: The estimate of a word's width is a wide one; this much of it is needed for certain.
_SURELY: Final = 0.7
_DESCRIPTION_LENGTH: Final = 240
#: Rows with no more characters than this in a cell are kept together in twos.
_SHORT: Final = 300
#: How Word marks a cell as part of the header row or column, whatever stands in it (17.4.8).
_IN_HEADER_ROW: Final = '<w:cnfStyle w:val="100000000000" w:firstRow="1"/>'
_IN_HEADER_COLUMN: Final = '<w:cnfStyle w:val="001000000000" w:firstColumn="1"/>'
_HEADER_MARKS: Final = {
    "col": _IN_HEADER_ROW,
    "colgroup": _IN_HEADER_ROW,
    "row": _IN_HEADER_COLUMN,
    "rowgroup": _IN_HEADER_COLUMN,
}


@dataclass(frozen=True, slots=True)
class _Place:
    """One w:tc of a row: a cell, or the continuation of one from the row above."""

    cell: Cell
    column: int
    continues: bool


def grid(table: Table) -> tuple[tuple[_Place, ...], ...]:
    """The cells of each row by column, with the continuation of every cell that spans rows."""
    rows: list[tuple[_Place, ...]] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in table.rows:
        places: list[_Place] = []
        left: dict[int, tuple[Cell, int]] = {}
        column = 0
        cells = list(row.cells)
        while cells or any(start >= column for start in hanging):
            if column in hanging:
                cell, more = hanging[column]
                places.append(_Place(cell, column, True))
            elif cells:
                cell, more = cells[0], cells.pop(0).rowspan
                places.append(_Place(cell, column, False))
            else:
                cell, more = Cell(()), 1
                places.append(_Place(cell, column, False))
            if more > 1:
                left[column] = (cell, more - 1)
            column += cell.colspan
        hanging = left
        rows.append(tuple(places))
    return tuple(rows)


class TableWriter:
    """Writes one table. ``context.width`` is the room for it in twips, ``left`` its indent."""

    def __init__(self, story: Story, table: Table, context: Context, left: int, blocks: BlockWriter) -> None:
        self._story = story
        self._table = table
        self._context = context
        self._left = left
        self._blocks = blocks
        self._grid = grid(table)
        self._contexts: dict[tuple[str, int], Context] = {}
        self._columns = max((place.column + place.cell.colspan for row in self._grid for place in row), default=1)
        self._widths = self._column_widths()
        self._row_headers = any(cell.scope in ("row", "rowgroup") for row in table.rows for cell in row.cells[:1])

    def xml(self) -> str:
        """The w:tbl element."""
        if not self._table.head_rows:
            self._story.job.find("table-without-header", "a table has no header row, so none is marked")
        rows = "".join(self._row(index, places) for index, places in enumerate(self._grid))
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        return f"<w:tbl>{self._properties()}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"

    def _properties(self) -> str:
        context, table = self._context, self._table
        style = self._story.job.styles.table(context.frames)
        title = inline_text(table.caption)
        heads = [block_text_of(cell) for row in table.rows[: table.head_rows] for cell in row.cells]
        described = " · ".join(head for head in heads if head)[:_DESCRIPTION_LENGTH]
        parts = [f'<w:tblStyle w:val="{style}"/>', "<w:bidiVisual/>" if context.rtl else ""]
        parts.append(f'<w:tblW w:w="{sum(self._widths)}" w:type="dxa"/>')
        parts.append(f'<w:tblInd w:w="{self._left}" w:type="dxa"/>')
        first_row, first_column = int(bool(table.head_rows)), int(self._row_headers)
        look = 0x0020 * first_row + 0x0080 * first_column + 0x0600
        parts.append(
            f'<w:tblLook w:val="{look:04X}" w:firstRow="{first_row}" w:lastRow="0" w:firstColumn="{first_column}" '
            'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        )
        parts.append(f'<w:tblCaption w:val="{attribute(title or described)}"/>' if title or described else "")
        parts.append(f'<w:tblDescription w:val="{attribute(described)}"/>' if title and described else "")
        return f"<w:tblPr>{''.join(parts)}</w:tblPr>"

    def _row(self, index: int, places: tuple[_Place, ...]) -> str:
        head = index < self._table.head_rows
        self._story.keep_row = self._stays(index)
        marks = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
        made = f"<w:tr>{marks}{''.join(self._cell(place) for place in places)}</w:tr>"
        self._story.keep_row = False
        return made

    def _stays(self, index: int) -> bool:
        """Whether no page may end below this row: below the header or the first row of the body, or before the last
        row, so that none of these stands alone. Long rows part, since a page half empty is worse."""
        head, count = self._table.head_rows, len(self._grid)
        if index + 1 >= count or (index > head and index != count - 2):
            return False
        pair = [cell for row in self._table.rows[index : index + 2] for cell in row.cells]
        return index < head or max((len(block_text_of(cell)) for cell in pair), default=0) <= _SHORT

    def _cell(self, place: _Place) -> str:
        cell = place.cell
        span = min(cell.colspan, self._columns - place.column)
        width = sum(self._widths[place.column : place.column + span])
        parts = [_HEADER_MARKS.get(cell.scope or "", "")]
        parts += [f'<w:tcW w:w="{width}" w:type="dxa"/>', f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""]
        if place.continues:
            parts.append("<w:vMerge/>")
        elif cell.rowspan > 1:
            parts.append('<w:vMerge w:val="restart"/>')
        head = f"<w:tcPr>{''.join(parts)}</w:tcPr>"
        return f"<w:tc>{head}{self._content(place, width)}</w:tc>"

    def _content(self, place: _Place, width: int) -> str:
        cell, story = place.cell, self._story
        plain = "Table Heading" if cell.scope else "Table Text"
        context = self._inside(plain, width).at(cell.attr)
        outer, story.out = story.out, []
        after_table, story.after_table = story.after_table, False
        if not place.continues:
            story.await_bookmark(cell.attr.id)
            aligns = self._table.aligns
            align = (aligns[place.column] or "") if place.column < len(aligns) else ""
            self._blocks(story, cell.children, context, self._side(align))
        if not story.out or story.out[-1].startswith("<w:tbl>"):
            story.paragraph(plain, "", context)
        inner, story.out = "".join(story.out), outer
        story.after_table = after_table
        return inner

    def _inside(self, plain: str, width: int) -> Context:
        """The context of a cell of this width: most cells of a table share a few."""
        known = self._contexts.get((plain, width))
        if known is None:
            room = max(width - 2 * _CELL_MARGIN, self._story.job.sheet.step)
            known = replace(self._context, frames=(), plain=plain, width=room)
            self._contexts[plain, width] = known
        return known

    def _side(self, align: str) -> str:
        """Alignment as Word names it: in a right-to-left paragraph its "left" is the right (17.18.44, transitional)."""
        if self._context.rtl and align in ("left", "right"):
            return "right" if align == "left" else "left"
        return align

    def _column_widths(self) -> tuple[int, ...]:
        """Twips for each column: its longest word fits where there is room for all, and what is left goes by the
        length of the text."""
        advance = self._story.job.sheet.advance
        least = [2 * _CELL_MARGIN + advance] * self._columns
        most = list(least)
        for row in self._grid:
            for place in row:
                words = () if place.continues else block_text_of(place.cell).split()
                if not words:
                    continue
                span = range(place.column, min(place.column + place.cell.colspan, self._columns))
                length = sum(len(word) + 1 for word in words) - 1
                unbroken = length if length <= _UNBROKEN else max(map(len, words))
                longest = unbroken * advance / len(span) + 2 * _CELL_MARGIN
                whole = length * advance / len(span) + 2 * _CELL_MARGIN
                for column in span:
                    least[column] = max(least[column], longest)
                    most[column] = max(most[column], whole)
        room = self._context.width
        if sum(least) >= room:
            if sum(least) * _SURELY > room:
                self._story.job.find(
                    "table-too-wide", "a table has more columns than the page has room for their words"
                )
            return tuple(max(1, int(room * width / sum(least))) for width in least)
        if sum(most) <= room:
            return tuple(int(width) for width in most)
        wish = [high - low for low, high in zip(least, most, strict=True)]
        spare = (room - sum(least)) / sum(wish)
        return tuple(int(low + more * spare) for low, more in zip(least, wish, strict=True))


def block_text_of(cell: Cell) -> str:
    """The words of a cell."""
    return " ".join(" ".join(block_text(child).split()) for child in cell.children)
