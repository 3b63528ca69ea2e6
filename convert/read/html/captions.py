"""Captions and credits that only their classes name: the words right below a picture."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from typing import Final

from convert.model import Figure, Heading, Hints, Paragraph
from convert.walk import inline_text

#: Names of captions, in the languages that sites are built in; not of what has a caption only in name.
_CAPTION: Final = re.compile(
    r"(?:^|[\s_-])(?:caption|cutline|bildunterschrift|bildtext|bildbeschreibung|bildlegende|legende|leyenda|epigrafe"
    r"|pie-?(?:de-?)?foto|didascalia|onderschrift|bildetekst|billedtekst)(?:$|[\s_-])",
    re.IGNORECASE,
)
_NO_CAPTION: Final = re.compile(r"caption-(?:subject|helper)|cta-caption", re.IGNORECASE)
_CREDIT: Final = re.compile(
    r"\b(?:image-?|photo-?)?(?:credit|copyright|photographer|fotograf|attribution|source|quelle|agency)"
)
#: Elements that may lie between a picture, its caption and what holds both.
_APART: Final = 4
#: Characters from which on it is a text that goes with a picture, not a caption.
_LONG: Final = 800


@lru_cache(maxsize=5_000)
def credits(words: str) -> bool:
    """Whether classes say that an element names who made a picture."""
    return _CREDIT.search(words) is not None


@lru_cache(maxsize=5_000)
def _captions(words: str) -> bool:
    return _CAPTION.search(words) is not None and _NO_CAPTION.search(words) is None


def captioned(picture: Figure, below: Paragraph | Heading) -> Figure | None:
    """The picture with the words below it as its caption or credit, where their classes say that they are; None where
    they do not, or where it has such words already."""
    own, other = below.attr.hints, picture.attr.hints
    if own is None or other is None or not own.words or below.attr.id or below.attr.lang:
        return None
    caption = not picture.caption and (own.tags[-1] == "figcaption" or _captions(own.words[-1]))
    credit = not picture.credit and credits(own.words[-1])
    if not (caption or credit) or not _beside(own, other) or len(inline_text(below.children)) > _LONG:
        return None
    return replace(picture, caption=below.children) if caption else replace(picture, credit=below.children)


def _beside(one: Hints, other: Hints) -> bool:
    """Whether two blocks stand in the same small part of a page."""
    own, theirs = (zip(hints.tags, hints.words, strict=True) for hints in (one, other))
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(own, theirs, strict=False))))
    return len(one.words) <= shared + _APART and len(other.words) <= shared + _APART
