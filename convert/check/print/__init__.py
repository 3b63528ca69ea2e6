"""Measures the pages of a finished PDF and holds them to a guide. Shares no code with the writer.

Glyphs are found where a viewer would paint them; the structure tree says which of them are text, headings or notes.
What a file has nothing of (contents, notes, emphasis) has no measure, and no requirement fails for it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import pikepdf

from convert.check.pdf.tree import Loader
from convert.check.print import ink, pages, typeset
from convert.check.print.blocks import Reading, read
from convert.check.print.glyphs import sheets
from convert.check.print.values import Span, Value
from convert.errors import ConvertError
from convert.guide import MEASURES, Guide, Requirement

__all__ = ["Span", "Value", "Verdict", "check_print", "measure_print"]

#: The function behind each measure of :data:`convert.guide.MEASURES`.
FUNCTIONS: Final[Mapping[str, Callable[[Reading], Value]]] = {
    "body_size": typeset.body_size,
    "title_size": typeset.title_size,
    "heading_size": typeset.heading_size,
    "heading_ratio": typeset.heading_ratio,
    "smallest_size": typeset.smallest_size,
    "page_number_size": typeset.page_number_size,
    "arial_widths": typeset.arial_widths,
    "letter_spacing": typeset.letter_spacing,
    "word_spacing": typeset.word_spacing,
    "leading": typeset.leading,
    "paragraph_lines": typeset.paragraph_lines,
    "characters": typeset.characters,
    "longest_line": typeset.longest_line,
    "margin": pages.margin,
    "columns": pages.columns,
    "paper": pages.paper,
    "justified": pages.justified,
    "indents": pages.indents,
    "hyphenated_lines": typeset.hyphenated_lines,
    "orphan_lines": pages.orphan_lines,
    "widow_lines": pages.widow_lines,
    "italics": ink.italics,
    "underlines": ink.underlines,
    "emphasis": ink.emphasis,
    "links_apart": ink.links_apart,
    "body_contrast": ink.body_contrast,
    "contrast": ink.contrast,
    "light_on_dark": ink.light_on_dark,
    "solid_bullets": ink.solid_bullets,
    "grey": ink.grey,
    "leader_dots": ink.leader_dots,
    "notes_at_end": pages.notes_at_end,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A requirement, what was measured, and whether it is met; None where there was nothing to measure."""

    requirement: Requirement
    measured: Value
    met: bool | None


def measure_print(data: bytes, names: tuple[str, ...] = tuple(FUNCTIONS)) -> Mapping[str, Value]:
    """The measures of a tagged PDF by name. Raises ConvertError when it cannot be read or is not tagged."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            tree = Loader(pdf).load()
            if not tree.tops:
                raise ConvertError("not tagged: what is text and what a heading cannot be told")
            reading = read(list(sheets(pdf)), tree)
    except pikepdf.PdfError as error:
        raise ConvertError(f"not a PDF that can be read: {error}") from error
    return {name: FUNCTIONS[name](reading) for name in names}


def check_print(data: bytes, guide: Guide) -> tuple[Verdict, ...]:
    """Every requirement of a guide against the pages of a tagged PDF. Raises ConvertError as
    :func:`measure_print`."""
    measured = measure_print(data, tuple(requirement.measure for requirement in guide.requirements))
    return tuple(Verdict(one, measured[one.measure], _met(one, measured[one.measure])) for one in guide.requirements)


def _met(requirement: Requirement, value: Value) -> bool | None:
    if value is None:
        return None
    if not isinstance(value, Span):
        return value == requirement.wanted
    tolerance = MEASURES[requirement.measure].tolerance
    low = requirement.least is None or value.low >= requirement.least - tolerance
    return low and (requirement.most is None or value.high <= requirement.most + tolerance)
