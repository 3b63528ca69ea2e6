"""What is left of embedded posts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import opening_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule


def embed_remnant(page: Page) -> Iterator[Mark]:
    """Remove the fixed words that an embedded post leaves behind.

    Example: ``View this post on Instagram``, ``A post shared by …``.
    Must not fire: on the post's own words, which the article may quote, or on its signature.
    """
    yield from opening_lines(page, "embed", 0.93, "left of an embedded post", words=30)


RULES: Final = (Rule("embeds.remnant", "embeds", "what is left of embedded posts", embed_remnant),)
