"""Lines that come back in other documents of the same site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: A line of this many words does not come back by chance.
_WORDS: Final = 6
#: Where more of a page's prose than this comes back, the documents are copies of one article.
_COPIED: Final = 0.4


def recurring_line(page: Page) -> Iterator[Mark]:
    """Remove lines that three or more documents of the same site hold, when a batch was learnt first.

    Why: what every page of a site says is the site's furniture, whatever its words.
    Example: ``The Harbour Post is published by the people of Kiel.`` below every article.
    Must not fire: on a short line between the first and the last prose of the page, which may be a fixed subheading
    ("Ingredients"); on the title; on documents of other sites; on a page whose text itself comes back, since that is
    one article in several copies.
    """
    prose = [line for line in range(1, len(page.holders)) if page.prose(line)]
    recurring = sum(page.sizes[line] for line in prose if page.holders[line])
    if recurring > _COPIED * sum(page.sizes[line] for line in prose):
        return
    first, last = page.first_prose, page.last_prose
    for line, holders in enumerate(page.holders):
        if line and holders and (page.sizes[line] >= _WORDS or not first <= line <= last):
            yield Mark(line, "remove", 0.96, f"comes back in {holders} documents of this site")


RULES: Final = (Rule("recurring.line", "recurring", "lines that other documents of the site hold", recurring_line),)
