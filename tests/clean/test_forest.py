"""The forest over lanes gives what walking each tree for each line gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convert.clean import forest

COLUMNS = ("a", "b", "c")
#: (group, conditions, leaves).
Tree: TypeAlias = tuple[str, list[tuple[str, int]], bytes]

conditions = st.lists(st.tuples(st.sampled_from(COLUMNS), st.integers(0, 254)), min_size=1, max_size=5)
trees = conditions.flatmap(
    lambda asked: st.tuples(
        st.sampled_from(("left", "right")),
        st.just(asked),
        st.binary(min_size=1 << len(asked), max_size=1 << len(asked)),
    )
)
forests = st.lists(trees, min_size=1, max_size=12)
pages = st.integers(0, 40).flatmap(
    lambda count: st.fixed_dictionaries(
        {name: st.lists(st.integers(0, 254), min_size=count, max_size=count).map(bytes) for name in COLUMNS}
    )
)


def loaded(trees: list[Tree], bias: int = 0, left: int = 0, right: int = 0) -> forest.Forest:
    rows = [(group, asked, leaves.hex()) for group, asked, leaves in trees]
    return forest.loads(json.dumps({"bias": bias, "groups": {"left": left, "right": right}, "trees": rows}))


def walked(tree: Tree, columns: Mapping[str, bytes], line: int) -> int:
    _, asked, leaves = tree
    return leaves[sum((columns[column][line] > above) << bit for bit, (column, above) in enumerate(asked))]


@settings(max_examples=200, deadline=None)
@given(forests, pages, st.integers(-2000, 2000), st.integers(0, 900), st.integers(0, 900))
def test_lanes_equal_walks(trees: list[Tree], columns: dict[str, bytes], bias: int, left: int, right: int) -> None:
    count = len(columns["a"])
    model = loaded(trees, bias, left, right)
    expected = [bias + sum(walked(tree, columns, line) for tree in trees) for line in range(count)]
    assert forest.scores(model, columns, count) == expected
    said = forest.explained(model, columns, count)
    assert [sum(parts) for parts in zip(*said, strict=True)] == expected
    assert len(said) == 2
    assert said[1] == [sum(walked(t, columns, line) for t in trees if t[0] == "right") - right for line in range(count)]


def test_a_column_may_have_more_thresholds_than_ranks_tell() -> None:
    trees = [("left", [("a", 5 * at + bit) for bit in range(5)], bytes(range(at, at + 32))) for at in range(50)]
    columns = {"a": bytes(range(255))}
    expected = [sum(walked(tree, columns, line) for tree in trees) for line in range(255)]
    assert forest.scores(loaded(trees), columns, 255) == expected


def test_what_a_lane_cannot_hold_is_refused() -> None:
    deep = [("a", above) for above in range(forest.DEPTH + 1)]
    with pytest.raises(ValueError, match="9 levels"):
        loaded([("left", deep, bytes(512))])
    with pytest.raises(ValueError, match="1 levels has 4 leaves"):
        loaded([("left", [("a", 1)], bytes(4))])
    with pytest.raises(ValueError, match="two bytes"):
        loaded([("left", [("a", 1)], b"\0\xff")] * 258)
