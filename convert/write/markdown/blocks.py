"""Blocks → Markdown."""

from __future__ import annotations

import re
from typing import Final, TypeAlias, assert_never

from convert.model import (
    Aside,
    Attr,
    Block,
    CodeBlock,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Span,
    Table,
    Text,
    ThematicBreak,
)
from convert.output import Finding, Output, PageMap
from convert.pagemarks import contents, marks
from convert.paragraph_numbers import paragraph_numbers
from convert.style import Style
from convert.walk import child_blocks, inline_text, own_inlines
from convert.wording import wording
from convert.write.markdown import escape
from convert.write.markdown.front import front_matter
from convert.write.markdown.inline import FIXED_SPACE, InlineWriter
from convert.write.markdown.layout import indented, quoted, wrapped
from convert.write.markdown.marks import like_marks, mark, shown, with_marks
from convert.write.markdown.places import files, places, referenced
from convert.write.markdown.table import grid, table_lines

_LOSSES: Final = {
    "abbreviation": "Markdown cannot say what an abbreviation stands for; the words are kept",
    "aside": "Markdown has no asides; shown as a block quotation",
    "caption": "Markdown has no captions; shown as a paragraph",
    "cell-blocks": "Markdown table cells hold one line; their paragraphs are joined by line breaks",
    "code-language": "the name of a code block's language has spaces; its first word is kept",
    "dead-link": "a link leads to a place that the document does not have",
    "decorative": "Markdown cannot say that a picture is decorative; its description is empty",
    "head-rows": "Markdown tables have one header row; the others are shown as rows of data",
    "link-to-block": "Markdown has no anchors but headings; a link leads to the section that holds its target",
    "row-headers": "Markdown tables have no row headers; shown as cells",
    "spans": "Markdown tables have no merged cells; the cells that they cover are empty",
    "terms": "a Markdown definition has one term and a description; shown as lines or a paragraph",
    "undescribed-picture": "a picture has no description",
    "unreferenced-note": "a note that nothing refers to stands at the end of the text",
}

#: The language and direction that a container hands down to the runs within it.
_Speech: TypeAlias = Attr
_NOTHING: Final = Attr()

#: Stands between a list of definitions and what looks like its next entry.
_SEPARATOR: Final = "<!-- -->"
_LOOKS_DEFINED: Final = re.compile(r"[^\n]*\n\n? *[:~]\s")


def write(document: Document, style: Style, pages: PageMap = ()) -> Output:
    """The document as UTF-8 Markdown, its pictures under ``media/``, and a finding for each kind of loss.

    ``style.markdown.wrap`` is the length in characters at which lines of running text are broken; 0 breaks none.
    """
    paragraphs = paragraph_numbers(document) if style.edition.number == "paragraphs" else {}
    writer = _BlockWriter(document, style.markdown.wrap, pages if style.edition.page_marks else (), paragraphs)
    parts = [front_matter(document.meta)]
    if document.meta.title:
        parts.append("# " + escape.heading(writer.line((Text(document.meta.title),))))
    if document.parts:
        parts.append(writer.contents(contents(document, pages)))
    parts.append(writer.blocks(document.blocks))
    known = referenced(document)
    for note in document.notes:
        if note.id in known:
            parts.append(writer.note(note.id, note.children))
        else:
            writer.places.lost.add("unreferenced-note")
            parts.append(writer.blocks(note.children))
    findings = tuple(
        Finding(f"markdown-{code}", _LOSSES[code], "info", "markdown") for code in sorted(writer.places.lost)
    )
    text = shown("\n\n".join(part for part in parts if part))
    return Output((text + "\n" if text else "").encode("utf-8"), findings, files=files(document, writer.places))


class _BlockWriter:
    """Writes blocks at any depth as text without the indent of their containers."""

    def __init__(self, document: Document, wrap: int, pages: PageMap, paragraphs: dict[int, int]) -> None:
        self.places = places(document)
        self._marks = marks(document, pages)
        self._paragraphs = paragraphs
        self._page = wording(document.meta.lang).page_mark
        self._wrap = wrap
        like = like_marks(self._page) if self._marks or self._paragraphs else None
        self._flow = InlineWriter(self.places, wrapping=wrap > 0, like_marks=like)
        self._line = InlineWriter(self.places, single_line=True, like_marks=like)
        self._cell = InlineWriter(self.places, single_line=True, in_cell=True, like_marks=like)

    def _run(self, children: tuple[Inline, ...], speech: _Speech) -> tuple[Inline, ...]:
        """A run as it is spoken, with marks where pages begin in it."""
        found = self._marks.pop(id(children), ())
        number = self._paragraphs.get(id(children))
        if number is not None:
            children = (Text(f"{mark(str(number))} "), *children)
            found = tuple((offset + len(inline_text(children[:1])) if offset else 0, page) for offset, page in found)
        if found:
            children = with_marks(children, tuple((offset, self._mark(page)) for offset, page in found))
        return _spoken(children, speech)

    def _mark(self, page: int) -> str:
        return mark(self._page.format(n=page))

    def contents(self, entries: tuple[tuple[Heading, int], ...]) -> str:
        """The contents of a bundle between the comments by which tools know a list that they made."""
        lines = []
        for heading, page in entries:
            link = Link(heading.children, f"#{heading.attr.id}")
            lines.append(f"- {self.line(_spoken((link,), heading.attr))}{f' {page}' if page else ''}")
        return "\n".join(["<!-- toc -->", "", *lines, "", "<!-- tocstop -->"])

    def _before(self, block: Block) -> list[str]:
        """Paragraphs of marks for pages that begin with a block that no mark can stand in."""
        if not self._marks:
            return []
        key = id(block.children) if isinstance(block, Heading) else id(block)
        return [self._mark(page) for _, page in self._marks.pop(key, ())]

    def line(self, children: tuple[Inline, ...]) -> str:
        """A run on one line, where no block can begin: an author's line break becomes ``<br>``."""
        return self._line.write(children)

    def note(self, key: str, blocks: tuple[Block, ...]) -> str:
        """A footnote [^label]: with its blocks; any but a paragraph begins on a line of its own."""
        body = self.blocks(blocks)
        apart = blocks and not isinstance(blocks[0], Paragraph)
        return indented("\n\n" + body if apart else body, f"[^{self.places.labels[key]}]: ", "    ")

    def blocks(self, blocks: tuple[Block, ...], tight: bool = False, speech: _Speech = _NOTHING) -> str:
        """Blocks in a row, apart by a blank line; within a tight list by none."""
        out: list[str] = []
        previous: Block | None = None
        swap = False
        for block in blocks:
            same = isinstance(block, List) and isinstance(previous, List) and previous.ordered == block.ordered
            swap = same and not swap
            before = self._before(block)
            text = self._block(block, swap, speech)
            out += before
            if not text:
                continue
            if isinstance(previous, DefinitionList) and _LOOKS_DEFINED.match(text):
                out.append(_SEPARATOR)
            out.append(text)
            previous = block
        return ("\n" if tight else "\n\n").join(out)

    def _block(self, block: Block, swap: bool, speech: _Speech) -> str:
        """One block. ``swap``: a list right after another of its kind takes the other marker, to stay apart."""
        if not isinstance(block, Heading | Paragraph) and (block.attr.lang or block.attr.dir):
            speech = _inherit(block.attr, speech)
        match block:
            case Heading(level=level, children=children, attr=attr):
                text = self.line(self._run(children, _inherit(attr, speech)))
                return f"{'#' * level} {escape.heading(text)}" if text else ""
            case Paragraph(children=children, attr=attr):
                return self._paragraph(self._run(children, _inherit(attr, speech)))
            case Quote():
                return self._quote(block, speech)
            case Aside(children=children):
                self.places.lost.add("aside")
                return quoted(self.blocks(children, speech=speech))
            case List():
                return self._list(block, swap, speech)
            case DefinitionList(items=items):
                return "\n\n".join(filter(None, (self._definition(item, speech) for item in items)))
            case Table():
                return self._table(block, speech)
            case Figure():
                return self._figure(block, speech)
            case CodeBlock():
                return self._code(block)
            case ThematicBreak():
                return "___"
            case _:
                assert_never(block)

    def _paragraph(self, children: tuple[Inline, ...]) -> str:
        text = self._flow.write(children)
        return "\n".join(wrapped(line, self._wrap) for line in text.split("\n")) if self._wrap else text

    def _code(self, block: CodeBlock) -> str:
        names = (block.language or "").split()
        if len(names) > 1:
            self.places.lost.add("code-language")
        language = names[0] if names else ""
        mark = escape.fence(block.value, language)
        return "\n".join([mark + escape.info(language), *([block.value] if block.value else []), mark])

    def _quote(self, block: Quote, speech: _Speech) -> str:
        """The quotation, its source last after a dash. A last paragraph that begins so itself has its dash written as
        a reference, since a dash there says that a source follows."""
        body = self.blocks(block.children, speech=speech)
        source = self.line(self._run(block.attribution, speech)) if block.attribution else ""
        if source:
            return quoted(f"{body}\n\n— {source}" if body else f"— {source}")
        head, gap, last = body.rpartition("\n\n")
        if gap and last.startswith("— ") and isinstance(block.children[-1], Paragraph):
            body = f"{head}{gap}&mdash;{last[1:]}"
        return quoted(body)

    def _list(self, block: List, swap: bool, speech: _Speech) -> str:
        tight = all(_is_tight(item.children) for item in block.items)
        out = []
        for number, item in enumerate(block.items, start=block.start):
            marker = f"{number}{')' if swap else '.'}" if block.ordered else "*" if swap else "-"
            body = self.blocks(item.children, tight, _inherit(item.attr, speech))
            out.append(indented(body, marker + " ", " " * (len(marker) + 1)))
        return ("\n" if tight else "\n\n").join(out)

    def _definition(self, item: Definition, speech: _Speech) -> str:
        described = [self.blocks(blocks, speech=speech) for blocks in item.descriptions]
        described = [text for text in described if text]
        term = tuple(node for run in item.terms for node in (LineBreak(), *self._run(run, _NOTHING)))[1:]
        if len(item.terms) != 1 or not described:
            self.places.lost.add("terms")
        if not described:
            return self._paragraph(_spoken(term, speech))
        head = escape.escape_line_start(self.line(_spoken(term, speech)))
        return "\n\n".join(
            [
                *([head] if head else []),
                *(indented(text, ": " if head else "", "  " if head else "") for text in described),
            ]
        )

    def _table(self, table: Table, speech: _Speech) -> str:
        if any(cell.colspan > 1 or cell.rowspan > 1 for row in table.rows for cell in row.cells):
            self.places.lost.add("spans")
        if any(cell.scope in ("row", "rowgroup") for row in table.rows for cell in row.cells):
            self.places.lost.add("row-headers")
        if table.head_rows > 1:
            self.places.lost.add("head-rows")
        cells = [
            [self._cell_text(cell.children, _inherit(cell.attr, speech)) if cell else "" for cell in row]
            for row in grid(table)
        ]
        lines = table_lines(cells, table.head_rows, table.aligns)
        if table.caption:
            self.places.lost.add("caption")
            caption = self._paragraph(self._run(table.caption, speech))
            return f"{caption}\n\n{lines}" if lines else caption
        return lines

    def _cell_text(self, blocks: tuple[Block, ...], speech: _Speech) -> str:
        """The blocks of a table cell on one line, joined by ``<br>``."""
        parts = []
        for block in blocks:
            runs = own_inlines(block)
            if not isinstance(block, Paragraph) or len(blocks) > 1:
                self.places.lost.add("cell-blocks")
            inner = _inherit(block.attr, speech)
            match block:
                case CodeBlock(value=value):
                    parts += [escape.code_span(line).replace("|", "\\|") for line in value.split("\n") if line.strip()]
                case Figure(media=media, alt=alt, decorative=decorative):
                    parts.append(self._cell.write((Image(media, alt, decorative),)))
            own = [self._cell.write(self._run(run, inner)) for run in runs]
            below = self._cell_text(child_blocks(block), inner)
            parts += [below, *own] if isinstance(block, Quote) else [*own, below]
        return "<br>".join(filter(None, parts))

    def _figure(self, figure: Figure, speech: _Speech) -> str:
        parts = [self._flow.write((Image(figure.media, figure.alt, figure.decorative),)).replace(FIXED_SPACE, " ")]
        for run in (figure.caption, figure.credit):
            if run:
                self.places.lost.add("caption")
                parts.append(self._paragraph(self._run(run, speech)))
        return "\n\n".join(parts)


def _inherit(own: Attr, outer: _Speech) -> _Speech:
    """The language and direction of a block within those of its containers."""
    if not own.lang and not own.dir:
        return outer
    return Attr(lang=own.lang or outer.lang, dir=own.dir or outer.dir)


def _spoken(children: tuple[Inline, ...], speech: _Speech) -> tuple[Inline, ...]:
    """A run within a Span where its block, or a container of it, has a language or direction of its own."""
    if speech.lang or speech.dir:
        return (Span(children, speech.lang, speech.dir),)
    return children


def _is_tight(children: tuple[Block, ...]) -> bool:
    """Whether an item needs no blank line within: a line of text, and a list that can follow it directly [5.2]."""
    if len(children) > 2 or not all(isinstance(child, List | Paragraph) for child in children):
        return False
    if len(children) < 2:
        return True
    first, second = children
    return (
        isinstance(first, Paragraph)
        and isinstance(second, List)
        and (not second.ordered or second.start == 1)
        and bool(second.items and second.items[0].children)
    )
