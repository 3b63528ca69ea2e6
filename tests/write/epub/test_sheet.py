"""What a profile gives to a book's style sheet, and what it leaves to the reader."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from convert.check.epub_claims import claim_findings
from convert.style import load_style, profile_names
from convert.write.epub import write
from convert.write.epub.sheet import css
from tests.support import ROOT, rich

BASE = (ROOT / "styles" / "epub.css").read_bytes()


def _own(profile: str) -> str:
    whole = css(load_style(profile))
    assert whole.startswith(BASE)
    return whole.removeprefix(BASE).decode()


def test_the_standard_profile_adds_nothing() -> None:
    assert css(load_style()) == BASE


@pytest.mark.parametrize("profile", profile_names())
def test_the_reader_s_settings_win(profile: str) -> None:
    own = _own(profile)
    assert "!important" not in own
    assert "font-family" not in own
    assert not re.search(r"\d(px|pt|cm|mm|in)\b", own)
    assert own.count("{") == own.count("}")
    assert (load_style(profile).colour.background != "#ffffff") == ("color: #" in own)


def test_emphasis_and_spaces_are_the_profile_s() -> None:
    assert "em { font-style: normal; font-weight: bold; }" in _own("clear-print")
    assert "em { font-style: normal; text-decoration: underline; }" in _own("large-print-acb")
    assert "letter-spacing: 0.188em; word-spacing: 0.12em;" in _own("dyslexia")
    assert "letter-spacing" not in _own("large-print-aph")
    assert "h2 { font-size: 1.111rem; line-height: 1.25;" in _own("large-print-aph")


def test_emphasis_and_strong_stay_apart_in_the_markup() -> None:
    with zipfile.ZipFile(BytesIO(write(rich(), load_style("clear-print")).data)) as book:
        page = book.read("EPUB/text.xhtml").decode()
    assert "<em>" in page
    assert "<strong>" in page


def test_a_book_with_colours_of_its_own_does_not_claim_that_all_of_it_adapts() -> None:
    plain, coloured = (write(rich(), load_style(name)).data for name in ("large-print-aph", "high-contrast"))
    assert _claims_to_adapt(plain)
    assert not _claims_to_adapt(coloured)
    assert claim_findings(plain) == claim_findings(coloured) == ()


def _claims_to_adapt(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as book:
        return b"displayTransformability" in book.read("EPUB/content.opf")


def test_a_dark_ground_says_so_to_the_browser() -> None:
    style = load_style("high-contrast")
    assert "color-scheme: dark" in css(style).decode()
    pale = replace(style, colour=replace(style.colour, background="#fbf3db", text="#000000"))
    assert "color-scheme: light" in css(pale).decode()
