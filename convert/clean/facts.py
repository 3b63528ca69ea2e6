"""What several columns of the first look share or are made of, worked out once for a page."""

from __future__ import annotations

from functools import lru_cache
from itertools import filterfalse
from operator import add
from typing import Final

from convert.clean.page import Page
from convert.clean.series import Column, capped, shares, sums_of

#: From this much on (see :attr:`Page.running`) a line counts as running text.
SOLID: Final = 90
#: Kinds that the article's own lines carry, too: names, sources, dates.
_WEAK: Final = frozenset({"byline", "credit", "stamp", "rating", "embed", "gallery"})
#: What a phrase proves, by how it met the line (inside, at the start, wholly), of a weak kind and of another.
_WEAK_GRADES: Final = (0, 1, 3, 4)
_GRADES: Final = (0, 2, 5, 6)

_LAST: Final = {
    **dict.fromkeys(".。।؟", 8), **dict.fromkeys("!?！？", 7), "…": 6, **dict.fromkeys("\"”’»“'", 5),
    ")": 4, "]": 4, ":": 2, "：": 2, ",": 3, ";": 3,
}  # fmt: skip


@lru_cache(maxsize=5_000)
def _first(letter: str) -> int:
    letter = letter or " "
    if letter.isupper():
        return 5
    if letter.islower():
        return 0
    if letter.isdigit():
        return 3
    if letter.isalpha():
        return 4
    return 1 if letter in "\"“”„«»‘'’—–-¿¡" else 2


@lru_cache(maxsize=5_000)
def _last(letter: str) -> int:
    return _LAST.get(letter, 1 if letter.isalnum() else 0)


class Facts:
    """What several columns share or are made of: ``counts``, how many words each line has, 1 at least; ``different``,
    how many different ones; ``mass``, the words of each line of running text; ``before``, their sums; ``parts``, how
    many things stand between spaces; ``above``, those that are not in lower case; ``shouted``, how many of these are
    in capitals; ``capitals``, how many are or begin with one. The rest are columns."""

    def __init__(self, page: Page) -> None:
        self.counts = [len(line) or 1 for line in page.words]
        self.different = [len(content) + stops for content, stops in zip(page.content, page.stops, strict=True)]
        self.sizes = page.sizes
        self.mass = [size if prose >= SOLID else 0 for size, prose in zip(page.sizes, page.running, strict=True)]
        self.before = sums_of(self.mass)
        texts = page.texts
        wide = any("。" in text for text in texts)
        inner = [text.count(". ") + text.count("? ") + text.count("! ") + (wide and text.count("。")) for text in texts]
        self.inner = capped(inner)
        self.prose = bytes(page.running)
        self.size = capped(page.sizes)
        self.first = bytes([_first(text[:1]) for text in texts])
        self.last = bytes([_last(text[-1:]) for text in texts])
        self.hit = bytes([min(2, len(hits)) for hits in page.hits])
        self.grade, self.kinds, self.covered = _graded(page)
        spaced = [text.split() for text in texts]
        self.parts = list(map(len, spaced))
        self.above = [list(filterfalse(str.islower, line)) for line in spaced]
        self.shouted = [sum(map(str.isupper, line)) for line in self.above]
        self.capitals = list(map(add, self.shouted, [sum(map(str.istitle, line)) for line in self.above]))
        self.caps = shares(self.capitals, self.parts)


def _graded(page: Page) -> tuple[Column, Column, Column]:
    """Of the phrases in each line what the strongest proves, how many kinds there are and how much they take up."""
    count = len(page)
    grades, kinds, covered = bytearray(count), bytearray(count), bytearray(count)
    for line, hits in enumerate(page.hits):
        if hits:
            covered[line] = 50 * max([hit.last - hit.first + 1 for hit in hits]) // len(page.words[line])
            grades[line] = max([(_WEAK_GRADES if hit.kind in _WEAK else _GRADES)[hit.strength] for hit in hits])
            kinds[line] = len({hit.kind for hit in hits})
    return bytes(grades), bytes(kinds), bytes(covered)
