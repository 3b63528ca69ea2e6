"""Pages of generators that say with classes what HTML has elements for."""

from __future__ import annotations

import pytest

from convert.errors import ConvertError
from convert.model import CodeBlock, Figure, Heading, List, Quote
from convert.read.html import read_html
from convert.walk import block_text, inline_text
from tests.read.html.test_constructs import only, read


def texts(body: str) -> list[str]:
    return [block_text(block) for block in read(body).document.blocks]


def notes(body: str) -> list[list[str]]:
    return [[block_text(block) for block in note.children] for note in read(body).document.notes]


CALL = '<p>Ice holds a cart <a class="footnote-reference brackets" href="#ice" id="c1">1</a> in March.</p>'
BACK = '<a class="fn-backref" href="#c1">1</a>'


@pytest.mark.parametrize(
    "note",
    [
        f'<dl class="footnote brackets"><dt id="ice"><span>{BACK}</span></dt><dd><p>Not here.</p></dd></dl>',
        f'<table class="docutils footnote" id="ice"><tr><td class="label">{BACK}</td><td>Not here.</td></tr></table>',
        '<aside class="footnote brackets" id="ice"><span class="label">[<a href="#c1">1</a>]</span>'
        "<p>Not here.</p></aside>",
    ],
)
def test_notes_of_docutils_are_notes_and_the_text_stays_text(note: str) -> None:
    assert notes(CALL + note) == [["Not here."]]
    assert texts(CALL + note) == ["Ice holds a cart in March."]


def test_definitions_that_are_no_notes_stay_definitions() -> None:
    group = '<dl class="glossary"><dt>Ice</dt><dd>Cold.</dd></dl>'
    assert texts(f"{CALL}<p>{BACK}</p>{group}")[-1] == "Ice\nCold."


def test_a_paragraph_is_no_note_of_what_it_calls() -> None:
    body = f'<p>Ice holds.<a href="#far" id="c1">1</a></p><h2 id="far">Rules</h2><p>{BACK} All of them.</p>'
    document = read(body).document
    assert not document.notes
    assert block_text(document.blocks[0]).startswith("Ice holds.")


@pytest.mark.parametrize("name", ["sdfootnote1", "sdendnote1", "ftn1", "edn1"])
def test_a_note_may_have_several_paragraphs(name: str) -> None:
    call = '<p>Ice holds.<a name="a1" href="#s1"><sup>1</sup></a></p>'
    note = f'<div id="{name}"><p><a name="s1" href="#a1">1</a> Not here.</p><p>Nor there.</p></div>'
    assert notes(call + note) == [["Not here.", "Nor there."]]


def test_what_stands_behind_the_only_note_is_not_part_of_it() -> None:
    call = '<p>Ice holds.<a name="a1" href="#s1"><sup>1</sup></a></p>'
    rest = '<div id="rest"><p><a name="s1" href="#a1">1</a> Not here.</p><p>Ida writes on ice.</p></div>'
    assert notes(call + rest) == [["Not here."]]
    assert texts(call + rest) == ["Ice holds.", "Ida writes on ice."]


def test_items_that_are_lists_of_their_own_are_one_list() -> None:
    inner = '<ul class="bulleted-list"><li>of birch</li></ul>'
    body = (
        '<ul class="bulleted-list"><li>sledge</li></ul>\n<ul class="bulleted-list"><li>poles'
        f"{inner}{inner.replace('birch', 'ash')}</li></ul>"
        '<ol class="numbered-list" start="1"><li>wait</li></ol><ol class="numbered-list" start="2"><li>go</li></ol>'
    )
    (first, second) = read(f'<div class="page-body">{body}</div>').document.blocks
    assert isinstance(first, List)
    assert isinstance(second, List)
    assert [block_text(child) for item in first.items for child in item.children] == [
        "sledge",
        "poles",
        "of birch\nof ash",
    ]
    assert (second.ordered, len(second.items)) == (True, 2)


def test_lists_of_any_other_page_stay_apart() -> None:
    (first, second) = read("<ul class=a><li>sledge</li></ul><ul class=a><li>poles</li></ul>").document.blocks
    assert isinstance(first, List)
    assert isinstance(second, List)
    assert texts('<ul class="bulleted-list"><li>a</li></ul><p>Then.</p><ul class="bulleted-list"><li>b</li></ul>') == [
        "a",
        "Then.",
        "b",
    ]


def test_lines_of_verse_are_one_paragraph_for_each_stanza() -> None:
    lines = '<p class="line">Salt for the butter,</p><p class="line">salt for the sea,</p>'
    body = f'<div class="verse">{lines}</div><p>They sang.</p><div class="stanza">{lines}</div>'
    assert [text.count("\n") for text in texts(body)] == [1, 0, 1]
    apart = texts('<div class="about"><p class="line">Salt.</p><p class="line">Sea.</p></div>')
    assert apart == ["Salt.", "Sea."]


TABS = '<div role="tablist"><button role="tab" aria-controls="{}">Ice</button><button role="tab">Thaw</button></div>'


def test_names_of_tabs_stand_before_what_they_open() -> None:
    behind = '<div><div role="tabpanel" id="p1"><p>Walk.</p></div><div role="tabpanel" hidden><p>Row.</p></div></div>'
    assert texts(f"<div>{TABS.format('')}{behind}</div>") == ["Ice", "Walk.", "Thaw", "Row."]
    named = TABS.format("p1").replace('role="tab">', 'role="tab" aria-controls="p2">')
    far = '<p>Between.</p><div role="tabpanel" id="p2">Row.</div><div role="tabpanel" id="p1">Walk.</div>'
    assert texts(named + far) == ["Between.", "Thaw", "Row.", "Ice", "Walk."]


def test_names_of_tabs_stay_where_they_open_nothing_that_is_there() -> None:
    assert texts(f"{TABS.format('')}<div><div role=tabpanel>Walk.</div></div>") == ["Ice", "Thaw", "Walk."]


def test_sets_of_tabs_of_mkdocs_open_in_their_order() -> None:
    labels = '<div class="tabbed-labels"><label>Ice</label><label>Thaw</label></div>'
    blocks = '<div class="tabbed-block"><p>Walk.</p></div><div class="tabbed-block">Row.</div>'
    assert texts(f"<div>{labels}<div>{blocks}</div></div>") == ["Ice", "Walk.", "Thaw", "Row."]


def test_a_frame_of_libreoffice_is_a_figure() -> None:
    frame = '<span id="Frame1" style="float: left"><img src="b.jpg"/><i>The boat</i></span>'
    figure, paragraph = read(f"<p>{frame}Money was short.</p>").document.blocks
    assert isinstance(figure, Figure)
    assert inline_text(figure.caption) == "The boat"
    assert block_text(paragraph) == "Money was short."


def test_words_for_browsers_without_frames_are_the_page() -> None:
    page = (
        "<html><head><title>Ice</title></head><frameset><frame src=a><noframes><body><p>It holds.</p></body></noframes>"
    )
    document = read_html(page.encode(), lambda path: None, "page.html").document
    assert (document.meta.title, [block_text(block) for block in document.blocks]) == ("Ice", ["It holds."])
    with pytest.raises(ConvertError):
        read_html(b"<html><frameset><frame src=a></frameset></html>", lambda path: None, "page.html")


def test_numbers_of_lines_beside_code_are_left_out() -> None:
    table = "<table><tr><td><pre>{}</pre></td><td><pre><code>walk()\nrow()</code></pre></td></tr></table>"
    code = only(table.format("7\n8\n"))
    assert isinstance(code, CodeBlock)
    assert code.value == "walk()\nrow()"
    assert len(read(table.format("")).document.blocks) == 1
    assert len(read(table.format("7\n9\n")).document.blocks) == 2


@pytest.mark.parametrize(
    ("html", "says"),
    [
        (r'<p>Where <span class="math inline">\(x^2\)</span> counts.</p>', "Where x² counts."),
        (r'<div class="math notranslate">\[h = \frac{a}{2}\]</div>', "h = a/2"),
        (r'<p>So <math-renderer class="js-inline-math">$x^2$</math-renderer> counts.</p>', "So x² counts."),
        (r'<p>Where \(x^2\) counts.</p><script src="/MathJax.js"></script>', "Where x² counts."),
        (r"<p>Where \(x^2\) counts.</p>", r"Where \(x^2\) counts."),
        (r'<p>From $5 to $6.</p><script src="/MathJax.js"></script>', "From $5 to $6."),
    ],
)
def test_tex_among_words_is_words_where_a_script_draws_it(html: str, says: str) -> None:
    assert block_text(read(html).document.blocks[0]) == says


def test_a_hidden_sign_of_a_heading_s_address_is_no_part_of_the_text() -> None:
    body = '<h2 id=t>Tools<a hidden class="anchor" aria-hidden="true" href="#t">#</a></h2><p>A file.</p>'
    heading, paragraph = read(body).document.blocks
    assert isinstance(heading, Heading)
    assert (block_text(heading), block_text(paragraph)) == ("Tools", "A file.")


def test_a_direction_that_is_left_to_the_letters_is_told_by_them() -> None:
    latin, arabic = read('<p dir="auto">Ice.</p><p dir="auto">« ثلج</p>').document.blocks
    assert (latin.attr.dir, arabic.attr.dir) == ("ltr", "rtl")


@pytest.mark.parametrize(
    "within",
    [
        '<label for="s" class="margin-toggle sidenote-number"></label><input type="checkbox" id="s" '
        'class="margin-toggle"/><span class="sidenote">Not here.</span>',
        '<span class="ltx_note ltx_role_footnote"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer">'
        '<span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>'
        "Not here.</span></span></span>",
    ],
)
def test_a_note_within_a_sentence_is_a_note(within: str) -> None:
    body = f"<p>Ice holds <em>a cart{within}</em> in March.</p><p>Not later.</p>"
    assert texts(body) == ["Ice holds a cart in March.", "Not later."]
    assert notes(body) == [["Not here."]]


def test_a_note_that_stands_in_no_paragraph_stays_where_it_is() -> None:
    body = '<div>Ice holds <label class="margin-toggle"></label><span class="sidenote">not here</span> now.</div>'
    assert texts(body) == ["Ice holds not here now."]


def test_brackets_and_points_of_asciidoctor_s_notes_go_with_their_numbers() -> None:
    call = '<p>Ice holds.<sup class="footnote">[<a id="r1" class="footnote" href="#d1">1</a>]</sup> Now.</p>'
    note = '<div class="footnote" id="d1"><a href="#r1">1</a>. Not here.</div>'
    assert (texts(call + note), notes(call + note)) == (["Ice holds. Now."], [["Not here."]])
    assert texts(call) == ["Ice holds.[1] Now."]


def test_marked_lines_of_code_are_explained_in_a_list() -> None:
    table = "<table><tr><td><b>1</b></td><td>In metres.</td></tr><tr><td><b>2</b></td><td>In feet.</td></tr></table>"
    block = only(f'<div class="sectionbody"><div class="colist arabic">{table}</div></div>')
    assert isinstance(block, List)
    assert (block.ordered, len(block.items)) == (True, 2)


def test_a_title_below_a_picture_of_asciidoctor_s_is_its_caption_and_who_is_quoted_stands_in_the_quotation() -> None:
    image = '<div class="sectionbody imageblock"><p><img src=w.png></p><div class="title">The well</div></div>'
    figure = only(image)
    assert isinstance(figure, Figure)
    assert inline_text(figure.caption) == "The well"
    said = '<blockquote>Water sinks.</blockquote><div class="attribution">— Ida</div>'
    quote = only(f'<div class="sectionbody quoteblock">{said}</div>')
    assert isinstance(quote, Quote)
    assert inline_text(quote.attribution) == "Ida"


def test_items_of_latexml_have_no_second_bullet() -> None:
    item = '<li class="ltx_item"><span class="ltx_tag ltx_tag_item">{}</span><p>spring</p></li>'
    assert texts(f"<ul>{item.format('•')}</ul><ol>{item.format('1.')}</ol>") == ["spring", "spring"]
    assert texts(f"<ol>{item.format('(a)')}</ol>") == ["(a)\nspring"]


def test_numbers_of_printed_pages_leave_their_sentences() -> None:
    body = '<p>So sang <span class="pagenum" id="Page_2">[Pg {}]</span>the girl.</p>'
    assert texts(body.format("2")) == ["So sang the girl."]
    assert texts(body.format("xiv")) == ["So sang the girl."]
    assert texts(body.format("2 of my book")) == ["So sang [Pg 2 of my book]the girl."]


def test_a_picture_for_browsers_without_scripts_and_its_twin_behind_it_are_one() -> None:
    twins = '<div><noscript><img src="t.jpg" alt="Trunk"></noscript><img data-src="{}" alt="Trunk"></div>'
    assert len(read(twins.format("t.jpg")).document.blocks) == 1
    assert len(read(twins.format("u.jpg")).document.blocks) == 2


def test_who_is_quoted_in_a_figure_is_named_without_a_dash() -> None:
    quote = only("<figure><blockquote><p>Soap keeps.</p></blockquote><figcaption>— Ida</figcaption></figure>")
    assert isinstance(quote, Quote)
    assert inline_text(quote.attribution) == "Ida"


def test_what_is_called_a_note_and_opens_with_the_sign_of_its_call_is_a_note() -> None:
    body = '<p>Boots are worn.<sup><a href="#f">a</a></sup></p><p id="f" class="{}"><sup>{}</sup> On Mondays.</p>'
    assert (texts(body.format("footnote", "a")), notes(body.format("footnote", "a"))) == (
        ["Boots are worn."],
        [["On Mondays."]],
    )
    for other in (body.format("remark", "a"), body.format("footnote", "b")):
        assert notes(other) == []


def test_an_accordion_keeps_its_panels_between_their_names() -> None:
    def part(number: int) -> str:
        panel = f"<div role=tabpanel id=p{number}><p>Words {number}.</p></div>"
        return f'<div role="tab" aria-controls=p{number}>Name {number}</div>{panel}'

    said = read(f"<div role=tablist>{part(1)}{part(2)}</div>").document.blocks
    assert " ".join(map(block_text, said)) == "Name 1 Words 1. Name 2 Words 2."


def test_a_table_of_callouts_with_other_rows_stays_one() -> None:
    table = "<table><tr><td>1<td>Water sinks.</tr><tr><td colspan=2>And oil swims.</tr></table>"
    page = f'<div class="sectionbody"><div class="colist">{table}</div></div>'
    assert "And oil swims." in " ".join(block_text(block) for block in read(page).document.blocks)
