"""What the model of saved pages knows of each block beside its words: columns of whole numbers, 0 to 254.

Most of it is a fact about an element and is worked out once for each; blocks take it from the element they stand in.
"""

from __future__ import annotations

from collections.abc import Container
from functools import lru_cache
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
    *elements.NAMES,
)
#: Kinds of blocks but for headings, which are told apart by their levels.
_KINDS: Final[dict[type[Block], int]] = {
    Paragraph: 1, List: 10, Table: 11, Quote: 12, CodeBlock: 13, Figure: 14, Aside: 15, DefinitionList: 16,
}  # fmt: skip
_OTHER: Final = 17
_HOLDERS: Final = (List, Table, DefinitionList, Quote, Aside)
#: What is within a block that holds no other.
_NOTHING: Final = (0, 0, 0, 0, 0, 0)
#: Neighbours whose kind and share of links a block knows.
_NEAR: Final = (-2, -1, 1, 2)


def columns_of(page: Page, document: Document, places: Places, names: Container[str] | None = None) -> Columns:
    """The columns of the first look that are not about words alone, by name: those of these names at least, or all."""
    of_elements, spans = elements.columns_by_element(places)
    rows: list[bytes] = []
    for line, (block, element, (tag, words)) in enumerate(zip(document.blocks, places.at, places.inner, strict=True)):
        own = (
            _TAGS.get(tag, 0),
            _KINDS.get(type(block), _OTHER) if not isinstance(block, Heading) else 1 + block.level,
            int(250 * places.density[line]),
            min(254, len(block.items)) if isinstance(block, (List, DefinitionList)) else 0,
            line > places.headline,
            places.doubt[element],
            min(3, places.veto[element]),
            *_own_bits(hints.mask(words) | places.mask[element]),
            *(_within(block, places.size[line]) if isinstance(block, _HOLDERS) else _NOTHING),
        )
        rows += (bytes(own), of_elements[element])
    whole, width = b"".join(rows), len(_NAMES)
    out = {name: whole[at::width] for at, name in enumerate(_NAMES)}
    places_in = {span: _places_in(span, len(places.at)) for span in set(spans)}
    out.update((name, places_in[span]) for name, span in zip(elements.PLACES_IN, spans, strict=True))
    for name in ("k_kind", "k_links"):
        for shift in _NEAR:
            out[f"{name}{shift:+d}"] = shifted(out[name], shift)
    before, after = nearest([prose > 0 for prose in places.block_prose])
    out["rise_prose_before"], out["rise_prose_after"] = rises(places, before), rises(places, after)
    out.update(likeness.columns_of(page, document.meta, places, names))
    return out


@lru_cache(maxsize=20_000)
def _own_bits(mask: int) -> tuple[bool, ...]:
    return tuple([mask & bit > 0 for bit in _OWN_BITS])


def _places_in(span: tuple[int, int], count: int) -> bytes:
    """How far each block is down the blocks from the first of ``span`` on, as many as it says."""
    first, size = span
    inside = [250 * line // size for line in range(size)]
    return (bytes(first) + bytes(inside)).ljust(count, b"\xfa" if size else b"\0")


def _within(block: Block, size: int) -> tuple[int, ...]:
    """What a block of ``size`` characters that holds others is made of: pictures, headings, parts, links, links to
    elsewhere on the page, and characters a part."""
    todo = list(child_blocks(block))
    if not todo:
        return _NOTHING
    pictures = headings = parts = linked = local = count = 0
    while todo:
        inner = todo.pop()
        count += 1
        if isinstance(inner, (Paragraph, Heading)):
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
