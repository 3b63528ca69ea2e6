"""Handouts: a compact head, and numbers that are the same in every edition and format."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache

import pikepdf
import pytest

from convert.bundle import bundle
from convert.check.docx import read_docx
from convert.check.docx_rules import word_findings
from convert.check.epub import read_epub
from convert.check.markdown import read_markdown_utterances
from convert.check.pdf import check_pdf
from convert.check.pdf.tree import Loader
from convert.model import Document, Heading, List, ListItem, Meta, Quote
from convert.output import Output
from convert.paragraph_numbers import paragraph_numbers
from convert.pipeline import Options, render
from convert.reading import utterances
from convert.style import Edition, Numbering, Style, load_style
from convert.uri import short_uri
from tests.archives import member
from tests.support import codes, document, paragraph, rich, text
from tests.test_editions import long_text
from tests.write.pdf.support import artifacts, page_texts

URL = "https://www.harbour.example/stories/tides/?utm_source=mail&page=2#low"


def _style(name: str, edition: Edition) -> Style:
    return load_style(name).with_options(edition=edition)


def made(whole: Document, edition: Edition) -> dict[str, Output]:
    standard = _style("standard", edition)
    return render(whole, Options(styles=(standard, _style("large-print-aph", edition)), standard=standard))


def article() -> Document:
    items = List((ListItem((paragraph("An item."),)),))
    quote = Quote((paragraph("Said one."), paragraph("Said two.")), text("Somebody"))
    whole = document(paragraph("First."), Heading(2, text("Head")), quote, items, paragraph("See [2] and [p. 9]."))
    meta = Meta(
        "Tides", byline="A. Writer", published="2024-03-01T10:00:00Z", site="A Paper", source_url=URL, lang="en"
    )
    return replace(whole, meta=meta)


@cache
def numbered(number: Numbering = "paragraphs") -> dict[str, Output]:
    return made(article(), Edition(number=number, page_marks=True))


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (URL, "harbour.example/stories/tides/?page=2#low"),
        ("http://a.example/", "a.example"),
        ("https://a.example/x?fbclid=1#:~:text=word", "a.example/x"),
        ("https://a.example/?q=utm", "a.example/?q=utm"),
    ],
)
def test_an_address_is_printed_whole_without_what_tracks(url: str, shown: str) -> None:
    assert short_uri(url) == shown


def test_running_text_is_numbered_and_nothing_else() -> None:
    assert list(paragraph_numbers(article()).values()) == [1, 2, 3, 4]


def test_articles_of_a_bundle_are_numbered_as_they_are_alone() -> None:
    assert list(paragraph_numbers(bundle("Two", [article(), article()])).values()) == [1, 2, 3, 4] * 2


def _after_numbers(made: dict[str, Output]) -> dict[str, list[tuple[str, str]]]:
    """Each number with the word that follows it."""
    out = {"md": re.findall(r"(?<!\\)\[(\d+)\] (\w+)", made["md"].data.decode())}
    for ending in ("epub", "large-print-aph.epub"):
        page = member(made[ending].data, "EPUB/text.xhtml")
        page = re.sub(r"<span id=.page[^>]*></span>", "", page)
        out[ending] = re.findall(r'<span class="number">(\d+)</span> (\w+)', page)
    for ending in ("docx", "large-print-aph.docx"):
        body = member(made[ending].data, "word/document.xml")
        out[ending] = re.findall(r'Number"/></w:rPr><w:t>(\d+)</w:t>.*?<w:tab/></w:r>.*?<w:t [^>]*>(\w+)', body)
    for ending in ("pdf", "large-print-aph.pdf"):
        out[ending] = re.findall(r"(\d)(First|Said|See)", " ".join(page_texts(made[ending])))
    return out


def test_numbers_are_the_same_in_every_format_and_edition() -> None:
    found = _after_numbers(numbered())
    assert set(map(tuple, found.values())) == {(("1", "First"), ("2", "Said"), ("3", "Said"), ("4", "See"))}


def test_numbers_are_no_words_of_the_text() -> None:
    files, said = numbered(), utterances(article())
    for ending in ("docx", "large-print-aph.docx"):
        assert read_docx(files[ending].data) == said
        assert word_findings(files[ending].data) == ()
    for ending in ("epub", "large-print-aph.epub"):
        assert read_epub(files[ending].data) == said
    for ending in ("pdf", "large-print-aph.pdf"):
        assert check_pdf(files[ending].data, article()) == ()
    assert read_markdown_utterances(files["md"].data, marks=True) == said
    assert b"See \\[2] and \\[p. 9]." in files["md"].data


def test_a_listener_hears_each_number_once_before_its_paragraph() -> None:
    with pikepdf.open(io.BytesIO(numbered()["large-print-aph.pdf"].data)) as pdf:
        nodes = list(Loader(pdf).load().walk())
    said = [node.actual for node in nodes if node.tag == "ParagraphNumber"]
    assert said == ["1. ", "2. ", "3. ", "4. "]
    assert all(node.parent is not None and node.parent.role == "P" for node in nodes if node.tag == "ParagraphNumber")


def test_lines_are_numbered_in_fives_as_furniture_the_same_in_large_print() -> None:
    edition = Edition(number="lines")
    files = made(long_text(), edition)
    found = []
    for ending in ("pdf", "large-print-aph.pdf"):
        assert check_pdf(files[ending].data, long_text()) == ()
        found.append("".join(said for page in artifacts(files[ending]) for said in page if said.isdigit()))
    assert found[0] == found[1]
    assert found[0].startswith("5101520253035")
    assert "line-numbers-differ" in codes(files["docx"])
    assert "no-line-numbers" in codes(files["epub"])
    assert '<w:lnNumType w:countBy="5" w:restart="continuous"/>' in member(files["docx"].data, "word/document.xml")


def test_lines_that_the_standard_edition_does_not_number_have_no_number_in_large_print() -> None:
    files = made(document(paragraph("Seven words stand in this short sentence. " * 5)), Edition(number="lines"))
    assert files["pdf"].lines == ()
    assert not any(said.isdigit() for page in artifacts(files["large-print-aph.pdf"]) for said in page)


def test_a_handout_has_a_compact_head_with_the_address_to_type() -> None:
    files = made(rich(), Edition(handout=True))
    plain = made(rich(), Edition())
    for ending in ("pdf", "large-print-aph.pdf"):
        assert check_pdf(files[ending].data, rich()) == ()
        first = page_texts(files[ending])[0]
        assert "Contents" not in first.partition("For two hundred")[0]
        assert "Contents" in page_texts(plain[ending])[0].partition("For two hundred")[0]
    assert read_docx(files["docx"].data) == utterances(rich())
    assert "TOCHeading" not in member(files["docx"].data, "word/document.xml")
    head = page_texts(made(article(), Edition(handout=True))["pdf"])[0]
    assert head.startswith("TidesA. Writer · 2024-03-01 · A PaperSource: harbour.example/stories/tides/?page=2#low")
