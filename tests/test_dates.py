"""Dates: what is one, and what is shown as it is."""

from __future__ import annotations

import pytest

from convert.dates import iso_date, shown_date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-05-17", "2024-05-17"),
        ("2024-05-17T09:30:00Z", "2024-05-17"),
        ("2024-05", "2024-05"),
        ("1968", "1968"),
        ("2024-13-01", None),
        ("2024-05-17 and so on", None),
        ("May 1968", None),
        ("", None),
        (None, None),
    ],
)
def test_an_iso_date_is_known_as_one(value: str | None, date: str | None) -> None:
    assert iso_date(value) == date


def test_what_is_no_iso_date_is_shown_in_its_own_words() -> None:
    assert shown_date("12 September  1968") == "12 September 1968"
    assert shown_date("2024-05-17T09:30:00Z") == "2024-05-17"
    assert shown_date(None) == ""
