"""The second look's scores → those that decide, with what holds for the page as a whole.

A heading goes with its section, a list with the text around it, a picture with what it stands in; the same text is
told once; and a page on which even the likeliest part is doubtful is asked for less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from convert.clean.content import hints
from convert.clean.content.places import Places
from convert.clean.page import Page
from convert.clean.phrases import tokens
from convert.clean.series import Columns
from convert.model import Block, DefinitionList, Figure, Heading, List, Paragraph, Quote, Table, ThematicBreak
from convert.walk import block_text, child_blocks, leaves

#: Log-odds added everywhere, and taken from what stands outside the likeliest container.
_BIAS: Final = 0.1
_OUTSIDE: Final = 0.25
#: Where even the surest part of that container (this share of it) is doubtful (lists, odd layouts), less is asked of
#: all: this share of what it lacks, and so much at most.
_SURE: Final = 1.0
_ADAPT: Final = 0.6
_MOST: Final = 2.0
#: Log-odds taken from what stands under a name that no article uses (see ``hints``), from teaser and picture lists,
#: and from words that the page shows on demand: too rare among the pages with gold for the model to be sure of.
_NAMED: Final = 3.0
_LISTED: Final = 3.0
_UNSEEN: Final = 2.0
#: Share of a list's parts that are links (0 to 250): more make it one of links.
_LINKED: Final = 60
#: How near a gallery's name must stand to make a list one of pictures: two levels up.
_BESIDE: Final = 10
#: Words from which on a block is looked for elsewhere on the page.
_LONG: Final = 12
#: Share of its runs of words (0 to 250) that makes a block a copy.
_COPIED: Final = 200
_EDGE: Final = 9.0
#: Places, each with other words behind it, from which on the same words are a refrain and not a copy.
_REFRAIN: Final = 3
#: A heading this unlikely stays when its section does, a list this unlikely when its lead-in or the text on both sides
#: does; a heading this likely goes when what it heads goes.
_HEADING: Final = -4.0
_LED: Final = -4.0
_BETWEEN: Final = -2.0
_HEADLESS: Final = 1.5
#: Share of a list's links that lead to elsewhere on the page (0 to 250): more make it a list of contents.
_LOCAL: Final = 200
#: Text this unlikely, without a link, stays between two that are this likely.
_DOUBTFUL: Final = -2.0
_SURE_BESIDE: Final = 1.0
#: A heading of so many characters is a lead, which heads nothing.
_LEAD: Final = 80
#: Elements around a heading in which what it heads is looked for.
_WRAPPED: Final = 3
#: The score of what stays or goes with its neighbours.
_WITH: Final = 0.3


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as the looks saw it. ``main``: the element that most likely is the article's; ``columns``: the first
    look's."""

    page: Page
    blocks: Sequence[Block]
    around: Places
    main: int
    columns: Columns

    def silent(self, line: int) -> bool:
        """Whether a block has no words: a picture without a caption, a rule."""
        block = self.blocks[line]
        return isinstance(block, ThematicBreak) or (
            isinstance(block, Figure) and not block.caption and not block.credit
        )


def decided(seen: Seen, looked: Sequence[float]) -> list[float]:
    """A score in log-odds for each block, from those of the second look; above 0 it is the article's."""
    around = seen.around
    lines = range(around.first[seen.main], around.last[seen.main] + 1) if around.at else range(0)
    scores = [
        max(-_EDGE, min(_EDGE, score + _BIAS - (0 if line in lines else _OUTSIDE))) for line, score in enumerate(looked)
    ]
    scores = _adapted(scores, around, lines)
    named = _names_against(around, seen.main)
    for line, block in enumerate(seen.blocks):
        scores[line] -= _against(block, seen.columns, line, named)
    _tell_once(seen, scores)
    _keep_lists(seen, scores)
    _keep_between(seen, scores)
    _settle_headings(seen, scores)
    _follow_text(seen, scores)
    return scores


def _adapted(scores: list[float], around: Places, lines: range) -> list[float]:
    """The scores, raised where the sure part of the main container is in doubt."""
    ranked = sorted((scores[line], around.size[line]) for line in lines)
    whole, seen = sum(size for _, size in ranked), 0
    for score, size in ranked:
        seen += size
        if seen >= (1 - _ADAPT) * whole:
            more = min(_MOST, _ADAPT * max(0.0, _SURE - score))
            return [old + more for old in scores] if more else scores
    return scores


def _names_against(around: Places, main: int) -> tuple[str, ...]:
    """The names that no article uses, less those that stand above the likeliest container: the posts of a forum are
    what its page is about."""
    above = [around.mask[element] for element in around.chain(main) if element not in around.held] if around.at else []
    return tuple(name for name in ("comment", "morelike") if not any(mask & hints.BIT[name] for mask in above))


def _against(block: Block, columns: Columns, line: int, named: Sequence[str]) -> float:
    """What counts against a block whatever the model thinks of it."""
    against = _NAMED * sum(columns[f"near_{name}"][line] > 0 for name in named)
    if isinstance(block, List) and (
        columns["in_pictures"][line]
        or (columns["near_gallery"][line] and (columns["in_headings"][line] or columns["near_gallery"][line] > _BESIDE))
        or ((columns["near_gallery"][line] or columns["near_teaser"][line]) and columns["in_links"][line] > _LINKED)
    ):
        against += _LISTED
    return against + _UNSEEN * columns["own_unseen"][line]


def _tell_once(seen: Seen, scores: list[float]) -> None:
    """The weaker of two long blocks of the same words goes, and a paragraph of little else than what was told before
    it, unless both stand side by side: an article may repeat itself, but not in another place of the page."""
    around, told_here = seen.around, False
    told: dict[tuple[str, ...], int] = {}
    asked = _refrains(seen, scores)
    for line, words in enumerate(seen.page.words):
        if scores[line] <= 0 or len(words) < _LONG or words in asked:
            continue
        told_here = told_here or seen.columns["copied_before"][line] > _COPIED
        other = told.setdefault(words, line)
        if other != line and around.parent[around.at[other]] != around.parent[around.at[line]]:
            weaker, told[words] = (other, line) if scores[other] < scores[line] else (line, other)
            scores[weaker] = -_EDGE
    if told_here:
        _tell_parts_once(seen, scores, asked)


def _refrains(seen: Seen, scores: Sequence[float]) -> set[tuple[str, ...]]:
    """Words that stand in several places, each with something else behind them: a question put to everyone, the head
    of every part. Copies of an article have the same behind them."""
    followed: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for line, words in enumerate(seen.page.words):
        if seen.page.repeats[line] >= _REFRAIN and len(words) >= _LONG and scores[line] > 0:
            after = _worded(seen, line, 1)
            followed.setdefault(words, set()).add(seen.page.words[after] if after is not None else ())
    return {words for words, behind in followed.items() if len(behind) >= _REFRAIN}


def _tell_parts_once(seen: Seen, scores: list[float], asked: set[tuple[str, ...]]) -> None:
    runs: set[tuple[str, ...]] = set()
    holder = -1
    for line, words in enumerate(seen.page.words):
        if scores[line] <= 0 or len(words) < _LONG or words in asked:
            continue
        own = set(zip(words, words[1:], words[2:], strict=False))
        up = seen.around.parent[seen.around.at[line]]
        prose = isinstance(seen.blocks[line], Paragraph)
        if prose and up != holder and 250 * len(own & runs) > _COPIED * len(own):
            scores[line] = -_EDGE
        else:
            runs |= own
            holder = up


def _keep_lists(seen: Seen, scores: list[float]) -> None:
    """A list, a table or a quotation stays when the text that leads to it stays, or the text on both sides of it; so
    does a list of contents, which names headings that are likely to stay."""
    around, parent = seen.around, seen.around.parent
    named = {
        seen.page.words[line]
        for line, score in enumerate(scores)
        if score > _BETWEEN and isinstance(seen.blocks[line], Heading)
    }
    for line, block in enumerate(seen.blocks):
        if scores[line] > 0 or not isinstance(block, List | DefinitionList | Table | Quote):
            continue
        if scores[line] > _BETWEEN and seen.columns["in_local"][line] > _LOCAL and _names(block, named):
            scores[line] = _WITH
            continue
        before, after = _worded(seen, line, -1), _worded(seen, line, 1)
        holder = parent[around.at[line]]
        if before is None or parent[around.at[before]] != holder or scores[before] <= 0 or _barred(around, line):
            continue
        led = seen.page.texts[before].endswith((":", "：")) and scores[line] > _LED
        between = (
            after is not None
            and parent[around.at[after]] == holder
            and scores[after] > 0
            and scores[line] > _BETWEEN
            and around.density[line] < 0.6
        )
        if led or between:
            scores[line] = _WITH


def _names(block: Block, headings: set[tuple[str, ...]]) -> bool:
    """Whether half of a block's parts or more are headings."""
    parts = [tuple(tokens(block_text(part))) for _, part in leaves(child_blocks(block))]
    return 2 * sum(part in headings for part in parts) >= len(parts) > 0


def _keep_between(seen: Seen, scores: list[float]) -> None:
    """Text in doubt stays where what stands before and behind it in the same element surely stays: an article is not
    cut in its middle for a paragraph of few words or an odd build."""
    around = seen.around
    held: dict[int, list[int]] = {}
    for line in range(len(scores)):
        if not seen.silent(line) and not _barred(around, line):
            held.setdefault(around.parent[around.at[line]], []).append(line)
    for lines in held.values():
        doubtful: list[int] = []
        open_ = False
        for line in lines:
            if scores[line] > _SURE_BESIDE:
                if open_:
                    for other in doubtful:
                        scores[other] = _WITH
                doubtful, open_ = [], True
            elif scores[line] <= _DOUBTFUL or around.density[line] > 0:
                doubtful, open_ = [], False
            elif scores[line] <= 0:
                doubtful.append(line)


def _settle_headings(seen: Seen, scores: list[float]) -> None:
    """A heading stays when what it heads stays, and goes when that goes."""
    around = seen.around
    for line in range(len(scores) - 1, -1, -1):
        if not isinstance(seen.blocks[line], Heading):
            continue
        after = _worded(seen, line, 1)
        if scores[line] <= 0:
            if (
                after is not None
                and scores[after] > _WITH
                and scores[line] > _HEADING
                and line > around.headline
                and not isinstance(seen.blocks[after], Heading)
                and not _barred(around, line)
                and _near(around, line, after)
            ):
                scores[line] = _WITH
        elif scores[line] < _HEADLESS and (after is None or scores[after] <= 0) and len(seen.page.texts[line]) < _LEAD:
            scores[line] = -_WITH


def _follow_text(seen: Seen, scores: list[float]) -> None:
    """Pictures without a caption and rules go with the text on both sides of them."""
    around, known = seen.around, -_EDGE
    above = []
    for line, score in enumerate(scores):
        above.append(known)
        known = known if seen.silent(line) else score
    known = -_EDGE
    for line in range(len(scores) - 1, -1, -1):
        if seen.silent(line):
            scores[line] = -_EDGE if _barred(around, line) else min(above[line], known)
        else:
            known = scores[line]


def _worded(seen: Seen, line: int, step: int) -> int | None:
    """The next block with words in this direction."""
    line += step
    while 0 <= line < len(seen.blocks):
        if not seen.silent(line):
            return line
        line += step
    return None


def _barred(around: Places, line: int) -> bool:
    """Whether a block is hidden or stands under a name that speaks against an article."""
    return around.hidden[line] or around.veto[around.at[line]] > 0


def _near(around: Places, line: int, after: int) -> bool:
    """Whether a block stands in one of the elements right around a heading."""
    holders = around.chain(around.at[line])[1 : 1 + _WRAPPED]
    return not set(holders).isdisjoint(around.chain(around.at[after]))
