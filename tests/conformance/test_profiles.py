"""Every seed in every print profile before the validators: what a profile changes must break nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from convert.check.docx import read_docx
from convert.check.docx_rules import word_findings
from convert.check.epub import read_epub
from convert.check.epub_claims import claim_findings
from convert.check.pdf import check_pdf
from convert.model import Document
from convert.reading import utterances
from convert.style import load_style, profile_names
from convert.write import docx, epub, pdf
from tests.conformance import tools, verapdf
from tests.conformance.samples import samples
from tests.conformance.test_docx import TRUE_OF_THE_TREE
from tests.support import ROOT

pytestmark = [pytest.mark.conformance]

STANDARDS = {"ua1": ("ua1", "2a"), "ua2": ("ua2", "4", "wt1a")}


@cache
def _documents() -> Mapping[str, Document]:
    return {name: document for name, (document, _) in samples().items() if name.startswith("seed-") or name == "rich"}


@pytest.mark.xdist_group("verapdf")
def test_pdfs_say_what_the_trees_say_and_verapdf_finds_nothing(tmp_path: Path) -> None:
    jobs = []
    for profile in profile_names():
        for standard, checked in STANDARDS.items():
            style = load_style(profile).with_options(pdf="ua2" if standard == "ua2" else "ua1")
            for name, document in _documents().items():
                data = pdf.write(document, style).data
                assert (profile, name, check_pdf(data, document)) == (profile, name, ())
                path = tmp_path / f"{profile}.{name}.{standard}.pdf"
                path.write_bytes(data)
                jobs.append((path, checked))
    verdicts = verapdf.validate(jobs)
    assert len(verdicts) == sum(len(checked) for _, checked in jobs)
    assert [(Path(one.path).name, one.profile, dict(one.failed)) for one in verdicts if one.failed] == []


@pytest.mark.xdist_group("docx")
def test_docx_files_say_what_the_trees_say_and_schema_and_word_s_rules_find_nothing(tmp_path: Path) -> None:
    from openxml_audit import FileFormat, OpenXmlValidator

    for profile in profile_names():
        for name, document in _documents().items():
            data = docx.write(document, load_style(profile)).data
            assert read_docx(data) == utterances(document), (profile, name)
            found = Counter(finding.code for finding in word_findings(data))
            assert (profile, name, found) == (profile, name, TRUE_OF_THE_TREE.get(name, Counter()))
            path = tmp_path / f"{profile}.{name}.docx"
            path.write_bytes(data)
            validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)
            assert (profile, name, [str(error) for error in validator.validate(str(path)).errors]) == (
                profile,
                name,
                [],
            )


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("books")
    paths = []
    for profile in profile_names():
        for name, document in _documents().items():
            data = epub.write(document, load_style(profile)).data
            assert read_epub(data) == utterances(document), (profile, name)
            assert claim_findings(data) == (), (profile, name)
            paths.append(folder / f"{profile}.{name}.epub")
            paths[-1].write_bytes(data)
    return paths


@pytest.mark.xdist_group("epub")
def test_epubcheck_has_nothing_to_say(books: list[Path]) -> None:
    command = [sys.executable, "-m", "tests.conformance.epubcheck", *map(str, books)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=500)
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    assert len(answer) == len(books)
    assert {name: messages for name, messages in answer.items() if messages} == {}


@pytest.mark.xdist_group("epub")
def test_ace_and_axe_have_nothing_to_say_of_any_profile(books: list[Path]) -> None:
    """On the fixture that holds everything: the seeds differ from it in nothing that a profile touches."""
    chosen = [path for path in books if path.name.endswith(".rich.epub")]
    command = [tools.node(), str(tools.HERE / "node" / "check.cjs"), *map(str, chosen)]
    environment = {**os.environ, "CHROMIUM": tools.chromium()}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=500)
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    assert len(answer) == len(profile_names())
    assert [(book["book"], found) for book in answer for found in (*book["ace"], *book["axe"])] == []
