"""Tables whose rows stand on a line each."""

from __future__ import annotations

import pytest

from convert.piped import cells_of, is_table, line_of, tables_in, without_tabs

ROWS = [("Boat", "Length"), ("Gull", "4 m"), ("Heron", "6 m")]


@pytest.mark.parametrize("line", ["| Gull | 4 m |", "Gull | 4 m", "Gull | 4 m |", "|Gull|4 m|"])
def test_cells_have_pipes_between_them(line: str) -> None:
    assert cells_of(line) == ("Gull", "4 m")
    assert cells_of(line_of(("Gull", "4 m"))) == ("Gull", "4 m")


def test_a_corner_may_be_empty() -> None:
    assert cells_of(line_of(("", "2019", "2020"))) == ("", "2019", "2020")
    assert is_table([("", "2019", "2020"), ("Gulls", "3", ""), ("Herons", "5", "1")])


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],
        ROWS[1:] * 2,
        [*ROWS, ("Old Anna",)],
        [("Boat",), ("4 m",), ("6 m",)],
        [("Boat", "Boat"), *ROWS[1:]],
        [("Boat", "Who"), ("Gull", "Mara"), ("Heron", "Jan")],
        [("", "", "Boat"), ("", "", "4 m"), ("", "", "6 m")],
    ],
)
def test_other_rows_are_no_table(rows: list[tuple[str, ...]]) -> None:
    assert is_table(ROWS)
    assert not is_table(rows)


def test_tabs_of_a_table_alone_become_pipes() -> None:
    table = ["\t".join(row) for row in ROWS]
    others = ["\tIndented", "Home\tNews", "Shop\tBoats", "", "A line"]
    assert without_tabs([*others, *table, ""]) == [*others, *map(line_of, ROWS), ""]


def test_a_table_ends_at_a_gap_and_may_have_a_rule() -> None:
    piped = list(map(line_of, ROWS))
    named = ["| Boat | Who |", "|---|:---:|", "| Gull | Mara |", "| Heron | Jan |"]
    lines = ["Mara | Harbour Post", *piped, *named, "Shop | News"]
    gaps = [True, True, False, False, True, False, False, False, True]
    assert list(tables_in(lines, gaps)) == [(1, 3), (4, 7)]
    assert list(tables_in(named[2:], [True, False])) == []
