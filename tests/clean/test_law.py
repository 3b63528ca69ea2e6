"""The ledger's law: kept + removed = input, for any text, and cleaning only ever removes, moves or regroups."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from convert import ledger
from convert.clean import POLICIES, clean
from convert.clean.page import text_of
from convert.invariants import problems
from convert.model import Block, List, Quote
from convert.read.text import read_text
from convert.walk import child_blocks

_FURNITURE = (
    "Leave a Reply", "Related Posts", "Share on Facebook", "Tags: a, b", "1. one", "2. two", "• x", "• y", "> quoted",
    "The river rose by two metres overnight, and the town moved its boats to the upper quay.", "", "   ",
    "Harbour reopens | Coastal towns", "Harbour reopens", "Your email address will not be published.", "How it began",
)  # fmt: skip
lines = st.lists(st.one_of(st.sampled_from(_FURNITURE), st.text(max_size=60)), max_size=40)
texts = st.one_of(lines.map("\n".join), st.text(max_size=300))


@settings(max_examples=300, deadline=None)
@given(texts, st.sampled_from(sorted(POLICIES)))
def test_every_source_line_has_one_fate_and_the_source_comes_back(text: str, policy: str) -> None:
    _, book = clean(read_text(text), "t", text=text, policy=POLICIES[policy])
    assert ledger.source_text(book) == text
    assert [line.number for line in book.lines] == list(range(1, len(book.lines) + 1))
    assert ledger.loads(ledger.dumps(book)) == book


@settings(max_examples=300, deadline=None)
@given(texts)
def test_kept_lines_are_the_body_in_order(text: str) -> None:
    dirty = read_text(text)
    document, book = clean(dirty, "t", text=text)
    kept = {line.number for line in book.lines if line.fate == "kept"}
    expected = [text_of(block) for block in dirty.blocks if _number(block) in kept]
    assert _bare(" ".join(expected)) == _bare(" ".join(_flat(document.blocks)))
    assert not problems(document)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_a_removed_line_has_a_reason_and_enough_confidence(text: str) -> None:
    for line in clean(read_text(text), "t", text=text)[1].lines:
        if line.fate in ("removed", "relabelled"):
            assert line.decision is not None
            assert line.decision.reason
        if line.fate == "removed":
            assert line.decision is not None
            assert line.decision.confidence >= POLICIES["balanced"].threshold


def _number(block: Block) -> int:
    return block.attr.origin.first  # type: ignore[union-attr]


def _flat(blocks: tuple[Block, ...]) -> list[str]:
    out: list[str] = []
    for block in blocks:
        out += _flat(child_blocks(block)) if isinstance(block, List | Quote) else [text_of(block)]
    return out


def _bare(text: str) -> str:
    """Without list markers, quotation signs and spaces, which regrouping may take."""
    return "".join(character for character in text if character.isalpha())
