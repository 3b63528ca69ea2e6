"""Dates as sources give them: ISO 8601 where we are lucky, words of the page otherwise."""

from __future__ import annotations

import re
from typing import Final

#: A year, month or day as W3C's profile of ISO 8601 has it (NOTE-datetime), with or without a time after it.
_ISO: Final = re.compile(r"(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?:T.*)?")


def iso_date(value: str | None) -> str | None:
    """The day, month or year of an ISO 8601 date or time; None for anything else."""
    found = _ISO.fullmatch((value or "").strip())
    return found[1] if found else None


def shown_date(value: str | None) -> str:
    """A date for people: an ISO date without its time, anything else in its own words."""
    return iso_date(value) or " ".join((value or "").split())
