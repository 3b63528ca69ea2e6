"""Names in a line that says who wrote it, and none in one that does not."""

from __future__ import annotations

import pytest

from convert.clean import credit


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Mara Lind", "Mara Lind"),
        ("By Mara Lind, Kiel", "Mara Lind, Kiel"),
        ("Von: Jan Ode", "Jan Ode"),
        ("By MARA LIND JAN. 13, 2017", "MARA LIND"),
        ("By Mara LindStaff Writer", "Mara Lind, Staff Writer"),
        ("ByMara Lind", "Mara Lind"),
        ("By Mara Lind@maralind", "Mara Lind"),
        ("June 5, 2019 by mara", "mara"),
        ("Posted on 2015-04-05 by mara | Leave a comment", "mara"),
        ("Towns | By Mara Lind | April 13, 2020", "Mara Lind"),
        ("Von Mara Lind und Jan Ode // 1. November 2023", "Mara Lind und Jan Ode"),
        ("By Mara Lind November 19, 2019, 07:47 PM EST", "Mara Lind"),
        ("Text & Fotos: Mara Lind", "Mara Lind"),
        ("By Friday", None),
        ("By Friday Mara had left.", None),
        ("Photograph by Mara Lind", None),
        ("Übersetzt von Mara Lind", None),
        ("Von der Flut zur Ebbe", None),
        ("Von Kiel Hauptbahnhof nach Norden fahren", None),
        ("26/12/2019 von ode-it Webteam", None),
        ("Mara Lind", None),
    ],
)
def test_names_in(text: str, names: str | None) -> None:
    assert credit.names_in(text) == names


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Sarah Lind", True),
        ("Sarah Lind, Jan Ode", True),
        ("Sarah Lind and Jan Ode", True),
        ("Collège de France", False),
        ("Harbour News", False),
        ("Sarah", False),
        ("Sarah Lind writes about rivers", False),
        ("Martin University Press", False),
        ("", False),
    ],
)
def test_people(text: str, known: bool) -> None:
    assert credit.people(text) is known


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("September 17, 2019 Sarah Lind 0", "Sarah Lind"),
        ("Sarah Lind, 01. Dez. 2017, 12:01 Uhr 3 min Lesezeit", "Sarah Lind"),
        ("Sarah J. Lind March 9, 2017 13", "Sarah J. Lind"),
        ("28. Januar 2015 Harbour Post", None),
        ("Sarah Lind rowed for twelve days on the river", None),
        ("Going for Gold April 25, 2022", None),
    ],
)
def test_signed(text: str, name: str | None) -> None:
    assert credit.signed(text) == name
