"""DOCX and EPUB of one article, ours beside Pandoc and beside the bare libraries, in one run.

    python -m benchmarks.office

The article is the rich fixture with its long table cut short: about 900 words with headings, links, nested lists,
tables, quotations, figures, footnotes, foreign sentences and code. *Warm* is one more document in a running process.
"""

from __future__ import annotations

import io
import sys
import tempfile
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pypandoc
from ebooklib import epub

from benchmarks.measure import child, row, warm
from convert.model import Block, Document, Table
from convert.style import load_style
from convert.walk import block_text
from convert.write.docx import write as write_docx
from convert.write.epub import write as write_epub
from convert.write.markdown import write as write_markdown
from tests.support import rich

_ROWS = 12


def article() -> Document:
    """The rich fixture with no table longer than twelve rows."""

    def cut(block: Block) -> Block:
        return replace(block, rows=block.rows[:_ROWS]) if isinstance(block, Table) else block

    return replace(rich(), blocks=tuple(map(cut, rich().blocks)))


def _bare_docx() -> None:
    """What python-docx takes to open its default template and to save it."""
    docx.Document().save(io.BytesIO())


def _bare_epub(folder: Path) -> None:
    """What ebooklib takes to write one short chapter."""
    book: Any = epub.EpubBook()
    book.set_title("One")
    chapter: Any = epub.EpubHtml(title="One", file_name="one.xhtml", content="<p>One.</p>")
    for item in (chapter, epub.EpubNav()):
        book.add_item(item)
    book.spine = [chapter]
    epub.write_epub(str(folder / "bare.epub"), book)


def main() -> int:
    """Print the figures."""
    document, style = article(), load_style()
    words = sum(len(block_text(block).split()) for block in document.blocks)
    print(f"{words} words; processor time, best of several runs\n")
    pandoc = pypandoc.get_pandoc_path()
    with tempfile.TemporaryDirectory() as name, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        folder = Path(name)
        source = folder / "article.md"
        source.write_bytes(write_markdown(document, style).data)
        for fmt, write in (("docx", write_docx), ("epub", write_epub)):
            ours = warm(lambda write=write: write(document, style), repeats=200)  # type: ignore[misc]
            theirs = child([pandoc, source, "-s", "-o", folder / f"peer.{fmt}"])
            print(row(f"warm, {fmt}", ours, theirs, "Pandoc"))
            bare = warm(_bare_docx) if fmt == "docx" else warm(lambda: _bare_epub(folder))
            print(row(f"warm, {fmt}", ours, bare, "bare library"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
