"""Blocks and front matter → Markdown."""

from __future__ import annotations

import json
import mimetypes
import re
from dataclasses import replace
from typing import Final, assert_never

from convert.model import (
    Aside,
    Attr,
    Block,
    CodeBlock,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    List,
    Meta,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
    ThematicBreak,
)
from convert.output import Finding, Output, PageMap
from convert.style import Style
from convert.write.markdown import escape
from convert.write.markdown.inline import InlineWriter

#: Front matter keys in the order of the file, with the fields of Meta that they carry.
FRONT_MATTER: Final[tuple[tuple[str, str], ...]] = (
    ("title", "title"),
    ("subtitle", "subtitle"),
    ("author", "byline"),
    ("date", "published"),
    ("modified", "modified"),
    ("site", "site"),
    ("section", "section"),
    ("source", "source_url"),
    ("lang", "lang"),
    ("dir", "dir"),
    ("description", "description"),
    ("keywords", "keywords"),
    ("rights", "rights"),
)

_LOSSES: Final = {
    "abbreviation": "Markdown cannot say what an abbreviation stands for; the words are kept",
    "aside": "Markdown has no asides; shown as a block quotation",
    "caption": "Markdown has no captions; shown as a paragraph",
    "spans": "Markdown tables have no merged cells; the cells that they cover are empty",
    "cell-blocks": "Markdown table cells hold one line; their paragraphs are joined by line breaks",
    "block-language": "Markdown cannot mark the language of this kind of block",
    "undescribed-picture": "a picture has no description",
}

_TRIVIAL: Final = Meta()


def write(document: Document, style: Style, pages: PageMap = ()) -> Output:
    """The document as UTF-8 Markdown, its pictures under ``media/``, and a finding for each kind of loss."""
    writer = _BlockWriter(document, style.markdown.wrap)
    parts = [_front_matter(document.meta)] if _front_matter(document.meta) else []
    if document.meta.title:
        parts.append("# " + _closed(writer.line((Text(document.meta.title),))))
    body = writer.blocks(document.blocks)
    parts += [body] if body else []
    for note in document.notes:
        label = f"[^{writer.inline.labels[note.id]}]: "
        parts.append(_indent(writer.blocks(note.children), label, "    "))
    findings = tuple(
        Finding(f"markdown-{code}", _LOSSES[code], "info", "markdown") for code in sorted(writer.inline.lost)
    )
    text = "\n\n".join(parts)
    return Output((text + "\n" if text else "").encode("utf-8"), findings, files=writer.files())


def _closed(heading: str) -> str:
    """Heading text whose last word is not taken for a closing sequence [4.2]."""
    return re.sub(r"(?:(?<=\s)|^)(?=#+$)", r"\\", heading)


def _front_matter(meta: Meta) -> str:
    """YAML 1.2: every value is a JSON string or list, which YAML includes."""
    rows = []
    for key, name in FRONT_MATTER:
        value = getattr(meta, name)
        if value and value != getattr(_TRIVIAL, name):
            rows.append(f"{key}: {json.dumps(value, ensure_ascii=False)}")
    return "\n".join(["---", *rows, "---"]) if rows else ""


def _indent(text: str, first: str, rest: str) -> str:
    """``text`` with a marker before its first line and an indent before the others; blank lines stay bare."""
    lines = text.split("\n")
    head = (first + lines[0]).rstrip(" ") if not lines[0] else first + lines[0]
    return "\n".join([head, *(rest + line if line else "" for line in lines[1:])])


def _quoted(text: str) -> str:
    return "\n".join("> " + line if line else ">" for line in text.split("\n"))


class _BlockWriter:
    """Writes blocks at any depth as text without the indent of their containers."""

    def __init__(self, document: Document, wrap: int) -> None:
        self._media = {medium.id: medium for medium in document.media}
        paths = {
            medium.id: medium.source
            if medium.data is None and medium.source
            else f"media/{medium.id}{mimetypes.guess_extension(medium.mime) or ''}"
            for medium in document.media
        }
        labels = {note.id: str(number) for number, note in enumerate(document.notes, start=1)}
        self.inline = InlineWriter(paths, labels)
        self.wrap = wrap

    def files(self) -> tuple[tuple[str, bytes], ...]:
        """The pictures whose bytes we have, by the paths that the text gives them."""
        return tuple(
            (path, data) for key, path in self.inline.media.items() if (data := self._media[key].data) is not None
        )

    def line(self, children: tuple[Inline, ...]) -> str:
        """A run on one line: an author's line break becomes ``<br>``."""
        return replace(self.inline, single_line=True, lost=self.inline.lost).write(children)

    def cell(self, blocks: tuple[Block, ...]) -> str:
        """The blocks of a table cell on one line."""
        writer = replace(self.inline, in_cell=True, lost=self.inline.lost)
        if len(blocks) > 1 or any(not isinstance(block, Paragraph) for block in blocks):
            self.inline.lost.add("cell-blocks")
        parts = [
            writer.write(_marked(block)) if isinstance(block, Paragraph) else _flat(self.blocks((block,)))
            for block in blocks
        ]
        return "<br>".join(part for part in parts if part)

    def blocks(self, blocks: tuple[Block, ...], tight: bool = False) -> str:
        """Blocks in a row, apart by a blank line; within a tight list by none."""
        out: list[str] = []
        previous: Block | None = None
        swap = False
        for block in blocks:
            swap = (
                isinstance(block, List)
                and isinstance(previous, List)
                and previous.ordered == block.ordered
                and not swap
            )
            out.append(self.block(block, swap))
            previous = block
        return ("\n" if tight else "\n\n").join(out)

    def block(self, block: Block, swap: bool = False) -> str:
        """One block. ``swap``: a list right after another of its kind takes the other marker, to stay apart."""
        if not isinstance(block, Paragraph | Heading) and (block.attr.lang or block.attr.dir):
            self.inline.lost.add("block-language")
        match block:
            case Heading(level=level):
                return f"{'#' * level} {_closed(self.line(_marked(block)))}"
            case Paragraph():
                return self._paragraph(_marked(block))
            case Quote(children=children, attribution=attribution):
                parts = [self.blocks(children)] if children else []
                if attribution:
                    parts.append("— " + self.line(attribution))
                return _quoted("\n\n".join(parts))
            case Aside(children=children):
                self.inline.lost.add("aside")
                return _quoted(self.blocks(children))
            case List():
                return self._list(block, swap)
            case DefinitionList(items=items):
                return "\n\n".join(self._definition(item.terms, item.descriptions) for item in items)
            case Table():
                return self._table(block)
            case Figure():
                return self._figure(block)
            case CodeBlock(value=value, language=language):
                mark = escape.fence(value, language)
                return "\n".join([mark + (language or ""), *([value] if value else []), mark])
            case ThematicBreak():
                return "___"
            case _:
                assert_never(block)

    def _paragraph(self, children: tuple[Inline, ...]) -> str:
        text = self.inline.write(children)
        return "\n".join(_wrapped(line, self.wrap) for line in text.split("\n")) if self.wrap else text

    def _list(self, block: List, swap: bool) -> str:
        tight = all(
            all(
                isinstance(child, List) or (index == 0 and isinstance(child, Paragraph))
                for index, child in enumerate(item.children)
            )
            for item in block.items
        )
        out = []
        for number, item in enumerate(block.items, start=block.start):
            marker = f"{number}{')' if swap else '.'}" if block.ordered else "*" if swap else "-"
            body = self.blocks(item.children, tight)
            out.append(_indent(body, marker + " ", " " * (len(marker) + 1)))
        return ("\n" if tight else "\n\n").join(out)

    def _definition(self, terms: tuple[tuple[Inline, ...], ...], descriptions: tuple[tuple[Block, ...], ...]) -> str:
        head = "\n".join(self.line(term) for term in terms)
        return "\n\n".join([head, *(_indent(self.blocks(blocks), ": ", "  ") for blocks in descriptions)])

    def _table(self, table: Table) -> str:
        grid = _grid(table)
        if any(cell.colspan > 1 or cell.rowspan > 1 for row in table.rows for cell in row.cells):
            self.inline.lost.add("spans")
        width = max((len(row) for row in grid), default=0)
        rows = [[self.cell(blocks) for blocks in row] + [""] * (width - len(row)) for row in grid]
        head, body = (rows[0], rows[1:]) if table.head_rows and rows else ([""] * width, rows)
        aligns = (*table.aligns, *([None] * width))[:width]
        rules = [{"left": ":--", "right": "--:", "center": ":-:", None: "---"}[align] for align in aligns]
        lines = ["| " + " | ".join(row) + " |" for row in (head, rules, *body)]
        if table.caption:
            self.inline.lost.add("caption")
            lines = [self._paragraph(table.caption), "", *lines]
        return "\n".join(lines)

    def _figure(self, figure: Figure) -> str:
        parts = [self.inline.write((Image(figure.media, figure.alt, figure.decorative),))]
        for run in (figure.caption, figure.credit):
            if run:
                self.inline.lost.add("caption")
                parts.append(self._paragraph(run))
        return "\n\n".join(parts)


def _marked(block: Heading | Paragraph) -> tuple[Inline, ...]:
    """The block's inlines, within a Span where the block has a language or direction of its own."""
    attr: Attr = block.attr
    if attr.lang or attr.dir:
        return (Span(block.children, attr.lang, attr.dir),)
    return block.children


def _grid(table: Table) -> list[list[tuple[Block, ...]]]:
    """The table with a place for every grid position; what a merged cell covers is empty."""
    grid: list[list[tuple[Block, ...]]] = []
    covered: set[tuple[int, int]] = set()
    for y, row in enumerate(table.rows):
        line: list[tuple[Block, ...]] = []
        for cell in row.cells:
            while (y, len(line)) in covered:
                line.append(())
            x = len(line)
            covered |= {(y + down, x + across) for down in range(cell.rowspan) for across in range(cell.colspan)}
            line += [cell.children, *([()] * (cell.colspan - 1))]
        while (y, len(line)) in covered:
            line.append(())
        grid.append(line)
    return grid


def _flat(text: str) -> str:
    return "<br>".join(line.strip() for line in text.split("\n") if line.strip()).replace("|", "\\|")


def _wrapped(line: str, width: int) -> str:
    """``line`` broken at spaces to at most ``width`` characters where it can be, never before what opens a block."""
    out: list[str] = []
    current = ""
    for word in line.split(" "):
        if current and len(current) + 1 + len(word) > width and not escape.opens_block(word) and word:
            out.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return "\n".join([*out, current])
