"""The file around the pages: page objects, annotations, destinations, outline, catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from convert.model import Document
from convert.style import Style
from convert.write.pdf import metadata
from convert.write.pdf.canvas import Canvas
from convert.write.pdf.context import Context
from convert.write.pdf.embed import embed
from convert.write.pdf.faces import Face
from convert.write.pdf.flow import Heading
from convert.write.pdf.images import Picture
from convert.write.pdf.objects import File, numbers, text_string
from convert.write.pdf.pages import Page
from convert.write.pdf.paint import Painting, Spot
from convert.write.pdf.tags import Annotation, Element

#: Annotation flag 3, Print (ISO 32000-1, table 165).
_PRINT = 4


@dataclass(slots=True, eq=False)
class _Link:
    """A link annotation to be written: its object, its place among the annotations, where it is and leads."""

    number: int
    index: int
    element: Element
    page: int
    rects: list[tuple[float, float, float, float]]


@dataclass(slots=True, eq=False)
class _Entry:
    """An outline item with those below it."""

    heading: Heading
    spot: Spot
    number: int
    below: list[_Entry] = field(default_factory=list)

    def count(self) -> int:
        return len(self.below) + sum(entry.count() for entry in self.below)


def write_file(context: Context, painting: Painting, pages: list[Page], labels: Sequence[str] = ()) -> bytes:
    """The finished PDF. ``labels``: what each page is called where that is not its number."""
    document, style, tags = context.document, context.style, context.tags
    file = File((2, 0) if context.ua2 else (1, 7), with_info=not context.ua2)
    page_numbers = [file.reserve() for _ in pages]
    links = [_Link(file.reserve(), 0, element, canvas.page, rects)
             for canvas in painting.canvases for element, rects in canvas.rects.items()]  # fmt: skip
    for link in links:
        link.element.kids.append(Annotation(link.page, link.number))
        link.index = tags.reserve_annotation(link.element)
    tags.prune()
    tags.number(file)
    for link in links:
        file.fill(link.number, _annotation(link, context, painting, page_numbers))
    page_tree = _write_pages(file, painting, pages, page_numbers, links)
    outline = _write_outline(file, painting, context, page_numbers)
    catalog = _catalog(file, document, style, tags.write(file, page_numbers), page_tree, outline, labels)
    return file.finish(catalog, metadata.info(document), metadata.identifier(document, style))


# ------------------------------------------------------------------------------------------ pages


def _write_pages(file: File, painting: Painting, pages: list[Page], page_numbers: list[int], links: list[_Link]) -> int:
    """The pages with all that they use; the number of the page tree."""
    fonts = {face: (label, embed(file, face, bits)) for face, (label, bits) in painting.resources.fonts.items()}
    pictures = {
        picture: (label, file.stream(picture.entries, picture.data, compress=False))
        for picture, label in painting.resources.pictures.items()
    }
    parent = file.reserve()
    for key, (canvas, page, page_number) in enumerate(zip(painting.canvases, pages, page_numbers, strict=True)):
        resources = _resources(canvas, fonts, pictures)
        content = file.stream("", canvas.content())
        here = [f"{link.number} 0 R" for link in links if link.page == key]
        annotations = f"/Annots[{' '.join(here)}]" if here else ""
        box = numbers(0, 0, page.area.paper_width, page.area.paper_height)
        file.fill(
            page_number,
            f"<</Type/Page/Parent {parent} 0 R/MediaBox[{box}]/Resources<<{resources}>>/Contents {content} 0 R"
            f"/StructParents {key}/Tabs/S{annotations}>>",
        )
    kids = " ".join(f"{number} 0 R" for number in page_numbers)
    file.fill(parent, f"<</Type/Pages/Kids[{kids}]/Count {len(page_numbers)}>>")
    return parent


def _resources(canvas: Canvas, fonts: dict[Face, tuple[str, int]], pictures: dict[Picture, tuple[str, int]]) -> str:
    used = sorted(fonts[face] for face in canvas.faces)
    out = "/Font<<" + "".join(f"/{label} {number} 0 R" for label, number in used) + ">>" if used else ""
    shown = sorted(pictures[picture] for picture in canvas.used_pictures)
    if shown:
        out += "/XObject<<" + "".join(f"/{label} {number} 0 R" for label, number in shown) + ">>"
    return out


# ------------------------------------------------------------------------------------------ links


def _annotation(link: _Link, context: Context, painting: Painting, page_numbers: list[int]) -> str:
    """A Link annotation (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5): described, printed, tied to its element."""
    rects = link.rects
    around = (
        min(rect[0] for rect in rects),
        min(rect[1] for rect in rects),
        max(rect[2] for rect in rects),
        max(rect[3] for rect in rects),
    )
    quads = " ".join(numbers(left, bottom, right, bottom, right, top, left, top) for left, bottom, right, top in rects)
    target = context.targets[link.element]
    if target.url is not None:
        action = f"/A<</Type/Action/S/URI/URI{text_string(target.url)}>>"
    else:
        spot = painting.spots[target.anchor or ""]
        action = f"/Dest{_destination(spot, context, page_numbers)}"
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{numbers(*around)}]/QuadPoints[{quads}]/Border[0 0 0]/F {_PRINT}"
        f"/Contents{text_string(target.contents)}/StructParent {context.tags.annotation_key(link.index)}"
        f"/P {page_numbers[link.page]} 0 R{action}>>"
    )


def _destination(spot: Spot, context: Context, page_numbers: list[int]) -> str:
    """A place to go to: in PDF 2.0 a structure element, in PDF 1.7 a page (ISO 32000-2, 12.3.2.3)."""
    target = spot.element.number if context.ua2 and spot.element.number else page_numbers[spot.page]
    return f"[{target} 0 R/XYZ {numbers(max(0.0, spot.x - 6), spot.y + 6)} null]"


# ------------------------------------------------------------------------------------------ outline


def _write_outline(file: File, painting: Painting, context: Context, page_numbers: list[int]) -> int | None:
    """The bookmarks: the headings, nested by level; the number of the root, None when there are no headings."""
    if not painting.headings:
        return None
    root = file.reserve()
    top: list[_Entry] = []
    stack: list[_Entry] = []
    for heading, spot in painting.headings:
        entry = _Entry(heading, spot, file.reserve())
        while stack and stack[-1].heading.level >= heading.level:
            stack.pop()
        (stack[-1].below if stack else top).append(entry)
        stack.append(entry)
    _write_level(file, top, root, context, page_numbers)
    count = len(top) + sum(entry.count() for entry in top)
    file.fill(root, f"<</Type/Outlines/First {top[0].number} 0 R/Last {top[-1].number} 0 R/Count {count}>>")
    return root


def _write_level(file: File, entries: list[_Entry], parent: int, context: Context, page_numbers: list[int]) -> None:
    for place, entry in enumerate(entries):
        out = f"<</Title{text_string(entry.heading.text)}/Parent {parent} 0 R"
        out += f"/Dest{_destination(entry.spot, context, page_numbers)}"
        if place:
            out += f"/Prev {entries[place - 1].number} 0 R"
        if place + 1 < len(entries):
            out += f"/Next {entries[place + 1].number} 0 R"
        if entry.below:
            first, last = entry.below[0].number, entry.below[-1].number
            out += f"/First {first} 0 R/Last {last} 0 R/Count {entry.count()}"
        file.fill(entry.number, out + ">>")
        _write_level(file, entry.below, entry.number, context, page_numbers)


# ------------------------------------------------------------------------------------------ catalogue


def _page_labels(labels: Sequence[str]) -> str:
    """The number tree of page labels (ISO 32000-1, 12.4.2): viewers then go to pages by the numbers printed on them, as
    WCAG technique PDF17 asks."""
    if not labels:
        return "<</Nums[0<</S/D>>]>>"
    return "<</Nums[" + "".join(f"{at}<</P{text_string(label)}>>" for at, label in enumerate(labels)) + "]>>"


def _catalog(
    file: File, document: Document, style: Style, tree: int, pages: int, outline: int | None, labels: Sequence[str]
) -> str:
    meta = document.meta
    direction = "/Direction/R2L" if meta.dir == "rtl" else ""
    packet = file.stream("/Type/Metadata/Subtype/XML", metadata.xmp(document, style), compress=False)
    bookmarks = f"/Outlines {outline} 0 R/PageMode/UseOutlines" if outline is not None else ""
    return (
        f"<</Type/Catalog/Pages {pages} 0 R/Lang{text_string(meta.lang)}/MarkInfo<</Marked true>>"
        f"/StructTreeRoot {tree} 0 R/Metadata {packet} 0 R/OutputIntents{metadata.output_intent(file)}"
        f"/PageLabels{_page_labels(labels)}/ViewerPreferences<</DisplayDocTitle true{direction}>>{bookmarks}>>"
    )
