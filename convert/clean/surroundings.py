"""The second look: what the first look thought of a line's surroundings, as columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from convert.clean.page import Page
from convert.clean.series import Column, Columns, log_of, logs_of, shifted, sums_of

#: Chances of being the article are in 0 to 250; beyond the page nothing is.
CERTAIN = 250
HALF = 125
#: Words of a line that count.
_LONG = 60


def columns_of(page: Page, chances: Sequence[int]) -> Columns:
    """Columns from the first look's chances (0 to 250) that each line is the article's."""
    count = len(page)
    sizes = [size + 1 if size < _LONG else _LONG + 1 for size in page.sizes]
    mass = [chance * size // CERTAIN for chance, size in zip(chances, sizes, strict=True)]
    out: Columns = {"p": bytes(chances)}
    for shift in (-4, -3, -2, -1, 1, 2, 3, 4):
        out[f"p{shift:+d}"] = shifted(out["p"], shift)
    before, words = sums_of(mass), sums_of(sizes)
    total = before[-1] or 1
    out["p_above_mass"] = logs_of(before[:-1])
    out["p_below_mass"] = logs_of([total - held for held in before[1:]])
    out["p_above_share"] = bytes([250 * held // total for held in before[:-1]])
    out["p_page"] = bytes([CERTAIN * total // (words[-1] or 1)]) * count if count else b""
    for width in (3, 6, 15):
        out[f"p_above{width}"], out[f"p_below{width}"] = _windows(before, words, width)
    out["p_best_above"] = bytes(_best(chances, sizes))
    out["p_best_below"] = bytes(_best(chances[::-1], sizes[::-1])[::-1])
    _runs(chances, before, words, out)
    _blocks(page, before, words, out)
    return out


def _windows(before: Sequence[int], words: Sequence[int], width: int) -> tuple[Column, Column]:
    """Mean chance of the words of ``width`` lines above and below each line, as far as there are any."""
    ends = [before[-1]] * width, [words[-1]] * width
    above = zip(before[:-1], [*[0] * width, *before], words, [*[0] * width, *words], strict=False)
    below = zip([*before[width + 1 :], *ends[0]], before[1:], [*words[width + 1 :], *ends[1]], words[1:], strict=False)
    return (
        bytes([CERTAIN * (mass - far_mass) // (size - far_size + 1) for mass, far_mass, size, far_size in above]),
        bytes([CERTAIN * (far_mass - mass) // (far_size - size + 1) for far_mass, mass, far_size, size in below]),
    )


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
    starts = [line for line, gap in enumerate(page.gaps) if gap or line == 0]
    ends = [*starts[1:], count][: len(starts)]
    means = [CERTAIN * (before[b] - before[a]) // (words[b] - words[a]) for a, b in zip(starts, ends, strict=True)]
    block_of = list(accumulate(page.gaps[1:], initial=0))[:count]
    for name, values in (
        ("p_block", means),
        ("p_block_above", [0, *means[:-1]]),
        ("p_block_below", [*means[1:], 0]),
    ):
        out[name] = bytes(map(values.__getitem__, block_of))
