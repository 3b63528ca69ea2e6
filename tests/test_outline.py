"""Which headings a table of contents lists."""

from __future__ import annotations

import pytest

from convert.outline import contents_depth


@pytest.mark.parametrize(
    ("levels", "deepest"),
    [
        ([2, 3, 3, 4, 4], 3),
        ([2] * 40, 2),
        ([2, 3, 3, 3, 3, 3, 3, 3, 3, 3] * 4, 2),  # the chapters alone fit a page
        ([2] + [3] * 60, 3),  # one chapter would be no list
    ],
)
def test_contents_fit_a_page_where_they_can(levels: list[int], deepest: int) -> None:
    assert contents_depth(levels) == deepest
