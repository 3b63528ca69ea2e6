"""A Markdown file as a source: nothing of a draft is lost, every line has a fate, and our own output comes back."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from convert import ledger
from convert.decode import decode
from convert.files import pictures_beside
from convert.invariants import problems
from convert.model import Document, Figure, Heading, List, Paragraph, Table
from convert.pipeline import FORMATS, Options, Prepared, convert_document, prepare
from convert.read import Load, no_pictures
from convert.read.markdown.draft import read_draft
from convert.reading import utterances
from convert.walk import block_text, iter_blocks
from tests.support import ROOT, png
from tests.write.markdown.test_round_trip import _EXAMPLES

OPTIONS: Final = Options(formats=("md",))


def _prepared(source: str, name: str = "draft.md", options: Options = OPTIONS) -> Prepared:
    return prepare(source.encode(), name, options)


def _fates(prepared: Prepared) -> list[tuple[str, str]]:
    """What became of each line that is not blank, by rule where one says so."""
    lines = (line for line in prepared.ledger.lines if line.text.strip())
    return [(line.text, line.decision.rule if line.decision and not line.suspected else line.fate) for line in lines]


def _words(document: Document) -> str:
    blocks = (*document.blocks, *(block for note in document.notes for block in note.children))
    return " ".join([document.meta.title, *map(block_text, blocks)])


# ------------------------------------------------------------------------------------------ the ledger


DRAFT = """---
title: "The ferry: a love story"
---

# The ferry: a love story

See [the timetable][1] and a note[^n].

<!-- to be checked -->

{lang=fr}
Bonjour.

<div class="box">

Inside a box.

</div>

Share this: Facebook Twitter

##

[1]: https://a.example/t
[2]: https://a.example/unused
[^n]: The note.
"""


def test_every_line_of_a_draft_has_a_fate_and_the_ledger_gives_it_back() -> None:
    prepared = _prepared(DRAFT)
    assert ledger.source_text(prepared.ledger) == DRAFT
    assert _fates(prepared) == [
        ("---", "markdown.front-matter"),
        ('title: "The ferry: a love story"', "markdown.front-matter"),
        ("---", "markdown.front-matter"),
        ("# The ferry: a love story", "markdown.title"),
        ("See [the timetable][1] and a note[^n].", "kept"),
        ("<!-- to be checked -->", "markdown.comment"),
        ("{lang=fr}", "markdown.attributes"),
        ("Bonjour.", "kept"),
        ('<div class="box">', "markdown.html"),
        ("Inside a box.", "kept"),
        ("</div>", "markdown.html"),
        ("Share this: Facebook Twitter", "kept"),
        ("##", "markdown.marks"),
        ("[1]: https://a.example/t", "markdown.link-target"),
        ("[2]: https://a.example/unused", "markdown.link-target"),
        ("[^n]: The note.", "kept"),
    ]
    fates = {line.text: line.fate for line in prepared.ledger.lines}
    assert fates["[1]: https://a.example/t"] == "relabelled"
    assert fates["[2]: https://a.example/unused"] == "removed"


def test_what_keeps_two_lists_apart_stays_with_them() -> None:
    prepared = _prepared("# Lists\n\n- a\n- b\n\n<!-- -->\n\n- c\n")
    assert prepared.ledger.count("removed") == 0
    assert [type(block) for block in prepared.document.blocks] == [List, List]


_WORD: Final = re.compile(r"\w+")


@pytest.mark.skipif(not _EXAMPLES, reason="neither shared/commonmark/spec.json nor npm's commonmark-spec is installed")
def test_every_example_of_commonmark_is_a_source_and_keeps_its_words() -> None:
    from selectolax.lexbor import LexborHTMLParser

    read = 0
    for example in _EXAMPLES:
        parsed = read_draft(example["markdown"].encode(), no_pictures, "x.md") if example["markdown"].strip() else None
        if parsed is None:
            continue
        if not parsed.document.blocks and not parsed.document.meta.title:
            continue
        prepared = _prepared(example["markdown"])
        assert not problems(prepared.document), example
        assert ledger.source_text(prepared.ledger) == decode(example["markdown"].encode()), example
        assert not [line for line in prepared.ledger.lines if line.fate == "blank" and line.text.strip()], example
        if "html" in example:
            tree = LexborHTMLParser(example["html"])
            for node in tree.css("script, style"):
                node.decompose()
            shown = Counter(_WORD.findall(tree.body.text() if tree.body else ""))
            assert not shown - Counter(_WORD.findall(_words(prepared.document))), example
        read += 1
    assert read >= 600


# ------------------------------------------------------------------------------------------ what is removed


FURNITURE = """# The ferry stays

The island ferry will run for another year, the council decided on Tuesday.

“We could not strand forty families,” said the harbour master, Ines Calloway.

The crossing costs the district 90,000 crowns a year, which is less than a bridge would cost it in a month.

## Leave a Reply

Your email address will not be published. Required fields are marked \\*
"""


def test_a_draft_loses_nothing_and_what_looks_like_furniture_is_reported() -> None:
    prepared = _prepared(FURNITURE)
    assert "Leave a Reply" in _words(prepared.document)
    assert not prepared.ledger.count("removed")
    assert "draft-suspected" in {finding.code for finding in prepared.findings}


READER_S = "Title: The ferry stays\n\nURL Source: https://a.example/ferry\n\nMarkdown Content:\n"


@pytest.mark.parametrize(
    ("head", "options"),
    [
        ("", Options(scraped=True)),
        (READER_S, OPTIONS),
        ("---\ntitle: The ferry: it stays\nurl: https://a.example/f\nhostname: a.example\n---\n", OPTIONS),
    ],
)
def test_what_says_that_it_was_scraped_is_cleaned_like_text(head: str, options: Options) -> None:
    prepared = _prepared(head + FURNITURE, options=options)
    assert prepared.document.meta.title.startswith("The ferry")
    assert "Leave a Reply" not in _words(prepared.document)
    assert "less than a bridge" in _words(prepared.document)
    assert ledger.source_text(prepared.ledger) == head + FURNITURE
    assert "draft-suspected" not in {finding.code for finding in prepared.findings}


def test_items_of_a_scraped_list_go_one_by_one() -> None:
    items = "3. Mooring posts\n4. Share this: Facebook Twitter\n5. Fenders\n\n"
    source = FURNITURE.replace("The crossing", items + "The crossing")
    prepared = _prepared(source, options=Options(scraped=True))
    (kept,) = [block for block in prepared.document.blocks if isinstance(block, List)]
    assert [block_text(item.children[0]) for item in kept.items] == ["Mooring posts", "Fenders"]


def test_the_head_of_jina_s_reader_is_metadata() -> None:
    meta = _prepared(READER_S + "Some words.\n").document.meta
    assert (meta.title, meta.source_url) == ("The ferry stays", "https://a.example/ferry")


# ------------------------------------------------------------------------------------------ titles and levels


def _outline(source: str) -> tuple[str, list[tuple[int, str]]]:
    document = read_draft(source.encode(), no_pictures, "x.md").document
    assert not problems(document)
    headings = [block for _, block in iter_blocks(document.blocks) if isinstance(block, Heading)]
    return document.meta.title, [(block.level, block_text(block)) for block in headings]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# T\n\n## A\n\n### B\n", ("T", [(2, "A"), (3, "B")])),
        ("# T\n\n#### A\n\n###### B\n", ("T", [(2, "A"), (3, "B")])),
        ("---\ntitle: T\n---\n# A\n\n## B\n\n# C\n", ("T", [(2, "A"), (3, "B"), (2, "C")])),
        ("Opening.\n\n# T\n\n## A\n", ("T", [(2, "A")])),
        ("---\ntitle: “T”\n---\nOpening.\n\n# T\n\n## A\n", ("“T”", [(2, "A")])),
        ("Opening.\n\n# A\n\n# B\n", ("", [(2, "A"), (2, "B")])),
        ("---\ntitle: T\n---\n# T\n\n# A\n\n## B\n\n# C\n", ("T", [(1, "A"), (2, "B"), (1, "C")])),
    ],
)
def test_there_is_one_title_and_no_level_is_skipped(source: str, expected: tuple[str, list[tuple[int, str]]]) -> None:
    assert _outline(source) == expected


def test_changed_levels_are_reported() -> None:
    found = read_draft(b"# T\n\n#### A\n", no_pictures, "x.md").findings
    assert [finding.code for finding in found] == ["heading-levels"]


# ------------------------------------------------------------------------------------------ HTML and pictures


def test_html_is_read_as_in_a_saved_page() -> None:
    source = (
        "# T\n\n<table><caption>Tides</caption><tr><th>Day<th>Height<tr><td>1<td>2 m</table>\n\n"
        '<p align="center"><img src="quay.png" alt="The quay"></p>\n\n<details>\n<summary>More</summary>\n\n*Words*\n\n'
        "</details>\n\n<script>nothing()</script>\n\n<?php echo 1 ?>\n\n<div id=x\nunfinished\n"
    )
    document = read_draft(source.encode(), no_pictures, "x.md").document
    table, figure, summary, words, php, unfinished = document.blocks
    assert isinstance(table, Table)
    assert (block_text(table).split("\n")[0], table.head_rows) == ("Tides", 1)
    assert isinstance(figure, Figure)
    assert (figure.alt, document.media[0].source) == ("The quay", "quay.png")
    assert [block_text(block) for block in (summary, words, php)] == ["More", "Words", "<?php echo 1 ?>"]
    assert "unfinished" in block_text(unfinished)


def test_what_no_document_can_hold_is_reported() -> None:
    source = b"# T\n\nWords.\n\n<iframe src='https://a.example/film'></iframe>\n\n<input name=x>\n"
    found = read_draft(source, no_pictures, "x.md").findings
    assert [finding.code for finding in found] == ["embed-left-out", "fields-left-out"]


def test_pictures_come_from_beside_the_text_or_are_reported(tmp_path: Path) -> None:
    (tmp_path / "in" / "pictures").mkdir(parents=True)
    (tmp_path / "in" / "pictures" / "quay.png").write_bytes(png(30, 10))
    (tmp_path / "secret.png").write_bytes(png())
    source = tmp_path / "in" / "draft.md"
    source.write_text(
        '# T\n\n![Quay](pictures/quay.png "At low tide")\n\n![](../secret.png) ![No](https://a.example/x.png)\n'
    )
    parsed = read_draft(source.read_bytes(), pictures_beside(source), source.name)
    quay, secret, far = parsed.document.media
    assert (quay.mime, quay.width, quay.height, quay.data) == ("image/png", 30, 10, png(30, 10))
    assert (secret.data, far.data) == (None, None)
    assert [finding.code for finding in parsed.findings] == ["picture-missing", "picture-missing"]
    figure = parsed.document.blocks[0]
    assert isinstance(figure, Figure)
    assert block_text(Paragraph(figure.caption)) == "At low tide"


# ------------------------------------------------------------------------------------------ our own output


def _comes_back(name: str, data: bytes, load: Load = no_pictures) -> None:
    """What we write as Markdown is, as a source, the same document and the same files."""
    first = convert_document(data, name, Options(), load)
    written = first.outputs["md"]
    second = convert_document(written.data, "again.md", Options(), dict(written.files).get)
    assert utterances(second.prepared.document) == utterances(first.prepared.document)
    for fmt in FORMATS:
        assert second.outputs[fmt].data == first.outputs[fmt].data, fmt


@pytest.mark.parametrize(
    "path",
    sorted(
        path for path in (ROOT / "seeds").iterdir() if path.suffix in (".txt", ".md")
    ),  # pages hold more than it says
    ids=lambda path: path.stem,
)
def test_our_own_markdown_as_a_source_gives_the_same_bytes(path: Path) -> None:
    _comes_back(path.name, path.read_bytes())


def test_a_page_with_a_picture_comes_back_from_its_markdown() -> None:
    body = (
        "<h1>The quay</h1><p>" + "The quay is long and grey. " * 12 + '</p><img src="q.png" alt="Two boats">'
        "<h2>At night</h2><p>" + "Nobody walks there then. " * 12 + "</p>"
    )
    page = f'<html lang="en"><title>The quay</title><article>{body}</article>'
    _comes_back("page.html", page.encode(), {"q.png": png()}.get)


def test_the_seed_that_is_a_draft_keeps_every_line() -> None:
    path = ROOT / "seeds" / "worksheet-reading-a-tide-table.md"
    prepared = prepare(path.read_bytes(), path.name, OPTIONS)
    assert prepared.ledger.count("removed") == 0
    assert prepared.document.meta.byline == "Marit Osei"
    assert "Leave a reply on the sheet of the next group." in _words(prepared.document)
    kinds = [type(block).__name__ for block in prepared.document.blocks if not isinstance(block, Paragraph | Heading)]
    assert kinds == ["DefinitionList", "Table", "List", "Quote"]
