"""Bytes → text: the encoding and the line ends, nothing else.

The result is the *decoded source* that the ledger accounts for line by line and that ``convert restore`` gives back.
Whatever changes characters for a reader's sake is in :mod:`convert.typography`.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from convert.errors import DecodeError

#: First bytes of the files that people drop by mistake, and what to call them.
_MAGIC: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP, DOCX or EPUB"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)

#: UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: Final[tuple[tuple[bytes, str], ...]] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NEWLINES: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
#: A well-formed UTF-8 sequence of two bytes or more (RFC 3629, section 4, without its finer bounds).
_MULTIBYTE: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decode(data: bytes) -> str:
    """The text of a source, with ``"\\n"`` for every kind of line end.

    A byte order mark decides; then UTF-8; then one legacy encoding, when the bytes hold no sign of UTF-8 and one
    clearly fits. Raises DecodeError when the bytes are empty, not text, or text in a broken encoding: to guess there
    would put wrong letters into somebody's article.
    """
    if not data.strip():
        raise DecodeError("the file is empty")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise DecodeError(f"this is {what}, not text")
    return _NEWLINES.sub("\n", _characters(data))


def _characters(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise DecodeError(f"broken {encoding.upper()}: {error.reason} at byte {error.start}") from error
    if b"\x00" in data:
        raise DecodeError("this is a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _legacy(data, error)


def _legacy(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    if _MULTIBYTE.search(data):
        raise DecodeError(f"broken UTF-8: byte 0x{data[error.start]:02x} in line {line} fits no character") from error
    from charset_normalizer import from_bytes

    match = from_bytes(data).best()
    if match is None or match.percent_chaos > 20:
        raise DecodeError(f"unknown encoding: byte 0x{data[error.start]:02x} in line {line} is not UTF-8") from error
    return str(match)
