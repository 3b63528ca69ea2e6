"""What a rule is: a pure function from a page to marks. Applying marks is the engine's business alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from convert.clean.page import Page

#: What a mark asks for. ``remove``: the line is no part of the article. ``title``, ``byline``, ``published``,
#: ``section``, ``site``: the line, or ``Mark.value`` taken from it, is that piece of metadata. ``keep``: positive
#: evidence that the line belongs to the article; it outweighs removals that are less sure. ``join``, ``numbered``,
#: ``bullets``, ``quote``, ``heading``, ``table``, ``rows``, ``break``: the lines up to ``Mark.last`` are
#: that structure; their words stay.
Action: TypeAlias = Literal[
    "remove",
    "keep",
    "title",
    "byline",
    "published",
    "section",
    "site",
    "join",
    "numbered",
    "bullets",
    "quote",
    "heading",
    "table",
    "rows",
    "break",
]
#: Rules run in three passes: lines broken by a wrap are joined, lines are removed or become metadata, and what is left
#: gets its structure.
Stage: TypeAlias = Literal["join", "clean", "structure"]

METADATA: Final[frozenset[Action]] = frozenset({"title", "byline", "published", "section", "site"})


#: The value of a ``join`` whose first two pieces are one word.
GLUED: Final = ""


class Mark(NamedTuple):
    """One rule's word on one line, or on the lines up to ``last``: indexes into the page.

    ``confidence`` runs from 0 to 1; ``value`` is the metadata found, or how many columns a table has.
    """

    line: int
    action: Action
    confidence: float
    reason: str
    value: str | None = None
    last: int | None = None


Apply: TypeAlias = Callable[[Page], Iterator[Mark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule. The docstring of ``apply`` says what it does, why, an example, and when it must not fire."""

    id: str
    family: str
    summary: str
    apply: Apply
    stage: Stage = "clean"


@dataclass(frozen=True, slots=True)
class Policy:
    """How sure a rule must be before a line goes.

    ``threshold``: the least confidence of a removal, 0 to 1. ``disabled``: ids of rules, or names of families, that are
    left out; ``enabled``: ids, or families, that run all the same.
    """

    name: str
    threshold: float
    disabled: frozenset[str] = field(default=frozenset())
    enabled: frozenset[str] = field(default=frozenset())

    def allows(self, rule: Rule) -> bool:
        """Whether the rule runs under this policy; what is said of itself outweighs what is said of its family."""
        for name in (rule.id, rule.family) if self.enabled or self.disabled else ():
            if name in self.enabled or name in self.disabled:
                return name in self.enabled
        return True


CAREFUL: Final = Policy("careful", 0.95)
BALANCED: Final = Policy("balanced", 0.88)
THOROUGH: Final = Policy("thorough", 0.70)
#: For what somebody wrote as it is: nothing goes or moves; what rules say of it is only suspicion.
DRAFT: Final = Policy("draft", 2.0, frozenset({"title", "byline", "standfirst"}))
POLICIES: Final = {policy.name: policy for policy in (CAREFUL, BALANCED, THOROUGH)}
