"""Copyright, licence and imprint lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import WHOLE
from convert.clean.rule import Mark, Rule

_NOTICE: Final = re.compile(r"^(?:©|\(c\)|copyright\b)[\s©(c)]*(?:19|20)\d\d", re.I)
#: What a notice begins with.
_SIGNS: Final = frozenset("©(cC")
_WORDS: Final = 40


def copyright_notice(page: Page) -> Iterator[Mark]:
    """Remove a copyright notice.

    Example: ``© 2021 Kieler Bote. All rights reserved.``, ``RIPRODUZIONE RISERVATA``.
    Must not fire: on a picture's credit, which has no year; on a paragraph of more than forty words.
    """
    for line, text in enumerate(page.texts):
        notice = text[:1] in _SIGNS and _NOTICE.match(text) and page.sizes[line] <= _WORDS
        if notice or (page.hits[line] and page.hit(line, "copyright", WHOLE)):
            yield Mark(line, "remove", 0.94, "a copyright notice")


RULES: Final = (Rule("copyright.notice", "copyright", "copyright notices", copyright_notice),)
