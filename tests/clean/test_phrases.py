"""Phrases are data: complete, with an origin, and found by tokens in every language."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from convert.clean.phrases import COMPILED, INSIDE, KINDS, START, WHOLE, compiler, find, tokens


def kinds(line: str) -> dict[str, int]:
    found = find(tokens(line))
    return {hit.kind: max(other.strength for other in found if other.kind == hit.kind) for hit in found}


@pytest.mark.parametrize("language", compiler.languages())
def test_a_language_names_its_origin_and_holds_sound_phrases(language: str) -> None:
    raw = tomllib.loads(files("convert.clean.phrases").joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    assert raw["origin"]
    table = compiler.load(language)
    assert set(table) <= set(KINDS)
    assert {"comment", "commentform", "related", "readmore", "share", "tags", "newsletter", "privacy"} <= set(table)
    for modes in table.values():
        assert set(modes) <= {"whole", "start", "any"}
        for found in modes.values():
            assert all(tokens(phrase.replace("{n}", "0")) for phrase in found)


def test_phrases_of_most_languages_are_checked_against_a_translation_in_use() -> None:
    folder = files("convert.clean.phrases")
    tables = [
        tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8")) for name in compiler.languages()
    ]
    assert sum("checked" in table for table in tables) >= 25


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Older posts", "nav"),
        ("Die Kommentarfunktion ist geschlossen.", "comment"),
        ("Näytä kaikki artikkelit kirjoittajalta Mara Lind", "author"),
        ("댓글은 닫혔습니다.", "comment"),
        ("Следующие записи", "nav"),
        ("با افتخار نیرو گرفته از WordPress", "footer"),
    ],
)
def test_wordpress_speaks_in_its_own_words(line: str, kind: str) -> None:
    assert kinds(line)[kind] >= START


def test_the_gathered_file_is_fresh() -> None:
    gathered = files("convert.clean.phrases").joinpath(COMPILED).read_text(encoding="utf-8")
    assert gathered == compiler.compiled(), "run python -m convert.clean.phrases"


def test_at_least_twenty_five_languages() -> None:
    assert len(compiler.languages()) >= 25


@pytest.mark.parametrize(
    ("line", "kind", "strength"),
    [
        ("Leave a Reply", "comment", WHOLE),
        ("17 Comments", "comment", WHOLE),
        ("Schreibe einen Kommentar", "comment", WHOLE),
        (
            "Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind",
            "commentform",
            START,
        ),
        ("Votre adresse e-mail ne sera pas publiée.", "commentform", WHOLE),
        ("您的电子邮箱地址不会被公开。", "commentform", WHOLE),
        ("関連記事", "related", WHOLE),
        ("Похожие записи", "related", WHOLE),
        ("Sign up here and get the newsletter every week in your mailbox", "newsletter", START),
        ("Every week the newsletter brings more", "newsletter", INSIDE),
    ],
)
def test_phrases_are_found(line: str, kind: str, strength: int) -> None:
    assert kinds(line)[kind] == strength


def test_a_whole_phrase_is_not_found_inside_a_sentence() -> None:
    assert kinds("Leave a reply on the table and go") == {"comment": START}
    assert "related" not in kinds("They are related by marriage but not by blood, as it seems now").keys() - {"related"}


def test_a_long_line_is_searched_at_its_edges() -> None:
    line = "word " * 60 + "newsletter " + "word " * 60
    assert kinds(line) == {}
    assert kinds("newsletter " + line)["newsletter"] == START
