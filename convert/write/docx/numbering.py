"""Lists as Word knows them: multi-level definitions (17.9), so that Word and a screen reader count and announce them.

A list within a list uses the next level of the same definition wherever that gives the right numbers; otherwise
(another start, another kind at the same depth, a second list in one item) it gets a definition of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

#: A definition has nine levels (17.9.6).
LEVELS: Final = 9
#: A level's indent, and what a digit, and a full stop with the space after it, take at the most: in ems.
_STEP: Final = 1.5
_DIGIT: Final = 0.62
_POINT_AND_SPACE: Final = 0.6


@dataclass(slots=True)
class Numbers:
    """One list definition. ``kinds``: for each level in use, is it ordered? ``left``: indent of the list in twips.
    ``lasts``: the highest number at each level."""

    id: int
    left: int
    kinds: list[bool | None] = field(default_factory=lambda: [None] * LEVELS)
    starts: list[int] = field(default_factory=lambda: [1] * LEVELS)
    lasts: list[int] = field(default_factory=lambda: [1] * LEVELS)
    used: set[int] = field(default_factory=set)

    def mark(self, level: int) -> None:
        """A paragraph stands at this level: the levels below begin anew (17.9.11)."""
        self.used = {other for other in self.used if other < level} | {level}


class Numbering:
    """The numbering part of one document. ``step`` is the indent of a level in twips, ``bullets`` by depth."""

    def __init__(self, step: int, bullets: tuple[str, ...]) -> None:
        self.step = step
        self.bullets = bullets
        self._lists: list[Numbers] = []

    def open(self, parent: Numbers | None, level: int, ordered: bool, start: int, last: int, left: int) -> Numbers:
        """The definition for a list at ``level`` (0 for an outer one) within ``parent``, numbered to ``last``."""
        if parent is not None:
            fits = parent.kinds[level] in (None, ordered)
            if fits and (not ordered or (start == 1 and level not in parent.used)):
                parent.kinds[level] = ordered
                parent.lasts[level] = max(parent.lasts[level], last)
                return parent
        new = Numbers(len(self._lists) + 1, left)
        if parent is not None:
            new.kinds[:level] = parent.kinds[:level]
        new.kinds[level] = ordered
        new.starts[level], new.lasts[level] = start, last
        self._lists.append(new)
        return new

    def parts(self) -> tuple[str, str]:
        """The abstractNum elements and the num elements."""
        abstracts = "".join(
            f'<w:abstractNum w:abstractNumId="{numbers.id}"><w:multiLevelType w:val="multilevel"/>'
            + "".join(self._level(numbers, level) for level in range(LEVELS))
            + "</w:abstractNum>"
            for numbers in self._lists
        )
        nums = "".join(
            f'<w:num w:numId="{numbers.id}"><w:abstractNumId w:val="{numbers.id}"/></w:num>' for numbers in self._lists
        )
        return abstracts, nums

    def _level(self, numbers: Numbers, level: int) -> str:
        ordered = numbers.kinds[level]
        rank = sum(1 for kind in numbers.kinds[:level] if kind == ordered)
        shown, form = (f"%{level + 1}.", "decimal") if ordered else (self.bullets[rank % len(self.bullets)], "bullet")
        left = numbers.left + (level + 1) * self.step
        hanging = max(self.step, self._room(numbers.lasts[level])) if ordered else self.step
        return (
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{numbers.starts[level]}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{shown}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
        )

    def _room(self, last: int) -> int:
        """What the widest number needs, in twips. Text after a number wider than its indent would begin at the next
        tab stop (17.3.1.37), apart from the lines below it; so the number begins further out, and the text stays."""
        return round((_DIGIT * len(str(last)) + _POINT_AND_SPACE) * self.step / _STEP)
