"""The elements of a page, and what their names say for or against them."""

from __future__ import annotations

from tests.clean.content.deciding import LONG, looked_at


def barred(body: str) -> list[bool]:
    """For each block below the headline whether it stands under a name that speaks against an article."""
    _, _, _, around = looked_at(body)
    return [around.veto[element] > 0 for element in around.at[1:]]


def test_a_paywall_that_holds_the_article_is_what_was_paid_for() -> None:
    assert barred(f"<div class=paywall><p>{LONG}</p><p>{LONG} Twice.</p></div>") == [False, False]


def test_a_paywall_that_holds_less_is_a_prompt() -> None:
    assert barred(f"<p>{LONG}</p><p>{LONG} Twice.</p><div class=paywall><p>{LONG} Subscribe.</p></div>")[-1]


def test_comments_are_comments_however_long() -> None:
    assert barred(f"<p>{LONG}</p>" + f"<div class=comments><p>{LONG} Yes.</p><p>{LONG} No.</p></div>")[-1]
