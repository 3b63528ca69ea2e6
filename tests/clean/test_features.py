"""The columns of the first look, and the facts of a page that they are made of."""

from __future__ import annotations

from convert.clean import features
from convert.clean.families.statistical import shipped
from convert.clean.page import page_of, page_of_lines
from convert.lines import document_of
from convert.model import Meta

LINES = [
    "The ferry is back",
    "",
    "By Mara Lind, 12 March 2021",
    "The ferry on the Dee is back after a winter in the yard, and the crossing takes ten minutes again.",
    "It takes a winter to mend a ferry, says the yard, and the crossing was missed by forty families.",
    "",
    "Read more: Ten walks for autumn",
    "© 2021 Kieler Bote",
]


def test_a_column_is_the_same_whoever_else_is_asked_for() -> None:
    page = page_of(document_of(LINES))
    every = features.columns_of(page)
    some = features.columns_of(page, shipped().asked)
    assert some.items() <= every.items()
    assert shipped().asked & every.keys() <= some.keys()
    assert features.columns_of(page, {"caps"}) == {"caps": every["caps"]}


def test_lines_make_the_page_that_their_document_makes() -> None:
    of_document, of_lines = page_of(document_of(LINES)), page_of_lines(LINES, Meta())
    assert of_lines.texts == of_document.texts
    assert of_lines.gaps == of_document.gaps
    assert features.columns_of(of_lines) == features.columns_of(of_document)


def test_shared_words_stand_in_several_lines_and_mean_something() -> None:
    assert page_of(document_of(LINES)).shared == {"ferry", "back", "winter", "yard", "crossing", "takes", "ten", "2021"}
