"""Marks and numbers change no word of any document, in any format: held against generated trees, alone and bundled."""

from __future__ import annotations

from typing import Final

from hypothesis import HealthCheck, Phase, given, settings

from convert.bundle import bundle
from convert.check.docx import read_docx
from convert.check.epub import read_epub
from convert.check.epub_claims import claim_findings
from convert.check.markdown import read_markdown_utterances
from convert.check.pdf import check_pdf
from convert.invariants import problems
from convert.model import Document
from convert.output import Output
from convert.pipeline import Options, render
from convert.style import Edition, load_style
from tests.strategies import documents

MARKED: Final = Edition(page_marks=True, number="paragraphs")
LINES: Final = Edition(handout=True, number="lines")
#: Faults of a document, not of the file.
OF_THE_DOCUMENT: Final = {"note-unreferenced", "order-differs", "heading-skips"}

# Without shrinking: a tree that fails is large, and takes minutes to print.
few = settings(
    max_examples=4, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck), derandomize=True
)


def _made(document: Document, edition: Edition) -> dict[str, Output]:
    standard, large = (load_style(name).with_options(edition=edition) for name in ("standard", "large-print-aph"))
    return render(document, Options(styles=(standard, large), standard=standard))


def _faults(output: Output, document: Document) -> set[str]:
    return {finding.code for finding in check_pdf(output.data, document)} - OF_THE_DOCUMENT


def _same(document: Document, edition: Edition) -> bool:
    """Whether all files say what they say without marks and numbers, and are as sound."""
    made, plain = _made(document, edition), _made(document, Edition())
    for name in ("", "large-print-aph."):
        assert read_docx(made[f"{name}docx"].data) == read_docx(plain[f"{name}docx"].data)
        assert read_epub(made[f"{name}epub"].data) == read_epub(plain[f"{name}epub"].data)
        assert claim_findings(made[f"{name}epub"].data) == ()
        assert _faults(made[f"{name}pdf"], document) <= _faults(plain[f"{name}pdf"], document)
    return read_markdown_utterances(made["md"].data, marks=True) == read_markdown_utterances(plain["md"].data)


@few
@given(documents())
def test_marks_of_pages_and_numbers_of_paragraphs_are_no_words(document: Document) -> None:
    assert _same(document, MARKED)


@few
@given(documents())
def test_numbers_of_lines_are_no_words(document: Document) -> None:
    assert _same(document, LINES)


@few
@given(documents(), documents())
def test_a_bundle_of_sound_trees_is_sound(first: Document, second: Document) -> None:
    whole = bundle("Two", [first, second])
    assert problems(whole) == () or problems(first) != () or problems(second) != ()
    assert _same(whole, MARKED)
