"""markdownlint finds nothing in the Markdown of the seeds, the rich fixture and the samples, with all its rules on.

The exceptions, each with what forces it, are :data:`RULES` for every file and :data:`OWN_WORDS` for single ones.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest

from convert.style import load_style
from convert.write.markdown import write
from tests.conformance import tools
from tests.conformance.samples import samples, style_for

RULES: Final[dict[str, Any]] = {
    "default": True,
    "MD013": False,  # a paragraph is one line, by the issue
    "MD025": {"front_matter_title": ""},  # the title is in the front matter too
    "MD033": {"allowed_elements": ["span", "br", "sub", "sup"]},  # what nothing else can say
    "MD010": {"code_blocks": False},  # a tab in code is the article's own
}
OWN_WORDS: Final[dict[str, dict[str, Any]]] = {
    # the article numbers one list from 3; a list in a definition, which the linter does not know, is indented; one
    # picture is decorative, and so has an empty description
    "rich": {"MD029": False, "MD007": False, "MD045": False},
    "pages": {"MD029": False, "MD007": False, "MD045": False},
    # nobody has described the pictures, and no description is made up
    "undescribed": {"MD045": False},
    # it has no title
    "untitled": {"MD041": False},
    # two articles have a part of the same name
    "bundle": {"MD024": False},
}


def _lint(folder: Path) -> list[str]:
    """What markdownlint finds in the files of a folder by the rules that lie there, one finding a line."""
    program = tools.NODE_MODULES / ".bin" / "markdownlint-cli2"
    if not program.is_file():
        tools.missing("markdownlint-cli2")
    found = subprocess.run([program, "**/*.md"], cwd=folder, capture_output=True, text=True, check=False)
    assert found.returncode in (0, 1), found.stderr
    return [line for line in found.stderr.splitlines() if line.strip()]


def _place(folder: Path, name: str, data: bytes) -> None:
    (folder / name).mkdir()
    rules = {**RULES, **OWN_WORDS.get(name, {})}
    (folder / name / ".markdownlint.json").write_text(json.dumps(rules), encoding="utf-8")
    (folder / name / "article.md").write_bytes(data)


@pytest.mark.conformance
@pytest.mark.parametrize("wrap", [0, 72])
def test_markdownlint_finds_nothing(tmp_path: Path, wrap: int) -> None:
    style = load_style().with_options(wrap=wrap)
    for name, (made, pages) in samples().items():
        _place(tmp_path, name, write(made, style_for(name, style), pages).data)
    assert _lint(tmp_path) == []


@pytest.mark.conformance
def test_markdownlint_does_find_what_is_wrong(tmp_path: Path) -> None:
    _place(tmp_path, "bad", b"# Title\n# Another\n\n\nhttps://a.example <b>x</b>\n")
    found = "\n".join(_lint(tmp_path))
    for rule in ("MD012", "MD022", "MD025", "MD033", "MD034"):
        assert rule in found
