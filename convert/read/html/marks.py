"""Inline elements → the formats of a run: emphasis, links, abbreviations, stretches in another language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from convert.invariants import FORBIDDEN
from convert.read.html.addresses import behind, joined
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
#: Elements that may be parts of a line of their own, and what they are then called.
_WORDED: Final = frozenset({"span", "a", "em", "i", "b", "strong", "small", "cite", "font"})
_BESIDE: Final = re.compile(
    r"(?:^|[\s_:-])(?:(?:pub)?date|datum|time|(?:photo|image|img)?credits?|copyright(?:holder)?|caption|authors?|autor|byline"
    r"|kicker|eyebrow|dachzeile|spitzmarke|(?:over|top|roof|sub|head)line|label|source|quelle|category|rubrik"
    r"|rating|day|month|year|tag|monat|jahr)(?:$|[\s_-])"
)
#: The declarations of a style attribute that set words off, and the weight that is bold (CSS Fonts 4, section 2.2).
_FONT: Final = re.compile(
    r"(?:^|;)\s*(?:font-)?((?<=font-)(?:weight|style)|vertical-align|text-decoration)\s*:\s*([\w-]+)", re.IGNORECASE
)
_BOLD: Final = 600
_SHIFTS: Final[dict[str, Kind]] = {"super": "sup", "sub": "sub"}
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

#: Marks that a quotation begins and ends with, and those that part two of them.
_OPENING: Final = '"„“”«»「『'
_CLOSING: Final = '"“”»«」』'
_MARKS: Final = re.compile(f"[{_OPENING}{_CLOSING}]")


def is_permalink(words: str, attributes: Attributes) -> bool:
    """Whether a link in a heading is the sign by which some sites offer the heading's own address: ¶, # or §."""
    sign = words.strip()
    return len(sign) < 3 and not any(map(str.isalnum, sign)) and "#" in (attributes.get("href") or "")


def stands_apart(element: Element) -> bool:
    """Whether an inline element is called what a page sets beside a text rather than into it: a date, a credit, a
    kicker. The page's styles put space around it."""
    return element.tag == "time" or (bool(element.words) and element.tag in _WORDED and _named_apart(element.words))


@lru_cache(maxsize=5_000)
def _named_apart(words: str) -> bool:
    return _BESIDE.search(words) is not None


def formats_of(element: Element, base: str) -> tuple[Format, ...]:
    """What an inline element says about its words, outermost first. ``base``: what relative links start from."""
    tag = element.tag
    attributes = element.attributes
    if tag == "a":
        link = _link(attributes.get("href"), attributes.get("title"), base)
        return (link,) if link else ()
    style = attributes.get("style") if attributes else None
    if kind := _FORMATS.get(tag):
        whole = tag == "cite" and "citation" in element.words  # MediaWiki's: a whole entry of a list of sources
        return () if whole or (style and _plain(kind, style)) else (Format(kind),)
    if not attributes:
        return ()
    if tag in ("abbr", "acronym") and (title := attributes.get("title")):
        return (Format("abbreviation", mended(" ".join(title.split()))),)
    above = element.parent
    if above is not None and (element.lang != above.lang or element.dir != above.dir):
        lang = element.lang if element.lang != above.lang else None
        return (Format("span", lang or "", element.dir if element.dir != above.dir else None),)
    return tuple(map(Format, _styled(style))) if style and tag in ("span", "font") else ()


@lru_cache(maxsize=2_000)
def _styled(style: str) -> tuple[Kind, ...]:
    """The formats that a style attribute asks for: editors write them in place of ``em`` and ``strong``."""
    values = {name.lower(): value.lower() for name, value in _FONT.findall(style)}
    weight = values.get("weight", "")
    bold = weight in ("bold", "bolder") or (weight.isdecimal() and int(weight) >= _BOLD)
    found: list[Kind] = ["strong"] if bold else []
    if values.get("style") in ("italic", "oblique"):
        found.append("emphasis")
    if values.get("text-decoration") == "line-through":
        found.append("strike")
    if raised := _SHIFTS.get(values.get("vertical-align", "")):
        found.append(raised)
    return tuple(found)


def _plain(kind: Kind, style: str) -> bool:
    """Whether a style takes back what an element is for, as an editor's ``b`` around a whole text does."""
    taken = {name.lower() for name, value in _FONT.findall(style) if value.lower() in ("normal", "400")}
    return (kind == "strong" and "weight" in taken) or (kind == "emphasis" and "style" in taken)


def quotation_marks(lang: str | None) -> str:
    """The opening and the closing mark of a language; English ones where it is not known."""
    return _QUOTES.get((lang or "").split("-")[0], "“”")


def is_quoted(node: LexborNode) -> bool:
    """Whether the words of an element stand in quotation marks, from the first to the last, or right between two: their
    author wrote them, and the page draws none."""
    words = node.text(deep=True).strip()
    if len(words) > 2 and words[0] in _OPENING and words[-1] in _CLOSING:
        return _MARKS.search(words, 1, len(words) - 1) is None
    before, after = ((beside.text_content or "") if beside is not None else "" for beside in (node.prev, node.next))
    return before != "" and after != "" and before[-1] in _OPENING and after[0] in _CLOSING


def _link(href: str | None, title: str | None, base: str) -> Format | None:
    if not href or not (href := href.strip()) or href == "#":
        return None
    if href[0] == "#":
        return Format("link", "#" + unquote(href[1:]))
    if href.startswith(("http://", "https://")):
        target = behind(href)
    elif _NO_TARGET.match(href):
        return None
    else:
        target = joined(base, href)
    if not target.isprintable():
        target = FORBIDDEN.sub("", target.replace("\n", ""))
    return Format("link", target, mended(" ".join(title.split())) if title and title.strip() else None)
