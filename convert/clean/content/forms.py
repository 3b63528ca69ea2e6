"""Forms within an article that ask for its reader's address."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.content import hints
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule
from convert.model import Aside, Block, Hints
from convert.walk import child_blocks

#: How many words such a form has at most, and how far above its words it is called what it is. On the development
#: pages none of 774 blocks like that is an article's.
_WORDS: Final = 60
_ABOVE: Final = 5
_SIGNUP: Final = hints.BIT["signup"]


def signup_form(page: Page) -> Iterator[Mark]:
    """Remove a box that stands in a form, or holds one, and is called a newsletter's or a subscription's.

    Why: editors' systems put it between the paragraphs of an article, in an element of its own.
    Example: ``<aside class="newsletter"><h3>Our best stories</h3><form>…``.
    Must not fire: on a page that stands in a form as a whole; on a box without a form; on one that is called otherwise.
    """
    if page.document is None or not page.saved:
        return
    for line, block in enumerate(page.document.blocks):
        if page.sizes[line] <= _WORDS and any(map(_signs_up, _hints_of(block))):
            yield Mark(line, "remove", 0.97, "a form that asks for the reader's address")


def _hints_of(block: Block) -> Iterator[Hints]:
    """What is known of where a block stands, and of where the parts of an aside do."""
    if block.attr.hints is not None:
        yield block.attr.hints
    if isinstance(block, Aside):
        for inner in child_blocks(block):
            yield from _hints_of(inner)


def _signs_up(said: Hints) -> bool:
    return "form" in said.tags and any(hints.mask(words) & _SIGNUP for words in said.words[-_ABOVE:])


RULE: Final = Rule("content.signup", "content", "forms that ask for the reader's address", signup_form)
