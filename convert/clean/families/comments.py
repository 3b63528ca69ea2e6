"""The comment form, what comes after it, and the counts and links that lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from convert.clean import credit, dates
from convert.clean.families.phrases import holding_lines, opening_lines, opening_words, whole_lines
from convert.clean.page import Page, prose_lines_of
from convert.clean.phrases import INSIDE, START, WHOLE, tokens
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
#: A time of day in a line that a date or an age stands in, too; most words of such a line.
_CLOCK: Final = re.compile(r"\b\d{1,2}(?::|\s?h\s?)\d\d\b")
_AGE: Final = re.compile(
    r"\b\d+ (?:minute|hour|day|week|month|year)s? ago\b|\bvor \d+ (?:Minute|Stunde|Tag|Woche|Monat|Jahr)e?n?\b|"
    r"\bil y a \d+ (?:minute|heure|jour|semaine|mois|an)|\bhace \d+ (?:minuto|hora|día|semana|mes|año)",
    re.I,
)
_COMMENT_BY: Final = re.compile(
    r"(?:Comment by|Kommentar von|Commentaire (?:de|par)|Comentario (?:de|por)|Comentário (?:de|por)|Commento di|"
    r"Reactie van|Komentarz (?:od|autorstwa)|Kommentar av|Kommentar af)\s\S",
    re.I,
)
_POSTED_WORDS: Final = 14
#: Fewest comments with such a line, most lines from one to the next, and on average; paragraphs of prose above; of so
#: many comments one must have a button to reply or another label, where none stands so close above them.
_POSTS: Final = 3
_FAR: Final = 24
_APART: Final = 10
_ARTICLE: Final = 3
_LABELLED: Final = 6
_LABEL: Final = 8
#: Most words of the name above a comment.
_NAME: Final = 5
#: What forums say of who writes, or of which post it is: there the posts are the article.
_FORUM: Final = re.compile(
    r"#\d+$|(?:Beiträge|Posts|Messages|Registriert|Joined|Mitglied seit|Member since|Themenstarter|Thread starter|"
    r"Inscrit|Registrado|Mensajes|Postów|Dołączył)\b",
    re.I,
)


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
    Must not fire: on a dialogue or an interview, whose speakers have no time below their names; on a single such line
    without a label of the comment area right above; above the article: at least two paragraphs of prose must stand
    above, one above such a label.
    """
    said = [line for line in range(1, len(page)) if _says(page, line)]
    dated = [line for line in said if any(_stamped(page, below) for below in (line + 1, line + 2))]
    if len(dated) < max(1, _DATED * len(said)):
        return
    labelled = page.hit(dated[0] - 1, "comment", START)
    if not labelled and len(dated) < _AUTHORS:
        return
    if sum(page.proses[1 : dated[0]]) < (1 if labelled else _PROSE_ABOVE):
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


def comment_posts(page: Page) -> Iterator[Mark]:
    """Remove comments, each with a date and a time above or below it, some with a button to reply, and all below them.

    Why: of a long thread a model removes what looks like talk and keeps what reads like an article, and a reader gets
    answers without questions.
    Example: ``Mara Lind`` / ``8 April 2019 @ 11:38`` / ``What a boat!`` / ``Reply`` again and again.
    Must not fire: on fewer than three; on a forum, which says how much each has written, or counts the posts; on a
    ticker or a list of news, without replies; above the article: three paragraphs of prose must stand above.
    """
    above = prose_lines_of(page.proses)[:_ARTICLE]
    if len(above) < _ARTICLE:
        return
    stamps = [line for line in range(above[-1] + 1, len(page)) if page.figures[line] > 1 and _posted(page, line)]
    for run in _near(stamps):
        if len(run) >= _POSTS and _is_thread(page, run, above[-1]):
            first = _opening(page, run[0], above[-1])
            for line in range(first, len(page)):
                yield Mark(line, "remove", 0.92, f"the comments begin at {page.texts[first]!r}")
            return


def _opening(page: Page, line: int, above: int) -> int:
    """The line with which the comments begin of which the first has this date: the name above it; where the date stands
    below each comment, the label above them all."""
    if not _COMMENT_BY.match(page.texts[line]):
        return line - (not _says_who(page.texts[line]) and _names(page, line - 1))
    labels = (at for at in range(line - 1, max(above, line - _FAR), -1) if page.hit(at, "comment", WHOLE))
    return next(labels, line)


def _posted(page: Page, line: int) -> bool:
    """Whether a short line has both a date, or an age, and a time of day, or says whose comment it is, with figures."""
    text = page.texts[line]
    if page.sizes[line] > _POSTED_WORDS or page.proses[line] or not text or not _CLOCK.search(text):
        return False
    if _COMMENT_BY.match(text):
        return True
    return credit.day_in(text) is not None or _AGE.search(text) is not None


def _near(lines: Sequence[int]) -> Iterator[list[int]]:
    """The lines in runs within which none is far from the next."""
    run: list[int] = []
    for line in lines:
        if run and line - run[-1] > _FAR:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _is_thread(page: Page, run: Sequence[int], above: int) -> bool:
    """Whether such lines are those of comments: words between them, labels of the comment area close above or among
    them, no forum."""
    pairs = list(pairwise(run))
    said = sum(any(page.sizes[at] > _NAME for at in range(one + 1, other)) for one, other in pairs)
    if run[-1] - run[0] > _APART * len(pairs) or said < _DATED * len(pairs):
        return False
    within = range(run[0] - 1, min(run[-1] + _APART, len(page)))
    labels = sum(page.hit(line, "comment", INSIDE) or bool(_COMMENT_BY.match(page.texts[line])) for line in within)
    headed = any(page.hit(line, "comment", START) for line in range(max(above + 1, run[0] - _LABEL), run[0]))
    headed = headed and sum(_named(page, line) for line in run) >= _DATED * len(run)
    forum = any(_FORUM.match(page.texts[line]) for line in within)
    return not forum and (headed or labels >= max(_AUTHORS, len(run) / _LABELLED))


def _named(page: Page, line: int) -> bool:
    """Whether somebody's name stands beside a date or right above it."""
    return _says_who(page.texts[line]) or _names(page, line - 1)


def _says_who(text: str) -> bool:
    return bool(credit.others(tokens(_AGE.sub("", text))))


def _names(page: Page, line: int) -> bool:
    """Whether a line is a few words, such as the name of who comments."""
    return 0 < page.sizes[line] <= _NAME and not page.ends[line]


RULES: Final = (
    Rule("comments.label", "comments", "labels of the comment area", comment_label),
    Rule("comments.form", "comments", "sentences of the comment form", comment_form),
    Rule("comments.thread", "comments", "comments that name who wrote each", comment_thread),
    Rule("comments.posts", "comments", "comments with a date and a time each", comment_posts),
    Rule("comments.tail", "comments", "the comment form and all below it", comment_tail),
)
