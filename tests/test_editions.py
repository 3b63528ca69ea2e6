"""Several editions of one document, and the pages that all of them name."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from convert.check.docx import read_docx
from convert.check.epub import read_epub
from convert.check.markdown import read_markdown_utterances
from convert.check.pdf import check_pdf, read_page_marks
from convert.cli import app
from convert.model import Block, Document, Heading
from convert.output import PageStart, page_at
from convert.pipeline import Options, render
from convert.reading import utterances
from convert.style import Edition, Style, load_style
from convert.write.markdown import write as write_markdown
from tests.archives import member
from tests.support import document, paragraph, rich, text
from tests.test_pipeline import ARTICLE
from tests.write.pdf.support import artifacts

LARGE = """extends = "standard"
name = "large"
title = "Large print"
[text]
size = 18
measure = 42
[heading]
sizes = [24, 22, 20, 18, 18, 18]
[furniture]
size = 18
notes_size = 18
"""


@pytest.fixture
def large(tmp_path: Path) -> Style:
    path = tmp_path / "large.toml"
    path.write_text(LARGE, encoding="utf-8")
    return load_style(str(path))


def long_text() -> Document:
    parts: list[Block] = []
    for number in range(8):
        parts.append(Heading(2, text(f"Part {number}")))
        parts += [paragraph(" ".join(f"w{number}x{at}x{word}" for word in range(90))) for at in range(4)]
    return document(*parts, title="A long text")


def test_files_of_further_styles_are_named_after_them_and_markdown_is_made_once(large: Style) -> None:
    made = render(long_text(), Options(styles=(load_style(), large)))
    assert set(made) == {"docx", "pdf", "epub", "md", "large.docx", "large.pdf", "large.epub"}
    assert made["large.pdf"].data != made["pdf"].data


def test_every_edition_has_the_pages_of_the_standard_one_whatever_is_made_beside_it(large: Style) -> None:
    whole = render(long_text(), Options(styles=(load_style(), large)))
    alone = render(long_text(), Options(("epub",), (large,)))
    assert alone["epub"].data == whole["large.epub"].data
    count = len(whole["pdf"].pages)
    assert len(whole["large.pdf"].pages) > count > 3
    for book in (whole["epub"], whole["large.epub"]):
        nav = member(book.data, "EPUB/nav.xhtml")
        assert nav.count("#page-") == count
        assert "Standard print, A4 (PDF)</meta>" in member(book.data, "EPUB/content.opf")


def test_the_title_is_where_the_first_page_begins() -> None:
    made = render(long_text(), Options(("pdf", "epub")))
    assert made["pdf"].pages[0] == PageStart(1, (), 0)
    assert '<div id="page-1"' in member(made["epub"].data, "EPUB/text.xhtml").partition("<h1")[0]


def marked(style: Style) -> Style:
    return style.with_options(edition=Edition(page_marks=True))


def test_marks_are_no_words_of_the_text(large: Style) -> None:
    made = render(rich(), Options(styles=(marked(load_style()), marked(large)), standard=marked(load_style())))
    count = len(made["pdf"].pages)
    said = utterances(rich())
    for ending in ("docx", "large.docx"):
        assert member(made[ending].data, "word/document.xml").count("[p. ") == count - 1
        assert read_docx(made[ending].data) == said
    assert made["md"].data.count(b"[p. ") == count - 1
    for ending in ("epub", "large.epub"):
        assert read_epub(made[ending].data) == said
    assert check_pdf(made["large.pdf"].data, rich()) == ()


def test_markdown_without_its_marks_is_the_markdown_without_marks(large: Style) -> None:
    pages = render(rich(), Options(("pdf",)))["pdf"].pages
    plain = write_markdown(rich(), load_style()).data.decode()
    text = write_markdown(rich(), marked(load_style()), pages).data.decode()
    assert text.count("[p. ") == len(pages) - 1
    assert read_markdown_utterances(text.encode(), marks=True) == read_markdown_utterances(plain.encode())
    text = re.sub(r"(?m)^\[p\. \d+\]\n\n", "", text)
    assert re.sub(r"\[p\. \d+\] ", "", text) == plain


def test_a_mark_changes_nothing_that_begins_a_line_nor_what_looks_like_one() -> None:
    whole = document(paragraph("Words."), paragraph("1. no list, [p. 2] no mark"), Heading(2, text("Head")))
    pages = (PageStart(1, (), 0), PageStart(2, (1,), 0), PageStart(3, (2,), 0))
    data = write_markdown(whole, marked(load_style()), pages).data
    assert b"\n[p. 2] 1\\. no list, \\[p. 2] no mark\n\n[p. 3]\n\n## Head\n" in data
    assert read_markdown_utterances(data, marks=True) == utterances(whole)


def test_a_listener_hears_each_page_of_the_standard_edition_once(large: Style) -> None:
    made = render(long_text(), Options(("pdf",), (load_style(), large)))
    said = read_page_marks(made["large.pdf"].data)
    assert [words for words, _ in said] == [f"standard page {n}." for n in range(2, len(made["pdf"].pages) + 1)]
    assert read_page_marks(made["pdf"].data) == ()


def test_viewers_go_to_the_pages_of_the_standard_edition(large: Style) -> None:
    made = render(long_text(), Options(("pdf",), (load_style(), large)))
    with pikepdf.open(io.BytesIO(made["large.pdf"].data)) as pdf:
        labels = [str(page.label) for page in pdf.pages]
    feet = [page[-1] for page in artifacts(made["large.pdf"])]
    assert labels[0] == "1"
    assert {"2", "a2"} <= set(labels)  # a standard page that goes on over several of these
    assert feet == [f"Page {label} ({n}/{len(labels)})" for n, label in enumerate(labels, 1)]
    assert {str(n) for n in range(1, len(made["pdf"].pages) + 1)} <= set(labels)
    with pikepdf.open(io.BytesIO(made["pdf"].data)) as pdf:
        assert [str(page.label) for page in pdf.pages] == [str(n) for n in range(1, len(pdf.pages) + 1)]


def test_an_edition_with_the_standard_pages_needs_no_marks() -> None:
    twin = replace(load_style(), name="twin")
    made = render(long_text(), Options(("pdf",), (load_style(), twin)))
    assert made["twin.pdf"].pages == made["pdf"].pages
    assert read_page_marks(made["twin.pdf"].data) == ()


def test_no_page_ends_within_a_word() -> None:
    compound = "word-" * 30 + "end "
    whole = document(*(paragraph(compound * 9) for _ in range(12)))
    pages = render(whole, Options(("pdf",)))["pdf"].pages
    assert len(pages) > 3
    assert {(compound * 9)[start.offset - 1] for start in pages if start.path and start.offset} <= {" "}


def test_the_page_of_a_block_is_the_last_that_begins_before_it() -> None:
    pages = (PageStart(1, (), 0), PageStart(2, (3,), 40), PageStart(3, (5, 0), 0))
    assert [page_at(pages, path) for path in ((0,), (3,), (4,), (5, 0), (9,))] == [1, 1, 2, 3, 3]


def test_the_command_line_takes_several_styles(tmp_path: Path) -> None:
    (tmp_path / "large.toml").write_text(LARGE, encoding="utf-8")
    (tmp_path / "ferry.txt").write_text(ARTICLE, encoding="utf-8")
    words = ["all", str(tmp_path / "ferry.txt"), "--out", str(tmp_path / "out"), "--to", "pdf,md"]
    styles = ["--style", "standard", "--style", str(tmp_path / "large.toml")]
    result = CliRunner().invoke(app, [*words, *styles])
    assert result.exit_code == 0, result.output
    names = {path.name for path in (tmp_path / "out" / "ferry").iterdir()}
    assert names >= {
        "ferry.pdf",
        "ferry.large.pdf",
        "ferry.md",
    }
    (tmp_path / "twin.toml").write_text(LARGE, encoding="utf-8")
    twin = CliRunner().invoke(app, [*words, *styles, "--style", str(tmp_path / "twin.toml")])
    assert twin.exit_code == 2
    assert "two profiles are called large" in twin.output
