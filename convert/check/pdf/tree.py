"""The structure tree read back into plain nodes, with standard roles resolved (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import pikepdf

#: The standard structure types of PDF 1.7 and PDF 2.0.
STANDARD: Final = frozenset(
    (
        *("Document", "DocumentFragment", "Part", "Art", "Sect", "Div", "Aside", "BlockQuote", "NonStruct", "Private"),
        *("P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Title", "L", "LI", "Lbl", "LBody", "TOC", "TOCI", "Index"),
        *("Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Caption", "Figure", "Formula", "Form", "Artifact"),
        *("Span", "Quote", "Note", "FENote", "Reference", "BibEntry", "Code", "Link", "Annot", "Sub", "Em", "Strong"),
        *("Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"),
    )
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked content: page object and MCID."""

    page: tuple[int, int] | None
    mcid: int


@dataclass(frozen=True, slots=True)
class Object:
    """A reference to an object, an annotation as a rule."""

    objgen: tuple[int, int]


@dataclass(eq=False, slots=True)
class Node:
    """A structure element. ``tag`` as written, ``role`` the standard type that it stands for ("" when none)."""

    tag: str
    role: str
    objgen: tuple[int, int]
    parent: Node | None
    declared_parent: tuple[int, int] | None
    lang: str | None = None
    alt: str | None = None
    actual: str | None = None
    expansion: str | None = None
    id: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Kid] = field(default_factory=list)

    def nodes(self) -> Iterator[Node]:
        """The child elements."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def walk(self) -> Iterator[Node]:
        """This element and all below, in reading order."""
        yield self
        for kid in self.nodes():
            yield from kid.walk()

    def within(self, role: str) -> bool:
        """Whether an ancestor has this role."""
        return self.parent is not None and (self.parent.role == role or self.parent.within(role))

    @property
    def where(self) -> str:
        """For messages: the tag and the object number."""
        return f"{self.tag} (object {self.objgen[0]})"


Kid: TypeAlias = "Node | Marked | Object"


@dataclass(slots=True)
class Tree:
    """The tree of a file: the top elements, and what could not be read."""

    tops: list[Node]
    faults: list[tuple[str, str]]

    def walk(self) -> Iterator[Node]:
        """All elements, in reading order."""
        for top in self.tops:
            yield from top.walk()


class Loader:
    """Loads the tree of one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.root: Any = pdf.Root.get("/StructTreeRoot")
        self.faults: list[tuple[str, str]] = []
        self._seen: set[tuple[int, int]] = set()

    def load(self) -> Tree:
        """The tree; empty when the file has none."""
        if not isinstance(self.root, pikepdf.Dictionary):
            return Tree([], [("structure-missing", "the file has no structure tree")])
        tops = [self._node(kid, None) for kid in _array(self.root.get("/K"))]
        return Tree([top for top in tops if top is not None], self.faults)

    def _node(self, item: Any, parent: Node | None) -> Node | None:
        if item.is_indirect and item.objgen in self._seen:
            self.faults.append(("element-shared", f"object {item.objgen[0]} is met twice in the tree"))
            return None
        self._seen.add(item.objgen)
        tag = str(item.get("/S", "/")).lstrip("/")
        declared = item.get("/P")
        node = Node(tag, self._role(item, tag), item.objgen, parent, declared.objgen if declared is not None else None)
        node.lang, node.alt = _string(item, "/Lang"), _string(item, "/Alt")
        node.actual, node.expansion = _string(item, "/ActualText"), _string(item, "/E")
        node.id = _string(item, "/ID")
        for attributes in _array(item.get("/A")):
            if isinstance(attributes, pikepdf.Dictionary):
                node.attributes.update({key: value for key, value in attributes.items() if key != "/O"})
        page = item.get("/Pg")
        for kid in _array(item.get("/K")):
            made = self._kid(kid, node, page.objgen if page is not None else None)
            if made is not None:
                node.kids.append(made)
        return node

    def _kid(self, kid: Any, node: Node, page: tuple[int, int] | None) -> Kid | None:
        if isinstance(kid, int):
            return Marked(page, kid)
        if not isinstance(kid, pikepdf.Dictionary):
            self.faults.append(("kid-unreadable", f"{node.where} has a kid that is no element"))
            return None
        kind = str(kid.get("/Type", "/StructElem"))
        own = kid.get("/Pg")
        if kind == "/MCR":
            return Marked(own.objgen if own is not None else page, int(kid["/MCID"]))
        if kind == "/OBJR":
            return Object(kid["/Obj"].objgen)
        return self._node(kid, node)

    def _role(self, item: Any, tag: str) -> str:
        """The standard type: by the element's namespace in PDF 2.0, by the role map else (14.7.3)."""
        seen: set[str] = set()
        space = item.get("/NS")
        while isinstance(space, pikepdf.Dictionary) and "/RoleMapNS" in space and tag not in seen:
            seen.add(tag)
            target = space["/RoleMapNS"].get(f"/{tag}")
            if target is None:
                break
            tag = str(target[0] if isinstance(target, pikepdf.Array) else target).lstrip("/")
            space = target[1] if isinstance(target, pikepdf.Array) else None
        roles = self.root.get("/RoleMap", pikepdf.Dictionary())
        while tag not in STANDARD and f"/{tag}" in roles and tag not in seen:
            seen.add(tag)
            tag = str(roles[f"/{tag}"]).lstrip("/")
        return tag if tag in STANDARD else ""


def page_key(page: pikepdf.Page) -> tuple[int, int]:
    """A page's object and generation number."""
    number: tuple[int, int] = page.obj.objgen
    return number


def _array(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _string(item: Any, key: str) -> str | None:
    value = item.get(key)
    return str(value) if value is not None else None


def numbers(node: Any) -> dict[int, Any]:
    """A number tree as a dictionary (7.9.7)."""
    out: dict[int, Any] = {}
    pairs = _array(node.get("/Nums"))
    for key, value in zip(pairs[::2], pairs[1::2], strict=False):
        out[int(key)] = value
    for kid in _array(node.get("/Kids")):
        out.update(numbers(kid))
    return out


def names(node: Any) -> dict[str, Any]:
    """A name tree as a dictionary (7.9.6)."""
    out: dict[str, Any] = {}
    pairs = _array(node.get("/Names"))
    for key, value in zip(pairs[::2], pairs[1::2], strict=False):
        out[str(key)] = value
    for kid in _array(node.get("/Kids")):
        out.update(names(kid))
    return out
