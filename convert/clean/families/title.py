"""The title: take the bare headline, name what was hung on it, and drop its repetitions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from convert.clean import hung
from convert.clean.headline import VARIANTS, Headline, holds, is_title_shaped
from convert.clean.page import Page
from convert.clean.phrases import tokens
from convert.clean.rule import Mark, Rule


def _is_variant(words: Sequence[str], reference: Sequence[str]) -> bool:
    if not words or not reference:
        return False
    if len(words) >= 3 and 2 * len(words) >= len(reference) and holds(reference, words):
        return True
    return len(reference) >= 3 and len(words) <= 1.5 * len(reference) + 3 and holds(words, reference)


def title_line(page: Page) -> Iterator[Mark]:
    """Take the title from the first line; a name behind a separator becomes the section or the site.

    Why: a scraper writes the page's ``<title>`` first, and sites hang their name and section on it.
    Example: ``Harbour reopens after the storm | Coastal towns`` → the title, and the section "Coastal towns".
    Must not fire: on a first line that is a sentence of running text; on a saved page, whose reader took the headline
    from what the page states and shows; a dash or colon within a headline (``Stadia – one year later: what went
    wrong``) is no suffix when more than five words follow it.
    """
    if page.saved:
        return
    if page.title:
        head = page.headline
        if head.text != page.title:
            yield from _affixes(page, head, 0, removing=False)
        return
    if not is_title_shaped(page):
        return
    head = page.headline
    why = "the page's title" + (f", without {', '.join(repr(name) for name in head.affixes)}" if head.affixes else "")
    yield Mark(0, "title", 0.99, why, head.text)
    yield from _affixes(page, head, 0, removing=True)


def _affixes(page: Page, head: Headline, line: int, *, removing: bool) -> Iterator[Mark]:
    if not removing:
        yield Mark(line, "title", 0.99, "the title without what the site hung on it", head.text)
    site, section = hung.named(page, head)
    if site is not None:
        yield Mark(line, "site", 0.9, "a name hung on the title", site)
    if section is not None:
        yield Mark(line, "section", 0.9, "a subject hung on the title", section)


def title_repeated(page: Page) -> Iterator[Mark]:
    """Remove lines that only repeat the title, with or without its suffix.

    Why: the title stands in the first line already; a reader would hear it two or three times.
    Example: line 1 ``Bees are back | Nature``, line 3 ``Bees are back | Nature``, line 5 ``Bees are back``.
    Must not fire: on a subheading or sentence that shares words with the title, below the first lines; on a title of
    one or two words repeated within the article, which may be a table cell or a name; on a picture of a saved page.
    """
    if not page.title and not is_title_shaped(page):
        return
    head = page.headline
    bare_words, whole = tuple(tokens(head.text)), tuple(tokens(page.title or page.texts[0]))
    start = 0 if page.title else 1
    first_prose = page.first_prose
    for line in range(start, len(page)):
        words = page.words[line]
        if not words or page.picture(line) is not None:
            continue
        if (words in (bare_words, whole) or line == head.line) and (line <= first_prose or len(words) >= 3):
            yield Mark(line, "remove", 0.98, "repeats the title")
        elif line < min(first_prose, VARIANTS) and (_is_variant(words, bare_words) or _is_variant(words, whole)):
            yield Mark(line, "remove", 0.93, "a variant of the title")


RULES: Final = (
    Rule("title.line", "title", "the first line is the title; section and site come off it", title_line),
    Rule("title.repeated", "title", "lines that repeat the title", title_repeated),
)
