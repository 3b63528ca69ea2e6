"""The words that convert itself puts into finished files."""

from __future__ import annotations

from dataclasses import fields

import pytest

from convert.wording import Wording, wording

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_every_word(lang: str) -> None:
    words = wording(f"{lang}-ZZ")
    assert words.lang == lang
    assert not words.foreign(lang)
    for field in fields(Wording):
        assert getattr(words, field.name).strip() == getattr(words, field.name) != ""


def test_where_a_language_is_missing_the_words_are_english_and_foreign() -> None:
    assert wording("fi") == wording("en")
    assert wording("fi").foreign("fi")
    assert wording("und").foreign("und")
