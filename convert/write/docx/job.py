"""The state of one conversion: what every part of the writer adds to."""

from __future__ import annotations

from dataclasses import dataclass, field

from convert.language import direction
from convert.model import Document, Heading, Media
from convert.output import Finding, Severity
from convert.pagemarks import Marks
from convert.wording import Wording
from convert.write.docx.context import StyleBook
from convert.write.docx.numbering import Numbering
from convert.write.docx.sheet import Sheet
from convert.write.docx.xml import bookmark_name, text


@dataclass(slots=True)
class Job:
    """One document on its way to DOCX. ``page_marks``: where printed pages begin, as :mod:`convert.pagemarks` gives
    it; ``title_pages``: those that begin with the title; ``shows_pages``: where pages begin is there to be
    seen; ``contents_pages``: the parts of a bundle with their pages."""

    document: Document
    sheet: Sheet
    words: Wording
    styles: StyleBook
    numbering: Numbering
    media: dict[str, Media]
    notes: dict[str, int]
    page_marks: Marks
    title_pages: tuple[int, ...] = ()
    shows_pages: bool = False
    contents_pages: tuple[tuple[Heading, int], ...] = ()
    paragraphs: dict[int, int] = field(default_factory=dict)
    findings: dict[tuple[str, str | None], Finding] = field(default_factory=dict)
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    seen_notes: set[str] = field(default_factory=set)
    taken_names: set[str] = field(default_factory=set)
    bookmarks: int = 0
    drawings: int = 0
    contents: int = 0

    @property
    def own(self) -> str:
        """What a run of convert's own words has in its w:rPr: that it runs from right to left (17.3.2.30), or the
        language where it is not the document's."""
        if self.words.foreign(self.document.meta.lang):
            return f'<w:lang w:val="{self.words.lang}"/>'
        return "<w:rtl/>" if direction(self.words.lang) == "rtl" else ""

    @property
    def own_run(self) -> str:
        """The whole w:rPr of such a run, or nothing."""
        return f"<w:rPr>{self.own}</w:rPr>" if self.own else ""

    def find(self, code: str, message: str, where: str | None = None, severity: Severity = "warning") -> None:
        """Note what a person should know, once for each code and place."""
        self.findings.setdefault((code, where), Finding(code, message, severity, f"docx: {where}" if where else "docx"))

    def anchor(self, identifier: str) -> str:
        """The bookmark name for an id of the tree."""
        name = self.anchors.get(identifier)
        if name is None:
            name = self.anchors[identifier] = bookmark_name(identifier, self.taken_names)
        return name

    def page(self, page: int, shown: bool = True) -> str:
        """What stands where a page of the standard edition begins: a bookmark, and a mark where they are ``shown``.
        A hyphen has no place in the name of a bookmark (Word refuses it)."""
        start = self.bookmark(f"page_{page}")
        if not (shown and self.shows_pages):
            return start
        value = text(f"[{self.words.page_mark.format(n=page)}] ")
        run = f'<w:rPr><w:rStyle w:val="PageMark"/>{self.own}</w:rPr><w:t xml:space="preserve">{value}</w:t>'
        return f"{start}<w:r>{run}</w:r>"

    def bookmark(self, name: str, content: str = "") -> str:
        """A bookmark around ``content``."""
        self.bookmarks += 1
        number = self.bookmarks
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}<w:bookmarkEnd w:id="{number}"/>'
