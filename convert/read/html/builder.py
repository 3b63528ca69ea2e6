"""The element tree → blocks, in one walk without recursion: an open container for each element that is one."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote, urljoin

from selectolax.lexbor import LexborNode

from convert.invariants import FORBIDDEN
from convert.model import (
    Attr,
    Block,
    CodeBlock,
    CodeSpan,
    Figure,
    Image,
    Inline,
    LineBreak,
    ListItem,
    Note,
    NoteRef,
    Paragraph,
    Text,
    ThematicBreak,
)
from convert.read.html import frames
from convert.read.html.element import BLOCK, SKIPPED, Element, opened
from convert.read.html.frames import WORDS, Frame, Kind
from convert.read.html.notes import NoteMap
from convert.read.html.pictures import Album
from convert.read.html.run import Format, Run, mended, split_pictures, without_space_around
from convert.read.html.tables import OpenTable

_HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_LISTS: Final = frozenset({"ul", "ol", "menu", "dir"})
_CODE: Final = frozenset({"code", "kbd", "samp", "tt"})
_FORMATS: Final = {
    **dict.fromkeys(("b", "strong"), Format("strong")),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn"), Format("emphasis")),
    **dict.fromkeys(("s", "strike", "del"), Format("strike")),
    "sub": Format("sub"),
    "sup": Format("sup"),
}
#: Words that a page hides within a sentence, or shows when pointed at: no part of the sentence.
_SIDE: Final = re.compile(
    r"\b(?:sr-only|screen-?reader|visually-?hidden|tool-?tip|pop-?over|roll-?over[\w-]*(?:block|content|card))"
)
_CREDIT: Final = re.compile(
    r"\b(?:image-?|photo-?)?(?:credit|copyright|photographer|fotograf|attribution|source|quelle|agency)"
)
_LANGUAGE: Final = re.compile(r"\b(?:language|lang|brush)[-:]\s*([\w+#-]+)")
_GUTTER: Final = re.compile(r"\b(?:gutter|line-?(?:no|number)s?|linenos?)\b")
_NO_TARGET: Final = re.compile(r"\s*(?:javascript|vbscript|data|about|blob):", re.IGNORECASE)
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
#: Containers within one another, at most; deeper ones are read as what they hold.
_NESTED: Final = 40


@dataclass(slots=True)
class Open:
    """An open element, how many containers were open before it, its format, and the words that end it."""

    element: Element
    block: Element
    containers: int
    format: Format | None = None
    tail: str = ""


@dataclass(slots=True)
class Builder:
    """Reads one page. ``base``: what relative links start from."""

    album: Album
    notes: NoteMap
    base: str
    root: Element
    run: Run = field(default_factory=Run)
    stack: list[Frame] = field(default_factory=list)
    note_blocks: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    waiting_ids: list[str] = field(default_factory=list)
    aliases: dict[str, str] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)
    block: Element = field(init=False)
    navigation: int = 0

    def __post_init__(self) -> None:
        self.block = self.root
        self.stack.append(Frame("root", self.root))

    def read(self, body: LexborNode) -> tuple[Block, ...]:
        """All blocks of the page."""
        open_elements = [self._start(body, self.root) or Open(self.root, self.root, 1)]
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
                made = self._start(node, open_elements[-1].element)
                if made is not None:
                    open_elements.append(made)
                    todo.append(node.first_child)
        self._flush()
        return tuple(self.stack[0].blocks)

    def found_notes(self) -> tuple[Note, ...]:
        """The notes, in the order of their calls."""
        return tuple(Note(key, blocks) for key in self.notes.bodies.values() if (blocks := self.note_blocks.get(key)))

    # -------------------------------------------------------------------------------------- elements

    def _start(self, node: LexborNode, parent: Element) -> Open | None:
        """Open an element; None when there is nothing to read in it."""
        tag = node.tag or ""
        if tag == "br":
            self._break(parent)
            return None
        if tag in SKIPPED:
            parent.children += 1
            if tag == "source":
                self.sources.append(node.attributes.get("srcset") or node.attributes.get("data-srcset") or "")
            return None
        element = opened(node, parent)
        if tag == "img":
            self._picture(element)
            return None
        if (
            self.notes.anchors
            and (name := element.attributes.get("id") or element.attributes.get("name")) in self.notes.anchors
        ):
            self.waiting_ids.append(name or "")
        if tag == "picture":
            self.sources = []
        if self.notes.calls and self._note_link(node, element):
            return None
        made = Open(element, self.block, len(self.stack))
        if tag in BLOCK:
            return self._start_block(node, element, made)
        return self._start_inline(node, element, made)

    def _start_block(self, node: LexborNode, element: Element, made: Open) -> Open | None:
        tag = element.tag
        top = self.stack[-1]
        if top.kind in WORDS:
            return self._block_in_words(node, element, made, top)
        self._flush()
        self.block = element
        if tag == "noscript" and element.parent is not None and not node.text(deep=True).strip():
            element.hidden = element.parent.hidden
        if tag == "nav" or element.attributes.get("role") == "navigation":
            self.navigation += 1
        if self.notes.bodies and (key := self.notes.bodies.get(node.mem_id)):
            self._push("note", element).key = key
        elif tag == "hr":
            self._add(ThematicBreak(self._attr(element)))
            return made
        else:
            self._contain(element)
        return made

    def _contain(self, element: Element) -> None:
        """Open the container that a block element is, if it is one where it stands."""
        tag, top = element.tag, self.stack[-1]
        deep = len(self.stack) > _NESTED
        if top.kind == "list":
            self._push("item", element)
            if tag == "li":
                return
        level = _HEADINGS.get(tag)
        if level:
            self._push("heading", element).level = level
        elif tag == "pre":
            self._push("code", element).language = _language(element)
        elif tag in ("td", "th") and top.table is not None and top.kind == "table":
            self._push("cell", element).cell = top.table.cell(element)
        elif tag == "tr" and top.table is not None:
            top.table.row()
        elif tag in ("thead", "tbody", "tfoot") and top.table is not None:
            top.table.in_head = tag == "thead"
        elif tag == "caption" and top.kind == "table":
            self._push("caption", element)
        elif tag == "dt" and top.kind == "definitions":
            self._push("term", element)
        elif tag == "dd" and top.kind == "definitions":
            self._push("description", element)
        elif tag == "figcaption" or "wp-caption-text" in element.words:
            if top.kind == "figure":
                self._push("figcaption", element)
        elif top.kind == "figure" and _CREDIT.search(element.words):
            self._push("credit", element)
        elif top.kind == "quote" and tag == "footer":
            self._push("attribution", element)
        elif not deep:
            self._contain_more(element)

    def _contain_more(self, element: Element) -> None:
        tag = element.tag
        if tag in _LISTS:
            self._push("list", element)
        elif tag == "blockquote":
            self._push("quote", element)
        elif tag == "figure" or "wp-caption" in element.words.split():
            self._push("figure", element)
        elif tag == "dl":
            self._push("definitions", element)
        elif tag == "aside":
            self._push("aside", element)
        elif tag == "table":
            for frame in self.stack:
                if frame.table is not None:
                    frame.table.nested = True
            self._push("table", element).table = OpenTable(element)

    def _block_in_words(self, node: LexborNode, element: Element, made: Open, top: Frame) -> Open | None:
        """A block element within a heading, a caption, code: it only keeps words apart, unless the heading was never
        closed and the rest of the page stands in it."""
        if top.kind == "code":
            return None if _GUTTER.search(element.words) else made
        if top.kind == "heading" and self.run.worded() and element.tag not in ("small", "label", "button"):
            self._close()
            self.block = element
            made.containers = len(self.stack)
            self._contain(element)
            return made
        if top.kind in ("figcaption", "attribution") and _CREDIT.search(element.words) and top.kind == "figcaption":
            self._push("credit", element)
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
        top = self.stack[-1]
        if top.kind == "code":
            top.language = top.language or _language(element)
            return None if _GUTTER.search(element.words) else made
        if (element.hidden and not (element.parent and element.parent.hidden)) or (
            element.words and self.run.worded() and _SIDE.search(element.words)
        ):
            if len(self.stack) < _NESTED:
                self._push("side", element)
            return made
        if tag in _CODE:
            self._code(node, element)
            return None
        if element.words and top.kind in ("figcaption", "figure") and _CREDIT.search(element.words):
            self._push("credit", element)
        elif tag == "cite" and top.kind == "quote" and element.parent is top.element:
            self._flush()
            self._push("attribution", element)
        if element.apart or (self.navigation and tag == "a"):
            self.run.gap()
        made.format = self._format(element)
        if made.format is not None:
            self.run.open(made.format)
        if tag in ("rt", "rtc") and node.text(deep=True).strip():
            self.run.text("(", element)
            made.tail = ")"
        elif tag == "q":
            marks = _QUOTES.get((element.lang or "").split("-")[0], "“”")
            self.run.text(marks[0], element)
            made.tail = marks[1]
        return made

    def _format(self, element: Element) -> Format | None:
        tag, attributes = element.tag, element.attributes
        if tag == "a":
            return self._link(attributes.get("href"), attributes.get("title"))
        if tag in ("abbr", "acronym") and (title := attributes.get("title")):
            return Format("abbreviation", mended(" ".join(title.split())))
        if found := _FORMATS.get(tag):
            return Format(found.kind)
        above = element.parent
        if attributes and above is not None and (element.lang != above.lang or element.dir != above.dir):
            lang = element.lang if element.lang != above.lang else None
            return Format("span", lang or "", element.dir if element.dir != above.dir else None)
        return None

    def _link(self, href: str | None, title: str | None) -> Format | None:
        if not href or not (href := href.strip()) or href == "#" or _NO_TARGET.match(href):
            return None
        if href.startswith("#"):
            return Format("link", "#" + unquote(href[1:]))
        target = href
        if not href.startswith(("http://", "https://")):
            with suppress(ValueError):
                target = urljoin(self.base, href)
        target = FORBIDDEN.sub("", "".join(target.split("\n")))
        return Format("link", target, mended(" ".join(title.split())) if title and title.strip() else None)

    def _end(self, done: Open) -> None:
        element = done.element
        if done.tail:
            self.run.text(done.tail, element)
        block = element.tag in BLOCK
        while len(self.stack) > max(1, done.containers):
            self._close()
        if done.format is not None:
            self.run.close(done.format)
        top = self.stack[-1]
        if top.kind == "code" and block and top.words and not top.words[-1].endswith("\n"):
            top.words.append("\n")
        elif block and top.kind in WORDS:
            self.run.gap()
        elif block:
            self._flush()
            self.block = done.block
        elif element.apart or (self.navigation and element.tag == "a"):
            self.run.gap()
        if block and self.navigation and (element.tag == "nav" or element.attributes.get("role") == "navigation"):
            self.navigation -= 1

    # -------------------------------------------------------------------------------------- words

    def _text(self, value: str, element: Element) -> None:
        if self.stack[-1].kind == "code":
            self.stack[-1].words.append(unicodedata.normalize("NFC", FORBIDDEN.sub("", value)))
        elif self.run.pieces or not value.isspace():
            self.run.text(value, element)

    def _break(self, element: Element) -> None:
        top = self.stack[-1]
        if top.kind == "code":
            top.words.append("\n")
        elif top.kind not in WORDS and self.run.breaks():
            self._flush()
        elif self.run.pieces:
            self.run.add(LineBreak(), element)

    def _code(self, node: LexborNode, element: Element) -> None:
        text = unicodedata.normalize("NFC", FORBIDDEN.sub("", node.text(deep=True)))
        if text.strip().count("\n") > 1 and self.stack[-1].kind not in WORDS and not self.run.worded():
            self._flush()
            self._add(CodeBlock(text.strip("\n").rstrip(), _language(element), self._attr(element)))
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
        if self.stack[-1].kind == "code":
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
        last = self.stack[-1].blocks[-1:]
        return bool(last) and isinstance(last[0], Figure) and last[0].media == image.media

    # -------------------------------------------------------------------------------------- containers

    def _push(self, kind: Kind, element: Element) -> Frame:
        frame = Frame(kind, element)
        if kind in WORDS:
            frame.run = self.run
            self.run = Run(formats=self.run.formats)
        self.stack.append(frame)
        return frame

    def _attr(self, element: Element, inner: Element | None = None, density: float = 0.0) -> Attr:
        outer = self.stack[-1].element
        attr = element.attr(inner or element, density, (outer.lang, outer.dir))
        if self.waiting_ids:
            first, *_ = self.waiting_ids
            self.aliases.update(dict.fromkeys(self.waiting_ids, first))
            self.waiting_ids = []
            attr = replace(attr, id=first)
        return attr

    def _add(self, block: Block) -> None:
        self.stack[-1].add(block)

    def _taken(self) -> tuple[tuple[Inline, ...], Element, float, list[Block]]:
        run, top = self.run, self.stack[-1]
        density = round(min(1.0, run.linked / run.chars), 3) if run.chars else 0.0
        top.chars += run.chars
        top.linked += run.linked
        inner, after = run.inner or self.block, run.after
        run.after = []
        return without_space_around(run.take()), inner, density, after

    def _flush(self) -> None:
        """End the paragraph that is being read."""
        if not self.run.pieces and not self.run.after:
            return
        words, inner, density, after = self._taken()
        pictures = split_pictures(words) if words else ()
        if pictures:
            for image in pictures:
                self._add(
                    Figure(
                        image.media, image.alt, decorative=image.decorative, attr=self._attr(self.block, inner, density)
                    )
                )
        elif words:
            self._add(Paragraph(words, self._attr(self.block, inner, density)))
        for block in after:
            self._add(block)

    def _close(self) -> None:
        """End the innermost container, and put what it became into the one around it."""
        top = self.stack[-1]
        if top.kind in WORDS:
            self._close_words(top)
            return
        self._flush()
        self.stack.pop()
        outer = self.stack[-1]
        outer.chars += top.chars
        outer.linked += top.linked
        match top.kind:
            case "item":
                if top.blocks:
                    attr = replace(
                        top.element.attr(top.element, top.density(), (outer.element.lang, outer.element.dir)),
                        hints=None,
                    )
                    outer.items.append(ListItem(tuple(top.blocks), attr))
                return
            case "cell" if top.cell is not None:
                top.cell.blocks.extend(top.blocks)
                return
            case "description":
                if top.blocks:
                    outer.describe(tuple(top.blocks))
                return
            case "note":
                self.note_blocks[top.key] = tuple(top.blocks)
                return
            case _:
                pass
        for block in self._became(top):
            self._add(block)

    def _became(self, top: Frame) -> tuple[Block, ...]:
        waiting, self.waiting_ids = self.waiting_ids, []
        attr = self._attr(top.element, top.element, top.density())
        self.waiting_ids = waiting
        match top.kind:
            case "list":
                return frames.listing(top, attr)
            case "definitions":
                return frames.definitions(top, attr)
            case "quote":
                return frames.quote(top, attr)
            case "aside":
                return frames.aside(top, attr)
            case "figure":
                return frames.figure(top, attr)
            case "table" if top.table is not None:
                return top.table.build(attr)
            case _:
                return tuple(top.blocks)

    def _close_words(self, top: Frame) -> None:
        words, inner, density, after = self._taken()
        self.stack.pop()
        assert top.run is not None
        self.run = top.run
        outer = self.stack[-1]
        if top.kind != "side":
            outer.chars += top.chars
            outer.linked += top.linked
        match top.kind:
            case "heading":
                self._close_heading(top, words, inner, density)
            case "code":
                for block in frames.code(top, self._attr(top.element)):
                    self._add(block)
            case "term" if words:
                outer.name(words)
            case "caption" if outer.table is not None:
                outer.table.caption = words
            case "figcaption":
                outer.caption = frames.both(outer.caption, words)
                outer.credit = outer.credit or top.credit
            case "credit":
                outer.credit = frames.both(outer.credit, words)
            case "attribution":
                outer.credit = frames.both(outer.credit, _undashed(words))
            case "side" if words:
                after = [Paragraph(words, self._attr(top.element, inner, density)), *after]
            case _:
                pass
        if outer.kind in WORDS or self.run.worded():
            self.run.after.extend(after)
        else:
            for block in after:
                self._add(block)

    def _close_heading(self, top: Frame, words: tuple[Inline, ...], inner: Element, density: float) -> None:
        pictures = split_pictures(words) if words else None
        attr = self._attr(top.element, inner, density) if words else Attr()
        if pictures:
            for image in pictures:
                self._add(Figure(image.media, image.alt, decorative=image.decorative, attr=attr))
        else:
            for block in frames.heading(top.level, words, attr):
                self._add(block)


def _language(element: Element) -> str | None:
    found = _LANGUAGE.search(element.words)
    return found[1] if found and found[1] not in ("none", "plaintext", "text") else None


def _undashed(words: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """An attribution without the dash that sets it off: writers have their own."""
    if words and isinstance(first := words[0], Text):
        value = first.value.lstrip("—–-― ")
        return (replace(first, value=value), *words[1:]) if value else words[1:]
    return words
