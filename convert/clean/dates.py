"""Find a full date in a line of words, in the month names of some thirty languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from convert.clean.vocabulary import MONTH_NUMBERS

_ISO: Final = re.compile(r"\b((?:19|20)\d\d)[-./年]\s?(\d{1,2})[-./月]\s?(\d{1,2})(?!\d)")
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b")
#: Figures with slashes, or with the month first: their order is certain where one of them is no month, or where a word
#: beside them is of a language that puts the day first.
_SLASHED: Final = re.compile(
    r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d|\d\d(?=[,\s]+\d{1,2}:\d\d\s?[AaPp][Mm]))(?![\d/])"
)
_IN_ORDER: Final = "el em le il du del dal às las uhr publicado postado atualizado publié pubblicato"
_DAY_FIRST_WORDS: Final = frozenset(_IN_ORDER.split())
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º)?$")


_MONTHS: Final = 12
_CENTURY: Final = 100
#: Where a line ran together: a month behind a word, a time or another date behind a year.
_NAMES: Final = "|".join(sorted({name.capitalize() for name in MONTH_NUMBERS if len(name) > 2}, key=len, reverse=True))
_GLUED: Final = re.compile(
    rf"(?<=[a-zß-ÿ])(?=(?:{_NAMES})\.?\s\d)|(?<=\s20\d\d)(?=\d{{1,2}}[:.]\s?\w)|(?<=[a-zß-ÿ])(?=\d{{1,2}}\.(?:\s(?:{_NAMES})|\d\d?\.(?:19|20)\d\d))"
    r"|(?<=20\d\d)(?=[A-Z][a-z])"
)


def find(text: str, words: Sequence[str]) -> str | None:
    """The first full date as ISO 8601, or None.

    Dates of figures alone count when their order is certain: year first, day first with dots, or a figure above twelve.
    Other slashed dates are left alone, since 3/4/2021 is March in one country and April in another.
    """
    if match := _ISO.search(text):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if (match := _DAY_FIRST.search(text)) and int(match[2]) <= _MONTHS:
        return _valid(int(match[3]), int(match[2]), int(match[1]))
    if match := _SLASHED.search(text):
        return _slashed(int(match[1]), int(match[3]), int(match[4]), words)
    months = [at for at, word in enumerate(words) if word in MONTH_NUMBERS]
    beside = [at for at in months if any(_ORDINAL.match(word) for word in words[max(0, at - 1) : at + 2])]
    for at in beside or months:
        around = [w for w in words[max(0, at - 3) : at + 5] if w not in ("de", "of", "the")]
        here = around.index(words[at])
        days = [int(m[1]) for w in (*reversed(around[:here]), *around[here + 1 :]) if (m := _ORDINAL.match(w))]
        years = [int(w) for w in around[here + 1 :] if len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")]
        if days and years:
            return _valid(years[0], MONTH_NUMBERS[words[at]], days[0])
    return None


def _slashed(first: int, second: int, year: int, words: Sequence[str]) -> str | None:
    """The date of three figures, when which of the first two is the month can be told."""
    year += 2000 if year < _CENTURY else 0
    if first > _MONTHS or first == second or not _DAY_FIRST_WORDS.isdisjoint(words):
        return _valid(year, second, first)
    return _valid(year, first, second) if second > _MONTHS else None


def parted(text: str) -> str:
    """A line with a space where a page ran a date into what stands beside it.

    Example: ``Harbour PostMay 3, 20214:29 PM`` → ``Harbour Post May 3, 2021 4:29 PM``.
    """
    return _GLUED.sub(" ", text) if any(map(str.isdigit, text)) else text


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
