"""What of a profile reaches Word, and what is said of the rest."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import pytest

from convert.check.docx import read_docx
from convert.model import Cell, Row, Table
from convert.reading import utterances
from convert.style import load_style, profile_names
from convert.write.docx import write
from tests.support import codes, document, paragraph, rich


def _part(profile: str, name: str) -> str:
    with zipfile.ZipFile(BytesIO(write(rich(), load_style(profile)).data)) as package:
        return package.read(f"word/{name}").decode("utf-8")


@pytest.mark.parametrize("profile", profile_names())
def test_no_type_is_smaller_than_the_profile_allows(profile: str) -> None:
    least = load_style(profile).text.smallest * 2
    notes = "endnotes.xml" if load_style(profile).furniture.notes == "end" else "footnotes.xml"
    for name in ("styles.xml", "document.xml", notes):
        sizes = [int(size) for size in re.findall(r'<w:sz w:val="(\d+)"', _part(profile, name))]
        assert all(size >= least for size in sizes), name


def test_emphasis_links_and_notes_look_as_the_profile_says() -> None:
    clear, acb = _part("clear-print", "styles.xml"), _part("large-print-acb", "styles.xml")
    assert re.search(r'w:styleId="Emphasis".*?<w:rPr><w:b/><w:bCs/></w:rPr>', clear)
    assert re.search(r'w:styleId="Emphasis".*?<w:rPr><w:u w:val="single"/></w:rPr>', acb)
    assert re.search(r'w:styleId="Hyperlink".*?<w:u w:val="none"/>', clear)
    assert re.search(r'w:styleId="Hyperlink".*?<w:u w:val="single"/>', acb)
    assert 'w:val="superscript"' not in re.search(r'w:styleId="EndnoteReference".*?</w:style>', acb)[0]  # type: ignore[index]


def test_emphasis_and_strong_stay_two_styles() -> None:
    text = _part("clear-print", "document.xml")
    assert 'w:rStyle w:val="Emphasis"' in text
    assert 'w:rStyle w:val="Strong"' in text


def test_arial_stands_for_the_face_that_has_its_widths() -> None:
    assert 'w:ascii="Arial"' in _part("large-print-acb", "styles.xml")


def test_a_running_head_and_bullets_as_the_profile_says() -> None:
    assert "<w:r>" in _part("standard", "header.xml")
    assert "<w:r>" not in _part("large-print-acb", "header.xml")
    assert "–" in _part("standard", "numbering.xml")
    assert "–" not in _part("large-print-acb", "numbering.xml")


def test_a_ground_of_its_own_is_the_page_s() -> None:
    assert '<w:background w:color="000000"/>' in _part("high-contrast", "document.xml")
    assert "<w:background" not in _part("large-print-ukaaf", "document.xml")


def test_what_word_cannot_set_is_said() -> None:
    assert "word-spacing-not-set" in codes(write(rich(), load_style("dyslexia")))
    assert "word-spacing-not-set" not in codes(write(rich(), load_style("clear-print")))


def test_notes_at_the_end_are_endnotes_with_the_same_words_and_numbers() -> None:
    body, notes = _part("large-print-acb", "document.xml"), _part("large-print-acb", "endnotes.xml")
    assert re.findall(r'<w:endnoteReference w:id="(\d+)"/>', body) == ["1", "2", "3", "4"]
    assert "footnote" not in body + notes
    assert '<w:numFmt w:val="decimal"/>' in _part("large-print-acb", "settings.xml")
    assert read_docx(write(rich(), load_style("large-print-acb")).data) == utterances(rich())


def test_a_table_that_large_print_leaves_no_room_for_is_said() -> None:
    heads = ("Municipality", "Population", "Unemployment", "Temperature")
    wide = document(Table((Row(tuple(Cell((paragraph(name),), "col") for name in heads)),), 1))
    assert "table-too-wide" in codes(write(wide, load_style("giant-print")))
    assert "table-too-wide" not in codes(write(wide, load_style()))
