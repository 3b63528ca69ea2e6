"""Where an element stands on a page: with the headline, or among comments, teasers, menus and the page's foot."""

from __future__ import annotations

import re
from typing import Final

from selectolax.lexbor import LexborNode

#: Names of what is by or about others, wherever it stands. Blogger's posts stand in ``widget Blog``.
_OTHERS: Final = re.compile(
    r"(?<![\w-])(?:comment|kommentar|reply|respond|related|teaser|sidebar(?![-_]*main)|widget(?! Blog\b)"
    r"|author-?(?:bio|box))|[-_](?:comments?|related)(?![\w])",
    re.IGNORECASE,
)
_FOOT: Final = re.compile(r"(?<![\w-])(?:(?:page|site|main)[-_]?)?footer", re.IGNORECASE)
#: Names of the part of an article's own header or footer that says who wrote it, and when.
_OWN: Final = re.compile(
    r"(?<![a-z])(?:entry|post|article|artikel|meta|byline|authors?|autor|info|story)", re.IGNORECASE
)


def names_of(node: LexborNode) -> str:
    """An element's class and id."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}"


def around(headline: LexborNode | None) -> frozenset[int]:
    """The elements that hold the headline, the body apart."""
    held, at = set(), headline
    while at is not None and at.tag not in ("body", "html"):
        held.add(at.mem_id)
        at = at.parent
    return frozenset(held)


def elsewhere(node: LexborNode, held: frozenset[int] = frozenset()) -> bool:
    """Whether an element stands among comments, teasers or at the page's foot, and not with the headline.

    ``held``: the elements that hold the headline. What stands with it in one of them is the article's own, whatever
    that element is called; and so is the footer of the article, which "contains information about its section such as
    who wrote it" (HTML standard, the ``footer`` element).
    """
    at: LexborNode | None = node
    for _ in range(12):
        if at is None or at.tag in ("body", "html") or at.mem_id in held:
            return False
        names = names_of(at)
        if at.tag == "nav" or _OTHERS.search(names):
            return True
        apart = at.tag in ("aside", "footer") or _FOOT.search(names)
        if apart and not (_OWN.search(names) or _is_article(at.parent, held)):
            return True
        at = at.parent
    return False


def _is_article(node: LexborNode | None, held: frozenset[int]) -> bool:
    """Whether an element is the article that the headline stands in."""
    return node is not None and node.mem_id in held and (node.tag == "article" or bool(_OWN.search(names_of(node))))
