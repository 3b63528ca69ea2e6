"""Small tagged PDFs set line by line, independent of every writer: what a measure must find is put there by hand."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

#: Every character of the font is this wide, in thousandths of the type size.
WIDTH = 500
SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Row:
    """A line at (x, y); ``stretch`` is added to each of its spaces, in points."""

    x: float
    y: float
    text: str
    stretch: float = 0.0
    page: int = 0


def row_width(text: str) -> float:
    return len(text) * WIDTH / 1000 * SIZE


def made(*paragraphs: tuple[Row, ...], tag: str = "P", extra: str = "") -> bytes:
    """A tagged PDF with these paragraphs. ``extra``: operators painted before the text of the first page."""
    pdf = pikepdf.new()
    pages = 1 + max(row.page for rows in paragraphs for row in rows)
    font = Dictionary(
        Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/AAAAAA+Hand"), FirstChar=32, LastChar=126,
        Widths=Array([WIDTH] * 95), ToUnicode=pdf.make_stream(_to_unicode()),
    )  # fmt: skip
    resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    contents = [[extra] if number == 0 and extra else [] for number in range(pages)]
    for _ in range(pages):
        pdf.add_blank_page(page_size=(300, 400))
    root: Any = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    top: Any = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    kids = []
    for rows in paragraphs:
        element: Any = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=top))
        marks = []
        for row in rows:
            mcid = sum("BDC" in line for line in contents[row.page])
            shown = f"BT /F {SIZE} Tf {row.stretch} Tw 1 0 0 1 {row.x} {row.y} Tm ({row.text}) Tj ET"
            contents[row.page].append(f"/P<</MCID {mcid}>>BDC {shown} EMC")
            marks.append(Dictionary(Type=Name.MCR, Pg=pdf.pages[row.page].obj, MCID=mcid))
        element.K = Array(marks)
        kids.append(element)
    top.K = Array(kids)
    root.K = top
    pdf.Root.StructTreeRoot = root
    for page, operators in zip(pdf.pages, contents, strict=True):
        page.obj.Resources = resources
        page.obj.Contents = pdf.make_stream("\n".join(operators).encode("ascii"))
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _to_unicode() -> bytes:
    pairs = "\n".join(f"<{code:02X}> <{code:04X}>" for code in range(32, 127))
    return f"begincmap\n95 beginbfchar\n{pairs}\nendbfchar\nendcmap".encode("ascii")


def ragged(page: int = 0, top: float = 350.0, x: float = 20.0) -> tuple[Row, ...]:
    """A paragraph of seven lines whose ends differ, flush at the left."""
    texts = (
        "the harbour of the town", "keeps a clock that is slow", "by eleven minutes", "and nobody has asked",
        "for it to be put right", "since the bell was cast", "long ago",
    )  # fmt: skip
    return tuple(Row(x, top - 15 * index, text, page=page) for index, text in enumerate(texts))
