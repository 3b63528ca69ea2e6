"""Counts of views, likes and votes, ratings and polls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule


def counter(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a count of views, likes or votes, or a rating's label.

    Example: ``12 likes``, ``Gefällt mir``, ``337 views``.
    Must not fire: on bare numbers, which tables hold, or on a sentence with such a count.
    """
    yield from whole_lines(page, "rating", 0.93, "a count or a rating")


RULES: Final = (Rule("counters.label", "counters", "counts, ratings and polls", counter),)
