"""The headline of a page: the bare title, the line that shows it, and what the site hung on it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from convert.clean import dates, phrases
from convert.clean.phrases import WHOLE, tokens
from convert.clean.vocabulary import STOP

if TYPE_CHECKING:
    from convert.clean.page import Page

#: What sites put between a headline and their own name or section.
_SEPARATOR: Final = re.compile(r"\s+(?:[|\-–—»«·•:›>~*]|::|\|\|)+\s+|\s*[|｜¦]+\s*|\s*_(?=\S+$)")
#: What stands between a headline and a name before or behind it.
_HUNG_BEFORE: Final = re.compile(rf"(?:{_SEPARATOR.pattern}|:\s+)$")
_HUNG_BEHIND: Final = re.compile(rf"{_SEPARATOR.pattern}|:\s+|\s*_")
#: Separators that writers do not use within a headline.
_STRONG: Final = frozenset("|｜¦»«·•›_~*")
#: Separators at the edges of a title, with nothing on their other side.
_EDGES: Final = re.compile(r"^\s*[|｜¦»›•~_]+\s*(?=\w)|\s*[|｜¦»«›•~_]+\s*$|\s+[-–—]\s*$")
#: What is left of a separator at the edge of a name.
_HANGERS: Final = " |｜¦\u00a0-–—»«·•:/›>~*_"
#: A stretch behind a dash or colon that a writer put there: it opens in lower case (and is no domain), as a hashtag or
#: a quotation, or ends like a sentence.
_WRITTEN: Final = re.compile(r"^(?![^\s]+\.\w)[a-zà-ÿа-я#\"“„«‘]|[!?…]$")
#: Lines searched from the top for the headline's second appearance, and for its variants.
_LOOK: Final = 14
#: How many times as many are searched where no running text comes before: below the menus of a whole page.
_FAR: Final = 100
VARIANTS: Final = 8
#: Most words of a name hung on a headline, behind a strong and behind a weak separator (a dash, a colon).
_STRONG_WORDS: Final = 7
_WEAK_WORDS: Final = 5
#: Share of words by which a line near the top is the title in other words.
_SAME_SHARE: Final = 0.8
_SAME_WORDS: Final = 5
#: Share of words by which a line close above the article's text is the title told otherwise, where nothing else is, and
#: where it is but two words; least and most words of such a line, in how many lines it is looked for, and what each
#: line of distance takes from the share.
_OTHERWISE: Final = 0.4
_OF_TWO: Final = 0.5
_HEADED: Final = (4, 32)
_NEAR: Final = 24
_FARTHER: Final = 0.01
#: Of so many lines of a menu one may end like a sentence.
_MENU: Final = 8
#: Lines below a headline in which its date stands.
_DATED: Final = 5
#: The steps of a breadcrumb.
_STEPS: Final = re.compile(r"\S\s?[»›>/]\s?\S.*[»›>/]\s?\S")
#: Most words of a title that may be the site's name and nothing else.
NAME_WORDS: Final = 3
#: A first line with more words than this, ended like a sentence, is not a headline.
_TITLE_WORDS: Final = 32
#: Words that name a publication rather than a subject.
_SITE: Final = """
news times post daily journal herald tribune gazette guardian independent telegraph magazine blog online press
zeitung presse nachrichten anzeiger tagblatt rundschau spiegel welt diario periódico noticias revista blogspot
wordpress le la el il the www tv radio wire today network media review reuters bbc cnn
"""
SITE_WORDS: Final = frozenset(_SITE.split())


@dataclass(frozen=True, slots=True)
class Headline:
    """The bare headline, the line that shows it (None: only the title line holds it), and what was hung on it."""

    text: str
    line: int | None
    affixes: tuple[str, ...]


def holds(big: Sequence[str], small: Sequence[str]) -> bool:
    return any(tuple(big[at : at + len(small)]) == tuple(small) for at in range(len(big) - len(small) + 1))


def is_title_shaped(page: Page) -> bool:
    """Whether the first line can be a title: it is not a sentence of running text."""
    return bool(page.words) and bool(page.words[0]) and (page.sizes[0] <= _TITLE_WORDS or not page.ends[0])


def _parts(title: str) -> tuple[list[tuple[int, int]], list[str]]:
    """The stretches between separators as (start, end), and the separators."""
    cuts = [match.span() for match in _SEPARATOR.finditer(title) if match.start() > 0 and match.end() < len(title)]
    edges = [(0, 0), *cuts, (len(title), len(title))]
    spans = [(before[1], after[0]) for before, after in itertools.pairwise(edges)]
    return spans, [title[start:end].strip() for start, end in cuts]


@lru_cache(maxsize=1_000)
def bare(title: str) -> tuple[str, tuple[str, ...]]:
    """The headline without short names behind (or before) it, judged by separators and lengths alone.

    What is left has nothing more to cut: cleaning a clean text changes nothing. Separators at its edges go too.
    """
    kept, hung = _cut(_EDGES.sub("", title) or title)
    while hung and (more := _cut(kept))[1]:
        kept, hung = more[0], (*hung, *more[1])
    return kept, hung


def _cut(title: str) -> tuple[str, tuple[str, ...]]:
    spans, separators = _parts(title)
    sizes = [len(tokens(title[start:end])) for start, end in spans]
    first, last = 0, len(spans) - 1
    while last > first:
        rest = sum(sizes[first:last])
        separator = separators[last - 1]
        limit = _limit(separator)
        colon = separator == ":" and sizes[last] > 2
        written = not set(separator) & _STRONG and _WRITTEN.search(title[slice(*spans[last])]) is not None
        if sizes[last] > limit or rest < 2 or rest < sizes[last] or colon or written or separator == "--":
            break
        last -= 1
    if first == last and sizes[first] <= 2 and sum(sizes[1:]) >= 4:
        first, last = 1, len(spans) - 1
    while last > first and sum(sizes[first + 1 : last + 1]) >= 3 and is_label(title[slice(*spans[first])]):
        first += 1
    kept = title[spans[first][0] : spans[last][1]]
    hung = [title[start:end] for index, (start, end) in enumerate(spans) if not first <= index <= last]
    return kept, tuple(hung)


def _limit(separator: str) -> int:
    """Most words of a name behind this separator. A long dash is a writer's as often as a site's."""
    if set(separator) & _STRONG:
        return _STRONG_WORDS
    return _WEAK_WORDS - 2 if separator == "—" else _WEAK_WORDS


def is_label(part: str) -> bool:
    """Whether a stretch of a title is wholly the name of a section ("Opinion", "News")."""
    return any(hit.strength == WHOLE and hit.kind in ("nav", "related") for hit in phrases.find(tokens(part)))


def find(page: Page) -> Headline:
    """The headline of a page whose first line is its title, which may have no words: then it is what it is."""
    title = page.title or page.texts[0]
    whole = tuple(tokens(title))
    if not whole:
        return Headline(title, None, ())
    spans, _ = _parts(title)
    pieces = [tuple(tokens(title[start:end])) for start, end in spans]
    stripped, hung = bare(title)
    best = _shown(page, whole, pieces, stripped)
    if best is not None and not (page.words[best] == whole and hung):
        held, shown = page.words[best], bare(page.texts[best])[0]
        if (around := _around(title, shown)) is not None:
            return Headline(shown, best, around)
        rest = tuple(title[s:e] for (s, e), piece in zip(spans, pieces, strict=True) if not holds(held, piece))
        return Headline(shown, best, rest)
    if best is None and len(whole) <= NAME_WORDS and (below := _headline_below(page, whole)) is not None:
        return Headline(page.texts[below], below, (title,))
    if best is None and (other := _otherwise(page, frozenset(tokens(stripped)) - STOP - SITE_WORDS)) is not None:
        return Headline(bare(page.texts[other])[0], other, hung)
    return Headline(stripped, best, hung)


def _shown(page: Page, whole: tuple[str, ...], pieces: Sequence[tuple[str, ...]], stripped: str) -> int | None:
    """The line that shows the title: all of it or its headline first, then the longest piece; of those that say the
    same the one that stands last above the article's text, since tickers and menus come before it."""
    headline = tuple(tokens(stripped))
    told, said = {headline, *_openings(pieces)}, set(whole)
    look, title_words = max(_LOOK, min(page.body + 1, _FAR * _LOOK)), set(headline)
    best, most, rank = None, headline, (False, 0)
    for line in range(0 if page.title else 1, min(len(page), look)):
        words = page.words[line] if page.words[line] != whole else headline
        if not words or (line > VARIANTS and words[0] not in said):
            continue
        exact = words in told
        if (exact, len(words)) <= rank and not (words == most and _below(page, best, line)):
            continue
        if not exact and not _may_show(page, line, whole, pieces, title_words):
            continue
        if words == headline or not any(map(is_label, bare(page.texts[line])[1])):
            best, most, rank = line, words, (exact, len(words))
    if best is None and len(pieces) > 1:
        best = _piece_below(page, pieces, look)
    return best


def _below(page: Page, best: int | None, line: int) -> bool:
    """Whether a line that says what the best one says may be the headline rather than that: a sentence stands between
    them at most, and no date near the best one alone."""
    if best is None or sum(page.proses[best + 1 : line]) > 1:
        return False
    return _dated(page, line) or not _dated(page, best)


def _dated(page: Page, line: int) -> bool:
    """Whether a date stands close above a line or in the next ones, but for headlines of the same kind."""
    near = range(max(1, line - _DATED // 2), min(line + 1 + _DATED, len(page)))
    short = [at for at in near if page.figures[at] and not page.proses[at] and page.words[at][0] != page.words[line][0]]
    return any(dates.find(page.texts[at], page.words[at]) for at in short)


def _openings(pieces: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The first pieces of a title together, where they are half of its words or more."""
    whole = sum(map(len, pieces))
    for last in range(2, len(pieces)):
        words = tuple(itertools.chain(*pieces[:last]))
        if 2 * len(words) >= whole:
            yield words


def _may_show(
    page: Page, line: int, whole: tuple[str, ...], pieces: Sequence[tuple[str, ...]], title: set[str]
) -> bool:
    """Whether a line may be the headline. Below running text one with some of the title's words is a subheading as soon
    as that: there it is half of the title or a piece of it."""
    words = page.words[line]
    if line > page.body:
        return (2 * len(words) >= len(whole) or words in pieces) and _shows_headline(page, line, whole, pieces)
    return _shows_headline(page, line, whole, pieces) or _reworded(page, line, title)


def _piece_below(page: Page, pieces: Sequence[tuple[str, ...]], look: int) -> int | None:
    """Where a piece of the title, the longest that does, stands as a line of its own below the first lines."""
    for piece in sorted(pieces, key=len, reverse=True):
        if len(piece) >= 3 or (len(piece) == 2 and piece == pieces[0]):
            with suppress(ValueError):
                return page.words.index(piece, look)
    return None


def _around(title: str, headline: str) -> tuple[str, ...] | None:
    """The names before and behind the headline in the title, a separator between; None where the title does not hold it
    to the letter."""
    at = title.casefold().find(headline.casefold())
    if at < 0 or len(title.casefold()) != len(title):
        return None
    before, behind = title[:at], title[at + len(headline) :]
    above, below = _pieces(before), _pieces(behind)
    above = above if _HUNG_BEFORE.search(before) else above[:-1]
    below = below if _HUNG_BEHIND.match(behind) else below[1:]
    return tuple(name for name in (*above, *below) if tokens(name))


def _pieces(text: str) -> list[str]:
    return re.split(_SEPARATOR, text.strip(_HANGERS))


def _shows_headline(page: Page, line: int, whole: tuple[str, ...], pieces: Sequence[tuple[str, ...]]) -> bool:
    """Whether a line below is the headline alone: the title, or an end of it that is long enough or a piece of it."""
    words = page.words[line]
    count = len(words)
    if words == whole:
        return True
    if not words:
        return False
    share = count / len(whole)
    opens, closes = whole[:count] == words, whole[-count:] == words
    if opens and len(pieces) > 1 and pieces[0] == words and count >= 2:
        return True
    if opens and count >= 3 and (share >= 0.5 or page.repeats[line] > 1 or (count >= 4 and share >= 0.3)):
        return True
    return closes and count >= 3 and (share >= 0.5 or words == max(pieces, key=len))


def _reworded(page: Page, line: int, title: set[str]) -> bool:
    """Whether a line near the top shares most of its words, five or more, with the headline, whatever their order.
    One that comes again is the name of a picture or a film."""
    if line > VARIANTS or page.prose(line) or page.repeats[line] > 1:
        return False
    words = set(page.words[line])
    common = len(words & title)
    return common >= _SAME_WORDS and common >= _SAME_SHARE * max(len(words), len(title))


def _otherwise(page: Page, title: frozenset[str]) -> int | None:
    """Where no line shows the title, the line that tells it otherwise: a short one below the menus, close above the
    article's text, with enough of the title's words. A nearer one is likelier. Lines of which many end like sentences
    are no menus, but text."""
    found, most = None, 0.0
    if sum(page.ends[1 : page.body]) * _MENU > page.body:
        return None
    for line in range(max(_LOOK, page.body - _NEAR), min(page.body, len(page))):
        words, text = page.content[line], page.texts[line]
        common = sum(map(str.isalpha, words & title))
        if common < 2 or not _HEADED[0] <= page.sizes[line] <= _HEADED[1] or text[-1] == ":" or _STEPS.search(text):
            continue
        share = common / max(len(words), len(title))
        if share >= (_OTHERWISE if common > 2 else _OF_TWO) and share - _FARTHER * (page.body - line) > most:
            found, most = line, share - _FARTHER * (page.body - line)
    return found


def _headline_below(page: Page, title: tuple[str, ...]) -> int | None:
    """Where the title is only the site's name: the first line above the prose that could be a headline."""
    if not set(title) & SITE_WORDS:
        return None
    body = set[str]().union(*itertools.compress(page.words[1:], page.proses[1:]))
    for line in range(1, min(page.first_prose, _LOOK)):
        fits = NAME_WORDS < page.sizes[line] <= _TITLE_WORDS // 2 and not page.ends[line]
        if fits and not page.hits[line] and 2 * sum(word in body for word in page.words[line]) >= page.sizes[line]:
            return line
    return None
