"""What the Markdown reader makes of what people write."""

from __future__ import annotations

import pytest

from convert.errors import ConvertError
from convert.invariants import problems
from convert.model import (
    Abbreviation,
    Aside,
    Attr,
    Block,
    CodeBlock,
    CodeSpan,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    LineBreak,
    Lines,
    Link,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
)
from convert.read.markdown import read_markdown
from convert.style import load_style
from convert.walk import block_text, without_provenance
from convert.write.markdown import write
from tests.support import paragraph, text


def _read(source: str) -> Document:
    return without_provenance(read_markdown(source))


def _block(source: str) -> Block:
    (block,) = _read(source).blocks
    return block


def _words(document: Document) -> str:
    blocks = (*document.blocks, *(block for note in document.notes for block in note.children))
    return " ".join([document.meta.title, *map(block_text, blocks)])


# ------------------------------------------------------------------------------------------ front matter


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: A name\nauthors:\n  - name: Ann Lee\n  - Bo\ndate: 2024-05-17\nlanguage: fr\ntags: [x, y]\n---\n",
        '+++\ntitle = "A name"\nauthor = ["Ann Lee", "Bo"]\ndate = 2024-05-17\nlang = "fr"\ntags = ["x", "y"]\n+++\n',
        "---\nTitle: A name\nBYLINE: Ann Lee, Bo\npubdate: 2024-05-17\nlang: fr\nkeywords: x, y\nlayout: post\n...\n",
    ],
)
def test_front_matter_of_several_tools_says_the_same(source: str) -> None:
    meta = _read(source + "\nText.\n").meta
    assert (meta.title, meta.byline, meta.published) == ("A name", "Ann Lee, Bo", "2024-05-17")
    assert (meta.lang, meta.keywords) == ("fr", ("x", "y"))


@pytest.mark.parametrize(("value", "title"), [("1984", "1984"), ("Yes", "Yes"), ("2024-05-17", "2024-05-17")])
def test_a_value_is_text_whatever_it_looks_like(value: str, title: str) -> None:
    assert _read(f"---\ntitle: {value}\nsubtitle: ~\n---\n").meta.title == title


def test_a_time_in_front_matter_becomes_iso_8601() -> None:
    assert _read("---\ndate: 2024-05-17 10:00:00 +0200\n---\n").meta.published == "2024-05-17T10:00:00+0200"


@pytest.mark.parametrize("source", ["---\ntitle: [a\n---\n", "+++\ntitle = \n+++\n", '---\ntitle: "a\n---\nText\n'])
def test_broken_front_matter_is_an_error_of_one_line(source: str) -> None:
    with pytest.raises(ConvertError) as caught:
        read_markdown(source)
    assert str(caught.value).startswith("front matter: ")
    assert "\n" not in str(caught.value)


def test_a_rule_at_the_start_is_no_front_matter() -> None:
    assert "Not: a field" not in _read("---\n\nSome words\n\n---\n").meta.title
    assert _words(_read("---\nSome words.\n---\n")).split() == ["Some", "words."]


def test_the_title_is_the_first_heading_or_the_front_matter_s() -> None:
    assert _read("# A *b*\n\nText\n").meta.title == "A b"
    both = _read("---\ntitle: One\n---\n\n# Two\n")
    assert (both.meta.title, both.blocks) == ("One", (Heading(1, text("Two")),))


def test_a_title_keeps_its_note_and_its_picture() -> None:
    read = _read("# A[^1] ![p](p.png)\n\n[^1]: Note.\n")
    assert read.meta.title == "A p"
    assert read.blocks == (Figure("p", "p"), Paragraph((NoteRef("1"),)))
    assert not problems(read)


# ------------------------------------------------------------------------------------------ inlines and blocks


def test_html_that_the_tree_has_nodes_for() -> None:
    source = (
        'H<sub>2</sub>O 10<sup>6</sup> <em>a</em> <b>b</b> <del>c</del> <abbr title="Day of Rest">DoR</abbr> '
        "<span lang='fr' dir=rtl>d</span> <a href=u>e</a>x<br/>y<!-- gone -->"
    )
    block = _block(source)
    assert isinstance(block, Paragraph)
    assert [node for node in block.children if not isinstance(node, Text)] == [
        Sub(text("2")),
        Sup(text("6")),
        Emphasis(text("a")),
        Strong(text("b")),
        Strike(text("c")),
        Abbreviation(text("DoR"), "Day of Rest"),
        Span(text("d"), "fr", "rtl"),
        Link(text("e"), "u"),
        LineBreak(),
    ]


def test_html_that_says_nothing_to_a_reader_keeps_its_words() -> None:
    block = _block(
        "<u>Press</u> <kbd>Ctrl</kbd> <span class=x>now</span> <font color=red>or</font> <img src=p.png alt=p> <p>a"
    )
    assert isinstance(block, Paragraph)
    assert block.children == (Text("Press "), CodeSpan("Ctrl"), Text(" now or "), Image("p", "p"), Text(" a"))


@pytest.mark.parametrize("source", ["a <which>b</which> c", "a <sub>b c", "a </em> b", "List<int> b"])
def test_what_is_no_html_stays_as_text(source: str) -> None:
    assert _block(source) == paragraph(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("## A {#one .two lang=fr}", Heading(2, text("A"), Attr("one", "fr"))),
        ("{lang=he dir=rtl}\nA", Paragraph(text("A"), Attr(None, "he", "rtl"))),
        ("{lang=fr}\n> A", Quote((paragraph("A"),), attr=Attr(lang="fr"))),
        ("A [b]{lang=fr} c", Paragraph((Text("A "), Span(text("b"), "fr"), Text(" c")))),
        ("A [b](u){.x lang=fr}", Paragraph((Text("A "), Span((Link(text("b"), "u"),), "fr")))),
        ("A `b`{.c}", Paragraph((Text("A "), CodeSpan("b")))),
        ("A `b`{}", Paragraph((Text("A "), CodeSpan("b"), Text("{}")))),
        ("{% include x %}", paragraph("{% include x %}")),
        ("A {#one}", paragraph("A {#one}")),
        ("{.alone}", paragraph("{.alone}")),
        ("```{.python}\na\n```", CodeBlock("a", "python")),
    ],
)
def test_attributes(source: str, expected: Block) -> None:
    assert _block(source) == expected


def test_a_link_to_a_heading_gives_it_its_id() -> None:
    read = _read("See [it](#two-words-1).\n\n## Two words\n\n## Two *words*!\n\n## Third\n")
    assert [block.attr.id for block in read.blocks] == [None, None, "two-words-1", None]


def test_the_parts_of_an_article() -> None:
    read = _read(
        "Term\n: One\n: Two\n\n| a | b |\n| - | -: |\n| 1 |   |\n\n> Said\n>\n> — *Her*\n\n3. x\n\n![d](p.png)\n"
    )
    definitions, table, quote, listed, figure = read.blocks
    assert isinstance(definitions, DefinitionList)
    assert definitions.items[0].descriptions == ((paragraph("One"),), (paragraph("Two"),))
    assert isinstance(table, Table)
    assert (table.head_rows, table.aligns) == (1, (None, "right"))
    assert quote == Quote((paragraph("Said"),), (Emphasis(text("Her")),))
    assert isinstance(listed, List)
    assert listed.start == 3
    assert figure == Figure("p", "d")


def test_every_block_knows_its_lines_in_the_file() -> None:
    blocks = read_markdown("---\nlang: en\n---\n\nOne\n\n- Two\n").blocks
    assert [block.attr.origin for block in blocks] == [Lines(5, 5), Lines(7, 7)]


def test_a_line_end_between_characters_without_spaces_is_none() -> None:
    assert _block("海は\n**広い**\n。Sea\n海") == Paragraph((Text("海は"), Strong(text("広い")), Text("。Sea 海")))


@pytest.mark.parametrize(
    ("source", "title"),
    [("> [!NOTE]\n> Mind the *step*.\n", "Note"), ("> [!tip]- For later\n> Mind the *step*.\n", "For later")],
)
def test_a_box_of_github_or_obsidian_is_an_aside(source: str, title: str) -> None:
    box = _block(source)
    assert isinstance(box, Aside)
    assert box.children[0] == Paragraph((Strong(text(title)),))
    assert block_text(box.children[1]) == "Mind the step."
    assert _block(source.replace("[!", "\\[!")) != box


# ------------------------------------------------------------------------------------------ notes


def test_notes_stand_in_the_order_of_their_first_reference() -> None:
    read = _read("A[^b][^a].\n\n[^a]: First, see [^c].\n\n[^b]: Second.\n\n[^c]: Third.\n")
    assert [note.id for note in read.notes] == ["b", "a", "c"]


@pytest.mark.parametrize(
    "source",
    [
        "A.\n\n[^x]: A note that nothing refers to.\n",
        "A[^x].\n\n[^x]: One.\n\n[^x]: A second by that label.\n",
        "A.\n\n[^x]: It refers to itself[^x].\n",
        "A.\n\n[^x]: To y[^y].\n\n[^y]: And back[^x].\n",
        "> A[^x].\n>\n> [^x]: A note in a quotation.\n",
        "A[^x].\n",
    ],
)
def test_no_note_is_lost(source: str) -> None:
    read = _read(source)
    assert not problems(read)
    words = _words(read)
    for word in source.replace("[^x]:", "").replace("[^y]:", "").replace("[^x]", "").replace("[^y]", "").split():
        assert word.strip(">.") in words


# ------------------------------------------------------------------------------------------ what nobody writes

_MONSTERS = {
    "quotes": ">" * 10_000 + " end",
    "brackets": "[" * 10_000 + "end",
    "pairs of brackets": "[" * 10_000 + "end" + "]" * 10_000,
    "links": "[a](b) " * 3_000 + "end",
    "items": "- " * 5_000 + "end",
    "emphasis": "*a _b " * 2_000 + "end" + " b_ a*" * 2_000,
    "tags": "<sub>" * 5_000 + "end" + "</sub>" * 5_000,
    "open tags": "<sub>a" * 5_000 + "end",
    "notes": "[^1]: " * 3_000 + "end",
    "attributes": "[a]{" * 10_000 + "end",
    "nested items": "".join("  " * level + "- x\n" for level in range(200)) + "\nend",
}


@pytest.mark.parametrize("name", _MONSTERS)
def test_any_depth_is_read_and_no_word_is_lost(name: str) -> None:
    source = _MONSTERS[name]
    read = _read(source)
    assert "end" in _words(read)
    assert _words(read).count("a") >= (source.count("a") if name in ("open tags", "links") else 0)
    once = write(read, load_style()).data
    assert write(_read(once.decode()), load_style()).data == once
