"""Full dates in many languages; none where the order of day and month is a guess."""

from __future__ import annotations

import pytest

from convert.clean import dates
from convert.clean.phrases import tokens


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Published March 12, 2021", "2021-03-12"),
        ("12 March 2021, 10:15", "2021-03-12"),
        ("Freitag, 12. März 2021", "2021-03-12"),
        ("Publié le 12 mars 2021 à 10h15", "2021-03-12"),
        ("12 de marzo de 2021", "2021-03-12"),
        ("12 марта 2021", "2021-03-12"),
        ("12.03.2021 | 10:15 Uhr", "2021-03-12"),
        ("2021-03-12T10:15:00Z", "2021-03-12"),
        ("2021年3月12日", "2021-03-12"),
        ("March 12th, 2021", "2021-03-12"),
        ("3/4/2021", None),
        ("March 2021", None),
        ("31 February 2021", None),
        ("In 2021 we may go in 12 boats", None),
    ],
)
def test_find(text: str, iso: str | None) -> None:
    assert dates.find(text, tokens(text)) == iso
