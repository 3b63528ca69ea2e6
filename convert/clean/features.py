"""What the statistical rule knows of each line: columns of small whole numbers (0 to 254), one entry a line.

Columns, not rows, so that the model can take all lines of a page at a time; whole numbers, so that it needs no
comparison in floating point. Every column is worked out in one pass, so the cost is linear in the page's length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from functools import partial
from itertools import accumulate
from operator import add
from typing import Final

from convert.clean.facts import SOLID, Facts
from convert.clean.page import Page
from convert.clean.phrases import KINDS, WHOLE
from convert.clean.series import (
    FAR,
    TOP,
    Column,
    Columns,
    Wanted,
    aside,
    capped,
    distances,
    log_of,
    logs_of,
    runs,
    shares,
    shifted,
    sums_of,
    windows,
)
from convert.clean.vocabulary import MONTHS, YOU

#: What has less prose than this (see :attr:`Page.running`) counts as no running text.
_LOOSE: Final = 60
#: Kinds whose headings govern the lines below them.
_HEADINGS: Final = frozenset({"related", "comment", "newsletter", "tags", "author", "readmore"})
#: From this grade on phrases speak strongly.
_STRONG: Final = 5
_ODD: Final = re.compile(r"[|•·›»«→←▶►▼©#*/_>\\]")
_DOMAIN: Final = re.compile(r"\.(?:com|org|net|de|fr|es|it|pl|at|ch|uk|ru)\b")
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d\b|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d年")
_NAME: Final = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w.'’-]*\s+){1,3}[A-ZÀ-ÞА-Я][\w'’-]+$")
#: Words that :data:`_NAME` can match.
_NAMED: Final = range(2, 5)
#: Words of a line that is searched for a date in figures or a time.
_SHORT: Final = 16
#: Columns of which a line knows those of its neighbours, too.
_BESIDE: Final = (
    ("prose", (-3, -2, -1, 1, 2, 3)),
    ("grade", (-2, -1, 1, 2)),
    ("hit", (-2, -1, 1, 2)),
    ("size", (-2, -1, 1, 2)),
    ("last", (-1, 1)),
    ("first", (-1, 1)),
)


def columns_of(page: Page, names: Container[str] | None = None) -> Columns:
    """The columns of the first look, by name: those of these names at least, or all."""
    out = Wanted(names)
    facts = Facts(page)
    _own(page, facts, out)
    _letters(page, facts, out)
    _words(page, facts, out)
    _vocabulary(page, facts, out)
    _phrases(page, facts, out)
    _place(page, facts, out)
    _page(facts, out)
    _around(page, facts, out)
    return out.made


def _own(page: Page, facts: Facts, out: Wanted) -> None:
    """The line by itself."""
    texts, counts = page.texts, facts.counts
    out.put("size", lambda: facts.size)
    out.put("letters", lambda: capped([8 * len(text) // n for text, n in zip(texts, counts, strict=True)]))
    out.put("first", lambda: facts.first)
    out.put("last", lambda: facts.last)
    out.put("inner", lambda: facts.inner)
    out.put("commas", lambda: capped([20 * text.count(",") // n for text, n in zip(texts, counts, strict=True)]))


def _letters(page: Page, facts: Facts, out: Wanted) -> None:
    """Words in capitals, in figures and in a mix of both, and what is written in such words or in signs."""
    texts, figures = page.texts, page.figures

    def mixed() -> Column:
        known = map(add, facts.capitals, figures)
        return capped([max(0, len(line) - plain) for line, plain in zip(facts.above, known, strict=True)])

    def clock() -> Column:
        lines = zip(texts, figures, page.sizes, strict=True)
        return bytes([n > 0 and size <= _SHORT and _CLOCK.search(text) is not None for text, n, size in lines])

    def named() -> Column:
        lines = zip(texts, facts.parts, strict=True)
        return bytes([n in _NAMED and _NAME.match(text) is not None for text, n in lines])

    def address() -> Column:
        return bytes(
            ["@" in text or "://" in text or "www." in text or _DOMAIN.search(text) is not None for text in texts]
        )

    out.put("shouted", lambda: shares(facts.shouted, facts.parts))
    out.put("caps", lambda: facts.caps)
    out.put("numbers", lambda: shares(figures, facts.counts))
    out.put("mixed", mixed)
    out.put("clock", clock)
    out.put("named", named)
    out.put("odd", lambda: capped([len(_ODD.findall(text)) for text in texts]))
    out.put("address", address)
    out.put("bracketed", lambda: bytes([text[:1] in "([【" and text[-1:] in ")]】" for text in texts]))


def _words(page: Page, facts: Facts, out: Wanted) -> None:
    """Words by their kinds, and how often the line and its ends come on the page."""
    words, content = page.words, page.content

    def counted(ends: Sequence[tuple[str, ...]]) -> Column:
        return capped(list(map(Counter(ends).__getitem__, ends)))

    out.put("months", lambda: capped([len(line & MONTHS) for line in content]))
    out.put("you", lambda: shares([len(line & YOU) for line in content], facts.different))
    out.put("stops", lambda: shares(page.stops, facts.different))
    out.put("prose", lambda: facts.prose)
    out.put("repeats", lambda: capped(page.repeats))
    out.put("open_alike", lambda: counted([line[:2] for line in words]))
    out.put("close_alike", lambda: counted([line[-2:] for line in words]))


def _vocabulary(page: Page, facts: Facts, out: Wanted) -> None:
    """How much of a line's words the title, the rest of the prose and the page share."""
    content, mass = page.content, facts.mass
    sizes = list(map(len, content))
    title = content[0] if content else frozenset()
    in_body, in_rest = set[str](), set[str]()
    for line, size in zip(content, mass, strict=True):
        if size:
            in_rest |= in_body & line
            in_body |= line
    known = [len(line & in_rest if size else line & in_body) for line, size in zip(content, mass, strict=True)]
    body = shares(known, sizes)
    near = sums_of([2 * share if n > 2 else 50 for share, n in zip(body, sizes, strict=True)])
    out.put("title_share", lambda: shares([len(line & title) for line in content], sizes))
    out.put("body_share", lambda: body)
    out.put("body_words", lambda: capped(known))
    out.put("page_share", lambda: shares([len(line & page.shared) for line in content], sizes))
    for width in (4, 10):
        out.put_both(f"body_above{width}", f"body_below{width}", partial(windows, near, width))


def _phrases(page: Page, facts: Facts, out: Wanted) -> None:
    """How strongly each kind of phrase met the line, what the phrases prove, and how much of the line they take up."""

    def met(kind: str) -> Column:
        column = bytearray(len(page))
        for line, strength in page.kinds.get(kind, {}).items():
            column[line] = strength
        return bytes(column)

    for kind in KINDS:
        out.put("is_" + kind, partial(met, kind))
    out.put("covered", lambda: facts.covered)
    out.put("grade", lambda: facts.grade)
    out.put("kinds", lambda: facts.kinds)
    out.put("hit", lambda: facts.hit)
    _flagged("hit", [n > 0 for n in facts.kinds], (4, 10), out)
    _flagged("strong", [grade >= _STRONG for grade in facts.grade], (3, 8), out)
    out.put("since_heading", lambda: _governed(page, facts))


def _flagged(name: str, flags: Sequence[bool], widths: Sequence[int], out: Wanted) -> None:
    """Where flagged lines stand around each line: how many above and below, how far, and how many near."""
    before = sums_of(flags)
    out.put(f"{name}s_above", lambda: logs_of(before[:-1]))
    out.put(f"{name}s_below", lambda: logs_of([before[-1] - n for n in before[1:]]))
    out.put_both(f"since_{name}", f"to_{name}", lambda: distances(flags))
    scaled = [100 * n for n in before]
    for width in widths:
        out.put_both(f"{name}s_above{width}", f"{name}s_below{width}", partial(windows, scaled, width))


def _governed(page: Page, facts: Facts) -> Column:
    """Lines since a short line that heads a list of furniture, forgotten at the next long prose."""
    heads = {
        line
        for kind in _HEADINGS
        for line, met in page.kinds.get(kind, {}).items()
        if met == WHOLE and page.sizes[line] <= 8
    }
    out, far = bytearray(), FAR
    for line, prose in enumerate(facts.prose):
        if line in heads:
            far = 0
        elif prose >= 150 and facts.inner[line]:
            far = FAR
        elif far < FAR:
            far += 1
        out.append(far)
    return bytes(out)


def _place(page: Page, facts: Facts, out: Wanted) -> None:
    """Where the line stands: in the page, against its prose, in its block."""
    count, before = len(page), facts.before
    total = before[-1]
    out.put("index", lambda: logs_of(range(count)))
    out.put("rest", lambda: logs_of(range(count, 0, -1)))
    out.put("above_share", lambda: bytes([250 * n // total for n in before[:-1]] if total else count))
    out.put("below_share", lambda: bytes([250 * (total - n) // total for n in before[1:]] if total else count))
    out.put("above_mass", lambda: logs_of(before[:-1]))
    out.put("below_mass", lambda: logs_of([total - n for n in before[1:]]))
    out.put("gap", lambda: bytes(page.gaps))
    out.put("gap_next", lambda: bytes([*page.gaps[1:], True][:count]))
    out.put_both("since_prose", "to_prose", lambda: distances([prose >= SOLID for prose in facts.prose]))
    out.put("short_run", lambda: runs([prose < _LOOSE for prose in facts.prose]))
    _blocks(page, facts, out)
    out.put_both("core_start", "core_end", lambda: _core(facts))


def _blocks(page: Page, facts: Facts, out: Wanted) -> None:
    """Of the block (between blank lines) that a line is in: lines, words, share of prose, strongest phrase."""
    count = len(page)
    starts = [line for line, gap in enumerate(page.gaps) if gap or line == 0]
    before, sums, grades = facts.before, sums_of(page.sizes), facts.grade
    spans = list(zip(starts, [*starts[1:], count][: len(starts)], strict=True))
    sizes = [sums[after] - sums[start] for start, after in spans]
    mass = [before[after] - before[start] for start, after in spans]
    block_of = list(accumulate(page.gaps[1:], initial=0))[:count]

    def spread(values: Sequence[int]) -> Column:
        return bytes(map(values.__getitem__, block_of))

    out.put("block_lines", lambda: spread(capped([after - start for start, after in spans])))
    out.put("block_size", lambda: spread(logs_of(sizes)))
    out.put(
        "block_prose",
        lambda: spread([50 * part // size if size else 0 for part, size in zip(mass, sizes, strict=True)]),
    )
    out.put("block_grade", lambda: spread([max(grades[start:after]) for start, after in spans]))


def _core(facts: Facts) -> tuple[Column, Column]:
    """Distance to the first and the last line of the densest stretch of prose, 127 meaning the line itself."""
    best, first, last, total, start = -1, 0, 0, 0, 0
    for line, (mass, prose, hit) in enumerate(zip(facts.mass, facts.prose, facts.kinds, strict=True)):
        if total <= 0:
            total, start = 0, line
        total += mass if prose >= _LOOSE else -4 if hit else -2
        if total > best:
            best, first, last = total, start, line
    count = len(facts.mass)
    return aside(first, count), aside(last, count)


def _page(facts: Facts, out: Wanted) -> None:
    """What the page is like, and how the line differs from its prose."""
    count = len(facts.sizes)
    whole = sum(facts.sizes) or 1
    paragraphs = [line for line, mass in enumerate(facts.mass) if mass]
    typical = sorted([facts.mass[line] for line in paragraphs])[len(paragraphs) // 2] if paragraphs else 0
    constants = {
        "lines": log_of(count),
        "prose_ratio": min(TOP, 250 * facts.before[-1] // whole),
        "prose_lines": log_of(len(paragraphs)),
        "prose_size": min(TOP, typical),
    }

    def repeated(value: int) -> Column:
        return bytes([value]) * count

    def caps_over() -> Column:
        usual = sum([facts.caps[line] for line in paragraphs]) // len(paragraphs) if paragraphs else 0
        return bytes([100 + own - usual for own in facts.caps])

    for name, value in constants.items():
        out.put(name, partial(repeated, value))
    out.put("size_over", lambda: capped([60 * size // (typical or 30) for size in facts.sizes]))
    out.put("caps_over", caps_over)


def _around(page: Page, facts: Facts, out: Wanted) -> None:
    """The neighbours: single lines, and windows above and below."""

    def beside(name: str, shift: int) -> Column:
        return shifted(getattr(facts, name), shift)

    for name, shifts in _BESIDE:
        for shift in shifts:
            out.put(f"{name}{shift:+d}", partial(beside, name, shift))
    prose = sums_of(facts.prose)
    for width in (4, 10):
        out.put_both(f"prose_above{width}", f"prose_below{width}", partial(windows, prose, width))
    out.put_both("loose_above", "loose_below", lambda: windows(sums_of([0 if end else 100 for end in page.ends]), 5))
    out.put_both("again_above", "again_below", lambda: windows(sums_of([100 if n > 1 else 0 for n in page.repeats]), 6))
