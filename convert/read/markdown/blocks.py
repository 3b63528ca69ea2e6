"""markdown-it's block tokens → blocks of the tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from markdown_it.token import Token

from convert.canonical import canonical
from convert.model import (
    Alignment,
    Attr,
    Block,
    Cell,
    CodeBlock,
    Definition,
    DefinitionList,
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
    Table,
    Text,
    ThematicBreak,
)
from convert.read.markdown.inline import InlineReader

_ALIGNS: Final[dict[str, Alignment]] = {"left": "left", "right": "right", "center": "center"}
#: A quotation's last paragraph names its source when it begins so.
_ATTRIBUTION: Final = "— "


@dataclass(slots=True)
class BlockReader:
    """Reads a flat token stream; ``at`` is the next token, ``offset`` the source lines before the first."""

    tokens: list[Token]
    inline: InlineReader
    offset: int = 0
    at: int = 0

    def read(self) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """All blocks, and the notes in the order of their first reference."""
        blocks = self._until("footnote_block_open")
        notes: dict[str, Note] = {}
        if self.at < len(self.tokens):
            self.at += 1
            while self.tokens[self.at].type == "footnote_open":
                label = self.tokens[self.at].meta["label"]
                self.at += 1
                key = self.inline.notes.setdefault(label, str(len(self.inline.notes) + 1))
                notes[key] = Note(key, self._until("footnote_close"))
                self.at += 1
        return blocks, tuple(notes[key] for key in sorted(notes, key=int))

    def _until(self, end: str) -> tuple[Block, ...]:
        out: list[Block] = []
        while self.at < len(self.tokens) and self.tokens[self.at].type != end:
            token = self.tokens[self.at]
            self.at += 1
            if token.type != "footnote_anchor":
                out.extend(self._block(token))
        return tuple(out)

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
        place = Lines(token.map[0] + 1 + self.offset, token.map[1] + self.offset) if token.map else None
        attr = Attr(origin=place)
        match token.type:
            case "heading_open":
                run, attr = _unmarked(self._run(), attr)
                return (Heading(int(token.tag[1:]), run, attr),) if run else ()
            case "paragraph_open":
                return _paragraph(self._run(), attr)
            case "blockquote_open":
                return (_quote(self._inner("blockquote_close"), attr),)
            case "bullet_list_open":
                return (List(self._items("bullet_list_close"), attr=attr),)
            case "ordered_list_open":
                return (List(self._items("ordered_list_close"), True, int(token.attrs.get("start", 1)), attr),)
            case "dl_open":
                return (DefinitionList(self._definitions(), attr),)
            case "table_open":
                return (self._table(attr),)
            case "fence":
                return (CodeBlock(token.content.removesuffix("\n"), token.info.partition(" ")[0] or None, attr),)
            case "code_block":
                return (CodeBlock(token.content.removesuffix("\n"), None, attr),)
            case "html_block":
                return (CodeBlock(token.content.removesuffix("\n"), "html", attr),)
            case "hr":
                return (ThematicBreak(attr),)
            case _:
                return ()

    def _items(self, end: str) -> tuple[ListItem, ...]:
        items = []
        while self.tokens[self.at].type != end:
            self.at += 1
            items.append(ListItem(self._inner("list_item_close")))
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


def _unmarked(run: tuple[Inline, ...], attr: Attr) -> tuple[tuple[Inline, ...], Attr]:
    """A run that is one Span says the language and direction of its block."""
    if len(run) == 1 and isinstance(span := run[0], Span):
        return canonical(span.children), replace(attr, lang=span.lang, dir=span.dir)
    return run, attr


def _paragraph(run: tuple[Inline, ...], attr: Attr) -> tuple[Block, ...]:
    if len(run) == 1 and isinstance(image := run[0], Image):
        return (Figure(image.media, image.alt, attr=attr),)
    run, attr = _unmarked(run, attr)
    return (Paragraph(run, attr),) if run else ()


def _quote(blocks: tuple[Block, ...], attr: Attr) -> Quote:
    if len(blocks) > 1 and isinstance(last := blocks[-1], Paragraph) and last.children:
        first = last.children[0]
        if isinstance(first, Text) and first.value.startswith(_ATTRIBUTION):
            run = canonical((Text(first.value.removeprefix(_ATTRIBUTION)), *last.children[1:]))
            return Quote(blocks[:-1], run, attr)
    return Quote(blocks, attr=attr)
