"""Blocks as XHTML flow content: one case for each node of the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from convert.model import (
    NO_ATTR,
    Alignment,
    Aside,
    Block,
    Cell,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
    ThematicBreak,
)
from convert.walk import block_text
from convert.write.epub.html import attribute, block_attributes, text
from convert.write.epub.inline import InlineWriter, image
from convert.write.epub.job import Job


class BlockWriter:
    """Writes the blocks of one chapter file. ``headings`` maps a heading (by ``id()``) to its anchor in the file."""

    def __init__(self, job: Job, home: str, headings: dict[int, str]) -> None:
        self._job = job
        self._headings = headings
        self.inline = InlineWriter(job, home)

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        """Blocks one after the other."""
        if not self._job.page_marks:
            return "".join([self._one(block) for block in blocks])
        return "".join([self._page_starts(block) + self._one(block) for block in blocks])

    def _page_starts(self, block: Block) -> str:
        """Markers before a block that no marker can stand within."""
        if isinstance(block, Heading | Paragraph | CodeBlock):
            return ""
        return "".join(self.inline.page_start(page, "div") for _, page in self._job.page_marks.pop(id(block), ()))

    def _runs(self, children: tuple[Inline, ...]) -> str:
        return self.inline.runs(children, self._job.page_marks.pop(id(children), ()))

    def _one(self, block: Block) -> str:
        attr = replace(block.attr, dir=None) if isinstance(block, CodeBlock) else block.attr  # code runs from the left
        attributes = block_attributes(attr, self._job.ids) if attr is not NO_ATTR else ""
        match block:
            case Heading(level=level, children=children):
                anchor = self._headings.get(id(block))
                if anchor is not None and " id=" not in attributes:
                    attributes = f' id="{anchor}"{attributes}'
                return f"<h{level}{attributes}>{self._runs(children)}</h{level}>\n"
            case Paragraph(children=children):
                number = self._job.paragraphs.get(id(children))
                shown = f'<span class="number">{number}</span> ' if number is not None else ""
                return f"<p{attributes}>{shown}{self._runs(children)}</p>\n"
            case Quote(children=children, attribution=attribution):
                said = f'<p class="attribution">{self._runs(attribution)}</p>\n' if attribution else ""
                return f"<blockquote{attributes}>\n{self.blocks(children)}{said}</blockquote>\n"
            case Aside(children=children):
                return f'<aside role="note"{attributes}>\n{self.blocks(children)}</aside>\n'
            case List():
                return self._list(block, attributes)
            case DefinitionList():
                return self._definitions(block, attributes)
            case Table():
                return self._table(block, attributes)
            case Figure():
                return self._figure(block, attributes)
            case CodeBlock(value=value, language=language):
                kind = f' class="language-{attribute(language.split()[0])}"' if language and language.strip() else ""
                code = self.inline.runs((Text(value),), self._job.page_marks.pop(id(block), ()))
                return f'<pre dir="ltr"{attributes}><code{kind}>{code}</code></pre>\n'
            case ThematicBreak():
                return f"<hr{attributes}/>\n"
            case _:
                assert_never(block)

    def _flow(self, blocks: tuple[Block, ...]) -> str:
        """The content of an item or a cell: a lone plain paragraph needs no element of its own."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and blocks[0].attr.id is None:
            attr = blocks[0].attr
            if attr.lang is None and attr.dir is None:
                return self._runs(blocks[0].children)
        return self.blocks(blocks)

    def _list(self, block: List, attributes: str) -> str:
        name = "ol" if block.ordered else "ul"
        start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
        items = "".join(
            f"<li{block_attributes(item.attr, self._job.ids)}>{self._flow(item.children)}</li>\n"
            for item in block.items
        )
        return f"<{name}{start}{attributes}>\n{items}</{name}>\n" if items else ""

    def _definitions(self, block: DefinitionList, attributes: str) -> str:
        out = []
        for item in block.items:
            out += [f"<dt>{self._runs(term)}</dt>\n" for term in item.terms] or ["<dt></dt>\n"]
            out += [f"<dd>{self._flow(described)}</dd>\n" for described in item.descriptions] or ["<dd></dd>\n"]
        return f"<dl{attributes}>\n{''.join(out)}</dl>\n" if out else ""

    def _figure(self, block: Figure, attributes: str) -> str:
        made = image(self._job, block.media, block.alt, block.decorative)
        if made is None and not block.decorative:
            own = text(self._job.words.undescribed)
            made = f'<p class="picture-text undescribed"{self._job.own}>{own}</p>'
            if block.alt:
                made = f'<p class="picture-text">{text(block.alt)}</p>'
        words = f'<p class="caption">{self._runs(block.caption)}</p>' if block.caption else ""
        words += f'<p class="credit">{self._runs(block.credit)}</p>' if block.credit else ""
        if not words:
            return f'<div class="picture"{attributes}>{made}</div>\n' if made else ""
        return f"<figure{attributes}>{made or ''}<figcaption>{words}</figcaption></figure>\n"

    # -------------------------------------------------------------------------- tables

    def _table(self, block: Table, attributes: str) -> str:
        if not block.head_rows:
            self._job.find("table-without-header", "a table has no header row, so none is marked")
        caption = f"<caption>{self._runs(block.caption)}</caption>\n" if block.caption else ""
        head = self._rows(block.rows[: block.head_rows], block.aligns)
        body = self._rows(block.rows[block.head_rows :], block.aligns)
        parts = (f"<thead>\n{head}</thead>\n" if head else "") + (f"<tbody>\n{body}</tbody>\n" if body else "")
        return f"<table{attributes}>\n{caption}{parts}</table>\n" if parts else ""

    def _rows(self, rows: tuple[Row, ...], aligns: tuple[Alignment | None, ...]) -> str:
        hanging: dict[int, int] = {}
        out = []
        for row in rows:
            column = 0
            cells = []
            for cell in row.cells:
                while hanging.get(column, 0) > 0:
                    column += 1
                cells.append(self._cell(cell, aligns[column] if column < len(aligns) else None))
                for spanned in range(column, column + cell.colspan):
                    hanging[spanned] = cell.rowspan
                column += cell.colspan
            hanging = {at: left - 1 for at, left in hanging.items() if left > 1}
            out.append(f"<tr>{''.join(cells)}</tr>\n")
        return "".join(out)

    def _cell(self, cell: Cell, align: Alignment | None) -> str:
        # A header that says nothing heads nothing: an empty th is an error to the rules of WCAG technique H63.
        name = "th" if cell.scope and any(block_text(child) for child in cell.children) else "td"
        attributes = block_attributes(cell.attr, self._job.ids)
        attributes += f' scope="{cell.scope}"' if name == "th" else ""
        attributes += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        attributes += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        attributes += f' class="{align}"' if align else ""
        return f"<{name}{attributes}>{self._flow(cell.children)}</{name}>"
