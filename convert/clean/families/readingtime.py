"""Reading times."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean import dates
from convert.clean.page import Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule

#: Words of a time that says nothing of reading, and lines in which a date shows what it is.
_BARE: Final = frozenset(["ca", "min", "mins", "minute", "minutes", "minuten", "minutos", "minuti"])
_NEAR: Final = 2


def reading_time(page: Page) -> Iterator[Mark]:
    """Remove the line that says how long reading will take.

    Example: ``4 min read``, ``Lesezeit: 3 Minuten``.
    Must not fire: on ``10 minutes`` or ``25 Min.`` alone, which a recipe or a schedule holds, but for the lines around
    the date below the headline.
    """
    for line in page.lines_with("readtime", START):
        if page.sizes[line] <= 8 and (not _BARE.issuperset(_words(page, line)) or _by_date(page, line)):
            yield Mark(line, "remove", 0.94, "how long reading will take")


def _words(page: Page, line: int) -> list[str]:
    return [word for word in page.words[line] if not word.isdigit()]


def _by_date(page: Page, line: int) -> bool:
    """Whether a date stands within two lines."""
    near = range(max(1, line - _NEAR), min(line + _NEAR + 1, len(page)))
    return any(dates.find(page.texts[at], page.words[at]) for at in near if at != line and page.figures[at])


RULES: Final = (Rule("readingtime.label", "readingtime", "how long reading takes", reading_time),)
