"""Reads a finished DOCX back as what a reader meets. Shares no code with the writer.

Only what Word itself goes by is used: paragraph styles by name, outline levels, numbering definitions, header marks of
cells, languages of paragraph marks, alternative text. Containers come from the style's name ("List Bullet in Quote"),
the kinds of enclosing lists from the numbering of the paragraphs before.

Clauses are those of ECMA-376 Part 1.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from convert.reading import Utterance, squeeze

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
#: What stands around the text and is not of it.
_FURNITURE: Final = frozenset({"subtitle", "byline", "source", "toc heading", "page mark paragraph"})
#: Character styles of what stands within the text and is not of it.
_MARKS: Final = frozenset({"page mark", "paragraph number"})
_CONTAINERS: Final = {"quote": ("quote",), "aside": ("aside",), "definition": ("definitions",), "footnote": ()}
_NUMBERED: Final = re.compile(r"(list(?: bullet| number| continue)?)(?: (\d+))?$")
_FALSE: Final = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class _Styles:
    """Names, outline levels and the default language of the styles part."""

    names: dict[str, str] = field(default_factory=dict)
    outline: dict[str, int] = field(default_factory=dict)
    based_on: dict[str, str] = field(default_factory=dict)
    default: str = ""
    lang: str = "und"

    @property
    def marks(self) -> frozenset[str]:
        """The ids of the styles of marks."""
        return frozenset(known for known, name in self.names.items() if name.lower() in _MARKS)

    def level(self, style: str) -> int:
        """The heading level of a style: its outline level (17.3.1.20), or that of the style that it is based on."""
        seen: set[str] = set()
        while style and style not in seen:
            if style in self.outline:
                return self.outline[style] + 1
            seen.add(style)
            style = self.based_on.get(style, "")
        return 0


def _val(element: etree._Element | None, name: str = "val") -> str:
    return "" if element is None else (element.get(f"{_W}{name}") or "")


def _styles(root: etree._Element) -> _Styles:
    out = _Styles()
    lang = root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang")
    out.lang = _val(lang) or "und"
    for style in root.iter(f"{_W}style"):
        name = style.get(f"{_W}styleId", "")
        out.names[name] = _val(style.find(f"{_W}name"))
        if style.get(f"{_W}default") == "1" and style.get(f"{_W}type") == "paragraph":
            out.default = name
        outline = _val(style.find(f"{_W}pPr/{_W}outlineLvl"))
        if outline and int(outline) < 9:
            out.outline[name] = int(outline)
        out.based_on[name] = _val(style.find(f"{_W}basedOn"))
    return out


def _numbering(root: etree._Element | None) -> dict[str, tuple[bool, ...]]:
    """For each w:num: which of its levels count (17.9.17), and which show a bullet."""
    if root is None:
        return {}
    kinds = {
        abstract.get(f"{_W}abstractNumId", ""): tuple(
            _val(level.find(f"{_W}numFmt")) != "bullet" for level in abstract.iter(f"{_W}lvl")
        )
        for abstract in root.iter(f"{_W}abstractNum")
    }
    return {num.get(f"{_W}numId", ""): kinds[_val(num.find(f"{_W}abstractNumId"))] for num in root.iter(f"{_W}num")}


class _Package:
    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        main = self._related("", "officeDocument")
        assert main is not None
        self.document = self._parsed(main)
        parts = {name: self._related(main, name) for name in ("styles", "numbering", "footnotes", "endnotes")}
        self.styles = _styles(self._parsed(parts["styles"] or "word/styles.xml"))
        self.numbering = _numbering(self._parsed(parts["numbering"]) if parts["numbering"] else None)
        self.notes = [self._parsed(part) for part in (parts["footnotes"], parts["endnotes"]) if part]

    def _parsed(self, name: str) -> etree._Element:
        return etree.fromstring(self._zip.read(name), _PARSER)

    def _related(self, source: str, kind: str) -> str | None:
        folder, name = posixpath.split(source)
        for relation in self._parsed(posixpath.join(folder, "_rels", f"{name}.rels")):
            if relation.get("Type") == _REL + kind:
                return posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
        return None


def read_docx(data: bytes) -> tuple[Utterance, ...]:
    """What a reader of the file meets: the title, the text, then the notes. Raises BadZipFile or XMLSyntaxError
    when the file is not a DOCX."""
    package = _Package(data)
    body = package.document.find(f"{_W}body")
    assert body is not None
    out = list(_Flow(package, ()).blocks(body))
    for part in package.notes:
        for note in part.iter(f"{_W}footnote", f"{_W}endnote"):
            if note.get(f"{_W}type") is None:
                out.extend(_Flow(package, ("notes",)).blocks(note))
    return tuple(out)


class _Flow:
    """One flow of paragraphs and tables: the body, a note or a cell. It remembers the lists it is in."""

    def __init__(self, package: _Package, trail: tuple[str, ...]) -> None:
        self._package = package
        self._trail = trail
        self._lists: dict[tuple[str, ...], tuple[bool, ...]] = {}

    def blocks(self, parent: etree._Element) -> Iterator[Utterance]:
        children = [child for child in parent if isinstance(child.tag, str)]
        for index, child in enumerate(children):
            if child.tag == f"{_W}p":
                following = children[index + 1].tag if index + 1 < len(children) else ""
                yield from self._paragraph(child, following == f"{_W}tbl")
            elif child.tag == f"{_W}tbl":
                yield from self._table(child)
            elif child.tag == f"{_W}sdt" and child.find(f"{_W}sdtPr/{_W}docPartObj") is None:
                content = child.find(f"{_W}sdtContent")
                if content is not None:
                    yield from self.blocks(content)

    # -------------------------------------------------------------------------- paragraphs

    def _paragraph(self, paragraph: etree._Element, before_table: bool) -> Iterator[Utterance]:
        styles = self._package.styles
        style = _val(paragraph.find(f"{_W}pPr/{_W}pStyle")) or styles.default
        base, *around = styles.names.get(style, style).lower().split(" in ")
        if base in _FURNITURE or re.fullmatch(r"toc \d", base):
            return
        trail = self._containers(tuple(reversed(around)), base, paragraph)
        lang = self._language(paragraph)
        level = styles.level(style)
        text = squeeze(_text(paragraph, styles.marks))
        if level and text:
            yield Utterance("heading", text, level, lang, trail)
        elif base == "source code":
            yield Utterance("code", _text(paragraph, styles.marks), 0, lang, trail)
        elif base == "picture":
            for drawing in paragraph.iter(f"{_W}drawing"):
                described = _description(drawing)
                if described is not None:
                    yield Utterance("figure", squeeze(described), 0, lang, trail)
        elif base in ("picture text", "undescribed picture"):
            yield Utterance("figure", text if base == "picture text" else "", 0, lang, trail)
        elif text:
            yield from self._words(base, text, lang, trail, before_table)

    def _words(
        self, base: str, text: str, lang: str, trail: tuple[str, ...], before_table: bool
    ) -> Iterator[Utterance]:
        if base == "caption":
            yield Utterance("caption", text, 0, lang, (*trail, "table" if before_table else "figure"))
        elif base == "credit":
            yield Utterance("credit", text, 0, lang, (*trail, "figure"))
        elif base == "attribution":
            yield Utterance("attribution", text, 0, lang, (*trail, "quote"))
        elif base == "definition term":
            yield Utterance("term", text, 0, lang, (*trail, "definitions"))
        else:
            yield Utterance("paragraph", text, 0, lang, trail)

    def _containers(self, around: tuple[str, ...], base: str, paragraph: etree._Element) -> tuple[str, ...]:
        """The trail of a paragraph: containers named by its style, outer ones first, and the lists it stands in."""
        own = base if base in _CONTAINERS or _NUMBERED.match(base) else None
        frames = (*around, own) if own else around
        number = paragraph.find(f"{_W}pPr/{_W}numPr")
        if number is not None:
            kinds = self._package.numbering[_val(number.find(f"{_W}numId"))]
            level = int(_val(number.find(f"{_W}ilvl")) or 0)
            innermost = max((at for at, frame in enumerate(frames) if _NUMBERED.match(frame)), default=len(frames))
            self._lists[frames[:innermost]] = kinds[: level + 1]
            if innermost >= len(around):
                frames = (*frames[:innermost], f"list {level + 1}")
        out = list(self._trail)
        for at, frame in enumerate(frames):
            listed = _NUMBERED.match(frame)
            if listed is None:
                out.extend(_CONTAINERS[frame])
            else:
                for ordered in self._lists.get(frames[:at], ())[: int(listed[2] or 1)]:
                    out += ["ordered-list" if ordered else "list", "item"]
        return tuple(out)

    def _language(self, paragraph: etree._Element) -> str:
        """The language of the paragraph mark, else the document's (17.3.2.20)."""
        lang = paragraph.find(f"{_W}pPr/{_W}rPr/{_W}lang")
        return _val(lang, "bidi") or _val(lang, "eastAsia") or _val(lang) or self._package.styles.lang

    # -------------------------------------------------------------------------- tables

    def _table(self, table: etree._Element) -> Iterator[Utterance]:
        name = self._package.styles.names.get(_val(table.find(f"{_W}tblPr/{_W}tblStyle")), "").lower()
        around = tuple(reversed(name.split(" in ")[1:]))
        outside = self._containers(around, "", table)
        for cell in table.iterfind(f"{_W}tr/{_W}tc"):
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            if merged is not None and _val(merged) != "restart":
                continue
            mark = cell.find(f"{_W}tcPr/{_W}cnfStyle")
            header = mark is not None and "1" in (_val(mark, "firstRow"), _val(mark, "firstColumn"))
            yield from _Flow(self._package, (*outside, "table", "header-cell" if header else "cell")).blocks(cell)


# ------------------------------------------------------------------------------------------ text


def _description(drawing: etree._Element) -> str | None:
    """The alternative text of a picture; None for decoration, nothing where the file says that nobody described it."""
    properties = next(drawing.iter(f"{_WP}docPr"))
    mark = next(properties.iter(_DECORATIVE), None)
    if mark is not None and mark.get("val") not in _FALSE:
        return None
    return "" if properties.get("name", "").startswith("Undescribed") else properties.get("descr", "")


def _run_style(node: etree._Element) -> str:
    parent = node.getparent()
    return "" if parent is None else _val(parent.find(f"{_W}rPr/{_W}rStyle"))


def _text(paragraph: etree._Element, marks: frozenset[str]) -> str:
    """The words of a paragraph without runs in the styles ``marks``. What a cross-reference to a note shows is its
    number, which is not of the text."""
    out: list[str] = []
    fields: list[str] = []
    for node in paragraph.iter():
        tag = node.tag
        if tag == f"{_W}fldChar":
            kind = node.get(f"{_W}fldCharType")
            if kind == "begin":
                fields.append("")
            elif kind == "end":
                fields.pop()
        elif tag == f"{_W}instrText" and fields:
            fields[-1] += node.text or ""
        elif any("NOTEREF" in instruction for instruction in fields) or _run_style(node) in marks:
            continue
        elif tag == f"{_W}t":
            out.append(node.text or "")
        elif tag == f"{_W}br":
            out.append("\n")
        elif tag == f"{_W}tab" and node.getparent() is not None and node.get(f"{_W}val") is None:
            out.append("\t")
        elif tag == f"{_W}noBreakHyphen":
            out.append("\u2011")
        elif tag == f"{_W}softHyphen":
            out.append("\u00ad")
        elif tag == f"{_W}drawing":
            out.append(_description(node) or "")
    return "".join(out)
