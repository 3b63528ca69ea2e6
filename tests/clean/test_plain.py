"""A cleaned text as lines, and what is read of them again."""

from __future__ import annotations

import pytest

from convert.clean import BALANCED, RULES, engine
from convert.clean.page import page_of
from convert.clean.plain import lines_of
from convert.lines import document_of
from convert.model import Document, Lines, Table, ThematicBreak
from convert.piped import line_of
from convert.read.text import read_text
from convert.walk import block_text

TEXT = """The lock reopens

The lock at Orle opens again on Monday, the water board said after a week of repairs to both gates.

It asks skippers to bring:
- two ropes
- a fender for each side
1. Call the keeper on channel ten.
2. Wait for the green light.
"""


def cleaned(text: str) -> Document:
    return engine.run(read_text(text), "lock.txt", text, RULES, BALANCED)[0]


def test_lines_have_markers_and_the_gaps_of_the_source() -> None:
    assert "\n".join(lines_of(cleaned(TEXT))) + "\n" == TEXT.replace("- ", "• ")


def test_a_gap_stands_where_lines_are_gone_and_nowhere_else() -> None:
    text = TEXT.replace("1. Call", "Advertisement\n1. Call")
    assert lines_of(cleaned(text))[-3:] == ["", *TEXT.splitlines()[-2:]]
    assert "" not in lines_of(cleaned(TEXT))[4:]


def test_what_is_read_again_has_the_same_lines_and_gaps() -> None:
    lines = lines_of(cleaned(TEXT))
    again = page_of(document_of(lines))
    assert list(again.texts) == [line for line in lines if line]
    assert [line for line, gap in zip(again.texts, again.gaps, strict=True) if gap][2:] == [
        "It asks skippers to bring:"
    ]


def test_cells_of_a_table_stand_one_on_a_line() -> None:
    rows = ("Boats", "2019", "2020"), ("Gulls", "3", "4"), ("Herons", "5", "1"), ("Ducks", "9", "8")
    text = TEXT + "\n" + "\n".join(cell for row in rows for cell in row) + "\n"
    document = cleaned(text)
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert [tuple(block_text(cell.children[0]) for cell in row.cells) for row in table.rows] == list(rows)
    assert [cell.scope for cell in table.rows[0].cells] == ["col"] * 3
    assert lines_of(document)[-13:] == ["", *text.splitlines()[-12:]]
    assert cleaned("\n".join(lines_of(document)) + "\n") == document


def test_a_break_is_a_line_of_signs() -> None:
    text = TEXT.replace("It asks", "____________\n\nIt asks")
    document = cleaned(text)
    assert [block.attr.origin for block in document.blocks if isinstance(block, ThematicBreak)] == [Lines(5, 5)]
    assert lines_of(document)[3:6] == ["", "***", ""]
    assert cleaned("\n".join(lines_of(document)) + "\n") == document


@pytest.mark.parametrize(
    "table", ["Boat\tLength\nGull\t4 m\nHeron\t6 m", "Boat | Who |\n|---|---|\nGull | Mara |\nHeron | Jan |"]
)
def test_rows_of_a_table_stand_one_on_a_line(table: str) -> None:
    text = f"{TEXT}\n{table}\n"
    document = cleaned(text)
    built = document.blocks[-1]
    assert isinstance(built, Table)
    assert [cell.scope for cell in built.rows[0].cells] == ["col"] * 2
    assert len(built.rows) == 3
    lines = lines_of(document)
    assert lines[-3 - table.count("---|---")] == line_of([block_text(cell.children[0]) for cell in built.rows[0].cells])
    assert cleaned("\n".join(lines) + "\n") == document
