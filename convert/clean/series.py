"""Columns of facts: an entry for each line of a page, small whole numbers, and what is made of the lines around."""

from __future__ import annotations

import struct
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import accumulate
from math import log1p
from typing import Final, TypeAlias

#: A column has a byte (0 to 254) for each line.
Column: TypeAlias = bytes
Columns: TypeAlias = dict[str, Column]


class Wanted:
    """Columns as they are made, of which those that nobody asks for are left out: what fits a forest asks for all, a
    forest for those that tell."""

    def __init__(self, names: Container[str] | None) -> None:
        self.made: Columns = {}
        self._names = names

    def put(self, name: str, make: Callable[[], Column]) -> None:
        """Make a column, if it is wanted."""
        if self._names is None or name in self._names:
            self.made[name] = make()

    def put_both(self, first: str, second: str, make: Callable[[], tuple[Column, Column]]) -> None:
        """Make two columns at once, if one of them is wanted."""
        if self._names is None or first in self._names or second in self._names:
            self.made[first], self.made[second] = make()


TOP: Final = 254
#: log1p scaled so that 254 stands for about 3,000: for counts of words and lines.
LOG: Final = bytes([min(TOP, round(31.7 * log1p(value))) for value in range(3000)])
#: Lines beyond which a distance counts as no nearer.
FAR: Final = 60
_FAR: Final = bytes([FAR])
#: Distances from a flagged line on, and to both sides of a line, 127 being the line itself.
_AWAY: Final = bytes(range(1, FAR))
_ASIDE: Final = bytes(range(127 - FAR, 128 + FAR))


def log_of(value: int) -> int:
    """A count on the scale of :data:`LOG`."""
    return LOG[value] if value < 3000 else TOP


def logs_of(values: Sequence[int]) -> Column:
    """Counts on the scale of :data:`LOG`."""
    try:
        return bytes(map(LOG.__getitem__, values))
    except IndexError:
        return bytes(map(log_of, values))


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
    """Means over ``width`` lines (16 at most) above and below each line, as if lines beyond the page were 0.

    ``sums``: the sums of the values (254 at most) up to each line, from 0: one entry more than there are lines. They
    are taken for all lines at once, as one whole number with four bytes for each: a sum less the one ``width`` lines
    above it, and a division as a multiplication whose result stands in the upper bytes. It is exact up to 2**16/width.
    """
    count = len(sums) - 1
    size, far = 4 * count, 32 * width
    lanes = int.from_bytes(struct.pack(f"<{count + 1}I", *sums), "little")
    here, after = lanes & ((1 << 8 * size) - 1), lanes >> 32
    ends = sums[-1] * _ones(min(width, count)) << 8 * max(0, size - 4 * width)
    inverse = -(-(1 << 16) // width)
    above = (here - (here << far & ((1 << 8 * size) - 1))) * inverse
    below = ((after >> far) + ends - after) * inverse
    return above.to_bytes(size, "little")[2::4], below.to_bytes(size, "little")[2::4]


def _ones(count: int) -> int:
    return int.from_bytes(b"\1\0\0\0" * count, "little")


def sums_of(values: Iterable[int]) -> list[int]:
    """The sums of the values before each line, and of all."""
    return list(accumulate(values, initial=0))


def distances(flags: Sequence[bool]) -> tuple[Column, Column]:
    """Lines since the last flagged line above, and to the next one below."""
    marks = bytes(flags)
    return _since(marks), _since(marks[::-1])[::-1]


def _since(flags: bytes) -> Column:
    first, *others = flags.split(b"\1")
    if not others:
        return _FAR * len(flags)
    between = [_AWAY[: len(part) + 1].ljust(len(part) + 1, _FAR) for part in others]
    return b"".join((_FAR * (len(first) + 1), *between))[:-1]


def aside(line: int, count: int) -> Column:
    """For each of ``count`` lines how far below ``line`` it is, or above, 127 meaning the line itself."""
    column = _ASIDE[:1] * line + _ASIDE + _ASIDE[-1:] * count
    return column[FAR : FAR + count]


def runs(flags: Sequence[bool]) -> Column:
    """The length of the run of flagged lines that a line is in; 0 outside."""
    parts = bytes(flags).split(b"\0")
    return b"\0".join([bytes([min(TOP, len(part))]) * len(part) for part in parts])
