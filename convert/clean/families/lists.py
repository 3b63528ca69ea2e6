"""Lists whose markers the scraper dropped: their items stand line by line where paragraphs have blank lines between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from convert.clean.page import Page
from convert.clean.rule import Mark, Rule
from convert.clean.vocabulary import MONTHS
from convert.walk import LEAD_IN

#: Words of paragraphs that tell how a page sets them apart; how many it needs, and the share with a gap above.
_PARAGRAPH: Final = 20
_PARAGRAPHS: Final = 3
_APART: Final = 0.85
#: Fewest items, most words of one, and most of their mean below a lead-in and without one.
_ITEMS: Final = 3
_LONGEST: Final = 50
_MEAN: Final = 30
_SHORT_MEAN: Final = 14
#: What an item has none of: code, addresses, a marker, a speaker's dash, a quotation over several lines.
_NO_ITEM: Final = re.compile(r"[{}<>=;\\@|©]|://|www\.|^[-•*▪◦‣·●■▢□☐>–—(\[]|^\d{1,3}[.)]\s|\(\)|^\W*$")
#: A counter that ran into its label; most words of a table's cell.
_COUNTER: Final = re.compile(r"[a-z]\d")
_CELL: Final = 6
_LABEL: Final = re.compile(r"([^\s:]+(?: [^\s:]+)?):\s")
#: An item must not go on with the sentence of the one before.
_OPEN_END: Final = re.compile(r"(?:,|\b(?:and|or|und|oder|et|ou|y|o|the|a|der|die|das|le|la|of|von|de))$", re.I)
#: Fewest words of what a number on a line of its own counts: cells of a table have one or two.
_SAID: Final = 3
#: Only a number, on a line of its own.
_LONE: Final = re.compile(r"(\d{1,2})[.)]")


def unmarked_list(page: Page) -> Iterator[Mark]:
    """Make lines with no blank line between them a list, on a page whose paragraphs all have one.

    Why: a text dump ends each list item with a line break and each paragraph with a blank line, and drops the bullets;
    a screen reader says how many items a list has.
    Example: ``You need:``, a blank line, then ``two boats`` / ``a pump`` / ``dry ropes``.
    Must not fire: where paragraphs stand without blank lines, too; on a run of paragraphs, a sentence broken over
    lines, verse, code, a table's cells, a timetable, the turns of a talk; on fewer than three lines.
    """
    for first, last in page.once(spans):
        yield Mark(first, "bullets", 0.9, "lines without the gaps that paragraphs have", last=last)


def spans(page: Page) -> list[tuple[int, int]]:
    """The lists of :func:`unmarked_list`, first and last line."""
    prose = [line for line in range(1, len(page)) if page.proses[line] and page.sizes[line] >= _PARAGRAPH]
    if len(prose) < _PARAGRAPHS or sum(page.gaps[line] for line in prose) < _APART * len(prose):
        return []
    starts = [line for line in range(len(page)) if line == 0 or page.gaps[line]]
    out = []
    blocks = list(pairwise([*starts, len(page)]))
    for (start, after), (_, end) in zip(blocks, [*blocks[1:], (0, 0)], strict=True):
        first = start + 1 if page.texts[start].endswith(LEAD_IN) else start
        row = end - after == after - first and any(page.figures[after:end]) and max(page.sizes[after:end]) <= _CELL
        if after - first >= _ITEMS and not row and _is_list(page, first, after):
            out.append((first, after - 1))
    return out


def _is_list(page: Page, first: int, after: int) -> bool:
    lines = range(first, after)
    sizes = [page.sizes[line] for line in lines]
    led = first > 0 and page.texts[first - 1].endswith(LEAD_IN)
    if max(sizes) > _LONGEST or min(sizes) == 0 or any(map(_NO_ITEM.search, page.texts[first:after])):
        return False
    if not led and (not _in_article(page, first, after) or any(map(_COUNTER.search, page.texts[first:after]))):
        return False
    if sum(sizes) > (_MEAN if led else _SHORT_MEAN) * len(sizes):
        return False
    return (
        not _goes_on(page, lines, led) and not _in_columns(page, lines, led) and not _in_turns(page.texts[first:after])
    )


def _in_article(page: Page, first: int, after: int) -> bool:
    """Whether running text stands right above, or above a short line that heads it, and some stands below."""
    above = page.prose(first - 1) or (page.prose(first - 2) and page.gaps[first - 1])
    return above and any(page.proses[after:]) and not any(page.hits[line] for line in range(first, after))


def _goes_on(page: Page, lines: range, led: bool) -> bool:
    """Whether a line goes on with a sentence of the one before, or some are sentences below no lead-in."""
    lower = [page.texts[line][0].islower() for line in lines]
    if any(lower) and not (led and all(lower)):
        return True
    if any(_OPEN_END.search(page.texts[line]) for line in lines[:-1]) and not (led and all(lower)):
        return True
    return not led and any(page.ends[line] for line in lines)


def _in_columns(page: Page, lines: range, led: bool) -> bool:
    """Whether lines look like cells: figures, single words beside figures, days and months."""
    bare = sum(2 * page.figures[line] >= len(page.words[line]) for line in lines)
    single = sum(page.sizes[line] == 1 for line in lines)
    figured = sum(page.figures[line] > 0 for line in lines)
    days = sum(not MONTHS.isdisjoint(page.words[line]) and page.figures[line] > 0 for line in lines)
    said = page.spoken[lines.start : lines.stop]
    repeated = len(said) - len(set(said))
    if 3 * bare > len(lines) or 3 * days > len(lines) or 3 * repeated > len(lines):
        return True
    return single * 2 > len(lines) and (figured > 0 or not led)


def _in_turns(texts: Sequence[str]) -> bool:
    """Whether lines open with the names of speakers, or fields: the same label comes again."""
    labels = Counter(match[1] for text in texts if (match := _LABEL.match(text)))
    return any(times > 1 for times in labels.values())


def lone_numbers(page: Page) -> Iterator[Mark]:
    """Join a number that stands on a line of its own with the line below it, in a run that counts up from one.

    Why: some pages set an item's number apart from its words.
    Example: ``1.`` / ``Boil the water.`` / ``2.`` / ``Add the rice.`` / ``3.`` / ``Wait a while.``.
    Must not fire: on fewer than three numbers, or numbers that do not follow one another; where nothing follows, or
    one or two words, as in a table of results.
    """
    lone = [(line, int(match[1])) for line, text in enumerate(page.texts) if (match := _LONE.fullmatch(text))]
    run: list[int] = []
    for line, number in [*lone, (-1, 0)]:
        if run and number == len(run) + 1:
            run.append(line)
            continue
        if len(run) >= _ITEMS and all(_said_below(page, at) for at in run):
            for at in run:
                yield Mark(at, "join", 0.95, "a number and what it counts", last=at + 1)
        run = [line] if number == 1 else []


def _said_below(page: Page, line: int) -> bool:
    below = line + 1
    return below < len(page) and len(page.texts[below].split()) >= _SAID


RULES: Final = (
    Rule("structure.lone_numbers", "structure", "numbers set apart from what they count", lone_numbers, "join"),
    Rule("structure.unmarked", "structure", "a list without markers", unmarked_list, "structure"),
)
