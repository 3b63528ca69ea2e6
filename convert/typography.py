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
#: What a single space stands for: runs of spaces of any kind, and single ones but for the plain space and those that
#: hold words together or apart on purpose (no-break, thin, ideographic).
_SPACES: Final = re.compile("[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]{2,}|[\t\u1680\u2000-\u2008\u200a\u205f]")


@cache
def _config() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html="auto", uncurl_quotes=False, fix_character_width=False, fix_line_breaks=False, explain=False
    )


#: What ftfy might have work with. A line with none of it is left alone, and a run of such lines never imports ftfy.
#: UTF-8 read as a one-byte encoding leaves a lead (in cp1252: two bytes Â to ß, three à to ï, four ð to ô) followed by
#: characters beyond ASCII; a space may have come of U+00A0. The other leads are those of cp1250, cp1251, cp437 and Mac.
_SUSPECT: Final = re.compile(
    "[\xc2-\xdf][^\x00-\x7f]|[\xc3\xc2\xe0] |[\xe0-\xef][^\x00-\x7f]{2}|[\xf0-\xf4][^\x00-\x7f]{3}"
    "|[\u0106\u0107\u010e-\u0111\u0192\u221a][^\x00-\x7f]"
    "|[\x00-\x1f\x7f-\x9f\u0100-\u0103\u013d\u0370-\u04ff\u2028-\u202e\u2500-\u257f\ufb00-\ufb06\ufff9-\ufffd\ud800-\udfff]"
    "|&#?\\w+;"
)
#: Where a match of that may begin in a line of printable characters without an ampersand. Most lines have no such
#: place, and one set of characters is looked for much faster than the ways to go on from each.
_ALONE: Final = "\u0100-\u0103\u013d\u0370-\u04ff\u2500-\u257f\ufb00-\ufb06\ufff9-\ufffd"
_LEAD: Final = re.compile(
    f"[\xc2-\xf4\u0106\u0107\u010e-\u0111\u0192\u221a{_ALONE}](?:(?=[^\x00-\x1f!-\x7f])|(?<=[{_ALONE}]))"
)


def normalise(line: str) -> str:
    """The line as it should read: NFC, no forbidden characters, spaces single and none at the ends."""
    doubtful = "&" in line or (not line.isascii() and _LEAD.search(line))
    if line.isprintable() and "  " not in line and not (doubtful and _SUSPECT.search(line)):
        return line.strip() if line.isascii() else unicodedata.normalize("NFC", line).strip()
    return _mended(line)


def _mended(line: str) -> str:
    """The same for any line. Those that :func:`normalise` keeps from it have no invisible or forbidden characters, and
    no spaces but single plain ones, since none of the others is printable."""
    if _SUSPECT.search(line):
        from ftfy import fix_text

        line = FORBIDDEN.sub("", fix_text(line, _config()))
    if not line.isascii():
        line = FORBIDDEN.sub("", _INVISIBLE.sub("", line))
    line = _SPACES.sub(" ", line.replace("\n", " "))
    return unicodedata.normalize("NFC", line).strip()
