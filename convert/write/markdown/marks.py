"""Where pages of the standard edition begin, as ``[p. 3]`` in the text, and the numbers of paragraphs, as ``[7]``.

Between brackets that nothing defines, CommonMark sees plain text [6.3]. A mark goes through the writer between two
characters that no text holds, so that all around it is escaped as it would be without: taken out again, it leaves the
same file. In code, whose every character counts, and in headings, whose words are anchors, there are none: theirs
stand in a paragraph of their own before.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from convert.model import Inline, Text, Wrapper
from convert.walk import inline_text

_OPEN: Final = "\x01"
_SHUT: Final = "\x02"
#: What will be brackets: to the rules of emphasis, punctuation.
BRACKETS: Final = _OPEN + _SHUT
_FIXED: Final = "\x00"
_LEADING: Final = re.compile(f"(?:{_OPEN}[^{_SHUT}]*{_SHUT} ?)+")


def mark(words: str) -> str:
    """A mark on its way: its words, where no line is broken, between characters that no text holds."""
    return f"{_OPEN}{words.replace(' ', _FIXED)}{_SHUT}"


def like_marks(words: str) -> re.Pattern[str]:
    """The bracket before what would read as a mark. ``words``: those of a page's mark, with ``{n}`` for the number."""
    before, _, after = words.partition("{n}")
    return re.compile(rf"(?<!\\)\[(?=(?:{re.escape(before)})?\d+(?:{re.escape(after)})?\])")


def shown(text: str) -> str:
    """The finished text, its marks in brackets."""
    return text.replace(_OPEN, "[").replace(_SHUT, "]").replace(_FIXED, " ") if _OPEN in text else text


def leading(line: str) -> int:
    """How many characters of a line are marks before its first word."""
    found = _LEADING.match(line)
    return found.end() if found else 0


def with_marks(children: tuple[Inline, ...], places: tuple[tuple[int, str], ...]) -> tuple[Inline, ...]:
    """A run with marks before the characters at these offsets; a code span or a picture is not divided."""
    waiting = sorted(places, reverse=True)
    done = _run(children, waiting, 0)
    return (*done, *(Text(f" {words}") for _, words in reversed(waiting)))


def _run(children: tuple[Inline, ...], waiting: list[tuple[int, str]], start: int) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for child in children:
        end = start + len(inline_text((child,)))
        while waiting and waiting[-1][0] == start < end:
            out.append(Text(f"{waiting.pop()[1]} "))
        if waiting and waiting[-1][0] < end:
            out.extend(_within(child, waiting, start, end))
        else:
            out.append(child)
        start = end
    return tuple(out)


def _within(node: Inline, waiting: list[tuple[int, str]], start: int, end: int) -> tuple[Inline, ...]:
    if isinstance(node, Wrapper):
        return (replace(node, children=_run(node.children, waiting, start)),)
    match node:
        case Text(value):
            out = ""
            at = start
            while waiting and waiting[-1][0] < end:
                offset, words = waiting.pop()
                out += f"{value[at - start : offset - start]}{words} "
                at = offset
            return (Text(out + value[at - start :]),)
        case _:
            before: list[Inline] = []
            while waiting and waiting[-1][0] < end:
                before.append(Text(f"{waiting.pop()[1]} "))
            return (*before, node)
