"""The writer as a whole: conformance as far as a quick validator sees, the words, and the same bytes every time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import page as page_validation
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from convert.check.pdf import check_pdf, read_pdf
from convert.model import Block, Document, Meta
from convert.reading import utterances
from convert.style import Style
from convert.walk import iter_blocks
from tests.strategies import documents
from tests.support import document, paragraph, rich
from tests.write.pdf.support import STYLE, artifacts, made, opened, page_texts

UA2 = STYLE.with_options(pdf="ua2")
#: Faults of a document, not of the file: notes that it never refers to or does not hold in the order of their first
#: reference, levels that it skips.
OF_THE_DOCUMENT = {"note-unreferenced", "order-differs", "heading-skips"}


@pytest.mark.parametrize("style", [STYLE, UA2], ids=["ua1", "ua2"])
def test_the_rich_fixture_says_what_the_tree_says(style: Style) -> None:
    output = made(rich(), style)
    assert read_pdf(output.data) == utterances(rich())
    assert check_pdf(output.data, rich()) == ()
    assert output.findings == ()


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_rich_fixture_conforms(profile: str) -> None:
    report = page_validation.validate_pdf_bytes(made(rich()).data, profile=profile)
    assert (report.is_compliant, list(report.failures)) == (True, [])


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # Hypothesis's note about a long document
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # a failure is shown as found: shrinking a whole document takes minutes
)
@given(documents())
def test_any_document_says_what_its_tree_says(any_document: Document) -> None:
    findings = check_pdf(made(any_document).data, any_document)
    assert [one for one in findings if one.code not in OF_THE_DOCUMENT] == []


def test_letter_paper_says_the_same() -> None:
    output = made(rich(), STYLE.with_options(paper="Letter"))
    assert read_pdf(output.data) == utterances(rich())
    with opened(output) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 612, 792]


def test_large_white_on_black_says_the_same() -> None:
    colours = replace(STYLE.colour, text="#ffffff", background="#000000", link="#9ecbff", panel="#222222")
    large = replace(STYLE.text, size=24.0, emphasis="underline", letter_spacing=0.1, word_spacing=0.2)
    output = made(rich(), replace(STYLE, colour=colours, text=large))
    assert check_pdf(output.data, rich()) == ()
    with opened(output) as pdf:
        assert b"0 0 0 rg 0 0 595.276 841.89 re f" in pdf.pages[0].obj.Contents.read_bytes()


# ------------------------------------------------------------------------------------------ the same bytes


def test_the_same_bytes_in_any_order_and_thread() -> None:
    other = document(paragraph("Something else entirely. " * 50))
    first, between, second = made(rich()).data, made(other).data, made(rich()).data
    assert first == second
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda one: made(one).data, [rich(), other, rich(), other]))
    assert results == [first, between, first, between]


def test_the_same_bytes_in_another_process() -> None:
    code = "import hashlib; from tests.support import rich; from tests.write.pdf.support import made;"
    code += "print(hashlib.sha256(made(rich()).data).hexdigest())"
    seen = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
        seen.add(done.stdout.strip())
    assert seen == {hashlib.sha256(made(rich()).data).hexdigest()}


def test_the_identifier_follows_the_content() -> None:
    def identifier(words: str) -> bytes:
        with opened(made(document(paragraph(words)))) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identifier("One.") == identifier("One.") != identifier("Two.")


# ------------------------------------------------------------------------------------------ around the text


def test_metadata_says_what_the_document_says() -> None:
    with opened(made(rich())) as pdf:
        info = pdf.docinfo
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert str(info["/Title"]) == rich().meta.title
        assert str(info["/CreationDate"]) == "D:20240520093000Z"
        assert "<xmp:ModifyDate>2024-05-20T09:30:00Z</xmp:ModifyDate>" in packet
        assert "Wren Halloran and Ödön Katz" in packet


def test_a_file_without_a_title_takes_its_first_words() -> None:
    output = made(Document(Meta(lang="en"), (paragraph("Nobody gave this text a title, so here we are."),)))
    with opened(output) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Nobody gave this text a title, so here"


def test_pages_are_numbered_outside_the_text() -> None:
    output = made(document(*[paragraph("Words that fill a page. " * 60) for _ in range(12)], title="A running head"))
    found = artifacts(output)
    total = len(found)
    assert total > 3
    assert [page[-1] for page in found] == [f"Page {number} of {total}" for number in range(1, total + 1)]
    assert ["A running head" in page for page in found] == [False] + [True] * (total - 1)
    assert not any("Page 1 of" in text for text in page_texts(output))


def test_every_page_begins_in_the_tree_where_the_map_says() -> None:
    output = made(rich())
    by_path: dict[tuple[int, ...], Block | None] = {(): None, **dict(iter_blocks(rich().blocks))}
    assert [start.page for start in output.pages] == list(range(1, len(output.pages) + 1))
    assert [(start.path, start.offset) for start in output.pages] == sorted(
        (start.path, start.offset) for start in output.pages
    )
    assert all(start.path in by_path for start in output.pages)


def test_an_offset_is_where_the_page_goes_on() -> None:
    words = " ".join(f"word{number}" for number in range(1500))
    output = made(document(paragraph(words), title=""))
    texts = page_texts(output)
    assert len(texts) > 2
    for start, text in zip(output.pages, texts, strict=True):
        assert words[start.offset :].startswith(text[:40])
