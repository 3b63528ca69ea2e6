"""EPUB against EPUBCheck, Ace by DAISY and axe: no finding from any of them, on the seeds and on what is hardest."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from convert.check.epub import read_epub
from convert.check.epub_claims import claim_findings
from convert.reading import utterances
from convert.style import load_style
from convert.write.epub import write
from tests.archives import edited, replaced
from tests.conformance import tools
from tests.conformance.samples import samples, style_for
from tests.support import ROOT

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("epub")]


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("books")
    paths = []
    for name, (document, pages) in samples().items():
        path = folder / f"{name}.epub"
        path.write_bytes(write(document, style_for(name, load_style()), pages).data)
        paths.append(path)
    return paths


@pytest.fixture(scope="module")
def broken(books: list[Path]) -> Path:
    """A book with a description taken out and a link that leads nowhere: each checker must see one of these, or it
    has not looked."""
    whole = next(path for path in books if path.name == "rich.epub")
    path = whole.with_name("broken.epub")
    data = edited(whole.read_bytes(), "EPUB/text.xhtml", lambda page: re.sub(r' alt="A white[^"]*"', "", page))
    path.write_bytes(replaced(data, "EPUB/text.xhtml", 'href="#tides"', 'href="#nowhere"'))
    return path


def test_books_say_what_the_trees_say_and_claim_only_what_is_so(books: list[Path]) -> None:
    for path, (document, _) in zip(books, samples().values(), strict=True):
        data = path.read_bytes()
        assert read_epub(data) == utterances(document), path.name
        assert claim_findings(data) == (), path.name


def test_epubcheck_has_nothing_to_say(books: list[Path], broken: Path) -> None:
    command = [sys.executable, "-m", "tests.conformance.epubcheck", *map(str, books), str(broken)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=500)
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    assert answer.pop(broken.name)
    assert len(answer) == len(books)
    assert {name: messages for name, messages in answer.items() if messages} == {}


def test_ace_and_axe_have_nothing_to_say(books: list[Path], broken: Path) -> None:
    command = [tools.node(), str(tools.HERE / "node" / "check.cjs"), *map(str, books), str(broken)]
    environment = {**os.environ, "CHROMIUM": tools.chromium()}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=500)
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    last = answer.pop()
    assert (last["book"], bool(last["ace"]), bool(last["axe"])) == (broken.name, True, True)
    assert len(answer) == len(books)
    assert [(book["book"], found) for book in answer for found in (*book["ace"], *book["axe"])] == []
