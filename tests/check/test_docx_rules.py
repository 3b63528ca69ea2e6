"""Each of Word's rules fires on a file that breaks it, and on no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

import pytest

from convert.check.docx_rules import contrast, word_findings
from convert.style import load_style
from convert.write.docx import write
from tests.archives import edited
from tests.support import rich

TEXT = "word/document.xml"
CORE = "docProps/core.xml"
STYLES = "word/styles.xml"


@cache
def made() -> bytes:
    return write(rich(), load_style()).data


def found(data: bytes) -> Counter[str]:
    return Counter(finding.code for finding in word_findings(data))


def swap(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    return lambda content: content.replace(old, new, count)


def without(pattern: str, count: int = 1) -> Callable[[str], str]:
    return lambda content: re.sub(pattern, "", content, count=count, flags=re.DOTALL)


LONG = f">{'long ' * 30}</w:t></w:r><w:bookmarkEnd"
EMPTY = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
TYPED = "".join(f"<w:p><w:r><w:t>{number}. An item</w:t></w:r></w:p>" for number in (1, 2))
NESTED = "<w:tc><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/></w:tc>"
PLAIN = '<w:p><w:r><w:t xml:space="preserve">a   b</w:t></w:r></w:p>'
CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent><w:p/></w:sdtContent></w:sdt>"

BREAKS: tuple[tuple[str, str, Callable[[str], str]], ...] = (
    ("alt-text-missing", TEXT, without(r' descr="[^"]*lighthouse[^"]*"')),
    ("alt-text-missing", TEXT, without(r"<a:extLst>.*?</a:extLst>")),
    ("alt-text-is-file-name", TEXT, swap('descr="a small brass bell"', 'descr="bell.png"')),
    ("object-not-inline", TEXT, lambda text: re.sub(r"(</?wp:)inline\b", r"\1anchor", text, count=2)),
    ("table-without-header-row", TEXT, swap("<w:tblHeader/>", "")),
    ("beyond-header-row-not-marked", TEXT, swap('w:firstRow="1" w:lastRow', 'w:firstRow="0" w:lastRow')),
    ("blank-header-cell", TEXT, swap(">Day<", "><")),
    ("nested-table", TEXT, swap("</w:tc></w:tr>", "</w:tc>" + NESTED + "</w:tr>")),
    ("beyond-table-without-title", TEXT, without(r"<w:tblCaption[^>]*/>")),
    ("heading-level-skipped", TEXT, swap('w:val="Heading2"', 'w:val="Heading4"')),
    ("heading-too-long", TEXT, swap(">What it looks like</w:t></w:r><w:bookmarkEnd", LONG)),
    ("blank-paragraph", TEXT, swap("<w:tbl>", EMPTY + "<w:tbl>")),
    ("repeated-blank-characters", TEXT, swap("<w:sectPr>", PLAIN + "<w:sectPr>")),
    ("beyond-typed-list-marker", TEXT, swap("<w:sectPr>", TYPED + "<w:sectPr>")),
    ("beyond-link-without-text", TEXT, lambda text: re.sub(r'(<w:hyperlink r:id[^>]*>).*?(</w:hyper)', r"\1\2", text)),
    ("low-contrast", STYLES, lambda text: re.sub(r'(w:val="Hyperlink"/>.*?<w:color w:val=")\w+', r"\g<1>9DB8D9", text)),
    ("document-protected", "word/settings.xml", swap("<w:compat>", "<w:documentProtection/><w:compat>")),
    ("content-control-without-title", TEXT, swap("<w:sectPr>", CONTROL + "<w:sectPr>")),
    ("beyond-document-without-title", CORE, without(r"<dc:title>.*?</dc:title>")),
    ("beyond-document-without-language", STYLES, without(r'<w:lang w:val="en"[^>]*/>')),
)  # fmt: skip


@pytest.mark.parametrize(("code", "name", "change"), BREAKS, ids=[f"{row[0]}-{at}" for at, row in enumerate(BREAKS)])
def test_a_broken_file_is_found_out(code: str, name: str, change: Callable[[str], str]) -> None:
    assert found(edited(made(), name, change))[code] > found(made())[code]


def test_no_headings_at_all() -> None:
    bare = edited(made(), TEXT, lambda text: re.sub(r'w:val="(Heading\d\w*|Title)"', 'w:val="BodyText"', text))
    assert found(bare)["no-headings"] == 1


def test_the_rich_fixture_breaks_only_what_it_means_to() -> None:
    assert found(made()) == Counter({"merged-cells": 1, "link-text-not-meaningful": 1})


def test_contrast_is_wcag_s() -> None:
    assert contrast("000000", "FFFFFF") == 21
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
