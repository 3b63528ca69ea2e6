"""A document that came with its structure, as the lines that the rules for text judge: an item of a list is a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convert.clean.content.typical import typical
from convert.model import Block, List, ListItem, Paragraph, Text
from convert.walk import block_text


@dataclass(frozen=True, slots=True)
class Part:
    """What is kept or removed as one: the block at ``block``, or its item at ``item``. ``view`` is what rules see."""

    block: int
    item: int | None
    view: Block


def parts_of(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """The parts in order: each item of a list of its own, all other blocks whole."""
    out: list[Part] = []
    for at, block in enumerate(blocks):
        if isinstance(block, List):
            out += [Part(at, number, _line(item)) for number, item in enumerate(block.items)]
        else:
            out.append(Part(at, None, typical(block)))
    return tuple(out)


def _line(item: ListItem) -> Paragraph:
    words = " ".join(" ".join(map(block_text, item.children)).split())
    return Paragraph((Text(words),), item.attr)


def without(blocks: Sequence[Block], gone: Sequence[Part]) -> tuple[Block, ...]:
    """The blocks less these parts. A numbered list goes on counting from the first item that stays."""
    whole = {part.block for part in gone if part.item is None}
    items = {(part.block, part.item) for part in gone}
    touched = {part.block for part in gone}
    out: list[Block] = []
    for at, block in enumerate(blocks):
        if at in whole:
            continue
        if isinstance(block, List) and at in touched:
            kept = [number for number in range(len(block.items)) if (at, number) not in items]
            if not kept:
                continue
            start = block.start + kept[0] if block.ordered else block.start
            block = replace(block, items=tuple(block.items[number] for number in kept), start=start)
        out.append(block)
    return tuple(out)
