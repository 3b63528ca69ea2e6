"""The elements of a page, rebuilt from what its blocks say of their surroundings, with sums over what is in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from convert.clean.content import hints
from convert.clean.facts import SOLID
from convert.clean.page import Page
from convert.model import Block, DomPath, Heading, Hints, Paragraph

#: A paragraph speaks for the element around it, and by this much less for each further one.
_FADING: Final = 0.55
_REACH: Final = 5
_APART: Final = frozenset({"nav", "aside", "footer", "form", "button", "select"})
#: What is called a paywall and holds more than this share of a page's prose is not the prompt but what was paid for.
_PAID: Final = hints.BIT["signup"]
_PAID_FOR: Final = 0.5
_NO_HINTS: Final = Hints()


@dataclass(slots=True)
class Places:
    """Elements in the order in which their first blocks stand, parents before children; element 0 is the root.

    ``at``: the element of each block; ``inner``: tag and words of the innermost element that holds all its words.
    Sums over all blocks in an element: ``chars``, ``linked``, ``prose``, ``clean`` (prose under no doubtful name),
    ``blocks``, ``long`` (blocks of prose), ``kids`` (children with blocks). ``first``, ``last``: its blocks' range.
    ``held``: it holds the headline. ``veto``, ``doubt``: how many names that speak against an article stand above.
    ``points``, ``clean_points``: prose close below it.
    """

    parent: list[int] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    mask: list[int] = field(default_factory=list)
    depth: list[int] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    inner: list[tuple[str, str]] = field(default_factory=list)
    density: list[float] = field(default_factory=list)
    hidden: list[bool] = field(default_factory=list)
    size: list[int] = field(default_factory=list)
    block_prose: list[float] = field(default_factory=list)
    chars: list[float] = field(default_factory=list)
    linked: list[float] = field(default_factory=list)
    prose: list[float] = field(default_factory=list)
    clean: list[float] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    long: list[int] = field(default_factory=list)
    kids: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    points: list[float] = field(default_factory=list)
    clean_points: list[float] = field(default_factory=list)
    held: set[int] = field(default_factory=set)
    veto: list[int] = field(default_factory=list)
    doubt: list[bool] = field(default_factory=list)
    headline: int = 0

    def lines(self, element: int) -> range:
        """The blocks in an element."""
        return range(self.first[element], self.last[element] + 1)

    def chain(self, element: int) -> list[int]:
        """The element and all above it, innermost first."""
        out = []
        while element >= 0:
            out.append(element)
            element = self.parent[element]
        return out


def places_of(page: Page, blocks: Sequence[Block]) -> Places:
    """The elements around the blocks of a page, every one of which has a :class:`DomPath`. ``page`` has one typical
    part of those that hold others."""
    out = Places()
    _elements(out, blocks)
    prose = page.running
    for line, block in enumerate(blocks):
        size = len(page.texts[line]) if isinstance(block, (Paragraph, Heading)) else page.lengths[line]
        solid = prose[line] >= SOLID and out.density[line] < 0.5 and page.sizes[line] >= 8
        out.size.append(max(1, size))
        out.block_prose.append(size * (1 - out.density[line]) if solid and not out.hidden[line] else 0.0)
    out.headline = _headline(out, page)
    _sum_prose(out)
    _judge(out)
    _sum(out)
    return out


def _elements(out: Places, blocks: Sequence[Block]) -> None:
    known: dict[str, int] = {}
    for block in blocks:
        origin, said = block.attr.origin, block.attr.hints or _NO_HINTS
        path = origin.path if isinstance(origin, DomPath) else ""
        element = known.get(path)
        out.at.append(_element(out, known, path, said) if element is None else element)
        out.inner.append((said.tags[-1], said.words[-1]) if said.tags and said.words else ("", ""))
        out.density.append(said.link_density)
        out.hidden.append(said.hidden)


def _element(out: Places, known: dict[str, int], path: str, said: Hints) -> int:
    """The element at a path; it and those above it are entered where they are new."""
    missing = []
    while path not in known:
        missing.append(path)
        if not path:
            break
        path = path.rpartition("/")[0]
    up = known.get(path, -1)
    level = out.depth[up] + 1 if up >= 0 else 0
    for step in reversed(missing):
        words = said.words[level] if level < len(said.words) else ""
        out.parent.append(up)
        out.tag.append(said.tags[level] if level < len(said.tags) else "")
        out.words.append(words)
        out.mask.append(hints.mask(words))
        out.depth.append(level)
        up = known[step] = len(out.parent) - 1
        level += 1
    return up


def _headline(out: Places, page: Page) -> int:
    """The block that most likely is the headline: likest to the title, an h1 before others, early before late."""
    title = set(page.title.casefold().split())
    best, found = -1.0, 0
    for line, text in enumerate(page.texts):
        own = out.tag[out.at[line]] == "h1"
        if not own and (not title or page.sizes[line] > 60):
            continue
        words = text.casefold().split()
        both = len(title.intersection(words))
        like = both * both / (len(set(words)) * len(title)) if both else 0.0
        value = like + 0.3 * own - 0.0002 * line
        if value > best:
            best, found = value, line
    return found


def _sum_prose(out: Places) -> None:
    """The prose in each element."""
    out.prose.extend([0.0] * len(out.parent))
    for element, prose in zip(out.at, out.block_prose, strict=True):
        out.prose[element] += prose
    for element in range(len(out.parent) - 1, 0, -1):
        out.prose[out.parent[element]] += out.prose[element]


def _judge(out: Places) -> None:
    if out.at:
        out.held = set(out.chain(out.at[out.headline]))
    for element, (up, tag, mask) in enumerate(zip(out.parent, out.tag, out.mask, strict=True)):
        veto, doubt = (out.veto[up], out.doubt[up]) if up >= 0 else (0, False)
        if mask & _PAID and out.prose[element] > _PAID_FOR * out.prose[0]:
            mask = out.mask[element] = mask & ~_PAID
        if element not in out.held:
            apart = tag in _APART
            veto += apart or mask & hints.VETO != 0
            doubt = doubt or apart or mask & hints.DOUBT != 0 or tag == "header"
        out.veto.append(veto)
        out.doubt.append(doubt)


def _sum(out: Places) -> None:
    count = len(out.parent)
    for column in (out.chars, out.linked, out.clean, out.points, out.clean_points):
        column.extend([0.0] * count)
    for numbers in (out.blocks, out.long, out.kids):
        numbers.extend([0] * count)
    out.first.extend([len(out.at)] * count)
    out.last.extend([-1] * count)
    chars, linked, blocks, last = out.chars, out.linked, out.blocks, out.last
    for line, (element, size, density) in enumerate(zip(out.at, out.size, out.density, strict=True)):
        chars[element] += size
        linked[element] += size * density
        blocks[element] += 1
        if last[element] < 0:
            out.first[element] = line
        last[element] = line
    for element, prose in zip(out.at, out.block_prose, strict=True):
        if prose:
            _spread(out, element, prose)
    _sum_up(out)


def _spread(out: Places, element: int, prose: float) -> None:
    """Note the prose of a block at the element around it and, fading, at those above."""
    out.long[element] += 1
    trusted = not out.doubt[element]
    out.clean[element] += prose * trusted
    near, weight = out.parent[element] if out.tag[element] in ("p", "ul", "ol") else element, prose
    for _ in range(_REACH):
        if near < 0:
            break
        out.points[near] += weight
        out.clean_points[near] += weight * trusted
        weight *= _FADING
        near = out.parent[near]


def _sum_up(out: Places) -> None:
    """Give each element what its children hold."""
    parent, chars, linked, blocks, first, last = out.parent, out.chars, out.linked, out.blocks, out.first, out.last
    for element in range(len(parent) - 1, 0, -1):
        up = parent[element]
        if blocks[element]:
            out.kids[up] += 1
            chars[up] += chars[element]
            linked[up] += linked[element]
            blocks[up] += blocks[element]
            if out.long[element]:
                out.clean[up] += out.clean[element]
                out.long[up] += out.long[element]
            if first[element] < first[up]:
                first[up] = first[element]
            if last[element] > last[up]:
                last[up] = last[element]
