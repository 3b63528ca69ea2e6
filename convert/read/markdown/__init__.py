"""Markdown → a dirty Document: CommonMark, GFM tables and strikethrough, footnotes, definition lists, front matter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from convert.anchors import anchors
from convert.ledger import Fates
from convert.model import (
    Attr,
    Block,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    Lines,
    Link,
    Media,
    Note,
    NoteRef,
    Paragraph,
)
from convert.output import Finding
from convert.read import Load, no_pictures
from convert.read.markdown.blocks import BlockReader
from convert.read.markdown.front import front_matter, meta
from convert.read.markdown.html import HtmlReader
from convert.read.markdown.inline import InlineReader
from convert.read.markdown.parser import parser
from convert.walk import inline_text, iter_blocks, iter_inlines, map_block, own_inlines

__all__ = ["read_markdown"]


@dataclass(frozen=True, slots=True)
class Body:
    """What a text says below its front matter. ``targets``: the addresses that lines of their own give to links, with
    these lines; ``fates``: other lines of which no block came; ``findings``: what no
    document can hold."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    media: tuple[Media, ...]
    targets: tuple[tuple[str, Lines], ...]
    fates: Fates
    findings: tuple[Finding, ...]


def read_markdown(text: str, load: Load = no_pictures) -> Document:
    """The text as a Document. ``load`` gives the bytes of a picture by the path that the text names, or None.

    The title comes from the front matter, or from a level-1 heading that opens the text. Headings that a link leads to
    by the anchor that GitHub gives them have it as their id. Raises ConvertError when the front matter is not sound.
    """
    data, rest, offset = front_matter(text)
    body = read_body(rest, load, offset)
    known, blocks = meta(data), body.blocks
    if blocks and isinstance(first := blocks[0], Heading) and first.level == 1:
        words = " ".join(inline_text(first.children).split())
        if words and (not known.title or known.title == words):
            known = replace(known, title=words)
            blocks = (*beside_words(first), *blocks[1:])
    return anchored(Document(known, blocks, body.notes, body.media))


def read_body(text: str, load: Load, offset: int = 0) -> Body:
    """Read a text without front matter. ``offset``: how many lines of the source stand before it."""
    inline = InlineReader(load)
    env: dict[str, Any] = {}
    html = HtmlReader(inline)
    reader = BlockReader(parser().parse(text, env), inline, html.read, offset)
    blocks, notes = reader.read()
    targets = [*env.get("references", {}).values(), *env.get("duplicate_refs", ())]
    places = ((str(one["href"]), Lines(one["map"][0] + 1 + offset, one["map"][1] + offset)) for one in targets)
    return Body(blocks, notes, tuple(inline.media.values()), tuple(places), reader.fates, tuple(html.findings))


def beside_words(title: Heading) -> tuple[Block, ...]:
    """What a title says besides words, as blocks after it: a title is plain text."""
    nodes = list(iter_inlines(title.children))
    refs: tuple[Inline, ...] = tuple(node for node in nodes if isinstance(node, NoteRef))
    figures = (Figure(node.media, node.alt, attr=title.attr) for node in nodes if isinstance(node, Image))
    return (*figures, *((Paragraph(refs, title.attr),) if refs else ()))


def _everything(document: Document) -> Iterator[Block]:
    for blocks in (document.blocks, *(note.children for note in document.notes)):
        for _, block in iter_blocks(blocks):
            yield block


def anchored(document: Document) -> Document:
    """Give the headings that links lead to the ids by which they do."""
    wanted = {
        node.target[1:]
        for block in _everything(document)
        for run in own_inlines(block)
        for node in iter_inlines(run)
        if isinstance(node, Link) and node.target.startswith("#")
    }
    if not wanted:
        return document
    taken = {block.attr.id for block in _everything(document)}
    title = [document.meta.title] if document.meta.title else []
    headings = [block for block in _everything(document) if isinstance(block, Heading)]
    given = anchors([*title, *(inline_text(heading.children) for heading in headings)])[len(title) :]
    ids = {
        id(heading.attr): anchor
        for heading, anchor in zip(headings, given, strict=True)
        if anchor in wanted - taken and not heading.attr.id
    }

    def renew(attr: Attr) -> Attr:
        return replace(attr, id=ids[id(attr)]) if id(attr) in ids else attr

    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map_block(block, None, renew) for block in blocks)

    notes = tuple(Note(note.id, all_of(note.children)) for note in document.notes)
    return replace(document, blocks=all_of(document.blocks), notes=notes)
