"""Shared by the families: lines that are a phrase of furniture, begin with one or hold one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import INSIDE, START, WHOLE
from convert.clean.rule import Mark
from convert.clean.vocabulary import MONTHS

#: Words of furniture that are subjects, too: alone between two paragraphs they head what follows.
_SUBJECTS: Final = """
service services support software hintergrund background links jobs karriere careers termine events agenda archiv
archive video videos empfehlungen recommendations account rabatt discount preise prices datenschutz privacy
barrierefreiheit accessibility umwelt environment auto cars garten garden kultur culture reise travel technik
technology wirtschaft business sport sports politik politics gesundheit health wissenschaft science bildung
education geschichte history community team shop produkte products note notes print google amazon umfrage poll
profil profile sonstiges name no kontakt contact sécurité santé économie politique cultura salud tecnología economía
deportes
"""
SUBJECTS: Final = frozenset(_SUBJECTS.split())

#: Longest line, in words, that a phrase at its start may speak for.
SHORT: int = 12
#: Most words of a table's cell.
_CELL: Final = 4


def whole_lines(page: Page, kind: str, confidence: float, reason: str) -> Iterator[Mark]:
    """A removal for every line that is wholly a phrase of this kind, but for a word that may be a subject."""
    for line in page.lines_with(kind, WHOLE):
        if is_subject(page, line):
            continue
        yield Mark(line, "remove", confidence, reason)


def is_subject(page: Page, line: int) -> bool:
    """Whether a line is a single word that may be a subject, where a subheading or a table's label stands: between two
    paragraphs, or between a cell and a figure."""
    if len(page.words[line]) != 1 or page.words[line][0] not in SUBJECTS:
        return False
    if page.within_prose(line):
        return page.repeats[line] == 1
    around = [at for at in (line - 1, line + 1) if 0 < at < len(page)]
    cells = len(around) > 1 and all(page.sizes[at] <= _CELL and not page.hits[at] for at in around)
    figures = any(page.figures[at] and MONTHS.isdisjoint(page.words[at]) for at in around)
    return cells and figures and page.first_prose < line < page.last_prose


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
