"""What a page says about itself: title, byline, dates, site, section, language, description, canonical address.

Sources in order of trust, for each field: JSON-LD (schema.org), Open Graph and article tags, other meta elements,
microdata, then the page itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from convert.model import Direction, Meta
from convert.read.html.dates import change_date, page_date
from convert.read.html.people import byline_of
from convert.read.html.said import Said, clean, said_by
from convert.read.html.sites import shown_site, stated_sites
from convert.read.html.titles import headline_of, tokens

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", re.IGNORECASE)
#: A keyword that a template was to fill in: ``[NAME]``, ``{{tag}}``, ``%title%``.
_BLANK: Final = re.compile(r"\[[^\]]*\]|\{+[^}]*\}+|%+\w+%+|\W+")
#: Characters of a description from which on it is the text itself, and where one can end before them.
_DESCRIPTION: Final = 500
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’»“)]*(?= )|[。！？]")
#: The name of a section may have a comma in it; several, or one without a space, part the names of several sections.
_SECTIONS: Final = re.compile(r",(?=\S)|,\s(?=[^,]*,)")
#: What a system calls the pages that stand in no section; characters from which on it is a text.
_NO_SECTION: Final = re.compile(
    r"un(?:categori[sz]ed|kategorisiert)|tags?|start(?:seite)?|home(?:page)?|statische ?seiten|default|none|null",
    re.IGNORECASE,
)
_SECTION: Final = 60
#: What browsers and their extensions write above a page that they save, and characters in which they do.
_SAVED: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(\S+)", re.IGNORECASE
)
_TOP: Final = 2_000


@dataclass(frozen=True, slots=True)
class Head:
    """``meta``: the document's; ``base``: the address that relative links start from, "" when unknown."""

    meta: Meta
    base: str


def read_head(tree: LexborHTMLParser, text: str = "", address: str = "") -> Head:
    """Everything that the page states about itself. ``text``: its source, above which a browser that saved it says
    where from; ``address``: where the file that it lies in does."""
    said = said_by(tree)
    canonical = _canonical(tree, said) or address or _saved_from(text)
    titled = tree.css_first("title")
    page_title = clean(titled.text(deep=True)) if titled is not None else ""
    sites = stated_sites(said)
    site = sites[0] if sites else None
    headline = headline_of(tree, said.values, page_title, site)
    base = _base(tree, canonical)
    published = page_date(tree, said.values, canonical, headline.node)
    meta = Meta(
        title=headline.text,
        byline=byline_of(tree, said.values, site, headline.node),
        published=published,
        modified=change_date(tree, said.values, published),
        site=shown_site(sites or filter(None, [headline.hung]), headline.text, canonical),
        section=_section(said, headline.text, site),
        source_url=canonical or None,
        lang=_language(tree, said),
        dir=_direction(tree),
        description=_description(said),
        keywords=_keywords(said),
        rights=said.first("dcterms.rights", "dc.rights", "copyright"),
    )
    return Head(meta, base)


def _canonical(tree: LexborHTMLParser, said: Said) -> str:
    node = tree.css_first('link[rel="canonical"]')
    for address in ((node.attributes.get("href") if node is not None else None), said.first("og:url")):
        if address and urlsplit_ok(address := address.strip()):
            return address
    return ""


def _saved_from(text: str) -> str:
    """The address that a browser wrote above the page that it saved."""
    found = _SAVED.search(text, 0, _TOP)
    return found[1] if found and urlsplit_ok(found[1]) else ""


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
    """The declared language: the body's, which holds all words that are read, before the page's."""
    for node in (tree.body, tree.root):
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
    return tuple(dict.fromkeys(word for word in words if word and not _BLANK.fullmatch(word)))[:30]


def _description(said: Said) -> str | None:
    """What a page says that it is about, in the first statement that is none of the whole text; of a long one the
    sentences that a reader will hear out."""
    stated = [said.first(name) for name in ("og:description", "description", "ld:description", "twitter:description")]
    whole = [words for words in stated if words]
    short = next((words for words in whole if len(words) <= _DESCRIPTION), None)
    if short or not whole:
        return short
    ends = [found.end() for found in _SENTENCE_END.finditer(whole[0], 0, _DESCRIPTION)]
    return whole[0][: ends[-1]] if ends else None


def _section(said: Said, title: str, site: str | None) -> str | None:
    """The section that a page states, the first of several; not where it is none, or the title or the site again."""
    stated = said.first("article:section", "ld:section")
    if stated is None:
        return None
    first = _SECTIONS.split(stated, maxsplit=1)[0].strip()
    if not first or len(first) > _SECTION or _NO_SECTION.fullmatch(first):
        return None
    return None if tokens(first) in (tokens(title), tokens(site or "")) else first
