"""Pages that Word and Google Docs wrote."""

from __future__ import annotations

import pytest

from convert.model import Heading, Link, List, Paragraph, Strike, Strong, Sup, Text
from convert.read.html import Parsed, read_html
from convert.walk import block_text, inlines_of
from tests.read.html.test_constructs import read, run

IGNORED = "<span style='font-family:Symbol'><span style='mso-list:Ignore'>{}<span>&nbsp;&nbsp; </span></span></span>"


def word(marker: str, words: str, level: int = 1, style: str = "mso-list:l0 level{} lfo1") -> str:
    before = IGNORED.format(marker) if marker else ""
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;{style.format(level)}'>{before}{words}</p>\n"
    )


def docs(body: str, style: str = "") -> Parsed:
    page = f"<html><head><style>{style}</style></head><body class='c9 doc-content'>{body}</body></html>"
    return read_html(page.encode(), lambda path: None, "page.html")


def outline(block: object) -> object:
    """A list as its items' words, with the lists in them."""
    assert isinstance(block, List)
    return [
        [outline(child) if isinstance(child, List) else block_text(child) for child in item.children]
        for item in block.items
    ]


def test_paragraphs_with_bullets_are_a_list_with_others_in_it() -> None:
    body = word("·", "lunch") + word("o", "no nuts", 2) + word("§", "really", 3) + word("·", "raincoat")
    (block,) = read(body).document.blocks
    assert outline(block) == [["lunch", [["no nuts", [["really"]]]]], ["raincoat"]]


def test_levels_are_told_by_indents_where_styles_were_filtered() -> None:
    body = word("·", "lunch", style="margin-left:36.0pt") + word("·", "no nuts", style="margin-left:1.0in")
    (block,) = read(body).document.blocks
    assert outline(block) == [["lunch", [["no nuts"]]]]


def test_numbers_make_a_counted_list_and_another_kind_another_list() -> None:
    (counted, other) = read(word("3.", "climb") + word("4.", "eat") + word("·", "rest")).document.blocks
    assert isinstance(counted, List)
    assert (counted.ordered, counted.start, outline(counted)) == (True, 3, [["climb"], ["eat"]])
    assert outline(other) == [["rest"]]


def test_letters_that_a_text_may_refer_to_stay() -> None:
    (block,) = read(word("a)", "climb") + word("b)", "eat")).document.blocks
    assert outline(block) == [["a) climb"], ["b) eat"]]


def test_a_paragraph_of_a_list_without_a_mark_is_a_paragraph() -> None:
    first, second = read(
        "<p class=MsoListParagraph>A day by the sea.</p><p class=MsoListParagraph>I was there.</p>"
    ).document.blocks
    assert isinstance(first, Paragraph)
    assert block_text(second) == "I was there."


def test_what_stands_between_two_lists_parts_them() -> None:
    blocks = read(word("·", "lunch") + "<p class=MsoNormal>And:</p>" + word("·", "raincoat")).document.blocks
    assert [type(block) for block in blocks] == [List, Paragraph, List]


@pytest.mark.parametrize(
    "body",
    [
        "<p class=MsoTitle>The trip to the lighthouse</p><h1>What to bring</h1><p>A lunch.</p>",
        "<h1>What to bring</h1><p class=MsoTitle>The trip to the lighthouse</p><p>A lunch.</p>",
    ],
)
def test_the_title_of_word_is_the_headline(body: str) -> None:
    document = read(body, "<title>Document1</title>").document
    assert document.meta.title == "The trip to the lighthouse"
    levels = {block_text(block): block.level for block in document.blocks if isinstance(block, Heading)}
    assert levels == {"The trip to the lighthouse": 1, "What to bring": 2}


def test_a_page_that_no_word_processor_wrote_stays_as_it_is() -> None:
    document = read("<h1>Boats</h1><p class=title id=h.x>Nets</p>", "<title>Boats</title>").document
    assert document.meta.title == "Boats"
    assert [type(block) for block in document.blocks] == [Heading, Paragraph]


def test_lists_of_google_docs_stand_within_one_another() -> None:
    first = "<ul class='c1 lst-kix_ab-0 start'><li>eggs</li><li>larvae</li></ul>"
    inner = "<ol class='c1 lst-kix_ab-1 start' start=2><li>moult</li></ol>"
    (block,) = docs(f"{first}{inner}<ul class='c1 lst-kix_ab-0'><li>pupae</li></ul>").document.blocks
    assert outline(block) == [["eggs"], ["larvae", [["moult"]]], ["pupae"]]
    inside = block.items[1].children[1] if isinstance(block, List) else None
    assert isinstance(inside, List)
    assert (inside.ordered, inside.start) == (True, 2)


def test_google_docs_says_in_its_style_sheet_what_is_bold() -> None:
    style = ".c1{font-weight:700}.c2{vertical-align:super}.c3{text-decoration:line-through}.c4{color:#000}"
    body = "<p><span class=c4>a </span><span class=c1>b</span> <span class=c2>c</span> <span class=c3>d</span></p>"
    kinds = {type(node) for node in inlines_of(docs(body, style).document.blocks)}
    assert kinds == {Text, Strong, Sup, Strike}


def test_elements_within_one_another_stay_whole() -> None:
    inner = "<ul class=lst-kix_a-1><li>moult</li></ul>"
    (block,) = docs(f"<ul class=lst-kix_a-0><li>eggs{inner}</li></ul>").document.blocks
    assert outline(block) == [["eggs", [["moult"]]]]
    page = "<h1>One<div><h1>Two</h1></div></h1><p class=MsoTitle>Title</p><h1><p class=MsoTitle>Three</p></h1>"
    words = " ".join(block_text(block) for block in read(page).document.blocks)
    assert sorted(words.split()) == ["One", "Three", "Title", "Two"]


def test_the_title_of_google_docs_is_the_headline() -> None:
    document = docs("<p class='c1 title' id='h.ab'>Bees</p><h1 id='h.cd'>The queen</h1><p>She lays.</p>").document
    assert document.meta.title == "Bees"
    assert [block.level for block in document.blocks if isinstance(block, Heading)] == [1, 2]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://www.google.com/url?q=https://hive.example/a%3Fb%3D1&amp;sa=D", "https://hive.example/a?b=1"),
        ("https://www.google.com/url?sa=D", "https://www.google.com/url?sa=D"),
        (
            "https://www.google.com/search?q=https://hive.example",
            "https://www.google.com/search?q=https://hive.example",
        ),
    ],
)
def test_links_lead_where_they_lead(address: str, target: str) -> None:
    (link,) = run(f'<a href="{address}">a hive</a>')
    assert isinstance(link, Link)
    assert link.target == target
