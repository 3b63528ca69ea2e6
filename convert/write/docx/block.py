"""Blocks as paragraphs and tables: one case for each node of the tree."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import assert_never

from convert.model import (
    Aside,
    Block,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Table,
    ThematicBreak,
)
from convert.walk import leads_on
from convert.write.docx.context import Context, Frame, indents
from convert.write.docx.inline import pieces
from convert.write.docx.numbering import LEVELS
from convert.write.docx.picture import drawing
from convert.write.docx.story import Story
from convert.write.docx.table import TableWriter


def write_blocks(story: Story, blocks: tuple[Block, ...], context: Context, align: str = "") -> None:
    """Write blocks one after the other. ``align`` is the alignment of a table column."""
    for block, following in zip_longest(blocks, blocks[1:]):
        inner = context.at(block.attr)
        story.await_bookmark(block.attr.id)
        if not isinstance(block, Heading | Paragraph | CodeBlock):
            for _, page in story.job.page_marks.pop(id(block), ()):
                story.await_page(page)
        _block(story, block, inner, align, leads_on(block, following))


def _runs(story: Story, children: tuple[Inline, ...], context: Context) -> str:
    marks = story.job.page_marks.pop(id(children), ())
    return story.inline.runs(children, context.lang, context.rtl, marks)


def _block(story: Story, block: Block, context: Context, align: str, keep: bool) -> None:
    match block:
        case Heading():
            _heading(story, block, context)
        case Paragraph(children=children):
            story.await_number(story.job.paragraphs.get(id(children)))
            story.plain(_runs(story, children, context), context, keep, align)
        case Quote(children=children, attribution=attribution):
            write_blocks(story, children, context.within(Frame("Quote")))
            if attribution:
                story.paragraph("Attribution", _runs(story, attribution, context), context)
        case Aside(children=children):
            write_blocks(story, children, context.within(Frame("Aside")))
        case List():
            _list(story, block, context)
        case DefinitionList():
            _definitions(story, block, context)
        case Table():
            _table(story, block, context)
        case Figure():
            _figure(story, block, context)
        case CodeBlock(value=value, language=language):
            if language:
                story.job.find("code-language-dropped", "Word has no place for the language of a program", language)
            story.flush_note(context)
            marks = story.job.page_marks.pop(id(block), ())
            story.paragraph("Source Code", story.inline.code(value, marks), context)
        case ThematicBreak():
            story.await_rule()
        case _:
            assert_never(block)


def _heading(story: Story, block: Heading, context: Context) -> None:
    if block.attr.id in story.job.document.parts:
        story.await_break()
    if story.job.shows_pages and not story.waiting:  # within the heading the mark would be part of every list of them
        found = story.job.page_marks.pop(id(block.children), ())
        if found:
            content = "".join(story.job.page(page) for _, page in found)
            story.paragraph("Page Mark Paragraph", content, context, keep=True)
    content = _runs(story, block.children, context)
    if not context.frames and context.plain == "Body Text":
        story.job.contents += 1
        content = story.job.bookmark(f"_Toc{story.job.contents:08}", content)
    story.paragraph(f"Heading {block.level}", content, context)


def _list(story: Story, block: List, context: Context) -> None:
    story.flush(context)
    outer = context.frames[-1] if context.frames and context.frames[-1].kind == "List" else None
    depth = outer.depth + 1 if outer else 1
    frames = context.frames[:-1] if outer else context.frames
    if depth > LEVELS:
        story.job.find("list-too-deep", f"Word has {LEVELS} levels of lists; deeper ones stand at the last")
    level = min(depth, LEVELS) - 1
    left, _ = indents(frames, story.job.sheet)
    parent = outer.numbers if outer else None
    numbers = story.job.numbering.open(
        parent, level, block.ordered, block.start, block.start + len(block.items) - 1, left
    )
    inner = replace(context, frames=(*frames, Frame("List", depth, numbers)))
    for item in block.items:
        story.await_bookmark(item.attr.id)
        story.await_label(numbers, level, block.ordered)
        write_blocks(story, item.children, inner.at(item.attr))
        story.flush(inner.at(item.attr))


def _definitions(story: Story, block: DefinitionList, context: Context) -> None:
    inner = context.within(Frame("Definition"))
    for item in block.items:
        for term in item.terms:
            story.paragraph("Definition Term", _runs(story, term, context), context)
        for described in item.descriptions:
            write_blocks(story, described, inner)


def _table(story: Story, block: Table, context: Context) -> None:
    story.flush(context)
    if block.caption:
        story.paragraph("Caption", _runs(story, block.caption, context), context, keep=True)
    else:
        story.finish()
    start, end = indents(context.frames, story.job.sheet)
    writer = TableWriter(story, block, replace(context, width=context.width - start - end), start, write_blocks)
    story.table(writer.xml())


def _figure(story: Story, block: Figure, context: Context) -> None:
    start, end = indents(context.frames, story.job.sheet)
    made = drawing(
        story.job, story.relations, block.media, block.alt, block.decorative, False, context.width - start - end
    )
    has_words = bool(block.caption or block.credit)
    if made is not None:
        story.paragraph("Picture", f"<w:r>{made}</w:r>", context, keep=has_words)
    elif not block.decorative:
        base, run = "Picture Text", f"<w:r>{pieces(block.alt or '')}</w:r>"
        if not block.alt:
            base, run = "Undescribed Picture", f"<w:r>{story.job.own_run}{pieces(story.job.words.undescribed)}</w:r>"
        story.paragraph(base, run, context, keep=has_words, bare=context.in_cell)
    if block.caption:
        story.paragraph(
            "Caption",
            _runs(story, block.caption, context),
            context,
            keep=bool(block.credit),
            last=not block.credit,
        )
    if block.credit:
        story.paragraph("Credit", _runs(story, block.credit, context), context)
