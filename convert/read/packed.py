"""Pages that a browser saved with all that they show as one file: MHTML (RFC 2557) and Safari's web archives."""

from __future__ import annotations

import codecs
import plistlib
from collections.abc import Mapping
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Any, Final
from urllib.parse import urljoin
from xml.parsers.expat import ExpatError

from convert.errors import DecodeError
from convert.read import Load, Parsed
from convert.read.html import read_html

_PAGE: Final = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Packed:
    """A page as it lies in such a file. ``address``: where it was saved from, empty where that is not said; ``parts``:
    what was saved with it by whole address, or by ``cid:`` and an identifier."""

    page: bytes
    address: str
    parts: Mapping[str, bytes]

    def part(self, place: str) -> bytes | None:
        """What the page calls so."""
        return self.parts.get(_joined(self.address, place)) or self.parts.get(place)


def read_mhtml(data: bytes, load: Load, name: str) -> Parsed:
    """Read the page of an MHTML file with the pictures in it. Raises what :func:`read_html` raises."""
    packed = of_mhtml(data)
    return read_html(packed.page, load, name, packed.address, packed.part)


def read_webarchive(data: bytes, load: Load, name: str) -> Parsed:
    """Read the page of a web archive with the pictures in it. Raises what :func:`read_html` raises."""
    packed = of_webarchive(data)
    return read_html(packed.page, load, name, packed.address, packed.part)


def of_mhtml(data: bytes) -> Packed:
    """The page of an MHTML file (Chrome, Edge; Word and older browsers as ``.mht``): its first part that is one.

    Raises DecodeError when there is none.
    """
    whole = message_from_bytes(data)
    leaves = [part for part in whole.walk() if not part.is_multipart()]
    page = next((part for part in leaves if part.get_content_type() in _PAGE), None)
    if page is None:
        raise DecodeError("the file is no saved page: no part of it is HTML")
    address = str(page.get("Content-Location") or whole.get("Snapshot-Content-Location") or "").strip()
    parts: dict[str, bytes] = {}
    for part in leaves:
        if part is not page:
            for name in _names(part, address):
                parts.setdefault(name, _payload(part))
    return Packed(_in_utf8(_payload(page), page.get_content_charset() or ""), _web(address), parts)


def _names(part: Message, address: str) -> list[str]:
    """How a page calls what was saved with it."""
    place, key = (str(part.get(name) or "").strip() for name in ("Content-Location", "Content-ID"))
    names = [_joined(address, place)] if place else []
    return [*names, f"cid:{key.strip('<>')}"] if key else names


def _payload(part: Message) -> bytes:
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""


def of_webarchive(data: bytes) -> Packed:
    """The page of a web archive (Safari): a property list with the page and all else that it shows.

    Raises DecodeError when it is none.
    """
    try:
        archive = plistlib.loads(data)
        main = archive["WebMainResource"]
        page, address = main["WebResourceData"], str(main.get("WebResourceURL") or "")
        held = [(one.get("WebResourceURL"), one.get("WebResourceData")) for one in archive.get("WebSubresources") or ()]
    except (plistlib.InvalidFileException, ExpatError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DecodeError("the file is no web archive") from error
    if not isinstance(page, bytes) or main.get("WebResourceMIMEType", "text/html") not in _PAGE:
        raise DecodeError("the file is no saved page: no part of it is HTML")
    parts = {place: part for place, part in held if isinstance(place, str) and isinstance(part, bytes)}
    return Packed(_in_utf8(page, _named(main.get("WebResourceTextEncodingName"))), _web(address), parts)


def _named(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _in_utf8(page: bytes, charset: str) -> bytes:
    """The page in UTF-8 and marked so, where the file says its encoding; what the page says of itself comes after that
    (HTML, section 13.2.3.2)."""
    try:
        return codecs.BOM_UTF8 + page.decode(charset).removeprefix("\ufeff").encode("utf-8") if charset else page
    except (LookupError, UnicodeError):
        return page


def _web(address: str) -> str:
    return address if address.startswith(("http://", "https://")) else ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
