"""A page's content stream: text and graphics state, marked content, and what of fonts and pictures is used.

Backgrounds, rules and underlines are gathered apart and painted first, in one artifact: PDF/UA wants no artifact within
tagged content (ISO 14289-1, 7.1), and nothing then covers text. Coordinates are PDF's: points from the lower left.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from convert.write.pdf.faces import Bit, Face
from convert.write.pdf.images import Picture
from convert.write.pdf.objects import number, numbers, text_string
from convert.write.pdf.runs import Line, Run, Segment
from convert.write.pdf.shape import visual_order
from convert.write.pdf.tags import ARTIFACT, Element, Tags

#: The stroke that makes a bold of a font that has none, as a ratio of the type size.
_EMBOLDEN = 0.03


@cache
def colour(value: str) -> str:
    """#rrggbb as the operands of rg or RG."""
    return numbers(*(int(value[start : start + 2], 16) / 255 for start in (1, 3, 5)))


@dataclass(slots=True, eq=False)
class Resources:
    """The fonts and pictures that a document uses, named in the order of their first use."""

    fonts: dict[Face, tuple[str, set[Bit]]] = field(default_factory=dict)
    pictures: dict[Picture, str] = field(default_factory=dict)

    def font(self, face: Face) -> tuple[str, set[Bit]]:
        entry = self.fonts.get(face)
        if entry is None:
            entry = self.fonts[face] = (f"F{len(self.fonts) + 1}", set())
        return entry

    def picture(self, picture: Picture) -> str:
        return self.pictures.setdefault(picture, f"P{len(self.pictures) + 1}")


@dataclass(frozen=True, slots=True)
class Margin:
    """Where marks stand: they begin at x, or (``rises`` False) end there, and have ``width`` points of room."""

    x: float
    width: float
    rises: bool


class Canvas:
    """One page in the making. ``rects``: where each link is, as (left, bottom, right, top). ``margin``: None where
    no marks of pages are shown; ``start_margin``: where numbers of paragraphs stand."""

    def __init__(self, page: int, tags: Tags, resources: Resources) -> None:
        self.page = page
        self.tags = tags
        self.resources = resources
        self.faces: set[Face] = set()
        self.margin: Margin | None = None
        self.start_margin: Margin | None = None
        self.used_pictures: set[Picture] = set()
        self.rects: dict[Element, list[tuple[float, float, float, float]]] = {}
        self._under: list[str] = []
        self._out: list[str] = []
        self._buffer: list[str] = []
        self._bits: set[Bit] = set()
        self._in_text = False
        self._open: Element | None = None
        self._run: Run | None = None
        self._face: Face | None = None
        self._size = self._rise = self._tracking = 0.0
        self._colour = ""
        self._bold = False
        self._artifact = False

    # -------------------------------------------------------------------------------- beneath the text

    def fill(self, shade: str, x: float, y: float, width: float, height: float) -> None:
        """A filled rectangle beneath the text."""
        self._under.append(f"{colour(shade)} rg {numbers(x, y, width, height)} re f")

    def frame(self, shade: str, x: float, y: float, width: float, height: float, thick: float = 1.0) -> None:
        """The outline of a rectangle beneath the text."""
        for left, low, wide, high in (
            (x, y, width, thick),
            (x, y + height - thick, width, thick),
            (x, y, thick, height),
            (x + width - thick, y, thick, height),
        ):
            self.fill(shade, left, low, wide, high)

    def dots(self, shade: str, x0: float, x1: float, y: float) -> None:
        """A dotted leader."""
        self._under.append(f"q {colour(shade)} RG 1 J 0.8 w [0 4] 0 d {numbers(x0, y)} m {numbers(x1, y)} l S Q")

    # -------------------------------------------------------------------------------- marked content

    def begin_artifact(self, properties: str) -> None:
        """All that is painted until :meth:`end_artifact` is furniture, whatever element it belongs to."""
        self._close()
        self._stop_text()
        self._out.append(f"/Artifact<<{properties}>>BDC")
        self._artifact = True

    def end_artifact(self) -> None:
        self._flush()
        self._stop_text()
        self._out.append("EMC")
        self._artifact = False
        self._run = None

    def _enter(self, element: Element) -> None:
        if self._artifact or element is self._open:
            return
        self._close()
        if element is ARTIFACT:
            self._out.append("/Artifact<</Type/Layout>>BDC")
        else:
            self._out.append(f"/{element.tag}<</MCID {self.tags.mark(element)}>>BDC")
        self._open = element

    def _close(self) -> None:
        self._flush()
        if self._open is not None:
            self._out.append("EMC")
            self._open = None
        self._run = None

    def _start_text(self) -> None:
        if not self._in_text:
            if self._open is not None:
                self._close()
            self._out.append("BT")
            self._in_text = True

    def _stop_text(self) -> None:
        if self._in_text:
            self._flush()
            self._out.append("ET")
            self._in_text = False

    # -------------------------------------------------------------------------------- text

    def line(self, line: Line, x: float, y: float) -> None:
        """A line whose first segment starts at x, on the baseline y."""
        self._start_text()
        if line.mixed:
            self._mixed(line, x, y)
        else:
            self._segments(line, x, y, _inked(line))

    def _segments(self, line: Line, x: float, y: float, inked: int) -> None:
        """The segments one after another. Only the first ``inked`` of them are underlined or belong to a link: the
        space at which a line was broken would draw the underline out beyond the words."""
        self._move(x, y)
        for index, segment in enumerate(line.segments):
            run = segment.run
            if segment.mark is not None:
                self._mark(segment, segment is line.segments[0], x, y)
                continue
            if run is not self._run:
                self._set_run(run)
            if segment.picture is not None:
                self._inline_picture(segment, x, y)
                x += segment.width
                self._start_text()
                self._move(x, y)
                continue
            bit = segment.bit
            if bit.face is not self._face:
                self._set_face(bit.face, run.look.size)
            self._bits.add(bit)
            if bit.actual is not None:
                self._said(bit, run)
            else:
                self._buffer.append(bit.body)
            if index < inked and (run.link is not None or run.look.underline or run.look.strike):
                self._decorate(segment, x, y)
            x += segment.width

    def _mark(self, segment: Segment, opens: bool, x: float, y: float) -> None:
        """A number in the margin, and where it belongs within the line a thin bar."""
        mark = segment.mark
        if mark is None or mark.line or self._artifact:
            return
        margin = self.margin if mark.pages else self.start_margin
        if margin is None:
            return
        long, short = mark.lines
        shown = long if long.width <= margin.width else short
        self.line(shown, margin.x if margin.rises else margin.x - shown.width, y)
        if mark.pages and not opens:
            size = segment.run.look.size
            self.fill(segment.run.look.colour, x - size * 0.16, y - size * 0.2, 0.75, size)
        self._move(x, y)

    def _mixed(self, line: Line, x: float, y: float) -> None:
        """A line with right-to-left parts: painted in logical order, each piece where it stands."""
        starts = [0.0] * len(line.segments)
        levels = [segment.level for segment in line.segments]
        inked = _inked(line)
        levels[inked:] = [min(levels)] * (len(levels) - inked)  # rule L1: spaces at the line's end stand at its end
        for index in visual_order(levels):
            starts[index] = x
            x += line.segments[index].width
        for index, (segment, start) in enumerate(zip(line.segments, starts, strict=True)):
            self._start_text()
            self._segments(Line([segment], segment.width), start, y, int(index < inked))

    def _move(self, x: float, y: float) -> None:
        self._flush()
        self._out.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")

    def _set_run(self, run: Run) -> None:
        self._flush()
        self._enter(run.element)
        self._run = run
        look = run.look
        if look.colour != self._colour:
            self._out.append(f"{colour(look.colour)} rg" + (f" {colour(look.colour)} RG" if self._bold else ""))
            self._colour = look.colour
        if look.rise != self._rise:
            self._out.append(f"{number(look.rise)} Ts")
            self._rise = look.rise
        if look.tracking != self._tracking:
            self._out.append(f"{number(look.tracking)} Tc")
            self._tracking = look.tracking
        if look.size != self._size:
            self._face = None

    def _set_face(self, face: Face, size: float) -> None:
        self._flush()
        name, self._bits = self.resources.font(face)
        self.faces.add(face)
        self._out.append(f"/{name} {number(size)} Tf")
        if face.embolden:
            self._out.append(f"2 Tr {number(size * _EMBOLDEN)} w {colour(self._colour)} RG")
        elif self._bold:
            self._out.append("0 Tr")
        self._face, self._size, self._bold = face, size, face.embolden

    def _said(self, bit: Bit, run: Run) -> None:
        """Glyphs with the text that they stand for (ISO 32000-1, 14.9.4)."""
        self._flush()
        out = self._out
        out.append(f"/Span<</ActualText{text_string(bit.actual or '')}>>BDC")
        untracked = not bit.count and run.look.tracking
        if untracked:
            out.append("0 Tc")
        if bit.parts:
            for rise, body in bit.parts:
                out.append(f"{number(run.look.rise + rise * run.scale)} Ts[{body}]TJ")
            out.append(f"{number(run.look.rise)} Ts")
        else:
            out.append(f"[{bit.body}]TJ")
        if untracked:
            out.append(f"{number(run.look.tracking)} Tc")
        out.append("EMC")

    def _flush(self) -> None:
        if self._buffer:
            body = "".join(self._buffer).replace("><", "")
            self._out.append(f"[{body}]TJ")
            self._buffer.clear()

    def _decorate(self, segment: Segment, x: float, y: float) -> None:
        """Underlines and strikes, and where a link is."""
        run, width = segment.run, segment.width
        look = run.look
        thick = max(0.5, look.size * 0.05)
        if look.underline:
            self.fill(look.colour, x, y - look.size * 0.14 - thick / 2, width, thick)
        if look.strike:
            self.fill(look.colour, x, y + look.size * 0.26, width, thick)
        if run.link is None or self._artifact:
            return
        bottom, top = y + look.rise - look.size * 0.25, y + look.rise + look.size * 0.85
        rects = self.rects.setdefault(run.link, [])
        if rects and abs(rects[-1][2] - x) < 0.1 and abs(rects[-1][1] - bottom) < look.size * 0.5:
            left, low, _, high = rects[-1]
            rects[-1] = (left, min(low, bottom), x + width, max(high, top))
        else:
            rects.append((x, bottom, x + width, top))

    # -------------------------------------------------------------------------------- pictures

    def _inline_picture(self, segment: Segment, x: float, y: float) -> None:
        element = segment.run.element
        if segment.picture is None:
            return
        self._close()
        self._stop_text()
        self._enter(element)
        self._paint(segment.picture, x, y - segment.height * 0.15, segment.width, segment.height)
        if element is not ARTIFACT and element.box is None:
            element.box = (x, y - segment.height * 0.15, x + segment.width, y + segment.height * 0.85)
        self._close()

    def picture(self, picture: Picture, element: Element | None, x: float, y: float, w: float, h: float) -> None:
        """A picture with its lower left corner at (x, y)."""
        self._close()
        self._stop_text()
        self._enter(element or ARTIFACT)
        self._paint(picture, x, y, w, h)
        if element is not None and not self._artifact and element.box is None:
            element.box = (x, y, x + w, y + h)
        self._close()

    def _paint(self, picture: Picture, x: float, y: float, width: float, height: float) -> None:
        self.used_pictures.add(picture)
        name = self.resources.picture(picture)
        self._out.append(f"q {numbers(width, 0, 0, height, x, y)} cm /{name} Do Q")

    # -------------------------------------------------------------------------------- the end

    def content(self) -> bytes:
        """The page's content stream."""
        self._close()
        self._stop_text()
        under = ["/Artifact<</Type/Layout>>BDC", *self._under, "EMC"] if self._under else []
        return "\n".join([*under, *self._out, ""]).encode("latin-1")


def _inked(line: Line) -> int:
    """How many segments a line has without the spaces at its end."""
    count = len(line.segments)
    while count and line.segments[count - 1].bit.text == " " and line.segments[count - 1].picture is None:
        count -= 1
    return count
