"""What is mended in a line, and what stays as written."""

from __future__ import annotations

import unicodedata

import pytest
from ftfy import TextFixerConfig, fix_text
from hypothesis import given
from hypothesis import strategies as st

from convert.invariants import FORBIDDEN
from convert.language import detect, direction
from convert.typography import normalise


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  two  spaces\tand a tab ", "two spaces and a tab"),
        ("schÃ¶n", "schön"),
        ("Itâ€™s", "It’s"),
        ("voilÃ  le cafÃ©", "voilà le café"),
        ("caf√© Br√ºcke", "café Brücke"),
        ("æ—¥æœ¬", "日本"),
        ("salt &amp; pepper", "salt & pepper"),
        ("ﬁnd the oﬀer", "find the offer"),
        ("e\u0301te\u0301", "été"),
        ("zero\u200bwidth so\u00adft \ufeffmark", "zerowidth soft mark"),
        ("bell\x07", "bell"),
        ("a\u00a0\u00a0b", "a b"),
    ],
)
def test_mended(line: str, expected: str) -> None:
    assert normalise(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "“Curly,” she said, ‘and straight’ \"too\" 'here'",
        "«\u00a0Non\u00a0!\u00a0» dit-il",
        "„Doch“, sagte er",
        "全角，句号。「引用」",
        "می\u200cخواهم",
        "👩\u200d🏫",
        "1\u202f000\u202fkm",
        "a < b && c",
    ],
)
def test_kept(line: str) -> None:
    assert normalise(line) == line


@pytest.mark.parametrize("word", ["café", "“quoted”", "señor", "čeština", "Привет", "ελληνικά", "日本", "100 €"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp1251", "cp1250", "mac_roman", "iso-8859-2", "cp437"])
def test_the_quick_look_misses_nothing_that_ftfy_mends(word: str, encoding: str) -> None:
    try:
        broken = f"some {word} text".encode().decode(encoding)
    except UnicodeDecodeError:
        return
    config = TextFixerConfig(uncurl_quotes=False, fix_character_width=False)
    assert normalise(broken) == " ".join(fix_text(broken, config).split()) or "\xa0" in broken


@given(st.text())
def test_the_result_is_fit_for_the_tree(line: str) -> None:
    made = normalise(line)
    assert unicodedata.is_normalized("NFC", made)
    assert not FORBIDDEN.search(made)
    assert made == made.strip()
    assert "\n" not in made


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The council voted on Tuesday to keep the ferry running for another year.", "en"),
        ("Der Rat stimmte am Dienstag dafür, die Fähre ein weiteres Jahr zu betreiben.", "de"),
        ("Le conseil a voté mardi pour maintenir le bac un an de plus.", "fr"),
        ("המועצה הצביעה ביום שלישי בעד המשך פעילות המעבורת.", "he"),
        ("12 34 56", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_text(text: str, tag: str) -> None:
    assert detect(text) == tag


def test_the_direction_of_a_language() -> None:
    assert [direction(tag) for tag in ("en", "he", "ar-EG", "zh")] == ["ltr", "rtl", "rtl", "ltr"]
