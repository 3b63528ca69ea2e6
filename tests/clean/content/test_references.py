"""Links and notes after parts of a page have gone."""

from __future__ import annotations

from convert.clean.content.references import resolved
from convert.model import Attr, Document, Link, Meta, Note, NoteRef, Paragraph, Text
from tests.support import text

TO_THERE = Link(text("see there"), "#there")


def page(*blocks: Paragraph, notes: tuple[Note, ...] = (), source: str | None = None) -> Document:
    return resolved(Document(Meta(title="T", source_url=source), blocks, notes))


def test_a_link_to_a_block_that_stayed_stays() -> None:
    blocks = (Paragraph((TO_THERE,)), Paragraph(text("there"), Attr(id="there")))
    assert page(*blocks).blocks == blocks


def test_a_link_to_a_block_that_went_leads_to_the_page_it_came_from() -> None:
    (block,) = page(Paragraph((TO_THERE,)), source="https://a.example/b#top").blocks
    assert block == Paragraph((Link(text("see there"), "https://a.example/b#there"),))


def test_without_a_known_page_the_link_is_plain_text() -> None:
    (block,) = page(Paragraph((TO_THERE, Text("!")))).blocks
    assert block == Paragraph((*text("see there"), Text("!")))


def test_a_note_goes_with_its_last_call() -> None:
    notes = tuple(Note(key, (Paragraph(text(key)),)) for key in ("note-1", "note-2"))
    assert page(Paragraph((Text("x"), NoteRef("note-2"))), notes=notes).notes == notes[1:]


def test_a_note_that_a_note_calls_stays_with_it() -> None:
    outer = Note("note-1", (Paragraph((Text("see"), NoteRef("note-2"), TO_THERE)),))
    inner = Note("note-2", (Paragraph(text("inner")),))
    left = page(Paragraph((Text("x"), NoteRef("note-1"))), notes=(outer, inner)).notes
    assert [note.id for note in left] == ["note-1", "note-2"]
    assert left[0].children == (Paragraph((Text("see"), NoteRef("note-2"), *text("see there"))),)
