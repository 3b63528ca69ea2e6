"""What a page says about itself: title, byline, dates, site, section, language, description, canonical address.

Sources in order of trust, for each field: JSON-LD (schema.org), Open Graph and article tags, other meta elements,
microdata, then the page itself.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from convert.model import Direction, Meta
from convert.read.html.dates import page_date
from convert.read.html.people import byline_of, names_in
from convert.read.html.run import mended

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)
#: Stated titles, most trusted first.
_TITLES: Final = ("ld:headline", "og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "headline")
#: Between a headline and the name of the site or the section.
_SEPARATOR: Final = re.compile(r"\s+[|\-–—»·•:]+\s+|\s*\|\s*|\s*::\s*| » ")
#: What follows the name of a company that publishes a site; it is no part of the site's name.
_LEGAL_FORM: Final = re.compile(
    r"(?<=\w)(?:,\s*|\s+)(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|S\.A|Pty|PLC|Corp)\.?$", re.IGNORECASE
)
_ARTICLE: Final = re.compile(
    r"(?:article|posting|report|review|recipe|webpage|howto|book|product|event|episode)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Head:
    """``meta``: the document's; ``base``: the address that relative links start from, "" when unknown."""

    meta: Meta
    base: str


@dataclass(slots=True)
class Said:
    """The values that a page states, by name, first ones first; ``people``: names by their JSON-LD ids."""

    values: dict[str, list[str]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, value: object) -> None:
        if isinstance(value, str) and (words := clean(value)):
            self.values.setdefault(name, []).append(words)

    def first(self, *names: str) -> str | None:
        return next((self.values[name][0] for name in names if self.values.get(name)), None)


def clean(value: str) -> str:
    """A value on one line, entities resolved, no markup."""
    value = html.unescape(value) if "&" in value else value
    if "<" in value:
        value = re.sub(r"<[^>]{1,300}>", " ", value)
    return " ".join(mended(value).split())


def read_head(tree: LexborHTMLParser) -> Head:
    """Everything that the page states about itself."""
    said = Said()
    for node in tree.css("meta"):
        attributes = node.attributes
        key = (
            attributes.get("property")
            or attributes.get("name")
            or attributes.get("itemprop")
            or attributes.get("http-equiv")
        )
        if key and (content := attributes.get("content")):
            said.add(key.strip().lower(), content)
    for value in _linked_data(tree):
        _from_schema(value, said, 0)
    canonical = _canonical(tree, said)
    titled = tree.css_first("title")
    page_title = clean(titled.text(deep=True)) if titled is not None else ""
    site = _site(said)
    base = _base(tree, canonical)
    meta = Meta(
        title=_title(tree, said, page_title, site),
        byline=byline_of(tree, said.values, site),
        published=page_date(tree, said.values, canonical),
        site=site,
        section=said.first("article:section", "ld:section"),
        source_url=canonical or None,
        lang=_language(tree, said),
        dir=_direction(tree),
        description=said.first("og:description", "description", "ld:description", "twitter:description"),
        keywords=_keywords(said),
        rights=said.first("dcterms.rights", "dc.rights", "copyright"),
    )
    return Head(meta, base)


def _linked_data(tree: LexborHTMLParser) -> Iterator[Any]:
    for node in tree.css('script[type="application/ld+json"]'):
        text = node.text(deep=True).strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";")
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue


def _from_schema(value: Any, said: Said, depth: int) -> None:
    """Take the fields of schema.org's Article, WebPage, WebSite and what they nest."""
    if depth > 6:
        return
    if isinstance(value, list):
        for one in value[:100]:
            if isinstance(one, dict) and isinstance(one.get("name"), str) and one.get("@id"):
                said.people[str(one["@id"])] = one["name"]
        for one in value[:100]:
            _from_schema(one, said, depth + 1)
        return
    if not isinstance(value, dict):
        return
    kinds = value.get("@type") or ""
    kind = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
    if kind in ("WebSite", "Organization", "NewsMediaOrganization"):
        said.add("ld:site" if kind == "WebSite" else "ld:organisation", value.get("name"))
    elif _ARTICLE.search(kind) and kind not in ("Product", "Book"):
        weak = "page:" if kind.endswith("Page") else "ld:"
        said.add(f"{weak}headline", value.get("headline") or (value.get("name") if kind != "WebPage" else None))
        said.add(f"{weak}published", value.get("datePublished"))
        said.add(f"{weak}created", value.get("dateCreated"))
        said.add(f"{weak}modified", value.get("dateModified"))
        said.add("ld:description", value.get("description"))
        said.add("ld:language", value.get("inLanguage"))
        section = value.get("articleSection")
        said.add("ld:section", section[0] if isinstance(section, list) and section else section)
        said.add("ld:keywords", ", ".join(map(str, k)) if isinstance(k := value.get("keywords"), list) else k)
        for name in names_in(value.get("author"), said.people):
            said.add("ld:author" if weak == "ld:" else "page:author", name)
        publisher = value.get("publisher")
        for one in publisher if isinstance(publisher, list) else [publisher]:
            if isinstance(one, dict):
                said.add("ld:publisher", one.get("name"))
    for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
        if key in value:
            _from_schema(value[key], said, depth + 1)


def _canonical(tree: LexborHTMLParser, said: Said) -> str:
    node = tree.css_first('link[rel="canonical"]')
    for address in ((node.attributes.get("href") if node is not None else None), said.first("og:url")):
        if address and urlsplit_ok(address := address.strip()):
            return address
    return ""


def urlsplit_ok(address: str) -> bool:
    """Whether this is an absolute address on the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _base(tree: LexborHTMLParser, canonical: str) -> str:
    node = tree.css_first("base[href]")
    href = (node.attributes.get("href") or "").strip() if node is not None else ""
    try:
        return urljoin(canonical, href) if href else canonical
    except ValueError:
        return canonical


def _language(tree: LexborHTMLParser, said: Said) -> str:
    html_node, body = tree.root, tree.body
    for node in (html_node, body):
        if node is not None:
            for name in ("lang", "xml:lang"):
                if (value := (node.attributes.get(name) or "").strip()) and _LANGUAGE.fullmatch(value):
                    return value.replace("_", "-")
    value = (
        said.first(
            "content-language", "language", "og:locale", "dc.language", "dcterms.language", "inlanguage", "ld:language"
        )
        or ""
    )
    value = value.split(",")[0].strip()
    return (
        value.replace("_", "-") if _LANGUAGE.fullmatch(value) and len(value.split("-")[0].split("_")[0]) < 4 else "und"
    )


def _direction(tree: LexborHTMLParser) -> Direction:
    for node in (tree.root, tree.body):
        if node is not None and (node.attributes.get("dir") or "").lower() == "rtl":
            return "rtl"
    return "ltr"


def _keywords(said: Said) -> tuple[str, ...]:
    value = said.first("keywords", "news_keywords", "ld:keywords")
    words = said.values.get("article:tag") or (re.split(r"\s*[,;]\s*", value) if value else [])
    return tuple(dict.fromkeys(word for word in words if word))[:30]


# -------------------------------------------------------------------------------------------------- title and site


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def _title(tree: LexborHTMLParser, said: Said, page_title: str, site: str | None) -> str:
    """The headline: a heading that the stated titles or the page's title confirm, else a stated title, else the page's
    title, each without the site's name."""
    stated = [bare_title(value, site) for name in _TITLES for value in said.values.get(name, [])[:1]]
    known = [_tokens(value) for value in (*stated, page_title) if value]
    named = _tokens(site or "")
    for tag in ("h1", "h2", "h3"):
        headings = [clean(node.text(deep=True, separator=" ")) for node in tree.css(tag)[:10]]
        for words in headings:
            own = _tokens(words)
            if own and own != named and any(_contains(value, own) and len(own) * 2 >= len(value) for value in known):
                return words
    if stated:
        return stated[0]
    if page_title:
        return bare_title(page_title, site)
    first = tree.css_first("h1")
    return clean(first.text(deep=True, separator=" ")) if first is not None else said.first("page:headline") or ""


def _contains(big: list[str], small: list[str]) -> bool:
    return any(big[at : at + len(small)] == small for at in range(len(big) - len(small) + 1))


def bare_title(title: str, site: str | None) -> str:
    """A title without the site's or the section's name, which stands apart at one of its ends."""
    parts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
    own = set(_tokens(site or ""))
    for start, end in reversed(parts):
        head, tail = title[:start], title[end:]
        if own and set(_tokens(tail)) & own and len(_tokens(head)) >= 2:
            title = head
        elif own and start == parts[0][0] and set(_tokens(head)) <= own:
            return tail
        elif len(_tokens(tail)) <= 0.4 * len(_tokens(title)) and ":" not in title[start:end]:
            title = head
        else:
            break
    return title.strip()


def _site(said: Said) -> str | None:
    name = said.first(
        "og:site_name",
        "application-name",
        "ld:site",
        "ld:publisher",
        "dc.publisher",
        "dcterms.publisher",
        "apple-mobile-web-app-title",
        "ld:organisation",
        "al:android:app_name",
    )
    return _LEGAL_FORM.sub("", name) if name else None
