"""What a line is relabelled as is in the metadata; what is not goes with a reason, or stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.clean import BALANCED, RULES, credit, dates, engine
from convert.clean.phrases import tokens
from convert.ledger import Ledger
from convert.model import Document, Meta
from convert.read.text import read_text
from tests.support import SHARED

WORK = SHARED / "bench" / "work"
#: Of the benchmark's texts one in so many is tried.
STEP = 8

BODY = """
The river rose by two metres overnight, and the town moved its boats to the upper quay.

Nobody was hurt, but the bakery on Mill Lane lost its ovens and will stay closed until May.

The council has asked for help from the region, which sent forty people and two pumps on Monday.
"""


def cleaned(text: str) -> tuple[Document, Ledger]:
    return engine.run(read_text(text), "", text, RULES, BALANCED)


def lost(meta: Meta, ledger: Ledger) -> list[str]:
    """The lines that became metadata of who and when, and are not found there."""
    out = []
    told = [set(tokens(name)) for name in (meta.byline or "").split("; ")]
    for line in ledger.lines:
        if line.fate != "relabelled" or line.decision is None or not line.decision.rule.startswith("byline"):
            continue
        text = credit.parted(line.text)
        words = set(tokens(text))
        day = meta.published is not None and dates.find(text, tokens(text)) == meta.published
        if not day and not credit.lead_alone(line.text.strip()) and not any(len(name & words) for name in told if name):
            out.append(line.text)
    return out


def test_a_second_date_is_removed_and_says_why() -> None:
    document, ledger = cleaned(f"Harbour reopens\n\nUpdated 13 March 2021\n\n12 March 2021\n{BODY}")
    assert document.meta.published == "2021-03-12"
    (second,) = [line for line in ledger.lines if line.text.startswith("Updated")]
    assert (second.fate, second.decision and second.decision.reason) == (
        "removed",
        "gives the date of publication; the metadata have another",
    )


def test_what_only_a_second_look_finds_is_in_the_metadata_too() -> None:
    menu = "\n".join(f"Towns {number}" for number in range(30))
    document, ledger = cleaned(f"The Harbour Post\n\nShare this\n{menu}\n\nBy Mara Lind\n{BODY}")
    assert not lost(document.meta, ledger)


@pytest.mark.skipif(not WORK.is_dir(), reason="the benchmark is not here")
@pytest.mark.parametrize("variant", ["region", "page"])
def test_what_is_relabelled_is_in_the_metadata(variant: str) -> None:
    wrong: dict[str, list[str]] = {}
    for path in sorted((WORK / variant).glob("*.txt"))[::STEP]:
        document, ledger = cleaned(path.read_text(encoding="utf-8"))
        if missing := lost(document.meta, ledger):
            wrong[Path(path).stem] = missing
    assert not wrong
