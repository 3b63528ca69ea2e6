"""What stands in an EPUB, beyond the words that :mod:`tests.check.test_epub` compares."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image as Picture

from convert.check.epub import read_epub
from convert.model import (
    Aside,
    Attr,
    Block,
    Cell,
    CodeBlock,
    Document,
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
    Table,
    Text,
    ThematicBreak,
)
from convert.output import Output, PageStart
from convert.reading import utterances
from convert.style import EpubOptions, load_style
from convert.write.epub import write
from tests.archives import member, names
from tests.support import codes, document, paragraph, png, rich, text

TEXT = "EPUB/text.xhtml"
OPF = "EPUB/content.opf"
NAV = "EPUB/nav.xhtml"


@cache
def made() -> Output:
    return write(rich(), load_style())


def body(*blocks: Block, lang: str = "en") -> str:
    return member(write(document(*blocks, lang=lang), load_style()).data, TEXT)


def claimed(output: Output, name: str) -> list[str]:
    return re.findall(rf'<meta property="schema:{name}"[^>]*>([^<]*)</meta>', member(output.data, OPF))


def gif(frames: int) -> bytes:
    out = io.BytesIO()
    pictures = [Picture.new("RGB", (8, 8), (90 * number, 0, 0)) for number in range(frames)]
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:], duration=100)
    return out.getvalue()


def pictured(*blocks: Block, mime: str = "image/png", data: bytes | None = None, lang: str = "en") -> Output:
    medium = Media("m", mime, png() if data is None else data or None)
    return write(replace(document(*blocks, lang=lang), media=(medium,)), load_style())


# ------------------------------------------------------------------------------------------ the package


def test_the_container_is_as_the_standard_wants_it() -> None:
    with zipfile.ZipFile(io.BytesIO(made().data)) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", zipfile.ZIP_STORED, b"")
        assert book.read("mimetype") == b"application/epub+zip"
        assert {info.date_time for info in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_ebooklib_reads_it(tmp_path: Path) -> None:
    from ebooklib import epub

    file = tmp_path / "book.epub"
    file.write_bytes(made().data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = epub.read_epub(file)
    assert book.title == rich().meta.title
    assert [item for item, _ in book.spine] == ["item-0", "item-1"]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write(rich(), load_style()).data == made().data


def test_the_identifier_comes_from_the_content_and_the_time_from_the_document() -> None:
    def identifier(output: Output) -> str:
        found = re.search(r"urn:uuid:[0-9a-f-]{36}", member(output.data, OPF))
        assert found is not None
        return found[0]

    one, other = write(document(paragraph("a")), load_style()), write(document(paragraph("b")), load_style())
    assert identifier(one) != identifier(other)
    assert identifier(one)[23] == "8"
    assert '"dcterms:modified">2000-01-01T00:00:00Z<' in member(one.data, OPF)
    assert '"dcterms:modified">2024-05-20T09:30:00Z<' in member(made().data, OPF)


def test_the_package_says_its_language_and_direction() -> None:
    arabic = replace(document(paragraph("مرحبا")), meta=replace(document().meta, lang="ar", dir="rtl"))
    data = write(arabic, load_style()).data
    assert 'xml:lang="ar" dir="rtl"' in member(data, OPF)
    assert 'page-progression-direction="rtl"' in member(data, OPF)
    assert 'xml:lang="ar" lang="ar" dir="rtl"' in member(data, TEXT)


def test_a_date_that_is_no_iso_date_is_shown_and_not_claimed() -> None:
    dated = replace(document(paragraph("x")), meta=replace(document().meta, published="12 September 1968"))
    data = write(dated, load_style()).data
    assert "<span>12 September 1968</span>" in member(data, TEXT)
    assert "<dc:date>" not in member(data, OPF)
    assert '<time datetime="2024-05-17">' in member(made().data, TEXT)


def test_every_file_is_in_the_manifest_once() -> None:
    listed = re.findall(r'<item href="([^"]*)"', member(made().data, OPF))
    present = [name.removeprefix("EPUB/") for name in names(made().data) if name.startswith("EPUB/")]
    assert sorted(listed) == sorted(set(present) - {"content.opf"})


def test_an_untitled_article_is_known_by_its_first_words() -> None:
    output = write(document(paragraph("One two three four five six seven eight nine"), title=""), load_style())
    assert "<dc:title>One two three four five six seven eight</dc:title>" in member(output.data, OPF)
    assert '<h1 class="running">One two' in member(output.data, TEXT)


# ------------------------------------------------------------------------------------------ claims


def test_claims_follow_the_pictures() -> None:
    described = pictured(Figure("m", "A cat"))
    assert claimed(described, "accessMode") == ["textual", "visual"]
    assert claimed(described, "accessModeSufficient") == ["textual", "textual,visual"]
    assert "alternativeText" in claimed(described, "accessibilityFeature")

    bare = pictured(Figure("m", "A cat"), Figure("m"))
    assert claimed(bare, "accessModeSufficient") == ["textual,visual"]
    assert "alternativeText" not in claimed(bare, "accessibilityFeature")
    assert "undescribed-picture" in codes(bare)

    plain = write(document(paragraph("x")), load_style())
    assert claimed(plain, "accessMode") == ["textual"]
    assert "alternativeText" not in claimed(plain, "accessibilityFeature")

    decorated = pictured(Figure("m", decorative=True))
    assert claimed(decorated, "accessMode") == ["textual"]

    captioned = pictured(Figure("m", caption=text("A cat"), decorative=True))
    assert claimed(captioned, "accessMode") == ["textual", "visual"]
    assert claimed(captioned, "accessModeSufficient") == ["textual", "textual,visual"]
    assert "alternativeText" not in claimed(captioned, "accessibilityFeature")

    credited = pictured(Figure("m", credit=text("A. Painter"), decorative=True))
    assert claimed(credited, "accessMode") == ["textual"]


def test_a_book_with_a_picture_that_its_caption_describes_does_not_say_that_it_has_none() -> None:
    told = "Every picture that carries information has a description."
    assert told in claimed(pictured(Figure("m", "", text("A cat"), decorative=True)), "accessibilitySummary")[0]
    plain = write(document(paragraph("x")), load_style())
    assert "It has no pictures besides the cover." in claimed(plain, "accessibilitySummary")[0]


@pytest.mark.parametrize(("frames", "hazard"), [(1, "none"), (3, "unknown")])
def test_moving_pictures_are_a_hazard_that_nobody_has_judged(frames: int, hazard: str) -> None:
    output = pictured(Figure("m", "A cat"), mime="image/gif", data=gif(frames))
    assert claimed(output, "accessibilityHazard") == [hazard]


@pytest.mark.parametrize("lang", ["en", "de", "fr", "es", "it", "pt", "nl", "pl"])
def test_the_summary_is_in_the_documents_language(lang: str) -> None:
    output = pictured(Figure("m"), Figure("m"), lang=f"{lang}-XX")
    assert f'"schema:accessibilitySummary" xml:lang="{lang}"' in member(output.data, OPF)
    assert "2" in claimed(output, "accessibilitySummary")[0]


def test_the_summary_is_in_the_language_of_the_book() -> None:
    czech = write(document(paragraph("x"), lang="cs-CZ"), load_style())
    assert '"schema:accessibilitySummary" xml:lang="cs"' in member(czech.data, OPF)
    assert claimed(czech, "accessibilitySummary") == [
        "Celý text lze číst odečítačem obrazovky nebo v Braillově písmu, ve správném pořadí. Publikace má obsah. Kromě "
        "obálky neobsahuje žádné obrázky. Tyto údaje změřil program; žádný člověk je nepotvrdil."
    ]
    japanese = write(document(paragraph("x"), lang="ja"), load_style())
    assert "。" in claimed(japanese, "accessibilitySummary")[0]
    assert " " not in claimed(japanese, "accessibilitySummary")[0]


def test_every_word_of_our_own_is_marked_where_it_is_foreign() -> None:
    whole = document(paragraph("x"), Figure("gone"), lang="eu")
    meta = replace(whole.meta, source_url="https://example.org/")
    book = write(replace(whole, meta=meta, media=(Media("gone", "image/png"),)), load_style()).data
    nav, page = member(book, "EPUB/nav.xhtml"), member(book, TEXT)
    for words in ("Contents", "Landmarks", "Cover", "Start of the text"):
        assert f' xml:lang="en" lang="en" dir="ltr">{words}<' in nav
    for words in ("Source", "No description of this picture is available."):
        assert f' xml:lang="en" lang="en" dir="ltr">{words}<' in page


def test_the_summary_is_english_and_says_so_where_we_lack_the_language() -> None:
    output = write(document(paragraph("x"), lang="eu"), load_style())
    assert '"schema:accessibilitySummary" xml:lang="en"' in member(output.data, OPF)


def test_conformance_is_claimed_only_for_a_certifier_and_only_where_nothing_forbids_it() -> None:
    assert "conformsTo" not in member(made().data, OPF)
    options = EpubOptions("EPUB Accessibility 1.1 - WCAG 2.2 Level AA", "An Institute")
    style = replace(load_style(), epub=options)
    certified = write(rich(), style)
    assert f'<meta property="dcterms:conformsTo" id="conformance">{options.conforms_to}</meta>' in member(
        certified.data, OPF
    )
    assert '<meta property="a11y:certifiedBy" refines="#conformance">An Institute</meta>' in member(certified.data, OPF)
    bare = write(replace(document(Figure("m")), media=(Media("m", "image/png", png()),)), style)
    assert "conformsTo" not in member(bare.data, OPF)
    assert "conformance-not-claimed" in codes(bare)


# ------------------------------------------------------------------------------------------ pages


def test_navigation_lists_the_headings_as_a_tree() -> None:
    root = etree.fromstring(member(made().data, NAV).encode())
    contents = root.find(".//{*}nav[@role='doc-toc']")
    assert contents is not None
    links = ["".join(str(piece) for piece in link.itertext()) for link in contents.iter("{*}a")]
    assert links[:3] == [rich().meta.title, "Contents of a day", "What the keeper does"]
    assert "How to visit" not in links
    assert len(contents.findall("./{*}ol/{*}li/{*}ol/{*}li")) == 5


def test_navigation_is_one_list_whatever_the_levels() -> None:
    headings = (Heading(2, text("b")), Heading(1, text("a")), Heading(2, text("c")), Heading(1, text("d")))
    root = etree.fromstring(member(write(document(*headings), load_style()).data, NAV).encode())
    contents = root.find(".//{*}nav[@role='doc-toc']")
    assert contents is not None
    assert ["".join(map(str, item.itertext())).split() for item in contents.findall("./{*}ol/{*}li")] == [
        ["b"],
        ["a", "c"],
        ["d"],
    ]


def test_every_link_within_the_book_leads_somewhere() -> None:
    data = made().data
    pages = {name.removeprefix("EPUB/"): member(data, name) for name in names(data) if name.endswith(".xhtml")}
    for name, content in pages.items():
        for href in re.findall(r'<a [^>]*href="([^":]*)"', content):
            file, _, anchor = href.partition("#")
            assert not anchor or f'id="{anchor}"' in pages[file or name]


def long_article(level: int = 2) -> Document:
    parts: list[Block] = [paragraph("Opening.")]
    for number in range(4):
        parts += [
            Heading(level, text(f"Part {number}"), Attr(id=f"part{number}")),
            paragraph("word " * 4000),
            Paragraph((Link(text("back"), "#part0"), NoteRef("n"))),
        ]
    return replace(document(*parts), notes=(Note("n", (paragraph("A note."),)),))


def test_a_long_article_is_split_at_its_main_headings() -> None:
    doc = long_article()
    output = write(doc, load_style())
    pages = [name for name in names(output.data) if re.fullmatch(r"EPUB/text-\d+\.xhtml", name)]
    assert len(pages) == 5
    assert 'href="text-02.xhtml#part0"' in member(output.data, pages[3])
    assert 'href="text-02.xhtml#note-1"' in member(output.data, pages[3])
    assert '<h1 class="running">' in member(output.data, pages[3])
    assert read_epub(output.data) == utterances(doc)


def test_the_articles_of_a_bundle_have_files_of_their_own() -> None:
    blocks = (Heading(1, text("One")), paragraph("a"), Heading(1, text("Two")), paragraph("b"))
    output = write(document(*blocks), load_style())
    assert "running" not in member(output.data, "EPUB/text-02.xhtml")
    assert read_epub(output.data) == utterances(document(*blocks))


def test_printed_pages_are_marked_and_listed() -> None:
    pages = (PageStart(1, (0,), 0), PageStart(2, (1, 0), 4))
    output = write(document(paragraph("one"), Quote((paragraph("two three"),))), load_style(), pages)
    marker = '<span id="page-2" epub:type="pagebreak" role="doc-pagebreak" title="2"></span>'
    assert f"two {marker}three" in member(output.data, TEXT)
    assert 'role="doc-pagelist"' in member(output.data, NAV)
    assert '<a href="text.xhtml#page-2">2</a>' in member(output.data, NAV)
    assert {"pageBreakMarkers", "pageNavigation"} <= set(claimed(output, "accessibilityFeature"))
    assert not {"pageBreakMarkers", "pageNavigation"} & set(claimed(made(), "accessibilityFeature"))


def test_a_printed_page_may_begin_anywhere() -> None:
    blocks = (CodeBlock("one\ntwo"), ThematicBreak(), paragraph("three"), Figure("m", "A cat"), paragraph("four"))
    pages = tuple(PageStart(number, (at,), offset) for number, (at, offset) in enumerate(((0, 4), (1, 0), (3, 0)), 1))
    made = replace(document(*blocks), media=(Media("m", "image/png", png()),))
    output = write(made, load_style(), pages)
    page = member(output.data, TEXT)
    assert re.search(r'one\n<span id="page-1"[^>]*></span>two', page)
    assert re.search(r'<div id="page-2"[^>]*></div><hr/>', page)
    assert re.search(r'<div id="page-3"[^>]*></div><div class="picture">', page)
    assert read_epub(output.data) == utterances(made)


def test_notes_go_both_ways() -> None:
    page = member(made().data, TEXT)
    assert page.count('role="doc-noteref"') == 5
    assert page.count('role="doc-footnote"') == page.count('role="doc-backlink"') == 4
    assert page.count('id="ref-1"') == 1


def test_a_reference_within_a_link_stands_after_it() -> None:
    linked = Paragraph((Link((Text("a"), NoteRef("n"), Text("b")), "https://x.example"),))
    doc = replace(document(linked), notes=(Note("n", (paragraph("one"),)),))
    page = member(write(doc, load_style()).data, TEXT)
    assert re.search(r'<a href="https://x.example">ab</a><a id="ref-1"', page)


def test_a_note_within_a_note_is_kept() -> None:
    notes = (Note("a", (Paragraph((Text("one"), NoteRef("b"))),)), Note("b", (paragraph("two"),)))
    doc = replace(document(Paragraph((Text("x"), NoteRef("a")))), notes=notes)
    assert read_epub(write(doc, load_style()).data) == utterances(doc)


def test_a_note_that_begins_with_code_keeps_the_code_as_it_is() -> None:
    doc = replace(document(Paragraph((Text("x"), NoteRef("a")))), notes=(Note("a", (CodeBlock("  x = 1"),)),))
    assert read_epub(write(doc, load_style()).data) == utterances(doc)


def test_a_note_that_nothing_refers_to_is_kept() -> None:
    doc = replace(document(paragraph("x")), notes=(Note("a", (paragraph("one"),)),))
    output = write(doc, load_style())
    assert read_epub(output.data) == utterances(doc)
    assert "note-without-reference" in codes(output)


# ------------------------------------------------------------------------------------------ content


def test_parts_in_other_languages_say_so() -> None:
    page = body(Paragraph((Span(text("x"), "fr"), Span(text("y"), "he"))), Paragraph(text("z"), Attr(lang="ar")))
    assert '<span xml:lang="fr" lang="fr">x</span>' in page
    assert '<span xml:lang="he" lang="he" dir="rtl">y</span>' in page
    assert '<p xml:lang="ar" lang="ar" dir="rtl">z</p>' in page


def test_header_cells_have_a_scope_and_empty_ones_are_no_headers() -> None:
    page = body(Table((Row((Cell((), "col"), Cell((paragraph("b"),), "col", colspan=2))),), 1))
    assert '<td></td><th scope="col" colspan="2">b</th>' in page


def test_lists_start_where_they_say() -> None:
    assert '<ol start="0">' in body(List((ListItem((paragraph("a"),)),), True, 0))
    assert "<ol>" in body(List((ListItem((paragraph("a"),)),), True, 1))


def test_an_aside_is_no_landmark_within_the_text() -> None:
    assert '<aside role="note">' in body(Aside((paragraph("a"),)))


def test_text_is_escaped() -> None:
    assert "&lt;b&gt; &amp;amp; \"'" in body(paragraph("<b> &amp; \"'"))
    assert 'title="&lt;&quot;&gt;"' in body(Paragraph((Link(text("x"), "https://x.example", '<">'),)))


def test_code_keeps_its_spaces_and_direction() -> None:
    assert '<pre dir="ltr"><code class="language-python">a\n  b</code></pre>' in body(CodeBlock("a\n  b", "python"))


@pytest.mark.parametrize(
    ("target", "code"),
    [("#nowhere", "link-without-target"), ("javascript:x()", "link-dropped"), ("a/b", "link-dropped")],
)
def test_a_link_that_leads_nowhere_keeps_its_words(target: str, code: str) -> None:
    output = write(document(Paragraph((Link(text("words"), target),))), load_style())
    assert code in codes(output)
    assert "<p>words</p>" in member(output.data, TEXT)


def test_identifiers_are_names_and_do_not_meet_ours() -> None:
    blocks = (Paragraph(text("a"), Attr(id="note-1")), Paragraph(text("b"), Attr(id="7 é")))
    found = re.findall(r'<p id="([^"]*)"', body(*blocks))
    assert found == ["id-note-1", "id-7-"]


# ------------------------------------------------------------------------------------------ pictures


def test_an_undescribed_picture_says_so() -> None:
    page = member(pictured(Figure("m"), lang="de").data, TEXT)
    assert 'alt="Zu diesem Bild liegt keine Beschreibung vor." class="undescribed"' in page


@pytest.mark.parametrize(
    ("mime", "data"),
    [
        ("image/png", b""),
        ("image/png", b"junk"),
        ("image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
        ("image/svg+xml", b"<svg"),
    ],
)
def test_a_picture_that_cannot_be_shown_leaves_its_words(mime: str, data: bytes) -> None:
    output = pictured(Figure("m", "A cat", text("Caption")), Paragraph((Image("m", "a dog"),)), mime=mime, data=data)
    assert "picture-not-shown" in codes(output)
    assert [said.text for said in read_epub(output.data)[1:]] == ["A cat", "Caption", "a dog"]


def test_a_harmless_svg_is_kept_and_other_formats_become_png() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
    output = pictured(Figure("m", "A square"), mime="image/svg+xml", data=drawing)
    assert any(re.fullmatch(r"EPUB/images/\w+\.svg", name) for name in names(output.data))
    out = io.BytesIO()
    Picture.new("RGB", (4, 4)).save(out, "BMP")
    output = pictured(Figure("m", "A square"), mime="image/bmp", data=out.getvalue())
    assert any(name.endswith(".png") for name in names(output.data))


def test_a_picture_is_typed_by_what_it_is() -> None:
    output = pictured(Figure("m", "A square"), mime="image/jpeg")
    assert 'media-type="image/png"' in member(output.data, OPF)


# ------------------------------------------------------------------------------------------ the cover


@pytest.mark.parametrize(
    "title",
    [
        "A",
        "A rather long title that goes on " * 6,
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
        "東京の時間" * 9,
    ],
)
def test_the_cover_holds_the_title(title: str) -> None:
    doc = document(title=title.strip())
    root = etree.fromstring(member(write(doc, load_style()).data, "EPUB/cover.svg").encode())
    lines = ["".join(str(piece) for piece in line.itertext()) for line in root.iter("{*}text")]
    assert 1 <= len(lines) <= 6
    said = "".join(lines).replace(" ", "").rstrip("…")
    assert title.replace(" ", "").startswith(said)
    assert root.get("role") == "img"
    for line in root.iter("{*}text"):
        assert 0 < float(line.get("y", "0")) < 1800


def test_the_style_sheet_leaves_the_reader_the_choice() -> None:
    css = member(made().data, "EPUB/style.css")
    rules = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert "!important" not in rules
    assert not re.search(r"(?<![-\w])(background|color)\s*:\s*[#a-z]", rules)
    assert not re.search(r"font-size:[^;]*\d(px|pt)", rules)
    assert re.findall(r"font-family:\s*([^;]*);", rules) == ["monospace"]
