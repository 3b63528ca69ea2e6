"""Marks of a language that tell a voice nothing: on parts in the language that is spoken anyway.

Templates repeat their language on every element, in one spelling or another (``de`` on the page, ``de-DE`` on its
body). A screen reader may then announce or switch its voice at each paragraph, for nothing (WCAG 3.1.2 asks for marks
where the language changes).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from convert.canonical import canonical
from convert.language import same_voice
from convert.model import Attr, Block, Cell, Document, Inline, List, ListItem, Span, Table, Wrapper
from convert.walk import iter_inlines, map_children, map_runs

_Part = TypeVar("_Part", ListItem, Cell)


def unmarked(document: Document) -> Document:
    """The document without marks of its own language. What stands within a part in another language stays as it is:
    there a mark of the document's language says something."""
    lang = document.meta.lang
    notes = tuple(replace(note, children=_blocks(note.children, lang)) for note in document.notes)
    return replace(document, blocks=_blocks(document.blocks, lang), notes=notes)


def _blocks(blocks: tuple[Block, ...], lang: str) -> tuple[Block, ...]:
    return tuple([_block(block, lang) for block in blocks])


def _block(block: Block, lang: str) -> Block:
    if not _says_nothing(block.attr, lang):
        return block
    block = map_runs(block, lambda run: _run(run, lang))
    if block.attr.lang:
        block = replace(block, attr=_bare(block.attr))
    match block:
        case List(items=items):
            return replace(block, items=tuple([_part(item, lang) for item in items]))
        case Table(rows=rows):
            return replace(
                block, rows=tuple(replace(row, cells=tuple([_part(cell, lang) for cell in row.cells])) for row in rows)
            )
        case _:
            return map_children(block, lambda children: _blocks(children, lang))


def _part(part: _Part, lang: str) -> _Part:
    """The same for an item or a cell."""
    if not _says_nothing(part.attr, lang):
        return part
    return replace(part, children=_blocks(part.children, lang), attr=_bare(part.attr))


def _says_nothing(attr: Attr, lang: str) -> bool:
    return attr.lang is None or same_voice(attr.lang, lang)


def _bare(attr: Attr) -> Attr:
    return replace(attr, lang=None) if attr.lang else attr


def _run(run: tuple[Inline, ...], lang: str) -> tuple[Inline, ...]:
    if not any(isinstance(node, Span) and node.lang and same_voice(node.lang, lang) for node in iter_inlines(run)):
        return run
    return canonical(tuple(_inline(node, lang) for node in run))


def _inline(node: Inline, lang: str) -> Inline:
    match node:
        case Span(lang=other) if other and not same_voice(other, lang):
            return node
        case Span(children=children):
            return replace(node, children=tuple(_inline(child, lang) for child in children), lang=None)
        case _ if isinstance(node, Wrapper):
            return replace(node, children=tuple(_inline(child, lang) for child in node.children))
        case _:
            return node
