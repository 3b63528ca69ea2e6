"""A document seen as lines: the columns of facts that every rule reads, worked out once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Final, NamedTuple, TypeVar

from convert.clean import dates, phrases
from convert.clean.headline import Headline
from convert.clean.headline import find as find_headline
from convert.clean.phrases import Hit
from convert.clean.vocabulary import STOP
from convert.model import Block, Document, DomPath, Figure, Heading, Lines, Meta, Paragraph, Text
from convert.walk import block_text

_SENTENCE_END: Final = re.compile(r"[.!?…。！？।؟][\u00a0\u202f]?[\"'”’»“)\]]*$")
#: Characters of a line's end that can show that it ends like a sentence.
_END: Final = 12
#: Signs that such a line may end with, alone and behind others.
_STOPS: Final = frozenset(".!?…。！？।؟")
_CLOSERS: Final = frozenset("\"'”’»“)]\u00a0\u202f\n")
_SPACELESS: Final = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]")

T = TypeVar("T")

#: Lines of which it is remembered what they say.
_KNOWN: Final = 4096

#: How many lines of prose within how many lines are a run of it, the surest first.
_RUNS: Final = ((3, 7), (2, 4))
#: Of a dateline one word in so many is a figure, or more.
_FIGURES: Final = 4
#: A line of this many words that ends like a sentence is prose.
PROSE_WORDS: Final = 12
#: Words of a line whose share of different function words is asked for: a long line repeats them.
_STOPS_IN: Final = 30
#: Characters of a script without spaces that count as one word.
SPACELESS_WORD: Final = 1.7


@dataclass(frozen=True)
class Page:
    """Columns over the top-level blocks of a document: index i is the same block in each.

    ``spoken``: the words of each line with a space between. ``content``: its different words but for function words;
    ``stops``: how many different function words it has. ``figures``: how many of its words are digits. ``sizes``: words
    (scripts without spaces are scaled to them). ``lengths``: characters, line ends among them. ``gaps``: a blank line
    stands before it. ``ends``: it ends like a sentence. ``proses``: long enough, and ended well enough, to be
    running text. ``hits``: the phrases of furniture in it. ``kinds``: kind of phrase → line → how strongly it met
    the line. ``repeats``: how often its words make up a line of the page. ``holders``: documents of the same site that
    hold the line, 0 below the least that counts; empty without a batch. ``document``: what the lines are blocks of.
    """

    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    sizes: tuple[int, ...]
    gaps: tuple[bool, ...]
    ends: tuple[bool, ...]
    proses: tuple[bool, ...]
    hits: tuple[tuple[Hit, ...], ...]
    kinds: Mapping[str, Mapping[int, int]]
    repeats: tuple[int, ...]
    first_prose: int
    last_prose: int
    title: str = ""
    lang: str = "und"
    holders: tuple[int, ...] = ()
    lengths: tuple[int, ...] = ()
    spoken: tuple[str, ...] = ()
    content: tuple[frozenset[str], ...] = ()
    stops: tuple[int, ...] = ()
    figures: tuple[int, ...] = ()
    document: Document | None = None

    def __len__(self) -> int:
        return len(self.texts)

    @cached_property
    def headline(self) -> Headline:
        """The headline, looked for once. The page must have a line."""
        return find_headline(self)

    @cached_property
    def _answers(self) -> dict[Callable[[Page], Any], Any]:
        return {}

    def once(self, question: Callable[[Page], T]) -> T:
        """What several rules ask of the page, worked out for the first of them."""
        answers = self._answers
        if question not in answers:
            answers[question] = question(self)
        answer: T = answers[question]
        return answer

    @cached_property
    def body(self) -> int:
        """The line at which the article's text begins: the first of three lines of prose that stand near each other, or
        of two; else the first line of prose. A notice of the site, alone among menus, is none of them."""
        lines = prose_lines_of(self.proses)
        for least, near in _RUNS:
            for first, last in zip(lines, lines[least - 1 :], strict=False):
                if last - first <= near:
                    return first
        return self.first_prose

    @cached_property
    def running(self) -> list[int]:
        """How much each line is running text, 0 to 200: by its words, its end and its share of function words."""
        return [
            0
            if size < 6
            else min(size, 25) * (4 if end else 2) * (2 if not stop or 5 * stop >= min(size, _STOPS_IN) else 1)
            for size, end, stop in zip(self.sizes, self.ends, self.stops, strict=True)
        ]

    @cached_property
    def shared(self) -> set[str]:
        """The words, but for function words, that stand in several lines."""
        met, shared = set[str](), set[str]()
        for words in self.content:
            shared |= met & words
            met |= words
        return shared

    @property
    def saved(self) -> bool:
        """Whether the lines are blocks of a saved page, each of which knows its place there."""
        return self.document is not None and is_page(self.document.blocks)

    def prose(self, line: int) -> bool:
        """Whether there is such a line and it is running text."""
        return 0 <= line < len(self.proses) and self.proses[line]

    def within_prose(self, line: int) -> bool:
        """Whether running text stands right above and right below the line."""
        return self.prose(line - 1) and self.prose(line + 1)

    def dated(self, line: int) -> bool:
        """Whether the line is a dateline: it has a full date, or much of it is figures."""
        figures = _FIGURES * self.figures[line] >= self.sizes[line]
        return figures or dates.find(self.texts[line], self.words[line]) is not None

    def headed(self, line: int) -> bool:
        """Whether the line is a heading of a saved page."""
        return self.document is not None and isinstance(self.document.blocks[line], Heading)

    def picture(self, line: int) -> Figure | None:
        """The picture of a saved page that the line is the description and the caption of."""
        block = self.document.blocks[line] if self.document is not None else None
        return block if isinstance(block, Figure) else None

    def hit(self, line: int, kind: str, strength: int) -> bool:
        """Whether a phrase of this kind met the line at least this strongly."""
        return self.kinds.get(kind, _NOTHING).get(line, 0) >= strength

    def lines_with(self, kind: str, strength: int) -> Iterator[int]:
        """The lines that a phrase of this kind met at least this strongly, in order."""
        return (line for line, met in self.kinds.get(kind, _NOTHING).items() if met >= strength)


def is_page(blocks: Sequence[Block]) -> bool:
    """Whether these are blocks of a saved page, each of which knows its place there."""
    return bool(blocks) and isinstance(blocks[0].attr.origin, DomPath)


_NOTHING: Final[Mapping[int, int]] = {}


def text_of(block: Block) -> str:
    """A block's words on one line."""
    return _on_one_line(block, block_text(block))


def _on_one_line(block: Block, words: str) -> str:
    if isinstance(block, Paragraph) and len(block.children) == 1 and isinstance(block.children[0], Text):
        return words
    return " ".join(words.split())


def page_of(document: Document, layout: Page | None = None) -> Page:
    """The page's facts, in one pass over its words. ``layout``: its :func:`layout_of`, where that is known."""
    return _filled(layout or layout_of(document), document.meta, document)


def page_of_lines(lines: Sequence[str], meta: Meta) -> Page:
    """The page of lines of text, of which blank ones are the gaps."""
    texts = tuple(filter(None, lines))
    gaps = tuple([not above for above, line in zip(("", *lines), lines, strict=False) if line])
    return page_of_texts(texts, gaps, meta)


def page_of_texts(texts: tuple[str, ...], gaps: tuple[bool, ...], meta: Meta) -> Page:
    """The page of such lines, blank ones too, and the gaps before them."""
    return _filled(_bare(texts, tuple(map(len, texts)), gaps), meta, None)


def _filled(layout: Page, meta: Meta, document: Document | None) -> Page:
    """A page of which only texts, lengths and gaps are known, with all other facts."""
    texts = layout.texts
    columns = tuple(zip(*map(_said, texts), strict=True)) or ((),) * len(_Said._fields)
    words, spoken, content, stops, figures, hits, sizes, ends = columns
    proses = tuple([end and size >= PROSE_WORDS for size, end in zip(sizes, ends, strict=True)])
    prose_lines = prose_lines_of(proses)
    return Page(
        texts=texts,
        words=words,
        sizes=sizes,
        gaps=layout.gaps,
        lengths=layout.lengths,
        ends=ends,
        proses=proses,
        hits=hits,
        kinds=kinds_of(hits),
        repeats=repeats_of(spoken),
        first_prose=prose_lines[0] if prose_lines else len(texts),
        last_prose=prose_lines[-1] if prose_lines else 0,
        title=meta.title,
        lang=meta.lang,
        spoken=spoken,
        content=content,
        stops=stops,
        figures=figures,
        document=document,
    )


class _Said(NamedTuple):
    """What a line says, in the terms of :class:`Page`."""

    words: tuple[str, ...]
    spoken: str
    content: frozenset[str]
    stops: int
    figures: int
    hits: tuple[Hit, ...]
    size: int
    end: bool


@lru_cache(maxsize=_KNOWN)
def _said(text: str) -> _Said:
    """What a line says. Furniture comes again and again, and a text is looked at twice."""
    words = tuple(phrases.tokens(text))
    different = frozenset(words)
    content = different - STOP
    stops, figures = len(different) - len(content), sum(map(str.isdigit, words))
    hits = phrases.find(words, figures > 0)
    return _Said(words, " ".join(words), content, stops, figures, hits, _size(text, words), _ends(text))


def kinds_of(hits: Sequence[tuple[Hit, ...]]) -> dict[str, dict[int, int]]:
    """For each kind of phrase the lines that it met, and how strongly."""
    kinds: dict[str, dict[int, int]] = {}
    for line, found in enumerate(hits):
        for hit in found:
            lines = kinds.setdefault(hit.kind, {})
            if hit.strength > lines.get(line, 0):
                lines[line] = hit.strength
    return kinds


def repeats_of(spoken: Sequence[str]) -> tuple[int, ...]:
    """How often the words of each line make up a line."""
    return tuple(map(Counter(spoken).__getitem__, spoken))


def prose_lines_of(proses: Sequence[bool]) -> list[int]:
    """The lines of running text below the first line."""
    return [line for line, prose in enumerate(proses) if prose and line]


def layout_of(document: Document) -> Page:
    """The page's lines and gaps alone, for rules that ask nothing else: no words, no phrases."""
    said = list(map(block_text, document.blocks))
    texts = tuple(map(_on_one_line, document.blocks, said))
    return _bare(texts, tuple(map(len, said)), gaps_of(document.blocks))


def _bare(texts: tuple[str, ...], lengths: tuple[int, ...], gaps: tuple[bool, ...]) -> Page:
    return Page(texts, (), (), gaps, (), (), (), {}, (), len(texts), 0, lengths=lengths)


def part_of(page: Page, lines: Sequence[int], document: Document) -> Page:
    """The page of ``document``, whose blocks are those lines of ``page``."""

    def only(column: tuple[T, ...]) -> tuple[T, ...]:
        return tuple([column[line] for line in lines])

    new = {line: at for at, line in enumerate(lines)}
    return Page(
        texts=only(page.texts),
        words=only(page.words),
        sizes=only(page.sizes),
        gaps=gaps_of(document.blocks),
        ends=only(page.ends),
        proses=only(page.proses),
        hits=only(page.hits),
        kinds={kind: {new[n]: met for n, met in found.items() if n in new} for kind, found in page.kinds.items()},
        repeats=only(page.repeats),
        spoken=only(page.spoken),
        content=only(page.content),
        stops=only(page.stops),
        figures=only(page.figures),
        first_prose=next((at for at, line in enumerate(lines) if at and page.proses[line]), len(lines)),
        last_prose=max((at for at, line in enumerate(lines) if page.proses[line]), default=0),
        title=document.meta.title,
        lang=document.meta.lang,
    )


def _size(text: str, words: tuple[str, ...]) -> int:
    spaceless = not text.isascii() and _SPACELESS.match(text)
    return round(len(words) / SPACELESS_WORD) if spaceless else len(words)


def _ends(text: str) -> bool:
    """Whether a line ends like a sentence."""
    last = text[-1:]
    return last in _STOPS or (last in _CLOSERS and _SENTENCE_END.search(text, max(0, len(text) - _END)) is not None)


def gaps_of(blocks: tuple[Block, ...]) -> tuple[bool, ...]:
    """A gap stands before a block unless it starts on the source line after the one that the last block ended on."""
    gaps, before = [], -1
    for block in blocks:
        origin = block.attr.origin
        if isinstance(origin, Lines):
            gaps.append(origin.first != before + 1)
            before = origin.last
        else:
            gaps.append(True)
            before = -1
    return tuple(gaps)
