"""The state of one conversion: what every part of the writer reads and adds to."""

from __future__ import annotations

from dataclasses import dataclass, field

from convert.model import Document, Heading, Media
from convert.output import Finding
from convert.pagemarks import Marks
from convert.wording import Wording
from convert.write.epub.html import spoken


@dataclass(frozen=True, slots=True)
class File:
    """A file of the book besides its chapters. ``href`` is relative to the package document."""

    href: str
    mime: str
    data: bytes


@dataclass(slots=True)
class Job:
    """One document on its way to EPUB.

    ``ids``: identifier in the book for each id of the tree. ``homes``: the chapter file that each stands in.
    ``page_marks``: where printed pages begin, as :mod:`convert.pagemarks` gives it; ``title_pages``: those that begin
    with the title; ``contents_pages``: the parts of a bundle with their pages.
    """

    document: Document
    words: Wording
    media: dict[str, Media]
    numbers: dict[str, int]
    page_marks: Marks
    title_pages: tuple[int, ...] = ()
    contents_pages: tuple[tuple[Heading, int], ...] = ()
    paragraphs: dict[int, int] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)
    findings: dict[tuple[str, str | None], Finding] = field(default_factory=dict)
    files: dict[str, File | None] = field(default_factory=dict)
    note_homes: dict[str, str] = field(default_factory=dict)
    pages: list[tuple[int, str]] = field(default_factory=list)

    @property
    def own(self) -> str:
        """The attributes of an element with words of convert's own: their language, where it is not the document's."""
        return spoken(self.words.lang, "ltr") if self.words.foreign(self.document.meta.lang) else ""

    def find(self, code: str, message: str, where: str | None = None) -> None:
        """Note what a person should know, once for each code and place."""
        self.findings.setdefault((code, where), Finding(code, message, where=f"epub: {where}" if where else "epub"))
