"""The cover: title, byline and site over a pattern that is each article's own, as SVG.

A vector cover is crisp at any size and costs no rasteriser. Type is set in the reading system's own sans serif (no
outlines), so lines are broken by cautious widths; colours are pairs of at least 7:1 (WCAG 2.2 SC 1.4.6).
"""

from __future__ import annotations

import math
import unicodedata
from typing import Final

from convert.model import Meta
from convert.write.epub.html import attribute, text

_WIDTH: Final = 1200
_HEIGHT: Final = 1800
_MARGIN: Final = 110
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


def _lines(words: str, size: float, most: int) -> list[str] | None:
    """``words`` broken into lines that fit at this size, or None when that takes more than ``most`` lines."""
    room = (_WIDTH - 2 * _MARGIN) / size
    spaced = any(character == " " for character in words)
    units = words.split() if spaced else list(words)
    glue = " " if spaced else ""
    lines: list[str] = []
    current, width = "", 0.0
    for unit in units:
        own = sum(map(_advance, unit))
        if own > room and spaced:
            return None
        if current and width + own + (0.3 if glue else 0) > room:
            lines.append(current)
            current, width = "", 0.0
        current, width = (current + glue + unit, width + own + 0.3) if current else (unit, own)
    lines.append(current)
    return lines if len(lines) <= most else None


def _fitted(words: str, sizes: tuple[int, ...], most: int) -> tuple[int, list[str]]:
    """The largest size at which the words fit, and their lines; cut, with an ellipsis, where none does."""
    for size in sizes:
        lines = _lines(words, size, most)
        if lines is not None:
            return size, lines
    size = sizes[-1]
    kept = words
    while kept:
        kept = kept[: len(kept) - 4].rstrip()
        lines = _lines(f"{kept}…", size, most) if kept else None
        if lines is not None:
            return size, lines
    return size, [words[: int((_WIDTH - 2 * _MARGIN) / size)]]


def _pattern(seed: bytes, tint: str, accent: str) -> str:
    """Quarter rings on a grid, turned and coloured by the bytes of ``seed``: the lower half of the cover."""
    cell = _WIDTH // 4
    out = []
    for index in range(12):
        row, column = divmod(index, 4)
        x, y = column * cell, _HEIGHT - 3 * cell + row * cell
        turn = seed[index] % 4
        colour = accent if seed[index] % 7 == 0 else tint
        rings = 2 + seed[index + 12] % 3
        corner_x, corner_y = x + cell * (turn in (1, 2)), y + cell * (turn in (2, 3))
        for ring in range(rings):
            radius = cell * (ring + 1) / (rings + 0.5)
            end_x = corner_x + radius * (-1 if turn in (1, 2) else 1)
            end_y = corner_y + radius * (-1 if turn in (2, 3) else 1)
            sweep = 1 if turn in (0, 2) else 0
            out.append(
                f'<path d="M{end_x:.0f} {corner_y} A{radius:.0f} {radius:.0f} 0 0 {sweep} {corner_x} {end_y:.0f}" '
                f'stroke="{colour}"/>'
            )
    return f'<g fill="none" stroke-width="{math.ceil(cell / 16)}">{"".join(out)}</g>\n'


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
        _pattern(seed, tint, accent),
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
    out.append("</g>\n</svg>\n")
    return "".join(out).encode("utf-8")
