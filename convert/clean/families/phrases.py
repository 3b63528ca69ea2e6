"""Shared by the families: lines that are a phrase of furniture, begin with one or hold one."""

from __future__ import annotations

from collections.abc import Iterator

from convert.clean.page import Page
from convert.clean.phrases import INSIDE, START, WHOLE
from convert.clean.rule import Mark

#: Longest line, in words, that a phrase at its start may speak for.
SHORT: int = 12


def whole_lines(page: Page, kind: str, confidence: float, reason: str) -> Iterator[Mark]:
    """A removal for every line that is wholly a phrase of this kind."""
    for line in page.lines_with(kind, WHOLE):
        yield Mark(line, "remove", confidence, reason)


def opening_lines(page: Page, kind: str, confidence: float, reason: str, words: int = SHORT) -> Iterator[Mark]:
    """A removal for every short line that begins with a phrase of this kind."""
    for line in page.lines_with(kind, START):
        if page.sizes[line] <= words:
            yield Mark(line, "remove", confidence, reason)


def holding_lines(page: Page, kind: str, confidence: float, reason: str, words: int) -> Iterator[Mark]:
    """A removal for every line of so many words at most that holds a phrase of this kind; the title is none of them."""
    for line in page.lines_with(kind, INSIDE):
        if line and page.sizes[line] <= words:
            yield Mark(line, "remove", confidence, reason)


def opening_words(page: Page, line: int, kind: str) -> int:
    """Words of the longest phrase of this kind that a line begins with."""
    return max((hit.last + 1 for hit in page.hits[line] if hit.kind == kind and hit.first == 0), default=0)
