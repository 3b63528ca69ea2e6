"""Gallery and player controls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: "1 of 23", "1of4"; bare fractions are left alone, since tables hold them.
_COUNT: Final = r"\d{1,3}\s?(?:of(?: the)?|von|de|sur|di|z|из)\s?\d{1,3}"
_COUNTER: Final = re.compile(rf"\(?(?:\w+\s)?{_COUNT}\)?$", re.IGNORECASE)
#: A counter with the picture's caption run on to it.
_COUNTED: Final = re.compile(rf"{_COUNT}(?=[^\W\d_])", re.IGNORECASE)
#: What a counter may end with beside a figure.
_ENDS: Final = frozenset(")\n")


def player_control(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly a control of a gallery or player.

    Example: ``Play video``, ``Bild vergrößern``, ``Hide caption``.
    Must not fire: on a heading between two paragraphs of prose.
    """
    for mark in whole_lines(page, "gallery", 0.92, "a control of a gallery or player"):
        if not page.within_prose(mark.line):
            yield mark


def picture_counter(page: Page) -> Iterator[Mark]:
    """Remove the counter of a gallery.

    Example: ``Image 1 of 23``, ``3 von 12``.
    Must not fire: on ``1/35`` and other bare fractions, which tables hold.
    """
    for line, (text, size) in enumerate(zip(page.texts, page.sizes, strict=True)):
        if line and size <= 5 and (text[-1:].isdecimal() or text[-1:] in _ENDS) and _COUNTER.match(text):
            yield Mark(line, "remove", 0.93, "the counter of a gallery")


def counted_caption(page: Page) -> Iterator[Mark]:
    """Remove the caption of a gallery that its counter is run together with.

    Why: the gallery is gone, and its captions were never between the article's sentences.
    Example: ``2of4A rower carries her boat to the upper quay.``
    Must not fire: on a count with a space after it ("3 of 4 boats were lost"); on a letter that belongs to the figure
    ("2 of 4x4"); on a saved page, which has its pictures.
    """
    if page.saved:
        return
    for line in range(1, len(page)):
        text = page.texts[line]
        if text[:1].isdecimal() and (found := _COUNTED.match(text)) and text[found.end()].isupper():
            yield Mark(line, "remove", 0.93, "a caption of a gallery, with its counter")


RULES: Final = (
    Rule("gallery.control", "gallery", "gallery and player controls", player_control),
    Rule("gallery.counter", "gallery", "counters of pictures", picture_counter),
    Rule("gallery.caption", "gallery", "captions run together with their counters", counted_caption),
)
