"""What holds for a page as a whole, whatever the model thought of each block."""

from __future__ import annotations

from tests.clean.content.deciding import LONG, kept


def test_comments_are_none_of_an_article_but_all_of_a_forum() -> None:
    thread = f"<section class=comments><article><p>{LONG}</p></article></section>"
    assert kept(thread, 1.5) == ["The"]
    assert kept(f"<article><p>Text</p></article>{thread}", 3, 1.5) == ["Tex"]
