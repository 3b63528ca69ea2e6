"""What stays of a page when the second look's scores are given."""

from __future__ import annotations

from convert.clean.content import model
from convert.clean.content.decision import decided
from convert.clean.content.places import Places
from convert.clean.content.seen import Seen
from convert.clean.page import Page, page_of
from convert.clean.series import Columns
from convert.model import Document
from convert.read.html import read_html
from convert.walk import block_text

LONG = "The lock keeper counts the boats of every day in a ledger that his family has kept for a hundred years."


def looked_at(body: str, head: str = "<h1>Head</h1>") -> tuple[Page, Document, Columns, Places]:
    """A page whose body is ``head`` and ``body``, what the first look sees of it, and its elements."""
    data = f"<!doctype html><html lang=en><body>{head}{body}</body></html>".encode()
    document = read_html(data, lambda path: None, "page.html").document
    page = page_of(document)
    return page, document, *model.first_columns(page, document)


def kept(body: str, *looked: float, main: str = "article", head: str = "<h1>Head</h1>") -> list[str]:
    """The first words of the blocks that stay of a page with these scores; ``main`` is the element they are for,
    ``head`` what stands before ``body`` and goes."""
    page, document, columns, around = looked_at(body, head)
    element = next(at for at, tag in enumerate(around.tag) if tag == main)
    scores = decided(Seen(page, document.blocks, around, element, columns), ((-5.0, *looked) if head else looked))
    return [block_text(block)[:3] or "fig" for block, score in zip(document.blocks, scores, strict=True) if score > 0]
