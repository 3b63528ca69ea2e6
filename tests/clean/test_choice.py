"""Which rules run is a person's choice, kept in a file and on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from convert.clean import CAREFUL, RULES
from convert.clean.choice import Choice, loads, policy_of, split
from convert.cli import app
from convert.errors import ConvertError

ARTICLE = """Harbour reopens after the storm

The river rose by two metres overnight, and the town moved its boats to the upper quay.

Nobody was hurt, but the bakery on Mill Lane lost its ovens and will stay closed until May.

The council has asked for help from the region, which sent forty people and two pumps on Monday.

Share on Facebook

Leave a Reply
"""


def test_a_settings_file_says_what_it_says() -> None:
    said = loads('[clean]\npolicy = "careful"\nwithout = ["share", "related.link"]\nwith = ["share.row"]\n')
    assert said == Choice("careful", ("share", "related.link"), ("share.row",))
    assert loads("") == Choice()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[clean", "not TOML"),
        ("[style]\n", r"\[style\] is unknown"),
        ("clean = 1\n", "must be a table"),
        ("[clean]\nlevel = 3\n", "clean.level is unknown"),
        ('[clean]\npolicy = "bold"\n', "'bold' is none of careful"),
        ('[clean]\nwithout = "share"\n', "clean.without must be a list"),
    ],
)
def test_a_wrong_settings_file_is_refused_in_one_line(text: str, reason: str) -> None:
    with pytest.raises(ConvertError, match=reason) as caught:
        loads(text)
    assert "\n" not in str(caught.value)


def test_what_is_said_of_a_rule_outweighs_what_is_said_of_its_family() -> None:
    policy = policy_of(Choice("careful", ("share", "related.link"), ("share.row", "related")), RULES)
    runs = {rule.id for rule in RULES if policy.allows(rule)}
    assert policy.threshold == CAREFUL.threshold
    assert {"share.row", "related.heading"} <= runs
    assert not {"share.button", "share.follow", "related.link"} & runs


def test_an_unknown_rule_is_refused() -> None:
    with pytest.raises(ConvertError, match="called 'shares'"):
        policy_of(Choice(without=("shares",)), RULES)


def test_an_option_joins_names_by_commas() -> None:
    assert split("share, related.link,") == ("share", "related.link")
    assert split(None) == ()


def test_the_file_and_the_command_line_switch_rules_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.txt").write_text(ARTICLE, encoding="utf-8")

    def body(*words: str) -> str:
        return CliRunner().invoke(app, ["file", "page.txt", *words]).stdout

    assert "Share on Facebook" not in body()
    Path("convert.toml").write_text('[clean]\nwithout = ["share", "statistical"]\n', encoding="utf-8")
    assert "Share on Facebook" in body()
    assert "Leave a Reply" not in body()
    assert "Leave a Reply" in body("--without", "comments")
    assert "Share on Facebook" not in body("--with", "share.button")
    Path("other.toml").write_text("", encoding="utf-8")
    assert "Share on Facebook" not in body("--config", "other.toml")
    Path("convert.toml").write_text("[clean]\nwhithout = []\n", encoding="utf-8")
    wrong = CliRunner().invoke(app, ["file", "page.txt"])
    assert wrong.exit_code == 2
    assert wrong.stderr == "convert: convert.toml: clean.whithout is unknown; there are policy, without, with\n"


def test_lines_that_stay_under_suspicion_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(ARTICLE.replace("Leave a Reply", "Read more about boats and quays"), encoding="utf-8")
    done = CliRunner().invoke(app, ["file", str(path), "--without", "statistical"])
    assert "line 11: kept, though related.link suspects it (0.80): Read more about boats and quays" in done.stderr
