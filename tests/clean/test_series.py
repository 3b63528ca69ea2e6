"""Columns over the lines of a page: neighbours, windows, distances and runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from convert.clean.series import (
    FAR,
    TOP,
    Wanted,
    capped,
    distances,
    log_of,
    logs_of,
    runs,
    shares,
    shifted,
    sums_of,
    windows,
)

values = st.lists(st.integers(0, 200), max_size=30)


def test_a_neighbour_beyond_the_page_is_the_edge() -> None:
    assert shifted(b"\1\2\3", 1) == b"\2\3\0"
    assert shifted(b"\1\2\3", -2, edge=9) == b"\t\t\1"
    assert shifted(b"\1", 4) == b"\0"


@given(values, st.integers(1, 12))
def test_windows_are_means_with_nothing_beyond_the_page(column: list[int], width: int) -> None:
    above, below = windows(sums_of(column), width)
    for line in range(len(column)):
        assert above[line] == sum(column[max(0, line - width) : line]) // width
        assert below[line] == sum(column[line + 1 : line + 1 + width]) // width


def test_distances_count_lines_to_the_flags_on_both_sides() -> None:
    since, to = distances([False, True, False, False])
    assert list(since) == [FAR, FAR, 1, 2]
    assert list(to) == [1, FAR, FAR, FAR]


def test_runs_are_as_long_as_they_are() -> None:
    assert list(runs([True, False, True, True])) == [1, 0, 2, 2]


def test_counts_fit_a_byte() -> None:
    assert list(capped([3, 300])) == [3, TOP]
    assert list(shares([1, 5], [2, 0])) == [25, 0]
    assert list(logs_of([0, 5000])) == [0, TOP] == [log_of(0), log_of(5000)]


def test_only_what_is_wanted_is_worked_out() -> None:
    def never() -> bytes:
        raise AssertionError("nobody asked for it")

    some = Wanted({"size", "below"})
    some.put("size", lambda: b"\1")
    some.put("letters", never)
    some.put_both("above", "below", lambda: (b"\2", b"\3"))
    some.put_both("since", "to", lambda: (never(), never()))
    assert some.made == {"size": b"\1", "above": b"\2", "below": b"\3"}
    every = Wanted(None)
    every.put("letters", lambda: b"\4")
    assert every.made == {"letters": b"\4"}
