"""What a DOCX looks like to who reads it: rows and numbers where a reader expects them, no box within a cell."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from PIL import Image as Picture

from convert.check.docx import read_docx
from convert.model import Block, Cell, Document, Figure, List, ListItem, Media, Row, Table
from convert.output import Output
from convert.reading import utterances
from convert.style import load_style
from convert.write.docx import write
from tests.archives import member
from tests.support import document, paragraph

TEXT = "word/document.xml"


def made(*blocks: Block, media: tuple[Media, ...] = (), title: str = "A title") -> tuple[Document, Output]:
    whole = replace(document(*blocks, title=title), media=media)
    return whole, write(whole, load_style())


def table(rows: int, words: str = "value") -> Table:
    head = Row((Cell((paragraph("Head"),), "col"),))
    return Table((head, *(Row((Cell((paragraph(f"{words} {number}"),)),)) for number in range(rows))), 1)


def kept(rows: int, words: str = "value") -> list[bool]:
    """For each row, whether it stays with the next."""
    _, output = made(table(rows, words))
    return ["<w:keepNext/>" in row for row in re.findall(r"<w:tr>.*?</w:tr>", member(output.data, TEXT))]


def test_no_page_holds_one_row_of_a_table() -> None:
    assert kept(1) == [True, False]
    assert kept(2) == [True, True, False]
    assert kept(5) == [True, True, False, False, True, False]


def test_long_rows_may_part_but_a_header_stays_with_its_first() -> None:
    assert kept(3, "value " * 80) == [True, False, False, False]


def test_what_follows_a_table_is_not_kept_with_what_follows_that() -> None:
    _, output = made(table(1), paragraph("After."))
    assert "<w:keepNext/>" not in member(output.data, TEXT).rpartition("</w:tbl>")[2]


def test_a_description_in_a_cell_has_no_box() -> None:
    boat = Figure("gone", "A boat")
    lost = (Media("gone", "image/png"),)
    whole, output = made(Table((Row((Cell((boat,)),)),)), boat, media=lost)
    cell, _, after = member(output.data, TEXT).partition("</w:tbl>")
    assert '<w:pBdr><w:top w:val="nil"/>' in cell
    assert "<w:pBdr>" not in after
    assert read_docx(output.data) == utterances(whole)


@pytest.mark.parametrize(("start", "count", "out"), [(1, 9, False), (1, 10, True), (95, 6, True)])
def test_text_stands_in_line_however_wide_the_number(start: int, count: int, out: bool) -> None:
    items = tuple(ListItem((paragraph(f"Item {number}."),)) for number in range(count))
    _, output = made(List(items, ordered=True, start=start))
    found = re.search(r'<w:ind w:left="(\d+)" w:hanging="(\d+)"/>', member(output.data, "word/numbering.xml"))
    assert found is not None
    left, hanging = int(found[1]), int(found[2])
    assert left == 360, "the text stands where the text of other lists does"
    assert (hanging > left) is out


def test_a_jpeg_without_a_head_that_python_docx_knows_is_shown() -> None:
    out = io.BytesIO()
    Picture.new("CMYK", (96, 48)).save(out, "JPEG")
    assert b"JFIF" not in out.getvalue()
    _, output = made(Figure("m", "A boat"), media=(Media("m", "image/jpeg", out.getvalue()),))
    assert output.findings == ()
    assert 'cx="914400" cy="457200"' in member(output.data, TEXT)


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("A title", "A title"),
        ("The boat and the bay " * 8, r"(The boat and the bay ?)+.*…"),
        ("Donaudampfschifffahrt" * 8, r"(Donaudampfschifffahrt)+\w*…"),
    ],
)
def test_the_running_head_has_one_line(title: str, shown: str) -> None:
    _, output = made(paragraph("Text."), title=title)
    found = re.search(r"<w:t [^>]*>(.*?)</w:t>", member(output.data, "word/header.xml"))
    assert found is not None
    assert re.fullmatch(shown, found[1])
    assert len(found[1]) < 90
