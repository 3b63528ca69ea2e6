"""Which characters of a plain text would mean something to CommonMark or GFM where they stand, and only those.

Numbers in brackets are sections of CommonMark 0.31.2; GFM is GitHub's specification 0.29. A bare URL stays as it is:
a backslash in it would break it for whoever copies it.
"""

from __future__ import annotations

import re
from functools import cache
from html.entities import html5
from typing import Final

#: Anything that may need an escape somewhere: one look decides for most texts.
_SUSPECT: Final = re.compile(r"[\\`*_\[\]<&~|]")

_ESCAPES: Final = r"""
    \\(?=[!-/:-@\[-`{-~]|\Z)              # a backslash [2.4], where it would escape something
  | `                                     # code span [6.1]
  | (?<![ ])\*|\*(?![ ])                  # emphasis [6.2], unless spaces stand on both sides
  | (?<![^\W_])_|_(?![^\W_])              # emphasis with _ does not work within a word
  | \[(?=\^)                              # footnote
  | \](?=[({])                            # link [6.3], attributes
  | <(?=[A-Za-z/!?])                      # HTML and autolinks [6.5, 6.6]
  | &(?=\#?[A-Za-z0-9]+;)                 # character references [2.5]
  | (?<=~)~|~(?=~)                        # strikethrough, GFM 6.5
"""

#: What would open a block at the start of a line: headings, quotes, list items, setext underlines, thematic breaks and
#: table rules, fences, definition lists, link definitions, lines of attributes, front matter.
_LINE_START: Final = re.compile(
    r"(?P<mark>\#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|=+(?=\s*$)|[:~](?=\s|$)|~~~|[-:|](?=[-:|\s]*$)|\+{3}\s*$"
    r"|\[(?=(?:[^\\\[\]]|\\.)*\]:)|\{(?=.*\}\s*$))"
    r"|(?P<number>\d{1,9})(?P<delimiter>[.)])(?=\s|$)"
)
_OPENS_BLOCK: Final = re.compile(r"[-+*>#=|:~`<\[{]|\d{1,9}[.)]")
_NAME: Final = re.compile("[A-Za-z][A-Za-z0-9]*;")
_REFERENCE: Final = re.compile(r"&(?=#?\w+;)")


@cache
def _pattern(brackets: bool, in_cell: bool) -> re.Pattern[str]:
    return re.compile(_ESCAPES + (r"|[\[\]]" if brackets else "") + (r"|\|" if in_cell else ""), re.VERBOSE)


def escape(text: str, *, in_link: bool = False, in_cell: bool = False) -> str:
    """``text`` so that CommonMark reads it back as itself. ``in_link``: within link text or alt text, where brackets
    that do not pair up would close it early. ``in_cell``: within a table row."""
    if not _SUSPECT.search(text):
        return text
    return _pattern(in_link and not _balanced(text), in_cell).sub(_backslash, text)


def _backslash(found: re.Match[str]) -> str:
    sign = found.group()
    if sign == "&":
        name = _NAME.match(found.string, found.end())
        if name and name[0] not in html5:
            return sign
    return "\\" + sign


def _balanced(text: str) -> bool:
    """Whether the brackets of ``text`` pair up and none of them needs an escape of its own."""
    if "](" in text or "]{" in text or "[^" in text:
        return False
    depth = 0
    for character in text:
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return False
    return depth == 0


def escape_line_start(line: str) -> str:
    """``line`` so that it begins no block but a paragraph."""
    found = _LINE_START.match(line)
    if not found:
        return line
    if found["number"]:
        return f"{found['number']}\\{line[found.end('number') :]}"
    return "\\" + line


def opens_block(word: str) -> bool:
    """Whether a line that begins with ``word`` might open a block: no line is wrapped before such a word."""
    return _OPENS_BLOCK.match(word) is not None


def heading(line: str) -> str:
    """The words of a heading, whose end is not taken for a closing sequence [4.2] or for attributes."""
    return re.sub(r"(?:(?<=\s)|^)(?=#+$)|(?=\{[^{}]*\}$)", r"\\", line)


def destination(target: str) -> str:
    """A link destination [6.3], in angle brackets where it could not stand without."""
    if not target or re.search(r"[\s<>\\\x00-\x1f\x7f]", target) or not _paired(target):
        target = re.sub(r"[<>\\]", r"\\\g<0>", _REFERENCE.sub("&amp;", target))
        return "<" + target.replace("\n", "&#10;").replace("\r", "&#13;") + ">"
    return _REFERENCE.sub("&amp;", target)


def _paired(target: str) -> bool:
    """Whether the parentheses of a destination pair up, no more than a few deep."""
    depth = 0
    for character in target:
        depth += (character == "(") - (character == ")")
        if not 0 <= depth < 8:
            return False
    return depth == 0


def title(text: str) -> str:
    """A link title [6.3] with its quotes."""
    return '"' + _REFERENCE.sub("&amp;", re.sub(r'[\\"]', r"\\\g<0>", " ".join(text.split()))) + '"'


def code_span(value: str) -> str:
    """A code span [6.1] with a fence longer than any run of backticks in it."""
    value = re.sub(r"\r\n?|\n", " ", value)
    fence = "`"
    while fence in value:
        fence += "`"
    pad = value.startswith("`") or value.endswith("`") or (value[0] == " " == value[-1] and value.strip(" "))
    return f"{fence} {value} {fence}" if pad else f"{fence}{value}{fence}"


def info(language: str) -> str:
    """The info string of a fence [4.5]: a language's name."""
    return _REFERENCE.sub("&amp;", re.sub(r"\\(?=[!-/:-@\[-`{-~])", r"\\\\", language))


def fence(value: str, language: str) -> str:
    """The fence of a code block [4.5]: backticks, longer than any run of them that begins a line of ``value``."""
    mark = "~" if "`" in language else "`"
    longest = max((len(run) for run in re.findall(rf"^[ \t]*({mark}{{3,}})", value, re.MULTILINE)), default=2)
    return mark * (longest + 1)
