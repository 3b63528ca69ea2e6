"""The cover: title, byline and site over a pattern that is each article's own, as SVG.

A vector cover is crisp at any size and costs no rasteriser. Type is set in the reading system's own sans serif (no
outlines), so lines are broken by cautious widths; colours are pairs of at least 7:1 (WCAG 2.2 SC 1.4.6).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from convert.model import Meta
from convert.write.epub.html import attribute, text

_WIDTH: Final = 1200
_HEIGHT: Final = 1800
_MARGIN: Final = 110
#: A character with the closing marks after it, which must not begin a line (JLREQ, 3.1.7).
_CHARACTERS: Final = re.compile(r".[、。，．！？：；」』）〕】》ー…々]*", re.DOTALL)
_TILES: Final = 5
_FONTS: Final = "'Atkinson Hyperlegible', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
#: Ground, ink, and two tints for the pattern.
_PALETTES: Final = (
    ("#12343b", "#fdf6ec", "#1f4c55", "#e1b382"),
    ("#2b2d5b", "#f7f5ff", "#3d4078", "#f2a65a"),
    ("#4a1f2d", "#fff5f0", "#642c3f", "#f0b67f"),
    ("#1d3a2a", "#f6fbf4", "#2a533c", "#e8c468"),
    ("#2a2a2a", "#fafafa", "#3d3d3d", "#7fc8c2"),
    ("#0f3057", "#f4faff", "#18467a", "#f5b971"),
)
_NARROW: Final = frozenset("iljtfIr.,:;!|'’‘()[]-·")
_LARGE: Final = frozenset("mwMWQOGCDHNU@%—")


def _advance(character: str) -> float:
    """A cautious width in ems of a character in a usual sans serif."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if unicodedata.combining(character):
        return 0.0
    if character == " ":
        return 0.3
    if character in _NARROW:
        return 0.38
    if character in _LARGE:
        return 0.9
    return 0.68 if character.isupper() else 0.59


def _units(words: str, room: float, split: bool) -> list[tuple[str, float]] | None:
    """The pieces of ``words`` that stay together, with their widths: words where there are spaces, else characters.
    A word that is too wide is cut if ``split``; otherwise there is no answer."""
    if " " not in words:
        whole = sum(map(_advance, words))
        if whole <= room:
            return [(words, whole)]
        if not split and not any(unicodedata.east_asian_width(one) in "WF" for one in words):
            return None
        return [(unit, sum(map(_advance, unit))) for unit in _CHARACTERS.findall(words)]
    out: list[tuple[str, float]] = []
    for word in words.split():
        while (width := sum(map(_advance, word))) > room:
            if not split:
                return None
            cut = len(word) - 1
            while sum(map(_advance, word[:cut])) > room:
                cut -= 1
            out.append((word[:cut], room))
            word = word[cut:]
        out.append((word, width))
    return out


def _lines(words: str, size: float, most: int, split: bool) -> list[str] | None:
    """``words`` broken into lines that fit at this size, or None when they do not."""
    room = (_WIDTH - 2 * _MARGIN) / size
    units = _units(words, room, split)
    if units is None:
        return None
    glue, gap = (" ", _advance(" ")) if " " in words else ("", 0.0)
    lines: list[str] = []
    current, width = "", 0.0
    for unit, own in units:
        if current and width + gap + own > room:
            lines.append(current)
            current, width = "", 0.0
        current, width = (current + glue + unit, width + gap + own) if current else (unit, own)
    lines.append(current)
    return lines if len(lines) <= most else None


def _fitted(words: str, sizes: tuple[int, ...], most: int) -> tuple[int, list[str]]:
    """The largest size at which the words fit, and their lines; cut, with an ellipsis, where none does."""
    for size in sizes:
        lines = _lines(words, size, most, split=False)
        if lines is not None:
            return size, lines
    size = sizes[-1]
    kept, shown = words, words
    while (lines := _lines(shown, size, most, split=True)) is None:
        kept = kept[: len(kept) - 4].rstrip()
        shown = f"{kept}…"
    return size, lines


def _pattern(seed: bytes, tint: str, accent: str, top: float) -> str:
    """Quarter rings on a grid, turned and coloured by the bytes of ``seed``, from the foot of the cover up to ``top``.

    Each tile has three rings at odd sixths of its side, so that they run on into the tiles beside it.
    """
    cell = _WIDTH // _TILES
    rows = max(0, min(5, int((_HEIGHT - top) // cell)))
    plain: list[str] = []
    bright: list[str] = []
    for index in range(rows * _TILES):
        row, column = divmod(index, _TILES)
        x, y = column * cell, _HEIGHT - (row + 1) * cell
        byte = seed[index % 31]
        right, low = byte & 1, byte >> 1 & 1
        corner_x, corner_y = x + cell * right, y + cell * low
        arcs = []
        for sixth in (1, 3, 5):
            radius = cell * sixth // 6
            end_x = corner_x + (-radius if right else radius)
            end_y = corner_y + (-radius if low else radius)
            arcs.append(f"M{end_x} {corner_y}A{radius} {radius} 0 0 {int(right == low)} {corner_x} {end_y}")
        (bright if byte >> 2 & 7 == 0 else plain).extend(arcs)
    paths = "".join(
        f'<path d="{"".join(arcs)}" stroke="{colour}"/>' for arcs, colour in ((plain, tint), (bright, accent)) if arcs
    )
    return f'<g fill="none" stroke-width="{cell // 8}">{paths}</g>\n'


def cover(meta: Meta, title: str, seed: bytes) -> bytes:
    """The cover as SVG. ``seed``: at least 32 bytes, from the content."""
    ground, ink, tint, accent = _PALETTES[seed[31] % len(_PALETTES)]
    rtl = meta.dir == "rtl"
    x = _WIDTH - _MARGIN if rtl else _MARGIN
    size, lines = _fitted(title, (132, 116, 100, 88, 76, 66, 58), 6)
    out = [
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" '
        f'height="{_HEIGHT}" role="img">\n<title>{text(title)}</title>\n'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{ground}"/>\n',
        f'<rect x="{x - 120 if rtl else x}" y="150" width="120" height="12" fill="{accent}"/>\n',
    ]
    y = 170.0 + size * 1.15
    direction = ' direction="rtl"' if rtl else ""
    family = attribute(_FONTS)
    out.append(f'<g font-family="{family}" fill="{ink}"{direction}>\n')
    for line in lines:
        out.append(f'<text x="{x}" y="{y:.0f}" font-size="{size}" font-weight="700">{text(line)}</text>\n')
        y += size * 1.16
    for value, steps, gap in ((meta.byline, (52, 46, 40), 40), (meta.site, (38, 34, 30), 12)):
        if value:
            small, small_lines = _fitted(" ".join(value.split()), steps, 2)
            y += gap
            for line in small_lines:
                out.append(f'<text x="{x}" y="{y:.0f}" font-size="{small}">{text(line)}</text>\n')
                y += small * 1.3
    out += ["</g>\n", _pattern(seed, tint, accent, y + 40), "</svg>\n"]
    return "".join(out).encode("utf-8")
