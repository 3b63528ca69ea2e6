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

#: What PHP says of a fault, with the file and the line of it.
_FAULT: Final = re.compile(
    r"(?:(?:Catchable )?fatal error|Parse error|Strict Standards|Warning|Notice|Deprecated)\s?: .* in (?:/|[A-Z]:\\)\S+"
    r" on line \d+\W*$",
    re.IGNORECASE,
)

_FAULT_ENDS: Final = frozenset("0123456789.*")

#: Least options of a selection list, and most words of one.
_OPTIONS: Final = 12
_OPTION_WORDS: Final = 4


def form_label(page: Page) -> Iterator[Mark]:
    """Remove lines that are wholly the label of a form field or button.

    Example: ``E-mail address``, ``Absenden``, ``Mot de passe``.
    Must not fire: between two paragraphs of prose, where it may be a subheading.
    """
    for mark in whole_lines(page, "form", 0.92, "the label of a form field"):
        if not page.within_prose(mark.line):
            yield mark


def script_remnant(page: Page) -> Iterator[Mark]:
    """Remove a line of an advertising or measuring script.

    Example: ``googletag.cmd.push(function() { … });``.
    Must not fire: on other code, which an article may show; on a sentence about such a script.
    """
    for line, text in enumerate(page.texts):
        if (
            ("(" in text or "<" in text)
            and _SCRIPT.search(text)
            and (text.rstrip().endswith((";", "}", ">", ")")) or "{" in text)
        ):
            yield Mark(line, "remove", 0.93, "a line of an advertising script")


def fault(page: Page) -> Iterator[Mark]:
    """Remove what a site's broken script says of itself.

    Example: ``Warning: Undefined variable $boats in /srv/www/lock/theme.php on line 12``.
    Must not fire: between two paragraphs of prose, where an article on such faults may show one; on a sentence that
    only names a kind of fault.
    """
    for line, text in enumerate(page.texts):
        if text[-1:] in _FAULT_ENDS and _FAULT.match(text) and not page.within_prose(line):
            yield Mark(line, "remove", 0.95, "what a broken script of the site says")


def options(page: Page) -> Iterator[Mark]:
    """Remove the options of a form's selection list: many names in a row, in the order of the alphabet.

    Why: a form above the article leaves a line for every make of car or country that one can choose.
    Example: ``Austria`` / ``Belgium`` / ``Bulgaria`` and so on, a dozen or more.
    Must not fire: on fewer lines; below the first prose, where a list in this order is a glossary or an index; on lines
    that are set apart by gaps.
    """
    line, end = 1, min(page.first_prose, len(page))
    while line < end:
        last = line
        while last + 1 < end and _follows(page, last + 1):
            last += 1
        if last - line + 1 >= _OPTIONS:
            for at in range(line, last + 1):
                yield Mark(at, "remove", 0.95, f"one of {last - line + 1} names in the order of the alphabet")
        line = last + 1


def _follows(page: Page, line: int) -> bool:
    """Whether a line is a name that comes after the line above in the alphabet, with no gap between."""
    short = page.sizes[line] <= _OPTION_WORDS and not page.ends[line] and not page.gaps[line]
    return short and page.words[line - 1] < page.words[line]


RULES: Final = (
    Rule("forms.label", "forms", "labels of form fields and buttons", form_label),
    Rule("forms.options", "forms", "the options of a selection list", options),
    Rule("forms.fault", "forms", "faults of a site's scripts", fault),
    Rule("forms.script", "forms", "calls of advertising scripts", script_remnant),
)
