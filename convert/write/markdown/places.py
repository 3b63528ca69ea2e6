"""What inlines point to, as Markdown names it: paths of pictures, labels of notes, anchors of headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from convert.anchors import anchors
from convert.model import Document, Heading, NoteRef
from convert.walk import inline_text, iter_blocks, iter_inlines, own_inlines

_EXTENSIONS: Final = {
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
    "image/svg+xml": ".svg",
    "image/avif": ".avif",
    "image/bmp": ".bmp",
    "image/tiff": ".tif",
}


@dataclass(slots=True)
class Places:
    """What inlines point to: the path of a picture, the label of a note, the anchor of a block, each by its id.
    ``lost`` collects what Markdown cannot say, by finding code; ``used`` the pictures that were shown."""

    media: dict[str, str]
    labels: dict[str, str]
    anchors: dict[str, str]
    lost: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)


def referenced(document: Document) -> set[str]:
    """The ids of the notes that something refers to."""
    if not document.notes:
        return set()
    return {
        node.note
        for blocks in (document.blocks, *(note.children for note in document.notes))
        for _, block in iter_blocks(blocks)
        for run in own_inlines(block)
        for node in iter_inlines(run)
        if isinstance(node, NoteRef)
    }


def places(document: Document) -> Places:
    """Paths that are safe, labels that Markdown can write, and anchors, each unlike all others."""
    labels: dict[str, str] = {}
    for number, note in enumerate(document.notes, start=1):
        label = note.id if re.fullmatch(r"[\w.-]{1,32}", note.id) else f"note-{number}"
        while label in labels.values():
            label += "-"
        labels[note.id] = label
    media: dict[str, str] = {}
    for medium in document.media:
        path = medium.source if medium.data is None else None
        stem = re.sub(r"[^\w-]|^-", "-", medium.id) or "picture"
        while not path or path in media.values():
            path = f"media/{stem}{_EXTENSIONS.get(medium.mime, '')}"
            stem += "-"
        media[medium.id] = path
    return Places(media, labels, _anchors(document))


def _anchors(document: Document) -> dict[str, str]:
    """The anchor for each id in the document: that of the heading, or after ``~`` that of the section it is in."""
    blocks = [block for _, block in iter_blocks(document.blocks)]
    blocks += [block for note in document.notes for _, block in iter_blocks(note.children)]
    if not any(block.attr.id for block in blocks):
        return {}
    words = [document.meta.title] if document.meta.title else []
    given = iter(anchors([*words, *(inline_text(block.children) for block in blocks if isinstance(block, Heading))]))
    current = next(given) if words else ""
    out: dict[str, str] = {}
    for block in blocks:
        mark = "~"
        if isinstance(block, Heading):
            current, mark = next(given), ""
        if block.attr.id:
            out[block.attr.id] = mark + current
    return out


def files(document: Document, given: Places) -> tuple[tuple[str, bytes], ...]:
    """The pictures that the text shows and whose bytes we have, by the paths that it gives them."""
    return tuple(
        (given.media[medium.id], medium.data)
        for medium in document.media
        if medium.data is not None and medium.id in given.used
    )
