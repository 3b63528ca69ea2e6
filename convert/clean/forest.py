"""A forest of symmetric decision trees, taken for all lines of a page at once.

A symmetric tree asks the same question of all lines on a level, so its answers are the bits of a number that says which
leaf a line reaches. For a page of n lines a condition (``size > 4``) becomes one whole number with a byte for each
line, whose highest bit is set for those that meet it. A tree of six levels is then six shifts, six ``|``, one
``translate`` by the table of its leaves and an addition, each done in C: a microsecond for a whole page, where walking
it line by line would cost that for every line.

Sums by the column that a tree asks about first say which columns spoke.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from itertools import chain, pairwise
from math import exp
from sys import byteorder
from typing import Final, TypeAlias

#: A score of SCALE means log-odds of 1; a table of leaves has the values 0 to TOP.
SCALE: Final = 256
TOP: Final = 255
#: Levels of a tree: leaves are numbered in a byte.
DEPTH: Final = 8
#: What all trees together can add to a line stays below this: two bytes.
_ROOM: Final = 1 << 16
#: Log-odds beyond which a chance comes no nearer to 0 or 1.
_CERTAIN: Final = 12.0
_EVEN: Final = b"\xff\x00"

#: The highest bit of a byte; a rank among thresholds stays below it.
_HIGH: Final = 0x80

#: (indexes of conditions, that of the leaf's lowest bit first; value of each leaf, in a batch by the answers as the
#: highest bits of a byte).
Tree: TypeAlias = tuple[tuple[int, ...], bytes]
#: Trees that together add no more to a line than a byte holds.
Batch: TypeAlias = tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Forest:
    """``asked``: columns, each with the table that turns its values into ranks among thresholds, and how many of these
    there are, ``ranks`` at most: one condition each, in this order; ``groups``: names of column groups; of each group
    ``batches`` of trees and ``means``, what these add to a line on average; ``bias``: what every line has before trees
    add to it."""

    bias: int
    asked: tuple[tuple[str, bytes, int], ...]
    ranks: int
    groups: tuple[str, ...]
    means: tuple[int, ...]
    batches: tuple[tuple[Batch, ...], ...]


def loads(text: str) -> Forest:
    """A forest from JSON: ``bias``, ``groups`` (name → mean) and ``trees``.

    A tree is ``[group, [[column, threshold], ...], leaves]`` with a byte a leaf in hexadecimal, in 1/SCALE of log-odds.
    Raises ValueError when trees are too deep, or could add up to more than two bytes hold.
    """
    data = json.loads(text)
    by_column: dict[str, set[int]] = {}
    for _, asked, _ in data["trees"]:
        for column, above in asked:
            by_column.setdefault(column, set()).add(above)
    conditions = [(column, above) for column, found in by_column.items() for above in sorted(found)]
    order = {condition: at for at, condition in enumerate(conditions)}
    trees: dict[str, list[Tree]] = {group: [] for group in data["groups"]}
    most = 0
    for group, asked, leaves in data["trees"]:
        table = bytes.fromhex(leaves)
        if len(asked) > DEPTH or len(table) != 1 << len(asked):
            raise ValueError(f"a tree of {len(asked)} levels has {len(table)} leaves")
        most += max(table)
        trees[group].append((tuple([order[column, above] for column, above in asked]), table))
    if most >= _ROOM:
        raise ValueError("the trees add up to more than two bytes hold")
    ranked = [asked for column, found in by_column.items() for asked in _ranked(column, sorted(found))]
    return Forest(
        bias=data["bias"],
        asked=tuple(ranked),
        ranks=max([number for _, _, number in ranked], default=0),
        groups=tuple(trees),
        means=tuple(data["groups"].values()),
        batches=tuple([_batched(_joined(found)) for found in trees.values()]),
    )


def _ranked(column: str, thresholds: Sequence[int]) -> Iterator[tuple[str, bytes, int]]:
    """A column with the ranks of its values among the thresholds, as many of these at a time as ranks can tell."""
    for at in range(0, len(thresholds), _HIGH - 1):
        some = thresholds[at : at + _HIGH - 1]
        edges = [0, *[above + 1 for above in some], 256]
        ranks = b"".join([bytes([rank]) * (end - start) for rank, (start, end) in enumerate(pairwise(edges))])
        yield column, ranks, len(some)


def _joined(trees: Iterable[Tree]) -> list[Tree]:
    """The trees, those that follow one another as one where a byte holds the answers and the leaves of both."""
    out: list[Tree] = []
    for conditions, leaves in trees:
        if out and len(out[-1][0]) + len(conditions) <= DEPTH and max(out[-1][1]) + max(leaves) <= TOP:
            before, other = out.pop()
            size = len(other) * len(leaves)
            spread = _every(len(other))[:size].translate(leaves.ljust(256))
            both = int.from_bytes(other * len(leaves), "little") + int.from_bytes(spread, "little")
            conditions, leaves = before + conditions, both.to_bytes(size, "little")
        out.append((conditions, leaves))
    return out


def _batched(trees: Iterable[Tree]) -> tuple[Batch, ...]:
    """The trees in batches, as many that follow one another as there is room for in each."""
    batches: list[list[Tree]] = []
    room = -1
    for conditions, leaves in trees:
        most = max(leaves)
        if room < most:
            room = TOP
            batches.append([])
        room -= most
        batches[-1].append((conditions, _every(256 >> len(conditions)).translate(leaves.ljust(256))))
    return tuple(map(tuple, batches))


@cache
def _every(step: int) -> bytes:
    """How often a step goes into each number that a byte holds."""
    return bytes([value // step for value in range(256)])


@dataclass(frozen=True)
class Looks:
    """The forests of two looks; the second knows what the first thought of the surroundings."""

    first: Forest
    second: Forest

    @cached_property
    def asked(self) -> frozenset[str]:
        """The columns that one of them asks for."""
        return frozenset([name for look in (self.first, self.second) for name, *_ in look.asked])


def looks_in(folder: Traversable) -> Looks:
    """The looks that a folder holds as ``first.json`` and ``second.json``."""
    first, second = (loads((folder / f"{name}.json").read_text(encoding="ascii")) for name in ("first", "second"))
    return Looks(first, second)


def chance(score: float) -> float:
    """A log-odds score as a chance."""
    return 1 / (1 + exp(-score if -_CERTAIN < score < _CERTAIN else -_CERTAIN if score > 0 else _CERTAIN))


def _masks(forest: Forest, columns: Mapping[str, bytes], count: int) -> list[int]:
    """For each condition the number with the highest bit in the bytes of the lines that meet it: of those whose rank is
    high enough to reach that bit when what the least such rank lacks is added."""
    ones = int.from_bytes(b"\1" * count, "little")
    high = _HIGH * ones
    lacking = [(_HIGH - rank) * ones for rank in range(1, forest.ranks + 1)]
    masks: list[int] = []
    from_bytes = int.from_bytes
    for name, ranks, number in forest.asked:
        column = from_bytes(columns[name].translate(ranks), "little")
        masks += [column + lack & high for lack in lacking[:number]] if column else [0] * number
    return masks


def scores(forest: Forest, columns: Mapping[str, bytes], count: int) -> list[int]:
    """The score of each of ``count`` lines, in 1/SCALE of log-odds."""
    return _sum(chain.from_iterable(forest.batches), _masks(forest, columns, count), count, forest.bias)


def explained(forest: Forest, columns: Mapping[str, bytes], count: int) -> list[list[int]]:
    """For each group what its trees add to the score of each line beyond what they add on average; what every line has
    counts for the first group. Together they are the score."""
    masks = _masks(forest, columns, count)
    always = forest.bias + sum(forest.means)
    shifts = [(always if at == 0 else 0) - mean for at, mean in enumerate(forest.means)]
    return [_sum(batches, masks, count, shift) for batches, shift in zip(forest.batches, shifts, strict=True)]


def _sum(batches: Iterable[Batch], masks: list[int], count: int, start: int) -> list[int]:
    """What the trees add to each line, from ``start`` on. Lines of even and odd number are added up apart, so that each
    has two bytes of room."""
    even = odd = 0
    from_bytes = int.from_bytes
    mask = from_bytes(_EVEN * ((count + 1) // 2), "little")
    for batch in batches:
        added = 0
        for conditions, leaves in batch:
            places = 0
            for condition in conditions:
                places = places >> 1 | masks[condition]
            added += from_bytes(places.to_bytes(count, "little").translate(leaves), "little")
        even += added & mask
        odd += added >> 8 & mask
    out = [0] * (count + count % 2)
    out[::2], out[1::2] = _numbers(even, len(out)), _numbers(odd, len(out))
    return [start + number for number in out[:count]]


def _numbers(total: int, size: int) -> list[int]:
    """The numbers of two bytes each that a total of ``size`` bytes is made of, lowest first."""
    found = memoryview(total.to_bytes(size, byteorder)).cast("H").tolist()
    return found if byteorder == "little" else found[::-1]
