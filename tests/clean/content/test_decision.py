"""What holds for a page as a whole, whatever the model thought of each block."""

from __future__ import annotations

from convert.clean.content import model
from convert.clean.content.decision import decided
from convert.clean.content.seen import Seen
from convert.clean.page import page_of
from convert.read.html import read_html
from convert.walk import block_text

LONG = "The lock keeper counts the boats of every day in a ledger that his family has kept for a hundred years."


def kept(body: str, *looked: float, main: str = "article") -> list[str]:
    """The first words of the blocks that stay of a page with these scores; ``main`` is the element they are for."""
    data = f"<!doctype html><html lang=en><body><h1>Head</h1>{body}</body></html>".encode()
    document = read_html(data, lambda path: None, "page.html").document
    page = page_of(document)
    columns, around = model.first_columns(page, document)
    element = next(at for at, tag in enumerate(around.tag) if tag == main)
    scores = decided(Seen(page, document.blocks, around, element, columns), (-5.0, *looked))
    return [block_text(block)[:3] or "fig" for block, score in zip(document.blocks, scores, strict=True) if score > 0]


def test_a_heading_stays_with_its_section_and_goes_with_it() -> None:
    body = f"<article><h2>One</h2><div><p>{LONG}</p></div><h2>Two</h2><p>Gone</p></article>"
    assert kept(body, -2, 3, 1, -3) == ["One", "The"]


def test_a_long_heading_is_a_lead_and_heads_nothing() -> None:
    assert kept(f"<article><h2>{LONG}</h2><p>Gone</p></article>", 1, -3) == ["The"]


def test_a_heading_elsewhere_does_not_stay_for_what_follows_it() -> None:
    body = "<header><div><div><div><h2>One</h2></div></div></div></header><article><p>Text</p></article>"
    assert kept(body, -2, 3) == ["Tex"]


def test_a_list_stays_with_the_words_that_lead_to_it() -> None:
    body = "<article><p>You need:</p><ul><li>Eggs<li>Milk</ul><p>Mix</p></article>"
    assert kept(body, 2, -3, -3) == ["You", "Egg"]


def test_a_list_stays_between_two_texts_that_stay_unless_it_is_one_of_links() -> None:
    plain = f"<article><p>{LONG}</p><ul><li>Eggs<li>Milk</ul><p>Two</p></article>"
    linked = plain.replace("Eggs", "<a href=/e>Eggs</a>").replace("Milk", "<a href=/m>Milk</a>")
    assert kept(plain, 2, -1, 2) == ["The", "Egg", "Two"]
    assert kept(linked, 2, -1, 2) == ["The", "Two"]


def test_a_list_of_contents_stays() -> None:
    contents = "<ul><li><a href=#a>Aim of it</a><li><a href=#b>Bay view</a></ul>"
    text = f"<p>{LONG}</p>"
    body = f"<article>{contents}<h2 id=a>Aim of it</h2>{text}<h2 id=b>Bay view</h2>{text}</article>"
    assert kept(body, -1, 2, 2, 2, 2) == ["Aim", "Aim", "The", "Bay", "The"]
    other = body.replace(">Aim of it</h2>", ">Else</h2>").replace(">Bay view</h2>", ">More</h2>")
    assert kept(other, -1, 2, 2, 2, 2) == ["Els", "The", "Mor", "The"]


def test_comments_are_none_of_an_article_but_all_of_a_forum() -> None:
    thread = f"<section class=comments><article><p>{LONG}</p></article></section>"
    assert kept(thread, 1.5) == ["The"]
    assert kept(f"<article><p>Text</p></article>{thread}", 3, 1.5) == ["Tex"]


def test_the_same_text_is_told_once_but_where_the_article_repeats_itself() -> None:
    twice = f"<article><p>{LONG}</p></article><section><p>{LONG}</p></section>"
    assert kept(twice, 3, 2) == ["The"]
    assert kept(f"<article><p>{LONG}</p><p>{LONG}</p></article>", 3, 2) == ["The", "The"]


def test_a_question_put_to_everyone_is_no_copy_but_an_article_shown_three_times_is() -> None:
    asked = "".join(f"<div><p>{LONG}</p><p>{answer}</p></div>" for answer in ("No.", "One boat.", "Yes."))
    assert kept(f"<article>{asked}</article>", *[3] * 6) == ["The", "No.", "The", "One", "The", "Yes"]
    shown = f"<div><p>{LONG}</p><p>No.</p></div>" * 3
    assert kept(f"<article>{shown}</article>", *[3] * 6) == ["The", "No.", "No.", "No."]


def test_a_block_that_says_what_others_said_before_is_a_copy() -> None:
    other = "A second sentence tells of the gate that has to be wound by hand, as it was when the lock was new."
    copy = f"<section><p>{LONG} {other}</p></section>"
    assert kept(f"<article><p>{LONG}</p><p>{other}</p></article>{copy}", 3, 3, 2) == ["The", "A s"]


def test_a_picture_without_words_goes_with_what_it_stands_in() -> None:
    body = "<article><p>One</p><img src=a.png><p>Two</p></article><footer><img src=b.png><p>Ad</p></footer>"
    assert kept(body, 2, -4, 2, -3, -4) == ["One", "fig", "Two"]
