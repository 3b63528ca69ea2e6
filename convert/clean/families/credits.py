"""Photo credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule

_LABEL: Final = re.compile(r"^\W*[^\s:：/|]{2,16}(?: [^\s:：/|]{2,10})?\s?[:：/|©]")


def photo_credit(page: Page) -> Iterator[Mark]:
    """Remove a short line that only names the source of a picture.

    Why: in plain text the picture is gone, and its source says nothing.
    Example: ``Photo: Mara Lind``, ``Foto: dpa``, ``Getty Images``.
    Must not fire: on a caption, which tells something, or a source in a table; on a line without a credit's label or
    agency; within a run of short lines.
    """
    for line in page.lines_with("credit", START):
        if 2 <= page.sizes[line] <= 8 and not page.ends[line] and _LABEL.match(page.texts[line]):
            yield Mark(line, "remove", 0.9, "names the source of a picture")


RULES: Final = (Rule("credits.line", "credits", "lines that only name the source of a picture", photo_credit),)
