"""Plain text → a dirty Document: every line that is not blank is a paragraph that knows its line number.

Nothing is joined, dropped or guessed here. Whether a line is a title, a list item or a scrape artefact is for the
rules of :mod:`convert.clean` to say, with a reason.
"""

from __future__ import annotations

from convert.lines import document_of
from convert.model import Document
from convert.typography import normalise


def read_text(text: str) -> Document:
    """The decoded source as a Document whose ``meta`` is empty."""
    return document_of(source and normalise(source) for source in text.split("\n"))
