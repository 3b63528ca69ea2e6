"""What block elements begin: containers of blocks and of words, by their tags, their classes and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from convert.model import LineBreak, ThematicBreak
from convert.read.html.captions import credits
from convert.read.html.element import Element
from convert.read.html.frames import Frame
from convert.read.html.notes import NoteMap
from convert.read.html.stack import NESTED, Stack
from convert.read.html.tables import OpenTable

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_PARTS_NAMES: Final = """
blockquote figure dl aside table pre td th tr thead tbody tfoot caption dt dd figcaption footer
"""
#: Elements that may begin a container wherever they stand. The others do by their classes, in a figure or in a list.
_PARTS: Final = _HEADINGS.keys() | _LISTS | frozenset(_PARTS_NAMES.split())
_LANGUAGE: Final = re.compile(r"\b(?:language|lang|brush)[-:]\s*([\w+#-]+)")
#: What no code holds, and what calls the parts that a script sets lines of code into.
_TEXT: Final = "table, ul, dl, h1, h2, h3, h4, h5, h6"
_SCRIPTED: Final = re.compile(
    r"<code|class=\"(?:[^\"]*[\s_-])?(?:code|hljs|highlight|pretty|syntax|brush|lang(?:uage)?-|lines?\b|lineno|linenum|gutter)"
)
#: Characters of an element in which such names are looked for.
_HEAD: Final = 2_000
#: Elements around preformatted text in a cell, at most.
_WRAPPED: Final = 3
_GUTTER: Final = re.compile(r"\b(?:gutter|line-?(?:no|number)s?|linenos?)\b")


@dataclass(slots=True)
class Blocks(Stack):
    """``notes``: which elements are notes; ``navigation``: how many parts for navigation are open."""

    notes: NoteMap = field(kw_only=True)
    navigation: int = 0

    def start_block(self, node: LexborNode, element: Element) -> bool:
        """Open a block element; whether there is anything to read in it."""
        if self.top.run is not None:
            return self._block_in_words(element, self.top)
        if self.run.pieces or self.run.after:
            self.flush()
        tag = element.tag
        if tag == "td" and counts_lines(node):
            return False
        self.block = element
        if navigates(element):
            self.navigation += 1
        if self.notes.bodies and (key := self.notes.bodies.get(node.mem_id)):
            self.push("note", element).key = key
        elif tag == "hr":
            self.add(ThematicBreak(self.attr_of(element, element)))
        else:
            self._contain(element)
        return True

    def _contain(self, element: Element) -> None:
        """Open the container that a block element is, if it is one where it stands."""
        tag, top = element.tag, self.top
        if top.kind == "list":
            self.push("item", element)
            if tag == "li":
                return
        if tag not in _PARTS and top.kind != "figure" and "wp-caption" not in element.words:
            return
        level = _HEADINGS.get(tag)
        if level:
            self.push("heading", element).level = level
        elif tag == "pre":
            self.push("code", element).language = language_of(element)
        elif top.table is not None and tag in ("td", "th"):
            self.push("cell", element).cell = top.table.cell(element)
        elif top.table is not None and tag == "tr":
            top.table.row()
        elif top.table is not None and tag in ("thead", "tbody", "tfoot"):
            top.table.in_head = tag == "thead"
        elif top.table is not None and tag == "caption":
            self.push("caption", element)
        elif top.kind == "definitions" and tag == "dt":
            self.push("term", element)
        elif top.kind == "definitions" and tag == "dd":
            self.push("description", element)
        elif tag == "figcaption" or "wp-caption-text" in element.words:
            if top.kind == "figure":
                self.push("figcaption", element)
        elif top.kind == "figure" and credits(element.words):
            self.push("credit", element)
        elif top.kind == "quote" and tag == "footer":
            self.push("attribution", element)
        elif len(self.frames) <= NESTED:
            self._contain_more(element)

    def _contain_more(self, element: Element) -> None:
        tag = element.tag
        if tag in _LISTS:
            self.push("list", element)
        elif tag == "blockquote":
            self.push("quote", element)
        elif tag == "figure" or "wp-caption" in element.words.split():
            self.push("figure", element)
        elif tag == "dl":
            self.push("definitions", element)
        elif tag == "aside":
            self.push("aside", element)
        elif tag == "table":
            for frame in self.frames:
                if frame.table is not None:
                    frame.table.nested = True
            self.push("table", element).table = OpenTable(element)

    def _block_in_words(self, element: Element, top: Frame) -> bool:
        """A block element within a heading, a caption, code: it only keeps words apart, unless the heading was never
        closed and the rest of the page stands in it."""
        if top.kind == "code":
            return not numbers_lines(element)
        if top.kind == "heading" and self.run.worded and element.tag not in ("small", "label", "button"):
            self.close()
            self.block = element
            element.containers = len(self.frames)
            self._contain(element)
        elif top.kind == "figcaption" and credits(element.words):
            self.push("credit", element)
        elif (
            top.kind in ("figcaption", "caption", "attribution")
            and self.run.worded
            and not self.run.breaks()
            and element.tag in ("p", "div", "li")
        ):
            self.run.add(LineBreak(), element)
        else:
            self.run.gap()
        return True


def navigates(element: Element) -> bool:
    """Whether an element is a part for navigation."""
    return element.tag == "nav" or element.attributes.get("role") == "navigation"


def language_of(element: Element) -> str | None:
    """The programming language that the classes of an element name."""
    found = _LANGUAGE.search(element.words) if element.words else None
    return found[1] if found and found[1] not in ("none", "plaintext", "text") else None


def counts_lines(node: LexborNode) -> bool:
    """Whether a table's cell holds but the numbers of the lines of code in the next one."""
    if not _opens_code(node):
        return False
    at = node.next
    while at is not None and at.tag == "-text":
        at = at.next
    if at is None or at.tag != "td" or not _opens_code(at):
        return False
    numbers = node.text(deep=True).split()
    if not numbers or not all(number.isascii() and number.isdecimal() and len(number) < 7 for number in numbers):
        return False
    first = int(numbers[0])
    return [int(number) for number in numbers] == list(range(first, first + len(numbers)))


def _opens_code(cell: LexborNode) -> bool:
    """Whether preformatted text is what a cell begins with."""
    at: LexborNode | None = cell
    for _ in range(_WRAPPED):
        at = at.first_child if at is not None else None
        while at is not None and at.tag == "-text":
            at = at.next
        if at is not None and at.tag == "pre":
            return True
    return False


def is_text(node: LexborNode) -> bool:
    """Whether an element of preformatted text or code holds a table, a list or a heading, and none that a script made
    of lines of code: it is how a template set them, and no code."""
    inner = node.first_child
    if inner is None or (inner.next is None and inner.first_child is None) or node.css_first(_TEXT) is None:
        return False
    return _SCRIPTED.search((node.html or "")[len(node.tag or "") + 1 :][:_HEAD]) is None


def numbers_lines(element: Element) -> bool:
    """Whether an element holds the numbers of lines of code."""
    return bool(element.words) and _GUTTER.search(element.words) is not None
