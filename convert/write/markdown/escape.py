"""Which characters of a plain text would mean something to CommonMark or GFM where they stand, and only those.

Numbers in brackets are sections of CommonMark 0.31.2; GFM is GitHub's specification 0.29.
"""

from __future__ import annotations

import re
from typing import Final

#: Anything that may need an escape somewhere: one look decides for most texts.
_SUSPECT: Final = re.compile(r"[\\`*_\[\]<&~|]|https?:|www\.|@")

_ESCAPES: Final = re.compile(
    r"""
    \\                                    # a backslash [2.4]
  | `                                     # code span [6.1]
  | (?<![ ])\*|\*(?![ ])                  # emphasis [6.2], unless spaces stand on both sides
  | (?<![^\W_])_|_(?![^\W_])              # emphasis with _ does not work within a word
  | \[(?=\^)                              # footnote
  | !(?=\[)                               # image [6.4]
  | \](?=[(\[:])                          # link [6.3], definition [4.7]
  | <(?=[A-Za-z/!?])                      # HTML and autolinks [6.5, 6.6]
  | &(?=\#?[A-Za-z0-9]+;)                 # character references [2.5]
  | (?<=~)~|~(?=~)                        # strikethrough, GFM 6.5
  | (?<=https)(?=://)|(?<=http)(?=://)    # bare URLs, GFM 6.9: text that is no link stays none
  | (?<=www)(?=\.)
  | (?<=\w)@(?=\w)
    """,
    re.VERBOSE,
)
_BRACKETS: Final = re.compile(r"(?<!\\)[\[\]]")

#: What would open a block at the start of a line: headings, quotes, list items, setext underlines and thematic
#: breaks, fences, tables, definition lists, raw HTML.
_LINE_START: Final = re.compile(
    r"(?P<mark>\#{1,6}(?=\s|$)|>|[-+*](?=\s|$)|=+(?=\s*$)|:(?=\s|$)|~~~|(?:[-:|](?=[-:|\s]*$))|\|)"
    r"|(?P<number>\d{1,9})(?P<delimiter>[.)])(?=\s|$)"
)


def escape(text: str, *, in_link: bool = False, in_cell: bool = False) -> str:
    """``text`` so that CommonMark reads it back as itself. ``in_link``: within link text or alt text, where brackets
    must not close it. ``in_cell``: within a table row."""
    if _SUSPECT.search(text):
        text = _ESCAPES.sub(_backslash, text)
        if in_link:
            text = _BRACKETS.sub(r"\\\g<0>", text)
        if in_cell:
            text = text.replace("|", "\\|")
    return text


def _backslash(found: re.Match[str]) -> str:
    # a zero-width match stands before the ":" or "." of a bare URL
    return "\\" + found.group()


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
    return bool(re.match(r"[-+*>#=|:~`<\[]|\d{1,9}[.)]", word))


def destination(target: str) -> str:
    """A link destination [6.3], in angle brackets where it holds spaces or brackets."""
    if not target or re.search(r"[\s()<>\\]", target):
        return "<" + re.sub(r"[<>\\]", r"\\\g<0>", target.replace("\n", "%0A")) + ">"
    return re.sub(r"&(?=#?\w+;)", "&amp;", target)


def title(text: str) -> str:
    """A link title [6.3] with its quotes."""
    return '"' + re.sub(r"&(?=#?\w+;)", "&amp;", re.sub(r'[\\"]', r"\\\g<0>", text.replace("\n", " "))) + '"'


def code_span(value: str) -> str:
    """A code span [6.1] with a fence longer than any run of backticks in it."""
    fence = "`"
    while fence in value:
        fence += "`"
    pad = value.startswith("`") or value.endswith("`") or (value[0] == " " == value[-1] and value.strip(" "))
    return f"{fence} {value} {fence}" if pad else f"{fence}{value}{fence}"


def fence(value: str, language: str | None) -> str:
    """The fence of a code block [4.5]: backticks, longer than any run of them that begins a line of ``value``."""
    mark = "~" if language and "`" in language else "`"
    longest = max((len(run) for run in re.findall(rf"^ *({mark}{{3,}})", value, re.MULTILINE)), default=2)
    return mark * (longest + 1)
