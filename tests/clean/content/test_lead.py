"""The standfirst below the headline."""

from __future__ import annotations

import pytest

from convert.clean.content.lead import unheaded
from convert.model import Heading
from convert.read.html import read_html
from tests.clean.content.deciding import LONG, kept

SAID = "Forty families live on the water, and one man lets them up and down."


def led_by(standfirst: str) -> str:
    return f"<header>{standfirst}</header><article><p>{LONG}</p></article>"


def test_a_sentence_below_the_headline_stays() -> None:
    assert kept(led_by(f"<p>{SAID}</p>"), -3, 3) == ["For", "The"]
    assert kept(led_by(f"<h2>{SAID}</h2>"), -3, 3) == ["For", "The"]


@pytest.mark.parametrize("name", ["article-dek", "subheadline", "post__excerpt", "c-header__subtitle", "lead", "chapo"])
def test_what_is_called_a_standfirst_stays_without_a_full_stop(name: str) -> None:
    words = SAID.rstrip(".")
    assert kept(led_by(f"<p class={name}>{words}</p>"), -3, 3) == ["For", "The"]
    assert kept(led_by(f"<p class=rail>{words}</p>"), -3, 3) == ["The"]


@pytest.mark.parametrize(
    "other",
    [
        "<p>By our reporter in Ghent.</p>",
        "<p>Published on 12 May 2021 at 10:31, last changed on 13 May 2021 at 9:15.</p>",
        "<p><a href=/o>The other lock keepers of this river and what became of them.</a></p>",
        f"<nav><p>{SAID}</p></nav>",
        f"<p hidden>{SAID}</p>",
    ],
)
def test_other_things_there_go(other: str) -> None:
    assert kept(led_by(other), -3, 3) == ["The"]


def test_a_sentence_further_down_is_none() -> None:
    body = led_by("<p>One</p><p>Two</p>" + f"<p>{SAID}</p>")
    assert kept(body, -5, -5, -3, 3) == ["The"]


def test_one_that_the_page_has_as_a_heading_does_not_go_with_the_byline() -> None:
    assert kept(led_by(f"<h2>{SAID}</h2><p>Ann Other</p>"), 0.5, -5, 3) == ["For", "The"]
    assert kept(led_by("<h2>More of this</h2><p>Ann Other</p>"), 0.5, -5, 3) == ["The"]


def test_a_long_sentence_that_follows_at_once_stays_with_a_date_in_it() -> None:
    told = "Until 9 May 2021 forty families lived on the water, and one man had to let them up and down for nothing."
    assert kept(led_by(f"<p>{told}</p>"), -3, 3) == ["Unt", "The"]
    assert kept(led_by(f"<p>Ghent</p><p>{told}</p>"), -5, -3, 3) == ["The"]
    assert kept(led_by(f"<p>Published on 9 May 2021: {told}</p>"), -3, 3) == ["The"]


def test_one_that_surely_is_no_part_of_the_article_goes() -> None:
    assert kept(led_by(f"<p>{SAID}</p>"), -4, 3) == ["The"]


def headings(body: str) -> list[bool]:
    page = f"<!doctype html><html lang=en><title>T</title><body>{body}</body></html>"
    blocks = read_html(page.encode(), lambda path: None, "page.html").document.blocks
    return [isinstance(block, Heading) for block in unheaded(blocks)]


def test_a_standfirst_that_the_page_has_as_a_heading_heads_nothing() -> None:
    words = SAID.rstrip(".")
    assert headings(f"<h2>{SAID}</h2><p>Text</p>") == [False, False]
    assert headings(f"<h2 class=sub-head>{words[:50]}</h2><p>Text</p>") == [False, False]
    assert headings(f"<h2>{words[:50]}</h2><p>Text</p>") == [True, False]
    assert headings(f"<h2>Forty families.</h2><p>Text</p><h2>{SAID}</h2>") == [True, False, True]


def test_whole_sentences_are_no_heading() -> None:
    told = f"{LONG} {LONG}"
    assert headings(f"<p>Text</p><h2>{told}</h2><h2>{told.rstrip('.')}?</h2>") == [False, False, True]
