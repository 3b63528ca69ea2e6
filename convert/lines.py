"""Lines of text as a Document: every line that is not blank is a paragraph that knows its number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from convert.model import Attr, Document, Lines, Meta, Paragraph, Text


def document_of(lines: Iterable[str]) -> Document:
    """The lines, each as it is, as a Document whose ``meta`` is empty; blank lines count, and have no paragraph."""
    paragraphs = [Paragraph((Text(line),), _from(number)) for number, line in enumerate(lines, start=1) if line]
    return Document(Meta(), tuple(paragraphs))


@lru_cache(maxsize=10_000)
def _from(number: int) -> Attr:
    """What a paragraph of one line carries. Texts of a batch share it, since it is the same for each."""
    return Attr(origin=Lines(number, number))
