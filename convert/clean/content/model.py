"""The article of a saved page: which of its blocks are the article's, by two looks of a small model.

The first look takes a block's words (:mod:`convert.clean.features`) and its place; the second also what the first
thought of the containers, look-alikes and neighbours. Lists, tables, quotations and figures are blocks here, so each
is kept or removed whole. Weights are data, made by ``benchmarks/train_content.py``.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache
from importlib.resources import files

from convert.clean import features, forest, surroundings
from convert.clean.content import again, columns, places
from convert.clean.content.decision import decided
from convert.clean.content.places import Places
from convert.clean.content.seen import Seen
from convert.clean.content.typical import typical_page
from convert.clean.forest import SCALE, Looks, chance
from convert.clean.page import Page
from convert.clean.series import Columns
from convert.model import Block, Document


@cache
def shipped() -> Looks:
    """The forests that come with the package."""
    return forest.looks_in(files("convert.clean.content") / "weights")


def first_columns(page: Page, document: Document, names: Container[str] | None = None) -> tuple[Columns, Places]:
    """What the first look sees: of the columns of words and of likeness those of these names at least, or all."""
    seen = typical_page(page, document)
    around = places.places_of(seen, document.blocks)
    return features.columns_of(seen, names) | columns.columns_of(page, document, around, names), around


def second_columns(
    page: Page, blocks: Sequence[Block], around: Places, chances: Sequence[float]
) -> tuple[Columns, int]:
    """What the second look sees besides, and the element that most likely is the article's."""
    nearby = surroundings.columns_of(page, [round(surroundings.CERTAIN * chance) for chance in chances])
    inside, main = again.columns_of(blocks, around, chances)
    return nearby | inside, main


def scores(page: Page, document: Document, looks: Looks) -> list[float]:
    """For each block a score in log-odds; above 0 it is the article's."""
    blocks = document.blocks
    count = len(blocks)
    seen, around = first_columns(page, document, looks.asked)
    first = [score / SCALE for score in forest.scores(looks.first, seen, count)]
    more, main = second_columns(page, blocks, around, [chance(score) for score in first])
    second = [score / SCALE for score in forest.scores(looks.second, seen | more, count)]
    return decided(Seen(page, blocks, around, main, seen), second)
