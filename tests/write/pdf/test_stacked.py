"""A table that no page is wide enough for, in large print: its cells one below another, each with its column's name."""

from __future__ import annotations

import pytest

from convert.check.pdf import check_pdf
from convert.model import Cell, Document, Row, Table
from convert.style import load_style
from convert.write.pdf import write
from tests.support import document, paragraph, text
from tests.write.pdf.support import line_texts

HEADS = ("Municipality", "Population", "Unemployment", "Temperature", "Precipitation", "Infrastructure", "Government")


def _table(columns: int, span: int = 1, heads: int = 1) -> Document:
    top = Row(tuple(Cell((paragraph(name),), "col") for name in HEADS[:columns]))
    body = Row(tuple(Cell((paragraph(f"unremarkable {number}"),)) for number in range(1, columns + 1)))
    last = Row((Cell((paragraph("nothing whatsoever"),), colspan=span), *body.cells[span:]))
    rows = (top, body, last) if heads else (body, last)
    return document(paragraph("Before."), Table(rows, heads, text("Figures")), paragraph("After."))


@pytest.mark.parametrize("standard", ["ua1", "ua2"])
def test_each_cell_stands_behind_the_name_of_its_column_and_reads_as_before(standard: str) -> None:
    wide = _table(7)
    style = load_style("giant-print").with_options(pdf="ua2" if standard == "ua2" else "ua1")
    made = write(wide, style)
    lines = line_texts(made)
    assert [line for line in lines if line in HEADS] == list(HEADS)
    assert "Population: unremarkable 2" in lines
    assert "Municipality: nothing whatsoever" in lines
    assert check_pdf(made.data, wide) == ()


def test_a_table_that_fits_or_cannot_be_named_is_set_as_a_table() -> None:
    for made in (_table(2), _table(7, span=2), _table(7, heads=0)):
        lines = line_texts(write(made, load_style("giant-print")))
        assert not any(line.startswith("Population:") for line in lines)
    assert any("PopulationUnemployment" in line for line in line_texts(write(_table(7), load_style())))
