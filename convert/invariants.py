"""The tree's invariants, as a check that returns what is wrong in words. An empty result means a sound tree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from convert.model import CodeBlock, CodeSpan, Document, Figure, Heading, Image, NoteRef, Text
from convert.walk import iter_blocks, iter_inlines, own_inlines

#: Everything outside the Char production of XML 1.0, fifth edition, section 2.2.
FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def problems(document: Document) -> tuple[str, ...]:
    """Every breach of the invariants that :mod:`convert.model` lists, one sentence each."""
    return tuple(_problems(document))


def _problems(document: Document) -> Iterator[str]:
    notes = [note.id for note in document.notes]
    media = {medium.id for medium in document.media}
    if len(set(notes)) != len(notes):
        yield "two notes share an id"
    ids: set[str] = set()
    level = 1
    everything = [*iter_blocks(document.blocks)]
    for note in document.notes:
        everything += [((-1, *path), block) for path, block in iter_blocks(note.children)]
    for path, block in everything:
        where = f"{type(block).__name__} at {'.'.join(map(str, path))}"
        if block.attr.id is not None:
            if block.attr.id in ids:
                yield f"{where}: id {block.attr.id!r} is taken"
            ids.add(block.attr.id)
        if isinstance(block, Heading):
            if not 1 <= block.level <= 6 or block.level > level + 1:
                yield f"{where}: level {block.level} after level {level}"
            level = block.level
        if isinstance(block, Figure) and block.media not in media:
            yield f"{where}: no medium {block.media!r}"
        if isinstance(block, CodeBlock):
            yield from _text_problems(block.value, where)
        for run in own_inlines(block):
            for node in iter_inlines(run):
                if isinstance(node, Text | CodeSpan):
                    yield from _text_problems(node.value, where)
                elif isinstance(node, NoteRef) and node.note not in notes:
                    yield f"{where}: no note {node.note!r}"
                elif isinstance(node, Image) and node.media not in media:
                    yield f"{where}: no medium {node.media!r}"
    heads = {block.attr.id for block in document.blocks if isinstance(block, Heading) and block.level == 2}
    for part in document.parts:
        if part not in heads:
            yield f"no level-2 heading has the id of the part {part!r}"
    yield from _text_problems(document.meta.title, "title")


def _text_problems(text: str, where: str) -> Iterator[str]:
    if FORBIDDEN.search(text):
        yield f"{where}: a character that XML forbids"
    if not unicodedata.is_normalized("NFC", text):
        yield f"{where}: not NFC"
