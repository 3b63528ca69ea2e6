"""Lines in bold that head what follows: headings where they are due, and lines in bold where they are not."""

from __future__ import annotations

import pytest

from convert.clean.content.headings import with_headings
from convert.model import (
    Attr,
    Block,
    Figure,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Strong,
    Text,
)
from tests.support import paragraph, text

PROSE_WORDS = (
    "The ferry has crossed the sound every morning since the bridge was washed away, and nobody on the island can"
    " remember a day on which it did not sail."
)
PROSE = paragraph(PROSE_WORDS)


def bold(words: str) -> Paragraph:
    return Paragraph((Strong(text(words)),))


def headings(*blocks: Block) -> list[tuple[int, str]]:
    out = with_headings(blocks)
    assert with_headings(out) == out
    return [
        (block.level, "".join(n.value for n in block.children if isinstance(n, Text)))
        for block in out
        if isinstance(block, Heading)
    ]


@pytest.mark.parametrize(
    "words", ["What it carries", "“We never turned back”", "Plan 2: a new pier", "1) The old pier"]
)
def test_a_short_line_in_bold_between_paragraphs_is_a_heading(words: str) -> None:
    assert headings(PROSE, bold(words), PROSE) == [(2, words)]


def test_it_stands_a_level_below_the_heading_above() -> None:
    blocks = (Heading(3, text("Ferries")), PROSE, bold("What it carries"), PROSE, bold("Who rows it"), PROSE)
    assert headings(*blocks) == [(3, "Ferries"), (4, "What it carries"), (4, "Who rows it")]


def test_a_picture_may_stand_before_what_it_heads_and_a_list_may_be_that() -> None:
    freight = List((ListItem((paragraph("Post, twice a week, and sheep in their season"),)),))
    assert headings(PROSE, bold("What it carries"), Figure("crate"), PROSE) == [(2, "What it carries")]
    assert headings(PROSE, bold("What it carries"), freight) == [(2, "What it carries")]


def test_its_links_stay_and_its_line_ends_are_spaces() -> None:
    line = Paragraph((Link((Strong(text("What")),), "#what"), LineBreak(), Strong(text("it carries"))))
    (head,) = [block for block in with_headings((PROSE, line, PROSE)) if isinstance(block, Heading)]
    assert head.children == (Link(text("What"), "#what"), Text(" "), Text("it carries"))


@pytest.mark.parametrize(
    "words",
    [
        "It never turned back.",
        "What it carries:",
        "Mara:",
        "It sails … or not …",
        "what it carries",
        "More on www.example.org",
        "Write to mara@example.org",
        "+++",
        "It sails. Nobody knows why",
        "Advertisement",
        "A line in bold that goes on and on until nobody takes it for a heading",
    ],
)
def test_other_lines_in_bold_stay(words: str) -> None:
    assert headings(PROSE, bold(words), PROSE) == []


@pytest.mark.parametrize(
    "blocks",
    [
        (bold("What it carries"), PROSE),
        (PROSE, bold("What it carries")),
        (PROSE, bold("What it carries"), paragraph("Sheep.")),
        (PROSE, bold("What it carries"), bold("And when"), PROSE),
        (paragraph("Those who have"), bold("No ticket"), PROSE),
        (Heading(2, text("Ferries")), bold("By sea and by land"), PROSE),
        (PROSE, Paragraph((Strong(text("What")), Text(" it carries"))), PROSE),
        (PROSE, bold("Fares"), PROSE, bold("Fares"), PROSE, bold("Fares"), PROSE),
    ],
)
def test_it_heads_nothing_where_nothing_long_follows_or_nothing_has_ended(blocks: tuple[Block, ...]) -> None:
    assert not [head for head in headings(*blocks) if head[1] != "Ferries"]


def test_questions_of_an_interview_stay_and_those_among_other_headings_are_some() -> None:
    asked = [bold("Who rows it?"), PROSE, bold("Since when?"), PROSE, bold("And why?"), PROSE]
    assert headings(PROSE, *asked) == []
    assert headings(PROSE, bold("Who rows it?"), PROSE) == []
    assert len(headings(PROSE, bold("Who rows it?"), PROSE, bold("What it carries"), PROSE)) == 2


def run_in(words: str, rest: str = PROSE_WORDS) -> Paragraph:
    return Paragraph((Strong(text(words)), LineBreak(), Text(rest)), Attr(id="quay"))


def test_lines_in_bold_at_the_head_of_long_paragraphs_are_headings() -> None:
    blocks = (
        run_in("What it carries"),
        run_in("2. Who rows it."),
        run_in("The crew (five)", "Five people, most of them from Wick, and a dog."),
    )
    assert headings(*blocks) == [(2, "What it carries"), (2, "2. Who rows it."), (2, "The crew (five)")]
    head, rest, *_ = with_headings(blocks)
    assert head.attr.id == "quay"
    assert rest == PROSE


@pytest.mark.parametrize(
    "blocks",
    [
        (run_in("What it carries"),),
        (run_in("What it carries", "Sheep."), run_in("Who rows it", "Mara.")),
        (run_in("What it carries:"), run_in("Who rows it:")),
        (run_in("Who rows it?"), run_in("Since when?"), run_in("And why?")),
        (
            Paragraph((Strong(text("Sheep")), Text(f" {PROSE_WORDS}"))),
            Paragraph((Strong(text("Post")), Text(f" {PROSE_WORDS}"))),
        ),
    ],
)
def test_other_paragraphs_that_begin_in_bold_stay(blocks: tuple[Block, ...]) -> None:
    assert with_headings(blocks) == blocks


def counted(*lines: str) -> list[Block]:
    return [block for line in lines for block in (paragraph(line), PROSE)]


def test_short_lines_that_count_up_each_above_its_text_are_headings() -> None:
    told = ["1. The boats", "2. The keeper", "4. The lock"]
    assert headings(PROSE, *counted(*told)) == [(2, line) for line in told]
    under = Heading(3, text("How it is done"))
    assert headings(under, *counted("1) Open", "2) Fill", "3) Close")) == [
        (3, "How it is done"), (4, "1) Open"), (4, "2) Fill"), (4, "3) Close"),
    ]  # fmt: skip
    picture = Figure("picture-1")
    blocks = [part for line in told for part in (paragraph(line), picture, PROSE)]
    assert headings(*blocks) == [(2, line) for line in told]


def test_those_that_are_headings_already_say_the_level() -> None:
    first, prose, _, *rest = counted("1. The boats", "2. The keeper", "3. The lock")
    assert headings(first, prose, Heading(3, text("2. The keeper")), *rest) == [
        (3, "1. The boats"), (3, "2. The keeper"), (3, "3. The lock"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("1. The boats", "2. The keeper"),
        ("5. The boats", "6. The keeper", "7. The lock"),
        ("1. The boats", "5. The keeper", "9. The lock"),
        ("1. What is a boat?", "2. Who is the keeper?", "3. Where is the lock?"),
        ("1. The boats lie there.", "2. The keeper sleeps.", "3. The lock is shut."),
        ("1. " + PROSE_WORDS[:95], "2. " + PROSE_WORDS[:95], "3. " + PROSE_WORDS[:95]),
    ],
)
def test_other_lines_with_numbers_are_none(lines: tuple[str, ...]) -> None:
    assert headings(PROSE, *counted(*lines)) == []


def test_items_of_a_list_are_no_headings() -> None:
    assert headings(PROSE, *map(paragraph, ("1. The boats", "2. The keeper", "3. The lock")), PROSE) == []
    short = [block for line in ("1. A", "2. B", "3. C") for block in (paragraph(line), paragraph("Quite so"))]
    assert headings(PROSE, *short) == []
