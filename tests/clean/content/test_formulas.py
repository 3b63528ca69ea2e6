"""Formulas stay; what a script drew of them goes."""

from __future__ import annotations

import pytest

from convert.clean.content.formulas import drawn_formula, formula
from convert.clean.page import page_of
from convert.clean.rule import Mark
from convert.read.html import read_html

FORMULA = "<math><msup><mi>x</mi><mn>2</mn></msup></math>"


def marks(body: str) -> list[Mark]:
    page = f"<!doctype html><html lang=en><title>Squares</title><body><p>A first line of words.</p>{body}</body></html>"
    document = read_html(page.encode(), lambda path: None, "page.html").document
    found = page_of(document)
    return [*drawn_formula(found), *formula(found)]


@pytest.mark.parametrize("name", ["katex-html", "MathJax_CHTML", "MathJax", "mjx-chtml"])
def test_what_a_script_drew_goes(name: str) -> None:
    drawn = f"<p>It is {FORMULA}<span class={name} aria-hidden=true><span>x</span><span>2</span></span></p>"
    assert [(mark.line, mark.action) for mark in marks(drawn)] == [(2, "remove")]


def test_what_is_shown_or_called_otherwise_is_no_drawing() -> None:
    assert marks("<p>It is <span class=katex-html>x2</span></p>") == []
    assert marks("<p>It is <span class=note aria-hidden=true>x2</span></p>") == []


def test_a_formula_by_itself_stays() -> None:
    assert [(mark.line, mark.action) for mark in marks(FORMULA)] == [(1, "keep")]
    assert marks(f"<div hidden>{FORMULA}</div>") == []
