"""Our own saved pages against what must be left of each.

``pages/<slug>.md`` is the article as Markdown, for a person to review, and ``pages/<slug>.removed.txt`` what is no part
of it, a block a line. A page is read here as the command line reads it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from convert import ledger
from convert.files import slug
from convert.invariants import problems
from convert.pipeline import Options, Result, convert_document
from tests.support import ROOT

SEEDS: Final = {slug(path.name): path for path in sorted((ROOT / "seeds").glob("*.htm*"))}
GOLDENS: Final = Path(__file__).parent / "pages"

each = pytest.mark.parametrize("name", SEEDS)


@cache
def converted(name: str) -> Result:
    return convert_document(SEEDS[name].read_bytes(), SEEDS[name].name, Options(formats=("md",)))


def test_every_page_has_a_golden() -> None:
    assert sorted(path.stem for path in GOLDENS.glob("*.md")) == sorted(SEEDS)


@each
def test_the_article_is_whole_and_nothing_else_is_left(name: str) -> None:
    result = converted(name)
    assert result.outputs["md"].data.decode("utf-8") == (GOLDENS / f"{name}.md").read_text(encoding="utf-8")
    assert not problems(result.prepared.document)


@each
def test_what_goes_is_on_the_record(name: str) -> None:
    record = converted(name).prepared.ledger
    gone = [line.text for line in record.lines if line.fate == "removed"]
    assert "\n".join(gone) + "\n" == (GOLDENS / f"{name}.removed.txt").read_text(encoding="utf-8")
    assert ledger.source_text(record) == SEEDS[name].read_bytes().decode("utf-8" if name[0] == "h" else "cp1252")
