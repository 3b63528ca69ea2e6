"""What a page tells twice is told once, and of several articles only the one that it is called after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Final

from convert.clean.content.rows import Rows, sisters
from convert.clean.content.seen import EDGE, WITH, Seen
from convert.clean.phrases import tokens
from convert.model import Aside, List, Paragraph, Quote

#: Words from which on a block is looked for elsewhere on the page.
_LONG: Final = 12
#: Words from which on a quotation may be one that was pulled out of a paragraph, so much longer, so many blocks away.
_PULLED: Final = 6
_MORE: Final = 5
_NEAR: Final = 12
#: Share of its runs of words (0 to 250) that makes a block a copy.
_COPIED: Final = 200
#: Places, each with other words behind it, from which on the same words are a refrain and not a copy.
_REFRAIN: Final = 3
#: A list this unlikely in one place of the page is furniture also where it is only this likely.
_FURNITURE: Final = -3.0
_DOUBTFUL: Final = 2.0


def drop_others(seen: Seen, scores: list[float]) -> None:
    """An article with a headline of its own, beside the one with the page's, is another one: pages that go on as one
    scrolls show several."""
    around, top = seen.around, seen.around.headline
    title = set(tokens(seen.page.title))
    if not title or not _is_top(seen, top) or 2 * len(title.intersection(seen.page.words[top])) <= len(title):
        return
    own = next((up for up in around.chain(around.at[top]) if around.tag[up] == "article"), None)
    if own is None:
        return
    for line in filter(partial(_is_top, seen), range(top + 1, len(scores))):
        above = around.chain(around.at[line])
        others = [up for up in above if around.tag[up] == "article" and up not in around.held]
        if others and own not in above:
            first, last = around.first[others[-1]], around.last[others[-1]]
            scores[first : last + 1] = [-EDGE] * (last + 1 - first)


def _is_top(seen: Seen, line: int) -> bool:
    """Whether a block is a heading of the top level."""
    return "h1" in (seen.around.tag[seen.around.at[line]], seen.around.inner[line][0])


def tell_once(seen: Seen, rows: Callable[[], Rows], looked: Sequence[float], scores: list[float]) -> None:
    """The weaker of two long blocks of the same words goes, and a paragraph of little else than what was told before
    it, unless both stand side by side or in rows of one kind: an article may repeat itself, and so may the answers in
    it, but not in another place of the page. A list that surely is furniture in one place is furniture in the other.
    ``looked``: scores of the second look."""
    in_rows = _in_rows(seen, rows)
    told_here = False
    told: dict[tuple[str, ...], int] = {}
    asked = _refrains(seen, scores)
    for line, words in enumerate(seen.page.words):
        if scores[line] <= 0 or len(words) < _LONG or words in asked or seen.silent(line):
            continue
        told_here = told_here or seen.columns["copied_before"][line] > _COPIED
        other = told.setdefault(words, line)
        if other != line and seen.holder(other) != seen.holder(line) and not in_rows(line, other):
            weaker, told[words] = (other, line) if scores[other] < scores[line] else (line, other)
            scores[weaker] = -EDGE
    if told_here:
        _tell_parts_once(seen, in_rows, scores, asked)
    _drop_furniture(seen, looked, scores)


def drop_pulled(seen: Seen, scores: list[float]) -> None:
    """What is called a quotation and whose words all stand in a longer paragraph nearby was pulled out of it for the
    eye; who said it goes too."""
    for line, words in enumerate(seen.page.words):
        if scores[line] <= 0 or len(words) < _PULLED or not _is_called_quote(seen, line):
            continue
        own, size = seen.page.content[line], seen.page.sizes[line]
        near = range(max(0, line - _NEAR), min(len(scores), line + _NEAR + 1))
        if any(
            scores[at] > 0 and seen.page.sizes[at] >= size + _MORE and own <= seen.page.content[at]
            for at in near
            if at != line and not seen.silent(at)
        ):
            scores[line] = -EDGE
            after = seen.worded(line, 1)
            if after is not None and len(seen.page.words[after]) < _LONG and _is_called_quote(seen, after):
                scores[after] = -EDGE


def _is_called_quote(seen: Seen, line: int) -> bool:
    """Whether a text, or what it stands in, is called a quotation."""
    around = seen.around
    names = (around.inner[line][1], around.words[around.at[line]], around.words[seen.holder(line)])
    return isinstance(seen.blocks[line], (Paragraph, Quote, Aside)) and any("quote" in words for words in names)


def _refrains(seen: Seen, scores: Sequence[float]) -> set[tuple[str, ...]]:
    """Words that stand in several places, each with something else behind them: a question put to everyone, the head
    of every part. Copies of an article have the same behind them."""
    followed: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for line, words in enumerate(seen.page.words):
        if seen.page.repeats[line] >= _REFRAIN and len(words) >= _LONG and scores[line] > 0:
            after = seen.worded(line, 1)
            followed.setdefault(words, set()).add(seen.page.words[after] if after is not None else ())
    return {words for words, behind in followed.items() if len(behind) >= _REFRAIN}


def _tell_parts_once(
    seen: Seen, in_rows: Callable[[int, int], bool], scores: list[float], asked: set[tuple[str, ...]]
) -> None:
    told: dict[tuple[str, str, str], int] = {}
    holder = -1
    for line, words in enumerate(seen.page.words):
        if scores[line] <= 0 or len(words) < _LONG or words in asked or seen.silent(line):
            continue
        own = set(zip(words, words[1:], words[2:], strict=False))
        up = seen.holder(line)
        again = own & told.keys() if up != holder and isinstance(seen.blocks[line], Paragraph) else own
        if again is not own and 250 * len(again) > _COPIED * len(own):
            teller = Counter(map(told.__getitem__, again)).most_common(1)[0][0]
            if not in_rows(line, teller):
                scores[line] = -EDGE
                continue
        for run in own:
            told.setdefault(run, line)
        holder = up


def _in_rows(seen: Seen, rows: Callable[[], Rows]) -> Callable[[int, int], bool]:
    """Whether two blocks stand in two rows of one kind, and the row of the first tells more than that of the other:
    two questions may have one answer, but a row told twice is a copy."""

    @cache
    def told(row: int) -> set[tuple[str, ...]]:
        return {words for at in seen.around.lines(row) if len(words := seen.page.words[at]) >= _LONG}

    def in_rows(line: int, other: int) -> bool:
        found = sisters(seen.around, rows(), line, other)
        return found is not None and not told(found[0]) <= told(found[1])

    return in_rows


def _drop_furniture(seen: Seen, looked: Sequence[float], scores: list[float]) -> None:
    """Drop doubtful lists whose words surely are furniture elsewhere: a ticker stands at both ends of a page."""
    least: dict[tuple[str, ...], float] = {}
    for line, words in enumerate(seen.page.words):
        if seen.page.repeats[line] > 1 and len(words) >= _LONG:
            least[words] = min(least.get(words, EDGE), looked[line])
    for line, words in enumerate(seen.page.words):
        if 0 < scores[line] < _DOUBTFUL and isinstance(seen.blocks[line], List) and least.get(words, EDGE) < _FURNITURE:
            scores[line] = -WITH
