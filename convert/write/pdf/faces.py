"""One font face: its file, metrics and coverage, and words set in it.

A face is parsed once per process, when its first character is set, and is immutable from then on but for its cache of
words, which has a fixed bound. All lengths here are thousandths of the type size, the unit of PDF's own width tables
(ISO 32000-1, 9.7.4.3); advances are rounded to whole ones, so that layout and viewer add up the same numbers.

Characters are addressed by CID. A CID is the glyph's number in the font file, except that where several characters
share one glyph (space and no-break space, say) each but the lowest has a CID of its own past the last glyph. So every
CID means one character, and text comes out of the file as it went in.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

#: Words that a face keeps; past it the cache is emptied, so that memory is flat in the number of documents.
_CACHE_WORDS: Final = 20_000
#: What simple text is shaped with: kerning, but one glyph for one character.
_PLAIN: Final = {"kern": True, "liga": False, "clig": False, "calt": False, "rlig": False, "ccmp": False, "locl": False}


@dataclass(frozen=True, slots=True)
class FaceSpec:
    """Where a face is. ``weight``: what to pin a variable font's weight axis at. ``embolden``: the file has no bold,
    so strokes are thickened in painting."""

    path: Path
    index: int = 0
    weight: int = 400
    embolden: bool = False


class Bit:
    """A piece of text set in one face: what is painted with one font selection.

    ``body`` is the inside of a PDF TJ array. ``parts``, where glyphs leave the baseline, is the same as (rise, body)
    pairs. ``actual`` is the text that the glyphs do not say themselves (ISO 32000-1, 14.9.4), None where they do.
    ``shaped`` gives the text of CIDs that stand for no one character. ``count``: glyphs that letter spacing may part,
    none where letters join.
    """

    __slots__ = ("actual", "body", "cids", "count", "face", "missing", "parts", "shaped", "text", "width")

    def __init__(
        self,
        face: Face,
        text: str,
        body: str,
        width: int,
        cids: tuple[int, ...],
        *,
        actual: str | None = None,
        parts: tuple[tuple[int, str], ...] = (),
        shaped: tuple[tuple[int, str], ...] = (),
        missing: bool = False,
        joined: bool = False,
    ) -> None:
        self.face = face
        self.text = text
        self.body = body
        self.width = width
        self.cids = cids
        self.count = 0 if joined else len(cids)
        self.actual = actual
        self.parts = parts
        self.shaped = shaped
        self.missing = missing


class Face:
    """A font face. ``cmap`` maps code points to CIDs; ``text_of`` is its inverse; ``aliases`` maps extra CIDs to
    glyphs; ``ascent`` and ``descent`` (negative) are the font's own."""

    def __init__(self, spec: FaceSpec) -> None:
        import uharfbuzz

        self.spec = spec
        self._hb: Any = uharfbuzz
        self.hb_face: Any = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(spec.path)), spec.index)
        self.hb_font: Any = uharfbuzz.Font(self.hb_face)
        self.axes: tuple[str, ...] = tuple(axis.tag for axis in self.hb_face.axis_infos)
        if "wght" in self.axes:
            self.hb_font.set_variations({"wght": spec.weight})
        self.upem: int = self.hb_face.upem
        self.glyph_count: int = self.hb_face.glyph_count
        extents = self.hb_font.get_font_extents("ltr")
        self.ascent = self.scaled(extents.ascender)
        self.descent = self.scaled(extents.descender)
        self.embolden = spec.embolden
        self._bits: dict[str, Bit | None] = {}
        self._advances: dict[int, int] = {}

    def scaled(self, units: float) -> int:
        """Font units as thousandths of the type size."""
        return round(units * 1000 / self.upem)

    @cached_property
    def _coverage(self) -> tuple[dict[int, int], dict[int, str], dict[int, int]]:
        nominal = self.hb_font.get_nominal_glyph
        cmap: dict[int, int] = {}
        text_of: dict[int, str] = {}
        aliases: dict[int, int] = {}
        for code in sorted(self.hb_face.unicodes):
            glyph = nominal(code)
            if not glyph or 0xD800 <= code <= 0xDFFF:
                continue
            cid = glyph
            if glyph in text_of:
                cid = self.glyph_count + len(aliases)
                aliases[cid] = glyph
            cmap[code] = cid
            text_of[cid] = chr(code)
        return cmap, text_of, aliases

    @property
    def cmap(self) -> dict[int, int]:
        return self._coverage[0]

    @property
    def text_of(self) -> dict[int, str]:
        return self._coverage[1]

    @property
    def aliases(self) -> dict[int, int]:
        return self._coverage[2]

    def covers(self, text: str) -> bool:
        """Whether every character of ``text`` has a glyph here."""
        cmap = self._coverage[0]
        return all(ord(char) in cmap for char in text)

    def advance(self, cid: int) -> int:
        """The width of a CID."""
        width = self._advances.get(cid)
        if width is None:
            glyph = self.aliases.get(cid, cid)
            width = self._advances[cid] = self.scaled(self.hb_font.get_glyph_h_advance(glyph))
        return width

    def plain(self, text: str) -> Bit | None:
        """``text`` one glyph a character, kerned; None when a character is missing here or needs shaping."""
        bits = self._bits
        try:
            return bits[text]
        except KeyError:
            if len(bits) > _CACHE_WORDS:
                bits.clear()
            bit = bits[text] = self._plain(text)
            return bit

    def _plain(self, text: str) -> Bit | None:
        cmap = self._coverage[0]
        try:
            cids = tuple(cmap[ord(char)] for char in text)
        except KeyError:
            return None
        positions = self.shape(text, "ltr", _PLAIN)[1]
        if len(positions) != len(cids):
            return None
        body: list[str] = ["<"]
        width = 0
        last = len(cids) - 1
        for index, (cid, position) in enumerate(zip(cids, positions, strict=True)):
            if position.x_offset or position.y_offset:
                return None
            body.append(f"{cid:04X}")
            advance = self.advance(cid)
            kern = self.scaled(position.x_advance) - advance
            width += advance
            if kern and index != last and abs(kern) > 1:
                body.append(f">{-kern}<")
                width += kern
        return Bit(self, text, "".join(body) + ">", width, cids)

    def shape(self, text: str, direction: str, features: dict[str, bool], lang: str = "") -> tuple[Any, Any]:
        """HarfBuzz's glyphs and positions for a run of one script, in visual order."""
        buffer = self._hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        if lang:
            buffer.language = lang
        self._hb.shape(self.hb_font, buffer, features)
        return buffer.glyph_infos, buffer.glyph_positions

    @cached_property
    def postscript_name(self) -> str:
        """The name for the PDF, in PDF name characters, telling apart the instances of a variable font."""
        name = self.hb_face.get_name(6) or self.spec.path.stem
        kept = "".join(char for char in name if char.isascii() and (char.isalnum() or char == "-"))
        return f"{kept}-wght{self.spec.weight}" if "wght" in self.axes else kept

    @cached_property
    def cap_height(self) -> int:
        """From OS/2 (sCapHeight), or the ascent where an old table has none."""
        table = self.table("OS/2")
        if len(table) >= 90 and struct.unpack(">H", table[:2])[0] >= 2:
            return self.scaled(struct.unpack(">h", table[88:90])[0])
        return self.ascent

    @cached_property
    def italic_angle(self) -> float:
        table = self.table("post")
        return float(struct.unpack(">i", table[4:8])[0]) / 65536 if len(table) >= 8 else 0.0

    @cached_property
    def box(self) -> tuple[int, int, int, int]:
        """The font's bounding box, from head."""
        numbers = struct.unpack(">hhhh", self.table("head")[36:44])
        return (
            self.scaled(numbers[0]),
            self.scaled(numbers[1]),
            self.scaled(numbers[2]),
            self.scaled(numbers[3]),
        )

    def table(self, tag: str) -> bytes:
        """The raw table, empty where the font has none."""
        if tag not in self.hb_face.table_tags:
            return b""
        return bytes(self.hb_face.reference_table(tag).data)


@cache
def load_face(spec: FaceSpec) -> Face:
    """The face of a file, parsed once per process."""
    return Face(spec)
