"""How like each other the blocks of a page are: in tag and class, in words, and to what the page says of itself."""

from __future__ import annotations

from collections import Counter

from convert.clean.content.elements import FAR, share
from convert.clean.content.places import Places
from convert.clean.page import Page
from convert.clean.phrases import tokens
from convert.clean.series import Columns, log_of
from convert.model import Meta

#: Words of a block that might repeat the title.
_SHORT = 60
#: Words from which on a block's runs of words are compared with those of others.
_TELLING = 6


def columns_of(page: Page, meta: Meta, places: Places) -> Columns:
    """Columns of likeness, and of where each block stands to the headline."""
    out: Columns = {}
    _kin(places, out)
    lines = range(len(page))
    trusted = [0.0 if places.doubt[e] else prose for e, prose in zip(places.at, places.block_prose, strict=True)]
    known = [0.0]
    for prose in trusted:
        known.append(known[-1] + prose)
    start = known[places.headline] if places.at else 0.0
    out["clean_since"] = bytes([share(known[line] - start, known[-1]) for line in lines])
    out["from_headline"] = bytes([127 + max(-FAR, min(FAR, line - places.headline)) for line in lines])
    out["trust"] = bytes([share(places.clean[0], places.prose[0]) if places.at else 0]) * len(page)
    _words(page, meta, out)
    return out


def _kin(places: Places, out: Columns) -> None:
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
    for key, element, prose, density, name in zip(
        keys, places.at, places.block_prose, places.density, places.inner, strict=True
    ):
        if density > 0.7:
            linked[key] += 1
        if prose:
            long[key] += 1
            if not places.doubt[element]:
                own[key[:2]] += int(prose)
                inner[name] += int(prose)
                trusted += prose
    siblings = Counter(places.parent[element] for element in places.at)
    out["same_count"] = bytes([log_of(counts[key]) for key in keys])
    out["same_long"] = bytes([share(long[key], counts[key]) for key in keys])
    out["same_linked"] = bytes([share(linked[key], counts[key]) for key in keys])
    out["body_class"] = bytes([share(own[key[:2]], trusted) for key in keys])
    out["body_inner"] = bytes([share(inner[name], trusted) for name in places.inner])
    out["siblings"] = bytes([log_of(siblings[places.parent[element]]) for element in places.at])


def _words(page: Page, meta: Meta, out: Columns) -> None:
    """How much a block shares with the title, the description and the names that the page states, and how many of its
    runs of words stand elsewhere too, or stood before it."""
    title, told = set(tokens(meta.title)), tokens(meta.description or "")
    description = set(zip(told, told[1:], told[2:], strict=False))
    named = set(tokens(meta.byline or ""))
    runs = [
        set(zip(words, words[1:], words[2:], strict=False)) if len(words) >= _TELLING else set() for words in page.words
    ]
    counts: Counter[tuple[str, ...]] = Counter()
    for found in runs:
        counts.update(found)
    several = {run for run, count in counts.items() if count > 1}
    seen: set[tuple[str, ...]] = set()
    columns = [bytearray() for _ in range(6)]
    for words, found in zip(page.words, runs, strict=True):
        count = len(words)
        both = len(title.intersection(words)) if count < _SHORT else 0
        again = found & several if several else found
        values = (
            share(both, len(set(words))) if both else 0,
            share(both, len(title)) if both else 0,
            share(len(found & description), len(found)) if description else 0,
            share(len(named.intersection(words)), len(named)) if named and count < 40 else 0,
            share(len(again), len(found)) if several else 0,
            share(len(again & seen), len(found)) if several else 0,
        )
        seen |= again
        for column, value in zip(columns, values, strict=True):
            column.append(value)
    names = ("in_title", "of_title", "described", "signed", "copied", "copied_before")
    out.update((name, bytes(column)) for name, column in zip(names, columns, strict=True))
