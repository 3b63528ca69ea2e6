"""Where the pages of the standard edition begin, as writers need it: by what they are about to write.

Every writer walks the tree itself and keeps no paths. So places are found by the identity of the run of inlines (or of
the block, where a page begins with a picture, a table or code) that a page begins in.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from convert.model import Block, Document, Heading, Paragraph
from convert.output import PageMap, PageStart, page_at
from convert.walk import iter_blocks, own_inlines

#: For an ``id()``: the pages that begin there, as (offset, page).
Marks: TypeAlias = dict[int, tuple[tuple[int, int], ...]]


def marks(document: Document, pages: PageMap) -> Marks:
    """The places of the pages that begin in the text, by ``id()``: of the run of inlines in which a page begins, or of
    the block before which it does (for code: in which). Writers take out what they have written."""
    out: Marks = {}
    if not pages:
        return out
    blocks = dict(iter_blocks(document.blocks))
    for start in pages:
        block = blocks.get(start.path)
        if block is not None:
            key = _key(block, start)
            out[key] = (*out.get(key, ()), (start.offset, start.page))
    return out


def _key(block: Block, start: PageStart) -> int:
    if start.part is not None:
        return id(own_inlines(block)[start.part])
    return id(block.children) if isinstance(block, Heading | Paragraph) else id(block)


def contents(document: Document, pages: PageMap) -> tuple[tuple[Heading, int], ...]:
    """The headings with which the parts of a bundle begin, with their pages (0 where these are not known)."""
    return tuple(
        (block, page_at(pages, (at,)))
        for at, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.attr.id in document.parts
    )


def title_pages(pages: PageMap) -> tuple[int, ...]:
    """The pages that begin with the title, or with what stands between it and the text."""
    return tuple(start.page for start in pages if not start.path)


def shown(pages: Iterable[int]) -> str:
    """Numbers of pages that begin at one place: "3", or "3, 4" after a page that holds nothing of the text."""
    return ", ".join(map(str, pages))
