"""Pages: where they end, what they repeat, tables that are too wide or too long, notes at the foot."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest
from PIL import Image as Drawing

from convert.check.pdf import check_pdf, read_pdf
from convert.model import (
    Attr,
    Cell,
    Definition,
    DefinitionList,
    Document,
    Figure,
    Heading,
    Link,
    Media,
    Note,
    NoteRef,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)
from convert.write.pdf import tables
from convert.write.pdf.context import new_context
from convert.write.pdf.flow import Grid, GridCell, Group, Para, Setting
from convert.write.pdf.runs import Chunk, Look, Run
from convert.write.pdf.tags import Element
from tests.support import document, paragraph, text
from tests.write.pdf.support import STYLE, artifacts, made, opened, page_texts


def cell(words: str, head: bool = False) -> Cell:
    return Cell((paragraph(words),), "col" if head else None)


def table(rows: int, columns: int, words: str = "value") -> Table:
    head = Row(tuple(cell(f"Head{number}", True) for number in range(columns)))
    body = tuple(Row(tuple(cell(f"{words}{y}.{x}") for x in range(columns))) for y in range(rows))
    return Table((head, *body), 1, text("A table"))


def checked(whole: Document) -> list[str]:
    """The texts of the pages of a document that passes the checker."""
    output = made(whole)
    assert check_pdf(output.data, whole) == ()
    return page_texts(output)


# ------------------------------------------------------------------------------------------ page ends


@pytest.mark.parametrize("before", range(24, 40, 3))
def test_no_page_ends_with_a_heading_or_a_first_line_nor_begins_with_a_last_one(before: int) -> None:
    blocks = [paragraph("Filler.") for _ in range(before)]
    pages = checked(document(*blocks, Heading(2, text("A heading")), paragraph("word " * 60), *blocks))
    line = max(len(page.split("word")) - 1 for page in checked(document(paragraph("word " * 60)))) // 5
    counts = [count for page in pages if (count := page.count("word"))]
    assert not any(page.endswith("A heading") for page in pages)
    assert sum(counts) == 60
    assert all(count > line for count in counts), "a line stands alone"


@pytest.mark.parametrize("before", range(24, 40, 3))
@pytest.mark.parametrize("lead", [Paragraph((Strong(text("On Monday")),)), paragraph("On Monday:")])
def test_no_page_ends_with_a_line_that_leads_on_to_a_table(before: int, lead: Paragraph) -> None:
    blocks = [paragraph("Filler.") for _ in range(before)]
    pages = checked(document(*blocks, lead, table(2, 2), *blocks))
    assert not any(page.endswith(("On Monday", "On Monday:")) for page in pages)


def test_words_that_fill_pages_are_all_there() -> None:
    words = " ".join(f"w{number}" for number in range(4000))
    whole = document(*[paragraph(words[start : start + 800]) for start in range(0, len(words), 800)])
    assert len(checked(whole)) > 3


def test_long_documents_have_a_table_of_contents() -> None:
    def headings(count: int) -> Document:
        return document(*[part for n in range(count) for part in (Heading(2, text(f"Part {n}")), paragraph("Words."))])

    assert "Contents" not in checked(headings(3))[0]
    assert re.search(
        r"Contents *Part 0 ?1 *Part 1 ?1 *Part 2 ?1 *Part 3 ?1", checked(headings(4))[0].replace("\xa0", " ")
    )


def test_bookmarks_follow_the_headings() -> None:
    blocks = (Heading(2, text("One")), Heading(3, text("Below")), Heading(2, text("Two")))
    with opened(made(document(*blocks, title="All"))) as pdf, pdf.open_outline() as outline:
        top = outline.root[0]
        assert [top.title, *(item.title for item in top.children)] == ["All", "One", "Two"]
        assert [item.title for item in top.children[0].children] == ["Below"]


# ------------------------------------------------------------------------------------------ tables


def test_a_long_table_repeats_its_head_as_an_artifact() -> None:
    whole = document(table(80, 3))
    output = made(whole)
    assert check_pdf(output.data, whole) == ()
    assert len(page_texts(output)) > 1
    assert [text.count("Head0") for text in page_texts(output)] == [1] + [0] * (len(page_texts(output)) - 1)
    assert all(any("Head0" in text for text in page) for page in artifacts(output)[1:])


def test_a_row_taller_than_a_page_goes_on() -> None:
    tall = Table((Row((cell("Left"), Cell(tuple(paragraph(f"Part {n}. " + "word " * 99) for n in range(12))))),))
    assert len(checked(document(tall))) > 1


def test_a_wide_table_turns_its_page() -> None:
    whole = document(paragraph("Before."), table(4, 10, "measured"), paragraph("After."))
    output = made(whole)
    assert check_pdf(output.data, whole) == ()
    with opened(output) as pdf:
        shapes = [page.mediabox[2] > page.mediabox[3] for page in pdf.pages]
    assert shapes == [False, True, False]


def test_a_table_that_fits_no_page_loses_nothing() -> None:
    assert checked(document(table(2, 40)))


def test_spanned_cells_keep_their_rows_together() -> None:
    spanning = Table(
        tuple(
            Row((Cell((paragraph("Both"),), "row", rowspan=2), cell("a")) if y % 2 == 0 else (cell("b"),))
            for y in range(60)
        )
    )
    assert len(checked(document(spanning))) > 1


def grid(*widths: tuple[float, float]) -> Grid:
    """A grid of one row; each column's (longest word, longest line)."""
    run = Run(made_look(), Element("P"))
    cells = []
    for column, (word, line) in enumerate(widths):
        count = max(1, round(line / word))
        flow = Para([Chunk([], word, after=1) for _ in range(count)], Setting(12, 18), run)
        cells.append(GridCell(0, column, 1, 1, Group([flow]), False))
    return Grid(cells, 1, len(widths), 0, False, 0, 0, 0.0, 0.0, "#000000", "#ffffff")


def test_a_column_with_most_of_the_words_gets_most_of_the_width() -> None:
    first, second, last = tables.column_widths(grid((40, 120), (40, 120), (30, 3000)), 300)
    assert last > 2 * max(first, second)
    assert min(first, second) >= 40


def made_look() -> Look:
    return new_context(document(), STYLE).look("en")


@pytest.mark.parametrize(
    ("columns", "space", "expected"),
    [
        (((30, 30), (40, 80)), 400, [30, 80]),  # all have their longest line
        (((30, 30), (50, 900)), 200, [30, 170]),  # the narrow one first, the rest for the wide one
        (((50, 500), (50, 500)), 200, [100, 100]),
        (((90, 90), (20, 800), (20, 800)), 190, [90, 50, 50]),
        (((150, 300), (150, 300)), 200, [100, 100]),  # words must break
    ],
)
def test_column_widths(columns: tuple[tuple[float, float], ...], space: float, expected: list[float]) -> None:
    assert tables.column_widths(grid(*columns), space) == pytest.approx(expected, abs=0.3)


# ------------------------------------------------------------------------------------------ notes


def noted(*notes: Note, words: str = "Text") -> Document:
    runs = [Paragraph((Text(words), NoteRef(note.id), Text(" and on."))) for note in notes]
    return replace(document(*runs), notes=notes)


def test_a_note_stands_on_the_page_that_refers_to_it() -> None:
    blocks = (*(paragraph("word " * 300) for _ in range(4)), Paragraph((Text("Here"), NoteRef("n"))))
    whole = replace(document(*blocks), notes=(Note("n", (paragraph("The note."),)),))
    pages = checked(whole)
    assert [("Here" in page, "The note." in page) for page in pages] == [(False, False)] * (len(pages) - 1) + [
        (True, True)
    ]


def test_a_long_note_goes_on_at_the_foot_of_the_next_page() -> None:
    long = Note("n", tuple(paragraph(f"Part {number}. " + "word " * 80) for number in range(12)))
    pages = checked(noted(long))
    assert len(pages) > 1
    assert "Part 11." in pages[-1]


def test_a_note_that_nothing_refers_to_is_not_lost() -> None:
    whole = replace(document(paragraph("Text.")), notes=(Note("n", (paragraph("A stray note."),)),))
    assert "A stray note." in [one.text for one in read_pdf(made(whole).data)]


def test_a_note_within_a_note() -> None:
    inner = Note("b", (paragraph("Within."),))
    outer = Note("a", (Paragraph((Text("Without"), NoteRef("b"))),))
    whole = replace(document(Paragraph((Text("Text"), NoteRef("a")))), notes=(outer, inner))
    assert "Within." in checked(whole)[0]


# ------------------------------------------------------------------------------------------ pictures and links


def picture(width: int, height: int, mode: str = "RGB", kind: str = "PNG") -> Media:
    out = io.BytesIO()
    Drawing.new(mode, (width, height)).save(out, kind)
    return Media("m", f"image/{kind.lower()}", out.getvalue(), width, height)


@pytest.mark.parametrize("size", [(8, 8), (4000, 30), (30, 4000), (900, 700)])
def test_pictures_fit_the_text(size: tuple[int, int]) -> None:
    whole = replace(document(Figure("m", "A picture", text("A caption"))), media=(picture(*size),))
    output = made(whole)
    assert check_pdf(output.data, whole) == ()
    with opened(output) as pdf:
        matrix = re.search(rb"q ([\d.]+) 0 0 ([\d.]+) [\d.]+ [\d.]+ cm", pdf.pages[0].obj.Contents.read_bytes())
    assert matrix is not None
    assert float(matrix.group(1)) <= 452
    assert float(matrix.group(2)) <= 530


@pytest.mark.parametrize(
    ("mode", "kind"), [("RGBA", "PNG"), ("P", "GIF"), ("CMYK", "JPEG"), ("L", "JPEG"), ("1", "PNG")]
)
def test_every_kind_of_picture_can_be_shown(mode: str, kind: str) -> None:
    whole = replace(document(Figure("m", "A picture")), media=(picture(20, 10, mode, kind),))
    output = made(whole)
    assert output.findings == ()
    with opened(output) as pdf:
        shown = next(iter(pdf.pages[0].obj.Resources.XObject.values()))
        assert str(shown.get("/ColorSpace")) != "/DeviceCMYK"
        assert "/SMask" not in shown


def test_a_picture_that_cannot_be_had_is_described_in_words() -> None:
    whole = replace(document(Figure("m", "A cat.", text("The cat"))), media=(Media("m", "image/png", b"no picture"),))
    output = made(whole)
    assert [finding.code for finding in output.findings] == ["picture-missing"]
    assert "[A cat.]" in page_texts(output)[0]
    assert check_pdf(output.data, whole) == ()


def test_links_lead_where_they_say() -> None:
    blocks = (
        Paragraph((Link(text("out"), "https://a.example/ü?q=1 2"), Text(" "), Link(text("in"), "#there"))),
        Paragraph(text("There."), Attr(id="there")),
        Paragraph((Link(text("nowhere"), "#gone"),)),
    )
    output = made(document(*blocks))
    assert [finding.code for finding in output.findings] == ["link-target-missing"]
    with opened(output) as pdf:
        out, within = pdf.pages[0].obj.Annots
        assert str(out.A.URI) == "https://a.example/%C3%BC?q=1%202"
        assert str(out.Contents) == "out"
        assert within.Dest[0].objgen == pdf.pages[0].obj.objgen


def test_a_term_without_a_description_is_a_whole_item() -> None:
    described = Definition((text("Other"),), ((paragraph("Said."),),))
    checked(document(DefinitionList((Definition((text("Term"),), ()), described))))


def test_a_decorative_picture_that_cannot_be_had_leaves_no_gap() -> None:
    words = [paragraph(f"Boat {n} went out at noon and came back at dusk, with the tide behind it.") for n in range(40)]
    gone = [block for words_of_one in words for block in (words_of_one, Figure("quay", decorative=True))]
    media = (Media("quay", "image/png", None),)
    assert checked(replace(document(*gone), media=media)) == checked(document(*words))
