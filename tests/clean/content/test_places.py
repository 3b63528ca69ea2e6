"""The elements of a page, and what their names say for or against them."""

from __future__ import annotations

from convert.clean.content import model
from convert.clean.page import page_of
from convert.read.html import read_html
from tests.clean.content.deciding import LONG


def barred(body: str) -> list[bool]:
    """For each block below the headline whether it stands under a name that speaks against an article."""
    data = f"<!doctype html><html lang=en><body><h1>Head</h1>{body}</body></html>".encode()
    document = read_html(data, lambda path: None, "page.html").document
    _, around = model.first_columns(page_of(document), document)
    return [around.veto[element] > 0 for element in around.at[1:]]


def test_a_paywall_that_holds_the_article_is_what_was_paid_for() -> None:
    assert barred(f"<div class=paywall><p>{LONG}</p><p>{LONG} Twice.</p></div>") == [False, False]


def test_a_paywall_that_holds_less_is_a_prompt() -> None:
    assert barred(f"<p>{LONG}</p><p>{LONG} Twice.</p><div class=paywall><p>{LONG} Subscribe.</p></div>")[-1]


def test_comments_are_comments_however_long() -> None:
    assert barred(f"<p>{LONG}</p>" + f"<div class=comments><p>{LONG} Yes.</p><p>{LONG} No.</p></div>")[-1]
