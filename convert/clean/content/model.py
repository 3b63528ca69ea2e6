"""The article of a saved page: which of its blocks are the article's, by two looks of a small model.

The first look takes a block's words (:mod:`convert.clean.features`) and its place; the second also what the first
thought of the containers, look-alikes and neighbours. Lists, tables, quotations and figures are blocks here, so each
is kept or removed whole. Weights are data, made by ``benchmarks/train_content.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Final

from convert.clean import features, forest, surroundings
from convert.clean.content import again, columns, places
from convert.clean.content.places import Places
from convert.clean.content.typical import typical_page
from convert.clean.forest import SCALE, Forest
from convert.clean.page import Page
from convert.clean.series import Columns
from convert.model import Block, Document, Figure, List, ThematicBreak

#: Share of the first look in the answer.
_MIX: Final = 0.3
#: Log-odds added everywhere, and taken from what stands outside the likeliest container.
_BIAS: Final = 0.1
_OUTSIDE: Final = 0.5
#: Where even the surest four fifths of that container are doubtful (lists, odd layouts), less is asked of all.
_SURE: Final = 1.0
_ADAPT: Final = 0.8
#: Log-odds taken from what stands under a name that no article uses (see ``hints``), from teaser and picture lists,
#: and from words that the page shows on demand: too rare among the pages with gold for the model to be sure of.
_NAMED: Final = 3.0
_LISTED: Final = 3.0
_UNSEEN: Final = 2.0
#: Words from which on a block is looked for elsewhere on the page.
_LONG: Final = 12
_EDGE: Final = 9.0


@dataclass(frozen=True, slots=True)
class Looks:
    """The forests of both looks."""

    first: Forest
    second: Forest


@cache
def shipped() -> Looks:
    """The forests that come with the package."""
    folder = files("convert.clean.content").joinpath("weights")
    first, second = (folder.joinpath(f"{name}.json").read_text(encoding="ascii") for name in ("first", "second"))
    return Looks(forest.loads(first), forest.loads(second))


def first_columns(page: Page, document: Document) -> tuple[Columns, Places]:
    """What the first look sees."""
    seen = typical_page(page, document)
    around = places.places_of(seen, document.blocks)
    return features.columns_of(seen) | columns.columns_of(page, document, around), around


def second_columns(
    page: Page, blocks: Sequence[Block], around: Places, chances: Sequence[float]
) -> tuple[Columns, int]:
    """What the second look sees besides, and the element that most likely is the article's."""
    nearby = surroundings.columns_of(page, [round(surroundings.CERTAIN * chance) for chance in chances])
    inside, main = again.columns_of(blocks, around, chances)
    return nearby | inside, main


def chance(score: float) -> float:
    """A log-odds score as a chance."""
    return 1 / (1 + exp(-max(-12.0, min(12.0, score))))


def scores(page: Page, document: Document, looks: Looks) -> list[float]:
    """For each block a score in log-odds; above 0 it is the article's."""
    blocks = document.blocks
    count = len(blocks)
    seen, around = first_columns(page, document)
    first = [score / SCALE for score in forest.scores(looks.first, seen, count)]
    more, main = second_columns(page, blocks, around, [chance(score) for score in first])
    second = [score / SCALE for score in forest.scores(looks.second, seen | more, count)]
    return decided(page, blocks, around, main, first, second, seen)


def decided(
    page: Page,
    blocks: Sequence[Block],
    around: Places,
    main: int,
    first: Sequence[float],
    second: Sequence[float],
    seen: Columns,
) -> list[float]:
    """Both looks' scores as one, with what holds for the page as a whole."""
    out = []
    lines = range(around.first[main], around.last[main] + 1) if around.at else range(0)
    for line, (one, two) in enumerate(zip(first, second, strict=True)):
        score = _MIX * one + (1 - _MIX) * two + _BIAS
        out.append(max(-_EDGE, min(_EDGE, score - (0 if line in lines else _OUTSIDE))))
    out = [
        score - _against(block, seen, line)
        for line, (score, block) in enumerate(zip(_adapted(out, around, lines), blocks, strict=True))
    ]
    return _wordless(blocks, around, _told_once(page, around, out))


def _against(block: Block, seen: Columns, line: int) -> float:
    """What counts against a block whatever the model thinks of it."""
    against = _NAMED * (bool(seen["near_comment"][line]) + bool(seen["near_morelike"][line]))
    if isinstance(block, List) and (
        seen["near_gallery"][line] or seen["near_teaser"][line] or seen["in_pictures"][line]
    ):
        against += _LISTED
    return against + _UNSEEN * seen["own_unseen"][line]


def _told_once(page: Page, around: Places, scores: list[float]) -> list[float]:
    """The scores with the weaker of two long blocks of the same words out, unless both stand side by side: an article
    may repeat itself, but not in another place of the page."""
    out = scores[:]
    told: dict[tuple[str, ...], int] = {}
    for line, words in enumerate(page.words):
        if out[line] <= 0 or len(words) < _LONG:
            continue
        other = told.setdefault(words, line)
        if other != line and around.parent[around.at[other]] != around.parent[around.at[line]]:
            weaker, told[words] = (other, line) if out[other] < out[line] else (line, other)
            out[weaker] = -_EDGE
    return out


def _adapted(scores: list[float], around: Places, lines: range) -> list[float]:
    """The scores, raised where the sure part of the main container is in doubt."""
    ranked = sorted((scores[line], around.size[line]) for line in lines)
    whole, seen = sum(size for _, size in ranked), 0
    for score, size in ranked:
        seen += size
        if seen >= (1 - _ADAPT) * whole:
            return [old + _ADAPT * max(0.0, _SURE - score) for old in scores] if score < _SURE else scores
    return scores


def _wordless(blocks: Sequence[Block], around: Places, scores: list[float]) -> list[float]:
    """Pictures without a caption and rules go with the text on both sides of them."""
    silent = [
        isinstance(block, ThematicBreak) or (isinstance(block, Figure) and not block.caption and not block.credit)
        for block in blocks
    ]
    out = scores[:]
    known = -_EDGE
    above = []
    for line, score in enumerate(scores):
        above.append(known)
        known = known if silent[line] else score
    known = -_EDGE
    for line in range(len(scores) - 1, -1, -1):
        if silent[line]:
            out[line] = -_EDGE if around.hidden[line] or around.veto[around.at[line]] else min(above[line], known)
        else:
            known = scores[line]
    return out
