"""Addresses as they are seen from a page: what ``urljoin`` says, without its work where an address is plain."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qs, urljoin, urlsplit

#: Characters that joining leaves alone wherever they stand in a path (RFC 3986, pchar without ";").
_PLAIN: Final = r"[\w!$%&'()*+,.:=@~|-]"
_TAIL: Final = rf"(?:\?(?:{_PLAIN}|[/?;])+)?(?:#(?:{_PLAIN}|[/?;])+)?"
#: An address that is whole, and one that starts from the root of the site, with no part that joining would resolve.
_WHOLE: Final = re.compile(rf"https?://[A-Za-z0-9.-]+(?::\d+)?(?:/(?:{_PLAIN}|/)*)?{_TAIL}", re.ASCII)
_PASSED: Final = ("https://www.google.com/url?", "http://www.google.com/url?")
_ROOTED: Final = re.compile(rf"(?:/(?!\.){_PLAIN}+)*/?{_TAIL}", re.ASCII)


@lru_cache(maxsize=2_000)
def joined(base: str, address: str) -> str:
    """The address as seen from ``base``; one that cannot be read stays as it is."""
    if _WHOLE.fullmatch(address):
        return address
    if address[:1] == "/" and _ROOTED.fullmatch(address) and (root := _root(base)) is not None:
        return root + address
    return _urljoin(base, address)


def behind(address: str) -> str:
    """Where an address leads that only notes who went through it: Google Docs puts its own before every link."""
    if not address.startswith(_PASSED):
        return address
    led = parse_qs(urlsplit(address).query).get("q", [""])[0]
    return led if led.startswith(("http://", "https://")) else address


@lru_cache(maxsize=100)
def _root(base: str) -> str | None:
    """What stands before the path in addresses of a site; None where it cannot be told."""
    place = _urljoin(base, "/x")
    return place[:-2] if place.endswith("/x") else None


def _urljoin(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
