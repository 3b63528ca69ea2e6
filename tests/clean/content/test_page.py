"""A saved page through the cleaner: the article stays whole, the rest goes with a reason, all is accounted for."""

from __future__ import annotations

from convert import ledger
from convert.clean import clean
from convert.clean.content import model
from convert.clean.families.navigation import menu_item
from convert.clean.families.repeated import repeated_line
from convert.clean.page import page_of
from convert.model import Block, Document, Figure, Heading, List, Meta, Paragraph, Table
from convert.outline import outlined
from convert.read.html import read_html
from convert.walk import block_text, iter_blocks
from tests.support import text

PROSE = (
    "The ferry has crossed the sound every morning since the year the bridge was washed away, and nobody on the"
    " island can remember a day on which it did not sail.",
    "Its captain, who learned the channel from her grandmother, says that the tide tells her more than any chart, and"
    " that she has never once been wrong about the fog.",
    "On the far shore the harbour master writes down the names of all who land, as his father did before him, in a"
    " book that is older than the pier.",
    "When the council asked last spring whether the service should go on, four hundred people came to the hall to say"
    " that it should, and they stayed until midnight.",
)
PAGE = f"""<!doctype html><html lang=en><head><meta charset=utf-8><title>The ferry that never rests</title>
<meta property="og:title" content="The ferry that never rests"><meta property="og:site_name" content="Sound Gazette">
</head><body>
<header><nav><ul><li><a href=/>Home</a><li><a href=/n>News</a><li><a href=/s>Sport</a></ul></nav></header>
<main><article class="post"><h1>The ferry that never rests</h1><div class="entry-content">
<p>{PROSE[0]}</p><p>{PROSE[1]}</p><h3>What it carries</h3>
<ul><li>Post, twice a week</li><li>Sheep, in their season</li><li>The doctor, when the wind allows it</li></ul>
<table><tr><th>Month<th>Crossings<tr><td>March<td>62<tr><td>April<td>60</table>
<p>{PROSE[2]}</p><p>{PROSE[3]}</p></div></article>
<section class="comments" id="comments"><h2>3 Comments</h2><ol class="comment-list">
<li class="comment"><p>Great read, thanks for posting this.</p></li></ol>
<form><label>Leave a reply</label><textarea></textarea><button>Post comment</button></form></section>
<aside class="sidebar related-posts"><h3>Related articles</h3><ul><li><a href=/1>Ten walks for autumn</a>
<li><a href=/2>The baker of Wick</a></ul></aside></main>
<footer class="site-footer"><p>© 2024 Sound Gazette. All rights reserved.</p></footer></body></html>"""


def cleaned(page: str) -> tuple[Document, ledger.Ledger]:
    parsed = read_html(page.encode(), lambda path: None, "ferry.html")
    return clean(parsed.document, "ferry.html", text=parsed.text)


def test_the_article_stays_whole_and_the_rest_goes() -> None:
    document, _ = cleaned(PAGE)
    words = "\n".join(map(block_text, document.blocks))
    assert all(sentence in words for sentence in PROSE)
    assert not any(gone in words for gone in ("Home", "Comments", "Great read", "Ten walks", "Sound Gazette"))
    assert document.meta.title == "The ferry that never rests"


def test_lists_and_tables_of_the_article_stay_whole() -> None:
    document, _ = cleaned(PAGE)
    (items,) = [block for block in document.blocks if isinstance(block, List)]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert len(items.items) == 3
    assert len(table.rows) == 3


def test_every_block_has_a_fate_and_the_source_can_be_had_back() -> None:
    parsed = read_html(PAGE.encode(), lambda path: None, "ferry.html")
    document, record = clean(parsed.document, "ferry.html", text=parsed.text)
    assert len(record.lines) == len(parsed.document.blocks)
    assert record.count("kept") == len(document.blocks)
    assert all(line.decision and line.decision.reason for line in record.lines if line.fate == "removed")
    assert ledger.source_text(ledger.loads(ledger.dumps(record))) == parsed.text


def test_cleaning_the_clean_page_again_changes_nothing() -> None:
    document, _ = cleaned(PAGE)
    again, record = clean(document, "ferry.html", text="")
    assert again.blocks == document.blocks
    assert record.count("removed") == 0


def test_a_text_without_a_page_is_none_of_its_business() -> None:
    document = Document(Meta(title="T"), (Paragraph(text("Home")), Paragraph(text(PROSE[0]))))
    assert not page_of(document).saved


def test_headings_start_below_the_title_and_skip_no_level() -> None:
    levels: tuple[Block, ...] = tuple(Heading(level, text("x")) for level in (1, 4, 4, 2, 3, 6))
    done = [block.level for _, block in iter_blocks(outlined(levels)) if isinstance(block, Heading)]
    assert done == [2, 3, 3, 3, 4, 5]


def test_the_weights_ask_for_no_column_that_is_not_there() -> None:
    document = read_html(PAGE.encode(), lambda path: None, "ferry.html").document
    page = page_of(document)
    columns, places = model.first_columns(page, document)
    more, _ = model.second_columns(page, document.blocks, places, [0.5] * len(document.blocks))
    looks = model.shipped()
    assert {name for name, *_ in looks.first.asked} <= set(columns)
    assert {name for name, *_ in looks.second.asked} <= set(columns) | set(more)


def test_a_saved_page_keeps_the_title_that_its_reader_found() -> None:
    trail = "<ol class=trail><li>Home<li>News<li>The ferry that never rests</ol><main>"
    document, _ = cleaned(PAGE.replace("<main>", trail))
    assert document.meta.title == "The ferry that never rests"
    dashed = PAGE.replace("The ferry that never rests", "The ferry that never rests – Part 2")
    document, _ = cleaned(dashed)
    assert document.meta.title == "The ferry that never rests – Part 2"


def test_a_picture_goes_or_stays_as_a_picture() -> None:
    """Its description is no repeated title, no line that comes twice, and its source no line that says nothing."""
    pictures = (
        '<figure><img src=a.jpg alt="The ferry that never rests"></figure>',
        "<figure><img src=b.jpg><figcaption>Photo: Mara Lind</figcaption></figure>",
        *(
            f'<figure><img src={n}.jpg alt="The old ferry at the upper quay of Wick, by Jan Ode"></figure>'
            for n in "cd"
        ),
    )
    article = "".join(f"<p>{prose}</p>{picture}" for prose, picture in zip(PROSE, pictures, strict=True))
    document, _ = cleaned(PAGE.replace(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>", f"{article}<p>{PROSE[0]}</p>"))
    figures = [block.media for block in document.blocks if isinstance(block, Figure)]
    assert figures == ["picture-1", "picture-2", "picture-3", "picture-4"]


def test_only_the_same_picture_is_one_that_comes_twice() -> None:
    alt = "The old ferry at the upper quay of Wick, by Jan Ode"
    pictures = "".join(f'<figure><img src={name}.jpg alt="{alt}"></figure>' for name in "cddc")
    page = page_of(read_html(f"<h1>Ferries</h1>{pictures}".encode(), lambda path: None, "ferries.html").document)
    assert sorted(mark.line for mark in repeated_line(page)) == [3, 4]


def test_the_notes_of_a_page_are_on_the_record_with_it() -> None:
    def call(number: int) -> str:
        return f"<sup><a href='#n{number}' id='r{number}'>{number}</a></sup>"

    page = PAGE.replace(PROSE[0], PROSE[0] + call(1))
    page = page.replace("thanks for posting this.", f"thanks for posting this.{call(2)}")
    notes = [
        f"<li id='n{number}'>{words} <a href='#r{number}'>↩</a></li>" for number, words in ((1, "In 1911."), (2, "Ha."))
    ]
    page = page.replace("<footer", f"<ol>{''.join(notes)}</ol><footer")
    parsed = read_html(page.encode(), lambda path: None, "ferry.html")
    left, record = clean(parsed.document, "ferry.html", text=parsed.text, structured=True)
    assert [block_text(block) for note in left.notes for block in note.children] == ["In 1911."]
    said = [(line.text, line.fate, line.decision.rule if line.decision else "") for line in record.lines[-2:]]
    assert said == [("In 1911.", "kept", ""), ("Ha.", "removed", "references.note")]
    assert [line.number for line in record.lines] == list(range(1, len(record.lines) + 1))


def test_a_word_of_menus_in_bold_above_a_list_of_the_text_stays() -> None:
    def marked(line: str) -> bool:
        html = f"<p>{PROSE[0]}</p>{line}<ol><li>bread</li><li>cheese</li></ol><p>{PROSE[1]}</p>"
        page = page_of(read_html(f"<html lang=en><body>{html}".encode(), lambda path: None, "page.html").document)
        return any(mark.line == 1 for mark in menu_item(page))

    assert not marked("<div><b>Food</b></div>")
    assert marked("<div>Food</div>")
