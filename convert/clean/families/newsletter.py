"""Newsletter and subscription prompts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule


def newsletter_label(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a prompt to subscribe.

    Example: ``Newsletter``, ``Subscribe now``, ``Jetzt abonnieren``.
    Must not fire: on a sentence about a newsletter.
    """
    yield from whole_lines(page, "newsletter", 0.93, "a prompt to subscribe")


RULES: Final = (
    Rule("newsletter.label", "newsletter", "labels of newsletter and subscription prompts", newsletter_label),
)
