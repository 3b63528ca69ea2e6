"""The words of convert's own in a PDF: in the document's language, in the order of its script, and in letters that a
font has."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
import pytest

from convert.check.pdf import check_pdf, read_page_marks
from convert.check.print.glyphs import sheets
from convert.model import Document, Figure, Heading, Media
from convert.output import Output, PageMap, PageStart
from convert.wording import wording
from convert.write.pdf import context, system
from convert.write.pdf import write as write_pdf
from convert.write.pdf.fonts import Stack
from tests.support import document, paragraph, text
from tests.write.pdf.support import STYLE, artifacts, line_texts, made, opened

ARABIC = "تقع المنارة القديمة على صخرة صغيرة قرب الميناء."
HEBREW = "המגדלור הישן עומד על סלע קטן ליד הנמל."


def from_right(lang: str, words: str, count: int = 1) -> Document:
    whole = document(*[paragraph(words * 12) for _ in range(count)], lang=lang)
    return replace(whole, meta=replace(whole.meta, dir="rtl"))


def as_seen(output: Output, page: int, kind: str) -> str:
    """The digits and signs of a page's furniture as they stand from left to right, each word of letters as one sign."""
    with opened(output) as pdf:
        glyphs = [glyph for glyph in list(sheets(pdf))[page].glyphs if kind in glyph.artifact]
    shown = [(glyph.x, glyph.text if glyph.text.isascii() else "w") for glyph in glyphs if glyph.text.strip()]
    return "".join(sign for _, sign in sorted(shown))


@pytest.mark.parametrize(("lang", "words"), [("ar", ARABIC), ("he", HEBREW)], ids=["ar", "he"])
def test_the_foot_of_a_page_runs_from_right_to_left(lang: str, words: str) -> None:
    whole = from_right(lang, words, 14)
    output = made(whole)
    total = len(output.pages)
    assert total > 1
    assert artifacts(output)[0][-1] == wording(lang).page_of.format(n=1, total=total)
    seen = as_seen(output, 0, "Footer")
    assert seen.startswith(str(total))
    assert seen.strip("w" + str(total)).strip("w") == "1"
    assert check_pdf(output.data, whole) == ()


PAGES: PageMap = (PageStart(1, (), 0), PageStart(2, (0,), 40))


def edition(whole: Document) -> Output:
    """As another edition than the one whose pages are named."""
    return write_pdf(whole, replace(STYLE, name="other"), PAGES)


@pytest.mark.parametrize(("lang", "words"), [("ar", ARABIC), ("he", HEBREW)], ids=["ar", "he"])
def test_a_page_called_with_a_latin_letter_keeps_its_order(lang: str, words: str) -> None:
    output = edition(from_right(lang, words, 14))
    total = len(output.pages)
    assert as_seen(output, 1, "Footer").rstrip("w") == f"(2/{total})a2"


@pytest.mark.parametrize(("lang", "words"), [("ar", ARABIC), ("he", HEBREW), ("cs", "Starý maják stojí na skále. ")])
def test_a_mark_of_a_page_is_said_and_seen_in_the_language_of_the_document(lang: str, words: str) -> None:
    whole = document(paragraph(words * 12), lang=lang)
    output = edition(whole)
    assert [said for said, _ in read_page_marks(output.data)] == [wording(lang).standard_page.format(n=2) + "."]
    assert check_pdf(output.data, whole) == ()


@pytest.mark.usefixtures("no_eastern_fonts")
def test_words_in_letters_that_no_font_has_are_english_and_marked() -> None:
    """Why: a document may be in a language whose fonts are not there, and its own words in letters that are."""
    if system.find(ord("目"), "ja", bold=False) is not None:
        pytest.skip("a font for this script is installed")
    parts = [Heading(2, text(f"Part {number}")) for number in range(4)]
    whole = document(*parts, Figure("gone"), title="Romaji", lang="ja")
    meta = replace(whole.meta, source_url="https://example.org/")
    whole = replace(whole, meta=meta, media=(Media("gone", "image/png"),))
    output = made(whole)
    assert "glyph-missing" not in {finding.code for finding in output.findings}
    assert artifacts(output)[0][-1] == "Page 1 of 1"
    assert "Contents" in line_texts(output)
    assert check_pdf(output.data, whole) == ()


def test_words_in_letters_that_a_font_has_are_the_document_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stack, "draws", lambda self, words: True)
    assert context.new_context(document(lang="ja"), STYLE).words == wording("ja")


@pytest.mark.parametrize("lang", ["ar", "bg", "cs", "el", "fa", "he", "hr", "lv", "ro", "tr", "uk", "vi"])
def test_fonts_that_come_along_have_the_letters_of_our_words(lang: str) -> None:
    assert context.new_context(document(lang=lang), STYLE).words == wording(lang)


def test_words_of_a_kind_of_the_language_are_not_marked() -> None:
    whole = document(paragraph("Bok"), title="Fyret", lang="no")
    whole = replace(whole, meta=replace(whole.meta, source_url="https://example.org/"))
    with opened(made(whole)) as pdf:
        found = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        assert {str(item.Lang) for item in found if "/Lang" in item} == {"no"}
