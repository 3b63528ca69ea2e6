"""Pages that are titled with their site's name: the headline that opens the text is the title."""

from __future__ import annotations

import pytest

from convert.clean.content.titled import titled
from convert.model import Block, Document, Heading, Meta
from tests.support import paragraph, text

HEAD = Heading(2, text("The tide came at noon"))
BELOW = paragraph("Nobody had seen such a tide.")


def told(meta: Meta, *blocks: Block) -> tuple[str, str | None, tuple[Block, ...]]:
    out = titled(Document(meta, blocks))
    assert titled(out) == out
    return out.meta.title, out.meta.site, out.blocks


@pytest.mark.parametrize(
    ("meta", "site"),
    [
        (Meta(title="Harbour Post", site="Harbour Post"), "Harbour Post"),
        (
            Meta(title="harbour-post.example", source_url="https://www.harbour-post.example/tide"),
            "harbour-post.example",
        ),
        (Meta(title="Harbour Post -", site="Tables"), "Tables"),
        (Meta(title="Harbour Post |"), "Harbour Post"),
    ],
)
def test_the_headline_is_the_title_where_that_names_the_site(meta: Meta, site: str) -> None:
    assert told(meta, HEAD, BELOW) == ("The tide came at noon", site, (BELOW,))


@pytest.mark.parametrize(
    ("meta", "blocks"),
    [
        (Meta(title="The tide", site="Harbour Post"), (HEAD, BELOW)),
        (Meta(title="Harbour Post", site="Harbour Post"), (BELOW, HEAD)),
        (Meta(title="Harbour Post", site="Harbour Post"), (Heading(2, text("News")), BELOW)),
        (Meta(), (HEAD, BELOW)),
        (Meta(title="Harbour Post", site="Harbour Post"), ()),
    ],
)
def test_another_title_stays(meta: Meta, blocks: tuple[Block, ...]) -> None:
    assert told(meta, *blocks) == (meta.title, meta.site, blocks)
