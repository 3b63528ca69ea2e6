"""Plain text → a dirty Document: every line that is not blank is a paragraph that knows its line number.

Nothing is joined, dropped or guessed here. Whether a line is a title, a list item or a scrape artefact is for the
rules of :mod:`convert.clean` to say, with a reason.
"""

from __future__ import annotations

from convert.model import Attr, Document, Lines, Meta, Paragraph, Text
from convert.typography import normalise


def read_text(text: str) -> Document:
    """The decoded source as a Document whose ``meta`` is empty."""
    paragraphs = (
        Paragraph((Text(line),), Attr(origin=Lines(number, number)))
        for number, source in enumerate(text.split("\n"), start=1)
        if (line := normalise(source))
    )
    return Document(Meta(), tuple(paragraphs))
