"""What the reader knows of an element: where it stands, what it is called, what it passes on to what is in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from selectolax.lexbor import LexborNode

from convert.model import Direction
from convert.read.html.formats import Format

Attributes: TypeAlias = dict[str, str | None]

#: Elements that begin and end a line of their own (HTML, section 15.3: display block, list-item or table-like), and
#: the controls that a page sets apart.
_BLOCK_NAMES: Final = """
address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption
figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html iframe label legend li main menu nav
noframes noscript ol optgroup option p pre search section select summary table tbody td textarea tfoot th thead
tr ul
"""
BLOCK: Final = frozenset(_BLOCK_NAMES.split())
#: Elements whose text is no words of the page.
_SKIPPED_NAMES: Final = """
script style template head title meta link base svg canvas audio video object embed iframe noembed datalist rp
source track param area col colgroup wbr input annotation annotation-xml
"""
SKIPPED: Final = frozenset(_SKIPPED_NAMES.split())
#: Places deeper than this are counted as children of the element at this depth: paths stay short, and the reader
#: linear, on pages that nest elements by the thousand. (Browsers stop at 512.)
DEEPEST: Final = 128

_DISPLAY: Final = re.compile(r"display\s*:\s*([a-z-]+)|visibility\s*:\s*(hidden)", re.IGNORECASE)
#: Values of ``display`` in a style attribute that set an inline element apart from its neighbours.
_APART: Final = frozenset(
    {"block", "inline-block", "flex", "inline-flex", "grid", "inline-grid", "table-cell", "list-item"}
)
#: Attributes whose meaning holds for everything in the element.
_PASSED_ON: Final = frozenset({"hidden", "aria-hidden", "style", "lang", "xml:lang", "dir"})
#: Attributes that say what an element is, besides its class.
_NAMING: Final = frozenset({"id", "role", "itemprop", "itemtype", "rel"})
_TELLING: Final = _NAMING | _PASSED_ON
#: Characters of an element among which the first letter is looked for that tells its direction.
_LETTERS: Final = 1_000
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


@dataclass(slots=True)
class Element:
    """An open element. ``children`` counts its child elements so far; ``words`` are its class, id, role and itemprop.

    ``hidden``, ``lang`` and ``dir`` hold for everything in it. What its end undoes: ``block`` and ``containers`` are
    the block that was being read and how many containers were open before it, ``blocky`` whether it is a block itself,
    ``part`` whether it is a part of a line by itself,
    ``formats`` and ``tail`` its formats and the words that end it.
    """

    tag: str
    attributes: Attributes
    parent: Element | None
    path: str
    depth: int
    words: str
    hidden: bool
    lang: str | None
    dir: Direction | None
    apart: bool = False
    children: int = 0
    chain: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    block: Element | None = None
    containers: int = 1
    blocky: bool = True
    part: bool = False
    formats: tuple[Format, ...] = ()
    tail: str = ""

    def names(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Tags and words from the root down to here: two tuples of one length."""
        if self.chain is None:
            tags, words = (self.parent.chain or self.parent.names()) if self.parent is not None else ((), ())
            self.chain = ((*tags, self.tag), (*words, self.words))
        return self.chain


def root_of(node: LexborNode) -> Element:
    """The element that holds all others."""
    attributes: Attributes = node.attributes
    lang, direction = _lang(attributes), _dir(attributes)
    return Element(node.tag or "", attributes, None, "", 0, words_of(attributes), False, lang, direction)


def opened(node: LexborNode, tag: str, parent: Element) -> Element:
    """The element of a node, as a child of ``parent``."""
    attributes: Attributes = node.attributes
    place = parent if parent.depth <= DEEPEST else _shallow(parent)
    number = place.children
    place.children = number + 1
    path = f"{place.path}/{number}" if place.path else str(number)
    depth, hidden = place.depth + 1, parent.hidden
    if _TELLING.isdisjoint(attributes):
        words = _folded(named) if attributes and (named := attributes.get("class")) else ""
        return Element(tag, attributes, place, path, depth, words, hidden, parent.lang, parent.dir)
    words = words_of(attributes)
    if _PASSED_ON.isdisjoint(attributes):
        return Element(tag, attributes, place, path, depth, words, hidden, parent.lang, parent.dir)
    gone, apart = _display(attributes)
    lang = _lang(attributes) or parent.lang
    direction = _dir(attributes) or parent.dir
    if direction == "auto":
        direction = _natural(node) or parent.dir
    return Element(tag, attributes, place, path, depth, words, hidden or gone, lang, direction, apart)


def _shallow(parent: Element) -> Element:
    """The element as whose child a child of one too deep is counted."""
    parent.children += 1
    place = parent
    while place.depth > DEEPEST and place.parent is not None:
        place = place.parent
    return place


def words_of(attributes: Attributes) -> str:
    """Class, id, role and itemprop in one casefolded string; itemprop and type names are marked as such."""
    said = attributes.get
    return _words(said("class"), said("id"), said("role"), said("itemprop"), said("itemtype"), said("rel"))


@lru_cache(maxsize=10_000)
def _folded(named: str) -> str:
    return " ".join(named.casefold().split())


@lru_cache(maxsize=10_000)
def _words(
    named: str | None, known: str | None, role: str | None, prop: str | None, kind: str | None, rel: str | None
) -> str:
    said = [value for value in (named, known, role) if value]
    said += [f"{name}:{value}" for name, value in (("itemprop", prop), ("itemtype", kind), ("rel", rel)) if value]
    return " ".join(" ".join(said).casefold().split())


def _display(attributes: Attributes) -> tuple[bool, bool]:
    """Whether the element is hidden, and whether its style sets it apart from its neighbours."""
    gone = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    apart = False
    style = attributes.get("style")
    if style and ("display" in style or "visibility" in style):
        for display, hidden in _DISPLAY.findall(style):
            gone = gone or bool(hidden) or display.lower() == "none"
            apart = apart or display.lower() in _APART
    return gone, apart


def _lang(attributes: Attributes) -> str | None:
    said = (attributes.get("lang") or attributes.get("xml:lang") or "").strip() if attributes else ""
    return said.replace("_", "-") if _LANGUAGE.fullmatch(said) else None


def _dir(attributes: Attributes) -> Direction | None:
    match (attributes.get("dir") or "").strip().lower() if attributes else "":
        case "ltr":
            return "ltr"
        case "rtl":
            return "rtl"
        case "auto":
            return "auto"
        case _:
            return None


def _natural(node: LexborNode) -> Direction | None:
    """The direction of the first letter in an element that has one, which is what ``auto`` asks for."""
    for letter in node.text(deep=True)[:_LETTERS]:
        match unicodedata.bidirectional(letter):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
            case _:
                pass
    return None


def common(first: Element, second: Element) -> Element:
    """The innermost element that holds both."""
    while first is not second:
        if first.depth >= second.depth and first.parent is not None:
            first = first.parent
        elif second.parent is not None:
            second = second.parent
        else:
            return first
    return first
