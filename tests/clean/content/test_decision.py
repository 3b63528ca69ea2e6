"""What holds for a page as a whole, whatever the model thought of each block."""

from __future__ import annotations

from tests.clean.content.deciding import LONG, kept


def test_comments_are_none_of_an_article_but_all_of_a_forum() -> None:
    thread = f"<section class=comments><article><p>{LONG}</p></article></section>"
    assert kept(thread, 1.5) == ["The"]
    assert kept(f"<article><p>Text</p></article>{thread}", 3, 1.5) == ["Tex"]


def test_a_credit_without_a_picture_is_asked_for_more() -> None:
    def page(name: str, words: str) -> str:
        return f"<article><p>{LONG}</p><p class={name}>{words}</p></article>"

    assert kept(page("gallery-copyright", "Jo Webb"), 3, 1) == ["The"]
    assert kept(page("gallery-copyright", "Jo Webb"), 3, 2) == ["The", "Jo "]
    assert kept(page("gallery-copyright", "Jo Webb took it."), 3, 1) == ["The", "Jo "]
    assert kept(page("name", "Jo Webb"), 3, 1) == ["The", "Jo "]


def test_what_the_page_shows_on_demand_goes_but_not_a_field_whose_label_is_hidden() -> None:
    def page(name: str, words: str = "Our team") -> str:
        return f"<article><p>{LONG}</p><div class={name}>{words}</div></article>"

    assert kept(page("tooltip"), 3, 1) == ["The"]
    assert kept(page("field--label-hidden"), 3, 1) == ["The", "Our"]
    assert kept(page("collapsed"), 3, 1) == ["The"]
    assert kept(page("collapsed", "Stir it well."), 3, 1) == ["The", "Sti"]


def test_a_list_with_pictures_that_is_all_of_a_page_is_a_thread() -> None:
    posts = "".join(f"<li><img src={at}.png alt={at}><p>{LONG}</p></li>" for at in range(3))
    page = f"<article><ol>{posts}</ol></article><footer>Contact</footer>"
    assert kept(page, 1, -3) == ["0\nT"]
    assert kept(f"<p>{LONG}</p>{page}", 3, 1, -3) == ["The"]
