"""The marks on a page as a viewer would paint them: each glyph with its place and look, and what is filled and drawn.

An interpreter of content streams of its own: it knows the operators of ISO 32000-1, annex A, that text and simple
graphics use, and nothing of how a file was made. Lengths are points; x runs from the paper's left edge, y up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Final, TypeAlias

import pikepdf

from convert.check.pdf.tree import page_key
from convert.check.print.faces import Face, read_face
from convert.check.print.state import UNIT, Colour, Matrix, State, rgb, times

Place: TypeAlias = tuple[tuple[int, int], int]


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """A glyph. ``y``: of the baseline before any rise; ``width``: the font's own, without what spacing adds; ``tag``:
    of the marked content around it, with its page and number where it has one; ``actual``: its ActualText."""

    text: str
    x: float
    y: float
    width: float
    size: float
    face: Face
    bold: bool
    colour: Colour
    place: Place | None
    artifact: str
    actual: str | None

    @property
    def end(self) -> float:
        """Where the glyph's own width ends."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle, or a drawn line as the rectangle that it covers. ``dashed``: a row of dots or dashes."""

    left: float
    bottom: float
    right: float
    top: float
    colour: Colour
    dashed: bool = False


@dataclass(slots=True)
class Sheet:
    """A page: the size of its paper, its glyphs in the order of painting, and its boxes."""

    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mark:
    place: Place | None
    artifact: str
    actual: str | None


def sheets(pdf: pikepdf.Pdf) -> Iterator[Sheet]:
    """The pages of a file, each font read once."""
    faces: dict[Any, Face] = {}
    for page in pdf.pages:
        yield _Painter(page, faces).paint()


class _Painter:
    """One page's operators, in order."""

    def __init__(self, page: pikepdf.Page, faces: dict[Any, Face]) -> None:
        left, bottom, right, top = (float(value) for value in page.mediabox)
        self.page, self.faces = page, faces
        self.key = page_key(page)
        self.out = Sheet(right - left, top - bottom)
        self.state = State(matrix=(1.0, 0.0, 0.0, 1.0, -left, -bottom))
        self.stack: list[State] = []
        self.marks: list[_Mark] = []
        self.text: Matrix = UNIT
        self.line: Matrix = UNIT
        self.rects: list[tuple[float, float, float, float]] = []
        self.paths: list[list[tuple[float, float]]] = []
        self.resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())

    def paint(self) -> Sheet:
        """The page."""
        self._run(self.page)
        return self.out

    def _run(self, stream: Any) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            operands: Any = instruction.operands
            step = _STEPS.get(str(instruction.operator))
            if step is not None:
                step(self, operands)

    def draw(self, operands: Any) -> None:
        """A form XObject (8.10); pictures are passed over."""
        form: Any = self.resources.get("/XObject", pikepdf.Dictionary()).get(str(operands[0]))
        if form is None or str(form.get("/Subtype", "")) != "/Form":
            return
        state, resources = self.state, self.resources
        if "/Matrix" in form:
            self.concat(form["/Matrix"])
        self.resources = form.get("/Resources", resources)
        self._run(form)
        self.state, self.resources = state, resources

    # -------------------------------------------------------------------------------- state

    def save(self, _: Any) -> None:
        self.stack.append(self.state)

    def restore(self, _: Any) -> None:
        if self.stack:
            self.state = self.stack.pop()

    def concat(self, operands: Any) -> None:
        a, b, c, d, e, f = (float(value) for value in operands)
        self.state = replace(self.state, matrix=times((a, b, c, d, e, f), self.state.matrix))

    def fill_colour(self, operands: Any) -> None:
        self.state = replace(self.state, fill=rgb([float(value) for value in operands]))

    def stroke_colour(self, operands: Any) -> None:
        self.state = replace(self.state, stroke=rgb([float(value) for value in operands]))

    def dash(self, operands: Any) -> None:
        self.state = replace(self.state, dashed=len(operands[0]) > 0)

    def line_width(self, operands: Any) -> None:
        self.state = replace(self.state, line_width=float(operands[0]))

    def tracking(self, operands: Any) -> None:
        self.state = replace(self.state, tracking=float(operands[0]))

    def spacing(self, operands: Any) -> None:
        self.state = replace(self.state, spacing=float(operands[0]))

    def leading(self, operands: Any) -> None:
        self.state = replace(self.state, leading=float(operands[0]))

    def scale(self, operands: Any) -> None:
        self.state = replace(self.state, scale=float(operands[0]) / 100)

    def mode(self, operands: Any) -> None:
        self.state = replace(self.state, mode=int(operands[0]))

    def font(self, operands: Any) -> None:
        fonts = self.resources.get("/Font", pikepdf.Dictionary())
        found: Any = fonts.get(str(operands[0]))
        face = None
        if found is not None:
            key = found.objgen if found.is_indirect else id(found)
            if key not in self.faces:
                self.faces[key] = read_face(found)
            face = self.faces[key]
        self.state = replace(self.state, face=face, size=float(operands[1]))

    # -------------------------------------------------------------------------------- marked content

    def open(self, operands: Any) -> None:
        tag = str(operands[0]).lstrip("/")
        known: Any = operands[1] if len(operands) > 1 else None
        if isinstance(known, pikepdf.Name):
            known = self.resources.get("/Properties", pikepdf.Dictionary()).get(str(known))
        place, artifact, actual = (
            (self.marks[-1].place, self.marks[-1].artifact, self.marks[-1].actual) if self.marks else (None, "", None)
        )
        if tag == "Artifact":
            artifact = "Artifact"
        if isinstance(known, pikepdf.Dictionary):
            if "/MCID" in known:
                place = (self.key, int(known["/MCID"]))
            if "/ActualText" in known:
                actual = str(known["/ActualText"])
            if tag == "Artifact" and "/Subtype" in known:
                artifact = str(known["/Subtype"]).lstrip("/")
        self.marks.append(_Mark(place, artifact, actual))

    def shut(self, _: Any) -> None:
        if self.marks:
            self.marks.pop()

    # -------------------------------------------------------------------------------- text

    def begin(self, _: Any) -> None:
        self.text = self.line = UNIT

    def set_matrix(self, operands: Any) -> None:
        a, b, c, d, e, f = (float(value) for value in operands)
        self.text = self.line = (a, b, c, d, e, f)

    def move(self, operands: Any) -> None:
        self.line = self.text = times((1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1])), self.line)

    def move_leading(self, operands: Any) -> None:
        self.state = replace(self.state, leading=-float(operands[1]))
        self.move(operands)

    def next_line(self, _: Any) -> None:
        self.move((0.0, -self.state.leading))

    def show(self, operands: Any) -> None:
        self._show(bytes(operands[-1]))

    def show_line(self, operands: Any) -> None:
        self.next_line(())
        self.show(operands)

    def show_pieces(self, operands: Any) -> None:
        for piece in operands[0]:
            if isinstance(piece, pikepdf.String):
                self._show(bytes(piece))
            else:
                self._advance(-float(piece) / 1000 * self.state.size * self.state.scale)

    def _advance(self, by: float) -> None:
        self.text = times((1.0, 0.0, 0.0, 1.0, by, 0.0), self.text)

    def _show(self, data: bytes) -> None:
        state = self.state
        face = state.face
        if face is None:
            return
        mark = self.marks[-1] if self.marks else _Mark(None, "", None)
        step = 2 if face.two_bytes else 1
        whole = times(self.text, state.matrix)
        across, up = (whole[0] ** 2 + whole[1] ** 2) ** 0.5, (whole[2] ** 2 + whole[3] ** 2) ** 0.5
        gone = 0.0
        for start in range(0, len(data), step):
            code = int.from_bytes(data[start : start + step], "big")
            width = face.widths.get(code, face.default) / 1000 * state.size * state.scale
            if state.mode != 3:
                self.out.glyphs.append(
                    Glyph(
                        face.texts.get(code, "\ufffd"), whole[4] + gone * whole[0], whole[5] + gone * whole[1],
                        width * across, state.size * up, face, face.bold or state.mode == 2, state.fill,
                        mark.place, mark.artifact, mark.actual,
                    )
                )  # fmt: skip
            extra = state.tracking + (state.spacing if step == 1 and code == 32 else 0.0)
            gone += width + extra * state.scale
        self._advance(gone)

    # -------------------------------------------------------------------------------- graphics

    def rectangle(self, operands: Any) -> None:
        x, y, width, height = (float(value) for value in operands)
        self.rects.append((x, y, x + width, y + height))

    def begin_line(self, operands: Any) -> None:
        self.paths.append([(float(operands[0]), float(operands[1]))])

    def draw_line(self, operands: Any) -> None:
        if self.paths:
            self.paths[-1].append((float(operands[0]), float(operands[1])))

    def fill(self, _: Any) -> None:
        upright = [path for path in self.paths if len({x for x, _ in path}) == 2 == len({y for _, y in path})]
        for path in upright:  # four corners drawn as lines are a rectangle as well
            xs, ys = sorted({x for x, _ in path}), sorted({y for _, y in path})
            self.rects.append((xs[0], ys[0], xs[1], ys[1]))
        for x0, y0, x1, y1 in self.rects:
            self._box(x0, y0, x1, y1, self.state.fill, False)
        self.no_path(None)

    def stroke(self, _: Any) -> None:
        half = self.state.line_width / 2
        for path in self.paths:
            for (x0, y0), (x1, y1) in pairwise(path):
                low, high = min(y0, y1) - half, max(y0, y1) + half
                self._box(min(x0, x1), low, max(x0, x1), high, self.state.stroke, self.state.dashed)
        self.no_path(None)

    def no_path(self, _: Any) -> None:
        self.rects, self.paths = [], []

    def _box(self, x0: float, y0: float, x1: float, y1: float, colour: Colour, dashed: bool) -> None:
        a, b, c, d, e, f = self.state.matrix
        xs = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
        ys = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
        self.out.boxes.append(Box(xs[0], ys[0], xs[1], ys[1], colour, dashed))


_STEPS: Final[Mapping[str, Callable[[_Painter, Any], None]]] = {
    "q": _Painter.save,
    "Q": _Painter.restore,
    "cm": _Painter.concat,
    **dict.fromkeys(("g", "rg", "k", "sc", "scn"), _Painter.fill_colour),
    **dict.fromkeys(("G", "RG", "K", "SC", "SCN"), _Painter.stroke_colour),
    "d": _Painter.dash,
    "w": _Painter.line_width,
    "Tc": _Painter.tracking,
    "Tw": _Painter.spacing,
    "TL": _Painter.leading,
    "Tz": _Painter.scale,
    "Tr": _Painter.mode,
    "Tf": _Painter.font,
    "BDC": _Painter.open,
    "BMC": _Painter.open,
    "EMC": _Painter.shut,
    "BT": _Painter.begin,
    "Tm": _Painter.set_matrix,
    "Td": _Painter.move,
    "TD": _Painter.move_leading,
    "T*": _Painter.next_line,
    "Tj": _Painter.show,
    "'": _Painter.show_line,
    '"': _Painter.show_line,
    "TJ": _Painter.show_pieces,
    "re": _Painter.rectangle,
    "m": _Painter.begin_line,
    "l": _Painter.draw_line,
    **dict.fromkeys(("f", "F", "f*", "B", "B*", "b", "b*"), _Painter.fill),
    **dict.fromkeys(("S", "s"), _Painter.stroke),
    "n": _Painter.no_path,
    "Do": _Painter.draw,
}
