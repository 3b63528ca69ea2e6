"""Find a full date in a line of words, in the month names of some thirty languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from convert.clean.vocabulary import MONTH_NUMBERS

_ISO: Final = re.compile(r"\b((?:19|20)\d\d)[-./年]\s?(\d{1,2})[-./月]\s?(\d{1,2})(?!\d)")
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)\b")
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º)?$")


def find(text: str, words: Sequence[str]) -> str | None:
    """The first full date as ISO 8601, or None.

    Dates of figures alone count when their order is certain: year first, or day first with dots. Slashed dates are left
    alone, since 3/4/2021 is March in one country and April in another.
    """
    if match := _ISO.search(text):
        return _valid(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.search(text):
        return _valid(int(match[3]), int(match[2]), int(match[1]))
    for at, word in enumerate(words):
        month = MONTH_NUMBERS.get(word)
        if month is None:
            continue
        around = [w for w in words[max(0, at - 3) : at + 5] if w not in ("de", "of", "the")]
        here = around.index(word)
        days = [int(m[1]) for w in (*reversed(around[:here]), *around[here + 1 :]) if (m := _ORDINAL.match(w))]
        years = [int(w) for w in around[here + 1 :] if len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")]
        if days and years:
            return _valid(years[0], month, days[0])
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
