"""Leftovers of forms, scripts and widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean.families.phrases import whole_lines
from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: Calls of advertising and measuring scripts that a naive scraper leaves in.
_SCRIPT: Final = re.compile(
    r"googletag|adsbygoogle|_taboola|OBR\.extern|fbq\(|gtag\(|window\.__|document\.write\(|<script\b"
)


def form_label(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly the label of a form field or button.

    Example: ``E-mail address``, ``Absenden``, ``Mot de passe``.
    Must not fire: between two paragraphs of prose, where it may be a subheading.
    """
    for mark in whole_lines(page, "form", 0.92, "the label of a form field"):
        if not (page.prose(mark.line - 1) and page.prose(mark.line + 1)):
            yield mark


def script_remnant(page: Page) -> Iterator[Mark]:
    """Remove a line of an advertising or measuring script.

    Example: ``googletag.cmd.push(function() { … });``.
    Must not fire: on other code, which an article may show; on a sentence about such a script.
    """
    for line in range(len(page)):
        text = page.texts[line]
        if (
            ("(" in text or "<" in text)
            and _SCRIPT.search(text)
            and (text.rstrip().endswith((";", "}", ">", ")")) or "{" in text)
        ):
            yield Mark(line, "remove", 0.93, "a line of an advertising script")


RULES: Final = (
    Rule("forms.label", "forms", "labels of form fields and buttons", form_label),
    Rule("forms.script", "forms", "calls of advertising scripts", script_remnant),
)
