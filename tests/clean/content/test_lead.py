"""The standfirst below the headline."""

from __future__ import annotations

import pytest

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


def test_one_that_surely_is_no_part_of_the_article_goes() -> None:
    assert kept(led_by(f"<p>{SAID}</p>"), -4, 3) == ["The"]
