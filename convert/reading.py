"""What a reader meets, in order: the common language in which the tree and the four finished files are compared.

:func:`utterances` flattens a tree. Each module of :mod:`convert.check` reads a finished file back into the same
shape with a parser of its own, so equality proves that no format lost, added or moved a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

from convert.model import (
    Aside,
    Block,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Table,
    ThematicBreak,
)
from convert.walk import inline_text

Role: TypeAlias = Literal["heading", "paragraph", "attribution", "code", "figure", "caption", "credit", "term"]


@dataclass(frozen=True, slots=True)
class Utterance:
    """One stretch of text with one role.

    ``level`` is the heading level (the title is 1), else 0. ``lang`` is the language in force for the block.
    ``trail`` names the containers from the outside in: "quote", "list", "ordered-list", "item", "definitions",
    "table", "aside", "notes".
    ``text`` has every run of white space as one space (except for role "code"), and none at its ends. For a figure it
    is the alt text.
    """

    role: Role
    text: str
    level: int = 0
    lang: str = ""
    trail: tuple[str, ...] = ()


def squeeze(text: str) -> str:
    """White space runs to one space, ends trimmed; soft hyphens are kept, as they are content."""
    return " ".join(text.split())


def utterances(document: Document) -> tuple[Utterance, ...]:
    """What a reader of ``document`` meets: the title, the blocks, then the notes."""
    lang = document.meta.lang
    out = [Utterance("heading", squeeze(document.meta.title), 1, lang)] if document.meta.title else []
    out.extend(_blocks(document.blocks, lang, ()))
    for note in document.notes:
        out.extend(_blocks(note.children, lang, ("notes",)))
    return tuple(out)


def _blocks(blocks: tuple[Block, ...], lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
    for block in blocks:
        yield from _block(block, block.attr.lang or lang, trail)


def _block(block: Block, lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
    def say(
        role: Role, children: tuple[Inline, ...], level: int = 0, within: tuple[str, ...] = trail
    ) -> Iterator[Utterance]:
        text = squeeze(inline_text(children))
        if text:
            yield Utterance(role, text, level, lang, within)

    match block:
        case Heading(level=level, children=children):
            yield from say("heading", children, level)
        case Paragraph(children=children):
            yield from say("paragraph", children)
        case Quote(children=inner, attribution=attribution):
            yield from _blocks(inner, lang, (*trail, "quote"))
            yield from say("attribution", attribution, within=(*trail, "quote"))
        case Aside(children=inner):
            yield from _blocks(inner, lang, (*trail, "aside"))
        case List(items=items, ordered=ordered):
            for item in items:
                yield from _blocks(
                    item.children, item.attr.lang or lang, (*trail, "ordered-list" if ordered else "list", "item")
                )
        case DefinitionList(items=definitions):
            for definition in definitions:
                for term in definition.terms:
                    yield from say("term", term, within=(*trail, "definitions"))
                for described in definition.descriptions:
                    yield from _blocks(described, lang, (*trail, "definitions"))
        case Table(rows=rows, caption=caption):
            yield from say("caption", caption, within=(*trail, "table"))
            for row in rows:
                for cell in row.cells:
                    inside = (*trail, "table", "header-cell" if cell.scope else "cell")
                    yield from _blocks(cell.children, cell.attr.lang or lang, inside)
        case Figure(alt=alt, caption=caption, credit=credit, decorative=decorative):
            if not decorative:
                yield Utterance("figure", squeeze(alt or ""), 0, lang, trail)
            yield from say("caption", caption, within=(*trail, "figure"))
            yield from say("credit", credit, within=(*trail, "figure"))
        case CodeBlock(value=value):
            yield Utterance("code", value, 0, lang, trail)
        case ThematicBreak():
            return
        case _:
            assert_never(block)
