"""The open containers of a page and the run of words that is being read in the innermost one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from convert.model import Attr, Block, DomPath, Figure, Heading, Hints, Inline, ListItem, Paragraph
from convert.read.html import frames
from convert.read.html.captions import captioned
from convert.read.html.element import Element
from convert.read.html.frames import WORDS, Frame, Kind, share
from convert.read.html.notes import unsigned
from convert.read.html.quotes import undashed
from convert.read.html.run import Run, split_pictures

#: Containers within one another, at most; deeper ones are read as what they hold.
NESTED: Final = 40


@dataclass(slots=True)
class Stack:
    """``frames``: the open containers, outermost first; ``top``: the innermost. ``block``: the block element that is
    being read.

    ``waiting_ids``: ids that in-page links lead to and that no block has taken yet; ``aliases``: those taken, each
    with the id of its block. ``note_blocks``: the contents of notes by their ids.
    """

    root: Element
    run: Run = field(default_factory=Run)
    frames: list[Frame] = field(default_factory=list)
    note_blocks: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    waiting_ids: list[str] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    top: Frame = field(init=False)
    block: Element = field(init=False)

    def __post_init__(self) -> None:
        self.block = self.root
        self.top = Frame("root", self.root)
        self.frames.append(self.top)

    def push(self, kind: Kind, element: Element) -> Frame:
        frame = Frame(kind, element)
        if kind in WORDS:
            frame.run = self.run
            self.run = self.run.within()
        self.frames.append(frame)
        self.top = frame
        return frame

    def _pop(self) -> None:
        self.frames.pop()
        self.top = self.frames[-1]

    def attr_of(self, element: Element, inner: Element, density: float = 0.0) -> Attr:
        """The Attr of a block of ``element``, whose words all stand within ``inner``."""
        outer = self.top.element
        tags, words = inner.names()
        return Attr(
            self._id() if self.waiting_ids else None,
            element.lang if element.lang != outer.lang else None,
            element.dir if element.dir != outer.dir else None,
            DomPath(element.path),
            Hints(tags, words, density, element.hidden or inner.hidden),
        )

    def _id(self) -> str | None:
        """The id of a block that begins where the waiting ones stood."""
        fresh = [name for name in self.waiting_ids if name not in self.aliases]  # of two alike the first is the one
        self.waiting_ids = []
        if not fresh:
            return None
        self.aliases.update(dict.fromkeys(fresh, fresh[0]))
        return fresh[0]

    def add(self, block: Block) -> None:
        blocks = self.top.blocks
        if blocks and isinstance(blocks[-1], Figure) and isinstance(block, (Paragraph, Heading)):
            picture = captioned(blocks[-1], block)
            if picture is not None:
                blocks[-1] = picture
                return
        self.top.add(block)

    def _taken(self) -> tuple[tuple[Inline, ...], Element, float]:
        """The words of the run, the innermost element that holds them, and the share of them that stands in links."""
        run, top = self.run, self.top
        density = share(run.linked, run.chars)
        top.chars += run.chars
        top.linked += run.linked
        inner = run.inner or self.block
        return run.take(), inner, density

    def flush(self) -> None:
        """End the paragraph that is being read."""
        run = self.run
        if not run.pieces and not run.after:
            return
        pictured = run.pictured
        words, inner, density = self._taken()
        if words:
            pictures = split_pictures(words) if pictured else ()
            for image in pictures or ():
                attr = self.attr_of(self.block, inner, density)
                self.add(Figure(image.media, image.alt, decorative=image.decorative, attr=attr))
            if not pictures:
                self.add(Paragraph(words, self.attr_of(self.block, inner, density)))
        if run.after:
            after, run.after = run.after, []
            for block in after:
                self.add(block)

    def close(self) -> None:
        """End the innermost container, and put what it became into the one around it."""
        top = self.top
        if top.run is not None:
            self._close_words(top, top.run)
            return
        self.flush()
        self._pop()
        outer = self.top
        outer.chars += top.chars
        outer.linked += top.linked
        match top.kind:
            case "item":
                if top.blocks:
                    outer.items.append(ListItem(tuple(top.blocks), self._item_attr(top.element, outer.element)))
                    outer.counted += frames.counts(top.element)
            case "cell" if top.cell is not None:
                top.cell.blocks.extend(top.blocks)
            case "description":
                if top.blocks:
                    outer.describe(tuple(top.blocks))
            case "note":
                self.note_blocks[top.key] = unsigned(tuple(top.blocks))
            case _:
                for block in self._became(top):
                    self.add(block)

    @staticmethod
    def _item_attr(item: Element, outer: Element) -> Attr:
        return Attr(
            lang=item.lang if item.lang != outer.lang else None,
            dir=item.dir if item.dir != outer.dir else None,
            origin=DomPath(item.path),
        )

    def _became(self, top: Frame) -> tuple[Block, ...]:
        waiting, self.waiting_ids = self.waiting_ids, []
        attr = self.attr_of(top.element, top.element, share(top.linked, top.chars))
        self.waiting_ids = waiting
        match top.kind:
            case "list":
                return frames.listing(top, attr)
            case "definitions":
                return frames.definitions(top, attr)
            case "quote":
                return frames.quote(top, attr)
            case "aside":
                return frames.aside(top, attr)
            case "figure":
                return frames.figure(top, attr)
            case "table" if top.table is not None:
                return top.table.build(attr)
            case _:
                return tuple(top.blocks)

    def _close_words(self, top: Frame, around: Run) -> None:
        after, self.run.after = self.run.after, []
        words, inner, density = self._taken()
        self._pop()
        self.run = around
        outer = self.top
        if top.kind != "side":
            outer.chars += top.chars
            outer.linked += top.linked
        match top.kind:
            case "heading":
                self._close_heading(top, words, inner, density)
            case "code":
                for block in frames.code(top, self.attr_of(top.element, top.element)):
                    self.add(block)
            case "term" if words:
                outer.name(words)
            case "caption" if outer.table is not None:
                outer.table.caption = words
            case "figcaption":
                outer.caption = frames.both(outer.caption, words)
                outer.credit = outer.credit or top.credit
            case "credit":
                outer.credit = frames.both(outer.credit, words)
            case "attribution":
                outer.credit = frames.both(outer.credit, undashed(words))
            case "side" if words:
                after = [Paragraph(words, self.attr_of(top.element, inner, density)), *after]
            case _:
                pass
        if outer.run is not None or self.run.worded:
            self.run.after.extend(after)
        else:
            for block in after:
                self.add(block)

    def _close_heading(self, top: Frame, words: tuple[Inline, ...], inner: Element, density: float) -> None:
        if not words:
            return
        attr = self.attr_of(top.element, inner, density)
        pictures = split_pictures(words)
        for image in pictures or ():
            self.add(Figure(image.media, image.alt, decorative=image.decorative, attr=attr))
        if not pictures:
            self.add(Heading(top.level, words, attr))
