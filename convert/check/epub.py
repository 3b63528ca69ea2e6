"""Reads a finished EPUB back as what a reader meets. Shares no code with the writer.

The spine gives the order, elements give roles and containers; what has a DPUB-ARIA role of furniture (note
references, back-links, page breaks, contents) is not of the text. Notes are met last, as in the tree.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from convert.reading import Role, Utterance, squeeze

_H: Final = "{http://www.w3.org/1999/xhtml}"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_SILENT: Final = frozenset({"doc-noteref", "doc-backlink", "doc-pagebreak"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_TRAILS: Final = {
    "blockquote": ("quote",),
    "aside": ("aside",),
    "ul": ("list",),
    "ol": ("ordered-list",),
    "li": ("item",),
    "dl": ("definitions",),
    "table": ("table",),
    "th": ("header-cell",),
    "td": ("cell",),
}
_CLASS_ROLES: Final[dict[str, Role]] = {"attribution": "attribution", "caption": "caption", "credit": "credit"}
_PHRASES: Final = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "kbd", "mark", "q", "s", "samp", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "var"}
)


def pages(data: bytes) -> Iterator[etree._Element]:
    """The root of every page of the reading order."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        container = etree.fromstring(book.read("META-INF/container.xml"), _PARSER)
        path = next(container.iter("{*}rootfile")).get("full-path", "")
        package = etree.fromstring(book.read(path), _PARSER)
        hrefs = {item.get("id"): item.get("href", "") for item in package.iter(f"{_OPF}item")}
        for reference in package.iter(f"{_OPF}itemref"):
            href = unquote(hrefs[reference.get("idref")])
            yield etree.fromstring(book.read(posixpath.join(posixpath.dirname(path), href)), _PARSER)


def read_epub(data: bytes) -> tuple[Utterance, ...]:
    """What a reader of the book meets: the title, the text, then the notes. Raises BadZipFile, KeyError or
    XMLSyntaxError when the file is not an EPUB."""
    text: list[Utterance] = []
    notes: list[Utterance] = []
    for root in pages(data):
        body = root.find(f"{_H}body")
        if body is None or body.get(_TYPE) == "cover":
            continue
        reader = _Page(notes)
        text.extend(reader.flow(body, root.get(_LANG) or "und", ()))
    return (*text, *notes)


def _name(element: etree._Element) -> str:
    return str(element.tag).removeprefix(_H)


def _classes(element: etree._Element) -> list[str]:
    return (element.get("class") or "").split()


def _phrase(node: etree._Element) -> str:
    """The words of an inline element and what follows it."""
    own = ""
    if isinstance(node.tag, str) and node.get("role") not in _SILENT and "number" not in _classes(node):
        name = _name(node)
        if name == "br":
            own = "\n"
        elif name == "img":
            own = "" if "undescribed" in _classes(node) else node.get("alt", "")
        else:
            own = (node.text or "") + "".join(map(_phrase, node))
    return own + (node.tail or "")


def _words(element: etree._Element) -> str:
    return (element.text or "") + "".join(map(_phrase, element))


class _Page:
    """Walks one page; notes go to a list of their own."""

    def __init__(self, notes: list[Utterance]) -> None:
        self._notes = notes

    def flow(self, parent: etree._Element, lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
        """The blocks of an element; text that stands there directly is a paragraph."""
        loose = parent.text or ""
        for child in parent:
            if not isinstance(child.tag, str) or _name(child) in _PHRASES:
                loose += _phrase(child)
                continue
            yield from _said("paragraph", loose, lang, trail)
            loose = child.tail or ""
            yield from self._block(child, child.get(_LANG) or lang, trail)
        yield from _said("paragraph", loose, lang, trail)

    def _block(self, element: etree._Element, lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
        name = _name(element)
        if name in _HEADINGS:
            if "running" not in _classes(element):
                yield from _said("heading", _words(element), lang, trail, _HEADINGS[name])
        elif name == "header":
            for heading in element.iterfind(f"{_H}h1"):
                yield from self._block(heading, lang, trail)
        elif name == "p":
            yield from self._paragraph(element, lang, trail)
        elif name == "pre":
            yield Utterance("code", _words(element), 0, lang, trail)
        elif name == "dt":
            yield from _said("term", _words(element), lang, trail)
        elif name == "caption":
            yield from _said("caption", _words(element), lang, trail)
        elif name == "figure" or "picture" in _classes(element):
            yield from self._figure(element, lang, trail)
        elif element.get("role") == "doc-toc":
            return
        elif element.get("role") == "doc-footnote":
            self._notes.extend(self.flow(element, lang, ("notes",)))
        else:
            yield from self.flow(element, lang, (*trail, *_TRAILS.get(name, ())))

    def _paragraph(self, element: etree._Element, lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
        classes = _classes(element)
        if "picture-text" in classes:
            said = "" if "undescribed" in classes else squeeze(_words(element))
            yield Utterance("figure", said, 0, lang, trail)
            return
        role: Role = next((_CLASS_ROLES[name] for name in classes if name in _CLASS_ROLES), "paragraph")
        yield from _said(role, _words(element), lang, trail)

    def _figure(self, element: etree._Element, lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
        for child in element:
            if _name(child) == "img":
                if child.get("alt") != "":
                    yield Utterance("figure", squeeze(_phrase(child)), 0, lang, trail)
            elif _name(child) == "figcaption":
                yield from self.flow(child, lang, (*trail, "figure"))
            else:
                yield from self._block(child, lang, trail)


def _said(role: Role, words: str, lang: str, trail: tuple[str, ...], level: int = 0) -> Iterator[Utterance]:
    text = squeeze(words)
    if text:
        yield Utterance(role, text, level, lang, trail)
