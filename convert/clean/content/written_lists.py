"""Lists that a saved page only writes as such: numbers or bullets before paragraphs, or before lines of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from convert.clean.families.structure import BULLET, NUMBERED, bullet_list, numbered_list
from convert.clean.page import layout_of
from convert.clean.regroup import regroup
from convert.clean.rule import Mark
from convert.model import Block, Document, Inline, LineBreak, Paragraph, Text

#: On a page that has real lists this sign leads to a note.
_NOTE: Final = "*"


def with_lists(document: Document) -> Document:
    """The document with a list for paragraphs, or lines of a paragraph, that count up or start with the same bullet: a
    screen reader says how many items there are, and braille sets them apart. The signs go, no word does."""
    blocks = tuple(part for block in document.blocks for part in _lines_of(block))
    if sum(map(_is_marked, blocks)) < 2:
        return document
    page = layout_of(replace(document, blocks=blocks))
    marks = [*numbered_list(page), *bullet_list(page)]
    return replace(document, blocks=regroup(blocks, [mark for mark in marks if _is_plain(blocks, mark)]))


def _lines_of(block: Block) -> Iterator[Block]:
    """The lines of a paragraph as paragraphs, where each is an item of the same list; any other block as it is."""
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
    parts = [Paragraph(tuple(line), attr if at else block.attr) for at, line in enumerate(filter(None, lines))]
    if len(parts) > 1 and all(_follows(one, other) for one, other in pairwise(map(_marker, parts))):
        yield from parts
    else:
        yield block


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
