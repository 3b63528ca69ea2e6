"""Map and fold over the tree: children, leaves with their paths, plain text, and rebuilding with a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias, assert_never

from convert.model import (
    NO_ATTR,
    WRAPPERS,
    Aside,
    Attr,
    Block,
    Cell,
    CodeBlock,
    CodeSpan,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    List,
    ListItem,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Strong,
    Table,
    Text,
    ThematicBreak,
)

Path: TypeAlias = tuple[int, ...]


def inline_text(children: tuple[Inline, ...]) -> str:
    """The words of a run of inlines as a reader meets them: a line break is ``"\\n"``, a note reference is nothing,
    a picture is its alt text."""
    while len(children) == 1:  # a text, or one in a link, as most runs of a page are
        only = children[0]
        if isinstance(only, Text):
            return only.value
        if not isinstance(only, WRAPPERS):
            break
        children = only.children
    return "".join([_text_of(child) for child in children])


def _text_of(node: Inline) -> str:
    if isinstance(node, (Text, CodeSpan)):
        return node.value
    if isinstance(node, WRAPPERS):
        return inline_text(node.children)
    if isinstance(node, Image):
        return "" if node.decorative else (node.alt or "")
    return "\n" if isinstance(node, LineBreak) else ""


def child_blocks(block: Block) -> tuple[Block, ...]:
    """The blocks directly within a block, in reading order; list items, cells and descriptions are flattened."""
    if isinstance(block, (Paragraph, Heading)):
        return ()
    match block:
        case Quote(children=children) | Aside(children=children):
            return children
        case List(items=items):
            return tuple([child for item in items for child in item.children])
        case DefinitionList(items=items):
            return tuple([child for item in items for described in item.descriptions for child in described])
        case Table(rows=rows):
            return tuple([child for row in rows for cell in row.cells for child in cell.children])
        case Figure() | CodeBlock() | ThematicBreak():
            return ()
        case _:
            assert_never(block)


def own_inlines(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """The runs of inlines that a block holds itself, not through child blocks, in reading order."""
    match block:
        case Heading(children=children) | Paragraph(children=children):
            return (children,)
        case Quote(attribution=attribution):
            return (attribution,) if attribution else ()
        case Table(caption=caption):
            return (caption,) if caption else ()
        case Figure(caption=caption, credit=credit):
            return tuple(part for part in (caption, credit) if part)
        case DefinitionList(items=items):
            return tuple(term for item in items for term in item.terms)
        case List() | CodeBlock() | ThematicBreak() | Aside():
            return ()
        case _:
            assert_never(block)


def iter_blocks(blocks: tuple[Block, ...], path: Path = ()) -> Iterator[tuple[Path, Block]]:
    """Every block with its path, depth first in document order. A path indexes :func:`child_blocks` at each step."""
    for index, block in enumerate(blocks):
        here = (*path, index)
        yield here, block
        yield from iter_blocks(child_blocks(block), here)


def leaves(blocks: tuple[Block, ...]) -> Iterator[tuple[Path, Block]]:
    """The blocks that hold no other blocks, with their paths, in document order."""
    return ((path, block) for path, block in iter_blocks(blocks) if not child_blocks(block))


def iter_inlines(children: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every inline node of a run, outer before inner."""
    for child in children:
        yield child
        if isinstance(child, WRAPPERS):
            yield from iter_inlines(child.children)


def inlines_of(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Every inline node of all runs within some blocks, in reading order."""
    return (node for _, block in iter_blocks(blocks) for run in own_inlines(block) for node in iter_inlines(run))


def notes_called(notes: tuple[Note, ...], called: set[str]) -> tuple[Note, ...]:
    """The notes of these ids, and those that they call. A note stands behind the first that calls it."""
    left = []
    for note in notes:
        if note.id in called:
            left.append(note)
            called.update(node.note for node in inlines_of(note.children) if isinstance(node, NoteRef))
    return tuple(left)


def pictures(document: Document) -> frozenset[str]:
    """The ids of the media that a reader of a document meets; it may hold others."""
    parts = (document.blocks, *(note.children for note in document.notes))
    blocks = [block for part in parts for _, block in iter_blocks(part)]
    inline = (node for block in blocks for run in own_inlines(block) for node in iter_inlines(run))
    return frozenset(node.media for node in (*blocks, *inline) if isinstance(node, (Figure, Image)))


def is_blank(node: Inline) -> bool:
    """Whether a node is white space and no more."""
    return isinstance(node, Text) and not node.value.strip()


def block_text(block: Block) -> str:
    """The words of a block and all within it, parts separated by newlines, captions and terms where they are read."""
    if isinstance(block, (Paragraph, Heading)):
        return inline_text(block.children)
    match block:
        case CodeBlock(value=value):
            return value
        case ThematicBreak():
            return ""
        case Figure(alt=alt, caption=caption, credit=credit, decorative=decorative):
            parts = ["" if decorative else (alt or ""), inline_text(caption), inline_text(credit)]
        case Table(caption=caption):
            parts = [inline_text(caption), *map(block_text, child_blocks(block))]
        case Quote(attribution=attribution):
            parts = [*map(block_text, child_blocks(block)), inline_text(attribution)]
        case DefinitionList(items=items):
            parts = []
            for item in items:
                parts += [inline_text(term) for term in item.terms]
                parts += [block_text(child) for described in item.descriptions for child in described]
        case List() | Aside():
            parts = [block_text(child) for child in child_blocks(block)]
        case _:
            assert_never(block)
    return "\n".join([part for part in parts if part])


#: Characters of the longest line in bold that is taken for the head of what follows.
HEAD_LINE: Final = 80
#: What a line that leads to the list below it ends with.
LEAD_IN: Final = (":", "：")


def leads_on(block: Block, following: Block | None) -> bool:
    """Whether a paragraph belongs onto the page of what follows it: a line all in bold, or an announcement that ends
    with a colon before a list, a table, code, a picture or a quotation."""
    if not isinstance(block, Paragraph) or following is None:
        return False
    text = inline_text(block.children).rstrip()
    if isinstance(following, (List, DefinitionList, Table, CodeBlock, Figure, Quote)) and text.endswith(LEAD_IN):
        return True
    strong = all(isinstance(node, Strong) or is_blank(node) for node in block.children)
    return strong and 0 < len(text) <= HEAD_LINE


InlineMap: TypeAlias = Callable[[Inline], tuple[Inline, ...]]
AttrMap: TypeAlias = Callable[[Attr], Attr]


def map_inlines(children: tuple[Inline, ...], change: InlineMap) -> tuple[Inline, ...]:
    """Rebuild a run: each node's children first, then the node itself is replaced by what ``change`` returns."""
    out: list[Inline] = []
    for child in children:
        if isinstance(child, WRAPPERS):
            child = replace(child, children=map_inlines(child.children, change))
        out.extend(change(child))
    return tuple(out)


def map_block(
    block: Block,
    inlines: InlineMap | None,
    attr: AttrMap = lambda attr: attr,
    figure: Callable[[Figure], Figure] = lambda figure: figure,
    heading: Callable[[Heading], Heading] = lambda heading: heading,
) -> Block:
    """Rebuild a block and all within it, with ``inlines`` applied to every inline node (None: they stay), ``attr`` to
    every Attr, ``figure`` to every Figure and ``heading`` to every Heading."""

    def runs(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
        return children if inlines is None else map_inlines(children, inlines)

    def blocks(children: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple([map_block(child, inlines, attr, figure, heading) for child in children])

    match block:
        case Heading(children=inner):
            return heading(Heading(block.level, runs(inner), attr(block.attr)))
        case Paragraph(children=inner):
            return Paragraph(runs(inner), attr(block.attr))
        case Quote(children=children, attribution=attribution):
            return replace(block, children=blocks(children), attribution=runs(attribution), attr=attr(block.attr))
        case Aside(children=children):
            return replace(block, children=blocks(children), attr=attr(block.attr))
        case List(items=items):
            done = tuple([ListItem(blocks(item.children), attr(item.attr)) for item in items])
            return List(done, block.ordered, block.start, attr(block.attr))
        case DefinitionList(items=definitions):
            changed = tuple(
                replace(
                    item,
                    terms=tuple(map(runs, item.terms)),
                    descriptions=tuple(map(blocks, item.descriptions)),
                )
                for item in definitions
            )
            return replace(block, items=changed, attr=attr(block.attr))
        case Table(rows=rows, caption=caption):

            def cell(old: Cell) -> Cell:
                return Cell(blocks(old.children), old.scope, old.colspan, old.rowspan, attr(old.attr))

            new = tuple([Row(tuple(map(cell, row.cells))) for row in rows])
            return replace(block, rows=new, caption=runs(caption), attr=attr(block.attr))
        case Figure(caption=caption, credit=credit):
            return figure(replace(block, caption=runs(caption), credit=runs(credit), attr=attr(block.attr)))
        case CodeBlock() | ThematicBreak():
            return replace(block, attr=attr(block.attr))
        case _:
            assert_never(block)


def map_children(block: Block, change: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Block:
    """The block with ``change`` applied to each sequence of blocks directly within it: those of a quotation, an aside,
    and of each item, cell and description."""
    match block:
        case Quote(children=children) | Aside(children=children):
            return replace(block, children=change(children))
        case List(items=items):
            return replace(block, items=tuple([ListItem(change(item.children), item.attr) for item in items]))
        case DefinitionList(items=definitions):
            return replace(
                block,
                items=tuple([replace(one, descriptions=tuple(map(change, one.descriptions))) for one in definitions]),
            )
        case Table(rows=rows):

            def cell(old: Cell) -> Cell:
                return Cell(change(old.children), old.scope, old.colspan, old.rowspan, old.attr)

            return replace(block, rows=tuple([Row(tuple(map(cell, row.cells))) for row in rows]))
        case _:
            return block


def map_runs(block: Block, change: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> Block:
    """The block with ``change`` applied to each run of inlines that it holds itself (:func:`own_inlines`)."""
    match block:
        case Heading(children=children) | Paragraph(children=children):
            changed = change(children)
            if changed is children:
                return block
            if isinstance(block, Heading):
                return Heading(block.level, changed, block.attr)
            return Paragraph(changed, block.attr)
        case Quote(attribution=run):
            return replace(block, attribution=change(run)) if run else block
        case Table(caption=run):
            return replace(block, caption=change(run)) if run else block
        case Figure(caption=caption, credit=credit):
            return replace(block, caption=change(caption), credit=change(credit)) if caption or credit else block
        case DefinitionList(items=items):
            return replace(block, items=tuple([replace(one, terms=tuple(map(change, one.terms))) for one in items]))
        case List() | CodeBlock() | ThematicBreak() | Aside():
            return block
        case _:
            assert_never(block)


def without_provenance(document: Document) -> Document:
    """The document with every origin and hint emptied: what two trees are compared by."""

    def bare(attr: Attr) -> Attr:
        named = attr.id is not None or attr.lang is not None or attr.dir is not None
        return Attr(attr.id, attr.lang, attr.dir) if named else NO_ATTR

    return replace(
        document,
        blocks=tuple(map_block(block, None, bare) for block in document.blocks),
        notes=tuple(
            replace(note, children=tuple(map_block(block, None, bare) for block in note.children))
            for note in document.notes
        ),
    )
