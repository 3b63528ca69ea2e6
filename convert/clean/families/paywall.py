"""Paywall, login and donation prompts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule


def paywall_label(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a label of a login, a paywall or a donation prompt.

    Example: ``Log in``, ``Réservé aux abonnés``, ``Jetzt spenden``.
    Must not fire: on a sentence that has such words in it.
    """
    yield from whole_lines(page, "paywall", 0.93, "a label of a login or paywall")


RULES: Final = (Rule("paywall.label", "paywall", "labels of login, paywall and donation prompts", paywall_label),)
