"""The package: ebooklib's model of a book and its package document, in an archive of our own making.

ebooklib's writer stamps the archive with the clock and a random identifier, puts the mimetype among the rest with
today's date, leaves ``xml:lang`` and ``dir`` off the package, and re-parses every page. So this subclass keeps its
package document (metadata, manifest, spine) and writes the rest of the container itself.
"""

from __future__ import annotations

import datetime as dt
import uuid
from functools import cache
from typing import Any, Final

from ebooklib import epub
from lxml import etree

from convert import archive
from convert.about import GENERATOR
from convert.dates import iso_date
from convert.model import Meta
from convert.write.epub.claims import Claims
from convert.write.epub.job import File

_OPF: Final = "http://www.idpf.org/2007/opf"
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_FOLDER: Final = "EPUB"
_STORED_TYPES: Final = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})


@cache
def _frame() -> tuple[archive.Member, archive.Member]:
    """What every book begins with: the mimetype, stored (EPUB 3.3, section 4.2.6.2), and the container file."""
    container = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        f'<rootfile full-path="{_FOLDER}/content.opf" media-type="application/oebps-package+xml"/>'
        "</rootfiles></container>\n"
    )
    return (
        archive.stored("mimetype", b"application/epub+zip"),
        archive.deflated("META-INF/container.xml", container.encode()),
    )


@cache
def _unchanging(href: str, data: bytes) -> archive.Member:
    return archive.deflated(href, data)


def member(file: File) -> archive.Member:
    """A file of the book as a member of the archive; pictures are compressed already."""
    name = f"{_FOLDER}/{file.href}"
    if file.mime in _STORED_TYPES:
        return archive.stored(name, file.data)
    return _unchanging(name, file.data) if file.mime == "text/css" else archive.deflated(name, file.data)


class _PackageWriter(epub.EpubWriter):
    """ebooklib's package document, as bytes."""

    def __init__(self, book: Any, modified: dt.datetime, lang: str, direction: str) -> None:
        super().__init__("", book, {"mtime": modified, "epub2_guide": False})  # type: ignore[no-untyped-call]
        self._lang = lang
        self._direction = direction
        self.opf = b""

    def _write_opf_file(self, root: Any) -> None:
        root.set(_XML_LANG, self._lang)
        root.set("dir", self._direction)
        del root.attrib["prefix"]  # it declares "rendition", which is reserved and not used here
        spine = root.find("spine")
        del spine.attrib["toc"]  # names an NCX, which EPUB 3 does not need
        etree.indent(root, " ")
        self.opf = etree.tostring(root, encoding="utf-8", xml_declaration=True)

    def package_document(self) -> bytes:
        """The OPF file."""
        self._write_opf()  # type: ignore[no-untyped-call]
        return self.opf


def identifier(digest: bytes) -> str:
    """A URN from content: a UUID of version 8 (RFC 9562, section 5.8) over the first bytes of a digest."""
    raw = bytearray(digest[:16])
    raw[6] = raw[6] & 0x0F | 0x80
    raw[8] = raw[8] & 0x3F | 0x80
    return f"urn:uuid:{uuid.UUID(bytes=bytes(raw))}"


def _metadata(book: Any, meta: Meta, title: str, claims: Claims, edition: str) -> None:
    book.set_title(title)
    book.set_language(meta.lang)
    if meta.byline:
        book.add_metadata("DC", "creator", meta.byline, {"id": "creator"})
    for name, value in (
        ("date", iso_date(meta.published)),
        ("publisher", meta.site),
        ("source", meta.source_url),
        ("description", meta.description),
        ("rights", meta.rights),
    ):
        if value and value.strip():
            book.add_metadata("DC", name, value)
    for subject in (*((meta.section,) if meta.section else ()), *meta.keywords):
        book.add_metadata("DC", "subject", subject)
    book.set_unique_metadata("OPF", "generator", "", {"name": "generator", "content": GENERATOR})
    for name, values in (
        ("accessMode", claims.modes),
        ("accessModeSufficient", claims.sufficient),
        ("accessibilityFeature", claims.features),
        ("accessibilityHazard", claims.hazards),
    ):
        for value in values:
            book.add_metadata("OPF", name, value, {"property": f"schema:{name}"})
    if "pageBreakMarkers" in claims.features:
        source = f"{title} – {edition} (PDF)" if edition else f"{title} (PDF)"
        book.add_metadata("OPF", "pageBreakSource", source, {"property": "pageBreakSource"})
    if claims.conforms_to:
        about = {"property": "a11y:certifiedBy", "refines": "#conformance"}
        book.add_metadata(
            "OPF", "conformsTo", claims.conforms_to, {"property": "dcterms:conformsTo", "id": "conformance"}
        )
        book.add_metadata("OPF", "certifiedBy", claims.certified_by, about)
    said = {"property": "schema:accessibilitySummary", _XML_LANG: claims.summary_lang}
    book.add_metadata("OPF", "accessibilitySummary", claims.summary, said)


def pack(
    meta: Meta,
    title: str,
    claims: Claims,
    digest: bytes,
    modified: dt.datetime,
    files: tuple[File, ...],
    spine: int,
    edition: str = "",
) -> bytes:
    """The finished book. ``files`` begin with the ``spine`` pages of the reading order; after them comes the
    navigation document. ``edition``: the name of that whose pages are marked."""
    book = epub.EpubBook()
    book.set_identifier(identifier(digest))
    _metadata(book, meta, title, claims, edition)
    for number, file in enumerate(files):
        item: Any = epub.EpubItem(f"item-{number}", file.href, file.mime, file.data)
        item.properties = ["nav"] if number == spine else ["cover-image"] if file.href == "cover.svg" else []
        book.add_item(item)
    book.spine = [f"item-{number}" for number in range(spine)]
    book.direction = "rtl" if meta.dir == "rtl" else "ltr"
    writer = _PackageWriter(book, modified, meta.lang, book.direction)
    opf = archive.deflated(f"{_FOLDER}/content.opf", writer.package_document())
    return archive.pack((*_frame(), opf, *(member(file) for file in files)))
