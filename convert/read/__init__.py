"""Readers: a source → a dirty Document with everything in it. They drop nothing and decide nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from convert.model import Document
from convert.output import Finding

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
    """What a source says. ``text``: its decoded source; ``findings``: what a person should know about the reading."""

    text: str
    document: Document
    findings: tuple[Finding, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
