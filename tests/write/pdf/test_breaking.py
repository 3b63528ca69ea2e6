"""Where lines may end, and what they are broken into."""

from __future__ import annotations

import pytest

from convert.write.pdf import breaking, lines
from convert.write.pdf.context import new_context
from convert.write.pdf.inline import chunks
from convert.write.pdf.runs import Line, Run
from convert.write.pdf.tags import Element
from tests.support import document, text
from tests.write.pdf.support import STYLE


def parts(word: str) -> list[str]:
    return [part for part, _, _ in breaking.parts(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("word", ["word"]),
        ("north-west", ["north-", "west"]),
        ("-n", ["-n"]),
        ("1990-95", ["1990-95"]),
        ("1990–95", ["1990–95"]),
        ("Paris–Rouen", ["Paris–", "Rouen"]),
        ("said—and", ["said—", "and"]),
        ("and/or", ["and/", "or"]),
        ("a\u200bb", ["a", "b"]),
        ("co\u00adop", ["co", "op"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("https://a.example/one/two?x=1", ["https://", "a", ".example/", "one/", "two?", "x=", "1"]),
        ("時計。", ["時", "計。"]),
        ("「時計」", ["「時", "計」"]),
        ("きゃく", ["きゃ", "く"]),
        ("中文ABC", ["中", "文", "ABC"]),
    ],
)
def test_parts(word: str, expected: list[str]) -> None:
    assert parts(word) == expected


@pytest.mark.parametrize("word", ["co\u00adop", "a\u200bb", "north-west", "時計。", "https://a.example/one/two"])
def test_no_part_loses_its_place(word: str) -> None:
    assert sum(length for _, _, length in breaking.parts(word)) == len(word)


def test_thai_breaks_between_words() -> None:
    assert parts("นาฬิกาของเมือง") == ["นาฬิกา", "ของ", "เมือง"]


def test_clusters_keep_marks_with_their_letters() -> None:
    assert breaking.clusters("ax̂b") == ["a", "x̂", "b"]


def broken(words: str, width: float) -> list[Line]:
    context = new_context(document(), STYLE)
    run = Run(context.look("en"), Element("P"))
    return lines.break_lines(chunks(text(words), run, context, "en", "ltr"), width)


def said(line: Line) -> str:
    return "".join(segment.bit.text for segment in line.segments)


def test_lines_end_with_the_space_that_was_there() -> None:
    found = broken("one two three four five six", 60)
    assert len(found) > 2
    assert "".join(map(said, found)) == "one two three four five six"
    assert all(said(line).endswith(" ") for line in found[:-1])
    assert all(line.width <= 60 for line in found)


def test_offsets_count_the_source() -> None:
    words = "one  two three\tfour"
    assert [words[line.offset :][:3] for line in broken(words, 40)] == ["one", "two", "thr", "fou"]


def test_a_word_wider_than_the_line_is_divided() -> None:
    found = broken("a " + "x" * 60 + " b", 100)
    assert "".join(map(said, found)) == "a " + "x" * 60 + " b"
    assert all(line.width <= 100.01 for line in found)


def test_a_narrow_line_still_takes_a_letter() -> None:
    assert "".join(map(said, broken("abc", 1))) == "abc"


def test_balanced_lines_are_as_many_and_about_as_long() -> None:
    context = new_context(document(), STYLE)
    run = Run(context.look("en", size=24), Element("H1"))
    made = chunks(text("The town that keeps its own time to this day"), run, context, "en", "ltr")
    greedy, even = lines.break_lines(made, 400), lines.balanced(made, 400)
    assert len(greedy) == len(even) == 2
    assert abs(even[0].width - even[1].width) < abs(greedy[0].width - greedy[1].width)
