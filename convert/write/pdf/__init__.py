"""The PDF writer: tagged, PDF/UA-1 with PDF/A-2a or PDF/UA-2 with PDF/A-4 and WTPDF 1.0, set by an engine of our own.

``document → flows (build) → boxes (layout) → pages (pages) → content streams (paint) → file (document)``. Structure
elements are made with the flows, so their order is the document's; painting fills them. ReportLab writes the objects.
"""

from __future__ import annotations

from convert.model import Document
from convert.output import Output, PageMap
from convert.style import Style


def write(document: Document, style: Style, pages: PageMap = ()) -> Output:
    """The document as a PDF. ``Output.pages`` says where each of its own pages begins in the tree. ``pages`` are those
    of the standard edition, to be named in another. Raises StyleError when the profile's fonts are not installed."""
    from convert.write.pdf.engine import run

    return run(document, style, pages)


def paginate(document: Document, style: Style) -> tuple[PageMap, PageMap]:
    """Where the pages of the PDF begin in the tree, and its numbered lines, without painting it. Raises StyleError as
    :func:`write` does."""
    from convert.write.pdf.engine import layout, numbered_lines

    laid = layout(document, style)
    return laid.map, numbered_lines(laid)
