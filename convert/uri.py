"""Link targets as the finished formats want them: URIs that a strict parser accepts (RFC 3986, WHATWG URL)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

#: What is found where :func:`absolute_uri` has nothing.
DROPPED: Final = "the target is not one that a finished file can link to; its words stay"
_WEB: Final = frozenset({"http", "https", "ftp"})
#: Other schemes that lead somewhere for a reader, all in IANA's registry (EPUBCheck warns of any that is not). What
#: runs something or stays on this machine (javascript, data, file …) is not among them.
_OTHERS: Final = frozenset(
    {
        "mailto",
        "tel",
        "sms",
        "geo",
        "news",
        "nntp",
        "irc",
        "xmpp",
        "sip",
        "sips",
        "urn",
        "doi",
        "info",
        "gopher",
        "ldap",
    }
)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST: Final = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.?|\[[0-9A-Fa-f:.]+\]")
#: What may stand in a path, query or fragment as it is (RFC 3986, section 3.3), with % where it begins an escape.
_NOT_URI: Final = re.compile(r"[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")


#: What a link carries for who counts clicks, and a reader need not type.
_TRACKING: Final = re.compile(r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id)(?:=|$)")


def short_uri(target: str) -> str:
    """An address as it is printed: whole, but without its scheme, "www.", and what only tracks its readers."""
    shown = re.sub(r"^https?://(www\.)?", "", target.strip(), flags=re.IGNORECASE)
    shown, mark, fragment = shown.partition("#")
    path, ask, query = shown.partition("?")
    kept = "&".join(part for part in query.split("&") if not _TRACKING.match(part))
    shown = f"{path}?{kept}" if ask and kept else path
    return f"{shown}#{fragment}" if mark and not fragment.startswith(":~:") else shown.rstrip("/")


def _escaped(part: str) -> str:
    return _NOT_URI.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8")), part)


@lru_cache(maxsize=4096)
def absolute_uri(target: str) -> str | None:
    """``target`` as an absolute URI, its host in ASCII and everything else escaped as it must be.

    None when it is not one that a finished file can link to: relative, without a host, or of a scheme that leads
    nowhere for a reader.
    """
    target = "".join(target.split()) if "\n" in target else target.strip()
    found = _SCHEME.match(target)
    if found is None:
        return None
    scheme = found[0][:-1].lower()
    if scheme in _OTHERS:
        rest = target[found.end() :]
        return f"{scheme}:{_escaped(rest)}" if rest else None
    if scheme not in _WEB:
        return None
    try:
        parts = urlsplit(target)
        host, port = parts.hostname or "", parts.port
        host = f"[{host}]" if ":" in host else host.encode("idna").decode("ascii") if not host.isascii() else host
    except (ValueError, UnicodeError):
        return None
    if _HOST.fullmatch(host) is None or ".." in host:
        return None
    user = parts.netloc.rpartition("@")[0]
    where = f"{_escaped(user)}@" if user else ""
    where += host if port is None else f"{host}:{port}"
    out = f"{scheme}://{where}{_escaped(parts.path)}"
    if parts.query:
        out += f"?{_escaped(parts.query)}"
    return f"{out}#{_escaped(parts.fragment)}" if parts.fragment else out
