"""Captions that only their classes name."""

from __future__ import annotations

import pytest

from convert.model import Block, Figure, Paragraph
from convert.read.html import read_html
from convert.walk import block_text, inline_text


def blocks(body: str) -> tuple[Block, ...]:
    return read_html(
        f"<!doctype html><html lang=en><body>{body}".encode(), lambda path: None, "page.html"
    ).document.blocks


@pytest.mark.parametrize(
    "below",
    [
        '<div class="image-caption">Low tide</div>',
        '<div><p class="caption-full">Low tide</p></div>',
        '<p class="news-img-caption">Low tide</p>',
        "<figcaption>Low tide</figcaption>",
        '<h2 class="figure__caption">Low tide</h2>',
        '<div><span class="bildunterschrift">Low tide</span></div>',
    ],
)
def test_words_called_a_caption_are_the_caption_of_the_picture_above(below: str) -> None:
    found = blocks(f'<div><a href="/big"><img src="quay.png" alt="The quay"></a>{below}</div><p>Text</p>')
    assert [(type(block), block_text(block)) for block in found[1:]] == [(Paragraph, "Text")]
    assert isinstance(found[0], Figure)
    assert inline_text(found[0].caption) == "Low tide"


def test_a_credit_beside_the_caption_is_the_credit() -> None:
    found = blocks("<div><img src=q.png><p class=photo-credit>A. Smith</p><p class=caption>Low tide</p></div>")
    assert [
        (inline_text(block.caption), inline_text(block.credit)) for block in found if isinstance(block, Figure)
    ] == [("Low tide", "A. Smith")]
    assert len(found) == 1


def test_the_captions_of_a_layout_table_belong_to_its_pictures() -> None:
    found = blocks("<table><tr><td><img src=q.png></td></tr><tr><td class=tr-caption>Low tide</td></tr></table>")
    assert [inline_text(block.caption) for block in found if isinstance(block, Figure)] == ["Low tide"]


@pytest.mark.parametrize(
    "body",
    [
        "<div><img src=q.png><p class=teaser>Low tide</p></div>",
        "<div><p>Text</p><p class=caption>Low tide</p></div>",
        "<div><img src=q.png><p class=cta-caption>Low tide</p></div>",
        "<div><img src=q.png></div>" + "<div>" * 6 + "<p class=caption>Low tide</p>" + "</div>" * 6,
        f"<div><img src=q.png><p class=caption>{'Low tide. ' * 90}</p></div>",
    ],
)
def test_other_words_stay_paragraphs(body: str) -> None:
    found = blocks(body)
    assert any(isinstance(block, Paragraph) and block_text(block).startswith("Low tide") for block in found)


def test_a_second_caption_stays_a_paragraph() -> None:
    found = blocks("<div><img src=q.png><p class=caption>Low tide</p><p class=caption>At noon</p></div>")
    assert [block_text(block) for block in found if isinstance(block, Paragraph)] == ["At noon"]
