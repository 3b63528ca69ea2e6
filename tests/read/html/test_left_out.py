"""What no document can hold leaves a finding where it stood in the article, and none where it stood outside."""

from __future__ import annotations

import pytest

from convert.clean.content.settled import settled
from convert.model import Block, DomPath, List
from convert.output import Finding
from convert.read import LeftOut
from convert.read.html import read_html
from convert.read.html.left_out import findings_of


def noted(body: str) -> tuple[LeftOut, ...]:
    page = f"<!doctype html><html lang=en><body><p>Words.</p>{body}<p>More words.</p></body></html>"
    return read_html(page.encode(), lambda path: None, "page.html").left_out


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<iframe src="https://v.example/1" title="The  launch"></iframe>', "page: The launch – https://v.example/1"),
        ('<iframe data-src="/late"></iframe>', "page: /late"),
        ('<video><source src="a.mp4">No player.</video>', "video: a.mp4"),
        ("<audio src=a.mp3></audio>", "sound recording: a.mp3"),
        ('<object data="chart.swf"></object>', "object: chart.swf"),
        ("<figure><svg aria-label='Tides by month'><path/></svg></figure>", "drawing: Tides by month"),
    ],
)
def test_an_embed_is_noted_with_what_it_is(body: str, words: str) -> None:
    assert [(part.kind, part.words) for part in noted(body)] == [("embed", words)]


@pytest.mark.parametrize(
    "body",
    [
        "<iframe></iframe>",
        "<iframe src=x width=1 height=1></iframe>",
        "<iframe src=x style='display: none'></iframe>",
        "<div hidden><iframe src=x></iframe></div>",
        "<p><svg><path/></svg> An icon</p>",
        "<input type=hidden><input type=submit>",
    ],
)
def test_what_nobody_could_see_or_use_is_not_noted(body: str) -> None:
    assert noted(body) == ()


def test_fields_are_noted_by_kind() -> None:
    body = "<input><input type=radio><select><option>a</select><textarea></textarea>"
    assert [part.words for part in noted(body)] == ["text", "radio", "select", "textarea"]


PAGE = """<!doctype html><html lang=en><body><nav><p>Menu</p><iframe src=ad></iframe></nav>
<main><h1>Title</h1><iframe src=first></iframe><p>One <input type=radio> or <input type=radio> two.</p>
<iframe src=between></iframe><p>Three.</p></main><footer><iframe src=last></iframe><p>Foot</p></footer></body></html>"""


def found(*kept: str) -> tuple[Finding, ...]:
    parsed = read_html(PAGE.encode(), lambda path: None, "page.html")

    def inside(block: Block) -> bool:
        return isinstance(block.attr.origin, DomPath) and block.attr.origin.path.startswith(kept)

    return findings_of(parsed.left_out, parsed.document.blocks, tuple(filter(inside, parsed.document.blocks)))


def test_only_what_stood_in_the_article_becomes_a_finding() -> None:
    findings = found("1/1/2", "1/1/4")
    assert [finding.code for finding in findings] == ["embed-left-out", "embed-left-out", "fields-left-out"]
    assert [finding.message.rpartition(" ")[2] for finding in findings[:2]] == ["first", "between"]
    assert "2 × radio" in findings[2].message


def test_nothing_is_found_where_no_article_is() -> None:
    assert found("none") == ()


def test_a_list_that_was_taken_apart_still_tells_what_stood_in_it() -> None:
    words = "The tide came in at noon, as it does on every other day of the year, and the boats rose with it."
    page = (
        f"<html lang=en><title>Tides</title><body><article><h1>Tides</h1><p>{words}</p><ul><li><h2>Ebb</h2><p>{words}"
        f"<iframe src=/ebb></iframe></p><li><h2>Flow</h2><p>{words}</p></ul><p>{words}</p></article>"
    )
    document = read_html(page.encode(), lambda path: None, "page.html")
    apart = settled(document.document).blocks
    assert not any(isinstance(block, List) for block in apart)
    assert [finding.code for finding in findings_of(document.left_out, document.document.blocks, apart)] == [
        "embed-left-out"
    ]
