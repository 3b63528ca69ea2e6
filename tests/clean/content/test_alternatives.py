"""Pictures described once: what their captions say, what the lines below them say, and what says nothing."""

from __future__ import annotations

import pytest

from convert.clean.content.alternatives import told_once
from convert.clean.phrases import tokens
from convert.model import Attr, Block, Figure, Paragraph, Quote
from tests.support import paragraph, text

TITLE = "The quay opens again"
WORDS = "A crane lifts the last gate."


def told(*blocks: Block) -> tuple[Block, ...]:
    out = told_once(blocks, tokens(TITLE))
    assert told_once(out, tokens(TITLE)) == out
    return out


@pytest.mark.parametrize("caption", [WORDS, f"Friday, noon: {WORDS}", "A CRANE lifts the last gate"])
def test_a_picture_whose_caption_says_what_it_shows_needs_no_more(caption: str) -> None:
    figure = Figure("crane", WORDS, text(caption))
    assert told(figure) == (Figure("crane", None, text(caption), decorative=True),)


@pytest.mark.parametrize("caption", ["The quay on Friday.", "A crane lifts the gate.", ""])
def test_a_picture_that_says_more_than_its_caption_keeps_its_description(caption: str) -> None:
    figure = Figure("crane", WORDS, text(caption) if caption else ())
    assert told(figure) == (figure,)


def test_a_paragraph_that_says_what_the_picture_above_shows_is_its_caption() -> None:
    figure, after = Figure("crane", WORDS), paragraph("The port has waited for it.")
    assert told(figure, paragraph(WORDS), after) == (
        Figure("crane", None, text(WORDS), decorative=True),
        after,
    )


def test_it_is_so_within_a_quotation() -> None:
    (quote,) = told(Quote((Figure("crane", WORDS), paragraph(WORDS))))
    assert quote == Quote((Figure("crane", None, text(WORDS), decorative=True),))


@pytest.mark.parametrize(
    "blocks",
    [
        (Figure("crane", WORDS), paragraph("The port has waited for it.")),
        (paragraph(WORDS), Figure("crane", WORDS)),
        (Figure("crane", "Mara Lind"), paragraph("Mara Lind")),
        (Figure("crane", WORDS, text("On Friday.")), paragraph(WORDS)),
        (Figure("crane", WORDS, attr=Attr(id="a")), Paragraph(text(WORDS), Attr(id="b"))),
        (Figure("crane", WORDS), Paragraph(text(WORDS), Attr(lang="de"))),
    ],
)
def test_another_paragraph_stays_one(blocks: tuple[Block, ...]) -> None:
    assert told(*blocks) == blocks


def test_what_leads_to_the_line_leads_to_the_picture() -> None:
    (figure,) = told(Figure("crane", WORDS), Paragraph(text(WORDS), Attr(id="crane-1")))
    assert figure.attr.id == "crane-1"


def test_a_picture_that_is_called_like_the_article_is_not_described() -> None:
    assert told(Figure("quay", "The Quay Opens Again")) == (Figure("quay"),)
    assert told(Figure("quay", "The quay opens again at noon")) == (Figure("quay", "The quay opens again at noon"),)


@pytest.mark.parametrize("source", ["Photo: Mara Lind", "© Jan Ode", "Mara Lind/Getty Images", "Foto: dpa"])
def test_a_caption_that_only_names_the_source_is_the_credit(source: str) -> None:
    assert told(Figure("quay", WORDS, text(source))) == (Figure("quay", WORDS, credit=text(source)),)


@pytest.mark.parametrize("alt", ["(Credit: Nasa)", "Photo: Mara Lind", "© Jan Ode"])
def test_an_alternative_text_that_only_names_the_source_describes_nothing(alt: str) -> None:
    assert told(Figure("crane", alt, text("On Friday."))) == (Figure("crane", None, text("On Friday.")),)
    described = Figure("crane", "A credit to the crane", text("On Friday."))
    assert told(described) == (described,)


def test_a_source_below_a_picture_is_its_credit() -> None:
    assert told(Figure("gate"), paragraph("Photo: Mara Lind")) == (Figure("gate", credit=text("Photo: Mara Lind")),)


@pytest.mark.parametrize("caption", ["The quay at noon", "The quay at noon. Photo: Mara Lind", "Photo of the quay."])
def test_another_caption_is_one(caption: str) -> None:
    figure = Figure("quay", WORDS, text(caption))
    assert told(figure) == (figure,)


@pytest.mark.parametrize(
    "words",
    [
        "Abbildung 3: The gate at noon",
        "Fig. 2. The gate",
        "© Mara Lind The gate at noon",
        "图注：水闸",
    ],
)
def test_a_paragraph_below_a_picture_that_calls_itself_a_caption_is_one(words: str) -> None:
    after = paragraph("The port has waited for it.")
    assert told(Figure("gate"), paragraph(words), after) == (Figure("gate", None, text(words)), after)


@pytest.mark.parametrize(
    "words",
    ["Foto Lind opens at noon", "Photos are welcome.", "Bild 3 zeigt das Tor.", "Image", "Figure 3 shows: the gate"],
)
def test_a_sentence_about_pictures_is_no_caption(words: str) -> None:
    assert told(Figure("gate"), paragraph(words)) == (Figure("gate"), paragraph(words))


def test_where_captions_stand_above_their_pictures_none_is_hung_on_the_picture_before() -> None:
    blocks = (paragraph("Fig. 1: The gate"), Figure("gate"), paragraph("Fig. 2: The crane"), Figure("crane"))
    assert told(*blocks) == blocks
    captioned = Figure("gate", None, text("The gate"))
    assert told(captioned, paragraph("Foto: Mara Lind")) == (captioned, paragraph("Foto: Mara Lind"))
