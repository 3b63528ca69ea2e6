"""Glyphs to what a reader sees: blocks in the order of the structure tree, each in lines, each line on its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import mode
from typing import Final

from convert.check.pdf.tree import Marked, Node, Tree
from convert.check.print.glyphs import Glyph, Place, Sheet

#: Structure types that are part of a line, and those that are set apart from the text around them in size or font.
_INLINE: Final = frozenset({"Span", "Em", "Strong", "Link", "Code", "Reference", "Quote", "Sub", "Annot"})
#: Types that say nothing about what they hold, as some programs put around everything, and types of unknown meaning.
_NOTHING: Final = frozenset({"NonStruct", "Private", ""})
_APART: Final = frozenset({"Sub", "Sup", "Reference", "Code"})
#: Marks in the margin that convert sets within a paragraph: the page of another edition, the paragraph's number.
MARGINAL: Final = ("PageMark", "ParagraphNumber")
#: Paragraphs that say something about the article, by the names that convert gives them.
_ABOUT: Final = frozenset({"Subtitle", "Byline", "Attribution", "Credit", "CodeBlock"})
#: Glyphs whose baselines differ by less than this, as a ratio of the type size, stand on one line; a raised or lowered
#: one that goes on where the last one ended may be further off.
_SAME_LINE: Final = 0.45
_RAISED: Final = 0.8


@dataclass(slots=True, eq=False)
class Line:
    """A line of a block: page index, baseline, glyphs from left to right. Lengths in points."""

    page: int
    y: float
    glyphs: list[Glyph] = field(default_factory=list)

    @property
    def seen(self) -> list[Glyph]:
        """The glyphs that are not space."""
        return [glyph for glyph in self.glyphs if glyph.text.strip()]

    @property
    def left(self) -> float:
        return min(glyph.x for glyph in self.seen)

    @property
    def right(self) -> float:
        return max(glyph.end for glyph in self.seen)

    @property
    def text(self) -> str:
        """What the line's glyphs say, a space for each space that is painted, without those at its ends."""
        return "".join(glyph.text for glyph in self.glyphs).strip()


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph, heading or other element that holds text. ``trail``: roles of what it stands in, outermost first;
    ``plain``: its glyphs but for those within it that are set apart: superscripts, references, code. ``size``: the
    type size of most of these, 0 where there are none."""

    node: Node
    trail: tuple[str, ...]
    lines: list[Line]
    plain: list[Glyph]
    size: float

    @property
    def is_body(self) -> bool:
        """Whether it is a paragraph that stands directly in the text."""
        return (
            self.node.role == "P"
            and self.node.tag not in _ABOUT
            and all(role in ("Document", "Sect", "Part", "Art", "Div") for role in self.trail)
        )

    @property
    def level(self) -> int:
        """The level of a heading, 0 for what is none."""
        role = self.node.role
        return int(role[1:]) if role.startswith("H") and role[1:].isdigit() else 0


@dataclass(slots=True, eq=False)
class Reading:
    """A file's pages and blocks. ``owners``: the element that each piece of marked content belongs to."""

    sheets: list[Sheet]
    blocks: list[Block]
    owners: dict[Place, Node]

    def within(self, glyph: Glyph, *tags: str) -> Node | None:
        """The nearest element around a glyph that has one of these tags or roles, within its block."""
        node = self.owners.get(glyph.place) if glyph.place is not None else None
        while node is not None:
            if node.tag in tags or node.role in tags:
                return node
            if node.role not in _INLINE | _NOTHING:
                return None
            node = node.parent
        return None


def read(sheets: list[Sheet], tree: Tree) -> Reading:
    """The blocks of a file, in the order of its structure tree."""
    owners = {
        (kid.page, kid.mcid): node
        for node in tree.walk()
        for kid in node.kids
        if isinstance(kid, Marked) and kid.page is not None
    }
    held: dict[tuple[int, int], list[tuple[int, Glyph]]] = {}
    reading = Reading(sheets, [], owners)
    for index, sheet in enumerate(sheets):
        for glyph in sheet.glyphs:
            node = owners.get(glyph.place) if glyph.place is not None and not glyph.artifact else None
            if node is not None and reading.within(glyph, *MARGINAL) is None:
                held.setdefault(_block_of(node).objgen, []).append((index, glyph))
    for node in tree.walk():
        found = held.get(node.objgen)
        if found:
            plain = [glyph for _, glyph in found if reading.within(glyph, *_APART) is None]
            sizes = [round(glyph.size, 2) for glyph in plain if glyph.text.strip()]
            size = mode(sizes) if sizes else 0.0
            reading.blocks.append(Block(node, _trail(node), list(_lines(found)), plain, size))
    return reading


def _block_of(node: Node) -> Node:
    while node.role in _INLINE | _NOTHING and node.parent is not None:
        node = node.parent
    return node


def _trail(node: Node) -> tuple[str, ...]:
    roles: list[str] = []
    parent = node.parent
    while parent is not None:
        named = parent.tag in ("Aside", "InnerAside", "Notes", "Illustration")
        if named or parent.role not in _NOTHING:
            roles.append(parent.tag if named else parent.role)
        parent = parent.parent
    return tuple(reversed(roles))


def _lines(found: Iterable[tuple[int, Glyph]]) -> Iterator[Line]:
    """Glyphs in the order of painting, cut where the baseline changes."""
    line: Line | None = None
    size = 0.0
    for page, glyph in found:
        size = max(size, glyph.size)
        goes_on = line is not None and abs(glyph.x - line.glyphs[-1].end) < 0.5 * size
        near = (_RAISED if goes_on else _SAME_LINE) * size
        if line is None or page != line.page or abs(glyph.y - line.y) > near:
            if line is not None and line.seen:
                yield line
            line, size = Line(page, glyph.y), glyph.size
        line.glyphs.append(glyph)
    if line is not None and line.seen:
        yield line
