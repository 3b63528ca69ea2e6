"""Lines set in bold that head what follows, and lines that count the sections, are headings: who goes from heading to
heading finds them (WCAG 1.3.1, failure F2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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
from convert.walk import block_text, inline_text, is_blank

#: Most words, and most characters, of a heading; characters of a paragraph, and of a list, that one may stand above.
_WORDS: Final = 12
_LONG: Final = 90
_PARAGRAPH: Final = 100
_LISTED: Final = 30
#: Characters of what a line at the head of a paragraph heads: of two of them, and of any.
_RUN_IN: Final = 120
_ALIKE: Final = 2
_HEADED: Final = 40
#: The number of a section.
_NUMBER: Final = re.compile(r"\d{1,2}[.)]\s+")
#: How a heading begins, and how it does not end; a sentence, an address or a bracket within it.
_BEGINS: Final = re.compile(r"[\"“„«‘'¿¡]?[^\W_a-zà-öø-ÿа-я]")
_ENDS: Final = re.compile(r"[.,;:…!\]|–—-]$|^[^(]*\)$")
_NONE: Final = re.compile(r"\w\w[.!?] [^\W\d_a-zà-öø-ÿа-я]|://|www\.|@|\+\+|\*\*")
#: Words that come so often in bold are a label.
_OFTEN: Final = 3
#: Questions in bold from so many on, and as many as the other lines in bold, are those of an interview or a quiz; one
#: alone asks the reader.
_ASKED: Final = 3
#: What a heading may stand below: the end of a paragraph, and what is none.
_ENDED: Final = re.compile(r"[.!?…:)\]\"”»“’。！？][\"”»“’)\]]*$")
_DEEPEST: Final = 6
#: A line that counts the sections, of so many words at most, and how many of them do; one of them may be set otherwise
#: than the rest.
_COUNT: Final = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_COUNT_WORDS: Final = 14
_COUNTED: Final = 3
_STEP: Final = 2


def with_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of an article with headings for short lines in bold between its paragraphs, and at the head of them, a
    level below the heading that they stand under. A line that may be the question of an interview, a label or a
    speaker's name stays."""
    blocks = _counted(blocks)
    heads = _between(blocks) | _at_the_head(blocks)
    if not heads:
        return blocks
    out: list[Block] = []
    level = 1
    for at, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = block.level
        if not isinstance(block, Paragraph) or at not in heads:
            out.append(block)
            continue
        head, rest = block.children[: heads[at]], block.children[heads[at] :]
        out.append(Heading(min(_DEEPEST, level + 1), _plain(head), block.attr))
        if rest:
            out.append(Paragraph(_led(rest), replace(block.attr, id=None)))
    return tuple(out)


def _counted(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with headings for short lines that count up from 1, each above the text that it heads: all on the
    level of those among them that are headings already, or below the heading above the first."""
    out = list(blocks)
    for lines in _counts(blocks):
        texts = [_words_of(blocks[at]) for at in lines]
        if len(lines) < _COUNTED or 2 * sum(map(_asks, texts)) >= len(lines):
            continue
        named = [block.level for at in lines if isinstance(block := blocks[at], Heading)]
        above = next((block.level for block in reversed(out[: lines[0]]) if isinstance(block, Heading)), 1)
        for at in lines:
            if isinstance(block := blocks[at], Paragraph):
                out[at] = Heading(named[0] if named else min(_DEEPEST, above + 1), _plain(block.children), block.attr)
    return tuple(out)


def _counts(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The lines that count sections, a list for each count."""
    lines: list[int] = []
    last = 0
    for at, block in enumerate(blocks):
        found = _COUNT.match(text) if (text := _words_of(block)) else None
        if found is None or not _heads_text(blocks, at, text[found.end() :]):
            continue
        number = int(found[1])
        if not (lines and last < number <= last + _STEP):
            yield lines
            lines = []
        if lines or number == 1:
            lines.append(at)
            last = number
    yield lines


def _heads_text(blocks: Sequence[Block], at: int, line: str) -> bool:
    """Whether a line is a heading by its words, and a text without a number follows, behind pictures at most."""
    if len(line) > _LONG or len(line.split()) > _COUNT_WORDS or _ENDS.search(line) or _NONE.search(line):
        return False
    below = next((block for block in blocks[at + 1 : at + 4] if not isinstance(block, Figure)), None)
    told = _words_of(below) if isinstance(below, Paragraph) else ""
    return len(told) >= _HEADED and _COUNT.match(told) is None


def _words_of(block: Block) -> str:
    """The words of a heading, or of a paragraph of one line."""
    return inline_text(block.children).strip() if isinstance(block, (Heading, Paragraph)) else ""


def _between(blocks: Sequence[Block]) -> dict[int, int]:
    """The lines in bold that head what follows, and of how many nodes each is: all of its paragraph."""
    lines = {at: text for at, block in enumerate(blocks) if (text := _in_bold(block))}
    times = Counter(lines.values())
    heads = [
        at
        for at in _not_asked(lines)
        if _may_head(lines[at]) and times[lines[at]] < _OFTEN and _stands_between(blocks, lines, at)
    ]
    if len(heads) == 1 and _asks(lines[heads[0]]):
        return {}
    return {at: len(block.children) for at in heads if isinstance(block := blocks[at], Paragraph)}


def _at_the_head(blocks: Sequence[Block]) -> dict[int, int]:
    """The paragraphs that begin with a line in bold which heads the rest, and of how many nodes it is: where two of
    them are long, all that hold more than a few words."""
    found: dict[int, tuple[int, str, int]] = {}
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph) and (nodes := _line_in_bold(block.children)):
            line, rest = (inline_text(part).strip() for part in (block.children[:nodes], block.children[nodes:]))
            found[at] = (nodes, " ".join(line.split()), len(rest))
    asked = _not_asked({at: line for at, (_, line, _) in found.items()})
    heads = {at: found[at] for at in asked if _may_head(found[at][1]) and found[at][2] >= _HEADED}
    if sum(size >= _RUN_IN for _, _, size in heads.values()) < _ALIKE:
        return {}
    return {at: nodes for at, (nodes, _, _) in heads.items()}


def _line_in_bold(run: tuple[Inline, ...]) -> int:
    """Of how many nodes a first line is that is set in bold and that a break and other words follow; 0 where none."""
    end = next((at for at, node in enumerate(run) if isinstance(node, LineBreak)), 0)
    if not end or not all(map(_is_bold, run[:end])) or not any(isinstance(node, Strong) for node in run[:end]):
        return 0
    rest = _led(run[end:])
    return end if rest and not _is_bold(rest[0]) else 0


def _led(run: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The run without the breaks and spaces that it begins with."""
    at = 0
    while at < len(run) and (isinstance(run[at], LineBreak) or is_blank(run[at])):
        at += 1
    first = run[at] if at < len(run) else None
    return (Text(first.value.lstrip()), *run[at + 1 :]) if isinstance(first, Text) else run[at:]


def _not_asked(lines: Mapping[int, str]) -> list[int]:
    """The lines but for the questions of an interview or a quiz."""
    asked = sum(map(_asks, lines.values()))
    interview = asked >= _ASKED and 2 * asked >= len(lines)
    return [at for at, line in lines.items() if not (interview and _asks(line))]


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
    return isinstance(node, (Strong, LineBreak)) or is_blank(node)


def _may_head(text: str) -> bool:
    """Whether words are few enough, begin and end like a heading and are no prompt or label of a page."""
    if not text or len(text) > _LONG or len(text.split()) > _WORDS or _BEGINS.match(text) is None:
        return False
    if _NUMBER.match(text):
        text = _NUMBER.sub("", text, count=1).removesuffix(".")
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
