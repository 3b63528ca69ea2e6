"""The bytes of a saved page → text, by the signs that browsers go by.

Byte order mark; then UTF-8 where the bytes are sound UTF-8 with multi-byte characters in it, which no other encoding
produces by chance; then what the page declares (``meta charset``, ``http-equiv``, XML declaration); then
:func:`convert.decode.decode`. Labels mean what the WHATWG Encoding Standard (section 4.2) says they mean, so
``iso-8859-1`` is Windows-1252.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from convert.decode import decode
from convert.errors import DecodeError

#: How far into a page its declaration is looked for; HTML says 1024 bytes (section 4.2.5.4), pages say otherwise.
_PRESCAN: Final = 8192
_DECLARED: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML: Final = re.compile(rb"\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
#: Labels whose meaning on the Web is not that of Python's codec of the same name (WHATWG Encoding, section 4.2).
_LABELS: Final = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16le": "utf-8",
    "utf-16be": "utf-8",
    "x-user-defined": "cp1252",
}
#: A page is read as what it declares up to this share of bytes that fit no character.
_BROKEN: Final = 0.01


def page_text(data: bytes) -> tuple[str, int]:
    """The page's text, with ``"\\n"`` for every line end, and how many characters could not be read (U+FFFD stands
    for each). Raises DecodeError when the bytes are no text, or text in an encoding that cannot be told."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return _mended(data[len(mark) :].decode(name, "replace"))
    try:
        return _mended(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _declared(data)
    for encoding in filter(None, (declared, "utf-8")):
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") <= _BROKEN * len(data):
            return _mended(text)
    try:
        return decode(data), 0
    except DecodeError:
        if declared is None:
            raise
        return _mended(data.decode(declared, "replace"))


def _mended(text: str) -> tuple[str, int]:
    """Line ends as one newline; a NUL is a character that cannot be read (HTML, section 13.2.3.5)."""
    if not text or text.isspace():
        raise DecodeError("the file is empty")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        if text.count("\x00") > 8 + len(text) // 1000:
            raise DecodeError("this is a binary file, not a page")
        text = text.replace("\x00", "\ufffd")
    return text, text.count("\ufffd") if "\ufffd" in text else 0


def _declared(data: bytes) -> str | None:
    head = data[:_PRESCAN]
    found = _DECLARED.search(head) or _XML.match(head)
    if found is None:
        return None
    label = found[1].decode("ascii", "replace").lower()
    name = _LABELS.get(label, label)
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
