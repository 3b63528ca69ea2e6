"""What blocks take from the element they stand in: columns worked out once for each element."""

from __future__ import annotations

from collections.abc import Sequence
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

NAMES: Final = (
    *(f"l{level}_{fact}" for level in range(_LEVELS) for fact in _FACTS),
    *(f"{pick}_{fact}" for pick in _PICKS for fact in ("in", "up", "down", "pos", "mass")),
    *(f"up_{tag}" for tag in _ABOVE),
    *(f"near_{kind}" for kind in _NEAR_KINDS),
    *(f"mass_{kind}" for kind in _MASS_KINDS),
    *(f"hold_{kind}" for kind in _HOLD_KINDS),
)
#: Where each pick begins and how many blocks it has: blocks tell their place in it by these.
Spans: TypeAlias = tuple[tuple[int, int], ...]
PLACES_IN: Final = tuple(f"{pick}_at" for pick in _PICKS)
#: One byte for each column.
Row: TypeAlias = bytes
#: Kind of hint → depth of the nearest element above that has it, and its share of the page's prose.
_Seen: TypeAlias = dict[int, tuple[int, int]]

_AT: Final = {name: at for at, name in enumerate(hints.NAMES)}
_NEAR_AT, _MASS_AT, _HOLD_AT = (tuple(_AT[kind] for kind in kinds) for kinds in (_NEAR_KINDS, _MASS_KINDS, _HOLD_KINDS))
_TAG_AT: Final = {tag: at for at, tag in enumerate(_ABOVE)}


def share(part: float, whole: float) -> int:
    """A share as 0 to 250."""
    return max(0, min(250, int(250 * part / whole))) if whole > 0 else 0


def rows_of(places: Places) -> tuple[list[Row], Spans]:
    """For each element its columns (:data:`NAMES`), and where each pick begins and how many blocks it has."""
    picks = _picks(places)
    facts = _facts(places)
    names = _named(places)
    stands = {pick: _against(places, pick) for pick in set(picks)}
    sides = [stands[pick] for pick in picks]
    rows = []
    for element in range(len(places.parent)):
        parts = []
        up = element
        for _ in range(_LEVELS):
            parts.append(facts[up])
            up = places.parent[up] if places.parent[up] >= 0 else up
        parts += [side[element] for side in sides]
        parts.append(names[element])
        rows.append(b"".join(parts))
    spans = tuple(
        (places.first[pick], places.last[pick] - places.first[pick] + 1) if pick >= 0 else (0, 0) for pick in picks
    )
    return rows, spans


def _facts(places: Places) -> list[Row]:
    total = places.prose[0] if places.prose else 0.0
    return [
        bytes(
            (
                share(prose, total),
                share(linked, chars),
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
    tags: list[tuple[int, ...]] = []
    free: list[_Seen] = []
    held: list[_Seen] = []
    rows = []
    for element, up in enumerate(places.parent):
        holds, depth = element in places.held, places.depth[element]
        tag, seen, seen_held = (tags[up], free[up], held[up]) if up >= 0 else ((0,) * len(_ABOVE), {}, {})
        at = _TAG_AT.get(places.tag[element])
        if at is not None:
            tag = (*tag[:at], 1 if holds else 2, *tag[at + 1 :])
        if word := places.mask[element]:
            said = (depth, 1 + share(places.prose[element], total))
            new = dict.fromkeys(hints.kinds_in(word), said)
            seen, seen_held = (seen, seen_held | new) if holds else (seen | new, seen_held)
        tags.append(tag)
        free.append(seen)
        held.append(seen_held)
        rows.append(
            bytes(
                (
                    *tag,
                    *[max(1, _NEAR - depth + seen[kind][0]) if kind in seen else 0 for kind in _NEAR_AT],
                    *[seen[kind][1] if kind in seen else 0 for kind in _MASS_AT],
                    *[max(1, _NEAR - depth + seen_held[kind][0]) if kind in seen_held else 0 for kind in _HOLD_AT],
                )
            )
        )
    return rows


def _against(places: Places, pick: int) -> list[Row]:
    """Where each element stands to a pick: within it, levels up and down to it, past its end, the pick's weight."""
    if pick < 0:
        return [bytes((0, FAR, FAR, 0, 0))] * len(places.parent)
    line = set(places.chain(pick))
    mass = share(places.prose[pick], places.prose[0])
    first, last, bottom = places.first[pick], places.last[pick], places.depth[pick]
    found: list[tuple[int, int, int]] = []
    rows: list[Row] = []
    for element, up in enumerate(places.parent):
        if element in line:
            stands = (int(element == pick), min(FAR, bottom - places.depth[element]), 0)
        else:
            inside, above, below = found[up]
            stands = (inside, above, min(FAR, below + 1))
        found.append(stands)
        side = 0 if places.last[element] < first else 2 if places.first[element] > last else 1
        rows.append(bytes((*stands, side, mass)))
    return rows


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
