"""The EPUB reader reads what a reader meets, and notices when the book says something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from convert.check.epub import read_epub
from convert.model import Document
from convert.reading import utterances
from convert.style import load_style
from convert.write.epub import write
from tests.archives import edited
from tests.strategies import documents
from tests.support import rich

TEXT = "EPUB/text.xhtml"


@cache
def made() -> bytes:
    return write(rich(), load_style()).data


def test_the_rich_fixture_reads_back_as_it_is() -> None:
    assert read_epub(made()) == utterances(rich())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_reads_back_as_it_is(document: Document) -> None:
    assert read_epub(write(document, load_style()).data) == utterances(document)


def without(pattern: str) -> Callable[[str], str]:
    return lambda content: re.sub(pattern, "", content, count=1, flags=re.DOTALL)


def swap(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda content: content.replace(old, new, count)


BREAKS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("a paragraph is lost", without(r"<p>.*?</p>")),
    ("a word is lost", swap("two hundred", "hundred")),
    ("a heading becomes text", lambda content: re.sub(r"<h2[^>]*>(.*?)</h2>", r"<p>\1</p>", content, count=1)),
    ("a heading sinks", lambda content: re.sub(r"<h2([^>]*)>(.*?)</h2>", r"<h3\1>\2</h3>", content, count=1)),
    ("the title is no heading", lambda content: re.sub(r"<h1>(.*?)</h1>", r"<p>\1</p>", content, count=1)),
    ("a quotation becomes text", lambda content: re.sub(r"(</?)blockquote[^>]*>", r"\1div>", content)),
    ("an attribution becomes words of the quotation", swap(' class="attribution"', "")),
    ("numbers become bullets", lambda content: re.sub(r"(</?)ol\b[^>]*>", r"\1ul>", content)),
    ("a list item loses its list", lambda content: re.sub(r"</?(ul|li)>", "", content)),
    ("a term becomes a description", lambda content: re.sub(r"dt>", "dd>", content)),
    ("an aside becomes text", lambda content: re.sub(r"aside\b", "div", content)),
    ("a caption becomes text", swap('<p class="caption">', "<p>")),
    ("a credit becomes text", swap('<p class="credit">', "<p>")),
    ("a table caption is lost", without(r"<caption>.*?</caption>")),
    ("a header cell becomes data", lambda content: re.sub(r"<th[^e][^>]*>(.*?)</th>", r"<td>\1</td>", content)),
    ("a row is lost", without(r"<tr>.*?</tr>")),
    ("a description is lost", without(r' alt="[^"]*lighthouse[^"]*"')),
    ("a description changes", swap("three red bands", "three blue bands")),
    ("a description is disowned", swap('boats a week in May: 6, 9, 13, 8."', 'boats" class="undescribed"')),
    ("decoration is read out", swap('alt=""', 'alt="waves"')),
    ("a picture within a line is lost", without(r"<img[^>]*small brass bell[^>]*/>")),
    ("a paragraph loses its language", lambda content: re.sub(r'<p xml:lang="fr" lang="fr">', "<p>", content)),
    ("the page changes language", swap('xml:lang="en" lang="en" dir', 'xml:lang="sv" lang="sv" dir')),
    ("code loses a line", swap("    for stroke in range(n):\n", "")),
    ("code loses its spaces", swap("        strike", " strike")),
    ("code loses a tab", swap("\tif tabs", "if tabs")),
    ("code becomes text", lambda content: re.sub(r"(</?)pre\b[^>]*>", r"\1p>", content)),
    ("a footnote is lost", without(r'<aside id="note-2".*?</aside>')),
    ("a footnote is read in its place", swap('role="doc-footnote"', "")),
    ("a note's number is read as text", swap('role="doc-noteref"', "")),
    ("a back-link is read as text", swap('role="doc-backlink"', "")),
    ("a line end is lost", lambda content: content.replace("<br/>", "")),
)  # fmt: skip


@pytest.mark.parametrize("change", [change for _, change in BREAKS], ids=[name for name, _ in BREAKS])
def test_a_broken_book_reads_differently(change: Callable[[str], str]) -> None:
    assert read_epub(edited(made(), TEXT, change)) != utterances(rich())


def test_a_page_left_out_of_the_spine_is_missed() -> None:
    broken = edited(made(), "EPUB/content.opf", lambda content: content.replace('<itemref idref="item-1"/>', ""))
    assert read_epub(broken) != utterances(rich())
