"""The XHTML files of a book: content, cover page and navigation document (EPUB 3.3, section 7)."""

from __future__ import annotations

import re

from convert.dates import iso_date, shown_date
from convert.model import Document, Note
from convert.uri import absolute_uri, short_uri
from convert.walk import block_text, inline_text
from convert.write.epub.block import BlockWriter
from convert.write.epub.chapters import Chapter, Entry
from convert.write.epub.html import attribute, spoken, text
from convert.write.epub.job import Job


def page(job: Job, title: str, body: str, kind: str = "", lang: str | None = None) -> str:
    """An XHTML file. ``kind``: the epub:type of the body. ``lang``: where it differs from the document's."""
    meta = job.document.meta
    tag = lang or meta.lang
    known = f' xml:lang="{attribute(tag)}" lang="{attribute(tag)}"'
    direction = ' dir="rtl"' if meta.dir == "rtl" and lang is None else ' dir="ltr"'
    epub_type = f' epub:type="{kind}"' if kind else ""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
        f"{known}{direction}>\n"
        f'<head>\n<meta charset="utf-8"/>\n<title>{text(title)}</title>\n'
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f"<body{epub_type}>\n{body}</body>\n</html>\n"
    )


def book_title(document: Document) -> str:
    """The title that the book carries: EPUB requires one, so an untitled article is known by its first words."""
    title = " ".join(document.meta.title.split())
    if title:
        return title
    for block in document.blocks:
        words = block_text(block).split()
        if words:
            return " ".join(words[:8])
    return "—"


def chapter_page(job: Job, chapter: Chapter, first: bool, last: bool) -> str:
    """A content file, with the notes that it is the first to refer to at its end. Notes that nothing refers to stand
    at the end of the last file."""
    writer = BlockWriter(job, chapter.href, chapter.headings)
    title = book_title(job.document)
    if first:
        head = _title(job, writer)
    elif chapter.continues:
        head = f'<header><h1 class="running">{text(title)}</h1></header>\n'
    else:
        head = ""
    if first and job.contents_pages:
        head += _contents(job)
    body = writer.blocks(chapter.blocks)
    notes = _notes(job, writer, chapter.href if last else None)
    return page(job, title, f"<main>\n{head}{body}{notes}</main>\n", "bodymatter")


def _title(job: Job, writer: BlockWriter) -> str:
    meta = job.document.meta
    named = "" if meta.title.strip() else ' class="running"'
    out = [writer.inline.page_start(page, "div") + "\n" for page in job.title_pages]
    out.append(f"<h1{named}>{text(book_title(job.document))}</h1>\n")
    if meta.subtitle:
        out.append(f'<p class="subtitle">{text(meta.subtitle)}</p>\n')
    byline = [f"<span>{text(part)}</span>" for part in (meta.byline,) if part]
    day = iso_date(meta.published)
    if day:
        byline.append(f'<time datetime="{day}">{day}</time>')
    elif meta.published:
        byline.append(f"<span>{text(shown_date(meta.published))}</span>")
    if meta.site:
        byline.append(f"<span>{text(meta.site)}</span>")
    if byline:
        out.append(f'<p class="byline">{" · ".join(byline)}</p>\n')
    if meta.source_url:
        shown = text(short_uri(meta.source_url))
        href = absolute_uri(meta.source_url)
        link = f'<a href="{attribute(href)}">{shown}</a>' if href else shown
        label = text(job.words.source)
        if job.own:
            label = f"<span{job.own}>{label}</span>"
        out.append(f'<p class="source">{label}: {link}</p>\n')
    return f"<header>\n{''.join(out)}</header>\n"


def _contents(job: Job) -> str:
    """The contents of a bundle as a part of the book, with the pages of the standard edition: a reading system shows
    the navigation document in its own way, and not beside the text."""
    words, items = job.words, []
    for heading, page in job.contents_pages:
        own = heading.attr.id or ""
        said = spoken(heading.attr.lang, heading.attr.dir)
        title = text(" ".join(inline_text(heading.children).split()))
        number = f' <span class="page">{page}</span>' if page else ""
        items.append(f'<li><a href="{job.homes[own]}#{job.ids[own]}"{said}>{title}</a>{number}</li>\n')
    return (
        f'<nav class="contents" role="doc-toc" aria-labelledby="parts">\n'
        f'<h2 id="parts"{job.own}>{words.contents}</h2>\n'
        f"<ol>\n{''.join(items)}</ol>\n</nav>\n"
    )


def _notes(job: Job, writer: BlockWriter, last: str | None) -> str:
    """The notes first referred to in this file, with the notes that these refer to. In the ``last`` file, also those
    that nothing refers to, which have nothing to lead back to."""
    written: dict[int, str] = {}

    def write(note: str, leads_back: bool) -> None:
        written[job.numbers[note]] = _note(job, writer, job.document.notes[job.numbers[note] - 1], leads_back)
        while writer.inline.references:
            write(writer.inline.references.pop(0), True)

    while writer.inline.references:
        write(writer.inline.references.pop(0), True)
    if last is not None:
        for note in job.numbers:
            if note not in job.note_homes:
                job.find("note-without-reference", "notes that the text does not refer to stand at its end")
                job.note_homes[note] = last
                write(note, False)
    if not written:
        return ""
    label = attribute(job.words.notes)
    head = f'<section class="notes" epub:type="footnotes" role="region" aria-label="{label}">'
    return f"{head}\n{''.join(written[number] for number in sorted(written))}</section>\n"


def _note(job: Job, writer: BlockWriter, note: Note, leads_back: bool) -> str:
    number = job.numbers[note.id]
    content = writer.blocks(note.children)
    if leads_back:
        label = f"{number}: {attribute(job.words.back)}"
        back = (
            f'<a class="backlink" href="#ref-{number}" role="doc-backlink" aria-label="{label}"{job.own}>{number}</a> '
        )
        start = re.match(r"<p(?: [^>]*)?>", content)
        content = f"{start[0]}{back}{content[start.end() :]}" if start else f"<p>{back}</p>\n{content}"
    return f'<aside id="note-{number}" class="note" epub:type="footnote" role="doc-footnote">\n{content}</aside>\n'


def cover_page(job: Job, alt: str) -> str:
    """The page that shows the cover."""
    body = f'<main>\n<h1 class="cover"><img src="cover.svg" alt="{attribute(alt)}" role="doc-cover"/></h1>\n</main>\n'
    return page(job, job.words.cover, body, "cover")


def navigation(job: Job, entries: tuple[Entry, ...], start: str) -> str:
    """The navigation document: contents, landmarks, and the list of printed pages where these are known."""
    words = job.words
    title = book_title(job.document)
    if not any(entry.level == 1 for entry in entries):
        entries = (Entry(1, title, start), *entries)
    own = job.own
    contents = (
        f'<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">\n'
        f'<h1 id="contents"{own}>{words.contents}</h1>\n'
        f"{_tree(entries)}</nav>\n"
    )
    landmarks = (
        f'<nav epub:type="landmarks" aria-labelledby="landmarks" hidden="hidden">\n'
        f'<h2 id="landmarks"{own}>{words.landmarks}</h2>\n<ol>\n'
        f'<li><a epub:type="cover" href="cover.xhtml"{own}>{words.cover}</a></li>\n'
        f'<li><a epub:type="bodymatter" href="{start}"{own}>{words.start}</a></li>\n</ol>\n</nav>\n'
    )
    pages = ""
    if job.pages:
        items = "".join(f'<li><a href="{href}">{number}</a></li>\n' for number, href in sorted(job.pages))
        pages = (
            '<nav epub:type="page-list" role="doc-pagelist" aria-labelledby="pages" hidden="hidden">\n'
            f'<h2 id="pages"{own}>{words.pages}</h2>\n<ol>\n{items}</ol>\n</nav>\n'
        )
    return page(job, title, f"<main>\n{contents}{landmarks}{pages}</main>\n", "frontmatter")


def _tree(entries: tuple[Entry, ...]) -> str:
    """One list, nested by the levels of headings in order: a level that is left out leaves no empty list behind, and
    a first heading that is deeper than a later one stands beside it."""
    out: list[str] = []
    levels: list[int] = []
    for entry in entries:
        while len(levels) > 1 and levels[-1] > entry.level:
            out.append("</li>\n</ol>\n")
            levels.pop()
        if levels and levels[-1] >= entry.level:
            out.append("</li>\n")
            levels[-1] = entry.level
        else:
            out.append("\n<ol>\n")
            levels.append(entry.level)
        out.append(f'<li><a href="{entry.href}">{text(entry.words) or "—"}</a>')
    out.extend("</li>\n</ol>\n" for _ in levels)
    return "".join(out).lstrip()
