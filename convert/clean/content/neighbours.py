"""Ways between blocks: the nearest one of a kind, and how far apart two stand in the tree of elements."""

from __future__ import annotations

from collections.abc import Sequence

from convert.clean.content.elements import FAR
from convert.clean.content.places import Places


def rises(places: Places, pairs: Sequence[int]) -> bytes:
    """Levels that one must climb from each block to reach what holds the block in ``pairs``; -1 there gives 60."""
    out = bytearray()
    known: dict[tuple[int, int], int] = {}
    at = places.at
    for element, other in zip(at, pairs, strict=True):
        if other < 0:
            out.append(FAR)
            continue
        pair = (element, at[other])
        if pair not in known:
            known[pair] = _rise(places, *pair)
        out.append(known[pair])
    return bytes(out)


def _rise(places: Places, start: int, end: int) -> int:
    up, first, second = 0, start, end
    while first != second:
        if places.depth[first] >= places.depth[second]:
            first, up = places.parent[first], up + 1
        else:
            second = places.parent[second]
    return min(FAR, up)


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
