"""Pages to content streams: boxes where they stand, their grounds and rules beneath, furniture around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, assert_never

from convert.language import direction
from convert.model import Text
from convert.write.pdf import inline
from convert.write.pdf.boxes import Box, CellBox, LineBox, PictureBox, Placeable, PlacedPanel, RowBox, RuleBox
from convert.write.pdf.canvas import Canvas, Margin, Resources
from convert.write.pdf.context import Context
from convert.write.pdf.flow import Heading
from convert.write.pdf.lines import break_lines
from convert.write.pdf.marks import line_number, look
from convert.write.pdf.pages import NOTES_GAP, Area, Page, Placed
from convert.write.pdf.runs import Line, Run
from convert.write.pdf.tags import ARTIFACT, Element

#: The thickness of rules, in points.
_RULE: Final = 0.75
#: What shows that a line goes on from the one before: an artifact.
_WRAPPED: Final = "↪"
#: RIGHT-TO-LEFT MARK: a Latin letter in what a page is called ("a3") does not take what follows along with it.
_FROM_RIGHT: Final = "\u200f"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an anchor is: page index, and the upper left corner in PDF coordinates."""

    page: int
    x: float
    y: float
    element: Element


@dataclass(slots=True, eq=False)
class Painting:
    """What painting finds out: where anchors and headings are, page by page, and the canvases."""

    resources: Resources = field(default_factory=Resources)
    canvases: list[Canvas] = field(default_factory=list)
    spots: dict[str, Spot] = field(default_factory=dict)
    headings: list[tuple[Heading, Spot]] = field(default_factory=list)


class Painter:
    """Paints the pages of one document. ``numbers``: the page of each anchor, as the contents name it. ``labels``: what
    each page is called where that is not its number; the margins then show where the standard edition's pages begin."""

    def __init__(self, context: Context, numbers: Mapping[str, str], labels: Sequence[str] = ()) -> None:
        self.context = context
        self.numbers = numbers
        self.labels = labels
        self.painting = Painting()

    def page(self, page: Page, number: int, total: int) -> None:
        """One page, with its number out of ``total``."""
        style = self.context.style
        index = self.context.tags.open_page()
        canvas = Canvas(index, self.context.tags, self.painting.resources)
        self.painting.canvases.append(canvas)
        area = page.area
        rtl = self.context.document.meta.dir == "rtl"
        if self.labels:
            canvas.margin = _margin(area, rtl)
        canvas.start_margin = _margin(area, not rtl)
        if style.colour.background != "#ffffff":
            canvas.fill(style.colour.background, 0, 0, area.paper_width, area.paper_height)
        self._panels(canvas, page.boxes, area)
        self._panels(canvas, page.notes, area)
        if page.notes:
            y = area.bottom + area.height - page.notes[0].y + NOTES_GAP / 2
            canvas.fill(style.colour.rule, area.left, y, min(120.0, area.width / 3), _RULE)
        for placed in (*page.boxes, *page.notes):
            y = area.bottom + area.height - placed.y
            if placed.repeated:
                canvas.begin_artifact("/Type/Pagination")
                self._box(canvas, placed.box, area, y, repeated=True)
                canvas.end_artifact()
            else:
                self._box(canvas, placed.box, area, y)
        self._line_numbers(canvas, page)
        self._furniture(canvas, area, number, total)

    # -------------------------------------------------------------------------------- boxes

    def _box(self, canvas: Canvas, box: Placeable, area: Area, top: float, repeated: bool = False) -> None:
        if not repeated:
            self._note_anchors(canvas, box, area, top)
        match box:
            case LineBox():
                self._line(canvas, box, area, top)
            case PictureBox():
                if box.picture is not None:
                    x, y = area.left + box.x, top - box.height
                    canvas.picture(box.picture, box.element, x, y, box.width, box.height)
            case RuleBox():
                if box.width:
                    canvas.fill(box.colour, area.left + box.x, top - box.height / 2, box.width, _RULE)
            case RowBox():
                self._row(canvas, box, area, top, repeated)
            case _:
                assert_never(box)

    def _note_anchors(self, canvas: Canvas, box: Placeable, area: Area, top: float) -> None:
        element = _element_of(box) or self.context.tags.root
        for name in box.anchors:
            self.painting.spots.setdefault(name, Spot(canvas.page, area.left, top, element))
        if isinstance(box, LineBox) and box.heading is not None:
            self.painting.headings.append((box.heading, Spot(canvas.page, area.left, top, box.heading.element)))

    def _line(self, canvas: Canvas, box: LineBox, area: Area, top: float) -> None:
        y = top - box.baseline
        if box.label is not None:
            label, x = box.label
            canvas.line(label, area.left + x, y)
        spare = box.width - box.line.width
        align = box.align or ("right" if box.rtl else "left")
        shift = {"left": 0.0, "center": spare / 2, "right": spare}[align]
        x = area.left + box.x + max(0.0, shift)
        if box.wrap_mark and box.line.segments:
            self._wrap_mark(canvas, box, area, y)
        if box.line.segments:
            start = x - _trailing(box.line) if box.line.mixed and box.rtl else x
            canvas.line(box.line, start, y)
        if box.page_of is not None:
            self._page_reference(canvas, box, area, x, y)

    def _wrap_mark(self, canvas: Canvas, box: LineBox, area: Area, y: float) -> None:
        look = box.line.segments[0].run.look
        marks = self._set(_WRAPPED, Run(look, ARTIFACT))
        canvas.line(marks, area.left + box.x - look.size * 1.4, y)

    def _page_reference(self, canvas: Canvas, box: LineBox, area: Area, x: float, y: float) -> None:
        """A leader of dots and the page's number, which belongs to the link."""
        run = box.line.segments[-1].run
        number = self._set(f"\u00a0{self.numbers.get(box.page_of or '', '')}", run)
        gap = run.look.size * 0.5
        if not self.context.style.furniture.leaders:  # across an empty line the eye would lose the way
            width = box.line.width
            canvas.line(number, x - gap - number.width if box.rtl else x + width + gap / 2, y)
            return
        if box.rtl:
            start = area.left + box.x
            canvas.dots(self.context.style.colour.rule, start + number.width + gap, x - gap, y)
        else:
            start = area.left + box.x + box.width - number.width
            canvas.dots(self.context.style.colour.rule, x + box.line.width + gap, start - gap / 2, y)
        canvas.line(number, start, y)

    def _set(self, text: str, run: Run) -> Line:
        return inline.one_line(text, run, self.context)

    # -------------------------------------------------------------------------------- tables

    def _row(self, canvas: Canvas, row: RowBox, area: Area, top: float, repeated: bool) -> None:
        for cell in row.cells:
            self._cell_rules(canvas, row, cell, area, top)
        for cell in row.cells:
            for y, box in cell.boxes:
                self._box(canvas, box, area, top - y, repeated)
            placed = [Placed(box, y) for y, box in cell.boxes]
            self._panels(canvas, placed, area, top)

    def _cell_rules(self, canvas: Canvas, row: RowBox, cell: CellBox, area: Area, top: float) -> None:
        x = area.left + cell.x
        if cell.cell.header:
            canvas.fill(row.ground, x, top - cell.bottom, cell.width, cell.bottom)
        if cell.cell.row == 0:
            canvas.fill(row.rule, x, top - _RULE / 2, cell.width, _RULE)
        if cell.closed:
            canvas.fill(row.rule, x, top - cell.bottom - _RULE / 2, cell.width, _RULE)

    # -------------------------------------------------------------------------------- grounds and furniture

    def _line_numbers(self, canvas: Canvas, page: Page) -> None:
        """The numbers of lines, where lines begin. An artifact: they would be read out within sentences, where they
        mean nothing to who has no lines; numbers of paragraphs are there for all."""
        margin, area = canvas.start_margin, page.area
        found = [
            (number, area.bottom + area.height - placed.y - placed.box.baseline)
            for placed in page.boxes
            if isinstance(placed.box, LineBox) and (number := line_number(placed.box))
        ]
        if not found or margin is None:
            return
        run = Run(replace(look(self.context), stack=self.context.look(self.context.words.lang).stack), ARTIFACT)
        canvas.begin_artifact("/Type/Pagination/Subtype/LineNum")  # ISO 32000-2, table 363
        for number, y in found:
            shown = self._set(str(number), run)
            canvas.line(shown, margin.x if margin.rises else margin.x - shown.width, y)
        canvas.end_artifact()

    def _panels(self, canvas: Canvas, boxes: list[Placed], area: Area, top: float | None = None) -> None:
        """Each panel from the first to the last of its boxes on this page, outer panels first."""
        top = area.bottom + area.height if top is None else top
        extents: dict[PlacedPanel, tuple[float, float]] = {}
        for placed in boxes:
            for panel in placed.box.panels:
                first = extents.get(panel, (placed.y, 0.0))[0]
                extents[panel] = (first, placed.y + placed.box.height)
        for panel, (first, last) in extents.items():
            width = panel.right - panel.left
            canvas.fill(panel.panel.colour, area.left + panel.left, top - last, width, last - first)
            if panel.panel.kind == "ground" and panel.panel.colour == self.context.style.colour.background:
                canvas.frame(self.context.style.colour.rule, area.left + panel.left, top - last, width, last - first)

    def _furniture(self, canvas: Canvas, area: Area, number: int, total: int) -> None:
        """The page's number, and from the second of four or more pages a running head."""
        context = self.context
        words, size = context.words, context.style.text.legible(context.style.furniture.size)
        run = Run(context.look(context.document.meta.lang, size=size), ARTIFACT)
        if context.style.furniture.running_head and number > 1 and total > 3 and context.document.meta.title:
            head = self._shortened(context.document.meta.title, run, area.width)
            canvas.begin_artifact("/Type/Pagination/Subtype/Header")
            over = area.paper_height - area.bottom - area.height
            canvas.line(head, area.left, area.paper_height - over * 0.55)
            canvas.end_artifact()
        canvas.begin_artifact("/Type/Pagination/Subtype/Footer")
        said = words.page_of.format(n=number, total=total)
        if self.labels:
            mark = _FROM_RIGHT if direction(words.lang) == "rtl" else ""
            said = f"{words.page_label.format(n=self.labels[number - 1])}{mark} ({number}/{total})"
        foot = self._set(said, run)
        canvas.line(foot, area.left + area.width - foot.width, area.bottom * 0.5)
        canvas.end_artifact()

    def _shortened(self, text: str, run: Run, width: float) -> Line:
        """A text on one line, its end cut at a word where it is too long."""
        chunks = inline.chunks((Text(text),), run, self.context, self.context.document.meta.lang, "auto")
        lines = break_lines(chunks, width)
        if len(lines) > 1:
            lines = break_lines(chunks, width - run.look.size * 1.2)
            cut = lines[0]
            end = self._set("…", run)
            while cut.segments and cut.segments[-1].bit.text == " ":
                cut.segments.pop()
            cut.segments += end.segments
        return lines[0]


def _margin(area: Area, left: bool) -> Margin:
    """The margin on one side. Numbers of pages stand where lines end, as in editions for braille and large print."""
    gap = 10.0
    if left:
        return Margin(area.left - gap, area.left - 2 * gap, False)
    x = area.left + area.width + gap
    return Margin(x, area.paper_width - x - gap, True)


def _trailing(line: Line) -> float:
    """The width of the spaces at the end of a line."""
    width = 0.0
    for segment in reversed(line.segments):
        if segment.bit.text != " ":
            break
        width += segment.width
    return width


def _element_of(box: Box) -> Element | None:
    """An element that a box shows, for links to it."""
    if isinstance(box, LineBox):
        segments = [segment for segment in box.line.segments if segment.mark is None]
        segments = segments or (box.label[0].segments if box.label else [])
        return segments[0].run.element if segments and segments[0].run.element is not ARTIFACT else None
    if isinstance(box, PictureBox):
        return box.element
    if isinstance(box, RowBox):
        found = (_element_of(inner) for cell in box.cells for _, inner in cell.boxes)
        return next((element for element in found if element is not None), None)
    return None
