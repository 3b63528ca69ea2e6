"""Quotations, however a page builds them: what is said, and who said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from convert.model import Attr, Block, Inline, Paragraph, Quote, Text
from convert.walk import inline_text

#: Characters of the longest line that says who is quoted.
_SIGNATURE: Final = 120
#: A quotation mark on its own, as wikis set it large beside what is quoted.
MARK: Final = re.compile("[\"'“”„«»‘’❝❞]{1,2}")


def quotation(blocks: Sequence[Block], credit: tuple[Inline, ...], attr: Attr) -> Quote:
    """A quotation of these blocks; without a ``credit`` the last line may say who is quoted."""
    *said, last = blocks
    if said and not credit and isinstance(last, Paragraph) and _signed(last):
        return Quote(tuple(said), undashed(last.children), attr)
    return Quote(tuple(blocks), credit, attr)


def _signed(last: Paragraph) -> bool:
    """Whether a quotation's last paragraph says who is quoted: a line that begins with a dash and is no sentence (as
    in a dialogue), such as stands under a tweet."""
    words = inline_text(last.children)
    sentence = words.endswith((".", "!", "?", "…"))
    return words.startswith(("— ", "― ", "– ")) and len(words) <= _SIGNATURE and not sentence


def undashed(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """An attribution without the dash that sets it off: writers have their own."""
    if words and isinstance(first := words[0], Text):
        value = first.value.lstrip("—–-― ")
        return (replace(first, value=value), *words[1:]) if value else words[1:]
    return words
