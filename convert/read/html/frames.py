"""Open containers: what is being read, and what it becomes when it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final, Literal, TypeAlias

from convert.model import (
    Aside,
    Attr,
    Block,
    CodeBlock,
    Definition,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    Text,
)
from convert.read.html.element import Element
from convert.read.html.quotes import quotation, undashed
from convert.read.html.run import Run
from convert.read.html.tables import OpenCell, OpenTable

#: Containers of blocks, and containers of words. ``side``: words that the page hides within a sentence.
FlowKind: TypeAlias = Literal["root", "quote", "aside", "item", "description", "cell", "figure", "note"]
HolderKind: TypeAlias = Literal["list", "definitions", "table"]
WordKind: TypeAlias = Literal["heading", "term", "caption", "figcaption", "credit", "attribution", "side", "code"]
Kind: TypeAlias = FlowKind | HolderKind | WordKind

WORDS: Final[frozenset[Kind]] = frozenset(
    {"heading", "term", "caption", "figcaption", "credit", "attribution", "side", "code"}
)
#: The style of an item that has a number (CSS Lists 3, section 3.1).
_COUNTED: Final = re.compile(r"list-style(?:-type)?\s*:[^;]*\bdecimal", re.IGNORECASE)
HOLDERS: Final[frozenset[Kind]] = frozenset({"list", "definitions", "table"})


@dataclass(slots=True)
class Frame:
    """An open container. ``chars`` and ``linked`` count the characters read in it, and those of them in links.

    ``run``: the run around a container of words, resumed when it ends; None for any other container. Which of the other
    fields is used depends on the kind: ``blocks`` by containers of blocks, ``items`` (``counted``: those of them that a
    style numbers), ``definitions`` and ``table`` by
    theirs, ``words`` by code, ``caption`` and ``credit`` by figures, ``credit`` by quotations for their attribution.
    """

    kind: Kind
    element: Element
    chars: int = 0
    linked: int = 0
    run: Run | None = None
    blocks: list[Block] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    counted: int = 0
    definitions: list[tuple[list[tuple[Inline, ...]], list[tuple[Block, ...]]]] = field(default_factory=list)
    table: OpenTable | None = None
    cell: OpenCell | None = None
    words: list[str] = field(default_factory=list)
    language: str | None = None
    caption: tuple[Inline, ...] = ()
    credit: tuple[Inline, ...] = ()
    level: int = 0
    key: str = ""

    def add(self, block: Block) -> None:
        """Take in a block; what stands loose in a list or a table is taken for an item or a row of its own."""
        match self.kind:
            case kind if kind not in HOLDERS:
                self.blocks.append(block)
            case "list":
                self.items.append(ListItem((block,), Attr(origin=block.attr.origin)))
            case "definitions":
                self.describe((block,))
            case _ if self.table is not None:
                self.table.row()
                self.table.cell(self.element).blocks.append(block)

    def describe(self, blocks: tuple[Block, ...]) -> None:
        """Add a description to the last definition."""
        if not self.definitions:
            self.definitions.append(([], []))
        self.definitions[-1][1].append(blocks)

    def name(self, term: tuple[Inline, ...]) -> None:
        """Add a term: to the last definition while it has no description yet."""
        if not self.definitions or self.definitions[-1][1]:
            self.definitions.append(([], []))
        self.definitions[-1][0].append(term)


def share(linked: int, chars: int) -> float:
    """Share of the characters that stand in links."""
    if not linked or not chars:
        return 0.0
    return round(linked / chars, 3) if linked < chars else 1.0


def quote(frame: Frame, attr: Attr) -> tuple[Block, ...]:
    """A quotation; one that holds the page's headline or nothing is no quotation."""
    if not frame.blocks or _headed(frame.blocks):
        return (*frame.blocks, *((Paragraph(frame.credit, attr),) if frame.credit else ()))
    return (quotation(frame.blocks, frame.credit, attr),)


def aside(frame: Frame, attr: Attr) -> tuple[Block, ...]:
    """A part beside the text; one that holds the page's headline is the text itself."""
    if not frame.blocks or _headed(frame.blocks):
        return tuple(frame.blocks)
    return (Aside(tuple(frame.blocks), attr),)


def listing(frame: Frame, attr: Attr) -> tuple[Block, ...]:
    """A list. One that lays out the page is taken apart: the headline stands in it, or its only item is a text."""
    items = [item for item in frame.items if item.children]
    lone = len(items) == 1 and len(items[0].children) > 3
    if lone or any(_headed(item.children) for item in items):
        return tuple(block for item in items for block in item.children)
    if not items:
        return ()
    said = (frame.element.attributes.get("start") or "").strip()
    start = int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1
    ordered = frame.element.tag == "ol" or frame.counted == len(frame.items)
    return (List(tuple(items), ordered, start if ordered else 1, attr),)


def counts(element: Element) -> bool:
    """Whether the style of an item numbers it, whatever the list is."""
    style = element.attributes.get("style") or ""
    return "list-style" in style and _COUNTED.search(style) is not None


def definitions(frame: Frame, attr: Attr) -> tuple[Block, ...]:
    """A definition list; descriptions without a term are just what they hold."""
    whole = [(terms, described) for terms, described in frame.definitions if terms or described]
    if not whole or not all(terms for terms, _ in whole):
        flat: list[Block] = []
        for terms, described in whole:
            flat += [Paragraph(term, attr) for term in terms]
            flat += [block for blocks in described for block in blocks]
        return tuple(flat)
    return (DefinitionList(tuple(Definition(tuple(terms), tuple(described)) for terms, described in whole), attr),)


def figure(frame: Frame, attr: Attr) -> tuple[Block, ...]:
    """What a figure holds, with its caption where it belongs: at the picture, the table or the quotation."""
    blocks, caption, credit = frame.blocks, frame.caption, frame.credit
    if not caption and not credit:
        return tuple(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        match blocks[at]:
            case Figure(caption=(), credit=()) as picture:
                blocks[at] = replace(picture, caption=caption, credit=credit, attr=replace(attr, id=picture.attr.id))
                return tuple(blocks)
            case Table(caption=()) as table:
                blocks[at] = replace(table, caption=both(caption, credit))
                return tuple(blocks)
            case Quote(attribution=()) as quoted:
                blocks[at] = replace(quoted, attribution=undashed(both(caption, credit)))
                return tuple(blocks)
            case _:
                pass
    return (*blocks, Paragraph(both(caption, credit), attr))


def both(caption: tuple[Inline, ...], credit: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Two runs as one, a space between them."""
    return (*caption, Text(" "), *credit) if caption and credit else caption or credit


def code(frame: Frame, attr: Attr) -> tuple[Block, ...]:
    """Preformatted text without the line ends around it."""
    value = "".join(frame.words).strip("\n").rstrip()
    return (CodeBlock(value, frame.language, attr),) if value.strip() else ()


def _headed(blocks: tuple[Block, ...] | list[Block]) -> bool:
    return any(isinstance(block, Heading) and block.level == 1 for block in blocks)
