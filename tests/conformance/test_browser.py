"""The reader sees the structure that a browser sees: headings, lists, tables, figures, quotations and code of a page.

The tree is that of the whole page, before anything is removed from it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from convert.model import Block, CodeBlock, Document, Figure, Heading, Image, Inline, List, Quote, Table
from convert.read.html import read_html
from convert.walk import block_text, inline_text, iter_blocks, map_block
from tests.conformance import tools
from tests.conformance.test_pages import PAGES

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("browser")]

#: Development pages rich in structure.
NAMES: Final = (
    "moz-dropbox-blog",
    "moz-lazy-image-1",
    "moz-mercurial",
    "moz-quanta-1",
    "scrap-11ea381ad92b",
    "scrap-4219d096902d",
    "traf-docs.docker.com.install",
    "traf-finanztip.de.altersvorsorge",
    "traf-fluessiggas.de.dimethylether",
)

PAGE: Final = """<!doctype html><html lang=en><meta charset=utf-8><title>The quay</title><body>
<nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>
<main><h1>The quay</h1><p>Opening words.
<h2>What it costs</h2><ol start=4><li>One<ul><li>In one<li>Two in one</ul><li>Two<li>Three</ol>
<h4>A skipped level</h4><blockquote><p>Said.</p></blockquote>
<table><caption>Tides</caption><thead><tr><th scope=col>Day<th scope=col colspan=2>Water</thead>
<tbody><tr><th scope=row rowspan=2>Monday<td>4.1<td>0.9<tr><td>4.4<td>0.6</tbody></table>
<table role=presentation><tr><td>Set beside<td>this</table>
<figure><img src=q.png alt="Two boats"><figcaption>The quay on Monday</figcaption></figure>
<pre>row 1
row 2</pre><h3>Tag <i>soup</h3></i>
<ul><li>a</li><p>A paragraph where none may be</p><li>b</ul></main>"""


def _key(words: str) -> str:
    """Letters and digits alone: what stands between words is another matter."""
    return re.sub(r"[\W_]+", "", words).casefold()


def _silent(block: Block) -> Block:
    """A block without descriptions of pictures, which a browser does not count among its words."""

    def inline(node: Inline) -> tuple[Inline, ...]:
        return () if isinstance(node, Image) else (node,)

    return map_block(block, inline, figure=lambda figure: replace(figure, alt=None))


def _words(blocks: Iterable[Block]) -> str:
    return _key(" ".join(block_text(_silent(block)) for block in blocks))


def tree_s(document: Document) -> dict[str, Counter[Any]]:
    """How often the tree holds each heading, list, table, figure, quotation and piece of code, and each cell that heads
    others."""
    found: dict[str, Counter[Any]] = {kind: Counter() for kind in KINDS}
    notes = [block for note in document.notes for _, block in iter_blocks(note.children)]
    for block in (*(block for _, block in iter_blocks(document.blocks)), *notes):
        match block:
            case Heading(level=level):
                found["heading"][level, _words([block])] += 1
            case List(items=items, ordered=ordered):
                found["list"][ordered, tuple(filter(None, (_words(item.children) for item in items)))] += 1
            case Table(rows=rows, caption=caption):
                cells = tuple(tuple((_words(c.children), c.colspan, c.rowspan) for c in row.cells) for row in rows)
                found["table"][_key(inline_text(caption)), cells] += 1
                found["head"].update(_words(c.children) for row in rows for c in row.cells if c.scope)
            case Figure(caption=caption, credit=credit) if caption or credit:
                found["figure"][_key(inline_text(caption) + inline_text(credit))] += 1
            case Quote():
                found["quotation"][_words([block])] += 1
            case CodeBlock(value=value):
                found["code"][_key(value)] += 1
            case _:
                pass
    return found


def browser_s(found: list[dict[str, Any]]) -> dict[str, Counter[Any]]:
    """The same for a browser's document. Tables in rows of one cell, in one row or around others set out the page."""
    seen: dict[str, Counter[Any]] = {kind: Counter() for kind in KINDS}
    for one in found:
        tag = one["tag"]
        if re.fullmatch("h[1-6]", tag) and _key(one["words"]):
            seen["heading"][int(tag[1]), _key(one["words"])] += 1
        elif tag in ("ul", "ol") and (items := tuple(filter(None, map(_key, one["items"])))):
            seen["list"][tag == "ol", items] += 1
        elif tag == "table" and not one["nested"] and len(one["rows"]) > 1 and max(map(len, one["rows"])) > 1:
            cells = tuple(tuple((_key(c["words"]), c["colspan"], c["rowspan"]) for c in row) for row in one["rows"])
            seen["table"][_key(one["caption"]), cells] += 1
            seen["head"].update(
                _key(c["words"]) for row in one["rows"] for c in row if c["header"] and _key(c["words"])
            )
        elif tag == "figure" and one["pictures"] and _key(one["caption"]):
            seen["figure"][_key(one["caption"])] += 1
        elif tag == "blockquote" and _key(one["words"]):
            seen["quotation"][_key(one["words"])] += 1
        elif tag == "pre" and _key(one["words"]):
            seen["code"][_key(one["words"])] += 1
    return seen


#: ``head``: cells with words that head others; the reader also takes a first row in bold for one.
KINDS: Final = ("heading", "list", "table", "head", "figure", "quotation", "code")


def _browsed(pages: Iterable[Path]) -> dict[str, list[dict[str, Any]]]:
    command = [tools.node(), str(tools.HERE / "node" / "structure.cjs"), *map(str, pages)]
    environment = {**os.environ, "CHROMIUM": tools.chromium()}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    return {one["page"]: one["found"] for one in json.loads(done.stdout)}


def _read(path: Path) -> Document:
    return read_html(path.read_bytes(), lambda _: None, path.name).document


def test_a_page_has_the_structure_that_a_browser_sees(tmp_path: Path) -> None:
    path = tmp_path / "quay.html"
    path.write_text(PAGE, encoding="utf-8")
    tree, browser = tree_s(_read(path)), browser_s(_browsed([path])["quay"])
    assert {kind: sum(found.values()) for kind, found in browser.items()} == {
        "heading": 4, "list": 4, "table": 1, "head": 3, "figure": 1, "quotation": 1, "code": 1
    }  # fmt: skip
    # what stands in a list and is no item of it is one to a reader: the words are not lost
    assert tree.pop("list") - browser.pop("list") == Counter({(False, ("a", "aparagraphwherenonemaybe", "b")): 1})
    assert tree == browser


@pytest.mark.skipif(not PAGES.is_dir(), reason="the saved pages are not part of the project")
def test_saved_pages_have_the_structure_that_a_browser_sees() -> None:
    paths = [PAGES / f"{name}.html" for name in NAMES]
    browsed = _browsed(paths)
    same: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for path in paths:
        tree, browser = tree_s(_read(path)), browser_s(browsed[path.stem])
        for kind in KINDS:
            same[kind] += (tree[kind] & browser[kind]).total()
            whole[kind] += browser[kind].total()
    missing = {kind: whole[kind] - same[kind] for kind in KINDS}
    # one heading holds the link "Cancel", which the page hides until somebody replies
    assert missing == {**dict.fromkeys(KINDS, 0), "heading": 1}, whole
