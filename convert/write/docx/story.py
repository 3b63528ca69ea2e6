"""A story: the flow of paragraphs and tables of one part (the text, or all notes).

What the tree says beside a paragraph and Word says on one waits here for the next paragraph: the number of a list
item, the reference mark of a note, a rule, bookmarks.
"""

from __future__ import annotations

from typing import Final

from convert.write.docx.context import Context, Frame, indents, list_style
from convert.write.docx.inline import InlineWriter, language
from convert.write.docx.job import Job
from convert.write.docx.numbering import LEVELS, Numbers
from convert.write.docx.xml import Relations

_NOTE_MARK: Final = (
    '<w:r><w:rPr><w:rStyle w:val="{name}Reference"/></w:rPr><w:{kind}Ref/></w:r>'
    '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
)
_NO_BORDERS: Final = (
    '<w:pBdr><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:pBdr>'
)


class Story:
    """Collects the XML of one part."""

    def __init__(self, job: Job, relations: Relations, in_notes: bool = False) -> None:
        self.job = job
        self.relations = relations
        self.inline = InlineWriter(job, relations, in_notes)
        self.out: list[str] = []
        self._label: tuple[Numbers, int, bool] | None = None
        self._note = False
        self._rule = False
        self._break = False
        self._number: int | None = None
        self.after_table = False
        self.keep_row = False
        self._names: list[str] = []
        self._pages: list[tuple[int, bool]] = []

    # -------------------------------------------------------------------------- what waits

    def await_label(self, numbers: Numbers, level: int, ordered: bool) -> None:
        """The next paragraph begins a list item."""
        self._label = (numbers, level, ordered)

    def await_note(self) -> None:
        """The next paragraph begins a note."""
        self._note = True

    @property
    def note_style(self) -> str:
        """The paragraph style of notes."""
        return f"{self.job.sheet.note.capitalize()} Text"

    def await_rule(self) -> None:
        """The next paragraph stands under a rule."""
        self._rule = True

    def await_bookmark(self, identifier: str | None) -> None:
        """The next paragraph is where links to this id lead."""
        if identifier is not None:
            self._names.append(self.job.anchor(identifier))

    def await_page(self, page: int, shown: bool = True) -> None:
        """The next paragraph is where a printed page begins."""
        self._pages.append((page, shown))

    def await_number(self, number: int | None) -> None:
        """The next paragraph has this number, in the margin where it begins."""
        self._number = number

    def await_break(self) -> None:
        """The next paragraph begins a page."""
        self._break = True

    @property
    def waiting(self) -> bool:
        """Is there something that only a paragraph can carry?"""
        return self._label is not None or self._note

    def finish(self) -> None:
        """The flow ends: a rule at its very end separates nothing, and Word has nowhere to put it."""
        if self._rule:
            self._rule = False
            self.job.find("rule-dropped", "a rule with no paragraph after it is not shown")

    # -------------------------------------------------------------------------- what is written

    def paragraph(
        self,
        base: str,
        content: str,
        context: Context,
        frames: tuple[Frame, ...] | None = None,
        keep: bool = False,
        align: str = "",
        last: bool = False,
        bare: bool = False,
    ) -> None:
        """One paragraph in the style ``base`` within ``frames`` (those of the context, if not given). ``last``: the
        full space between paragraphs follows, whatever the style says. ``bare``: without the borders of the style."""
        frames = context.frames if frames is None else frames
        style = self.job.styles.paragraph(base, frames)
        keep = keep or self.keep_row
        content = "".join(self.job.page(page, shown) for page, shown in self._pages) + content
        self._pages.clear()
        if self._number is not None:
            mark = '<w:r><w:rPr><w:rStyle w:val="ParagraphNumber"/></w:rPr>{}</w:r>'
            content = mark.format(f"<w:t>{self._number}</w:t>") + mark.format("<w:tab/>") + content
        if self._note:
            kind = self.job.sheet.note
            content = _NOTE_MARK.format(kind=kind, name=kind.capitalize()) + content
            self._note = False
        for name in self._names:
            content = self.job.bookmark(name) + content
        self._names.clear()
        self.out.append(f"<w:p>{self._properties(style, context, keep, align, last, bare)}{content}</w:p>")
        self.after_table = False

    def plain(self, content: str, context: Context, keep: bool = False, align: str = "") -> None:
        """A paragraph of text in the style that its containers give it."""
        frames = context.frames
        if not frames:
            self.paragraph(context.plain, content, context, frames, keep, align)
            return
        inner = frames[-1]
        if inner.kind == "List":
            numbered = self._label is not None and self._label[2]
            kind = "List Number" if numbered else "List Bullet" if self._label is not None else "List Continue"
            self.paragraph(list_style(kind, inner.depth), content, context, frames[:-1], keep, align)
        else:
            base = self.note_style if inner.kind == "Footnote" else inner.kind
            self.paragraph(base, content, context, frames[:-1], keep, align)

    def flush(self, context: Context) -> None:
        """A label that no paragraph will carry gets one of its own: the item begins with a list or a table."""
        if self.waiting:
            self.plain("", context, keep=True)

    def flush_note(self, context: Context) -> None:
        """A note's mark does not stand in a line of code: it gets a paragraph of its own before."""
        if self._note:
            self.paragraph(self.note_style, "", context, (), keep=True)

    def table(self, xml: str) -> None:
        """A finished w:tbl element. Two neighbours would run into one, so a paragraph parts them."""
        if self.after_table:
            self.out.append('<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>')
        self.out.append(xml)
        self.after_table = True

    def _properties(self, style: str, context: Context, keep: bool, align: str, last: bool, bare: bool) -> str:
        """The w:pPr, children in the order of CT_PPr (17.3.1.26)."""
        document = self.job.document.meta
        parts = [f'<w:pStyle w:val="{style}"/>', "<w:keepNext/>" if keep else ""]
        parts.append("<w:pageBreakBefore/>" if self._break else "")
        self._break = False
        if self._label is not None:
            numbers, level, _ = self._label
            level = min(level, LEVELS - 1)
            numbers.mark(level)
            parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbers.id}"/></w:numPr>')
            self._label = None
        if self._rule:
            parts.append(
                f'<w:pBdr><w:top w:val="single" w:sz="6" w:space="12" w:color="{self.job.sheet.rule}"/></w:pBdr>'
            )
        elif bare:  # in a table cell they would run into the table's own rules
            parts.append(_NO_BORDERS)
        if context.rtl != (document.dir == "rtl"):
            parts.append("<w:bidi/>" if context.rtl else '<w:bidi w:val="0"/>')
        before = f' w:before="{self.job.sheet.gap * 2}"' if self._rule or self.after_table else ""
        if bare:  # in line with the text of the cells beside it
            before = f' w:before="{self.job.sheet.gap // 2}"'
        after = f' w:after="{self.job.sheet.gap}"' if last else ""
        parts.append(f"<w:spacing{before}{after}/>" if before or after else "")
        self._rule = False
        if self._number is not None:
            start, end = indents(context.frames, self.job.sheet)
            hang = start + self.job.sheet.number_width
            parts.append(f'<w:ind w:left="{start}" w:right="{end}" w:hanging="{hang}"/>')
            self._number = None
        if align:
            parts.append(f'<w:jc w:val="{align}"/>')
        if context.lang != document.lang:
            parts.append(f"<w:rPr>{language(context.lang)}</w:rPr>")
        return f"<w:pPr>{''.join(parts)}</w:pPr>"
