"""Every rule against its fixture: ``tests/rules/<family>/<id>.md``.

A fixture has code blocks under headings ``## fires`` and ``## must not fire``. Each line starts with two characters:
``- `` the rule removes it, ``* `` marks it to stay, ``= `` it becomes metadata, ``+ `` a structure begins here and
``| `` goes on, two spaces: the rule leaves it alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from convert.clean import RULES, learn
from convert.clean.context import line_key, seen
from convert.clean.page import Page, page_of
from convert.clean.rule import BALANCED, METADATA, Mark, Rule
from convert.model import Document, Meta, Paragraph, Text
from convert.read.text import read_text
from tests.support import ROOT

FOLDER = ROOT / "tests" / "rules"
#: Rules over saved pages read elements, which a fixture of lines cannot show: see ``tests/clean/content``.
TEXT_RULES = tuple(rule for rule in RULES if rule.family != "content")
_BLOCK = re.compile(r"^## (fires|must not fire)\n+```\n(.*?)```$", re.M | re.S)


def cases() -> list[tuple[str, str, str]]:
    out = []
    for path in sorted(FOLDER.glob("*/*.md")):
        text = path.read_text(encoding="utf-8")
        out += [(path.stem, match[1], match[2]) for match in _BLOCK.finditer(text)]
    return out


def sign(mark: Mark) -> str:
    if mark.action in ("remove", "keep"):
        return "-" if mark.action == "remove" else "*"
    return "=" if mark.action in METADATA else "+"


def signs(rule: Rule, page: Page) -> dict[int, str]:
    found: dict[int, str] = {}
    for mark in rule.apply(page):
        if mark.action == "remove" and mark.confidence < BALANCED.threshold:
            continue
        found[mark.line] = sign(mark)
        for line in range(mark.line + 1, (mark.last or mark.line) + 1):
            found[line] = "|"
    return found


@pytest.mark.parametrize(("name", "kind", "block"), cases())
def test_fixture(name: str, kind: str, block: str) -> None:
    rule = next(rule for rule in RULES if rule.id == name)
    lines = block.split("\n")
    text = "\n".join(line[2:] for line in lines)
    document = read_text(text)
    page = page_of(document)
    if rule.family == "recurring":
        others = [read_text(text.replace("river", water)) for water in ("lake", "sea")]
        holders = learn(map(seen, [document, *others])).holders(document)
        page = replace(page, holders=tuple(holders.get(line_key(line), 0) for line in page.texts))
    wanted = {n: line[0] for n, line in enumerate(filter(None, map(str.rstrip, lines))) if line[0] != " "}
    found = signs(rule, page)
    if kind == "fires":
        assert wanted
        assert found == wanted
    else:
        assert not found


@pytest.mark.parametrize("rule", TEXT_RULES, ids=lambda rule: rule.id)
def test_a_block_without_words_is_no_obstacle(rule: Rule) -> None:
    said = ["Harbour reopens", "The river rose by two metres, and the town moved its boats to the upper quay.", ""]
    blocks = tuple(Paragraph((Text(words),) if words else ()) for words in said * 3)
    assert all(mark.action for mark in rule.apply(page_of(Document(Meta(title=""), blocks))))


def test_every_rule_has_a_fixture_that_fires_and_one_that_must_not() -> None:
    kinds = {(name, kind) for name, kind, _ in cases()}
    assert {(rule.id, kind) for rule in TEXT_RULES for kind in ("fires", "must not fire")} == kinds


def test_every_rule_is_documented() -> None:
    ids = [rule.id for rule in RULES]
    assert len(set(ids)) == len(ids)
    for rule in RULES:
        text = rule.apply.__doc__ or ""
        assert rule.summary
        assert "Example:" in text, rule.id
        assert "Must not fire:" in text, rule.id
        assert rule not in TEXT_RULES or (FOLDER / rule.family / f"{rule.id}.md").is_file()


def test_fixtures_are_for_rules_that_exist() -> None:
    assert {Path(path).stem for path in FOLDER.glob("*/*.md")} == {rule.id for rule in TEXT_RULES}
