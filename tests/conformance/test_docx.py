"""DOCX against the Open XML schema, Word's accessibility rules, python-docx and LibreOffice."""

from __future__ import annotations

import io
import re
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pytest

from convert.check.docx import read_docx
from convert.check.docx_rules import word_findings
from convert.model import Block, Figure, List, Table
from convert.reading import utterances
from convert.style import load_style
from convert.walk import iter_blocks
from convert.write.docx import write
from tests.conformance import tools
from tests.conformance.samples import samples, style_for
from tests.support import rich

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("docx")]

#: What Word's checker is right to say of these samples, since their trees say it: merged cells that carry meaning, an
#: address that the article prints in full, a title that an untitled article has not. A rule not named here never fires.
TRUE_OF_THE_TREE = {
    "rich": Counter({"merged-cells": 1, "link-text-not-meaningful": 1}),
    "pages": Counter({"merged-cells": 1, "link-text-not-meaningful": 1}),
    "bundle": Counter({"link-text-not-meaningful": 1}),
    "untitled": Counter({"no-headings": 1, "beyond-document-without-title": 1, "beyond-document-without-language": 1}),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("documents")
    paths = {}
    for name, (document, pages) in samples().items():
        paths[name] = folder / f"{name}.docx"
        paths[name].write_bytes(write(document, style_for(name, load_style()), pages).data)
    return paths


def test_files_say_what_the_trees_say(files: dict[str, Path]) -> None:
    for name, (document, _) in samples().items():
        assert read_docx(files[name].read_bytes()) == utterances(document), name


def test_python_docx_opens_them_all(files: dict[str, Path]) -> None:
    for name, path in files.items():
        opened = docx.Document(io.BytesIO(path.read_bytes()))
        assert opened.core_properties.title == samples()[name][0].meta.title
        assert opened.paragraphs


def test_the_schema_has_nothing_to_say(files: dict[str, Path]) -> None:
    from openxml_audit import FileFormat, OpenXmlValidator

    def errors(path: Path) -> list[str]:  # a validator of its own: one keeps the note numbers of the file before
        validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
        return [str(error) for error in validator.validate(str(path)).errors]

    said = {name: errors(path) for name, path in files.items()}
    assert {name: found for name, found in said.items() if found} == {}


def test_words_rules_find_only_what_the_tree_itself_says(files: dict[str, Path]) -> None:
    for name, path in files.items():
        found = Counter(finding.code for finding in word_findings(path.read_bytes()))
        assert found == TRUE_OF_THE_TREE.get(name, Counter()), name


# ------------------------------------------------------------------------------------------ LibreOffice


@pytest.fixture(scope="module")
def tags(files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The tags of the PDF that LibreOffice makes of the rich fixture, in order, as pdfinfo names them."""
    soffice, pdfinfo = tools.soffice(), tools.program("pdfinfo")
    folder = tmp_path_factory.mktemp("office")
    target = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    command = [soffice, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", target]
    subprocess.run(
        [*command, "--outdir", str(folder), str(files["rich"])], check=True, capture_output=True, timeout=300
    )
    done = subprocess.run(
        [pdfinfo, "-struct", str(folder / "rich.pdf")], check=True, capture_output=True, text=True, timeout=60
    )
    return re.findall(r"^ *([A-Z]\w*)\b(?! \d)", done.stdout, re.MULTILINE)


def everything() -> tuple[Block, ...]:
    """Every block of the rich fixture, those of its notes last."""
    sources = (rich().blocks, *(note.children for note in rich().notes))
    return tuple(block for blocks in sources for _, block in iter_blocks(blocks))


def test_libreoffice_sees_the_same_headings(tags: list[str]) -> None:
    headings = [said.level for said in utterances(rich()) if said.role == "heading"]
    assert [int(tag[1]) for tag in tags if re.fullmatch(r"H\d", tag)] == headings


def test_libreoffice_sees_the_same_tables(tags: list[str]) -> None:
    tables = [block for block in everything() if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    assert tags.count("Table") == len(tables)
    assert tags.count("TR") == sum(len(table.rows) for table in tables)
    assert tags.count("TH") == sum(cell.scope is not None for cell in cells)
    assert tags.count("TD") == sum(cell.scope is None for cell in cells)


def test_libreoffice_sees_the_same_lists_notes_and_pictures(tags: list[str]) -> None:
    lists = [block for block in everything() if isinstance(block, List)]
    pictures = [block for block in everything() if isinstance(block, Figure)]
    assert tags.count("LI") == sum(len(block.items) for block in lists)
    assert tags.count("L") >= len(lists)  # a quotation within an item parts its list in two
    assert tags.count("Note") == len(rich().notes)
    assert tags.count("Figure") == len(pictures) + 1  # one picture stands within a line
    assert tags.count("Code") == 2
