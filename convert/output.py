"""What a writer or a check hands back: bytes and findings, never an exception for what it could not express."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should know about one document.

    ``code``: a stable kebab-case name. ``where``: the format, line or node concerned, for people.
    """

    code: str
    message: str
    severity: Severity = "warning"
    where: str | None = None


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a printed page begins in the tree.

    ``page``: the printed number, from 1. ``path``: child indexes from ``Document.blocks`` down to the leaf block
    (see :func:`convert.walk.leaves`). ``offset``: characters into that leaf's plain text.
    """

    page: int
    path: tuple[int, ...]
    offset: int


PageMap: TypeAlias = tuple[PageStart, ...]


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file. ``pages`` comes from the PDF writer alone, which is where pagination happens.

    ``files``: what must stand beside it, as (path relative to the file, bytes): the pictures of a Markdown text.
    """

    data: bytes
    findings: tuple[Finding, ...] = ()
    pages: PageMap = ()
    files: tuple[tuple[str, bytes], ...] = ()
