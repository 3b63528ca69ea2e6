"""Plain text → a dirty Document: every line that is not blank is a paragraph that knows its line number.

Nothing is joined, dropped or guessed here. Whether a line is a title, a list item or a scrape artefact is for the
rules of :mod:`convert.clean` to say, with a reason.
"""

from __future__ import annotations

from functools import lru_cache

from convert.model import Attr, Document, Lines, Meta, Paragraph, Text
from convert.typography import normalise


def read_text(text: str) -> Document:
    """The decoded source as a Document whose ``meta`` is empty."""
    lines = enumerate(text.split("\n"), start=1)
    paragraphs = [
        Paragraph((Text(line),), _from(number)) for number, source in lines if source and (line := normalise(source))
    ]
    return Document(Meta(), tuple(paragraphs))


@lru_cache(maxsize=10_000)
def _from(number: int) -> Attr:
    """What a paragraph of one line carries. Texts of a batch share it, since it is the same for each."""
    return Attr(origin=Lines(number, number))
