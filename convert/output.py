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

    ``page``: the printed number, from 1. ``path``: child indexes from ``Document.blocks`` down to a block (see
    :func:`convert.walk.iter_blocks`); empty for the title and what stands with it. ``part``: the index in
    :func:`convert.walk.own_inlines` of the caption, credit, attribution or term that the page begins with; None where
    it begins with the block itself. ``offset``: characters into the plain text of that part, or of the block.

    A page on which nothing of the tree begins (notes alone, say) has the place of the next one, or of the text's end.
    """

    page: int
    path: tuple[int, ...]
    offset: int
    part: int | None = None


PageMap: TypeAlias = tuple[PageStart, ...]


def page_at(pages: PageMap, path: tuple[int, ...]) -> int:
    """The number of the page on which the block at ``path`` begins, 0 where no page does before it."""
    return max((start.page for start in pages if (start.path, start.offset) <= (path, 0)), default=0)


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file. ``pages`` and ``lines`` come from the PDF writer alone, which is where pagination happens:
    where pages begin, and numbered lines, with a line's number for the page's.

    ``files``: what must stand beside it, as (path relative to the file, bytes): the pictures of a Markdown text.
    """

    data: bytes
    findings: tuple[Finding, ...] = ()
    pages: PageMap = ()
    lines: PageMap = ()
    files: tuple[tuple[str, bytes], ...] = ()
