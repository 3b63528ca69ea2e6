"""Every seed says the same words in the same order in all four finished files: the tree's, as a reader meets them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from convert.check.docx import read_docx
from convert.check.epub import read_epub
from convert.check.markdown import read_markdown_utterances
from convert.check.pdf import check_pdf, read_pdf
from convert.model import Figure
from convert.pipeline import Options, Result, convert_document
from convert.reading import utterances
from tests.support import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.*"))


@cache
def converted(path: Path) -> Result:
    return convert_document(path.read_bytes(), path.name, Options())


@pytest.fixture(params=SEEDS, ids=lambda path: path.stem)
def result(request: pytest.FixtureRequest) -> Result:
    path: Path = request.param
    return converted(path)


def test_the_docx_says_what_the_tree_says(result: Result) -> None:
    assert read_docx(result.outputs["docx"].data) == utterances(result.prepared.document)


def test_the_epub_says_what_the_tree_says(result: Result) -> None:
    assert read_epub(result.outputs["epub"].data) == utterances(result.prepared.document)


def test_the_pdf_says_what_the_tree_says_and_is_sound(result: Result) -> None:
    assert read_pdf(result.outputs["pdf"].data) == utterances(result.prepared.document)
    assert check_pdf(result.outputs["pdf"].data, result.prepared.document) == ()


def test_the_markdown_says_what_the_tree_says(result: Result) -> None:
    """Markdown has no captions and no row headers: of a page with these it says the words in their order."""
    said, tree = read_markdown_utterances(result.outputs["md"].data), utterances(result.prepared.document)
    assert [one.text for one in said] == [one.text for one in tree]
    if not any(isinstance(block, Figure) for block in result.prepared.document.blocks):
        assert said == tree
