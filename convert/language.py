"""Which language a text is in, by CLD3 (107 languages, a small kept library that loads in milliseconds)."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from convert.model import Direction

#: CLD3 still says "iw", which BCP 47 has deprecated for "he" (IANA language subtag registry).
_TAGS: Final = {"iw": "he", "jw": "jv"}
#: Languages written from right to left, by their usual script (Unicode CLDR, layout.orientation).
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ku-Arab", "ckb"})
_SAMPLE: Final = 4000


@cache
def _detector() -> Any:
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * _SAMPLE)


def detect(text: str) -> str:
    """A BCP 47 tag for the language of ``text``, or "und" when no language is likely enough to be claimed."""
    sample = text[:_SAMPLE]
    if not any(character.isalpha() for character in sample):
        return "und"
    answer = _detector().FindLanguage(text=sample)
    if not answer.is_reliable:
        return "und"
    language: str = answer.language
    return _TAGS.get(language, language)


def tidy(tag: str) -> str:
    """A tag in the usual letter case: en-GB, zh-Hant (BCP 47, section 2.1.1)."""
    first, *rest = tag.split("-")
    cased = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest)
    return "-".join((first.lower(), *cased))


def direction(tag: str) -> Direction:
    """ "rtl" for a language that is written from right to left, else "ltr"."""
    return "rtl" if tag in _RIGHT_TO_LEFT or tag.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
