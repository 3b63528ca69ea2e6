"""The form of what is left of a saved page: each mend where it is due, and where it is not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from convert import pipeline
from convert.clean.content.settled import settled
from convert.invariants import problems
from convert.model import (
    Attr,
    Block,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Media,
    Meta,
    Paragraph,
    Quote,
    Strong,
    Text,
    ThematicBreak,
)
from convert.outline import outlined
from convert.pipeline import Options
from tests.strategies import documents
from tests.support import paragraph, text

BOAT = Image("boat", "A boat at the quay")


def of(*blocks: Block, media: tuple[Media, ...] = ()) -> tuple[Block, ...]:
    known = (Media("boat", "image/png", width=400, height=300), *media)
    document = settled(Document(Meta(title="Tides"), blocks, media=known))
    assert not problems(document)
    return document.blocks


def items(*contents: tuple[Block, ...], ordered: bool = False, start: int = 1) -> List:
    return List(tuple(ListItem(content) for content in contents), ordered, start)


def heading(value: str) -> Heading:
    return Heading(2, text(value))


# ------------------------------------------------------------------------------------------ lists


def test_a_list_of_sections_becomes_its_sections() -> None:
    sections = (heading("Tide"), paragraph("It rises."), heading("Ebb"), paragraph("It falls."))
    assert of(items(sections[:2], sections[2:])) == sections


def test_what_a_list_of_sections_says_of_its_language_stays_with_them() -> None:
    first, second = ListItem((heading("Marée"),), Attr(lang="fr")), ListItem((heading("Ebb"),))
    assert of(List((first, second), attr=Attr(id="parts", lang="en"))) == (
        Heading(2, text("Marée"), Attr(id="parts", lang="fr")),
        Heading(2, text("Ebb"), Attr(lang="en")),
    )


@pytest.mark.parametrize(
    "block",
    [
        items((paragraph("One"),), (paragraph("Two"),), (heading("Three"),)),  # most items are none
        items((heading("Ropes"),), (heading("Knots"),), ordered=True),  # the numbers say something
        items((paragraph("One"), heading("Two"))),  # the heading does not begin it
    ],
)
def test_another_list_with_headings_stays(block: List) -> None:
    assert of(block) == (block,)


def test_a_counted_list_of_sections_that_count_themselves_is_no_list() -> None:
    assert of(items((heading("1. Ropes"),), (heading("2. Knots"),), ordered=True)) == (
        heading("1. Ropes"),
        heading("2. Knots"),
    )


def test_a_list_around_a_list_is_the_inner_one() -> None:
    inner = items((paragraph("One"),), (paragraph("Two"),), ordered=True)
    assert of(items((inner,))) == (inner,)
    assert of(items((items((inner,)),))) == (inner,)
    mixed = items((paragraph("Both:"), inner))
    assert of(mixed) == (mixed,)


def test_an_item_that_is_a_list_stands_under_the_item_before_it() -> None:
    inner = items((paragraph("a"),))
    assert of(items((paragraph("One"),), (inner,), (paragraph("Two"),))) == (
        items((paragraph("One"), inner), (paragraph("Two"),)),
    )


@pytest.mark.parametrize(
    ("numbers", "start", "bare"),
    [
        (("1. ", "2. "), 1, True),
        (("4) ", "5) "), 4, True),
        (("1 ", "2 ", "3 "), 1, True),
        (("1 ", "2 "), 1, False),  # two things, and one
        (("1. ", "3. "), 1, False),  # not the list's numbers
        (("1. ", ""), 1, False),
        (("1.", "2."), 1, False),  # 1.5 knots
    ],
)
def test_a_number_that_a_list_gives_is_not_said_twice(numbers: tuple[str, ...], start: int, *, bare: bool) -> None:
    whole = [Paragraph((Strong(text(f"{number}boats")),)) for number in numbers]
    less = [Paragraph((Strong(text("boats")),)) for _ in numbers]
    (block,) = of(items(*((one,) for one in whole), ordered=True, start=start))
    assert block == items(*((one,) for one in (less if bare else whole)), ordered=True, start=start)


def test_a_number_that_is_a_block_of_its_own_is_not_said_twice() -> None:
    boats = Paragraph(text("boats"))
    (block,) = of(items((Paragraph(text("1.")), boats), (Paragraph(text("2")), boats), ordered=True))
    assert block == items((boats,), (boats,), ordered=True)
    other = items((Paragraph(text("1.")), boats), (Paragraph(text("4.")), boats), ordered=True)
    assert of(other) == (other,)


def test_a_list_whose_items_write_their_numbers_is_counted() -> None:
    words = (paragraph("Cast off"), paragraph("Steer out"), paragraph("Set sail"))
    counted = items(*((one,) for one in words), ordered=True)
    assert of(items((paragraph("1. Cast off"),), (paragraph("2. Steer out"),), (paragraph("3. Set sail"),))) == (
        counted,
    )
    alone = [(paragraph(f"{number}"), word) for number, word in enumerate(words, 1)]
    assert of(items(*alone)) == (counted,)


@pytest.mark.parametrize(
    "lines",
    [
        ("1. One", "2. Two"),
        ("1 egg", "2 apples", "3 pears"),
        ("24. Rust", "25. Bark", "28. Tern"),
        ("1. One", "2. Two", "Three"),
    ],
)
def test_a_number_in_a_list_that_counts_nothing_stays(lines: tuple[str, ...]) -> None:
    block = items(*((paragraph(line),) for line in lines))
    assert of(block) == (block,)


def test_boxes_to_be_ticked_are_not_read_out_with_every_item() -> None:
    flour, milk = paragraph("200 g flour"), paragraph("1 cup of milk")
    assert of(items((paragraph("▢"), flour), (paragraph("▢ 1 cup of milk"),))) == (items((flour,), (milk,)),)
    ticked = items((paragraph("☐ 200 g flour"),), (paragraph("☑ 1 cup of milk"),))
    assert of(ticked) == (ticked,)
    bare = items((paragraph("☐"),), (paragraph("☐"),))
    assert of(bare) == (bare,)


@pytest.mark.parametrize(
    ("tag", "styles", "ordered"),
    [
        ("ul", ("list-style-type: decimal", "list-style: decimal inside"), True),
        ("ul", ("list-style-type: decimal", "color: red"), False),
        ("ul", ("list-style-type: disc", "list-style-type: disc"), False),
    ],
)
def test_a_list_whose_items_are_numbered_by_style_is_counted(tag: str, styles: tuple[str, str], ordered: bool) -> None:
    whole = "".join(
        f"<li style='{style}'>The boats are counted at the quay by number {style}.</li>" for style in styles
    )
    page = f"<html lang=en><title>Tides</title><body><article><h1>Tides</h1><{tag}>{whole}</{tag}></article>"
    (block,) = pipeline.parse(page.encode(), "a.html", Options()).document.blocks[1:]
    assert isinstance(block, List)
    assert block.ordered is ordered


# ------------------------------------------------------------------------------------------ pictures


def test_a_picture_at_either_end_of_a_paragraph_is_one_of_its_own() -> None:
    words = Text("The tide came in.")
    figure = Figure("boat", "A boat at the quay")
    assert of(Paragraph((BOAT, words))) == (figure, Paragraph((words,)))
    assert of(Paragraph((words, LineBreak(), BOAT))) == (Paragraph((words,)), figure)
    assert of(Paragraph((Link((BOAT,), "https://gazette.example/boat"), Text(" "), words))) == (
        figure,
        Paragraph((words,)),
    )
    quoted = Quote((Paragraph((BOAT, words, BOAT), Attr(id="here", lang="fr")),))
    in_french = Figure("boat", "A boat at the quay", attr=Attr(lang="fr"))
    assert of(quoted) == (Quote((in_french, Paragraph((words,), Attr(id="here", lang="fr")), in_french)),)


@pytest.mark.parametrize(
    ("image", "medium"),
    [
        (Image("sign", "A small boat"), Media("sign", "image/png", width=16, height=16)),
        (Image("sign", "Fahne"), Media("sign", "image/png", source="https://gazette.example/flags/de.png")),
        (Image("sign", None), Media("sign", "image/png", source="https://gazette.example/icons/next.png")),
        (Image("sign", "T"), Media("sign", "image/png")),
        (Image("sign", ":-)"), Media("sign", "image/png")),
        (Image("sign", None, decorative=True), Media("sign", "image/png")),
    ],
)
def test_a_sign_in_a_line_stays_in_it(image: Image, medium: Media) -> None:
    for run in ((image, Text("he tide")), (Text("The tide "), image)):
        assert of(Paragraph(run), media=(medium,)) == (Paragraph(run),)


@pytest.mark.parametrize("run", [(BOAT,), (BOAT, Text(" — "), BOAT), (Text("Ebb "), BOAT, Text(" and flow"))])
def test_a_picture_stays_where_there_are_no_words_or_it_stands_within_them(run: tuple[Inline, ...]) -> None:
    assert of(Paragraph(run)) == (Paragraph(run),)


def test_a_picture_of_a_heading_stands_in_its_section() -> None:
    below = paragraph("Nobody had seen such a tide.")
    blocks = of(Heading(2, (BOAT, Text(" The tide "))), below)
    assert blocks == (heading("The tide"), Figure("boat", BOAT.alt), below)


def test_a_picture_of_an_item_stays_with_its_words() -> None:
    block = items((Paragraph((BOAT, Text(" A boat"))),))
    assert of(block) == (block,)


def test_a_picture_within_words_touches_no_letter() -> None:
    assert of(Paragraph((Text("Ebb"), BOAT, Text("flow, "), BOAT, Text(", and"), BOAT, Text(".")))) == (
        Paragraph((Text("Ebb "), BOAT, Text(" flow, "), BOAT, Text(", and "), BOAT, Text("."))),
    )


# ------------------------------------------------------------------------------------------ breaks, headings, links


@pytest.mark.parametrize("signs", ["***", "* * *", "******", "+++", "———", "– –", "• • •", "===", "⁂", "___"])
def test_a_row_of_signs_is_a_break(signs: str) -> None:
    assert of(paragraph("Ebb"), Paragraph((Strong(text(signs)),)), paragraph("Flow"))[1] == ThematicBreak()


@pytest.mark.parametrize("words", ["*", "…", "...", "*-*", "* * * Ebb", "§ 3", "—", "?!?", "10 – 12"])
def test_other_signs_are_words(words: str) -> None:
    assert of(paragraph(words)) == (paragraph(words),)


def test_breaks_that_follow_one_another_are_one() -> None:
    assert of(ThematicBreak(), paragraph("* * *"), paragraph("Ebb")) == (ThematicBreak(), paragraph("Ebb"))


def test_a_heading_of_a_sign_is_a_break() -> None:
    assert of(heading("*"), heading("1")) == (ThematicBreak(), heading("1"))


def test_emphasis_of_a_whole_heading_says_nothing() -> None:
    assert of(Heading(2, (Strong((Emphasis(text("Tides")),)),))) == (heading("Tides"),)
    partly = Heading(2, (Strong(text("Tides")), Text(" of May")))
    assert of(partly) == (partly,)


def test_a_heading_is_no_link_to_its_own_place() -> None:
    whole = Heading(2, (Link((Strong(text("The tide")),), "#tide"),))
    part = Heading(2, (Link(text("The tide"), "#tide"), Text(" and the quay")))
    away = Heading(2, (Link(text("The tide"), "https://example.org/tide"),))
    below = Paragraph(text("Nobody had seen such a tide."), Attr(id="tide"))
    assert of(whole, part, away, below) == (heading("The tide"), part, away, below)


def test_links_side_by_side_to_one_place_are_one() -> None:
    place, other = "https://gazette.example/a", "https://gazette.example/b"
    run = (Link(text("Ebb"), place), Text(" "), Link((Strong(text("and")),), place), Link(text(" flow"), place))
    assert of(Paragraph(run)) == (Paragraph((Link((Text("Ebb "), Strong(text("and")), Text(" flow")), place),)),)
    for apart in (
        (Link(text("Ebb"), place), Text(", "), Link(text("flow"), place)),
        (Link(text("Ebb"), place), Text(" "), Link(text("flow"), other)),
        (Link(text("Ebb"), place), Text(" "), Link(text("flow"), place, "A title")),
    ):
        assert of(Paragraph(apart)) == (Paragraph(apart),)


@given(documents())
def test_any_document_stays_sound_and_is_settled_at_once(document: Document) -> None:
    once = settled(document)
    once = replace(once, blocks=outlined(once.blocks))
    assert not [problem for problem in problems(once) if " at -1." not in problem]  # headings of notes
    again = settled(once)
    assert replace(again, blocks=outlined(again.blocks)) == once


def test_a_capital_set_large_is_the_first_letter_of_its_word() -> None:
    capital, word = Paragraph(text("T")), Paragraph((Link(text("urkey"), "https://a.example"), *text(" is far.")))
    assert of(capital, word) == (Paragraph((Link(text("Turkey"), "https://a.example"), *text(" is far."))),)
    plain = (Paragraph(text("T")), Paragraph(text("Turkey is far.")))
    assert of(*plain) == plain
    small = (Paragraph(text("a")), Paragraph(text("turkey is far.")))
    assert of(*small) == small
