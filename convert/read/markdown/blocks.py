"""markdown-it's block tokens → blocks of the tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from convert.canonical import canonical
from convert.ledger import Decision, Fate
from convert.model import (
    Alignment,
    Aside,
    Attr,
    Block,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
    Direction,
    Figure,
    Heading,
    Image,
    Inline,
    Lines,
    List,
    ListItem,
    Note,
    Paragraph,
    Quote,
    Row,
    Span,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from convert.read.markdown.inline import InlineReader

_ALIGNS: Final[dict[str, Alignment]] = {"left": "left", "right": "right", "center": "center"}
_DIRECTIONS: Final[dict[str, Direction]] = {"ltr": "ltr", "rtl": "rtl", "auto": "auto"}
#: Blocks from HTML, none where it holds no words; None where it cannot be read as HTML.
ReadHtml: TypeAlias = Callable[[str], tuple[Block, ...] | None]

_COMMENT: Final = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)+", re.DOTALL)
#: A comment without words, which keeps two lists from being read as one.
_SEPARATOR: Final = re.compile(r"\s*<!--\s*-->\s*")
#: A quotation's last paragraph names its source when it begins so.
_ATTRIBUTION: Final = "— "


@dataclass(slots=True)
class BlockReader:
    """Reads a flat token stream; ``at`` is the next token, ``offset`` the source lines before the first.

    ``fates`` gathers what became of lines that no block comes of, by their numbers in the source.
    """

    tokens: list[Token]
    inline: InlineReader
    html: ReadHtml
    offset: int = 0
    at: int = 0
    fates: dict[int, tuple[Fate, Decision | None]] = field(default_factory=dict)
    _notes: dict[str, int] = field(default_factory=dict)
    _given: dict[str, str] = field(default_factory=dict)

    def read(self) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """All blocks, and the notes in the order of their first reference. A note that nothing refers to stays in
        the text where it stands."""
        self._notes = _note_starts(self.tokens)
        self.inline.known = self._notes.keys()
        blocks = self._until("")
        notes: dict[str, Note] = {}
        for label in self.inline.notes:  # which grows, as notes refer to notes
            if label not in notes:
                self.at = self._notes[label] + 1
                notes[label] = Note(label, self._until("footnote_reference_close"))
        return blocks, tuple(notes.values())

    def _until(self, end: str) -> tuple[Block, ...]:
        out: list[Block] = []
        while self.at < len(self.tokens) and self.tokens[self.at].type != end:
            token = self.tokens[self.at]
            self.at += 1
            if token.type == "attributes":
                out.extend(self._attributes(token))
            elif token.type == "footnote_reference_open":
                out.extend(self._definition_of_note(token))
            else:
                out.extend(self._block(token))
        return tuple(out)

    def _attributes(self, token: Token) -> tuple[Block, ...]:
        """Attributes are for the block that follows; where none does they are text."""
        following = self.tokens[self.at] if self.at < len(self.tokens) else None
        if following is None or following.nesting < 0:
            return (Paragraph((Text(token.content),), self._attr(token)),)
        self._given = {**self._given, **token.meta}
        self._tell(token, "relabelled", "markdown.attributes", "says what the block after it is")
        return ()

    def _tell(self, token: Token, fate: Fate, rule: str, reason: str) -> None:
        """Put down what becomes of a token's lines."""
        first, end = token.map or (0, 0)
        for line in range(first, end):
            self.fates[line + 1 + self.offset] = (fate, Decision(rule, reason, 1.0))

    def _definition_of_note(self, token: Token) -> tuple[Block, ...]:
        if self._notes.get(token.meta["label"]) != self.at - 1:
            return self._inner("footnote_reference_close")
        depth = 1
        while depth:
            depth += {"footnote_reference_open": 1, "footnote_reference_close": -1}.get(self.tokens[self.at].type, 0)
            self.at += 1
        return ()

    def _attr(self, token: Token) -> Attr:
        """Where a block stands, with what an attribute list gives it."""
        place = Lines(token.map[0] + 1 + self.offset, token.map[1] + self.offset) if token.map else None
        if not self._given and not token.meta:
            return Attr(origin=place)
        given, self._given = {**self._given, **token.meta}, {}
        return Attr(given.get("id"), given.get("lang"), _DIRECTIONS.get(given.get("dir", "")), place)

    def _inner(self, end: str) -> tuple[Block, ...]:
        blocks = self._until(end)
        self.at += 1
        return blocks

    def _run(self) -> tuple[Inline, ...]:
        """The run of the ``inline`` token here, and past the closing token after it."""
        run = self.inline.read(self.tokens[self.at])
        self.at += 2
        return run

    def _block(self, token: Token) -> tuple[Block, ...]:
        if token.nesting < 0:
            return ()
        attr = self._attr(token)
        match token.type:
            case "heading_open":
                run, attr = _unmarked(self._run(), attr)
                return (Heading(int(token.tag[1:]), run, attr),) if run else ()
            case "paragraph_open":
                title = _picture_title(self.tokens[self.at])
                return _paragraph(self._run(), attr, title)
            case "blockquote_open":
                inner = self._inner("blockquote_close")
                if box := token.meta.get("alert"):
                    return (Aside((Paragraph((Strong((Text(box),)),), Attr(origin=attr.origin)), *inner), attr),)
                return (_quote(inner, attr, self.tokens[self.at - 3].content),)
            case "bullet_list_open":
                return (List(self._items("bullet_list_close"), attr=attr),)
            case "ordered_list_open":
                return (List(self._items("ordered_list_close"), True, int(token.attrs.get("start", 1)), attr),)
            case "dl_open":
                return (DefinitionList(self._definitions(), attr),)
            case "table_open":
                return (self._table(attr),)
            case "fence":
                return (CodeBlock(token.content.removesuffix("\n"), _language(token.info), attr),)
            case "code_block":
                return (CodeBlock(token.content.removesuffix("\n"), None, attr),)
            case "html_block":
                return self._html(token, attr)
            case "hr":
                return (ThematicBreak(attr),)
            case _:
                return ()

    def _html(self, token: Token, attr: Attr) -> tuple[Block, ...]:
        """A block of HTML: what a page with it would hold; one that is no sound HTML stays as it is written."""
        if _SEPARATOR.fullmatch(token.content):
            self._tell(token, "kept", "markdown.separator", "keeps what stands before it apart from what follows")
            return ()
        if _COMMENT.fullmatch(token.content):
            self._tell(token, "removed", "markdown.comment", "a comment, which no reader meets")
            return ()
        blocks = self.html(token.content)
        if blocks is None:
            return (CodeBlock(token.content.removesuffix("\n"), "html", attr),)
        if not blocks:
            self._tell(token, "removed", "markdown.html", "HTML that holds no words")
            return ()
        first, *others = (replace(block, attr=replace(block.attr, origin=attr.origin)) for block in blocks)
        own = first.attr
        named = replace(own, id=attr.id or own.id, lang=attr.lang or own.lang, dir=attr.dir or own.dir)
        return (replace(first, attr=named), *others)

    def _items(self, end: str) -> tuple[ListItem, ...]:
        items = []
        while self.tokens[self.at].type != end:
            self.at += 1
            attr = self._attr(self.tokens[self.at - 1])
            items.append(ListItem(self._inner("list_item_close"), attr))
        self.at += 1
        return tuple(items)

    def _definitions(self) -> tuple[Definition, ...]:
        items: list[Definition] = []
        while (kind := self.tokens[self.at].type) != "dl_close":
            self.at += 1
            if kind == "dt_open":
                term = self._run()
                items.append(Definition((term,), ()))
            else:
                described = self._inner("dd_close")
                items[-1] = replace(items[-1], descriptions=(*items[-1].descriptions, described))
        self.at += 1
        return tuple(items)

    def _table(self, attr: Attr) -> Table:
        rows: list[Row] = []
        cells: list[Cell] = []
        aligns: list[Alignment | None] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                cells = []
            elif token.type == "tr_close":
                rows.append(Row(tuple(cells)))
            elif token.type in ("th_open", "td_open"):
                run = self._run()
                if token.type == "th_open":
                    aligns.append(_ALIGNS.get(str(token.attrs.get("style", "")).removeprefix("text-align:")))
                cells.append(Cell((Paragraph(run),) if run else (), "col" if token.type == "th_open" else None))
        self.at += 1
        headless = not any(cell.children for cell in rows[0].cells)
        return Table(
            tuple(rows[1:] if headless else rows),
            0 if headless else 1,
            aligns=tuple(aligns) if any(aligns) else (),
            attr=attr,
        )


def _note_starts(tokens: list[Token]) -> dict[str, int]:
    """Where the definition of each note stands that the text refers to, or that such a note refers to: the first one
    where there are several."""
    starts: dict[str, int] = {}
    refers: dict[str, list[str]] = {"": []}
    labels = [""]
    for index, token in enumerate(tokens):
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            # a second definition of a label stays in the text, and so do its references
            labels.append(labels[-1] if label in starts else label)
            starts.setdefault(label, index)
            refers.setdefault(labels[-1], [])
        elif token.type == "footnote_reference_close":
            labels.pop()
        elif token.type == "inline":
            refers[labels[-1]] += [ref.meta["label"] for ref in token.children or () if ref.type == "footnote_ref"]
    found: set[str] = set()
    for start in ("", *starts):
        # a definition that nothing has led to so far is text, and what it refers to is led to
        queue = [] if start in found else [start]
        while queue:
            for label in refers[queue.pop()]:
                if label not in found and label != start:
                    found.add(label)
                    queue.append(label)
    return {label: index for label, index in starts.items() if label in found}


def _language(info: str) -> str | None:
    """The language that an info string names first, as a word or as Pandoc's ``{.python}``."""
    word = unescapeAll(info.strip()).partition(" ")[0]
    return re.sub(r"^\{\.?|\}$", "", word) or None


def _unmarked(run: tuple[Inline, ...], attr: Attr) -> tuple[tuple[Inline, ...], Attr]:
    """A run that is one Span says the language and direction of its block."""
    if len(run) == 1 and isinstance(span := run[0], Span):
        return canonical(span.children), replace(attr, lang=span.lang, dir=span.dir)
    return run, attr


def _picture_title(inline: Token) -> str:
    """The title of the picture that a paragraph consists of."""
    only = inline.children or []
    return " ".join(str(only[0].attrs.get("title", "")).split()) if [one.type for one in only] == ["image"] else ""


def _paragraph(run: tuple[Inline, ...], attr: Attr, title: str = "") -> tuple[Block, ...]:
    """A paragraph; a picture alone is a figure, and its title the caption."""
    if title and isinstance(image := run[0], Image):
        return (Figure(image.media, image.alt, (Text(title),), attr=attr),)
    if len(run) == 1 and isinstance(image := run[0], Image):
        return (Figure(image.media, image.alt, attr=attr),)
    run, attr = _unmarked(run, attr)
    return (Paragraph(run, attr),) if run else ()


def _quote(blocks: tuple[Block, ...], attr: Attr, source: str) -> Quote:
    """A quotation. ``source`` is the Markdown of its last paragraph, where a dash written as such says that the
    paragraph names who is quoted."""
    if len(blocks) > 1 and isinstance(last := blocks[-1], Paragraph) and source.startswith(_ATTRIBUTION):
        first = last.children[0]
        if isinstance(first, Text) and first.value.startswith(_ATTRIBUTION):
            run = canonical((Text(first.value.removeprefix(_ATTRIBUTION)), *last.children[1:]))
            if not last.attr.lang and not last.attr.dir:
                return Quote(blocks[:-1], run, attr)
    return Quote(blocks, attr=attr)
