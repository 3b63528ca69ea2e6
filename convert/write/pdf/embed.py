"""Fonts in the file: subsets of glyphs, widths, and the text of every character code.

Each face is a composite font with two-byte codes (ISO 32000-1, 9.7): code = CID, and a CIDToGIDMap stream leads from
CIDs, which are process-wide, to the glyphs of the subset. The subset is HarfBuzz's; a variable font is pinned to the
instance that was set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Final

from convert.write.pdf.faces import Bit, Face
from convert.write.pdf.objects import File, number

#: What a viewer does not need: layout tables, names, and the character map, which the CIDs replace.
_DROPPED: Final = (
    *("GSUB", "GPOS", "GDEF", "BASE", "MATH", "kern", "DSIG", "name", "OS/2", "post", "cmap"),
    *("STAT", "gasp", "meta", "FFTM"),
)


def embed(file: File, face: Face, bits: Iterable[Bit]) -> int:
    """Write a face with what ``bits`` use of it; the number of the font object."""
    texts = _texts(face, bits)
    cids = sorted(texts)
    glyphs = {cid: face.aliases.get(cid, cid) for cid in cids}
    program, places = _subset(face, sorted(set(glyphs.values())))
    base = f"{_prefix(program)}+{face.postscript_name}"
    table = bytearray(2 * (cids[-1] + 1))
    for cid, glyph in glyphs.items():
        table[2 * cid : 2 * cid + 2] = places[glyph].to_bytes(2, "big")
    descendant = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {_descriptor(file, face, base, program)} 0 R/DW 0/W[{_widths(face, cids)}]"
        f"/CIDToGIDMap {file.stream('', bytes(table))} 0 R>>"
    )
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]"
        f"/ToUnicode {file.stream('', _to_unicode(texts))} 0 R>>"
    )


def _texts(face: Face, bits: Iterable[Bit]) -> dict[int, str]:
    """The text of each CID in use. A glyph that shaping made of several characters takes the first text, in the order
    of the texts, that it was set for; the words themselves are in the ActualText."""
    texts: dict[int, str] = {}
    shaped: dict[int, str] = {}
    for bit in bits:
        for cid in bit.cids:
            texts.setdefault(cid, "")
        for cid, text in bit.shaped:
            shaped[cid] = min(shaped.get(cid, text), text)
    for cid in texts:
        own = face.text_of.get(cid, "")
        private = own and (0xE000 <= ord(own) <= 0xF8FF or ord(own) >= 0xF0000)
        texts[cid] = shaped.get(cid, "\ufffd") if not own or private else own
    return texts


def _subset(face: Face, glyphs: list[int]) -> tuple[bytes, Any]:
    """The font program with these glyphs and .notdef, and the map from old glyph numbers to new."""
    import uharfbuzz

    wish = uharfbuzz.SubsetInput()
    wish.glyph_set.update(glyphs)
    wish.flags = uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wish.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _DROPPED)
    if face.axes:
        wish.pin_all_axes_to_default(face.hb_face)
        if "wght" in face.axes:
            wish.pin_axis_location(face.hb_face, "wght", face.spec.weight)
    plan = uharfbuzz.SubsetPlan(face.hb_face, wish)
    return bytes(plan.execute().blob.data), plan.old_to_new_glyph_mapping


def _prefix(program: bytes) -> str:
    """Six letters that tell subsets apart (9.6.4), from the content."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _widths(face: Face, cids: list[int]) -> str:
    """The W array: runs of neighbours (9.7.4.3)."""
    out: list[str] = []
    start = 0
    for place in range(1, len(cids) + 1):
        if place == len(cids) or cids[place] != cids[place - 1] + 1:
            run = cids[start:place]
            out.append(f"{run[0]}[{' '.join(str(face.advance(cid)) for cid in run)}]")
            start = place
    return "".join(out)


def _descriptor(file: File, face: Face, base: str, program: bytes) -> int:
    data = file.stream(f"/Length1 {len(program)}", program)
    flags = 4 | (64 if face.italic_angle else 0)
    box = " ".join(map(str, face.box))
    return file.add(
        f"<</Type/FontDescriptor/FontName/{base}/Flags {flags}/FontBBox[{box}]/ItalicAngle {number(face.italic_angle)}"
        f"/Ascent {face.ascent}/Descent {face.descent}/CapHeight {face.cap_height}"
        f"/StemV {140 if face.spec.weight >= 600 else 80}/FontFile2 {data} 0 R>>"
    )


def _to_unicode(texts: dict[int, str]) -> bytes:
    """The ToUnicode CMap (9.10.3), with surrogate pairs for astral characters, in blocks of at most 100."""
    out = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    codes = sorted(texts)
    for start in range(0, len(codes), 100):
        block = codes[start : start + 100]
        out.append(f"{len(block)} beginbfchar")
        out += [f"<{cid:04X}> <{texts[cid].encode('utf-16-be').hex().upper()}>" for cid in block]
        out.append("endbfchar")
    out += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join(out).encode("ascii")
