"""Tags, topics and categories."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import START, WHOLE
from convert.clean.rule import Mark, Rule

#: Longest tag, in words, and the most tags that a bare label can govern.
_TAG_WORDS: Final = 4
_TAGS: Final = 20


def tag_line(page: Page) -> Iterator[Mark]:
    """Remove a line of tags behind its label.

    Example: ``Tags: bees, honey, Devon``, ``Filed under: Politics``, ``Schlagwörter: Bienen``.
    Must not fire: on a sentence that begins with such a word ("Topics we discussed were many.").
    """
    for line in page.lines_with("tags", START):
        if not page.ends[line] and _labels(page, line):
            yield Mark(line, "remove", 0.94, "tags behind their label")


def _labels(page: Page, line: int) -> bool:
    end = max(hit.last for hit in page.hits[line] if hit.kind == "tags" and hit.first == 0)
    label = " ".join(page.words[line][: end + 1])
    rest = page.texts[line][len(label) :].lstrip()
    return not rest or rest[0] in ":：|»,"


def tag_list(page: Page) -> Iterator[Mark]:
    """Remove the bare words that follow a label of their own, below the article.

    Example: ``Tags`` / ``bees`` / ``honey`` / ``Devon``.
    Must not fire: before the last prose of the page, where a word alone may be the article's.
    """
    for line in page.lines_with("tags", WHOLE):
        if line > page.last_prose:
            for after in range(line + 1, min(line + 1 + _TAGS, len(page))):
                if page.sizes[after] > _TAG_WORDS or page.ends[after]:
                    break
                yield Mark(after, "remove", 0.92, f"a tag below {page.texts[line]!r}")


RULES: Final = (
    Rule("tags.line", "tags", "tags behind their label", tag_line),
    Rule("tags.list", "tags", "tags below their label", tag_list),
)
