"""The forest over lanes gives what walking each tree for each line gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from convert.clean import forest

COLUMNS = ("a", "b", "c")
leaf = st.integers(-3000, 3000).map(lambda value: [value])
inner = st.recursive(
    leaf,
    lambda child: st.tuples(st.integers(-3000, 3000), st.sampled_from(COLUMNS), st.integers(0, 254), child, child).map(
        list
    ),
    max_leaves=12,
)
forests = st.lists(inner, min_size=1, max_size=12)
pages = st.integers(0, 40).flatmap(
    lambda count: st.fixed_dictionaries(
        {name: st.lists(st.integers(0, 254), min_size=count, max_size=count).map(bytes) for name in COLUMNS}
    )
)


def walked(tree: list[Any], columns: Mapping[str, bytes], line: int) -> int:
    while len(tree) > 1:
        _, column, threshold, left, right = tree
        tree = left if columns[column][line] <= threshold else right
    return int(tree[0])


@settings(max_examples=200, deadline=None)
@given(forests, pages, st.integers(-2000, 2000))
def test_lanes_equal_walks(trees: list[Any], columns: dict[str, bytes], bias: int) -> None:
    count = len(columns["a"])
    groups = {"a": "left", "b": "left", "c": "right"}
    model = forest.loads(json.dumps({"bias": bias, "groups": groups, "trees": trees}))
    expected = [bias + sum(walked(tree, columns, line) for tree in trees) for line in range(count)]
    assert forest.scores(model, forest.Lanes(columns, count)) == expected
    said = forest.explained(model, forest.Lanes(columns, count))
    assert [sum(parts) for parts in zip(*said, strict=True)] == expected
    assert len(said) == 2
