"""A picture that a page holds in two sizes is shown once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from convert.clean.content.twins import shown_once
from convert.model import Document, Figure, Media, Meta
from tests.support import paragraph, text

SMALL, LARGE = (
    "https://example.org/max/60/1*q7-Lind_QUAY2b.png?q=20",
    "https://example.org/max/900/1*q7-Lind_QUAY2b.png",
)
TIDE = paragraph("The tide turns at noon.")


def shown(one: Figure, other: Figure, *sources: str) -> list[object]:
    media = tuple(Media(f"p{number}", "image/png", source=source) for number, source in enumerate(sources))
    out = shown_once(Document(Meta(title="Quay"), (TIDE, one, other, TIDE), media=media))
    assert shown_once(out) == out
    return list(out.blocks[1:-1])


def test_the_picture_in_full_size_is_shown_with_the_words_of_both() -> None:
    assert shown(Figure("p0", "The quay"), Figure("p1"), SMALL, LARGE) == [Figure("p1", "The quay")]
    captioned = Figure("p1", decorative=True, caption=text("The quay"))
    assert shown(Figure("p0", "A crane"), captioned, SMALL, LARGE) == [
        replace(captioned, alt="A crane", decorative=False)
    ]


@pytest.mark.parametrize(
    "sources",
    [
        ("https://example.org/05/quay-1.jpg", "https://example.org/06/quay-1.jpg"),
        ("https://example.org/image.php?id=5", "https://example.org/image.php?id=6"),
        (SMALL, "https://example.org/max/900/1*q7-Lind_CRANE3c.png"),
    ],
)
def test_two_pictures_whose_files_may_differ_are_both_shown(sources: tuple[str, str]) -> None:
    blocks = [Figure("p0"), Figure("p1")]
    assert shown(blocks[0], blocks[1], *sources) == blocks


def test_a_picture_with_a_caption_of_its_own_stays() -> None:
    blocks = [Figure("p0", caption=text("At noon")), Figure("p1")]
    assert shown(blocks[0], blocks[1], SMALL, LARGE) == blocks
