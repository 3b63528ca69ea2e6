"""The canonical document tree: what an article says, with no fonts, points or HTML in it.

Everything is a frozen dataclass with tuples for children, and only the standard library is imported here.
`Block` and `Inline` are closed unions: dispatch on them with `match` and end with `assert_never`, so that the type
checker proves that each writer handles each node.

Invariants, which :func:`convert.invariants.problems` checks:

* text is NFC and holds no character that XML 1.0 forbids;
* the title lives in ``Meta.title`` and is not also a block; it is the level-1 heading of every output, so body
  headings run from level 2;
* ``Document.parts`` names blocks that are level-2 headings of ``Document.blocks``;
* a heading is never more than one level below the heading before it;
* every ``NoteRef`` names a note of the document, every ``Figure`` and ``Image`` names a medium of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl", "auto"]
Alignment: TypeAlias = Literal["left", "right", "center"]
Scope: TypeAlias = Literal["col", "row", "colgroup", "rowgroup"]


@dataclass(frozen=True, slots=True)
class Lines:
    """A span of source lines, numbered from 1, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DomPath:
    """A place in a saved page: child indexes from the root, as in ``"0/3/12"``."""

    path: str


Origin: TypeAlias = Lines | DomPath


@dataclass(frozen=True, slots=True)
class Hints:
    """What a reader saw around a block. Evidence for the cleaner; emptied when cleaning ends.

    ``tags``: element names from the root down to the innermost element that holds all of the block's words.
    ``words``: for each of ``tags`` one string with its class, id and role words, casefolded.
    ``link_density``: share of the characters that stand in links, 0 to 1.
    """

    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    link_density: float = 0.0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Attr:
    """What every block may carry besides its meaning.

    ``id``: an anchor, unique in the document. ``lang``: a BCP 47 tag, where it differs from the parent's.
    ``origin``: where in the source the block stands.
    """

    id: str | None = None
    lang: str | None = None
    dir: Direction | None = None
    origin: Origin | None = None
    hints: Hints | None = None


NO_ATTR = Attr()


# ---------------------------------------------------------------------------------------------- inlines


@dataclass(frozen=True, slots=True)
class Text:
    value: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strike:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Sub:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Sup:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class CodeSpan:
    value: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``target`` is an absolute or relative URL, or ``#id`` of a block in the same document."""

    children: tuple[Inline, ...]
    target: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture within a line. ``alt`` None means that nobody has described it; ``decorative`` that none is due."""

    media: str
    alt: str | None = None
    decorative: bool = False


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the author set: in verse, in an address."""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The place in the text that a note belongs to; ``note`` is a ``Note.id``."""

    note: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch in another language or direction."""

    children: tuple[Inline, ...]
    lang: str | None = None
    dir: Direction | None = None


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation as printed (``children``) and what it stands for (``expansion``)."""

    children: tuple[Inline, ...]
    expansion: str


#: Inlines that hold others, in ``children``.
Wrapper: TypeAlias = Emphasis | Strong | Strike | Sub | Sup | Link | Span | Abbreviation
#: The same for ``isinstance``, which takes several times as long to look through a union.
WRAPPERS: Final = (Emphasis, Strong, Strike, Sub, Sup, Link, Span, Abbreviation)
Inline: TypeAlias = Text | CodeSpan | Image | LineBreak | NoteRef | Wrapper


# ---------------------------------------------------------------------------------------------- blocks


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body. ``level`` 1 to 6; the document's title counts as level 1."""

    level: int
    children: tuple[Inline, ...]
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: tuple[Inline, ...]
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation and who said it."""

    children: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class ListItem:
    children: tuple[Block, ...]
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class List:
    """A list; ``start`` is the first number of an ordered one (0 or more)."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Definition:
    """One or more terms and what is said of them, each description a sequence of blocks."""

    terms: tuple[tuple[Inline, ...], ...]
    descriptions: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[Definition, ...]
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. A header cell has a ``scope``; a data cell has none."""

    children: tuple[Block, ...]
    scope: Scope | None = None
    colspan: int = 1
    rowspan: int = 1
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A data table. The first ``head_rows`` rows are the header; ``aligns`` has one entry a column, or is empty."""

    rows: tuple[Row, ...]
    head_rows: int = 0
    caption: tuple[Inline, ...] = ()
    aligns: tuple[Alignment | None, ...] = ()
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of its own. ``alt`` None means that nobody has described it; ``decorative`` that none is due."""

    media: str
    alt: str | None = None
    caption: tuple[Inline, ...] = ()
    credit: tuple[Inline, ...] = ()
    decorative: bool = False
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Preformatted text: spaces and line ends count. ``value`` has no newline at its end."""

    value: str
    language: str | None = None
    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A change of scene or subject, shown as a rule."""

    attr: Attr = NO_ATTR


@dataclass(frozen=True, slots=True)
class Aside:
    """A part beside the main thread: a fact box, an editor's note."""

    children: tuple[Block, ...]
    attr: Attr = NO_ATTR


Block: TypeAlias = (
    Heading | Paragraph | Quote | List | DefinitionList | Table | Figure | CodeBlock | ThematicBreak | Aside
)


# ---------------------------------------------------------------------------------------------- document


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. Notes stand in ``Document.notes`` in the order of their first reference."""

    id: str
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Media:
    """A picture: its bytes (None when it could not be had), media type, and size in pixels (0 when unknown)."""

    id: str
    mime: str
    data: bytes | None = None
    width: int = 0
    height: int = 0
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about the document. Dates are ISO 8601; ``lang`` is a BCP 47 tag, "und" when unknown.

    ``modified`` is the time that finished files carry: set by the pipeline from the document or SOURCE_DATE_EPOCH,
    never from the clock.
    """

    title: str = ""
    subtitle: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    section: str | None = None
    source_url: str | None = None
    lang: str = "und"
    dir: Direction = "ltr"
    description: str | None = None
    keywords: tuple[str, ...] = ()
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """``parts``: the ids of the headings with which the parts of a bundle begin, each on a page of its own."""

    meta: Meta
    blocks: tuple[Block, ...] = ()
    notes: tuple[Note, ...] = ()
    media: tuple[Media, ...] = field(default=(), repr=False)
    parts: tuple[str, ...] = ()
