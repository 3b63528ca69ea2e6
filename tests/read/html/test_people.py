"""Who wrote a saved page: statements and the bylines that readers see, and names that are nobody's."""

from __future__ import annotations

import json

import pytest

from convert.read.html import read_html


def byline(body: str, head: str = "") -> str | None:
    page = (
        f'<html><head><meta charset=utf-8><meta property="og:site_name" content="Shore Gazette">{head}</head>'
        f"<body><div class=page><article><h1>The ferry sails again</h1>{body}"
        "<p>The tide came in at noon.</p></article></div></body></html>"
    )
    return read_html(page.encode(), lambda path: None, "page.html").document.meta.byline


def linked(**fields: object) -> str:
    article = {"@type": "NewsArticle", "headline": "The ferry sails again", **fields}
    return f'<script type="application/ld+json">{json.dumps(article)}</script>'


def author(name: str) -> str:
    return f'<meta name="author" content="{name}">'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p class=byline>By Ann Lee | 5 March 2024</p>", "Ann Lee"),
        ("<div class=postdata>Posted by Konrad @ 12:00 am</div>", "Konrad"),
        ("<div class=intro__author>Ann Lee, Bo Ek</div>", "Ann Lee, Bo Ek"),
        ("<p class=article-author>Interview: Ann Lee</p>", "Ann Lee"),
        ("<p class=byline>By Ann Lee and Bo Ek Shore Gazette</p>", "Ann Lee and Bo Ek"),
        ("<p class=byline>By Shore Gazette</p>", "Shore Gazette"),
        ("<p class=author>Text und Interview: Ann Lee</p>", "Ann Lee"),
        ("<span class=author>Ann Lee y Bo Ek Hace 3 horas Tiempo de lectura: 8 minutos</span>", "Ann Lee y Bo Ek"),
        ("<p class=author>Redaktion</p>", "Redaktion"),
        ("<p>Autoren Ann Lee und Bo Ek</p>", "Ann Lee und Bo Ek"),
        ("<a rel=author href=/a>Ann Lee</a> <a rel=author href=/a>More by Ann Lee</a>", "Ann Lee"),
        # Not names: placeholders, a sentence, words called after authors, a menu.
        ("<span class=author>Super User</span>", None),
        ("<span class=author>publisher</span>", None),
        ('<div class=meta>By clicking "Send" you agree to it all</div>', None),
        ("<div class=author-tools>share this page with friends</div>", None),
        ("<ul class=meta><li>Press <li>Tickets <li>Shop</ul>", None),
        # Labels and jobs go, and what a name has in brackets; degrees stay.
        ("<p class=byline>By ANN LEE, AP Harbour Writer</p>", "ANN LEE"),
        ("<p class=author>Ann Lee, MD</p>", "Ann Lee, MD"),
        ("<p class=author>Ann Lee, Redaktion</p>", "Ann Lee"),
        ("<p class=author>Ann Lee, Kiel</p>", "Ann Lee, Kiel"),
        ("<p class=author>Ann Lee,Bo Ek .</p>", "Ann Lee, Bo Ek"),
        ("<p class=author>Ann Lee Jr.</p>", "Ann Lee Jr."),
        ("<p class=author>Текст: Анна Ли</p>", "Анна Ли"),
        ("<p class=author>Text und Fotos: Ann Lee</p>", "Ann Lee"),
        ("<p class=author>Ann Lee (Sponsored), speaker</p>", "Ann Lee"),
        ("<p class=author>Ann Lee ann@shore.example</p>", "Ann Lee"),
        # Several links in one line are several people; those of other lines are not.
        ("<p><a href=/author/a>Ann Lee</a>, <a href=/author/b>Bo Ek</a></p>", "Ann Lee, Bo Ek"),
        ("<p><a href=/author/a>Ann Lee</a></p><p>See also <a href=/author/b>Bo Ek</a></p>", "Ann Lee"),
        # Buttons, sentences, and who made a picture.
        ("<a class=author href=/x>Follow Author</a>", None),
        ("<a rel=author href=/x>View my complete profile</a>", None),
        ('<p>By clicking "Send," you agree to the Terms Of Use.</p>', None),
        ("<span class=author>deinen Freunden vom Hafen</span>", None),
        ("<span class=author>bell hooks</span>", "bell hooks"),
        ("<span class=author>shore-it Webteam</span>", "shore-it Webteam"),
        ("<span class=author>Foto: Ann Lee</span>", None),
        ("<span class=author>Bild von Ann Lee</span>", None),
        ("<figure><img src=a.jpg><figcaption class=author>Ann Lee</figcaption></figure>", None),
        ("<div class=license-info><span class=author-name>Ann Lee</span></div>", None),
        # Teasers: a card that is one link, and what is called related.
        ("<a href=/b>The bridge is closed for good <span class=author-name>Ann Lee</span></a>", None),
        ("<aside class=entry__related><span class=author>Ann Lee</span></aside>", None),
    ],
)
def test_a_byline_that_readers_see_is_read_and_what_is_none_is_not(body: str, expected: str | None) -> None:
    got = byline(body)
    assert got == expected


def test_an_account_that_is_a_name_is_read_out_as_one_and_an_administrators_is_nobodys() -> None:
    assert byline("", author("ann.lee")) == "Ann Lee"
    assert byline("<p class=byline>Ann De Lee</p>", author("ann.de.lee")) == "Ann De Lee"
    assert byline("", author("shore.de")) == "shore.de"
    assert byline("", author("news.desk")) == "news.desk"
    assert byline("", author("webadmin")) is None


@pytest.mark.parametrize("weak", ["Shore Gazette", "Bund der Fischer e.V.", "bo.ek", "webadmin", "annleewrites"])
def test_a_person_whom_readers_see_comes_before_a_society_the_site_or_an_account(weak: str) -> None:
    assert byline("<p class=byline>By Ann Lee</p>", author(weak)) == "Ann Lee"
    told = {"bo.ek": "Bo Ek", "webadmin": None}.get(weak, weak)
    assert byline("<p class=byline>CSP</p>", author(weak)) == told
    assert byline("", author(weak)) == told


def test_a_stated_person_comes_before_other_names_on_the_page() -> None:
    assert byline("<p class=byline>By Bo Ek</p>", author("Ann Lee")) == "Ann Lee"


def test_a_statement_of_all_the_authors_comes_before_one_of_the_first() -> None:
    first = linked(author={"@type": "Person", "name": "Ann Lee"})
    assert byline("", first + author("Ann Lee; Bo Ek")) == "Ann Lee, Bo Ek"
    assert byline("", first + author("Bo Ek; Cy Orr")) == "Ann Lee"


def test_the_larger_set_of_people_wins_however_it_is_written() -> None:
    first = linked(author={"@type": "Person", "name": "Ann Lee"})
    assert byline("", first + author("Ann Lee, Bo Ek")) == "Ann Lee, Bo Ek"
    assert byline("", first + author("Ann Lee, harbour desk")) == "Ann Lee"


def test_a_sites_name_behind_a_comma_is_no_author() -> None:
    assert byline("<p class=byline>By Ann Lee, Shore Gazette</p>") == "Ann Lee"
    site = '<meta property="og:site_name" content="Harbour Times Island">'
    page = f"<head>{site}</head><h1>Tides</h1><p class=byline>By Ann Lee, {{}}</p><p>Words."
    for name, names in (("Harbour Times", "Ann Lee"), ("Bo Harbour", "Ann Lee, Bo Harbour")):
        meta = read_html(page.format(name).encode(), lambda path: None, "page.html").document.meta
        assert meta.byline == names


def test_links_to_authors_in_a_menu_above_the_article_are_not_its_authors() -> None:
    menu = "<div class=menu><ul><li><a href=/author/b>Bo Ek</a><li><a href=/author/c>Cy Orr</a></ul></div>"
    article = f"{'<div>' * 4}<article><header>{{}}<h1>The ferry sails again</h1></header></article>"

    def of(above: str, within: str) -> str | None:
        page = f"<title>The ferry sails again</title><body><div>{above}{article.format(within)}</div>"
        return read_html(page.encode(), lambda path: None, "page.html").document.meta.byline

    assert of(menu, "") is None
    assert of(menu, "<a href=/author/a>Ann Lee</a>") == "Ann Lee"


def test_who_keeps_a_page_gives_way_to_a_person_whom_readers_see() -> None:
    page = linked(**{"@type": "WebPage", "author": {"@type": "Person", "name": "Bo Ek"}})
    assert byline("<p class=byline>By Ann Lee</p>", page) == "Ann Lee"
    assert byline("", page) == "Bo Ek"


def test_a_part_of_the_sites_name_gives_way_to_a_person() -> None:
    seen = "<a rel=author href=/x>Shore</a>"
    assert byline(seen + "<p class=byline>By Ann Lee</p>") == "Ann Lee"
    assert byline(seen) == "Shore"


def test_authors_of_teasers_in_linked_data_are_not_the_pages() -> None:
    teaser = linked(author={"@type": "Person", "name": "Bo Ek"})
    assert byline("", linked(author={"@type": "Person", "name": "Ann Lee"}) + teaser) == "Ann Lee"


def test_an_organisation_gives_way_to_any_other_statement() -> None:
    body = linked(author={"@type": "Organization", "name": "Shore House"})
    assert byline("", body + author("Ann Lee")) == "Ann Lee"
    assert byline("", body) == "Shore House"


def test_a_scholarly_page_names_its_own_authors_before_those_that_it_cites() -> None:
    cited = author("O. Old") + author("P. Past")
    assert byline("", cited + '<meta name="citation_author" content="Ann Lee">') == "Ann Lee"


def test_names_stand_with_the_headline_or_in_the_articles_own_footer() -> None:
    assert byline('<footer class="entry-meta"><a rel=author href=/a>Ann Lee</a></footer>') == "Ann Lee"
    assert byline("<aside class=meta><p class=authors><a href=/autor/ann>Ann Lee</a></p></aside>") == "Ann Lee"
    assert byline('<div class="comments"><span class=author>Ann Lee</span></div>') is None
    assert byline('<aside class="related"><span class=author>Ann Lee</span></aside>') is None
    assert byline("</article></div><footer><span class=author>Ann Lee</span></footer><div><article>") is None


def test_a_post_of_blogger_stands_in_a_widget_and_a_widget_beside_it_is_none() -> None:
    post = '<div class="widget Blog"><h3>The ferry sails again</h3><span class=fn>x</span>'
    footer = '<div class="post-footer"><span class="post-author vcard">Posted by <b class=fn>Ann</b></span></div></div>'
    assert byline(post + footer) == "Ann"
    assert byline('<div class="widget Profile"><span class="author">Ann Lee</span></div>') is None
