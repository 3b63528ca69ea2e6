"""The structure checker can fail: every way to break a passing file here is noticed, and by the right name."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from convert.check.pdf import check_pdf
from convert.style import load_style
from convert.write.pdf import write
from tests.support import rich


@cache
def passing() -> bytes:
    return write(rich(), load_style()).data


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    """The structure elements of a type, in the order of their objects, which is the tree's."""
    found: list[Any] = [one for one in pdf.objects if isinstance(one, Dictionary)]
    return [one for one in found if one.get("/Type") == Name.StructElem and str(one.get("/S")) == f"/{tag}"]


def content(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes], page: int = 0) -> None:
    """Change a page's content stream; it must change."""
    obj = pdf.pages[page].obj
    old = obj.Contents.read_bytes()
    new = change(old)
    assert new != old
    obj.Contents = pdf.make_stream(new)


def packet(pdf: pikepdf.Pdf, change: Callable[[bytes], bytes]) -> None:
    old = pdf.Root.Metadata.read_bytes()
    new = change(old)
    assert new != old
    pdf.Root.Metadata = pdf.make_stream(new, Type=Name.Metadata, Subtype=Name.XML)


def first_link(pdf: pikepdf.Pdf) -> Any:
    return pdf.pages[0].obj.Annots[0]


def parents(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.StructTreeRoot.ParentTree.Nums


def swap_paragraphs(pdf: pikepdf.Pdf) -> None:
    kids = pdf.Root.StructTreeRoot.K[0].K
    places = [place for place, kid in enumerate(kids) if str(kid.S) == "/P"]
    first, second = places[:2]
    one, other = kids[first], kids[second]
    kids[first], kids[second] = other, one


def drop_element(pdf: pikepdf.Pdf) -> None:
    """A paragraph taken out of the tree, its text left on the page."""
    kids = pdf.Root.StructTreeRoot.K[0].K
    del kids[next(place for place, kid in enumerate(kids) if str(kid.S) == "/P")]


def share_mcid(pdf: pikepdf.Pdf) -> None:
    one, other = elements(pdf, "H2")[:2]
    other.K, other.Pg = one.K, one.Pg


def drop_cell(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[3]
    del row.K[1]


def artifact_heading(pdf: pikepdf.Pdf) -> None:
    content(pdf, lambda old: re.sub(rb"/H1<</MCID \d+>>BDC", b"/Artifact BMC", old, count=1))


def no_text_map(pdf: pikepdf.Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and "/ToUnicode" in one:
            del one["/ToUnicode"]


def join_words(pdf: pikepdf.Pdf) -> None:
    """The spaces at line ends go: the words of two lines run together."""
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    table = font.ToUnicode.read_bytes().decode()
    space = re.search(r"<([0-9A-F]{4})> *<0020>", table)
    assert space is not None
    code = space.group(1).encode()
    content(pdf, lambda old: re.sub(rb"(<[0-9A-F]*)" + code + rb">\]TJ\n1 0 0 1", rb"\1>]TJ\n1 0 0 1", old))


def no_references(pdf: pikepdf.Pdf) -> None:
    for one in elements(pdf, "Reference"):
        one.S = Name.Span


def wrong_owner(pdf: pikepdf.Pdf) -> None:
    parents(pdf)[1][0] = elements(pdf, "H2")[0]


def delete(target: Callable[[pikepdf.Pdf], Any], key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        del target(pdf)[key]

    return change


def put(target: Callable[[pikepdf.Pdf], Any], key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        target(pdf)[key] = value

    return change


def nth(tag: str, place: int = 0) -> Callable[[pikepdf.Pdf], Any]:
    return lambda pdf: elements(pdf, tag)[place]


def root(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root


def spanned(pdf: pikepdf.Pdf) -> Any:
    return next(one for one in elements(pdf, "TH") if "/RowSpan" in one.A)


def foreign(pdf: pikepdf.Pdf) -> Any:
    return next(one for one in elements(pdf, "Span") if "/Lang" in one)


def abbreviated(pdf: pikepdf.Pdf) -> Any:
    return next(one for one in elements(pdf, "Span") if "/E" in one)


#: What is done to the file, and the code that must be among the findings.
MUTATIONS: Final[dict[str, tuple[Callable[[pikepdf.Pdf], None], str]]] = {
    "figure without Alt": (delete(nth("Figure", 1), "/Alt"), "figure-without-alt"),
    "other Alt": (put(nth("Figure", 1), "/Alt", String("A dog.")), "text-differs"),
    "figure with an empty box": (
        lambda pdf: put(lambda one: elements(one, "Figure")[0].A, "/BBox", Array([9, 9, 9, 9]))(pdf),
        "figure-without-box",
    ),
    "title not shown": (delete(root, "/ViewerPreferences"), "title-hidden"),
    "no language": (delete(root, "/Lang"), "language-missing"),
    "other language": (put(root, "/Lang", String("de")), "text-differs"),
    "not marked": (delete(root, "/MarkInfo"), "not-marked"),
    "no output intent": (delete(root, "/OutputIntents"), "output-intent-missing"),
    "no tab order": (delete(lambda pdf: pdf.pages[0].obj, "/Tabs"), "tab-order-missing"),
    "no claim": (lambda pdf: packet(pdf, lambda old: old.replace(b"pdfuaid:part", b"pdfuaid:port")), "claim-missing"),
    "no title": (lambda pdf: packet(pdf, lambda old: old.replace(b"dc:title", b"dc:little")), "title-missing"),
    "no tree": (delete(root, "/StructTreeRoot"), "structure-missing"),
    "no bookmarks": (delete(root, "/Outlines"), "bookmarks-wrong"),
    "untagged text": (
        lambda pdf: content(pdf, lambda old: re.sub(rb"/H1<</MCID 0>>BDC(.*?)EMC", rb"\1", old, count=1, flags=re.S)),
        "content-untagged",
    ),
    "untagged rule": (
        lambda pdf: content(pdf, lambda old: old + b"0 0 10 10 re f\n"),
        "content-untagged",
    ),
    "heading as artifact": (artifact_heading, "mcid-missing"),
    "artifact within text": (
        lambda pdf: content(pdf, lambda old: old.replace(b"/H1<</MCID 0>>BDC", b"/H1<</MCID 0>>BDC /Artifact BMC EMC")),
        "artifact-in-tagged",
    ),
    "MCID within MCID": (
        lambda pdf: content(
            pdf, lambda old: old.replace(b"/H1<</MCID 0>>BDC", b"/H1<</MCID 0>>BDC /Span<</MCID 900>>BDC EMC")
        ),
        "marked-content-nested",
    ),
    "MCID used twice": (
        lambda pdf: content(pdf, lambda old: old.replace(b"<</MCID 1>>", b"<</MCID 0>>")),
        "mcid-repeated",
    ),
    "marked content that never ends": (
        lambda pdf: content(pdf, lambda old: old.rpartition(b"EMC")[0] + old.rpartition(b"EMC")[2]),
        "marked-content-open",
    ),
    "words without spaces": (join_words, "text-differs"),
    "no Unicode values": (no_text_map, "text-unknown"),
    "MCID claimed twice": (share_mcid, "mcid-claimed-twice"),
    "MCID that is not there": (put(nth("H2"), "/K", 999), "mcid-missing"),
    "paragraph out of the tree": (drop_element, "mcid-unclaimed"),
    "paragraphs in another order": (swap_paragraphs, "text-differs"),
    "painted in another order": (swap_paragraphs, "order-differs"),
    "no parent tree": (delete(lambda pdf: pdf.Root.StructTreeRoot, "/ParentTree"), "parent-tree-missing"),
    "wrong owner in the parent tree": (wrong_owner, "parent-tree-wrong"),
    "wrong parent": (
        lambda pdf: put(nth("LI"), "/P", elements(pdf, "H1")[0])(pdf),
        "parent-wrong",
    ),
    "unknown type": (put(nth("P"), "/S", Name("/Banana")), "role-unknown"),
    "a skipped level": (put(nth("H2"), "/S", Name.H4), "heading-skips"),
    "another level": (put(nth("H3"), "/S", Name.H2), "text-differs"),
    "paragraph as heading": (put(nth("P", 2), "/S", Name.H2), "text-differs"),
    "header without scope": (delete(nth("TH"), "/A"), "header-without-scope"),
    "header as data": (put(nth("TH"), "/S", Name.TD), "scope-on-data"),
    "a cell too few": (drop_cell, "table-irregular"),
    "a span too far": (
        lambda pdf: put(lambda one: spanned(one).A, "/RowSpan", 3)(pdf),
        "table-irregular",
    ),
    "cell out of its row": (put(nth("TR"), "/S", Name.Div), "nesting-wrong"),
    "list without numbering": (delete(nth("L"), "/A"), "list-without-numbering"),
    "list as the other kind": (
        lambda pdf: put(lambda one: elements(one, "L")[0].A, "/ListNumbering", Name.Disc)(pdf),
        "text-differs",
    ),
    "item out of its list": (put(nth("L"), "/S", Name.Div), "nesting-wrong"),
    "item without body": (put(nth("LBody"), "/S", Name.Lbl), "item-without-body"),
    "note without ID": (delete(nth("Note"), "/ID"), "note-without-id"),
    "note out of the IDTree": (put(nth("Note"), "/ID", String("elsewhere")), "id-tree-wrong"),
    "note that nothing refers to": (
        no_references,
        "note-unreferenced",
    ),
    "link without description": (delete(first_link, "/Contents"), "link-without-contents"),
    "link without target": (delete(first_link, "/A"), "link-without-target"),
    "link that does not print": (put(first_link, "/F", 0), "annotation-not-printed"),
    "link off the page": (put(first_link, "/Rect", Array([900, 900, 950, 950])), "annotation-off-page"),
    "link without key": (delete(first_link, "/StructParent"), "parent-tree-wrong"),
    "link out of the tree": (
        lambda pdf: put(nth("Link"), "/K", Array([elements(pdf, "Link")[0].K[0]]))(pdf),
        "annotation-untagged",
    ),
    "link as a span": (put(nth("Link"), "/S", Name.Span), "annotation-untagged"),
    "part without its language": (delete(foreign, "/Lang"), "language-of-part-differs"),
    "quotation without its language": (delete(nth("BlockQuote", 1), "/Lang"), "text-differs"),
    "abbreviation without expansion": (delete(abbreviated, "/E"), "expansion-differs"),
    "attribution as a paragraph": (put(nth("Attribution"), "/S", Name.P), "text-differs"),
    "empty element": (delete(nth("P", 3), "/K"), "element-empty"),
    "element met twice": (
        lambda pdf: pdf.Root.StructTreeRoot.K[0].K.append(elements(pdf, "H1")[0]),
        "element-shared",
    ),
}


def test_the_file_passes_as_it_is() -> None:
    assert check_pdf(passing(), rich()) == ()


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_broken_file_is_noticed(name: str) -> None:
    change, code = MUTATIONS[name]
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(passing())) as pdf:
        change(pdf)
        pdf.save(out, fix_metadata_version=False)
    assert code in {finding.code for finding in check_pdf(out.getvalue(), rich())}


@pytest.mark.parametrize("data", [b"", b"not a PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_reported(data: bytes) -> None:
    assert [finding.code for finding in check_pdf(data)] == ["pdf-unreadable"]
