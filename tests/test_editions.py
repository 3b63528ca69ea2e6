"""Several editions of one document, and the pages that all of them name."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from convert.cli import app
from convert.model import Block, Document, Heading
from convert.output import PageStart, page_at
from convert.pipeline import Options, render
from convert.style import Style, load_style
from tests.archives import member
from tests.support import document, paragraph, text
from tests.test_pipeline import ARTICLE

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
