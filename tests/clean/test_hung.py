"""Which of the names hung on a title is the site's, and which the section's."""

from __future__ import annotations

import pytest

from convert.clean.headline import find
from convert.clean.hung import named
from convert.clean.page import page_of_lines
from convert.model import Meta

PROSE = (
    "The river rose by two metres overnight, and the town moved its boats to the upper quay.",
    "Nobody was hurt, but the bakery on Mill Lane lost its ovens and will stay closed until May.",
    "The council has asked for help from the region, which sent forty people and two pumps on Monday.",
)
HEADLINE = "Harbour of Kiel reopens after the storm"


def hung(title: str, *lines: str) -> tuple[str | None, str | None]:
    page = page_of_lines([line for text in (title, HEADLINE, *PROSE, *lines) for line in (text, "")], Meta())
    return named(page, find(page))


@pytest.mark.parametrize(
    ("title", "site", "section"),
    [
        (f"{HEADLINE} | Coasts | Harbour Post", "Harbour Post", "Coasts"),
        (f"{HEADLINE} | quay.test | The friendly paper", "quay.test", None),
        (f"HP - Town halls - {HEADLINE}", "HP", "Town halls"),
        (f"{HEADLINE} | Home | Lantern Lane", "Lantern Lane", None),
        (f"{HEADLINE} | Mara Lind | Lantern Lane", "Lantern Lane", None),
        (f"{HEADLINE} | Why two old pumps beat one new one | Lantern Lane", "Lantern Lane", None),
        (f"{HEADLINE} | Lantern Lane of Kiel | Lantern Lane", "Lantern Lane", None),
        (f"{HEADLINE} | Boats | Pumps | Quays | Nets", None, None),
    ],
)
def test_of_several_names_one_is_the_site_s(title: str, site: str | None, section: str | None) -> None:
    assert hung(title) == (site, section)


def test_the_copyright_line_names_the_site() -> None:
    assert hung(f"{HEADLINE} | Lantern | A lamp for Kiel", "© 2021 Lantern") == ("Lantern", None)


@pytest.mark.parametrize(
    ("title", "site", "section"),
    [
        (f"{HEADLINE} | Upper boats", None, "Upper boats"),
        (f"{HEADLINE} | Upper Boats", "Upper Boats", None),
        (f"{HEADLINE}, Denmark", None, None),
        (f"{HEADLINE} near the boats", None, None),
        (f"Boats: {HEADLINE}", None, None),
        (f"{HEADLINE} - Boats, pumps and Kiel", None, None),
        (f"{HEADLINE}, 19 November - Harbour Post", "Harbour Post", None),
    ],
)
def test_a_leftover_of_the_title_is_no_section(title: str, site: str | None, section: str | None) -> None:
    assert hung(title) == (site, section)


@pytest.mark.parametrize(("beside", "section"), [("Home", "Boats"), ("Pumps", None)])
def test_a_name_from_the_menu_may_be_the_site_s(beside: str, section: str | None) -> None:
    text = [f"{HEADLINE} | Boats", "", beside, "Boats", "Nets", "", HEADLINE, "", *PROSE]
    page = page_of_lines(text, Meta())
    assert named(page, find(page)) == (None, section)


def test_a_title_told_otherwise_is_no_section() -> None:
    title = "Harbour of Kiel: reopens now, after the storm"
    page = page_of_lines([title, "", "Harbour of Kiel reopens now after that storm", "", *PROSE], Meta())
    assert named(page, find(page)) == (None, None)
