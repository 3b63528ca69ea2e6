"""Marks are settled in one place: metadata first, then the surest removal, unless surer evidence keeps the line."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from convert.clean.engine import meta_with, run, settle
from convert.clean.page import Page, page_of
from convert.clean.rule import BALANCED, CAREFUL, Mark, Policy, Rule
from convert.model import Document, Meta
from convert.read.text import read_text

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


TEXT = "The lock\nThe lock opens on Monday.\nA guess\nA last line"
GUESS = Rule("statistical.line", "statistical", "a guess", lambda page: iter([Mark(2, "remove", 0.99, "odd")]))


def fates(text: str, *rules: Rule) -> list[tuple[str, bool]]:
    _, ledger = run(read_text(text), "lock.txt", text, rules, BALANCED)
    return [(line.fate, line.suspected) for line in ledger.lines]


def rule_with(mark: Mark, family: str) -> Rule:
    return Rule(f"{family}.x", family, "a rule", lambda page: iter([mark] if mark.line < len(page) else []))


@pytest.mark.parametrize(
    ("mark", "family", "certain"),
    [
        (Mark(3, "remove", 0.9, "r"), "share", True),
        (Mark(3, "remove", 0.7, "r"), "share", False),
        (Mark(3, "remove", 0.9, "r"), "repeated", False),
        (Mark(3, "byline", 0.9, "r", "Ann Ode"), "byline", True),
        (Mark(0, "title", 0.9, "r", "The"), "title", True),
        (Mark(0, "title", 0.9, "r", "The lock"), "title", False),
    ],
)
def test_a_guess_removes_a_line_only_where_something_certain_tells_of_a_scrape(
    mark: Mark, family: str, certain: bool
) -> None:
    assert fates(TEXT, rule_with(mark, family), GUESS)[2] == (("removed", False) if certain else ("kept", True))


def test_a_find_that_surer_evidence_outweighs_tells_of_nothing() -> None:
    found = rule_with(Mark(3, "remove", 0.9, "r"), "share")
    kept = rule_with(Mark(3, "keep", 0.95, "k"), "standfirst")
    assert fates(TEXT, found, kept, GUESS)[2:] == [("kept", True), ("kept", True)]
    title = rule_with(Mark(0, "title", 0.9, "r", "The lock"), "title")
    label = rule_with(Mark(0, "remove", 0.9, "r"), "navigation")
    assert fates(TEXT, title, label, GUESS)[2] == ("kept", True)


def test_what_is_furniture_once_the_rest_is_gone_goes_too() -> None:
    def last_exclaimed(page: Page) -> Iterator[Mark]:
        if page.texts[-1].endswith("!"):
            yield Mark(len(page) - 1, "remove", 0.9, "r")

    shouted = Rule("share.x", "share", "a shout at the end", last_exclaimed)
    text = "The lock\nIt opens.\nShare!\nFollow!\nSubscribe!"
    assert [fate for fate, _ in fates(text, shouted)] == ["kept", "kept", "removed", "removed", "removed"]
    assert [fate for fate, _ in fates("The lock!\nIt opens.", shouted)] == ["kept", "kept"]
