"""A cleaned document as lines of text, and back: what is read when the cleaned text is cleaned again."""

from __future__ import annotations

from collections.abc import Iterable

from convert.clean.page import text_of
from convert.model import Attr, Block, Document, Lines, List, Meta, Paragraph, Quote, Text
from convert.walk import block_text, child_blocks


def lines_of(document: Document) -> list[str]:
    """The title and a blank line, where there is a title; then the blocks, list items with their markers."""
    lines = [document.meta.title, ""] if document.meta.title else []
    for block in document.blocks:
        lines += _lines(block)
    return lines


def _lines(block: Block) -> list[str]:
    match block:
        case List(items=items, ordered=ordered, start=start):
            return [
                (f"{number}. " if ordered else "• ") + " ".join(map(block_text, item.children))
                for number, item in enumerate(items, start=start)
            ]
        case Quote():
            return [line for child in child_blocks(block) for line in _lines(child)]
        case _:
            return [text_of(block)]


def document_of(lines: Iterable[str]) -> Document:
    """The dirty document that these lines are: a paragraph for each that is not blank."""
    numbered = ((number, line) for number, line in enumerate(lines, start=1) if line)
    return Document(
        Meta(), tuple(Paragraph((Text(line),), Attr(origin=Lines(number, number))) for number, line in numbered)
    )
