"""A page whose lists, tables and quotations are each seen as one of their parts.

A list is no sentence because its items add up to one: the words of a part that is like the others say what it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, TypeVar

from convert.clean.page import Page, page_of
from convert.model import Aside, Block, DefinitionList, Document, List, Paragraph, Quote, Table, Text
from convert.walk import block_text, child_blocks, leaves

T = TypeVar("T")

_HOLDERS: Final = (List, Table, DefinitionList, Quote, Aside)


def typical_page(page: Page, document: Document) -> Page:
    """The columns of ``page``, with those of one typical part for each block that holds others."""
    lines = [line for line, block in enumerate(document.blocks) if isinstance(block, _HOLDERS)]
    if not lines:
        return page
    parts = page_of(replace(document, blocks=tuple(typical(document.blocks[line]) for line in lines)))

    def spliced(whole: Sequence[T], part: Sequence[T]) -> tuple[T, ...]:
        column = list(whole)
        for line, value in zip(lines, part, strict=True):
            column[line] = value
        return tuple(column)

    words, hits = spliced(page.words, parts.words), spliced(page.hits, parts.hits)
    kinds: dict[str, dict[int, int]] = {}
    for line, found in enumerate(hits):
        for hit in found:
            met = kinds.setdefault(hit.kind, {})
            met[line] = max(hit.strength, met.get(line, 0))
    proses = spliced(page.proses, parts.proses)
    prose_lines = [line for line, prose in enumerate(proses) if prose and line]
    seen = Counter(words)
    return replace(
        page,
        texts=spliced(page.texts, parts.texts),
        words=words,
        sizes=spliced(page.sizes, parts.sizes),
        ends=spliced(page.ends, parts.ends),
        proses=proses,
        hits=hits,
        kinds=kinds,
        repeats=tuple([seen[line] for line in words]),
        first_prose=prose_lines[0] if prose_lines else len(page),
        last_prose=prose_lines[-1] if prose_lines else 0,
    )


def typical(block: Block) -> Block:
    """A block that holds others, as one part that is like them; any other block as it is.

    The part of middle length stands for a list or a table, the longest one for a quotation or an aside.
    """
    if not isinstance(block, _HOLDERS):
        return block
    parts = sorted((block_text(inner) for _, inner in leaves(child_blocks(block))), key=len)
    middle = parts[-1] if isinstance(block, Quote | Aside) and parts else parts[len(parts) // 2] if parts else ""
    return Paragraph((Text(" ".join(middle.split())),), block.attr)
