"""Lists of other articles: related, most read, recommended, read next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import opening_words, whole_lines
from convert.clean.page import Page
from convert.clean.phrases import START, WHOLE
from convert.clean.rule import Mark, Rule

#: Longest headline, in words, in a list of other articles.
_TEASER_WORDS: Final = 20
#: Paragraphs of prose that must stand above a list that closes the page.
_PROSE_ABOVE: Final = 2
#: Least lines of a list with gaps between them, their least words on average, and most words of its heading; fewest
#: words of that heading that must be a phrase of furniture, since a single word heads the article's own lists, too.
_RUN: Final = 3
_RUN_WORDS: Final = 4
_HEADING_WORDS: Final = 6
_TOLD: Final = 2
#: Longest line, in words, of a "Read more: …" link, and of one in round brackets: more is the writer's own aside.
_LINK_WORDS: Final = 30
_ASIDE_WORDS: Final = 8

#: What stands before another article's headline, a colon behind it; least and most words of both.
_LABEL: Final = re.compile(
    r"(?:Also|Related|Column|Commentary|Opinion|Op-Ed|Editorial|Analysis|Explainer|Fact check|Video|Watch|Listen|"
    r"Podcast|Gallery|Photos|Live|See also|Auch|Siehe auch|Bildergalerie|Fotostrecke|Kolumne|Kommentar|Im Video|"
    r"Voir aussi|Vidéo|En images|Diaporama|Vea también|Galería|Fotogalería|Vídeo|Veja também|Leia também|Galeria|"
    r"Guarda anche|Fotogallery|Zie ook|Bekijk ook|Zobacz też|Zobacz także|Galeria zdjęć|Wideo|Смотрите также|Видео|"
    r"Фоторепортаж|Se också|Bildspel|Se også|Viz také|Fotogalerie|Ayrıca bakınız|Foto galeri)\s?:\s?\S",
    re.I,
)
_LABELLED: Final = (4, 24)


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


def related_run(page: Page) -> Iterator[Mark]:
    """Remove a run of headlines, gaps between them or not, under a heading that can only be one of other articles.

    Why: a list of other articles in mid-article comes as a run of lines that look like subheadings.
    Example: ``Most read in harbour news`` / ``The town that forgot how to whistle`` / ``Why do owls hate Tuesdays?`` /
    ``Ten walks for the end of autumn``, then a paragraph.
    Must not fire: above the first paragraph; on fewer than three lines; on lists of single words; under a heading of
    one word ("Video"), which the article may have, too; on the last few words above a paragraph, which may be its
    heading.
    """
    for line in _headings(page):
        if line < page.first_prose:
            continue
        last = line
        while last + 1 < len(page) and _teases(page, last + 1):
            last += 1
        if last + 1 < len(page) and page.gaps[last] and page.sizes[last] <= _HEADING_WORDS:
            last -= 1
        below = range(line + 1, last + 1)
        if len(below) >= _RUN and sum(page.sizes[at] for at in below) >= _RUN_WORDS * len(below):
            for at in (line, *below):
                yield Mark(at, "remove", 0.9, f"in the run of headlines under {page.texts[line]!r}")


def related_twice(page: Page) -> Iterator[Mark]:
    """Remove a list of other articles that the page shows twice, heading and all.

    Why: where it stands above the article, nothing but its copy tells it from the article's own list.
    Example: ``More stories like this`` / ``Ten walks for autumn`` / ``12 May 2019`` / ``The whistling town`` above the
    first paragraph and again below the last.
    Must not fire: on fewer than three lines that are the same; on lines of prose; on a list that stands once.
    """
    shown: dict[tuple[str, ...], int] = {}
    for line in _headings(page):
        first = shown.setdefault(page.words[line], line)
        size = 0
        while first + size < line and line + size < len(page) and _alike(page, first + size, line + size):
            size += 1
        if size > _RUN:
            for at in (*range(first, first + size), *range(line, line + size)):
                yield Mark(at, "remove", 0.93, f"in a list that stands twice, under {page.texts[line]!r}")


def _alike(page: Page, line: int, other: int) -> bool:
    """Whether two lines say the same, and no prose."""
    return page.words[line] == page.words[other] and not page.proses[line]


def _headings(page: Page) -> Iterator[int]:
    """Lines that are, or that a few words make of, a heading of other articles."""
    for line in page.lines_with("related", START):
        short = page.sizes[line] <= _HEADING_WORDS and not page.ends[line]
        if short and opening_words(page, line, "related") >= _TOLD:
            yield line


def _teases(page: Page, line: int) -> bool:
    """Whether a line may be another article's headline: neither long, nor prose, nor a statement or a lead-in."""
    return not page.proses[line] and page.sizes[line] <= _TEASER_WORDS and page.texts[line][-1:] not in ".:"


def read_more_link(page: Page) -> Iterator[Mark]:
    """Remove one-line links to other articles that open with a fixed phrase.

    Example: ``Read more: Ten walks for autumn``, ``Lesen Sie auch: …``.
    Must not fire: on a paragraph that opens so and goes on as prose of several sentences; on an aside in brackets.
    """
    for line in page.lines_with("readmore", START):
        if page.sizes[line] <= _LINK_WORDS:
            sure = page.hit(line, "readmore", WHOLE) or _labels(page, line)
            yield Mark(line, "remove", 0.92 if sure else 0.8, "a link to another article")


def labelled_link(page: Page) -> Iterator[Mark]:
    """Remove a headline behind a label that says of which kind the other article is.

    Example: ``Column: The town that forgot how to whistle``, ``Bildergalerie: Zehn Wege durch den Herbst``.
    Must not fire: on a sentence, which ends as one ("Analysis: the river will rise again."); on the label alone, or
    with two words behind it, which may be a table's row; above the first paragraph, where it may be the headline.
    """
    for line in range(page.first_prose + 1, len(page)):
        text = page.texts[line]
        if _LABELLED[0] <= page.sizes[line] <= _LABELLED[1] and text[-1] not in ".:" and _LABEL.match(text):
            yield Mark(line, "remove", 0.9, "a headline of another article, behind its label")


def _labels(page: Page, line: int) -> bool:
    """Whether the phrase is a label, with a colon or within brackets, of what follows."""
    text = page.texts[line]
    if text[0] == "(":
        return text[-1] == ")" and page.sizes[line] <= _ASIDE_WORDS
    headline = not page.ends[line] or text[-1] in "?!"
    return (":" in text[:30] and headline) or (text[0] == "[" and text[-1] == "]")


RULES: Final = (
    Rule("related.heading", "related", "headings of lists of other articles", related_heading),
    Rule("related.tail", "related", "a list of other articles at the end", related_tail),
    Rule("related.block", "related", "a list of other articles within the text", related_block),
    Rule("related.run", "related", "a run of other articles' headlines", related_run),
    Rule("related.link", "related", "one-line links to other articles", read_more_link),
    Rule("related.twice", "related", "a list of other articles that stands twice", related_twice),
    Rule("related.label", "related", "headlines of other articles behind a label", labelled_link),
)
