"""Menus, breadcrumbs, previous and next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.phrases import START, tokens
from convert.clean.rule import Mark, Rule
from convert.model import DefinitionList, List, Paragraph, Strong, Table

#: Signs between the steps of a breadcrumb.
_SIGN: Final = re.compile("[»›>/→]")
_STEP: Final = re.compile(r"\s*[»›>/→]\s*")
_ARROW: Final = re.compile(r"^[«‹←]\s*\S|\S\s*[»›→]$")

#: What opens the title of the post before this one and ends that of the post after it; most words of such a title;
#: languages that do not quote in guillemets.
_BACK: Final = {"←": "→", "«": "»"}
_POST_WORDS: Final = 16
_NO_GUILLEMETS: Final = frozenset(["en", "de", "nl"])

#: Lines that a page needs for something to stand above its headline; least words of that headline; paragraphs of prose
#: below it, and how much more of it than above.
_ABOVE: Final = 4
_HEADLINE_WORDS: Final = 3
_PARAGRAPHS: Final = 2
_SHARE: Final = 10
#: A line that comes more often than this is an item of menus.
_SHOWN: Final = 2


def menu_item(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a menu item, or lead to another page.

    Example: ``Startseite``, ``Previous article``, ``Article suivant``.
    Must not fire: within the article, where such a word alone may be a subheading: prose on both sides keeps it, and a
    list right below it where a saved page sets it in bold ("Food", "Links").
    """
    for mark in whole_lines(page, "nav", 0.92, "a menu item"):
        if not page.within_prose(mark.line) and not _heads_list(page, mark.line):
            yield mark


def _heads_list(page: Page, line: int) -> bool:
    """Whether a line stands in bold, all of it, right above a list or a table of a saved page."""
    blocks = page.document.blocks[line : line + 2] if page.document is not None else ()
    if len(blocks) < 2 or not isinstance(blocks[1], (List, DefinitionList, Table)):
        return False
    return isinstance(blocks[0], Paragraph) and all(isinstance(node, Strong) for node in blocks[0].children)


def footer_link(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a link of the page's footer.

    Example: ``Impressum``, ``Contact us``, ``Back to top``.
    Must not fire: within the article, between two paragraphs of prose.
    """
    for mark in whole_lines(page, "footer", 0.92, "a link of the page's footer"):
        if not page.within_prose(mark.line):
            yield mark


def breadcrumb(page: Page) -> Iterator[Mark]:
    """Remove a breadcrumb: short names with arrows or slashes between.

    Example: ``Home > Politics > Europe``, ``Startseite » Kultur``.
    Must not fire: on a sentence; below the first prose; on fractions and dates.
    """
    for line in range(1, min(page.first_prose, len(page))):
        if not _SIGN.search(page.texts[line]):
            continue
        steps = [step for step in _STEP.split(page.texts[line]) if step]
        words = all(any(map(str.isalpha, step)) for step in steps)
        if len(steps) >= 2 and words and not page.ends[line] and page.sizes[line] <= 5 * len(steps):
            sure = len(steps) >= 3 or page.hit(line, "nav", START)
            yield Mark(line, "remove", 0.93 if sure else 0.8, "a breadcrumb")


def neighbours(page: Page) -> Iterator[Mark]:
    """Remove the titles of the posts before and after this one: a line that an arrow opens, and one that an arrow ends.

    Example: ``← Owls at dusk`` / ``The ferry in winter →``.
    Must not fire: on one such line alone; on a long one; on a quotation in guillemets that goes on over two lines.
    """
    for line in [at for at, text in enumerate(page.texts) if text[:1] in _BACK and at]:
        if line + 1 == len(page) or max(page.sizes[line : line + 2]) > _POST_WORDS:
            continue
        back, on = page.texts[line], page.texts[line + 1]
        plain = back[0] == "←" or page.lang[:2] in _NO_GUILLEMETS
        if plain and on[-2:] == f" {_BACK[back[0]]}" and on[:1] not in _BACK and on[-1] not in back:
            yield Mark(line, "remove", 0.95, "the title of the post before this one")
            yield Mark(line + 1, "remove", 0.95, "the title of the post after this one")


def above_headline(page: Page) -> Iterator[Mark]:
    """Remove what stands between the page's title and the headline, where the page shows its headline again.

    Why: menus, notices of the site and pictures of the top story stand above the headline, and nothing of the article.
    Example: ``Owls at dusk | Harbour Post`` / ``Menu`` / ``Tide tables`` / ``Owls at dusk``, then the article.
    Must not fire: where running text stands above that line, more than a tenth of what stands below it; on a page of
    less than two paragraphs; on a headline of one or two words, or one that comes more than twice, which may be a name
    in a menu; on a line with most of the headline's words, which is the headline told otherwise.
    """
    if page.saved or len(page) < _ABOVE or not page.words[0]:
        return
    head = page.headline
    if head.line is None or head.line < 2 or page.repeats[head.line] > _SHOWN:
        return
    told = frozenset(tokens(head.text))
    if len(told) < _HEADLINE_WORDS:
        return
    above = sum(page.sizes[line] for line in range(1, head.line) if page.proses[line])
    below = [page.sizes[line] for line in range(head.line + 1, len(page)) if page.proses[line]]
    if len(below) < _PARAGRAPHS or _SHARE * above > sum(below):
        return
    for line in range(1, head.line):
        if 2 * len(told.intersection(page.words[line])) <= len(told):
            yield Mark(line, "remove", 0.9, f"above the headline in line {head.line + 1} of the text")


RULES: Final = (
    Rule("navigation.menu", "navigation", "menu items, previous and next", menu_item),
    Rule("navigation.footer", "navigation", "links of the page footer", footer_link),
    Rule("navigation.breadcrumb", "navigation", "breadcrumbs", breadcrumb),
    Rule("navigation.neighbours", "navigation", "titles of the posts before and after", neighbours),
    Rule("navigation.above", "navigation", "what stands above the headline", above_headline),
)
