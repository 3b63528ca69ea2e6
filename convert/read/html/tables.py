"""Tables as they are read: rows of cells, their headers, and whether they hold data or only lay out the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from convert.model import (
    Alignment,
    Attr,
    Block,
    Cell,
    Figure,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Row,
    Scope,
    Strong,
    Table,
)
from convert.read.html.element import Element
from convert.read.html.quotes import MARK, quotation
from convert.walk import block_text

_SCOPES: Final[dict[str, Scope]] = {"col": "col", "row": "row", "colgroup": "colgroup", "rowgroup": "rowgroup"}
_ALIGNS: Final[dict[str, Alignment]] = {"left": "left", "right": "right", "center": "center"}
#: Bounds of spans (HTML, section 4.9.11: colspan 1 to 1000; rows are bounded by the table itself).
_COLUMNS: Final = 1000
#: Rows of a table that is a quotation: what is said, and who said it.
_QUOTED_ROWS: Final = 3
#: Characters in one cell beyond which it holds a part of the page, unless the table says that it is data.
_LONG: Final = 700


@dataclass(slots=True)
class OpenCell:
    element: Element
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table that is being read. ``nested``: a table stands within it. ``heads``: how many rows stood in thead."""

    element: Element
    rows: list[list[OpenCell]] = field(default_factory=list)
    caption: tuple[Inline, ...] = ()
    heads: int = 0
    in_head: bool = False
    nested: bool = False

    def row(self) -> None:
        """Begin a row."""
        if self.rows and not self.rows[-1]:
            self.rows.pop()
        self.rows.append([])
        if self.in_head:
            self.heads = len(self.rows)

    def cell(self, element: Element) -> OpenCell:
        """Begin a cell."""
        if not self.rows:
            self.row()
        made = OpenCell(element)
        self.rows[-1].append(made)
        return made

    def build(self, attr: Attr) -> tuple[Block, ...]:
        """The table, or what stands in its cells where it only lays out the page."""
        rows = [row for row in self.rows if row]
        if said := self._said(rows):
            return (quotation(said, (), attr),)
        if not self._holds_data(rows):
            flat = tuple(block for row in rows for cell in row for block in cell.blocks)
            return (Paragraph(self.caption, attr), *flat) if self.caption else flat
        rows = self._filled(rows)
        heads = self._head_rows(rows)
        built = tuple(
            Row(tuple(_cell(cell, n < heads, at, len(rows) - n) for at, cell in enumerate(row)))
            for n, row in enumerate(rows)
        )
        return (Table(built, heads, self.caption, _aligns(rows), attr),)

    def _said(self, rows: list[list[OpenCell]]) -> tuple[Block, ...]:
        """What a table says that only sets a large quotation mark beside it, as wikis do; nothing for any other."""
        cells = [cell for row in rows for cell in row]
        if len(rows) > _QUOTED_ROWS or self.caption or any(cell.element.tag == "th" for cell in cells):
            return ()
        words = [cell for cell in cells if not MARK.fullmatch("".join(map(block_text, cell.blocks)).strip())]
        return tuple(block for cell in words for block in cell.blocks) if 0 < len(words) < len(cells) else ()

    def _holds_data(self, rows: list[list[OpenCell]]) -> bool:
        """As browsers tell it for screen readers: a role or a header decides, then shape and content."""
        role = (self.element.attributes.get("role") or "").lower()
        if role in ("presentation", "none") or self.nested:
            return False
        cells = [cell for row in rows for cell in row]
        if all(
            isinstance(block, Figure) for cell in cells for block in cell.blocks
        ):  # nothing, or pictures side by side
            return False
        if any(isinstance(block, Heading) and block.level == 1 for cell in cells for block in cell.blocks):
            return False
        if role in ("table", "grid", "treegrid") or self.caption or any(cell.element.tag == "th" for cell in cells):
            return not any(_size(cell) > 4 * _LONG for cell in cells)
        wide = max(map(len, rows))
        if len(rows) < 2 or wide < 2 or self.element.attributes.get("datatable") == "0":
            return False
        if any(_size(cell) > _LONG or len(cell.blocks) > 6 for cell in cells):
            return False
        structured = sum(isinstance(block, (Heading, List, Quote)) for cell in cells for block in cell.blocks)
        filled = sum(bool(cell.blocks) for cell in cells)
        return (
            structured * 3 <= len(cells)
            and filled * 2 >= len(cells)
            and sum(len(row) == wide for row in rows) * 2 >= len(rows)
        )

    def _filled(self, rows: list[list[OpenCell]]) -> list[list[OpenCell]]:
        """The rows of a plain grid without those rows and columns in which nothing stands: they only set the others
        apart, and are read out as blank again and again."""
        wide = len(rows[0])
        if any(len(row) != wide or any(map(_spans, row)) for row in rows):
            return rows
        columns = [at for at in range(wide) if any(row[at].blocks for row in rows)]
        filled = [any(cell.blocks for cell in row) for row in rows]
        if len(columns) == wide and all(filled):
            return rows
        self.heads = sum(filled[: self.heads])
        return [[row[at] for at in columns] for row, said in zip(rows, filled, strict=True) if said]

    def _bold_head(self, rows: list[list[OpenCell]]) -> bool:
        """Whether a table without a single th shows its head by a first row that is bold, and it alone."""
        if self.heads or any(cell.element.tag == "th" for row in rows for cell in row):
            return False
        first, *others = rows
        return len(first) > 1 and bool(others) and _bold(first) and not any(map(_bold, others))

    def _head_rows(self, rows: list[list[OpenCell]]) -> int:
        if self._bold_head(rows):
            return 1
        heads, narrow = 0, max(map(len, rows)) == 1
        for at, row in enumerate(rows):
            inside = at < self.heads
            if not inside and not (all(cell.element.tag == "th" for cell in row) and (narrow or len(row) > 1)):
                break
            heads = at + 1
        return heads if heads < len(rows) else 0 if heads == len(rows) and not self.heads else min(heads, len(rows) - 1)


def _bold(row: list[OpenCell]) -> bool:
    """Whether all words of a row, and there are some in each cell, are bold."""
    blocks = [block for cell in row for block in cell.blocks]
    return all(cell.blocks for cell in row) and all(
        isinstance(block, Paragraph) and all(isinstance(node, Strong) for node in block.children) for block in blocks
    )


def _size(cell: OpenCell) -> int:
    return sum(len(block_text(block)) for block in cell.blocks)


def _spans(cell: OpenCell) -> bool:
    return "colspan" in cell.element.attributes or "rowspan" in cell.element.attributes


def _span(element: Element, name: str, most: int) -> int:
    said = (element.attributes.get(name) or "").strip()
    return (
        max(1, min(most, int(said)))
        if said.isascii() and said.isdigit() and len(said) < 6
        else most
        if said == "0" and name == "rowspan"
        else 1
    )


def _cell(cell: OpenCell, head: bool, column: int, rows_left: int) -> Cell:
    """``rows_left``: from the cell's row to the table's end. A th that begins a row below the head heads it."""
    element = cell.element
    colspan, rowspan = _span(element, "colspan", _COLUMNS), _span(element, "rowspan", max(1, rows_left))
    scope: Scope | None = None
    if cell.blocks and (element.tag == "th" or head):  # nothing heads nothing
        scope = _SCOPES.get((element.attributes.get("scope") or "").strip().lower())
        scope = scope or ("colgroup" if head and colspan > 1 else "col" if head or column else "row")
    return Cell(
        tuple(cell.blocks),
        scope,
        colspan,
        rowspan,
        Attr(lang=element.lang if element.parent and element.lang != element.parent.lang else None),
    )


def _aligns(rows: list[list[OpenCell]]) -> tuple[Alignment | None, ...]:
    """The alignment of each column that all its body cells state; empty where no column has one."""
    wide = max(map(len, rows))
    said: list[set[Alignment | None]] = [set() for _ in range(wide)]
    for row in rows[1:]:
        for at, cell in enumerate(row):
            said[at].add(_align(cell.element))
    found = tuple(next(iter(values)) if len(values) == 1 else None for values in said)
    return found if any(found) else ()


def _align(element: Element) -> Alignment | None:
    attributes = element.attributes
    style = (attributes.get("style") or "").replace(" ", "").lower()
    named = (attributes.get("align") or "").lower() or style.partition("text-align:")[2].partition(";")[0]
    return _ALIGNS.get(named)
