"""Alternative texts as pages have them: what describes a picture, and what only stands where a description would."""

from __future__ import annotations

import pytest

from convert.model import Figure
from convert.read.html import read_html
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
        "Die-la\u0308ngeren-Balken.jpg",
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
        ("<b> stands for bold", "<b> stands for bold"),
    ],
)
def test_other_words_describe_it(alt: str, words: str) -> None:
    assert described(alt) == words


@pytest.mark.parametrize(
    ("alt", "words"),
    [
        ("The quay. &lt;a href='https://example.org/quay'&gt;More&lt;/a&gt;", "The quay. More"),
        ("The &lt;em&gt;Tern&lt;/em&gt; at sea&lt;br /&gt;", "The Tern at sea"),
        ("a &lt; b and c &gt; d", "a < b and c > d"),
        ("if x &lt;b and y&gt; 2", "if x <b and y> 2"),
    ],
)
def test_tags_that_a_page_wrote_into_a_description_are_none_of_its_words(alt: str, words: str) -> None:
    (figure,) = read_html(f'<img src=a.png alt="{alt}">'.encode(), lambda path: None, "page.html").document.blocks
    assert isinstance(figure, Figure)
    assert figure.alt == words
