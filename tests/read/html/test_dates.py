"""When a saved page was published: statements, the dateline that readers see, and dates of other things."""

from __future__ import annotations

import pytest

from convert.read.html import read_html


def published(head: str = "", below: str = "", above: str = "", after: str = "") -> str | None:
    page = (
        f"<html><head><meta charset=utf-8><title>The ferry sails again</title>{head}</head><body><article>{above}"
        f"<h1>The ferry sails again</h1>{below}<p>{'The tide came in at noon, as it always does. ' * 6}</p></article>"
        f"{after}</body></html>"
    )
    return read_html(page.encode(), lambda path: None, "page.html").document.meta.published


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


STATED = meta("article:published_time", "2024-03-04T23:30:00Z")


@pytest.mark.parametrize(
    ("head", "below", "expected"),
    [
        # A statement with its time, where the page shows the same day or none.
        (STATED, "", "2024-03-04T23:30:00Z"),
        (STATED, "<p>4 March 2024</p>", "2024-03-04T23:30:00Z"),
        # The local day, where the statement is in universal time.
        (STATED, "<p>5 March 2024</p>", "2024-03-05"),
        # Of several statements the one that readers see.
        (meta("datepublished", "2023-01-02") + meta("article:published_time", "2024-03-05T08:00:00+01:00"),
         "<time>5.3.2024</time>", "2024-03-05T08:00:00+01:00"),
        (STATED + meta("article:modified_time", "2024-06-01"), "<p class=x>1 June 2024</p>", "2024-06-01"),
        # Not one that is called an update, nor one that nothing states.
        (STATED + meta("article:modified_time", "2024-06-01"), "<p>Updated 1 June 2024</p>", "2024-03-04T23:30:00Z"),
        (STATED, "<p>Born 1 June 1999</p>", "2024-03-04T23:30:00Z"),
        # A dateline before a date that is stated without saying of what.
        (meta("dc.date", "2024-03-09"), "<p>Kiel, 5 March 2024, 8.00</p>", "2024-03-05"),
        (meta("dc.date", "2024-03-09"), "", "2024-03-09"),
        # With the time that its element gives.
        ("", '<time datetime="2024-03-05T08:00:00+01:00">5 March 2024</time>', "2024-03-05T08:00:00+01:00"),
        # An update is better than nothing, and a forum member's date is not.
        ("", "<p>Updated: 1 June 2024</p>", "2024-06-01"),
        ("", "<p>Registered: 1 June 1999</p><p>5 March 2024</p>", "2024-03-05"),
        ("", "<p>Release date of the book: 1 June 1999</p><p>Posted on: 5 March 2024</p>", "2024-03-05"),
    ],
)  # fmt: skip
def test_the_day_is_the_one_that_the_page_states_and_shows(head: str, below: str, expected: str) -> None:
    assert published(head, below) == expected


def test_a_dateline_may_stand_above_the_headline() -> None:
    assert published(above="<p><span>News</span> 5 March 2024</p>") == "2024-03-05"


def test_a_date_among_comments_comes_last() -> None:
    comment = '<div class="comments"><time datetime="2024-06-01">1 June</time></div>'
    assert published(after=comment + '<p class="pubdate">5 March 2024</p>') == "2024-03-05"
    assert published(meta("og:updated_time", "2024-03-07"), after=comment) == "2024-03-07"
    assert published(after=comment) == "2024-06-01"


def test_a_date_in_running_text_is_no_dateline() -> None:
    text = "<p>On 1 June 1999 the bridge was washed away, and since that day the ferry has crossed the sound in every"
    assert published(STATED, f"{text} weather, whether the bakers and the doctor wanted to come along or not.</p>") == (
        "2024-03-04T23:30:00Z"
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://shore.example/2024/03/05/ferry", "2024-03-05"),
        ("https://shore.example/news/05-03-2024", "2024-03-05"),
        ("https://shore.example/news/35-03-2024", None),
        ("https://shore.example/news/05-03-2024-2", None),
    ],
)
def test_an_address_may_hold_the_day(address: str, expected: str | None) -> None:
    assert published(f'<link rel=canonical href="{address}">') == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("article:modified_time", "2024-03-06T10:00:00Z"), "2024-03-06T10:00:00Z"),
        (meta("og:updated_time", "2024-03-04T23:30:01Z"), "2024-03-04T23:30:01Z"),
        ('<meta itemprop="dateModified" content="2024-03-06">', "2024-03-06"),
        # Not earlier than the publication, nor the same, nor a time of a server's file, nor no date.
        (meta("article:modified_time", "2024-03-01"), None),
        (meta("article:modified_time", "2024-03-04T23:30:00Z"), None),
        (meta("last-modified", "2024-03-06"), None),
        (meta("article:modified_time", "yesterday"), None),
        (meta("article:modified_time", "2024-03-06T10:00:00+99:00"), None),
    ],
)
def test_the_last_change_is_the_one_that_the_page_states(head: str, expected: str | None) -> None:
    page = f"<html><head>{STATED}{head}</head><body><h1>Tides</h1><p>Words.</p></body></html>"
    assert read_html(page.encode(), lambda path: None, "page.html").document.meta.modified == expected


def test_the_last_change_may_be_marked_in_the_page() -> None:
    page = f"<head>{STATED}</head><h1>Tides</h1><p>Words. <time itemprop=dateModified datetime=2024-04-01>April</time>"
    assert read_html(page.encode(), lambda path: None, "page.html").document.meta.modified == "2024-04-01"
