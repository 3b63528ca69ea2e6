"""One document through the engine, step by step."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from convert.model import Document, Paragraph
from convert.output import Finding, Output, PageMap, page_at
from convert.style import Style
from convert.walk import Path, inline_text
from convert.write.pdf.boxes import Placeable
from convert.write.pdf.build import Builder, Place
from convert.write.pdf.context import Context, new_context
from convert.write.pdf.document import write_file
from convert.write.pdf.flow import Flow, Grid, Group, Para, Rule
from convert.write.pdf.fonts import EASTERN, is_eastern, stack
from convert.write.pdf.front import contents, front, headings
from convert.write.pdf.layout import galley
from convert.write.pdf.marks import number_lines, page_labels
from convert.write.pdf.pages import Area, Page, Paginator, Section, anchor_pages, page_map
from convert.write.pdf.paint import Painter
from convert.write.pdf.tables import least_width

#: Text of which the average width of a character is measured where a document has too little of its own, or in a script
#: that the font has not: English letters at their frequencies, with spaces.
_SAMPLE: Final = "the measure of a line is counted in characters of average width, as readers meet them in running text"
#: How much of a document's text is looked at, and how much of it the font must have, in characters.
_LOOKED_AT: Final = 1500
_ENOUGH: Final = 300
#: Characters without a font that a finding names.
_LISTED: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A document on its pages. ``map``: where they begin in the tree. ``headings``: of each heading's anchor, where it
    is in the tree."""

    context: Context
    pages: list[Page]
    map: PageMap
    headings: Mapping[str, Path]


def layout(document: Document, style: Style, standard: PageMap = ()) -> Layout:
    """Set a document on pages. ``standard``: the pages of the standard edition, where this is another."""
    context = new_context(document, style, standard)
    meta = document.meta
    place = Place(context.tags.root, meta.lang, meta.dir, ())
    builder = Builder(context)
    opening = front(builder, document, replace(place, path=None))
    toc_at = len(context.tags.root.kids)
    flows = builder.blocks(document.blocks, place)
    toc = contents(builder, flows, replace(place, path=None))
    if toc is not None:
        kids = context.tags.root.kids
        kids.insert(toc_at, kids.pop())
        opening.append(toc)
    places = {flow.anchors[-1]: flow.path for flow in headings(flows) if flow.path is not None}
    notes = _notes(builder, place)
    if notes and style.furniture.notes == "end":
        gap = builder.size(place)
        flows = [*flows, Rule(style.colour.rule, gap, gap), *notes.values()]
        notes = dict.fromkeys(notes, Group([]))
    pages = _paginated(context, [*opening, *flows], notes)
    return Layout(context, pages, page_map(pages), places)


def run(document: Document, style: Style, standard: PageMap = ()) -> Output:
    """The PDF of a document, where its pages begin, and what a person should know.

    An edition that breaks its pages otherwise than the ``standard`` one goes by that one's numbers everywhere: in the
    margin where its pages begin, at the foot, in the contents, and where a viewer is told to go to.
    """
    laid = layout(document, style, standard)
    context, pages = laid.context, laid.pages
    labels: list[str] = []
    numbers = {anchor: str(number) for anchor, number in anchor_pages(pages).items()}
    if standard and laid.map != standard:
        labels = page_labels(pages)
        numbers |= {anchor: str(page_at(standard, path)) for anchor, path in laid.headings.items()}
    lines = () if standard else numbered_lines(laid)
    painter = Painter(context, numbers, labels)
    for number, page in enumerate(pages, 1):
        painter.page(page, number, len(pages))
    data = write_file(context, painter.painting, pages, labels)
    return Output(data, (*context.findings, *_missing(painter)), laid.map, lines)


def numbered_lines(laid: Layout) -> PageMap:
    """Number the lines of the standard edition, where that is asked for, and say where they begin."""
    context = laid.context
    return number_lines(laid.pages, context.document.parts) if context.style.edition.number == "lines" else ()


def _notes(builder: Builder, place: Place) -> dict[str, Flow]:
    """The notes: in the tree after the text, as a reader of the tree meets them; on paper at the foot of pages."""
    document = builder.context.document
    if not document.notes:
        return {}
    parent = place.element.block("Notes")
    return {note.id: builder.note(note, parent, place.lang, place.dir) for note in document.notes}


# ------------------------------------------------------------------------------------------ pages


def text_area(style: Style, turned: bool = False) -> Area:
    """The text area of a page; ``turned`` for a table that is wider than it is good for the page."""
    page = style.page
    width, height = (page.height, page.width) if turned else (page.width, page.height)
    return Area(
        width,
        height,
        page.margin_left,
        page.margin_bottom,
        width - page.margin_left - page.margin_right,
        height - page.margin_top - page.margin_bottom,
    )


def measure(style: Style, document: Document) -> float:
    """The widest line of text: the profile's measure in characters, in points. An average character of German is wider
    than one of English, so it is that of the document's own paragraphs."""
    face = stack(style.text.font).primary
    known = face.cmap.keys()
    for text in (_running_text(document), _SAMPLE):
        counts = Counter(text)
        found = {char: count for char, count in counts.items() if ord(char) in known}
        total = sum(found.values())
        if text is _SAMPLE or total >= max(_ENOUGH, 0.8 * len(text)):
            break
    average = sum(face.advance(face.cmap[ord(char)]) * count for char, count in found.items()) / total / 1000
    each = average + style.text.letter_spacing + style.text.word_spacing * counts[" "] / total
    return style.text.measure * each * style.text.size


def _running_text(document: Document) -> str:
    parts: list[str] = []
    length = 0
    for block in document.blocks:
        if isinstance(block, Paragraph) and length < _LOOKED_AT:
            parts.append(" ".join(inline_text(block.children).split()))
            length += len(parts[-1])
    return " ".join(parts)[:_LOOKED_AT]


def _paginated(context: Context, flows: list[Flow], notes: dict[str, Flow]) -> list[Page]:
    area = text_area(context.style)
    limit = measure(context.style, context.document)
    known: dict[str, list[Placeable]] = {}

    def note(name: str, width: float) -> list[Placeable]:
        if name not in known:
            known[name] = galley([notes[name]], min(width, limit), area.height)
        return known[name]

    paginator = Paginator(note)
    column = area
    breaks = frozenset(f"#{part}" for part in context.document.parts)
    for turned, part in _parts(flows, min(area.width, limit), breaks):
        own = text_area(context.style, turned)
        width = own.width if turned else min(own.width, limit)
        column = replace(own, left=own.left + (own.width - width) / 2, width=width)
        paginator.fill(Section(column, galley(part, width, own.height)))
    paginator.finish(column, notes)
    return paginator.pages


def _parts(flows: list[Flow], width: float, breaks: frozenset[str]) -> list[tuple[bool, list[Flow]]]:
    """Stretches of flows with whether their pages are turned: a table that would have to break its words is given
    turned pages of its own, when it gains by it. ``breaks``: the anchors that begin a page."""
    parts: list[tuple[bool, list[Flow]]] = []
    for flow in flows:
        turned = any(least_width(grid) > width for grid in _own_grids(flow))
        begins = isinstance(flow, Para) and not breaks.isdisjoint(flow.anchors)
        if parts and not turned and not parts[-1][0] and not begins:
            parts[-1][1].append(flow)
        else:
            parts.append((turned, [flow]))
    return parts or [(False, [])]


def _own_grids(flow: Flow) -> list[Grid]:
    if isinstance(flow, Group) and flow.panel is None:
        return [child for child in flow.flows if isinstance(child, Grid)]
    return []


# ------------------------------------------------------------------------------------------ findings


def _missing(painter: Painter) -> tuple[Finding, ...]:
    """One finding for all characters that no font has."""
    bits = (bit for _, used in painter.painting.resources.fonts.values() for bit in used)
    found = sorted({bit.actual for bit in bits if bit.missing and bit.actual})
    if not found:
        return ()
    listed = ", ".join(f"{text} ({' '.join(f'U+{ord(char):04X}' for char in text)})" for text in found[:_LISTED])
    more = f" and {len(found) - _LISTED} more characters" if len(found) > _LISTED else ""
    help = f"; the extra {EASTERN!r} of this package brings them" if any(map(is_eastern, "".join(found))) else ""
    message = f"no installed font has {listed}{more}; the PDF shows U+FFFD and keeps the character as its text{help}"
    return (Finding("glyph-missing", message, "warning", "pdf"),)
