"""What the tests of the PDF writer share: writing, and looking into what was written."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf

from convert.check.pdf.content import Reader
from convert.check.print.glyphs import sheets
from convert.model import Document
from convert.output import Output
from convert.style import Style, load_style
from convert.write.pdf import write

STYLE = load_style()


def made(document: Document, style: Style = STYLE) -> Output:
    return write(document, style)


@contextmanager
def opened(output: Output) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(output.data)) as pdf:
        yield pdf


def page_texts(output: Output) -> list[str]:
    """The tagged text of each page, in the order in which it is painted, spaces single."""
    with opened(output) as pdf:
        reader = Reader()
        return [" ".join("".join(reader.read(page).texts.values()).split()) for page in pdf.pages]


def line_texts(output: Output) -> list[str]:
    """The lines of all pages as they are painted, furniture and all."""
    found: dict[tuple[int, int], str] = {}
    with opened(output) as pdf:
        for page, sheet in enumerate(sheets(pdf)):
            for glyph in sheet.glyphs:
                key = (page, round(glyph.y))
                found[key] = found.get(key, "") + glyph.text
    return [line.strip() for line in found.values()]


def artifacts(output: Output) -> list[list[str]]:
    """What each page's artifacts say, without the empty ones."""
    with opened(output) as pdf:
        reader = Reader()
        return [[text for text in reader.read(page).artifacts if text.strip()] for page in pdf.pages]


def fonts(output: Output) -> set[str]:
    """The names of the embedded fonts, without the letters of the subset."""
    with opened(output) as pdf:
        return {
            str(font.BaseFont).split("+")[-1]
            for page in pdf.pages
            for font in page.obj.Resources.get("/Font", {}).values()
        }
