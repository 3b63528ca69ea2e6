"""Where marks are applied, and the only place that removes anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from convert.clean.content.references import resolved
from convert.clean.content.settled import settled
from convert.clean.context import BatchContext, line_key
from convert.clean.page import Page, is_page, layout_of, page_of, page_of_lines, part_of
from convert.clean.parts import parts_of, without
from convert.clean.plain import lines_of
from convert.clean.regroup import regroup
from convert.clean.rule import METADATA, Action, Mark, Policy, Rule, Stage
from convert.ledger import Decision, Fate, Fates, Ledger, Line
from convert.model import Block, Document, Lines, Meta
from convert.outline import outlined
from convert.walk import block_text


class Verdict(NamedTuple):
    """What becomes of one block. ``suspected``: a removal that was not sure enough, so the block stays."""

    fate: Fate
    decision: Decision | None = None
    suspected: bool = False


KEPT: Final = Verdict("kept")
#: The model's family, and those whose removals do not tell that a scraper took the page.
_MODEL: Final = "statistical"
_UNCERTAIN: Final = frozenset({_MODEL, "title", "repeated"})
#: The field of the metadata that each such mark fills.
_FIELD: Final[Mapping[Action, str]] = {name: name for name in METADATA}
#: Why such a line is not relabelled.
_TOLD: Final = "the metadata have another"
_UNCALLED: Final = Decision("references.note", "a note to what is removed", 1.0)
#: How often at most what is left of a text is looked at again.
_AGAIN: Final = 4


def gather(page: Page, rules: Iterable[Rule], policy: Policy) -> list[tuple[Rule, Mark]]:
    """Every mark of every rule that the policy allows, in the rules' order."""
    return [(rule, mark) for rule in rules if policy.allows(rule) for mark in rule.apply(page)]


def settle(count: int, marks: Sequence[tuple[Rule, Mark]], policy: Policy) -> tuple[Verdict, ...]:
    """One verdict a line. Metadata wins over removal; the surest removal counts, unless a surer ``keep`` outweighs it.

    Of removals that are sure enough a fixed rule speaks before the model, since its reason is the plainer one.
    """
    best: dict[int, tuple[tuple[bool, bool, float], Rule, Mark]] = {}
    surest: dict[int, float] = {}
    keeps: dict[int, float] = {}
    threshold = policy.threshold
    for rule, mark in marks:
        line, action, sure = mark[:3]
        if action == "keep":
            keeps[line] = max(keeps.get(line, 0.0), sure)
            continue
        if action == "remove" and sure > surest.get(line, -1.0):
            surest[line] = sure
        rank = (action in METADATA, sure >= threshold and rule.family != _MODEL, sure)
        known = best.get(line)
        if known is None or rank > known[0]:
            best[line] = (rank, rule, mark)
    verdicts = [KEPT] * count
    for line, ((relabelled, _, _), rule, mark) in best.items():
        decision = Decision(rule.id, mark.reason, round(mark.confidence, 3))
        if relabelled:
            verdicts[line] = Verdict("relabelled", decision)
        elif surest[line] >= threshold and keeps.get(line, 0.0) <= surest[line]:
            verdicts[line] = Verdict("removed", decision)
        elif surest[line] >= 0.5:
            verdicts[line] = Verdict("kept", decision, suspected=True)
    return tuple(verdicts)


def meta_with(meta: Meta, marks: Iterable[tuple[Rule, Mark]]) -> Meta:
    """The metadata that marks name. What the document already says stays, but for a title that a rule shortens."""
    for _, mark in marks:
        value = mark.value
        if value is None or mark.action not in METADATA:
            continue
        match mark.action:
            case "title":
                meta = replace(meta, title=value)
            case "byline":
                meta = replace(meta, byline=meta.byline or value)
            case "published":
                meta = replace(meta, published=meta.published or value)
            case "section":
                meta = replace(meta, section=meta.section or value)
            case "site":
                meta = replace(meta, site=meta.site or value)
            case _:
                pass
    return meta


def held(verdicts: Sequence[Verdict], marks: Iterable[tuple[Rule, Mark]], meta: Meta) -> tuple[Verdict, ...]:
    """The verdicts, no line relabelled whose metadata are not these: a second date, or a byline beside the one that the
    document came with, is removed, and its reason says so."""
    found: dict[int, list[bool]] = {}
    for _, mark in marks:
        if mark.action in METADATA:
            taken = mark.value is None or mark.value == getattr(meta, _FIELD[mark.action])
            found.setdefault(mark.line, []).append(taken)
    out = list(verdicts)
    for line, kept in found.items():
        fate, decision, _ = out[line]
        if fate == "relabelled" and decision is not None and not any(kept):
            out[line] = Verdict("removed", decision._replace(reason=f"{decision.reason}; {_TOLD}"))
    return tuple(out)


def ledger_of(
    source: str, text: str, page: Page, blocks: Sequence[Block], verdicts: Sequence[Verdict], known: Fates | None = None
) -> Ledger:
    """One fate for every source line: what its reader says of it, else its block's, or blank where no block came of it.
    For a saved page, one for every block."""
    if is_page(blocks):
        entries = enumerate(zip(page.texts, verdicts, strict=True), start=1)
        rows_of = tuple([_line(number, words, verdict) for number, (words, verdict) in entries])
        return Ledger(source, rows_of, original=text)
    fates: dict[int, Verdict] = {}
    for block, verdict in zip(blocks, verdicts, strict=True):
        origin = block.attr.origin
        if isinstance(origin, Lines):
            for number in range(origin.first, origin.last + 1):
                fates[number] = verdict
    fates.update({number: Verdict(fate, decision) for number, (fate, decision) in (known or {}).items()})
    newline = text.endswith("\n")
    rows = text[:-1].split("\n") if newline else text.split("\n")
    return Ledger(source, tuple([_line(n, row, fates.get(n)) for n, row in enumerate(rows, start=1)]), newline)


def _line(number: int, text: str, verdict: Verdict | None) -> Line:
    if verdict is None or not text.strip():
        return Line(number, text, "blank")
    return Line(number, text, verdict.fate, verdict.decision, verdict.suspected)


def run(
    document: Document,
    source: str,
    text: str,
    rules: Sequence[Rule],
    policy: Policy,
    context: BatchContext | None = None,
) -> tuple[Document, Ledger]:
    """Join, clean, structure: the rules of each stage over what the stage before left. A saved page has its structure
    and is only cleaned."""
    page_given = is_page(document.blocks)
    layout = layout_of(document)
    joined = document if page_given else _regrouped(document, layout, _stage(rules, "join"), policy)
    page, verdicts, meta = _decided(joined, rules, policy, context, layout if joined is document else None)
    if page_given:
        left = settled(replace(joined, meta=meta, blocks=tuple(joined.blocks[line] for line in _kept(verdicts))))
        left = resolved(replace(left, blocks=outlined(left.blocks)))
        record = ledger_of(source, text, page, joined.blocks, verdicts)
        return left, replace(record, lines=(*record.lines, *_notes_told(joined, left, len(record.lines))))
    left = _structured(joined, page, verdicts, meta, rules, policy)
    for _ in range(_AGAIN):
        again, meta = _looked_again(left, verdicts, rules, policy)
        if again == verdicts:
            break
        verdicts = again
        left = _structured(joined, page, verdicts, meta, rules, policy)
    return left, ledger_of(source, text, page, joined.blocks, verdicts)


def _kept(verdicts: Sequence[Verdict]) -> list[int]:
    return [line for line, verdict in enumerate(verdicts) if verdict.fate == "kept"]


def _structured(
    joined: Document, page: Page, verdicts: Sequence[Verdict], meta: Meta, rules: Sequence[Rule], policy: Policy
) -> Document:
    """What stays of a text, with the structure that its lines hint at."""
    lines = _kept(verdicts)
    left = replace(joined, meta=meta, blocks=tuple(joined.blocks[line] for line in lines))
    return _regrouped(left, part_of(page, lines, left), _stage(rules, "structure"), policy)


def _looked_again(
    left: Document, verdicts: tuple[Verdict, ...], rules: Sequence[Rule], policy: Policy
) -> tuple[tuple[Verdict, ...], Meta]:
    """The verdicts, with what fixed rules take when the cleaned text is read again, and the metadata, with what they
    name then: a line can be furniture, or a byline, once the rest of it is gone. They find nothing in what is left in
    the end, and without their finds the model removes nothing (:func:`scraped`), so that a second cleaning changes
    nothing."""
    lines = _kept(verdicts)
    second = page_of_lines(lines_of(left), replace(left.meta, title=""))
    if len(second) != len(lines) + bool(left.meta.title) or gather(second, _stage(rules, "join"), policy):
        return verdicts, left.meta
    marks, found = _judged(second, [rule for rule in rules if rule.family != _MODEL], policy)
    meta = meta_with(left.meta, [(rule, mark) for rule, mark in marks if mark.action != "title"])
    out = list(verdicts)
    for line, verdict in zip(lines, held(found, marks, meta)[bool(left.meta.title) :], strict=True):
        if verdict.fate != "kept":
            out[line] = verdict
    return tuple(out), meta


def run_structured(
    document: Document,
    source: str,
    text: str,
    rules: Sequence[Rule],
    policy: Policy,
    context: BatchContext | None = None,
    fates: Fates | None = None,
) -> tuple[Document, Ledger]:
    """Clean a document that came with its structure, part by part. ``fates``: what its reader says of lines."""
    if is_page(document.blocks):
        return run(document, source, text, rules, policy, context)
    parts = parts_of(document.blocks)
    seen = replace(document, blocks=tuple(part.view for part in parts))
    page, verdicts, meta = _decided(seen, rules, policy, context)
    gone = [part for part, verdict in zip(parts, verdicts, strict=True) if verdict.fate != "kept"]
    left = replace(document, meta=meta)
    if gone:
        left = resolved(replace(left, blocks=outlined(without(left.blocks, gone))))
        fates = {**(fates or {}), **_uncalled(document, left)}
    return left, ledger_of(source, text, page, seen.blocks, verdicts, fates)


def _decided(
    document: Document,
    rules: Sequence[Rule],
    policy: Policy,
    context: BatchContext | None,
    layout: Page | None = None,
) -> tuple[Page, tuple[Verdict, ...], Meta]:
    """The page that the cleaning rules look at, what becomes of each of its blocks, and the metadata that they name."""
    page = _held(page_of(document, layout), document, context)
    marks, verdicts = _judged(page, rules, policy)
    meta = meta_with(document.meta, marks)
    return page, held(verdicts, marks, meta), meta


def _judged(page: Page, rules: Sequence[Rule], policy: Policy) -> tuple[list[tuple[Rule, Mark]], tuple[Verdict, ...]]:
    """What the cleaning rules say of a page, and what becomes of each of its lines."""
    marks = gather(page, _stage(rules, "clean"), policy)
    verdicts = settle(len(page), marks, policy)
    if not scraped(page, marks, verdicts, policy):
        verdicts = tuple(
            [verdict._replace(fate="kept", suspected=True) if _guessed(verdict) else verdict for verdict in verdicts]
        )
    return marks, verdicts


def scraped(page: Page, marks: Iterable[tuple[Rule, Mark]], verdicts: Sequence[Verdict], policy: Policy) -> bool:
    """Whether anything certain says that a scraper took a page: furniture that a fixed rule takes, a byline, a name
    hung on the title. Without, the model's guesses stay guesses: the text is somebody's own, or clean already. That a
    text repeats itself says nothing of where it comes from."""

    def tells(rule: Rule, mark: Mark) -> bool:
        fate = verdicts[mark.line].fate
        if mark.action == "remove":
            return fate == "removed" and mark.confidence >= policy.threshold and rule.family not in _UNCERTAIN
        named = mark.action in METADATA and (mark.action != "title" or mark.value not in (None, page.texts[mark.line]))
        return fate == "relabelled" and named

    return any(tells(rule, mark) for rule, mark in marks)


def _guessed(verdict: Verdict) -> bool:
    return verdict.fate == "removed" and verdict.decision is not None and verdict.decision.rule.startswith(f"{_MODEL}.")


def _uncalled(before: Document, after: Document) -> Fates:
    """The lines of notes that went with what called them."""
    kept = {note.id for note in after.notes}
    origins = (block.attr.origin for note in before.notes if note.id not in kept for block in note.children)
    lines = (range(origin.first, origin.last + 1) for origin in origins if isinstance(origin, Lines))
    return {number: ("removed", _UNCALLED) for span in lines for number in span}


def _notes_told(before: Document, after: Document, count: int) -> Iterator[Line]:
    """What became of each note of a page, behind the ``count`` entries of its blocks."""
    kept = {note.id for note in after.notes}
    for number, note in enumerate(before.notes, count + 1):
        words = " ".join(map(block_text, note.children))
        yield Line(number, words, "kept") if note.id in kept else Line(number, words, "removed", _UNCALLED)


def _held(page: Page, document: Document, context: BatchContext | None) -> Page:
    """The page with what a batch knows of its lines."""
    holders = context.holders(document) if context is not None else {}
    return replace(page, holders=tuple([holders.get(line_key(line), 0) for line in page.texts])) if holders else page


def _stage(rules: Sequence[Rule], stage: Stage) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules if rule.stage == stage)


def _regrouped(document: Document, page: Page, rules: Sequence[Rule], policy: Policy) -> Document:
    marks = [mark for _, mark in gather(page, rules, policy)]
    return replace(document, blocks=regroup(document.blocks, marks)) if marks else document
