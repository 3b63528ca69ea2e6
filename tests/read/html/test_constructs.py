"""Small pages, one construct each: what the tree says of it."""

from __future__ import annotations

import pytest

from convert.invariants import problems
from convert.model import (
    Abbreviation,
    Aside,
    Block,
    CodeBlock,
    CodeSpan,
    DefinitionList,
    DomPath,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    NoteRef,
    Paragraph,
    Quote,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
    ThematicBreak,
)
from convert.read.html import Parsed, read_html
from convert.walk import block_text, child_blocks, inline_text, iter_inlines


def read(body: str, head: str = "") -> Parsed:
    page = f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    parsed = read_html(page.encode(), lambda path: None, "page.html")
    assert not problems(parsed.document)
    return parsed


def blocks(body: str, head: str = "") -> tuple[Block, ...]:
    return read(body, head).document.blocks


def only(body: str, head: str = "") -> Block:
    (block,) = blocks(body, head)
    return block


def run(body: str, head: str = "") -> tuple[object, ...]:
    block = only(f"<p>{body}</p>", head)
    assert isinstance(block, Paragraph)
    return block.children


def test_a_block_says_where_it_stands_and_what_stands_around_it() -> None:
    block = only('<div class="Main Column"><p id=x role=note>Words <a href=y>in a link</a></p></div>')
    hints = block.attr.hints
    assert block.attr.origin == DomPath("1/0/0")
    assert hints is not None
    assert hints.tags == ("html", "body", "div", "p")
    assert hints.words == ("", "", "main column", "x note")
    assert 0.5 < hints.link_density < 0.7
    assert not hints.hidden


def test_hints_reach_down_to_the_element_that_holds_all_the_words() -> None:
    hints = only("<p><span class=credit>Photo: Ann</span></p>").attr.hints
    assert hints is not None
    assert hints.tags[-2:] == ("p", "span")
    assert hints.words[-1] == "credit"


def test_headings_keep_their_levels() -> None:
    found = blocks("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2>")
    assert [block.level for block in found if isinstance(block, Heading)] == [1, 2, 3, 2]


def test_a_heading_that_was_never_closed_does_not_swallow_the_text() -> None:
    found = blocks("<h1><div>Title</div><div><p>One.</p><p>Two.</p></div>")
    assert [type(block) for block in found] == [Heading, Paragraph, Paragraph]


def test_lists_nest_and_keep_their_start() -> None:
    block = only("<ol start=3><li>One<ul><li>In</ul><li><p>Two</p><p>More</p></ol>")
    assert isinstance(block, List)
    assert (block.ordered, block.start, len(block.items)) == (True, 3, 2)
    inner = block.items[0].children[1]
    assert isinstance(inner, List)
    assert not inner.ordered
    assert len(block.items[1].children) == 2


def test_a_list_that_lays_out_the_page_is_taken_apart() -> None:
    found = blocks("<ul><li><h1>Title</h1><p>Text.</p></li></ul>")
    assert [type(block) for block in found] == [Heading, Paragraph]


def test_definitions_group_terms_and_descriptions() -> None:
    block = only("<dl><dt>A<dt>B<dd>One<dd>Two<dt>C<dd><p>Three</dl>")
    assert isinstance(block, DefinitionList)
    assert [(len(item.terms), len(item.descriptions)) for item in block.items] == [(2, 2), (1, 1)]


def test_a_data_table_has_heads_scopes_spans_and_a_caption() -> None:
    block = only(
        "<table><caption>Tides</caption><thead><tr><th>Port<th colspan=2>Time</thead>"
        "<tr><th>Ayr<td>1<td>2<tr><th scope=rowgroup>Wick<td rowspan=0>3<td align=right>4</table>"
    )
    assert isinstance(block, Table)
    assert block.head_rows == 1
    assert inline_text(block.caption) == "Tides"
    assert [[cell.scope for cell in row.cells] for row in block.rows] == [
        ["col", "colgroup"],
        ["row", None, None],
        ["rowgroup", None, None],
    ]
    assert block.rows[0].cells[1].colspan == 2
    assert block.rows[2].cells[1].rowspan == 1


def test_a_layout_table_is_taken_apart() -> None:
    found = blocks("<table><tr><td><h2>A</h2><p>One.</p><td><table><tr><td>x<td>y<tr><td>1<td>2</table></table>")
    assert [type(block) for block in found] == [Heading, Paragraph, Table]
    assert not isinstance(only("<table role=presentation><tr><td>Lone</table>"), Table)


def test_a_figure_has_its_caption_and_credit() -> None:
    block = only(
        "<figure><img src=a.png alt='A boat'>"
        "<figcaption>Low <i>tide</i>. <small class=credit>Ann</small></figcaption></figure>"
    )
    assert isinstance(block, Figure)
    assert (block.alt, inline_text(block.caption), inline_text(block.credit)) == ("A boat", "Low tide.", "Ann")


def test_rows_and_columns_in_which_nothing_stands_are_left_out() -> None:
    rows = "<tr><td>1.<td>&nbsp;<td>Ann<tr><td><td><td><tr><td>2.<td><td>Bo<tr><td>3.<td><td>Cy"
    block = only(f"<table>{rows}</table>")
    assert isinstance(block, Table)
    assert [[len(cell.children) for cell in row.cells] for row in block.rows] == [[1, 1]] * 3
    block = only(f"<table><tr><td colspan=2>All<td>x{rows}</table>")
    assert isinstance(block, Table)
    assert len(block.rows) == 5


def test_an_empty_corner_heads_nothing() -> None:
    block = only("<table><thead><tr><th><th>Length</thead><tr><th>Boat<td>4 m</table>")
    assert isinstance(block, Table)
    assert [[cell.scope for cell in row.cells] for row in block.rows] == [[None, "col"], ["row", None]]


def test_a_caption_finds_the_table_or_quotation_that_it_belongs_to() -> None:
    quoted = only("<figure><blockquote><p>Now.</p></blockquote><figcaption>Ann</figcaption></figure>")
    assert isinstance(quoted, Quote)
    assert inline_text(quoted.attribution) == "Ann"
    table = only("<figure><table><tr><th>A<th>B<tr><td>1<td>2</table><figcaption>Sums</figcaption></figure>")
    assert isinstance(table, Table)
    assert inline_text(table.caption) == "Sums"


def test_alt_is_told_from_no_alt_and_from_decoration() -> None:
    given = [only(f"<img src=a.png {rest}>") for rest in ("alt=Boat", "alt=''", "", "alt=x role=presentation")]
    assert all(isinstance(block, Figure) for block in given)
    assert [(block.alt, block.decorative) for block in given if isinstance(block, Figure)] == [
        ("Boat", False),
        (None, True),
        (None, False),
        (None, True),
    ]


def test_a_picture_among_words_stays_in_its_line() -> None:
    children = run("Press <img src=k.png alt=Enter> now")
    assert any(isinstance(child, Image) and child.alt == "Enter" for child in children)


def test_a_quotation_names_its_source() -> None:
    block = only("<blockquote><p>To be.</p><footer>— <cite>Hamlet</cite></footer></blockquote>")
    assert isinstance(block, Quote)
    assert inline_text(block.attribution) == "Hamlet"


def test_code_keeps_its_lines_and_language() -> None:
    block = only('<pre><code class="hljs language-python">def f():\n    pass\n</code></pre>')
    assert isinstance(block, CodeBlock)
    assert (block.value, block.language) == ("def f():\n    pass", "python")
    assert CodeSpan("x = 1") in run("Say <code>x  = 1</code>.")


def test_a_table_or_a_list_that_a_template_sets_as_code_is_none() -> None:
    rows = "<table><tr><td>1.<td>Ann</tr><tr><td>2.<td>Bo</tr></table>"
    assert [type(block) for block in blocks(f"<pre><span> <h2>Girls</h2> {rows}</span></pre>")] == [Heading, Table]
    found = blocks("<p><code><div><p class=box-headline>Breeds:</p><ul><li>Poodle<li>Beagle</ul></div></code></p>")
    assert [type(block) for block in found] == [Paragraph, List]


@pytest.mark.parametrize(
    "body",
    [
        "<pre><code><table class=hljs-ln><tr><td>1<td>x = 1</tr></table></code></pre>",
        '<pre class="highlight"><table><tr><td>1<td>x = 1</tr></table></pre>',
        '<pre><table><tr><td class="gutter">1<td>x = 1</tr></table></pre>',
        '<pre><ul class="lines"><li>x = 1</ul></pre>',
        "<pre>x = <b>1</b></pre>",
    ],
)
def test_lines_of_code_that_a_script_sets_as_a_table_or_a_list_stay_code(body: str) -> None:
    assert isinstance(only(body), CodeBlock)


def test_notes_leave_the_text_and_their_back_links_go() -> None:
    document = read(
        '<p>Text<sup id=r1><a href="#n1">[1]</a></sup>.</p><ol><li id=n1>Note. <a href="#r1">↩</a></li></ol>'
    ).document
    (paragraph,) = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children[1] == NoteRef("note-1")
    assert [block_text(block) for block in document.notes[0].children] == ["Note."]


def test_the_arrow_before_several_links_back_goes_with_them() -> None:
    calls = "<sup id=r1><a href='#n'>[1]</a></sup> and on.<sup id=r2><a href='#n'>[1]</a></sup>"
    note = "<li id=n>^ <a href='#r1'><sup>a</sup></a> <a href='#r2'><sup>b</sup></a> <i>Lights</i>, 1998.</li>"
    (one,) = read(f"<p>It was lit{calls}</p><ol>{note}</ol>").document.notes
    assert block_text(one.children[0]) == "Lights, 1998."
    power = "<ol><li id=n>^2 is a power. <a href='#r1'>↩</a></li></ol>"
    kept = read(f"<p>It was lit<sup id=r1><a href='#n'>[1]</a></sup></p>{power}")
    assert block_text(kept.document.notes[0].children[0]) == "^2 is a power."


def test_a_work_that_is_cited_is_set_off_and_a_whole_entry_is_not() -> None:
    assert run("In <cite>Lights</cite>.") == (Text("In "), Emphasis((Text("Lights"),)), Text("."))
    assert run("<cite class='citation book'>Rowe. <i>Lights</i>.</cite>") == (
        Text("Rowe. "),
        Emphasis((Text("Lights"),)),
        Text("."),
    )


def test_a_link_that_nothing_leads_back_from_is_no_note() -> None:
    document = read('<p>See <a href="#s">1</a></p><h2 id=s>Section</h2>').document
    assert not document.notes
    paragraph, heading = document.blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.children[1] == Link((Text("1"),), "#s")
    assert heading.attr.id == "s"


def test_a_section_that_links_back_to_its_contents_is_no_note() -> None:
    page = (
        '<p><a id=c1 class=reference href="#s1">1</a></p><div id=s1><h2><a href="#c1">First</a></h2><p>Text.</p></div>'
    )
    document = read(page).document
    assert not document.notes
    assert [block_text(block) for block in document.blocks] == ["1", "First", "Text."]


def test_marks_of_the_text_are_kept() -> None:
    children = run(
        "<b>a</b> <em>b</em> <del>c</del> H<sub>2</sub> m<sup>3</sup> <abbr title='World Wide Web'>WWW</abbr>"
    )
    kinds = {type(child) for child in children}
    assert {Strong, Emphasis, Strike, Sub, Sup, Abbreviation} <= kinds


def test_language_and_direction_are_kept_where_they_change() -> None:
    assert Span((Text("oui"),), lang="fr") in run("He said <span lang=fr>oui</span>.")
    assert Span((Text("שלום"),), lang="he", dir="rtl") in run("<bdo lang=he dir=rtl>שלום</bdo> he said")
    assert only("<p lang=de>Ja.</p>").attr.lang == "de"
    assert only("<p lang=en>Yes.</p>").attr.lang is None


def test_quotation_marks_that_the_browser_draws_are_words() -> None:
    assert inline_text(tuple(run("<q>Yes</q> and <q lang=de>ja</q>"))) == "“Yes” and „ja“"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("„Ja“", "„Ja“"),
        ('"Yes, we do."', '"Yes, we do."'),
        ('"Yes" and "no"', '“"Yes" and "no"”'),
        ('"Yes", he said', '“"Yes", he said”'),
    ],
)
def test_a_quotation_with_marks_of_its_own_gets_no_more(written: str, read_as: str) -> None:
    assert inline_text(tuple(run(f"<q>{written}</q>"))) == read_as  # type: ignore[arg-type]


def test_a_quotation_that_stands_between_marks_gets_no_more() -> None:
    assert inline_text(tuple(run("He said: „<q>Yes</q>“."))) == "He said: „Yes“."  # type: ignore[arg-type]
    assert inline_text(tuple(run('The "old" <q>quay</q> and'))) == 'The "old" “quay” and'  # type: ignore[arg-type]


def test_a_reading_follows_its_base_in_parentheses() -> None:
    assert block_text(only("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>")) == "漢(kan)"


def test_one_line_break_is_kept_and_two_part_paragraphs() -> None:
    first, second = blocks("<p>One<br>two<br><br>three</p>")
    assert isinstance(first, Paragraph)
    assert first.children == (Text("One"), LineBreak(), Text("two"))
    assert block_text(second) == "three"


def test_links_are_absolute_from_the_base_or_the_canonical_address() -> None:
    canonical = '<link rel=canonical href="https://h.example/a/b.html">'
    assert Link((Text("c"),), "https://h.example/a/c.html") in run("<a href=c.html>c</a>.", canonical)
    assert Link((Text("c"),), "https://x.example/c") in run("<a href=c>c</a>.", '<base href="https://x.example/">')
    assert run("<a href='javascript:go()'>Go</a>") == (Text("Go"),)


@pytest.mark.parametrize(
    "above",
    [
        "<!-- saved from url=(0028)https://h.example/a/b.html -->",
        "<!--\n Page saved with SingleFile\n url: https://h.example/a/b.html\n saved date: today\n-->",
    ],
)
def test_links_start_from_where_a_browser_saved_the_page(above: str) -> None:
    def saved(page: str) -> Parsed:
        return read_html(page.encode(), lambda path: None, "page.html")

    page = f"<!doctype html>{above}<html lang=en><body><p><a href=c.html>c</a>.</p>"
    parsed = saved(page)
    assert parsed.document.meta.source_url == "https://h.example/a/b.html"
    assert Link((Text("c"),), "https://h.example/a/c.html") in parsed.document.blocks[0].children  # type: ignore[union-attr]
    other = saved(page.replace("<body>", '<link rel=canonical href="https://h.example/b"><body>'))
    assert other.document.meta.source_url == "https://h.example/b"
    nowhere = saved(page.replace("https://h.example/a/b.html", "about:internet"))
    assert nowhere.document.meta.source_url is None


def test_a_unit_for_screen_readers_stays_with_its_figure() -> None:
    spoken = '20<span class="sr-only"> minutes</span> <span aria-hidden=true>mins</span>'
    time, short = blocks(f"<p>It takes {spoken}</p>")
    assert (block_text(time), block_text(short)) == ("It takes 20 minutes", "mins")
    beside = blocks('<p>Page 2<span class="sr-only">(this is the current page)</span></p>')
    assert [block_text(block) for block in beside] == ["Page 2", "(this is the current page)"]
    beside = blocks('<p>Read on<span class="sr-only"> elsewhere</span></p>')
    assert [block_text(block) for block in beside] == ["Read on", "elsewhere"]


def test_a_word_that_is_explained_on_demand_stays_in_its_sentence() -> None:
    (shown,) = blocks('<p>This leads to <a class="lexicon tooltip-link" href="#l">doubt</a> in many places.</p>')
    assert block_text(shown) == "This leads to doubt in many places."
    shown, told = blocks('<p>This leads to doubt<span class="tooltip-text">Not to be sure.</span> in places.</p>')
    assert (block_text(shown), block_text(told)) == ("This leads to doubt in places.", "Not to be sure.")


def test_hidden_text_is_known_as_such_and_leaves_its_sentence() -> None:
    shown, hidden = blocks("<p>The end<span aria-hidden=true>copy</span>.</p>")
    assert block_text(shown) == "The end."
    assert hidden.attr.hints is not None
    assert hidden.attr.hints.hidden
    gone = only('<div style="display: none"><p>Gone</p></div>')
    assert gone.attr.hints is not None
    assert gone.attr.hints.hidden
    assert not blocks("<script>let a</script><style>p {}</style><template><p>t</p></template>")


def test_words_are_parted_only_where_the_page_shows_a_gap() -> None:
    assert block_text(only("<p><span>in</span><span>side</span></p>")) == "inside"
    assert block_text(only("<nav><a href=a>Home</a><a href=b>News</a></nav>")) == "Home News"
    assert (
        block_text(only('<p><i style="display:inline-block">a</i><i style="display:inline-block">b</i></p>')) == "a b"
    )


def test_asides_and_rules_are_blocks() -> None:
    box, rule = blocks("<aside><h2>Facts</h2><p>One.</p></aside><hr>")
    assert isinstance(box, Aside)
    assert len(child_blocks(box)) == 2
    assert isinstance(rule, ThematicBreak)


def test_the_sign_that_offers_a_heading_s_address_is_no_part_of_it() -> None:
    signs = '<h2>Tides<a class=headerlink href="#tides">¶</a></h2><h2><a href="#x">#</a> X</h2>'
    found = blocks(signs + '<h2><a href="#c">C#</a></h2>')
    assert [block_text(block) for block in found] == ["Tides", "X", "C#"]


def test_a_file_s_name_and_a_word_for_any_picture_describe_nothing() -> None:
    alts = enumerate(("DSC 01.JPG", "Image 3", "A boat", ""))
    found = blocks("".join(f'<p><img src={number}.png alt="{alt}">' for number, alt in alts))
    assert [(block.alt, block.decorative) for block in found if isinstance(block, Figure)] == [
        (None, False),
        (None, False),
        ("A boat", False),
        (None, True),
    ]


def test_a_picture_that_is_all_of_a_link_is_not_decorative() -> None:
    made = run(
        'Words <a href=big.png><img src=a.png alt=""></a>, <a href=c title="The crew"><img src=c.png alt=""></a>'
    )
    pictures = [node.children[0] for node in made if isinstance(node, Link)]
    assert pictures == [Image("picture-1"), Image("picture-2", "The crew")]


def test_a_link_that_is_called_like_a_file_describes_no_picture() -> None:
    (block,) = read(
        "<p><a href=quay.jpg title=quay_400x300><img src=quay.jpg></a> The quay at noon.</p>"
    ).document.blocks
    assert isinstance(block, Paragraph)
    (image,) = [node for node in iter_inlines(block.children) if isinstance(node, Image)]
    assert (image.alt, image.decorative) == (None, False)


def test_a_line_below_a_quotation_says_who_is_quoted() -> None:
    tweet = only("<blockquote><p>The ferry stays.</p>— Ines (@ines) <a href=t>May 17</a></blockquote>")
    assert isinstance(tweet, Quote)
    assert inline_text(tweet.attribution) == "Ines (@ines) May 17"
    dialogue = only("<blockquote><p>— Stay?</p><p>— Yes, she said.</p></blockquote>")
    assert isinstance(dialogue, Quote)
    assert (len(dialogue.children), dialogue.attribution) == (2, ())


@pytest.mark.parametrize(
    "quoted",
    [
        "<p>“The tide tells me more than a chart.”<br>-Ines Calloway</p>",
        "<p>The tide tells me more than a chart.</p><p>-Ines Calloway</p>",
        "<p>The tide tells me more than a chart.<br>— Ines Calloway</p>",
        "<p>The tide tells me more than a chart.</p><p><b>– Ines Calloway</b></p>",
    ],
)
def test_the_last_line_of_a_quotation_may_say_who_is_quoted(quoted: str) -> None:
    (quote,) = read(f"<blockquote>{quoted}</blockquote>").document.blocks
    assert isinstance(quote, Quote)
    assert (len(quote.children), inline_text(quote.attribution)) == (1, "Ines Calloway")


@pytest.mark.parametrize(
    "quoted",
    [
        "<p>- Bread.<br>- Two Eggs</p>",
        "<p>- Bread</p><p>- Two Eggs</p>",
        "<p>We need<br>-Two Eggs</p>",
        "<p>It sails.</p><p>– Mara Lind</p><p>It does not.</p><p>– Jan Ode</p>",
        "<p>We left at noon.<br>-It was cold and the wind had turned</p>",
        "<p>We left at noon.<br>Ines Calloway</p>",
    ],
)
def test_another_last_line_is_part_of_what_is_quoted(quoted: str) -> None:
    (quote,) = read(f"<blockquote>{quoted}</blockquote>").document.blocks
    assert isinstance(quote, Quote)
    assert not quote.attribution


def test_runs_of_spaces_of_any_kind_are_one_and_single_ones_stay() -> None:
    assert run("10&nbsp;km and&nbsp;&nbsp; &emsp;so on") == (Text("10\u00a0km and so on"),)
    assert run("10<b>&nbsp;km</b> and <i>&nbsp;</i> <span>&nbsp;so</span> on") == (
        Text("10\u00a0"),
        Strong((Text("km"),)),
        Text(" and so on"),
    )


def test_a_table_that_sets_a_large_mark_beside_words_is_a_quotation() -> None:
    block = only("<table><tr><td rowspan=2>“<td><p>The ferry stays.</p><tr><td>— Ines Calloway</table>")
    assert isinstance(block, Quote)
    assert (block_text(block.children[0]), inline_text(block.attribution)) == ("The ferry stays.", "Ines Calloway")
    assert isinstance(only("<table><tr><td>“<td>”<tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f</table>"), Table)


def test_a_column_alone_has_its_head_above() -> None:
    block = only("<table><tr><th>Details<tr><td>Words<tr><td>More words</table>")
    assert isinstance(block, Table)
    assert (block.head_rows, block.rows[0].cells[0].scope) == (1, "col")


def test_a_first_row_in_bold_is_the_head_of_a_table_that_has_no_other() -> None:
    head = "<tr><td><b>Day</b><td><strong>Water</strong>"
    block = only(f"<table>{head}<tr><td>Monday<td>4.1<tr><td>Tuesday<td>4.4</table>")
    assert isinstance(block, Table)
    assert (block.head_rows, [cell.scope for cell in block.rows[0].cells]) == (1, ["col", "col"])
    block = only(f"<table>{head}{head}<tr><td>Monday<td>4.1</table>")
    assert isinstance(block, Table)
    assert block.head_rows == 0


def test_of_two_elements_with_one_name_a_link_leads_to_the_first() -> None:
    found = blocks("<p><a href='#x'>See</a> it.<p id=x>One.<p><a name=x></a>Two.")
    assert [block.attr.id for block in found] == [None, "x", None]


def test_a_table_of_nothing_but_pictures_sets_them_side_by_side() -> None:
    cells = "<tr><td><img src=a.png alt=A><td><img src=b.png alt=B><tr><td><img src=c.png alt=C>"
    found = blocks(f"<table><caption>Boats</caption>{cells}</table>")
    assert [type(block) for block in found] == [Paragraph, Figure, Figure, Figure]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("The boats in Mongolia<span class='pic__credit'>Credit: EPA</span>", "The boats in Mongolia Credit: EPA"),
        ("<span class=date>15:30 Uhr</span><span class=text>Am Kai</span>", "15:30 Uhr Am Kai"),
        ("<span class='month-date'>Feb 18</span><span>2009</span>", "Feb 18 2009"),
        ("<span class=tag>18</span><span class=jahr>2009</span>", "18 2009"),
        ("<span class=caption>It rises.</span><span class=source>Ann Lee/EPA</span>", "It rises. Ann Lee/EPA"),
        ("<span class=label>Price:</span><b>Free</b>", "Price: Free"),
        ("at 11:<span class=time>30</span>", "at 11:30"),
        ("<span class=label>Sugar</span><span>31</span><span class='unit label'>g</span>", "Sugar 31g"),
        ("the <span class=day>5</span>th", "the 5th"),
        ("By Ann Lee<time>5 March</time>", "By Ann Lee 5 March"),
        ("<a class=kicker href=/x>Ports</a><b>Ferry stays</b>", "Ports Ferry stays"),
        # Not before punctuation, where there is a space or nothing, nor within a word of plain parts.
        ("by <span class=author>Ann Lee</span>, <span class=date>5 March</span>.", "by Ann Lee, 5 March."),
        ("(<span class=source>EPA</span>)", "(EPA)"),
        ("by <span class=author>Ann</span> Lee", "by Ann Lee"),
        ("<span class=dropcap>T</span>urkey", "Turkey"),
        ("Tur<span class=plain></span>key", "Turkey"),
        ("The boats<span><i class=fa-copyright></i>Ann Lee</span>", "The boats Ann Lee"),
        ("Tur<strong></strong><em>key</em>", "Turkey"),
        ("a news<span class=updates>paper</span>", "a newspaper"),
    ],
)
def test_parts_of_a_line_that_are_called_so_do_not_run_into_one_word(body: str, words: str) -> None:
    assert inline_text(run(body)) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a <span style='font-style: italic'>b</span>", (Text("a "), Emphasis((Text("b"),)))),
        ("a <span style='color:red;FONT-WEIGHT:700'>b</span>", (Text("a "), Strong((Text("b"),)))),
        (
            "a <font style='font-weight:bold;font-style:italic'>b</font>",
            (Text("a "), Strong((Emphasis((Text("b"),)),))),
        ),
        ("a <span style='font-weight: 400'>b</span>", (Text("a b"),)),
        ("a <span style='font-style: normal'>b</span>", (Text("a b"),)),
        ("a <span style='x-font-weight: bold'>b</span>", (Text("a b"),)),
        # What a style takes back: an editor's wrapper around all that was pasted.
        ("<b style='font-weight:normal'>a <b>b</b></b>", (Text("a "), Strong((Text("b"),)))),
        ("<i style='font-style: normal'>a</i> b", (Text("a b"),)),
        ("<b style='font-style: normal'>a</b> b", (Strong((Text("a"),)), Text(" b"))),
        # A whole line may head what follows; a whole paragraph only looks so.
        ("<span style='font-weight: bold'>The boats</span>", (Strong((Text("The boats"),)),)),
        (f"<span style='font-weight: bold'>{'The boats. ' * 9}</span>", (Text(("The boats. " * 9).strip()),)),
        (f"<span><span style='font-style: italic'>{'A boat. ' * 12}</span></span>", (Text(("A boat. " * 12).strip()),)),
    ],
)
def test_emphasis_may_be_set_by_a_style(body: str, expected: tuple[Inline, ...]) -> None:
    assert run(body) == expected


def test_bold_by_a_style_says_nothing_in_a_heading() -> None:
    heading = only("<h2><span style='font-weight:bold; font-style:italic'>The boats</span> stay</h2>")
    assert isinstance(heading, Heading)
    assert heading.children == (Emphasis((Text("The boats"),)), Text(" stay"))


@pytest.mark.parametrize(
    ("call", "note"),
    [
        ('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<a href="#_ftnref1" name="_ftn1">[1]</a>'),
        ('<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup>', '<a href="#ftnt_ref1" id="ftnt1">[1]</a>'),
    ],
)
def test_a_paragraph_that_a_note_leads_back_to_is_no_note(call: str, note: str) -> None:
    document = read(
        f"<p>The coach leaves at seven.{call}</p><p>All climb.</p><div><p>{note} It will not wait.</p></div>"
    ).document
    assert [block_text(block) for block in document.blocks] == ["The coach leaves at seven.", "All climb."]
    assert [block_text(block) for one in document.notes for block in one.children] == ["It will not wait."]


def test_of_notes_that_call_each_other_no_word_is_lost() -> None:
    first = '<p id="n1">The coach <a href="#n2" id="c1">[1]</a> leaves <a href="#c2">[2]</a> at seven.</p>'
    second = '<p id="n2"><a href="#c1">[1]</a> It will not wait <a href="#n1" id="c2">[2]</a> at all.</p>'
    document = read(f"{first}<p>All climb.</p>{second}").document
    assert [block_text(block) for block in document.blocks] == ["The coach leaves [2] at seven.", "All climb."]
    assert [block_text(block) for one in document.notes for block in one.children] == ["It will not wait [2] at all."]
