"""The words that convert itself puts into finished files."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

import convert
from convert.check.markdown import read_markdown_utterances
from convert.model import Heading
from convert.output import PageStart
from convert.reading import utterances
from convert.style import load_style
from convert.wording import Wording, wording
from convert.write.markdown import write as write_markdown
from tests.support import document, paragraph, text

FOLDER = Path(convert.__file__).parent / "words"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
#: Sentences and words with a place for a number, and which.
PLACES = {
    "page_of": {"n", "total"},
    "page_label": {"n"},
    "page_mark": {"n"},
    "standard_page": {"n"},
    "many_undescribed": {"n"},
}


def said(words: Wording) -> Iterator[tuple[str, str]]:
    found = asdict(words)
    yield from found.pop("summary").items()
    del found["lang"]
    yield from found.items()


def test_every_language_whose_furniture_the_cleaner_knows_has_words() -> None:
    phrases = {path.stem for path in (FOLDER.parent / "clean" / "phrases").glob("*.toml")}
    assert set(LANGUAGES) == phrases | {"zh-Hant"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_every_word_and_a_place_for_each_number(lang: str) -> None:
    words = wording(f"{lang}-ZZ")
    assert words.lang == lang
    assert not words.foreign(lang)
    for name, value in said(words):
        assert value.strip() == value != "", name
        assert unicodedata.is_normalized("NFC", value), name
        assert not set('<>&"') & set(value), name
        assert set(re.findall(r"\{(\w*)\}", value)) == PLACES.get(name, set()), name
        value.format(n=2, total=3)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_file_holds_words_and_says_where_they_are_from(lang: str) -> None:
    data = tomllib.loads((FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    own = asdict(wording(lang))
    assert set(data.pop("summary")) == set(own.pop("summary"))
    assert data["origin"].endswith(".")
    assert set(data) - {"origin", "reviewed"} == set(own) - {"lang"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_end_and_words_do_not(lang: str) -> None:
    words = wording(lang)
    for value in (words.undescribed, *asdict(words.summary).values()):
        assert value[-1] in ".。"
    for value in (words.contents, words.notes, words.source, words.landmarks, words.back, words.sources, words.page_of):
        assert value[-1] not in ".。:"


@pytest.mark.parametrize("lang", ["eu", "und", "qq-Latn", "../words/de", "/etc/de", "", "1"])
def test_where_a_language_is_missing_the_words_are_english_and_foreign(lang: str) -> None:
    assert wording(lang) == wording("en")
    assert wording(lang).foreign(lang)


def test_words_of_another_region_are_not_foreign() -> None:
    assert not wording("de-AT").foreign("de-AT")
    assert not wording("EN").foreign("en-GB")


def test_a_norwegian_document_has_the_words_of_bokmal_which_are_foreign_to_nynorsk() -> None:
    assert wording("no") == wording("nn-NO") == wording("nb")
    assert not wording("no").foreign("no")
    assert wording("nn").foreign("nn")


@pytest.mark.parametrize(
    ("tag", "contents"),
    [
        ("zh", "目录"),
        ("zh-CN", "目录"),
        ("zh-Hans-HK", "目录"),
        ("zh-TW", "目錄"),
        ("zh-Hant", "目錄"),
        ("zh-hk", "目錄"),
    ],
)
def test_chinese_has_the_characters_of_its_script_or_region(tag: str, contents: str) -> None:
    assert wording(tag).contents == contents
    assert not wording(tag).foreign(tag)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_mark_of_a_page_in_markdown_is_told_from_the_text(lang: str) -> None:
    whole = document(paragraph("Words."), paragraph("More of them."), Heading(2, text("Head")), lang=lang)
    pages = (PageStart(1, (), 0), PageStart(2, (1,), 0), PageStart(3, (2,), 0))
    style = load_style()
    style = replace(style, edition=replace(style.edition, page_marks=True))
    data = write_markdown(whole, style, pages).data
    assert f"[{wording(lang).page_mark.format(n=2)}] More".encode() in data
    assert read_markdown_utterances(data, marks=True) == utterances(whole)
