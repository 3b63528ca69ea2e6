"""What tests share: where the data is, and small documents to work on."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Final

from PIL import Image as Picture

from convert import dump
from convert.model import Block, Document, Inline, Meta, Paragraph, Text
from convert.output import Output

ROOT: Final = Path(__file__).parent.parent
FIXTURES: Final = ROOT / "tests" / "fixtures"
#: Third-party data that is never part of the project; tests that want it skip where it is absent.
SHARED: Final = ROOT.parent / "shared"


@cache
def rich() -> Document:
    """The fixture with every construct of the tree, nested, in three languages."""
    return dump.loads((FIXTURES / "rich.json").read_text(encoding="utf-8"))


def text(value: str) -> tuple[Inline, ...]:
    """A run of one plain text."""
    return (Text(value),)


def paragraph(value: str) -> Paragraph:
    return Paragraph(text(value))


def document(*blocks: Block, title: str = "A title", lang: str = "en") -> Document:
    """A document of these blocks."""
    return Document(Meta(title=title, lang=lang), tuple(blocks))


def png(width: int = 40, height: int = 20) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Picture.new("RGB", (width, height), "#336699").save(out, "PNG")
    return out.getvalue()


def codes(output: Output) -> set[str]:
    """The codes of what a writer found."""
    return {finding.code for finding in output.findings}
