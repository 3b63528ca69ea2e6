"""Long lines that come twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: Least words of a line whose repetition is no accident.
_WORDS: Final = 8


def repeated_line(page: Page) -> Iterator[Mark]:
    """Remove all but one of equal long lines: the one that stands among prose stays.

    Why: captions, teasers and pull quotes are dumped once for every size of screen.
    Example: a caption of twelve words four times in a row.
    Must not fire: on short lines (refrains, table cells); between the first and the last prose, unless copies
    touch: an interview's question or a meal plan's dish comes again and again; one copy always stays.
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for line in range(1, len(page)):
        if page.repeats[line] > 1 and page.sizes[line] >= _WORDS:
            places.setdefault(page.words[line], []).append(line)
    for lines in filter(lambda lines: len(lines) > 1, places.values()):
        stays = max(lines, key=lambda line: (_prose_around(page, line), -line))
        for line in lines:
            if line != stays and (line + 1 in lines or not page.first_prose <= line <= page.last_prose):
                sure = 0.93 if line + 1 in lines or line - 1 in lines else 0.85
                yield Mark(line, "remove", sure, f"the same as line {stays + 1} of the text, which stays")


def _prose_around(page: Page, line: int) -> int:
    return sum(page.prose(at) for at in (line - 2, line - 1, line + 1, line + 2) if 0 <= at < len(page))


RULES: Final = (Rule("repeated.line", "repeated", "long lines that come twice", repeated_line),)
