"""What profiles are held to: what loads, what is refused, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.errors import StyleError
from convert.guide import MEASURES, Requirement, load_guide
from convert.style import Style, load_style, profile_names


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_names_its_guide_and_a_clause_for_each_number(name: str) -> None:
    guide = load_guide(name)
    assert guide.title
    assert guide.publisher
    assert guide.url.startswith("https://")
    assert guide.requirements
    assert all(one.clause for one in guide.requirements)


def test_a_profile_of_one_s_own_is_held_to_the_guide_of_the_one_that_it_extends(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('extends = "large-print-aph"\nname = "mine"\n[text]\nsize = 12\n', encoding="utf-8")
    assert load_guide(str(path)) == load_guide("large-print-aph")


def test_a_profile_may_bring_a_guide_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(
        'extends = "standard"\n[guide]\ntitle = "House rules"\n'
        '[guide.require]\nbody_size = { least = 20, clause = "page 3", confirmed = false }\n',
        encoding="utf-8",
    )
    guide = load_guide(str(path))
    assert guide.title == "House rules"
    assert guide.requirements == (Requirement("body_size", least=20, clause="page 3", confirmed=False),)


def test_writers_do_not_see_the_guide() -> None:
    assert load_style("standard") == Style()


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("require = 3", "expected a table"),
        ("title = 3", "expected text"),
        ('[guide.require]\nbody_sise = { least = 3, clause = "x" }', "not a measure of a page"),
        ("[guide.require]\nbody_size = { least = 3 }", "names its clause"),
        ('[guide.require]\nbody_size = { is = true, clause = "x" }', "expected a number"),
        ('[guide.require]\nbody_size = { least = "3", clause = "x" }', "expected a number"),
        ('[guide.require]\nitalics = { is = "no", clause = "x" }', "true or false"),
        ('[guide.require]\nitalics = { most = 0, clause = "x" }', "true or false"),
        ('[guide.require]\npaper = { is = true, clause = "x" }', "a word"),
        ('[guide.require]\npaper = { is = "A4", clause = "x", confirmed = 1 }', "confirmed"),
        ('[guide.require]\npaper = { is = "A4", clause = "x", why = "y" }', "expected least"),
    ],
)
def test_a_guide_that_is_not_sound_says_where(tmp_path: Path, body: str, cause: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f"[guide]\n{body}\n", encoding="utf-8")
    with pytest.raises(StyleError, match=cause):
        load_guide(str(path))


def test_a_requirement_in_words() -> None:
    assert str(Requirement("body_size", least=12, most=14)) == "12 to 14 pt"
    assert str(Requirement("body_size", least=18, most=18)) == "18 pt"
    assert str(Requirement("longest_line", most=70)) == "at most 70"
    assert str(Requirement("hyphenated_lines", most=0)) == "none"
    assert str(Requirement("contrast", least=7)) == "at least 7 : 1"
    assert str(Requirement("italics", wanted=False)) == "no"
    assert str(Requirement("paper", wanted="A4")) == "A4"
    assert {measure.kind for measure in MEASURES.values()} == {"number", "word", "flag"}
