"""The quality gate notices what gets worse, and label files hold hashes only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.cleaning import PINNED, worse
from benchmarks.folds import FOLDS, fold_of, ordered_sites
from benchmarks.label_hashes import LABELS, hashed, line_hash, read_hashes
from tests.support import ROOT


def test_only_a_worse_figure_fails() -> None:
    pins = {"region": {"s": {"loss": 0.01, "title_ok": 0.9}}}
    assert worse({"region": {"s": {"loss": 0.005, "title_ok": 0.95}}}, pins) == []
    assert worse({"region": {"s": {"loss": 0.011, "title_ok": 0.899}}}, pins) == []
    failed = worse({"region": {"s": {"loss": 0.02, "title_ok": 0.8}}}, pins)
    assert [line.split(":")[0] for line in failed] == ["region s loss", "region s title_ok"]


def test_the_pins_are_figures_that_the_gate_knows() -> None:
    pins = json.loads((ROOT / "benchmarks" / "cleaning.json").read_text(encoding="ascii"))
    assert set(pins) == {"region", "page"}
    assert all(set(figures) <= set(PINNED) for sources in pins.values() for figures in sources.values())


def test_a_site_is_in_one_fold() -> None:
    cases = [{"site": f"site{number}"} for number in range(23)]
    sites = ordered_sites([*cases, *cases])
    assert len(sites) == 23
    assert {fold_of(site, sites) for site in sites} == set(range(FOLDS))


def test_labels_become_hashes_of_lines_that_are_not_blank(tmp_path: Path) -> None:
    rows = hashed("1-2 T\n3-5 K\n", "Title\n\nOne  line\n\nTwo")
    path = tmp_path / "page.tsv"
    path.write_text(rows, encoding="ascii")
    assert read_hashes(path) == [(line_hash("Title"), "T"), (line_hash("One line"), "K"), (line_hash("Two"), "K")]
    with pytest.raises(ValueError, match="line 5"):
        hashed("1-4 K\n", "Title\n\nOne\n\nTwo")


def test_label_files_hold_no_text() -> None:
    paths = sorted((ROOT / "benchmarks" / "labels").glob("*.tsv"))
    assert len(paths) >= 150
    for path in paths:
        for key, label in read_hashes(path):
            assert len(key) == 16
            assert int(key, 16) >= 0
            assert label in LABELS
