"""Columns of facts: an entry for each line of a page, small whole numbers, and what is made of the lines around."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log1p
from typing import Final, TypeAlias

#: A column has a byte (0 to 254) for each line; 255 is the forest's own.
Column: TypeAlias = bytes
Columns: TypeAlias = dict[str, Column]

TOP: Final = 254
#: log1p scaled so that 254 stands for about 3,000: for counts of words and lines.
LOG: Final = tuple(min(TOP, round(31.7 * log1p(value))) for value in range(3000))
#: Lines beyond which a distance counts as no nearer.
FAR: Final = 60


def log_of(value: int) -> int:
    """A count on the scale of :data:`LOG`."""
    return LOG[value] if value < 3000 else TOP


def logs_of(values: Iterable[int]) -> Column:
    """Counts on the scale of :data:`LOG`."""
    return bytes([LOG[value] if value < 3000 else TOP for value in values])


def capped(values: Sequence[int]) -> Column:
    """Counts as they are, up to :data:`TOP`."""
    return bytes(values) if max(values, default=0) <= TOP else bytes([min(TOP, value) for value in values])


def shares(parts: Iterable[int], wholes: Iterable[int]) -> Column:
    """Each part in its whole as 0 to 50; 0 where the whole is nothing."""
    return bytes([50 * part // whole if whole else 0 for part, whole in zip(parts, wholes, strict=True)])


def shifted(column: Column, shift: int, edge: int = 0) -> Column:
    """The column of each line's neighbour ``shift`` lines below (above when negative); ``edge`` outside the page."""
    pad = bytes([edge]) * min(abs(shift), len(column))
    return column[shift:] + pad if shift > 0 else pad + column[: max(0, len(column) + shift)]


def windows(sums: Sequence[int], width: int) -> tuple[Column, Column]:
    """Means over ``width`` lines above and below each line, as if lines beyond the page were 0.

    ``sums``: the sums of the values up to each line, from 0: one entry more than there are lines.
    """
    count = len(sums) - 1
    before = [0] * min(width, count) + list(sums[: max(0, count - width)])
    after = [*sums[width + 1 :], *[sums[-1]] * min(width, count)]
    above = bytes([(here - far) // width for here, far in zip(sums[:-1], before, strict=True)])
    below = bytes([(far - here) // width for here, far in zip(sums[1:], after, strict=True)])
    return above, below


def sums_of(values: Iterable[int]) -> list[int]:
    """The sums of the values before each line, and of all."""
    return list(accumulate(values, initial=0))


def distances(flags: Sequence[bool]) -> tuple[Column, Column]:
    """Lines since the last flagged line above, and to the next one below."""

    def walk(seen: Iterable[bool]) -> list[int]:
        out, far = [], FAR
        for flag in seen:
            out.append(far)
            far = 1 if flag else far + 1 if far < FAR else FAR
        return out

    return bytes(walk(flags)), bytes(walk(reversed(flags))[::-1])


def runs(flags: Sequence[bool]) -> Column:
    """The length of the run of flagged lines that a line is in; 0 outside."""
    out, line, count = bytearray(), 0, len(flags)
    while line < count:
        after = line
        while after < count and flags[after] == flags[line]:
            after += 1
        out += bytes([min(TOP, after - line) if flags[line] else 0]) * (after - line)
        line = after
    return bytes(out)
