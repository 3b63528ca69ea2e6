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
        ("5:45 AM PST 11/19/2019 by Mara Lind", "2019-11-19"),
        ("11.19.2019 09:00 AM", "2019-11-19"),
        ("19/11/2019", "2019-11-19"),
        ("11/19/19 06:56 AM EST", "2019-11-19"),
        ("11/19/19", None),
        ("Publicado el 03/05/2022 a las 22h03", "2022-05-03"),
        ("1.13.2", None),
        ("March 2021", None),
        ("31 February 2021", None),
        ("In 2021 we may go in 12 boats", None),
    ],
)
def test_find(text: str, iso: str | None) -> None:
    assert dates.find(text, tokens(text)) == iso


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("Harbour PostOctober 13, 2016", "Harbour Post October 13, 2016"),
        ("Published Wed, Nov 20 20194:29 AM EST", "Published Wed, Nov 20 2019 4:29 AM EST"),
        ("Mara Lind22. Februar 2020", "Mara Lind 22. Februar 2020"),
        ("3. April 20223. April 2022", "3. April 2022 3. April 2022"),
        ("Nov. 20, 2019Updated: Nov. 20, 2019", "Nov. 20, 2019 Updated: Nov. 20, 2019"),
        ("20215 boats", "20215 boats"),
        ("McMarch came in 2021", "McMarch came in 2021"),
    ],
)
def test_what_ran_together_is_parted(text: str, apart: str) -> None:
    assert dates.parted(text) == apart
