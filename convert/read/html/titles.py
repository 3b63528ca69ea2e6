"""The headline of a page: the heading that its stated titles or its ``<title>`` confirm, else what it states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.read.html.said import clean
from convert.read.html.standing import elsewhere, names_of

#: Stated titles, most trusted first: schema.org, Open Graph, Twitter cards, Dublin Core, then what newsrooms use.
_TITLES: Final = ("ld:headline", "og:title", "twitter:title", "dc.title", "dcterms.title", "sailthru.title", "headline")
#: Between a headline and the name of the site or the section.
_SEPARATOR: Final = re.compile(r"\s+[|\-–—»·•:]+\s+|\s*\|\s*|\s*::\s*| » |\s+_\s*|(?<=[\u3040-\u9fff？！])_")
_DOMAIN: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}", re.IGNORECASE)
_SPACELESS: Final = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_DASH: Final = frozenset("-–—")
#: Names of a heading that is the site's own name.
_BRAND: Final = re.compile(
    r"(?<![a-z])(?:site|blog)-?(?:title|name|heading)|(?<![a-z])(?:logo|branding)", re.IGNORECASE
)
#: Names of a breadcrumb trail, which repeats the headline in short.
_TRAIL: Final = re.compile("breadcrumb|clickpath", re.IGNORECASE)
#: Names of what stands in a heading above or below the headline.
_KICKER: Final = re.compile(
    r"kicker|(?:over|roof|top|tag)-?line|eyebrow|dachzeile|spitzmarke|(?:super|supra|pre|sub)-?(?:title|head|line)"
    r"|untertitel|rubrik|category|subject",
    re.IGNORECASE,
)
#: Names of the headline proper within a heading.
_PROPER: Final = re.compile(r"(?:headline|title|titel)(?:\b|_|$)", re.IGNORECASE)
#: What begins a byline, which some sites hang on their titles.
_BY: Final = re.compile(r"(?:by|von|par|por|di)\b", re.IGNORECASE)
#: Which of several pages this one is: no name.
_PAGE: Final = re.compile(
    r"(?:seite|page|página|pagina|strona|стр(?:аница)?\.?|sida|side|p\.)\s*\d+.{0,12}", re.IGNORECASE
)
#: Marks that lead to a heading's own address.
_PERMALINK: Final = " \u00a0¶#§"
#: Share of an unconfirmed heading's words that a stated title must hold.
_SHARED: Final = 0.25
#: Letters of a word that may be part of a compound ("Finanzierung" in "Autofinanzierung").
_STEM: Final = 5
#: Most words of a name behind a headline that may be the site's.
_NAME_WORDS: Final = 5


#: How well a heading is confirmed: it is a stated title, opens one up to a separator and is half of it, is half of one,
#: opens one but is short, says one in other words, not at all.
_IS, _OPENS, _HALF, _SHORT, _LIKE, _NONE = 5, 4, 3, 2, 1, 0

#: Where two elements meet, a character that no page has in its text; the same before a sign.
_JOINT: Final = "\x1f"
_ENDED: Final = re.compile(rf"{_JOINT}+(?=[,;:.!?…)\]»”])")


@dataclass(frozen=True, slots=True)
class Headline:
    """The title, the heading that shows it (None: no heading does), and the last name that the page's title hangs on
    it."""

    text: str
    node: LexborNode | None = None
    hung: str | None = None


class _Stated:
    """What the titles of a page confirm headings with: the stated ones, bare first, and its ``<title>``."""

    def __init__(self, whole: Sequence[str], page: str, site: str | None) -> None:
        self.titles = tuple(bare_title(value, site, page) for value in whole)
        self.page = page
        self.named = tuple((value, tokens(value)) for value in dict.fromkeys((*self.titles, *whole)))
        known = dict.fromkeys(value for value in (*whole, *self.titles, page) if value)
        self.known = tuple(tokens(value) for value in known)
        self.openings = tuple(tokens(_SEPARATOR.split(value, maxsplit=1)[0]) for value in known)
        self.named_last = tokens(page.partition(": ")[2])  # "Blog: Post", as Blogger has it
        self.alike = tuple(tokens(value) for value in dict.fromkeys(self.titles)) or (tokens(page),)


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def headline_of(
    tree: LexborHTMLParser, said: Mapping[str, Sequence[str]], page_title: str, site: str | None
) -> Headline:
    """The headline: a heading that the stated titles or the page's title confirm, else a stated title, else the page's
    title, each without the site's name."""
    whole = tuple(value for name in _TITLES for value in said.get(name, ())[:1])
    stated = _Stated(whole, page_title, site)
    found = _shown(tree, stated, site) or _unshown(tree, stated, said, site)
    return Headline(found.text, found.node, _hung(found.text, page_title))


def _shown(tree: LexborHTMLParser, stated: _Stated, site: str | None) -> Headline | None:
    """The heading that is confirmed best, the first of equals; below level 1 only one that is well confirmed."""
    best, found = _NONE, None
    for tag in ("h1", "h2", "h3"):
        headings = list(_headings(tree, tag, site))
        least = _LIKE if tag == "h1" else _IS if best == _LIKE else _HALF
        for node, words in headings:
            rank, text = _ranked(node, words, stated, top=tag == "h1")
            if rank > best and rank >= least and not _is_brand(node):
                best, found = rank, Headline(text, node)
        if found is None and tag == "h1" and not stated.titles:
            found = _only(headings)
        if best >= _HALF:
            break
    return found


def _only(headings: Sequence[tuple[LexborNode, str]]) -> Headline | None:
    """The one heading of the top level, where it stands in the article of a page that states no title of its own."""
    own = [(node, words) for node, words in headings if not _is_brand(node)]
    if len(own) != 1 or not _in_article(own[0][0]):
        return None
    return Headline(proper_words(*own[0]), own[0][0])


def _ranked(node: LexborNode, words: str, stated: _Stated, *, top: bool) -> tuple[int, str]:
    """How well a heading, or the headline proper in it, is confirmed; and its words."""
    rank, text = _confirmed(words, stated, top=top)
    proper = proper_words(node, words)
    if proper != words:
        part = _confirmed(proper, stated, top=False)
        if part[0] >= (rank if text == words else _HALF):
            return part
    return rank, text


def _unshown(tree: LexborHTMLParser, stated: _Stated, said: Mapping[str, Sequence[str]], site: str | None) -> Headline:
    """What a page is called whose headings confirm nothing."""
    if stated.titles:
        return Headline(stated.titles[0])
    if stated.page:
        return Headline(bare_title(stated.page, site))
    first = tree.css_first("h1")
    if first is not None:
        return Headline(_told(first), first)
    return Headline(next(iter(said.get("page:headline", ())), ""))


def _headings(tree: LexborHTMLParser, tag: str, site: str | None) -> Iterator[tuple[LexborNode, str]]:
    """The headings of a level that hold words other than the site's name."""
    named = tokens(site or "")
    for node in tree.css(tag)[:10]:
        words = _told(node).strip(_PERMALINK)
        own = tokens(words)
        if own and own != named:
            yield node, words


def _is_brand(node: LexborNode) -> bool:
    """Whether a heading is the site's name, or a step of a breadcrumb trail, or stands among others' texts."""
    at: LexborNode | None = node
    for _ in range(3):
        if at is None or at.tag in ("body", "html"):
            break
        names = names_of(at)
        if _BRAND.search(names) or _TRAIL.search(names):
            return True
        at = at.parent
    return elsewhere(node)


def _in_article(node: LexborNode) -> bool:
    at: LexborNode | None = node
    while at is not None and at.tag not in ("article", "main"):
        at = at.parent
    return at is not None


def proper_words(node: LexborNode, whole: str) -> str:
    """The words of a heading without a kicker or subtitle that stands in an element of its own.

    A child that is called the headline is the headline; a ``small`` one is secondary text (Bootstrap).
    """
    children = [child for child in node.iter() if child.tag != "br"]
    if not children:
        return whole
    if len(children) == 1 and children[0].tag in ("a", "span", "div"):
        children = [child for child in children[0].iter() if child.tag != "br"] or children
    kickers = [child for child in children if child.tag == "small" or _KICKER.search(names_of(child))]
    proper = [child for child in children if child not in kickers and _PROPER.search(names_of(child))]
    if len(proper) == 1 and (words := _told(proper[0])):
        return words
    for child in kickers:
        less = _told(child)
        rest = whole.removeprefix(less) if whole.startswith(less) else whole.removesuffix(less)
        whole = rest.strip(" :|/–-•") or whole
    return whole


def _confirmed(words: str, stated: _Stated, *, top: bool) -> tuple[int, str]:
    """How well a heading is confirmed, and the headline in it.

    Only one of the ``top`` level may say more than a title, or the same in other words.
    """
    own = tokens(words)
    for value, title in stated.named:
        if own == title:
            return _IS, words
        if len(title) >= 3 and len(own) > len(title) and own[-len(title) :] == title:
            return _IS, value
    if not top and len(own) > 1 and own == stated.named_last:
        return _IS, words
    half = any(_half_of(own, title) or (top and _half_of(title, own)) for title in stated.known)
    if own in stated.openings:
        return (_OPENS if half else _SHORT), words
    if half:
        return _HALF, words
    if not top:
        return _NONE, words
    share = _SHARED if stated.titles else 0.5
    alike = (stated.titles or len(own) > 1) and any(_shares(own, title, share) for title in stated.alike)
    return (_LIKE if alike else _NONE), words


def _shares(own: Sequence[str], title: Sequence[str], least: float) -> bool:
    """Whether a heading says in other words what a title says: that share of its longer words is in it."""
    long = [word for word in own if len(word) > 3] or list(own)
    held = [word for word in long if any(_alike(word, other) for other in title)]
    return len(held) >= max(1, least * len(long))


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _STEM and short in long


def _half_of(part: Sequence[str], whole: Sequence[str]) -> bool:
    return len(whole) <= 2 * len(part) <= 2 * len(whole) and _contains(whole, part)


def _contains(big: Sequence[str], small: Sequence[str]) -> bool:
    return any(big[at : at + len(small)] == small for at in range(len(big) - len(small) + 1))


def _hung(title: str, page_title: str) -> str | None:
    """The last name that the page's title hangs on the headline."""
    if not title or not page_title.casefold().startswith(title.casefold()):
        return None
    cut = _SEPARATOR.match(page_title, len(title))
    names = _SEPARATOR.split(page_title[cut.end() :]) if cut else []
    name = next((name.strip() for name in reversed(names) if not _PAGE.fullmatch(name.strip())), "")
    return name if 0 < len(tokens(name)) <= _NAME_WORDS and not _BY.match(name) else None


def bare_title(title: str, site: str | None, page_title: str = "") -> str:
    """A title without the site's or the section's name, which stands apart at one of its ends.

    A stated title that the page's ``<title>`` only adds names to is bare already, but for the site's own name.
    """
    parts = [(found.start(), found.end()) for found in _SEPARATOR.finditer(title)]
    own = set(tokens(site or ""))
    given = len(page_title) > len(title) and page_title.startswith(title)
    for start, end in reversed(parts):
        head, tail = title[:start], title[end:]
        if own and set(tokens(tail)) & own and len(tokens(head)) >= 2:
            title = head
        elif own and start == parts[0][0] and set(tokens(head)) <= own:
            return tail
        elif not given and _is_name(tail, title, title[start:end]):
            title = head
        else:
            break
    return title.strip()


def _told(node: LexborNode) -> str:
    """The words of a heading, those of neighbouring elements kept apart, but for a sign that ends the first. How they
    are read (ruby) is left out: a title has no place for it."""
    if node.css_first("ruby") is not None:
        return clean("".join(_unread(node)))
    return clean(_ENDED.sub("", node.text(deep=True, separator=_JOINT)).replace(_JOINT, " "))


def _unread(node: LexborNode) -> Iterator[str]:
    """The words of a node without those that say how others are read."""
    for child in node.iter(include_text=True):
        if child.text_content is not None:
            yield child.text_content
        elif child.tag not in ("rt", "rp", "rtc"):
            yield from _unread(child)


def _is_name(tail: str, title: str, separator: str) -> bool:
    """Whether what stands behind a separator is short enough for a name, and not the end of a sentence."""
    if _DOMAIN.fullmatch(tail):
        return True
    if ":" in separator or (set(separator.strip()) <= _DASH and tail[:1].islower()):
        return False
    return _size(tail) <= 0.4 * _size(title)


def _size(text: str) -> float:
    """Words; in a script without spaces, what its characters amount to."""
    return len(tokens(text)) if not _SPACELESS.search(text) else len(re.findall(r"[^\W_]", text)) / 1.7
