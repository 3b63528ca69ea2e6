"""The file: indirect objects, streams, cross-reference table and trailer, on ReportLab's document class.

ReportLab writes the file; what PDF/A and PDF/UA ask of it beyond that is done by subclassing here, so that nothing of
ReportLab is patched and none of its process-wide settings matter:

* ``_Body`` writes an object's bytes as they are: ReportLab's own catalogue and page classes drop keys they do not know
  (StructParents, OutputIntents), and its dictionaries are slow for thousands of structure elements;
* streams end with an end of line before ``endstream`` (ISO 19005-2, 6.1.7.1), which ReportLab's do not;
* the trailer has no Info in PDF 2.0 files (ISO 19005-4, 6.1.3), and its ID comes from the content.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObject

_PLAIN_STRING: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)", "\r": "\\r"})


def text_string(value: str) -> str:
    """A PDF text string: ASCII as a literal, all else as UTF-16BE in hexadecimal (ISO 32000-1, 7.9.2.2)."""
    if value.isascii() and value.isprintable():
        return f"({value.translate(_PLAIN_STRING)})"
    return f"<FEFF{value.encode('utf-16-be', 'replace').hex().upper()}>"


def name(value: str) -> str:
    """A PDF name, with what is not regular written as #xx (ISO 32000-1, 7.3.5)."""
    safe = "".join(chr(byte) if 33 <= byte <= 126 and chr(byte) not in "#()<>[]{}/%" else f"#{byte:02X}"
                   for byte in value.encode("utf-8"))  # fmt: skip
    return "/" + safe


def number(value: float) -> str:
    """A number with at most three decimals and no needless ones."""
    if value == int(value):
        return str(int(value))
    return f"{value:.3f}".rstrip("0").rstrip(".")


def numbers(*values: float) -> str:
    return " ".join(map(number, values))


class _Body(PDFObject):  # type: ignore[misc]
    """An indirect object as bytes. ``body`` may be set until the file is written."""

    __RefOnly__ = 1

    def __init__(self, body: bytes) -> None:
        self.body = body

    def format(self, document: Any) -> bytes:
        return self.body


class _Document(PDFDocument):  # type: ignore[misc]
    """ReportLab's document, with the trailer's Info left out on demand."""

    keep_info = True

    def Reference(self, obj: Any, name: str | None = None) -> Any:  # noqa: N802 - ReportLab's name
        if obj is self.info and not self.keep_info:
            return None
        return super().Reference(obj, name)


class File:
    """A PDF file in the making. Objects are known by their numbers."""

    def __init__(self, version: tuple[int, int], with_info: bool) -> None:
        self._document = _Document(dummyoutline=1, invariant=1, pdfVersion=version)
        self._document.keep_info = with_info
        self._bodies: dict[int, _Body] = {}

    def reserve(self) -> int:
        """The number of an object whose content comes later."""
        body = _Body(b"null")
        reference = self._document.Reference(body)
        number: int = self._document.idToObjectNumberAndVersion[reference.name][0]
        self._bodies[number] = body
        return number

    def fill(self, number: int, content: str) -> None:
        """Give a reserved object its content, in Latin-1 characters."""
        self._bodies[number].body = content.encode("latin-1")

    def add(self, content: str) -> int:
        """A new object; its number."""
        number = self.reserve()
        self.fill(number, content)
        return number

    def stream(self, entries: str, data: bytes, compress: bool = True) -> int:
        """A new stream with these dictionary entries; its number."""
        if compress:
            data = zlib.compress(data)
            entries += "/Filter/FlateDecode"
        number = self.reserve()
        head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
        self._bodies[number].body = head + data + b"\r\nendstream\n"
        return number

    def finish(self, catalog: str, info: str, identifier: bytes) -> bytes:
        """The file. ``identifier``: 16 bytes that stand for the content."""
        document = self._document
        document.Catalog = _Body(catalog.encode("latin-1"))
        document.info = _Body(info.encode("latin-1"))
        text = f"<{identifier.hex().upper()}>"
        document._ID = f"[{text}{text}]".encode("ascii")
        data: bytes = document.format()
        return data
