"""Cookie, consent and privacy notices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule


def consent_label(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a button or link of a consent notice.

    Example: ``Accept all``, ``Datenschutzerklärung``, ``Politique de confidentialité``.
    Must not fire: on a sentence about privacy.
    """
    yield from whole_lines(page, "privacy", 0.94, "a button or link of a consent notice")


def consent_notice(page: Page) -> Iterator[Mark]:
    """Remove a paragraph that opens as a consent notice and speaks of cookies.

    Why: the banner's text is prose and would be read as the article's.
    Example: ``We use cookies to improve your experience. By continuing you agree …``.
    Must not fire: on an article about cookies, whose sentences do not open so.
    """
    for line in page.lines_with("privacy", START):
        if page.sizes[line] >= 8:
            inside = {page.words[line][hit.first] for hit in page.hits[line] if hit.kind == "privacy" and hit.first}
            if inside:
                yield Mark(line, "remove", 0.93, "opens and goes on as a consent notice")


RULES: Final = (
    Rule("consent.label", "consent", "buttons and links of consent notices", consent_label),
    Rule("consent.notice", "consent", "sentences of consent notices", consent_notice),
)
