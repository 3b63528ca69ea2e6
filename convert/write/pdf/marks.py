"""Where pages of the standard edition begin in another edition: a number in the margin, read out once, at its place.

The mark is real content, not an artifact: who listens needs it as much as who looks. It is a Span of its own type with
the words to be said as its ActualText (ISO 32000-1, 14.9.4), between the words that end one page and begin the next.
"""

from __future__ import annotations

from typing import Final

from convert.output import PageMap, PageStart
from convert.pagemarks import shown
from convert.write.pdf import inline
from convert.write.pdf.boxes import LineBox, Placeable, RowBox
from convert.write.pdf.context import Context
from convert.write.pdf.faces import Bit
from convert.write.pdf.flow import Para, Setting
from convert.write.pdf.pages import Page
from convert.write.pdf.runs import Chunk, Look, Mark, Run, Segment
from convert.write.pdf.tags import ARTIFACT, Element

#: Which lines are numbered: as editions of verse and papers of examinations have it.
EVERY: Final = 5


def mark_places(chunks: list[Chunk], run: Run, key: int, context: Context, lang: str) -> None:
    """Put marks into a run of inlines: its number, before the words with which pages of the standard edition begin, and
    before those with which its fifth lines do. ``key``: that of :mod:`convert.pagemarks`."""
    number = context.paragraphs.get(key)
    if number is not None and chunks:
        chunks[0].segments.insert(0, _number(chunks[0], run, number, context))
    for offset, line in context.line_marks.get(key, ()):
        at = _chunk_at(chunks, offset)
        if at is not None:
            chunks[at].segments.insert(0, _blank(run, chunks[at], Mark(line=line)))
    found: dict[int, list[int]] = {}
    for offset, page in context.page_marks.get(key, ()):
        found.setdefault(offset, []).append(page)
    for offset, pages in found.items():
        at = _chunk_at(chunks, offset)
        if at is not None:
            chunks[at].segments.insert(0, _mark(chunks, at, run, tuple(pages), context, lang))


def mark_before(key: int, element: Element, context: Context, lang: str) -> Para | None:
    """A line without height for the mark of a page that begins with what holds no text; None where none does."""
    pages = tuple(page for _, page in context.page_marks.get(key, ()))
    if not pages:
        return None
    run = Run(context.look(lang), element.block("P"))
    chunk = Chunk([], 0.0)
    chunk.segments.append(_mark([chunk], 0, run, pages, context, lang))
    return Para([chunk], Setting(run.look.size, 0.0, keep_next=True), run)


def _chunk_at(chunks: list[Chunk], offset: int) -> int | None:
    """The chunk that holds the character at ``offset``; the last one for the end of the text."""
    start = 0
    for index, chunk in enumerate(chunks):
        start += chunk.length
        if offset < start:
            return index
    return len(chunks) - 1 if chunks else None


def _mark(chunks: list[Chunk], at: int, run: Run, pages: tuple[int, ...], context: Context, lang: str) -> Segment:
    first = chunks[at].segments[0] if chunks[at].segments else None
    before = {segment.run.element for chunk in chunks[:at] for segment in chunk.segments}
    element = _holder(first.run.element if first is not None else run.element, run.element, before)
    element = element.inline("PageMark", context.words.lang if context.words.foreign(lang) else None)
    element.actual = f" {context.words.standard_page.format(n=shown(pages))}. "
    inner = Run(look(context), element)
    number = shown(pages)
    lines = (
        inline.one_line(context.words.page_mark.format(n=number), inner, context),
        inline.one_line(number, inner, context),
    )
    return _blank(inner, chunks[at], Mark(pages, lines))


def _number(chunk: Chunk, run: Run, number: int, context: Context) -> Segment:
    """The number of a paragraph: real content, said once before the paragraph, for "look at paragraph 7" is said to who
    listens too."""
    element = run.element.inline("ParagraphNumber")
    element.actual = f"{number}. "
    plain = context.look(context.words.lang, size=context.style.text.legible(context.style.furniture.size))
    line = inline.one_line(str(number), Run(plain, element), context)
    return _blank(Run(plain, element), chunk, Mark(lines=(line, line)))


def _blank(run: Run, chunk: Chunk, mark: Mark) -> Segment:
    """A segment without width, at the level of what it stands before."""
    level = chunk.segments[0].level if chunk.segments else 0
    return Segment(run, Bit(run.look.stack.space.face, "", "", 0, ()), 0.0, level, mark=mark)


def number_lines(pages: list[Page], parts: tuple[str, ...]) -> PageMap:
    """Number every fifth line of running text, from 1 in each part of a bundle; where each such line begins. Titles,
    captions and tables do not count."""
    anchors = {f"#{part}" for part in parts}
    found: list[PageStart] = []
    count = 0
    for page in pages:
        for placed in page.boxes:
            box = placed.box
            if not anchors.isdisjoint(box.anchors):
                count = 0
            if not isinstance(box, LineBox) or box.place is None:
                continue
            path, offset, part = box.place
            if path and part is None and box.height:
                count += 1
                if count % EVERY == 0:
                    box.number = count
                    found.append(PageStart(count, path, offset))
    return tuple(found)


def line_number(box: LineBox) -> int:
    """The number to be shown beside a line, 0 for none."""
    return box.number or next(
        (segment.mark.line for segment in box.line.segments if segment.mark and segment.mark.line), 0
    )


def look(context: Context) -> Look:
    """The look of what stands in the margin: that of page numbers, in the colour of the text."""
    size = context.style.text.legible(context.style.furniture.size)
    return context.look(context.words.lang, size=size, bold=True)


def _holder(element: Element, base: Element, before: set[Element]) -> Element:
    """The element that the mark stands in: the innermost around its place. What begins only now (a link, say) begins
    after the mark."""
    if element is ARTIFACT:
        return base
    begun = set(before)
    for one in before:
        while one.parent is not None and one is not base:
            one = one.parent
            begun.add(one)
    while element is not base and element not in begun and element.parent is not None:
        element = element.parent
    return element


# ------------------------------------------------------------------------------------------ pages


def page_labels(pages: list[Page]) -> list[str]:
    """What each page of another edition is called: the number of the standard page that begins on it; where none does,
    a letter and the number of the one that goes on, as in braille (Braille Formats 2016, 1.11: 3, a3, b3); "3-4" where
    several begin."""
    out: list[str] = []
    current, further = 1, 0
    for index, page in enumerate(pages):
        begun = [number for placed in page.boxes if not placed.repeated for number in _begun(placed.box)]
        if index == 0:
            begun = [1, *(number for number in begun if number > 1)]
        if begun:
            out.append(str(begun[0]) if begun[0] == begun[-1] else f"{begun[0]}-{begun[-1]}")
            current, further = begun[-1], 0
        else:
            further += 1
            out.append(f"{_letters(further)}{current}")
    return out


def _begun(box: Placeable) -> list[int]:
    if isinstance(box, RowBox):
        return [number for cell in box.cells for _, inner in cell.boxes for number in _begun(inner)]
    if not isinstance(box, LineBox):
        return []
    return [number for segment in box.line.segments if segment.mark for number in segment.mark.pages]


def _letters(number: int) -> str:
    """1 to a, 26 to z, 27 to aa."""
    out = ""
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out
