"""Lines set in bold that head what follows are headings: who goes from heading to heading finds them (WCAG 1.3.1,
failure F2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from convert.clean import phrases
from convert.clean.phrases import START
from convert.model import (
    Block,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Span,
    Strong,
    Table,
    Text,
)
from convert.walk import block_text, inline_text

#: Most words, and most characters, of a heading; characters of a paragraph, and of a list, that one may stand above.
_WORDS: Final = 12
_LONG: Final = 90
_PARAGRAPH: Final = 100
_LISTED: Final = 30
#: How a heading begins, and how it does not end; a sentence, an address or a bracket within it.
_BEGINS: Final = re.compile(r"[\"“„«‘'¿¡]?[^\W_a-zà-öø-ÿа-я]")
_ENDS: Final = re.compile(r"[.,;:…!)\]|–—-]$|\.\.\.$")
_NONE: Final = re.compile(r"[.!?] [^\W\d_a-zà-öø-ÿа-я]|://|www\.|@|\+\+|\*\*")
#: Words that come so often in bold are a label.
_OFTEN: Final = 3
#: Questions in bold from so many on, and as many as the other lines in bold, are those of an interview or a quiz; one
#: alone asks the reader.
_ASKED: Final = 3
#: What a heading may stand below: the end of a paragraph, and what is none.
_ENDED: Final = re.compile(r"[.!?…:)\]\"”»“’。！？][\"”»“’)\]]*$")
_DEEPEST: Final = 6


def with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of an article with headings for short lines in bold between its paragraphs, a level below the heading
    that they stand under. A line that may be the question of an interview, a label or a speaker's name stays."""
    lines = {at: text for at, block in enumerate(blocks) if (text := _in_bold(block))}
    if not lines:
        return blocks
    heads = _heads(blocks, lines)
    out: list[Block] = []
    level = 1
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = block.level
        if isinstance(block, Paragraph) and at in heads:
            block = Heading(min(_DEEPEST, level + 1), _plain(block.children), block.attr)
        out.append(block)
    return tuple(out)


def _heads(blocks: Sequence[Block], lines: Mapping[int, str]) -> frozenset[int]:
    """Of the lines in bold those that head what follows."""
    asked = sum(map(_asks, lines.values()))
    interview = asked >= _ASKED and 2 * asked >= len(lines)
    times = Counter(lines.values())
    heads = [
        at
        for at, text in lines.items()
        if _may_head(text)
        and times[text] < _OFTEN
        and not (interview and _asks(text))
        and _stands_between(blocks, lines, at)
    ]
    return frozenset(heads if len(heads) > 1 or not any(_asks(lines[at]) for at in heads) else ())


def _asks(text: str) -> bool:
    return text.endswith(("?", "？"))


def _in_bold(block: Block) -> str:
    """The words of a paragraph, all of which are set in bold; nothing of another block."""
    if not isinstance(block, Paragraph) or not all(map(_is_bold, block.children)):
        return ""
    return " ".join(inline_text(block.children).split())


def _is_bold(node: Inline) -> bool:
    if isinstance(node, (Span, Link)):
        return all(map(_is_bold, node.children))
    return isinstance(node, (Strong, LineBreak)) or (isinstance(node, Text) and not node.value.strip())


def _may_head(text: str) -> bool:
    """Whether words are few enough, begin and end like a heading and are no prompt or label of a page."""
    if not text or len(text) > _LONG or len(text.split()) > _WORDS or _BEGINS.match(text) is None:
        return False
    if _ENDS.search(text) or _NONE.search(text) or not any(map(str.isalpha, text)):
        return False
    return not any(hit.strength >= START for hit in phrases.find(phrases.tokens(text)))


def _stands_between(blocks: Sequence[Block], lines: Mapping[int, str], at: int) -> bool:
    """Whether what stands above has ended, and a paragraph, a list or a table follows, behind pictures at most."""
    above = blocks[at - 1] if at else None
    if above is None or isinstance(above, Heading) or at - 1 in lines:
        return False
    if isinstance(above, Paragraph) and not _ENDED.search(inline_text(above.children).strip()):
        return False
    below = next((after for after in range(at + 1, len(blocks)) if not isinstance(blocks[after], Figure)), None)
    if below is None or below in lines:
        return False
    block = blocks[below]
    if isinstance(block, (List, Table, DefinitionList, CodeBlock)):
        return len(block_text(block)) >= _LISTED
    return isinstance(block, (Paragraph, Quote)) and len(block_text(block)) >= _PARAGRAPH


def _plain(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The run without the bold, which a heading has by itself."""
    out: list[Inline] = []
    for node in run:
        if isinstance(node, Strong):
            out += node.children
        elif isinstance(node, (Span, Link)):
            out.append(replace(node, children=_plain(node.children)))
        else:
            out.append(Text(" ") if isinstance(node, LineBreak) else node)
    return tuple(out)
