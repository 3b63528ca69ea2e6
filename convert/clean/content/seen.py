"""A page as the looks saw it, and what is asked of it when its blocks are decided together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from convert.clean.content.places import Places
from convert.clean.page import Page
from convert.clean.series import Columns
from convert.model import Block, Figure, ThematicBreak

#: The score of what surely goes.
EDGE: Final = 9.0
#: The score of what stays, or goes, with its neighbours.
WITH: Final = 0.3
#: A heading this likely stays though what it heads goes.
HEADLESS: Final = 1.5
#: Elements around a heading in which what it heads is looked for.
_WRAPPED: Final = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """A page as the looks saw it. ``main``: the element that most likely is the article's; ``columns``: the first
    look's."""

    page: Page
    blocks: Sequence[Block]
    around: Places
    main: int
    columns: Columns

    def silent(self, line: int) -> bool:
        """Whether a block has no words: a picture without a caption, a rule."""
        block = self.blocks[line]
        return isinstance(block, ThematicBreak) or (
            isinstance(block, Figure) and not block.caption and not block.credit
        )

    def worded(self, line: int, step: int) -> int | None:
        """The next block with words in this direction."""
        line += step
        while 0 <= line < len(self.blocks):
            if not self.silent(line):
                return line
            line += step
        return None

    def holder(self, line: int) -> int:
        """The element that a block's own element stands in."""
        return self.around.parent[self.around.at[line]]

    def barred(self, line: int) -> bool:
        """Whether a block is hidden or stands under a name that speaks against an article, and more so than what most
        likely is the article does: the posts of a forum may be called comments."""
        return self.around.hidden[line] or self.around.veto[self.around.at[line]] > self.around.veto[self.main]

    def near(self, line: int, after: int) -> bool:
        """Whether a block stands in one of the elements right around a heading."""
        holders = self.around.chain(self.around.at[line])[1 : 1 + _WRAPPED]
        return not set(holders).isdisjoint(self.around.chain(self.around.at[after]))
