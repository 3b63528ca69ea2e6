"""The comment form, what comes after it, and the counts and links that lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean import dates
from convert.clean.families.phrases import holding_lines, opening_lines, opening_words, whole_lines
from convert.clean.page import Page
from convert.clean.phrases import INSIDE, WHOLE
from convert.clean.rule import Mark, Rule

#: Fewest words of a label that speaks for a line that it only opens.
_TOLD: Final = 2
#: Longest sentence of a form, in words.
_FORM_WORDS: Final = 45
#: Paragraphs of prose that must stand above a form before it can close the article.
_PROSE_ABOVE: Final = 2
_LAST_WORDS: Final = """
says said sagt sagte gesagt schreibt meint dit dice dijo disse detto zegt zei pisze mówi skriver säger siger sier sanoo
napsal píše говорит пишет сказал szerint diyor dedi
"""
#: The last word above a comment in the themes of WordPress ("Mara says:") and Blogger ("Mara said..."), by the
#: translations of both.
_SAYS: Final = frozenset(_LAST_WORDS.split())
#: Most words of such a line and of a date below it; least comments, and least share of them that have one.
_NAMED: Final = 7
_STAMP: Final = 10
_AUTHORS: Final = 2
_DATED: Final = 0.7
_TIME: Final = re.compile(r"\b\d{1,2}[:.]\d\d\b")


def comment_label(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a label of the comment area, or short and open with one of two words or more.

    Example: ``Leave a Reply``, ``3 Kommentare``, ``Laisser un commentaire``, ``Leave a Reply Cancel reply``.
    Must not fire: on a sentence with the word "comment" in it ("did not respond to a request for comment"); on a
    question that an article ends with ("What do you think will come of it?").
    """
    yield from whole_lines(page, "comment", 0.95, "a label of the comment area")
    for mark in opening_lines(page, "comment", 0.9, "opens with a label of the comment area"):
        if opening_words(page, mark.line, "comment") >= _TOLD and page.texts[mark.line][-1] not in "?？؟":
            yield mark


def comment_form(page: Page) -> Iterator[Mark]:
    """Remove the fixed sentences of a comment form and of the notes on who approves comments.

    Example: ``Your email address will not be published. Required fields are marked *``.
    Must not fire: on the title; on a paragraph of more than forty-five words.
    """
    yield from holding_lines(page, "commentform", 0.93, "a sentence of the comment form", _FORM_WORDS)


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
        if page.hit(line, "commentform", INSIDE) or (page.hit(line, "comment", WHOLE) and _form_near(page, line)):
            for after in range(line, len(page)):
                yield Mark(after, "remove", 0.95, f"the comment form opens at {page.texts[line]!r}")
            return


def _form_near(page: Page, line: int) -> bool:
    return any(page.hit(after, "commentform", INSIDE) for after in range(line + 1, min(line + 5, len(page))))


def comment_thread(page: Page) -> Iterator[Mark]:
    """Remove comments that name who wrote each, and all below them.

    Why: comments are sentences like any other, often more of them than the article has; who says them, and when, stands
    above each in the words of WordPress or Blogger.
    Example: ``Mara Lind says:`` / ``November 19, 2019 at 6:34 am`` / ``What a boat!``.
    Must not fire: on a dialogue or an interview, whose speakers have no time below their names; on a single such line;
    above the article: at least two paragraphs of prose must stand above.
    """
    said = [line for line in range(1, len(page)) if _says(page, line)]
    dated = [line for line in said if any(_stamped(page, below) for below in (line + 1, line + 2))]
    if len(dated) < _AUTHORS or len(dated) < _DATED * len(said):
        return
    if sum(page.proses[1 : dated[0]]) < _PROSE_ABOVE:
        return
    for line in range(dated[0], len(page)):
        yield Mark(line, "remove", 0.93, f"the comments begin at {page.texts[dated[0]]!r}")


def _says(page: Page, line: int) -> bool:
    """Whether a line is a name and "says:"."""
    words = page.words[line]
    return 2 <= len(words) <= _NAMED and words[-1] in _SAYS and page.texts[line].endswith((":", "...", "…"))


def _stamped(page: Page, line: int) -> bool:
    """Whether there is such a line and it is little more than a date or a time."""
    if line >= len(page) or page.sizes[line] > _STAMP:
        return False
    return _TIME.search(page.texts[line]) is not None or dates.find(page.texts[line], page.words[line]) is not None


RULES: Final = (
    Rule("comments.label", "comments", "labels of the comment area", comment_label),
    Rule("comments.form", "comments", "sentences of the comment form", comment_form),
    Rule("comments.thread", "comments", "comments that name who wrote each", comment_thread),
    Rule("comments.tail", "comments", "the comment form and all below it", comment_tail),
)
