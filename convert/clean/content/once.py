"""What a page tells twice is told once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from convert.clean.content.seen import EDGE, WITH, Seen
from convert.model import List, Paragraph

#: Words from which on a block is looked for elsewhere on the page.
_LONG: Final = 12
#: Share of its runs of words (0 to 250) that makes a block a copy.
_COPIED: Final = 200
#: Places, each with other words behind it, from which on the same words are a refrain and not a copy.
_REFRAIN: Final = 3
#: A list this unlikely in one place of the page is furniture also where it is only this likely.
_FURNITURE: Final = -3.0
_DOUBTFUL: Final = 2.0


def tell_once(seen: Seen, looked: Sequence[float], scores: list[float]) -> None:
    """The weaker of two long blocks of the same words goes, and a paragraph of little else than what was told before
    it, unless both stand side by side: an article may repeat itself, but not in another place of the page. A list
    that surely is furniture in one place is furniture in the other. ``looked``: scores of the second look."""
    told_here = False
    told: dict[tuple[str, ...], int] = {}
    asked = _refrains(seen, scores)
    for line, words in enumerate(seen.page.words):
        if scores[line] <= 0 or len(words) < _LONG or words in asked:
            continue
        told_here = told_here or seen.columns["copied_before"][line] > _COPIED
        other = told.setdefault(words, line)
        if other != line and seen.holder(other) != seen.holder(line):
            weaker, told[words] = (other, line) if scores[other] < scores[line] else (line, other)
            scores[weaker] = -EDGE
    if told_here:
        _tell_parts_once(seen, scores, asked)
    _drop_furniture(seen, looked, scores)


def _refrains(seen: Seen, scores: Sequence[float]) -> set[tuple[str, ...]]:
    """Words that stand in several places, each with something else behind them: a question put to everyone, the head
    of every part. Copies of an article have the same behind them."""
    followed: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for line, words in enumerate(seen.page.words):
        if seen.page.repeats[line] >= _REFRAIN and len(words) >= _LONG and scores[line] > 0:
            after = seen.worded(line, 1)
            followed.setdefault(words, set()).add(seen.page.words[after] if after is not None else ())
    return {words for words, behind in followed.items() if len(behind) >= _REFRAIN}


def _tell_parts_once(seen: Seen, scores: list[float], asked: set[tuple[str, ...]]) -> None:
    runs: set[tuple[str, ...]] = set()
    holder = -1
    for line, words in enumerate(seen.page.words):
        if scores[line] <= 0 or len(words) < _LONG or words in asked:
            continue
        own = set(zip(words, words[1:], words[2:], strict=False))
        up = seen.holder(line)
        prose = isinstance(seen.blocks[line], Paragraph)
        if prose and up != holder and 250 * len(own & runs) > _COPIED * len(own):
            scores[line] = -EDGE
        else:
            runs |= own
            holder = up


def _drop_furniture(seen: Seen, looked: Sequence[float], scores: list[float]) -> None:
    """Drop doubtful lists whose words surely are furniture elsewhere: a ticker stands at both ends of a page."""
    least: dict[tuple[str, ...], float] = {}
    for line, words in enumerate(seen.page.words):
        if seen.page.repeats[line] > 1 and len(words) >= _LONG:
            least[words] = min(least.get(words, EDGE), looked[line])
    for line, words in enumerate(seen.page.words):
        if 0 < scores[line] < _DOUBTFUL and isinstance(seen.blocks[line], List) and least.get(words, EDGE) < _FURNITURE:
            scores[line] = -WITH
