"""The language of a page: what it declares, what its text is plainly in, and marks that tell a voice nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convert import pipeline
from convert.language import differ, same_voice
from convert.language_marks import unmarked
from convert.model import Attr, Cell, List, ListItem, Note, Paragraph, Quote, Row, Span, Strong, Table, Text
from convert.pipeline import Options
from tests.support import document, paragraph, text

GERMAN = (
    "Die Fähre bleibt noch ein Jahr, denn der Gemeinderat hat am Dienstag beschlossen, die Kosten dafür zu tragen.",
    "Wer auf der Insel wohnt, kommt auch im Winter zweimal am Tag ans Festland und abends wieder nach Hause zurück.",
    "Der Hafenmeister sagte, dass man vierzig Familien nicht einfach ihrem Schicksal überlassen könne, auch wenn es"
    " teuer sei und niemand genau wisse, wie lange das alte Schiff noch durchhalte.",
    "Im nächsten Herbst soll darüber neu verhandelt werden, und bis dahin wird nach einem jüngeren Schiff gesucht.",
    "Bezahlt wird die Überfahrt zur Hälfte vom Bezirk; die andere Hälfte tragen die Fahrgäste mit ihren Karten.",
    "Ob das Geld im nächsten Jahr noch reicht, hängt davon ab, wie viele Gäste im Sommer auf die Insel fahren.",
)
ENGLISH = (
    "The ferry will run for another year, since the council decided on Tuesday that the district will bear the cost.",
    "Whoever lives on the island can reach the mainland twice a day in winter too, and get home again in the evening.",
    "The harbour master said that nobody could simply abandon forty families, even though that is going to cost much.",
)


def page(*paragraphs: str, lang: str = "en-US", body: str = "") -> bytes:
    words = "".join(f"<p>{words}</p>" for words in paragraphs)
    return (
        f'<!doctype html><html lang="{lang}"><meta charset=utf-8><title>X</title>'
        f"<body{f' lang={body}' if body else ''}><article><h1>X</h1>{words}</article>"
    ).encode()


def language_of(data: bytes, lang: str | None = None) -> tuple[str, bool]:
    parsed = pipeline.parse(data, "a.html", Options(lang=lang))
    codes = {finding.code for finding in parsed.findings}
    return parsed.document.meta.lang, "language-overruled" in codes


def test_a_text_plainly_in_another_language_than_its_page_declares_is_in_its_own() -> None:
    assert language_of(page(*GERMAN)) == ("de", True)


@pytest.mark.parametrize(
    ("data", "lang"),
    [
        (page(*GERMAN, lang="de-AT"), "de-AT"),
        (page(*GERMAN[:2]), "en-US"),  # too short
        (page(*GERMAN, *ENGLISH), "en-US"),  # mixed
        (page(*(words[:60] for words in GERMAN * 3)), "en-US"),  # headlines and captions, no running text
        (page(*(f"<a href=/x>{words}</a>" for words in GERMAN)), "en-US"),  # links
    ],
)
def test_a_declared_language_stays_where_the_text_is_in_it_short_or_mixed(data: bytes, lang: str) -> None:
    assert language_of(data) == (lang, False)


def test_a_named_language_overrules_all() -> None:
    assert language_of(page(*GERMAN), "en") == ("en", False)


def test_a_page_that_declares_none_is_in_the_language_of_its_running_text() -> None:
    links = "".join(f"<li><a href=/{number}>{words}</a>" for number, words in enumerate(ENGLISH * 12))
    data = f"<meta charset=utf-8><title>X</title><ul>{links}</ul>{''.join(f'<p>{words}' for words in GERMAN)}"
    assert language_of(data.encode()) == ("de", False)


def test_the_body_declares_the_language_before_the_page() -> None:
    assert language_of(page(*ENGLISH, lang="de", body="en-GB")) == ("en-GB", False)


@pytest.mark.parametrize(
    ("one", "other", "yes"),
    [("de-DE", "en", True), ("no", "nb-NO", False), ("en", "en-GB", False), ("hr", "sr", False)],
)
def test_languages_that_are_taken_for_one_another_do_not_differ(one: str, other: str, yes: bool) -> None:
    assert differ(one, other) is yes


@pytest.mark.parametrize(
    ("one", "other", "yes"),
    [
        ("de", "de-DE", True),
        ("de-de", "de-DE", True),
        ("en-GB", "en-US", False),
        ("de", "fr", False),
        ("zh", "zh-Hant", True),
    ],
)
def test_a_tag_that_only_says_more_is_spoken_alike(one: str, other: str, yes: bool) -> None:
    assert same_voice(one, other) is yes


def test_marks_of_the_documents_own_language_go_and_others_stay() -> None:
    german, french = Attr(lang="de-DE"), Attr(lang="fr")
    cited = Quote((Paragraph(text("Mot"), french), Paragraph(text("Wort"), Attr(lang="de"))), attr=french)
    before = document(
        Paragraph((Text("Er sagt "), Span((Text("Moin"),), "de"), Text(" und "), Span((Text("salut"),), "fr")), german),
        List((ListItem((Paragraph(text("Eins"), german),), german), ListItem((paragraph("deux"),), french))),
        Table((Row((Cell((paragraph("Zelle"),), attr=german),)),)),
        cited,
        lang="de",
    )
    after = unmarked(before)
    first, listed, table, quoted = after.blocks
    assert first == Paragraph((Text("Er sagt Moin und "), Span((Text("salut"),), "fr")))
    assert listed == List((ListItem((paragraph("Eins"),)), ListItem((paragraph("deux"),), french)))
    assert table == Table((Row((Cell((paragraph("Zelle"),)),)),))
    assert quoted == cited  # within French, German is another language


def test_a_mark_within_notes_and_formats_goes_but_not_another_direction() -> None:
    noted = Note("n", (Paragraph((Strong((Span((Text("Wort"),), "de-DE", "rtl"),)),)),))
    (note,) = unmarked(replace(document(lang="de"), notes=(noted,))).notes
    assert note.children == (Paragraph((Strong((Span((Text("Wort"),), None, "rtl"),)),)),)


def test_marks_of_the_documents_own_direction_go_but_where_they_hold_words_together() -> None:
    plain, held = Span((Text("Tide"),), None, "ltr"), Span((Text("tide \u05d2\u05d0\u05d5\u05ea"),), None, "ltr")
    before = document(Paragraph((plain, Text(" and "), held), Attr(dir="ltr")), Paragraph((plain,), Attr(dir="rtl")))
    assert unmarked(before).blocks == (
        Paragraph((Text("Tide and "), held)),
        Paragraph((plain,), Attr(dir="rtl")),
    )


def test_a_page_whose_body_repeats_its_language_carries_no_marks() -> None:
    prepared = pipeline.prepare(page(*GERMAN, lang="de", body="de-DE"), "a.html", Options())
    assert prepared.document.meta.lang == "de-DE"
    assert [block.attr.lang for block in prepared.document.blocks] == [None] * len(GERMAN)
