"""Whole pages: encodings, metadata, pictures, tag soup, size and depth, and the law that no word is lost."""

from __future__ import annotations

import base64
import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow

from convert.errors import ConvertError, DecodeError
from convert.model import Figure, Meta, Paragraph
from convert.read.alts import apply_alts
from convert.read.html import Parsed, read_html
from convert.read.html.dates import iso_date
from convert.walk import block_text, iter_blocks


def read(data: bytes | str, files: dict[str, bytes] | None = None) -> Parsed:
    return read_html(data.encode() if isinstance(data, str) else data, (files or {}).get, "page.html")


def words(parsed: Parsed) -> str:
    notes = [block for note in parsed.document.notes for block in note.children]
    return "\n".join(block_text(block) for block in (*parsed.document.blocks, *notes))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<p>Käse".encode("utf-8-sig"), "Käse"),
        ("<p>Käse".encode("utf-16"), "Käse"),
        ("<meta charset=iso-8859-1><p>Käse – gut".encode("cp1252"), "Käse – gut"),
        ('<meta http-equiv=Content-Type content="text/html; charset=windows-1251"><p>Сыр'.encode("cp1251"), "Сыр"),
        ('<?xml version="1.0" encoding="iso-8859-2"?><p>Wełna'.encode("iso-8859-2"), "Wełna"),
        ("<meta charset=gb2312><p>海港".encode("gb18030"), "海港"),
        ("<meta charset=shift_jis><p>港①".encode("cp932"), "港①"),
        ("<meta charset=iso-8859-1><p>Käse".encode(), "Käse"),
        (b"<p>" + "Der Käse schmeckt süß und würzig, die Brötchen sind größer. ".encode("cp1252") * 5, "süß"),
    ],
)
def test_the_encoding_is_found(data: bytes, expected: str) -> None:
    assert expected in words(read(data))


def test_broken_characters_are_counted_not_hidden() -> None:
    parsed = read(b"<meta charset=utf-8><p>" + b"Plain words. " * 40 + b"K\xe4se")
    assert [finding.code for finding in parsed.findings] == ["characters-unread"]
    assert "�" in words(parsed)


def test_characters_that_no_file_can_hold_leave_one_space_between_words() -> None:
    assert words(read("<title>T</title><p>one \x01 two <b>\x02 three</b>")) == "one two three"


@pytest.mark.parametrize("data", [b"", b"  \n", b"%PDF-1.7 \xff\xfe", b"\x00\x01" * 400])
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(DecodeError):
        read(data)


HEAD = """
<html lang="en-GB"><head><title>The tide waits | Harbour Gazette</title>
<link rel="canonical" href="https://gazette.example/2024/03/05/tide">
<meta property="og:site_name" content="Harbour Gazette"><meta name="keywords" content="tide, harbour">
<meta property="og:description" content="A &amp; B">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "The tide waits",
"datePublished": "2024-03-05T08:00:00+0100", "articleSection": ["Coast"],
"author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ek"}]}]}</script></head>
<body><h1>The tide waits</h1><p>Text.</body></html>"""


def test_metadata_comes_from_what_the_page_states() -> None:
    meta = read(HEAD).document.meta
    assert (meta.title, meta.byline, meta.published) == (
        "The tide waits",
        "Ann Lee, Bo Ek",
        "2024-03-05T08:00:00+01:00",
    )
    assert (meta.site, meta.section, meta.lang) == ("Harbour Gazette", "Coast", "en-GB")
    assert (meta.source_url, meta.description) == ("https://gazette.example/2024/03/05/tide", "A & B")
    assert meta.keywords == ("tide", "harbour")


def stated(head: str) -> Meta:
    return read(f"<html lang=en><head>{head}</head><body><h1>Tides</h1><p>Words.").document.meta


def test_a_value_that_is_escaped_twice_is_read_as_meant() -> None:
    assert stated('<meta property="og:title" content="Ann&amp;amp;#039;s tides &amp;amp; boats">').title == "Tides"
    assert stated('<meta name="description" content="Ann&amp;amp;#039;s">').description == "Ann's"


@pytest.mark.parametrize(
    ("said", "section"),
    [
        ("Coast", "Coast"),
        ("Coast,Boats,Fish", "Coast"),
        ("Boats, Fish, Fish and boats", "Boats"),
        ("Fish, Crabs", "Fish, Crabs"),
        ("Tides", None),
        ("Shore gazette", None),
        ("Uncategorized", None),
        ("Startseite", None),
        ("Tags", None),
        ("The ferry that stopped in March sails again, as the harbour said on Monday.", None),
    ],
)
def test_a_section_is_one_and_neither_none_nor_the_title_nor_the_site(said: str, section: str | None) -> None:
    site = '<meta property="og:site_name" content="Shore Gazette">'
    assert stated(f'{site}<meta property="article:section" content="{said}">').section == section


def test_a_description_that_is_the_whole_text_ends_with_a_sentence() -> None:
    sentence = "The tide came in at noon, as it does on every other day of the year. "

    def of(words: str, more: str = "") -> str | None:
        return stated(f'<meta property="og:description" content="{words}">{more}').description

    assert of(sentence * 3) == (sentence * 3).strip()
    assert of(sentence * 20) == (sentence * 7).strip()
    assert of("word " * 200) is None
    assert of(sentence * 20, '<meta name="description" content="Tides.">') == "Tides."


def test_keywords_that_a_template_was_to_fill_in_are_none() -> None:
    assert stated('<meta name="keywords" content="tide, [NAME], {{tag}}, C++, ...">').keywords == ("tide", "C++")


def test_metadata_comes_from_the_page_itself_where_it_states_nothing() -> None:
    page = "<title>The tide waits - Gazette</title><h1>The tide waits</h1><p class=byline>By Ann Lee | 5 March 2024</p>"
    meta = read(page).document.meta
    assert (meta.title, meta.byline, meta.published, meta.lang) == ("The tide waits", "Ann Lee", "2024-03-05", "und")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-03-05T08:00Z", "2024-03-05T08:00:00Z"),
        ("Stand: 5. März 2024", "2024-03-05"),
        ("March 5th, 2024", "2024-03-05"),
        ("5 de marzo de 2024", "2024-03-05"),
        ("05.03.2024, 8:00", "2024-03-05"),
        ("2024年3月5日", "2024-03-05"),
        ("31.02.2024", None),
        ("Room 2024", None),
    ],
)
def test_dates_in_words_become_iso(text: str, expected: str | None) -> None:
    assert iso_date(text) == expected


def png(width: int, height: int) -> bytes:
    out = BytesIO()
    Pillow.frombytes("L", (width, height), bytes(n * n % 251 for n in range(width * height))).save(out, "PNG")
    return out.getvalue()


def test_pictures_come_from_beside_the_page_or_from_within_it() -> None:
    inside = "data:image/png;base64," + base64.b64encode(png(40, 30)).decode()
    parsed = read(f"<img src='a%20b.png'><img src='{inside}'>", {"a b.png": png(20, 10)})
    assert [(medium.width, medium.height, medium.mime) for medium in parsed.document.media] == [
        (20, 10, "image/png"),
        (40, 30, "image/png"),
    ]
    assert not parsed.findings


def test_a_picture_that_loads_late_is_the_picture() -> None:
    lazy = "<img src='data:image/gif;base64,R0lGOD' data-src=late.png alt=x>"
    page = f"<div>{lazy}<noscript><img src=late.png alt=x></noscript></div>"
    parsed = read(page, {"late.png": png(20, 10)})
    assert [medium.data for medium in parsed.document.media] == [png(20, 10)]
    assert len(parsed.document.blocks) == 1
    wide = read("<img srcset='s.png 300w, w.png 900w'>", {"s.png": b"", "w.png": png(9, 9)})
    assert wide.document.media[0].width == 9


@pytest.mark.parametrize(
    "attributes",
    [
        "src=/c/placeholder.gif data-m-lazyloader-src=/late.png",
        "data-gt-lazy-src=/late.png",
        "data-lateloadsrc=/late.png",
        "src=/c/placeholder.gif srcset='/c/placeholder.gif 2x' data-m-lazyloader-srcset='/late.png 500w'",
        "src=/i/1x1.trans.gif data-lazy-src=/late.png",
        "src=/i/loading-s.gif data-x-src=/late.png",
        "src=//:0 data-srcset='/late.png 160w'",
        "src='#' data-src=/late.png",
        "src=about:blank data-src=/late.png",
    ],
)
def test_a_loaders_own_attribute_names_the_picture(attributes: str) -> None:
    (medium,) = read(f"<img {attributes}>").document.media
    assert medium.source == "/late.png"


@pytest.mark.parametrize("name", ["iframe-src", "video-src", "script-src", "low-res-src", "placeholder-src"])
def test_what_is_no_picture_or_a_smaller_one_is_not_taken_for_it(name: str) -> None:
    assert not read(f"<p>x<img data-{name}=/late.png>").document.media


def test_a_placeholder_beside_the_picture_for_browsers_without_scripts_is_none() -> None:
    parsed = read("<img src=/i/1x1-000000-0.png><noscript><img src=late.png alt=Boat></noscript><p>x")
    assert [medium.source for medium in parsed.document.media] == ["late.png"]


@pytest.mark.parametrize("name", ["blankets-on-a-line.jpg", "loading-a-truck.jpg", "clear-water-900x600.jpeg"])
def test_a_picture_of_something_that_begins_like_a_placeholder_is_one(name: str) -> None:
    assert read(f"<img src=/i/{name}>").document.media[0].source == f"/i/{name}"


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("IMG_2034.jpg", False),
        ("IMG 2034 (2)", False),
        ("DSC-0012", False),
        ("Screen Shot 2016-11-11 at 15.10.08", False),
        ("quay-boats-foo_02", False),
        ("0225-low-tide-01", False),
        ("boats_at_the_quay", False),
        ("55500012", False),
        ("468x60", False),
        ("Low tide", True),
        ("COVID-19", True),
        ("2024", True),
        ("A plan of room B_12", True),
        ("Hook-of-Holland", True),
        ("Sam 2 years old", True),
    ],
)
def test_the_name_of_a_file_describes_nothing(alt: str, said: bool) -> None:
    (figure,) = read(f"<img src=a.png alt='{alt}'>").document.blocks
    assert isinstance(figure, Figure)
    assert figure.alt == (alt if said else None)


def test_a_missing_picture_leaves_its_alt_and_a_finding() -> None:
    parsed = read("<figure><img src='https://h.example/a.png' alt=Boat><figcaption>Low tide</figcaption></figure>")
    (figure,) = parsed.document.blocks
    assert isinstance(figure, Figure)
    assert (figure.alt, parsed.document.media[0].data) == ("Boat", None)
    assert [finding.code for finding in parsed.findings] == ["picture-missing"]


def test_counters_and_spacers_are_no_pictures() -> None:
    assert not read("<p>x<img src=t.gif width=1 height=1><img>").document.media
    assert not read("<p>x<img src=//:0><img src='#'>").document.media


def test_what_a_browser_saved_with_the_page_is_not_looked_for_on_its_site() -> None:
    canonical = '<link rel=canonical href="https://h.example/a/b.html">'
    found = read(f"{canonical}<img src='./The tide_files/a.png'><img src=c_files.png>").document.media
    assert [medium.source for medium in found] == ["./The tide_files/a.png", "https://h.example/a/c_files.png"]


def test_what_a_lazy_picture_falls_back_to_breaks_no_line() -> None:
    lazy = '<img data-src=a.jpg alt="A boat"><noscript><img src=a.jpg alt="A boat"></noscript>'
    blocks = read(f"<h2>{lazy}The tide</h2><p>It came {lazy} at noon.</p><div>{lazy}</div>").document.blocks
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph", "Figure"]
    assert [block_text(block) for block in blocks] == ["A boatThe tide", "It came A boat at noon.", "A boat"]


def test_a_gif_that_stands_for_a_late_picture_of_another_kind_is_not_it() -> None:
    def source(attributes: str) -> str | None:
        return read(f"<p>x</p><img src=/w.gif {attributes}>").document.media[0].source

    assert source("data-src=/boat.jpg") == "/boat.jpg"
    assert source("data-srcset='/small.webp 300w, /boat.webp 900w'") == "/boat.webp"
    assert source("""data-src='{"default":"//example.org/boat.img?w=9","small":"//example.org/s.img"}'""") == (
        "//example.org/boat.img?w=9"
    )
    assert source("srcset='/w.gif 200w' data-srcset='/boat.jpg 900w'") == "/boat.jpg"
    assert source("data-src=/dance.gif") == "/w.gif"
    assert source("") == "/w.gif"


def test_a_person_supplies_alts_in_a_sidecar() -> None:
    document = read("<img src=img/a.png><p>x <img src=b.png></p><ul><li><img src=c.png></ul>").document
    told = apply_alts(document, '[alt]\n"a.png" = "A boat"\n"b.png" = ""\n"c.png" = "A buoy"\n')
    figures = [block for _, block in iter_blocks(told.blocks) if isinstance(block, Figure)]
    assert [figure.alt for figure in figures] == ["A boat", "A buoy"]
    assert "decorative=True" in repr(told.blocks[1])
    with pytest.raises(ConvertError):
        apply_alts(document, "[alt")


SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "p",
                "div",
                "ul",
                "li",
                "ol",
                "table",
                "tr",
                "td",
                "th",
                "h1",
                "h2",
                "blockquote",
                "a",
                "b",
                "i",
                "span",
                "figure",
                "figcaption",
                "dl",
                "dt",
                "dd",
                "pre",
                "code",
                "aside",
                "ruby",
                "rt",
                "section",
                "q",
                "sup",
                "nav",
                "article",
                "details",
                "summary",
                "button",
                "select",
                "option",
                "center",
                "font",
            ]
        ).flatmap(lambda tag: st.sampled_from([f"<{tag}>", f"</{tag}>", f"<{tag} class=x href='#y' id=y>"])),
        st.from_regex(r"[a-z]{3,8}", fullmatch=True).map(lambda word: f" {word} "),
        st.sampled_from(["<br>", "<hr>", "<!-- c -->", "&amp;", "<img src=a.png alt=''>"]),
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_no_word_of_a_page_is_lost(parts: list[str]) -> None:
    page = "".join(parts)
    expected = sorted(re.findall("[a-z]{3,8}", " ".join(part for part in parts if part[0] == " ")))
    try:
        parsed = read("<body>" + page)
    except ConvertError:
        assert not expected
        return
    assert sorted(re.findall("[a-z]{3,8}", words(parsed))) == expected


@pytest.mark.parametrize("tag", ["div", "blockquote", "ul><li", "table><tr><td", "b><i", "span hidden", "section"])
def test_a_hundred_thousand_nested_elements_are_read(tag: str) -> None:
    parsed = read(f"<{tag}>x " * 100_000)
    assert words(parsed).count("x") == 100_000


def test_a_page_without_paragraphs_is_read_line_by_line() -> None:
    parsed = read("One<br><br>Two <b>and</b> more<br><br>Three")
    assert [block_text(block) for block in parsed.document.blocks] == ["One", "Two and more", "Three"]
    assert all(isinstance(block, Paragraph) for block in parsed.document.blocks)


@pytest.mark.parametrize(
    ("publisher", "site"), [("Sound Media, Inc.", "Sound Media"), ("Hafenblatt GmbH", "Hafenblatt"), ("Inc", "Inc")]
)
def test_a_site_is_not_called_by_its_publishers_legal_form(publisher: str, site: str) -> None:
    data = f'{{"@type": "NewsArticle", "publisher": {{"@type": "Organization", "name": "{publisher}"}}}}'
    page = f'<html lang=en><script type="application/ld+json">{data}</script><p>Words.</p>'
    assert read(page).document.meta.site == site
