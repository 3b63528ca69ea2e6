"""Which blocks go into which file: a short article is one file, a long one is split at its main headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from convert.model import Block, Document, Heading, List, Table
from convert.walk import block_text, inline_text, iter_blocks
from convert.write.epub.html import identifier
from convert.write.epub.job import Job

#: Characters: about 25 pages of a paperback. Reading systems lay out a file of this size at once.
LONG: Final = 60_000


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading that the navigation document lists."""

    level: int
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One content file. ``continues``: it does not begin with a level-1 heading, so the book's title runs above it."""

    href: str
    blocks: tuple[Block, ...]
    continues: bool
    headings: dict[int, str]


def split(document: Document) -> tuple[tuple[Block, ...], ...]:
    """The blocks of each file. Level-1 headings always begin one; level-2 headings do where the whole is long. In a
    bundle each part does, and the title and contents have a file of their own."""
    if document.parts:
        return _parts(document)
    whole = len(document.blocks) and sum(len(block_text(block)) for block in document.blocks)
    deepest = 2 if whole > LONG else 1
    groups: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level <= deepest and groups[-1]:
            groups.append([])
        groups[-1].append(block)
    return tuple(tuple(group) for group in groups)


def _parts(document: Document) -> tuple[tuple[Block, ...], ...]:
    groups: list[list[Block]] = [[]]
    for block in document.blocks:
        if block.attr.id in document.parts:
            groups.append([])
        groups[-1].append(block)
    return tuple(tuple(group) for group in groups)


def chapters(job: Job) -> tuple[tuple[Chapter, ...], tuple[Entry, ...]]:
    """The content files and the entries of the table of contents; fills the job's ids and their homes."""
    groups = split(job.document)
    taken: set[str] = set()
    made: list[Chapter] = []
    entries: list[Entry] = []
    for number, blocks in enumerate(groups, 1):
        href = "text.xhtml" if len(groups) == 1 else f"text-{number:02}.xhtml"
        _place_ids(job, blocks, href, taken)
        headings: dict[int, str] = {}
        for block in blocks:
            if isinstance(block, Heading):
                own = block.attr.id
                anchor = job.ids[own] if own is not None else f"section-{len(entries) + 1}"
                headings[id(block)] = anchor
                words = " ".join(inline_text(block.children).split())
                entries.append(Entry(block.level, words, f"{href}#{anchor}"))
        first = blocks[0] if blocks else None
        continues = number > 1 and not (isinstance(first, Heading) and first.level == 1)
        made.append(Chapter(href, blocks, continues, headings))
    for note in job.document.notes:
        _place_ids(job, note.children, "", taken)
    return tuple(made), tuple(entries)


def _place_ids(job: Job, blocks: tuple[Block, ...], href: str, taken: set[str]) -> None:
    for _, block in iter_blocks(blocks):
        holders = [block.attr]
        if isinstance(block, List):
            holders += [item.attr for item in block.items]
        elif isinstance(block, Table):
            holders += [cell.attr for row in block.rows for cell in row.cells]
        for attr in holders:
            if attr.id is not None and attr.id not in job.ids:
                job.ids[attr.id] = identifier(attr.id, taken)
                job.homes[attr.id] = href
