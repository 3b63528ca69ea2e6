"""Measures a finished book: what its files hold, found by parsing them again.

Nothing here knows what the writer meant to write. What the package document then claims (see
:mod:`~convert.write.epub.claims`) rests on these counts alone, and :mod:`convert.check.epub` measures once more with
code of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

_XHTML: Final = "{http://www.w3.org/1999/xhtml}"
_EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_NAMESPACES: Final = {"h": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
#: What would take a choice from the reader: fixed type sizes, forced fonts or colours of text, !important.
_FORCES: Final = re.compile(
    r"font(-size)?\s*:[^;}]*\d(px|pt|cm|mm|in)\b|!important|(?<![-\w])color\s*:\s*#|font-family\s*:(?!\s*(inherit|monospace))"
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Counts over the content files of a book. A picture is decorative when its alt is empty and no caption tells of
    it; ``pictures`` are all others, ``described`` those of them whose alt tells of them."""

    text: bool = False
    headings: int = 0
    pictures: int = 0
    decorative: int = 0
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


def _path(expression: str) -> etree.XPath:
    return etree.XPath(expression, namespaces=_NAMESPACES)


_HEADINGS: Final = _path("count(.//h:h1 | .//h:h2 | .//h:h3 | .//h:h4 | .//h:h5 | .//h:h6)")
_ROLES: Final = _path("count(.//@role)")
_MARKERS: Final = _path("count(.//*[@role = 'doc-pagebreak'])")
_CONTENTS: Final = _path("count(.//h:nav[@epub:type = 'toc']//h:a)")
_PAGE_LIST: Final = _path("count(.//h:nav[@epub:type = 'page-list']//h:a)")
_STYLED: Final = _path("boolean(.//@style)")
_CAPTION: Final = _path("boolean(parent::h:figure/h:figcaption/h:p[@class = 'caption'])")
_TEXT: Final = _path("boolean(.//text()[normalize-space()])")
_MOVING: Final = _path(
    "boolean(.//h:video | .//h:audio | .//h:script | .//h:canvas | .//h:object | .//h:embed | .//h:iframe)"
)


def _count(path: etree.XPath, body: etree._Element) -> int:
    value = path(body)
    assert isinstance(value, float)
    return int(value)


def measure(files: Mapping[str, bytes]) -> Measured:
    """The counts for the files of a book, by href."""
    total = Measured(
        moving=any(_moves(href, data) for href, data in files.items()),
        adapts=not any(_forces(data) for href, data in files.items() if href.endswith(".css")),
    )
    for href, data in files.items():
        if href.endswith(".xhtml"):
            body = etree.fromstring(data, _PARSER).find(f"{_XHTML}body")
            assert body is not None
            total = _add(total, body)
    return total


def _forces(css: bytes) -> bool:
    return _FORCES.search(_COMMENT.sub("", css.decode("utf-8"))) is not None


def _add(total: Measured, body: etree._Element) -> Measured:
    """The counts with those of one page. The cover and the navigation are not of the content: they count only for
    what they are there for."""
    contents = _count(_CONTENTS, body)
    total = replace(
        total,
        contents=total.contents + contents,
        page_list=total.page_list + _count(_PAGE_LIST, body),
        moving=total.moving or bool(_MOVING(body)),
        adapts=total.adapts and not _STYLED(body),
    )
    if contents or body.get(_EPUB_TYPE) == "cover":
        return total
    described = captioned = undescribed = decorative = 0
    for picture in body.iter(f"{_XHTML}img"):
        alt = picture.get("alt")
        if alt is None or "undescribed" in picture.get("class", "").split():
            undescribed += 1
        elif alt.strip():
            described += 1
        elif _CAPTION(picture):
            captioned += 1
        else:
            decorative += 1
    return replace(
        total,
        text=total.text or bool(_TEXT(body)),
        headings=total.headings + _count(_HEADINGS, body),
        roles=total.roles + _count(_ROLES, body),
        page_markers=total.page_markers + _count(_MARKERS, body),
        pictures=total.pictures + described + captioned + undescribed,
        decorative=total.decorative + decorative,
        described=total.described + described,
        undescribed=total.undescribed + undescribed,
    )
