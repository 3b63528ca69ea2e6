"""Heading levels: those that a page or a draft comes with, repaired, and those that a table of contents lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from convert.model import Block, Heading
from convert.walk import map_children

#: Entries that a table of contents has at most, if it can be helped: a page of them.
_A_PAGE: Final = 32
_DEEPEST: Final = 3


def outlined(blocks: tuple[Block, ...], top: int = 2) -> tuple[Block, ...]:
    """The blocks with headings from level ``top`` on, each one level below the heading that it stands under (WCAG
    technique G141): what the page has as ``h1``, ``h4``, ``h4`` becomes levels 2, 3, 3. ``top`` is 1 for a bundle."""
    return _Outline(top).all(blocks)


def contents_depth(levels: Iterable[int]) -> int:
    """The deepest level of headings that a table of contents lists, where the title is level 1: the third, or the
    second where a reader would have to leaf through the contents themselves."""
    counts = Counter(levels)
    many = sum(count for level, count in counts.items() if level <= _DEEPEST) > _A_PAGE
    return _DEEPEST - 1 if many and counts[_DEEPEST - 1] > 1 else _DEEPEST


@dataclass(slots=True)
class _Outline:
    """``open``: the page's levels of the headings that the next one may stand under."""

    top: int
    open: list[int] = field(default_factory=list)

    def all(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self.one, blocks))

    def one(self, block: Block) -> Block:
        match block:
            case Heading(level=level):
                while self.open and self.open[-1] >= level:
                    self.open.pop()
                self.open.append(level)
                return replace(block, level=min(6, self.top - 1 + len(self.open)))
            case _:
                return map_children(block, self.all)
