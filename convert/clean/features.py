"""What the statistical rule knows of each line: columns of small whole numbers (0 to 254), one entry a line.

Columns, not rows, so that the model can take all lines of a page at a time; whole numbers, so that it needs no
comparison in floating point. Every column is worked out in one pass, so the cost is linear in the page's length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, filterfalse
from operator import add
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import KINDS, WHOLE
from convert.clean.series import (
    FAR,
    TOP,
    Column,
    Columns,
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

#: From this much on (see :attr:`Page.running`) a line counts as running text, and below so much as no such thing.
SOLID: Final = 90
_LOOSE: Final = 60
#: Kinds whose headings govern the lines below them.
_HEADINGS: Final = frozenset({"related", "comment", "newsletter", "tags", "author", "readmore"})
#: Kinds that the article's own lines carry, too: names, sources, dates.
_WEAK: Final = frozenset({"byline", "credit", "stamp", "rating", "embed", "gallery"})
#: What a phrase proves, by how it met the line (inside, at the start, wholly), of a weak kind and of another.
_WEAK_GRADES: Final = (0, 1, 3, 4)
_GRADES: Final = (0, 2, 5, 6)
_STRONG: Final = 5
_ODD: Final = re.compile(r"[|•·›»«→←▶►▼©#*/_>\\]")
_DOMAIN: Final = re.compile(r"\.(?:com|org|net|de|fr|es|it|pl|at|ch|uk|ru)\b")
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d\b|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d年")
_NAME: Final = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w.'’-]*\s+){1,3}[A-ZÀ-ÞА-Я][\w'’-]+$")
#: Words that :data:`_NAME` can match.
_NAMED: Final = range(2, 5)
#: Words of a line that is searched for a date in figures or a time.
_SHORT: Final = 16

_LAST: Final = {
    **dict.fromkeys(".。।؟", 8), **dict.fromkeys("!?！？", 7), "…": 6, **dict.fromkeys("\"”’»“'", 5),
    ")": 4, "]": 4, ":": 2, "：": 2, ",": 3, ";": 3,
}  # fmt: skip


@lru_cache(maxsize=5_000)
def _first(letter: str) -> int:
    letter = letter or " "
    if letter.isupper():
        return 5
    if letter.islower():
        return 0
    if letter.isdigit():
        return 3
    if letter.isalpha():
        return 4
    return 1 if letter in "\"“”„«»‘'’—–-¿¡" else 2


@lru_cache(maxsize=5_000)
def _last(letter: str) -> int:
    return _LAST.get(letter, 1 if letter.isalnum() else 0)


def columns_of(page: Page) -> Columns:
    """Every column of the first look, by name."""
    columns: Columns = {}
    facts = _Facts(page)
    _own(page, facts, columns)
    _vocabulary(page, facts, columns)
    _phrases(page, facts, columns)
    _place(page, facts, columns)
    _page(facts, columns)
    _around(page, facts, columns)
    return columns


class _Facts:
    """What several columns share: ``different``, how many different words each line has; ``prose``; ``mass``, the words
    of each line of running text; ``before``, their sums."""

    def __init__(self, page: Page) -> None:
        self.different = [len(content) + stops for content, stops in zip(page.content, page.stops, strict=True)]
        self.sizes = page.sizes
        self.prose = page.running
        self.mass = [size if prose >= SOLID else 0 for size, prose in zip(page.sizes, self.prose, strict=True)]
        self.before = sums_of(self.mass)


def _own(page: Page, facts: _Facts, out: Columns) -> None:
    """The line by itself."""
    texts, words = page.texts, page.words
    counts = [len(line) or 1 for line in words]
    wide = any("。" in text for text in texts)
    out["size"] = capped(page.sizes)
    out["letters"] = capped([8 * len(text) // n for text, n in zip(texts, counts, strict=True)])
    out["first"] = bytes([_first(text[:1]) for text in texts])
    out["last"] = bytes([_last(text[-1:]) for text in texts])
    out["inner"] = capped(
        [text.count(". ") + text.count("? ") + text.count("! ") + (wide and text.count("。")) for text in texts]
    )
    out["commas"] = capped([20 * text.count(",") // n for text, n in zip(texts, counts, strict=True)])
    _letters(page, counts, out)
    out["odd"] = capped([len(_ODD.findall(text)) for text in texts])
    out["address"] = bytes(
        ["@" in text or "://" in text or "www." in text or _DOMAIN.search(text) is not None for text in texts]
    )
    out["bracketed"] = bytes([text[:1] in "([【" and text[-1:] in ")]】" for text in texts])
    out["months"] = capped([len(line & MONTHS) for line in page.content])
    out["you"] = shares([len(line & YOU) for line in page.content], facts.different)
    out["stops"] = shares(page.stops, facts.different)
    out["prose"] = bytes(facts.prose)
    out["repeats"] = capped(page.repeats)
    for name, ends in (
        ("open_alike", [line[:2] for line in words]),
        ("close_alike", [line[-2:] for line in words]),
    ):
        out[name] = capped(list(map(Counter(ends).__getitem__, ends)))


def _letters(page: Page, counts: Sequence[int], out: Columns) -> None:
    """Words in capitals, in figures and in a mix of both, and what is written in such words."""
    spaced = [text.split() for text in page.texts]
    parts = list(map(len, spaced))
    above = [list(filterfalse(str.islower, line)) for line in spaced]
    shouted = [sum(map(str.isupper, line)) for line in above]
    capitals = list(map(add, shouted, [sum(map(str.istitle, line)) for line in above]))
    figures = [sum(map(str.isdigit, line)) for line in page.words]
    out["shouted"] = shares(shouted, parts)
    out["caps"] = shares(capitals, parts)
    out["numbers"] = shares(figures, counts)
    known = map(add, capitals, figures)
    out["mixed"] = capped([max(0, len(line) - plain) for line, plain in zip(above, known, strict=True)])
    out["clock"] = bytes(
        [
            n > 0 and size <= _SHORT and _CLOCK.search(text) is not None
            for text, n, size in zip(page.texts, figures, page.sizes, strict=True)
        ]
    )
    out["named"] = bytes(
        [n in _NAMED and _NAME.match(text) is not None for text, n in zip(page.texts, parts, strict=True)]
    )


def _vocabulary(page: Page, facts: _Facts, out: Columns) -> None:
    """How much of a line's words the title, the rest of the prose and the page share."""
    content, mass = page.content, facts.mass
    sizes = list(map(len, content))
    title = content[0] if content else frozenset()
    in_body, in_rest, in_page, in_lines = set[str](), set[str](), set[str](), set[str]()
    for line, size in zip(content, mass, strict=True):
        in_lines |= in_page & line
        in_page |= line
        if size:
            in_rest |= in_body & line
            in_body |= line
    known = [len(line & in_rest if size else line & in_body) for line, size in zip(content, mass, strict=True)]
    out["title_share"] = shares([len(line & title) for line in content], sizes)
    out["body_share"] = shares(known, sizes)
    out["body_words"] = capped(known)
    out["page_share"] = shares([len(line & in_lines) for line in content], sizes)
    near = sums_of([2 * share if n > 2 else 50 for share, n in zip(out["body_share"], sizes, strict=True)])
    for width in (4, 10):
        out[f"body_above{width}"], out[f"body_below{width}"] = windows(near, width)


def _phrases(page: Page, facts: _Facts, out: Columns) -> None:
    """How strongly each kind of phrase met the line, what the phrases prove, and how much of the line they take up."""
    count = len(page)
    for kind in KINDS:
        column = bytearray(count)
        for line, met in page.kinds.get(kind, {}).items():
            column[line] = met
        out["is_" + kind] = bytes(column)
    covered, grades, kinds = bytearray(count), bytearray(count), bytearray(count)
    for line, hits in enumerate(page.hits):
        if hits:
            covered[line] = 50 * max(hit.last - hit.first + 1 for hit in hits) // len(page.words[line])
            grades[line] = max((_WEAK_GRADES if hit.kind in _WEAK else _GRADES)[hit.strength] for hit in hits)
            kinds[line] = len({hit.kind for hit in hits})
    out["covered"], out["grade"], out["kinds"] = bytes(covered), bytes(grades), bytes(kinds)
    out["hit"] = bytes([min(2, len(hits)) for hits in page.hits])
    for name, flags, widths in (
        ("hit", [n > 0 for n in kinds], (4, 10)),
        ("strong", [grade >= _STRONG for grade in grades], (3, 8)),
    ):
        before = sums_of(flags)
        out[f"{name}s_above"] = logs_of(before[:-1])
        out[f"{name}s_below"] = logs_of([before[-1] - n for n in before[1:]])
        out[f"since_{name}"], out[f"to_{name}"] = distances(flags)
        scaled = [100 * n for n in before]
        for width in widths:
            out[f"{name}s_above{width}"], out[f"{name}s_below{width}"] = windows(scaled, width)
    out["since_heading"] = _governed(page, facts, out["inner"])


def _governed(page: Page, facts: _Facts, inner: Column) -> Column:
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
        elif prose >= 150 and inner[line]:
            far = FAR
        elif far < FAR:
            far += 1
        out.append(far)
    return bytes(out)


def _place(page: Page, facts: _Facts, out: Columns) -> None:
    """Where the line stands: in the page, against its prose, in its block."""
    count, before = len(page), facts.before
    total = before[-1]
    out["index"] = logs_of(range(count))
    out["rest"] = logs_of(range(count, 0, -1))
    out["above_share"] = bytes([250 * n // total for n in before[:-1]] if total else count)
    out["below_share"] = bytes([250 * (total - n) // total for n in before[1:]] if total else count)
    out["above_mass"] = logs_of(before[:-1])
    out["below_mass"] = logs_of([total - n for n in before[1:]])
    out["gap"] = bytes(page.gaps)
    out["gap_next"] = bytes([*page.gaps[1:], True][:count])
    out["since_prose"], out["to_prose"] = distances([prose >= SOLID for prose in facts.prose])
    out["short_run"] = runs([prose < _LOOSE for prose in facts.prose])
    _blocks(page, facts, out)
    _core(facts, out["kinds"], out)


def _blocks(page: Page, facts: _Facts, out: Columns) -> None:
    """Of the block (between blank lines) that a line is in: lines, words, share of prose, strongest phrase."""
    count = len(page)
    starts = [line for line in range(count) if page.gaps[line] or line == 0]
    ends = [*starts[1:], count][: len(starts)]
    before, sums, grades = facts.before, sums_of(page.sizes), out["grade"]
    spans = list(zip(starts, ends, strict=True))
    sizes = [sums[after] - sums[start] for start, after in spans]
    mass = [before[after] - before[start] for start, after in spans]
    block_of = list(accumulate(page.gaps[1:], initial=0))[:count]
    for name, values in (
        ("block_lines", capped([after - start for start, after in spans])),
        ("block_size", logs_of(sizes)),
        ("block_prose", bytes([50 * part // size if size else 0 for part, size in zip(mass, sizes, strict=True)])),
        ("block_grade", bytes([max(grades[start:after]) for start, after in spans])),
    ):
        out[name] = bytes(map(values.__getitem__, block_of))


def _core(facts: _Facts, kinds: Column, out: Columns) -> None:
    """Distance to the first and the last line of the densest stretch of prose, 127 meaning the line itself."""
    best, first, last, total, start = -1, 0, 0, 0, 0
    for line, (mass, prose, hit) in enumerate(zip(facts.mass, facts.prose, kinds, strict=True)):
        if total <= 0:
            total, start = 0, line
        total += mass if prose >= _LOOSE else -4 if hit else -2
        if total > best:
            best, first, last = total, start, line
    count = len(facts.mass)
    out["core_start"], out["core_end"] = aside(first, count), aside(last, count)


def _page(facts: _Facts, out: Columns) -> None:
    """What the page is like, and how the line differs from its prose."""
    count = len(facts.sizes)
    whole = sum(facts.sizes) or 1
    paragraphs = [line for line, mass in enumerate(facts.mass) if mass]
    typical = sorted(facts.mass[line] for line in paragraphs)[len(paragraphs) // 2] if paragraphs else 0
    caps = sum(out["caps"][line] for line in paragraphs) // len(paragraphs) if paragraphs else 0
    constants = {
        "lines": log_of(count),
        "prose_ratio": min(TOP, 250 * facts.before[-1] // whole),
        "prose_lines": log_of(len(paragraphs)),
        "prose_size": min(TOP, typical),
    }
    for name, value in constants.items():
        out[name] = bytes([value]) * count
    out["size_over"] = capped([60 * size // (typical or 30) for size in facts.sizes])
    out["caps_over"] = bytes([100 + own - caps for own in out["caps"]])


def _around(page: Page, facts: _Facts, out: Columns) -> None:
    """The neighbours: single lines, and windows above and below."""
    for name, shifts in (
        ("prose", (-3, -2, -1, 1, 2, 3)),
        ("grade", (-2, -1, 1, 2)),
        ("hit", (-2, -1, 1, 2)),
        ("size", (-2, -1, 1, 2)),
        ("last", (-1, 1)),
        ("first", (-1, 1)),
    ):
        for shift in shifts:
            out[f"{name}{shift:+d}"] = shifted(out[name], shift)
    prose, loose = sums_of(facts.prose), sums_of([0 if end else 100 for end in page.ends])
    again = sums_of([100 if n > 1 else 0 for n in page.repeats])
    for width in (4, 10):
        out[f"prose_above{width}"], out[f"prose_below{width}"] = windows(prose, width)
    out["loose_above"], out["loose_below"] = windows(loose, 5)
    out["again_above"], out["again_below"] = windows(again, 6)
