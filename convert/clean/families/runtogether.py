"""Link texts that ran together where their tags touched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: Characters of a word that can hold three joins.
_JOINED: Final = 12
#: Most words of such a line, and characters that only code has.
_WORDS: Final = 12
_CODE: Final = frozenset("(){}=;_")
_JOIN: Final = re.compile(r"[a-zà-ÿа-я][A-ZÀ-ÞА-Я][a-zà-ÿа-я]")


def joined_links(page: Page) -> Iterator[Mark]:
    """Remove a line of link texts that ran together.

    Example: ``TelevisionBusinessEntertainmentSports``.
    Must not fire: on names written so on purpose (``JavaScript``), on sentences, on lines of code.
    """
    for line in range(1, len(page)):
        if page.ends[line] or page.sizes[line] > _WORDS:
            continue
        text = page.texts[line]
        if len(text) < _JOINED or not _JOIN.search(text):
            continue
        spaced = text.split()
        if max(map(len, spaced), default=0) < _JOINED or not _CODE.isdisjoint(text):
            continue
        joins = [len(_JOIN.findall(word)) for word in spaced]
        if max(joins) >= 3 and 2 * sum(map(bool, joins)) >= len(spaced):
            yield Mark(line, "remove", 0.92, "link texts that ran together")


RULES: Final = (Rule("runtogether.links", "runtogether", "link texts that ran together", joined_links),)
