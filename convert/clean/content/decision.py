"""The second look's scores → those that decide, with what holds for the page as a whole.

The standfirst stays; a heading goes with its section, a list with the text around it, a picture with what it stands in,
a row of a series with its sisters; the same text is told once; and a page on which even the likeliest part is doubtful
is asked for less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, partial
from typing import Final

from convert.clean.content import company, hints
from convert.clean.content.lead import keep_standfirst
from convert.clean.content.once import drop_others, drop_pulled, tell_once
from convert.clean.content.places import Places
from convert.clean.content.rows import rows_of
from convert.clean.content.seen import EDGE, Seen
from convert.clean.content.signs import set_apart
from convert.clean.series import Columns
from convert.model import Heading, List, Paragraph

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
#: Log-odds taken from a caption or a credit of so many words, at most, that hangs on no picture.
_LOOSE: Final = 1.5
_LOOSE_WORDS: Final = 8
#: A list this unlikely is all of a page that holds so little else that is likely.
_DOUBTED: Final = -1.0
_NEXT_TO_NOTHING: Final = 0.1
#: Names of what is shown although something is hidden.
_SHOWN: Final = re.compile(r"\blabel-(?:visually-?_?)?hidden\b")
#: Share of a list's parts that are links (0 to 250): more make it one of links.
_LINKED: Final = 60
#: How near a gallery's name must stand to make a list one of pictures: two levels up.
_BESIDE: Final = 10


def decided(seen: Seen, looked: Sequence[float]) -> list[float]:
    """A score in log-odds for each block, from those of the second look; above 0 it is the article's."""
    around = seen.around
    lines = range(around.first[seen.main], around.last[seen.main] + 1) if around.at else range(0)
    scores = [
        max(-EDGE, min(EDGE, score + _BIAS - (0 if line in lines else _OUTSIDE))) for line, score in enumerate(looked)
    ]
    scores = _adapted(scores, around, lines)
    against = _against(seen, looked, _names_against(around, seen.main))
    for line, said in enumerate(against):
        scores[line] -= said
        if 0 < scores[line] < _LOOSE and _hangs_on_nothing(seen, line):
            scores[line] -= _LOOSE
    drop_others(seen, scores)
    rows = cache(partial(rows_of, around))
    tell_once(seen, rows, looked, scores)
    drop_pulled(seen, scores)
    keep_standfirst(seen, scores)
    company.keep(seen, rows, scores)
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


def _against(seen: Seen, looked: Sequence[float], named: Sequence[str]) -> list[float]:
    """What counts against each block whatever the model thinks of it."""
    columns = seen.columns
    against = [0.0] * len(looked)
    for name in named:
        against = [said + _NAMED * (near > 0) for said, near in zip(against, columns[f"near_{name}"], strict=True)]
    for line, (block, unseen) in enumerate(zip(seen.blocks, columns["own_unseen"], strict=True)):
        if unseen and _is_unseen(seen, line):
            against[line] += _UNSEEN
        of_teasers = isinstance(block, List) and _is_of_teasers(columns, line) and not _is_wiki_gallery(seen, line)
        if of_teasers and not _is_all(seen, looked, line):
            against[line] += _LISTED
    for line in set(set_apart(seen)):
        against[line] += _NAMED
    return against


def _is_of_teasers(columns: Columns, line: int) -> bool:
    """Whether a list is one of pictures or of teasers."""
    gallery = columns["near_gallery"][line]
    return (
        columns["in_pictures"][line] > 0
        or (gallery > 0 and (columns["in_headings"][line] > 0 or gallery > _BESIDE))
        or ((gallery or columns["near_teaser"][line]) > 0 and columns["in_links"][line] > _LINKED)
    )


def _is_wiki_gallery(seen: Seen, line: int) -> bool:
    """Whether a list is what MediaWiki makes of a gallery that an author set into the text."""
    return "mw-gallery" in seen.around.words[seen.around.at[line]]


def _is_all(seen: Seen, looked: Sequence[float], line: int) -> bool:
    """Whether a list holds most of a page, and next to nothing else is likely: the posts of a thread, each of which has
    a picture of who wrote it."""
    size = seen.around.size
    if looked[line] < _DOUBTED or 2 * size[line] < seen.around.chars[0]:
        return False
    others = sum(own for at, (own, score) in enumerate(zip(size, looked, strict=True)) if score > 0 and at != line)
    return others < _NEXT_TO_NOTHING * size[line]


def _is_unseen(seen: Seen, line: int) -> bool:
    """Whether a block that is called so is shown on demand only. A field whose label is hidden is shown, and a sentence
    that is folded in is the text of an answer or a step."""
    around = seen.around
    names = f"{around.inner[line][1]} {around.words[around.at[line]]}"
    named = _SHOWN.sub("", names)
    return hints.mask(named) & hints.BIT["unseen"] != 0 and not (seen.page.ends[line] and "collapsed" in names)


def _hangs_on_nothing(seen: Seen, line: int) -> bool:
    """Whether a few words that are no sentence are called a caption or a credit, without a picture."""
    if (
        not isinstance(seen.blocks[line], (Paragraph, Heading))
        or seen.page.sizes[line] > _LOOSE_WORDS
        or seen.page.ends[line]
    ):
        return False
    mask = hints.mask(seen.around.inner[line][1]) | seen.around.mask[seen.around.at[line]]
    return mask & hints.BIT["caption"] != 0
