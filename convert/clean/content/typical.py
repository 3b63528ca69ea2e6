"""A page whose lists, tables and quotations are each seen as one of their parts.

A list is no sentence because its items add up to one: the words of a part that is like the others say what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from convert.clean.page import Page, kinds_of, page_of_texts, prose_lines_of, repeats_of
from convert.model import Aside, Block, DefinitionList, Document, Heading, List, Paragraph, Quote, Table, Text
from convert.walk import block_text, child_blocks, inline_text

T = TypeVar("T")

_HOLDERS: Final = (List, Table, DefinitionList, Quote, Aside)


def typical_page(page: Page, document: Document) -> Page:
    """The columns of ``page``, with those of one typical part for each block that holds others."""
    lines = [line for line, block in enumerate(document.blocks) if isinstance(block, _HOLDERS)]
    if not lines:
        return page
    texts = tuple([_middle(document.blocks[line]) for line in lines])
    parts = page_of_texts(texts, (True,) * len(texts), document.meta)

    def spliced(whole: Sequence[T], part: Sequence[T]) -> tuple[T, ...]:
        column = list(whole)
        for line, value in zip(lines, part, strict=True):
            column[line] = value
        return tuple(column)

    spoken, hits, proses = (
        spliced(page.spoken, parts.spoken),
        spliced(page.hits, parts.hits),
        spliced(page.proses, parts.proses),
    )
    prose_lines = prose_lines_of(proses)
    return replace(
        page,
        texts=spliced(page.texts, parts.texts),
        words=spliced(page.words, parts.words),
        sizes=spliced(page.sizes, parts.sizes),
        ends=spliced(page.ends, parts.ends),
        proses=proses,
        hits=hits,
        kinds=kinds_of(hits),
        repeats=repeats_of(spoken),
        spoken=spoken,
        content=spliced(page.content, parts.content),
        stops=spliced(page.stops, parts.stops),
        figures=spliced(page.figures, parts.figures),
        first_prose=prose_lines[0] if prose_lines else len(page),
        last_prose=prose_lines[-1] if prose_lines else 0,
    )


def typical(block: Block) -> Block:
    """A block that holds others, as one part that is like them; any other block as it is."""
    return Paragraph((Text(_middle(block)),), block.attr) if isinstance(block, _HOLDERS) else block


def _middle(block: Block) -> str:
    """The words of the part that stands for a list or a table, the one of middle length, or for a quotation or an
    aside, the longest."""
    parts = sorted(_parts(block), key=len)
    middle = parts[-1] if isinstance(block, (Quote, Aside)) and parts else parts[len(parts) // 2] if parts else ""
    return " ".join(middle.split())


def _parts(block: Block) -> Iterator[str]:
    """The words of each block that holds no other, in order."""
    for inner in child_blocks(block):
        if isinstance(inner, (Paragraph, Heading)):
            yield inline_text(inner.children)
        elif child_blocks(inner):
            yield from _parts(inner)
        else:
            yield block_text(inner)
