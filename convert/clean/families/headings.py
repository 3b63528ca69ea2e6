"""Subheadings that plain text only hints at: short lines alone between paragraphs, and numbers that count sections."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from convert.clean import credit, dates
from convert.clean.families.lists import spans
from convert.clean.families.structure import NUMBERED, is_listed
from convert.clean.page import PROSE_WORDS, Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule

_WORDS: Final = 10
_CHARACTERS: Final = 90
#: The same of one between the end of a paragraph and a long one, which no phrase of furniture and no sign of two
#: sentences speaks against.
_LONG_WORDS: Final = 15
_LONG_CHARACTERS: Final = 110
_TWO_SENTENCES: Final = re.compile(r"[.!?…:] |[!\"”’»“)]$")
_NO_END: Final = re.compile(r"[.,;:!…\"”»“’)\]|–—-]$")
#: A time of day, a rating, a picture's credit.
_NO_HEADING: Final = re.compile(
    r"\b\d{1,2}:\d\d\b|^\d+[.,]\d|\b(?:bild|photo|foto|image|grafik|quelle|source)s?\s?:|shutterstock|getty|[›→]$", re.I
)
#: Kinds of phrases that say that a line holding one is not the article's.
_NOT_OF_IT: Final = frozenset(["credit", "stamp", "comment", "counter", "share", "ads"])
#: Above a long paragraph a heading may end with an exclamation or a quotation, too.
_LOOSE_END: Final = re.compile(r"[.,;:…)\]|–—-]$|\w{3,}\. ")
#: A line that comes so often is no heading; words of a paragraph that a heading may stand right above; most words of
#: each of two headings, one below the other; lines below a name in which what is said of it begins.
_OFTEN: Final = 3
_PARAGRAPH: Final = 20
_PAIR_WORDS: Final = 6
_SAID: Final = 3
_NO_START: Final = re.compile(r"[\"“„«‘'(\[#@©>*•$–—|-]|[a-zà-ÿа-я]")
#: A speaker or a field: "Q: How does it work?".
_LABELLED: Final = re.compile(r"[^\s:]{1,20}:\s")
#: Paragraphs of prose that a text needs before any of its short lines is called a heading.
_PROSE: Final = 4
#: Fewest sections that numbers count, most words of a heading there, and the share of sections that have prose.
_SECTIONS: Final = 3
_COUNTED_WORDS: Final = 20
_TOLD: Final = 0.8


def subheading(page: Page) -> Iterator[Mark]:
    """Make a short line that stands alone between paragraphs, or before a list, a heading.

    Why: readers of screen readers and braille move from heading to heading.
    Example: a line ``How it began`` between two paragraphs, blank lines on both sides.
    Must not fire: on a line that ends like a sentence or a lead-in, starts like a quotation, in lower case or with a
    speaker's name and a colon, stands among other short lines (verse, a table), comes three times or more, or in a text
    with little prose; on the name of a person of whom the next lines say nothing, who took a picture; on a line that
    says what the one above says, as a caption does; above a date, where somebody's comment begins; between two numbers
    of a list. Above a paragraph of twenty words less is asked for, and between two paragraphs a line may have fifteen.
    """
    if sum(page.proses) < _PROSE:
        return
    lists = {first for first, _ in page.once(spans)}
    counted = page.once(sections)
    said, upper = Counter(page.spoken), -1
    for line in range(1, len(page) - 1):
        if (
            not page.gaps[line]
            or page.sizes[line] > _LONG_WORDS
            or said[page.spoken[line]] >= _OFTEN
            or line in counted
        ):
            continue
        if page.sizes[line] > _WORDS and not _is_long(page, line):
            continue
        leads, opens = _leads(page, line + 1), _opens(page, line + 1) or line + 1 in lists
        if not (leads or opens or page.sizes[line + 1] <= _PAIR_WORDS) or not _is_short(page, line):
            continue
        plain = not page.hits[line] and not _NO_END.search(page.texts[line])
        above_text = leads and (_above_text(page, line) or (plain and _apart(page, line)))
        pair = plain and page.sizes[line] <= _PAIR_WORDS and _heads_too(page, line + 1)
        heads = above_text or (plain and (pair or opens) and (_closes(page, line - 1) or upper == line - 1))
        if heads and line - 1 not in counted and not _of_a_picture(page, line) and not _dated_below(page, line):
            upper = line if pair else -1
            yield Mark(line, "heading", 0.9, "a short line alone between paragraphs", last=line)


def counted_heading(page: Page) -> Iterator[Mark]:
    """Make lines whose numbers count up, each with paragraphs below it, headings.

    Why: the numbered parts of an article are its sections, also where one has a long heading or a caption below it.
    Example: ``1. Look at the tide`` and a paragraph, ``2. Take a rope`` and a paragraph, ``3. Row`` and a paragraph.
    Must not fire: on fewer than three; on the items of a list, with no paragraph between; on sentences; on dates.
    """
    for line in sorted(page.once(sections)):
        yield Mark(line, "heading", 0.9, "its number counts the sections", last=line)


def sections(page: Page) -> frozenset[int]:
    """The headings of :func:`counted_heading`."""
    out: list[int] = []
    run: list[tuple[int, int]] = []
    for line, number in (*_numbers(page), (len(page), -1)):
        if run and number != run[-1][1] + 1:
            out += _counted(page, [at for at, _ in run])
            run = []
        run.append((line, number))
    return frozenset(out)


def _numbers(page: Page) -> Iterator[tuple[int, int]]:
    """The lines that may be such headings, and their numbers."""
    for line in [line for line, text in enumerate(page.texts[:-1]) if line and "0" <= text[:1] <= "9"]:
        text = page.texts[line]
        alone = page.gaps[line] and page.gaps[line + 1] and page.sizes[line] <= _COUNTED_WORDS
        match = NUMBERED.match(text) if alone else None
        if match and text[-1] not in ".,;:" and text[match.end()].isalpha() and not page.hits[line]:
            yield line, int(match[1])


def _counted(page: Page, lines: Sequence[int]) -> Sequence[int]:
    """The lines, if they are many enough, and most have a paragraph below."""
    if len(lines) < _SECTIONS or any(dates.find(page.texts[line], page.words[line]) for line in lines):
        return ()
    told = sum(any(page.proses[line + 1 : after]) for line, after in pairwise((*lines, len(page))))
    return lines if told >= _TOLD * len(lines) else ()


def _is_short(page: Page, line: int) -> bool:
    """Whether a line has the length and the beginning of a heading."""
    text = page.texts[line]
    return (
        0 < page.sizes[line] <= _LONG_WORDS
        and len(text) <= (_CHARACTERS if page.sizes[line] <= _WORDS else _LONG_CHARACTERS)
        and any(map(str.isalpha, text))
        and not _NO_START.match(text)
        and not _LABELLED.match(text)
        and not _NO_HEADING.search(text)
    )


def _is_long(page: Page, line: int) -> bool:
    """Whether a line with gaps on both sides may be a long heading: no furniture, and not more than one sentence."""
    alone = page.gaps[line + 1] and page.ends[line - 1] and _leads(page, line + 1)
    return alone and not page.hits[line] and not _TWO_SENTENCES.search(page.texts[line])


def _leads(page: Page, line: int) -> bool:
    """Whether a line is a paragraph long enough to be what a heading stands above, gap or none."""
    long = page.sizes[line] >= _PARAGRAPH and (page.ends[line] or page.texts[line][-1:] == ":")
    return long and (not is_listed(page.texts[line]) or _begins(page, line))


def _above_text(page: Page, line: int) -> bool:
    """Whether a line may head the paragraph right below: running text ends above it, and phrases of furniture only
    stand somewhere in it."""
    if _LOOSE_END.search(page.texts[line]) or not (_closes(page, line - 1) or page.texts[line - 1][-1:] == ":"):
        return False
    return not any(hit.strength >= START or hit.kind in _NOT_OF_IT for hit in page.hits[line])


def _apart(page: Page, line: int) -> bool:
    """Whether a line with gaps on both sides may head the paragraph below though no sentence ends above it, but a list
    or a caption: it is made of words, with no figures but a number before them, and no sign that parts two halves."""
    text = page.texts[line]
    numbered = NUMBERED.match(text)
    words = text[numbered.end() :] if numbered else text
    told = len(words) > 1 and not any(sign in words for sign in "0123456789:|/")
    return told and page.gaps[line + 1] and not page.ends[line - 1]


def _of_a_picture(page: Page, line: int) -> bool:
    """Whether a line is what stood below a picture: a person's name that the next lines do not say, or the words of the
    line above again."""
    words = page.content[line]
    if words and words <= page.content[line - 1] and page.sizes[line - 1] <= page.sizes[line] + 2:
        return True
    if any(not words.isdisjoint(below) for below in page.content[line + 1 : line + 1 + _SAID]):
        return False
    return credit.people(page.texts[line])


def _dated_below(page: Page, line: int) -> bool:
    """Whether a date, a duration or a number stands below a line, and little else; not the first item of a list."""
    below = line + 1
    if page.sizes[below] >= PROSE_WORDS or not page.dated(below):
        return False
    return not is_listed(page.texts[below]) or dates.find(page.texts[below], page.words[below]) is not None


def _heads_too(page: Page, line: int) -> bool:
    """Whether a line is a subheading below another one: short, alone, a long paragraph below."""
    return (
        line + 1 < len(page)
        and page.gaps[line]
        and page.gaps[line + 1]
        and _is_short(page, line)
        and not page.hits[line]
        and not _NO_END.search(page.texts[line])
        and page.sizes[line] <= _PAIR_WORDS
        and page.content[line].isdisjoint(page.content[line - 1])
        and _leads(page, line + 1)
    )


def _closes(page: Page, line: int) -> bool:
    """Whether a heading may follow this line: the end of a paragraph, or of a list."""
    return page.ends[line] or is_listed(page.texts[line])


def _opens(page: Page, line: int) -> bool:
    """Whether a heading may stand before this line: a paragraph after a gap, or a list."""
    text = page.texts[line]
    if is_listed(text):
        return _begins(page, line)
    return page.gaps[line] and (page.proses[line] or page.ends[line])


def _begins(page: Page, line: int) -> bool:
    """Whether a line with a list's marker begins one: it has no number, or one, or another item stands right below."""
    number = NUMBERED.match(page.texts[line])
    return number is None or number[1] == "1" or (line + 1 < len(page) and is_listed(page.texts[line + 1]))


RULES: Final = (
    Rule("structure.counted", "structure", "headings whose numbers count the sections", counted_heading, "structure"),
    Rule("structure.heading", "structure", "a subheading", subheading, "structure"),
)
