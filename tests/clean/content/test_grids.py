"""Rows and columns of short texts become tables."""

from __future__ import annotations

import pytest

from convert.clean.content.grids import gridded
from convert.model import Block, Paragraph, Table
from convert.read.html import read_html
from convert.walk import block_text


def made(body: str) -> tuple[Block, ...]:
    page = f"<!doctype html><html lang=en><title>T</title><body>{body}</body></html>"
    return gridded(read_html(page.encode(), lambda path: None, "page.html").document.blocks)


def rows(table: Block) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[" ".join(map(block_text, cell.children)) for cell in row.cells] for row in table.rows]


def boxes(*told: tuple[str, ...], tag: str = "div") -> str:
    cells = ("".join(f"<{tag}>{text}</{tag}>" for text in row) for row in told)
    return "".join(f"<div class=line>{row}</div>" for row in cells)


BOATS = (("Boat", "Ann", "Bo"), ("Length", "4 m", "6 m"), ("Seats", "2", "5"), ("Sails", "1", "3"))


def test_rows_of_boxes_are_a_table_whose_labels_head_their_rows() -> None:
    lead, table, after = made(f"<p>Two boats</p><div>{boxes(*BOATS)}</div><p>That is all.</p>")
    assert isinstance(table, Table)
    assert rows(table) == [list(row) for row in BOATS]
    assert [row.cells[0].scope for row in table.rows] == ["row"] * 4
    assert not table.head_rows
    assert (block_text(lead), block_text(after)) == ("Two boats", "That is all.")


def test_amounts_are_no_labels_and_wrappers_within_a_row_no_columns() -> None:
    told = [
        f"<div><div class=row><div>{size} g</div><div>{what}</div></div></div>"
        for size, what in ((135, "Butter"), (150, "Flour"), (20, "Sugar"))
    ]
    (table,) = made(f"<div>{''.join(told)}</div>")
    assert rows(table) == [["135 g", "Butter"], ["150 g", "Flour"], ["20 g", "Sugar"]]
    assert isinstance(table, Table)
    assert table.rows[0].cells[0].scope is None


def test_what_stands_in_one_box_is_one_cell() -> None:
    told = [
        f"<div><div><div>{what}</div><div>{size}</div><div>g</div></div><div>{share} %</div></div>"
        for what, size, share in (("Fat", 11, 17), ("Fibre", 2, 8), ("Sugar", 9, 10))
    ]
    (table,) = made(f"<div>{''.join(told)}</div>")
    assert rows(table) == [["Fat 11 g", "17 %"], ["Fibre 2 g", "8 %"], ["Sugar 9 g", "10 %"]]


def test_a_row_in_which_boxes_are_empty_keeps_its_place() -> None:
    told = boxes(*BOATS[:3], ("Dry", "", ""), BOATS[3])
    (table,) = made(f"<div>{told}</div>")
    assert rows(table)[3] == ["Dry", "", ""]


@pytest.mark.parametrize(
    "body",
    [
        # Two rows; the stanzas of a poem; one column; rows of all sizes; an answer that is a text.
        boxes(*BOATS[:2]),
        boxes(*BOATS, tag="p"),
        boxes(("One",), ("Two",), ("Three",), ("Four",), ("Five",), ("Six",), ("Seven",)),
        boxes(("One", "a"), ("Two",), ("Three", "b", "c"), ("Four",), ("Five", "d")),
        boxes(
            *(
                (f"Boat {at}?", "It is the one that lies behind the lock and takes more than thirty people.")
                for at in "abc"
            )
        ),
    ],
)
def test_other_short_texts_stay_as_they_are(body: str) -> None:
    assert all(isinstance(block, Paragraph) for block in made(f"<div>{body}</div>"))


def test_a_row_that_began_with_another_text_begins_no_table() -> None:
    long = "The lock keeper counts the boats of every day in a ledger that his family keeps."
    body = f"<div><div><div>{long}</div><div>a</div><div>b</div></div>{boxes(*BOATS)}</div>"
    assert [isinstance(block, Table) for block in made(body)] == [False, False, False, True]
