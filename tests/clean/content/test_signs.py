"""What sure signs in a page's markup say is part of what stands beside it."""

from __future__ import annotations

import pytest

from tests.clean.content.deciding import LONG, kept

FIRST = "Zero is what the gauge shows in a dry summer, when children walk across the river and look for coins in it."


@pytest.mark.parametrize(
    "title",
    [
        '<p class="admonition-title">Mind it</p>',
        '<p class="markdown-alert-title"><svg></svg>Mind it</p>',
        '<div class="admonitionHeading_Gvgb"><span></span>Mind it</div>',
        '<div class="code-block-caption"><span class="caption-text">Mind it</span></div>',
        "<summary>Mind it</summary>",
        "<summary><span>Mind it</span></summary>",
    ],
)
def test_the_title_of_a_box_stays_with_what_it_heads(title: str) -> None:
    body = f"<article><p>{FIRST} {FIRST}</p><div>{title}<p>{LONG}</p></div></article>"
    assert kept(body, 3, -2, 3) == ["Zer", "Min", "The"]
    assert kept(body, 3, -2, -3) == ["Zer"]


def test_another_line_above_a_text_stays_no_more_than_before() -> None:
    body = f"<article><p>Zero</p><div><p class=label>Mind it</p><p>{LONG}</p></div></article>"
    assert kept(body, 3, -2, 3) == ["Zer", "The"]


def test_an_entry_of_a_list_of_sources_stays() -> None:
    entry = '<div class="{}" role="{}">Gruber, Anton. 1999. Bees.</div>'
    body = f"<article><p>{LONG}</p><h2>Read</h2><div>{entry}</div></article>"
    assert kept(body.format("csl-entry", ""), 3, -1, -2) == ["The", "Rea", "Gru"]
    assert kept(body.format("", "doc-biblioentry"), 3, -1, -2) == ["The", "Rea", "Gru"]
    assert kept(body.format("entry", ""), 3, -1, -2) == ["The"]


def test_a_gallery_that_a_wiki_s_author_set_stays() -> None:
    item = "<li><div><a href=/a><img src={}.jpg alt=''></a></div><div>Pier</div></li>"
    gallery = f'<ul class="{{}}">{item.format("a")}{item.format("b")}</ul>'
    body = f"<article><p>{LONG}</p>{gallery}<p>Ad</p></article>"
    assert kept(body.format("gallery mw-gallery-traditional"), 3, -1, -3) == ["The", "Pie"]
    assert kept(body.format("gallery more"), 3, -1, -3) == ["The"]


@pytest.mark.parametrize(
    ("name", "stays"),
    [
        ("pg-boilerplate pgheader", False),
        ("mw-x shortdescription", False),
        ("post-menu votecell", False),
        ("mw-x", True),
    ],
)
def test_what_its_makers_set_apart_goes(name: str, stays: bool) -> None:
    body = f"<article><p>{FIRST}</p><p>{LONG}</p><div class='{name}'><p>Lake in the north</p></div></article>"
    assert ("Lak" in kept(body, 3, 3, 1)) == stays


def test_an_article_may_stand_under_such_a_name() -> None:
    body = f"<div class=navbox><p>mw-</p><article><p>{FIRST}</p><p>{LONG}</p></article></div>"
    assert kept(body, -3, 3, 3) == ["Zer", "The"]
