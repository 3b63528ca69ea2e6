"""Every seed and the rich fixture in every profile meet the profile's own guide, measured on the finished PDF."""

from __future__ import annotations

from functools import cache

import pytest

from convert.check.print import check_print
from convert.guide import load_guide
from convert.model import Document
from convert.pipeline import Options, prepare, render
from convert.style import Edition, Numbering, load_style, profile_names
from convert.write.pdf import write
from tests.support import ROOT, SHARED, rich

REGION = SHARED / "bench" / "work" / "region"


@cache
def _documents() -> dict[str, Document]:
    seeds = sorted((ROOT / "seeds").iterdir())
    return {"rich": rich(), **{path.name: prepare(path.read_bytes(), path.name, Options()).document for path in seeds}}


@pytest.mark.parametrize("number", ["paragraphs", "lines"])
@pytest.mark.parametrize("profile", [name for name in profile_names() if name != "standard"])
def test_a_numbered_handout_with_the_standard_pages_meets_the_guide_too(profile: str, number: Numbering) -> None:
    """What stands in the margins is no text of the page's column, and large enough."""
    edition = Edition(page_marks=True, handout=True, number=number)
    standard, style = (load_style(name).with_options(edition=edition) for name in ("standard", profile))
    data = render(rich(), Options(("pdf",), (style,), standard=standard))["pdf"].data
    assert [one for one in check_print(data, load_guide(profile)) if one.met is False] == []


@pytest.mark.parametrize("profile", profile_names())
def test_a_profile_meets_its_own_guide(profile: str) -> None:
    style, guide = load_style(profile), load_guide(profile)
    met: set[str] = set()
    for name, document in _documents().items():
        verdicts = check_print(write(document, style).data, guide)
        failed = [one for one in verdicts if one.met is False]
        assert (name, failed) == (name, [])
        met |= {one.requirement.measure for one in verdicts if one.met}
    assert met == {one.measure for one in guide.requirements}  # none is met only for want of anything to measure


@pytest.mark.conformance
@pytest.mark.skipif(not REGION.is_dir(), reason="the scraped texts are not part of the project")
@pytest.mark.parametrize("profile", profile_names())
def test_a_profile_meets_its_guide_on_scraped_texts(profile: str) -> None:
    style, guide = load_style(profile), load_guide(profile)
    for path in sorted(REGION.glob("*.txt"))[::25]:
        document = prepare(path.read_bytes(), path.name, Options()).document
        failed = [one for one in check_print(write(document, style).data, guide) if one.met is False]
        assert (path.name, failed) == (path.name, [])
