"""Walks over the tree, its JSON and its invariants."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from hypothesis import given, settings

from convert import dump
from convert.canonical import canonical
from convert.errors import ConvertError
from convert.invariants import problems
from convert.model import (
    Attr,
    Cell,
    Document,
    Emphasis,
    Figure,
    Heading,
    Inline,
    LineBreak,
    Lines,
    Link,
    List,
    ListItem,
    Media,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)
from convert.reading import Utterance, utterances
from convert.walk import block_text, inline_text, iter_blocks, leaves, map_inlines, without_provenance
from tests.strategies import documents
from tests.support import document, paragraph, rich, text

NESTED = document(
    paragraph("one"),
    List((ListItem((paragraph("two"), List((ListItem((paragraph("three"),)),)))), ListItem((paragraph("four"),)))),
    Quote((paragraph("five"),), text("Ada")),
)


def test_paths_index_the_children_that_child_blocks_gives() -> None:
    assert [(path, block_text(block)) for path, block in leaves(NESTED.blocks)] == [
        ((0,), "one"),
        ((1, 0), "two"),
        ((1, 1, 0), "three"),
        ((1, 2), "four"),
        ((2, 0), "five"),
    ]


def test_the_text_of_a_block_is_in_reading_order() -> None:
    assert block_text(NESTED.blocks[1]) == "two\nthree\nfour"
    assert block_text(NESTED.blocks[2]) == "five\nAda"


def test_inline_text_has_breaks_but_no_note_marks() -> None:
    run: tuple[Inline, ...] = (Text("a"), NoteRef("1"), LineBreak(), Emphasis(text("b")))
    assert inline_text(run) == "a\nb"


def test_map_inlines_replaces_within() -> None:
    run: tuple[Inline, ...] = (Emphasis((Text("a"), LineBreak())),)
    changed = map_inlines(run, lambda node: () if isinstance(node, LineBreak) else (node,))
    assert changed == (Emphasis((Text("a"),)),)


def test_without_provenance_empties_origins_at_every_depth() -> None:
    marked = Paragraph(text("x"), Attr(lang="fr", origin=Lines(3, 3)))
    made = without_provenance(document(Quote((marked,))))
    assert made.blocks == (Quote((Paragraph(text("x"), Attr(lang="fr")),)),)


# ------------------------------------------------------------------------------------------ canonical


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ((Text("a "), Text(" b")), (Text("a b"),)),
        ((Text(" a\n b "),), (Text("a b"),)),
        ((Emphasis(text(" a ")), Text("b")), (Emphasis(text("a")), Text(" b"))),
        ((Emphasis(()), Text("b")), (Text("b"),)),
        ((Text("a "), LineBreak(), Text(" b"), LineBreak()), (Text("a"), LineBreak(), Text("b"))),
        ((Link(text("a"), "u"), Text("")), (Link(text("a"), "u"),)),
        ((Text("a\u00a0b"),), (Text("a\u00a0b"),)),
    ],
)
def test_canonical_form(run: tuple[Inline, ...], expected: tuple[Inline, ...]) -> None:
    assert canonical(run) == expected
    assert canonical(expected) == expected


# ------------------------------------------------------------------------------------------ JSON


@settings(deadline=None)
@given(documents())
def test_json_gives_back_the_tree(made: Document) -> None:
    assert dump.loads(dump.dumps(made)) == made


def test_json_of_the_rich_fixture_gives_it_back_with_its_pictures() -> None:
    assert dump.loads(dump.dumps(rich())) == rich()
    assert any(medium.data for medium in rich().media)


@pytest.mark.parametrize(
    "bad", ['{"node": "Nobody"}', '{"node": "Text"}', '{"node": "Text", "value": "a", "x": 1}', "[", "3"]
)
def test_json_that_is_no_tree_is_refused(bad: str) -> None:
    with pytest.raises(ConvertError, match="tree JSON"):
        dump.loads(bad)


def test_the_fingerprint_follows_the_content() -> None:
    assert dump.fingerprint(document(paragraph("a"))) == dump.fingerprint(document(paragraph("a")))
    assert dump.fingerprint(document(paragraph("a"))) != dump.fingerprint(document(paragraph("b")))


# ------------------------------------------------------------------------------------------ invariants


def test_the_rich_fixture_is_sound() -> None:
    assert problems(rich()) == ()


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        (document(Heading(3, text("too deep"))), "level 3 after level 1"),
        (document(paragraph("bell\x07")), "forbids"),
        (document(paragraph("e\u0301")), "NFC"),
        (document(Paragraph((NoteRef("1"),))), "no note"),
        (document(Figure("m1")), "no medium"),
        (document(Paragraph(text("a"), Attr(id="x")), Paragraph(text("b"), Attr(id="x"))), "taken"),
        (Document(Meta(title="t"), (), (Note("1", ()), Note("1", ()))), "share an id"),
    ],
)
def test_each_breach_is_named(broken: Document, complaint: str) -> None:
    assert any(complaint in problem for problem in problems(broken))


def test_a_sound_tree_has_no_problems() -> None:
    sound = replace(
        document(
            Heading(2, text("a")),
            Heading(3, text("b")),
            Heading(2, text("c")),
            Figure("m1"),
            Paragraph((NoteRef("1"),)),
        ),
        notes=(Note("1", (paragraph("n"),)),),
        media=(Media("m1", "image/png"),),
    )
    assert problems(sound) == ()


# ------------------------------------------------------------------------------------------ reading order


def test_a_reader_meets_the_title_the_body_and_the_notes() -> None:
    made = replace(
        document(
            Table(
                (Row((Cell((paragraph("head"),), "col"),)), Row((Cell((paragraph("data"),)),))),
                1,
                text("what it shows"),
            ),
            Paragraph((*text("said  twice"), NoteRef("1")), Attr(lang="fr")),
        ),
        notes=(Note("1", (paragraph("aside"),)),),
    )
    assert utterances(made) == (
        Utterance("heading", "A title", 1, "en"),
        Utterance("caption", "what it shows", 0, "en", ("table",)),
        Utterance("paragraph", "head", 0, "en", ("table", "header-cell")),
        Utterance("paragraph", "data", 0, "en", ("table", "cell")),
        Utterance("paragraph", "said twice", 0, "fr"),
        Utterance("paragraph", "aside", 0, "en", ("notes",)),
    )


def test_every_block_of_the_fixture_is_reached() -> None:
    kinds = {type(block).__name__ for _, block in iter_blocks(rich().blocks)}
    assert kinds == {
        "Heading",
        "Paragraph",
        "Quote",
        "List",
        "DefinitionList",
        "Table",
        "Figure",
        "CodeBlock",
        "ThematicBreak",
        "Aside",
    }


def test_nodes_are_values_that_travel_between_processes() -> None:
    document = Document(Meta("Tides"), (Paragraph((Text("High water"),), Attr(lang="en")),))
    assert pickle.loads(pickle.dumps(document)) == document
    assert hash(document) == hash(replace(document))
    assert not hasattr(document, "__dict__")
