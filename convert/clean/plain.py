"""A cleaned document as lines of text: what is read when the cleaned text is cleaned again."""

from __future__ import annotations

from collections.abc import Iterator

from convert.clean.page import text_of
from convert.model import Block, Document, Lines, List, Quote, Table, ThematicBreak
from convert.walk import block_text, child_blocks


def lines_of(document: Document) -> list[str]:
    """The title and a blank line, where there is a title; then the blocks, list items with their markers, cells
    of a table one on a line, with a blank line wherever the source had one, or lines that are gone."""
    lines = [document.meta.title, ""] if document.meta.title else []
    before: int | None = None
    for text, origin in (row for block in document.blocks for row in _rows(block)):
        if before is not None and (origin is None or origin.first != before + 1):
            lines.append("")
        lines.append(text)
        before = origin.last if origin is not None else -1
    return lines


def _rows(block: Block) -> Iterator[tuple[str, Lines | None]]:
    """Each line of a block and the lines of the source that it comes from."""
    match block:
        case List(items=items, ordered=ordered, start=start):
            for number, item in enumerate(items, start=start):
                marker = f"{number}. " if ordered else "• "
                yield marker + " ".join(map(block_text, item.children)), _origin(item.children[0])
        case Table(rows=rows):
            for child in (child for row in rows for cell in row.cells for child in cell.children):
                yield from _rows(child)
        case ThematicBreak():
            yield "***", _origin(block)
        case Quote():
            for child in child_blocks(block):
                yield from _rows(child)
        case _:
            yield text_of(block), _origin(block)


def _origin(block: Block) -> Lines | None:
    return block.attr.origin if isinstance(block.attr.origin, Lines) else None
