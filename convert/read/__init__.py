"""Readers: a source → a dirty Document with everything in it. They drop nothing and decide nothing."""

from __future__ import annotations

from dataclasses import dataclass

from convert.model import Document
from convert.output import Finding


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a source says. ``text``: its decoded source; ``findings``: what a person should know about the reading."""

    text: str
    document: Document
    findings: tuple[Finding, ...] = ()
