"""Where pages of the standard edition begin in another edition: a number in the margin, read out once, at its place.

The mark is real content, not an artifact: who listens needs it as much as who looks. It is a Span of its own type with
the words to be said as its ActualText (ISO 32000-1, 14.9.4), between the words that end one page and begin the next.
"""

from __future__ import annotations

from convert.pagemarks import shown
from convert.write.pdf.boxes import LineBox, Placeable, RowBox
from convert.write.pdf.context import Context
from convert.write.pdf.faces import Bit
from convert.write.pdf.flow import Para, Setting
from convert.write.pdf.lines import break_lines
from convert.write.pdf.pages import Page
from convert.write.pdf.runs import Chunk, Look, Mark, Run, Segment
from convert.write.pdf.tags import ARTIFACT, Element


def mark_pages(chunks: list[Chunk], run: Run, key: int, context: Context, lang: str) -> None:
    """Put marks into a run of inlines, before the words with which pages begin. ``key``: that of
    :mod:`convert.pagemarks`."""
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
    lines = [
        break_lines([Chunk([Segment(inner, bit, bit.width * inner.scale) for bit in inner.look.stack.bits(text)], 0.0)],
                    10_000.0)[0]
        for text in (context.words.page_mark.format(n=number), number)
    ]  # fmt: skip
    for line in lines:
        line.width = sum(segment.width for segment in line.segments)
    blank = Bit(inner.look.stack.space.face, "", "", 0, ())
    return Segment(inner, blank, 0.0, first.level if first is not None else 0, mark=Mark(pages, (lines[0], lines[1])))


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
