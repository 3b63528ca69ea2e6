"""The cleaner: decide line by line what is the article, and put every decision on the record."""

from __future__ import annotations

from typing import Final

from convert.clean import engine
from convert.clean.content import RULES as CONTENT_RULES
from convert.clean.context import BatchContext, learn
from convert.clean.families import (
    ads,
    author,
    byline,
    comments,
    consent,
    copyright,
    counters,
    credits,
    embeds,
    forms,
    gallery,
    headings,
    lists,
    navigation,
    newsletter,
    notices,
    paywall,
    readingtime,
    recurring,
    related,
    repeated,
    runtogether,
    share,
    standfirst,
    statistical,
    structure,
    tables,
    tags,
    title,
    tools,
)
from convert.clean.rule import BALANCED, CAREFUL, DRAFT, POLICIES, THOROUGH, Mark, Policy, Rule
from convert.ledger import Fates, Ledger
from convert.model import Document

__all__ = [
    "BALANCED",
    "CAREFUL",
    "DRAFT",
    "POLICIES",
    "RULES",
    "THOROUGH",
    "BatchContext",
    "Mark",
    "Policy",
    "Rule",
    "clean",
    "learn",
]

#: Every rule, in the order in which they speak.
RULES: Final[tuple[Rule, ...]] = (
    *title.RULES,
    *byline.RULES,
    *standfirst.RULES,
    *comments.RULES,
    *share.RULES,
    *related.RULES,
    *tags.RULES,
    *newsletter.RULES,
    *notices.RULES,
    *consent.RULES,
    *paywall.RULES,
    *navigation.RULES,
    *author.RULES,
    *credits.RULES,
    *counters.RULES,
    *tools.RULES,
    *gallery.RULES,
    *ads.RULES,
    *copyright.RULES,
    *readingtime.RULES,
    *embeds.RULES,
    *forms.RULES,
    *runtogether.RULES,
    *repeated.RULES,
    *recurring.RULES,
    *statistical.RULES,
    *CONTENT_RULES,
    *tables.RULES,
    *structure.RULES,
    *headings.RULES,
    *lists.RULES,
)


def clean(
    document: Document,
    source: str,
    *,
    text: str,
    policy: Policy = BALANCED,
    context: BatchContext | None = None,
    structured: bool = False,
    fates: Fates | None = None,
) -> tuple[Document, Ledger]:
    """The clean document, and the ledger of every source line.

    ``document`` is what a reader made of ``text``, the decoded source; ``source`` is its name for the ledger. Titles,
    bylines, dates, sections and site names move into ``Meta``; blocks that stay keep their order and their words.
    Cleaning a clean document changes nothing. ``context`` is what :func:`learn` made of a batch's dirty documents.
    ``structured``: the document came with its paragraphs, lists and headings, which stay as they are; ``fates``: what
    its reader says of lines of which no block came.
    """
    if structured:
        return engine.run_structured(document, source, text, RULES, policy, context, fates or {})
    return engine.run(document, source, text, RULES, policy, context)
