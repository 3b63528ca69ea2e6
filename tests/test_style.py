"""Profiles: what loads, what is refused, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from convert.errors import StyleError
from convert.style import Style, load_style, profile_names


def test_the_standard_profile_is_the_default() -> None:
    assert load_style("standard") == Style()


@pytest.mark.parametrize("name", profile_names())
def test_every_profile_that_we_bring_is_sound(name: str) -> None:
    assert load_style(name).name == name


def test_a_profile_extends_another(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('extends = "standard"\nname = "mine"\n[text]\nsize = 16\n', encoding="utf-8")
    made = load_style(str(path))
    assert (made.name, made.text.size, made.text.leading) == ("mine", 16.0, 1.5)


def test_a_profile_extends_one_beside_it(tmp_path: Path) -> None:
    (tmp_path / "house.toml").write_text('extends = "clear-print"\n[text]\nsize = 15\n', encoding="utf-8")
    path = tmp_path / "mine.toml"
    path.write_text('extends = "house.toml"\nname = "mine"\n', encoding="utf-8")
    made = load_style(str(path))
    assert (made.name, made.text.size, made.text.emphasis) == ("mine", 15.0, "bold")


@pytest.mark.parametrize(
    ("body", "cause"),
    [
        ("[text]\nsize = 3", "text.size = 3.*8 to 48 points"),
        ("[text]\nsise = 12", "text.sise is not a setting"),
        ('[page]\npaper = "B7"', "A4 or Letter"),
        ('[colour]\nlink = "blue"', "#rrggbb"),
        ("[heading]\nsizes = [1, 2]", "six sizes"),
        ('extends = "nobody"', "no such profile"),
        ("[text", "Expected"),
        ("text = 3", "expected"),
        ('[epub]\nconforms_to = "WCAG"', "go together"),
    ],
)
def test_a_profile_that_is_not_sound_says_where(tmp_path: Path, body: str, cause: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(StyleError, match=cause) as caught:
        load_style(str(path))
    assert "\n" not in str(caught.value)


def test_a_profile_cannot_extend_itself(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(f'extends = "{path}"', encoding="utf-8")
    with pytest.raises(StyleError, match="extends itself"):
        load_style(str(path))


def test_the_command_line_overrides() -> None:
    made = load_style().with_options(paper="Letter", pdf="ua2", wrap=72)
    assert (made.page.width, made.pdf.standard, made.markdown.wrap) == (612.0, "ua2", 72)
    assert load_style().with_options() == load_style()
