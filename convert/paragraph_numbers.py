"""Paragraph numbers of a handout: the same in every edition and every format, since they come from the tree.

Numbered is running text: paragraphs that stand directly in the text or in a quotation. What is in a list or a table has
a label or a place of its own, and an aside or a note stands beside the text. In a bundle each article counts from 1, as
it does by itself.
"""

from __future__ import annotations

from convert.bundle import BESIDE
from convert.model import Block, Document, Paragraph, Quote
from convert.walk import inline_text


def paragraph_numbers(document: Document) -> dict[int, int]:
    """The number of each paragraph, by the ``id()`` of its run of inlines."""
    out: dict[int, int] = {}
    count = 0
    for block in document.blocks:
        if block.attr.id in document.parts:
            count = 0
        if document.parts and (block.attr.id or "").endswith(BESIDE):
            continue
        for paragraph in _running(block):
            if inline_text(paragraph.children).strip():
                count += 1
                out[id(paragraph.children)] = count
    return out


def _running(block: Block) -> list[Paragraph]:
    match block:
        case Paragraph():
            return [block]
        case Quote(children=children):
            return [paragraph for child in children for paragraph in _running(child)]
        case _:
            return []
