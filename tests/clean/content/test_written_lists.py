"""Lists that a page only writes as such."""

from __future__ import annotations

import pytest

from convert.clean.content.written_lists import with_lists
from convert.invariants import problems
from convert.model import Block, List, Paragraph
from convert.read.html import read_html
from convert.walk import block_text


def made(body: str) -> tuple[Block, ...]:
    page = f"<!doctype html><html lang=en><title>T</title><body>{body}</body></html>"
    document = with_lists(read_html(page.encode(), lambda path: None, "page.html").document)
    assert not problems(document)
    return document.blocks


def items(block: Block) -> list[str]:
    assert isinstance(block, List)
    return [block_text(item.children[0]) for item in block.items]


def test_lines_that_count_up_are_a_list_that_starts_where_they_do() -> None:
    before, steps = made("<p>Do this:</p><p>4. Open the <b>gate</b>.<br>5. Let the boat in.<br>6. Close it.</p>")
    assert isinstance(before, Paragraph)
    assert items(steps) == ["Open the gate.", "Let the boat in.", "Close it."]
    assert isinstance(steps, List)
    assert (steps.ordered, steps.start) == (True, 4)


def test_paragraphs_with_the_same_bullet_are_a_list_and_keep_their_ids() -> None:
    link = "<p><a href=#b>See</a></p>"
    _, listing = made(f"{link}<p>• One boat</p><p id=b>• Two boats</p>")
    assert items(listing) == ["One boat", "Two boats"]
    assert isinstance(listing, List)
    assert listing.attr.id is None
    assert listing.items[1].children[0].attr.id == "b"


@pytest.mark.parametrize(
    "body",
    [
        "<p>1. Open the gate.<br>3. Close it.</p>",
        "<p>1. Open the gate.<br>Then wait.</p>",
        "<p>• One boat<br>Two boats</p>",
        "<p>1. Open the gate.</p>",
        "<p><b>1.</b> Open the gate.</p><p><b>2.</b> Close it.</p>",
        "<p>* Without Sundays.</p><p>* In summer only.</p>",
        "<p>12.5 metres</p><p>13.5 metres</p>",
    ],
)
def test_other_numbers_and_signs_make_no_list(body: str) -> None:
    assert all(isinstance(block, Paragraph) for block in made(body))


def test_lines_that_are_links_are_a_list() -> None:
    links = "<a href=/a>The gate</a><br><a href=/b>The quay</a> <br><a href=/c>The boat</a>"
    lead, listing = made(f"<p>In this article:<br>{links}</p>")
    assert (block_text(lead), items(listing)) == ("In this article:", ["The gate", "The quay", "The boat"])
    for other in (links.rpartition("<br>")[0], f"Read on<br>{links}", f"{links} of Ann Lee"):
        (block,) = made(f"<p>{other}</p>")
        assert isinstance(block, Paragraph)


def test_a_line_may_lead_to_the_lines_of_a_list() -> None:
    lead, listing = made("<p><b>We need:</b><br>• One boat<br>• Two oars</p>")
    assert block_text(lead) == "We need:"
    assert items(listing) == ["One boat", "Two oars"]


def test_lines_of_quantities_are_a_list() -> None:
    link = "<p><a href=#soup>See</a></p>"
    lines = ["300 g flour", "½ cup of milk", "ca. 20 g butter", "3 eggs", "salt"]
    _, lead, listing = made(f"{link}<p id=soup><b>For the dumplings:</b><br>{'<br>'.join(lines)}</p>")
    assert (block_text(lead), lead.attr.id) == ("For the dumplings:", "soup")
    assert items(listing) == lines
    (listing,) = made(f"<p>{'<br>'.join(lines)}</p>")
    assert items(listing) == lines


@pytest.mark.parametrize(
    "lines",
    [
        ["300 g flour", "3 eggs", "a cup of milk", "salt"],
        ["Mara Lind", "Mill Lane 3", "47110 Wick", "Harbour", "By the quay"],
        ["In 1911 it rained,", "in 1912 it snowed,", "3 boats sank,", "2 came back,", "1 was mine."],
        ["3 boats went out.", "2 boats came back.", "1 boat sank.", "5 people swam.", "4 came home."],
    ],
)
def test_other_lines_are_lines(lines: list[str]) -> None:
    (block,) = made(f"<p>{'<br>'.join(lines)}</p>")
    assert isinstance(block, Paragraph)
