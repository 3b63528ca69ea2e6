"""Share and follow bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.phrases import INSIDE, START
from convert.clean.rule import Mark, Rule


def share_button(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly the label of a share button.

    Example: ``Share on Facebook``, ``Tweet``, ``Teilen``, ``258 Shares``.
    Must not fire: on a network's bare name alone among names that are not networks (a table of companies).
    """
    yield from whole_lines(page, "share", 0.93, "a share button")


def share_row(page: Page) -> Iterator[Mark]:
    """Remove a row of share buttons that was run together on one line, or stands line by line.

    Example: ``Facebook Twitter Pinterest WhatsApp``.
    Must not fire: on a sentence about social networks.
    """
    for line in page.lines_with("share", INSIDE):
        found = [hit for hit in page.hits[line] if hit.kind == "share"]
        covered = {at for hit in found for at in range(hit.first, hit.last + 1)}
        if len(found) >= 2 and page.sizes[line] <= 14 and len(covered) >= 0.75 * len(page.words[line]):
            yield Mark(line, "remove", 0.95, "a row of share buttons")


#: A prompt to follow somebody by name.
_NAMED: Final = re.compile(
    r"(?:Please )?follow @?[^\W\d_][^.!?:]{0,50}? on (?:X|Twitter|Facebook|Instagram|LinkedIn|YouTube|TikTok)\b",
    re.IGNORECASE,
)
_NAMED_WORDS: Final = 30
_OPENS: Final = (("follow",), ("please",))


def follow_prompt(page: Page) -> Iterator[Mark]:
    """Remove short prompts to follow the site or its author elsewhere.

    Example: ``Follow us on Twitter``, ``Folgen Sie uns auf Facebook``, ``Follow Mara Lind on Twitter @mlind``.
    Must not fire: on a line of more than twelve words, unless it names who is to be followed on which network; inside a
    sentence.
    """
    for line in page.lines_with("follow", START):
        if page.sizes[line] <= 12:
            yield Mark(line, "remove", 0.92, "a prompt to follow")
    for line in range(1, len(page)):
        if page.words[line][:1] in _OPENS and page.sizes[line] <= _NAMED_WORDS and _NAMED.match(page.texts[line]):
            yield Mark(line, "remove", 0.92, "a prompt to follow")


RULES: Final = (
    Rule("share.button", "share", "share buttons", share_button),
    Rule("share.row", "share", "rows of share buttons", share_row),
    Rule("share.follow", "share", "prompts to follow", follow_prompt),
)
