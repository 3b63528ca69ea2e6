"""The comment form, what comes after it, and the counts and links that lead to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.phrases import START, WHOLE
from convert.clean.rule import Mark, Rule

#: Paragraphs of prose that must stand above a form before it can close the article.
_PROSE_ABOVE: Final = 2


def comment_label(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a label of the comment area.

    Example: ``Leave a Reply``, ``3 Kommentare``, ``Laisser un commentaire``.
    Must not fire: on a sentence with the word "comment" in it ("did not respond to a request for comment").
    """
    yield from whole_lines(page, "comment", 0.95, "a label of the comment area")


def comment_tail(page: Page) -> Iterator[Mark]:
    """Remove the comment form and all that follows it.

    Why: WordPress, Blogger and most others put the form below the article and nothing of the article below it.
    Example: ``Leave a Reply`` / ``Your email address will not be published. Required fields are marked *`` / ``Name``.
    Must not fire: above the article, where the same words are a link to the form: at least two paragraphs of prose
    must stand above, and more prose above than below.
    """
    if not page.kinds.keys() & {"comment", "commentform"}:
        return
    above = 0
    total = sum(page.sizes[line] for line in range(len(page)) if page.prose(line))
    mass = 0
    for line in range(len(page)):
        if page.prose(line):
            above, mass = above + 1, mass + page.sizes[line]
        if above < _PROSE_ABOVE or 2 * mass < total:
            continue
        if page.hit(line, "commentform", START) or (page.hit(line, "comment", WHOLE) and _form_near(page, line)):
            for after in range(line, len(page)):
                yield Mark(after, "remove", 0.95, f"the comment form opens at {page.texts[line]!r}")
            return


def _form_near(page: Page, line: int) -> bool:
    return any(page.hit(after, "commentform", START) for after in range(line + 1, min(line + 5, len(page))))


RULES: Final = (
    Rule("comments.label", "comments", "labels of the comment area", comment_label),
    Rule("comments.tail", "comments", "the comment form and all below it", comment_tail),
)
