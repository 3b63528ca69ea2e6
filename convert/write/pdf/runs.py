"""Set text: runs of one look, the unbreakable chunks that lines are made of, and the lines themselves.

All lengths here are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from convert.write.pdf.faces import Bit
from convert.write.pdf.fonts import Stack
from convert.write.pdf.tags import Element

if TYPE_CHECKING:
    from convert.write.pdf.images import Picture


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks. ``colour`` is #rrggbb; ``tracking`` is added to each character and ``spacing`` to each space;
    ``underline`` and ``strike`` are drawn as rules."""

    stack: Stack
    size: float
    colour: str
    rise: float = 0.0
    tracking: float = 0.0
    spacing: float = 0.0
    underline: bool = False
    strike: bool = False


class Run:
    """A look together with the structure element that its text belongs to, and the link that it is part of."""

    __slots__ = ("element", "link", "look", "scale", "space")

    def __init__(self, look: Look, element: Element, link: Element | None = None) -> None:
        self.look = look
        self.element = element
        self.link = link
        self.scale = look.size / 1000
        bit = look.stack.space
        width = bit.width * self.scale + look.tracking + look.spacing
        if look.spacing:
            extra = look.spacing / self.scale
            bit = Bit(bit.face, " ", f"{bit.body}{-round(extra)}", bit.width + round(extra), bit.cids)
        self.space = Segment(self, bit, width)


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """What the margin shows at a place, long and short. ``pages``: the pages of the standard edition that begin here;
    none for the number of a paragraph, which stands at the start of its line. ``line``: the line of the standard
    edition that does, which the page shows and nobody is told."""

    pages: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()
    line: int = 0


@dataclass(slots=True, eq=False)
class Segment:
    """A piece of a line: a bit in a run, at a bidirectional embedding level; or a picture within the line; or a mark,
    which stands in the margin and takes no room."""

    run: Run
    bit: Bit
    width: float
    level: int = 0
    picture: Picture | None = None
    height: float = 0.0
    mark: Mark | None = None


@dataclass(slots=True, eq=False)
class Chunk:
    """What no line may divide. ``space`` follows it unless a line ends there. ``after`` is that of
    :mod:`convert.write.pdf.breaking`. ``length``: characters of the source up to the next chunk. ``notes``: the notes
    that are referred to in it. ``ends_line``: the author set a line end after it."""

    segments: list[Segment]
    width: float
    length: int = 0
    after: int = 0
    space: Segment | None = None
    spaces: int = 1
    ends_line: bool = False
    notes: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Line:
    """A broken line. ``width`` is without the space at its end; ``offset``: characters of the source before it.
    ``continued``: the line before it did not end by the author's will."""

    segments: list[Segment]
    width: float
    offset: int = 0
    mixed: bool = False
    continued: bool = False
    notes: tuple[str, ...] = ()
