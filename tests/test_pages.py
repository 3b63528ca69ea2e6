"""A saved page on the disk, end to end: its article, its pictures, its ledger."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from convert import batch, ledger, pipeline
from convert.files import pictures_beside
from convert.pipeline import Options
from convert.reading import utterances
from tests.support import rich

PAGE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>The ferry stays | Harbour Gazette</title></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>
<li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>The ferry stays</h1>
<p>The island ferry will run for another year, the council decided on Tuesday, after three hours of debate.</p>
<figure><img src="ferry_files/quay.png" alt="The quay at low tide"><figcaption>The quay on Monday</figcaption></figure>
<h2>What it costs</h2>
<p>The crossing costs the district 90,000 crowns a year, and the council has found the money in the road fund.</p>
<ul><li>Forty families use it every day.</li><li>Three of them are the crew’s own.</li></ul>
<p>“We could not strand forty families,” said the harbour master, Ines Calloway, when the vote had been counted.</p>
</article></main>
<aside class="related"><h3>Most read</h3><ul><li><a href="/a">Ten walks for autumn</a></li>
<li><a href="/b">A short history of the bench</a></li></ul></aside>
<footer><p>© 2024 Harbour Gazette. All rights reserved.</p></footer></body></html>
"""


def _picture() -> bytes:
    return next(medium.data for medium in rich().media if medium.data is not None and medium.mime == "image/png")


def _saved(folder: Path) -> Path:
    (folder / "ferry_files").mkdir(parents=True)
    (folder / "ferry_files" / "quay.png").write_bytes(_picture())
    (folder / "ferry.html").write_text(PAGE, encoding="utf-8")
    return folder / "ferry.html"


def test_a_saved_page_becomes_its_article(tmp_path: Path) -> None:
    page = _saved(tmp_path / "in")
    (job,) = batch.discover([page.parent])
    assert job.source == page
    outcome = batch.convert_job(job, Options(), tmp_path / "out")
    assert outcome.error is None
    text = (tmp_path / "out" / "ferry" / "ferry.md").read_text(encoding="utf-8")
    assert "# The ferry stays\n" in text
    assert "## What it costs\n" in text
    assert "- Forty families use it every day.\n" in text
    assert "![The quay at low tide](" in text
    for furniture in ("Sport", "Ten walks", "All rights reserved"):
        assert furniture not in text
    record = ledger.loads((tmp_path / "out" / "ferry" / "ferry.ledger.json").read_text(encoding="utf-8"))
    assert ledger.source_text(record) == PAGE
    assert {line.fate for line in record.lines} >= {"kept", "removed"}
    assert all(line.decision for line in record.lines if line.fate == "removed")


def test_the_picture_goes_into_every_format(tmp_path: Path) -> None:
    from convert.pipeline import convert_document

    page = _saved(tmp_path)
    result = convert_document(page.read_bytes(), page.name, Options(), pictures_beside(page))
    (said,) = [one for one in utterances(result.prepared.document) if one.role == "figure"]
    assert said.text == "The quay at low tide"
    assert result.prepared.document.media[0].data == _picture()
    assert result.outputs["md"].files[0][1] == _picture()


def test_pictures_come_from_the_folder_of_the_page_and_nowhere_else(tmp_path: Path) -> None:
    page = _saved(tmp_path / "in")
    (tmp_path / "secret.png").write_bytes(base64.b64decode("iVBORw0KGgo="))
    load = pictures_beside(page)
    assert load("ferry_files/quay.png") == _picture()
    assert load("ferry_files/quay.png?width=200") == _picture()
    assert load("../secret.png") is None
    assert load(str(tmp_path / "secret.png")) is None
    assert load("https://example.org/quay.png") is None
    assert load("ferry_files") is None


def test_a_sidecar_describes_what_the_page_does_not(tmp_path: Path) -> None:
    page = _saved(tmp_path / "in")
    page.write_text(PAGE.replace(' alt="The quay at low tide"', ""), encoding="utf-8")
    (job,) = batch.discover([page.parent])
    assert "undescribed" in str(batch.convert_job(job, Options(), tmp_path / "out").findings)
    (page.parent / "ferry.alt.toml").write_text('[alt]\n"quay.png" = "Boats on the mud"\n', encoding="utf-8")
    assert batch.discover([page.parent]) == (job,)
    assert "undescribed" not in str(batch.convert_job(job, Options(), tmp_path / "out").findings)
    assert "![Boats on the mud](" in (tmp_path / "out" / "ferry" / "ferry.md").read_text(encoding="utf-8")
    (page.parent / "ferry.alt.toml").write_text("[alt", encoding="utf-8")
    assert "alternative texts" in str(batch.convert_job(job, Options(), tmp_path / "out").error)


def test_pictures_of_a_draft_in_its_folder_are_no_sources(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("# The quay\n\n![Boats](quay.png)\n", encoding="utf-8")
    (tmp_path / "quay.png").write_bytes(_picture())
    assert [job.slug for job in batch.discover([tmp_path])] == ["draft"]
    (outcome,) = batch.run(batch.discover([tmp_path]), Options(), tmp_path / "out")
    assert (outcome.error, (tmp_path / "out" / "draft" / "media" / "quay.png").read_bytes()) == (None, _picture())


def test_each_source_of_a_small_batch_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(data: bytes, name: str, *rest: Any) -> Any:
        read.append(name)
        return pipeline.parse(data, name, *rest)

    monkeypatch.setattr("convert.batch.parse", counted)
    for number in range(4):
        _saved(tmp_path / "in" / str(number))
    outcomes = list(batch.run(batch.discover([tmp_path / "in"]), Options(), tmp_path / "out", workers=1))
    assert [outcome.error for outcome in outcomes] == [None] * 4
    assert len(read) == 4
