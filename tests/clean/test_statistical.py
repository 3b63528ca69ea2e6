"""What the model of lines leaves to be set right: the standfirst, the cells of a table."""

from __future__ import annotations

import pytest

from convert.clean.families import statistical
from convert.clean.forest import chance
from convert.clean.page import page_of
from convert.read.text import read_text

TEXT = "The river rose by two metres overnight, and the town moved its boats to the upper quay."


def doubted(line: str, *, below: str = TEXT) -> float:
    """The chance of a line below the headline that both looks think little of."""
    page = page_of(read_text(f"Harbour reopens after the storm\n\n{line}\n\n{below}\n\n{TEXT}\n\n{TEXT}\n\n{TEXT}\n"))
    odds = [3.0, -2.5, *[3.0] * (len(page) - 2)]
    return chance(statistical._guarded(page, odds)[1])


@pytest.mark.parametrize(
    "line",
    [
        "Forty boats had to be moved in the night.",
        "Forty boats had to be moved in the night, and one of them sank",
    ],
)
def test_a_standfirst_stays(line: str) -> None:
    assert doubted(line) > 0.3


@pytest.mark.parametrize(
    "line",
    [
        "Forty boats had to move",
        "Published on 12 May 2021 at 10:31, last changed 13 May at 9:15.",
        "Harbour Post > Towns and villages > News of the quay > Storms and floods",
        "Read more: forty boats had to be moved in the night.",
    ],
)
def test_other_lines_there_go(line: str) -> None:
    assert doubted(line) < 0.15


def test_a_sentence_far_from_the_text_is_no_standfirst() -> None:
    menu = "\n".join(f"Part {number}" for number in range(12))
    assert doubted("Forty boats had to be moved in the night, and one of them sank", below=menu) < 0.15


def heading(credit: str) -> float:
    """The chance of a line between a paragraph and a picture of which the credit is left, with a paragraph below it."""
    line = "A long walk along the upper quay is good for you"
    page = page_of(read_text("\n\n".join(["Walks", TEXT, TEXT, line, credit, TEXT, TEXT, TEXT]) + "\n"))
    return chance(statistical._guarded(page, [4.0] * 3 + [-3.5, -4.0] + [4.0] * 3)[3])


def test_a_heading_above_a_picture_stays() -> None:
    assert heading("Shutterstock") > 2 * heading("Walks for everybody")


def cells(doubted: int) -> list[float]:
    """The chances of the cells of a table, of which the model doubts so many."""
    table = [cell for boat in ("Gull", "Heron", "Old Anna") for cell in (boat, "4.20 m", "25 €")]
    page = page_of(read_text("\n\n".join(["Boats", TEXT, TEXT, "\n".join(table), TEXT, TEXT]) + "\n"))
    odds = [4.0] * 3 + [-4.0] * doubted + [4.0] * (11 - doubted)
    return [chance(score) for score in statistical._guarded(page, odds)][3:12]


def test_where_most_cells_of_a_table_stay_all_do() -> None:
    assert min(cells(4)) > 0.5


def test_where_most_cells_of_a_table_go_others_stay() -> None:
    assert sum(chance > 0.5 for chance in cells(5)) == 4
