"""Measures a finished book: what its files hold, found by parsing them again.

Nothing here knows what the writer meant to write. What the package document then claims (see
:mod:`~convert.write.epub.claims`) rests on these counts alone, and :mod:`convert.check.epub` measures once more with
code of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_MOVING: Final = frozenset({"video", "audio", "script", "canvas", "object", "embed", "iframe", "marquee"})
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
#: What would take a choice from the reader: fixed type sizes, forced fonts or colours of text, !important.
_FORCES: Final = re.compile(
    r"font(-size)?\s*:[^;}]*\d(px|pt|cm|mm|in)\b|!important|(?<![-\w])color\s*:\s*#|font-family\s*:(?!\s*(inherit|monospace))"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts over the content files of a book. A picture is decorative when its alt is empty."""

    characters: int = 0
    headings: int = 0
    pictures: int = 0
    described: int = 0
    undescribed: int = 0
    page_markers: int = 0
    page_list: int = 0
    contents: int = 0
    roles: int = 0
    moving: bool = False
    adapts: bool = True


def _moves(href: str, data: bytes) -> bool:
    """Does a picture move, or could it? Animated GIF (GIF89a, 23), APNG (PNG third edition, 11.3.2.1), WebP, SVG."""
    if data[:3] == b"GIF":
        return data.count(b"\x21\xf9\x04") > 1
    if data[:4] == b"\x89PNG":
        return b"acTL" in data[:4096]
    if data[8:12] == b"WEBP":
        return b"ANIM" in data[:64]
    return href.endswith(".svg") and (b"<animate" in data or b"<set" in data or b"<script" in data)


def measure(files: Mapping[str, bytes]) -> Measured:
    """The counts for the files of a book, by href."""
    headings = pictures = described = undescribed = markers = listed = contents = roles = characters = 0
    moving = any(_moves(href, data) for href, data in files.items())
    adapts = True
    for href, data in files.items():
        if href.endswith(".css"):
            rules = _COMMENT.sub("", data.decode("utf-8"))
            adapts = adapts and _FORCES.search(rules) is None
        if not href.endswith(".xhtml"):
            continue
        root = etree.fromstring(data, _PARSER)
        body = root.find(f"{_XHTML}body")
        assert body is not None
        is_cover = body.get(_EPUB_TYPE) == "cover"
        is_nav = body.find(f".//{_XHTML}nav") is not None
        for element in body.iter(f"{_XHTML}*"):
            name = element.tag[len(_XHTML) :]
            role = element.get("role", "")
            roles += bool(role) and not is_cover and not is_nav
            moving = moving or name in _MOVING
            if element.get("style") is not None:
                adapts = False
            if name == "nav":
                kind = element.get(_EPUB_TYPE)
                contents += kind == "toc" and element.find(f".//{_XHTML}a") is not None
                listed += len(element.findall(f".//{_XHTML}a")) if kind == "page-list" else 0
            elif name in _HEADINGS:
                headings += not is_cover
            elif name == "img" and not is_cover:
                alt = (element.get("alt") or "").strip()
                missing = element.get("alt") is None or "undescribed" in element.get("class", "").split()
                pictures += bool(alt) or missing
                described += bool(alt) and not missing
                undescribed += missing
            markers += role == "doc-pagebreak"
        characters += 0 if is_cover else sum(len(piece) for piece in body.itertext())
    return Measured(
        characters, headings, pictures, described, undescribed, markers, listed, contents, roles, moving, adapts
    )
