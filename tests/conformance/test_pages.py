"""All four outputs of real saved pages, rich in lists, tables, figures and code, before every checker at once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from convert.check.docx import read_docx
from convert.check.docx_rules import word_findings
from convert.check.epub import read_epub
from convert.check.epub_claims import claim_findings
from convert.check.markdown import read_markdown_utterances
from convert.check.pdf import check_pdf
from convert.files import pictures_beside
from convert.invariants import problems
from convert.pipeline import FORMATS, Options, Result, convert_document
from convert.reading import Utterance, utterances
from convert.style import load_style
from convert.write.pdf import write as write_pdf
from tests.conformance import verapdf
from tests.support import ROOT, SHARED

PAGES = SHARED / "bench" / "work" / "html"
NAMES = (
    "moz-dropbox-blog",
    "moz-nytimes-5",
    "scrap-11ea381ad92b",
    "scrap-4219d096902d",
    "traf-backenmachtgluecklich.de.zitronenkuchen",
    "traf-docs.docker.com.install",
    "traf-fluessiggas.de.dimethylether",
    "traf-redtri.com.jokes",
)
#: What Word's checker may say of a page, since the page itself is so: tables without headers, cells that are merged or
#: empty, numbers typed before lines, long headings, addresses for words.
OF_THE_PAGE = {
    "beyond-table-without-title",
    "beyond-typed-list-marker",
    "blank-header-cell",
    "blank-paragraph",
    "blank-table-row",
    "heading-too-long",
    "link-text-not-meaningful",
    "merged-cells",
    "no-headings",
    "table-without-header-row",
}

pytestmark = [
    pytest.mark.conformance,
    pytest.mark.xdist_group("verapdf"),
    pytest.mark.skipif(not PAGES.is_dir(), reason="the saved pages are not part of the project"),
]


@pytest.fixture(scope="module")
def converted() -> Mapping[str, Result]:
    results = {}
    for name in NAMES:
        path = PAGES / f"{name}.html"
        results[name] = convert_document(path.read_bytes(), path.name, Options(), pictures_beside(path))
    return results


@pytest.fixture(scope="module")
def folder(converted: Mapping[str, Result], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    second = load_style().with_options(pdf="ua2")
    for name, result in converted.items():
        for fmt in FORMATS:
            (made / f"{name}.{fmt}").write_bytes(result.outputs[fmt].data)
        (made / f"{name}.ua2.pdf").write_bytes(write_pdf(result.prepared.document, second).data)
    return made


def _words(said: tuple[Utterance, ...]) -> list[str]:
    return " ".join(one.text for one in said).split()


def test_each_format_reads_back_as_the_tree(converted: Mapping[str, Result], folder: Path) -> None:
    for name, result in converted.items():
        document = result.prepared.document
        expected = utterances(document)
        assert not problems(document), name
        assert read_docx(result.outputs["docx"].data) == expected, name
        assert read_epub(result.outputs["epub"].data) == expected, name
        for data in (result.outputs["pdf"].data, (folder / f"{name}.ua2.pdf").read_bytes()):
            assert check_pdf(data, document) == (), name
        said = read_markdown_utterances(result.outputs["md"].data)
        # captions and merged cells are paragraphs and plain cells there, which its findings say; the words are the same
        assert said == expected if not result.outputs["md"].findings else _words(said) == _words(expected), name


def test_verapdf_finds_nothing(folder: Path) -> None:
    first = [(path, ("ua1", "2a")) for path in sorted(folder.glob("*.pdf")) if not path.name.endswith(".ua2.pdf")]
    second = [(path, ("ua2", "4", "wt1a")) for path in sorted(folder.glob("*.ua2.pdf"))]
    verdicts = verapdf.validate([*first, *second])
    assert len(verdicts) == 5 * len(NAMES)
    assert [(Path(one.path).name, one.profile, dict(one.failed)) for one in verdicts if one.failed] == []


def test_epubs_are_valid_and_claim_only_what_is_so(folder: Path) -> None:
    books = sorted(folder.glob("*.epub"))
    assert [(book.name, claim_findings(book.read_bytes())) for book in books if claim_findings(book.read_bytes())] == []
    command = [sys.executable, "-m", "tests.conformance.epubcheck", *map(str, books)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=500)
    assert done.returncode == 0, done.stderr[-2000:]
    assert json.loads(done.stdout) == {book.name: [] for book in books}


def test_docx_files_are_valid_and_word_finds_only_what_the_page_is(folder: Path) -> None:
    from openxml_audit import FileFormat, OpenXmlValidator

    for path in sorted(folder.glob("*.docx")):
        validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
        assert [str(error) for error in validator.validate(str(path)).errors] == [], path.name
        found = {finding.code for finding in word_findings(path.read_bytes())}
        assert found <= OF_THE_PAGE, (path.name, found - OF_THE_PAGE)


def test_its_markdown_is_a_source_that_gives_the_same_words(converted: Mapping[str, Result]) -> None:
    for name, result in converted.items():
        written = result.outputs["md"]
        again = convert_document(written.data, "again.md", replace(Options(), formats=("md",)), dict(written.files).get)
        assert again.prepared.ledger.count("removed") == 0, name
        assert read_markdown_utterances(again.outputs["md"].data) == read_markdown_utterances(written.data), name
