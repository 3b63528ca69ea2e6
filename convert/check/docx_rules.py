"""The rules of Word's accessibility checker, read from the XML of a finished DOCX, and a few that Word lacks.

Severities are Microsoft's ("Rules for the Accessibility Checker", support.microsoft.com): its errors are errors here,
its warnings warnings, its tips infos. Codes that begin with ``beyond-`` are ours: a reader needs what they ask for,
and Word does not look. Shares no code with the writer.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from convert.output import Finding, Severity

_NS: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "dc": "http://purl.org/dc/elements/1.1/",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_W: Final = f"{{{_NS['w']}}}"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_FILE_NAME: Final = re.compile(r"\.(png|jpe?g|gif|svg|webp|bmp)\b", re.IGNORECASE)
_EMPTY_LINK: Final = re.compile(
    r"\W*(click here|here|link|this link|read more|more|learn more|more info|details|download|pdf|url)\W*|https?://.*",
    re.IGNORECASE,
)
_TYPED_MARKER: Final = re.compile(r"\s*(\d+[.)]|[•▪◦·–-])\s")
_BLANKS: Final = re.compile(r"[ \u00a0\t]{3,}")
_COLOUR: Final = re.compile(r"[0-9A-Fa-f]{6}")
_OFF: Final = frozenset({"0", "false", "off"})
_MANY_WORDS: Final = 300
_LONGEST_HEADING: Final = 100


class _Document:
    """The parts of a DOCX that the rules look at."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:

            def part(name: str) -> etree._Element:
                return etree.fromstring(package.read(name), _PARSER)

            self.body = part("word/document.xml")
            self.styles = part("word/styles.xml")
            self.settings = part("word/settings.xml")
            self.core = part("docProps/core.xml")
            self.targets = {r.get("Id"): r.get("Target", "") for r in part("word/_rels/document.xml.rels")}
        self.paragraphs = list(self.body.iter(f"{_W}p"))
        self._by_id = {style.get(f"{_W}styleId", ""): style for style in self.styles.iter(f"{_W}style")}

    def name(self, paragraph: etree._Element) -> str:
        """The name of a paragraph's style, in lower case."""
        found = self._by_id.get(self._style(paragraph))
        return _value(found, "w:name").lower() if found is not None else ""

    def _style(self, paragraph: etree._Element) -> str:
        return _value(paragraph, "w:pPr/w:pStyle")

    def find(self, start: str, path: str) -> etree._Element | None:
        """``path`` in a style or the nearest one that it is based on, else in the document defaults."""
        seen: set[str] = set()
        while start in self._by_id and start not in seen:
            seen.add(start)
            found = self._by_id[start].find(path, _NS)
            if found is not None:
                return found
            start = _value(self._by_id[start], "w:basedOn")
        kind = path.partition("/")[0]
        return self.styles.find(f"w:docDefaults/{kind}Default/{path}", _NS)

    def paragraph_property(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """A paragraph property, set on it or by its style."""
        own = paragraph.find(f"w:pPr/{name}", _NS)
        return own if own is not None else self.find(self._style(paragraph), f"w:pPr/{name}")

    def run_property(self, run: etree._Element, paragraph: etree._Element, name: str) -> etree._Element | None:
        """A run property: set on it, by its character style, or by the paragraph's style."""
        own = run.find(f"w:rPr/{name}", _NS)
        if own is not None:
            return own
        character = _value(run, "w:rPr/w:rStyle")
        found = self._by_id[character].find(f"w:rPr/{name}", _NS) if character in self._by_id else None
        return found if found is not None else self.find(self._style(paragraph), f"w:rPr/{name}")

    def level(self, paragraph: etree._Element) -> int:
        """The heading level, 0 for none: the outline level and one."""
        outline = self.paragraph_property(paragraph, "w:outlineLvl")
        value = int(outline.get(f"{_W}val", "9")) if outline is not None else 9
        return value + 1 if value < 9 else 0


def _value(element: etree._Element, path: str) -> str:
    found = element.find(path, _NS)
    return "" if found is None else found.get(f"{_W}val", "")


def _words(element: etree._Element) -> str:
    return "".join(node.text or "" for node in element.iter(f"{_W}t"))


def word_findings(data: bytes) -> tuple[Finding, ...]:
    """Every breach of the rules in a DOCX; an empty tuple is what Word's own checker would be content with."""
    document = _Document(data)
    rules = (_pictures, _tables, _headings, _blanks, _links, _contrast, _properties)
    return tuple(finding for rule in rules for finding in rule(document))


def _finding(severity: Severity, code: str, what: str = "") -> Finding:
    return Finding(code, what[:80], severity, "docx")


def _pictures(document: _Document) -> Iterator[Finding]:
    for drawing in document.body.iter(f"{_W}drawing"):
        frame = drawing[0]
        properties = frame.find("wp:docPr", _NS)
        if properties is None:
            yield _finding("error", "alt-text-missing")
            continue
        alt = (properties.get("descr") or "").strip()
        mark = properties.find(".//adec:decorative", _NS)
        decorative = mark is not None and mark.get("val") not in _OFF
        if not alt and not decorative:
            yield _finding("error", "alt-text-missing", properties.get("name", ""))
        elif _FILE_NAME.search(alt):
            yield _finding("error", "alt-text-is-file-name", alt)
        if not str(frame.tag).endswith("}inline"):
            yield _finding("warning", "object-not-inline", properties.get("name", ""))


def _tables(document: _Document) -> Iterator[Finding]:
    for table in document.body.iter(f"{_W}tbl"):
        rows = table.findall("w:tr", _NS)
        head = rows[0].find("w:trPr/w:tblHeader", _NS) if rows else None
        if head is None or head.get(f"{_W}val") in _OFF:
            yield _finding("error", "table-without-header-row", _words(table))
        else:
            look = table.find("w:tblPr/w:tblLook", _NS)
            if look is None or look.get(f"{_W}firstRow") in _OFF:
                yield _finding("warning", "beyond-header-row-not-marked", _words(rows[0]))
            if any(not _words(cell).strip() for cell in rows[0].findall("w:tc", _NS)):
                yield _finding("warning", "blank-header-cell", _words(rows[0]))
        if any(True for _ in table.iter(f"{_W}gridSpan", f"{_W}vMerge", f"{_W}hMerge")):
            yield _finding("warning", "merged-cells", _words(table))
        if any(True for cell in table.iter(f"{_W}tc") for _ in cell.iter(f"{_W}tbl")):
            yield _finding("warning", "nested-table", _words(table))
        for row in rows:
            if not _words(row).strip() and row.find(".//w:drawing", _NS) is None:
                yield _finding("info", "blank-table-row")
        if table.find("w:tblPr/w:tblCaption", _NS) is None:
            yield _finding("warning", "beyond-table-without-title", _words(table))


def _headings(document: _Document) -> Iterator[Finding]:
    headings = [(level, _words(paragraph)) for paragraph in document.paragraphs if (level := document.level(paragraph))]
    if not headings:
        many = len(_words(document.body).split()) > _MANY_WORDS
        yield _finding("warning" if many else "info", "no-headings")
    before = 0
    for level, words in headings:
        if level > before + 1:
            yield _finding("info", "heading-level-skipped", words)
        if len(words) > _LONGEST_HEADING:
            yield _finding("info", "heading-too-long", words)
        before = level


def _blanks(document: _Document) -> Iterator[Finding]:
    typed = ""
    for paragraph in document.paragraphs:
        parent = paragraph.getparent()
        content = paragraph.find(".//w:drawing", _NS) is not None or paragraph.find(".//w:br", _NS) is not None
        if not _words(paragraph).strip() and not content and parent is not None and parent.tag == f"{_W}body":
            yield _finding("warning", "blank-paragraph", document.name(paragraph))
        if not document.name(paragraph).startswith("source code") and _BLANKS.search(_words(paragraph)):
            yield _finding("warning", "repeated-blank-characters", _words(paragraph))
        unnumbered = document.paragraph_property(paragraph, "w:numPr") is None
        marked = _words(paragraph) if unnumbered and _TYPED_MARKER.match(_words(paragraph)) else ""
        if typed and marked:  # one alone may be a date: "3. September"
            yield _finding("warning", "beyond-typed-list-marker", typed)
        typed = marked


def _links(document: _Document) -> Iterator[Finding]:
    for link in document.body.iter(f"{_W}hyperlink"):
        target = document.targets.get(link.get(f"{{{_NS['r']}}}id"), "")
        words = _words(link).strip()
        if not target:
            continue
        if not words and link.find(".//w:drawing", _NS) is None:
            yield _finding("warning", "beyond-link-without-text", target)
        elif _EMPTY_LINK.fullmatch(words):
            yield _finding("info", "link-text-not-meaningful", words)


# ------------------------------------------------------------------------------------------ contrast


def _luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definitions)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours as six hexadecimal digits, 1 to 21."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def _contrast(document: _Document) -> Iterator[Finding]:
    page = document.body.find("w:background", _NS)
    ground = page.get(f"{_W}color", "FFFFFF") if page is not None else "FFFFFF"
    seen: set[tuple[str, str]] = set()
    for paragraph in document.paragraphs:
        shade = document.paragraph_property(paragraph, "w:shd")
        behind = shade.get(f"{_W}fill", "") if shade is not None else ""
        behind = behind if _COLOUR.fullmatch(behind) else ground
        for run in paragraph.iter(f"{_W}r"):
            if not _words(run).strip():
                continue
            found = document.run_property(run, paragraph, "w:color")
            ink = found.get(f"{_W}val", "auto") if found is not None else "auto"
            ink = ink if _COLOUR.fullmatch(ink) else "000000"
            if (ink, behind) not in seen and contrast(ink, behind) < 4.5:
                seen.add((ink, behind))
                yield _finding("warning", "low-contrast", f"{ink} on {behind}: {contrast(ink, behind):.2f}")


def _properties(document: _Document) -> Iterator[Finding]:
    if document.settings.find("w:documentProtection", _NS) is not None:
        yield _finding("error", "document-protected")
    for control in document.body.iter(f"{_W}sdt"):
        properties = control.find("w:sdtPr", _NS)
        if properties is None or (
            properties.find("w:docPartObj", _NS) is None and properties.find("w:alias", _NS) is None
        ):
            yield _finding("error", "content-control-without-title")
    title = document.core.find("dc:title", _NS)
    if title is None or not (title.text or "").strip():
        yield _finding("warning", "beyond-document-without-title")
    lang = document.styles.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", _NS)
    if lang is None or not lang.get(f"{_W}val"):
        yield _finding("warning", "beyond-document-without-language")
