"""What a profile is held to: the ``[guide]`` of its TOML, apart from the settings that writers use.

A requirement names a measure of a finished page, and what it must be. Because the writers never see it, a setting that
goes against the guide is found on the page, by :mod:`convert.check.print`. A profile that gives requirements of its
own is held to these alone; one that gives none is held to those of the profile that it extends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeAlias

from convert.errors import StyleError
from convert.style import read_profile

#: What a measure gives: a range of numbers, a word, or yes and no.
Kind: TypeAlias = Literal["number", "word", "flag"]


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that can be measured on a finished page. ``tolerance``: how far a number may be off, in its unit."""

    label: str
    kind: Kind
    unit: str = ""
    tolerance: float = 0.0


#: Every measure by its name in a profile's TOML.
MEASURES: Final[Mapping[str, Measure]] = {
    "body_size": Measure("type size of the text", "number", "pt", 0.05),
    "title_size": Measure("type size of the title", "number", "pt", 0.05),
    "heading_size": Measure("type size of the headings below the title", "number", "pt", 0.05),
    "heading_ratio": Measure("smallest heading to text", "number", "", 0.005),
    "smallest_size": Measure("smallest type on any page", "number", "pt", 0.05),
    "page_number_size": Measure("type size of page numbers", "number", "pt", 0.05),
    "arial_widths": Measure("letters as wide as Arial's", "flag"),
    "letter_spacing": Measure("space between letters to average letter width", "number", "", 0.005),
    "word_spacing": Measure("space between words to space between letters", "number", "", 0.05),
    "leading": Measure("line to line, in type sizes", "number", "", 0.01),
    "paragraph_lines": Measure("paragraph to paragraph, in lines", "number", "", 0.02),
    "characters": Measure("characters in a full line, in the middle", "number", "", 0.5),
    "longest_line": Measure("characters in the longest line", "number", "", 0.0),
    "margin": Measure("clear margin at top, left and right", "number", "pt", 0.5),
    "columns": Measure("columns", "number"),
    "paper": Measure("paper", "word"),
    "justified": Measure("justified", "flag"),
    "indents": Measure("first lines indented", "flag"),
    "hyphenated_lines": Measure("lines that end in a hyphen which is not in the text", "number"),
    "orphan_lines": Measure("lines of a divided paragraph at the foot of a page", "number"),
    "widow_lines": Measure("lines of a divided paragraph at the head of a page", "number"),
    "italics": Measure("italics", "flag"),
    "underlines": Measure("underlines", "flag"),
    "emphasis": Measure("emphasis", "word"),
    "links_apart": Measure("links told apart by more than hue", "flag"),
    "body_contrast": Measure("contrast of the text", "number", ": 1", 0.05),
    "contrast": Measure("least contrast of any text", "number", ": 1", 0.05),
    "light_on_dark": Measure("light on dark", "flag"),
    "solid_bullets": Measure("bullets solid and dark", "flag"),
    "grey": Measure("grey text, rules or grounds", "flag"),
    "leader_dots": Measure("leader dots in the contents", "flag"),
    "notes_at_end": Measure("notes at the end of the article", "flag"),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a measure must be: within ``least`` and ``most``, or ``wanted``. ``clause``: where the guide says so.
    ``confirmed``: whether we have read it there ourselves."""

    measure: str
    least: float | None = None
    most: float | None = None
    wanted: str | bool | None = None
    clause: str = ""
    confirmed: bool = True

    def __str__(self) -> str:
        unit = MEASURES[self.measure].unit
        unit = f" {unit}" if unit else ""
        if isinstance(self.wanted, bool):
            return "yes" if self.wanted else "no"
        if self.wanted is not None:
            return self.wanted
        if self.least is not None and self.least == self.most:
            return f"{self.least:g}{unit}"
        if self.least is None:
            return "none" if self.most == 0 else f"at most {self.most:g}{unit}"
        return f"at least {self.least:g}{unit}" if self.most is None else f"{self.least:g} to {self.most:g}{unit}"


@dataclass(frozen=True, slots=True)
class Guide:
    """A profile's guide: who wrote what, and what it asks for."""

    title: str
    publisher: str
    url: str
    requirements: tuple[Requirement, ...]


def load_guide(name_or_path: str = "standard") -> Guide:
    """The guide of a profile, by its name or the path of its TOML. Raises StyleError when it is not sound."""
    table = read_profile(name_or_path).get("guide", {})
    require = table.get("require", {}) if isinstance(table, dict) else None
    if not isinstance(require, dict):
        raise StyleError(f"{name_or_path}: guide.require: expected a table")
    for key in ("title", "publisher", "url"):
        if not isinstance(table.get(key, ""), str):
            raise StyleError(f"{name_or_path}: guide.{key}: expected text")
    return Guide(
        table.get("title", ""),
        table.get("publisher", ""),
        table.get("url", ""),
        tuple(_requirement(key, value, name_or_path) for key, value in require.items()),
    )


def _requirement(key: str, value: Any, source: str) -> Requirement:
    where = f"{source}: guide.require.{key}"
    measure = MEASURES.get(key)
    if measure is None:
        raise StyleError(f"{where} is not a measure of a page (there are: {', '.join(MEASURES)})")
    if not isinstance(value, dict) or not set(value) <= {"least", "most", "is", "clause", "confirmed"}:
        raise StyleError(f"{where}: expected least, most or is, with clause and confirmed")
    if not isinstance(value.get("clause"), str):
        raise StyleError(f"{where}: a requirement names its clause")
    bounds = [value[bound] for bound in ("least", "most") if bound in value]
    if measure.kind == "number":
        if "is" in value or not bounds or not all(type(bound) in (int, float) for bound in bounds):
            raise StyleError(f"{where}: expected a number for least, for most or for both")
    elif bounds or type(value.get("is")) is not {"word": str, "flag": bool}[measure.kind]:
        raise StyleError(f"{where}: expected is = {'a word' if measure.kind == 'word' else 'true or false'}")
    if type(value.get("confirmed", True)) is not bool:
        raise StyleError(f"{where}: confirmed = true or false")
    return Requirement(
        key, value.get("least"), value.get("most"), value.get("is"), value["clause"], value.get("confirmed", True)
    )
