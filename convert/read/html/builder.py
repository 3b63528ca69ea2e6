"""The element tree → blocks, in one walk without recursion: an open container for each element that is one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from convert.invariants import FORBIDDEN
from convert.model import Block, CodeBlock, CodeSpan, Figure, Image, LineBreak, Note, NoteRef, ThematicBreak
from convert.read import LeftOut
from convert.read.html import left_out
from convert.read.html.element import BLOCK, SKIPPED, Element, opened
from convert.read.html.frames import WORDS, Frame
from convert.read.html.marks import format_of, is_permalink, quotation_marks
from convert.read.html.notes import NoteMap
from convert.read.html.pictures import Album
from convert.read.html.run import Format
from convert.read.html.stack import NESTED, Stack
from convert.read.html.tables import OpenTable

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_CODE: Final = frozenset({"code", "kbd", "samp", "tt"})
#: Words that a page hides within a sentence, or shows when pointed at: no part of the sentence.
_SIDE: Final = re.compile(
    r"\b(?:sr-only|screen-?reader|visually-?hidden|tool-?tip|pop-?over|roll-?over[\w-]*(?:block|content|card))"
)
_CREDIT: Final = re.compile(
    r"\b(?:image-?|photo-?)?(?:credit|copyright|photographer|fotograf|attribution|source|quelle|agency)"
)
_LANGUAGE: Final = re.compile(r"\b(?:language|lang|brush)[-:]\s*([\w+#-]+)")
_GUTTER: Final = re.compile(r"\b(?:gutter|line-?(?:no|number)s?|linenos?)\b")
#: Elements that are handled in one step: nothing in them is read on its own.
_LONE: Final = SKIPPED | {"br", "img"}


@dataclass(slots=True)
class Open:
    """An open element, the block and how many containers were open before it, whether it is a block itself, its format,
    and the words that end it."""

    element: Element
    block: Element
    containers: int
    blocky: bool
    format: Format | None = None
    tail: str = ""


@dataclass(slots=True)
class Builder(Stack):
    """Reads one page. ``base``: what relative links start from. ``left_out``: parts that no document can hold."""

    album: Album = field(kw_only=True)
    notes: NoteMap = field(kw_only=True)
    base: str = field(kw_only=True)
    sources: list[str] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    navigation: int = 0

    def read(self, body: LexborNode) -> tuple[Block, ...]:
        """All blocks of the page."""
        open_elements = [self._start(body, "body", self.root) or Open(self.root, self.root, 1, True)]
        todo: list[LexborNode | None] = [body.first_child]
        while todo:
            node = todo[-1]
            if node is None:
                todo.pop()
                self._end(open_elements.pop())
                continue
            todo[-1] = node.next
            if node.is_text_node:
                self._text(node.text_content or "", open_elements[-1].element)
            elif node.is_element_node:
                tag = node.tag or ""
                above = open_elements[-1].element
                if tag in _LONE:
                    self._lone(node, tag, above)
                elif (made := self._start(node, tag, above)) is not None:
                    open_elements.append(made)
                    todo.append(node.first_child)
        self.flush()
        return tuple(self.frames[0].blocks)

    def found_notes(self) -> tuple[Note, ...]:
        """The notes, in the order of their calls."""
        return tuple(Note(key, blocks) for key in self.notes.bodies.values() if (blocks := self.note_blocks.get(key)))

    # -------------------------------------------------------------------------------------- elements

    def _lone(self, node: LexborNode, tag: str, parent: Element) -> None:
        """An element in which nothing is read on its own."""
        if tag == "br":
            self._break(parent)
        elif tag == "img":
            self._picture(opened(node, parent))
        else:
            path = f"{parent.path}/{parent.children}" if parent.path else str(parent.children)
            parent.children += 1
            if tag == "source":
                self.sources.append(node.attributes.get("srcset") or node.attributes.get("data-srcset") or "")
            elif not parent.hidden and (tag == "input" or tag in left_out.EMBEDS):
                self._leave_out(node, tag, path)

    def _leave_out(self, node: LexborNode, tag: str, path: str) -> None:
        if tag == "input":
            part = left_out.field(tag, node.attributes, path)
        elif tag in ("svg", "canvas") and self.frames[-1].kind != "figure":
            return
        else:
            source = node.css_first("source") if tag in ("video", "audio") else None
            part = left_out.embedded(tag, node.attributes, source.attributes.get("src") or "" if source else "", path)
        if part is not None:
            self.left_out.append(part)

    def _start(self, node: LexborNode, tag: str, parent: Element) -> Open | None:
        """Open an element; None when there is nothing to read in it."""
        element = opened(node, parent)
        if (
            self.notes.anchors
            and (name := element.attributes.get("id") or element.attributes.get("name")) in self.notes.anchors
        ):
            self.waiting_ids.append(name or "")
        if self.notes.calls and self._note_link(node, element):
            return None
        if tag not in BLOCK:
            return self._start_inline(node, element, Open(element, self.block, len(self.frames), False))
        made = Open(element, self.block, len(self.frames), True)
        if tag in ("select", "textarea") and not element.hidden and (part := left_out.field(tag, {}, element.path)):
            self.left_out.append(part)
        return self._start_block(node, element, made)

    def _start_block(self, node: LexborNode, element: Element, made: Open) -> Open | None:
        tag = element.tag
        top = self.frames[-1]
        if top.kind in WORDS:
            return self._block_in_words(node, element, made, top)
        self.flush()
        self.block = element
        if tag == "noscript" and element.parent is not None and not node.text(deep=True).strip():
            element.hidden = element.parent.hidden
        if tag == "nav" or element.attributes.get("role") == "navigation":
            self.navigation += 1
        if self.notes.bodies and (key := self.notes.bodies.get(node.mem_id)):
            self.push("note", element).key = key
        elif tag == "hr":
            self.add(ThematicBreak(self.attr_of(element)))
            return made
        else:
            self._contain(element)
        return made

    def _contain(self, element: Element) -> None:
        """Open the container that a block element is, if it is one where it stands."""
        tag, top = element.tag, self.frames[-1]
        if top.kind == "list":
            self.push("item", element)
            if tag == "li":
                return
        level = _HEADINGS.get(tag)
        if level:
            self.push("heading", element).level = level
        elif tag == "pre":
            self.push("code", element).language = _language(element)
        elif tag in ("td", "th") and top.table is not None and top.kind == "table":
            self.push("cell", element).cell = top.table.cell(element)
        elif tag == "tr" and top.table is not None:
            top.table.row()
        elif tag in ("thead", "tbody", "tfoot") and top.table is not None:
            top.table.in_head = tag == "thead"
        elif tag == "caption" and top.kind == "table":
            self.push("caption", element)
        elif tag == "dt" and top.kind == "definitions":
            self.push("term", element)
        elif tag == "dd" and top.kind == "definitions":
            self.push("description", element)
        elif tag == "figcaption" or "wp-caption-text" in element.words:
            if top.kind == "figure":
                self.push("figcaption", element)
        elif top.kind == "figure" and _credits(element.words):
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

    def _block_in_words(self, node: LexborNode, element: Element, made: Open, top: Frame) -> Open | None:
        """A block element within a heading, a caption, code: it only keeps words apart, unless the heading was never
        closed and the rest of the page stands in it."""
        if top.kind == "code":
            return None if _GUTTER.search(element.words) else made
        if top.kind == "heading" and self.run.worded() and element.tag not in ("small", "label", "button"):
            self.close()
            self.block = element
            made.containers = len(self.frames)
            self._contain(element)
            return made
        if top.kind in ("figcaption", "attribution") and _credits(element.words) and top.kind == "figcaption":
            self.push("credit", element)
        elif (
            top.kind in ("figcaption", "caption", "attribution")
            and self.run.worded()
            and element.tag in ("p", "div", "li")
        ):
            self.run.add(LineBreak(), element)
        else:
            self.run.gap()
        return made

    def _start_inline(self, node: LexborNode, element: Element, made: Open) -> Open | None:
        tag = element.tag
        top = self.frames[-1]
        if top.kind == "code":
            top.language = top.language or _language(element)
            return None if _GUTTER.search(element.words) else made
        if (element.hidden and not (element.parent and element.parent.hidden)) or (
            element.words and self.run.worded() and _beside(element.words)
        ):
            if len(self.frames) < NESTED:
                self.push("side", element)
            return made
        if tag in _CODE:
            self._code(node, element)
            return None
        if tag == "a" and top.kind == "heading" and is_permalink(node.text(deep=True), element.attributes):
            return None
        if tag == "picture":
            self.sources = []
        if element.words and top.kind in ("figcaption", "figure") and _credits(element.words):
            self.push("credit", element)
        elif tag == "cite" and top.kind == "quote" and element.parent is top.element:
            self.flush()
            self.push("attribution", element)
        if element.apart or (self.navigation and tag == "a"):
            self.run.gap()
        made.format = format_of(element, self.base)
        if made.format is not None:
            self.run.open(made.format)
        if tag in ("rt", "rtc") and node.text(deep=True).strip():
            self.run.text("(", element)
            made.tail = ")"
        elif tag == "q":
            marks = quotation_marks(element.lang)
            self.run.text(marks[0], element)
            made.tail = marks[1]
        return made

    def _end(self, done: Open) -> None:
        element = done.element
        if done.tail:
            self.run.text(done.tail, element)
        while len(self.frames) > done.containers:
            self.close()
        if done.format is not None:
            self.run.close(done.format)
        if not done.blocky:
            if element.apart or (self.navigation and element.tag == "a"):
                self.run.gap()
            return
        top = self.frames[-1]
        if top.kind not in WORDS:
            self.flush()
            self.block = done.block
        elif top.kind != "code":
            self.run.gap()
        elif top.words and not top.words[-1].endswith("\n"):
            top.words.append("\n")
        if self.navigation and (element.tag == "nav" or element.attributes.get("role") == "navigation"):
            self.navigation -= 1

    # -------------------------------------------------------------------------------------- words

    def _text(self, value: str, element: Element) -> None:
        if self.frames[-1].kind == "code":
            self.frames[-1].words.append(unicodedata.normalize("NFC", FORBIDDEN.sub("", value)))
        elif self.run.pieces or not value.isspace():
            self.run.text(value, element)

    def _break(self, element: Element) -> None:
        top = self.frames[-1]
        if top.kind == "code":
            top.words.append("\n")
        elif top.kind not in WORDS and self.run.breaks():
            self.flush()
        elif self.run.pieces:
            self.run.add(LineBreak(), element)

    def _code(self, node: LexborNode, element: Element) -> None:
        text = unicodedata.normalize("NFC", FORBIDDEN.sub("", node.text(deep=True)))
        if text.strip().count("\n") > 1 and self.frames[-1].kind not in WORDS and not self.run.worded():
            self.flush()
            self.add(CodeBlock(text.strip("\n").rstrip(), _language(element), self.attr_of(element)))
        elif words := " ".join(text.split()):
            self.run.chars += len(words)
            self.run.add(CodeSpan(words), element)

    def _note_link(self, node: LexborNode, element: Element) -> bool:
        """Whether the element is a link between a note and its call; a call leaves its reference."""
        if element.tag != "a":
            return False
        if node.mem_id in self.notes.backs:
            return True
        key = self.notes.calls.get(node.mem_id)
        if key is None:
            return False
        plain = tuple(format for format in self.run.formats if format.kind not in ("sup", "link"))
        self.run.pieces.append((NoteRef(key), plain))
        return True

    def _picture(self, element: Element) -> None:
        if self.frames[-1].kind == "code":
            return
        image = self.album.image(element.attributes, tuple(self.sources))
        self.sources = []
        twin = element.parent is not None and "noscript" in element.parent.names()[0]
        if image is None or (twin and image.media in list(self.album.media)[-1:] and self._shown(image)):
            return
        self.run.add(image, element)

    def _shown(self, image: Image) -> bool:
        if any(isinstance(piece, Image) and piece.media == image.media for piece, _ in self.run.pieces):
            return True
        last = self.frames[-1].blocks[-1:]
        return bool(last) and isinstance(last[0], Figure) and last[0].media == image.media


def _language(element: Element) -> str | None:
    found = _LANGUAGE.search(element.words)
    return found[1] if found and found[1] not in ("none", "plaintext", "text") else None


@lru_cache(maxsize=5_000)
def _credits(words: str) -> bool:
    return _CREDIT.search(words) is not None


@lru_cache(maxsize=5_000)
def _beside(words: str) -> bool:
    return _SIDE.search(words) is not None
