"""The article of a saved page: one rule that decides block by block, on the tree that the HTML reader made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from convert.clean.content import forms, formulas, model
from convert.clean.forest import Looks, chance
from convert.clean.page import Page
from convert.clean.rule import BALANCED, Mark, Rule

#: Log-odds that a block has where the balanced policy is in two minds about it.
_EVEN: Final = 1.9924
#: Log-odds from which on no rule for lines of text takes a block of the article away: a quotation is no credit line.
_SURELY: Final = 3.0
#: What a heading that is to stay has at least, against rules that know a label by its words alone: "Events".
_HEADED: Final = 1.2
#: Names of the elements around a block, the innermost last, that a reason tells.
_NAMES: Final = 3
assert abs(chance(_EVEN) - BALANCED.threshold) < 1e-4


def page_model(looks: Callable[[], Looks] = model.shipped) -> Callable[[Page], Iterator[Mark]]:
    """The rule's function over the given forests."""

    def apply(page: Page) -> Iterator[Mark]:
        """Remove the blocks of a saved page that are not its article's.

        Why: most of a page is navigation, teasers, prompts and comments; where a block stands, what its containers are
        called, how it is built and what it says tell them apart together, none of them alone.
        Example: a list of five linked headlines in ``<div class="related">`` behind the last paragraph.
        Must not fire: on lists, tables, quotations and captions of the article; on text that came without a page.
        """
        if page.document is None or not page.saved:
            return
        for line, score in enumerate(model.scores(page, page.document, looks())):
            sure = chance(_EVEN - score)
            if sure >= 0.5:
                yield Mark(line, "remove", sure, _reason(page, line, score))
            elif score > _SURELY:
                yield Mark(line, "keep", chance(score + _EVEN), _reason(page, line, score))
            if 0 < score <= _SURELY and page.headed(line):
                yield Mark(line, "keep", chance(max(_HEADED, score) + _EVEN), _reason(page, line, score))

    return apply


def _reason(page: Page, line: int, score: float) -> str:
    assert page.document is not None
    hints = page.document.blocks[line].attr.hints
    where = _where(hints.tags, hints.words) if hints else _where((), ())
    return f"chance {chance(score):.2f} of being the article's; it stands {where}"


@lru_cache(maxsize=2_000)
def _where(tags: tuple[str, ...], words: tuple[str, ...]) -> str:
    """Where a block stands, in words; many have the same elements around them."""
    names: list[str] = []
    for named in reversed(words):
        names[:0] = named.split()
        if len(names) >= _NAMES:
            break
    where = f"in {'/'.join(tags[2:])}" if tags[2:] else "at the top level"
    return where + (f", called {' '.join(names[-_NAMES:])}" if names else "")


RULES: Final = (
    *formulas.RULES,
    forms.RULE,
    Rule("content.block", "content", "blocks of a saved page that are not its article", page_model()),
)
