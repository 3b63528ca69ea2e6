"""Reading times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule


def reading_time(page: Page) -> Iterator[Mark]:
    """Remove the line that says how long reading will take.

    Example: ``4 min read``, ``Lesezeit: 3 Minuten``.
    Must not fire: on ``10 minutes`` alone, which a recipe or a schedule holds.
    """
    for line in page.lines_with("readtime", START):
        if page.sizes[line] <= 8:
            yield Mark(line, "remove", 0.94, "how long reading will take")


RULES: Final = (Rule("readingtime.label", "readingtime", "how long reading takes", reading_time),)
