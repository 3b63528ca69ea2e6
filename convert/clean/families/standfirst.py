"""The standfirst: the sentence or two that open an article, above the byline. It is the article's and stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule

#: Lines below the title in which a standfirst can stand, and its least words.
_LOOK: Final = 7
_WORDS: Final = 9


def standfirst(page: Page) -> Iterator[Mark]:
    """Keep the first sentence below the title against all but the surest removal.

    Why: between headline, byline and share bar a sentence looks like a teaser to a model, and is the article's summary.
    Example: line 1 the title, line 2 ``The town moved its boats; nobody was hurt.``, line 3 ``By Mara Lind``.
    Must not fire: on a line that opens with a phrase of furniture ("Sign up …", "Photo: …"), on a credit, on anything
    below the first lines.
    """
    for line in range(1, min(len(page), _LOOK)):
        text = page.texts[line]
        if page.sizes[line] < _WORDS or not page.ends[line]:
            continue
        if not any(hit.strength >= START for hit in page.hits[line]) and not set("©|@") & set(text):
            yield Mark(line, "keep", 0.975, "the sentence below the title")
        return


RULES: Final = (Rule("standfirst.line", "standfirst", "the sentence below the title stays", standfirst),)
