"""Flows to boxes: widths become known, text is broken into lines, and each box learns where pages may end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import assert_never

from convert.write.pdf.boxes import LineBox, PictureBox, Placeable, PlacedPanel, RuleBox
from convert.write.pdf.flow import Flow, Grid, Group, Labelled, Para, Plate, Rule
from convert.write.pdf.lines import balanced, break_lines, divides
from convert.write.pdf.runs import Line
from convert.write.pdf.tables import lay_table


@dataclass(slots=True, eq=False)
class Galley:
    """Boxes stacked so far, and what waits for the next one. ``tall``: the height of a page's text area."""

    tall: float
    boxes: list[Placeable] = field(default_factory=list)
    gap: float = 0.0
    panels: tuple[PlacedPanel, ...] = ()
    anchors: tuple[str, ...] = ()
    label: tuple[Line, float] | None = None

    def space(self, gap: float) -> None:
        """Ask for space; the largest wish between two boxes counts."""
        self.gap = max(self.gap, gap)

    def add(self, box: Placeable) -> None:
        box.gap = self.gap if self.boxes else 0.0
        box.panels = self.panels
        box.anchors = self.anchors
        self.gap, self.anchors = 0.0, ()
        self.boxes.append(box)

    def lay(self, flow: Flow, x: float, width: float) -> None:
        """Lay out a flow in [x, x + width]."""
        if not isinstance(flow, Labelled):
            self.anchors += flow.anchors
        match flow:
            case Para():
                self._para(flow, x, width)
            case Group():
                self._group(flow, x, width)
            case Labelled():
                self._labelled(flow, x, width)
            case Plate():
                self._plate(flow, x, width)
            case Rule():
                self.space(flow.before)
                short = width * 0.3
                self._no_label()
                place = (flow.path, 0, None) if flow.path is not None else None
                keep = bool(self.boxes and self.boxes[-1].keep)  # between a heading and its text
                left = x + (width - short) / 2
                self.add(RuleBox(1.0, keep=keep, place=place, colour=flow.colour, x=left, width=short))
                self.space(flow.after)
            case Grid():
                self.space(flow.before)
                self._no_label()
                for row in lay_table(flow, x, width, self.tall, self._apart):
                    self.add(row)
                self.space(flow.after)
            case _:
                assert_never(flow)

    def _apart(self, flow: Flow, x: float, width: float) -> list[Placeable]:
        """A flow in a galley of its own, as in a table cell."""
        inner = Galley(self.tall)
        inner.lay(flow, x, width)
        return inner.boxes

    def _para(self, flow: Para, x: float, width: float) -> None:
        setting = flow.setting
        mark = setting.size * 1.2 if flow.page_of else 0.0
        if setting.balanced:
            lines = balanced(flow.chunks, width)
        else:
            lines = break_lines(flow.chunks, width - mark * 1.5, setting.hang, trim=not setting.wrap_mark)
        if not lines:
            return
        self.space(setting.before)
        face = flow.run.look.stack.primary
        content = (face.ascent - face.descent) * setting.size / 1000
        baseline = (setting.leading - content) / 2 + face.ascent * setting.size / 1000
        last = len(lines) - 1
        for index, line in enumerate(lines):
            indent = setting.hang if line.continued else 0.0
            box = LineBox(
                setting.leading,
                place=(flow.path, line.offset, flow.part) if flow.path is not None else None,
                notes=line.notes,
                keep=_keeps(index, last, setting.keep_next, setting.together) or (index < last and divides(line)),
                line=line,
                x=x if setting.rtl else x + indent,
                width=width - indent,
                baseline=baseline,
                rtl=setting.rtl,
                align=setting.align,
                wrap_mark=setting.wrap_mark and line.continued,
            )
            if index == 0:
                box.label, self.label = self.label, None
                box.heading = flow.heading
            if index == last:
                box.page_of = flow.page_of
            self.add(box)
        self.space(setting.after)

    def _group(self, flow: Group, x: float, width: float) -> None:
        left = flow.outdent if flow.rtl else flow.indent
        inner = max(width - flow.indent - flow.outdent, 12.0)
        self.space(flow.before)
        outer = self.panels
        if flow.panel is not None:
            if flow.panel.kind == "ground":
                self.panels = (*outer, PlacedPanel(flow.panel, x, x + width))
                self._pad(flow.panel.pad, keep=True)
            else:
                edge = x + width - flow.indent / 2 if flow.rtl else x + flow.indent / 2 - 1
                self.panels = (*outer, PlacedPanel(flow.panel, edge - 1, edge + 1))
        for child in flow.flows:
            self.lay(child, x + left, inner)
        if flow.panel is not None and flow.panel.kind == "ground":
            if self.boxes:
                self.boxes[-1].keep = True
            self.gap = 0.0
            self._pad(flow.panel.pad, keep=False)
        self.panels = outer
        self.space(flow.after)

    def _pad(self, height: float, keep: bool) -> None:
        self.add(RuleBox(height, keep=keep))
        self.gap = 0.0

    def _labelled(self, flow: Labelled, x: float, width: float) -> None:
        self._no_label()
        self.anchors += flow.label.anchors
        line = break_lines(flow.label.chunks, 10_000)[0]
        room = flow.indent - 0.5 * flow.label.setting.size
        if flow.rtl:
            start = x + width - line.width if not flow.to_end else x + width - room
        else:
            start = x + room - line.width if flow.to_end else x
        before = len(self.boxes)
        self.label = (line, start)
        flow.body.indent, flow.body.rtl = flow.indent, flow.rtl
        self.lay(flow.body, x, width)
        if self.label is not None and len(self.boxes) == before:
            self._blank(flow.label)
        self.label = None

    def _no_label(self) -> None:
        """A label whose item does not begin with text gets a line of its own."""
        if self.label is not None:
            run = self.label[0].segments[0].run
            height = run.look.size * 1.3
            box = LineBox(height, keep=True, baseline=run.look.size, label=self.label)
            self.label = None
            self.add(box)

    def _blank(self, label: Para) -> None:
        setting = label.setting
        box = LineBox(setting.leading, baseline=setting.leading * 0.7, label=self.label)
        self.add(box)

    def _plate(self, flow: Plate, x: float, width: float) -> None:
        """At 96 pixels an inch, more in large print, and never wider than the column or taller than 0.7 of a page."""
        self._no_label()
        self.space(flow.before)
        picture = flow.picture
        scale = min(0.75 * flow.growth, width / picture.width, self.tall * 0.7 / picture.height)
        wide, high = picture.width * scale, picture.height * scale
        left = x + width - wide if flow.rtl else x
        place = (flow.path, 0, None) if flow.path is not None else None
        self.add(
            PictureBox(
                high, keep=flow.keep_next, place=place, picture=picture, element=flow.element, x=left, width=wide
            )
        )
        self.space(flow.after)


def _keeps(index: int, last: int, keep_next: bool, together: bool) -> bool:
    """No page ends below a heading, after a paragraph's first line, or before its last."""
    if index == last:
        return keep_next
    return together or index == 0 or index == last - 1


def galley(flows: list[Flow], width: float, tall: float) -> list[Placeable]:
    """The boxes of flows in a column."""
    made = Galley(tall)
    for flow in flows:
        made.lay(flow, 0.0, width)
    return made.boxes
