"""Rows of a table on a line each: cells parted by pipes, as scrapers write them, or by tabs, as they are copied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, TypeAlias

Cells: TypeAlias = tuple[str, ...]

#: The line below a header: ``|---|---|``.
RULE: Final = re.compile(r"\|?(?:\s*:?-{3,}:?\s*\|)+(?:\s*:?-{3,}:?\s*)?")
#: Fewest rows, header and all; most columns.
_ROWS: Final = 3
_COLUMNS: Final = 12
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def cells_of(line: str) -> Cells:
    """The cells of a line whose cells have pipes between them, and may have one at either end."""
    inner = line.strip().removeprefix("|").removesuffix("|")
    return tuple([cell.strip() for cell in inner.split("|")])


def line_of(cells: Sequence[str]) -> str:
    """The line with these cells."""
    return f"| {' | '.join(cells)} |"


def is_table(rows: Sequence[Cells]) -> bool:
    """Whether rows are those of a table with a header: as many cells in each, words or years in the first, of which
    only the corner may be empty, and a column of figures below."""
    head, *body = rows
    columns = len(head)
    if len(rows) < _ROWS or not 2 <= columns <= _COLUMNS or any(len(row) != columns for row in body):
        return False
    named = all(head[1:]) and len(set(head)) == columns and not any(map(_has_figure, head))
    return named and any(all(_has_figure(row[at]) for row in body) for at in range(columns))


def without_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, those of a table whose cells tabs part with pipes instead; a space cannot say where a cell ends."""
    out: list[str] = []
    for tabs, run in groupby(lines, key=lambda line: line.count("\t")):
        found = list(run)
        rows = [tuple(cell.strip() for cell in line.split("\t")) for line in found]
        out += map(line_of, rows) if tabs and is_table(rows) else found
    return out


def tables_in(lines: Sequence[str], gaps: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each table whose cells have pipes between them. No blank line stands within it;
    a rule may stand below its header."""
    piped = [line for line, text in enumerate(lines) if "|" in text]
    while piped:
        first = last = piped.pop(0)
        while piped and piped[0] == last + 1 and not gaps[piped[0]]:
            last = piped.pop(0)
        ruled = last > first + 1 and RULE.fullmatch(lines[first + 1]) is not None
        rows = [cells_of(line) for line in (lines[first], *lines[first + 1 + ruled : last + 1])]
        if is_table(rows) or (ruled and len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows)):
            yield first, last


def _has_figure(cell: str) -> bool:
    return any(map(str.isdecimal, cell)) and not _YEAR.fullmatch(cell)
