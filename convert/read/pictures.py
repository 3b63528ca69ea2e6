"""Pictures that a source names: their bytes, from a data URI or from beside the source, and what these tell.

Nothing is ever fetched.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from io import BytesIO
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from convert.model import Media
from convert.read import Load

_DATA: Final = re.compile(r"data:(image/[\w.+-]+)?((?:;[\w-]+=[^;,]*)*)(;base64)?,", re.IGNORECASE)
_TYPES: Final = {
    b"\x89PNG": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"<svg": "image/svg+xml",
    b"BM": "image/bmp",
}
_ENDINGS: Final = {
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif",
    "webp": "image/webp", "svg": "image/svg+xml", "avif": "image/avif", "bmp": "image/bmp",
    "tif": "image/tiff", "tiff": "image/tiff",
}  # fmt: skip


#: What stands for a description where nobody wrote one: a file's name, or a word for any picture (WCAG, failure F30).
_NO_DESCRIPTION: Final = re.compile(
    r"[\w\s().,+@%'’-]*\.(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?)"
    r"|(?:jpe?g|png|gif|webp)\s?[-–—]\s?[\d.,]+\s?[kmg]i?[bo]|[\w\s-]*\b\d{2,4}x\d{2,4}\s?px"
    r"|(?:image for post|(?:featured|post|article|header|hero|main|cover|thumbnail|blog)[ -]image|alt text|"
    r"image (?:description|placeholder)|no (?:alt|description)|beitragsbild|titelbild|artikelbild)"
    r"|(?:image|img|picture|photo|spacer|placeholder|thumbnail|undefined|null|none|bild|foto|imagen|immagine)[\s\d_-]*"
    r"|(?:img|dsc[nf]?|dscf|pxl|mvimg|pict|gopr|cimg|screen ?shot|bildschirmfoto|whatsapp image)[\s_-]*\d"
    r"[\d\s_().:-]*(?:(?:at|um)\s[\d.: ]+)?",
    re.IGNORECASE,
)
#: The name of a file without its ending: one word with underscores in it, in small letters with hyphens, or a number.
_FILE: Final = re.compile(
    r"\S*[^\W_]_[^\W_]\S*|[a-z\d]+(?:-[a-z\d]+){2,}|[\w,.]+(?:-[\w,.]+){4,}-?|\d{5,}|\d{2,4}x\d{2,4}|[a-z]{1,4}\d{3,}"
)


def described(alt: str | None) -> str | None:
    """An alternative text on one line; None where it says nothing of the picture."""
    if not alt:
        return None
    words = " ".join(unicodedata.normalize("NFC", alt).split())
    return words if words and not _NO_DESCRIPTION.fullmatch(words) and not _FILE.fullmatch(words) else None


def picture(place: str, load: Load) -> Media:
    """The picture at a place that a source names; it has no id yet, and no bytes when they cannot be had."""
    data, said = bytes_at(place, load)
    width, height, kind = measured(data)
    return Media("", kind or said or by_name(place), data, width, height, address(place))


def address(place: str) -> str:
    """The place, or for a data URI a short name that stands for it: its length and a sum."""
    return f"data:{len(place)}-{sum_of(place)}" if place.startswith("data:") else place


def sum_of(text: str) -> str:
    """Eight hexadecimal digits that stand for a text."""
    return f"{binascii.crc32(text.encode('utf-8', 'replace')):08x}"


def bytes_at(place: str, load: Load) -> tuple[bytes | None, str]:
    """The bytes, and the media type that a data URI says, else nothing. None for what cannot be had."""
    if place.startswith(("http://", "https://")):
        return None, ""
    found = _DATA.match(place)
    if found:
        raw = place[found.end() :]
        try:
            data = base64.b64decode(unquote(raw), validate=False) if found[3] else unquote_to_bytes(raw)
        except (binascii.Error, ValueError):
            return None, ""
        return data, (found[1] or "").lower()
    try:
        parts = urlsplit(place)
    except ValueError:
        return None, ""
    if parts.scheme or parts.netloc or not parts.path:
        return None, ""
    return load(place) or load(unquote(parts.path)), ""


def measured(data: bytes | None) -> tuple[int, int, str]:
    """Width and height in pixels, and the media type that the bytes themselves tell; zeros where they do not."""
    if not data:
        return 0, 0, ""
    kind = next((mime for start, mime in _TYPES.items() if data.lstrip()[:8].startswith(start)), "")
    if kind == "image/svg+xml":
        return 0, 0, kind
    from PIL import Image as Pillow

    try:
        with Pillow.open(BytesIO(data)) as opened:
            return opened.width, opened.height, Pillow.MIME.get(opened.format or "", kind)
    except (OSError, ValueError, Pillow.DecompressionBombError):
        return 0, 0, kind


def by_name(place: str) -> str:
    """The media type that the ending of a name says."""
    return _ENDINGS.get(place.partition("?")[0].rpartition(".")[2].lower(), "application/octet-stream")
