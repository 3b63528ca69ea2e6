"""Finished PDFs before validators that others wrote, and before our own reader: seeds, fixtures, scraped texts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from convert.check.pdf import check_pdf
from convert.model import Document, Meta, Paragraph, Text
from convert.output import PageMap
from convert.style import Style, load_style
from convert.typography import normalise
from convert.write.pdf import write
from tests.conformance import verapdf
from tests.conformance.samples import samples, style_for
from tests.support import SHARED

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("verapdf")]

REGION = SHARED / "bench" / "work" / "region"
STANDARDS = {"ua1": ("ua1", "2a"), "ua2": ("ua2", "4", "wt1a", "wt1r")}


#: Findings of outloud 0.2 that are its own mistakes: document, rule, and the evidence against it.
FALSE_ALARMS = {
    # Its row_widths() takes one from every span before it counts the columns that spans fill, so a cell that spans two
    # rows in the last column is never counted in the second. Our checker finds the grid closed.
    ("rich", "TBL-004"),
    ("pages", "TBL-004"),
    # It lists a paragraph's own marked content before that of the Link, Span and Reference elements between, so every
    # line with much inline markup seems shuffled, and a numbered paragraph too. Our checker compares with the order of
    # the kids (order-differs).
    ("rich", "ORD-001"),
    ("pages", "ORD-001"),
    ("bundle", "ORD-001"),
    # The sample is one sentence over and over: the first lines of its pages are alike without being running heads.
    ("long", "PAG-001"),
}


def _samples() -> dict[str, tuple[Document, PageMap]]:
    return dict(samples())


@cache
def _region() -> dict[str, tuple[Document, PageMap]]:
    """A hundred scraped texts as they are: the title, then a paragraph a line."""
    out: dict[str, tuple[Document, PageMap]] = {}
    for path in sorted(REGION.glob("*.txt"))[::5][:100]:
        lines = [text for line in path.read_text("utf-8").split("\n") if (text := normalise(line))]
        title, *rest = lines or [path.stem]
        blocks = tuple(Paragraph((Text(line),)) for line in rest)
        out[path.stem] = (Document(Meta(title=title, lang="en"), blocks), ())
    return out


def _style(name: str, standard: str) -> Style:
    return style_for(name, load_style().with_options(pdf="ua2" if standard == "ua2" else "ua1"))


def _written(documents: dict[str, tuple[Document, PageMap]], folder: Path) -> Iterator[tuple[Path, tuple[str, ...]]]:
    for standard, profiles in STANDARDS.items():
        for name, (document, pages) in documents.items():
            path = folder / f"{name}.{standard}.pdf"
            path.write_bytes(write(document, _style(name, standard), pages).data)
            yield path, profiles


def _failures(jobs: list[tuple[Path, tuple[str, ...]]]) -> list[tuple[str, str, dict[str, int]]]:
    verdicts = verapdf.validate(jobs)
    assert len(verdicts) == sum(len(profiles) for _, profiles in jobs)
    return [(Path(one.path).name, one.profile, dict(one.failed)) for one in verdicts if one.failed]


def _broken(whole: Path) -> Path:
    """A file with a description taken out: veraPDF must see it, or it has not looked."""
    path = whole.with_name("broken.pdf")
    with pikepdf.open(whole) as pdf:
        figure: Any = next(one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/S") == Name.Figure)
        del figure["/Alt"]
        pdf.save(path, fix_metadata_version=False)
    return path


def test_verapdf_finds_nothing_in_seeds_and_fixtures(tmp_path: Path) -> None:
    jobs = list(_written(_samples(), tmp_path))
    broken = _broken(tmp_path / "rich.ua1.pdf")
    assert _failures([*jobs, (broken, ("ua1",))]) == [("broken.pdf", "ua1", {"7.3-1": 1})]


@pytest.mark.skipif(not REGION.is_dir(), reason="the scraped texts are not part of the project")
def test_verapdf_finds_nothing_in_scraped_texts(tmp_path: Path) -> None:
    some = dict(list(_region().items())[::5])
    assert _failures(list(_written(some, tmp_path))) == []


@pytest.mark.skipif(not REGION.is_dir(), reason="the scraped texts are not part of the project")
@pytest.mark.parametrize("standard", STANDARDS)
def test_scraped_texts_read_back_word_for_word(standard: str) -> None:
    for name, (document, pages) in _region().items():
        assert (name, check_pdf(write(document, _style(name, standard), pages).data, document)) == (name, ())


def test_every_sample_says_what_its_tree_says() -> None:
    for name, (document, pages) in _samples().items():
        for standard in STANDARDS:
            assert (name, check_pdf(write(document, _style(name, standard), pages).data, document)) == (name, ())


def test_outloud_finds_nothing(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    paths = [path for path, _ in _written(_samples(), tmp_path) if path.name.endswith(".ua1.pdf")]
    command = [str(Path(sys.executable).with_name("outloud")), "--json", str(report), "--fail-on", "never", "-q"]
    subprocess.run([*command, *map(str, paths)], check=True, capture_output=True)
    results = json.loads(report.read_text(encoding="utf-8"))["results"]
    assert len(results) == len(paths)
    found = {
        (Path(result["path"]).name.removesuffix(".ua1.pdf"), finding["rule"])
        for result in results
        for finding in result["findings"]
        if finding["severity"] in ("error", "warning")
    }
    assert found <= FALSE_ALARMS, found - FALSE_ALARMS
