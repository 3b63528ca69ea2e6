"""Where a line may end within text that holds no spaces.

The rules are those of Unicode Standard Annex #14 that running text needs, with the customisations that typographers
make: no break in number ranges, URLs break at their joints, no hyphen is ever added except at a soft hyphen. Chinese,
Japanese and Korean break between characters within the limits of JIS X 4051 (kinsoku). Thai breaks between words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, TypeAlias

#: What may follow a part: 0 no line end, 1 a line end, 2 a line end with a hyphen (at a soft hyphen).
After: TypeAlias = Literal[0, 1, 2]

SOFT_HYPHEN: Final = "\u00ad"
_CJK: Final = (
    "\u1100-\u11ff\u2e80-\u2fff\u3000-\u30ff\u3100-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7ff\uf900-\ufaff\ufe30-"
    "\ufe4f\uff00-\uffef\U0001f200-\U0001f2ff\U00020000-\U0003ffff"
)
_IS_CJK: Final = re.compile(f"[{_CJK}]")
_THAI: Final = re.compile("[\u0e00-\u0e7f]{2,}")
#: Text with none of these is one part: most words leave here.
_JOINTS: Final = re.compile(f"[-/\u00ad\u200b\u2010\u2012-\u2014\u0e00-\u0e7f\u2000-\u2006\u2008-\u200a{_CJK}]")
_URL: Final = re.compile(r"(?i)^[(\[<„“\"']*(?:[a-z][a-z0-9+.]*://|www\.)\S{12,}$")
#: A joint of a URL: after these, and before a full stop (The Chicago Manual of Style, 7.46, simplified).
_URL_JOINT: Final = re.compile(r"(?<=[/?&=#_%~-])(?![/?&=#])|(?=\.[^.])")
#: JIS X 4051: what must not begin a line, and what must not end one.
_NO_START: Final = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー―…‥）〕］｝〉》」』】〙〗〟’”｠»›"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ,.!?;:)]}%％°℃¢"
)
_NO_END: Final = frozenset("（〔［｛〈《「『【〘〖〝‘“｟«‹([{$£¥＄￥￡")


@lru_cache(maxsize=8192)
def parts(text: str) -> tuple[tuple[str, After, int], ...]:
    """``text`` cut wherever a line may end; soft hyphens are taken out where they cut. The last part's mark says
    whether a line may end there if no space follows. The third value is the part's length in ``text``."""
    if not _JOINTS.search(text):
        if _URL.match(text):
            return _marked([part for part in _URL_JOINT.split(text) if part])
        return ((text, 0, len(text)),)
    if _URL.match(text):
        return _marked([part for part in _URL_JOINT.split(text) if part])
    out: list[tuple[str, After, int]] = []
    start = 0
    ends = _thai_ends(text)
    for index in range(1, len(text) + 1):
        mark = _mark(text, index, ends)
        if mark or index == len(text):
            part = text[start:index].replace("\u200b", "")
            if mark == 2:
                part = part[:-1]
            out.append((part, mark, index - start))
            start = index
    return tuple(out)


def _marked(found: list[str]) -> tuple[tuple[str, After, int], ...]:
    last = len(found) - 1
    return tuple((part, 0 if index == last else 1, len(part)) for index, part in enumerate(found))


def _mark(text: str, index: int, thai: frozenset[int]) -> After:
    """What may happen between text[index - 1] and text[index]."""
    left = text[index - 1]
    if left == SOFT_HYPHEN:
        return 2 if index < len(text) else 0
    if left == "\u200b" or index in thai:
        return 1
    if index == len(text):
        return 0
    return 1 if between(left, text[index], text[index - 2] if index > 1 else "") else 0


def between(left: str, right: str, before: str = "") -> bool:
    """Whether a line may end between two characters that no space parts. ``before`` stands before ``left``."""
    if _IS_CJK.match(left) or _IS_CJK.match(right):
        if right in _NO_START or left in _NO_END or unicodedata.category(right)[0] == "M":
            return False
        return not (right in "\u00a0\u202f\u2060\u2011" or left in "\u00a0\u202f\u2060\u2011")
    if left in "-\u2010":
        return bool(before) and before.isalnum() and right.isalpha()
    if left in "\u2012\u2013":
        return bool(before) and right.isalpha()
    if left == "\u2014":
        return right.isalnum()
    if left == "/":
        return bool(before) and right.isalpha() and len(before) > 0
    return left in "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"


def is_unspaced(char: str) -> bool:
    """Whether a character is of a script that is written without spaces between words."""
    return _IS_CJK.match(char) is not None or "\u0e00" <= char <= "\u0e7f"


def _thai_ends(text: str) -> frozenset[int]:
    """The ends of Thai words, which are written without spaces."""
    runs = list(_THAI.finditer(text))
    if not runs:
        return frozenset()
    try:
        from thaibreak import boundaries
    except ImportError:  # no build for this machine: the line's last resort breaks between clusters
        return frozenset()
    return frozenset(run.start() + place for run in runs for place in boundaries(run.group())) - {0, len(text)}


def clusters(text: str) -> list[str]:
    """``text`` by characters as readers count them: a letter with its marks. The last resort of a narrow line."""
    out: list[str] = []
    for char in text:
        joins = unicodedata.category(char)[0] in "MC" or (out and out[-1].endswith("\u200d"))
        if out and joins:
            out[-1] += char
        else:
            out.append(char)
    return out
