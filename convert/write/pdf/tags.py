"""The structure tree: elements, marked-content numbers, object references, and how all of it is written.

Elements of blocks are made from the document tree, so their order is the document's whatever page or place they are
painted in. Elements within a line join their parent when they are first painted. Painting only ever appends (page,
MCID) pairs and object references.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from convert.write.pdf.objects import File, text_string

#: Our own types and the standard types that they stand for, in PDF 1.7 (ISO 32000-1, 14.8.4).
ROLES_17: Final = {
    "Em": "Span",
    "Strong": "Span",
    "Sub": "Span",
    "Sup": "Span",
    "Strike": "Span",
    "Aside": "Sect",
    "Subtitle": "P",
    "Byline": "P",
    "Attribution": "P",
    "Credit": "P",
    "Illustration": "Sect",
    "InnerAside": "Sect",
    "Notes": "Sect",
    "CodeBlock": "P",
    "PageMark": "Span",
    "ParagraphNumber": "Span",
}
#: The same in PDF 2.0 (ISO 32000-2, 14.8.4), where Em, Strong and Aside are standard types.
ROLES_20: Final = {
    "Sub": "Span",
    "Sup": "Span",
    "Strike": "Span",
    "Subtitle": "P",
    "Byline": "P",
    "Attribution": "P",
    "Credit": "P",
    "Illustration": "Sect",
    "InnerAside": "Sect",
    "Notes": "Sect",
    "CodeBlock": "P",
    "PageMark": "Span",
    "ParagraphNumber": "Span",
}
#: Types of PDF 1.7 that the PDF 2.0 namespace has not; they keep the old namespace (ISO 32000-2, 14.8.6).
_OLD_ONLY: Final = frozenset({"BlockQuote", "TOC", "TOCI", "Code", "Reference", "Quote"})
#: Elements that say something even when they hold nothing.
_KEPT_EMPTY: Final = frozenset({"TD", "TH", "LBody", "Document"})
_NAMESPACES: Final = (
    "http://iso.org/pdf2/ssn",
    "http://iso.org/pdf/ssn",
    "https://accessible-convert.example/pdf/roles",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """Marked content: the page's index from 0 and the MCID on it."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An object reference to an annotation: the page's index and the object's number."""

    page: int
    number: int


Kid: TypeAlias = "Element | Mark | Annotation"


@dataclass(eq=False, slots=True)
class Element:
    """A structure element. ``attributes`` are whole attribute dictionaries in PDF syntax; ``box`` is a figure's
    (left, bottom, right, top) in page space; ``refs`` become /Ref in PDF 2.0."""

    tag: str
    parent: Element | None = None
    lang: str | None = None
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    id: str | None = None
    attributes: tuple[str, ...] = ()
    box: tuple[float, float, float, float] | None = None
    refs: list[Element] = field(default_factory=list)
    kids: list[Kid] = field(default_factory=list)
    attached: bool = False
    number: int = 0

    def block(self, tag: str, lang: str | None = None) -> Element:
        """A new child at the end, in the document's order."""
        child = Element(tag, self, lang, attached=True)
        self.kids.append(child)
        return child

    def inline(self, tag: str, lang: str | None = None) -> Element:
        """A new child that takes its place when it is first painted."""
        return Element(tag, self, lang)

    def within(self, tag: str) -> bool:
        """Whether this is, or is in, an element of a type."""
        return self.tag == tag or (self.parent is not None and self.parent.within(tag))

    def attach(self) -> None:
        """Take one's place in the parent, now."""
        if not self.attached and self.parent is not None:
            self.attached = True
            self.parent.attach()
            self.parent.kids.append(self)


#: The owner of what is painted but not part of the text.
ARTIFACT: Final = Element("Artifact")


class Tags:
    """The tree of one document and the numbers that painting hands out. ``version`` is 1 (PDF 1.7) or 2 (PDF 2.0)."""

    def __init__(self, version: int) -> None:
        self.version = version
        self.root = Element("Document", attached=True)
        self._pages: list[list[Element]] = []
        self._annotations: list[Element] = []

    def open_page(self) -> int:
        """Begin a page; its index, which is also its key in the parent tree."""
        self._pages.append([])
        return len(self._pages) - 1

    def mark(self, element: Element) -> int:
        """A new MCID on the current page for this element."""
        element.attach()
        owners = self._pages[-1]
        owners.append(element)
        element.kids.append(Mark(len(self._pages) - 1, len(owners) - 1))
        return len(owners) - 1

    def reserve_annotation(self, element: Element) -> int:
        """A place for an annotation of this element; its index, from which :meth:`annotation_key` follows."""
        self._annotations.append(element)
        return len(self._annotations) - 1

    def annotation_key(self, index: int) -> int:
        """The StructParent of an annotation. Pages come first; ask when all pages are painted."""
        return len(self._pages) + index

    def prune(self) -> None:
        """Drop elements that nothing was painted for, and number the rest when :meth:`write` comes."""
        _prune(self.root)

    def number(self, file: File) -> None:
        """Give every element its object number, in the order of the tree."""
        for element in walk(self.root):
            element.number = file.reserve()

    def write(self, file: File, page_numbers: list[int]) -> int:
        """Write the tree; the object number of its root. ``page_numbers``: the pages' objects."""
        root = file.reserve()
        spaces = self._write_namespaces(file) if self.version == 2 else ()
        identified: list[Element] = []
        for element in walk(self.root):
            if element.id is not None:
                identified.append(element)
            file.fill(element.number, self._body(element, root, page_numbers, spaces))
        body = f"<</Type/StructTreeRoot/K[{self.root.number} 0 R]/ParentTree {self._write_parents(file)} 0 R"
        body += f"/ParentTreeNextKey {len(self._pages) + len(self._annotations)}"
        if self.version == 2:
            body += f"/Namespaces[{' '.join(f'{space} 0 R' for space in spaces)}]"
        else:
            body += "/RoleMap<<" + "".join(f"/{own}/{standard}" for own, standard in sorted(ROLES_17.items())) + ">>"
        if identified:
            body += f"/IDTree {_write_identifiers(file, identified)} 0 R"
        file.fill(root, body + ">>")
        return root

    def _write_namespaces(self, file: File) -> tuple[int, ...]:
        new, old = (file.add(f"<</Type/Namespace/NS({uri})>>") for uri in _NAMESPACES[:2])
        roles = "".join(f"/{own}[/{standard} {new} 0 R]" for own, standard in sorted(ROLES_20.items()))
        return (new, old, file.add(f"<</Type/Namespace/NS({_NAMESPACES[2]})/RoleMapNS<<{roles}>>>>"))

    def _space(self, tag: str, spaces: tuple[int, ...]) -> int:
        if tag in ROLES_20:
            return spaces[2]
        return spaces[1] if tag in _OLD_ONLY else spaces[0]

    def _body(self, element: Element, root: int, pages: list[int], spaces: tuple[int, ...]) -> str:
        parent = element.parent.number if element.parent else root
        out = [f"<</Type/StructElem/S/{element.tag}/P {parent} 0 R"]
        on = {kid.page for kid in element.kids if isinstance(kid, Mark)}
        single = on.pop() if len(on) == 1 else None
        if single is not None:
            out.append(f"/Pg {pages[single]} 0 R")
        kids = [_kid(kid, single, pages) for kid in element.kids]
        if len(kids) == 1:
            out.append(f"/K {kids[0]}")
        elif kids:
            out.append(f"/K[{' '.join(kids)}]")
        if spaces:
            out.append(f"/NS {self._space(element.tag, spaces)} 0 R")
        out.extend(_properties(element))
        if self.version == 2:
            refs = [f"{other.number} 0 R" for other in element.refs if other.number]
            if refs:
                out.append(f"/Ref[{' '.join(refs)}]")
        out.append(">>")
        return "".join(out)

    def _write_parents(self, file: File) -> int:
        """The parent tree: for each page the owners of its MCIDs, for each annotation its element (14.7.4.4)."""
        entries = []
        for key, owners in enumerate(self._pages):
            array = file.add("[" + " ".join(f"{owner.number} 0 R" for owner in owners) + "]")
            entries.append(f"{key} {array} 0 R")
        for index, element in enumerate(self._annotations):
            entries.append(f"{self.annotation_key(index)} {element.number} 0 R")
        return file.add(f"<</Nums[{' '.join(entries)}]>>")


def walk(element: Element) -> Iterator[Element]:
    """An element and all below it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)


def _prune(element: Element) -> bool:
    element.kids = [kid for kid in element.kids if not isinstance(kid, Element) or _prune(kid)]
    return bool(element.kids) or element.tag in _KEPT_EMPTY


def _kid(kid: Kid, single: int | None, pages: list[int]) -> str:
    if isinstance(kid, Element):
        return f"{kid.number} 0 R"
    if isinstance(kid, Annotation):
        return f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.number} 0 R>>"
    if single is not None:
        return str(kid.mcid)
    return f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.mcid}>>"


def _properties(element: Element) -> Iterator[str]:
    if element.lang:
        yield f"/Lang{text_string(element.lang)}"
    for key, value in (("Alt", element.alt), ("ActualText", element.actual), ("E", element.expansion)):
        if value is not None:
            yield f"/{key}{text_string(value)}"
    if element.id is not None:
        yield f"/ID{text_string(element.id)}"
    attributes = list(element.attributes)
    if element.box:
        box = " ".join(f"{edge:.2f}" for edge in element.box)
        attributes.append(f"<</O/Layout/Placement/Block/BBox[{box}]>>")
    if len(attributes) == 1:
        yield f"/A{attributes[0]}"
    elif attributes:
        yield f"/A[{''.join(attributes)}]"


def _write_identifiers(file: File, elements: list[Element]) -> int:
    """The IDTree: a name tree over the elements' IDs (14.7.2), sorted as byte strings."""
    pairs = sorted((text_string(element.id or ""), element.number) for element in elements)
    names = "".join(f"{key}{number} 0 R" for key, number in pairs)
    return file.add(f"<</Kids[{file.add(f'<</Limits[{pairs[0][0]}{pairs[-1][0]}]/Names[{names}]>>')} 0 R]>>")
