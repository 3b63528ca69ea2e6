"""The few words that convert itself puts into a finished file, by language of the document.

They are data: one file a language in ``convert/words/``, of which a run reads only those of its documents' languages.
Where a language is missing, English is used and marked as English (:attr:`Wording.lang`). To add a language, add one
file and have a speaker of it read the result: ``reviewed`` in the file says who did; where it does not stand, nobody
has.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from typing import Any, Final

from convert.language import is_traditional, primary_subtag


@dataclass(frozen=True, slots=True)
class Summary:
    """The sentences in which a book says how accessible it is, in one language.

    Of pictures without a description there are one, or ``{n}`` in wording that holds for every number from two up.
    """

    text: str
    headings: str
    no_headings: str
    described: str
    one_undescribed: str
    many_undescribed: str
    no_pictures: str
    pages: str
    moving: str
    uncertified: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in one language. ``lang`` is the language that they are in, which may not be the document's.

    ``page_of`` stands at the foot of a page, with its number as ``{n}`` and how many there are as ``{total}``;
    ``page_label`` does where a page is called by a number of another edition. ``page_mark`` is shown and
    ``standard_page`` is read out where a page of the standard edition begins; both have its number as ``{n}``.
    """

    lang: str
    contents: str
    notes: str
    page_of: str
    page_label: str
    pages: str
    cover: str
    start: str
    source: str
    landmarks: str
    back: str
    undescribed: str
    page_mark: str
    standard_page: str
    sources: str
    summary: Summary

    def foreign(self, lang: str) -> bool:
        """Are these words in another language than a document in ``lang``, so that they must be marked as such?"""
        own, other = primary_subtag(self.lang), primary_subtag(lang)
        return own != other and _WITHIN.get(own) != other


_ENGLISH: Final = "en"
#: Languages that have no words of their own and take a neighbour's: Norwegian without a word of which, and Nynorsk.
_NEAR: Final = {"no": "nb", "nn": "nb"}
#: The language that another is a kind of (ISO 639-3, macrolanguages): Bokmål in a Norwegian document is not foreign.
_WITHIN: Final = {"nb": "no"}


def wording(lang: str) -> Wording:
    """The words for a BCP 47 tag: those of its primary language where we have them, else English."""
    found = "zh-Hant" if is_traditional(lang) else primary_subtag(lang)
    return _read(_NEAR.get(found, found)) or english()


def english() -> Wording:
    """The words where nothing else will do."""
    found = _read(_ENGLISH)
    assert found is not None
    return found


@cache
def _read(lang: str) -> Wording | None:
    """The words of one file; None where there is none. A tag may be anything that a page declares."""
    if not lang.replace("-", "").isalpha():
        return None
    file = files("convert") / "words" / f"{lang}.toml"
    if not file.is_file():
        return None
    data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    summary = Summary(**data["summary"])
    words = {field.name: data[field.name] for field in fields(Wording) if field.name not in ("lang", "summary")}
    return Wording(lang=lang, summary=summary, **words)
