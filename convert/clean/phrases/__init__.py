"""Phrases of page furniture: data by language, compiled once into one token trie.

A file ``<lang>.toml`` names the origin of its phrases and has a table a kind with three lists:

* ``whole``: the line is the phrase and nothing else ("Leave a Reply");
* ``start``: the line begins with it ("Filed under: …");
* ``any``: it may stand anywhere ("will not be published").

``{n}`` stands for a number. Matching is by casefolded tokens, so that punctuation and spacing do not matter.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, TypeAlias

_SPACELESS: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
_TOKEN: Final = re.compile(rf"[{_SPACELESS}]|[^\W_{_SPACELESS}]+(?:['’][^\W_]+)?")

#: How a phrase met a line, weakest first; the order is the strength.
INSIDE: Final = 1
START: Final = 2
WHOLE: Final = 3
_MODES: Final = {"any": INSIDE, "start": START, "whole": WHOLE}

#: Every kind of furniture, in the order of their numbers.
KINDS: Final = (
    "comment", "share", "follow", "related", "readmore", "tags", "byline", "author", "credit", "stamp", "newsletter",
    "paywall", "copyright", "privacy", "footer", "ads", "nav", "rating", "tools", "gallery", "readtime", "form",
)  # fmt: skip

Trie: TypeAlias = dict[str, Any]
_ENDS: Final = ""  # the key, no token, under which a trie node holds the ends of its phrases


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found in a line: its kind, how it met the line, and the tokens it took."""

    kind: str
    strength: int
    first: int
    last: int


def tokens(text: str) -> list[str]:
    """Casefolded words; scripts without spaces give a token a character."""
    return _TOKEN.findall(text.casefold())


def languages() -> tuple[str, ...]:
    """The languages that have a phrase file."""
    folder = files(__package__)
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


def load(language: str) -> dict[str, dict[str, list[str]]]:
    """The phrases of one language: kind → mode → phrases. The ``origin`` line is left out."""
    data = tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return {kind: modes for kind, modes in data.items() if kind != "origin"}


@cache
def trie() -> Trie:
    """All phrases of all languages in one trie: token → node, and under :data:`_ENDS` a list of (kind, mode)."""
    root: Trie = {}
    for language in languages():
        for kind, modes in load(language).items():
            for mode, phrases in modes.items():
                for phrase in phrases:
                    node = root
                    for token in tokens(phrase.replace("{n}", " 0 ")):
                        node = node.setdefault(token, {})
                    ends: list[tuple[str, int]] = node.setdefault(_ENDS, [])
                    if (kind, _MODES[mode]) not in ends:
                        ends.append((kind, _MODES[mode]))
    return root


def find(words: Sequence[str], root: Trie) -> tuple[Hit, ...]:
    """Every phrase in a line of tokens, in order. Tokens of digits match ``{n}``."""
    hits: list[Hit] = []
    count = len(words)
    for first, word in enumerate(words):
        node: Trie | None = root.get(word) or (root.get("0") if word.isdigit() else None)
        at = first
        while node is not None:
            if _ENDS in node:
                met = INSIDE if first else WHOLE if at + 1 == count else START
                hits += [Hit(kind, met, first, at) for kind, least in node[_ENDS] if met >= least]
            at += 1
            if at == count:
                break
            node = node.get(words[at]) or (node.get("0") if words[at].isdigit() else None)
    return tuple(hits)
