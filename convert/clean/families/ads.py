"""Advertisement labels and affiliate notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule


def ad_label(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly the label of an advertisement.

    Example: ``Advertisement``, ``Anzeige``, ``La suite après la publicité``.
    Must not fire: on a sentence that speaks of advertising. Set as a heading it is one all the same.
    """
    yield from whole_lines(page, "ads", 0.97, "the label of an advertisement")


RULES: Final = (Rule("ads.label", "ads", "advertisement labels", ad_label),)
