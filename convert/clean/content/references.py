"""References within a page once parts of it are gone: no link leads to what is not there, no note lacks its call."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeGuard

from convert.model import Block, Document, Inline, Link, Note, NoteRef
from convert.walk import inlines_of, iter_blocks, map_block, notes_called


def resolved(document: Document) -> Document:
    """The document with its links to removed blocks led to the page that it came from, or made plain text where that
    is unknown, and without notes that only removed blocks called."""
    met = [node for node in inlines_of(document.blocks) if isinstance(node, NoteRef) or _leads_within(node)]
    if not met and not document.notes:
        return document
    notes = notes_called(document.notes, {node.note for node in met if isinstance(node, NoteRef)})
    ids = {inner.attr.id for _, inner in iter_blocks(document.blocks) if inner.attr.id}
    source = (document.meta.source_url or "").partition("#")[0]

    def led(node: Inline) -> tuple[Inline, ...]:
        if not _dangles(node, ids):
            return (node,)
        return (replace(node, target=source + node.target),) if source else node.children

    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        if not any(_dangles(node, ids) for node in inlines_of(blocks)):
            return blocks
        return tuple(map_block(block, led) for block in blocks)

    left = tuple(Note(note.id, all_of(note.children)) for note in notes)
    return replace(document, blocks=all_of(document.blocks), notes=left)


def _leads_within(node: Inline) -> TypeGuard[Link]:
    return isinstance(node, Link) and node.target.startswith("#")


def _dangles(node: Inline, ids: set[str]) -> TypeGuard[Link]:
    return _leads_within(node) and node.target[1:] not in ids
