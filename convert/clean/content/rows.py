"""Rows: elements of one kind under one parent, such as the posts of a thread, the answers of an interview, the steps of
a recipe or the lines of a grid of facts.

The looks judge block by block, so that of a long series some rows stay and their sisters go. What most rows agree on
holds for all of them; nothing is taken away here, since a row of furniture too many is ugly and a lost one a loss.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from convert.clean.content.places import Places
from convert.clean.content.seen import WITH, Seen
from convert.model import DefinitionList, Figure, Heading, List, Paragraph, Quote, Table

#: So many elements of one kind are rows: two may be a text and what stands beside it.
_ROWS: Final = 3
#: Blocks less likely than this go whatever their sisters do: credits, buttons and dates stand in every row.
_DOUBTFUL: Final = -1.5
#: A row belongs to the article when of the words in its sisters this share stays, something in this share of them, and
#: when these rows hold this share of all that stays.
_STAYING: Final = 0.7
_OF_ROWS: Final = 0.5
_OF_ALL: Final = 0.3
#: Of blocks built alike all stay when this share of the others do and the middle one has this score.
_ALIKE: Final = 0.66
_MIDDLE: Final = 0.15
#: Share of links from which on a block leads elsewhere, and how strongly a phrase of furniture meets what is furniture.
_LINKED: Final = 0.5
_FURNITURE: Final = 2
#: Cells of a grid have so few words, each and in the mean; a row has so many, in the mean at most; all are at least
#: this likely in the mean, and links are this share of them at most.
_CELL: Final = 25
_CELLS: Final = 6
_PER_ROW: Final = 8
_LIKELY: Final = -1.0
_CELLS_LINKED: Final = 0.3
#: Share of the rows of a grid that have more than one cell.
_WITH_CELLS: Final = 0.75
#: How far above a cell its row is looked for.
_ABOVE: Final = 3
#: A picture with words less likely than this goes whatever those built like it do.
_PICTURED: Final = -4.0
_DIGITS: Final = re.compile(r"\d+")
#: Elements that hold a block and are no rows: any text has several of them.
_PLAIN: Final = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
#: What stays with its row. Pictures with words go with the text beside them (see ``company``).
_KINDS: Final = (Paragraph, Heading, List, DefinitionList, Table, Quote)

#: How a block is built: the kinds of the elements above it, by number, and what it is itself.
_Build: TypeAlias = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """``group``: for each element the number of its rows, itself among them. ``members``: the elements of each.
    ``build``: for each element a number that all elements have whose tags and names from the root on are the same."""

    group: Sequence[int]
    members: Sequence[Sequence[int]]
    build: Sequence[int]

    def sisters(self, element: int) -> Sequence[int]:
        """The rows of an element's kind under its parent; none where they are too few."""
        found = self.members[self.group[element]]
        return found if len(found) >= _ROWS else ()


def rows_of(around: Places) -> Rows:
    """The elements of a page, put together by what they are called under which parent, whatever their numbers."""
    groups: dict[tuple[int, str, str], int] = {}
    builds: dict[tuple[int, str, str], int] = {}
    group: list[int] = []
    members: list[list[int]] = []
    build: list[int] = []
    for element, (up, tag, name) in enumerate(
        zip(around.parent, around.tag, map(_unnumbered, around.words), strict=True)
    ):
        at = groups.setdefault((up, tag, name), len(members))
        group.append(at)
        if at < len(members):
            build.append(build[members[at][0]])
            members[at].append(element)
        else:
            build.append(builds.setdefault((build[up] if up >= 0 else -1, tag, name), len(builds)))
            members.append([element])
    return Rows(group, members, build)


@lru_cache(maxsize=20_000)
def _unnumbered(words: str) -> str:
    return _DIGITS.sub("0", words)


def sisters(around: Places, rows: Rows, line: int, other: int) -> tuple[int, int] | None:
    """The two rows of one kind that two blocks stand in, where they do."""
    one, two = around.at[line], around.at[other]
    while around.parent[one] != around.parent[two]:
        if around.depth[one] >= around.depth[two]:
            one = around.parent[one]
        else:
            two = around.parent[two]
    return (one, two) if one != two and rows.group[one] == rows.group[two] and rows.sisters(one) else None


def keep(seen: Seen, rows: Callable[[], Rows], scores: list[float]) -> None:
    """Keep what stands in rows, and the pictures whose sisters stay."""
    _keep_text(seen, rows, scores)
    _keep_pictures(seen, rows, scores)


def _keep_text(seen: Seen, rows: Callable[[], Rows], scores: list[float]) -> None:
    """Keep what is in doubt where its sisters stay: what stands in a row, what is built like it in other rows, and the
    cells of a grid, a value with its label."""
    doubtful = [line for line, score in enumerate(scores) if _DOUBTFUL < score <= 0 and _may_stay(seen, line)]
    if not doubtful:
        return
    lines = seen.around.lines(seen.main)
    own = {line for line in doubtful if _is_own(seen, line)}
    _keep_rows(seen, rows(), scores, [line for line in doubtful if line in lines and line in own])
    cells = [line for line in doubtful if line in lines and (line in own or _is_cell(seen.around, rows(), line))]
    _keep_alike(seen, rows(), scores, [line for line in cells if scores[line] <= 0])
    _keep_grids(seen, rows(), scores, [line for line in doubtful if line in own and scores[line] <= 0])


def _keep_pictures(seen: Seen, rows: Callable[[], Rows], scores: list[float]) -> None:
    """A picture with words that stands right beside another stays when most pictures built like it do: nothing tells
    the pictures of a series apart but their words."""
    doubtful = [
        line
        for line, score in enumerate(scores)
        if _PICTURED < score <= 0 and _is_picture(seen, line) and _is_beside_one(seen, line)
    ]
    if not doubtful:
        return
    lines = seen.around.lines(seen.main)
    alike: dict[_Build, list[float]] = {_build(seen.around, rows(), line): [] for line in doubtful if line in lines}
    for line in lines if alike else ():
        if _is_picture(seen, line) and (found := alike.get(_build(seen.around, rows(), line))) is not None:
            found.append(scores[line])
    staying = {
        build
        for build, found in alike.items()
        if len(found) >= _ROWS and sum(score > 0 for score in found) >= _ALIKE * (len(found) - 1)
    }
    for line in doubtful:
        if line in lines and _build(seen.around, rows(), line) in staying:
            scores[line] = WITH


def _is_picture(seen: Seen, line: int) -> bool:
    return isinstance(seen.blocks[line], Figure) and not seen.silent(line) and not seen.barred(line)


def _is_beside_one(seen: Seen, line: int) -> bool:
    """Whether no words stand between a picture and another one."""
    return any(
        isinstance(seen.blocks[at], Figure) for at in (seen.worded(line, -1), seen.worded(line, 1)) if at is not None
    )


def _may_stay(seen: Seen, line: int) -> bool:
    """Whether a block has words and stands below the headline, under no name that speaks against it."""
    return (
        isinstance(seen.blocks[line], _KINDS)
        and line > seen.around.headline
        and not seen.silent(line)
        and not seen.barred(line)
    )


def _is_own(seen: Seen, line: int) -> bool:
    """Whether a block says nothing that furniture alone says, and is no link."""
    return seen.around.density[line] <= _LINKED and not any(hit.strength >= _FURNITURE for hit in seen.page.hits[line])


def _is_cell(around: Places, rows: Rows, line: int) -> bool:
    """Whether a block is part of a row and not all of it."""
    row = next(_above(around, line), 0)
    return not rows.sisters(row) if row == around.at[line] else around.first[row] < around.last[row]


def _above(around: Places, line: int) -> Iterator[int]:
    """The elements that may be the row of a block, the innermost first: the element of a paragraph is none."""
    element = around.at[line]
    if around.tag[element] in _PLAIN:
        element = around.parent[element]
    while element > 0:
        yield element
        element = around.parent[element]


def _keep_rows(seen: Seen, rows: Rows, scores: list[float], doubtful: Sequence[int]) -> None:
    """What stands in a row stays when most of its sisters does and they are much of what stays."""
    whole, staying = _sums(seen, scores)
    known: dict[int, tuple[int, int, int, int]] = {}
    for line in doubtful:
        for row in _above(seen.around, line):
            found = rows.sisters(row)
            if not found:
                continue
            group = rows.group[row]
            if group not in known:
                known[group] = _totals(found, whole, staying)
            if _is_one_of_many(known[group], whole[row], staying[row], staying[0]):
                scores[line] = WITH
                break


def _sums(seen: Seen, scores: Sequence[float]) -> tuple[list[int], list[int]]:
    """For each element its words and those that stay."""
    around = seen.around
    whole, staying = [0] * len(around.parent), [0] * len(around.parent)
    for element, size, score in zip(around.at, seen.page.sizes, scores, strict=True):
        whole[element] += size
        if score > 0:
            staying[element] += size
    for element in range(len(whole) - 1, 0, -1):
        up = around.parent[element]
        whole[up] += whole[element]
        staying[up] += staying[element]
    return whole, staying


def _totals(found: Sequence[int], whole: Sequence[int], staying: Sequence[int]) -> tuple[int, int, int, int]:
    """Of rows: their words, those that stay, how many rows have words and in how many some stay."""
    return (
        sum(whole[row] for row in found),
        sum(staying[row] for row in found),
        sum(whole[row] > 0 for row in found),
        sum(staying[row] > 0 for row in found),
    )


def _is_one_of_many(totals: tuple[int, int, int, int], own: int, own_staying: int, page: int) -> bool:
    """Whether most of the rows but one stays. ``page``: all words that stay."""
    words, staying, rows, rows_staying = totals
    others = rows - (own > 0)
    return (
        others >= _ROWS - 1
        and staying - own_staying >= _STAYING * (words - own)
        and rows_staying - (own_staying > 0) >= _OF_ROWS * others
        and staying >= _OF_ALL * page
    )


def _keep_alike(seen: Seen, rows: Rows, scores: list[float], doubtful: Sequence[int]) -> None:
    """A block stays when most blocks of its build do, each of which has a row to itself: the place of a name, a date or
    a question in every row."""
    around = seen.around
    alike: dict[_Build, list[tuple[int, float]]] = {_build(around, rows, line): [] for line in doubtful}
    if not alike:
        return
    for line, score in enumerate(scores):
        found = alike.get(_build(around, rows, line))
        if found is not None and not seen.silent(line):
            found.append((next(_above(around, line), 0), score))
    staying = {build for build, found in alike.items() if _mostly_stay(found)}
    for line in doubtful:
        if _build(around, rows, line) in staying:
            scores[line] = WITH


def _build(around: Places, rows: Rows, line: int) -> _Build:
    tag, words = around.inner[line]
    return rows.build[around.at[line]], tag, _unnumbered(words)


def _mostly_stay(found: Sequence[tuple[int, float]]) -> bool:
    if len(found) < _ROWS or len({row for row, _ in found}) < len(found):
        return False
    ranked = sorted(score for _, score in found)
    return sum(score > 0 for score in ranked) >= _ALIKE * (len(found) - 1) and ranked[len(found) // 2] > _MIDDLE


def _keep_grids(seen: Seen, rows: Rows, scores: list[float], doubtful: Sequence[int]) -> None:
    """A grid of short cells stays whole when any cell of it does and none is unlikely in the mean: half of a table of
    facts says less than nothing."""
    around = seen.around
    done: set[int] = set()
    for line in doubtful:
        for row, _ in zip(_above(around, line), range(_ABOVE), strict=False):
            group = rows.group[row]
            if group in done:
                continue
            done.add(group)
            cells = _cells(seen, rows.sisters(row))
            found = [scores[cell] for cell in cells]
            if found and max(found) > 0 and sum(found) > _LIKELY * len(found):
                for cell in cells:
                    scores[cell] = max(WITH, scores[cell])


def _cells(seen: Seen, found: Sequence[int]) -> list[int]:
    """The cells of the rows of a grid; none where these are no grid."""
    around = seen.around
    several = sum(around.last[row] > around.first[row] for row in found)
    if several < max(_ROWS, _WITH_CELLS * len(found)):
        return []
    if sum(len(around.lines(row)) for row in found) > 2 * _PER_ROW * len(found):
        return []
    cells = [line for row in found for line in around.lines(row) if not seen.silent(line)]
    sizes = [seen.page.sizes[cell] for cell in cells]
    short = max(sizes, default=0) <= _CELL and sum(sizes) <= _CELLS * len(cells) <= _CELLS * _PER_ROW * len(found)
    own = sum(around.density[cell] for cell in cells) <= _CELLS_LINKED * len(cells)
    return cells if short and own and not any(map(seen.barred, cells)) else []
