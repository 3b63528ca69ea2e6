"""The file against the document: what a listener meets in one and in the other."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from convert.check.pdf.speech import Speaker, Stretch
from convert.check.pdf.structure import Fault
from convert.model import Abbreviation, Document, Inline, Span, Wrapper
from convert.reading import Utterance, squeeze, utterances
from convert.walk import inline_text, iter_blocks, own_inlines


def comparable(found: tuple[Utterance, ...]) -> list[Utterance]:
    """Utterances without soft hyphens, which show where a word may be divided and say nothing."""
    return [Utterance(one.role, one.text.replace("\u00ad", ""), one.level, one.lang, one.trail) for one in found]


def difference_faults(document: Document, speaker: Speaker) -> Iterator[Fault]:
    """Where the file says more, less or other than the document, in words, roles, levels, languages or order."""
    yield from _sequence("text-differs", comparable(utterances(document)), comparable(tuple(speaker.utterances())))
    foreign, short = _stretches(document)
    yield from _sequence("language-of-part-differs", sorted(foreign), sorted(speaker.foreign()))
    yield from _sequence("expansion-differs", sorted(short), sorted(speaker.expansions()))


def _sequence(
    code: str, wanted: list[Utterance] | list[Stretch], found: list[Utterance] | list[Stretch]
) -> Iterator[Fault]:
    if wanted == found:
        return
    matcher = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            yield code, f"expected {wanted[a:b]!r}, read {found[c:d]!r}"


def _stretches(document: Document) -> tuple[list[Stretch], list[Stretch]]:
    """Spans in another language than what is around them, and abbreviations. Their order is the text's, which is
    compared by itself."""
    foreign: list[Stretch] = []
    short: list[Stretch] = []
    parts = [(document.blocks, ()), *((note.children, ()) for note in document.notes)]
    for blocks, _ in parts:
        langs: dict[tuple[int, ...], str] = {}
        for path, block in iter_blocks(blocks):
            lang = block.attr.lang or langs.get(path[:-1], document.meta.lang)
            langs[path] = lang
            for run in own_inlines(block):
                _collect(run, lang, foreign, short)
    return foreign, short


def _collect(run: tuple[Inline, ...], lang: str, foreign: list[Stretch], short: list[Stretch]) -> None:
    for node in run:
        match node:
            case Span(children=children):
                if node.lang and node.lang != lang:
                    foreign.append(Stretch(node.lang, squeeze(inline_text(children))))
                _collect(children, node.lang or lang, foreign, short)
            case Abbreviation(children=children, expansion=expansion):
                short.append(Stretch(expansion, squeeze(inline_text(children))))
                _collect(children, lang, foreign, short)
            case _ if isinstance(node, Wrapper):
                _collect(node.children, lang, foreign, short)
            case _:
                pass
