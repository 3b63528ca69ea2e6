"""The DOCX reader reads what a reader meets, and notices when the file says something else."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings

from convert.check.docx import read_docx
from convert.model import Document
from convert.reading import utterances
from convert.style import load_style
from convert.write.docx import write
from tests.archives import edited
from tests.strategies import documents
from tests.support import rich

TEXT = "word/document.xml"
NOTES = "word/footnotes.xml"


@cache
def made() -> bytes:
    return write(rich(), load_style()).data


def test_the_rich_fixture_reads_back_as_it_is() -> None:
    assert read_docx(made()) == utterances(rich())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_reads_back_as_it_is(document: Document) -> None:
    assert read_docx(write(document, load_style()).data) == utterances(document)


def without(pattern: str, count: int = 1) -> Callable[[str], str]:
    return lambda content: re.sub(pattern, "", content, count=count, flags=re.DOTALL)


def swap(old: str, new: str) -> Callable[[str], str]:
    return lambda content: content.replace(old, new, 1)


BREAKS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("a paragraph is lost", TEXT, without(r"<w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>.*?</w:p>")),
    ("a word is lost", TEXT, swap("two hundred", "hundred")),
    ("a heading becomes text", TEXT, swap('w:val="Heading2"', 'w:val="BodyText"')),
    ("a heading sinks", TEXT, swap('w:val="Heading2"', 'w:val="Heading3"')),
    ("the title is no heading", TEXT, swap('w:val="Title"', 'w:val="BodyText"')),
    ("headings lose their outline level", "word/styles.xml", without(r'<w:outlineLvl w:val="1"/>')),
    ("a quotation becomes text", TEXT, swap('w:val="Quote"', 'w:val="BodyText"')),
    ("an inner quotation leaves the outer", TEXT, swap('w:val="QuoteinQuote"', 'w:val="Quote"')),
    ("an attribution becomes words of the quotation", TEXT, swap('w:val="Attribution"', 'w:val="Quote"')),
    ("numbers become bullets", "word/numbering.xml", swap('w:numFmt w:val="decimal"', 'w:numFmt w:val="bullet"')),
    ("a list item rises", TEXT, swap('<w:ilvl w:val="1"/>', '<w:ilvl w:val="0"/>')),
    ("a list item loses its number", TEXT, without(r"<w:numPr>.*?</w:numPr>")),
    ("a term becomes a description", TEXT, swap('w:val="DefinitionTerm"', 'w:val="Definition"')),
    ("a description leaves its list", TEXT, swap('w:val="Definition"', 'w:val="BodyText"')),
    ("an aside becomes text", TEXT, swap('w:val="Aside"', 'w:val="BodyText"')),
    ("a caption becomes text", TEXT, swap('w:val="Caption"', 'w:val="BodyText"')),
    ("a credit becomes text", TEXT, swap('w:val="Credit"', 'w:val="BodyText"')),
    ("a header cell becomes data", TEXT, without(r"<w:cnfStyle[^>]*/>")),
    ("a row is lost", TEXT, without(r"<w:tr><w:trPr><w:cantSplit/></w:trPr>.*?</w:tr>")),
    ("a merged cell is passed over", TEXT, swap('<w:vMerge w:val="restart"/>', "<w:vMerge/>")),
    ("a description is lost", TEXT, without(r' descr="[^"]*lighthouse[^"]*"')),
    ("a description changes", TEXT, swap("three red bands", "three blue bands")),
    ("decoration is read out", TEXT, without(r"<a:extLst>.*?</a:extLst>")),
    ("a picture within a line is lost", TEXT, swap('descr="a small brass bell"', 'descr=""')),
    ("a paragraph loses its language", TEXT, without(r'<w:rPr><w:lang w:val="fr"/></w:rPr>(?=</w:pPr>)')),
    ("a Hebrew paragraph loses its language", TEXT, without(r'<w:rPr><w:lang w:bidi="he"/></w:rPr>(?=</w:pPr>)')),
    ("the document changes language", "word/styles.xml", swap('<w:lang w:val="en"', '<w:lang w:val="sv"')),
    ("code loses a line", TEXT, swap("<w:br/>", "")),
    ("code loses its spaces", TEXT, swap("        strike", " strike")),
    ("code loses a tab", TEXT, swap("<w:tab/>", "")),
    ("code becomes text", TEXT, swap('w:val="SourceCode"', 'w:val="BodyText"')),
    ("a footnote is lost", NOTES, without(r'<w:footnote w:id="2">.*?</w:footnote>')),
    ("a word of a footnote is lost", NOTES, swap("ploughshares", "shares")),
    ("a note's number is read as text", TEXT, swap(" NOTEREF _Ref00000001", " PAGEREF _Ref00000001")),
    ("two paragraphs change places", TEXT, swap("a lamp", "bread")),
)  # fmt: skip


@pytest.mark.parametrize(("name", "change"), [row[1:] for row in BREAKS], ids=[row[0] for row in BREAKS])
def test_a_broken_file_reads_differently(name: str, change: Callable[[str], str]) -> None:
    assert read_docx(edited(made(), name, change)) != utterances(rich())
