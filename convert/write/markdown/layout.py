"""Text in lines: indented, quoted, and broken at a width."""

from __future__ import annotations

from string import punctuation

from convert.canonical import SPACELESS
from convert.write.markdown import escape
from convert.write.markdown.inline import FIXED_SPACE


def indented(text: str, first: str, rest: str) -> str:
    """``text`` with a marker before its first line and an indent before the others; blank lines stay bare."""
    lines = text.split("\n")
    head = first + lines[0] if lines[0] else first.rstrip(" ")
    return "\n".join([head, *(rest + line if line else "" for line in lines[1:])])


def quoted(text: str) -> str:
    """``text`` as a block quotation."""
    return "\n".join("> " + line if line else ">" for line in text.split("\n"))


def wrapped(line: str, width: int) -> str:
    """``line`` broken at spaces to at most ``width`` characters where it can be, never before what opens a block."""
    out: list[str] = []
    current = ""
    for word in line.split(" "):
        fits = len(current) + 1 + len(word) <= width
        # a backslash at the end of a line would break it for good
        breaks = current and word and not fits and not escape.opens_block(word) and not current.endswith("\\")
        if breaks and not _spaceless(current, word):
            out.append(current)
            current = word
        else:
            current = f"{current} {word}" if current else word
    return "\n".join([*out, current]).replace(FIXED_SPACE, " ")


def _spaceless(before: str, after: str) -> bool:
    """Whether a line end between these would be read as none: CJK on both sides, marks aside."""
    last, first = before.rstrip(punctuation)[-1:], after.lstrip(punctuation)[:1]
    return bool(SPACELESS.match(last) and SPACELESS.match(first))
