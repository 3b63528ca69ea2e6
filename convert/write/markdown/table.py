"""Tables → GFM: a grid with a place for every position, then rows of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from convert.model import Alignment, Cell, Table

_RULES: Final[dict[Alignment | None, str]] = {"left": ":---", "right": "---:", "center": ":---:", None: "---"}


def grid(table: Table) -> list[list[Cell | None]]:
    """The cells by row and column; None is what a merged cell covers."""
    out: list[list[Cell | None]] = []
    covered: set[tuple[int, int]] = set()
    for y, row in enumerate(table.rows):
        line: list[Cell | None] = []
        for cell in row.cells:
            while (y, len(line)) in covered:
                line.append(None)
            covered |= {
                (y + down, len(line) + across) for down in range(1, cell.rowspan) for across in range(cell.colspan)
            }
            line += [cell, *([None] * (cell.colspan - 1))]
        while (y, len(line)) in covered:
            line.append(None)
        out.append(line)
    return out


def table_lines(cells: list[list[str]], head_rows: int, aligns: Sequence[Alignment | None]) -> str:
    """The table's lines; a table without a header, or with an empty one, has an empty header row."""
    width = max(map(len, cells), default=0)
    if not width:
        return ""
    rows = [row + [""] * (width - len(row)) for row in cells]
    if head_rows and any(rows[0]):
        head, body = rows[0], rows[1:]
    else:
        head, body = [""] * width, rows[min(head_rows, 1) :]
    rules = [_RULES[align] for align in (*aligns, *([None] * width))[:width]]
    return "\n".join(f"|{'|'.join(f' {text} ' if text else ' ' for text in row)}|" for row in (head, rules, *body))
