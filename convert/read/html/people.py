"""Who wrote a page: names in JSON-LD, meta elements, microdata and the byline that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.read.html.run import mended

#: Words before a name in a byline.
_BY: Final = re.compile(
    r"^(?:(?:written|posted|published|words|text|story|review|reviewed|reported|created|geschrieben|veröffentlicht|erstellt|verfasst|escrito|publicado|publié|rédigé|scritto|pubblicato)\s+)?"
    r"(?:by|von|par|por|di|de|van|door|av|af|autor(?:in|en)?|author|text|foto|redaktion|autore|autora|auteur)\b\s*:?\s*",
    re.IGNORECASE,
)
#: What follows the names: a date, a time, a job.
_AFTER: Final = re.compile(
    r"\s*(?:[|•·–—]|\s-\s|\bon\b|\bam\b|\bat\b|\bin\b|\bupdated\b|\bpublished\b|\bposted\b|\d{1,2}[.:/]\d|\b\d{1,2}\.?\s+\w+\s+\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
#: Placeholders that publishing systems leave.
_NOBODY: Final = re.compile(
    r"^(?:admin|administrator|root|user|editor|webmaster|unknown|none|null|guest|anonymous|author|autor|default|wordpress)$",
    re.IGNORECASE,
)
#: Where pages put the byline, best first.
_PLACES: Final = (
    '[itemprop="author"] [itemprop="name"]',
    '[itemprop~="author"]',
    '[rel~="author"]',
    '[class*="byline"] a, [class*="byline"] [class*="name"]',
    ".author-name, .author__name, .authorName, .article-author, .post-author, .entry-author, .author.vcard .fn, .vcard .fn, .autor, .author a",
    '[class*="byline"], [class*="Byline"], [id*="byline"]',
    ".author, #author, .c-author, [class*=author-name], [data-testid*=author]",
)
#: A byline longer than this is no byline.
_LONGEST: Final = 100
_COMMENTS: Final = re.compile(
    r"comment|kommentar|reply|respond|related|teaser|sidebar|widget|author-?(?:bio|box)|footer", re.IGNORECASE
)


def names_in(author: Any) -> Iterator[str]:
    """The names in a schema.org ``author``: a name, a person, or several."""
    if isinstance(author, str):
        yield author
    elif isinstance(author, dict):
        name = author.get("name")
        yield from names_in(name) if not isinstance(name, dict) else ()
    elif isinstance(author, list):
        for one in author[:20]:
            yield from names_in(one)


def byline_of(tree: LexborHTMLParser, said: Mapping[str, Sequence[str]]) -> str | None:
    """The people (or the desk) that a page names as its authors, joined by commas; None when it names nobody."""
    for key in (
        "ld:author",
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byl",
        "page:author",
        "twitter:creator:name",
        "citation_author",
    ):
        names = _people(said.get(key, ()))
        if names:
            return ", ".join(names)
    for place in _PLACES:
        names = _people(_words(node) for node in tree.css(place)[:6] if not _elsewhere(node))
        if names:
            return names[0] if len(place) > 60 else ", ".join(names[:4])
    return None


def _people(values: Any) -> list[str]:
    found: list[str] = []
    for value in values:
        for part in [value] if value.count(",") > 3 else re.split(r"\s*[;|]\s*", value):
            name = _AFTER.sub("", _BY.sub("", part.strip(), count=1)).strip(" ,.:;-–—|")
            if (
                2 < len(name) <= _LONGEST
                and not _NOBODY.match(name)
                and "http" not in name
                and "@" not in name
                and not name.isdigit()
            ):
                found.append(name)
    return list(dict.fromkeys(found))


def _words(node: LexborNode) -> str:
    return " ".join(mended(node.text(deep=True, separator=" ")).split())


def _elsewhere(node: LexborNode) -> bool:
    """Whether a name stands among comments, teasers or at the page's foot."""
    at: LexborNode | None = node
    for _ in range(12):
        if at is None or at.tag in ("body", "html"):
            return False
        if at.tag in ("footer", "aside", "nav") or _COMMENTS.search(
            f"{at.attributes.get('class') or ''} {at.attributes.get('id') or ''}"
        ):
            return True
        at = at.parent
    return False
