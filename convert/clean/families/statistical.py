"""Where fixed rules end: a small model of how likely each line is the article's, which looks twice.

The first look takes the line, its place and its neighbours; the second looks again, knowing what the first thought of
the lines around. Weights are data (``convert/clean/weights``), made by ``benchmarks/train_cleaner.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log
from statistics import median
from typing import Final

from convert.clean import features, forest, surroundings
from convert.clean.families.tables import tables
from convert.clean.forest import SCALE, Looks, chance
from convert.clean.page import Page
from convert.clean.phrases import START, WHOLE
from convert.clean.rule import Mark, Rule
from convert.walk import LEAD_IN

#: A page that is mostly article can afford a stricter cut: log-odds added per unit of log(article / furniture).
_ADAPT: Final = 0.5
#: No stricter than where an article has so many times the words of its furniture, by their logarithm: a text without
#: furniture is one that was cleaned before, and nothing is to go from it.
_MOSTLY: Final = 1.0
#: Log-odds added for every line, so that the policies' thresholds stand where loss and survival balance.
_CUT: Final = 0.55
#: Fewer paragraphs of prose in a row than this, with no more than so many other lines between two of them, and the page
#: has no core to hold lines against (a home page, a stub, a list): log-odds added for every line.
_CORE: Final = 3
_CORE_GAP: Final = 2
_CORELESS: Final = 0.8
#: Log-odds added for a sentence without a phrase that follows the title or a line of the article: the last one of a
#: text, which the furniture behind it draws down, is worth more than the teaser that it might be.
_SENTENCE: Final = 2.0
_SENTENCE_WORDS: Final = 4
#: The same for a few words alone between paragraphs or above a list, where subheadings stand.
_SUBHEADING: Final = 1.6
_SUBHEADING_WORDS: Final = 5
#: Most words of one above a picture, of which the credit is left, and a paragraph.
_PICTURED_WORDS: Final = 16
#: The same for a standfirst: a sentence, or as many words without a full stop, right below the headline, with prose
#: soon below it.
_STANDFIRST: Final = 2.5
_STANDFIRST_WORDS: Final = 6
_UNENDED_WORDS: Final = 10
_SOON: Final = 10
#: What parts the steps of a breadcrumb trail.
_TRAIL: Final = re.compile(r"\s[>»›]\s")
#: From these log-odds on a line is one that stays, as its neighbours see it. A line that is no sentence is worth less
#: where neither of them stays, and more between two that do; one that leads to what follows belongs to what it follows.
_STAYS: Final = -2.0
_ALONE: Final = 0.7
_BETWEEN: Final = 0.3
_LEADING: Final = 1.5
_LISTED: Final = re.compile(r"(?:[-•*▪◦‣·●■]|\d{1,3}[.)])\s")
#: A page needs a line of at least this much prose for the model to have anything to hold lines against.
_PROSE: Final = 100

_GROUPS: Final = {
    "the lines around it": ("prose+", "prose-", "hit+", "hit-", "size+", "size-", "last+", "last-", "first+", "first-",
                            "prose_above", "prose_below", "hits_above", "hits_below", "p+", "p-", "p_above", "p_below",
                            "p_best", "p_run", "short_run"),
    "its block": ("p_block", "block_", "gap"),
    "its phrases": ("is_", "covered", "since_heading"),
    "its place": ("index", "rest", "lines", "above_", "below_", "core_", "since_", "to_", "prose_ratio", "p_page"),
    "its words": ("title_share", "body_", "page_share", "stops", "you", "months", "repeats"),
}  # fmt: skip
_SHAPE: Final = "its shape"


@dataclass(frozen=True, slots=True)
class Opinion:
    """The chance, 0 to 1, that each line is the article's, and what each group of columns said for or against it."""

    chances: list[float]
    groups: tuple[str, ...]
    said: list[list[int]]


def group_of(column: str) -> str:
    """The group, in plain words, that a column belongs to."""
    return next((group for group, starts in _GROUPS.items() if column.startswith(starts)), _SHAPE)


@cache
def shipped() -> Looks:
    """The forests that come with the package."""
    return forest.looks_in(files("convert.clean") / "weights")


def opinion(page: Page, looks: Looks) -> Opinion:
    """What both looks make of a page."""
    count = len(page)
    columns = features.columns_of(page, looks.asked)
    first = [chance(score / SCALE) for score in forest.scores(looks.first, columns, count)]
    nearby = surroundings.columns_of(page, [round(surroundings.CERTAIN * chance) for chance in first])
    said = forest.explained(looks.second, columns | nearby, count)
    odds = [sum(parts) / SCALE for parts in zip(*said, strict=True)]
    return Opinion([chance(score) for score in _guarded(page, odds)], looks.second.groups, said)


def _guarded(page: Page, odds: list[float]) -> list[float]:
    """Corrections that a model of a few hundred pages does not learn."""
    sizes = [min(60, size) + 1 for size in page.sizes]
    chances = list(map(chance, odds))
    kept = 60 + sum(chance * size for chance, size in zip(chances, sizes, strict=True))
    gone = 60 + sum((1 - chance) * size for chance, size in zip(chances, sizes, strict=True))
    shift = _CUT - _ADAPT * min(_MOSTLY, log(kept / gone))
    if _core(page.running) < _CORE:
        shift += _CORELESS
    lead = 1 + (page.headline.line or 0)
    scores = [score + shift + _benefit(page, chances, line, lead) for line, score in enumerate(odds)]
    scores = [score + _company(page, scores, line) for line, score in enumerate(scores)]
    for first, last in tables(page):
        middle = median(scores[first : last + 1])
        if middle > _STAYS:  # most cells of the table stay, and all do
            scores[first : last + 1] = [max(score, middle) for score in scores[first : last + 1]]
    return scores


def _core(proses: Sequence[int]) -> int:
    """The most paragraphs of prose below the title with few other lines between them."""
    best = run = gap = 0
    for prose in proses[1:]:
        if prose >= _PROSE:
            run, gap = run + 1, 0
            best = max(best, run)
        else:
            gap += 1
            if gap > _CORE_GAP:
                run = 0
    return best


def _benefit(page: Page, chances: list[float], line: int, lead: int) -> float:
    """Log-odds in favour of a line below the title or a likely line of the article: a sentence that no phrase of
    furniture opens, a standfirst, or a subheading above another such line."""
    if line == 0 or any(hit.strength >= START for hit in page.hits[line]):
        return 0.0
    if line == lead and _leads_in(page, line):
        return _STANDFIRST
    if line > 1 and chances[line - 1] < 0.5:
        return 0.0
    if page.ends[line]:
        return _SENTENCE if page.sizes[line] >= _SENTENCE_WORDS else 0.0
    below = line + 2 if _heads_picture(page, line) else line + 1 if _heads(page, line) else -1
    return _SUBHEADING if below > 0 and chances[below] >= 0.5 else 0.0


def _leads_in(page: Page, line: int) -> bool:
    """Whether a line right below the headline is as long as a standfirst, no dateline, no caption with its credit, and
    not far from the text."""
    size = page.sizes[line]
    if page.hits[line] or _TRAIL.search(page.texts[line]):
        return False
    if size < (_STANDFIRST_WORDS if page.ends[line] else _UNENDED_WORDS):
        return False
    return any(page.proses[line + 1 : line + 1 + _SOON]) and not page.dated(line)


def _company(page: Page, scores: list[float], line: int) -> float:
    """Log-odds that a line that is no sentence owes to its neighbours."""
    if line == 0 or page.ends[line]:
        return 0.0
    above = scores[line - 1] > _STAYS
    below = line + 1 < len(scores) and scores[line + 1] > _STAYS
    if not above:
        return 0.0 if below else -_ALONE
    return (_BETWEEN if below else 0.0) + (_LEADING if page.texts[line].endswith(LEAD_IN) else 0.0)


def _heads_picture(page: Page, line: int) -> bool:
    """Whether a line stands below a paragraph and above a picture, of which the credit is left, with a paragraph below
    it: a heading of a series of pictures, each with its text."""
    if line + 2 >= len(page) or page.sizes[line] > _PICTURED_WORDS or not (page.gaps[line] and page.ends[line - 1]):
        return False
    return page.hit(line + 1, "credit", WHOLE) and page.prose(line + 2) and not page.hits[line]


def _heads(page: Page, line: int) -> bool:
    """Whether a line is a few words alone below a paragraph or a list, and above another one."""
    if page.sizes[line] > _SUBHEADING_WORDS or line + 1 >= len(page) or not page.gaps[line]:
        return False
    below = (page.gaps[line + 1] and page.prose(line + 1)) or _LISTED.match(page.texts[line + 1]) is not None
    above = page.ends[line - 1] or _LISTED.match(page.texts[line - 1]) is not None
    return above and below


def line_model(looks: Callable[[], Looks] = shipped) -> Callable[[Page], Iterator[Mark]]:
    """The rule's function over the given forests."""

    def apply(page: Page) -> Iterator[Mark]:
        """Remove lines that a model of many pages takes for furniture.

        Why: two thirds of furniture has no fixed words: teasers, names, labels, prompts. What surrounds such a line,
        where it stands, how it is built and which words it shares with the article give it away.
        Example: ``Ten walks for autumn`` in a run of such lines below the last paragraph.
        Must not fire: on a page without prose, where nothing tells a list of the article's from a menu; on table cells
        and list items within the article; on a saved page, where ``content.block`` knows more.
        """
        if page.saved:
            return
        if max(page.running, default=0) < _PROSE:
            return
        found = opinion(page, looks())
        for line, likely in enumerate(found.chances):
            if likely < 0.5 and line:
                yield Mark(line, "remove", 1 - likely, _reason(found, line))

    return apply


def _reason(found: Opinion, line: int) -> str:
    said = [column[line] for column in found.said]
    first, second = sorted(range(len(said)), key=said.__getitem__)[:2]
    spoke = [found.groups[group] for group in (first, second) if said[group] < 0]
    return f"chance {found.chances[line]:.2f} of being the article's; against it: {', '.join(spoke) or 'the page'}"


RULES: Final = (Rule("statistical.line", "statistical", "lines that the model takes for furniture", line_model()),)
