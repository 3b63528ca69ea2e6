"""The author box below an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import WHOLE
from convert.clean.rule import Mark, Rule


def author_box(page: Page) -> Iterator[Mark]:
    """Remove the box about the author from its heading on, when the article's prose is above it.

    Example: ``About the Author`` / ``Mara Lind writes about rivers.`` / ``View all posts by Mara Lind``.
    Must not fire: on "about the author" within a sentence, or in the upper half of the page's prose.
    """
    prose: list[int] | None = None
    for line in page.lines_with("author", WHOLE):
        prose = [at for at, solid in enumerate(page.proses) if solid] if prose is None else prose
        above = sum(at < line for at in prose)
        if above >= 2 and len(prose) - above <= 2:
            yield Mark(line, "remove", 0.95, "the heading of the author box")
            for after in range(line + 1, min(line + 4, len(page))):
                if page.sizes[after] > 80:
                    break
                yield Mark(after, "remove", 0.9, f"in the box {page.texts[line]!r}")


RULES: Final = (Rule("author.box", "author", "the box about the author", author_box),)
