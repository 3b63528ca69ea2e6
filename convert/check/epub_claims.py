"""Does a finished EPUB say of itself only what is so? The claims of its package document against its pages.

The second measurement, after the writer's own, with code of its own: a claim that the pages do not bear out is an
error, for a reader relies on it.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from convert.check.epub import pages
from convert.output import Finding

_H: Final = "{http://www.w3.org/1999/xhtml}"
_OPF: Final = "{http://www.idpf.org/2007/opf}"
_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
_REQUIRED: Final = (
    "schema:accessMode",
    "schema:accessModeSufficient",
    "schema:accessibilityFeature",
    "schema:accessibilityHazard",
    "schema:accessibilitySummary",
)


def claim_findings(data: bytes) -> tuple[Finding, ...]:
    """Every claim that the book does not bear out, and every property of EPUB Accessibility 1.1, section 2.2, that it
    leaves out."""
    return tuple(Finding(code, message, "error", "epub") for code, message in _problems(data))


def _package(data: bytes) -> tuple[etree._Element, etree._Element | None]:
    """The package document and the navigation document."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        container = etree.fromstring(book.read("META-INF/container.xml"))
        path = next(container.iter("{*}rootfile")).get("full-path", "")
        package = etree.fromstring(book.read(path))
        href = next(
            (item.get("href") for item in package.iter(f"{_OPF}item") if "nav" in item.get("properties", "").split()),
            None,
        )
        where = posixpath.join(posixpath.dirname(path), href) if href else None
        return package, etree.fromstring(book.read(where)) if where else None


def _problems(data: bytes) -> Iterator[tuple[str, str]]:
    package, nav = _package(data)
    claimed: dict[str, set[str]] = {}
    for meta in package.iter(f"{_OPF}meta"):
        claimed.setdefault(meta.get("property", ""), set()).add((meta.text or "").strip())
    for name in _REQUIRED:
        if not any(claimed.get(name, ())):
            yield "claim-missing", f"{name} is not given"
    if "dcterms:conformsTo" in claimed and not any(claimed.get("a11y:certifiedBy", ())):
        yield "claim-uncertified", "conformance is claimed, and nobody is named who certifies it"
    bodies = [body for root in pages(data) if (body := root.find(f"{_H}body")) is not None]
    content = [body for body in bodies if body.get(_TYPE) != "cover"]
    yield from _pictures(claimed, content)
    yield from _features(claimed, content, nav)


def _pictures(claimed: dict[str, set[str]], content: list[etree._Element]) -> Iterator[tuple[str, str]]:
    pictures = [image for body in content for image in body.iter(f"{_H}img") if image.get("alt") != ""]
    missing = sum("undescribed" in (image.get("class") or "") or image.get("alt") is None for image in pictures)
    features = claimed.get("schema:accessibilityFeature", set())
    if "alternativeText" in features and missing:
        yield "claim-untrue", f"alternativeText is claimed, and {missing} pictures have none"
    if "textual" in claimed.get("schema:accessModeSufficient", set()) and missing:
        yield "claim-untrue", f"text is said to suffice, and {missing} pictures have no description"
    if ("visual" in claimed.get("schema:accessMode", set())) != bool(pictures):
        yield "claim-untrue", f"accessMode visual does not agree with {len(pictures)} pictures"


def _features(
    claimed: dict[str, set[str]], content: list[etree._Element], nav: etree._Element | None
) -> Iterator[tuple[str, str]]:
    features = claimed.get("schema:accessibilityFeature", set())
    elements = [element for body in content for element in body.iter(f"{_H}*")]
    lists = {} if nav is None else {found.get(_TYPE): found for found in nav.iter(f"{_H}nav")}
    holds = {
        "structuralNavigation": any(str(element.tag)[len(_H) :] in ("h1", "h2", "h3") for element in elements),
        "tableOfContents": "toc" in lists and next(lists["toc"].iter(f"{_H}a"), None) is not None,
        "pageBreakMarkers": any(element.get("role") == "doc-pagebreak" for element in elements),
        "pageNavigation": "page-list" in lists,
        "ARIA": any(element.get("role") for element in elements),
        "readingOrder": bool(content),
        "displayTransformability": not any(element.get("style") for element in elements),
        "alternativeText": True,
    }
    for feature in sorted(features):
        if not holds.get(feature, False):
            yield "claim-untrue", f"{feature} is claimed, and the pages do not show it"
    moving = any(str(element.tag)[len(_H) :] in ("video", "audio", "script") for element in elements)
    if moving and "none" in claimed.get("schema:accessibilityHazard", set()):
        yield "claim-untrue", "no hazard is claimed, and the pages hold moving media"
