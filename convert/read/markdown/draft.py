"""A Markdown file as a source: what :mod:`convert.read.markdown` reads, with a fate for every line of it.

A draft is somebody's own text, and all of it stays. Only where it says itself that a program took it off a page, in the
fields of its front matter or in the head that Jina's Reader writes, is it taken for scraped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from convert.decode import decode
from convert.invariants import FORBIDDEN
from convert.ledger import Decision, Fate
from convert.model import Block, Document, Heading, Lines
from convert.outline import outlined
from convert.output import Finding
from convert.read import Kind, Load, Parsed
from convert.read.markdown import anchored, beside_words, read_body
from convert.read.markdown.front import front_matter, meta, reader_s_head, scraped
from convert.walk import inline_text, iter_blocks, iter_inlines, own_inlines

_Fate = tuple[Fate, Decision | None]

_FRONT: Final = Decision("markdown.front-matter", "says what is known of the text", 1.0)
_TITLE: Final = Decision("markdown.title", "the heading that is the title", 1.0)
_TARGET: Final = Decision("markdown.link-target", "says where a link leads", 1.0)
_UNUSED: Final = Decision("markdown.link-target", "says where a link would lead; none does", 1.0)
_MARKS: Final = Decision("markdown.marks", "marks that hold no words", 1.0)


def read_draft(data: bytes, load: Load, name: str) -> Parsed:
    """Read a Markdown file. ``load`` gives the bytes of a picture by the path that the text names, or None.

    Raises DecodeError when the bytes are no text, ConvertError when the front matter is not sound.
    """
    source = decode(data)
    text = FORBIDDEN.sub("", source)
    fields, rest, offset = front_matter(text)
    if not fields:
        fields, rest, offset = reader_s_head(text)
    body = read_body(rest, load, offset)
    known = meta(fields)
    fates: dict[int, _Fate] = dict.fromkeys(range(1, offset + 1), ("relabelled", _FRONT))
    titled = _titled(Document(known, body.blocks, body.notes, body.media))
    document = anchored(titled.document)
    if titled.heading:
        fates.update(_every_line(titled.heading, ("relabelled", _TITLE)))
    targets = _targets(document)
    for target, lines in body.targets:
        fates.update(_lines(lines, ("relabelled", _TARGET) if target in targets else ("removed", _UNUSED)))
    for note in document.notes:
        for block in note.children:
            fates.update(_every_line(block, ("kept", None)))
    fates.update(body.fates)
    top = 1 if titled.bundle else 2
    mended = replace(
        document,
        blocks=outlined(document.blocks, top),
        notes=tuple(replace(note, children=outlined(note.children)) for note in document.notes),
    )
    fates.update(_rest(source, mended.blocks, fates))
    kind: Kind = "blocks" if scraped(fields) else "draft"
    findings = (*body.findings, *_pictures(mended), *_levels(document, mended))
    return Parsed(source, mended, findings, kind=kind, fates=fates)


@dataclass(frozen=True, slots=True)
class _Titled:
    """A document whose title is no block. ``heading``: the one that was; ``bundle``: it stands over whole articles."""

    document: Document
    heading: Heading | None = None
    bundle: bool = False


def _titled(document: Document) -> _Titled:
    """The title is the front matter's, and a level-1 heading that repeats it; else the only level-1 heading there is,
    or the one that opens the text. Under a title that both name, further level-1 headings open the articles of a
    bundle."""
    tops = [at for at, block in enumerate(document.blocks) if isinstance(block, Heading) and block.level == 1]
    title = document.meta.title
    for at in tops:
        block = document.blocks[at]
        assert isinstance(block, Heading)
        words = " ".join(inline_text(block.children).split())
        same = _plain(words) == _plain(title)
        if words and (same if title else at == 0 or len(tops) == 1):
            blocks = (*document.blocks[:at], *beside_words(block), *document.blocks[at + 1 :])
            named = replace(document, meta=replace(document.meta, title=title or words), blocks=blocks)
            first = next((one.level for one in blocks if isinstance(one, Heading)), 0)
            return _Titled(named, block, bundle=bool(title) and first == 1 and len(tops) > 1)
    return _Titled(document)


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


def _targets(document: Document) -> set[str]:
    """What its links and pictures lead to."""
    found = {medium.source or "" for medium in document.media}
    for blocks in (document.blocks, *(note.children for note in document.notes)):
        for _, block in iter_blocks(blocks):
            for run in own_inlines(block):
                found.update(getattr(node, "target", "") for node in iter_inlines(run))
    return found


def _lines(lines: Lines, fate: _Fate) -> dict[int, _Fate]:
    return dict.fromkeys(range(lines.first, lines.last + 1), fate)


def _every_line(block: Block, fate: _Fate) -> dict[int, _Fate]:
    return _lines(block.attr.origin, fate) if isinstance(block.attr.origin, Lines) else {}


def _rest(source: str, blocks: tuple[Block, ...], known: dict[int, _Fate]) -> dict[int, _Fate]:
    """A fate for lines with signs on them of which nothing came: an empty heading, the sign of an empty list item."""
    told = set(known)
    for block in blocks:
        told.update(_every_line(block, ("kept", None)))
    lines = enumerate(source.split("\n"), start=1)
    return {number: ("removed", _MARKS) for number, line in lines if line.strip() and number not in told}


def _pictures(document: Document) -> tuple[Finding, ...]:
    return tuple(
        Finding("picture-missing", f"the picture is not beside the text: {medium.source}", where=medium.id)
        for medium in document.media
        if medium.data is None
    )


def _levels(before: Document, after: Document) -> tuple[Finding, ...]:
    """Whether headings are at other levels now than they were written at."""
    pairs = zip(iter_blocks(before.blocks), iter_blocks(after.blocks), strict=True)
    moved = sum(isinstance(old, Heading) and old != new for (_, old), (_, new) in pairs)
    if not moved:
        return ()
    message = f"{moved} headings skipped a level, or stood beside the title; each is now one level below its parent"
    return (Finding("heading-levels", message, "info"),)
