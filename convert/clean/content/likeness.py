"""How like each other the blocks of a page are: in tag and class, in words, and to what the page says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from typing import TypeAlias

from convert.clean.content.elements import FAR, share
from convert.clean.content.places import Places
from convert.clean.page import Page
from convert.clean.phrases import tokens
from convert.clean.series import Column, Columns, Wanted, log_of
from convert.model import Meta

#: What an element is called, and what the one around it is.
Name: TypeAlias = tuple[str, str, str]
#: Three words in a row.
_Run: TypeAlias = tuple[str, str, str]

#: Words of a block that might repeat the title.
_SHORT = 60
#: Words of a block that might name who wrote the page.
_SIGNED = 40
#: Words from which on a block's runs of words are compared with those of others.
_TELLING = 6


def columns_of(page: Page, meta: Meta, places: Places, names: Container[str] | None = None) -> Columns:
    """Columns of likeness, and of where each block stands to the headline: those of these names at least, or all."""
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
    return out | _words(page, meta, names)


def _kin(places: Places, out: Columns) -> None:
    """Blocks of the same tag and class: how many, how prose-like; and how like the body's paragraphs a block is."""
    keys = named(places)
    counts, siblings = Counter(keys), Counter(places.parent[element] for element in places.at)
    long: dict[Name, int] = dict.fromkeys(counts, 0)
    linked: dict[Name, int] = dict.fromkeys(counts, 0)
    own: dict[tuple[str, str], int] = {}
    inner: dict[tuple[str, str], int] = {}
    trusted = 0.0
    for key, element, prose, density, name in zip(
        keys, places.at, places.block_prose, places.density, places.inner, strict=True
    ):
        if density > 0.7:
            linked[key] += 1
        if prose:
            long[key] += 1
            if not places.doubt[element]:
                own[key[:2]] = own.get(key[:2], 0) + int(prose)
                inner[name] = inner.get(name, 0) + int(prose)
                trusted += prose
    said = {
        key: (log_of(count), share(long[key], count), share(linked[key], count), share(own.get(key[:2], 0), trusted))
        for key, count in counts.items()
    }
    columns = zip(*map(said.__getitem__, keys), strict=True)
    names = ("same_count", "same_long", "same_linked", "body_class")
    out.update(zip(names, map(bytes, columns), strict=True) if keys else dict.fromkeys(names, b""))
    of_inner = {name: share(inner.get(name, 0), trusted) for name in set(places.inner)}
    out["body_inner"] = bytes(map(of_inner.__getitem__, places.inner))
    out["siblings"] = bytes([log_of(siblings[places.parent[element]]) for element in places.at])


def named(places: Places) -> list[Name]:
    """For each block the tag and the words of the element that it stands in, and the words of the one around that."""
    tag, words, parent = places.tag, places.words, places.parent
    known = {e: (tag[e], words[e], words[parent[e]] if parent[e] >= 0 else "") for e in set(places.at)}
    return list(map(known.__getitem__, places.at))


def _words(page: Page, meta: Meta, names: Container[str] | None) -> Columns:
    """How much a block shares with the title, the description and the names that the page states, and how many of its
    runs of words stand elsewhere too, or stood before it."""
    title, told = set(tokens(meta.title)), tokens(meta.description or "")
    description = set(zip(told, told[1:], told[2:], strict=False))
    signers = set(tokens(meta.byline or ""))
    runs: list[set[_Run]] = [
        set(zip(words, words[1:], words[2:], strict=False)) if len(words) >= _TELLING else set() for words in page.words
    ]
    both = [len(title.intersection(words)) if len(words) < _SHORT else 0 for words in page.words]

    def in_title() -> Column:
        return bytes([n and share(n, len(set(words))) for n, words in zip(both, page.words, strict=True)])

    def described() -> Column:
        return bytes([share(len(found & description), len(found)) if description else 0 for found in runs])

    def signed() -> Column:
        own = [len(signers.intersection(words)) if len(words) < _SIGNED else 0 for words in page.words]
        return bytes([n and share(n, len(signers)) for n in own])

    out = Wanted(names)
    out.put("in_title", in_title)
    out.put("of_title", lambda: bytes([n and share(n, len(title)) for n in both]))
    out.put("described", described)
    out.put("signed", signed)
    out.put_both("copied", "copied_before", lambda: _copied(runs))
    return out.made


def _copied(runs: Sequence[set[_Run]]) -> tuple[Column, Column]:
    """How many of a block's runs of words stand elsewhere too, and how many stood before it."""
    several = _told_twice(runs)
    seen: set[_Run] = set()
    copied, before = bytearray(len(runs)), bytearray(len(runs))
    for line, found in enumerate(runs) if several else ():
        if again := found & several:
            copied[line], before[line] = share(len(again), len(found)), share(len(again & seen), len(found))
            seen |= again
    return bytes(copied), bytes(before)


def _told_twice(runs: Iterable[set[_Run]]) -> set[_Run]:
    """The runs of words that stand in several blocks."""
    seen: set[_Run] = set()
    several: set[_Run] = set()
    for found in runs:
        if found:
            several |= seen & found
            seen |= found
    return several
