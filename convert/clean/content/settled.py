"""The form of what is left of a saved page: marks that its template needed and a document does not.

The model judges the blocks as the reader makes them, so they are put right here, once that is done. No word of the
text is added or lost but a number that a list gives by itself and the signs of a break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from convert.canonical import canonical
from convert.clean.content.alternatives import told_once
from convert.clean.content.grids import gridded
from convert.clean.content.headings import with_headings
from convert.clean.content.lead import unheaded
from convert.clean.content.listed import listed
from convert.clean.content.titled import titled
from convert.clean.content.twins import shown_once
from convert.clean.content.written_lists import with_lists
from convert.clean.families.structure import BREAK
from convert.clean.phrases import tokens
from convert.model import (
    WRAPPERS,
    Aside,
    Block,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    Media,
    Paragraph,
    Quote,
    Span,
    Strong,
    Text,
    ThematicBreak,
)
from convert.walk import inline_text, is_blank, iter_inlines, map_children, map_runs

#: Pixels up to which a picture is a sign in a line, and names of such signs.
_SIGN: Final = 48
_SIGNS: Final = re.compile(r"emoji|smil(?:e|ey|ie)s?\b|(?:^|[/_-])icons?[/_.-]|(?:^|/)flags?/", re.IGNORECASE)
#: A word of such a name, which is looked for first, since few addresses have one.
_SIGN_WORDS: Final = ("emoji", "smil", "icon", "flag")
_SIGNS_ONLY: Final = re.compile(r"[*_~•·●◦■□▪◆◇★☆✦✽§=#+–—―-]+")

_Run = tuple[Inline, ...]


def settled(document: Document) -> Document:
    """The document with the structure that a reader of its blocks is best served by."""
    document = shown_once(document)
    signs = frozenset(medium.id for medium in document.media if _is_sign(medium))
    blocks = with_headings(_Settler(signs).flow(unheaded(_capped(gridded(document.blocks)))))
    return titled(with_lists(replace(document, blocks=told_once(blocks, tokens(document.meta.title)))))


def _is_sign(medium: Media) -> bool:
    if 0 < max(medium.width, medium.height) <= _SIGN:
        return True
    source = medium.source or ""
    if source.isascii() and not any(map(source.lower().__contains__, _SIGN_WORDS)):
        return False
    return _SIGNS.search(source) is not None


def _capped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with a capital that stands alone, set large by the page, at the head of the word that it begins."""
    out: list[Block] = []
    letter = ""
    for block in blocks:
        if letter and isinstance(block, Paragraph) and inline_text(block.children)[:1].islower():
            out[-1] = replace(block, children=_led(block.children, letter), attr=out[-1].attr)
            letter = ""
            continue
        out.append(block)
        letter = (
            inline_text(block.children).strip() if isinstance(block, Paragraph) and len(block.children) == 1 else ""
        )
        letter = letter if len(letter) == 1 and letter.isupper() else ""
    return tuple(out)


def _led(run: _Run, letter: str) -> _Run:
    """The run with a letter before its first one."""
    first = run[0]
    if isinstance(first, WRAPPERS):
        return (replace(first, children=_led(first.children, letter)), *run[1:])
    return (Text(letter + first.value), *run[1:]) if isinstance(first, Text) else (Text(letter), *run)


class _Settler:
    """``signs``: the media that are signs in a line."""

    def __init__(self, signs: frozenset[str]) -> None:
        self._signs = signs

    def flow(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Blocks of running text, where a paragraph may become a picture or a break."""
        out: list[Block] = []
        for block in blocks:
            for made in self._parted(block):
                if not (isinstance(made, ThematicBreak) and out and isinstance(out[-1], ThematicBreak)):
                    out.append(made)
        return tuple(out)

    def _parted(self, block: Block) -> Iterator[Block]:
        match block:
            case Paragraph(children=(Text(value=words),)) if words[:1].isalnum():
                yield block
            case Paragraph() | Heading() if _is_break(block):
                yield ThematicBreak(block.attr)
            case Paragraph() | Heading():
                yield from self._unpictured(block)
            case Quote() | Aside():
                yield self._block(map_children(block, self.flow))
            case List():
                whole = map_children(self._block(block), self._within)
                yield from listed(whole) if isinstance(whole, List) else (whole,)
            case _:
                yield self._block(map_children(block, self._within))

    def _within(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Blocks of an item, a cell or a description, whose pictures stay beside their words."""
        return tuple(
            made
            for block in blocks
            for made in ((self._block(block),) if isinstance(block, Paragraph) else self._parted(block))
        )

    def _block(self, block: Block) -> Block:
        """The block with its own words put right."""
        if isinstance(block, Heading):
            block = replace(block, children=_unlinked(_plain(block.children)))
        return map_runs(block, self._run)

    def _run(self, run: _Run) -> _Run:
        if len(run) < 2:
            return run
        changed = self._spaced(_one_link(run))
        return run if changed is run else canonical(changed)

    def _spaced(self, run: _Run) -> _Run:
        """The run with a space between a picture and the letters that it would touch."""
        if not any(isinstance(node, Image) for node in run):
            return run
        out: list[Inline] = []
        for node in run:
            if out and ((self._pictures(node) and _ends(out[-1])) or (self._pictures(out[-1]) and _begins(node))):
                out.append(Text(" "))
            out.append(node)
        return tuple(out) if len(out) > len(run) else run

    def _pictures(self, node: Inline) -> bool:
        """Whether a node is a picture of something: not a sign, a letter or a face."""
        if not isinstance(node, Image) or node.decorative or node.media in self._signs:
            return False
        return node.alt is None or (len(node.alt) > 2 and any(map(str.isalnum, node.alt)))

    def _unpictured(self, block: Paragraph | Heading) -> Iterator[Block]:
        """A paragraph, with the pictures at its ends as blocks before and behind it; those of a heading stand in the
        section that it heads."""
        run = block.children
        before, run = self._off(run)
        behind, rest = self._off(run[::-1])
        run = rest[::-1]
        if not (before or behind) or not _says_something(run):
            yield self._block(block)
            return
        attr = replace(block.attr, id=None)
        pictures = [Figure(image.media, image.alt, attr=attr) for image in (*before, *reversed(behind))]
        above = len(before) if isinstance(block, Paragraph) else 0
        yield from pictures[:above]
        yield self._block(replace(block, children=canonical(run)))
        yield from pictures[above:]

    def _off(self, run: _Run) -> tuple[list[Image], _Run]:
        """The pictures that a run begins with, and what follows them."""
        found: list[Image] = []
        at = 0
        for place, node in enumerate(run):
            if (image := _only_picture(node)) is not None and self._pictures(image):
                found.append(image)
                at = place + 1
            elif not isinstance(node, LineBreak) and not is_blank(node):
                break
        return found, run[at:]


def _says_something(run: _Run) -> bool:
    """Whether there are words in a run beside its pictures."""
    texts = (node.value for node in iter_inlines(run) if isinstance(node, Text))
    return any(character.isalnum() for text in texts for character in text)


def _is_break(block: Paragraph | Heading) -> bool:
    """Whether signs alone stand here: a row of them, or, as a heading, any."""
    run = block.children
    if not all(isinstance(node, (Text, Strong, Emphasis)) for node in iter_inlines(run)):
        return False
    words = inline_text(run).strip()
    return BREAK.fullmatch(words) is not None or (
        isinstance(block, Heading) and _SIGNS_ONLY.fullmatch(words) is not None
    )


def _plain(run: _Run) -> _Run:
    """The words of a heading without the emphasis that all of them have: a heading stands out by itself."""
    while len(run) == 1 and isinstance(only := run[0], (Strong, Emphasis)):
        run = only.children
    return run


def _unlinked(run: _Run) -> _Run:
    """The words of a heading without the link that all of them are to a place of the page: to themselves, to what opens
    below them or back to the contents."""
    if len(run) == 1 and isinstance(link := run[0], Link) and link.target.startswith("#"):
        return _plain(link.children)
    return run


def _one_link(run: _Run) -> _Run:
    """The run with neighbouring links to one place as one link: a screen reader would offer it again and again (WCAG
    technique H2)."""
    if sum(isinstance(node, Link) for node in run) < 2:
        return run
    out: list[Inline] = []
    for node in run:
        space = bool(out) and is_blank(out[-1])
        last = out[-2] if space and len(out) > 1 else out[-1] if out else None
        if isinstance(node, Link) and isinstance(last, Link) and (last.target, last.title) == (node.target, node.title):
            between = (out.pop(),) if space else ()
            out[-1] = replace(last, children=(*last.children, *between, *node.children))
        else:
            out.append(node)
    return tuple(out) if len(out) < len(run) else run


def _only_picture(node: Inline) -> Image | None:
    """The one picture that a node is, or is a link or a format around."""
    while isinstance(node, (Link, Emphasis, Strong, Span)) and len(node.children) == 1:
        node = node.children[0]
    return node if isinstance(node, Image) else None


def _ends(node: Inline) -> bool:
    """Whether a node ends in a letter or a digit."""
    return isinstance(node, Text) and node.value[-1:].isalnum()


def _begins(node: Inline) -> bool:
    return isinstance(node, Text) and node.value[:1].isalnum()
