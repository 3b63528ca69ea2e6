"""What a measure gives: a range of numbers, a word, yes or no, or nothing where a file has nothing to measure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """The least and the greatest that was found."""

    low: float
    high: float

    def __str__(self) -> str:
        low, high = (f"{round(value, 2):g}" for value in (self.low, self.high))
        return low if low == high else f"{low} to {high}"


Value: TypeAlias = Span | str | bool | None


def span(numbers: Iterable[float]) -> Span | None:
    """The range of some numbers; None when there are none."""
    found = list(numbers)
    return Span(min(found), max(found)) if found else None
