"""Alternative texts as pages have them: what describes a picture, and what only stands where a description would."""

from __future__ import annotations

import pytest

from convert.read.pictures import described


@pytest.mark.parametrize(
    "alt",
    [
        None,
        "",
        "  ",
        "IMG_2041",
        "harbour-crane-01.jpg",
        "Harbour's end (2).png",
        "JPEG - 172.1 ko",
        "PNG – 1,2 MB",
        "Big quay 140x140px",
        "Featured image",
        "Image for post",
        "Beitragsbild",
        "sp014",
        "An-den-kürzeren-Balken-können-nun-Bretter-",
        "thumbnail",
        "400x300",
    ],
)
def test_what_names_a_file_or_any_picture_describes_none(alt: str | None) -> None:
    assert described(alt) is None


@pytest.mark.parametrize(
    ("alt", "words"),
    [
        ("A crane lifts the last gate", "A crane lifts the last gate"),
        ("  A crane\n lifts the gate ", "A crane lifts the gate"),
        ("Featured image of a crane", "Featured image of a crane"),
        ("Rhein-Main-Gebiet", "Rhein-Main-Gebiet"),
        ("A380", "A380"),
        ("A poster of 30x40 cm", "A poster of 30x40 cm"),
        ("yes", "yes"),
        ("10", "10"),
        ('The quay. <a href="https://example.org/quay">More</a>', "The quay. More"),
        ("The <em>Tern</em> at sea<br />", "The Tern at sea"),
        ("a < b and c > d", "a < b and c > d"),
        ("if x <b and y> 2", "if x <b and y> 2"),
    ],
)
def test_other_words_describe_it(alt: str, words: str) -> None:
    assert described(alt) == words
