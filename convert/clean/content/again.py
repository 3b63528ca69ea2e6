"""The second look at a saved page: what the first thought of the containers, look-alikes and neighbours of a block."""

from __future__ import annotations

from collections.abc import Sequence

from convert.clean.content.elements import FAR, share
from convert.clean.content.likeness import Name, named
from convert.clean.content.neighbours import nearest, rises
from convert.clean.content.places import Places
from convert.clean.series import Columns, log_of
from convert.model import Block, Heading

_LEVELS = 5


def columns_of(blocks: Sequence[Block], places: Places, chances: Sequence[float]) -> tuple[Columns, int]:
    """Columns from the chances (0 to 1) of each block, and the element that most likely is the article's."""
    mass = [size * chance for size, chance in zip(places.size, chances, strict=True)]
    sums, sizes = _summed(places, mass), _summed(places, [float(size) for size in places.size])
    total = sum(mass) or 1.0
    main = _main(places, sums, sizes, total)
    out: Columns = {}
    _levels(places, mass, sums, sizes, total, out)
    _likeness(places, mass, out)
    before, after = nearest([chance > 0.5 for chance in chances])
    out["rise_kept_before"], out["rise_kept_after"] = rises(places, before), rises(places, after)
    last, headed = 0, bytearray()
    for block, chance in zip(blocks, chances, strict=True):
        headed.append(last)
        last = 1 + int(250 * chance) if isinstance(block, Heading) else last
    out["heading_above"] = bytes(headed)
    _against(places, main, sums, sizes, out)
    return out, main


def _summed(places: Places, values: Sequence[float]) -> list[float]:
    out = [0.0] * len(places.parent)
    for element, value in zip(places.at, values, strict=True):
        out[element] += value
    for element in range(len(out) - 1, 0, -1):
        out[places.parent[element]] += out[element]
    return out


def _main(places: Places, sums: Sequence[float], sizes: Sequence[float], total: float) -> int:
    """The element with the best balance between holding all that is likely and nothing that is not."""
    best, found = -1.0, 0
    for element, held in enumerate(sums):
        value = 2 * held / (sizes[element] + total) + 0.0005 * places.depth[element]
        if value > best:
            best, found = value, element
    return found


def _levels(
    places: Places, mass: Sequence[float], sums: Sequence[float], sizes: Sequence[float], total: float, out: Columns
) -> None:
    means = [share(held, size) for held, size in zip(sums, sizes, strict=True)]
    parts = [share(held, total) for held in sums]
    parents = [max(0, up) for up in places.parent]
    ups = places.at
    for level in range(_LEVELS):
        out[f"p{level}_mean"] = bytes(map(means.__getitem__, ups))
        out[f"p{level}_mass"] = bytes(map(parts.__getitem__, ups))
        out[f"p{level}_others"] = bytes(
            [
                1 + int(250 * (sums[up] - own) / (sizes[up] - size)) if sizes[up] > size else 0
                for up, own, size in zip(ups, mass, places.size, strict=True)
            ]
        )
        ups = list(map(parents.__getitem__, ups))


def _likeness(places: Places, mass: Sequence[float], out: Columns) -> None:
    sums: dict[tuple[Name, tuple[str, str]], list[float]] = {}
    groups = []
    for key, own, size in zip(zip(named(places), places.inner, strict=True), mass, places.size, strict=True):
        group = sums.get(key)
        if group is None:
            group = sums[key] = [0.0, 0.0, 0.0]
        group[0] += own
        group[1] += size
        group[2] += 1
        groups.append(group)
    out["alike"] = bytes([share(held, size) for held, size, _ in groups])
    out["alike_count"] = bytes([log_of(int(count)) for _, _, count in groups])


def _against(places: Places, main: int, sums: Sequence[float], sizes: Sequence[float], out: Columns) -> None:
    """Where each block stands to the main element."""
    line_of = set(places.chain(main)) if places.at else set()
    first, last = (places.first[main], places.last[main]) if places.at else (0, 0)
    known: dict[int, tuple[int, int]] = {}
    for element in set(places.at):
        meet = element
        while meet not in line_of:
            meet = places.parent[meet]
        known[element] = (
            min(FAR, places.depth[main] - places.depth[meet]),
            min(FAR, places.depth[element] - places.depth[meet]),
        )
    count, size = len(places.at), last - first + 1
    mean = share(sums[main], sizes[main]) if places.at else 0
    inside = [1 + 250 * line // size for line in range(size)] if places.at else []
    out["main_in"] = (bytes(first) + b"\1" * len(inside)).ljust(count, b"\0")
    out["main_up"] = bytes([known[element][0] for element in places.at])
    out["main_down"] = bytes([known[element][1] for element in places.at])
    out["main_pos"] = (bytes(first) + bytes(inside)).ljust(count, b"\xfe")
    out["main_mean"] = bytes([mean]) * count
