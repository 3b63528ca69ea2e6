"""Plain text → a dirty Document: every line that is not blank is a paragraph that knows its line number.

Nothing is joined, dropped or guessed here. Whether a line is a title, a list item or a scrape artefact is for the
rules of :mod:`convert.clean` to say, with a reason. Only tabs between the cells of a table become pipes, since a space
would not say where a cell ends.
"""

from __future__ import annotations

from convert.lines import document_of
from convert.model import Document
from convert.piped import without_tabs
from convert.typography import normalise


def read_text(text: str) -> Document:
    """The decoded source as a Document whose ``meta`` is empty."""
    lines = text.split("\n")
    if "\t" in text:
        lines = without_tabs(lines)
    return document_of(source and normalise(source) for source in lines)
