"""Marks are settled in one place: metadata first, then the surest removal, unless surer evidence keeps the line."""

from __future__ import annotations

from convert.clean.engine import meta_with, settle
from convert.clean.page import page_of
from convert.clean.rule import BALANCED, CAREFUL, Mark, Policy, Rule
from convert.model import Document, Meta

RULE = Rule("x.y", "x", "a rule", lambda page: iter(()))


def verdicts(*marks: Mark, policy: Policy = BALANCED) -> list[tuple[str, bool]]:
    return [(v.fate, v.suspected) for v in settle(1, [(RULE, mark) for mark in marks], policy)]


def test_a_sure_removal_goes_and_an_unsure_one_is_suspected() -> None:
    assert verdicts(Mark(0, "remove", 0.9, "r")) == [("removed", False)]
    assert verdicts(Mark(0, "remove", 0.9, "r"), policy=CAREFUL) == [("kept", True)]
    assert verdicts(Mark(0, "remove", 0.3, "r")) == [("kept", False)]


def test_surer_evidence_keeps_a_line() -> None:
    assert verdicts(Mark(0, "remove", 0.9, "r"), Mark(0, "keep", 0.95, "k")) == [("kept", True)]
    assert verdicts(Mark(0, "remove", 0.97, "r"), Mark(0, "keep", 0.95, "k")) == [("removed", False)]


def test_metadata_outweighs_removal_and_lands_in_meta() -> None:
    mark = Mark(0, "byline", 0.6, "b", "By Ann Ode")
    assert verdicts(Mark(0, "remove", 0.99, "r"), mark) == [("relabelled", False)]
    assert meta_with(Meta(title="T"), [(RULE, mark)]).byline == "By Ann Ode"


def test_a_policy_names_rules_or_families() -> None:
    assert not Policy("p", 0.5, disabled=frozenset({"x"})).allows(RULE)
    assert not Policy("p", 0.5, disabled=frozenset({"x.y"})).allows(RULE)
    assert Policy("p", 0.5, disabled=frozenset({"x"}), enabled=frozenset({"x.y"})).allows(RULE)


def test_an_empty_page_has_no_verdicts() -> None:
    empty = page_of(Document(Meta()))
    assert len(empty) == 0
    assert settle(0, [], BALANCED) == ()
