"""The EPUB writer: EPUB 3.3 with a structure that can be heard, a page that adapts, and honest metadata.

ebooklib is the library: its book model and package document are used (:mod:`~convert.write.epub.package`). Content,
navigation and cover are written here as XHTML and SVG, since ebooklib only passes such files through.

The order of work is what keeps the metadata honest: the pages are finished first, then parsed again and measured
(:mod:`~convert.write.epub.measure`), then the claims are made from the measures alone.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Final

from convert.model import Document
from convert.output import Output, PageMap
from convert.pagemarks import contents, marks, title_pages
from convert.paragraph_numbers import paragraph_numbers
from convert.style import Style
from convert.wording import wording
from convert.write.epub.job import File, Job

#: The time that a file carries when its document has none.
_NO_TIME: Final = "2000-01-01T00:00:00Z"
_XHTML: Final = "application/xhtml+xml"


def write(document: Document, style: Style, pages: PageMap = ()) -> Output:
    """The document as EPUB 3.3. ``pages`` become page-break markers and a page list."""
    from convert.write.epub.chapters import chapters
    from convert.write.epub.claims import claims
    from convert.write.epub.cover import cover
    from convert.write.epub.measure import measure
    from convert.write.epub.package import pack
    from convert.write.epub.pages import book_title, chapter_page, cover_page, navigation
    from convert.write.epub.sheet import css

    job = _job(document, style, pages)
    parts, entries = chapters(job)
    content = [
        File(part.href, _XHTML, chapter_page(job, part, index == 0, index == len(parts) - 1).encode())
        for index, part in enumerate(parts)
    ]
    title = book_title(document)
    pictures = tuple({file.href: file for file in job.files.values() if file is not None}.values())
    digest = hashlib.sha256()
    for file in (*content, *pictures):
        digest.update(file.data)
    seed = digest.digest()
    alt = f"{title} — {document.meta.byline}" if document.meta.byline else title
    nav = File("nav.xhtml", _XHTML, navigation(job, entries, parts[0].href).encode())
    files = (
        File("cover.xhtml", _XHTML, cover_page(job, alt).encode()),
        *content,
        nav,
        File("style.css", "text/css", css(style)),
        File("cover.svg", "image/svg+xml", cover(document.meta, title, seed)),
        *pictures,
    )
    measured = measure({file.href: file.data for file in files})
    claimed = claims(measured, document.meta.lang, style.epub)
    if style.epub.conforms_to and not claimed.conforms_to:
        job.find("conformance-not-claimed", "the profile claims conformance; what was measured in the book forbids it")
    data = pack(document.meta, title, claimed, seed, _modified(document), files, 1 + len(content), style.edition.source)
    return Output(data, tuple(job.findings.values()))


def _modified(document: Document) -> dt.datetime:
    when = dt.datetime.fromisoformat(document.meta.modified or _NO_TIME)
    return when.astimezone(dt.UTC) if when.tzinfo else when


def _job(document: Document, style: Style, pages: PageMap) -> Job:
    job = Job(
        document,
        wording(document.meta.lang),
        {medium.id: medium for medium in document.media},
        {note.id: number for number, note in enumerate(document.notes, 1)},
        marks(document, pages),
        title_pages(pages),
        contents(document, pages),
        paragraph_numbers(document) if style.edition.number == "paragraphs" else {},
    )
    if style.edition.number == "lines":
        job.find("no-line-numbers", "lines are those of a page, which a book has not: it has none to number")
    if document.meta.lang == "und":
        job.find("language-unknown", "the document's language is not known; the book says that it is undetermined")
    return job
