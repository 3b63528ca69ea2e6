"""A saved page → a dirty Document with everything that the page holds: navigation, teasers, hidden text and all.

Parsing follows the HTML standard (lexbor), so tag soup is read as browsers read it. Nothing is dropped or judged here:
each block says where it stands (:class:`DomPath`: child indexes from the root element, as ``element.children`` counts
them) and what stands around it (:class:`Hints`, whose ``words`` has one entry for each of ``tags``), and the cleaner
decides. Time and memory are linear in the page's size, whatever its depth.
"""

from __future__ import annotations

from dataclasses import replace

from convert.errors import ConvertError
from convert.model import WRAPPERS, Block, Document, Heading, Inline, Link, Note, NoteRef, Paragraph, Sup, Text
from convert.output import Finding
from convert.read import Load, Parsed, no_pictures
from convert.walk import child_blocks, inlines_of, map_block, notes_called, own_inlines

__all__ = ["Parsed", "read_html"]


def read_html(data: bytes, load: Load, name: str, address: str = "", held: Load = no_pictures) -> Parsed:
    """Read a saved page. ``load`` gives the bytes of a picture by its path relative to the page, or None.

    ``address``: where the file says that the page is from; ``held``: what the file holds by the name that the page
    gives it, wherever that leads.

    Raises DecodeError when the bytes are no page that can be read, ConvertError when nothing is in it.
    """
    from selectolax.lexbor import LexborHTMLParser

    from convert.read.html import office, producers
    from convert.read.html.builder import Builder
    from convert.read.html.depth import bounded
    from convert.read.html.element import root_of
    from convert.read.html.encoding import page_text
    from convert.read.html.head import read_head
    from convert.read.html.notes import note_map
    from convert.read.html.pictures import Album

    text, broken = page_text(data)
    tree = LexborHTMLParser(bounded(producers.unframed(text)))
    body, html = tree.body, tree.root
    if body is None or html is None:
        raise ConvertError(f"{name}: the page holds no words")
    office.tidied(tree, text)
    producers.tidied(tree, text)
    head = read_head(tree, text, address)
    album = Album(load, head.base, held)
    notes = note_map(tree)
    root = root_of(html)
    root.children = 1
    builder = Builder(root, album=album, notes=notes, base=head.base, source=text)
    blocks = builder.read(body)
    document = _with_lost_notes(Document(head.meta, blocks, builder.found_notes(), tuple(album.media.values())))
    if notes.anchors or notes.calls:
        document = _resolved(document, builder.aliases, head.base)
    findings = list(album.findings)
    if broken:
        findings.insert(
            0, Finding("characters-unread", f"{broken} characters could not be read; \ufffd stands for each")
        )
    return Parsed(text, document, tuple(findings), tuple(builder.left_out), kind="blocks")


def _with_lost_notes(document: Document) -> Document:
    """The document with what was taken for notes and has no call that a reader meets at its end: it may be its text."""
    if not document.notes:
        return document
    calls = {node.note for node in inlines_of(document.blocks) if isinstance(node, NoteRef)}
    notes = notes_called(document.notes, calls)
    lost = [note for note in document.notes if note not in notes]
    return replace(
        document, blocks=(*document.blocks, *[block for note in lost for block in note.children]), notes=notes
    )


def _resolved(document: Document, aliases: dict[str, str], base: str) -> Document:
    """The document with in-page links that lead to a block of it, and no reference to a note that is not there."""
    known = {note.id for note in document.notes}

    def inline(node: Inline) -> tuple[Inline, ...]:
        match node:
            case NoteRef(note):
                return (node,) if note in known else ()
            case Sup(()):
                return ()
            case Link(children, target) if target.startswith("#"):
                if target[1:] in aliases:
                    return (replace(node, target="#" + aliases[target[1:]]),)
                return (replace(node, target=base + target),) if base else children
            case _:
                return (node,)

    def all_of(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map_block(block, inline) if _refers(block) else block for block in blocks)

    notes = tuple(Note(note.id, all_of(note.children)) for note in document.notes)
    return replace(document, blocks=all_of(document.blocks), notes=notes)


def _refers(block: Block) -> bool:
    """Whether a link within the page or the number of a note stands in a block."""
    if isinstance(block, (Paragraph, Heading)):
        return _run_refers(block.children)
    return any(map(_run_refers, own_inlines(block))) or any(map(_refers, child_blocks(block)))


def _run_refers(run: tuple[Inline, ...]) -> bool:
    for node in run:
        if isinstance(node, Text):
            continue
        if isinstance(node, NoteRef) or (isinstance(node, Link) and node.target.startswith("#")):
            return True
        if isinstance(node, WRAPPERS) and _run_refers(node.children):
            return True
    return False
