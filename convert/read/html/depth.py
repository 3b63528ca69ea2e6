"""A bound on how deep elements nest, put into the source before it is parsed.

The tree construction of HTML (section 13.2.6) looks through all open elements at many tags, so its time grows with the
square of the depth; browsers cut it off at 512 for that reason. Pages of people stay below 100.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

#: As in browsers (Blink and WebKit: maximumHTMLParserDOMTreeDepth).
DEEPEST: Final = 512
#: Tags and comments, without tags of the most common flat elements.
_TAG: Final = re.compile(
    r"<(?:(/?)(?!(?:a|br|img|input|li|link|meta|option|p|t[dr])(?![a-zA-Z0-9-]))([a-zA-Z][a-zA-Z0-9-]*)|!--)"
)
_OPENS: Final = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
#: Void elements, and those that the next of their kind ends: they cannot nest without one of the others between.
_FLAT_NAMES: Final = """
area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot
option optgroup h1 h2 h3 h4 h5 h6 a button nobr html head body rt rp rb rtc colgroup caption
"""
_FLAT: Final = frozenset(_FLAT_NAMES.split())
_RAW: Final = frozenset({"script", "style", "textarea", "title", "template"})
_NEVER_DEEP: Final = _FLAT | _RAW


def bounded(text: str) -> str:
    """The source without the start tags that would nest deeper than :data:`DEEPEST`; a space stands for each."""
    opens = Counter(_OPENS.findall(text))
    if sum(count for name, count in opens.items() if name.lower() not in _NEVER_DEEP) <= DEEPEST:
        return text
    depth, at, done = 0, 0, 0
    out: list[str] = []
    for found in _TAG.finditer(text):
        if found.start() < at:  # within a comment or a script
            continue
        end = found.end()
        closes, name = found.groups()
        if name is None:
            at = _past(text, "-->", end)
            continue
        name = name.lower()
        if name in _FLAT:
            continue
        if closes:
            depth = max(0, depth - 1)
        elif name in _RAW:
            at = _past(text, f"</{name}", end) if name != "template" else at
        else:
            depth += 1
            if depth > DEEPEST:
                end = text.find(">", end)
                out += (text[done : found.start()], " ")
                at = done = end + 1 if end >= 0 else len(text)
    return "".join((*out, text[done:])) if out else text


def _past(text: str, mark: str, at: int) -> int:
    """Behind the next ``mark``, or at the end of the text."""
    end = text.find(mark, at)
    return end + len(mark) if end >= 0 else len(text)
