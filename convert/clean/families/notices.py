"""Sentences in which a site speaks to its readers: of its newsletter, its comments, its links and its needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import holding_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: Longest notice, in words.
_WORDS: Final = 70


def reader_notice(page: Page) -> Iterator[Mark]:
    """Remove a line in which the site, and not the article, speaks to the reader, in words that every site uses.

    Why: such a note is a sentence like any other and stands where sentences stand, so its shape tells nothing.
    Example: ``If you buy through our links, we may earn a commission.``, ``Sign up for our newsletter, straight to your
    inbox.``, ``Dieser Eintrag wurde veröffentlicht in Häfen.``.
    Must not fire: on the title; on a sentence that only tells of newsletters, commissions or comments; on a line that
    is longer than a paragraph.
    """
    yield from holding_lines(page, "notice", 0.93, "the site speaks to its readers", _WORDS)


RULES: Final = (Rule("notices.reader", "notices", "what a site says to its readers", reader_notice),)
