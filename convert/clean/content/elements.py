"""What blocks take from the element they stand in: columns worked out once for each element."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from typing import Final, TypeAlias

from convert.clean.content import hints
from convert.clean.content.places import Places
from convert.clean.series import log_of

FAR: Final = 60
#: Nearness of an element's own hint; one less for each level up, down to 1.
_NEAR: Final = 12
_ABOVE: Final = ("section", "ul", "article", "main", "figure", "header")
_NEAR_KINDS: Final = (
    "articlebody", "article", "content", "text", "comment", "related", "teaser", "list", "gallery", "caption", "share",
    "side", "modal", "form", "note", "morelike", "lead", "recipe",
)  # fmt: skip
_MASS_KINDS: Final = ("articlebody", "article", "content", "text", "comment")
_HOLD_KINDS: Final = ("articlebody", "article", "content", "teaser", "list", "tags", "recipe")
#: Facts of the element and of the four above it.
_FACTS: Final = ("prose", "linked", "chars", "blocks", "long", "kids")
_LEVELS: Final = 5
_PICKS: Final = ("dense", "clean", "hull", "half", "most", "article", "body")

#: What names and tags above say: first what stays as it is from level to level, then how near something is.
_NAMED: Final = (
    *(f"up_{tag}" for tag in _ABOVE),
    *(f"mass_{kind}" for kind in _MASS_KINDS),
    *(f"near_{kind}" for kind in _NEAR_KINDS),
    *(f"hold_{kind}" for kind in _HOLD_KINDS),
)
_LASTING: Final = len(_ABOVE) + len(_MASS_KINDS)
NAMES: Final = (
    *(f"l{level}_{fact}" for level in range(_LEVELS) for fact in _FACTS),
    *(f"{pick}_{fact}" for pick in _PICKS for fact in ("in", "up", "down", "pos", "mass")),
    *_NAMED,
)
#: Where each pick begins and how many blocks it has: blocks tell their place in it by these.
Spans: TypeAlias = tuple[tuple[int, int], ...]
PLACES_IN: Final = tuple(f"{pick}_at" for pick in _PICKS)
#: One byte for each column.
Row: TypeAlias = bytes

_AT: Final = {name: at for at, name in enumerate(_NAMED)}
_TAG_AT: Final = {tag: _AT[f"up_{tag}"] for tag in _ABOVE}
#: One level further away; what is not there stays so.
_FURTHER: Final = bytes([max(min(value, 1), value - 1) for value in range(256)])


def share(part: float, whole: float) -> int:
    """A share as 0 to 250."""
    if whole <= 0:
        return 0
    value = int(250 * part / whole)
    return value if 0 <= value <= 250 else 250 if value > 0 else 0


def columns_by_element(places: Places) -> tuple[list[Row], Spans]:
    """For each element its columns (:data:`NAMES`), and where each pick begins and how many blocks it has."""
    picks = _picks(places)
    stands = {pick: _against(places, pick) for pick in set(picks)}
    sides = [stands[pick] for pick in picks]
    rows = list(map(b"".join, zip(_levels(places), *sides, _named(places), strict=True)))
    spans = tuple(
        (places.first[pick], places.last[pick] - places.first[pick] + 1) if pick >= 0 else (0, 0) for pick in picks
    )
    return rows, spans


def _levels(places: Places) -> list[Row]:
    """The facts of each element and of those above it; at the top the last ones count again."""
    rows: list[Row] = []
    for up, facts in zip(places.parent, _facts(places), strict=True):
        rows.append(facts + rows[up][: -len(facts)] if up >= 0 else facts * _LEVELS)
    return rows


def _facts(places: Places) -> list[Row]:
    total = places.prose[0] if places.prose else 0.0
    return [
        bytes(
            (
                share(prose, total) if prose else 0,
                share(linked, chars) if linked else 0,
                log_of(int(chars)) if chars < 3000 else min(254, 200 + int(chars) // 2000),
                log_of(blocks),
                log_of(long),
                log_of(kids),
            )
        )
        for prose, linked, chars, blocks, long, kids in zip(
            places.prose, places.linked, places.chars, places.blocks, places.long, places.kids, strict=True
        )
    ]


def _named(places: Places) -> list[Row]:
    """Tags above (1: one that holds the headline, 2: one that does not), and the hints of names above: how near, with
    how much prose; those of elements that hold the headline are told apart."""
    total = places.prose[0] if places.prose else 0.0
    rows: list[Row] = []
    passed_on: dict[int, Row] = {-1: bytes(len(_NAMED))}
    for element, (up, tag, mask) in enumerate(zip(places.parent, places.tag, places.mask, strict=True)):
        row = passed_on.get(up)
        if row is None:
            row = passed_on[up] = rows[up][:_LASTING] + rows[up][_LASTING:].translate(_FURTHER)
        if mask or tag in _TAG_AT:
            own, holds = bytearray(row), element in places.held
            if tag in _TAG_AT:
                own[_TAG_AT[tag]] = 1 if holds else 2
            near, mass = _told(mask, holds)
            for at in near:
                own[at] = _NEAR
            if mass:
                said = 1 + share(places.prose[element], total)
                for at in mass:
                    own[at] = said
            row = bytes(own)
        rows.append(row)
    return rows


@lru_cache(maxsize=20_000)
def _told(mask: int, holds: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where an element's own hints stand in its row: how near they are, and how much prose is under them."""
    kinds = [hints.NAMES[kind] for kind in hints.kinds_in(mask)]
    near = [f"{'hold' if holds else 'near'}_{kind}" for kind in kinds]
    mass = [] if holds else [f"mass_{kind}" for kind in kinds]
    return tuple(_AT[name] for name in near if name in _AT), tuple(_AT[name] for name in mass if name in _AT)


def _against(places: Places, pick: int) -> list[Row]:
    """Where each element stands to a pick: within it, levels up and down to it, past its end, the pick's weight."""
    if pick < 0:
        return [bytes((0, FAR, FAR, 0, 0))] * len(places.parent)
    line = set(places.chain(pick))
    mass = share(places.prose[pick], places.prose[0])
    first, last, bottom = places.first[pick], places.last[pick], places.depth[pick]
    inside: list[bool] = []
    above: list[int] = []
    below: list[int] = []
    for element, up in enumerate(places.parent):
        if element in line:
            inside.append(element == pick)
            above.append(min(FAR, bottom - places.depth[element]))
            below.append(0)
        else:
            inside.append(inside[up])
            above.append(above[up])
            below.append(below[up] + 1 if below[up] < FAR else FAR)
    sides = [
        0 if end < first else 2 if start > last else 1 for start, end in zip(places.first, places.last, strict=True)
    ]
    return list(map(bytes, zip(inside, above, below, sides, repeat(mass), strict=False)))


def _picks(places: Places) -> Sequence[int]:
    """Elements that may hold the article: by nearby prose, by how much of it they hold, by their names. -1: none."""
    every = range(len(places.parent))
    if not places.parent:
        return [-1] * len(_PICKS)

    def deepest(column: list[float], part: float) -> int:
        want = part * column[0]
        fits = [element for element in every if column[element] >= want > 0]
        return max(fits, key=lambda element: (places.depth[element], element), default=0)

    bodies = [element for element in every if places.mask[element] & hints.BIT["articlebody"]]
    articles = [element for element in every if places.tag[element] == "article"]
    return [
        max(every, key=places.points.__getitem__),
        max(every, key=places.clean_points.__getitem__),
        deepest(places.clean, 0.75),
        deepest(places.prose, 0.5),
        deepest(places.prose, 0.9),
        max(articles, key=places.prose.__getitem__, default=-1),
        max(
            bodies,
            key=lambda element: (places.prose[element] > 0.3 * places.prose[0], places.depth[element]),
            default=-1,
        ),
    ]
