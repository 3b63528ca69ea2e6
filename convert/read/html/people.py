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
    'a[href*="/author/"], a[href*="/autor/"], a[href*="/authors/"], a[href*="/autoren/"], a[href*="/auteur"]',
    '[class*="byline"] a, [class*="byline"] [class*="name"]',
    ".author-name, .author__name, .authorName, .article-author, .post-author, "
    ".entry-author, .author.vcard .fn, .vcard .fn, .autor, .author a",
    '[class*="byline"], [class*="Byline"], [id*="byline"]',
    ".author, #author, .c-author, [class*=author-name], [data-testid*=author]",
)
#: Stated authors, most trusted first.
_STATED: Final = (
    "ld:author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
    "byl", "page:author", "citation_author",
)  # fmt: skip
#: A byline as a line of its own, and a name in it.
_LINE: Final = re.compile(
    r"\s*(?:by|von|par|por|di|text|autor(?:in)?|author|written by|posted by)\b[\s:]", re.IGNORECASE
)
_NAMED: Final = re.compile(r"\s[A-ZÀ-ÞА-Я][\w.'’-]+\s+[A-ZÀ-ÞА-Я][\w'’-]+")
#: Names of accounts, not of people.
_MACHINE: Final = re.compile(r".*admin.*|[a-z0-9]+\.[a-z0-9]+$")
#: A byline longer than this is no byline.
_LONGEST: Final = 100
_COMMENTS: Final = re.compile(
    r"(?<![\w-])(?:comment|kommentar|reply|respond|related|teaser|sidebar|widget|author-?(?:bio|box)|footer)",
    re.IGNORECASE,
)


def names_in(author: Any, people: Mapping[str, str]) -> Iterator[str]:
    """The names in a schema.org ``author``: a name, a person, a reference to one of ``people``, or several."""
    if isinstance(author, str):
        yield people.get(author, author)
    elif isinstance(author, dict):
        name = author.get("name") or people.get(str(author.get("@id")))
        if isinstance(name, str):
            yield name
        elif isinstance(name, list):
            yield from (one for one in name[:20] if isinstance(one, str))
    elif isinstance(author, list):
        for one in author[:20]:
            yield from names_in(one, people)


def byline_of(tree: LexborHTMLParser, said: Mapping[str, Sequence[str]], site: str | None) -> str | None:
    """The people (or the desk) that a page names as its authors, joined by commas; None when it names nobody.

    A stated author that is only the site's own name gives way to a name that readers see.
    """
    publishers = {_key(name) for name in (site or "", *said.get("ld:publisher", ()), *said.get("ld:site", ()))} - {""}
    stated: list[str] = []
    for key in _STATED:
        stated = stated or _people(said.get(key, ()))
    if stated and not all(_key(name) in publishers or _MACHINE.match(name) for name in stated):
        return ", ".join(stated)
    for place in _PLACES:
        names = _people(_words(node) for node in tree.css(place)[:6] if not _elsewhere(node))
        if names:
            return ", ".join(names[:4]) if "itemprop" in place or "rel" in place else names[0]
    for node in tree.css("p, span, div, li, address, small, em")[:600]:
        child = node.first_child
        first = child.text_content if child is not None else None
        if first and _LINE.match(first) and not _elsewhere(node):
            words = _words(node)
            names = _people([words]) if len(words) <= _LONGEST and _NAMED.search(words) else []
            if names:
                return names[0]
    return ", ".join(stated) or None


def _key(name: str) -> str:
    return re.sub(r"\W|\.(?:de|com|org|net)$", "", name.casefold())


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
