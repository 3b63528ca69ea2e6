"""Who wrote a page: names in JSON-LD, meta elements, microdata and the byline that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.read.html.names import LONGEST, is_person, is_weak, key, less, names_person, people, persons, told
from convert.read.html.run import mended
from convert.read.html.standing import around, elsewhere, names_of


class _Place(NamedTuple):
    """A selector of elements that name the author. ``first``: what such an element has somewhere in it, looked for
    first where that takes half as long, since few pages have it. ``classed``: a page with one has :data:`_CLASSED`.
    ``each``: the names of several people stand there one by one, and all of them count; ``beside``: those that stand in
    one line do. ``loose``: it holds more than
    names, so that these are known by a word before them or by their shape."""

    selector: str
    first: str = ""
    classed: bool = True
    each: bool = False
    beside: bool = False
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
        beside=True,
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
    "sailthru.author", "byl", "ld:author-body",
)  # fmt: skip
#: A byline as a line of its own, and a name in it.
_LINE: Final = re.compile(
    r"[\s–—-]*(?:by|von|par|por|di|text|redaktion:|autor(?:in(?:nen)?|en|es|a)?|authors?|auteurs?|written by"
    r"|posted by)\b[\s:]",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\s[A-ZÀ-ÞА-Я][\w.'’-]+\s+[A-ZÀ-ÞА-Я][\w'’-]+")
_AUTHOR: Final = re.compile("auth?or|auteur|wrote")
#: Names of what says who made a picture, and how it may be used.
_CREDIT: Final = re.compile(r"licen[sc]e|(?:photo|image|bild|wp)-?_?(?:credit|author|autor|caption)", re.IGNORECASE)
#: Words of a site's name behind the names.
_SITE_WORDS: Final = 4
#: Letters of a name behind a comma that begins like the site's.
_SITE_LETTERS: Final = 4
#: Characters that the link of a name has beside it, at most: that of a teaser has a title, too.
_CARD: Final = 20
#: How many elements around the headline also hold a byline above it, and how many around a name are looked at.
_HEADER: Final = 4
_AROUND: Final = 8


class _Scene(NamedTuple):
    """Where the headline stands: its element, what holds it, and the nearest of these."""

    headline: LexborNode | None
    held: frozenset[int]
    header: frozenset[int]


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
    publishers = {key(name) for name in (site or "", *said.get("ld:publisher", ()), *said.get("ld:site", ()))} - {""}
    stated = _stated(said)
    if stated and not all(is_weak(name, publishers) for name in stated):
        return _without(", ".join(stated), publishers)
    weak = stated or people(said.get("page:author", ()))
    for names in _seen(tree, _Scene(headline, around(headline), _header(headline))):
        if not weak or any(map(names_person, names)):
            if any(map(names_person, names)) or not all(is_weak(name, publishers) for name in names):
                return _without(", ".join(names), publishers)
            weak = names
    return ", ".join(told(weak)) or None


def _without(names: str, publishers: set[str]) -> str:
    """Names without the site's, which some bylines end with."""
    words = names.split(" ")
    for size in range(1, min(_SITE_WORDS, len(words) - 2) + 1):
        if key("".join(words[-size:])) in publishers:
            return " ".join(words[:-size]).rstrip(" ,")
    before, _, last = names.rpartition(", ")
    own = key(last)
    hung = len(own) >= _SITE_LETTERS and any(publisher.startswith(own) for publisher in publishers)
    return before if before and hung else names


def _stated(said: Mapping[str, Sequence[str]]) -> list[str]:
    """The authors that the most trusted statement names, or those of one that names them and more."""
    known = [names for stated in _STATED if (names := people(said.get(stated, ())))]
    first = known[0] if known else []
    least = set(map(key, persons(first)))
    return next((names for names in known[1:] if set(map(key, persons(names))) > least), first)


def _seen(tree: LexborHTMLParser, scene: _Scene) -> Iterator[list[str]]:
    """Names where pages put them, best place first."""
    classed = tree.css_first(_CLASSED) is not None
    for place in _PLACES:
        if (place.classed and not classed) or (place.first and tree.css_first(place.first) is None):
            continue
        nodes = _of_article(tree, place.selector, scene)
        if place.beside and nodes:
            nodes = [node for node in nodes if _are_beside(node, nodes[0])]
        if names := people(_words(node) for node in nodes if not place.loose or _is_byline(node)):
            yield names[:4] if place.each or place.beside else names[:1]
    for node in tree.css("p, span, div, li, address, small, em")[:600]:
        child = node.first_child
        first = child.text_content if child is not None else None
        if first and _LINE.match(first):
            words = _words(node)
            fits = len(words) <= LONGEST and _NAMED.search(words) and not elsewhere(node, scene.held)
            if fits and (names := people([words])):
                yield names[:1]


def _of_article(tree: LexborHTMLParser, selector: str, scene: _Scene) -> list[LexborNode]:
    """The first elements of a kind that may name who wrote the article: not those far above the headline, as in menus,
    nor those of teasers and pictures."""
    headline = scene.headline
    if tree.css_first(selector) is None:
        return []
    if headline is None:
        nodes = tree.css(selector)[:8]
    else:
        nodes, above = [], True
        for node in tree.css(f"{selector}, {headline.tag}"):
            if node.mem_id == headline.mem_id:
                above = False
            elif (not above or _within(node, scene.header)) and (
                node.tag != headline.tag or node.css_matches(selector)
            ):
                nodes.append(node)
            if len(nodes) == 8:
                break
    return [node for node in nodes if not elsewhere(node, scene.held) and not _of_another(node, scene.held)]


def _header(headline: LexborNode | None) -> frozenset[int]:
    """The nearest elements that hold the headline."""
    held, at = set(), headline
    for _ in range(_HEADER):
        at = at.parent if at is not None else None
        if at is not None and at.tag not in ("body", "html"):
            held.add(at.mem_id)
    return frozenset(held)


def _within(node: LexborNode, holders: frozenset[int]) -> bool:
    at: LexborNode | None = node
    while at is not None:
        if at.mem_id in holders:
            return True
        at = at.parent
    return False


def _of_another(node: LexborNode, held: frozenset[int]) -> bool:
    """Whether a name is that of a picture's maker, or stands in the link of a teaser, which is a whole card."""
    at, size = node.parent, len(_words(node)) + _CARD
    for _ in range(_AROUND):
        if at is None or at.tag in ("body", "html") or at.mem_id in held:
            return False
        if (
            (at.tag == "a" and len(_words(at)) > size)
            or at.tag in ("figure", "figcaption", "picture")
            or _CREDIT.search(names_of(at))
        ):
            return True
        at = at.parent
    return False


def _are_beside(node: LexborNode, first: LexborNode) -> bool:
    """Whether two links stand in one line."""
    mine, other = node.parent, first.parent
    return mine is not None and other is not None and mine.mem_id == other.mem_id


def _is_byline(node: LexborNode) -> bool:
    """Whether an element that may hold more than names begins with a word before them, or is one and called so."""
    words = _words(node)[: 3 * LONGEST]
    name = less(words)
    if _LINE.match(words):
        return not name[:1].islower()
    return bool(_AUTHOR.search(names_of(node)) and is_person(name))


def _words(node: LexborNode) -> str:
    return " ".join(mended(node.text(deep=True, separator=" ")).split())
