"""Measures of ink: contrast, grey, slope, lines below text, what emphasis and links look like."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import Final

from convert.check.pdf.tree import Node
from convert.check.print.blocks import Reading
from convert.check.print.glyphs import Box, Glyph, Sheet
from convert.check.print.state import Colour
from convert.check.print.typeset import body, body_size
from convert.check.print.values import Span, Value, span

_WHITE: Final[Colour] = (1.0, 1.0, 1.0)
#: Achromatic, and neither nearly black nor nearly white: channels this close, relative luminance in this range.
_GREY: Final = (0.06, 0.03, 0.97)
#: An underline lies at most this far below the baseline and is at most this thick, as ratios of the type size.
_BELOW: Final = 0.3
_THICK: Final = 0.15
#: A link smaller than this, as a ratio of the text's size, is the number of a note.
_NUMBER: Final = 0.8
_SOLID: Final = frozenset("•●■▪◆‣▶")


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """Contrast ratio (WCAG 2.2, definitions), from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _ground(sheet: Sheet, glyph: Glyph) -> Colour:
    """The colour behind a glyph: that of the last box that covers it."""
    x, y = glyph.x + glyph.width / 2, glyph.y + 0.3 * glyph.size
    for box in reversed(sheet.boxes):
        if box.left <= x <= box.right and box.bottom <= y <= box.top:
            return box.colour
    return _WHITE


def _pairs(reading: Reading) -> Iterator[tuple[Colour, Colour]]:
    for sheet in reading.sheets:
        boxes = [box for box in sheet.boxes if box.top - box.bottom > 3]
        broad = Sheet(sheet.width, sheet.height, sheet.glyphs, boxes)
        for glyph in sheet.glyphs:
            if glyph.text.strip():
                yield glyph.colour, _ground(broad, glyph)


def contrast(reading: Reading) -> Value:
    """The least contrast of any glyph with what is behind it."""
    found = [ratio(*pair) for pair in set(_pairs(reading))]
    return span([min(found)]) if found else None


def _body_pair(reading: Reading) -> tuple[Colour, Colour] | None:
    """The commonest colour of text in paragraphs, and of what is behind it."""
    colours: Counter[tuple[Colour, Colour]] = Counter()
    for block in body(reading):
        for line in block.lines:
            for glyph in line.seen:
                colours[glyph.colour, _ground(reading.sheets[line.page], glyph)] += 1
    return colours.most_common(1)[0][0] if colours else None


def body_contrast(reading: Reading) -> Value:
    pair = _body_pair(reading)
    return span([ratio(*pair)]) if pair else None


def light_on_dark(reading: Reading) -> Value:
    pair = _body_pair(reading)
    return luminance(pair[0]) > luminance(pair[1]) if pair else None


def grey(reading: Reading) -> Value:
    """Whether any glyph, rule or ground is grey. Pictures are not looked at."""
    colours = {glyph.colour for sheet in reading.sheets for glyph in sheet.glyphs if glyph.text.strip()}
    colours |= {box.colour for sheet in reading.sheets for box in sheet.boxes}
    close, dark, light = _GREY
    return any(max(colour) - min(colour) < close and dark < luminance(colour) < light for colour in colours)


def solid_bullets(reading: Reading) -> Value:
    """Whether all bullets are filled and of at least the contrast of text; nothing where there are none."""
    found = [
        glyph.text in _SOLID and ratio(glyph.colour, _ground(reading.sheets[line.page], glyph)) >= 7
        for block in reading.blocks
        if block.node.role == "Lbl" and block.trail[-1:] == ("LI",)
        for line in block.lines
        for glyph in line.seen
        if len(line.text) == 1 and not line.text.isalnum()
    ]
    return all(found) if found else None


def leader_dots(reading: Reading) -> Value:
    """Whether dots lead to the page numbers of the contents; nothing where there are no contents."""
    entries = [block for block in reading.blocks if "TOC" in block.trail and block.node.role != "Caption"]
    if not entries:
        return None
    for block in entries:
        for line in block.lines:
            drawn = any(
                box.dashed and abs(box.bottom - line.y) < 5 and box.right > line.left
                for box in reading.sheets[line.page].boxes
            )
            if drawn or "...." in line.text.replace(" ", "") or "……" in line.text:
                return True
    return False


# ------------------------------------------------------------------------------------------ looks


def italics(reading: Reading) -> Value:
    return any(glyph.face.italic for sheet in reading.sheets for glyph in sheet.glyphs if glyph.text.strip())


class _Underlines:
    """The thin boxes of a page, by height, to be found below glyphs."""

    def __init__(self, sheet: Sheet) -> None:
        self.boxes = sorted((box for box in sheet.boxes if box.top - box.bottom < 4), key=lambda box: box.top)
        self.tops = [box.top for box in self.boxes]

    def below(self, glyph: Glyph) -> Box | None:
        size = glyph.size
        for box in self.boxes[bisect_left(self.tops, glyph.y - _BELOW * size) :]:
            if box.top > glyph.y:
                return None
            if box.left < glyph.end - 0.1 and box.right > glyph.x + 0.1 and box.top - box.bottom <= _THICK * size:
                return box
        return None


def underlines(reading: Reading) -> Value:
    """Whether any text is underlined."""
    for sheet in reading.sheets:
        lines = _Underlines(sheet)
        if lines.boxes and any(lines.below(glyph) for glyph in sheet.glyphs if glyph.text.strip()):
            return True
    return False


def _marked(reading: Reading, tag: str) -> Iterator[tuple[Glyph, Node, bool]]:
    """The glyphs of inline elements of a kind in paragraphs, with the element, and whether they are underlined."""
    for block in body(reading):
        for line in block.lines:
            lines = _Underlines(reading.sheets[line.page])
            for glyph in line.seen:
                node = reading.within(glyph, tag)
                if node is not None:
                    yield glyph, node, lines.below(glyph) is not None


def emphasis(reading: Reading) -> Value:
    """How emphasis mostly looks: italic, bold, underline, or none; nothing where a file has none."""
    looks: Counter[str] = Counter()
    for glyph, _, underlined in _marked(reading, "Em"):
        if reading.within(glyph, "Link", "Code", "Strong", "Reference") is None:
            look = "italic" if glyph.face.italic else "underline" if underlined else "bold" if glyph.bold else "none"
            looks[look] += 1
    return looks.most_common(1)[0][0] if looks else None


def links_apart(reading: Reading) -> Value:
    """Whether every link in a paragraph is underlined, or apart from the text around it by 3 to 1 (WCAG 2.2, technique
    G183). The numbers of notes are known by their place, and by being small where they are not tagged as references."""
    pair = _body_pair(reading)
    usual = body_size(reading)
    size = usual.low if isinstance(usual, Span) else 0.0
    found = [
        underlined or (pair is not None and ratio(glyph.colour, pair[0]) >= 2.995)
        for glyph, _, underlined in _marked(reading, "Link")
        if reading.within(glyph, "Reference") is None and glyph.size > _NUMBER * size
    ]
    return all(found) if found else None
