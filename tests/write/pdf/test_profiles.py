"""What a profile changes on the page beyond sizes, read off the finished file."""

from __future__ import annotations

import pytest

from convert.check.pdf import check_pdf
from convert.model import Document, Figure, Media, Meta
from convert.style import load_style, profile_names
from convert.write.pdf import write
from convert.write.pdf.boxes import PictureBox
from convert.write.pdf.build import Builder, Place
from convert.write.pdf.context import new_context
from convert.write.pdf.engine import measure
from convert.write.pdf.layout import galley
from tests.support import document, paragraph, png, rich


def _picture_width(profile: str) -> float:
    made = Document(
        Meta("A picture", lang="en"),
        (Figure("m", "A wall"),),
        media=(Media("m", "image/png", png(200, 100), 200, 100),),
    )
    context = new_context(made, load_style(profile))
    flows = Builder(context).blocks(made.blocks, Place(context.tags.root, "en", "ltr", ()))
    return next(box.width for box in galley(flows, 400.0, 600.0) if isinstance(box, PictureBox))


def test_pictures_grow_with_the_text_as_far_as_there_is_room() -> None:
    assert _picture_width("standard") == pytest.approx(150)
    assert _picture_width("large-print-ukaaf") == pytest.approx(225)
    assert _picture_width("giant-print") == pytest.approx(300)


@pytest.mark.parametrize("profile", profile_names())
def test_every_construct_in_every_profile_says_what_the_tree_says(profile: str) -> None:
    for standard in ("ua1", "ua2"):
        style = load_style(profile).with_options(pdf="ua2" if standard == "ua2" else "ua1")
        assert check_pdf(write(rich(), style).data, rich()) == ()


def test_the_measure_counts_the_document_s_own_characters() -> None:
    style = load_style("large-print-aph")
    wide = document(paragraph("Würmer mummeln warm am Wasserdamm " * 20), lang="de")
    slim = document(paragraph("it is still a little tin till " * 20))
    few = document(paragraph("Wumm."))
    assert measure(style, slim) < measure(style, few) < measure(style, wide)
