"""Checks a finished PDF by reading it back with a parser of its own; shares no code with the writer.

What validators leave open is looked at here: whether the tree says what the document says, in its order, with its
languages, whether every piece of a page belongs to one element, and whether every link is described and leads
somewhere. What a standard's validator checks (fonts, colours, metadata) is left to it.
"""

from __future__ import annotations

import io

import pikepdf

from convert.check.pdf.compare import difference_faults
from convert.check.pdf.content import PageContent, Reader
from convert.check.pdf.pages import page_faults
from convert.check.pdf.speech import Speaker
from convert.check.pdf.structure import structure_faults
from convert.check.pdf.tree import Loader, Tree, page_key
from convert.model import Document
from convert.output import Finding
from convert.reading import Utterance


def read_pdf(data: bytes) -> tuple[Utterance, ...]:
    """What a reader of the file meets. Raises ValueError when it is not a PDF that can be parsed."""
    with _open(data) as pdf:
        return tuple(_read(pdf)[1].utterances())


def read_page_marks(data: bytes) -> tuple[tuple[str, str], ...]:
    """What a reader hears where pages of the standard edition begin, and the words that follow. Raises ValueError as
    :func:`read_pdf` does."""
    with _open(data) as pdf:
        return tuple(_read(pdf)[1].page_marks())


def check_pdf(data: bytes, document: Document | None = None) -> tuple[Finding, ...]:
    """What is wrong with the file, and, where the document is given, with what it says of it."""
    try:
        with _open(data) as pdf:
            tree, speaker, contents = _read(pdf)
            faults = [*structure_faults(tree, speaker), *page_faults(pdf, contents, tree)]
            if document is not None:
                faults += difference_faults(document, speaker)
    except ValueError as error:
        return (Finding("pdf-unreadable", str(error), "error", "pdf"),)
    return tuple(Finding(code, detail, "error", "pdf") for code, detail in dict.fromkeys(faults))


def _open(data: bytes) -> pikepdf.Pdf:
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        raise ValueError(f"not a PDF that can be read: {error}") from error


def _read(pdf: pikepdf.Pdf) -> tuple[Tree, Speaker, dict[tuple[int, int], PageContent]]:
    """The tree, what it says, and what the pages hold, by page object."""
    tree = Loader(pdf).load()
    reader = Reader()
    contents = {page_key(page): reader.read(page) for page in pdf.pages}
    texts: dict[tuple[tuple[int, int] | None, int], str] = {
        (key, mcid): text for key, content in contents.items() for mcid, text in content.texts.items()
    }
    return tree, Speaker(tree, texts, str(pdf.Root.get("/Lang", ""))), contents
