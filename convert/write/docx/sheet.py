"""A profile in Word's units: twentieths of a point (twips), half-points for type, bare hexadecimal for colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from convert.style import Style, TextStyle

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
#: What Word calls notes by their place.
_NOTES: Final = {"foot": "footnote", "end": "endnote"}
#: Endnotes count in Roman numerals unless told otherwise; Word asks the settings, LibreOffice the section.
_ENDNOTES: Final = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
_TWIPS: Final = 20
#: The size at which Word sets a superscript or subscript, and how far a note's number is raised instead, as ratios.
_SUPERSCRIPT: Final = 2 / 3
_RISE: Final = 0.2
#: Bullets by depth of list.
_BULLETS: Final = ("•", "–", "▪")
_SOLID_BULLETS: Final = ("•", "▪", "•")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the body needs to know of a profile. Lengths in twips. ``note``: what notes are in Word's names of elements:
    "footnote" or "endnote"."""

    step: int
    number_width: int
    half_step: int
    code_indent: int
    gap: int
    width: int
    right: int
    emphasis: str
    code_font: str
    raised_size: str
    growth: float
    bullets: tuple[str, ...]
    rule: str
    advance: float
    notes_size: str
    note: str
    bars: Mapping[str, str]
    values: tuple[tuple[str, str], ...]


def _hex(colour: str) -> str:
    return colour.removeprefix("#").upper()


def _font(name: str) -> str:
    """The name by which Word knows a family. Arial has the widths of Arimo and is there wherever Word is."""
    return {"monospace": "Consolas", "Arimo": "Arial"}.get(name, name)


def _raised(text: TextStyle) -> str:
    """The number of a note: a superscript, or, where that would be too small, raised in the size of the text."""
    if text.size * _SUPERSCRIPT >= text.smallest:
        return '<w:vertAlign w:val="superscript"/>'
    return f'<w:position w:val="{round(text.size * _RISE * 2)}"/>'


def _raised_size(text: TextStyle) -> str:
    """Half-points that keep a superscript, which Word sets in two thirds of its size, from being too small; else
    nothing."""
    return "" if text.size * _SUPERSCRIPT >= text.smallest else str(round(text.smallest / _SUPERSCRIPT * 2))


@lru_cache(maxsize=32)
def sheet(style: Style, rtl: bool) -> Sheet:
    """The profile in Word's units, with a value for every placeholder of ``styles/docx/styles.xml``; ``rtl``: for a
    document that runs from the right."""
    text, heading, code, colour, page = style.text, style.heading, style.code, style.colour, style.page
    code_size, notes_size = text.legible(code.size), text.legible(style.furniture.notes_size)
    unit = text.size * _TWIPS
    step = round(1.5 * unit)
    measure = text.measure * (_AVERAGE_ADVANCE + text.letter_spacing) * unit
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
        "code_size": round(code_size * 2),
        "code_line": round(code.leading * code_size * _TWIPS),
        "code_indent": round(0.5 * unit),
        "notes_size": round(notes_size * 2),
        "notes_line": round(min(1.25, text.leading) * notes_size * _TWIPS),
        "furniture_size": round(text.legible(style.furniture.size) * 2),
        "link_underline": "single" if text.link_underline else "none",
        "raised": _raised(text),
        "note": _NOTES[style.furniture.notes],
        "note_name": _NOTES[style.furniture.notes].capitalize(),
        "note_section": _ENDNOTES if style.furniture.notes == "end" else "",
        "note_format": '<w:numFmt w:val="decimal"/>' if style.furniture.notes == "end" else "",
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
    half_points = values["notes_size"]
    for level, size in enumerate(map(text.legible, heading.sizes), 1):
        values[f"h{level}_size"] = round(size * 2)
        values[f"h{level}_line"] = round(heading.leading * size * _TWIPS)
    return Sheet(
        step=step,
        number_width=round(min(2.5 * unit, (page.margin_left - 9) * _TWIPS)),
        half_step=step // 2,
        code_indent=round(0.5 * unit),
        gap=round(text.paragraph_gap * unit),
        width=width,
        right=round(page.margin_right * _TWIPS + room - width),
        emphasis=_EMPHASIS[text.emphasis],
        code_font=_font(code.font),
        raised_size=_raised_size(text),
        growth=text.growth,
        bullets=_SOLID_BULLETS if text.solid_bullets else _BULLETS,
        rule=_hex(colour.rule),
        advance=_WIDE_ADVANCE * unit,
        note=_NOTES[style.furniture.notes],
        notes_size=f'<w:rPr><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>',
        bars=MappingProxyType(bars),
        values=tuple((name, str(value)) for name, value in values.items()),
    )
