"""A document seen as lines: the columns of facts that every rule reads, worked out once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from convert.clean import phrases
from convert.clean.phrases import Hit
from convert.model import Block, Document, Lines, Paragraph, Text
from convert.walk import block_text

_SENTENCE_END: Final = re.compile(r"[.!?…。！？।؟][\"'”’»“)\]]*$")
_SPACELESS: Final = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f]")

#: A line of this many words that ends like a sentence is prose.
PROSE_WORDS: Final = 12
#: Characters of a script without spaces that count as one word.
SPACELESS_WORD: Final = 1.7


@dataclass(frozen=True, slots=True)
class Page:
    """Columns over the top-level blocks of a document: index i is the same block in each.

    ``sizes``: words (scripts without spaces are scaled to them). ``gaps``: a blank line stands before it.
    ``ends``: it ends like a sentence. ``repeats``: how often its words make up a line of the page.
    """

    texts: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    sizes: tuple[int, ...]
    gaps: tuple[bool, ...]
    ends: tuple[bool, ...]
    hits: tuple[tuple[Hit, ...], ...]
    repeats: tuple[int, ...]
    title: str = ""
    lang: str = "und"

    def __len__(self) -> int:
        return len(self.texts)

    def prose(self, line: int) -> bool:
        """Whether the line is long enough, and ended well enough, to be a sentence of running text."""
        return self.sizes[line] >= PROSE_WORDS and self.ends[line]

    def hit(self, line: int, kind: str, strength: int) -> bool:
        """Whether a phrase of this kind met the line at least this strongly."""
        return any(hit.kind == kind and hit.strength >= strength for hit in self.hits[line])

    def first_prose(self) -> int:
        """The first line of prose after the first line, or the number of lines."""
        return next((line for line in range(1, len(self)) if self.prose(line)), len(self))

    def last_prose(self) -> int:
        """The last line of prose, or 0."""
        return next((line for line in range(len(self) - 1, 0, -1) if self.prose(line)), 0)


def text_of(block: Block) -> str:
    """A block's words on one line."""
    if isinstance(block, Paragraph) and len(block.children) == 1 and isinstance(block.children[0], Text):
        return block.children[0].value
    return " ".join(block_text(block).split())


def page_of(document: Document) -> Page:
    """The page's facts, in one pass over its words."""
    root = phrases.trie()
    texts = tuple(map(text_of, document.blocks))
    words = tuple(tuple(phrases.tokens(text)) for text in texts)
    seen = Counter(words)
    return Page(
        texts=texts,
        words=words,
        sizes=tuple(map(_size, texts, words)),
        gaps=_gaps(document.blocks),
        ends=tuple(_SENTENCE_END.search(text) is not None for text in texts),
        hits=tuple(phrases.find(line, root) for line in words),
        repeats=tuple(seen[line] for line in words),
        title=document.meta.title,
        lang=document.meta.lang,
    )


def _size(text: str, words: tuple[str, ...]) -> int:
    return round(len(words) / SPACELESS_WORD) if _SPACELESS.match(text) else len(words)


def _gaps(blocks: tuple[Block, ...]) -> tuple[bool, ...]:
    """A gap stands before a block unless it starts on the source line after the one that the last block ended on."""
    gaps, before = [], -1
    for block in blocks:
        origin = block.attr.origin
        gaps.append(not (isinstance(origin, Lines) and origin.first == before + 1))
        before = origin.last if isinstance(origin, Lines) else -1
    return tuple(gaps)
