"""A forest of symmetric decision trees, taken for all lines of a page at once.

A symmetric tree asks the same question of all lines on a level, so its answers are the bits of a number that says which
leaf a line reaches. For a page of n lines a condition (``size > 4``) becomes one whole number with a byte for each
line, 1 for those that meet it. A tree of six levels is then five shifts, five ``|``, one ``translate`` by the table of
its leaves and a few additions, each done in C: two microseconds for a whole page, where walking it line by line would
cost them for every line.

Sums by the column that a tree asks about first say which columns spoke.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
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
_EVEN: Final = b"\xff\x00"

#: (indexes of conditions, lowest bit first; value of each leaf).
Tree: TypeAlias = tuple[tuple[int, ...], bytes]


@dataclass(frozen=True, slots=True)
class Forest:
    """``asked``: columns, each with the tables of its thresholds, which in this order are the conditions; ``groups``:
    names of column groups; of each group ``trees`` and ``means``, what these add to a line on average; ``bias``: what
    every line has before trees add to it."""

    bias: int
    asked: tuple[tuple[str, tuple[bytes, ...]], ...]
    groups: tuple[str, ...]
    means: tuple[int, ...]
    trees: tuple[tuple[Tree, ...], ...]


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
        trees[group].append((tuple([order[column, above] for column, above in asked]), table.ljust(256, b"\0")))
    if most >= _ROOM:
        raise ValueError("the trees add up to more than two bytes hold")
    return Forest(
        bias=data["bias"],
        asked=tuple((column, tuple(map(_above, sorted(found)))) for column, found in by_column.items()),
        groups=tuple(trees),
        means=tuple(data["groups"].values()),
        trees=tuple(map(tuple, trees.values())),
    )


@dataclass(frozen=True, slots=True)
class Looks:
    """The forests of two looks; the second knows what the first thought of the surroundings."""

    first: Forest
    second: Forest


def looks_in(folder: Traversable) -> Looks:
    """The looks that a folder holds as ``first.json`` and ``second.json``."""
    first, second = (loads((folder / f"{name}.json").read_text(encoding="ascii")) for name in ("first", "second"))
    return Looks(first, second)


def chance(score: float) -> float:
    """A log-odds score as a chance."""
    return 1 / (1 + exp(-max(-12.0, min(12.0, score))))


@cache
def _above(threshold: int) -> bytes:
    """The table that turns bytes above the threshold into 1 and others into 0."""
    return bytes([value > threshold for value in range(256)])


def _masks(forest: Forest, columns: Mapping[str, bytes]) -> list[int]:
    """For each condition the number with a 1 in the bytes of the lines that meet it."""
    masks: list[int] = []
    for name, tables in forest.asked:
        column = columns[name]
        masks += [int.from_bytes(column.translate(table), "little") for table in tables]
    return masks


def scores(forest: Forest, columns: Mapping[str, bytes], count: int) -> list[int]:
    """The score of each of ``count`` lines, in 1/SCALE of log-odds."""
    return _sum([tree for trees in forest.trees for tree in trees], _masks(forest, columns), count, forest.bias)


def explained(forest: Forest, columns: Mapping[str, bytes], count: int) -> list[list[int]]:
    """For each group what its trees add to the score of each line beyond what they add on average; what every line has
    counts for the first group. Together they are the score."""
    masks = _masks(forest, columns)
    always = forest.bias + sum(forest.means)
    shifts = [(always if at == 0 else 0) - mean for at, mean in enumerate(forest.means)]
    return [_sum(trees, masks, count, shift) for trees, shift in zip(forest.trees, shifts, strict=True)]


def _sum(trees: Iterable[Tree], masks: list[int], count: int, start: int) -> list[int]:
    """What the trees add to each line, from ``start`` on. Lines of even and odd number are added up apart, so that each
    has two bytes of room."""
    even = odd = 0
    mask = int.from_bytes(_EVEN * ((count + 1) // 2), "little")
    for conditions, leaves in trees:
        places = 0
        for bit, condition in enumerate(conditions):
            places |= masks[condition] << bit
        added = int.from_bytes(places.to_bytes(count, "little").translate(leaves), "little")
        even += added & mask
        odd += added >> 8 & mask
    out = [0] * (count + count % 2)
    out[::2], out[1::2] = _numbers(even, len(out)), _numbers(odd, len(out))
    return [start + number for number in out[:count]]


def _numbers(total: int, size: int) -> list[int]:
    """The numbers of two bytes each that a total of ``size`` bytes is made of, lowest first."""
    found = memoryview(total.to_bytes(size, byteorder)).cast("H").tolist()
    return found if byteorder == "little" else found[::-1]
