"""Each measure of a page fires on a page that goes against it, and not on one that does not."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pikepdf
import pytest

from convert.check.print import FUNCTIONS, Span, check_print, measure_print
from convert.errors import ConvertError
from convert.guide import MEASURES, Guide, Requirement, load_guide
from convert.model import (
    Block,
    Document,
    Emphasis,
    Heading,
    Link,
    List,
    ListItem,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Sup,
    Text,
)
from convert.style import Style, load_style
from convert.write.pdf import write
from tests.check.print.pages import Row, made, ragged, row_width
from tests.support import text

_WORDS = (
    "The clock in the tower has been slow for as long as anyone in the town can say, and the ferry waits for it "
    "because the harbour master once promised that it would. "
)


def _article() -> Document:
    """Headings enough for a contents list, long paragraphs, emphasis, a link, a note, a superscript."""
    blocks: list[Block] = []
    for number in range(5):
        blocks += [
            Heading(2 + number % 2, text(f"Part {number + 1}")),
            Paragraph(
                (
                    Text(_WORDS),
                    Emphasis(text("Nobody")),
                    Text(" minds. See "),
                    Link(text("the timetable"), "https://harbour.example/"),
                    Text(" for 10"),
                    Sup(text("6")),
                    Text(" reasons."),
                    *((NoteRef("n"),) if number == 0 else ()),
                )
            ),
            Paragraph(text(_WORDS * 3)),
            Paragraph(text(_WORDS * 2)),
        ]
    inner = List((ListItem((Paragraph(text("a smaller lamp")),)),))
    blocks.append(List((ListItem((Paragraph(text("a lamp")), inner)),)))
    return Document(Meta("A slow clock", lang="en"), tuple(blocks), (Note("n", (Paragraph(text("A note.")),)),))


def _text(**changes: Any) -> Callable[[Style], Style]:
    return lambda style: replace(style, text=replace(style.text, **changes))


def _heading(*sizes: float) -> Callable[[Style], Style]:
    return lambda style: replace(style, heading=replace(style.heading, sizes=sizes))


def _furniture(**changes: Any) -> Callable[[Style], Style]:
    return lambda style: replace(style, furniture=replace(style.furniture, **changes))


def _colour(**changes: str) -> Callable[[Style], Style]:
    return lambda style: replace(style, colour=replace(style.colour, **changes))


def _page(**changes: Any) -> Callable[[Style], Style]:
    return lambda style: replace(style, page=replace(style.page, **changes))


#: A measure, a profile that meets its requirement, and a change of one setting that must be found on the page.
_BROKEN: tuple[tuple[str, str, Callable[[Style], Style]], ...] = (
    ("body_size", "large-print-acb", _text(size=19)),
    ("body_size", "clear-print", _text(size=13, smallest=13)),
    ("title_size", "large-print-acb", _heading(24, 20, 20, 20, 20, 20)),
    ("heading_size", "large-print-acb", _heading(22, 20, 19, 20, 20, 20)),
    ("heading_ratio", "dyslexia", _heading(22, 19, 15, 16, 16, 16)),
    ("smallest_size", "large-print-ukaaf", _text(smallest=17)),
    ("page_number_size", "clear-print", lambda style: _furniture(size=12)(_text(smallest=12)(style))),
    ("arial_widths", "large-print-acb", _text(font="Atkinson Hyperlegible")),
    ("letter_spacing", "dyslexia", _text(letter_spacing=0.1)),
    ("word_spacing", "dyslexia", _text(word_spacing=0.0, letter_spacing=0.2)),
    ("leading", "large-print-aph", _text(leading=1.2)),
    ("leading", "large-print-aph", _text(leading=1.3)),
    ("paragraph_lines", "large-print-ukaaf", _text(paragraph_gap=1.0)),
    ("characters", "large-print-aph", _text(measure=52)),
    ("characters", "large-print-aph", _text(measure=36)),
    ("longest_line", "standard", _text(measure=90, size=9.0)),
    ("margin", "large-print-acb", _page(margin_left=60.0)),
    ("margin", "large-print-acb", _page(margin_top=60.0)),
    ("paper", "large-print-ukaaf", _page(paper="Letter")),
    ("italics", "clear-print", _text(emphasis="italic")),
    ("underlines", "clear-print", _text(link_underline=True)),
    ("underlines", "clear-print", _text(emphasis="underline")),
    ("emphasis", "large-print-acb", _text(emphasis="bold")),
    ("links_apart", "clear-print", _colour(link="#000080")),
    ("body_contrast", "standard", _colour(text="#606060")),
    ("contrast", "standard", _colour(link="#3f7fcf")),
    ("light_on_dark", "high-contrast", _colour(background="#ffffff", text="#000000", link="#000000")),
    ("grey", "large-print-aph", _colour(text="#777777")),
    ("solid_bullets", "large-print-acb", _text(solid_bullets=False)),
    ("leader_dots", "large-print-aph", _furniture(leaders=True)),
    ("leader_dots", "large-print-acb", _furniture(leaders=False)),
    ("notes_at_end", "large-print-acb", _furniture(notes="foot")),
)


@pytest.mark.parametrize(("measure", "profile", "change"), _BROKEN)
def test_a_wrong_setting_is_found_on_the_page(measure: str, profile: str, change: Callable[[Style], Style]) -> None:
    guide = load_guide(profile)
    only = replace(guide, requirements=tuple(one for one in guide.requirements if one.measure == measure))
    for style, met in ((load_style(profile), True), (change(load_style(profile)), False)):
        verdicts = check_print(write(_article(), style).data, only)
        assert [verdict.met for verdict in verdicts] == [met]


def _value(data: bytes, measure: str) -> Any:
    return measure_print(data, (measure,))[measure]


def test_justified_lines() -> None:
    rows = ragged()
    edge = max(row.x + row_width(row.text) for row in rows)
    stretched = tuple(
        replace(row, stretch=(edge - row.x - row_width(row.text)) / row.text.count(" ")) for row in rows[:-1]
    )
    assert _value(made(rows), "justified") is False
    assert _value(made((*stretched, rows[-1])), "justified") is True
    assert _value(made(rows[:2]), "justified") is None


def test_indented_first_lines() -> None:
    first, *others = ragged()
    assert _value(made((first, *others)), "indents") is False
    assert _value(made((replace(first, x=35.0), *others)), "indents") is True


def test_columns() -> None:
    assert _value(made(ragged(), ragged(top=200.0)), "columns") == Span(1, 1)
    assert _value(made(ragged(), ragged(x=170.0)), "columns") == Span(2, 2)


def test_lines_alone_at_the_foot_or_head_of_a_page() -> None:
    rows = ragged()
    moved = tuple(replace(row, page=1, y=row.y + 30) for row in rows)
    assert _value(made((*rows[:1], *moved[1:])), "orphan_lines") == Span(1, 1)
    assert _value(made((*rows[:-1], *moved[-1:])), "widow_lines") == Span(1, 1)
    assert _value(made((*rows[:3], *moved[3:])), "orphan_lines") == Span(3, 3)
    assert _value(made(rows), "widow_lines") is None


def test_hyphens_that_the_text_has_not() -> None:
    words = "\u00ad".join(["harbour"] * 60)
    article = Document(Meta("Hyphens", lang="en"), (Paragraph(text(words)),))
    found = _value(write(article, load_style()).data, "hyphenated_lines")
    assert isinstance(found, Span)
    assert found.low > 0
    assert _value(write(article, _text(hyphens=False)(load_style())).data, "hyphenated_lines") == Span(0, 0)
    own = Document(Meta("Hyphens", lang="en"), (Paragraph(text("-".join(["harbour"] * 60))),))
    assert _value(write(own, load_style()).data, "hyphenated_lines") == Span(0, 0)


def test_a_box_behind_text_counts_for_its_contrast() -> None:
    assert _value(made(ragged()), "contrast") == Span(21, 21)
    found = _value(made(ragged(), extra="0.4 0.4 0.4 rg 0 300 300 100 re f 0 g"), "contrast")
    assert found.low == pytest.approx(3.66, abs=0.01)
    assert _value(made(ragged(), extra="0.4 0.4 0.4 rg 0 0 300 100 re f 0 g"), "contrast") == Span(21, 21)


def test_a_rule_between_paragraphs_is_no_underline() -> None:
    rows = ragged()
    assert _value(made(rows, extra=f"20 {rows[0].y - 6} 100 0.5 re f"), "underlines") is False
    assert _value(made(rows, extra=f"20 {rows[0].y - 2} 100 0.5 re f"), "underlines") is True
    assert _value(made(rows, extra=f"0.5 w 20 {rows[0].y - 2} m 100 {rows[0].y - 2} l S"), "underlines") is True


def test_numbers_of_a_page_set_by_hand() -> None:
    measured = measure_print(made(ragged(), ragged(top=230.0)))
    assert measured["body_size"] == Span(10, 10)
    assert measured["leading"] == Span(1.5, 1.5)
    assert measured["paragraph_lines"] == Span(2, 2)
    assert measured["longest_line"] == Span(26, 26)
    assert measured["paper"] == "300 × 400 pt"
    assert measured["margin"] == Span(20, 20)


def test_every_measure_has_a_function_and_a_test() -> None:
    by_hand = {"justified", "indents", "columns", "orphan_lines", "widow_lines", "hyphenated_lines"}
    assert set(FUNCTIONS) == set(MEASURES)
    assert {measure for measure, _, _ in _BROKEN} | by_hand == set(MEASURES)


def test_what_a_file_has_not_is_neither_met_nor_failed() -> None:
    guide = Guide("", "", "", (Requirement("leader_dots", wanted=False), Requirement("emphasis", wanted="bold")))
    assert [verdict.met for verdict in check_print(made((Row(20, 300, "One line."),)), guide)] == [None, None]


def test_a_file_that_cannot_be_measured_says_why() -> None:
    with pytest.raises(ConvertError, match="not a PDF"):
        measure_print(b"no PDF")
    out = io.BytesIO()
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(out)
    with pytest.raises(ConvertError, match="not tagged"):
        measure_print(out.getvalue())


def test_a_rectangle_drawn_corner_by_corner_is_a_ground() -> None:
    corners = "0.4 0.4 0.4 rg 0 300 m 300 300 l 300 400 l 0 400 l h f 0 g"
    assert _value(made(ragged(), extra=corners), "contrast").low == pytest.approx(3.66, abs=0.01)


def test_elements_that_say_nothing_are_looked_through() -> None:
    rows = ragged()
    plain = measure_print(made(rows))
    with pikepdf.open(io.BytesIO(made(rows))) as pdf:
        top: Any = pdf.Root["/StructTreeRoot"]["/K"]
        paragraph: Any = top["/K"][0]
        inner = pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.NonStruct, P=paragraph, K=paragraph["/K"]))
        paragraph["/K"] = pikepdf.Array([inner])
        out = io.BytesIO()
        pdf.save(out)
    assert measure_print(out.getvalue()) == plain


def test_a_raised_number_that_moves_the_line_is_on_its_line() -> None:
    rows = [*ragged()]
    last = rows[2]
    rows.insert(3, Row(last.x + row_width(last.text), last.y + 5.5, "2"))
    assert _value(made(tuple(rows)), "leading") == Span(1.5, 1.5)
