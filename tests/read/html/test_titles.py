"""The headline of a saved page: which of its headings and statements is believed, and what is cut from it."""

from __future__ import annotations

import pytest

from convert.read.html import read_html
from convert.read.html.titles import bare_title


def title(head: str, body: str) -> str:
    return read(head, body)[0]


def read(head: str, body: str) -> tuple[str, str | None]:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}<p>The tide came in at noon.</p></body></html>"
    meta = read_html(page.encode(), lambda path: None, "page.html").document.meta
    return meta.title, meta.site


OG = '<meta property="og:title" content="{}">'
HEADLINE = "The ferry will sail again in spring"


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        # A heading that says the stated title in other words is what readers see.
        (OG.format("Ferry sails again: what islanders say"), f"<h1>{HEADLINE}</h1>", HEADLINE),
        # One that shares nothing with it is the site's or the section's.
        (OG.format(HEADLINE), "<h1>Island Gazette</h1>", HEADLINE),
        (OG.format(HEADLINE), "<h1>Details</h1><h2>Ferry times</h2>", HEADLINE),
        # A short heading may open a longer title, up to a separator.
        (OG.format("Limpet - Shore Wiki of the North"), "<h1>Limpet</h1>", "Limpet"),
        # The stated title without a kicker, whether the heading tells them apart or not.
        (OG.format(HEADLINE), f"<h1>Crossing {HEADLINE}</h1>", HEADLINE),
        (
            "<title>x</title>",
            f"<h1><span class=kicker>Crossing</span> <span class=headline>{HEADLINE}</span></h1>",
            "x",
        ),
        (
            OG.format(f"Crossing: {HEADLINE}"),
            f"<h1><span class=dachzeile>On crossing</span> <span class=headline>{HEADLINE}</span></h1>",
            HEADLINE,
        ),
        # A kicker stays where the page states it as part of its title.
        (
            OG.format(f"Crossing: {HEADLINE}"),
            f"<h1><span class=kicker>Crossing:</span> {HEADLINE}</h1>",
            f"Crossing: {HEADLINE}",
        ),
        # Secondary text and the mark of a permanent link are no part of the headline.
        (OG.format("x"), f"<title>{HEADLINE} | Gazette</title><h1>{HEADLINE}<br><small>3 May</small></h1>", HEADLINE),
        (f"<title>{HEADLINE} - docs</title>", f"<h1>{HEADLINE}<a href=#top>¶</a></h1>", HEADLINE),
    ],
)
def test_the_heading_that_readers_see_is_weighed_against_what_the_page_states(
    head: str, body: str, expected: str
) -> None:
    assert title(head, body) == expected


def test_the_name_of_the_site_is_no_headline() -> None:
    page_title = f"<title>Shore Notes » {HEADLINE}</title>"
    assert title(page_title, f"<h1>Shore Notes</h1><h2>{HEADLINE}</h2>") == HEADLINE
    assert title(page_title, f"<div class=logo><h1>Shore Notes</h1></div><h1>{HEADLINE}</h1>") == HEADLINE
    assert title(page_title, f'<h1 class="site-title">Shore Notes</h1><h3>{HEADLINE}</h3>') == HEADLINE


def test_a_step_of_a_breadcrumb_trail_is_no_headline() -> None:
    trail = f'<ol class="breadcrumbs"><li><h1>Crossing: {HEADLINE}</h1></li></ol>'
    assert title(OG.format(f"Crossing: {HEADLINE}"), trail + f"<h2>{HEADLINE}</h2>") == HEADLINE


def test_the_only_heading_of_an_article_is_its_headline_where_nothing_is_stated() -> None:
    page_title = "<title>Outings for rainy days</title>"
    assert title(page_title, "<article><h1>Low water</h1></article>") == "Low water"
    assert title(page_title, "<h1>Low water</h1>") == "Outings for rainy days"
    assert title(page_title, "<article><h1>Low water</h1><h1>High water</h1></article>") == "Outings for rainy days"


def test_a_heading_below_the_first_level_must_be_a_title_and_not_only_like_one() -> None:
    assert title(OG.format(HEADLINE), "<h1>News</h1><h2>The ferry in winter</h2>") == HEADLINE
    headings = "<h1>Ferry cake with lemon: soft as foam</h1><h2>Ferry cake with lemon</h2>"
    assert title(OG.format("Ferry cake with lemon"), headings) == "Ferry cake with lemon: soft as foam"


@pytest.mark.parametrize(
    ("given", "site", "page_title", "expected"),
    [
        ("Low water - Shore Gazette", "Shore Gazette", "", "Low water"),
        ("Shore Gazette | Low water", "Shore Gazette", "", "Low water"),
        ("How the ferry lock was built - a long tale", None, "", "How the ferry lock was built - a long tale"),
        ("How the ferry lock was built - Boats", None, "", "How the ferry lock was built"),
        # What the page's own title only adds to is bare already, but for the site's name.
        ("How the ferry lock was built - Boats", None, "How the ferry lock was built - Boats | Shore",
         "How the ferry lock was built - Boats"),
        ("The lock - Shore", "Shore", "The lock - Shore | Boats", "The lock"),
        ("the lock - shore.net - Boats", None, "", "the lock"),
        ("渡轮春天恢复航行_新闻频道_海港网", None, "", "渡轮春天恢复航行"),
        ("snake_case in file_names", None, "", "snake_case in file_names"),
        ("Low water: what remains", None, "", "Low water: what remains"),
    ],
)  # fmt: skip
def test_names_that_hang_on_a_title_are_cut_and_its_own_words_stay(
    given: str, site: str | None, page_title: str, expected: str
) -> None:
    assert bare_title(given, site, page_title) == expected


def test_the_last_name_that_hangs_on_the_title_is_the_sites() -> None:
    heading = f"<h1>{HEADLINE}</h1>"
    assert read(f"<title>{HEADLINE} | Boats | Shore Gazette</title>", heading) == (HEADLINE, "Shore Gazette")
    assert read(f"<title>{HEADLINE} | By Ann Lee</title>", heading) == (HEADLINE, None)
    assert read(f"<title>{HEADLINE}</title>", heading) == (HEADLINE, None)


def test_a_sign_that_begins_an_element_stays_at_the_word_before_it() -> None:
    parted = "<h1><span>The ferry</span><span>: it will sail</span><b>again</b></h1>"
    assert title("<title>The ferry: it will sail again</title>", parted) == "The ferry: it will sail again"


@pytest.mark.parametrize(
    ("hung", "site"),
    [("Shore Forum - Page 3", "Shore Forum"), ("Seite 34 von 40", None), ("Page Turners", "Page Turners")],
)
def test_the_number_of_a_page_is_no_name_of_a_site(hung: str, site: str | None) -> None:
    assert read(f"<title>{HEADLINE} - {hung}</title>", f"<h1>{HEADLINE}</h1>") == (HEADLINE, site)


def test_a_title_is_said_without_how_its_words_are_read() -> None:
    heading = "<h1><ruby>法律<rp>(</rp><rt>ほうりつ</rt><rp>)</rp></ruby>が<b>できる</b></h1>"
    found, _ = read("<title>法律ができる</title>", f"<article>{heading}<p>子どもへの虐待をなくす。</p></article>")
    assert found == "法律ができる"


def test_a_blog_s_name_before_a_colon_is_not_the_title_of_its_post() -> None:
    page = "<head><title>Pear Days: The oldest tree</title></head><body><h1>Pear Days</h1><h3>{}</h3><p>It stands."
    title = [
        read_html(page.format(said).encode(), lambda path: None, "page.html").document.meta.title
        for said in ("The oldest tree", "Another tree")
    ]
    assert title == ["The oldest tree", "Pear Days"]
