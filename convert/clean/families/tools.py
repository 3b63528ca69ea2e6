"""Print, save, listen and report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule


def tool(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly the label of a page tool.

    Example: ``Print this page``, ``Artikel anhören``, ``Signaler une erreur``.
    Must not fire: on an instruction in a how-to that goes on after such a word.
    """
    yield from whole_lines(page, "tools", 0.92, "a page tool")


RULES: Final = (Rule("tools.label", "tools", "print, save and report buttons", tool),)
