"""The anchors that GitHub gives to headings, which Markdown's readers and writers both go by.

The rule is that of the ``github-slugger`` package: lower case, letters, marks, numbers, ``_`` and ``-`` kept, a space
as ``-``, everything else gone, and ``-1``, ``-2`` … after an anchor that is taken.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def anchors(headings: Iterable[str]) -> tuple[str, ...]:
    """The anchor of each heading, given the words of all of them in document order, the title first."""
    taken: dict[str, int] = {}
    out = []
    for words in headings:
        base = anchor = _slug(words)
        while anchor in taken:
            taken[base] += 1
            anchor = f"{base}-{taken[base]}"
        taken[anchor] = 0
        out.append(anchor)
    return tuple(out)


def _slug(words: str) -> str:
    kept = (
        character
        for character in words.lower()
        if character in " -_" or unicodedata.category(character)[0] in "LMN" or unicodedata.category(character) == "Pc"
    )
    return "".join(kept).replace(" ", "-")
