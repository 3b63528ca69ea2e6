"""What a page looks like to who reads it: no lonely rows, nothing in the margin, no words that only interrupt."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from convert.check.pdf import check_pdf
from convert.model import Figure, Heading, Image, Link, Media, Paragraph, Strong, Text, ThematicBreak
from tests.support import document, paragraph, text
from tests.write.pdf.support import line_texts, made, opened, page_texts
from tests.write.pdf.test_pages import checked, picture, table


@pytest.mark.parametrize("before", range(18, 24))
def test_no_page_holds_one_row_of_a_table(before: int) -> None:
    blocks = [paragraph("Filler.") for _ in range(before)]
    for rows in (2, 5):
        pages = checked(document(*blocks, table(rows, 2), *blocks))
        counts = [len(re.findall(r"value\d\.0", page)) for page in pages]
        assert sum(counts) == rows
        assert 1 not in counts


@pytest.mark.parametrize("before", range(18, 24))
def test_a_break_below_a_heading_stays_with_it_and_its_text(before: int) -> None:
    blocks = [paragraph("Filler.") for _ in range(before)]
    pages = checked(document(*blocks, Heading(2, text("A heading")), ThematicBreak(), paragraph("Text."), *blocks))
    assert not any(page.endswith("A heading") for page in pages)


def test_a_picture_that_its_caption_describes_stands_where_others_do() -> None:
    def left(decorative: bool) -> float:
        shown = Figure("m", "" if decorative else "A boat", text("A boat"), decorative=decorative)
        with opened(made(replace(document(shown), media=(picture(200, 100),)))) as pdf:
            content = pdf.pages[0].obj.Contents.read_bytes().decode("latin-1")
        found = re.search(r"q [\d.]+ 0 0 [\d.]+ ([\d.]+) [\d.]+ cm /\w+ Do", content)
        assert found is not None
        return float(found[1])

    assert left(True) == left(False)


def test_no_underline_or_link_goes_on_behind_the_last_word_of_a_line() -> None:
    word = "unremarkable" * 4
    with opened(made(document(Paragraph((Link(text(f"{word} {word}"), "https://a.example/"),))))) as pdf:
        quads = [float(value) for link in pdf.pages[0].obj.Annots for value in link.QuadPoints]
        content = pdf.pages[0].obj.Contents.read_bytes().decode("latin-1")
    first, second = (max(quads[at : at + 8 : 2]) - min(quads[at : at + 8 : 2]) for at in (0, 8))
    assert first == pytest.approx(second, abs=0.1)
    rules = re.findall(r"([\d.]+) [\d.]+ ([\d.]+) 0?\.6 re", content)
    ends = [float(left) + float(width) for left, width in rules]
    assert max(ends) == pytest.approx(max(quads[::2]), abs=0.1)


def test_a_link_that_leads_nowhere_is_its_words() -> None:
    whole = document(
        Paragraph((Link(text("a page"), "/page"), Text(" and "), Link(text("a script"), "javascript:alert(1)")))
    )
    output = made(whole)
    assert [finding.code for finding in output.findings] == ["link-dropped", "link-dropped"]
    with opened(output) as pdf:
        assert "/Annots" not in pdf.pages[0].obj


def test_a_relative_link_leads_to_where_the_page_came_from() -> None:
    whole = document(Paragraph((Link(text("a page"), "/page"),)))
    whole = replace(whole, meta=replace(whole.meta, source_url="https://a.example/here/"))
    with opened(made(whole)) as pdf:
        assert "https://a.example/page" in {str(annotation.A.URI) for annotation in pdf.pages[0].obj.Annots}


def test_nothing_is_said_of_a_picture_amid_words_that_is_missing_and_undescribed() -> None:
    link = Link((Strong((Image("gone"),)),), "https://a.example/")
    lost = (Media("gone", "image/png"),)
    output = made(replace(document(Paragraph((Text("One "), Image("gone"), Text("two "), link))), media=lost))
    assert page_texts(output)[0].endswith("One two")
    assert "picture-undescribed" in {finding.code for finding in output.findings}
    alone = made(replace(document(Paragraph((link,))), media=lost))
    assert "No description" in page_texts(alone)[0]


def test_the_description_of_a_missing_picture_is_broken_between_words() -> None:
    alt = "a boat with a very long name " * 8 + "at the pier"
    whole = replace(
        document(Paragraph((Text("See "), Image("gone", alt), Text(" here. " + "word " * 400)))),
        media=(Media("gone", "image/png"),),
    )
    output = made(whole)
    assert check_pdf(output.data, whole) == ()
    words = {*f"[{alt}]".split(), "See", "here.", "word"}
    lines = [line for line in line_texts(output) if "boat" in line or "name" in line]
    assert len(lines) > 2
    assert all(set(line.split()) <= words for line in lines)
