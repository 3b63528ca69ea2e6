"""The sample that the project began with, where it is at hand."""

from __future__ import annotations

import pytest

from convert.clean import clean
from convert.model import Paragraph
from convert.read.text import read_text
from tests.support import SHARED

SEED = SHARED / "seeds" / "000_3dee51eb686cd07a.txt"


@pytest.mark.skipif(not SEED.exists(), reason="third-party sample not here")
def test_the_seed_keeps_its_article_and_nothing_else() -> None:
    text = SEED.read_text(encoding="utf-8")
    document, book = clean(read_text(text), SEED.name, text=text)
    assert document.meta.section == "Prevent strategy"
    assert "|" not in document.meta.title
    assert document.meta.title.endswith("review finds")
    assert len(document.blocks) == 25
    assert all(isinstance(block, Paragraph) for block in document.blocks)
    assert [line.text for line in book.lines if line.fate == "removed"][1:] == text.split("\n\n")[-3:]
