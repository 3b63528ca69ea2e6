"""What is left of embedded posts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import opening_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: The signature below an embedded post: a dash, who wrote it, the handle, the date.
_SIGNATURE: Final = re.compile(r"[—–-]\s?\S.{0,80}\(@\w{1,30}\)\s.{4,40}$")
#: A line that a tag opens, and one that is only an embed, from another server.
_TAG: Final = re.compile(r"</?[a-z]", re.IGNORECASE)
_CODE: Final = re.compile(
    r"<(?:iframe|img|embed|script)\s[^<>]*\bsrc=[\"']?(?:https?:)?//[^<>]*>(?:</(?:iframe|embed|script)>)?",
    re.IGNORECASE,
)
#: Least words of the post above it.
_POST: Final = 4


def embed_remnant(page: Page) -> Iterator[Mark]:
    """Remove the fixed words that an embedded post leaves behind.

    Example: ``View this post on Instagram``, ``A post shared by …``.
    Must not fire: on the post's own words, which the article may quote, or on its signature.
    """
    yield from opening_lines(page, "embed", 0.93, "left of an embedded post", words=30)


def embed_code(page: Page) -> Iterator[Mark]:
    """Remove a line that is the code of a player or a picture that counts visits.

    Why: a page shows such code to be copied, or shows it by mistake, and a voice reads it out sign by sign.
    Example: ``<iframe width="476" src="https://…"></iframe>``.
    Must not fire: on code in a text about code, which has other lines with tags; on a line with words beside the tags.
    """
    lines = [line for line, text in enumerate(page.texts) if text[:1] == "<" and _TAG.match(text)]
    if len(lines) == 1 and _CODE.fullmatch(page.texts[lines[0]]):
        yield Mark(lines[0], "remove", 0.95, "the code of an embed")


def post_signature(page: Page) -> Iterator[Mark]:
    """Keep the line that says who wrote an embedded post, and when, below the post's own words.

    Why: without it nothing tells that the words above are a quotation.
    Example: ``— Mara Lind (@maralind) March 12, 2021``.
    Must not fire: on a name with a handle alone; on a signature with no post above it.
    """
    for line in range(2, len(page)):
        text = page.texts[line]
        if (
            text.startswith(("—", "–", "-"))
            and page.sizes[line - 1] >= _POST
            and _SIGNATURE.match(text)
            and text[-1:].isalnum()
        ):
            yield Mark(line, "keep", 0.99, "signs the post above it")


RULES: Final = (
    Rule("embeds.remnant", "embeds", "what is left of embedded posts", embed_remnant),
    Rule("embeds.code", "embeds", "the code of an embed", embed_code),
    Rule("embeds.signature", "embeds", "signatures of embedded posts, which stay", post_signature),
)
