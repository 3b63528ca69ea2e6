"""Cleaning what was cleaned changes nothing, on pages of our own and on the benchmark's where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.cleaning import cleaned
from convert.clean import BALANCED, RULES
from convert.clean.headline import bare
from convert.decode import decode
from tests.support import ROOT, SHARED

SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix == ".txt")
WORK = SHARED / "bench" / "work"
#: Of the benchmark's texts one in so many is tried.
STEP = 8


def twice(path: Path) -> tuple[str, str]:
    once = cleaned(decode(path.read_bytes()), RULES, BALANCED)
    return once, cleaned(once, RULES, BALANCED)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_a_clean_seed_stays_as_it_is(path: Path) -> None:
    once, again = twice(path)
    assert again == once


@pytest.mark.skipif(not WORK.is_dir(), reason="the benchmark is not here")
@pytest.mark.parametrize("variant", ["region", "page"])
def test_clean_pages_of_the_benchmark_stay_as_they_are(variant: str) -> None:
    changed = []
    for path in sorted((WORK / variant).glob("*.txt"))[::STEP]:
        once, again = twice(path)
        if again != once:
            changed.append(path.stem)
    assert not changed


@pytest.mark.parametrize(
    "title",
    [
        "Harbour reopens | Coastal towns",
        "News - Coastal towns - Coastal towns - The Harbour Post",
        "The ferry, the film and the fog – so it goes!",
        "Boats on the move - Winter - Harbour Post",
    ],
)
def test_a_title_is_cut_once_and_for_all(title: str) -> None:
    text, _ = bare(title)
    assert bare(text) == (text, ())
