"""One line of source → the characters that a reader should meet. Words and quotation marks stay as written.

Mended: mojibake, HTML entities left by a scraper, Latin ligature characters and control characters (all by ftfy),
composition (NFC), and spaces. Kept: curly and straight quotes, full-width forms (they are right in Chinese and
Japanese), no-break spaces between words, joiners that scripts need.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

from convert.invariants import FORBIDDEN

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

#: Zero-width space, soft hyphen and byte order mark: break hints for a screen that is gone. Screen readers stumble
#: on them and a search for the word misses it. (Joiners U+200C and U+200D stay: Persian and emoji need them.)
_INVISIBLE: Final = re.compile("[\u200b\u00ad\ufeff\u2060]")
#: Runs of spaces and tabs, with no-break and fixed-width ones among them.
_SPACES: Final = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
#: A single space of these kinds holds words together or apart on purpose.
_KEPT: Final = frozenset("\u00a0\u202f\u2009\u3000")


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html="auto", uncurl_quotes=False, fix_character_width=False, fix_line_breaks=False, explain=False
    )


def _needs_mending(line: str) -> bool:
    return not line.isascii() or not line.isprintable() or "&" in line


def _space(run: re.Match[str]) -> str:
    found = run.group()
    return found if len(found) == 1 and found in _KEPT else " "


def normalise(line: str) -> str:
    """The line as it should read: NFC, no forbidden characters, spaces single and none at the ends."""
    if _needs_mending(line):
        from ftfy import fix_text

        line = fix_text(line, _config())
        line = _INVISIBLE.sub("", line)
        line = FORBIDDEN.sub("", line)
    line = _SPACES.sub(_space, line.replace("\n", " "))
    return unicodedata.normalize("NFC", line).strip()
