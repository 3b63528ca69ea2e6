"""The name of a page's site, and what hangs on it."""

from __future__ import annotations

import pytest

from convert.read.html.sites import shown_site

TITLE = "The ferry sails again after the storm"


@pytest.mark.parametrize(
    ("stated", "host", "shown"),
    [
        ("Shore Gazette | Boats | Weather | Tides", "www.shoregazette.com", "Shore Gazette"),
        (
            "News from the Isles - Die Küste | Tell us more",
            "www.diekueste.de",
            "News from the Isles - Die Küste | Tell us more",
        ),
        ("News from the Isles - La Cronica | Tell us more", "www.lacrónica.com", "La Cronica"),
        ("Shore! - The best of the isles", "shore-isles.de", "Shore!"),
        ("Tides · All about water", "tides.blogspot.com", "Tides"),
        ("http://www.shore.com", "www.shore.com", "shore.com"),
        ("www.shore.gov.uk/", "www.shore.gov.uk", "shore.gov.uk"),
        (f"{TITLE} - Shore TV", "www.stv.de", "Shore TV"),
        (TITLE, "www.stv.de", None),
    ],
)
def test_a_site_is_called_by_its_name_alone(stated: str, host: str, shown: str | None) -> None:
    assert shown_site([stated], TITLE, f"https://{host}/a") == shown


@pytest.mark.parametrize(
    ("stated", "host"),
    [
        ("Lee - The Boat House", "www.boathouse.de"),
        ("LBS - Lee Boat Society", "www.lbs.de"),
        ("Shore|News", "shore-news.de"),
        ("Ann Lee: Letters from the shore", "www.example.org"),
        ("Shore Gazette", "www.other.org"),
        ("Shore Gazette - All tides", ""),
    ],
)
def test_what_may_be_a_part_of_the_name_stays(stated: str, host: str) -> None:
    assert shown_site([stated], TITLE, f"https://{host}/a" if host else "") == stated


def test_another_name_that_the_page_states_is_taken_for_one_that_is_its_title() -> None:
    assert shown_site([TITLE, "Shore Gazette"], TITLE, "") == "Shore Gazette"
    assert shown_site(["Shore Notes", "Shore Gazette"], "Shore Notes", "") == "Shore Notes"


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        (["shoregazette.com", "Shore Gazette"], "Shore Gazette"),
        (["Küste.de", "Küste"], "Küste"),
        (["Shore.com", "Tides"], "Shore.com"),
        (["St. Ives Gazette", "St"], "St. Ives Gazette"),
        (["Shore Gazette", "shoregazette.com"], "Shore Gazette"),
    ],
)
def test_a_name_that_is_an_address_gives_way_to_the_same_one_that_is_none(stated: list[str], shown: str) -> None:
    assert shown_site(stated, TITLE, "") == shown
