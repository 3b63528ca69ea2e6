"""The name of a page's site: what the page states, without the signs of an address and what hangs on the name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

from convert.read.html.said import Said

#: Where pages name their site, most trusted first.
_STATED: Final = (
    "og:site_name", "application-name", "ld:site", "ld:publisher", "dc.publisher", "dcterms.publisher",
    "apple-mobile-web-app-title", "ld:organisation", "al:android:app_name", "twitter:app:name:iphone",
)  # fmt: skip
#: What follows the name of a company that publishes a site; it is no part of the site's name.
_LEGAL_FORM: Final = re.compile(
    r"(?<=\w)(?:,\s*|\s+)(?:Inc|LLC|L\.L\.C|Ltd|Limited|GmbH|S\.A|Pty|PLC|Corp)\.?$", re.IGNORECASE
)
#: An address in place of a name, and what of it is read out.
_ADDRESS: Final = re.compile(r"(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)/?")
_TOP_LEVEL: Final = re.compile(r"(.+)\.[a-z]{2,6}", re.IGNORECASE)
#: What parts a name from what hangs on it.
_BETWEEN: Final = re.compile(r"\s*[|·•]\s*|\s+[-–—:]\s+")
#: Labels of a host that are no site's: of what kind it is, and whose guest.
_COMMON: Final = frozenset(["www", "com", "co", "org", "net", "gov", "gob", "edu", "ac", "or", "wordpress", "blogspot"])
#: Letters from which on a part of a name is a label of the host, or has one in it; words of a title.
_LETTERS: Final = 4
_TITLE: Final = 5


def stated_sites(said: Said) -> list[str]:
    """The names that a page states, the most trusted first."""
    return [_LEGAL_FORM.sub("", name) for field in _STATED if (name := said.first(field))]


def shown_site(names: Iterable[str], title: str, address: str) -> str | None:
    """The first of these names that is none of the title, as :func:`_shown` has it; without the end of an address
    where another of them is the same without it."""
    names = list(names)
    found = next(filter(None, (_shown(name, title, address) for name in names)), None)
    end = _TOP_LEVEL.fullmatch(found or "")
    return next((name for name in names if end and _letters(name) == _letters(end[1])), found)


def _shown(name: str, title: str, address: str) -> str:
    """The name without the title, and without a motto or the sections where the host tells which part is the name."""
    if found := _ADDRESS.fullmatch(name):
        return found[1]
    titled = _letters(title) if len(title.split()) >= _TITLE else ""
    parts = [part for part in _BETWEEN.split(name) if part and _letters(part) != titled]
    if len(parts) < 2:
        return "".join(parts)
    labels = _labels(address)
    own = [part for part in parts if _is_label(_letters(part), labels)]
    return own[0] if len(own) == 1 and (own[0] == parts[0] or "|" in name) else name


def _is_label(part: str, labels: list[str]) -> bool:
    return any(
        (len(part) >= _LETTERS and part in label) or (len(label) >= _LETTERS and label in part) for label in labels
    )


def _labels(address: str) -> list[str]:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return []
    return [_letters(label) for label in host.split(".")[:-1] if label not in _COMMON]


def _letters(words: str) -> str:
    """The letters and digits of words, without case and accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", words.casefold())))
