"""The document to flows: every block with its structure element, in the order in which it is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from convert.model import (
    Aside,
    Attr,
    Block,
    CodeBlock,
    DefinitionList,
    Direction,
    Figure,
    Heading,
    Inline,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Table,
    Text,
    ThematicBreak,
)
from convert.walk import Path, inline_text, leads_on
from convert.write.pdf import code, grids, inline
from convert.write.pdf.context import Context
from convert.write.pdf.flow import Flow, Group, Labelled, Panel, Para, Plate, Rule, Setting
from convert.write.pdf.flow import Heading as Outline
from convert.write.pdf.marks import mark_before, mark_places
from convert.write.pdf.runs import Run
from convert.write.pdf.tags import ARTIFACT, Element

#: Bullets by depth of list, and what ListNumbering calls them (ISO 32000-1, table 347).
_BULLETS = (("•", "Disc"), ("◦", "Circle"), ("▪", "Square"))
_SOLID_BULLETS = (("•", "Disc"), ("▪", "Square"), ("•", "Disc"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the tree building stands. ``path`` is the path of the blocks' parent, None within notes; ``start`` the
    index of the first of them among the parent's children; ``ratio`` scales the type; ``depth`` is that of lists;
    ``bold`` goes for all text within."""

    element: Element
    lang: str
    dir: Direction
    path: Path | None
    start: int = 0
    ratio: float = 1.0
    depth: int = 0
    bold: bool = False


class Builder:
    """Makes flows for one document."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.style = context.style

    # -------------------------------------------------------------------------------- parts

    def size(self, place: Place) -> float:
        return self.style.text.legible(self.style.text.size * place.ratio)

    def gap(self, place: Place) -> float:
        """The space between paragraphs."""
        return self.style.text.paragraph_gap * self.size(place)

    def setting(self, place: Place, rtl: bool) -> Setting:
        size, gap = self.size(place), self.gap(place)
        return Setting(size, self.style.text.leading * size, gap, gap, rtl)

    def para(
        self, children: tuple[Inline, ...], tag: str, place: Place, attr: Attr | None = None, part: int | None = None
    ) -> Para:
        """A paragraph-like part with an element of its own. ``part``: that of :class:`~convert.output.PageStart`."""
        attr = attr or Attr()
        element = place.element.block(tag, _differs(attr.lang, place.lang))
        lang = attr.lang or place.lang
        run = Run(self.context.look(lang, size=self.size(place), bold=place.bold), element)
        direction = attr.dir or place.dir
        chunks = inline.chunks(children, run, self.context, lang, direction)
        mark_places(chunks, run, id(children), self.context, lang)
        rtl = inline.base_is_rtl(direction, inline_text(children))
        return Para(chunks, self.setting(place, rtl), run, place.path, _anchors(attr), part=part)

    def blocks(self, blocks: tuple[Block, ...], place: Place) -> list[Flow]:
        out: list[Flow] = []
        for index, block in enumerate(blocks):
            path = None if place.path is None else (*place.path, place.start + index)
            if not isinstance(block, Heading | Paragraph | CodeBlock):
                mark = mark_before(id(block), place.element, self.context, place.lang)
                out += [mark] if mark is not None else []
            out.append(self.block(block, replace(place, path=path, start=0)))
            if leads_on(block, blocks[index + 1] if index + 1 < len(blocks) else None):
                _keep_with_next(out)
        return out

    # -------------------------------------------------------------------------------- blocks

    def block(self, block: Block, place: Place) -> Flow:
        """A block; ``place.path`` is its own path."""
        match block:
            case Paragraph(children=children):
                return self.para(children, "P", place, block.attr)
            case Heading():
                return self._heading(block, place)
            case Quote():
                return self._quote(block, place)
            case List():
                return self._list(block, place)
            case DefinitionList():
                return self._definitions(block, place)
            case Table():
                return grids.table(self, block, place)
            case Figure():
                return self._figure(block, place)
            case CodeBlock():
                return code.code_block(self.context, block, place.element, place.lang, place.path, place.ratio)
            case ThematicBreak():
                gap = self.size(place) * 1.5
                return Rule(self.style.colour.rule, gap, gap, place.path, _anchors(block.attr))
            case Aside():
                return self._aside(block, place)
            case _:
                assert_never(block)

    def within(self, tag: str, attr: Attr, place: Place) -> Place:
        """The place within a container that has an element of its own."""
        element = place.element.block(tag, _differs(attr.lang, place.lang))
        return replace(place, element=element, lang=attr.lang or place.lang, dir=attr.dir or place.dir)

    def _heading(self, block: Heading, place: Place) -> Para:
        flow = self.heading(block.children, block.level, place, block.attr)
        flow.path = place.path
        return flow

    def heading(self, children: tuple[Inline, ...], level: int, place: Place, attr: Attr) -> Para:
        """A heading of a level, level 1 being the title's."""
        element = place.element.block(f"H{level}", _differs(attr.lang, place.lang))
        lang = attr.lang or place.lang
        style = self.style.heading
        size = self.style.text.legible(style.sizes[level - 1] * place.ratio)
        run = Run(self.context.look(lang, size=size, bold=True), element)
        direction = attr.dir or place.dir
        text = inline_text(children)
        setting = Setting(
            size,
            style.leading * size,
            0.0 if level == 1 else style.before * self.size(place),
            style.after * self.size(place),
            inline.base_is_rtl(direction, text),
            keep_next=True,
            together=True,
            balanced=True,
        )
        chunks = inline.chunks(children, run, self.context, lang, direction)
        mark_places(chunks, run, id(children), self.context, lang)
        outline = Outline(level, " ".join(text.split()), element)
        return Para(chunks, setting, run, anchors=(*_anchors(attr), f"heading:{id(element)}"), heading=outline)

    def _quote(self, block: Quote, place: Place) -> Group:
        inner = self.within("BlockQuote", block.attr, place)
        flows = self.blocks(block.children, inner)
        if block.attribution:
            said = self.para(block.attribution, "Attribution", inner, part=0)
            said.setting = replace(said.setting, before=self.gap(place) * 0.5)
            dash = inline.plain("— ", Run(said.run.look, ARTIFACT), self.context)
            said.chunks = [*dash, *said.chunks]
            _keep_with_next(flows)
            flows.append(said)
        size = self.size(place)
        panel = Panel("bar", self.style.colour.rule, 0.0)
        gap = self.gap(place) * 1.33
        return Group(flows, 1.5 * size, 0.0, _rtl(inner), panel, gap, gap, _anchors(block.attr))

    def _aside(self, block: Aside, place: Place) -> Group:
        within_one = place.element.within("Aside")
        inner = self.within("InnerAside" if within_one else "Aside", block.attr, place)
        size = self.size(place)
        gap = self.gap(place) * 1.33
        flows = self.blocks(block.children, inner)
        if within_one:
            panel = Panel("bar", self.style.colour.rule, 0.0)
            return Group(flows, 1.5 * size, 0.0, _rtl(inner), panel, gap, gap, _anchors(block.attr))
        panel = Panel("ground", self.style.colour.panel, 0.75 * size)
        return Group(flows, size, size, _rtl(inner), panel, gap, gap, _anchors(block.attr))

    # -------------------------------------------------------------------------------- lists

    def _list(self, block: List, place: Place) -> Group:
        inner = self.within("L", block.attr, place)
        numbering = "Decimal" if block.ordered else self._bullet(place.depth)[1]
        if self.context.ua2 and not block.ordered:
            numbering = "Unordered"
        inner.element.attributes = (f"<</O/List/ListNumbering/{numbering}>>",)
        flows: list[Flow] = []
        start = 0
        labels = [self._label_text(block, index, place.depth) for index in range(len(block.items))]
        for item, label in zip(block.items, labels, strict=True):
            flows.append(self._item(item, label, block.ordered, replace(inner, start=start)))
            start += len(item.children)
        widest = max((flow.label.chunks[0].width for flow in flows if isinstance(flow, Labelled)), default=0.0)
        size = self.size(place)
        for flow in flows:
            if isinstance(flow, Labelled):
                flow.indent = max(1.75 * size if block.ordered else 1.5 * size, widest + 0.6 * size)
        gap = self.gap(place)
        return Group(flows, 0.0, 0.0, _rtl(inner), None, gap, gap, _anchors(block.attr))

    def _label_text(self, block: List, index: int, depth: int) -> str:
        return f"{block.start + index}." if block.ordered else self._bullet(depth)[0]

    def _bullet(self, depth: int) -> tuple[str, str]:
        return (_SOLID_BULLETS if self.style.text.solid_bullets else _BULLETS)[depth % 3]

    def _item(self, item: ListItem, label: str, ordered: bool, place: Place) -> Labelled:
        inner = self.within("LI", item.attr, place)
        mark = self._mark(label, inner.element.block("Lbl"), inner, _anchors(item.attr))
        body = replace(inner, element=inner.element.block("LBody"), depth=place.depth + 1)
        flows = self.blocks(item.children, body)
        gap = self.gap(place) * 0.5
        _tighten(flows, gap)
        group = Group(flows, before=gap, after=gap)
        return Labelled(mark, group, 0.0, to_end=ordered, rtl=_rtl(inner))

    def _mark(self, text: str, element: Element, place: Place, anchors: tuple[str, ...]) -> Para:
        run = Run(self.context.look(place.lang, size=self.size(place)), element)
        chunks = inline.plain(text, run, self.context)
        return Para(chunks, self.setting(place, _rtl(place)), run, None, anchors)

    def _definitions(self, block: DefinitionList, place: Place) -> Group:
        inner = self.within("L", block.attr, place)
        numbering = "Description" if self.context.ua2 else "None"
        inner.element.attributes = (f"<</O/List/ListNumbering/{numbering}>>",)
        flows: list[Flow] = []
        start = terms = 0
        for item in block.items:
            held = inner.element.block("LI")
            for order, term in enumerate(item.terms):
                flow = self.para(term, "Lbl", replace(inner, element=held, bold=True), part=terms + order)
                flow.setting = replace(
                    flow.setting, before=0.0 if order else flow.setting.before, after=0.0, keep_next=True
                )
                flows.append(flow)
            terms += len(item.terms)
            if not item.descriptions:  # an item has a body (ISO 32000-1, table 336), be there nothing to say
                held.block("LBody")
            for described in item.descriptions:
                body = replace(inner, element=held.block("LBody"), start=start, depth=place.depth)
                start += len(described)
                made = self.blocks(described, body)
                _tighten(made, self.gap(place) * 0.33)
                flows.append(Group(made, 1.75 * self.size(place), rtl=_rtl(inner)))
        gap = self.gap(place)
        return Group(flows, 0.0, 0.0, _rtl(inner), None, gap, gap, _anchors(block.attr))

    # -------------------------------------------------------------------------------- figures

    def _figure(self, block: Figure, place: Place) -> Group:
        """A picture with its caption and credit beside it, not below its Figure, whose Alt would silence them."""
        around = self.within("Illustration", block.attr, place)
        flows: list[Flow] = []
        picture = self.context.picture(block.media)
        alt = block.alt or self.context.words.undescribed
        if not block.decorative and not block.alt:
            self.context.report("picture-undescribed", f"the picture {block.media} has no description")
        words = bool(block.caption or block.credit)
        gap = self.gap(place)
        if picture is not None:
            element = None if block.decorative else around.element.block("Figure")
            if element is not None:
                element.alt = alt
            flows.append(
                Plate(picture, element, gap, gap * 0.5, words, _rtl(around), place.path, growth=self.style.text.growth)
            )
        elif not block.decorative:
            shown = self.para((Text(f"[{alt}]"),), "Figure", around)
            shown.run.element.alt = alt
            shown.setting = replace(shown.setting, keep_next=words)
            flows.append(shown)
        small = replace(around, ratio=place.ratio * 0.9)
        if block.caption and block.credit:  # a Caption is the last child of its parent (ISO 14289-2, 8.2.5.27)
            small = replace(small, element=around.element.block("Caption"))
            flows.append(self.para(block.caption, "P", small, part=0))
        elif block.caption:
            flows.append(self.para(block.caption, "Caption", small, part=0))
        if block.credit:
            flows.append(self.para(block.credit, "Credit", small, part=int(bool(block.caption))))
        _tighten(flows[1:], gap * 0.33)
        before, after = (gap * 1.67, gap * 2) if flows else (0.0, 0.0)
        return Group(flows, 0.0, 0.0, False, None, before, after, _anchors(block.attr))

    # -------------------------------------------------------------------------------- notes

    def note(self, note: Note, parent: Element, lang: str, direction: Direction) -> Labelled:
        """A note: its number, which leads back to the text, and its blocks."""
        context = self.context
        element = parent.block("FENote" if context.ua2 else "Note")
        element.id = f"note-{context.numbers[note.id]}"
        if context.ua2:
            element.attributes = ("<</O/FENote/NoteType/Footnote>>",)
        for reference in context.references.get(note.id, []):
            reference.refs.append(element)
            element.refs.append(reference)
        ratio = self.style.furniture.notes_size / self.style.text.size
        place = Place(element, lang, direction, None, ratio=ratio)
        label = self._mark(str(context.numbers[note.id]), element.block("Lbl"), place, (f"note:{note.id}",))
        flows = self.blocks(note.children, place)
        _tighten(flows, self.gap(place) * 0.4)
        gap = self.gap(place) * 0.4
        return Labelled(
            label, Group(flows, before=gap, after=gap), 1.9 * self.size(place), to_end=True, rtl=_rtl(place)
        )


def _rtl(place: Place) -> bool:
    return place.dir == "rtl"


def _differs(lang: str | None, around: str) -> str | None:
    return lang if lang and lang != around else None


def _anchors(attr: Attr) -> tuple[str, ...]:
    return (f"#{attr.id}",) if attr.id is not None else ()


def _tighten(flows: list[Flow], gap: float) -> None:
    """Less space above and below the paragraphs of a small group."""
    for flow in flows:
        if isinstance(flow, Para):
            flow.setting = replace(
                flow.setting, before=min(flow.setting.before, gap), after=min(flow.setting.after, gap)
            )
        elif isinstance(flow, Group) and flow.panel is None:
            flow.before, flow.after = min(flow.before, gap), min(flow.after, gap)


def _keep_with_next(flows: list[Flow]) -> None:
    if flows and isinstance(last := flows[-1], Para):
        last.setting = replace(last.setting, keep_next=True)
