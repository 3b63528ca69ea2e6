"""Formulas of a saved page: they stay, and what a script drew of them goes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: How KaTeX and MathJax call what they draw, which they hide from screen readers.
_DRAWN: Final = re.compile(r"\b(?:katex-html|mathjax|mjx-)")
#: Elements around a stretch of a drawing that may be called so.
_WITHIN: Final = 8


def drawn_formula(page: Page) -> Iterator[Mark]:
    """Remove the signs that a script drew of a formula, where the page hides them from screen readers.

    Why: what it gives them instead is the formula itself, which stays; the signs alone say something else: "x2".
    Example: ``<span class="katex-html" aria-hidden="true">x2</span>``.
    Must not fire: on the formula; on what is hidden and called otherwise.
    """
    if page.document is None or not page.saved:
        return
    for line, block in enumerate(page.document.blocks):
        said = block.attr.hints
        if said is not None and said.hidden and any(map(_DRAWN.search, said.words[-_WITHIN:])):
            yield Mark(line, "remove", 0.99, "drawn by a script from a formula that the page holds")


def formula(page: Page) -> Iterator[Mark]:
    """Keep a formula that stands by itself.

    Why: it has next to no words, and nothing but an article is written in formulas.
    Example: ``<math display="block">`` between two paragraphs.
    Must not fire: on a formula that the page hides, unless a picture shows it.
    """
    if page.document is None or not page.saved:
        return
    for line, block in enumerate(page.document.blocks):
        said = block.attr.hints
        if said is not None and said.tags[-1:] == ("math",) and not said.hidden:
            yield Mark(line, "keep", 0.99, "a formula")


RULES: Final = (
    Rule("content.drawn", "content", "what scripts drew of formulas", drawn_formula),
    Rule("content.formula", "content", "formulas, which stay", formula),
)
