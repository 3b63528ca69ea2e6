"""Short texts in rows and columns that are no table for the page → a table: what stands beside what is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final, TypeAlias

from convert.canonical import canonical
from convert.model import Attr, Block, Cell, DomPath, Inline, Paragraph, Row, Table, Text
from convert.walk import inline_text

#: A grid has so many rows, columns from two on to so many, and of its rows all but so few in a hundred are whole.
_ROWS: Final = 3
_COLUMNS: Final = 8
_BROKEN: Final = 25
#: Words of a text in it at most, and in the mean.
_LONG: Final = 12
_MEAN: Final = 6
#: Elements around a text within its row, and texts that are looked at together, at most.
_WRAPPED: Final = 4
_MOST: Final = 300
#: Elements of running text: lines of a poem stand in rows, too.
_RUNNING: Final = frozenset((name,) for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"))

_Place: TypeAlias = tuple[str, ...]
#: The texts of a row by the columns that they stand in.
_Cells: TypeAlias = dict[str, list[Paragraph]]


def gridded(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with a table for each grid of short texts.

    Why: a template sets a comparison or the facts of a recipe with boxes of its own; read one by one, nobody can tell
    which value is whose.
    Example: rows of four boxes each, a label and three values.
    Must not fire: on stanzas, questions with their answers, cards with a text.
    """
    out: list[Block] = []
    at = end = 0
    places: list[_Place] = []
    while at < len(blocks):
        if end <= at:
            end = at
            while end < len(blocks) and _is_short(blocks[end]):
                end += 1
            places = list(map(_path, blocks[at:end])) if end - at >= 2 * _ROWS else []
            first = at
        taken = None
        if end - at >= 2 * _ROWS:
            above = _path(blocks[at - 1]) if at else ()
            taken = _grid(blocks[at:end][:_MOST], places[at - first :][:_MOST], above)
        out.append(taken[0] if taken is not None else blocks[at])
        at += taken[1] if taken is not None else 1
    return tuple(out) if len(out) < len(blocks) else blocks


def _path(block: Block) -> _Place:
    origin = block.attr.origin
    return tuple(origin.path.split("/")) if isinstance(origin, DomPath) else ()


def _is_short(block: Block) -> bool:
    """Whether a block is a few words that are no running text."""
    if not isinstance(block, Paragraph) or (block.attr.hints and block.attr.hints.tags[-1:] in _RUNNING):
        return False
    return len(inline_text(block.children).split()) <= _LONG


def _grid(blocks: Sequence[Block], places: Sequence[_Place], above: _Place) -> tuple[Table, int] | None:
    """The table that the first of these texts begin, and how many they are; None where they begin none."""
    first = places[0]
    for depth in range(len(first) - 2, max(0, len(first) - 2 - _WRAPPED), -1):
        if above[: depth + 1] == first[: depth + 1]:  # its row began before it
            break
        beyond = (at for at, place in enumerate(places) if place[:depth] != first[:depth] or len(place) < depth + 2)
        size = next(beyond, len(places))
        if size < 2 * _ROWS:
            continue
        rows = [
            _columns(list(pairs), depth)
            for _, pairs in groupby(zip(places[:size], blocks[:size], strict=True), key=lambda pair: pair[0][depth])
        ]
        if _is_grid(rows):
            return _table(rows), size
    return None


def _columns(pairs: Sequence[tuple[_Place, Block]], depth: int) -> _Cells:
    """The texts of a row by the element that they stand in, below those that hold the whole row."""
    inner = depth + 1
    while len({place[inner : inner + 1] for place, _ in pairs}) == 1 and all(
        len(place) > inner + 1 for place, _ in pairs
    ):
        inner += 1
    cells: _Cells = {}
    for place, block in pairs:
        if isinstance(block, Paragraph):
            cells.setdefault("/".join(place[inner : inner + 1]), []).append(block)
    return cells


def _is_grid(rows: Sequence[_Cells]) -> bool:
    names = _names(rows)
    full = sum(list(row) == names for row in rows)
    texts = [text for row in rows for cell in row.values() for text in cell]
    words = sum(len(inline_text(text.children).split()) for text in texts)
    return (
        full >= _ROWS
        and 2 <= len(names) <= _COLUMNS
        and 100 * (len(rows) - full) <= _BROKEN * len(rows)
        and all(set(row) <= set(names) for row in rows)
        and words <= _MEAN * len(texts)
    )


def _names(rows: Sequence[_Cells]) -> list[str]:
    """The columns of the fullest row."""
    most = max(map(len, rows))
    return next(list(row) for row in rows if len(row) == most)


def _table(rows: Sequence[_Cells]) -> Table:
    names = _names(rows)
    labelled = all(row.get(names[0]) and inline_text(row[names[0]][0].children).strip()[:1].isalpha() for row in rows)
    made = [
        Row(
            tuple(
                Cell(_cell(row.get(name, ())), "row" if labelled and column == 0 else None)
                for column, name in enumerate(names)
            )
        )
        for row in rows
    ]
    first = next(text for cell in rows[0].values() for text in cell)
    return Table(tuple(made), attr=replace(first.attr, id=None))


def _cell(texts: Sequence[Paragraph]) -> tuple[Block, ...]:
    """The texts of a cell as one."""
    if not texts:
        return ()
    run: list[Inline] = []
    for text in texts:
        run += [Text(" "), *text.children] if run else text.children
    return (Paragraph(canonical(tuple(run)), Attr(id=texts[0].attr.id, origin=texts[0].attr.origin)),)
