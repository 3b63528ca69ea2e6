"""What the parts of the writer share while one document is being set: style, notes, links, pictures, findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin

from convert.model import Document, Media
from convert.output import Finding, PageMap
from convert.pagemarks import Marks, marks
from convert.paragraph_numbers import paragraph_numbers
from convert.style import Style
from convert.uri import DROPPED, absolute_uri
from convert.walk import iter_blocks
from convert.wording import Wording, english, wording
from convert.write.pdf import images
from convert.write.pdf.fonts import own_forms, stack
from convert.write.pdf.images import Picture
from convert.write.pdf.runs import Look
from convert.write.pdf.tags import Element, Tags


@dataclass(frozen=True, slots=True)
class Target:
    """Where a Link element leads. ``contents`` describes it to who cannot see it."""

    contents: str
    url: str | None = None
    anchor: str | None = None


@dataclass(slots=True, eq=False)
class Context:
    """One document in the making. Anchors are block ids as ``#id`` and notes as ``note:id``."""

    document: Document
    style: Style
    tags: Tags
    words: Wording
    numbers: dict[str, int]
    anchors: frozenset[str]
    targets: dict[Element, Target] = field(default_factory=dict)
    references: dict[str, list[Element]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    page_marks: Marks = field(default_factory=dict)
    line_marks: Marks = field(default_factory=dict)
    paragraphs: dict[int, int] = field(default_factory=dict)
    _media: dict[str, Media] = field(default_factory=dict)
    _pictures: dict[str, Picture | None] = field(default_factory=dict)

    @property
    def ua2(self) -> bool:
        return self.tags.version == 2

    @property
    def widest(self) -> float:
        """The width of the text area of a turned page, in points."""
        page = self.style.page
        return page.height - page.margin_left - page.margin_right

    def report(self, code: str, message: str, where: str = "pdf") -> None:
        """Add a finding once."""
        finding = Finding(code, message, "warning", where)
        if finding not in self.findings:
            self.findings.append(finding)

    def picture(self, media: str) -> Picture | None:
        """The picture of a medium, decoded once; None, and a finding, when it cannot be shown."""
        if media not in self._pictures:
            made = images.load(self._media[media]) if media in self._media else None
            self._pictures[media] = made
            if made is None:
                self.report("picture-missing", f"the picture {media} cannot be shown; its description stands for it")
        return self._pictures[media]

    def look(self, lang: str, *, size: float | None = None, bold: bool = False) -> Look:
        """The look of running text in a language."""
        text = self.style.text
        size = size or text.size
        return Look(
            stack(text.font, bold, False, own_forms(lang)),
            size,
            self.style.colour.text,
            tracking=text.letter_spacing * size,
            spacing=text.word_spacing * size,
        )

    def uri(self, target: str) -> str:
        """An absolute URI in ASCII, as PDF asks (ISO 32000-1, 12.6.4.7); nothing, and a finding, where there is none:
        a relative one would lead to a file beside the PDF that is not there."""
        base = self.document.meta.source_url
        try:
            whole = urljoin(base, target) if base else target
        except ValueError:  # not a URL that can be taken apart
            whole = target
        found = absolute_uri(whole)
        if found is None:
            self.report("link-dropped", DROPPED, target)
        return found or ""


def _words(lang: str, font: str) -> Wording:
    """The words in a document's language; English ones where no font has the letters of those, as its text may be in
    others."""
    words = wording(lang)
    shown = f"{words.contents}{words.source}{words.page_of}{words.page_label}{words.page_mark}{words.undescribed}"
    return words if stack(font, lang=own_forms(lang)).draws(shown) else english()


def new_context(document: Document, style: Style, pages: PageMap = ()) -> Context:
    """A context with the document's notes numbered and its anchors known. ``pages``: those of the standard edition."""
    anchors = {f"#{block.attr.id}" for _, block in iter_blocks(document.blocks) if block.attr.id is not None}
    for note in document.notes:
        anchors |= {f"#{block.attr.id}" for _, block in iter_blocks(note.children) if block.attr.id is not None}
    return Context(
        document,
        style,
        Tags(2 if style.pdf.standard == "ua2" else 1),
        _words(document.meta.lang, style.text.font),
        {note.id: number for number, note in enumerate(document.notes, 1)},
        frozenset(anchors),
        page_marks=marks(document, pages),
        line_marks=marks(document, style.edition.lines),
        paragraphs=paragraph_numbers(document) if style.edition.number == "paragraphs" else {},
        _media={medium.id: medium for medium in document.media},
    )
