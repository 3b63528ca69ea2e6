"""Quotations, however a page builds them: what is said, and who said it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from convert.model import WRAPPERS, Attr, Block, Inline, LineBreak, Paragraph, Quote, Text
from convert.walk import block_text, inline_text

#: Characters of the longest line that says who is quoted.
_SIGNATURE: Final = 120
#: A name behind a dash that touches it: two or three words that open with capitals.
_NAMED: Final = re.compile(r"[-–—―]\s?[^\W\d_a-zà-öø-ÿа-я]\S*(?:\s[^\W\d_a-zà-öø-ÿа-я]\S*){1,2}")
_DASHES: Final = ("-", "–", "—", "―")
#: How a line above it ends.
_ENDS: Final = frozenset('.!?…"”»“’')
#: A quotation mark on its own, as wikis set it large beside what is quoted.
MARK: Final = re.compile("[\"'“”„«»‘’❝❞]{1,2}")


def quotation(blocks: Sequence[Block], credit: tuple[Inline, ...], attr: Attr) -> Quote:
    """A quotation of these blocks; without a ``credit`` the last line may say who is quoted, where no other begins with
    a dash: items of a list do, turns of a dialogue, and names below each of several quotations."""
    *said, last = blocks
    dashed = any(block_text(block).startswith(_DASHES) for block in said)
    if credit or dashed or not isinstance(last, Paragraph):
        return Quote(tuple(blocks), credit, attr)
    if said and _signs(inline_text(last.children)):
        return Quote(tuple(said), undashed(last.children), attr)
    run = last.children
    line = next((at for at in range(len(run) - 1, 0, -1) if isinstance(run[at], LineBreak)), 0)
    above = inline_text(run[:line]).rstrip()
    signed = line and above[-1:] in _ENDS and not above.startswith(_DASHES)
    if signed and _signs(inline_text(run[line + 1 :]).strip()):
        return Quote((*said, replace(last, children=run[:line])), undashed(run[line + 1 :]), attr)
    return Quote(tuple(blocks), credit, attr)


def _signs(words: str) -> bool:
    """Whether the last line of a quotation says who is quoted: it begins with a dash and is no sentence, such as stands
    under a tweet. Where the dash touches it, it is but a name."""
    if words.endswith((".", "!", "?", "…")) or len(words) > _SIGNATURE:
        return False
    return words.startswith(("— ", "― ", "– ")) or _NAMED.fullmatch(words) is not None


def undashed(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """An attribution without the dash that sets it off: writers have their own."""
    if not words:
        return words
    first = words[0]
    if isinstance(first, WRAPPERS):
        inner = undashed(first.children)
        return (replace(first, children=inner), *words[1:]) if inner else undashed(words[1:])
    if isinstance(first, Text):
        value = first.value.lstrip("—–-― ")
        return (replace(first, value=value), *words[1:]) if value else words[1:]
    return words
