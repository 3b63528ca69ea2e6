"""Rules that tie pages to the tree: marked content, the parent tree, annotations, destinations, the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pikepdf

from convert.check.pdf.content import PageContent
from convert.check.pdf.structure import Fault
from convert.check.pdf.tree import Marked, Node, Object, Tree, names, numbers, page_key

_CLAIM: Final = re.compile(r"pdfuaid:part(?:>|=\")\s*([12])")


def page_faults(pdf: pikepdf.Pdf, contents: dict[tuple[int, int], PageContent], tree: Tree) -> Iterator[Fault]:
    """Everything that is wrong between the pages and the tree."""
    root: Any = pdf.Root.get("/StructTreeRoot", pikepdf.Dictionary())
    parents = numbers(root["/ParentTree"]) if "/ParentTree" in root else {}
    claims = _claims(tree)
    for number, page in enumerate(pdf.pages, 1):
        for code, detail in contents[page_key(page)].faults:
            yield code, f"page {number}: {detail}"
        yield from _marked(page, number, contents[page_key(page)], parents, claims)
    for (place, mcid), owners in claims.items():
        if place is None or place not in contents or mcid not in contents[place].texts:
            yield "mcid-missing", f"{owners[0].where} holds MCID {mcid}, which no page has"
    yield from _order(contents, tree)
    yield from _annotations(pdf, parents, tree)
    yield from _identifiers(root, tree)
    yield from _catalog(pdf)
    yield from _outline(pdf, tree)


Claims = dict[tuple[tuple[int, int] | None, int], list[Node]]


def _claims(tree: Tree) -> Claims:
    claims: Claims = {}
    for node in tree.walk():
        for kid in node.kids:
            if isinstance(kid, Marked):
                claims.setdefault((kid.page, kid.mcid), []).append(node)
    return claims


def _marked(
    page: pikepdf.Page, number: int, content: PageContent, parents: dict[int, Any], claims: Claims
) -> Iterator[Fault]:
    """Every MCID is claimed by one element, which the parent tree names (ISO 32000-1, 14.7.4.4)."""
    key = page.obj.get("/StructParents")
    entry = parents.get(int(key)) if key is not None else None
    if content.texts and not isinstance(entry, pikepdf.Array):
        yield "parent-tree-missing", f"page {number} has no entry in the parent tree"
        return
    for mcid in content.texts:
        owners = claims.get((page_key(page), mcid), [])
        if not owners:
            yield "mcid-unclaimed", f"page {number}: no element holds MCID {mcid}"
            continue
        if len(owners) > 1:
            yield "mcid-claimed-twice", f"page {number}: MCID {mcid} is held by {owners[0].where} and {owners[1].where}"
        named = entry[mcid].objgen if entry is not None and mcid < len(entry) else None
        if named != owners[0].objgen:
            yield "parent-tree-wrong", f"page {number}: the parent tree gives another owner of MCID {mcid}"


def _order(contents: dict[tuple[int, int], PageContent], tree: Tree) -> Iterator[Fault]:
    """Each page paints its text in the order of the tree, for readers that go by the page."""
    wanted: dict[tuple[int, int] | None, list[int]] = {}
    for mark in _marks(tree.tops):
        wanted.setdefault(mark.page, []).append(mark.mcid)
    for number, (key, content) in enumerate(contents.items(), 1):
        if list(content.texts) != wanted.get(key, []) and sorted(content.texts) == sorted(wanted.get(key, [])):
            yield "order-differs", f"page {number} is painted in another order than the tree's"


def _marks(nodes: Iterable[Node]) -> Iterator[Marked]:
    for node in nodes:
        for kid in node.kids:
            if isinstance(kid, Marked):
                yield kid
            elif isinstance(kid, Node):
                yield from _marks([kid])


# ------------------------------------------------------------------------------------------ annotations


def _annotations(pdf: pikepdf.Pdf, parents: dict[int, Any], tree: Tree) -> Iterator[Fault]:
    holders = {kid.objgen: node for node in tree.walk() for kid in node.kids if isinstance(kid, Object)}
    pages = {page_key(page) for page in pdf.pages}
    elements = {node.objgen for node in tree.walk()}
    keys = [int(page.obj["/StructParents"]) for page in pdf.pages if "/StructParents" in page.obj]
    met: set[tuple[int, int]] = set()
    for number, page in enumerate(pdf.pages, 1):
        found: Any = page.obj.get("/Annots", [])
        if len(found) and str(page.obj.get("/Tabs", "")) != "/S":
            yield "tab-order-missing", f"page {number} has annotations but no structure tab order (ISO 14289-1, 7.18.3)"
        for annotation in found:
            met.add(annotation.objgen)
            where = f"page {number}, annotation {annotation.objgen[0]}"
            key = annotation.get("/StructParent")
            holder = holders.get(annotation.objgen)
            if holder is None:
                yield "annotation-untagged", f"{where}: no element holds it"
            elif key is None or int(key) not in parents or parents[int(key)].objgen != holder.objgen:
                yield "parent-tree-wrong", f"{where}: the parent tree does not lead to its element"
            if key is not None:
                keys.append(int(key))
            yield from _link(annotation, where, holder, page, pages | elements)
    for objgen, node in holders.items():
        if objgen not in met:
            yield "annotation-missing", f"{node.where} refers to an annotation that is on no page"
    if len(set(keys)) != len(keys):
        yield "parent-key-repeated", "two pages or annotations share a key of the parent tree"


def _link(
    annotation: Any, where: str, holder: Node | None, page: pikepdf.Page, targets: set[tuple[int, int]]
) -> Iterator[Fault]:
    if str(annotation.get("/Subtype", "")) != "/Link":
        return
    if holder is not None and holder.role != "Link":
        yield "annotation-untagged", f"{where}: a link within {holder.role}"
    if not str(annotation.get("/Contents", "")).strip():
        yield "link-without-contents", f"{where}: the link is not described (ISO 14289-1, 7.18.5)"
    if not int(annotation.get("/F", 0)) & 4:
        yield "annotation-not-printed", f"{where}: the print flag is not set (ISO 19005-2, 6.3.2)"
    box, rect = [float(edge) for edge in page.mediabox], [float(edge) for edge in annotation["/Rect"]]
    if rect[0] < box[0] - 1 or rect[1] < box[1] - 1 or rect[2] > box[2] + 1 or rect[3] > box[3] + 1:
        yield "annotation-off-page", f"{where}: outside the page"
    quads = [float(value) for value in annotation.get("/QuadPoints", [])]
    if len(quads) % 8 or any(
        not (low - 1 <= value <= high + 1)
        for values, low, high in ((quads[0::2], rect[0], rect[2]), (quads[1::2], rect[1], rect[3]))
        for value in values
    ):
        yield "annotation-off-page", f"{where}: its quadrilaterals leave its rectangle"
    action = annotation.get("/A", pikepdf.Dictionary())
    destination = annotation.get("/Dest", action.get("/D"))
    if destination is None and not str(action.get("/URI", "")):
        yield "link-without-target", f"{where}: leads nowhere"
    if isinstance(destination, pikepdf.Array) and destination[0].objgen not in targets:
        yield "link-without-target", f"{where}: leads to something that is not in the file"


# ------------------------------------------------------------------------------------------ catalogue


def _identifiers(root: Any, tree: Tree) -> Iterator[Fault]:
    known = {key: value.objgen for key, value in names(root["/IDTree"]).items()} if "/IDTree" in root else {}
    for node in tree.walk():
        if node.id is not None and known.get(node.id) != node.objgen:
            yield "id-tree-wrong", f"{node.where} is not in the IDTree under its ID"


def _catalog(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    root = pdf.Root
    if not bool(root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False)):
        yield "not-marked", "the file does not say that it is tagged"
    if not str(root.get("/Lang", "")):
        yield "language-missing", "the file has no language"
    preferences = root.get("/ViewerPreferences", pikepdf.Dictionary())
    if not bool(preferences.get("/DisplayDocTitle", False)):
        yield "title-hidden", "viewers are not told to show the title (ISO 14289-1, 7.1)"
    packet = root.get("/Metadata")
    text = packet.read_bytes().decode("utf-8", "replace") if isinstance(packet, pikepdf.Stream) else ""
    if "<dc:title>" not in text:
        yield "title-missing", "the metadata has no title"
    if not _CLAIM.search(text):
        yield "claim-missing", "the metadata does not claim PDF/UA"
    if "/OutputIntents" not in root:
        yield "output-intent-missing", "the file has no output intent"


def _outline(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[Fault]:
    """There are as many bookmarks as headings, and each leads somewhere."""
    headings = sum(1 for node in tree.walk() if re.fullmatch(r"H[1-6]", node.role))
    with pdf.open_outline() as outline:
        waiting, count = list(outline.root), 0
        while waiting:
            item = waiting.pop()
            count += 1
            if item.destination is None and item.action is None:
                yield "bookmark-without-target", f"the bookmark {item.title!r} leads nowhere"
            waiting += item.children
    if headings != count:
        yield "bookmarks-wrong", f"{headings} headings but {count} bookmarks"
