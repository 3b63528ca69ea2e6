"""Phrases of page furniture: data by language, gathered into one file and read as one token trie.

A file ``<lang>.toml`` names the origin of its phrases, says what they were checked against, and has a table a kind with
three lists:

* ``whole``: the line is the phrase and nothing else ("Leave a Reply");
* ``start``: the line begins with it ("Filed under: …");
* ``any``: it may stand anywhere ("will not be published").

``{n}`` stands for a number. Matching is by casefolded tokens, so that punctuation and spacing do not matter.
``compiled.json`` is made from these files: see :mod:`convert.clean.phrases.compiler`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final, NamedTuple, TypeAlias

_SPACELESS: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
_TOKEN: Final = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}]+(?:['’][^\W_]+)?")
#: ASCII text in lower case, with spaces for all that is in no word (an apostrophe may be).
_PLAIN: Final = {code: chr(code).lower() if chr(code).isalnum() or code == 0x27 else " " for code in range(128)}
#: The signs of Latin and Cyrillic text but for the apostrophes, and what such text does not hold. A word of it is what
#: stands between signs, and to look for them takes half as long as to ask of each character whether it is a letter.
_SIGNS: Final = (
    "\x00-&(-/:-@[-`{-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u2000-\u2018\u201a-\u206f"
)
_NOT_EUROPEAN: Final = re.compile("[^\x00-\u02c1\u0400-\u0481\u2000-\u206f]")
_EUROPEAN: Final = re.compile(f"[^'’{_SIGNS}]+(?:['’][^'’{_SIGNS}]+)?")
#: How a phrase met a line, weakest first; the order is the strength.
INSIDE: Final = 1
START: Final = 2
WHOLE: Final = 3
_MODES: Final = {"any": INSIDE, "start": START, "whole": WHOLE}

#: Every kind of furniture, in the order of their numbers.
KINDS: Final = (
    "comment", "share", "follow", "related", "readmore", "tags", "byline", "author", "credit", "stamp", "newsletter",
    "paywall", "copyright", "privacy", "footer", "ads", "nav", "rating", "tools", "gallery", "readtime", "form",
    "embed", "commentform", "notice",
)  # fmt: skip

#: Words at each end of a long line that are searched for phrases.
_EDGE: Final = 24

#: The phrases of all languages, as :func:`convert.clean.phrases.compiler.compiled` gives them.
COMPILED: Final = "compiled.json"

Trie: TypeAlias = dict[str, Any]
_ENDS: Final = ""  # the key, no token, under which a trie node holds the ends of its phrases


class Hit(NamedTuple):
    """A phrase found in a line: its kind, how it met the line, and the tokens it took."""

    kind: str
    strength: int
    first: int
    last: int


def tokens(text: str) -> list[str]:
    """Casefolded words; scripts without spaces give a token a character."""
    if text.isascii():
        words = text.translate(_PLAIN).split()
        if "'" not in text:
            return words
        return [part for word in words for part in (_EUROPEAN.findall(word) if "'" in word else (word,))]
    text = text.casefold()
    return (_TOKEN if _NOT_EUROPEAN.search(text) else _EUROPEAN).findall(text)


@cache
def tries() -> tuple[Trie, Trie]:
    """The phrases of all languages as tries, token → node: all of them, and those that count inside a line.

    Under :data:`_ENDS` a node holds a list of (kind, mode) of the phrases that end there.
    """
    whole: Trie = {}
    inside: Trie = {}
    groups: dict[str, str] = json.loads(files(__package__).joinpath(COMPILED).read_text(encoding="utf-8"))
    for group, phrases in groups.items():
        kind, mode = group.split(" ")
        end = (kind, _MODES[mode])
        for phrase in phrases.split("\n"):
            words = phrase.split(" ")
            _add(whole, words, end)
            if mode == "any":
                _add(inside, words, end)
    return whole, inside


def _add(root: Trie, words: Sequence[str], end: tuple[str, int]) -> None:
    node = root
    for word in words:
        below = node.get(word)
        if below is None:
            below = node[word] = {}
        node = below
    node.setdefault(_ENDS, []).append(end)


def find(words: Sequence[str], numbered: bool | None = None) -> tuple[Hit, ...]:
    """Every phrase in a line of tokens, in order. Tokens of digits match ``{n}``; ``numbered``: whether there are such,
    where that is known.

    Of a long line only the first and last words are searched: a prompt in a paragraph stands at an edge of it.
    """
    if not words:
        return ()
    whole, inside = tries()
    hits: list[Hit] = []
    if words[0] in whole or words[0].isdigit():
        _walk(words, 0, whole, hits)
    count = len(words)
    places = range(1, count) if count <= _EDGE + _EDGE else (*range(1, _EDGE), *range(count - _EDGE, count))
    if numbered is None:
        numbered = any(map(str.isdigit, words))
    last = count - 1
    for first in [at for at in places if words[at] in inside or (numbered and words[at].isdigit())]:
        node = inside.get(words[first], inside)
        if node is inside or _ENDS in node or (first < last and _goes_on(node, words[first + 1])):
            _walk(words, first, inside, hits)
    return tuple(hits)


def _goes_on(node: Trie, word: str) -> bool:
    return word in node or word.isdigit()


def _walk(words: Sequence[str], first: int, root: Trie, hits: list[Hit]) -> None:
    node, count = root, len(words)
    for at in range(first, count):
        word = words[at]
        below: Trie | None = node.get(word) or (node.get("0") if word.isdigit() else None)
        if below is None:
            return
        node = below
        if _ENDS in node:
            met = INSIDE if first else WHOLE if at + 1 == count else START
            hits.extend(Hit(kind, met, first, at) for kind, least in node[_ENDS] if met >= least)
