"""Rules for the tree itself: nesting, tables, lists, headings, figures, notes. Each yields (code, detail)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeAlias

from convert.check.pdf.speech import Speaker
from convert.check.pdf.tree import Marked, Node, Object, Tree

Fault: TypeAlias = tuple[str, str]

#: What may stand directly within what (ISO 32000-1, 14.8.4.2 and 14.8.4.3; ISO 14289-1, 7.5 and 7.6).
_CHILDREN: Final = {
    "L": frozenset({"LI", "Caption", "L"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "Table": frozenset({"Caption", "THead", "TBody", "TFoot", "TR"}),
    "THead": frozenset({"TR"}),
    "TBody": frozenset({"TR"}),
    "TFoot": frozenset({"TR"}),
    "TR": frozenset({"TH", "TD"}),
    "TOC": frozenset({"TOC", "TOCI", "Caption"}),
    "TOCI": frozenset({"Lbl", "Reference", "NonStruct", "P", "TOC"}),
}
_PARENTS: Final = {
    "LI": frozenset({"L"}),
    "LBody": frozenset({"LI"}),
    "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    "TOCI": frozenset({"TOC"}),
}
#: Containers that never hold text themselves.
_HOLLOW: Final = frozenset({"L", "LI", "Table", "THead", "TBody", "TFoot", "TR", "TOC", "TOCI", "Document"})
#: Elements that may be empty without hiding anything: cells, and the bodies of empty items.
_MAY_BE_EMPTY: Final = frozenset({"TD", "TH", "LBody"})


def structure_faults(tree: Tree, speaker: Speaker) -> Iterator[Fault]:
    """Everything that is wrong with the tree, as far as it can be seen without the pages."""
    yield from tree.faults
    if len(tree.tops) != 1 or tree.tops[0].role != "Document":
        yield "document-missing", "the tree does not begin with one Document"
    level = 0
    for node in tree.walk():
        yield from _node(node)
        if node.role.startswith("H") and node.role[1:].isdigit():
            new = int(node.role[1:])
            if new > level + 1:
                yield "heading-skips", f"{node.where} follows level {level}"
            level = new
        if node.role == "Table":
            yield from _table(node)
        if node.role == "L":
            yield from _list(node, speaker)
        if node.role == "Figure":
            yield from _figure(node)
    yield from _notes(tree, speaker)
    yield from _contents(tree)


def _node(node: Node) -> Iterator[Fault]:
    if not node.role:
        yield "role-unknown", f"{node.where} stands for no standard type"
    expected = node.parent.objgen if node.parent is not None else None
    if expected is not None and node.declared_parent != expected:
        yield "parent-wrong", f"{node.where} names another parent than the one that holds it"
    parent = node.parent.role if node.parent is not None else ""
    if node.role in _PARENTS and parent not in _PARENTS[node.role]:
        yield "nesting-wrong", f"{node.where} within {parent}"
    if node.role in _CHILDREN:
        for kid in node.nodes():
            if kid.role not in _CHILDREN[node.role]:
                yield "nesting-wrong", f"{kid.where} within {node.role}"
    if node.role in _HOLLOW and any(isinstance(kid, Marked) for kid in node.kids):
        yield "text-in-container", f"{node.where} holds text itself"
    if not node.kids and node.role not in _MAY_BE_EMPTY:
        yield "element-empty", f"{node.where} holds nothing"
    if node.role == "Link" and not any(isinstance(kid, Object) for kid in node.kids):
        yield "link-without-annotation", f"{node.where} has no annotation"
    if node.role == "Link" and not any(not isinstance(kid, Object) for kid in node.kids):
        yield "link-without-text", f"{node.where} holds no text"


def _figure(node: Node) -> Iterator[Fault]:
    if not (node.alt or "").strip() and not (node.actual or "").strip():
        yield "figure-without-alt", f"{node.where} has no alternative text"
    painted = any(isinstance(kid, Marked) for kid in node.kids)
    box = node.attributes.get("/BBox")
    if painted and node.attributes.get("/Placement") is not None and box is None:
        yield "figure-without-box", f"{node.where} has no bounding box"
    if box is not None and (len(box) != 4 or not (box[0] < box[2] and box[1] < box[3])):
        yield "figure-without-box", f"the bounding box of {node.where} is empty"


# ------------------------------------------------------------------------------------------ tables and lists


def _table(table: Node) -> Iterator[Fault]:
    rows: list[list[Node]] = []
    sections: list[int] = []  # for each row, where its section ends
    for part in table.nodes():
        found = [part] if part.role == "TR" else [kid for kid in part.nodes() if kid.role == "TR"]
        if part.role == "Caption" and part is not next(iter(table.nodes())):
            yield "caption-misplaced", f"{part.where} is not the table's first child"
        sections += [len(rows) + len(found)] * len(found)
        rows += [list(row.nodes()) for row in found]
    taken: set[tuple[int, int]] = set()
    widths = []
    for index, row in enumerate(rows):
        column = 0
        for cell in row:
            while (index, column) in taken:
                column += 1
            across, down = _span(cell, "/ColSpan"), _span(cell, "/RowSpan")
            if index + down > sections[index]:
                yield "table-irregular", f"{cell.where} spans beyond its section"
            spots = {(index + y, column + x) for y in range(down) for x in range(across)}
            if spots & taken:
                yield "table-irregular", f"{cell.where} overlaps another cell"
            taken |= spots
            column += across
        widths.append(sum(1 for y, _ in taken if y == index))
    if len(set(widths)) > 1:
        yield "table-irregular", f"the rows of {table.where} have {sorted(set(widths))} columns"
    cells = [cell for row in rows for cell in row]
    for cell in cells:
        if cell.role == "TH" and "/Scope" not in cell.attributes:
            yield "header-without-scope", f"{cell.where} does not say what it heads"
        if cell.role == "TD" and "/Scope" in cell.attributes:
            yield "scope-on-data", f"{cell.where} is no header but has a scope"
    head = [part for part in table.nodes() if part.role == "THead"]
    if any(cell.role != "TH" for part in head for row in part.nodes() for cell in row.nodes() if cell.kids):
        yield "head-without-header", f"{table.where} has a data cell in its head"


def _span(cell: Node, key: str) -> int:
    return max(1, int(cell.attributes.get(key, 1)))


def _list(node: Node, speaker: Speaker) -> Iterator[Fault]:
    items = [kid for kid in node.nodes() if kid.role == "LI"]
    labels = [speaker.text(kid).strip() for item in items for kid in item.nodes() if kid.role == "Lbl"]
    numbering = str(node.attributes.get("/ListNumbering", ""))
    if not numbering:
        yield "list-without-numbering", f"{node.where} does not say how it is numbered"
    if any(not any(kid.role == "LBody" for kid in item.nodes()) for item in items):
        yield "item-without-body", f"{node.where} has an item without a body"
    if not items:
        yield "list-empty", f"{node.where} has no items"
    if numbering == "/Decimal":
        found = [label.rstrip(".") for label in labels]
        first = int(found[0]) if found and found[0].isdigit() else None
        if first is None or found != [str(first + place) for place in range(len(items))]:
            yield "labels-wrong", f"the labels of {node.where} do not count"


# ------------------------------------------------------------------------------------------ notes and contents


def _notes(tree: Tree, speaker: Speaker) -> Iterator[Fault]:
    """Every note has an ID of its own and a number that the text refers to, and the other way round."""
    notes = [node for node in tree.walk() if node.role in ("Note", "FENote")]
    ids = [note.id for note in notes]
    if None in ids or len(set(ids)) != len(ids):
        yield "note-without-id", "a note has no ID of its own (ISO 14289-1, 7.9)"
    numbered = set()
    for note in notes:
        label = next((kid for kid in note.nodes() if kid.role == "Lbl"), None)
        numbered.add(speaker.text(label).strip() if label is not None else "")
    cited = {
        "".join(speaker.text(kid) for kid in node.nodes()).strip()
        for node in tree.walk()
        if node.role == "Reference" and not node.within("TOC")
    }
    for number in sorted(cited - numbered):
        yield "note-missing", f"the text refers to note {number}, which is not there"
    for number in sorted(numbered - cited):
        yield "note-unreferenced", f"nothing refers to note {number}"


def _contents(tree: Tree) -> Iterator[Fault]:
    for node in tree.walk():
        if node.role == "TOCI" and not any(below.role == "Link" for below in node.walk()):
            yield "contents-without-link", f"{node.where} leads nowhere"
