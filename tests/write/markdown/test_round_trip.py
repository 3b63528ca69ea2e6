"""The law of the Markdown pair: what is written reads back as the same tree.

The examples are drawn the same way each time. To search further, as one does after a change of either side::

    HYPOTHESIS_EXAMPLES=20000 pytest tests/write/markdown/test_round_trip.py
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convert.model import Block, Document, Figure, Meta
from convert.read.markdown import read_markdown
from convert.style import Style, load_style
from convert.walk import without_provenance
from convert.write.markdown import write
from tests.strategies import documents, paragraphs
from tests.support import ROOT, SHARED, rich

_MORE: Final = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0"))


def _law(examples: int) -> settings:
    """So many examples, always the same ones; or as many other ones as the environment asks for."""
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    if _MORE:
        return settings(max_examples=_MORE, deadline=None, database=None, suppress_health_check=slow)
    return settings(max_examples=examples, deadline=None, database=None, derandomize=True, suppress_health_check=slow)


@cache
def _style(wrap: int = 0) -> Style:
    return load_style().with_options(wrap=wrap)


def _written(document: Document, wrap: int = 0) -> str:
    return write(document, _style(wrap)).data.decode()


def _read(text: str) -> Document:
    return without_provenance(read_markdown(text))


@_law(300)
@given(paragraphs())
def test_every_run_of_inlines_reads_back(block: Block) -> None:
    text = _written(Document(Meta(title="T", lang="en"), (block,)))
    assert _read(text).blocks == (block,), text


@_law(80)
@given(documents())
def test_every_document_reads_back(document: Document) -> None:
    text = _written(document)
    assert _read(text) == document, text


@_law(40)
@given(documents(), st.integers(20, 100))
def test_wrapping_never_changes_the_tree(document: Document, wrap: int) -> None:
    text = _written(document, wrap)
    assert _read(text) == document, text


def test_the_rich_fixture_wraps_to_the_same_tree() -> None:
    lines = _written(rich(), 60).split("\n")
    prose = [
        line for line in lines if not line.lstrip().startswith(("|", "#", "!", "    return")) and "://" not in line
    ]
    assert max(map(len, prose)) < 140
    assert sum(len(line) <= 60 for line in prose) > 0.9 * len(prose)
    assert _read("\n".join(lines)) == _read(_written(rich()))


# ------------------------------------------------------------------------------------------ any text


_PIECES: Final = (
    *"abc 019    \n\n\n\t*_`[]()<>#+-.!|~&:;=^\\\"'{}/é\u00a0",
    *("\n\n", "\n> ", "\n- ", "\n1. ", "\n    ", "](u)", "[a](", "![", "[^1]", "\n\n[^1]: ", "\n: ", "&amp;", "&#10;"),
    *("```\n", "| a | b |\n| - | - |\n", "---\n", "***", "~~", "<sub>", "</sub>", "<em>", "</em>", "<!-- -->", "<br>"),
    *("# ", "{#a}", "{lang=fr}", "[a]{lang=fr}", '<span lang="fr">', "</span>", "<https://a.b>", "[a]: /u\n", "— "),
)


@_law(400)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map("".join))
def test_any_text_is_stable_after_one_pass(source: str) -> None:
    once = _written(_read(source))
    assert _written(_read(once)) == once, source


def _bare(document: Document) -> Document:
    return replace(document, media=tuple(replace(medium, source=None) for medium in document.media))


def _examples() -> list[dict[str, Any]]:
    """The examples of the CommonMark specification, 0.31.2, from where they are installed."""
    package = ROOT / "tests/conformance/node/node_modules/commonmark-spec/spec.txt"
    if (SHARED / "commonmark/spec.json").is_file():
        return list(json.loads((SHARED / "commonmark/spec.json").read_text(encoding="utf-8")))
    if package.is_file():
        return _from_text(package)
    return []


def _from_text(path: Path) -> list[dict[str, Any]]:
    fence = "`" * 32
    found = re.findall(rf"^{fence} example\n(.*?)^\.\n.*?^{fence}$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [{"example": n, "markdown": text.replace("→", "\t")} for n, text in enumerate(found, start=1)]


_EXAMPLES: Final = _examples()


@pytest.mark.skipif(not _EXAMPLES, reason="neither shared/commonmark/spec.json nor npm's commonmark-spec is installed")
def test_every_example_of_commonmark_reads_back_and_is_stable() -> None:
    assert len(_EXAMPLES) >= 650
    for example in _EXAMPLES:
        tree = _read(example["markdown"])
        text = _written(tree)
        again = _read(text)
        if not any(block.caption for block in tree.blocks if isinstance(block, Figure)):  # which Markdown has not
            assert _bare(again) == _bare(tree), example
        assert _written(again) == text, example
