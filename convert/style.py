"""A profile's TOML → frozen :class:`Style`, validated. One profile drives PDF, DOCX and EPUB alike.

Profiles live in ``styles/`` of the checkout, packed into the wheel as ``convert/styles``. A profile may name another
in ``extends`` and then gives only what differs.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, get_type_hints

from convert.errors import StyleError
from convert.output import PageMap

Paper: TypeAlias = Literal["A4", "Letter"]
PdfStandard: TypeAlias = Literal["ua1", "ua2"]
EmphasisMode: TypeAlias = Literal["italic", "bold", "underline"]
NotesPlace: TypeAlias = Literal["foot", "end"]

#: Paper sizes in points (ISO 216; ANSI/ASME Y14.1), width then height.
PAPERS: Final[Mapping[str, tuple[float, float]]] = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0)}


@dataclass(frozen=True, slots=True)
class Page:
    paper: Paper = "A4"
    margin_top: float = 64.0
    margin_right: float = 72.0
    margin_bottom: float = 72.0
    margin_left: float = 72.0

    @property
    def width(self) -> float:
        """Paper width in points."""
        return PAPERS[self.paper][0]

    @property
    def height(self) -> float:
        """Paper height in points."""
        return PAPERS[self.paper][1]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """``smallest``: points that nothing on a page is set below: captions, notes' numbers, tables, running heads.
    ``hyphens``: words may be divided at the soft hyphens that they bring. ``solid_bullets``: no outlines and dashes."""

    font: str = "Atkinson Hyperlegible"
    size: float = 12.0
    smallest: float = 8.0
    leading: float = 1.5
    paragraph_gap: float = 0.75
    measure: int = 70
    letter_spacing: float = 0.0
    word_spacing: float = 0.0
    emphasis: EmphasisMode = "italic"
    link_underline: bool = True
    hyphens: bool = True
    solid_bullets: bool = False

    @property
    def growth(self) -> float:
        """How much larger than the standard profile's text this is: pictures grow with the text, and never shrink."""
        return max(1.0, self.size / 12.0)

    def legible(self, size: float) -> float:
        """``size``, or the smallest that the profile allows."""
        return max(size, self.smallest)


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    sizes: tuple[float, ...] = (24.0, 18.0, 15.0, 13.0, 12.0, 12.0)
    leading: float = 1.25
    before: float = 1.5
    after: float = 0.5


@dataclass(frozen=True, slots=True)
class CodeStyle:
    font: str = "monospace"
    size: float = 10.5
    leading: float = 1.4


@dataclass(frozen=True, slots=True)
class Colours:
    text: str = "#111111"
    background: str = "#ffffff"
    link: str = "#0b4f9e"
    rule: str = "#767676"
    panel: str = "#f3f3f3"


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the text. ``leaders``: dots between an entry of the contents and its page number.
    ``notes``: at the foot of the page that refers to them, or at the article's end."""

    size: float = 10.0
    notes_size: float = 10.5
    running_head: bool = True
    leaders: bool = True
    notes: NotesPlace = "foot"


@dataclass(frozen=True, slots=True)
class PdfOptions:
    standard: PdfStandard = "ua1"


@dataclass(frozen=True, slots=True)
class EpubOptions:
    """What a book says of its conformance, and who answers for it. Both are empty, and nothing is claimed, unless a
    profile names a certifier: ``certified_by`` is a person or an organisation, ``conforms_to`` a statement such as
    "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"."""

    conforms_to: str = ""
    certified_by: str = ""


@dataclass(frozen=True, slots=True)
class MarkdownOptions:
    """``wrap``: break lines at this many characters; 0 keeps one line a paragraph."""

    wrap: int = 0


Numbering: TypeAlias = Literal["none", "paragraphs", "lines"]


@dataclass(frozen=True, slots=True)
class Edition:
    """What a run asks of every file alike; no setting of a profile.

    ``page_marks``: show where the pages of the standard edition begin, in text that has no pages of its own.
    ``handout``: a compact head. ``number``: what to number; ``lines``: where every fifth line of the standard edition
    begins, with the line's number for the page's. ``source``: the name of the edition that page numbers are those of,
    for people.
    """

    page_marks: bool = False
    handout: bool = False
    number: Numbering = "none"
    source: str = ""
    lines: PageMap = ()


#: A title of more than this many sizes of the text is large for the head of a handout.
_LARGE_TITLE: Final = 1.5


@dataclass(frozen=True, slots=True)
class Style:
    """A profile. Lengths are points, ratios are of the type size that they belong to."""

    name: str = "standard"
    title: str = "Standard print"
    page: Page = field(default_factory=Page)
    text: TextStyle = field(default_factory=TextStyle)
    heading: HeadingStyle = field(default_factory=HeadingStyle)
    code: CodeStyle = field(default_factory=CodeStyle)
    colour: Colours = field(default_factory=Colours)
    furniture: Furniture = field(default_factory=Furniture)
    pdf: PdfOptions = field(default_factory=PdfOptions)
    epub: EpubOptions = field(default_factory=EpubOptions)
    markdown: MarkdownOptions = field(default_factory=MarkdownOptions)
    edition: Edition = field(default_factory=Edition)

    def with_options(
        self,
        paper: Paper | None = None,
        pdf: PdfStandard | None = None,
        wrap: int | None = None,
        edition: Edition | None = None,
    ) -> Style:
        """This profile with what the command line overrides. The head of a handout is compact: a title that is much
        larger than the text is made as large as a heading of level 2. Where a guide says how large titles are, they are
        less than that, and stay."""
        edition = edition or self.edition
        sizes = self.heading.sizes
        compact = edition.handout and sizes[0] > _LARGE_TITLE * self.text.size
        return replace(
            self,
            heading=replace(self.heading, sizes=(sizes[1], *sizes[1:])) if compact else self.heading,
            page=replace(self.page, paper=paper) if paper else self.page,
            pdf=PdfOptions(pdf) if pdf else self.pdf,
            markdown=MarkdownOptions(wrap) if wrap is not None else self.markdown,
            edition=edition,
        )


# ------------------------------------------------------------------------------------------ validation

_Check: TypeAlias = Callable[[Any], bool]


def _between(low: float, high: float) -> _Check:
    return lambda value: isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high


def _one_of(*names: str) -> _Check:
    return lambda value: value in names


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _colour(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"#[0-9a-f]{6}", value) is not None


def _sizes(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 6 and all(_between(6, 96)(size) for size in value)


def _words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


_RULES: Final[Mapping[tuple[str, str], tuple[_Check, str]]] = {
    ("", "name"): (
        lambda v: isinstance(v, str) and re.fullmatch(r"[a-z0-9-]+", v) is not None,
        "lower-case words joined by -",
    ),
    ("", "title"): (_words, "text"),
    ("page", "paper"): (_one_of(*PAPERS), "A4 or Letter"),
    **{
        ("page", f"margin_{side}"): (_between(18, 216), "18 to 216 points")
        for side in ("top", "right", "bottom", "left")
    },
    ("text", "font"): (_words, "a font family"),
    ("text", "size"): (_between(8, 48), "8 to 48 points"),
    ("text", "smallest"): (_between(6, 48), "6 to 48 points"),
    ("text", "leading"): (_between(1, 3), "a ratio of 1 to 3"),
    ("text", "paragraph_gap"): (_between(0, 4), "a ratio of 0 to 4"),
    ("text", "measure"): (_between(20, 120), "20 to 120 characters"),
    ("text", "letter_spacing"): (_between(0, 0.5), "a ratio of 0 to 0.5"),
    ("text", "word_spacing"): (_between(0, 1), "a ratio of 0 to 1"),
    ("text", "emphasis"): (_one_of("italic", "bold", "underline"), "italic, bold or underline"),
    ("text", "link_underline"): (_flag, "true or false"),
    ("text", "hyphens"): (_flag, "true or false"),
    ("text", "solid_bullets"): (_flag, "true or false"),
    ("heading", "sizes"): (_sizes, "six sizes of 6 to 96 points"),
    ("heading", "leading"): (_between(1, 3), "a ratio of 1 to 3"),
    ("heading", "before"): (_between(0, 5), "a ratio of 0 to 5"),
    ("heading", "after"): (_between(0, 5), "a ratio of 0 to 5"),
    ("code", "font"): (_words, "a font family"),
    ("code", "size"): (_between(6, 48), "6 to 48 points"),
    ("code", "leading"): (_between(1, 3), "a ratio of 1 to 3"),
    **{("colour", f.name): (_colour, "a colour as #rrggbb") for f in fields(Colours)},
    ("furniture", "size"): (_between(6, 48), "6 to 48 points"),
    ("furniture", "notes_size"): (_between(6, 48), "6 to 48 points"),
    ("furniture", "running_head"): (_flag, "true or false"),
    ("furniture", "leaders"): (_flag, "true or false"),
    ("furniture", "notes"): (_one_of("foot", "end"), "foot or end"),
    ("epub", "conforms_to"): (_words, "a statement of conformance"),
    ("epub", "certified_by"): (_words, "the name of a person or an organisation"),
    ("markdown", "wrap"): (lambda v: v == 0 or _between(20, 400)(v), "0, or 20 to 400 characters"),
    ("pdf", "standard"): (_one_of("ua1", "ua2"), "ua1 or ua2"),
}


def _build(cls: type, data: Mapping[str, Any], section: str, source: str) -> Any:
    known = {f.name: f for f in fields(cls)}
    hints = get_type_hints(cls)
    values: dict[str, Any] = {}
    for key, value in data.items():
        where = f"{section}.{key}" if section else key
        if key not in known:
            raise StyleError(f"{source}: {where} is not a setting of a profile")
        if isinstance(value, dict):
            if known[key].default_factory is MISSING:
                raise StyleError(f"{source}: {where} is a value, not a table")
            values[key] = _build(hints[key], value, key, source)
            continue
        if isinstance(value, list):
            value = tuple(value)
        rule = _RULES.get((section, key))
        if rule is None or not rule[0](value):
            raise StyleError(f"{source}: {where} = {value!r}: expected {rule[1] if rule else 'a table'}")
        values[key] = float(value) if hints[key] is float else value
    return cls(**values)


# ------------------------------------------------------------------------------------------ loading


def resources() -> Traversable:
    """The folder of profiles and templates: ``convert/styles`` in a wheel, ``styles/`` in a checkout."""
    packed = files("convert") / "styles"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "styles"


def profile_names() -> tuple[str, ...]:
    """The names of the profiles that convert brings."""
    return tuple(
        sorted(entry.name.removesuffix(".toml") for entry in resources().iterdir() if entry.name.endswith(".toml"))
    )


@cache
def load_style(name_or_path: str = "standard") -> Style:
    """A profile by its name, or by the path of a TOML file. Raises StyleError in one line when it is not sound."""
    merged = read_profile(name_or_path)
    merged.pop("extends", None)
    merged.pop("guide", None)  # what the profile is held to is not for writers: see convert.guide
    style = _build(Style, merged, "", name_or_path)
    assert isinstance(style, Style)
    if bool(style.epub.conforms_to) != bool(style.epub.certified_by):
        raise StyleError(f"{name_or_path}: epub.conforms_to and epub.certified_by go together")
    return style


def read_profile(name_or_path: str, seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """The tables of a profile with those of what it extends. Raises StyleError when they cannot be read."""
    if name_or_path in seen:
        raise StyleError(f"{name_or_path}: extends itself through {' → '.join(seen)}")
    is_path = name_or_path.endswith(".toml")
    source: Traversable = Path(name_or_path) if is_path else resources() / f"{name_or_path}.toml"
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        known = ", ".join(profile_names())
        raise StyleError(f"{name_or_path}: no such profile (there are: {known})") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise StyleError(f"{name_or_path}: {error}") from error
    base = data.get("extends")
    if base is None:
        return data
    if not isinstance(base, str):
        raise StyleError(f"{name_or_path}: extends = {base!r}: expected the name of a profile")
    if base.endswith(".toml") and is_path:  # beside the profile that names it
        base = str(Path(name_or_path).parent / base)
    merged = read_profile(base, (*seen, name_or_path))
    for key, value in data.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = {**merged[key], **value}
        else:
            merged[key] = value
    return merged
