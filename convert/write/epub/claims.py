"""What a book may say of its own accessibility, from what was measured in it.

Terms: Schema.org Accessibility Properties for Discoverability Vocabulary, as EPUB Accessibility 1.1 (section 2) asks.
Nothing is claimed that :class:`~convert.write.epub.measure.Measured` does not show. Conformance is never claimed from
measures: that takes a person, whom the profile names, and a book that no measure speaks against.
"""

from __future__ import annotations

from dataclasses import dataclass

from convert.style import EpubOptions
from convert.wording import wording
from convert.write.epub.measure import Measured


@dataclass(frozen=True, slots=True)
class Claims:
    """Values of the schema.org properties; ``sufficient`` has one string for each set of modes that suffices."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    summary_lang: str
    conforms_to: str = ""
    certified_by: str = ""


def claims(measured: Measured, lang: str, options: EpubOptions) -> Claims:
    """What may be claimed of a book whose main language is ``lang``."""
    summary, summary_lang = _summary(measured, lang)
    modes = ("textual", "visual") if measured.pictures else ("textual",)
    sufficient = ["textual"] if not measured.undescribed else ["textual,visual"]
    if measured.pictures and not measured.undescribed:
        sufficient.append("textual,visual")
    hazards = ("unknown",) if measured.moving else ("none",)
    certified = may_conform(measured) and bool(options.certified_by)
    return Claims(
        modes,
        tuple(sufficient),
        _features(measured),
        hazards,
        summary,
        summary_lang,
        options.conforms_to if certified else "",
        options.certified_by if certified else "",
    )


def may_conform(measured: Measured) -> bool:
    """Does nothing that was measured speak against a claim of conformance? WCAG 2.2, SC 1.1.1 and 2.2.2."""
    return not measured.undescribed and not measured.moving


def _features(measured: Measured) -> tuple[str, ...]:
    shown = (
        ("readingOrder", measured.text),
        ("structuralNavigation", measured.headings > 0),
        ("tableOfContents", measured.contents > 0),
        ("displayTransformability", measured.adapts),
        ("alternativeText", measured.described > 0 and not measured.undescribed),
        ("ARIA", measured.roles > 0),
        ("pageBreakMarkers", measured.page_markers > 0),
        ("pageNavigation", measured.page_list > 0),
    )
    return tuple(name for name, holds in shown if holds)


def _summary(measured: Measured, lang: str) -> tuple[str, str]:
    words = wording(lang)
    said = words.summary
    sentences = [said.text, said.headings if measured.headings > 1 else said.no_headings]
    if measured.undescribed == 1:
        sentences.append(said.one_undescribed)
    elif measured.undescribed:
        sentences.append(said.many_undescribed.format(n=measured.undescribed))
    elif measured.pictures or measured.decorative:
        sentences.append(said.described)
    else:
        sentences.append(said.no_pictures)
    if measured.page_markers:
        sentences.append(said.pages)
    if measured.moving:
        sentences.append(said.moving)
    sentences.append(said.uncertified)
    return " ".join(sentences).replace("。 ", "。"), words.lang  # a full stop of this width holds its own space
