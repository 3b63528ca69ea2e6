"""TeX that a page sets among its words for a script to draw (MathJax, KaTeX), told by its delimiters.

``\\(…\\)``, ``\\[…\\]`` and ``$$…$$`` count in an element that is called so, or anywhere on a page that loads such a
script; a single dollar only where it encloses all of an element that is called so, since prices have one, too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from convert.model import Inline, Text
from convert.read.html.formulas import of_tex

#: Names of elements that hold a formula: Pandoc, Sphinx, MkDocs, Moodle, Stack Exchange, GitHub.
_CALLED: Final = re.compile(r"(?<![a-z])(?:math|arithmatex|mathjaxloader)(?![a-z])")
_SCRIPTS: Final = ("MathJax", "mathjax", "katex", "KaTeX")
_DELIMITED: Final = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$", re.DOTALL)
_DOLLARS: Final = re.compile(r"\s*\$([^$]+)\$\s*")


def draws(text: str) -> bool:
    """Whether a page loads a script that draws TeX."""
    return any(name in text for name in _SCRIPTS)


@lru_cache(maxsize=5_000)
def called(words: str) -> bool:
    """Whether classes say that an element holds a formula."""
    return _CALLED.search(words) is not None


def parts(value: str, named: bool) -> tuple[Inline, ...]:
    """Words with their formulas, each as what it says; nothing where there is none. ``named``: whether the element
    around them is called a formula."""
    if named and (whole := _DOLLARS.fullmatch(value)):
        return of_tex(whole[1])
    out: list[Inline] = []
    at = 0
    for found in _DELIMITED.finditer(value):
        if found.start() > at:
            out.append(Text(value[at : found.start()]))
        out += of_tex(next(said for said in found.groups() if said))
        at = found.end()
    if at and at < len(value):
        out.append(Text(value[at:]))
    return tuple(out)
