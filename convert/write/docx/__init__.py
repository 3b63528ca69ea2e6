"""The DOCX writer: a document that Word, LibreOffice and a screen reader know their way around in.

python-docx is the library. It opens our template (:mod:`~convert.write.docx.template`), holds its package, writes the
core properties and reads the pictures; and it opens what we write, as the tests show. Two things are done beside it,
each for a reason:

* the body, footnotes, numbering and relationships are written as text, not through its element objects: those cost
  about 40 µs a run, and python-docx has no footnotes, numbering definitions, alternative text, table captions,
  languages or fields anyhow;
* the package is packed by :mod:`convert.archive`, because python-docx's own writer stamps each part with the time and
  compresses the unchanging ones anew.

What Word cannot say is a finding: the expansion of an abbreviation, the language of a program, a picture format.
"""

from __future__ import annotations

import textwrap
from typing import Final

from convert import archive
from convert.model import Document, List, Table
from convert.output import Output, PageMap
from convert.pagemarks import contents as part_pages
from convert.pagemarks import marks, title_pages
from convert.paragraph_numbers import paragraph_numbers
from convert.style import Style
from convert.walk import iter_blocks
from convert.wording import wording
from convert.write.docx import template
from convert.write.docx.block import write_blocks
from convert.write.docx.context import Context, Frame, StyleBook
from convert.write.docx.front import contents, parts, write_title
from convert.write.docx.inline import first_reference
from convert.write.docx.job import Job
from convert.write.docx.numbering import Numbering
from convert.write.docx.sheet import sheet
from convert.write.docx.story import Story
from convert.write.docx.xml import RELATIONSHIPS, Relations, text

#: The time that a file carries when its document has none.
_NO_TIME: Final = "2000-01-01T00:00:00Z"


def write(document: Document, style: Style, pages: PageMap = ()) -> Output:
    """The document as DOCX. ``pages`` become bookmarks ``page_1``, ``page_2`` …"""
    job = _job(document, style, pages)
    _report(job, style)
    _collect_anchors(job)
    text_relations, note_relations = Relations(), Relations()
    body = _body(job, style, text_relations)
    notes = _notes(job, note_relations)
    return Output(_packed(job, style, body, notes, text_relations, note_relations), tuple(job.findings.values()))


def _report(job: Job, style: Style) -> None:
    """What of a profile Word has no setting for."""
    if style.text.word_spacing:
        job.find(
            "word-spacing-not-set", "Word sets the space between letters only, not that between words", None, "info"
        )


def _job(document: Document, style: Style, pages: PageMap) -> Job:
    measures = sheet(style, document.meta.dir == "rtl")
    job = Job(
        document,
        measures,
        wording(document.meta.lang),
        StyleBook(measures),
        Numbering(measures.step, measures.bullets),
        {medium.id: medium for medium in document.media},
        {note.id: number for number, note in enumerate(document.notes, 1)},
        marks(document, pages),
        title_pages(pages),
        style.edition.page_marks,
        part_pages(document, pages),
        paragraph_numbers(document) if style.edition.number == "paragraphs" else {},
    )
    if style.edition.number == "lines":
        message = "Word numbers the lines of its own layout; those of the PDF differ (--number paragraphs is the same)"
        job.find("line-numbers-differ", message)
    if document.meta.lang == "und":
        job.find("language-unknown", "the document's language is not known, so the file names none")
    return job


def _collect_anchors(job: Job) -> None:
    """Give every id its bookmark name before anything links to it."""
    sources = [job.document.blocks, *(note.children for note in job.document.notes)]
    for blocks in sources:
        for _, block in iter_blocks(blocks):
            holders = [block.attr]
            if isinstance(block, List):
                holders += [item.attr for item in block.items]
            elif isinstance(block, Table):
                holders += [cell.attr for row in block.rows for cell in row.cells]
            for attr in holders:
                if attr.id is not None:
                    job.anchor(attr.id)


def _context(job: Job, plain: str) -> Context:
    meta = job.document.meta
    return Context(meta.lang, meta.dir == "rtl", plain, job.sheet.width)


def _body(job: Job, style: Style, relations: Relations) -> str:
    document = job.document
    story = Story(job, relations)
    context = _context(job, "Body Text")
    for page in job.title_pages:
        story.await_page(page, shown=False)
    write_title(story, document.meta, context)
    if document.parts:
        story.out.append(parts(job, style.furniture.leaders))
    elif not style.edition.handout:
        story.out.append(contents(job, 2 * job.sheet.gap))
    write_blocks(story, document.blocks, context)
    story.finish()
    unseen = [note.id for note in document.notes if note.id not in job.seen_notes]
    if unseen:
        job.find("note-without-reference", "notes that the text does not refer to hang on its last paragraph")
        head, mark, tail = "".join(story.out).rpartition("</w:p>")
        return f"{head}{''.join(first_reference(job, note) for note in unseen)}{mark}{tail}"
    return "".join(story.out)


def _notes(job: Job, relations: Relations) -> str:
    """The footnotes (17.11.10) or endnotes (17.11.2), in the order of the tree."""
    out: list[str] = []
    kind = job.sheet.note
    for number, note in enumerate(job.document.notes, 1):
        story = Story(job, relations, in_notes=True)
        story.await_note()
        context = _context(job, story.note_style).within(Frame("Footnote"))
        write_blocks(story, note.children, context)
        story.flush(context)
        story.finish()
        out.append(f'<w:{kind} w:id="{number}">{"".join(story.out)}</w:{kind}>')
    return "".join(out)


def _shortened(job: Job, style: Style) -> str:
    """The title on one line of the header, its end cut at a word: a second line would come close to the text, and so
    would a reader who hears the whole of a long one on every page."""
    title = " ".join(job.document.meta.title.split())
    room = int(job.sheet.width / (job.sheet.advance * style.furniture.size / style.text.size))
    cut = textwrap.shorten(title, room, placeholder="…")
    return cut if cut != "…" else title[: room - 1] + "…"


def _packed(
    job: Job, style: Style, body: str, notes: str, text_relations: Relations, note_relations: Relations
) -> bytes:
    meta, note = job.document.meta, job.sheet.note
    rtl = meta.dir == "rtl"
    base = template.base(style, meta.lang, rtl)
    abstracts, nums = job.numbering.parts()
    title = f'<w:r><w:t xml:space="preserve">{text(_shortened(job, style))}</w:t></w:r>'
    headed = bool(meta.title) and style.furniture.running_head
    parts = {
        **base.fixed,
        "core.xml": archive.deflated("docProps/core.xml", template.core_properties(meta, meta.modified or _NO_TIME)),
        "document.rels": template.part("document.rels", {"relationships": text_relations.xml(), "note": note}),
        "document.xml": archive.deflated("word/document.xml", f"{base.head}{body}{base.tail}".encode()),
        "styles.xml": template.styles_member(style, meta.lang, rtl, job.styles.xml()),
        "numbering.xml": template.part("numbering.xml", {"abstracts": abstracts, "nums": nums}),
        "notes.xml": template.part("notes.xml", {"notes": notes, "note": note}),
        "header.xml": template.part("header.xml", {"runs": title if headed else ""}),
    }
    members = [parts[name] for name, _ in template.order()]
    if note_relations:
        rels = f'<Relationships xmlns="{RELATIONSHIPS}">{note_relations.xml()}</Relationships>'
        members.append(archive.deflated(f"word/_rels/{note}s.xml.rels", rels.encode()))
    for name, data in dict(job.files.values()).items():
        members.append(archive.stored(f"word/{name}", data))
    return archive.pack(members)
