"""How the Markdown reads as plain text, and what is said of what it cannot hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convert.model import (
    Attr,
    Block,
    Cell,
    CodeSpan,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    Link,
    List,
    ListItem,
    Media,
    Meta,
    Note,
    Paragraph,
    Quote,
    Row,
    Span,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from convert.read.markdown import read_markdown
from convert.style import load_style
from convert.walk import without_provenance
from convert.write.markdown import write
from tests.support import paragraph, text


def _markdown(*blocks: Block) -> str:
    return write(Document(Meta(), blocks), load_style()).data.decode()


def _line(*run: Inline) -> str:
    return _markdown(Paragraph(run)).removesuffix("\n")


@pytest.mark.parametrize(
    "words",
    [
        "He said [sic] so, and snake_case too.",
        "5 * 3 = 15, 2 < 3 > 1, a <3, R&D, AT&T; Q&A",
        "~60,000 people paid $5 (or £4) – 10% off!",
        "See https://a.example/b_c?d=1&e=2#f or www.example.com, or write to a.b@c.example.",
        "“Quoted,” ‘so’ – it’s #1, @home, C:\\Users, and/or 1. this",
        "#hashtag first, +1 for that",
        "1984 was a year. | is a bar, ^ a caret, {braces} too.",
        "2024–25: the season ends; a: b",
        "-5 degrees",
        "…and so on! (Really?)",
    ],
)
def test_ordinary_prose_is_written_as_it_is(words: str) -> None:
    assert _line(Text(words)) == words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("*a*", "\\*a\\*"),
        ("_a_", "\\_a\\_"),
        ("1984. A year", "1984\\. A year"),
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("[a](b)", "[a\\](b)"),
        ("[a]: b", "\\[a]: b"),
        ("&amp; <b>", "\\&amp; \\<b>"),
        ("a `b` ~~c~~", "a \\`b\\` \\~\\~c\\~\\~"),
    ],
)
def test_what_would_mean_something_is_escaped_once(words: str, written: str) -> None:
    assert _line(Text(words)) == written


@pytest.mark.parametrize(
    ("run", "written"),
    [
        ((Text("a "), Emphasis(text("b")), Text(".")), "a _b_."),
        ((Text("a"), Emphasis(text("b")), Text("c")), "a*b*c"),
        ((Strong((Emphasis(text("a")),)),), "**_a_**"),
        ((Emphasis((Text("a "), Emphasis(text("b")))),), "_a *b*_"),
        ((Text("("), Strong(text("a")), Text(")")), "(**a**)"),
        ((Text("a"), Strong(text("“b”")), Text("c")), "&#97;**“b”**&#99;"),
        ((Emphasis(text("a ")), Text("b")), "_a_ b"),
        ((Emphasis(text("a")), Emphasis(text("b"))), "_ab_"),
        ((Link(text("a"), "b (c"),), "[a](<b (c>)"),
        ((Link(text("a"), "Foo_(bar)"),), "[a](Foo_(bar))"),
        ((Link(text("https://a.b/"), "https://a.b/"),), "<https://a.b/>"),
        ((Link(text("a@b.example"), "mailto:a@b.example"),), "<a@b.example>"),
        ((Text("Wow!"), Link(text("a"), "b")), "Wow\\![a](b)"),
        ((CodeSpan("a`b"),), "``a`b``"),
        ((Span(text("a"), "fr"), Text(" b")), '<span lang="fr">a</span> b'),
    ],
)
def test_inlines(run: tuple[Inline, ...], written: str) -> None:
    assert _line(*run) == written


def test_emphasis_that_no_delimiter_can_say_is_a_tag() -> None:
    deep = Emphasis((Text("x"), Emphasis((Text("y"), Emphasis(text("“z”")), Text("y"))), Text("x")))
    written = _line(Text("a"), deep, Text("b"))
    assert written.count("<em>") == 1
    assert without_provenance(read_markdown(written)).blocks == (Paragraph((Text("a"), deep, Text("b"))),)


def test_headings_need_no_escapes_of_lines() -> None:
    assert _markdown(Heading(2, text("1. Start - now"))) == "## 1. Start - now\n"
    assert _markdown(Heading(2, text("C #"))) == "## C \\#\n"
    assert _markdown(Heading(2, text("Set {#x}"))) == "## Set \\{#x}\n"


def test_the_language_of_a_container_is_that_of_its_runs() -> None:
    quote = Quote((paragraph("Bonjour"),), text("Elle"), Attr(lang="fr"))
    expected = '> <span lang="fr">Bonjour</span>\n>\n> — <span lang="fr">Elle</span>\n'
    assert _markdown(quote) == expected


def test_a_last_line_of_dialogue_is_no_source() -> None:
    quote = Quote((paragraph("— Who?"), paragraph("— Me.")))
    assert _markdown(quote) == "> — Who?\n>\n> &mdash; Me.\n"


# ------------------------------------------------------------------------------------------ links and files


def _titled(*blocks: Block, notes: tuple[Note, ...] = ()) -> Document:
    return Document(Meta(title="T", lang="en"), blocks, notes)


def _codes(document: Document) -> set[str]:
    return {finding.code for finding in write(document, load_style()).findings}


def test_a_link_to_a_heading_is_to_its_anchor_and_reads_back() -> None:
    def made(key: str) -> Document:
        link = Paragraph((Link(text("see"), "#" + key),))
        return _titled(link, Heading(2, text("Été, & more"), Attr(id=key)))

    assert "[see](#été--more)" in write(made("x"), load_style()).data.decode()
    assert not _codes(made("x"))
    there = made("été--more")
    assert without_provenance(read_markdown(write(there, load_style()).data.decode())) == there


def test_a_link_to_anything_else_is_to_its_section_with_a_finding() -> None:
    table = Table((Row((Cell((paragraph("a"),)),)),), attr=Attr(id="x"))
    made = _titled(Heading(2, text("Part")), table, Paragraph((Link(text("see"), "#x"),)))
    assert "[see](#part)" in write(made, load_style()).data.decode()
    assert _codes(made) == {"markdown-link-to-block"}
    assert _codes(_titled(Paragraph((Link(text("see"), "#gone"),)))) == {"markdown-dead-link"}


def test_pictures_stand_beside_the_text_by_safe_names() -> None:
    made = replace(
        _titled(Figure("../a b", "A"), Figure("c", "C"), Paragraph((Image("c", "again"), Text(".")))),
        media=(Media("../a b", "image/png", b"1"), Media("c", "image/jpeg", b"2"), Media("unused", "image/png", b"3")),
    )
    output = write(made, load_style())
    assert output.files == (("media/---a-b.png", b"1"), ("media/c.jpg", b"2"))
    read = read_markdown(output.data.decode(), dict(output.files).get)
    assert [medium.data for medium in read.media] == [b"1", b"2"]


# ------------------------------------------------------------------------------------------ findings


@pytest.mark.parametrize(
    ("block", "code", "kept"),
    [
        (DefinitionList((Definition((text("a"), text("b")), ((paragraph("c"),),)),)), "terms", "a<br>b\n\n: c"),
        (DefinitionList((Definition((text("a"),), ()),)), "terms", "a"),
        (Figure("m"), "undescribed-picture", "![](m)"),
        (Figure("m", "x", text("Caption")), "caption", "![x](m)\n\nCaption"),
        (Figure("m", decorative=True), "decorative", "![](m)"),
        (
            Table((Row((Cell((paragraph("a"),), "row"), Cell((paragraph("b"),), colspan=2))),)),
            "row-headers",
            "| a | b | |",
        ),
        (Table((Row((Cell((paragraph("a"), List((ListItem((paragraph("b"),)),)))),)),)), "cell-blocks", "| a<br>b |"),
    ],
)
def test_what_markdown_cannot_express_is_a_finding_and_its_words_stay(block: Block, code: str, kept: str) -> None:
    made = _titled(block)
    assert f"markdown-{code}" in _codes(made)
    assert kept in write(made, load_style()).data.decode()


def test_a_note_that_nothing_refers_to_is_text_with_a_finding() -> None:
    made = _titled(paragraph("a"), notes=(Note("1", (paragraph("Note."),)),))
    assert write(made, load_style()).data.decode().endswith("a\n\nNote.\n")
    assert _codes(made) == {"markdown-unreferenced-note"}


def test_lists_of_definitions_in_a_row_stay_apart() -> None:
    one = DefinitionList((Definition((text("a"),), ((paragraph("b"),),)),))
    made = _titled(one, one, ThematicBreak())
    assert without_provenance(read_markdown(write(made, load_style()).data.decode())) == made
