"""Menus, breadcrumbs, previous and next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule

#: Signs between the steps of a breadcrumb.
_SIGN: Final = re.compile("[»›>/→]")
_STEP: Final = re.compile(r"\s*[»›>/→]\s*")
_ARROW: Final = re.compile(r"^[«‹←]\s*\S|\S\s*[»›→]$")


def menu_item(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a menu item, or lead to another page.

    Example: ``Startseite``, ``Previous article``, ``Article suivant``.
    Must not fire: within the article, where such a word alone may be a subheading: prose on both sides keeps it.
    """
    for mark in whole_lines(page, "nav", 0.92, "a menu item"):
        if not (page.prose(mark.line - 1) and page.prose(mark.line + 1)):
            yield mark


def footer_link(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a link of the page's footer.

    Example: ``Impressum``, ``Contact us``, ``Back to top``.
    Must not fire: within the article, between two paragraphs of prose.
    """
    for mark in whole_lines(page, "footer", 0.92, "a link of the page's footer"):
        if not (page.prose(mark.line - 1) and page.prose(mark.line + 1)):
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


RULES: Final = (
    Rule("navigation.menu", "navigation", "menu items, previous and next", menu_item),
    Rule("navigation.footer", "navigation", "links of the page footer", footer_link),
    Rule("navigation.breadcrumb", "navigation", "breadcrumbs", breadcrumb),
)
