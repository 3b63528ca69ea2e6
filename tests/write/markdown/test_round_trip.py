"""The law of the Markdown pair: what is written reads back as the same tree."""

from __future__ import annotations

from hypothesis import given, settings

from convert.model import Block, Document, Meta
from convert.read.markdown import read_markdown
from convert.style import load_style
from convert.walk import without_provenance
from convert.write.markdown import write
from tests.strategies import documents, paragraphs


def _there_and_back(document: Document) -> Document:
    return without_provenance(read_markdown(write(document, load_style()).data.decode()))


@settings(max_examples=400, deadline=None)
@given(paragraphs())
def test_every_run_of_inlines_reads_back(block: Block) -> None:
    document = Document(Meta(title="T", lang="en"), (block,))
    text = write(document, load_style()).data.decode()
    assert without_provenance(read_markdown(text)).blocks == document.blocks, text


@settings(max_examples=300, deadline=None)
@given(documents())
def test_every_document_reads_back(document: Document) -> None:
    assert _there_and_back(document) == document, write(document, load_style()).data.decode()
