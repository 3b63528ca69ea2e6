"""Where a page shows its headline: above its text, below its menus, told otherwise than in its title."""

from __future__ import annotations

import pytest

from convert.clean.headline import bare, find
from convert.clean.hung import is_site
from convert.clean.page import page_of_lines
from convert.model import Meta

PROSE = (
    "The river rose by two metres overnight, and the town moved its boats to the upper quay.",
    "Nobody was hurt, but the bakery on Mill Lane lost its ovens and will stay closed until May.",
    "The council has asked for help from the region, which sent forty people and two pumps on Monday.",
)
MENU = tuple(f"{word} {number}" for number in range(6) for word in ("Towns", "Weather", "Boats"))
NOTICE = "We keep small files on your machine so that this page works, and you can say no to them here."


def shown(*lines: str) -> tuple[int | None, str]:
    found = find(page_of_lines([line for text in lines for line in (text, "")], Meta()))
    return found.line, found.text


def test_the_last_one_above_the_text_is_the_headline() -> None:
    title = "Harbour reopens after the storm"
    assert shown(f"{title} | Harbour Post", title, *MENU, title, *PROSE) == (20, title)


def test_a_title_without_words_is_what_it_is() -> None:
    assert shown("{", *PROSE) == (None, "{")


def test_a_notice_among_the_menus_is_not_the_text() -> None:
    title = "Harbour reopens after the storm"
    assert shown(f"{title} | Harbour Post", *MENU, NOTICE, *MENU, title, *PROSE) == (38, title)


def test_of_two_the_one_with_a_date_is_the_headline() -> None:
    title = "Harbour reopens after the storm"
    lines = (title, "12 March 2021", NOTICE, *MENU, title, *MENU, *PROSE)
    assert shown(f"{title} | Harbour Post", *MENU, *lines)[0] == 19


def test_the_headline_goes_before_the_name_of_the_site() -> None:
    title = "Harbour reopens after the storm"
    page = (f"{title} | The Harbour Post of Kiel", "The Harbour Post of Kiel", *MENU, title, *PROSE)
    assert shown(*page) == (20, title)


@pytest.mark.parametrize(
    "told",
    ["After the storm, Kiel's harbour opens again", "The harbour of Kiel: open again"],
)
def test_a_title_told_otherwise(told: str) -> None:
    title = "Harbour in Kiel opens again - Harbour Post"
    assert shown(title, *MENU, told, "12 March 2021", *PROSE) == (19, told)


@pytest.mark.parametrize(
    "other",
    ["Kiel opens 2 hotels", "Harbour again", "Home > Kiel > Harbour opens again", "Kiel and the harbour again:"],
)
def test_a_line_with_little_of_the_title_is_not_the_headline(other: str) -> None:
    assert shown("Harbour in Kiel opens again in 2 weeks - Harbour Post", *MENU, other, *PROSE)[0] is None


def test_in_a_text_of_sentences_no_line_is_the_title_told_otherwise() -> None:
    short = [f"The pump of house {number} ran." for number in range(20)]
    assert shown("Harbour in Kiel opens again", *short, "The harbour of Kiel opens", *PROSE)[0] is None


@pytest.mark.parametrize(
    ("name", "site"),
    [
        ("Harbour Post", True),
        ("Upper Quay", True),
        ("quaylife", True),
        ("Boats", False),
        ("Pumps and boats", False),
        ("Boats, pumps and people", False),
        ("Mill rowing", False),
        ("Page 34", False),
        ("Sports", False),
    ],
)
def test_a_name_at_the_title_s_end_is_the_site_s_unless_it_is_a_subject(name: str, site: bool) -> None:
    said = "Whoever rows for Upper Quay knows that quaylife is no joke, and that sports on page 34 are no comfort."
    page = page_of_lines([f"Harbour reopens after the storm | {name}", "", *PROSE, said], Meta())
    assert is_site(name, page) is site


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("|Boats of the river", "Boats of the river"),
        ("About Mara Lind |", "About Mara Lind"),
        ("\u2022 Boats", "Boats"),
        ("Boats of the river -", "Boats of the river"),
        ("«Boats» of the river", "«Boats» of the river"),
        ("|", "|"),
    ],
)
def test_signs_at_the_edges_of_a_title_go(title: str, left: str) -> None:
    assert bare(title) == (left, ())
