"""The documents stay true: generated pages are fresh, and what the README names is there."""

from __future__ import annotations

import re
import subprocess
import sys

from tests.support import ROOT


def test_generated_pages_are_fresh() -> None:
    done = subprocess.run([sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_documents_name_only_files_that_exist() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
            assert (ROOT / target).exists(), f"{name} links to {target}"
        for path in re.findall(r"`((?:convert|tests|styles|docs|benchmarks|seeds)/[\w./-]+)`", text):
            assert (ROOT / path).exists(), f"{name} names {path}"


def test_the_changelog_has_the_version() -> None:
    from convert.about import VERSION

    assert re.search(rf"^## .*{re.escape(VERSION)}", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
