"""Marks of a language that tell a voice nothing: on parts in the language that is spoken anyway.

Templates repeat their language on every element, in one spelling or another (``de`` on the page, ``de-DE`` on its
body). A screen reader may then announce or switch its voice at each paragraph, for nothing (WCAG 3.1.2 asks for marks
where the language changes).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import NamedTuple, TypeVar

from convert.canonical import canonical
from convert.language import same_voice
from convert.model import WRAPPERS, Attr, Block, Cell, Direction, Document, Inline, List, ListItem, Span, Table
from convert.walk import child_blocks, inline_text, iter_inlines, map_children, map_runs, own_inlines

_Part = TypeVar("_Part", ListItem, Cell)


class _Around(NamedTuple):
    """What holds where a mark stands."""

    lang: str
    dir: Direction


def unmarked(document: Document) -> Document:
    """The document without marks of its own language and direction. What stands within a part in another stays as it
    is: there a mark of the document's says something."""
    if not any(map(_is_marked, chain(document.blocks, *[note.children for note in document.notes]))):
        return document
    around = _Around(document.meta.lang, document.meta.dir)
    notes = tuple(replace(note, children=_blocks(note.children, around)) for note in document.notes)
    return replace(document, blocks=_blocks(document.blocks, around), notes=notes)


def _is_marked(block: Block) -> bool:
    """Whether a block, or anything within it, is marked with a language or a direction."""
    if _says(block.attr) or any(isinstance(node, Span) for run in own_inlines(block) for node in iter_inlines(run)):
        return True
    match block:
        case List(items=items):
            parts: Iterable[Attr] = [item.attr for item in items]
        case Table(rows=rows):
            parts = [cell.attr for row in rows for cell in row.cells]
        case _:
            parts = ()
    return any(map(_says, parts)) or any(map(_is_marked, child_blocks(block)))


def _says(attr: Attr) -> bool:
    return attr.lang is not None or attr.dir is not None


def _blocks(blocks: tuple[Block, ...], around: _Around) -> tuple[Block, ...]:
    return tuple([_block(block, around) for block in blocks])


def _block(block: Block, around: _Around) -> Block:
    if not _says_nothing(block.attr, around):
        return block
    block = map_runs(block, lambda run: _run(run, around))
    if block.attr.lang or block.attr.dir:
        block = replace(block, attr=_bare(block.attr))
    match block:
        case List(items=items):
            return replace(block, items=tuple([_part(item, around) for item in items]))
        case Table(rows=rows):
            cells = [tuple([_part(cell, around) for cell in row.cells]) for row in rows]
            return replace(block, rows=tuple(replace(row, cells=new) for row, new in zip(rows, cells, strict=True)))
        case _:
            return map_children(block, lambda children: _blocks(children, around))


def _part(part: _Part, around: _Around) -> _Part:
    """The same for an item or a cell."""
    if not _says_nothing(part.attr, around):
        return part
    return replace(part, children=_blocks(part.children, around), attr=_bare(part.attr))


def _says_nothing(attr: Attr, around: _Around) -> bool:
    return (attr.lang is None or same_voice(attr.lang, around.lang)) and attr.dir in (None, around.dir)


def _bare(attr: Attr) -> Attr:
    return replace(attr, lang=None, dir=None) if attr.lang or attr.dir else attr


def _run(run: tuple[Inline, ...], around: _Around) -> tuple[Inline, ...]:
    if not any(isinstance(node, Span) for node in iter_inlines(run)):
        return run
    return canonical(tuple(_inline(node, around) for node in run))


def _inline(node: Inline, around: _Around) -> Inline:
    if not isinstance(node, WRAPPERS):
        return node
    if isinstance(node, Span):
        if node.lang and not same_voice(node.lang, around.lang):
            return node
        needless = node.dir == around.dir and not _turns(node)
        node = replace(node, lang=None, dir=None if needless else node.dir)
        if node.dir:
            return node
    return replace(node, children=tuple(_inline(child, around) for child in node.children))


def _turns(span: Span) -> bool:
    """Whether letters of both directions may stand in a span, which then holds them together (Unicode Bidirectional
    Algorithm, isolates): any letter that runs against it tells."""
    against = ("L",) if span.dir == "rtl" else ("R", "AL")
    return any(unicodedata.bidirectional(character) in against for character in inline_text(span.children))
