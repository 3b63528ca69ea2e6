"""Measures of type and spacing: sizes, lines, paragraphs, letters, words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import mean, median
from typing import Final
from unicodedata import east_asian_width

from convert.check.print.blocks import Block, Line, Reading
from convert.check.print.glyphs import Glyph
from convert.check.print.values import Span, Value, span

#: Widths of Arial and Helvetica in thousandths of the type size, as in Adobe's metrics for Helvetica.
_ARIAL: Final = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        (
            *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556),
            *(500, 722, 500, 500, 500, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667),
            *(778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556),
        ),
        strict=True,
    )
)
#: Fewer full lines than this say nothing about how long lines are.
_ENOUGH_LINES: Final = 5


def body(reading: Reading) -> list[Block]:
    return [block for block in reading.blocks if block.is_body]


def body_size(reading: Reading) -> Value:
    """The size in which most paragraphs are set."""
    sizes: Counter[float] = Counter()
    for block in body(reading):
        sizes[block.size] += len(block.plain)
    return span([sizes.most_common(1)[0][0]]) if sizes else None


def _size(reading: Reading) -> float:
    found = body_size(reading)
    return found.low if isinstance(found, Span) else 0.0


def title_size(reading: Reading) -> Value:
    return span(block.size for block in reading.blocks if block.level == 1 and block.size)


def heading_size(reading: Reading) -> Value:
    return span(block.size for block in reading.blocks if block.level > 1 and block.size)


def heading_ratio(reading: Reading) -> Value:
    """The smallest heading, as a ratio of the text's size."""
    sizes = [block.size for block in reading.blocks if block.level and block.size]
    return span([min(sizes) / _size(reading)]) if sizes and _size(reading) else None


def smallest_size(reading: Reading) -> Value:
    """The smallest glyph that shows something, furniture included."""
    sizes = [glyph.size for sheet in reading.sheets for glyph in sheet.glyphs if glyph.text.strip()]
    return span([min(sizes)]) if sizes else None


def page_number_size(reading: Reading) -> Value:
    return span(
        glyph.size
        for sheet in reading.sheets
        for glyph in sheet.glyphs
        if glyph.artifact == "Footer" and glyph.text.isdigit()
    )


def arial_widths(reading: Reading) -> Value:
    """Whether the letters of the text are as wide as Arial's."""
    seen = [glyph for block in body(reading) for glyph in block.plain if glyph.text in _ARIAL and not glyph.bold]
    if not seen:
        return None
    return all(abs(glyph.width / glyph.size * 1000 - _ARIAL[glyph.text]) <= 1.5 for glyph in seen)


# ------------------------------------------------------------------------------------------ lines


def leading(reading: Reading) -> Value:
    """From baseline to baseline within paragraphs, as a ratio of the text's size."""
    size = _size(reading)
    steps = [
        (above.y - below.y) / block.size
        for block in body(reading)
        for above, below in pairwise(block.lines)
        if above.page == below.page and block.size == size
    ]
    return span(steps)


def paragraph_lines(reading: Reading) -> Value:
    """From the last baseline of a paragraph to the first of the next, in lines of the text."""
    line, size = leading(reading), _size(reading)
    if not isinstance(line, Span):
        return None
    steps = [
        (first.lines[-1].y - second.lines[0].y) / (line.high * size)
        for first, second in pairwise(reading.blocks)
        if first.is_body
        and second.is_body
        and first.lines[-1].page == second.lines[0].page
        and _beside(first.lines[-1], second.lines[0])
    ]
    return span(steps)


def _beside(above: Line, below: Line) -> bool:
    """Whether a paragraph follows another with nothing drawn between that would need more room."""
    return above.y > below.y


def _full_lines(reading: Reading) -> Iterator[Line]:
    for block in body(reading):
        yield from block.lines[:-1]


def characters(reading: Reading) -> Value:
    """The median over all lines of paragraphs but their last ones. Nothing for a script whose characters are wide: the
    guides count letters."""
    lines = [line.text for line in _full_lines(reading)]
    wide = sum(east_asian_width(char) in "WF" for text in lines for char in text)
    if len(lines) < _ENOUGH_LINES or wide > 0.2 * sum(map(len, lines)):
        return None
    return span([float(median(map(len, lines)))])


def longest_line(reading: Reading) -> Value:
    return span([float(max(counts))]) if (counts := [len(line.text) for line in _full_lines(reading)]) else None


def hyphenated_lines(reading: Reading) -> Value:
    """Lines that end in a soft hyphen made visible, which says that it is not in the text (ISO 32000-1, 14.8.2.2.3)."""
    ends = [line.seen[-1] for block in reading.blocks for line in block.lines[:-1]]
    return span([float(sum("\u00ad" in (glyph.actual or glyph.text) for glyph in ends))])


# ------------------------------------------------------------------------------------------ letters and words


def _gaps(reading: Reading) -> tuple[list[float], list[float], list[float]]:
    """For paragraphs in the text's own size: spaces between letters, spaces between words, and letter widths. Guides
    speak of letters, not of the wide characters of Chinese and Japanese."""
    size = _size(reading)
    letters: list[float] = []
    words: list[float] = []
    widths: list[float] = []
    for block in body(reading):
        for line in block.lines:
            plain = [glyph for glyph in line.glyphs if abs(glyph.size - size) < 0.01 and glyph.actual is None]
            widths += [glyph.width for glyph in plain if _is_letter(glyph)]
            for first, second in pairwise(plain):
                if _is_letter(first) and _is_letter(second) and first.face is second.face:
                    letters.append(second.x - first.end)
            words += [after.x - before.end for before, after in _across(plain)]
    return letters, words, widths


def _is_letter(glyph: Glyph) -> bool:
    return glyph.text.isalpha() and not any(east_asian_width(char) in "WF" for char in glyph.text)


def _across(glyphs: list[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Pairs of glyphs with one space between them."""
    for before, space, after in zip(glyphs, glyphs[1:], glyphs[2:], strict=False):
        if space.text == " " and before.text.strip() and after.text.strip():
            yield before, after


def letter_spacing(reading: Reading) -> Value:
    """What is added between letters, as a ratio of the average letter's width."""
    letters, _, widths = _gaps(reading)
    return span([median(letters) / mean(widths)]) if letters and widths else None


def word_spacing(reading: Reading) -> Value:
    """The space between words, as a ratio of the space between letters; nothing where letters are not spaced."""
    letters, words, widths = _gaps(reading)
    if not letters or not words or median(letters) < 0.01 * mean(widths):
        return None
    return span([median(words) / median(letters)])
