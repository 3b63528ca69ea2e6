"""Tables that a text dump left as lines: a cell on each, which words and figures in turn give away, or a row, with
pipes between its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from convert.clean.families.structure import is_listed
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule
from convert.piped import tables_in

#: A figure: signs and a currency, digits with what parts them, a unit, and as much in brackets.
_FIGURE: Final = re.compile(
    r"[<>≤≥~±+−–(-]{0,2}(?:[€$£¥] ?|[A-Z]{2,3} )?\d[\d.,:'’/–-]*(?: \d{3})*"
    r"(?: ?(?:[^\W\d_]{1,5}\.?|[%€$£¥°\"‰]))?(?: ?\([^()]{1,12}\)|\))?\*{0,2}"
)
#: A cell that says that there is nothing to say, and its longest.
_NOTHING: Final = re.compile(r"[-–—/x.?*]|[nN]/?[aA]")
_NOTHING_LENGTH: Final = 3
#: A figure that may head a column.
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
#: Most words of a cell, most characters of a figure, fewest rows.
_CELL: Final = 14
_FIGURE_LENGTH: Final = 30
_ROWS: Final = 3
#: Fewest words of what is said of a figure to its left, on average, where that is all.
_SAID: Final = 3
#: Cells of words (w) and figures (n) in turn: the fewest columns, 2 to 10, that hold for three rows.
_TURN: Final = r"(?=[w-]{{0,{0}}}n)(?=[n-]{{0,{0}}}w)([nw-]{{{1}}})(?:\{0}){{{2}}}"
_IN_TURN: Final = re.compile(
    "(?=[w-]{0,9}n)(?:" + "|".join(_TURN.format(columns - 1, columns, _ROWS - 1) for columns in range(2, 11)) + ")"
)


class Grid(NamedTuple):
    """A table's lines, from the first cell of its header up to its last cell. ``columns``: cells of a row. ``head``:
    cells of the header, one less than columns where nothing stands in its corner; 0 where none was found, and the lines
    may begin and end within a row."""

    first: int
    last: int
    columns: int
    head: int


def grids(page: Page) -> tuple[Grid, ...]:
    """The tables of a page, in order; none overlaps another."""
    if sum(map(bool, page.figures)) < _ROWS:
        return ()
    kinds = "".join(map(_kind, page.texts, page.sizes, page.figures))
    found: list[Grid] = []
    free = 0
    while kinds.count("n", free) >= _ROWS and (match := _IN_TURN.search(kinds, free)):
        columns = (match.lastindex or 0) + 1
        line, end = _extent(kinds, free, match.start(), columns)
        found.append(_headed(page, kinds, free, line, end, columns) or Grid(line, end - 1, columns, 0))
        free = end
    return tuple(found)


def _kind(text: str, size: int, figures: int) -> str:
    """Whether a line is a figure, words, says that there is nothing to say, or is no cell."""
    if size > _CELL or "|" in text:
        return "x"
    if figures and len(text) <= _FIGURE_LENGTH and _FIGURE.fullmatch(text):
        return "n"
    if len(text) <= _NOTHING_LENGTH and _NOTHING.fullmatch(text):
        return "-"
    return "w" if size else "x"


def _extent(kinds: str, free: int, line: int, columns: int) -> tuple[int, int]:
    """The first of the lines whose kinds repeat those of a row, and the one after the last. A cell that says nothing is
    of either kind."""
    row = list(kinds[line : line + columns])
    end = line + columns
    while end < len(kinds) and _same(row, (end - line) % columns, kinds[end]):
        end += 1
    first = line
    while first > free and _same(row, (first - 1 - line) % columns, kinds[first - 1]):
        first -= 1
    return first, end


def _same(row: list[str], column: int, kind: str) -> bool:
    """Whether a cell is of its column's kind, which it tells where no cell has told it yet."""
    if row[column] == "-" and kind != "x":
        row[column] = kind
    return kind in (row[column], "-")


def _headed(page: Page, kinds: str, free: int, line: int, end: int, columns: int) -> Grid | None:
    """The table that the lines are part of, if a block of words above its first row heads its columns: all, or, above
    rows that words open, all but the first. Where rows begin is what they tell, since the lines may begin within one.
    """
    for head in range(columns, max(1, columns - 2), -1):
        for body in range(max(line, free + head), line + columns + 1):
            top, rows = body - head, (end - body) // columns
            bottom = body + rows * columns
            if rows < _ROWS or not page.gaps[top] or (head < columns and kinds[body] != "w"):
                continue
            if columns == 2 and kinds[body] != "w" and sum(page.sizes[body + 1 : bottom : 2]) < _SAID * rows:
                continue
            done = bottom == len(page) or (page.gaps[bottom] and kinds[bottom] in "wx")
            alike = len({page.gaps[row + 1 : row + columns] for row in range(body, bottom, columns)}) == 1
            if done and alike and not any(page.gaps[top + 1 : body]) and _heads(page, kinds, top, body):
                return Grid(top, bottom - 1, columns, head)
    return None


def _heads(page: Page, kinds: str, top: int, body: int) -> bool:
    """Whether cells may head columns: they are words, or years all but the first, and neither sentences nor items of a
    list."""
    texts = page.texts[top:body]
    words = kinds[top:body] == "w" * len(texts) and not all(page.ends[top:body]) and not any(map(is_listed, texts))
    return words or (kinds[top] != "x" and all(map(_YEAR.fullmatch, texts[1:])))


def table(page: Page) -> Iterator[Mark]:
    """Make lines that are the cells of a table, with a header, a table.

    Why: a text dump sets each cell on a line of its own, and nobody who hears forty figures one after the other knows
    what they are figures of; in a table a screen reader says row and column.
    Example: ``Boat`` / ``Length`` / ``Price``, then ``Gull`` / ``4 m`` / ``900 €`` and two more such rows.
    Must not fire: on fewer than three rows; without figures, or where words and figures do not come in the same turn in
    all rows; without a header set apart by blank lines, since nothing tells then where a row begins; on a list of
    steps, whose numbers stand apart.
    """
    for first, last, columns, head in page.once(grids):
        if head:
            yield Mark(first, "table", 0.9, "words and figures in turn below a header", str(columns), last)


def row_table(page: Page) -> Iterator[Mark]:
    """Make lines whose cells have pipes between them a table.

    Why: scrapers write tables so, and a voice reads out the pipes and no header.
    Example: ``| Boat | Length |`` / ``| Gull | 4 m |`` / ``| Heron | 6 m |``.
    Must not fire: on menus and bylines with pipes; on lines with unlike numbers of cells; without a header of words and
    a column of figures, unless ``|---|---|`` stands below the header.
    """
    for first, last in page.once(row_tables):
        yield Mark(first, "rows", 0.95, "lines of cells with pipes between them", last=last)


def row_tables(page: Page) -> tuple[tuple[int, int], ...]:
    """The tables of :func:`row_table`, first and last line."""
    return tuple(tables_in(page.texts, page.gaps))


def tables(page: Page) -> list[tuple[int, int]]:
    """The first and the last line of each table, of either kind."""
    return [*((first, last) for first, last, *_ in page.once(grids)), *page.once(row_tables)]


RULES: Final = (
    Rule("structure.table", "structure", "a table, a cell on each line", table, "structure"),
    Rule("structure.rows", "structure", "a table, a row on each line", row_table, "structure"),
)
