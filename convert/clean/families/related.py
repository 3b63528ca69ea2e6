"""Lists of other articles: related, most read, recommended, read next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.phrases import START, WHOLE
from convert.clean.rule import Mark, Rule

#: Longest headline, in words, in a list of other articles.
_TEASER_WORDS: Final = 20
#: Paragraphs of prose that must stand above a list that closes the page.
_PROSE_ABOVE: Final = 2
#: Longest line, in words, of a "Read more: …" link.
_LINK_WORDS: Final = 30


def related_heading(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly the heading of a list of other articles.

    Example: ``Related Post``, ``Ähnliche Beiträge``, ``À lire aussi``.
    Must not fire: on a subheading that only contains such a word ("Related work in chemistry").
    """
    yield from whole_lines(page, "related", 0.95, "the heading of a list of other articles")


def related_tail(page: Page) -> Iterator[Mark]:
    """Remove the list under such a heading, when no prose comes after it.

    Why: a teaser headline reads like the article's own text; its heading and its place give it away.
    Example: ``Most read`` / ``Minister resigns over ferry contract`` / ``Ten walks for autumn``.
    Must not fire: above or inside the article, where the list's end is not certain; on a page of less than two
    paragraphs of prose, whose article may be a list itself.
    """
    last = page.last_prose
    if sum(page.proses[1:]) < _PROSE_ABOVE:
        return
    for line in page.lines_with("related", WHOLE):
        if last < line:
            for after in range(line + 1, len(page)):
                yield Mark(after, "remove", 0.92, f"below {page.texts[line]!r}, and no prose follows")
            return


def related_block(page: Page) -> Iterator[Mark]:
    """Remove the lines right under such a heading, up to the next gap, where they look like other articles' headlines.

    Why: lists of other articles stand in mid-article, too, and the text goes on after them.
    Example: ``Most read`` / ``The town that forgot how to whistle`` / ``Why do owls hate Tuesdays?``, then a gap.
    Must not fire: on a single line; on a list that opens with prose or goes on as prose; past a blank line.
    """
    for line in page.lines_with("related", WHOLE):
        last = line
        while last + 1 < len(page) and not page.gaps[last + 1]:
            last += 1
        below = range(line + 1, last + 1)
        if len(below) >= 2 and not any(page.prose(at) or page.sizes[at] > _TEASER_WORDS for at in below):
            for at in below:
                yield Mark(at, "remove", 0.9, f"in the list under {page.texts[line]!r}")


def read_more_link(page: Page) -> Iterator[Mark]:
    """Remove one-line links to other articles that open with a fixed phrase.

    Example: ``Read more: Ten walks for autumn``, ``Lesen Sie auch: …``.
    Must not fire: on a paragraph that opens so and goes on as prose of several sentences.
    """
    for line in page.lines_with("readmore", START):
        if page.sizes[line] <= _LINK_WORDS:
            sure = page.hit(line, "readmore", WHOLE) or _labels(page, line)
            yield Mark(line, "remove", 0.92 if sure else 0.8, "a link to another article")


def _labels(page: Page, line: int) -> bool:
    """Whether the phrase is a label, with a colon or within brackets, of what follows."""
    text = page.texts[line]
    return (":" in text[:30] and not page.ends[line]) or (text[0] in "[(" and text[-1] in ")]")


RULES: Final = (
    Rule("related.heading", "related", "headings of lists of other articles", related_heading),
    Rule("related.tail", "related", "a list of other articles at the end", related_tail),
    Rule("related.block", "related", "a list of other articles within the text", related_block),
    Rule("related.link", "related", "one-line links to other articles", read_more_link),
)
