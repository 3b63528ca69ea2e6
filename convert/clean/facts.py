"""What several columns of the first look share or are made of, worked out once for a page."""

from __future__ import annotations

from functools import cached_property, lru_cache
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
    how many different ones; ``mass``, the words of each line of running text; ``before``, their sums; ``spaced``, what
    stands between spaces; ``parts``, how many of these there are; ``above``, those that are not in lower case;
    ``shouted``, how many of these are in capitals; ``capitals``, how many are or begin with one. The rest are columns.

    What only some forests ask for is worked out when it is first asked for."""

    def __init__(self, page: Page) -> None:
        self._texts = texts = page.texts
        self.counts = [len(line) or 1 for line in page.words]
        self.different = [len(content) + stops for content, stops in zip(page.content, page.stops, strict=True)]
        self.sizes = page.sizes
        self.mass = [size if prose >= SOLID else 0 for size, prose in zip(page.sizes, page.running, strict=True)]
        self.before = sums_of(self.mass)
        self.prose = bytes(page.running)
        self.size = capped(page.sizes)
        self.last = bytes([_last(text[-1:]) for text in texts])
        self.hit = bytes([min(2, len(hits)) for hits in page.hits])
        self.grade, self.kinds, self.covered = _graded(page)

    @cached_property
    def inner(self) -> Column:
        """Ends of sentences within each line."""
        texts = self._texts
        wide = any("。" in text for text in texts)
        return capped(
            [text.count(". ") + text.count("? ") + text.count("! ") + (wide and text.count("。")) for text in texts]
        )

    @cached_property
    def first(self) -> Column:
        return bytes([_first(text[:1]) for text in self._texts])

    @cached_property
    def spaced(self) -> list[list[str]]:
        return list(map(str.split, self._texts))

    @cached_property
    def parts(self) -> list[int]:
        return list(map(len, self.spaced))

    @cached_property
    def above(self) -> list[list[str]]:
        return [list(filterfalse(str.islower, line)) for line in self.spaced]

    @cached_property
    def shouted(self) -> list[int]:
        return [sum(map(str.isupper, line)) for line in self.above]

    @cached_property
    def capitals(self) -> list[int]:
        return list(map(add, self.shouted, [sum(map(str.istitle, line)) for line in self.above]))

    @cached_property
    def caps(self) -> Column:
        return shares(self.capitals, self.parts)


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
