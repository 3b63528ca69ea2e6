"""Which language a text is in, by CLD3 (107 languages, a small kept library that loads in milliseconds)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from convert.model import Block, Direction, Paragraph
from convert.walk import inline_text, leaves

#: CLD3 still says "iw", which BCP 47 has deprecated for "he" (IANA language subtag registry).
_TAGS: Final = {"iw": "he", "jw": "jv"}
#: Languages written from right to left, by their usual script (Unicode CLDR, layout.orientation).
_RIGHT_TO_LEFT: Final = frozenset({"ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ku-Arab", "ckb"})
#: The script, and the regions, that write Chinese in traditional characters (Unicode CLDR, likely subtags).
_TRADITIONAL: Final = frozenset({"hant", "tw", "hk", "mo"})
_SAMPLE: Final = 4000
#: Characters that make a paragraph running text, the most of one that are looked at, those of the longest that are
#: looked at first, and how many paragraphs are.
_RUNNING, _PASSAGE, _PROBE, _PASSAGES = 80, 600, 200, 12
#: Share of a paragraph's characters in links from which on it is no running text.
_LINKED: Final = 0.3
#: How sure CLD3 must be of a paragraph for it to count, the characters that must be in one language, their share of
#: those that count, and of all.
_SURE, _ENOUGH, _NEARLY_ALL, _MOST = 0.9, 600, 0.85, 0.7
#: Languages so near to each other that a declared one is believed against the detector.
_CLOSE: Final = tuple(
    frozenset(group.split())
    for group in (
        "no nb nn da",
        "hr sr bs sh me",
        "cs sk",
        "bg mk",
        "id ms",
        "pt gl",
        "tl fil",
        "zh yue wuu cmn",
        "ro mo",
    )
)


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


def spoken(blocks: tuple[Block, ...], declared: str) -> str | None:
    """The language that nearly all of a page's running text is in, by its longest paragraphs one by one, as menus and
    notices in another language stand beside it; None where there is little text or it is mixed. Where the longest is
    in the ``declared`` language the others are not asked."""
    passages = _passages(blocks)
    if sum(map(len, passages)) < _ENOUGH:
        passages = _passages(block for _, block in leaves(blocks))
    heard = _heard(passages[0][:_PROBE]) if passages else ""
    if heard and not differ(heard, declared):
        return heard
    counts: Counter[str] = Counter()
    for words in passages:
        counts[_heard(words[:_PASSAGE])] += len(words[:_PASSAGE])
    total, unsure = counts.total(), counts.pop("", 0)
    if not counts:
        return None
    language, count = counts.most_common(1)[0]
    return language if count >= max(_ENOUGH, _MOST * total, _NEARLY_ALL * (total - unsure)) else None


def _heard(words: str) -> str:
    """The language that words are in, where that is sure; else nothing."""
    answer = _detector().FindLanguage(text=words)
    sure = answer.probability > _SURE and "-" not in answer.language  # "ru-Latn": no script that pages are in
    return _TAGS.get(answer.language, answer.language) if sure else ""


def _passages(blocks: Iterable[Block]) -> list[str]:
    """The longest paragraphs of running text, the longest first."""
    return sorted(filter(None, map(_running, blocks)), key=len, reverse=True)[:_PASSAGES]


def _running(block: Block) -> str:
    """The words of a paragraph of running text; nothing of any other block."""
    hints = block.attr.hints
    if not isinstance(block, Paragraph) or (hints and (hints.hidden or hints.link_density > _LINKED)):
        return ""
    words = inline_text(block.children)
    return words if len(words) >= _RUNNING else ""


def differ(one: str, other: str) -> bool:
    """Whether two tags are of languages that nobody takes for one another, whatever their regions."""
    first, second = primary_subtag(one), primary_subtag(other)
    return first != second and not any({first, second} <= group for group in _CLOSE)


def same_voice(one: str, other: str) -> bool:
    """Whether a voice speaks two tags alike: they are one, or one of them only says more (``de`` and ``de-DE``; lookup
    as in RFC 4647, section 3.4). Between ``en-GB`` and ``en-US`` a voice does change."""
    first, second = (tag.lower().split("-") for tag in (one, other))
    return all(mine == theirs for mine, theirs in zip(first, second, strict=False))


def tidy(tag: str) -> str:
    """A tag in the usual letter case: en-GB, zh-Hant (BCP 47, section 2.1.1)."""
    first, *rest = tag.split("-")
    cased = (part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower() for part in rest)
    return "-".join((first.lower(), *cased))


def primary_subtag(tag: str) -> str:
    """The language of a tag, without region and script."""
    return tag.split("-")[0].lower()


def is_traditional(tag: str) -> bool:
    """Whether a tag is that of Chinese in its traditional characters."""
    language, *rest = tag.lower().split("-")
    return language == "zh" and "hans" not in rest and not _TRADITIONAL.isdisjoint(rest)


def direction(tag: str) -> Direction:
    """ "rtl" for a language that is written from right to left, else "ltr"."""
    return "rtl" if tag in _RIGHT_TO_LEFT or tag.split("-")[0] in _RIGHT_TO_LEFT else "ltr"
