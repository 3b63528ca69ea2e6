"""What a page tells twice, or tells of something else."""

from __future__ import annotations

from tests.clean.content.deciding import LONG, kept


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


def test_two_answers_of_one_list_of_them_may_be_the_same() -> None:
    def page(*rows: str) -> str:
        return f"<article>{''.join(f'<div class=asked>{row}</div>' for row in rows)}</article>"

    first, last = (
        f"<p>{LONG} Ask at the gate.</p>",
        "<p>Ring the bell of the gate and wait there until the keeper comes.</p>",
    )
    same = f"<p>{LONG}</p>"
    assert kept(page(first + same, "<p>No</p>", last + same), *[3] * 5) == ["The", "The", "No", "Rin", "The"]
    assert kept(page(first + same, "<p>No</p>", same), *[3] * 4) == ["The", "The", "No"]
    assert kept(page(first + same, last + same), *[3] * 4) == ["The", "The", "Rin"]


def test_words_that_only_describe_a_picture_are_not_told() -> None:
    described = f"<article><p>{LONG}</p><div><img src=a.png alt='{LONG}'></div><p>Text</p></article>"
    assert kept(described, 1, 3, 3) == ["The", "The", "Tex"]


def test_a_list_whose_copy_is_furniture_goes() -> None:
    ticker = f"<ul><li>{LONG}<li>Second line</ul>"
    body = f"<section>{ticker}</section><article><p>Text</p></article><footer>{ticker}</footer>"
    assert kept(body, 1.5, 3, -5) == ["Tex"]
    assert kept(body, 1.5, 3, -1) == ["The", "Tex"]
    assert kept(body, 3, 3, -5) == ["The", "Tex"]


def test_text_whose_copy_is_furniture_stays() -> None:
    body = f"<article><p>{LONG}</p><p>Text</p></article><footer><p>{LONG}</p></footer>"
    assert kept(body, 1.5, 3, -5) == ["The", "Tex"]


def test_of_several_articles_the_one_stays_that_the_page_is_called_after() -> None:
    def page(first: str, second: str) -> str:
        return f"<main><div>{first}<p>Text</p></div><div>{second}<p>{LONG}</p></div></main>".replace(
            "<div>", "<article>"
        ).replace("</div>", "</article>")

    assert kept(page("<h1>Head</h1>", "<h1>Another</h1>"), 3, 3, 3, 3, main="main", head="") == ["Hea", "Tex"]
    whole = ["Hea", "Tex", "A p", "The"]
    assert kept(page("<h1>Head</h1>", "<h2>A part</h2>"), 3, 3, 3, 3, main="main", head="") == whole
    assert kept(page("<h2>Sub</h2>", "<h1>Another</h1>"), 3, 3, 3, 3, main="main") == ["Sub", "Tex", "Ano", "The"]


def test_a_quotation_pulled_out_of_a_paragraph_goes_with_who_said_it() -> None:
    pulled = "<div class=media-quote><p>Every day his family counts the boats</p></div>"
    said = "<p class=quote-source>The keeper</p>"
    told = f"<p>{LONG} Since 1921, every day, his family counts all the boats.</p>"
    assert kept(f"<article>{told}{pulled}{said}<p>Text</p></article>", 3, 2, 2, 3) == ["The", "Tex"]
    other = pulled.replace("boats", "barges")
    assert kept(f"<article>{told}{other}{said}<p>Text</p></article>", 3, 2, 2, 3) == ["The", "Eve", "The", "Tex"]
    plain = pulled.replace("media-quote", "media")
    assert kept(f"<article>{told}{plain}<p>Text</p></article>", 3, 2, 3) == ["The", "Eve", "Tex"]
