"""The open containers of a page and the run of words that is being read in the innermost one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from convert.model import Attr, Block, Figure, Inline, ListItem, Paragraph
from convert.read.html import frames
from convert.read.html.element import Element
from convert.read.html.frames import WORDS, Frame, Kind
from convert.read.html.quotes import undashed
from convert.read.html.run import Run, split_pictures, without_space_around

#: Containers within one another, at most; deeper ones are read as what they hold.
NESTED: Final = 40


@dataclass(slots=True)
class Stack:
    """``frames``: the open containers, outermost first. ``block``: the block element that is being read.

    ``waiting_ids``: ids that in-page links lead to and that no block has taken yet; ``aliases``: those taken, each
    with the id of its block. ``note_blocks``: the contents of notes by their ids.
    """

    root: Element
    run: Run = field(default_factory=Run)
    frames: list[Frame] = field(default_factory=list)
    note_blocks: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    waiting_ids: list[str] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    block: Element = field(init=False)

    def __post_init__(self) -> None:
        self.block = self.root
        self.frames.append(Frame("root", self.root))

    def push(self, kind: Kind, element: Element) -> Frame:
        frame = Frame(kind, element)
        if kind in WORDS:
            frame.run = self.run
            self.run = Run(formats=self.run.formats)
        self.frames.append(frame)
        return frame

    def attr_of(self, element: Element, inner: Element | None = None, density: float = 0.0) -> Attr:
        outer = self.frames[-1].element
        attr = element.attr(inner or element, density, (outer.lang, outer.dir))
        fresh = [name for name in self.waiting_ids if name not in self.aliases]  # of two alike the first is the one
        self.waiting_ids = []
        if fresh:
            self.aliases.update(dict.fromkeys(fresh, fresh[0]))
            attr = replace(attr, id=fresh[0])
        return attr

    def add(self, block: Block) -> None:
        self.frames[-1].add(block)

    def _taken(self) -> tuple[tuple[Inline, ...], Element, float, list[Block]]:
        run, top = self.run, self.frames[-1]
        density = round(min(1.0, run.linked / run.chars), 3) if run.chars else 0.0
        top.chars += run.chars
        top.linked += run.linked
        inner, after = run.inner or self.block, run.after
        run.after = []
        return without_space_around(run.take()), inner, density, after

    def flush(self) -> None:
        """End the paragraph that is being read."""
        if not self.run.pieces and not self.run.after:
            return
        words, inner, density, after = self._taken()
        pictures = split_pictures(words) if words else ()
        if pictures:
            for image in pictures:
                attr = self.attr_of(self.block, inner, density)
                self.add(Figure(image.media, image.alt, decorative=image.decorative, attr=attr))
        elif words:
            self.add(Paragraph(words, self.attr_of(self.block, inner, density)))
        for block in after:
            self.add(block)

    def close(self) -> None:
        """End the innermost container, and put what it became into the one around it."""
        top = self.frames[-1]
        if top.kind in WORDS:
            self._close_words(top)
            return
        self.flush()
        self.frames.pop()
        outer = self.frames[-1]
        outer.chars += top.chars
        outer.linked += top.linked
        match top.kind:
            case "item":
                if top.blocks:
                    attr = replace(
                        top.element.attr(top.element, top.density(), (outer.element.lang, outer.element.dir)),
                        hints=None,
                    )
                    outer.items.append(ListItem(tuple(top.blocks), attr))
                return
            case "cell" if top.cell is not None:
                top.cell.blocks.extend(top.blocks)
                return
            case "description":
                if top.blocks:
                    outer.describe(tuple(top.blocks))
                return
            case "note":
                self.note_blocks[top.key] = tuple(top.blocks)
                return
            case _:
                pass
        for block in self._became(top):
            self.add(block)

    def _became(self, top: Frame) -> tuple[Block, ...]:
        waiting, self.waiting_ids = self.waiting_ids, []
        attr = self.attr_of(top.element, top.element, top.density())
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

    def _close_words(self, top: Frame) -> None:
        words, inner, density, after = self._taken()
        self.frames.pop()
        assert top.run is not None
        self.run = top.run
        outer = self.frames[-1]
        if top.kind != "side":
            outer.chars += top.chars
            outer.linked += top.linked
        match top.kind:
            case "heading":
                self._close_heading(top, words, inner, density)
            case "code":
                for block in frames.code(top, self.attr_of(top.element)):
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
        if outer.kind in WORDS or self.run.worded():
            self.run.after.extend(after)
        else:
            for block in after:
                self.add(block)

    def _close_heading(self, top: Frame, words: tuple[Inline, ...], inner: Element, density: float) -> None:
        pictures = split_pictures(words) if words else None
        attr = self.attr_of(top.element, inner, density) if words else Attr()
        if pictures:
            for image in pictures:
                self.add(Figure(image.media, image.alt, decorative=image.decorative, attr=attr))
        else:
            for block in frames.heading(top.level, words, attr):
                self.add(block)
