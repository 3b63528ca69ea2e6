"""Lists that a saved page only writes as such: numbers or bullets before paragraphs, or before lines of one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from convert.canonical import canonical
from convert.clean.families.structure import BULLET, NUMBERED, bullet_list, numbered_list
from convert.clean.page import layout_of
from convert.clean.regroup import regroup
from convert.clean.rule import Mark
from convert.model import Attr, Block, Document, Inline, LineBreak, Link, List, ListItem, Paragraph, Text
from convert.walk import LEAD_IN, inline_text

#: On a page that has real lists this sign leads to a note.
_NOTE: Final = "*"
#: How a quantity begins; fewest lines of quantities and of links, most
#: words of a quantity, how a sentence ends, and the share of the lines that quantities are.
_QUANTITY: Final = re.compile(r"(?:ca\.? ?)?[\d½¼¾⅓⅔⅛]")
_ITEMS: Final = 5
_LINKS: Final = 3
_SHORT: Final = 14
_SENTENCE: Final = (".", "!", "?", ";", ",", ":")
_SHARE: Final = 0.6


def with_lists(document: Document) -> Document:
    """The document with a list for paragraphs, or lines of a paragraph, that count up or start with the same bullet: a
    screen reader says how many items there are, and braille sets them apart. The signs go, no word does."""
    blocks = tuple(part for block in document.blocks for part in _lines_of(block))
    document = replace(document, blocks=blocks)
    if sum(map(_is_marked, blocks)) < 2:
        return document
    page = layout_of(document)
    marks = [*numbered_list(page), *bullet_list(page)]
    return replace(document, blocks=regroup(blocks, [mark for mark in marks if _is_plain(blocks, mark)]))


def _lines_of(block: Block) -> Iterator[Block]:
    """The lines of a paragraph as paragraphs, where each is an item of the same list, but for one that leads to it; as
    a list, where each is a link or most are quantities; any other block as it is."""
    if not isinstance(block, Paragraph) or not any(isinstance(inline, LineBreak) for inline in block.children):
        yield block
        return
    lines: list[list[Inline]] = [[]]
    for inline in block.children:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    attr = replace(block.attr, id=None)
    parts = [
        Paragraph(canonical(tuple(line)), attr if at else block.attr) for at, line in enumerate(filter(None, lines))
    ]
    led = inline_text(parts[0].children).rstrip().endswith(LEAD_IN)
    items = parts[1:] if led else parts
    if len(items) > 1 and all(_follows(one, other) for one, other in pairwise(map(_marker, items))):
        yield from parts
    elif _are_links(items) or _are_quantities(items):
        yield from parts[:1] if led else ()
        yield List(tuple([ListItem((item,)) for item in items]), attr=Attr(lang=attr.lang, dir=attr.dir))
    else:
        yield block


def _are_links(items: list[Paragraph]) -> bool:
    """Whether lines are a link each and nothing more: the contents of the page, or what else there is to read."""
    links = [len(item.children) == 1 and isinstance(item.children[0], Link) for item in items]
    return len(links) >= _LINKS and all(links)


def _are_quantities(items: list[Paragraph]) -> bool:
    """Whether short lines, none of them a sentence, mostly begin with a figure: ingredients, dates."""
    texts = [inline_text(item.children).strip() for item in items]
    if len(texts) < _ITEMS or any(len(text.split()) > _SHORT or text.endswith(_SENTENCE) for text in texts):
        return False
    return _SHARE * len(texts) <= sum(_QUANTITY.match(text) is not None for text in texts)


def _follows(one: str, other: str) -> bool:
    """Whether two markers are the same bullet, or numbers in a row."""
    return bool(one) and (int(other or 0) == int(one) + 1 if one.isdecimal() and other.isdecimal() else one == other)


def _marker(block: Block) -> str:
    """The number or the bullet that a paragraph begins with, or nothing."""
    head = block.children[0] if isinstance(block, Paragraph) and block.children else None
    if not isinstance(head, Text):
        return ""
    if found := NUMBERED.match(head.value):
        return found[1]
    return head.value[0] if BULLET.match(head.value) and head.value[0] != _NOTE else ""


def _is_marked(block: Block) -> bool:
    return _marker(block) != ""


def _is_plain(blocks: tuple[Block, ...], mark: Mark) -> bool:
    """Whether every line of a list has its sign in plain words, where it can be taken away."""
    return all(map(_is_marked, blocks[mark.line : (mark.last or mark.line) + 1]))
