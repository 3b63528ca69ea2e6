"""The gate of saved pages notices what gets worse, and counts the parts that must not be lost."""

from __future__ import annotations

import json
from math import isnan

from benchmarks.content import TOLERANCE, gold_shares, kept_parts, worse
from convert.model import CodeBlock, Heading, List, ListItem
from tests.support import ROOT, document, paragraph, text


def test_only_a_figure_below_its_pin_fails() -> None:
    pins = {"s": {"F1": 0.9}, "kept": {"items": 0.8}}
    assert worse({"s": {"F1": 0.95}, "kept": {"items": 0.8 - TOLERANCE / 2}}, pins) == []
    assert worse({"s": {"F1": 0.89}, "kept": {"items": 0.9}}, pins) == ["s F1: 0.8900, pinned 0.9000"]


def test_the_pins_are_there_for_all_sources() -> None:
    pins = json.loads((ROOT / "benchmarks" / "content.json").read_text(encoding="ascii"))
    assert set(pins) == {"scrapinghub", "readability", "trafilatura", "kept"}
    assert set(pins["kept"]) == {"items", "cells", "subheadings", "quotations", "code"}


def test_parts_of_the_gold_are_counted_each_time_they_stand_there() -> None:
    items = List(tuple(ListItem((paragraph(words),)) for words in ("Eggs and milk", "Eggs and milk", "A menu entry")))
    heading, code = Heading(2, text("Method")), CodeBlock("Method")
    page = document(items, heading, code)
    there, here = kept_parts(page, document(items), [0.9, 1.0, 0.0], "Method: Eggs and milk, then Eggs and milk")
    assert there == {"items": 2, "subheadings": 1}
    assert here == {"items": 2, "subheadings": 0}


def test_a_block_without_words_has_no_share_in_the_gold() -> None:
    def align(gold: list[str], words: list[str]) -> list[int]:
        return [gold.index(word) if word in gold else -1 for word in words]

    first, second, third = gold_shares(["a", "b"], [["a", "x"], [], ["b"]], align)
    assert (first, third) == (0.5, 1.0)
    assert isnan(second)
