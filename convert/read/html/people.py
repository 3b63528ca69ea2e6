"""Who wrote a page: names in JSON-LD, meta elements, microdata and the byline that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.read.html.run import mended
from convert.read.html.standing import around, elsewhere, names_of

#: Words before a name in a byline.
_BY: Final = re.compile(
    r"^(?:(?:(?:and|und|et|y|e|&)\s+)?(?:interview|text|photos?|fotos?|words|story|reportage|redaktion|protokoll)\s*:\s*"
    r"|(?:(?:written|posted|published|words|text|story|interview|review|reviewed|reported|created|compiled|edited"
    r"|geschrieben|veröffentlicht|erstellt|eingestellt|verfasst|gepostet|escrito|publicado|publié|rédigé|scritto|pubblicato"
    r"|text und interview|ein beitrag|beitrag|artikel|article)\s+)?"
    r"(?:by|von|par|por|di|de|van|door|av|af|autor(?:in(?:nen)?|en|es|a)?|authors?|text|foto|autore|auteurs?)\b\s*:?\s*)+",
    re.IGNORECASE,
)
#: What follows the names: a date, a time, a job.
_AFTER: Final = re.compile(
    r"\s*(?:[|•·–—»@]|\s-\s|\bon\b|\bam\b|\bat\b|\bin\b|\bunter\b|\bstand\b|\bupdated\b|\bpublished\b|\bposted\b"
    r"|\b(?:hace|vor|il y a|tiempo de lectura|lesezeit|reading time)\b|\d{1,2}[.:/]\d|\b\d+\s?(?:min|hours?|days?|h)\b"
    r"|\b\d{1,2}\.?\s+\w+\s+\d{4}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
#: Placeholders that publishing systems leave.
_NOBODY: Final = re.compile(
    r"^(?:admin|administrator|root|user|super ?user|editor|publisher|webmaster|unknown|none|null|guest|anonymous"
    r"|no author|authors?|autor(?:in|en)?|default|wordpress|beitrag|follow|share)$",
    re.IGNORECASE,
)


class _Place(NamedTuple):
    """A selector of elements that name the author. ``first``: what such an element has somewhere in it, looked for
    first where that takes half as long, since few pages have it. ``classed``: a page with one has :data:`_CLASSED`.
    ``each``: the names of several people stand there one by one, and all of them count. ``loose``: it holds more than
    names, so that these are known by a word before them or by their shape."""

    selector: str
    first: str = ""
    classed: bool = True
    each: bool = False
    loose: bool = False


#: Where pages put the byline, best first.
_PLACES: Final = (
    _Place('[itemprop="author"] [itemprop="name"]', classed=False, each=True),
    _Place('[itemprop~="author"]', classed=False, each=True),
    _Place('[rel~="author"]', classed=False, each=True),
    _Place(
        'a[href*="/author/"], a[href*="/autor/"], a[href*="/authors/"], a[href*="/autoren/"], a[href*="/auteur"]',
        first='a[href*="/aut"]',
        classed=False,
    ),
    _Place('[class*="byline"] a, [class*="byline"] [class*="name"]', first='[class*="byline"]'),
    _Place(
        ".author-name, .author__name, .authorName, .article-author, .post-author, "
        ".entry-author, .author.vcard .fn, .vcard .fn, .autor, .author a"
    ),
    _Place('[class*="byline"], [class*="Byline"], [id*="byline"]'),
    _Place(".author, #author, .c-author, [class*=author-name], [data-testid*=author]"),
    _Place(
        '[class*="author"], [class*="autor"], [class*="wrote"], [class*="auteur"], '
        ".postmeta, .post-meta, .entry-meta, .postdata, .post-info, .postmetadata, .meta",
        loose=True,
    ),
)
#: What all classed places have in common.
_CLASSED: Final = (
    '[class*="uthor"], [class*="utor"], [class*="yline"], [class*="auteur"], [class*="wrote"], .vcard, #author, '
    '[id*="byline"], [data-testid*=author], [class*="meta"], [class*="postdata"], [class*="post-info"]'
)
#: Stated authors, most trusted first. Highwire's tags are those of scholarly pages, where other meta elements may name
#: the authors of works that are cited.
_STATED: Final = (
    "ld:author", "citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "byl", "page:author", "ld:author-body",
)  # fmt: skip
#: A byline as a line of its own, and a name in it.
_LINE: Final = re.compile(
    r"[\s–—-]*(?:by|von|par|por|di|text|redaktion:|autor(?:in(?:nen)?|en|es|a)?|authors?|auteurs?|written by"
    r"|posted by)\b[\s:]",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\s[A-ZÀ-ÞА-Я][\w.'’-]+\s+[A-ZÀ-ÞА-Я][\w'’-]+")
#: A person's name: two words or more, the first and the last with a capital, and no sentence.
_PERSON: Final = re.compile(r"(?:(?:Prof|Dr|Dipl|Mag)\.?\s+)*[A-ZÀ-ÞŠŽČĆА-Я]\S*(?:\s+\S+){0,4}\s+[A-ZÀ-ÞŠŽČĆА-Я]\S+")
_AUTHOR: Final = re.compile("auth?or|auteur|wrote")
_BETWEEN: Final = re.compile(r"\s*[,&/]\s*|\s+(?:and|und|et|y|e|och)\s+")
#: Words of the name of a firm, a society or a desk.
_BODY: Final = re.compile(
    r"\b(?:e\.? ?V|GmbH|AG|SE|Ltd|Inc|LLC|Verlag|Verband|Bund(?:es\w+)?|Stiftung|Institut|Magazine?|Online|News|Media"
    r"|Zeitung|Redaktion|Ministerium|Universit\w+|Press\w*|Team|Staff)\b",
    re.IGNORECASE,
)
#: Names of accounts, not of people.
_MACHINE: Final = re.compile(r".*admin.*|[a-z0-9]+[._-][a-z0-9]+$|[a-z0-9]{9,}$|[a-z]+_[a-z]+$")
#: Words of a site's name behind the names.
_SITE_WORDS: Final = 4
#: A byline longer than this is no byline.
_LONGEST: Final = 100


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


def byline_of(
    tree: LexborHTMLParser, said: Mapping[str, Sequence[str]], site: str | None, headline: LexborNode | None = None
) -> str | None:
    """The people (or the desk) that a page names as its authors, joined by commas; None when it names nobody.

    A stated author that is only the site, a society, or the name of an account gives way to a person whom readers see.
    """
    publishers = {_key(name) for name in (site or "", *said.get("ld:publisher", ()), *said.get("ld:site", ()))} - {""}
    stated = _stated(said)
    weak = all(_key(name) in publishers or _MACHINE.fullmatch(name) or _BODY.search(name) for name in stated)
    if stated and not weak:
        return _without(", ".join(stated), publishers)
    held = around(headline)
    for names in _seen(tree, held):
        if not stated or any(map(_names_person, names)):
            return _without(", ".join(names), publishers)
    return ", ".join(stated) or None


def _without(names: str, publishers: set[str]) -> str:
    """Names without the site's, which some bylines end with."""
    words = names.split(" ")
    for size in range(1, min(_SITE_WORDS, len(words) - 2) + 1):
        if _key("".join(words[-size:])) in publishers:
            return " ".join(words[:-size]).rstrip(" ,")
    return names


def _stated(said: Mapping[str, Sequence[str]]) -> list[str]:
    """The authors that the most trusted statement names, or those of one that names them and more."""
    known = [names for key in _STATED if (names := _people(said.get(key, ())))]
    first = known[0] if known else []
    return next((names for names in known[1:] if len(names) > len(first) and set(names) >= set(first)), first)


def _seen(tree: LexborHTMLParser, held: frozenset[int]) -> Iterator[list[str]]:
    """Names where pages put them, best place first."""
    classed = tree.css_first(_CLASSED) is not None
    for place in _PLACES:
        if (place.classed and not classed) or (place.first and tree.css_first(place.first) is None):
            continue
        nodes = [node for node in tree.css(place.selector)[:8] if not elsewhere(node, held)]
        if names := _people(_words(node) for node in nodes if not place.loose or _is_byline(node)):
            yield names[:4] if place.each else names[:1]
    for node in tree.css("p, span, div, li, address, small, em")[:600]:
        child = node.first_child
        first = child.text_content if child is not None else None
        if first and _LINE.match(first):
            words = _words(node)
            fits = len(words) <= _LONGEST and _NAMED.search(words) and not elsewhere(node, held)
            if fits and (names := _people([words])):
                yield names[:1]


def _is_byline(node: LexborNode) -> bool:
    """Whether an element that may hold more than names begins with a word before them, or is one and called so."""
    words = _words(node)[: 3 * _LONGEST]
    name = _less(words)
    if _LINE.match(words):
        return not name[:1].islower()
    return bool(_AUTHOR.search(names_of(node)) and _PERSON.fullmatch(name))


def _names_person(names: str) -> bool:
    return any(_PERSON.fullmatch(name) and not _BODY.search(name) for name in _BETWEEN.split(names))


def _key(name: str) -> str:
    return re.sub(r"\W|\.(?:de|com|org|net)$", "", name.casefold())


def _less(words: str) -> str:
    """A byline without the words before and behind its names."""
    return _AFTER.sub("", _BY.sub("", words.strip(" -–—"), count=1)).strip(" ,.:;-–—|")


def _people(values: Iterable[str]) -> list[str]:
    found: list[str] = []
    for value in values:
        for part in [value] if value.count(",") > 3 else re.split(r"\s*[;|]\s*", value):
            name = _less(part[: 3 * _LONGEST])
            if (
                1 < len(name) <= _LONGEST
                and not _NOBODY.match(name)
                and "http" not in name
                and "@" not in name
                and not name.isdigit()
            ):
                found.append(name)
    return [name for name in dict.fromkeys(found) if not any(other != name and other in name for other in found)]


def _words(node: LexborNode) -> str:
    return " ".join(mended(node.text(deep=True, separator=" ")).split())
