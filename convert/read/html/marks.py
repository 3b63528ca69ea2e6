"""Inline elements → the formats of a run: emphasis, links, abbreviations, stretches in another language."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from convert.invariants import FORBIDDEN
from convert.read.html.addresses import joined
from convert.read.html.element import Attributes, Element
from convert.read.html.formats import Format, Kind
from convert.read.html.run import mended

_FORMATS: Final[dict[str, Kind]] = {
    "b": "strong",
    "strong": "strong",
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), "emphasis"),
    **dict.fromkeys(("s", "strike", "del"), "strike"),
    "sub": "sub",
    "sup": "sup",
}
_NO_TARGET: Final = re.compile(r"(?:javascript|vbscript|data|about|blob):", re.IGNORECASE)
#: Quotation marks by language (Unicode CLDR, delimiters).
_QUOTES: Final = {
    "de": "„“",
    "fr": "«»",
    "es": "«»",
    "it": "«»",
    "ru": "«»",
    "pl": "„”",
    "cs": "„“",
    "sv": "””",
    "ja": "「」",
    "zh": "“”",
}


def is_permalink(words: str, attributes: Attributes) -> bool:
    """Whether a link in a heading is the sign by which some sites offer the heading's own address: ¶, # or §."""
    sign = words.strip()
    return len(sign) < 3 and not any(map(str.isalnum, sign)) and "#" in (attributes.get("href") or "")


def format_of(element: Element, base: str) -> Format | None:
    """What an inline element says about its words; None for nothing. ``base``: what relative links start from."""
    tag = element.tag
    attributes = element.attributes
    if tag == "a":
        return _link(attributes.get("href"), attributes.get("title"), base)
    if kind := _FORMATS.get(tag):
        return Format(kind)
    if not attributes:
        return None
    if tag in ("abbr", "acronym") and (title := attributes.get("title")):
        return Format("abbreviation", mended(" ".join(title.split())))
    above = element.parent
    if above is not None and (element.lang != above.lang or element.dir != above.dir):
        lang = element.lang if element.lang != above.lang else None
        return Format("span", lang or "", element.dir if element.dir != above.dir else None)
    return None


def quotation_marks(lang: str | None) -> str:
    """The opening and the closing mark of a language; English ones where it is not known."""
    return _QUOTES.get((lang or "").split("-")[0], "“”")


def _link(href: str | None, title: str | None, base: str) -> Format | None:
    if not href or not (href := href.strip()) or href == "#":
        return None
    if href[0] == "#":
        return Format("link", "#" + unquote(href[1:]))
    if href.startswith(("http://", "https://")):
        target = href
    elif _NO_TARGET.match(href):
        return None
    else:
        target = joined(base, href)
    if not target.isprintable():
        target = FORBIDDEN.sub("", target.replace("\n", ""))
    return Format("link", target, mended(" ".join(title.split())) if title and title.strip() else None)
