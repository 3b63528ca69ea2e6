"""A cleaned document as lines of text: what is read when the cleaned text is cleaned again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convert.clean.page import text_of
from convert.model import Block, Document, Lines, List, Quote, Row, Table, ThematicBreak
from convert.piped import line_of
from convert.walk import block_text, child_blocks


def lines_of(document: Document) -> list[str]:
    """The title and a blank line, where there is a title; then the blocks, list items with their markers, cells of a
    table one on a line, or its rows with pipes, as the source had them, with a blank line wherever the source had one,
    or lines that are gone."""
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
        case Table(rows=rows) if len({_origin(cell.children[0]) for cell in rows[0].cells if cell.children}) == 1:
            yield from _piped(rows)
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


def _piped(rows: Sequence[Row]) -> Iterator[tuple[str, Lines | None]]:
    """The rows of a table that had one on each line, and the rule below its header, if there was one."""
    before: Lines | None = None
    for row in rows:
        origin = next(_origin(cell.children[0]) for cell in row.cells if cell.children)
        if before and origin and origin.first == before.last + 2:
            yield line_of(("---",) * len(row.cells)), Lines(before.last + 1, before.last + 1)
        yield line_of([" ".join(map(block_text, cell.children)) for cell in row.cells]), origin
        before = origin


def _origin(block: Block) -> Lines | None:
    return block.attr.origin if isinstance(block.attr.origin, Lines) else None
