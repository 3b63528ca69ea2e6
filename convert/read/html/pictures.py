"""Pictures of a saved page: which of the places that a page names is the picture, its bytes, and its alt text.

Nothing is ever fetched. A data URI holds its bytes; any other picture comes from beside the page, through ``load``.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from urllib.parse import unquote, unquote_to_bytes, urljoin, urlsplit

from convert.model import Image, Media
from convert.output import Finding
from convert.read.html.element import Attributes

#: Where pages that load pictures late keep the address, best first, with the standard's own places among them.
_LATE: Final = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-orig-file",
    "data-large-file",
    "data-hi-res-src",
)
_SETS: Final = ("srcset", "data-srcset", "data-lazy-srcset", "data-src-set")
_DATA: Final = re.compile(r"data:(image/[\w.+-]+)?((?:;[\w-]+=[^;,]*)*)(;base64)?,", re.IGNORECASE)
#: Pictures that stand for one that is not loaded yet, or that count visits.
_PLACEHOLDER: Final = re.compile(
    r"(?:^|[/_.-])(?:blank|spacer|transparent|pixel|placeholder|lazy|loading|1x1|clear)[\w-]*\.(?:gif|png|svg|jpe?g)",
    re.I,
)
#: A data URI shorter than this is a placeholder: no picture worth a description fits in it.
_TINY: Final = 400
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
}  # fmt: skip


@dataclass(slots=True)
class Album:
    """The media of a page as they turn up. ``base``: what relative addresses start from."""

    load: Callable[[str], bytes | None]
    base: str
    media: dict[str, Media] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def image(self, attributes: Attributes, sources: tuple[str, ...] = ()) -> Image | None:
        """The picture of an ``img``; ``sources`` are srcsets of the ``picture`` around it. None for a picture that
        nobody can see: a counter of one pixel, a placeholder without an address."""
        if any((attributes.get(side) or "").strip().removesuffix("px") in ("0", "1") for side in ("width", "height")):
            return None
        places = list(dict.fromkeys(_places(attributes, sources)))
        if not places:
            return None
        alt = attributes.get("alt")
        words = " ".join(alt.split()) if alt else None
        silent = (attributes.get("role") or "").lower() in ("presentation", "none") or attributes.get(
            "aria-hidden"
        ) == "true"
        decorative = silent or ("alt" in attributes and not words)
        label = attributes.get("aria-label")
        return Image(
            self._medium(places),
            None if decorative else words or (" ".join(label.split()) if label else None),
            decorative,
        )

    def _medium(self, places: list[str]) -> str:
        """The id of the picture at the first of these addresses that can be had, or at the best one if none can."""
        address = self._address(places[0])
        known = (
            next((key for key, medium in self.media.items() if medium.source == address), None)
            if len(self.media) < 500
            else None
        )
        if known is not None:
            return known
        data, mime = None, ""
        for place in places:
            data, mime = self._bytes(place)
            if data:
                address = self._address(place)
                break
        key = f"picture-{len(self.media) + 1}"
        width, height, kind = _measured(data)
        self.media[key] = Media(key, kind or mime or _by_name(address), data, width, height, address)
        if not data:
            self.findings.append(
                Finding("picture-missing", f"the picture is not beside the page: {address}", where=key)
            )
        return key

    def _address(self, place: str) -> str:
        if place.startswith("data:"):
            return f"data:{len(place)}-{hash_of(place)}"
        try:
            return urljoin(self.base, place)
        except ValueError:
            return place

    def _bytes(self, place: str) -> tuple[bytes | None, str]:
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
        return self.load(place) or self.load(unquote(parts.path)), ""


def hash_of(text: str) -> str:
    """Eight hexadecimal digits that stand for a text."""
    return f"{binascii.crc32(text.encode('utf-8', 'replace')):08x}"


def _places(attributes: Attributes, sources: tuple[str, ...]) -> Iterator[str]:
    plain = (attributes.get("src") or "").strip()
    waits = not plain or _PLACEHOLDER.search(plain) or (plain.startswith("data:") and len(plain) < _TINY)
    if plain and not waits:
        yield plain
    for name in _LATE:
        if value := (attributes.get(name) or "").strip():
            yield value
    for name in _SETS:
        yield from _widest(attributes.get(name) or "")
    for source in sources:
        yield from _widest(source)


def _widest(srcset: str) -> list[str]:
    """The addresses of a srcset, widest first (HTML, section 4.8.4.2.1)."""
    found = []
    for place, size in re.findall(r"(\S*[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)", srcset):
        if not (place.startswith("data:") and len(place) < _TINY):
            found.append((-float(size or 1), place))
    return [place for _, place in sorted(found, key=lambda pair: pair[0])]


def _measured(data: bytes | None) -> tuple[int, int, str]:
    """Width and height in pixels, and the media type that the bytes themselves tell; zeros where they do not."""
    if not data:
        return 0, 0, ""
    kind = next((mime for start, mime in _TYPES.items() if data.lstrip()[:8].startswith(start)), "")
    if kind == "image/svg+xml":
        return 0, 0, kind
    from PIL import Image as Pillow

    try:
        with Pillow.open(BytesIO(data)) as picture:
            return picture.width, picture.height, Pillow.MIME.get(picture.format or "", kind)
    except (OSError, ValueError, Pillow.DecompressionBombError):
        return 0, 0, kind


def _by_name(address: str) -> str:
    return _ENDINGS.get(address.partition("?")[0].rpartition(".")[2].lower(), "application/octet-stream")
