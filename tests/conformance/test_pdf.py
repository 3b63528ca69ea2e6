"""Finished PDFs before validators that others wrote, and before our own reader: seeds, fixtures, scraped texts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from convert.check.pdf import check_pdf
from convert.model import Document, Meta, Paragraph, Text
from convert.style import Style, load_style
from convert.typography import normalise
from convert.write.pdf import write
from tests.conformance import verapdf
from tests.conformance.samples import samples
from tests.support import SHARED

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("verapdf")]

REGION = SHARED / "bench" / "work" / "region"
STANDARDS = {"ua1": ("ua1", "2a"), "ua2": ("ua2", "4", "wt1a", "wt1r")}


@cache
def _documents() -> dict[str, Document]:
    return {name: document for name, (document, _) in samples().items()}


@cache
def _region() -> dict[str, Document]:
    """A hundred scraped texts as they are: the title, then a paragraph a line."""
    out: dict[str, Document] = {}
    for path in sorted(REGION.glob("*.txt"))[::5][:100]:
        title, *lines = [text for line in path.read_text("utf-8").split("\n") if (text := normalise(line))] or [
            path.stem
        ]
        out[path.stem] = Document(Meta(title=title, lang="en"), tuple(Paragraph((Text(line),)) for line in lines))
    return out


def _style(standard: str) -> Style:
    return load_style().with_options(pdf="ua2" if standard == "ua2" else "ua1")


def _written(documents: dict[str, Document], folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for standard, profiles in STANDARDS.items():
        for name, document in documents.items():
            path = folder / f"{name}.{standard}.pdf"
            path.write_bytes(write(document, _style(standard)).data)
            yield path, profiles


def _failures(documents: dict[str, Document], folder: Path) -> list[tuple[str, str, dict[str, int]]]:
    verdicts = verapdf.validate(list(_written(documents, folder)))
    assert len(verdicts) == len(documents) * 6
    return [(Path(one.path).name, one.profile, dict(one.failed)) for one in verdicts if one.failed]


def test_verapdf_finds_nothing_in_seeds_and_fixtures(tmp_path: Path) -> None:
    assert _failures(_documents(), tmp_path) == []


@pytest.mark.skipif(not REGION.is_dir(), reason="the scraped texts are not part of the project")
def test_verapdf_finds_nothing_in_scraped_texts(tmp_path: Path) -> None:
    assert _failures(_region(), tmp_path) == []


@pytest.mark.skipif(not REGION.is_dir(), reason="the scraped texts are not part of the project")
@pytest.mark.parametrize("standard", STANDARDS)
def test_scraped_texts_read_back_word_for_word(standard: str) -> None:
    for name, document in _region().items():
        assert (name, check_pdf(write(document, _style(standard)).data, document)) == (name, ())


def test_outloud_finds_nothing(tmp_path: Path) -> None:
    for name, document in _documents().items():
        path, report = tmp_path / f"{name}.pdf", tmp_path / f"{name}.json"
        path.write_bytes(write(document, _style("ua1")).data)
        command = [sys.executable, "-m", "outloud", "--json", str(report), "--fail-on", "never", str(path)]
        subprocess.run(command, check=True, capture_output=True)
        found = json.loads(report.read_text(encoding="utf-8"))
        assert (name, found) == (name, [])
