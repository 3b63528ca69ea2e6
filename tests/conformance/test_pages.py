"""One page number for everyone: the words after every mark of a page, in each format, are the first words of that page
in the standard PDF as pdftotext reads it."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from lxml import etree

from convert.check.pdf import read_page_marks
from convert.model import Document, Figure
from convert.output import Output
from convert.pipeline import Options, render
from convert.style import Edition, load_style
from convert.walk import iter_blocks
from tests.conformance import tools
from tests.conformance.samples import samples
from tests.support import rich
from tests.test_editions import long_text
from tests.write.pdf.support import artifacts

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("pages")]

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STANDARD: Final = load_style().with_options(edition=Edition(page_marks=True))
OTHERS: Final = tuple(
    load_style(name).with_options(edition=Edition(page_marks=True)) for name in ("large-print-aph", "giant-print")
)


@cache
def made(name: str) -> tuple[Document, dict[str, Output]]:
    documents: dict[str, Document] = {"rich": rich(), "long-text": long_text()}
    document = documents.get(name) or samples()[name][0]
    return document, render(document, Options(styles=(STANDARD, *OTHERS), standard=STANDARD))


NAMES: Final = ("rich", "long-text", "long", *(f"seed-{number}" for number in range(8)))


def words(text: str) -> list[str]:
    """Words without what surrounds them, hyphens and forms of letters."""
    found = (
        "".join(char for char in unicodedata.normalize("NFKC", word).casefold() if char.isalnum())
        for word in text.split()
    )
    return [word for word in found if word]


def first_words(output: Output, folder: Path) -> list[list[str]]:
    """The first words of each page of a PDF as pdftotext reads them, without running heads, header rows that are
    repeated, and labels of lists."""
    path = folder / "standard.pdf"
    path.write_bytes(output.data)
    done = subprocess.run(
        [tools.program("pdftotext"), "-enc", "UTF-8", str(path), "-"], capture_output=True, text=True, check=True
    )
    pages = []
    for text, around in zip(done.stdout.split("\f"), artifacts(output), strict=False):
        furniture = "".join(words(" ".join(around[:-1])))
        found = words(re.sub(r"\A\s*(?:\d+\.|[•◦▪])\s", "", text))
        while found and found[0] in furniture:
            furniture = furniture.replace(found.pop(0), " ", 1)
        pages.append(found)
    return pages


# ------------------------------------------------------------------------------------------ what follows each mark

#: What Markdown puts around words: link targets, tags, note references, further marks, labels of lists.
_AROUND: Final = re.compile(r"\]\([^)]*\)|<(?!http)[^>]*>|\[\^\w+\]|(?m:^ *(?:[-*]|\d+[.)]) )")


def in_markdown(data: bytes) -> Iterator[tuple[int, str]]:
    text = data.decode("utf-8")
    for found in re.finditer(r"(?<!\\)\[[pS]\. (\d+)\]", text):
        yield int(found[1]), _AROUND.sub(" ", text[found.end() :])[:400]


def in_epub(data: bytes) -> Iterator[tuple[int, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        for name in sorted(name for name in book.namelist() if name.startswith("EPUB/text")):
            for mark in etree.fromstring(book.read(name)).iter("{*}div", "{*}span"):
                if mark.get("role") == "doc-pagebreak":
                    yield int(mark.get("title", "")), "".join(_after(mark))[:400]


def _after(mark: etree._Element) -> Iterator[str]:
    """Text after an element, with a space where a block begins."""
    yield mark.tail or ""
    inside: list[etree._Element] = list(mark.iterancestors())
    for element in mark.itersiblings():
        yield from _all(element)
        yield element.tail or ""
    for outer in inside:
        yield " " + (outer.tail or "")
        for element in outer.itersiblings():
            yield from _all(element)
            yield element.tail or ""


def _all(element: etree._Element) -> Iterator[str]:
    if element.get("role") in ("doc-noteref", "doc-backlink"):
        return
    phrase = str(element.tag).rpartition("}")[2] in ("span", "a", "em", "strong", "s", "sub", "sup", "code", "abbr")
    yield "" if phrase else " "
    yield element.text or element.get("alt") or ""
    for child in element:
        yield from _all(child)
        yield child.tail or ""


def in_docx(data: bytes) -> Iterator[tuple[int, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        nodes = list(etree.fromstring(package.read("word/document.xml")).iter())
    for at, mark in enumerate(nodes):
        name = mark.get(f"{_W}name", "") if mark.tag == f"{_W}bookmarkStart" else ""
        if name.startswith("page_"):
            yield int(name.removeprefix("page_")), "".join(map(_said, nodes[at : at + 600]))[:400]


def _said(node: etree._Element) -> str:
    if node.tag == f"{_W}p":
        return " "
    if str(node.tag).endswith("}docPr"):
        return f" {node.get('descr', '')} "
    style = node.find(f"../{_W}rPr/{_W}rStyle")
    marked = style is not None and style.get(f"{_W}val") == "PageMark"
    return (node.text or "") if node.tag == f"{_W}t" and not marked else ""


def in_pdf(data: bytes) -> Iterator[tuple[int, str]]:
    for said, following in read_page_marks(data):
        yield int(re.findall(r"\d+", said)[-1]), following


READERS: Final = {"md": (in_markdown, 2), "epub": (in_epub, 1), "docx": (in_docx, 1), "pdf": (in_pdf, 2)}


@pytest.mark.parametrize("name", NAMES)
def test_the_words_after_every_mark_are_the_first_of_that_page(name: str, tmp_path: Path) -> None:
    document, whole = made(name)
    blocks = dict(iter_blocks(document.blocks))
    standard = whole["pdf"]
    pages = first_words(standard, tmp_path)[: len(standard.pages)]
    wrong = []
    for ending, file in whole.items():
        if ending == "pdf":
            continue
        reader, first = READERS[ending.rpartition(".")[2]]
        marks = list(reader(file.data))
        assert [page for page, _ in marks] == list(range(first, len(pages) + 1)), ending
        for start, (page, following) in zip(standard.pages[first - 1 :], marks, strict=True):
            block = blocks.get(start.path)
            picture = words(block.alt or "") if isinstance(block, Figure) and start.part is None else []
            # after the title, each format says where it comes from in its own way; a picture has no words to extract
            wanted = "".join(words(document.meta.title) if page == 1 else pages[page - 1][:4])[:40]
            found = "".join(words(following)).removeprefix("".join(picture))
            if not wanted or not found.startswith(wanted):
                wrong.append((ending, page, found[:60], wanted))
    assert not wrong, "\n".join(map(repr, wrong))
