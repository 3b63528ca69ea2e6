"""Forms within an article that ask for its reader's address."""

from __future__ import annotations

import pytest

from convert.clean.content.forms import signup_form
from convert.clean.page import page_of
from convert.read.html import read_html

FIELDS = "<form><label>Your email address</label><input type=email><button>Sign me up</button></form>"


def gone(body: str) -> list[int]:
    page = f"<!doctype html><html lang=en><title>Boats</title><body><p>A first line of words.</p>{body}</body></html>"
    found = page_of(read_html(page.encode(), lambda path: None, "page.html").document)
    return [mark.line for mark in signup_form(found)]


@pytest.mark.parametrize("name", ["newsletter-box", "c-subscribe", "signup-form"])
def test_a_box_with_a_form_goes(name: str) -> None:
    assert gone(f"<aside class={name}><h3>Our best stories</h3>{FIELDS}</aside>") == [1]
    assert gone(f"<div class={name}>{FIELDS}</div>") == [1, 2]


@pytest.mark.parametrize(
    "body",
    [
        "<aside class=newsletter><h3>What a newsletter is</h3><p>A letter with news.</p></aside>",
        f"<aside class=survey><h3>Our best stories</h3>{FIELDS}</aside>",
        f"<aside class=newsletter><p>{'Boats lie on the mud at low tide. ' * 12}</p>{FIELDS}</aside>",
        "<form id=aspnetForm><div class=page><div class=main><p>Boats lie on the mud.</p></div></div></form>",
    ],
)
def test_other_boxes_stay(body: str) -> None:
    assert gone(body) == []
