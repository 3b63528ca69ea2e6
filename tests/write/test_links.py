"""What the formats that people click in have in common."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convert.model import Document, Image, Link, Media, Paragraph, Text
from convert.output import PageStart
from convert.style import load_style
from convert.write import docx, epub
from tests.archives import member
from tests.support import document, paragraph


def _pictured() -> Document:
    """A link that holds nothing but a picture that is missing and that nobody has described, as a page begins."""
    link = Link((Image("gone"),), "https://a.example/")
    whole = document(paragraph("One."), Paragraph((Text("Two "), link, Text(" three."))))
    return replace(whole, media=(Media("gone", "image/png"),))


@pytest.mark.parametrize("pages", [(), (PageStart(1, (0,), 0), PageStart(2, (1,), 4))])
def test_no_link_is_without_a_name(pages: tuple[PageStart, ...]) -> None:
    book = member(epub.write(_pictured(), load_style(), pages).data, "EPUB/text.xhtml")
    assert "https://a.example/" not in book
    letter = member(docx.write(_pictured(), load_style(), pages).data, "word/document.xml")
    assert "<w:hyperlink r:id" not in letter
