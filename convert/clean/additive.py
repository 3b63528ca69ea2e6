"""An additive model with pairs, taken for all lines of a page at once.

The score of a line is a sum of terms: each term is a number that counts when one condition, or both of a pair, hold.
A condition compares a column with a threshold (``size <= 4``). It is what boosted trees of depth two amount to.

For a page of n lines a condition becomes one whole number with a lane of :data:`LANE` bytes for each line, 1 in the
lanes of the lines that meet it. A pair is then one ``&``, and adding a term to n lines is one multiplication and one
addition of long numbers, which Python does in C. The cost of a line is a fraction of a microsecond per hundred terms.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

#: Bytes of a lane: sums of terms stay far below half of 2**24.
LANE: Final = 3
_OFFSET: Final = 1 << 23
#: A score of SCALE means log-odds of 1.
SCALE: Final = 1024

Condition: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Term:
    """``weight`` (in 1/SCALE of log-odds) where ``column <= threshold`` holds for every condition. One or two."""

    conditions: tuple[Condition, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class Model:
    """``bias`` plus the terms that hold. ``columns``: those that the conditions name, sorted."""

    bias: int
    terms: tuple[Term, ...]
    columns: tuple[str, ...]


def loads(text: str) -> Model:
    """A model from JSON: ``{"bias": n, "terms": [[weight, column, threshold, …], …]}``."""
    data = json.loads(text)
    terms = tuple(
        Term(tuple((row[at], row[at + 1]) for at in range(1, len(row), 2)), row[0]) for row in data["terms"]
    )
    names = sorted({column for term in terms for column, _ in term.conditions})
    return Model(data["bias"], terms, tuple(names))


def dumps(bias: int, terms: Iterable[Term]) -> str:
    """The inverse of :func:`loads`, one term a line."""
    rows = [json.dumps([term.weight, *(part for pair in term.conditions for part in pair)]) for term in terms]
    return f'{{"bias": {bias}, "terms": [\n' + ",\n".join(rows) + "\n]}\n"


@cache
def _at_most() -> tuple[bytes, ...]:
    """For each threshold t the table that turns bytes up to t into 1 and others into 0."""
    return tuple(bytes([value <= threshold for value in range(256)]) for threshold in range(255))


def _masks(model: Model, columns: Mapping[str, bytes], count: int) -> dict[Condition, int]:
    tables = _at_most()
    wanted: dict[str, set[int]] = {name: set() for name in model.columns}
    for term in model.terms:
        for column, threshold in term.conditions:
            wanted[column].add(threshold)
    masks: dict[Condition, int] = {}
    for name, thresholds in wanted.items():
        spread = bytearray(b"\xff") * (LANE * count)
        spread[::LANE] = columns[name]
        for threshold in thresholds:
            masks[name, threshold] = int.from_bytes(spread.translate(tables[threshold]), "little")
    return masks


def scores(model: Model, columns: Mapping[str, bytes], count: int) -> list[int]:
    """The score of each line, in 1/SCALE of log-odds."""
    if not count:
        return []
    masks = _masks(model, columns, count)
    ones = int.from_bytes(b"\1\0\0" * count, "little")
    total = (_OFFSET + model.bias) * ones
    for term in model.terms:
        if len(term.conditions) == 1:
            total += term.weight * masks[term.conditions[0]]
        else:
            first, second = term.conditions
            total += term.weight * (masks[first] & masks[second])
    return lanes(total, count)


def lanes(total: int, count: int) -> list[int]:
    """The number in each lane, less the offset that keeps lanes above 0."""
    raw = total.to_bytes(LANE * count + 1, "little")
    return [
        low + (middle << 8) + (high << 16) - _OFFSET
        for low, middle, high in zip(raw[: LANE * count : 3], raw[1 : LANE * count : 3], raw[2 : LANE * count : 3], strict=True)
    ]


def reasons(model: Model, columns: Mapping[str, bytes], line: int, groups: Mapping[str, str]) -> Sequence[tuple[str, int]]:
    """What each group of columns adds to one line's score, the lowest first; a pair is split between its columns."""
    sums: dict[str, int] = {}
    for term in model.terms:
        if all(columns[column][line] <= threshold for column, threshold in term.conditions):
            for column, _ in term.conditions:
                group = groups.get(column, column)
                sums[group] = sums.get(group, 0) + term.weight // len(term.conditions)
    return sorted(sums.items(), key=lambda item: item[1])
