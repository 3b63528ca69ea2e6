"""The author box below an article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.phrases import WHOLE
from convert.clean.rule import Mark, Rule

#: A name, and that it writes for a living.
_NAME: Final = r"[A-ZÀ-ÞА-Я][\w.'’-]+(?: (?:[A-ZÀ-ÞА-Я][\w.'’-]*|de|da|di|del|la|van|von|der|den)){1,4}"
_IS: Final = (
    r"(?:is|ist|est|es|è|é|är|er|on|je|jest) "
    r"(?:an?|the|senior|freie[rn]?|eine?|une?|una|uno?|um|uma|een|en|unsere?|our)"
)
_WRITES: Final = (
    r"(?:writer|editor|reporter|journalist|author|columnist|correspondent|contributor|blogger|critic|producer|"
    r"Redakteur|Autor|Journalist|Korrespondent|Kolumnist|journaliste|rédact|chroniqueu|auteur|periodista|redactor|"
    r"escritor|jornalista|colunista|giornalista|redattor|redacteur|dziennikar|redaktor|skribent|toimittaja)"
)
_WRITER: Final = re.compile(rf"{_NAME}(?:,? \([^)]{{3,60}}\))? {_IS}\b.{{0,60}}?\b{_WRITES}")
#: Paragraphs of prose that may follow such a note, and must stand above it.
_BELOW: Final = 2
_ABOVE: Final = 3


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


def author_note(page: Page) -> Iterator[Mark]:
    """Remove the sentence below the article that says who its author is.

    Example: ``Mara Lind is a writer and editor in Kiel.``, ``Jan Ode ist freier Journalist.``.
    Must not fire: within the article, which may introduce a writer so: at least three paragraphs must stand above and
    at most two below; on a person of another trade.
    """
    above, total = 0, sum(page.proses[1:])
    for line in range(1, len(page)):
        prose = page.proses[line]
        if above >= _ABOVE and total - above - prose <= _BELOW and _WRITER.match(page.texts[line]):
            yield Mark(line, "remove", 0.9, "says who the author is")
        above += prose


RULES: Final = (
    Rule("author.box", "author", "the box about the author", author_box),
    Rule("author.note", "author", "what a sentence below the article says of the author", author_note),
)
