"""What the model of saved pages knows of each block beside its words: columns of whole numbers, 0 to 254.

Most of it is a fact about an element and is worked out once for each; blocks take it from the element they stand in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from convert.clean.content import hints
from convert.clean.content.places import Places
from convert.clean.page import Page
from convert.clean.phrases import tokens
from convert.clean.series import Columns, log_of
from convert.model import (
    Aside,
    Block,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Link,
    List,
    Meta,
    Paragraph,
    Quote,
    Table,
)
from convert.walk import child_blocks, inline_text, iter_blocks, own_inlines

_ABOVE_NAMES: Final = """
article main aside nav header footer form figure table ul section button noscript details label select
"""
_ABOVE: Final = tuple(_ABOVE_NAMES.split())
_TAG_NAMES: Final = """
p div span a li td h1 h2 h3 h4 h5 h6 strong b em i small ul ol table blockquote figure figcaption pre dl
section article header footer button label time cite img
"""
_TAGS: Final = {name: at for at, name in enumerate(_TAG_NAMES.split(), start=1)}
_LEVELS: Final = 5
_PICKS: Final = ("dense", "clean", "hull", "half", "most", "article", "body")
FAR: Final = 60


def share(part: float, whole: float) -> int:
    """A share as 0 to 250."""
    return max(0, min(250, int(250 * part / whole))) if whole > 0 else 0


def columns_of(page: Page, document: Document, places: Places) -> Columns:
    """Every column of the first look that is not about words alone, by name."""
    names = [
        "k_" + name for name in ("tag", "inner", "kind", "links", "hidden", "items", "held", "doubt", "veto", "depth")
    ]
    names += ["in_" + name for name in ("pictures", "headings", "parts", "links", "mean")]
    names += ["own_" + name for name in hints.NAMES]
    names += ["up_" + tag for tag in _ABOVE]
    names += [f"{side}_{name}" for side in ("near", "mass", "hold") for name in hints.NAMES]
    names += [
        f"l{level}_{fact}"
        for level in range(_LEVELS)
        for fact in ("prose", "linked", "chars", "blocks", "long", "kids")
    ]
    names += [f"{pick}_{fact}" for pick in _PICKS for fact in ("in", "up", "down", "pos", "mass")]
    of_element = _cached(places, _picks(places))
    rows = []
    for line, block in enumerate(document.blocks):
        element = places.at[line]
        own: tuple[int, ...] = (
            _TAGS.get(places.tag[element], 0),
            _TAGS.get(places.inner[line][0], 0),
            _kind(block),
            int(250 * places.density[line]),
            int(places.hidden[line]),
            min(254, len(block.items)) if isinstance(block, List | DefinitionList) else 0,
            int(line > places.headline),
            int(places.doubt[element]),
            min(3, places.veto[element]),
            min(254, places.depth[element]),
        )
        whole, start = of_element(element)
        own += _within(block)
        word = hints.mask(places.inner[line][1]) | places.mask[element]
        rows.append(
            (*own, *hints.flags(word), *whole, *(share(line - first, span) if span else 0 for first, span in start))
        )
    names += [f"{pick}_at" for pick in _PICKS]
    out = {name: bytes(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
    _likeness(page, document.meta, places, out)
    _neighbours(places, out)
    return out


def _kind(block: Block) -> int:
    match block:
        case Paragraph():
            return 1
        case Heading(level=level):
            return 1 + level
        case List():
            return 10
        case Table():
            return 11
        case Quote():
            return 12
        case CodeBlock():
            return 13
        case Figure():
            return 14
        case Aside():
            return 15
        case DefinitionList():
            return 16
        case _:
            return 17


def _within(block: Block) -> tuple[int, ...]:
    """What a block that holds others is made of: pictures, headings, parts, links, and characters a part."""
    inside = [inner for _, inner in iter_blocks(child_blocks(block))]
    if not inside:
        return (0, 0, 0, 0, 0)
    leaves = [inner for inner in inside if not child_blocks(inner)]
    linked = sum(
        isinstance(inner, Paragraph | Heading) and any(isinstance(node, Link) for node in inner.children)
        for inner in inside
    )
    length = sum(len(inline_text(run)) for inner in leaves for run in own_inlines(inner))
    return (
        min(254, sum(isinstance(inner, Figure) for inner in inside)),
        min(254, sum(isinstance(inner, Heading) for inner in inside)),
        log_of(len(leaves)),
        1 + share(linked, len(inside)),
        log_of(length // len(leaves)),
    )


def _picks(places: Places) -> list[int]:
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


def _cached(places: Places, picks: list[int]) -> Callable[[int], tuple[tuple[int, ...], tuple[tuple[int, int], ...]]]:
    """What blocks take from their element: its columns, and the start and length of each pick."""
    lines = [set(places.chain(pick)) if pick >= 0 else set() for pick in picks]
    spans = tuple(
        (places.first[pick], places.last[pick] - places.first[pick] + 1) if pick >= 0 else (0, 0) for pick in picks
    )
    total = places.prose[0] if places.prose else 0.0
    above: dict[int, tuple[list[int], list[int], list[int], list[int]]] = {}
    done: dict[int, tuple[int, ...]] = {}
    none = [0] * len(hints.NAMES)

    def climb(element: int) -> tuple[list[int], list[int], list[int], list[int]]:
        """Tags above; for each hint the nearness of an element above that has it, its prose, and its nearness if it
        holds the headline."""
        if element < 0:
            return [0] * len(_ABOVE), none, none, none
        if element not in above:
            tags, near, mass, hold = climb(places.parent[element])
            near = [n - 1 if n > 1 else n for n in near] if any(near) else near
            hold = [n - 1 if n > 1 else n for n in hold] if any(hold) else hold
            word, holds = places.mask[element], element in places.held
            if word:
                near, mass, hold = near[:], mass[:], hold[:]
                part = share(places.prose[element], total)
                for at in hints.kinds_in(word):
                    if holds:
                        hold[at] = 12
                    else:
                        near[at], mass[at] = 12, 1 + part
            if places.tag[element] in _ABOVE:
                tags = tags[:]
                tags[_ABOVE.index(places.tag[element])] = 1 if holds else 2
            above[element] = (tags, near, mass, hold)
        return above[element]

    def of(element: int) -> tuple[tuple[int, ...], tuple[tuple[int, int], ...]]:
        if element not in done:
            tags, near, mass, hold = climb(element)
            row = [*tags, *near, *mass, *hold]
            up = element
            for _ in range(_LEVELS):
                chars = places.chars[up]
                row += (
                    share(places.prose[up], total),
                    share(places.linked[up], chars),
                    log_of(int(chars)) if chars < 3000 else min(254, 200 + int(chars) // 2000),
                    log_of(places.blocks[up]),
                    log_of(places.long[up]),
                    log_of(places.kids[up]),
                )
                up = places.parent[up] if places.parent[up] >= 0 else up
            for pick, line in zip(picks, lines, strict=True):
                row += _against(places, element, pick, line, total)
            done[element] = tuple(row)
        return done[element], spans

    return of


def _against(places: Places, element: int, pick: int, line: set[int], total: float) -> tuple[int, int, int, int, int]:
    """Where an element stands to a pick: within it, levels up and down to it, past its end, and the pick's weight."""
    if pick < 0:
        return (0, FAR, FAR, 0, 0)
    meet = element
    while meet not in line:
        meet = places.parent[meet]
    side = 0 if places.last[element] < places.first[pick] else 2 if places.first[element] > places.last[pick] else 1
    return (
        int(meet == pick),
        min(FAR, places.depth[pick] - places.depth[meet]),
        min(FAR, places.depth[element] - places.depth[meet]),
        side,
        share(places.prose[pick], total),
    )


def _likeness(page: Page, meta: Meta, places: Places, out: Columns) -> None:
    """Blocks of the same tag and class: how many, how prose-like; and how like the body's paragraphs a block is."""
    keys = [
        (places.tag[e], places.words[e], places.words[places.parent[e]] if places.parent[e] >= 0 else "")
        for e in places.at
    ]
    counts: Counter[tuple[str, str, str]] = Counter(keys)
    long: Counter[tuple[str, str, str]] = Counter()
    linked: Counter[tuple[str, str, str]] = Counter()
    own: Counter[tuple[str, str]] = Counter()
    inner: Counter[tuple[str, str]] = Counter()
    trusted = 0.0
    for line, element in enumerate(places.at):
        prose = places.block_prose[line]
        long[keys[line]] += prose > 0
        linked[keys[line]] += places.density[line] > 0.7
        if prose and not places.doubt[element]:
            own[places.tag[element], places.words[element]] += int(prose)
            inner[places.inner[line]] += int(prose)
            trusted += prose
    siblings = Counter(places.parent[element] for element in places.at)
    out["same_count"] = bytes([log_of(counts[key]) for key in keys])
    out["same_long"] = bytes([share(long[key], counts[key]) for key in keys])
    out["same_linked"] = bytes([share(linked[key], counts[key]) for key in keys])
    out["body_class"] = bytes([share(own[places.tag[e], places.words[e]], trusted) for e in places.at])
    out["body_inner"] = bytes([share(inner[name], trusted) for name in places.inner])
    out["siblings"] = bytes([log_of(siblings[places.parent[element]]) for element in places.at])
    trust = share(places.clean[0], places.prose[0]) if places.at else 0
    out["trust"] = bytes([trust]) * len(places.at)
    known = [0.0]
    for line, prose in enumerate(places.block_prose):
        known.append(known[-1] + (0.0 if places.doubt[places.at[line]] else prose))
    start = known[places.headline] if places.at else 0.0
    out["clean_since"] = bytes([share(known[line] - start, trusted) for line in range(len(page))])
    _stated(page, meta, out)
    out["from_headline"] = bytes([127 + max(-FAR, min(FAR, line - places.headline)) for line in range(len(page))])
    _copies(page, out)


def _stated(page: Page, meta: Meta, out: Columns) -> None:
    """How much a block shares with the title, the description and the names that the page states."""
    title, told = set(tokens(meta.title)), tokens(meta.description or "")
    runs = set(zip(told, told[1:], told[2:], strict=False))
    named = set(tokens(meta.byline or ""))
    in_title, of_title, described, signed = bytearray(), bytearray(), bytearray(), bytearray()
    for words in page.words:
        short = len(words) < 60
        both = len(title.intersection(words)) if short else 0
        in_title.append(share(both, len(set(words))))
        of_title.append(share(both, len(title)))
        own = set(zip(words, words[1:], words[2:], strict=False)) if runs else set()
        described.append(share(len(own & runs), len(own)))
        signed.append(share(len(named.intersection(words)), len(named)) if len(words) < 40 else 0)
    out["in_title"], out["of_title"] = bytes(in_title), bytes(of_title)
    out["described"], out["signed"] = bytes(described), bytes(signed)


def _copies(page: Page, out: Columns) -> None:
    """Share of a block's word runs that stand elsewhere too, and of those that stood before it."""
    runs = [set(zip(words, words[1:], words[2:], strict=False)) if len(words) > 5 else set() for words in page.words]
    counts: Counter[tuple[str, ...]] = Counter()
    for found in runs:
        counts.update(found)
    seen: set[tuple[str, ...]] = set()
    twice, again = bytearray(), bytearray()
    for found in runs:
        twice.append(share(sum(counts[run] > 1 for run in found), len(found)))
        again.append(share(len(found & seen), len(found)))
        seen |= found
    out["copied"], out["copied_before"] = bytes(twice), bytes(again)


def rises(places: Places, pairs: Sequence[int]) -> bytes:
    """Levels that one must climb from each block to reach what holds the block in ``pairs``; -1 there gives 60."""
    out = bytearray()
    known: dict[tuple[int, int], int] = {}
    for line, other in enumerate(pairs):
        if other < 0:
            out.append(FAR)
            continue
        pair = (places.at[line], places.at[other])
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


def _neighbours(places: Places, out: Columns) -> None:
    count = len(places.at)
    for shift in (-2, -1, 1, 2):
        out[f"rise{shift:+d}"] = rises(places, [n if 0 <= (n := line + shift) < count else -1 for line in range(count)])
        for name in ("k_kind", "k_links"):
            column = out[name]
            out[f"{name}{shift:+d}"] = bytes(
                [column[n] if 0 <= (n := line + shift) < count else 0 for line in range(count)]
            )
    before, after = nearest([prose > 0 for prose in places.block_prose])
    out["rise_prose_before"], out["rise_prose_after"] = rises(places, before), rises(places, after)
