"""The element tree → blocks, in one walk without recursion: an open container for each element that is one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from convert.invariants import FORBIDDEN
from convert.model import Block, CodeBlock, CodeSpan, Figure, Image, Inline, LineBreak, Note, NoteRef, Text
from convert.read import LeftOut
from convert.read.html import formulas, left_out, tex
from convert.read.html.blocks import Blocks, is_text, language_of, navigates, numbers_lines
from convert.read.html.captions import credits
from convert.read.html.element import BLOCK, SKIPPED, Element, opened
from convert.read.html.formats import Format
from convert.read.html.marks import formats_of, is_permalink, is_quoted, quotation_marks, stands_apart
from convert.read.html.pictures import Album
from convert.read.html.stack import NESTED
from convert.walk import HEAD_LINE, inline_text

_CODE: Final = frozenset({"code", "kbd", "samp", "tt"})
#: Elements of several lines of code, unless they hold text.
_LINES: Final = frozenset({"pre", "code"})
#: Words that a page hides within a sentence, or shows when pointed at: no part of the sentence.
_SIDE: Final = re.compile(
    r"\b(?:sr-only|screen-?reader|visually-?hidden"
    r"|(?:tool-?tip|pop-?over|roll-?over)[\w-]*(?:text|content|inner|body|box|block|bubble|card|popup))"
)
#: Words of a unit behind a figure, at most.
_UNIT_WORDS: Final = 2
#: Elements that are handled in one step: nothing in them is read on its own.
_LONE: Final = SKIPPED | {"br", "img"}


@dataclass(slots=True)
class Builder(Blocks):
    """Reads one page. ``base``: what relative links start from. ``source``: the page as it was read; ``draws``: whether
    a script of it draws TeX, once that is asked. ``unscripted``: the picture that was read last, if it was one for
    browsers without scripts. ``left_out``: parts that no document can hold."""

    album: Album = field(kw_only=True)
    base: str = field(kw_only=True)
    source: str = field(kw_only=True)
    sources: list[str] = field(default_factory=list)
    unscripted: str = ""
    draws: bool | None = None
    left_out: list[LeftOut] = field(default_factory=list)

    def read(self, body: LexborNode) -> tuple[Block, ...]:
        """All blocks of the page."""
        above = self._start(body, "body", self.root) or self.root
        open_elements: list[Element] = [above]
        following: list[LexborNode | None] = [None]
        node = body.first_child
        while True:
            if node is None:
                self._end(open_elements.pop())
                if not open_elements:
                    break
                above = open_elements[-1]
                node = following.pop()
                continue
            words = node.text_content
            if words is not None:
                if self.run.pieces or not words.isspace() or self.top.kind == "code":
                    self._text(words, above)
            elif (tag := node.tag or "-") in _LONE:
                self._lone(node, tag, above)
            elif tag[0] != "-" and (made := self._start(node, tag, above)) is not None:
                open_elements.append(made)
                following.append(node.next)
                above = made
                node = node.first_child
                continue
            node = node.next
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
            self._picture(node, opened(node, tag, parent))
        else:
            number = parent.children
            parent.children = number + 1
            if tag == "script":
                self._script(node, parent)
            elif tag == "source":
                self.sources.append(node.attributes.get("srcset") or node.attributes.get("data-srcset") or "")
            elif not parent.hidden and (tag == "input" or tag in left_out.EMBEDS):
                self._leave_out(node, tag, f"{parent.path}/{number}" if parent.path else str(number))

    def _script(self, node: LexborNode, parent: Element) -> None:
        """A formula in TeX that a script would draw (MathJax 2, ``math/tex``), where it has not."""
        of_tex = (node.attributes.get("type") or "").startswith("math/tex") and self.top.kind != "code"
        if of_tex and not formulas.is_rendered(node):
            self._formula(formulas.of_tex(node.text(deep=True)), parent)

    def _leave_out(self, node: LexborNode, tag: str, path: str) -> None:
        if tag == "input":
            part = left_out.field(tag, node.attributes, path)
        elif tag in ("svg", "canvas") and (self.top.kind != "figure" or self.run.pictured or self.top.blocks):
            return  # beside a picture it is the sign on a button
        else:
            source = node.css_first("source") if tag in ("video", "audio") else None
            part = left_out.embedded(tag, node.attributes, source.attributes.get("src") or "" if source else "", path)
        if part is not None:
            self.left_out.append(part)

    def _start(self, node: LexborNode, tag: str, parent: Element) -> Element | None:
        """Open an element; None when there is nothing to read in it."""
        if tag in _LINES and self.top.kind != "code" and is_text(node):
            tag = "div"
        element = opened(node, tag, parent)
        if self.notes.anchors and element.attributes:
            name = element.attributes.get("id") or element.attributes.get("name")
            if name in self.notes.anchors:
                self.waiting_ids.append(name or "")
        if tag == "a" and self.notes.calls and self._note_link(node, element):
            return None
        element.block = self.block
        element.containers = len(self.frames)
        worded = tag == "noscript" and bool(node.text(deep=True).strip())
        element.hidden = element.hidden or worded  # words for who has no scripts, which nobody sees
        if tag not in BLOCK or (tag == "noscript" and self.run.pieces and not worded):  # a picture amid words
            element.blocky = False
            return element if self._start_inline(node, element) else None
        if tag in ("select", "textarea") and not element.hidden and (part := left_out.field(tag, {}, element.path)):
            self.left_out.append(part)
        return element if self.start_block(node, element) else None

    def _start_inline(self, node: LexborNode, element: Element) -> bool:
        """Open an inline element; whether there is anything to read in it."""
        tag, top, words = element.tag, self.top, element.words
        if top.kind == "code":
            top.language = top.language or language_of(element)
            return not numbers_lines(element)
        if tag == "math":
            self._formula(formulas.formula(node), element)
            return False
        if tag == "a" and top.kind == "heading" and is_permalink(node.text(deep=True), element.attributes):
            return False
        begins_hidden = element.hidden and not (element.parent and element.parent.hidden)
        if begins_hidden and formulas.holds_formula(node):  # which a picture shows to who sees it
            element.hidden = begins_hidden = False
        if begins_hidden or (words and self.run.worded and _beside(words) and not self._is_unit(node)):
            if len(self.frames) < NESTED:
                self.push("side", element)
            return True
        if tag in _CODE:
            self._code(node, element)
            return False
        if tag == "picture":
            self.sources = []
        if words and top.kind in ("figcaption", "figure") and credits(words):
            self.push("credit", element)
        elif tag == "cite" and top.kind == "quote" and element.parent is top.element:
            self.flush()
            self.push("attribution", element)
        if element.apart or (self.navigation and tag == "a"):
            self.run.gap()
        elif stands_apart(element):
            element.part = True
            self.run.part()
        element.formats = formats_of(element, self.base)
        if element.formats:
            if tag in ("span", "font"):
                element.formats = self._meant(node, element)
            for format in element.formats:
                self.run.open(format)
        if tag in ("q", "rt", "rtc"):
            self._start_marked(node, element)
        return True

    def _is_unit(self, node: LexborNode) -> bool:
        """Whether words for screen readers say what a figure before them counts: ``20<span class="sr-only"> minutes``,
        which a page shows as "mins" and hides from them."""
        return self.run.ends_in_digit() and len(node.text(deep=True).split()) <= _UNIT_WORDS

    def _meant(self, node: LexborNode, element: Element) -> tuple[Format, ...]:
        """The formats of a styled element without those that are only how the page looks: bold in a heading, anything
        on a whole paragraph. A line all in bold stays: it may head what follows."""
        formats = element.formats
        if formats[0].kind == "span":
            return formats
        if self.top.kind == "heading":
            return tuple(format for format in formats if format.kind != "strong")
        words, around = node.text(deep=True).strip(), node.parent
        while around is not None and (around.tag or "") not in BLOCK:
            around = around.parent
        whole = around is not None and around.text(deep=True).strip() == words
        return () if whole and len(words) > HEAD_LINE else formats

    def _start_marked(self, node: LexborNode, element: Element) -> None:
        """Put marks around a quotation or around what is set above words to say how they are read."""
        if element.tag == "q":
            if is_quoted(node):
                return
            marks = quotation_marks(element.lang)
        elif node.text(deep=True).strip():
            marks = "()"
        else:
            return
        self.run.text(marks[0], element)
        element.tail = marks[1]

    def _end(self, done: Element) -> None:
        if done.tail:
            self.run.text(done.tail, done)
        while len(self.frames) > done.containers:
            self.close()
        if not done.blocky:
            for format in reversed(done.formats):
                self.run.close(format)
            if done.apart or (self.navigation and done.tag == "a"):
                self.run.gap()
            elif done.part:
                self.run.part()
            return
        top = self.top
        if top.run is None:
            if self.run.pieces or self.run.after:
                self.flush()
            self.block = done.block or self.root
        elif top.kind != "code":
            self.run.gap()
        elif top.words and not top.words[-1].endswith("\n"):
            top.words.append("\n")
        if self.navigation and navigates(done):
            self.navigation -= 1

    # -------------------------------------------------------------------------------------- words

    def _text(self, value: str, element: Element) -> None:
        if self.top.kind == "code":
            self.top.words.append(unicodedata.normalize("NFC", FORBIDDEN.sub("", value)))
        elif ("\\" in value or "$" in value) and (said := self._drawn(value, element)):
            self._formula(said, element)
        else:
            self.run.text(value, element)

    def _drawn(self, value: str, element: Element) -> tuple[Inline, ...]:
        """The words with the formulas in TeX that a script would draw among them; nothing where there are none."""
        above = element.parent
        named = tex.called(element.words) or (above is not None and tex.called(above.words))
        said = tex.parts(value, named)
        if not said or named:
            return said
        if self.draws is None:
            self.draws = tex.draws(self.source)
        return said if self.draws else ()

    def _break(self, element: Element) -> None:
        top = self.top
        if top.kind == "code":
            top.words.append("\n")
        elif top.run is None and self.run.breaks():
            self.flush()
        elif self.run.pieces:
            self.run.add(LineBreak(), element)

    def _code(self, node: LexborNode, element: Element) -> None:
        text = unicodedata.normalize("NFC", FORBIDDEN.sub("", node.text(deep=True)))
        if text.strip().count("\n") > 1 and self.top.run is None and not self.run.worded:
            self.flush()
            self.add(CodeBlock(text.strip("\n").rstrip(), language_of(element), self.attr_of(element, element)))
        elif words := " ".join(text.split()):
            self.run.chars += len(words)
            self.run.add(CodeSpan(words), element)

    def _formula(self, words: tuple[Inline, ...], element: Element) -> None:
        for inline in words:
            if isinstance(inline, Text):
                self.run.text(inline.value, element)
            else:
                self.run.chars += len(inline_text((inline,)))
                self.run.add(inline, element)

    def _note_link(self, node: LexborNode, element: Element) -> bool:
        """Whether a link leads between a note and its call; a call leaves its reference."""
        if node.mem_id in self.notes.backs:
            return True
        key = self.notes.calls.get(node.mem_id)
        if key is None:
            return False
        self.run.refer(NoteRef(key))
        return True

    def _picture(self, node: LexborNode, element: Element) -> None:
        if self.top.kind == "code" or ((element.hidden or "math" in element.words) and formulas.is_twin(node)):
            return
        image = self.album.image(element.attributes, tuple(self.sources))
        self.sources = []
        twin = element.parent is not None and "noscript" in element.parent.names()[0]
        if image is None:
            return
        same = image.media == self.unscripted or (twin and image.media in list(self.album.media)[-1:])
        if same and self._shown(image):
            return
        self.unscripted = image.media if twin else ""
        self.run.add(image, element)

    def _shown(self, image: Image) -> bool:
        if any(isinstance(piece, Image) and piece.media == image.media for piece, _ in self.run.pieces):
            return True
        last = self.top.blocks[-1:]
        return bool(last) and isinstance(last[0], Figure) and last[0].media == image.media


@lru_cache(maxsize=5_000)
def _beside(words: str) -> bool:
    return _SIDE.search(words) is not None
