"""What a site hung on a headline: its own name, and the section that the article stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from convert.clean import credit, dates
from convert.clean.headline import NAME_WORDS, SITE_WORDS, Headline, holds, is_label
from convert.clean.page import Page, prose_lines_of
from convert.clean.phrases import tokens
from convert.clean.vocabulary import STOP

_DOMAIN: Final = re.compile(r"\w\.\w{2,4}\b")
_CAPITALS: Final = re.compile(r"[A-Z]{2,6}")
_SITE_SHAPE: Final = re.compile(rf"{_DOMAIN.pattern}|^{_CAPITALS.pattern}$|^(?:The|Le|La|El|Il|Der|Die|Das) [A-Z]\w+$")
#: Signs of a sentence, a list, a number or a part of a phrase, which a name hung on a title has none of.
_SUBJECT: Final = re.compile(r"[,?!:]|\b\d+$|^(?:bei|in|im|auf|at|of|on|by|für|for|mit|with|von|from)\s")
_WORD: Final = re.compile(r"[^\W\d_]+")
#: What blogs put between their name and the headline.
_ARCHIVE: Final = re.compile(r"blog[- ]?archi(?:v|ve|ves)", re.I)
#: More names than this are the menu of the site; most words of a section's name; the first step of a trail is none.
_NAMES: Final = 3
_SECTION_WORDS: Final = 4
_FIRST: Final = frozenset(["home", "startseite", "accueil", "inicio", "início"])


def named(page: Page, head: Headline) -> tuple[str | None, str | None]:
    """The names of the site and of the section among what was hung on a headline.

    Of several names the site's is the one that says so most (a domain, the page's copyright line, capitals alone), else
    the one farthest from the headline. A section is a short name between both: no motto, second headline or author.
    """
    names = [name for name in head.affixes if _is_name(name, page, head)]
    if len(names) < 2:
        site = next((name for name in names if is_site(name, page)), None)
        return site, next((name for name in names if site is None and _is_single_section(name, page)), None)
    title = page.title or page.texts[0]
    outward = names if title.find(names[-1]) > title.find(head.text) else names[::-1]
    claims = [_claim(name, page) for name in outward]
    most = max(claims)
    if len(names) > _NAMES:
        return (outward[claims.index(most)] if most > 0 else None), None
    at = len(names) - 1 - claims[::-1].index(most)
    words = set(tokens(outward[at]))
    inner = (name for name, claim in zip(outward[:at], claims, strict=False) if claim <= 0)
    return outward[at], next((name for name in inner if words.isdisjoint(tokens(name)) and _is_section(name)), None)


def _is_name(name: str, page: Page, head: Headline) -> bool:
    """Whether what was hung on a title may be the name of a section or a site: not a date, a question, or words that
    the headline has or that have the headline, or the title as a whole."""
    words = tokens(name)
    told = holds(tokens(head.text), words) or holds(words, tokens(head.text))
    told = told or (len(words) > NAME_WORDS and words == tokens(page.title or page.texts[0]))
    dated = dates.find(name, words) is not None
    return bool(words) and not told and not dated and name[-1] != "?" and not _ARCHIVE.fullmatch(name)


def _claim(name: str, page: Page) -> int:
    """How much a name says that it is the site's."""
    if is_label(name):
        return -1
    return 3 * bool(_DOMAIN.search(name)) + 2 * _in_copyright(name, page) + bool(_CAPITALS.fullmatch(name))


def _is_section(name: str) -> bool:
    """Whether a name that is not the site's may be a section's."""
    words = tokens(name)
    if is_label(name):
        return not _FIRST.issuperset(words)
    short = len(words) <= _SECTION_WORDS and not name[0].islower() and name[0].isalnum()
    return short and _SUBJECT.search(name) is None and not credit.people(name)


def _is_single_section(name: str, page: Page) -> bool:
    """Whether the only name hung on a headline is a section's: at its end, and in a menu, where sites name themselves,
    too, only beside what menus say everywhere."""
    if not _is_section(name):
        return False
    menus = _menus(name, page)
    beside = any(map(is_label, (page.texts[at] for line in menus for at in (line - 1, line + 1) if at < len(page))))
    return is_label(name) or (_last(name, page) and (not menus or beside))


def is_site(name: str, page: Page) -> bool:
    """Whether a name hung on a headline is the publication's rather than a section's.

    A section is a subject, so its words come up in the article, in lower case where they are no names; it has its place
    in the menu, or is what a menu says everywhere. A site's name is a brand, a domain, stands in the page's copyright
    line, or comes up in the article as it is, if it is more than a word; or it is several words that all have capitals.
    """
    if _SITE_SHAPE.search(name) or _in_copyright(name, page):
        return True
    whole = tokens(name)
    words = [word for word in whole if len(word) > 2]
    if set(words) & SITE_WORDS:
        return True
    if is_label(name):
        return False
    last = _last(name, page)
    capitals = [word[0].isupper() for word in _WORD.findall(name) if word.casefold() not in STOP]
    subject = _SUBJECT.search(name) is not None
    if last and len(capitals) > 1 and all(capitals) and not subject:
        return True
    if _menus(name, page):
        return False
    prose = prose_lines_of(page.proses)
    if words and all(map(set(words).isdisjoint, (page.words[line] for line in prose))):
        return True
    return last and not subject and _is_brand(name, page, prose)


def _in_copyright(name: str, page: Page) -> bool:
    whole = tokens(name)
    return any("©" in text and holds(words, whole) for text, words in zip(page.texts, page.words, strict=True))


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


def _last(name: str, page: Page) -> bool:
    return (page.title or page.texts[0]).rstrip().endswith(name)


def _menus(name: str, page: Page) -> list[int]:
    """The lines of menus that are the name."""
    whole = tuple(tokens(name))
    return [line for line in range(1, page.first_prose) if page.words[line] == whole and _in_menu(page, line)]


def _in_menu(page: Page, line: int) -> bool:
    """Whether a line stands among short lines with no gap between: the sections of a site."""
    others = [at for at in (line - 1, line + 1) if 0 < at < len(page) and not page.gaps[max(at, line)]]
    return bool(others) and all(page.sizes[at] <= NAME_WORDS and not page.ends[at] for at in others)
