"""What a page states about itself, by name: meta elements and JSON-LD, before anything is chosen."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from convert.read.html.people import names_in
from convert.read.html.run import mended

#: Types of schema.org whose headline, author and dates are the page's own.
_ARTICLE: Final = re.compile(
    r"(?:article|posting|report|review|recipe|webpage|howto|book|product|event|episode)$", re.IGNORECASE
)
#: Attributes that name what a meta element states, in order.
_NAMES: Final = ("property", "name", "itemprop", "http-equiv")
#: How often at most a value is escaped.
_ESCAPED: Final = 3
_ORGANISATIONS: Final = ("Organization", "NewsMediaOrganization")


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
    """A value on one line, no markup, and entities resolved: systems that escape what is escaped already leave
    ``&amp;#039;``."""
    for _ in range(_ESCAPED):
        if "&" not in value or (plain := html.unescape(value)) == value:
            break
        value = plain
    if "<" in value:
        value = re.sub(r"<[^>]{1,300}>", " ", value)
    return " ".join(mended(value).split())


def said_by(tree: LexborHTMLParser) -> Said:
    """All that the meta elements and the JSON-LD of a page state; names in lower case, JSON-LD's begin with ``ld:``."""
    said = Said()
    for node in tree.css("meta"):
        attributes = node.attributes
        key = next((attributes[name] for name in _NAMES if attributes.get(name)), None)
        if key and (content := attributes.get("content")):
            said.add(key.strip().lower(), content)
    for value in _linked_data(tree):
        _from_schema(value, said, 0)
    return said


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
    kind = _kind(value)
    if kind == "WebSite" or kind in _ORGANISATIONS:
        said.add("ld:site" if kind == "WebSite" else "ld:organisation", value.get("name"))
    elif _ARTICLE.search(kind) and kind not in ("Product", "Book"):
        _from_article(value, said, "page:" if kind.endswith("Page") else "ld:")
    for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"):
        if key in value:
            _from_schema(value[key], said, depth + 1)


def _kind(value: Any) -> str:
    kinds = value.get("@type") or ""
    return " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)


def _from_article(value: dict[str, Any], said: Said, prefix: str) -> None:
    """The fields of an article (``ld:``) or of a page as such (``page:``).

    The first article that names its authors names the page's: others on the page are teasers.
    """
    named = value.get("name") if _kind(value) != "WebPage" else None
    said.add(f"{prefix}headline", value.get("headline") or named)
    said.add(f"{prefix}published", value.get("datePublished"))
    said.add(f"{prefix}created", value.get("dateCreated"))
    said.add(f"{prefix}modified", value.get("dateModified"))
    said.add("ld:description", value.get("description"))
    said.add("ld:language", value.get("inLanguage"))
    section = value.get("articleSection")
    said.add("ld:section", section[0] if isinstance(section, list) and section else section)
    said.add("ld:keywords", ", ".join(map(str, k)) if isinstance(k := value.get("keywords"), list) else k)
    author = value.get("author")
    body = isinstance(author, dict) and _kind(author) in _ORGANISATIONS
    key = f"{prefix}author" if not body else f"{prefix}author-body"
    if key not in said.values:
        for name in names_in(author, said.people):
            said.add(key, name)
    publisher = value.get("publisher")
    for one in publisher if isinstance(publisher, list) else [publisher]:
        if isinstance(one, dict):
            said.add("ld:publisher", one.get("name"))
