"""Readers: a source → a dirty Document with everything in it. They drop nothing and decide nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from convert.ledger import Fates
from convert.model import Document
from convert.output import Finding

#: ``lines``: lines of a text, whose structure is for the cleaner to find. ``blocks``: a page that came with its
#: structure. ``draft``: a text that somebody wrote as it is, of which nothing is to be removed.
Kind: TypeAlias = Literal["lines", "blocks", "draft"]
#: The bytes of a picture by its path relative to the source, or None.
Load: TypeAlias = Callable[[str], bytes | None]


def no_pictures(path: str) -> bytes | None:
    """For a source with no folder of its own."""
    return None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of a page that no document can hold. ``words`` say what it is, ``path`` where (as in ``DomPath``)."""

    kind: Literal["embed", "field"]
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a source says. ``text``: its decoded source; ``findings``: what a person should know about the reading;
    ``fates``: the lines of which no block came, or none that says so."""

    text: str
    document: Document
    findings: tuple[Finding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    kind: Kind = "lines"
    fates: Fates = field(default_factory=dict)
