"""Ways between blocks: the nearest one of a kind, and how far apart two stand in the tree of elements."""

from __future__ import annotations

from collections.abc import Sequence

from convert.clean.content.elements import FAR
from convert.clean.content.places import Places


def rises(places: Places, pairs: Sequence[int]) -> bytes:
    """Levels that one must climb from each block to reach what holds the block in ``pairs``; -1 there gives 60."""
    out = bytearray()
    at, parent = places.at, places.parent
    end, holders = -1, frozenset[int]()
    known: dict[int, int] = {}
    for element, other in zip(at, pairs, strict=True):
        if other < 0:
            out.append(FAR)
            continue
        if at[other] != end:
            end, known = at[other], {}
            holders = frozenset(places.chain(end))
        rise = known.get(element)
        if rise is None:
            rise, up = 0, element
            while up not in holders:
                rise, up = rise + 1, parent[up]
            rise = known[element] = min(FAR, rise)
        out.append(rise)
    return bytes(out)


def nearest(flags: Sequence[bool]) -> tuple[list[int], list[int]]:
    """For each block the last flagged one before it and the first one after it; -1 for none."""
    before, after, at = [], [], -1
    for line, flag in enumerate(flags):
        before.append(at)
        at = line if flag else at
    at = -1
    for line in range(len(flags) - 1, -1, -1):
        after.append(at)
        at = line if flags[line] else at
    return before, after[::-1]
