"""A profile in Word's units: twentieths of a point (twips), half-points for type, bare hexadecimal for colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from convert.style import Style

#: Average advance of running text as a ratio of the type size: what turns a measure in characters into a width.
_AVERAGE_ADVANCE: Final = 0.5
_EMPHASIS: Final = {
    "italic": "<w:i/><w:iCs/>",
    "bold": "<w:b/><w:bCs/>",
    "underline": '<w:u w:val="single"/>',
}
#: The same for the longest word of a table column, which may be bold or in a wider font.
_WIDE_ADVANCE: Final = 0.7
#: The line beside a quotation or an aside, on the side where lines begin: unlike an indent, a border
#: keeps its side in a paragraph that runs from the right (17.3.1.24).
_BAR: Final = '<w:pBdr><w:{side} w:val="{line}" w:sz="{size}" w:space="10" w:color="{colour}"/></w:pBdr>'
_TWIPS: Final = 20


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the body needs to know of a profile. Lengths in twips."""

    step: int
    half_step: int
    code_indent: int
    gap: int
    width: int
    right: int
    emphasis: str
    code_font: str
    rule: str
    advance: float
    notes_size: str
    bars: Mapping[str, str]
    values: tuple[tuple[str, str], ...]


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _font(name: str) -> str:
    return "Consolas" if name == "monospace" else name


@lru_cache(maxsize=32)
def sheet(style: Style, rtl: bool) -> Sheet:
    """The profile in Word's units, with a value for every placeholder of ``styles/docx/styles.xml``; ``rtl``: for a
    document that runs from the right."""
    text, heading, code, colour, page = style.text, style.heading, style.code, style.colour, style.page
    unit = text.size * _TWIPS
    step = round(1.5 * unit)
    measure = text.measure * _AVERAGE_ADVANCE * unit
    room = (page.width - page.margin_left - page.margin_right) * _TWIPS
    width = round(min(room, measure))
    values: dict[str, str | int] = {
        "font": _font(text.font),
        "size": round(text.size * 2),
        "line": round(text.leading * unit),
        "gap": round(text.paragraph_gap * unit),
        "double_gap": round(2 * text.paragraph_gap * unit),
        "tight": round(text.paragraph_gap * unit / 2),
        "letter_spacing": round(text.letter_spacing * unit),
        "text_colour": _hex(colour.text),
        "link_colour": _hex(colour.link),
        "rule_colour": _hex(colour.rule),
        "panel_colour": _hex(colour.panel),
        "title_after": round(0.5 * unit),
        "h_before": round(heading.before * unit),
        "h_after": round(heading.after * unit),
        "code_font": _font(code.font),
        "code_size": round(code.size * 2),
        "code_line": round(code.leading * code.size * _TWIPS),
        "code_indent": round(0.5 * unit),
        "notes_size": round(style.furniture.notes_size * 2),
        "notes_line": round(1.25 * style.furniture.notes_size * _TWIPS),
        "furniture_size": round(style.furniture.size * 2),
        "half_step": step // 2,
        "step": step,
        **{f"step{depth}": step * depth for depth in range(2, 6)},
        "emphasis": _EMPHASIS[text.emphasis],
    }
    side = "right" if rtl else "left"
    bars = {
        "Quote": _BAR.format(side=side, line="single", size=18, colour=values["rule_colour"]),
        "Aside": _BAR.format(side=side, line="double", size=6, colour=values["rule_colour"]),
    }
    values["quote_bar"], values["aside_bar"] = bars["Quote"], bars["Aside"]
    notes_size = values["notes_size"]
    for level, size in enumerate(heading.sizes, 1):
        values[f"h{level}_size"] = round(size * 2)
        values[f"h{level}_line"] = round(heading.leading * size * _TWIPS)
    return Sheet(
        step=step,
        half_step=step // 2,
        code_indent=round(0.5 * unit),
        gap=round(text.paragraph_gap * unit),
        width=width,
        right=round(page.margin_right * _TWIPS + room - width),
        emphasis=_EMPHASIS[text.emphasis],
        code_font=_font(code.font),
        rule=_hex(colour.rule),
        advance=_WIDE_ADVANCE * unit,
        notes_size=f'<w:rPr><w:sz w:val="{notes_size}"/><w:szCs w:val="{notes_size}"/></w:rPr>',
        bars=MappingProxyType(bars),
        values=tuple((name, str(value)) for name, value in values.items()),
    )
