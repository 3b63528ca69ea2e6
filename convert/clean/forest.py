"""A forest of small decision trees, taken for all lines of a page at once.

For a page of n lines a condition (``size <= 4``) becomes one whole number with a lane of :data:`LANE` bytes for each
line, 1 in the lanes of the lines that meet it. Walking a tree is then one ``&`` and one ``^`` of long numbers a node,
and adding a weight to the lines that reach it is one multiplication and one addition: Python does all four in C, so
that a tree costs microseconds for a whole page, where walking it line by line would cost them for every line.

Sums by the column that a tree asks about first say which columns spoke.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, TypeAlias

#: Bytes of a lane: sums of weights stay far below half of 2**24.
LANE: Final = 3
_OFFSET: Final = 1 << 23
#: A score of SCALE means log-odds of 1.
SCALE: Final = 1024
#: Byte that pads lanes; no column holds it, so no condition is met there.
_PAD: Final = 255

Condition: TypeAlias = tuple[str, int]
#: (condition's index, group, this node's value, left child or None for a leaf, right child or None, left value, right
#: value).
Node: TypeAlias = tuple[int, int, int, "Node | None", "Node | None", int, int]


@dataclass(frozen=True, slots=True)
class Forest:
    """``conditions``: columns and thresholds asked for; ``trees``: their roots; ``groups``: names of column groups."""

    bias: int
    groups: tuple[str, ...]
    conditions: tuple[Condition, ...]
    trees: tuple[Node, ...]


def loads(text: str) -> Forest:
    """A forest from JSON: ``bias``, ``groups`` (column → group) and ``trees``.

    A node is ``[value, column, threshold, left, right]``, a leaf ``[value]``; values are in 1/SCALE of log-odds.
    """
    data = json.loads(text)
    groups = tuple(sorted(set(data["groups"].values())))
    order: dict[Condition, int] = {}

    def node(raw: list[Any]) -> Node | None:
        if len(raw) == 1:
            return None
        value, column, threshold, left, right = raw
        condition = order.setdefault((column, threshold), len(order))
        group = groups.index(data["groups"][column])
        return (condition, group, value, node(left), node(right), left[0], right[0])

    trees = tuple(root for raw in data["trees"] if (root := node(raw)) is not None)
    bias = data["bias"] + sum(raw[0] for raw in data["trees"] if len(raw) == 1)
    return Forest(bias, groups, tuple(order), trees)


@cache
def _at_most(threshold: int) -> bytes:
    """The table that turns bytes up to the threshold into 1 and others into 0."""
    return bytes([value <= threshold for value in range(256)])


class Lanes:
    """The columns of a page of ``count`` lines; what one forest has asked of them, the next one finds ready."""

    def __init__(self, columns: Mapping[str, bytes], count: int) -> None:
        self.columns, self.count = dict(columns), count
        self.ones = int.from_bytes(b"\1\0\0" * count, "little")
        self._spread: dict[str, bytearray] = {}
        self._masks: dict[Condition, int] = {}

    def masks(self, conditions: Iterable[Condition]) -> list[int]:
        """For each condition the number with a 1 in the lanes of the lines that meet it."""
        known, out = self._masks, []
        for condition in conditions:
            mask = known.get(condition)
            if mask is None:
                mask = known[condition] = self._mask(*condition)
            out.append(mask)
        return out

    def _mask(self, name: str, threshold: int) -> int:
        lanes = self._spread.get(name)
        if lanes is None:
            lanes = self._spread[name] = bytearray([_PAD]) * (LANE * self.count)
            lanes[::LANE] = self.columns[name]
        return int.from_bytes(lanes.translate(_at_most(threshold)), "little")


def scores(forest: Forest, lanes: Lanes) -> list[int]:
    """The score of each line, in 1/SCALE of log-odds."""
    total = (_OFFSET + forest.bias) * lanes.ones + _sum(forest.trees, lanes.masks(forest.conditions), lanes.ones)
    return _numbers(total, lanes.count)


def explained(forest: Forest, lanes: Lanes) -> list[list[int]]:
    """For each group what its trees add to the score of each line; the bias counts for the first group.

    A tree speaks for the group of the column that it asks about first, by what it adds beyond what it gives on average.
    """
    masks, ones = lanes.masks(forest.conditions), lanes.ones
    out = []
    for group in range(len(forest.groups)):
        trees = [root for root in forest.trees if root[1] == group]
        even = sum(root[2] for root in trees)
        always = forest.bias + sum(root[2] for root in forest.trees) if group == 0 else 0
        total = (_OFFSET + always - even) * ones + _sum(trees, masks, ones)
        out.append(_numbers(total, lanes.count))
    return out


def _sum(trees: Iterable[Node], masks: list[int], ones: int) -> int:
    """What the trees add to each lane."""
    total = 0
    stack: list[tuple[Node, int]] = [(root, ones) for root in trees] if ones else []
    pop, push = stack.pop, stack.append
    while stack:
        (condition, _, _, left, right, met_value, unmet_value), here = pop()
        met = here & masks[condition]
        if left is None:
            total += met_value * met
        elif met:
            push((left, met))
        rest = here ^ met
        if right is None:
            total += unmet_value * rest
        elif rest:
            push((right, rest))
    return total


def _numbers(total: int, count: int) -> list[int]:
    """The number in each lane, less the offset that keeps lanes above 0."""
    size = LANE * count
    raw = total.to_bytes(size, "little")
    return [
        low + (middle << 8) + (high << 16) - _OFFSET
        for low, middle, high in zip(raw[::LANE], raw[1::LANE], raw[2::LANE], strict=True)
    ]
