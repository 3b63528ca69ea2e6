"""Fonts of a finished PDF as far as a page shows them: widths, weight, slope, text of codes (ISO 32000-1, 9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

from convert.check.pdf.content import to_unicode


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font as far as it is seen: its name without the subset's prefix, slope and weight, widths and text by code."""

    name: str
    italic: bool
    bold: bool
    two_bytes: bool
    widths: Mapping[int, float]
    default: float
    texts: Mapping[int, str]


def read_face(font: Any) -> Face:
    """A font dictionary (9.6, 9.7)."""
    two_bytes = str(font.get("/Subtype", "")) == "/Type0"
    inner: Any = font["/DescendantFonts"][0] if two_bytes else font
    known: Any = inner.get("/FontDescriptor", pikepdf.Dictionary())
    name = str(font.get("/BaseFont", "")).lstrip("/").split("+")[-1]
    stream = font.get("/ToUnicode")
    texts = to_unicode(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else {}
    if two_bytes:
        widths, default = _cid_widths(inner.get("/W", pikepdf.Array())), float(inner.get("/DW", 1000))
    else:
        first = int(inner.get("/FirstChar", 0))
        widths = {first + place: float(width) for place, width in enumerate(inner.get("/Widths", ()))}
        default = float(known.get("/MissingWidth", 0))
    flags, lower = int(known.get("/Flags", 0)), name.lower()
    italic = bool(flags & 64) or float(known.get("/ItalicAngle", 0)) != 0 or "italic" in lower or "oblique" in lower
    weight = lower.split("wght")[-1] if "wght" in lower else ""
    bold = bool(flags & 1 << 18) or "bold" in lower or float(known.get("/FontWeight", 400)) >= 600
    return Face(name, italic, bold or (weight.isdigit() and int(weight) >= 600), two_bytes, widths, default, texts)


def _cid_widths(array: Any) -> dict[int, float]:
    """The W array of a CID font (9.7.4.3)."""
    out: dict[int, float] = {}
    items = list(array)
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, pikepdf.Array):
            out.update({first + place: float(width) for place, width in enumerate(second)})
        else:
            width = float(items.pop(0))
            out.update(dict.fromkeys(range(first, int(second) + 1), width))
    return out
