"""The title: take the bare headline, name what was hung on it, and drop its repetitions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from convert.clean import dates
from convert.clean.headline import NAME_WORDS, SITE_WORDS, VARIANTS, Headline, holds, is_label, is_title_shaped
from convert.clean.page import Page, prose_lines_of
from convert.clean.phrases import tokens
from convert.clean.rule import Mark, Rule
from convert.clean.vocabulary import STOP

_SITE_SHAPE: Final = re.compile(r"\w\.\w{2,4}\b|^[A-Z]{2,6}$|^(?:The|Le|La|El|Il|Der|Die|Das) [A-Z]\w+$")

#: Signs of a sentence, a list, a number or a part of a phrase, which a name hung on a title has none of.
_SUBJECT: Final = re.compile(r"[,?!:]|\b\d+$|^(?:bei|in|im|auf|at|of|on|by|für|for|mit|with|von|from)\s")
_WORD: Final = re.compile(r"[^\W\d_]+")
#: What blogs put between their name and the headline.
_ARCHIVE: Final = re.compile(r"blog[- ]?archi(?:v|ve|ves)", re.I)


def _is_variant(words: Sequence[str], reference: Sequence[str]) -> bool:
    if not words or not reference:
        return False
    if len(words) >= 3 and 2 * len(words) >= len(reference) and holds(reference, words):
        return True
    return len(reference) >= 3 and len(words) <= 1.5 * len(reference) + 3 and holds(words, reference)


def is_site(name: str, page: Page) -> bool:
    """Whether a name hung on a headline is the publication's rather than a section's.

    A section is a subject, so its words come up in the article, in lower case where they are no names; it has its place
    in the menu, or is what a menu says everywhere. A site's name is a brand, a domain, stands in the page's copyright
    line, or comes up in the article as it is, if it is more than a word; it stands at the title's end.
    """
    if _SITE_SHAPE.search(name):
        return True
    whole = tokens(name)
    if any("©" in text and holds(words, whole) for text, words in zip(page.texts, page.words, strict=True)):
        return True
    words = [word for word in whole if len(word) > 2]
    if set(words) & SITE_WORDS:
        return True
    if any(_in_menu(page, line) for line in range(1, page.first_prose) if list(page.words[line]) == whole):
        return False
    prose = prose_lines_of(page.proses)
    if words and all(map(set(words).isdisjoint, (page.words[line] for line in prose))):
        return True
    last = (page.title or page.texts[0]).rstrip().endswith(name)
    return last and not is_label(name) and _SUBJECT.search(name) is None and _is_brand(name, page, prose)


def _is_brand(name: str, page: Page, prose: Sequence[int]) -> bool:
    """Whether a name that comes up in the article comes up as a brand: as it is, as a domain, never in lower case. A
    name that goes on in lower case is a subject ("Harbour strategy")."""
    whole = tokens(name)
    if len(whole) > 1 and any(name in page.texts[line] for line in prose):
        return True
    domain = re.compile(rf"\b{re.escape(''.join(whole))}\.[a-z]{{2,4}}\b", re.I)
    if any(map(domain.search, page.texts[1:])):
        return True
    if any(word.islower() for word in _WORD.findall(name)[1:] if word not in STOP):
        return False
    words = {word for word in whole if len(word) > 2} - STOP
    lower = (line for line in prose if not words.isdisjoint(page.content[line]))
    return name[0].islower() or all(words.isdisjoint(_WORD.findall(page.texts[line])) for line in lower)


def _in_menu(page: Page, line: int) -> bool:
    """Whether a line stands among short lines with no gap between: the sections of a site."""
    others = [at for at in (line - 1, line + 1) if 0 < at < len(page) and not page.gaps[max(at, line)]]
    return bool(others) and all(page.sizes[at] <= NAME_WORDS and not page.ends[at] for at in others)


def title_line(page: Page) -> Iterator[Mark]:
    """Take the title from the first line; a name behind a separator becomes the section or the site.

    Why: a scraper writes the page's ``<title>`` first, and sites hang their name and section on it.
    Example: ``Harbour reopens after the storm | Coastal towns`` → the title, and the section "Coastal towns".
    Must not fire: on a first line that is a sentence of running text; on a saved page, whose reader took the headline
    from what the page states and shows; a dash or colon within a headline (``Stadia – one year later: what went
    wrong``) is no suffix when more than five words follow it.
    """
    if page.saved:
        return
    if page.title:
        head = page.headline
        if head.text != page.title:
            yield from _affixes(page, head, 0, removing=False)
        return
    if not is_title_shaped(page):
        return
    head = page.headline
    why = "the page's title" + (f", without {', '.join(repr(name) for name in head.affixes)}" if head.affixes else "")
    yield Mark(0, "title", 0.99, why, head.text)
    yield from _affixes(page, head, 0, removing=True)


def _affixes(page: Page, head: Headline, line: int, *, removing: bool) -> Iterator[Mark]:
    if not removing:
        yield Mark(line, "title", 0.99, "the title without what the site hung on it", head.text)
    names = [name for name in head.affixes if _is_name(name, head)]
    if not names:
        return
    single = len(names) == 1
    site = names[-1] if not single or is_site(names[0], page) else None
    if site is not None:
        yield Mark(line, "site", 0.9, "a name hung on the title", site)
        names.remove(site)
    if names:
        yield Mark(line, "section", 0.9, "a subject hung on the title", names[0])


def _is_name(name: str, head: Headline) -> bool:
    """Whether what was hung on a title may be the name of a section or a site: not a date, a question, or words that
    the headline has or that have the headline."""
    words = tokens(name)
    told = holds(tokens(head.text), words) or holds(words, tokens(head.text))
    dated = dates.find(name, words) is not None
    return bool(words) and not told and not dated and name[-1] != "?" and not _ARCHIVE.fullmatch(name)


def title_repeated(page: Page) -> Iterator[Mark]:
    """Remove lines that only repeat the title, with or without its suffix.

    Why: the title stands in the first line already; a reader would hear it two or three times.
    Example: line 1 ``Bees are back | Nature``, line 3 ``Bees are back | Nature``, line 5 ``Bees are back``.
    Must not fire: on a subheading or sentence that shares words with the title, below the first lines; on a title of
    one or two words repeated within the article, which may be a table cell or a name; on a picture of a saved page.
    """
    if not page.title and not is_title_shaped(page):
        return
    head = page.headline
    bare_words, whole = tuple(tokens(head.text)), tuple(tokens(page.title or page.texts[0]))
    start = 0 if page.title else 1
    first_prose = page.first_prose
    for line in range(start, len(page)):
        words = page.words[line]
        if not words or page.picture(line) is not None:
            continue
        if (words in (bare_words, whole) or line == head.line) and (line <= first_prose or len(words) >= 3):
            yield Mark(line, "remove", 0.98, "repeats the title")
        elif line < min(first_prose, VARIANTS) and (_is_variant(words, bare_words) or _is_variant(words, whole)):
            yield Mark(line, "remove", 0.93, "a variant of the title")


RULES: Final = (
    Rule("title.line", "title", "the first line is the title; section and site come off it", title_line),
    Rule("title.repeated", "title", "lines that repeat the title", title_repeated),
)
