"""The second look: what the first look thought of a line's surroundings, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from convert.clean.page import Page
from convert.clean.series import Columns, log_of, shifted

#: Chances of being the article are in 0 to 250; beyond the page nothing is.
CERTAIN = 250
HALF = 125


def columns_of(page: Page, chances: Sequence[int]) -> Columns:
    """Columns from the first look's chances (0 to 250) that each line is the article's."""
    count = len(page)
    sizes = [min(60, size) + 1 for size in page.sizes]
    mass = [chance * size // CERTAIN for chance, size in zip(chances, sizes, strict=True)]
    out: Columns = {"p": bytes(chances)}
    for shift in (-4, -3, -2, -1, 1, 2, 3, 4):
        out[f"p{shift:+d}"] = shifted(out["p"], shift)
    before = [0, *accumulate(mass)]
    words = [0, *accumulate(sizes)]
    total = before[-1] or 1
    out["p_above_mass"] = bytes([log_of(before[line]) for line in range(count)])
    out["p_below_mass"] = bytes([log_of(total - before[line + 1]) for line in range(count)])
    out["p_above_share"] = bytes([250 * before[line] // total for line in range(count)])
    out["p_page"] = bytes([CERTAIN * total // (words[-1] or 1)]) * count if count else b""
    for width in (3, 6, 15):
        above, below = [], []
        for line in range(count):
            top, end = max(0, line - width), min(count, line + width + 1)
            above.append(CERTAIN * (before[line] - before[top]) // (words[line] - words[top] + 1))
            below.append(CERTAIN * (before[end] - before[line + 1]) // (words[end] - words[line + 1] + 1))
        out[f"p_above{width}"], out[f"p_below{width}"] = bytes(above), bytes(below)
    out["p_best_above"] = bytes(_best(chances, sizes))
    out["p_best_below"] = bytes(_best(chances[::-1], sizes[::-1])[::-1])
    _runs(chances, before, words, out)
    _blocks(page, before, words, out)
    return out


def _best(chances: Sequence[int], sizes: Sequence[int]) -> list[int]:
    """The highest chance of a line of eight words or more above each line."""
    out, best = [], 0
    for chance, size in zip(chances, sizes, strict=True):
        out.append(best)
        if size > 8 and chance > best:
            best = chance
    return out


def _runs(chances: Sequence[int], before: Sequence[int], words: Sequence[int], out: Columns) -> None:
    """Of the run of lines on the same side of an even chance: its length, mean and words; and its neighbours."""
    lengths, means, sizes = bytearray(), bytearray(), bytearray()
    line, count = 0, len(chances)
    while line < count:
        after, low = line, chances[line] < HALF
        while after < count and (chances[after] < HALF) == low:
            after += 1
        n = after - line
        lengths += bytes([127 + (-min(n, 120) if low else min(n, 120))]) * n
        means += bytes([CERTAIN * (before[after] - before[line]) // (words[after] - words[line])]) * n
        sizes += bytes([log_of(words[after] - words[line])]) * n
        line = after
    out["p_run"], out["p_run_mean"], out["p_run_size"] = bytes(lengths), bytes(means), bytes(sizes)


def _blocks(page: Page, before: Sequence[int], words: Sequence[int], out: Columns) -> None:
    """Mean chance of the block (between blank lines) of each line, of the one above and the one below."""
    count = len(page)
    starts = [line for line in range(count) if page.gaps[line] or line == 0]
    ends = [*starts[1:], count][: len(starts)]
    means = [CERTAIN * (before[b] - before[a]) // (words[b] - words[a]) for a, b in zip(starts, ends, strict=True)]
    columns = (bytearray(), bytearray(), bytearray())
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        above, below = (means[at - 1] if at else 0), (means[at + 1] if at + 1 < len(means) else 0)
        for column, value in zip(columns, (means[at], above, below), strict=True):
            column += bytes([value]) * (end - start)
    out["p_block"], out["p_block_above"], out["p_block_below"] = map(bytes, columns)
