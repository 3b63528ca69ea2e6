"""The cleaner: decide line by line what is the article, and put every decision on the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from convert.clean import engine
from convert.clean.families import author, comments, related, share, structure, tags, title
from convert.clean.page import page_of
from convert.clean.regroup import regroup
from convert.clean.rule import BALANCED, CAREFUL, POLICIES, THOROUGH, Mark, Policy, Rule, Stage
from convert.ledger import Ledger
from convert.model import Block, Document

__all__ = ["BALANCED", "CAREFUL", "POLICIES", "RULES", "THOROUGH", "BatchContext", "Mark", "Policy", "Rule", "clean"]

#: Every rule, in the order in which they speak.
RULES: Final[tuple[Rule, ...]] = (
    *title.RULES,
    *comments.RULES,
    *related.RULES,
    *share.RULES,
    *tags.RULES,
    *author.RULES,
    *structure.RULES,
)


class BatchContext:
    """What a batch of documents of one site has in common."""


def clean(
    document: Document, source: str, *, text: str, policy: Policy = BALANCED, context: BatchContext | None = None
) -> tuple[Document, Ledger]:
    """The clean document, and the ledger of every source line.

    ``document`` is what a reader made of ``text``, the decoded source; ``source`` is its name for the ledger. Titles,
    bylines, dates, sections and site names move into ``Meta``; blocks that stay keep their order and their words.
    Cleaning a clean document changes nothing.
    """
    joined = replace(document, blocks=_regrouped(document, "join", policy))
    page = page_of(joined)
    marks = engine.gather(page, _stage("clean"), policy)
    verdicts = engine.settle(len(page), marks, policy)
    ledger = engine.ledger_of(source, text, joined.blocks, verdicts)
    kept = engine.without(replace(joined, meta=engine.meta_with(joined.meta, marks)), verdicts)
    return replace(kept, blocks=_regrouped(kept, "structure", policy)), ledger


def _stage(stage: Stage) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.stage == stage)


def _regrouped(document: Document, stage: Stage, policy: Policy) -> tuple[Block, ...]:
    marks = engine.gather(page_of(document), _stage(stage), policy)
    return regroup(document.blocks, (mark for _, mark in marks))
