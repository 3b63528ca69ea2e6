"""Rows that repeat under one element: the posts of a thread, the steps of a recipe, the cells of a grid of facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from convert.clean.content.places import Places
from convert.clean.content.seen import WITH, Seen
from convert.model import DefinitionList, Figure, Heading, List, Paragraph, Quote, Table

#: Elements under one parent that are called the same, from which on they are rows.
ROWS: Final = 3
#: A block this unlikely stays with its row.
_DOUBTFUL: Final = -1.5
#: Share of the words of the other rows that stay, from which on a row is one of the article's; and of all words that
#: stay on the page those that must stand in these rows.
_STAYING: Final = 0.7
_OF_ALL: Final = 0.3
#: Share of the blocks of one build that stay, and the score of the middle one, from which on the others stay too.
_ALIKE: Final = 0.66
_MIDDLE: Final = 0.3
#: Links in a block, as a share of its characters, from which on it leads elsewhere.
_LINKED: Final = 0.3
#: A grid: so few words a cell in the mean, and so likely in the mean.
_CELL_WORDS: Final = 6.0
_CELLS: Final = 2
_GRID: Final = -1.0
_DIGITS: Final = re.compile(r"\d+")
_BARE: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_KINDS: Final = (Paragraph, Heading, List, DefinitionList, Table, Quote, Figure)


@lru_cache(maxsize=20_000)
def name_of(words: str) -> str:
    """What an element is called, whatever its number."""
    return _DIGITS.sub("0", words)


@dataclass(frozen=True, slots=True)
class Rows:
    """``row``: for each element its group, or -1; ``members``: the rows of each group."""

    group: Sequence[int]
    members: Sequence[Sequence[int]]
    shape: Sequence[int]


def rows_of(around: Places) -> Rows:
    known: dict[tuple[int, str, str], int] = {}
    shapes: dict[tuple[int, str, str], int] = {}
    group: list[int] = []
    members: list[list[int]] = []
    shape: list[int] = []
    for element, (up, tag, words) in enumerate(zip(around.parent, around.tag, around.words, strict=True)):
        name = name_of(words)
        at = known.setdefault((up, tag, name), len(members))
        if at == len(members):
            members.append([])
        members[at].append(element)
        group.append(at)
        shape.append(shapes.setdefault((shape[up] if up >= 0 else -1, tag, name), len(shapes)))
    return Rows(group, members, shape)


def sisters(around: Places, rows: Rows, line: int, other: int) -> tuple[int, int] | None:
    """The rows of one kind in which two blocks stand, where they do."""
    one, two = around.at[line], around.at[other]
    while around.parent[one] != around.parent[two]:
        if around.depth[one] >= around.depth[two]:
            one = around.parent[one]
        else:
            two = around.parent[two]
        if one < 0 or two < 0:
            return None
    return (one, two) if rows.group[one] == rows.group[two] and len(rows.members[rows.group[one]]) >= ROWS else None


def keep(seen: Seen, rows: Rows, scores: list[float]) -> None:
    doubtful = [line for line, score in enumerate(scores) if _DOUBTFUL < score <= 0 and _may_stay(seen, line)]
    if not doubtful:
        return
    _keep_rows(seen, scores, rows, doubtful)
    _keep_alike(seen, scores, rows, doubtful)
    _keep_grids(seen, scores, rows)


def _may_stay(seen: Seen, line: int) -> bool:
    return (
        isinstance(seen.blocks[line], _KINDS)
        and seen.around.density[line] <= _LINKED
        and line > seen.around.headline
        and not seen.silent(line)
        and not seen.page.hits[line]
        and not seen.barred(line)
    )


def _words(seen: Seen, scores: Sequence[float]) -> tuple[list[int], list[int]]:
    around = seen.around
    all_, kept = [0] * len(around.parent), [0] * len(around.parent)
    for element, size, score in zip(around.at, seen.page.sizes, scores, strict=True):
        all_[element] += size
        if score > 0:
            kept[element] += size
    for element in range(len(all_) - 1, 0, -1):
        up = around.parent[element]
        all_[up] += all_[element]
        kept[up] += kept[element]
    return all_, kept


def _keep_rows(seen: Seen, scores: list[float], rows: Rows, doubtful: Sequence[int]) -> None:
    around = seen.around
    all_, kept = _words(seen, scores)
    sums: dict[int, tuple[int, int]] = {}
    main = range(around.first[seen.main], around.last[seen.main] + 1)
    for line in doubtful:
        if line not in main:
            continue
        element = around.at[line]
        if around.tag[element] in _BARE:
            element = around.parent[element]
        while element > 0:
            group = rows.group[element]
            members = [m for m in rows.members[group] if all_[m]]
            if len(members) >= ROWS:
                if group not in sums:
                    sums[group] = sum(all_[m] for m in members), sum(kept[m] for m in members)
                whole, stays = sums[group]
                others = stays - kept[element]
                if others > 0 and others >= _STAYING * (whole - all_[element]) and stays >= _OF_ALL * kept[0]:
                    scores[line] = WITH
                    break
            element = around.parent[element]


def _keep_alike(seen: Seen, scores: list[float], rows: Rows, doubtful: Sequence[int]) -> None:
    around = seen.around
    alike: dict[tuple[int, tuple[str, str]], list[tuple[int, float]]] = {}
    wanted = {(rows.shape[around.at[line]], _inner(around, line)) for line in doubtful if scores[line] <= 0}
    if not wanted:
        return
    for line, element in enumerate(around.at):
        key = rows.shape[element], _inner(around, line)
        if key in wanted and not seen.silent(line):
            row = around.parent[element] if around.tag[element] in _BARE else element
            alike.setdefault(key, []).append((row, scores[line]))
    main = range(around.first[seen.main], around.last[seen.main] + 1)
    for line in doubtful:
        if scores[line] > 0 or line not in main:
            continue
        found = alike[rows.shape[around.at[line]], _inner(around, line)]
        if len(found) < ROWS or len({row for row, _ in found}) < len(found):
            continue
        ranked = sorted(score for _, score in found)
        if sum(score > 0 for score in ranked) >= _ALIKE * (len(ranked) - 1) and ranked[len(ranked) // 2] > _MIDDLE:
            scores[line] = WITH


def _inner(around: Places, line: int) -> tuple[str, str]:
    tag, words = around.inner[line]
    return tag, name_of(words)


def _keep_grids(seen: Seen, scores: list[float], rows: Rows) -> None:
    around = seen.around
    lines: dict[int, list[int]] = {}
    for members in rows.members:
        if len(members) < ROWS:
            continue
        filled = [m for m in members if around.last[m] > around.first[m] ]
        if len(filled) < ROWS or 4 * len(filled) < 3 * len(members):
            continue
        cells = [
            line for m in members for line in range(around.first[m], around.last[m] + 1) if not seen.silent(line)
        ]
        if any(not _cell(seen, line) for line in cells):
            continue
        if sum(seen.page.sizes[line] for line in cells) > _CELL_WORDS * len(cells):
            continue
        if len(cells) > 8 * len(members):
            continue
        if any(scores[line] > 0 for line in cells) and sum(scores[line] for line in cells) > _GRID * len(cells):
            for line in cells:
                scores[line] = max(WITH, scores[line])


def _cell(seen: Seen, line: int) -> bool:
    return isinstance(seen.blocks[line], _KINDS) and not seen.barred(line) and seen.page.sizes[line] <= 25
