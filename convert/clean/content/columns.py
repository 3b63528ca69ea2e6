"""What the model of saved pages knows of each block beside its words: columns of whole numbers, 0 to 254.

Most of it is a fact about an element and is worked out once for each; blocks take it from the element they stand in.
"""

from __future__ import annotations

from typing import Final

from convert.clean.content import elements, hints, likeness
from convert.clean.content.elements import share
from convert.clean.content.neighbours import nearest, rises
from convert.clean.content.places import Places
from convert.clean.page import Page
from convert.clean.series import Columns, log_of, shifted
from convert.model import (
    Aside,
    Block,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Link,
    List,
    Paragraph,
    Quote,
    Table,
)
from convert.walk import child_blocks

_TAG_NAMES: Final = """
p div span a li td h1 h2 h3 h4 h5 h6 strong b em i small ul ol table blockquote figure figcaption pre dl
section article header footer button label time cite img
"""
_TAGS: Final = {name: at for at, name in enumerate(_TAG_NAMES.split(), start=1)}
_OWN_KINDS: Final = ("article", "text", "comment", "list", "gallery", "unseen", "recipe", "lead", "caption")
_OWN_BITS: Final = tuple(hints.BIT[kind] for kind in _OWN_KINDS)

_NAMES: Final = (
    *(f"k_{name}" for name in ("inner", "kind", "links", "items", "held", "doubt", "veto")),
    *(f"own_{kind}" for kind in _OWN_KINDS),
    *(f"in_{name}" for name in ("pictures", "headings", "parts", "links", "local", "mean")),
    *elements.PLACES_IN,
    *elements.NAMES,
)
#: Neighbours whose kind and share of links a block knows.
_NEAR: Final = (-2, -1, 1, 2)


def columns_of(page: Page, document: Document, places: Places) -> Columns:
    """Every column of the first look that is not about words alone, by name."""
    of_elements, spans = elements.rows_of(places)
    rows: list[bytes] = []
    for line, block in enumerate(document.blocks):
        element = places.at[line]
        tag, words = places.inner[line]
        mask = hints.mask(words) | places.mask[element]
        own = (
            _TAGS.get(tag, 0),
            _kind(block),
            int(250 * places.density[line]),
            min(254, len(block.items)) if isinstance(block, List | DefinitionList) else 0,
            int(line > places.headline),
            int(places.doubt[element]),
            min(3, places.veto[element]),
            *[mask & bit > 0 for bit in _OWN_BITS],
            *_within(block, places.size[line]),
            *[share(line - first, span) if span else 0 for first, span in spans],
        )
        rows += (bytes(own), of_elements[element])
    whole, width = b"".join(rows), len(_NAMES)
    out = {name: whole[at::width] for at, name in enumerate(_NAMES)}
    for name in ("k_kind", "k_links"):
        for shift in _NEAR:
            out[f"{name}{shift:+d}"] = shifted(out[name], shift)
    before, after = nearest([prose > 0 for prose in places.block_prose])
    out["rise_prose_before"], out["rise_prose_after"] = rises(places, before), rises(places, after)
    out.update(likeness.columns_of(page, document.meta, places))
    return out


def _kind(block: Block) -> int:
    match block:
        case Paragraph():
            return 1
        case Heading(level=level):
            return 1 + level
        case List():
            return 10
        case Table():
            return 11
        case Quote():
            return 12
        case CodeBlock():
            return 13
        case Figure():
            return 14
        case Aside():
            return 15
        case DefinitionList():
            return 16
        case _:
            return 17


def _within(block: Block, size: int) -> tuple[int, ...]:
    """What a block of ``size`` characters that holds others is made of: pictures, headings, parts, links, links to
    elsewhere on the page, and characters a part."""
    todo = list(child_blocks(block))
    if not todo:
        return (0, 0, 0, 0, 0, 0)
    pictures = headings = parts = linked = local = count = 0
    while todo:
        inner = todo.pop()
        count += 1
        if isinstance(inner, Paragraph | Heading):
            parts += 1
            headings += isinstance(inner, Heading)
            link = next((node for node in inner.children if isinstance(node, Link)), None)
            linked += link is not None
            local += link is not None and link.target.startswith("#")
        elif below := child_blocks(inner):
            todo += below
        else:
            parts += 1
            pictures += isinstance(inner, Figure)
    return (
        min(254, pictures),
        min(254, headings),
        log_of(parts),
        1 + share(linked, count),
        share(local, linked),
        log_of(size // parts),
    )
