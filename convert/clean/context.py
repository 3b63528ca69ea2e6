"""What the documents of one site have in common: lines that come back in many of them are the site's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final, TypeAlias

from convert.clean.headline import bare
from convert.clean.page import text_of
from convert.model import Document

#: Documents of a site that must hold a line before its recurrence means anything.
LEAST: Final = 3


def line_key(text: str) -> str:
    """A line's identity across documents: 16 hexadecimal digits of its casefolded words."""
    return blake2b(" ".join(text.casefold().split()).encode("utf-8"), digest_size=8).hexdigest()


def site_of(document: Document) -> str:
    """The name that a site hangs on its titles, casefolded; empty when there is none."""
    name = document.meta.site
    if not name:
        first = document.meta.title or (text_of(document.blocks[0]) if document.blocks else "")
        hung = bare(first)[1]
        name = hung[-1] if hung else ""
    return " ".join(name.casefold().split())


@dataclass(frozen=True, slots=True)
class BatchContext:
    """For each site, how many of its documents hold each line (by :func:`line_key`)."""

    lines: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def holders(self, document: Document) -> Mapping[str, int]:
        """Line key → documents of the same site, this one among them, that hold it; only where enough of them do."""
        return self.lines.get(site_of(document), {})


#: The site of a document, empty when it has none, and the keys of its lines.
Seen: TypeAlias = tuple[str, frozenset[str]]


def seen(document: Document) -> Seen:
    """What a batch needs to know of one dirty document."""
    site = site_of(document)
    return site, frozenset(line_key(text_of(block)) for block in document.blocks) if site else frozenset()


def learn(documents: Iterable[Seen]) -> BatchContext:
    """Count the lines of a batch, site by site. The order of the documents does not matter."""
    counts: dict[str, Counter[str]] = {}
    for site, lines in documents:
        if site:
            counts.setdefault(site, Counter()).update(lines)
    kept = {site: {key: n for key, n in sorted(lines.items()) if n >= LEAST} for site, lines in sorted(counts.items())}
    return BatchContext({site: lines for site, lines in kept.items() if lines})
