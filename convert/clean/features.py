"""What the statistical rule knows of each line: columns of small whole numbers (0 to 254), one entry a line.

Columns, not rows, so that the model can take all lines of a page at a time; whole numbers, so that it needs no
comparison in floating point. Every column is worked out in one pass, so the cost is linear in the page's length.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from math import log1p
from typing import Final, TypeAlias

from convert.clean.page import Page
from convert.clean.phrases import KINDS, WHOLE
from convert.clean.vocabulary import MONTHS, STOP, YOU

Column: TypeAlias = bytes
Columns: TypeAlias = dict[str, Column]

TOP: Final = 254
#: log1p scaled so that 254 stands for about 3,000: for counts of words and lines.
LOG: Final = tuple(min(TOP, round(31.7 * log1p(value))) for value in range(3000))
#: Words of a line that is searched for texts run together.
_SHORT: Final = 24
#: Kinds whose headings govern the lines below them.
_HEADINGS: Final = frozenset({"related", "comment", "newsletter", "tags", "author", "readmore"})
_ODD: Final = re.compile(r"[|•·›»«→←▶►▼©#*/_>\\]")
_DOMAIN: Final = re.compile(r"\.(?:com|org|net|de|fr|es|it|pl|at|ch|uk|ru)\b")
_RUN_TOGETHER: Final = re.compile(
    r"[^\W\d_A-ZÀ-ÞА-Я]{2}[A-ZÀ-ÞА-Я][^\W\d_A-ZÀ-ÞА-Я]|\d[A-ZÀ-Þ][a-zà-ÿ]{2}|[a-zà-ÿ]{2}\d{2}\b"
)
_CLOCK: Final = re.compile(r"\d{1,2}[:.]\d\d\b|\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d年")
_NAME: Final = re.compile(r"(?:[A-ZÀ-ÞА-Я][\w.'’-]*\s+){1,3}[A-ZÀ-ÞА-Я][\w'’-]+$")
_INNER: Final = re.compile(r"[.!?][\"'”’»)]*\s+[^\W\da-zа-я]|[。！？]")


def log_of(value: int) -> int:
    return LOG[value] if value < 3000 else TOP


def _first(text: str) -> int:
    letter = text[:1] or " "
    if letter.isupper():
        return 5
    if letter.islower():
        return 0
    if letter.isdigit():
        return 3
    if letter.isalpha():
        return 4
    return 1 if letter in "\"“”„«»‘'’—–-¿¡" else 2


_LAST: Final = {
    **dict.fromkeys(".。।؟", 8), **dict.fromkeys("!?！？", 7), "…": 6, **dict.fromkeys("\"”’»“'", 5),
    ")": 4, "]": 4, ":": 2, "：": 2, ",": 3, ";": 3,
}  # fmt: skip


def _last(text: str) -> int:
    letter = text[-1:] or " "
    return _LAST.get(letter, 1 if letter.isalnum() else 0)


def _share(part: int, whole: int) -> int:
    return 50 * part // whole if whole else 0


def columns_of(page: Page) -> Columns:
    """Every column of the first look, by name."""
    count = len(page)
    columns: Columns = {}
    facts = _Facts(page)
    _own(page, facts, columns)
    _phrases(page, columns)
    _place(page, facts, columns)
    _around(facts, columns, count)
    return columns


def prose_of(page: Page, stops: Sequence[int] | None = None) -> list[int]:
    """How much each line is running text, 0 to 200: by its words, its end and its share of function words."""
    if stops is None:
        stops = [sum(map(STOP.__contains__, words)) for words in page.words]
    return [
        0 if size < 6 else min(size, 25) * (4 if end else 2) * (2 if 5 * stop >= size or not stop else 1)
        for size, end, stop in zip(page.sizes, page.ends, stops, strict=True)
    ]


class _Facts:
    """What several columns share."""

    def __init__(self, page: Page) -> None:
        self.sizes = page.sizes
        self.stops = [sum(map(STOP.__contains__, words)) for words in page.words]
        self.inner = [
            len(_INNER.findall(text)) if size > 5 else 0 for text, size in zip(page.texts, page.sizes, strict=True)
        ]
        self.prose = prose_of(page, self.stops)
        self.hit = [min(2, len(hits)) for hits in page.hits]
        self.mass = [size if prose >= 90 else 0 for size, prose in zip(page.sizes, self.prose, strict=True)]


def _own(page: Page, facts: _Facts, out: Columns) -> None:
    """The line by itself, and its words against the page's."""
    texts, words, sizes = page.texts, page.words, page.sizes
    spaced = [text.split() for text in texts]
    counts = [len(line) or 1 for line in words]
    out["size"] = bytes([min(TOP, size) for size in sizes])
    out["letters"] = bytes([min(TOP, 8 * len(text) // n) for text, n in zip(texts, counts, strict=True)])
    out["first"] = bytes([_first(text) for text in texts])
    out["last"] = bytes([_last(text) for text in texts])
    out["inner"] = bytes([min(TOP, n) for n in facts.inner])
    out["commas"] = bytes([min(TOP, 20 * text.count(",") // n) for text, n in zip(texts, counts, strict=True)])
    out["caps"] = bytes([_share(sum([w[0].isupper() for w in line]), len(line)) for line in spaced])
    out["shouted"] = bytes([_share(sum(map(str.isupper, line)), len(line)) for line in spaced])
    digits = [sum(map(str.isdigit, line)) for line in words]
    out["numbers"] = bytes([_share(figures, n) for figures, n in zip(digits, counts, strict=True)])
    out["odd"] = bytes([min(TOP, len(_ODD.findall(text))) for text in texts])
    out["address"] = bytes(
        ["@" in text or "://" in text or "www." in text or _DOMAIN.search(text) is not None for text in texts]
    )
    out["runs"] = bytes(
        [len(_RUN_TOGETHER.findall(text)) if size <= _SHORT else 0 for text, size in zip(texts, sizes, strict=True)]
    )
    out["clock"] = bytes(
        [share > 0 and _CLOCK.search(text) is not None for text, share in zip(texts, digits, strict=True)]
    )
    out["months"] = bytes(
        [min(TOP, sum(map(MONTHS.__contains__, line))) if n < 40 else 0 for line, n in zip(words, counts, strict=True)]
    )
    out["stops"] = bytes([_share(stop, n) for stop, n in zip(facts.stops, counts, strict=True)])
    out["you"] = bytes([_share(sum(map(YOU.__contains__, line)), n) for line, n in zip(words, counts, strict=True)])
    out["named"] = bytes([_NAME.match(text) is not None for text in texts])
    out["bracketed"] = bytes([text[:1] in tuple("([【") and text[-1] in ")]】" for text in texts])
    out["prose"] = bytes(facts.prose)
    out["repeats"] = bytes([min(TOP, n) for n in page.repeats])
    _vocabulary(page, facts, out)


def _vocabulary(page: Page, facts: _Facts, out: Columns) -> None:
    """How much of a line's words the title, the rest of the prose and the page share."""
    content = [[w for w in line if len(w) > 2 and w not in STOP] for line in page.words]
    kinds = list(map(set, content))
    title = kinds[0] if kinds else set()
    body = Counter(chain.from_iterable(words for words, mass in zip(kinds, facts.mass, strict=True) if mass))
    lines = Counter(chain.from_iterable(kinds))
    in_body, in_rest = set(body), {word for word, count in body.items() if count > 1}
    in_lines = {word for word, count in lines.items() if count > 1}
    known = [
        sum(map((in_rest if mass else in_body).__contains__, line))
        for line, mass in zip(content, facts.mass, strict=True)
    ]
    out["title_share"] = bytes([_share(sum(map(title.__contains__, line)), len(line)) for line in content])
    out["body_share"] = bytes([_share(n, len(line)) for n, line in zip(known, content, strict=True)])
    out["body_words"] = bytes([min(TOP, n) for n in known])
    out["page_share"] = bytes([_share(sum(map(in_lines.__contains__, line)), len(line)) for line in content])
    around = [2 * share if len(line) > 2 else 50 for share, line in zip(out["body_share"], content, strict=True)]
    out["body_above4"], out["body_below4"] = windows(around, 4)
    out["body_above10"], out["body_below10"] = windows(around, 10)


def _phrases(page: Page, out: Columns) -> None:
    """How strongly each kind of phrase met the line, and how much of the line phrases take up."""
    count = len(page)
    kinds = {kind: bytearray(count) for kind in KINDS}
    covered = bytearray(count)
    for line, hits in enumerate(page.hits):
        if not hits:
            continue
        taken = 0
        for hit in hits:
            column = kinds[hit.kind]
            if hit.strength > column[line]:
                column[line] = hit.strength
            taken = max(taken, hit.last - hit.first + 1)
        covered[line] = _share(taken, len(page.words[line]))
    for kind, column in kinds.items():
        out["is_" + kind] = bytes(column)
    out["covered"] = bytes(covered)
    counts = [len({hit.kind for hit in hits}) for hits in page.hits]
    out["kinds"] = bytes(counts)
    any_hit = [bool(n) for n in counts]
    before = [0, *accumulate(any_hit)]
    out["hits_above"] = bytes([log_of(before[line]) for line in range(count)])
    out["hits_below"] = bytes([log_of(before[-1] - before[line + 1]) for line in range(count)])


def _place(page: Page, facts: _Facts, out: Columns) -> None:
    """Where the line stands: in the page, against its prose, in its block, below a heading of furniture."""
    count = len(page)
    total = sum(facts.mass)
    before = [0, *accumulate(facts.mass)]
    whole = sum(facts.sizes) or 1
    out["index"] = bytes([log_of(line) for line in range(count)])
    out["rest"] = bytes([log_of(count - line) for line in range(count)])
    out["lines"] = bytes([log_of(count)]) * count
    out["prose_ratio"] = bytes([min(TOP, 250 * total // whole)]) * count
    out["above_share"] = bytes([250 * before[line] // total if total else 0 for line in range(count)])
    out["below_share"] = bytes([250 * (total - before[line + 1]) // total if total else 0 for line in range(count)])
    out["above_mass"] = bytes([log_of(before[line]) for line in range(count)])
    out["below_mass"] = bytes([log_of(total - before[line + 1]) for line in range(count)])
    out["gap"] = bytes(page.gaps)
    out["gap_next"] = bytes([*page.gaps[1:], True][:count])
    solid = [prose >= 90 for prose in facts.prose]
    hit = [bool(n) for n in facts.hit]
    out["since_prose"], out["to_prose"] = _distances(solid)
    out["since_hit"], out["to_hit"] = _distances(hit)
    out["since_heading"] = _governed(page, facts)
    out["block_lines"], out["block_size"] = _blocks(page)
    out["short_run"] = _runs([prose < 60 for prose in facts.prose])
    out["core_start"], out["core_end"] = _core(facts)


def _distances(flags: Sequence[bool]) -> tuple[Column, Column]:
    """Lines since the last flagged line above, and to the next one below."""

    def walk(seen: Iterable[bool]) -> list[int]:
        out, far = [], 60
        for flag in seen:
            out.append(far)
            far = 1 if flag else min(60, far + 1)
        return out

    return bytes(walk(flags)), bytes(walk(reversed(flags))[::-1])


def _governed(page: Page, facts: _Facts) -> Column:
    """Lines since a short line that heads a list of furniture, forgotten at the next long prose."""
    out, far = bytearray(), 60
    for line, hits in enumerate(page.hits):
        if hits and page.sizes[line] <= 8 and any(hit.kind in _HEADINGS and hit.strength == WHOLE for hit in hits):
            far = 0
        elif facts.prose[line] >= 150 and facts.inner[line]:
            far = 60
        else:
            far = min(60, far + 1)
        out.append(far)
    return bytes(out)


def _blocks(page: Page) -> tuple[Column, Column]:
    """Lines and words of the block (between blank lines) that a line is in."""
    starts = [line for line in range(len(page)) if page.gaps[line] or line == 0]
    lines, sizes = bytearray(), bytearray()
    for start, after in zip(starts, [*starts[1:], len(page)], strict=False):
        lines += bytes([min(TOP, after - start)]) * (after - start)
        sizes += bytes([log_of(sum(page.sizes[start:after]))]) * (after - start)
    return bytes(lines), bytes(sizes)


def _runs(flags: Sequence[bool]) -> Column:
    """The length of the run of flagged lines that a line is in; 0 outside."""
    out, line = bytearray(), 0
    while line < len(flags):
        after = line
        while after < len(flags) and flags[after] == flags[line]:
            after += 1
        out += bytes([min(TOP, after - line) if flags[line] else 0]) * (after - line)
        line = after
    return bytes(out)


def _core(facts: _Facts) -> tuple[Column, Column]:
    """Distance to the first and the last line of the densest stretch of prose, 127 meaning the line itself."""
    best, first, last, total, start = -1, 0, 0, 0, 0
    for line, (mass, prose, hit) in enumerate(zip(facts.mass, facts.prose, facts.hit, strict=True)):
        if total <= 0:
            total, start = 0, line
        total += mass if prose >= 60 else -2 - 2 * (hit > 0)
        if total > best:
            best, first, last = total, start, line
    count = len(facts.mass)

    def away(edge: int) -> Column:
        return bytes([127 + max(-60, min(60, line - edge)) for line in range(count)])

    return away(first), away(last)


def _around(facts: _Facts, out: Columns, count: int) -> None:
    """The neighbours: single lines, and windows above and below."""
    for name, column, shifts in (
        ("prose", bytes(facts.prose), (-3, -2, -1, 1, 2, 3)),
        ("hit", bytes(facts.hit), (-2, -1, 1, 2)),
        ("size", out["size"], (-2, -1, 1, 2)),
        ("last", out["last"], (-1, 1)),
        ("first", out["first"], (-1, 1)),
    ):
        for shift in shifts:
            out[f"{name}{shift:+d}"] = shifted(column, shift)
    for name, values in (("prose", facts.prose), ("hits", [100 * hit for hit in facts.hit])):
        for width in (4, 10):
            out[f"{name}_above{width}"], out[f"{name}_below{width}"] = windows(values, width)


def shifted(column: Column, shift: int, edge: int = 0) -> Column:
    """The column of each line's neighbour ``shift`` lines below (above when negative); ``edge`` outside the page."""
    pad = bytes([edge]) * min(abs(shift), len(column))
    return column[shift:] + pad if shift > 0 else pad + column[: max(0, len(column) + shift)]


def windows(values: Sequence[int], width: int) -> tuple[Column, Column]:
    """Means over ``width`` lines above and below each line, as if lines beyond the page were 0."""
    sums = [0, *accumulate(values)]
    count = len(values)
    above = bytes([(sums[line] - sums[max(0, line - width)]) // width for line in range(count)])
    below = bytes([(sums[min(count, line + width + 1)] - sums[line + 1]) // width for line in range(count)])
    return above, below
