"""A false claim in a package document is found out; the writer makes none."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from convert.check.epub_claims import claim_findings
from convert.model import Figure, Media
from convert.style import load_style
from convert.write.epub import write
from tests.archives import edited
from tests.support import document, paragraph, rich

OPF = "EPUB/content.opf"


@cache
def made() -> bytes:
    return write(rich(), load_style()).data


def claiming(data: bytes, name: str, value: str) -> bytes:
    meta = f'<meta property="{name}">{value}</meta></metadata>'
    return edited(data, OPF, lambda opf: opf.replace("</metadata>", meta))


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in claim_findings(data)]


def test_the_writer_claims_nothing_that_is_not_so() -> None:
    assert codes(made()) == []


@pytest.mark.parametrize(
    "feature", ["pageBreakMarkers", "pageNavigation", "longDescription", "captions", "MathML", "index"]
)
def test_a_feature_that_is_not_there_is_missed(feature: str) -> None:
    assert codes(claiming(made(), "schema:accessibilityFeature", feature)) == ["claim-untrue"]


def test_alternative_text_is_not_claimed_for_what_nobody_described() -> None:
    medium = Media("m", "image/svg+xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    data = write(replace(document(Figure("m")), media=(medium,)), load_style()).data
    assert codes(data) == []
    assert codes(claiming(data, "schema:accessibilityFeature", "alternativeText")) == ["claim-untrue"]
    assert codes(claiming(data, "schema:accessModeSufficient", "textual")) == ["claim-untrue"]


def test_visual_is_not_claimed_of_plain_text() -> None:
    data = write(document(paragraph("x")), load_style()).data
    assert codes(claiming(data, "schema:accessMode", "visual")) == ["claim-untrue"]


def test_conformance_needs_somebody_who_certifies_it() -> None:
    data = claiming(made(), "dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA")
    assert codes(data) == ["claim-uncertified"]
    assert codes(claiming(data, "a11y:certifiedBy", "An Institute")) == []


def test_a_claim_left_out_is_missed() -> None:
    data = edited(made(), OPF, lambda opf: opf.replace("schema:accessibilityHazard", "schema:other"))
    assert codes(data) == ["claim-missing"]


def test_moving_media_are_a_hazard() -> None:
    data = edited(made(), "EPUB/text.xhtml", lambda page: page.replace("<main>", "<main><video></video>"))
    assert codes(data) == ["claim-untrue"]
