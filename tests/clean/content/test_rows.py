"""Rows of one kind under one parent are decided together."""

from __future__ import annotations

import pytest

from convert.clean.content.rows import rows_of, sisters
from tests.clean.content.deciding import LONG, kept, looked_at

#: Text of which no other can be in doubt.
TEXT = f"<p>{LONG} {LONG} {LONG}</p>"


def post(name: str, words: str = LONG) -> str:
    return f"<div class=post><p>{name}</p><p>{words}</p></div>"


def test_a_row_stays_whole_when_its_sisters_stay() -> None:
    body = f"<article>{post('Ada')}{post('Ben')}{post('Cem')}</article>"
    assert kept(body, 2, 3, 2, 3, -1, 3) == ["Ada", "The", "Ben", "The", "Cem", "The"]
    assert kept(body, 2, 3, 2, 3, -3, 3) == ["Ada", "The", "Ben", "The", "The"]


def test_a_row_goes_with_sisters_that_go() -> None:
    body = f"<article>{TEXT}{post('Ada', 'So.')}{post('Ben', 'So?')}{post('Cem', 'Soon.')}</article>"
    assert kept(body, 3, -3, -3, -3, -3, -1, -1.2) == ["The"]


def test_two_elements_of_one_kind_are_no_rows() -> None:
    body = f"<article>{post('Ada', 'It is so.')}{post('Ben', 'No, it is not.')}</article>"
    assert kept(body, 2, 3, -1, 3) == ["Ada", "It ", "No,"]


def test_rows_of_which_most_say_nothing_that_stays_tell_nothing_of_the_others() -> None:
    body = f"<article><div><p>{LONG}</p><p>{LONG} Always.</p></div>" + "".join(
        f"<div><p>{words}</p></div>" for words in ("Bus one", "Car two", "Dog six", "Eel ten")
    )
    assert kept(f"{body}</article>", 3, 3, -1, -3, -3, -3) == ["The", "The"]


@pytest.mark.parametrize(
    "other",
    [
        "<p>Share this</p>",
        "<p>See <a href=/b>the other lock</a></p>",
        "<p hidden>Unseen</p>",
        "<p class=comment>Me</p>",
    ],
)
def test_what_something_speaks_against_goes_from_a_row_that_stays(other: str) -> None:
    body = f"<article>{post('Ada')}{post('Ben')}<div class=post>{other}<p>{LONG}</p></div></article>"
    assert kept(body, 2, 3, 2, 3, -1, 3) == ["Ada", "The", "Ben", "The", "The"]


def test_rows_stay_whole_also_where_all_of_what_is_likely_stands_under_a_name_against_it() -> None:
    thread = f"<section class=comments><article>{post('Ada')}{post('Ben')}{post('Cem')}</article></section>"
    assert kept(thread, 2, 3, 2, 3, -1, 3) == ["Ada", "The", "Ben", "The", "Cem", "The"]
    comments = thread.replace("article", "div")
    assert kept(f"<article>{TEXT}</article>{comments}", 3, 2, 3, 2, 3, -1, 3) == ["The"]


def test_numbers_in_names_make_no_difference() -> None:
    rows = "".join(
        f"<div id=post-{n}><p>{name}</p><p>{LONG}</p></div>" for n, name in ((1, "Ada"), (22, "Ben"), (3, "Cem"))
    )
    assert kept(f"<article>{rows}</article>", 2, 3, 2, 3, -1, 3) == ["Ada", "The", "Ben", "The", "Cem", "The"]


def test_what_is_built_alike_stays_in_every_row() -> None:
    def asked(*questions: str) -> str:
        rows = (f"<div><div class=q{at}>{words}</div></div><p>{LONG}</p>" for at, words in enumerate(questions))
        return f"<article>{''.join(rows)}</article>"

    body = asked("Why?", "How?", "Who?", "May?")
    assert kept(body, 1, 3, 1, 3, 1, 3, -1, 3) == ["Why", "The", "How", "The", "Who", "The", "May", "The"]
    assert kept(body, 1, 3, -1, 3, -2, 3, -1, 3) == ["Why", "The", "The", "The", "The"]


def test_a_name_that_is_a_link_stays_in_every_row_but_a_row_of_nothing_else_does_not() -> None:
    names = [f"<p class=who><a href=/{name}>{name}</a></p>" for name in ("Ada", "Ben", "Cem", "Dee")]
    inside = "".join(f"<div class=post>{name}<div><p>{LONG} {at}.</p></div></div>" for at, name in enumerate(names))
    alone = f"<p>{LONG}</p>" + "".join(f"<div class=link>{name}</div>" for name in names)
    assert kept(f"<article>{inside}</article>", 1, 3, 1, 3, 1, 3, -1, 3)[-2:] == ["Dee", "The"]
    assert kept(f"<article>{TEXT}{alone}</article>", 3, 3, 1, 1, 1, -1)[-2:] == ["Ben", "Cem"]


def test_paragraphs_of_one_text_are_not_alike() -> None:
    body = f"<article><div><p>{LONG}</p><p>Two</p><p>Three</p><p>Four</p></div></article>"
    assert kept(body, 3, 3, 3, -1) == ["The", "Two", "Thr"]


GRID = "".join(f"<div class=fact><span>{a}</span><div>{b}</div></div>" for a, b in (("Fat", "11 g"), ("Salt", "2 g")))


def grid(third: str) -> str:
    return f"<article>{TEXT}<section>{GRID}<div class=fact>{third}</div></section></article>"


def test_a_value_stays_with_its_label() -> None:
    body = grid("<span>Sugar</span><div>9 g</div>")
    assert kept(body, 3, 1, -1, 1, -1, -1, -1) == ["The", "Fat", "11 ", "Sal", "2 g", "Sug", "9 g"]


def test_a_grid_of_which_no_cell_stays_or_the_most_are_unlikely_goes() -> None:
    body = grid("<span>Sugar</span><div>9 g</div>")
    assert kept(body, 3, -0.5, -0.5, -0.5, -0.5, -0.5, -0.5) == ["The"]
    assert kept(body, 3, 0.5, -2, -2, -2, -1, -2) == ["The", "Fat"]


def test_rows_of_links_or_of_sentences_are_no_grid() -> None:
    links = grid("<span>Sugar</span><div>9 g</div>").replace("span>", "a>").replace("<a>", "<a href=/fact>")
    assert kept(links, 3, 1, -1, 1, -1, -1, -1) == ["The", "Fat", "Sal"]
    told = grid(f"<span>Sugar</span><div>{LONG} {LONG[:40]}</div>")
    assert kept(told, 3, 1, -1, 1, -1, -3, -1) == ["The", "Fat", "Sal"]


def test_sisters_are_the_rows_that_two_blocks_stand_in() -> None:
    *_, around = looked_at(f"<main>{post('Ada')}{post('Ben')}{post('Cem')}</main><div class=post>Elsewhere</div>")
    rows = rows_of(around)
    one, two = sisters(around, rows, 1, 4) or (-1, -1)
    assert (around.first[one], around.first[two]) == (1, 3)
    assert sisters(around, rows, 1, 2) is None
    assert sisters(around, rows, 1, 7) is None


def test_a_picture_of_a_series_stays_where_most_built_like_it_do() -> None:
    def picture(caption: str, name: str = "photo") -> str:
        return f"<figure class={name}><img src={caption}.jpg><figcaption>{caption}</figcaption></figure>"

    pictures = [picture("Quay"), picture("Boat"), picture("Crane")]
    body = f"<article>{TEXT}{''.join(pictures)}</article>"
    assert kept(body, 3, 2, 2, -3.5) == ["The", "Qua", "Boa", "Cra"]
    assert kept(body, 3, 2, -4.5, -3.5) == ["The", "Qua"]
    assert kept(body, 3, 2, 2, -4.5) == ["The", "Qua", "Boa"]
    other = body.replace(picture("Crane"), picture("Crane", "advert"))
    assert kept(other, 3, 2, 2, -3.5) == ["The", "Qua", "Boa"]
    apart = f"<article>{TEXT}{TEXT.join(pictures)}</article>"
    assert kept(apart, 3, 2, 3, 2, 3, -3.5) == ["The", "Qua", "The", "Boa", "The"]
