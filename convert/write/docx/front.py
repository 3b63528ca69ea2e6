"""What stands before the text: title, byline, source, and a table of contents where there is something to find."""

from __future__ import annotations

from typing import Final

from convert.dates import shown_date
from convert.model import Heading, Meta
from convert.outline import contents_depth
from convert.uri import absolute_uri, short_uri
from convert.walk import inline_text
from convert.write.docx.context import Context
from convert.write.docx.inline import language
from convert.write.docx.job import Job
from convert.write.docx.story import Story
from convert.write.docx.xml import text

#: Fewer headings than this are found faster without a table of contents.
ENOUGH_HEADINGS: Final = 4


def _run(value: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text(value)}</w:t></w:r>'


def write_title(story: Story, meta: Meta, context: Context) -> None:
    """Title, subtitle, who and when, and where from."""
    credit = " · ".join(part for part in (meta.byline, shown_date(meta.published), meta.site) if part)
    plain = story.inline
    for base, value in (("Title", meta.title), ("Subtitle", meta.subtitle), ("Byline", credit)):
        if value and value.strip():
            ends = base == "Byline" and not meta.source_url
            story.paragraph(base, plain.words(value, context.rtl), context, last=ends)
    if meta.source_url:
        shown = short_uri(meta.source_url)
        target = absolute_uri(meta.source_url)
        link = _run(shown)
        if target is not None:
            relation = story.relations.get("hyperlink", target, external=True)
            style = '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>'
            link = f'<w:hyperlink r:id="{relation}" w:history="1">{_run(shown, style)}</w:hyperlink>'
        label = _run(f"{story.job.words.source}: ", story.job.own_run)
        story.paragraph("Source", label + link, context)


def contents(job: Job, gap: int) -> str:
    """A contents field (17.16.5.68) with its entries filled in, or nothing when there are too few headings.

    The entries lead to the headings and carry no page numbers (switch n): Word's own layout decides these, and a
    wrong number is worse than none. Headings within quotations, asides and tables are not the document's own.
    ``gap``: twips after the last entry.
    """
    entries = [
        (number, block.level, _words(block))
        for number, block in enumerate((block for block in job.document.blocks if isinstance(block, Heading)), 1)
    ]
    if len(entries) < ENOUGH_HEADINGS:
        return ""
    deepest = contents_depth(level for _, level, _ in entries)
    entries = [entry for entry in entries if entry[1] <= deepest]
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{deepest}" \\n \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    lines = []
    first, last_one = entries[0][0], entries[-1][0]
    for number, level, heading in entries:
        link = f'<w:hyperlink w:anchor="_Toc{number:08}" w:history="1">{_run(heading)}</w:hyperlink>'
        last = f'<w:spacing w:after="{gap}"/>' if number == last_one else ""
        lines.append(
            f'<w:p><w:pPr><w:pStyle w:val="TOC{level}"/>{last}</w:pPr>'
            f"{begin if number == first else ''}{link}{end if number == last_one else ''}</w:p>"
        )
    return _framed(lines, job)


def parts(job: Job, leaders: bool) -> str:
    """The contents of a bundle: its parts with the pages of the standard edition, which hold whatever Word's own
    layout does. So there is no field here that Word would fill anew. ``leaders``: dots before the numbers."""
    numbers = {id(heading): page for heading, page in job.contents_pages}
    dots = ' w:leader="dot"' if leaders else ""
    tab = f'<w:tabs><w:tab w:val="right"{dots} w:pos="{job.sheet.width}"/></w:tabs>'
    lines = []
    for number, block in enumerate((block for block in job.document.blocks if isinstance(block, Heading)), 1):
        page = numbers.get(id(block))
        if page is None:
            continue
        lang = block.attr.lang
        own = f"<w:rPr>{language(lang)}</w:rPr>" if lang else ""
        where = f"<w:r><w:tab/></w:r>{_run(str(page))}" if page else ""
        link = f'<w:hyperlink w:anchor="_Toc{number:08}" w:history="1">{_run(_words(block), own)}{where}</w:hyperlink>'
        lines.append(f'<w:p><w:pPr><w:pStyle w:val="TOC2"/>{tab}{own}</w:pPr>{link}</w:p>')
    return _framed(lines, job)


def _words(heading: Heading) -> str:
    return " ".join(inline_text(heading.children).split())


def _framed(lines: list[str], job: Job) -> str:
    """A table of contents as Word knows it, under its heading."""
    head = f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>{_run(job.words.contents, job.own_run)}</w:p>'
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{head}{''.join(lines)}</w:sdtContent></w:sdt>"
    )
