"""A finished Markdown file says what its tree says, as an independent reader meets it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import pytest

from convert.check.markdown import read_markdown_utterances
from convert.model import Block, DefinitionList, Document, LineBreak, Table
from convert.reading import Utterance, utterances
from convert.style import load_style
from convert.walk import iter_blocks
from convert.write.markdown import write
from tests.support import document, paragraph, rich


def _read(made: Document) -> tuple[Utterance, ...]:
    return read_markdown_utterances(write(made, load_style()).data)


# What Markdown cannot say, each with the finding that says so. Nothing else may differ.


def _terms_joined(block: Block) -> Block:
    """markdown-terms: the terms of one definition are lines of one term."""
    if not isinstance(block, DefinitionList):
        return block
    return replace(
        block,
        items=tuple(
            replace(item, terms=(tuple(node for term in item.terms for node in (*term, LineBreak()))[:-1],))
            for item in block.items
        ),
    )


def _plainer(said: tuple[Utterance, ...]) -> Iterator[Utterance]:
    """markdown-aside, -caption, -decorative: asides are quotations, captions and credits paragraphs, and a picture
    without a description says nothing."""
    for one in said:
        trail = tuple("quote" if part == "aside" else part for part in one.trail)
        if one.role in ("caption", "credit"):
            yield replace(one, role="paragraph", trail=tuple(part for part in trail if part not in ("figure", "table")))
        elif one.role != "figure" or one.text:
            yield replace(one, trail=trail)


def _cells(table: Table) -> list[str]:
    """markdown-cell-blocks, -row-headers, -head-rows: a cell is one run, and only the first row has headers."""
    return [
        "header-cell" if number == 0 and table.head_rows else "cell"
        for number, row in enumerate(table.rows)
        for cell in row.cells
        if cell.children
    ]


def _expected(made: Document) -> tuple[Utterance, ...]:
    tables = [block for _, block in iter_blocks(made.blocks) if isinstance(block, Table)]
    cells = iter([kind for table in tables for kind in _cells(table)])
    joined = {
        id(child): text
        for table in tables
        for row in table.rows
        for cell in row.cells
        for child in cell.children[:1]
        for text in [" ".join(one.text for one in utterances(Document(replace(made.meta, title=""), cell.children)))]
    }
    texts = iter(joined.values())
    plain = replace(made, blocks=tuple(map(_terms_joined, made.blocks)))
    out: list[Utterance] = []
    for in_cell, group in groupby(_plainer(utterances(plain)), key=lambda one: "table" in one.trail):
        if not in_cell:
            out += group
            continue
        members = list(group)
        while members:
            text = next(texts)
            first = members[0]
            spoken = ""
            while spoken != text:
                spoken = f"{spoken} {members.pop(0).text}".strip()
            out.append(replace(first, text=text, trail=(*first.trail[: first.trail.index("table") + 1], next(cells))))
    return tuple(out)


def test_the_rich_fixture_says_the_same_up_to_its_findings() -> None:
    made = rich()
    assert _read(made) == _expected(made)


def test_what_is_left_out_is_a_finding() -> None:
    codes = {finding.code for finding in write(rich(), load_style()).findings}
    assert codes == {
        f"markdown-{code}"
        for code in (
            *("abbreviation", "aside", "caption", "cell-blocks", "decorative"),
            *("head-rows", "link-to-block", "row-headers", "spans", "terms"),
        )
    }


def test_a_plain_article_loses_nothing() -> None:
    made = document(paragraph("One [sic] sentence, 5 * 3 = 15."), paragraph("— dialogue"), title="A_title_ #")
    assert _read(made) == utterances(made)
    assert not write(made, load_style()).findings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("do not_**.", "do_**."),  # a word is lost
        ("## Contents of a day", "### Contents of a day"),  # a level
        ('<span lang="fr">Chaque port', '<span lang="de">Chaque port'),  # a language
        ("> Late, as ever.", "Late, as ever."),  # a container
        ("red bands", "blue bands"),  # a description
        ("# The Town", "The Town"),  # the title
        ("- bread", "1. bread"),  # the kind of a list
        ("    return ", "   return "),  # code
        ("| 2 May |", "| 3 May |"),  # a cell
        ("— Rule on", "Rule on"),  # a source
        ("[^ferry]: Boats run", "Boats run"),  # a note
        ("Tower _noon_", "Tower\n\nnoon"),  # a term
    ],
)
def test_it_sees_a_change(old: str, new: str) -> None:
    made = rich()
    data = write(made, load_style()).data.decode()
    assert data.count(old) >= 1
    assert read_markdown_utterances(data.replace(old, new, 1).encode()) != _expected(made)
