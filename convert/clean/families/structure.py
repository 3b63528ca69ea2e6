"""Structure that plain text only hints at: wrapped lines, lists, quotations, subheadings. No word is removed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from convert.clean.families.lists import spans
from convert.clean.page import Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule

#: Number, then the text; a comma or letter after the number means a sentence ("1.5 million", "2. Liga" alone).
NUMBERED: Final = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_BULLETS: Final = frozenset("-•*▪◦‣·●■▢□☐")
BULLET: Final = re.compile(r"[-•*▪◦‣·●■▢□☐]\s+(?=\S)")
QUOTED: Final = re.compile(r">\s?")
#: Languages that open direct speech with a dash.
_DASH_SPEECH: Final = frozenset(
    ["pl", "ru", "uk", "be", "bg", "cs", "sk", "fr", "es", "pt", "it", "hu", "ro", "sr", "hr", "lt", "lv", "tr"]
)

#: A hard-wrapped line, in characters.
_WRAP: Final = (55, 82)
_WRAPPED_LINES: Final = 8
_WRAPPED_SHARE: Final = 0.85

_HEADING_WORDS: Final = 10
_HEADING_CHARACTERS: Final = 90
_NO_HEADING_END: Final = re.compile(r"[.,;:!…\"”»“’)\]|–—-]$")
#: A time of day, a rating, a picture's credit.
_NO_HEADING: Final = re.compile(
    r"\b\d{1,2}:\d\d\b|^\d+[.,]\d|\b(?:bild|photo|foto|image|grafik|quelle|source)s?\s?:|shutterstock|getty|[›→]$", re.I
)
#: Kinds of phrases that say that a line holding one is not the article's.
_NOT_OF_IT: Final = frozenset(["credit", "stamp", "comment", "counter", "share", "ads"])
#: Above a long paragraph a heading may end with an exclamation or a quotation, too.
_LOOSE_END: Final = re.compile(r"[.,;:…)\]|–—-]$|\w{3,}\. ")
#: A line that comes so often is no heading; words of a paragraph that a heading may stand right above; most words of
#: each of two headings, one below the other.
_OFTEN: Final = 3
_PARAGRAPH: Final = 20
_PAIR_WORDS: Final = 6
_NO_HEADING_START: Final = re.compile(r"[\"“„«‘'(\[#@©>*•–—|-]|[a-zà-ÿа-я]")
#: A speaker or a field: "Q: How does it work?".
_LABELLED: Final = re.compile(r"[^\s:]{1,20}:\s")
#: Paragraphs of prose that a text needs before any of its short lines is called a heading.
_HEADING_PROSE: Final = 4


def wrapped_lines(page: Page) -> Iterator[Mark]:
    """Join the lines of a paragraph that was wrapped at a fixed width.

    Why: a line end in the middle of a sentence makes a screen reader stop there.
    Example: an e-mail-like text, every line 60 to 80 characters, paragraphs apart by blank lines.
    Must not fire: unless nearly all lines that have a successor in their block are that long, and none is longer; on
    verse, addresses or lists, whose lines are shorter.
    """
    longest = max(map(len, page.texts), default=0)
    if longest > _WRAP[1] + 8:
        return
    runs = _blocks(page)
    inner = [len(page.texts[line]) for first, last in runs for line in range(first, last)]
    fitting = sum(_WRAP[0] <= size <= _WRAP[1] for size in inner)
    if len(inner) < _WRAPPED_LINES or fitting < _WRAPPED_SHARE * len(inner):
        return
    for first, last in runs:
        full = all(len(page.texts[line]) >= _WRAP[0] - 10 for line in range(first, last))
        plain = not any(
            BULLET.match(page.texts[line]) or NUMBERED.match(page.texts[line]) for line in range(first, last + 1)
        )
        if last > first and full and plain:
            yield Mark(first, "join", 0.95, "lines of one paragraph, wrapped at a fixed width", last=last)


def _blocks(page: Page) -> list[tuple[int, int]]:
    """Runs of lines with no blank line within, as (first, last)."""
    starts = [line for line in range(len(page)) if line == 0 or page.gaps[line]]
    return [(start, after - 1) for start, after in pairwise([*starts, len(page)])]


def numbered_list(page: Page) -> Iterator[Mark]:
    """Make lines that count up from their first number an ordered list.

    Example: ``1. Boil water.`` / ``2. Add the rice.``.
    Must not fire: on a single numbered line, or on numbers that do not follow one another.
    """
    last = -1
    for line, text in enumerate(page.texts):
        if line <= last or not text[:1].isdecimal():
            continue
        last, match = line, NUMBERED.match(text)
        while match and last + 1 < len(page):
            following = NUMBERED.match(page.texts[last + 1])
            if not following or int(following[1]) != int(match[1]) + 1:
                break
            last, match = last + 1, following
        if last > line:
            yield Mark(line, "numbered", 0.95, "numbers that follow one another", last=last)


def bullet_list(page: Page) -> Iterator[Mark]:
    """Make two or more lines in a row that start with the same bullet a list.

    Example: ``• flour`` / ``• eggs``.
    Must not fire: on a single line; on direct speech opened by a hyphen (Polish, Russian, French and others).
    """
    last = -1
    for line, text in enumerate(page.texts):
        sign = text[:1]
        if line <= last or sign not in _BULLETS or not BULLET.match(text):
            continue
        last = line
        while last + 1 < len(page) and page.texts[last + 1][0] == sign and BULLET.match(page.texts[last + 1]):
            last += 1
        speech = sign == "-" and page.lang[:2] in _DASH_SPEECH and any(page.prose(at) for at in range(line, last + 1))
        if last > line and not speech:
            yield Mark(line, "bullets", 0.95, f"lines that start with {sign!r}", last=last)


def quoted_lines(page: Page) -> Iterator[Mark]:
    """Make lines marked ``>`` a block quotation.

    Example: ``> I never said that.``.
    Must not fire: on ``>`` within a line, or as a lone arrow.
    """
    marked = [line for line, text in enumerate(page.texts) if text.startswith("> ")]
    first = 0
    for at, line in enumerate(marked, start=1):
        if at == len(marked) or marked[at] > line + 1:
            yield Mark(marked[first], "quote", 0.9, "lines marked with '>'", last=line)
            first = at


def subheading(page: Page) -> Iterator[Mark]:
    """Make a short line that stands alone between paragraphs, or before a list, a heading.

    Why: readers of screen readers and braille move from heading to heading.
    Example: a line ``How it began`` between two paragraphs, blank lines on both sides.
    Must not fire: on a line that ends like a sentence or a lead-in, starts like a quotation, in lower case or with a
    speaker's name and a colon, stands among other short lines (verse, a table), comes three times or more, or in a text
    with little prose. Above a paragraph of twenty words less is asked for.
    """
    if sum(page.proses) < _HEADING_PROSE:
        return
    lists = {first for first, _ in page.once(spans)}
    said, upper = Counter(page.spoken), -1
    for line in range(1, len(page) - 1):
        if not page.gaps[line] or page.sizes[line] > _HEADING_WORDS or said[page.spoken[line]] >= _OFTEN:
            continue
        leads, opens = _leads(page, line + 1), _opens(page, line + 1) or line + 1 in lists
        if not (leads or opens or page.sizes[line + 1] <= _PAIR_WORDS) or not _is_short(page, line):
            continue
        plain = not page.hits[line] and not _NO_HEADING_END.search(page.texts[line])
        above_text = leads and not _LOOSE_END.search(page.texts[line]) and _weak(page, line)
        pair = plain and page.sizes[line] <= _PAIR_WORDS and _heads_too(page, line + 1)
        if above_text or (plain and (pair or opens) and (_closes(page, line - 1) or upper == line - 1)):
            upper = line if pair else -1
            yield Mark(line, "heading", 0.9, "a short line alone between paragraphs", last=line)


def _is_short(page: Page, line: int) -> bool:
    """Whether a line has the length and the beginning of a heading."""
    text = page.texts[line]
    return (
        0 < page.sizes[line] <= _HEADING_WORDS
        and len(text) <= _HEADING_CHARACTERS
        and any(map(str.isalpha, text))
        and not _NO_HEADING_START.match(text)
        and not _LABELLED.match(text)
        and not _NO_HEADING.search(text)
    )


def _leads(page: Page, line: int) -> bool:
    """Whether a line is a paragraph long enough to be what a heading stands above, gap or none."""
    return page.sizes[line] >= _PARAGRAPH and (page.ends[line] or page.texts[line][-1:] == ":")


def _weak(page: Page, line: int) -> bool:
    """Whether phrases of furniture only stand somewhere in a line, and running text ends above it."""
    above = page.ends[line - 1] or _listed(page.texts[line - 1]) or page.texts[line - 1][-1:] == ":"
    return above and not any(hit.strength >= START or hit.kind in _NOT_OF_IT for hit in page.hits[line])


def _heads_too(page: Page, line: int) -> bool:
    """Whether a line is a subheading below another one: short, alone, a long paragraph below."""
    return (
        line + 1 < len(page)
        and page.gaps[line]
        and page.gaps[line + 1]
        and _is_short(page, line)
        and not page.hits[line]
        and not _NO_HEADING_END.search(page.texts[line])
        and page.sizes[line] <= _PAIR_WORDS
        and page.content[line].isdisjoint(page.content[line - 1])
        and _leads(page, line + 1)
    )


def _listed(text: str) -> bool:
    opens = text[:1]
    return (opens in _BULLETS and bool(BULLET.match(text))) or (opens.isdecimal() and bool(NUMBERED.match(text)))


def _closes(page: Page, line: int) -> bool:
    """Whether a heading may follow this line: the end of a paragraph, or of a list."""
    return page.ends[line] or _listed(page.texts[line])


def _opens(page: Page, line: int) -> bool:
    """Whether a heading may stand before this line: a paragraph after a gap, or a list."""
    text = page.texts[line]
    return _listed(text) or (page.gaps[line] and (page.prose(line) or page.ends[line]))


RULES: Final = (
    Rule("structure.wrapped", "structure", "lines of a hard-wrapped paragraph are joined", wrapped_lines, "join"),
    Rule("structure.numbered", "structure", "an ordered list", numbered_list, "structure"),
    Rule("structure.bullets", "structure", "a bullet list", bullet_list, "structure"),
    Rule("structure.quote", "structure", "a block quotation", quoted_lines, "structure"),
    Rule("structure.heading", "structure", "a subheading", subheading, "structure"),
)
