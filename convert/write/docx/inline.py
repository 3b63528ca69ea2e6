"""Inline nodes as runs (17.3.2).

A run has one character style at most, so the outermost meaning names it (Hyperlink, Source Text, Strong, Emphasis)
and what else applies is set on the run. Every run in another language than the document's carries its own.
"""

from __future__ import annotations

import re
from functools import lru_cache
from textwrap import shorten
from typing import Final, NamedTuple, assert_never

from convert.language import direction, primary_subtag
from convert.model import (
    Abbreviation,
    CodeSpan,
    Direction,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Text,
)
from convert.uri import DROPPED, absolute_uri
from convert.write.docx.context import runs_from_right
from convert.write.docx.job import Job
from convert.write.docx.picture import drawing
from convert.write.docx.xml import Relations, attribute, text

_SPACES: Final = re.compile("[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")
#: Characters that Word wants as elements of their own (17.3.3.18, 17.3.3.29), and tabs and lines of code.
_SPECIAL: Final = {
    "\u2011": "<w:noBreakHyphen/>",
    "\u00ad": "<w:softHyphen/>",
    "\t": "<w:tab/>",
    "\n": "<w:br/>",
}
_SPLIT: Final = re.compile("([\u2011\u00ad\t\n])")
#: Characters of a tooltip ([MS-OI29500], 2.1.521).
_TIP: Final = 260
_EAST_ASIAN: Final = frozenset({"zh", "ja", "ko", "yue"})


class Marks(NamedTuple):
    """What applies to a run. ``lang`` is empty where the document's own language is in force."""

    lang: str = ""
    rtl: bool = False
    link: bool = False
    code: bool = False
    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    raised: str = ""


def language(lang: str) -> str:
    """The w:lang element (17.3.2.20) for a tag: Word looks for it by script."""
    if not lang:
        return ""
    tag = attribute(lang)
    if direction(lang) == "rtl":
        return f'<w:lang w:bidi="{tag}"/>'
    if primary_subtag(lang) in _EAST_ASIAN:
        return f'<w:lang w:val="{tag}" w:eastAsia="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'


@lru_cache(maxsize=1024)
def properties(marks: Marks, emphasis: str, code_font: str, raised_size: str = "") -> str:
    """The w:rPr of a run, children in the order of CT_RPr (17.3.2.28), or nothing."""
    style = (
        "Hyperlink" if marks.link
        else "SourceText" if marks.code
        else "Strong" if marks.strong
        else "Emphasis" if marks.emphasis
        else ""
    )  # fmt: skip
    parts = [f'<w:rStyle w:val="{style}"/>' if style else ""]
    if marks.code and style != "SourceText":
        parts.append(f'<w:rFonts w:ascii="{code_font}" w:hAnsi="{code_font}" w:cs="Courier New"/>')
    slanted = emphasis if marks.emphasis and style != "Emphasis" else ""
    if (marks.strong and style != "Strong") or "<w:b/>" in slanted:
        parts.append("<w:b/><w:bCs/>")
    if "<w:i/>" in slanted:
        parts.append("<w:i/><w:iCs/>")
    parts.append("<w:strike/>" if marks.strike else "")
    parts.append("<w:noProof/>" if marks.code else "")
    if marks.raised and raised_size:
        parts.append(f'<w:sz w:val="{raised_size}"/><w:szCs w:val="{raised_size}"/>')
    if "<w:u " in slanted and not marks.link:
        parts.append('<w:u w:val="single"/>')
    parts.append(f'<w:vertAlign w:val="{marks.raised}"/>' if marks.raised else "")
    parts.append("<w:rtl/>" if marks.rtl else "")
    parts.append(language(marks.lang))
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def pieces(value: str) -> str:
    """The content of a run: w:t with its spaces kept, and elements for the characters that need one."""
    if _SPLIT.search(value) is None:
        return f'<w:t xml:space="preserve">{text(value)}</w:t>'
    return "".join(
        _SPECIAL.get(piece) or f'<w:t xml:space="preserve">{text(piece)}</w:t>'
        for piece in _SPLIT.split(value)
        if piece
    )


def _code_run(value: str) -> str:
    return f"<w:r><w:rPr><w:noProof/></w:rPr>{pieces(value)}</w:r>" if value else ""


class InlineWriter:
    """Writes the inline nodes of one part (the text or the notes), whose relationships it fills."""

    def __init__(self, job: Job, relations: Relations, in_notes: bool) -> None:
        self._job = job
        self._relations = relations
        self._in_notes = in_notes
        self._space = True
        self._marks: list[tuple[int, int]] = []
        self._offset = 0

    def runs(
        self, children: tuple[Inline, ...], lang: str, rtl: bool, page_marks: tuple[tuple[int, int], ...] = ()
    ) -> str:
        """The runs of one paragraph. ``page_marks``: where printed pages begin, as (offset, page)."""
        self._space = True
        self._offset = 0
        self._marks = sorted(page_marks, reverse=True)
        shown = "" if lang == self._job.document.meta.lang else lang
        return self._all(children, Marks(lang=shown, rtl=rtl)) + self._pages(None)

    def code(self, value: str, page_marks: tuple[tuple[int, int], ...] = ()) -> str:
        """The runs of a block of code, spaces and line ends as they are."""
        out, at = "", 0
        for offset, page in sorted(page_marks):
            out += _code_run(value[at:offset]) + self._job.page(page)
            at = offset
        return out + _code_run(value[at:])

    def words(self, value: str, rtl: bool) -> str:
        """A run of plain words in the document's language, space runs made single."""
        return self._run(pieces(" ".join(value.split())), Marks(rtl=rtl))

    def _all(self, children: tuple[Inline, ...], marks: Marks) -> str:
        return "".join([self._one(child, marks) for child in children])

    def _run(self, content: str, marks: Marks) -> str:
        sheet = self._job.sheet
        return f"<w:r>{properties(marks, sheet.emphasis, sheet.code_font, sheet.raised_size)}{content}</w:r>"

    def _one(self, node: Inline, marks: Marks) -> str:
        match node:
            case Text(value):
                return self._text(value, marks)
            case Emphasis(children):
                return self._all(children, marks._replace(emphasis=True))
            case Strong(children):
                return self._all(children, marks._replace(strong=True))
            case Strike(children):
                return self._all(children, marks._replace(strike=True))
            case Sub(children):
                return self._all(children, marks._replace(raised="subscript"))
            case Sup(children):
                return self._all(children, marks._replace(raised="superscript"))
            case CodeSpan(value):
                self._space = False
                before = self._pages(len(value))
                return before + self._run(pieces(value.replace("\n", " ")), marks._replace(code=True))
            case Link():
                return self._link(node, marks)
            case Image():
                return self._image(node)
            case LineBreak():
                self._space = True
                before = self._pages(1)
                return before + "<w:r><w:br/></w:r>"
            case NoteRef(note):
                return self._reference(note)
            case Span(children, lang, dir_):
                return self._all(children, self._spoken(marks, lang, dir_))
            case Abbreviation(children, expansion):
                self._job.find(
                    "abbreviation-expansion-dropped",
                    f"Word has no place for what an abbreviation stands for: {expansion}",
                )
                return self._all(children, marks)
            case _:
                assert_never(node)

    def _spoken(self, marks: Marks, lang: str | None, dir_: Direction | None) -> Marks:
        own = self._job.document.meta.lang
        shown = marks.lang if lang is None else "" if lang == own else lang
        return marks._replace(lang=shown, rtl=runs_from_right(dir_, lang, marks.rtl))

    def _text(self, value: str, marks: Marks) -> str:
        out = ""
        while self._marks and self._marks[-1][0] < self._offset + len(value):
            cut = max(self._marks[-1][0] - self._offset, 0)
            out += self._plain(value[:cut], marks) + self._pages(0)
            value = value[cut:]
            self._offset += cut
        self._offset += len(value)
        return out + self._plain(value, marks)

    def _plain(self, value: str, marks: Marks) -> str:
        value = _SPACES.sub(" ", value)
        if self._space:
            value = value.removeprefix(" ")
        if not value:
            return ""
        self._space = value[-1] == " "
        return self._run(pieces(value), marks)

    def _pages(self, length: int | None) -> str:
        """Bookmarks for the pages that begin here, or, with a length, within the next so many characters."""
        out = ""
        while self._marks and (length is None or self._marks[-1][0] <= self._offset + max(length - 1, 0)):
            out += self._job.page(self._marks.pop()[1])
        self._offset += length or 0
        return out

    def _link(self, node: Link, marks: Marks) -> str:
        if marks.link:
            return self._all(node.children, marks)
        job = self._job
        if node.target.startswith("#"):
            name = job.anchors.get(node.target[1:])
            if name is None:
                job.find("link-without-target", f"no block has the id {node.target[1:]!r}", node.target)
                return self._all(node.children, marks)
            where = f'w:anchor="{name}"'
        else:
            target = absolute_uri(node.target)
            if target is None:
                job.find("link-dropped", DROPPED, node.target)
                return self._all(node.children, marks)
            where = f'r:id="{self._relations.get("hyperlink", target, external=True)}"'
        tip = f' w:tooltip="{attribute(self._tip(node.title, node.target))}"' if node.title else ""
        inner = self._all(node.children, marks._replace(link=True))
        if "<w:t" not in inner and "<w:drawing" not in inner:  # a picture that is missing and that nobody described
            return inner
        return f'<w:hyperlink {where}{tip} w:history="1">{inner}</w:hyperlink>'

    def _tip(self, title: str, target: str) -> str:
        """A link's title, as much of it as Word has room for."""
        if len(title) <= _TIP:
            return title
        self._job.find("link-title-cut", f"the title of a link is cut to the {_TIP} characters of Word", target, "info")
        return shorten(title, _TIP, placeholder=" …")

    def _image(self, node: Image) -> str:
        before = self._pages(0 if node.decorative else len(node.alt or ""))
        self._space = False
        made = drawing(self._job, self._relations, node.media, node.alt, node.decorative, inline=True)
        if made is None:
            return before + (self._run(pieces(node.alt), Marks()) if node.alt and not node.decorative else "")
        return before + f"<w:r>{made}</w:r>"

    def _reference(self, note: str) -> str:
        """A reference where the note first appears; after that, and in notes, a cross-reference to it."""
        number = self._job.notes[note]
        if not self._in_notes and note not in self._job.seen_notes:
            return first_reference(self._job, note)
        style = f'<w:rPr><w:rStyle w:val="{self._job.sheet.note.capitalize()}Reference"/></w:rPr>'
        return "".join(
            f"<w:r>{style}{content}</w:r>"
            for content in (
                '<w:fldChar w:fldCharType="begin"/>',
                f'<w:instrText xml:space="preserve"> NOTEREF _Ref{number:08} \\f \\h </w:instrText>',
                '<w:fldChar w:fldCharType="separate"/>',
                f"<w:t>{number}</w:t>",
                '<w:fldChar w:fldCharType="end"/>',
            )
        )


def first_reference(job: Job, note: str) -> str:
    """The reference that brings a note to its place (17.11.14, 17.11.7), bookmarked for others to refer to."""
    job.seen_notes.add(note)
    number = job.notes[note]
    kind = job.sheet.note
    style = f'<w:rPr><w:rStyle w:val="{kind.capitalize()}Reference"/></w:rPr>'
    mark = f'<w:r>{style}<w:{kind}Reference w:id="{number}"/></w:r>'
    return job.bookmark(f"_Ref{number:08}", mark)
