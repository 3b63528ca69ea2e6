"""Our own template: the plain XML parts of ``styles/docx/``, filled from a profile, opened once by python-docx.

python-docx's default template brings stale parts and en-US, and takes 40 ms to open and save. Ours is small and is
opened once for each profile and language; the parts that no document changes are compressed once as well.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Template
from typing import Any, Final

from convert import archive
from convert.about import GENERATOR
from convert.model import Meta
from convert.style import Style, resources
from convert.write.docx.sheet import Sheet, sheet
from convert.write.docx.xml import attribute, text

#: Every fifth line is numbered, all through the text (17.6.8).
_LINES: Final = '<w:lnNumType w:countBy="5" w:restart="continuous"/>'
_BLACK_ON_WHITE: Final = "#ffffff"
#: Where each file of ``styles/docx/`` stands in the package, in the order of the package; notes by what they are.
_PLACES: Final = {
    "content-types.xml": "[Content_Types].xml",
    "package.rels": "_rels/.rels",
    "core.xml": "docProps/core.xml",
    "app.xml": "docProps/app.xml",
    "document.rels": "word/_rels/document.xml.rels",
    "document.xml": "word/document.xml",
    "styles.xml": "word/styles.xml",
    "numbering.xml": "word/numbering.xml",
    "notes.xml": "word/{note}s.xml",
    "settings.xml": "word/settings.xml",
    "fontTable.xml": "word/fontTable.xml",
    "theme.xml": "word/theme.xml",
    "header.xml": "word/header.xml",
    "header-first.xml": "word/header-first.xml",
    "footer.xml": "word/footer.xml",
}
_CHANGING: Final = ("core.xml", "document.rels", "document.xml", "numbering.xml", "notes.xml", "header.xml")
_MARK: Final = "<w:p/>"


@cache
def _source(name: str) -> str:
    return (resources() / "docx" / name).read_text(encoding="utf-8")


@cache
def skeleton(name: str) -> tuple[str, ...]:
    """A template part cut at its placeholders: text, placeholder, text …"""
    pieces: list[str] = []
    at = 0
    source = _source(name)
    for found in Template.pattern.finditer(source):
        pieces += (source[at : found.start()], found["braced"])
        at = found.end()
    return (*pieces, source[at:])


def fill(name: str, values: dict[str, str]) -> str:
    """A template part with its placeholders filled. Raises KeyError when a value is missing."""
    return "".join(piece if index % 2 == 0 else values[piece] for index, piece in enumerate(skeleton(name)))


@dataclass(frozen=True, slots=True)
class Base:
    """A template ready for documents: what goes before and after the body, and the parts that never change."""

    head: str
    tail: str
    package: Any
    fixed: dict[str, archive.Member]


def _values(style: Style, lang: str, rtl: bool) -> dict[str, str]:
    measures: Sheet = sheet(style, rtl)
    page = style.page
    inverted = style.colour.background != _BLACK_ON_WHITE
    background = style.colour.background.removeprefix("#").upper()
    known = lang != "und"
    return {
        **dict(measures.values),
        "lang": language_of_all(lang) if known else "",
        "bidi": "<w:bidi/>" if rtl else "",
        "theme_lang": f'<w:themeFontLang w:val="{attribute(lang)}"/>' if known else "",
        "background": f'<w:background w:color="{background}"/>' if inverted else "",
        "show_background": "<w:displayBackgroundShape/>" if inverted else "",
        "background_colour": background,
        "generator": text(GENERATOR),
        "context_styles": "",
        "body": _MARK,
        "notes": "",
        "abstracts": "",
        "nums": "",
        "relationships": "",
        "runs": "",
        "width": str(round(page.width * 20)),
        "height": str(round(page.height * 20)),
        "top": str(round(page.margin_top * 20)),
        "bottom": str(round(page.margin_bottom * 20)),
        "left": str(measures.right if rtl else round(page.margin_left * 20)),
        "right": str(round(page.margin_left * 20) if rtl else measures.right),
        "line_numbers": _LINES if style.edition.number == "lines" else "",
        "head": str(round(page.margin_top * 10)),
        "foot": str(round(page.margin_bottom * 10)),
    }


def language_of_all(lang: str) -> str:
    """The document's language as the default of every run, whatever its script (17.3.2.20)."""
    tag = attribute(lang)
    return f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/>'


@lru_cache(maxsize=64)
def base(style: Style, lang: str, rtl: bool) -> Base:
    """The template for a profile, a language and a direction, opened by python-docx."""
    from docx import Document

    values = _values(style, lang, rtl)
    filled = {name: fill(name, values) for name in _PLACES}
    members = {
        name: archive.deflated(place.format_map(values), filled[name].encode("utf-8"))
        for name, place in _PLACES.items()
    }
    opened = Document(io.BytesIO(archive.pack(members.values())))
    blob = opened.part.blob.decode("utf-8")
    head, tail = blob.split(_MARK)
    fixed = {name: member for name, member in members.items() if name not in _CHANGING}
    return Base(head, tail, opened.part.package, fixed)


@lru_cache(maxsize=64)
def styles_member(style: Style, lang: str, rtl: bool, context_styles: str) -> archive.Member:
    """The styles part with the styles that a document adds: most documents share a few sets of them."""
    values = {**_values(style, lang, rtl), "context_styles": context_styles}
    return archive.deflated(_PLACES["styles.xml"], fill("styles.xml", values).encode("utf-8"))


def part(name: str, values: dict[str, str]) -> archive.Member:
    """A part that belongs to one document."""
    return archive.deflated(_PLACES[name].format_map(values), fill(name, values).encode("utf-8"))


def order() -> tuple[tuple[str, str], ...]:
    """Every file of the template and its place, in the order of the package."""
    return tuple(_PLACES.items())


#: OOXML's core properties hold at most this many characters each, by python-docx's reckoning.
_LONGEST: Final = 255


def core_properties(meta: Meta, modified: str) -> bytes:
    """The core-properties part (OPC, clause 8), written by python-docx."""
    from docx.opc.coreprops import CoreProperties
    from docx.opc.oxml import serialize_part_xml
    from docx.oxml.coreprops import CT_CoreProperties

    element = CT_CoreProperties.new()
    properties = CoreProperties(element)
    properties.title = meta.title[:_LONGEST]
    for name, value in (
        ("author", meta.byline),
        ("subject", meta.subtitle),
        ("category", meta.section),
        ("comments", meta.description),
        ("keywords", ", ".join(meta.keywords)),
        ("language", None if meta.lang == "und" else meta.lang),
        ("identifier", meta.source_url),
    ):
        if value:
            setattr(properties, name, value[:_LONGEST])
    properties.last_modified_by = GENERATOR
    properties.revision = 1
    properties.created = properties.modified = moment(modified)
    blob: bytes = serialize_part_xml(element)
    return blob


def moment(iso: str) -> dt.datetime:
    """An ISO 8601 date or time as a time in UTC, without zone as python-docx wants it."""
    when = dt.datetime.fromisoformat(iso)
    return when.astimezone(dt.UTC).replace(tzinfo=None) if when.tzinfo else when
