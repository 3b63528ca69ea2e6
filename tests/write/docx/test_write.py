"""What stands in a DOCX, beyond the words that :mod:`tests.check.test_docx` compares."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import docx
import pytest
from PIL import Image as Picture

from convert.check.docx import read_docx
from convert.model import (
    Attr,
    Block,
    Cell,
    CodeBlock,
    Direction,
    Emphasis,
    Figure,
    Heading,
    Image,
    Link,
    List,
    ListItem,
    Media,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Span,
    Strong,
    Table,
    Text,
    ThematicBreak,
)
from convert.output import Output, PageStart
from convert.reading import utterances
from convert.style import load_style
from convert.write.docx import write
from tests.archives import member, names
from tests.support import codes, document, paragraph, png, rich, text

TEXT = "word/document.xml"


@cache
def made() -> Output:
    return write(rich(), load_style())


def body(*blocks: Block, lang: str = "en") -> str:
    return member(write(document(*blocks, lang=lang), load_style()).data, TEXT)


def pictured(*blocks: Block, mime: str = "image/png", data: bytes | None = None, lang: str = "en") -> Output:
    medium = Media("m", mime, png() if data is None else data or None)
    return write(replace(document(*blocks, lang=lang), media=(medium,)), load_style())


# ------------------------------------------------------------------------------------------ the package


def test_python_docx_opens_it_and_finds_the_parts() -> None:
    opened = docx.Document(io.BytesIO(made().data))
    assert opened.core_properties.title == rich().meta.title
    assert opened.core_properties.author == rich().meta.byline
    assert opened.core_properties.language == "en"
    assert opened.core_properties.modified is not None
    assert opened.core_properties.modified.isoformat()[:19] == "2024-05-20T09:30:00"
    styles = [paragraph.style.name for paragraph in opened.paragraphs if paragraph.style is not None]
    assert styles[:3] == ["Title", "Subtitle", "Byline"]
    assert {"Heading 2", "Heading 3", "Quote", "List Number", "List Bullet", "Source Code"} <= set(styles)
    assert len(opened.tables) == 2
    assert opened.tables[0].cell(0, 0).text == "Day"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(rich(), load_style()).data == made().data


def test_no_part_carries_the_clock() -> None:
    untimed = replace(rich(), meta=replace(rich().meta, modified=None))
    assert "2000-01-01T00:00:00Z" in member(write(untimed, load_style()).data, "docProps/core.xml")


def test_every_part_is_typed_and_every_relation_leads_somewhere() -> None:
    present = set(names(made().data))
    typed = member(made().data, "[Content_Types].xml")
    for name in present - {"[Content_Types].xml"}:
        assert f'"/{name}"' in typed or f'Extension="{name.rpartition(".")[2]}"' in typed
    relations = member(made().data, "word/_rels/document.xml.rels")
    for target, mode in re.findall(r'Target="([^"]*)"( TargetMode="External")?', relations):
        assert mode or f"word/{target}" in present


def test_the_profile_sets_page_type_and_colour() -> None:
    style = load_style()
    large = replace(
        style.with_options(paper="Letter"),
        text=replace(style.text, size=18.0, emphasis="underline"),
        colour=replace(style.colour, text="#ffff00", background="#000000"),
    )
    data = write(document(paragraph("x")), large).data
    assert '<w:pgSz w:w="12240" w:h="15840"/>' in member(data, TEXT)
    assert '<w:background w:color="000000"/>' in member(data, TEXT)
    assert "<w:displayBackgroundShape/>" in member(data, "word/settings.xml")
    styles = member(data, "word/styles.xml")
    assert '<w:color w:val="FFFF00"/>' in styles
    assert '<w:sz w:val="36"/>' in styles
    assert re.search(r'w:val="Emphasis"/>.*?<w:u w:val="single"/>', styles)


# ------------------------------------------------------------------------------------------ text


def test_contents_only_where_there_are_four_headings() -> None:
    headings = [Heading(2, text(f"Part {number}")) for number in range(4)]
    assert "TOC \\o" not in body(*headings[:3])
    whole = body(*headings)
    assert "TOC \\o" in whole
    anchors = re.findall(r'w:anchor="(_Toc\d+)"', whole)
    assert len(anchors) == 4
    assert anchors == re.findall(r'w:name="(_Toc\d+)"', whole)


def test_marks_add_up() -> None:
    both = body(Paragraph((Strong((Text("a"), Emphasis(text("b")))), Link((Strong(text("c")),), "https://x.example"))))
    assert '<w:rStyle w:val="Strong"/></w:rPr><w:t xml:space="preserve">a<' in both
    assert '<w:rStyle w:val="Strong"/><w:i/><w:iCs/></w:rPr><w:t xml:space="preserve">b<' in both
    assert '<w:rStyle w:val="Hyperlink"/><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">c<' in both


def test_space_runs_become_one_space() -> None:
    spaced = body(Paragraph((Text("  a  \n b "), Emphasis(text("  c")))))
    assert re.findall(r"preserve\">([^<]*)<", spaced)[1:] == ["a b ", "c"]


def test_languages_go_where_word_looks_for_their_script() -> None:
    runs = tuple(Span(text("x"), lang) for lang in ("fr", "ar", "ja"))
    spoken = body(Paragraph(runs))
    assert '<w:lang w:val="fr"/>' in spoken
    assert '<w:rtl/><w:lang w:bidi="ar"/>' in spoken
    assert '<w:lang w:val="ja" w:eastAsia="ja"/>' in spoken


def test_an_unknown_language_is_not_named() -> None:
    output = write(document(paragraph("x"), lang="und"), load_style())
    assert "<w:lang" not in member(output.data, "word/styles.xml")
    assert "language-unknown" in codes(output)


def test_a_right_to_left_document_runs_from_the_right() -> None:
    arabic = replace(document(paragraph("مرحبا"), lang="ar"), meta=replace(document().meta, lang="ar", dir="rtl"))
    data = write(arabic, load_style()).data
    assert "<w:bidi/>" in member(data, "word/styles.xml")
    assert "<w:rtl/>" in member(data, TEXT)


def test_words_of_our_own_are_marked_where_they_are_foreign() -> None:
    headings = [Heading(2, text(f"Osa {number}")) for number in range(4)]
    assert '<w:lang w:val="en"/></w:rPr><w:t xml:space="preserve">Contents<' in body(*headings, lang="eu")
    assert '<w:t xml:space="preserve">Inhalt<' in body(*headings, lang="de-AT")


def test_words_of_our_own_run_from_the_right_where_their_language_does() -> None:
    headings = [Heading(2, text(f"جزء {number}")) for number in range(4)]
    pages = (PageStart(1, (), 0), PageStart(2, (4,), 0))
    whole = document(*headings, paragraph("مرحبا"), Figure("gone"), lang="ar")
    meta = replace(whole.meta, source_url="https://example.org/")
    whole = replace(whole, meta=meta, media=(Media("gone", "image/png"),))
    style = load_style()
    page = member(write(whole, replace(style, edition=replace(style.edition, page_marks=True)), pages).data, TEXT)
    for words in ("المحتويات", "المصدر: ", "[ص 2] ", "لا يتوفر وصف لهذه الصورة."):
        assert f'<w:rtl/></w:rPr><w:t xml:space="preserve">{words}</w:t>' in page


def test_a_quotation_has_its_bar_where_lines_begin() -> None:
    def bar(dir_: Direction) -> str:
        doc = replace(document(paragraph("x")), meta=replace(document().meta, dir=dir_))
        found = re.search(
            r'w:styleId="Quote">.*?<w:pBdr><w:(\w+)', member(write(doc, load_style()).data, "word/styles.xml")
        )
        assert found is not None
        return found[1]

    assert (bar("ltr"), bar("rtl")) == ("left", "right")


@pytest.mark.parametrize(("words", "cut"), [(40, False), (200, True)])
def test_a_link_s_title_is_as_long_as_word_allows(words: int, cut: bool) -> None:
    title = " ".join(["boats"] * words)
    output = write(document(Paragraph((Link(text("out"), "https://x.example/", title),))), load_style())
    found = re.search('w:tooltip="([^"]*)"', member(output.data, TEXT))
    assert found is not None
    assert (len(found[1]) <= 260, found[1] == title) == (True, not cut)
    assert ("link-title-cut" in {finding.code for finding in output.findings}) == cut


def test_links_lead_out_and_to_bookmarks() -> None:
    target = Paragraph(text("there"), Attr(id="1 där"))
    there = (Link(text("in"), "#1 där"), Link(text("out"), "https://x.example/a b", "Tip"))
    output = write(document(Paragraph(there), target), load_style())
    whole = member(output.data, TEXT)
    name = re.search(r'w:anchor="([^"]*)"', whole)
    assert name is not None
    assert f'w:name="{name[1]}"' in whole
    assert re.fullmatch(r"[A-Za-z]\w{0,39}", name[1], re.ASCII)
    assert 'w:tooltip="Tip"' in whole
    assert 'Target="https://x.example/a%20b" TargetMode="External"' in member(
        output.data, "word/_rels/document.xml.rels"
    )


@pytest.mark.parametrize(
    ("target", "code"),
    [("#nowhere", "link-without-target"), ("javascript:x()", "link-dropped"), ("a/b", "link-dropped")],
)
def test_a_link_that_leads_nowhere_keeps_its_words(target: str, code: str) -> None:
    output = write(document(Paragraph((Link(text("words"), target),))), load_style())
    assert code in codes(output)
    assert ">words<" in member(output.data, TEXT)
    assert "<w:hyperlink" not in member(output.data, TEXT)


def test_a_rule_is_a_border_and_no_empty_paragraph() -> None:
    whole = body(paragraph("a"), ThematicBreak(), paragraph("b"))
    assert whole.count("<w:pBdr>") == 1
    assert whole.count("<w:p>") == 3
    assert "rule-dropped" in codes(write(document(paragraph("a"), ThematicBreak()), load_style()))


def test_printed_pages_are_bookmarks_at_their_words() -> None:
    pages = (PageStart(1, (0,), 0), PageStart(2, (1, 0), 4))
    blocks = (paragraph("one"), Quote((paragraph("two three"),)))
    whole = member(write(document(*blocks), load_style(), pages).data, TEXT)
    assert re.search(r'w:name="page_1"/><w:bookmarkEnd[^>]*/><w:r><w:t[^>]*>one', whole)
    assert re.search(
        r'>two </w:t></w:r><w:bookmarkStart w:id="\d+" w:name="page_2"/><w:bookmarkEnd[^>]*/>.*?>three<', whole
    )


def test_a_printed_page_may_begin_anywhere() -> None:
    blocks = (CodeBlock("one\ntwo"), ThematicBreak(), paragraph("three"), Figure("m", "A cat"), paragraph("four"))
    pages = tuple(PageStart(number, (at,), offset) for number, (at, offset) in enumerate(((0, 4), (1, 0), (3, 0)), 1))
    made = replace(document(*blocks), media=(Media("m", "image/png", png()),))
    output = write(made, load_style(), pages)
    whole = member(output.data, TEXT)
    assert re.search(r'<w:br/></w:r><w:bookmarkStart[^>]*w:name="page_1"/>.*?two', whole)
    assert re.search(r'w:name="page_2"/><w:bookmarkEnd[^>]*/><w:r><w:t[^>]*>three', whole)
    assert re.search(r'w:name="page_3"/><w:bookmarkEnd[^>]*/><w:r><w:drawing>', whole)
    assert read_docx(output.data) == utterances(made)


# ------------------------------------------------------------------------------------------ lists


def numbering(data: bytes) -> dict[str, str]:
    """numId → the abstractNum element."""
    xml = member(data, "word/numbering.xml")
    return dict(re.findall(r'<w:abstractNum w:abstractNumId="(\d+)">(.*?)</w:abstractNum>', xml))


def listed(*contents: Block | tuple[Block, ...], ordered: bool = False, start: int = 1) -> List:
    items = tuple(ListItem(content if isinstance(content, tuple) else (content,)) for content in contents)
    return List(items, ordered, start)


def test_lists_start_where_they_say_and_each_counts_for_itself() -> None:
    blocks = (listed(paragraph("a"), ordered=True, start=7), listed(paragraph("b"), ordered=True, start=0))
    output = write(document(*blocks), load_style())
    used = re.findall(r'<w:numId w:val="(\d+)"/>', member(output.data, TEXT))
    definitions = numbering(output.data)
    assert len(set(used)) == 2
    assert [re.search(r'<w:start w:val="(\d+)"/>', definitions[number])[1] for number in used] == ["7", "0"]  # type: ignore[index]


def test_a_nested_list_is_the_next_level_of_the_same_list() -> None:
    inner = listed(paragraph("b"), ordered=True)
    whole = body(listed((paragraph("a"), inner), (paragraph("c"), inner)))
    assert len(set(re.findall(r'<w:numId w:val="(\d+)"/>', whole))) == 1
    assert re.findall(r'<w:ilvl w:val="(\d)"/>', whole) == ["0", "1", "0", "1"]


def test_a_second_list_in_one_item_counts_anew() -> None:
    inner = listed(paragraph("b"), ordered=True)
    whole = body(listed((paragraph("a"), inner, paragraph("and"), inner)))
    assert len(set(re.findall(r'<w:numId w:val="(\d+)"/>', whole))) == 2


def test_an_item_without_words_keeps_its_number() -> None:
    table = Table((Row((Cell((paragraph("x"),), "col"),)),), 1)
    for empty in (listed((), ordered=True), listed(listed(paragraph("b"))), listed(table)):
        doc = document(empty)
        assert read_docx(write(doc, load_style()).data) == utterances(doc)
        assert '<w:ilvl w:val="0"/>' in body(empty)


def test_lists_go_deeper_than_word_has_levels() -> None:
    block: Block = paragraph("deep")
    for _ in range(11):
        block = listed((paragraph("level"), block))
    output = write(document(block), load_style())
    assert "list-too-deep" in codes(output)
    assert '<w:ilvl w:val="8"/>' in member(output.data, TEXT)
    assert '<w:ilvl w:val="9"/>' not in member(output.data, TEXT)


# ------------------------------------------------------------------------------------------ tables


def test_header_rows_repeat_and_are_marked() -> None:
    whole = member(made().data, TEXT)
    first, second = re.findall(r"<w:tbl>.*?</w:tbl>", whole)
    assert first.count("<w:tblHeader/>") == 1
    assert second.count("<w:tblHeader/>") == 2
    assert 'w:firstRow="1" w:lastRow="0" w:firstColumn="1"' in first
    assert '<w:tblCaption w:val="Tides at Quillmere in May, by tower time"/>' in first
    assert '<w:gridSpan w:val="2"/>' in second
    assert second.count('<w:vMerge w:val="restart"/>') == second.count("<w:vMerge/>") == 3


def test_every_row_fills_the_grid() -> None:
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", member(made().data, TEXT)):
        columns = table.count("<w:gridCol ")
        for row in re.findall(r"<w:tr>.*?</w:tr>", table):
            cells = re.findall(r"<w:tcPr>.*?</w:tcPr>", row)
            spans = [re.search(r'gridSpan w:val="(\d+)"', cell) for cell in cells]
            assert sum(int(span[1]) if span else 1 for span in spans) == columns


def test_a_table_without_header_is_not_given_one() -> None:
    output = write(document(Table((Row((Cell((paragraph("x"),)),)),))), load_style())
    assert "table-without-header" in codes(output)
    assert "<w:tblHeader/>" not in member(output.data, TEXT)


# ------------------------------------------------------------------------------------------ notes


def test_notes_are_footnotes_and_a_second_reference_points_to_the_first() -> None:
    whole = member(made().data, TEXT)
    assert re.findall(r'<w:footnoteReference w:id="(\d+)"/>', whole) == ["1", "2", "3", "4"]
    assert whole.count(" NOTEREF _Ref00000001 ") == 1
    assert 'w:name="_Ref00000001"' in whole


def test_no_note_is_lost() -> None:
    notes = (Note("a", (Paragraph((Text("one"), NoteRef("b"))),)), Note("b", (paragraph("two"),)), Note("c", ()))
    doc = replace(document(Paragraph((Text("x"), NoteRef("a"))), paragraph("last")), notes=notes)
    output = write(doc, load_style())
    assert sorted(re.findall(r'<w:footnoteReference w:id="(\d+)"/>', member(output.data, TEXT))) == ["1", "2", "3"]
    assert "note-without-reference" in codes(output)
    assert read_docx(output.data) == utterances(doc)


def test_a_note_that_begins_with_code_keeps_the_code_as_it_is() -> None:
    notes = (Note("a", (CodeBlock("  x = 1"),)),)
    doc = replace(document(Paragraph((Text("x"), NoteRef("a")))), notes=notes)
    assert read_docx(write(doc, load_style()).data) == utterances(doc)


# ------------------------------------------------------------------------------------------ pictures


def test_pictures_are_described_or_decorative() -> None:
    whole = member(made().data, TEXT)
    assert 'descr="A white lighthouse with three red bands' in whole
    assert whole.count("adec:decorative") == 1


def test_an_undescribed_picture_says_so_and_is_reported() -> None:
    output = pictured(Figure("m"), lang="de")
    assert 'descr="Zu diesem Bild liegt keine Beschreibung vor."' in member(output.data, TEXT)
    assert "undescribed-picture" in codes(output)
    assert read_docx(output.data)[1].text == ""


@pytest.mark.parametrize(("mime", "data"), [("image/png", b""), ("image/svg+xml", b"<svg/>"), ("image/png", b"junk")])
def test_a_picture_that_cannot_be_shown_leaves_its_words(mime: str, data: bytes) -> None:
    output = pictured(Figure("m", "A cat", text("Caption")), Paragraph((Image("m", "a dog"),)), mime=mime, data=data)
    assert "picture-not-shown" in codes(output)
    assert [said.text for said in read_docx(output.data)[1:]] == ["A cat", "Caption", "a dog"]


def test_webp_becomes_png() -> None:
    out = io.BytesIO()
    Picture.new("RGB", (10, 10)).save(out, "WEBP")
    output = pictured(Figure("m", "A cat"), mime="image/webp", data=out.getvalue())
    assert any(name.endswith(".png") for name in names(output.data))


def test_a_picture_fits_the_text() -> None:
    output = pictured(Figure("m", "A wide one"), data=png(4000, 200))
    width = re.search(r'<wp:extent cx="(\d+)"', member(output.data, TEXT))
    assert width is not None
    assert int(width[1]) <= 8400 * 635


# ------------------------------------------------------------------------------------------ losses are said


def test_what_word_cannot_say_is_a_finding() -> None:
    assert codes(made()) == {"abbreviation-expansion-dropped", "code-language-dropped"}


def test_a_line_that_leads_on_stays_on_the_page_of_what_follows() -> None:
    rows = (Row((Cell((paragraph("a"),)), Cell((paragraph("b"),)))),) * 2
    xml = body(Paragraph((Strong(text("On Monday")),)), Table(rows), paragraph("Then:"), paragraph("Words."))
    lines = {words: p for p in re.findall(r"<w:p>.*?</w:p>", xml) for words in ("On Monday", "Then:") if words in p}
    assert "<w:keepNext/>" in lines["On Monday"]
    assert "<w:keepNext/>" not in lines["Then:"]
