"""Lists as a page nests them → lists that say something: no item that is only a list, no number twice, no headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from convert.canonical import canonical
from convert.model import WRAPPERS, Attr, Block, Heading, Inline, List, ListItem, Paragraph, Text
from convert.walk import inline_text

#: A number at the start of an item, and the items from which on it needs no full stop to be one.
_NUMBER: Final = re.compile(r"(\d{1,4})([.)]?)\s+(?=\S)")
_NUMBERED: Final = 3
#: A number that is a block of its own.
_ALONE: Final = re.compile(r"\s*(\d{1,4})[.)]?\s*")
#: A box to be ticked, for those who see it.
_BOX: Final = re.compile(r"\s*[▢☐□◻❏❑❒]\s*")


def listed(block: List) -> tuple[Block, ...]:
    """What a list is for a reader: itself, put right, or the blocks of its items where these are sections."""
    if _holds_sections(block):
        return tuple(_moved(block))
    items = _joined(block.items)
    if len(items) == 1 and (only := _only_list(items[0])) is not None:
        return (_under(only, block.attr),)
    return (_unboxed(_numbered_once(replace(block, items=items))),)


def _holds_sections(block: List) -> bool:
    """Whether items begin with headings, which an outline of the document would miss; but not those that a list
    counts, since their numbers say something."""
    headed = [head for item in block.items for head in item.children[:1] if isinstance(head, Heading)]
    counted = block.ordered and not all(inline_text(head.children)[:1].isdigit() for head in headed)
    return 2 * len(headed) >= len(block.items) and bool(headed) and not counted


def _moved(block: List) -> Iterator[Block]:
    """The blocks of all items, with what the list and the items said of their language."""
    first = block.attr.id
    for item in block.items:
        for child in item.children:
            moved = _under(_under(child, item.attr), block.attr)
            if first and moved.attr.id is None:
                moved = replace(moved, attr=replace(moved.attr, id=first))
                first = None
            yield moved


def _under(block: Block, outer: Attr) -> Block:
    """A block with the language and the direction of what it stood in, where it has none of its own."""
    own = block.attr
    lang, direction = own.lang or outer.lang, own.dir or outer.dir
    return (
        block
        if (lang, direction) == (own.lang, own.dir)
        else replace(block, attr=replace(own, lang=lang, dir=direction))
    )


def _only_list(item: ListItem) -> List | None:
    """The list that an item is nothing but."""
    only = item.children[0] if len(item.children) == 1 else None
    return only if isinstance(only, List) else None


def _joined(items: tuple[ListItem, ...]) -> tuple[ListItem, ...]:
    """The items, with one that is only a list set under the item before it, as a browser shows it."""
    out: list[ListItem] = []
    for item in items:
        inner = _only_list(item)
        if inner is not None and out and not _only_list(out[-1]):
            out[-1] = replace(out[-1], children=(*out[-1].children, _under(inner, item.attr)))
        else:
            out.append(item)
    return tuple(out)


def _numbered_once(block: List) -> List:
    """A counted list without the numbers that all its items begin with, too: pages that draw their own say them. A list
    of items that write their numbers, one after the other, is a counted one, but not 1 egg, 2 apples, 3 pears."""
    if len(block.items) < (2 if block.ordered else _NUMBERED):
        return block
    start = block.start if block.ordered else 1
    bare: list[ListItem] = []
    for number, item in enumerate(block.items, start=start):
        first = item.children[0] if item.children else None
        if not isinstance(first, Paragraph):
            return block
        text = inline_text(first.children)
        if len(item.children) > 1 and (alone := _ALONE.fullmatch(text)) and int(alone[1]) == number:
            bare.append(replace(item, children=item.children[1:]))
            continue
        found = _NUMBER.match(text)
        plain = block.ordered and len(block.items) >= _NUMBERED
        if found is None or int(found[1]) != number or not (found[2] or plain):
            return block
        bare.append(replace(item, children=(_from(first, found.end()), *item.children[1:])))
    return replace(block, ordered=True, start=start, items=tuple(bare))


def _unboxed(block: List) -> List:
    """A list without the empty boxes that all its items begin with, which every one of them would be read out with;
    where some are ticked, the boxes say something."""
    bare: list[ListItem] = []
    for item in block.items:
        first = item.children[0] if item.children else None
        found = _BOX.match(inline_text(first.children)) if isinstance(first, Paragraph) else None
        if found is None or not isinstance(first, Paragraph):
            return block
        rest = _from(first, found.end())
        children = (rest, *item.children[1:]) if rest.children else item.children[1:]
        if not children:
            return block
        bare.append(replace(item, children=children))
    return replace(block, items=tuple(bare)) if bare else block


def _from(paragraph: Paragraph, count: int) -> Paragraph:
    """A paragraph without its first characters."""
    return replace(paragraph, children=canonical(_without(paragraph.children, count)[0]))


def _without(run: tuple[Inline, ...], count: int) -> tuple[tuple[Inline, ...], int]:
    """The run without its first characters, and how many of them are still to go."""
    out: list[Inline] = []
    for node in run:
        if count and isinstance(node, Text):
            gone = min(count, len(node.value))
            node, count = Text(node.value[gone:]), count - gone
        elif count and isinstance(node, WRAPPERS):
            inner, count = _without(node.children, count)
            node = replace(node, children=inner)
        out.append(node)
    return tuple(out), count
