"""What generators of pages say only in classes: before a page is read, it is given the elements that HTML has for it.

Notes of docutils, which are tables or definitions; items that are lists of their own (Notion); lines of verse that are
paragraphs; names of tabs, which stand apart from what they open; pictures in frames of LibreOffice. Each is looked for
only where its sure sign stands in the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.read.html.office import element_before, filled, renamed

#: Lists of which Notion makes one for each item.
_ITEMS: Final = "ul.bulleted-list, ul.to-do-list, ol.numbered-list"
#: Notes within a sentence, and elements that may stand around them in it.
_WITHIN: Final = "span.sidenote, span.marginnote, span.ltx_role_footnote"
_INLINE: Final = frozenset({"span", "em", "i", "b", "strong", "small", "a"})
#: Lines of verse in what holds them: docutils, Project Gutenberg, books.
_LINES: Final = (
    "div.line-block > div.line, div.stanza > div.verse, div.stanza > p.line, div.stanza > div.line, "
    "div.verse > p.line, div.verse > div.line, div.poem > p.line, div.poem > div.line"
)
#: The parts of a set of tabs: what is opened, and what its name stands in.
_TAB: Final = '[role="tab"]'
_PANEL: Final = '[role="tabpanel"]'
#: Characters of the name of a tab.
_TAB_NAME: Final = 80
#: Characters of the number of a page.
_PAGE_MARK: Final = 14
_NOFRAMES: Final = re.compile(r"<noframes[^>]*>(.*?)(?:</noframes|</frameset|$)", re.IGNORECASE | re.DOTALL)


def unframed(text: str) -> str:
    """The page for those whose browser knows no frames, where a page is a set of frames: the only words in it."""
    if "<frameset" not in text and "<FRAMESET" not in text:
        return text
    found = _NOFRAMES.search(text)
    return text[: text.lower().find("<frameset")] + found[1] if found else text


def tidied(tree: LexborHTMLParser, text: str) -> None:
    """Change a page whose source is ``text`` if it bears the sign of such a generator."""
    for sign, changes in _CHANGES.items():
        if sign in text:
            for change in changes:
                change(tree)


# ------------------------------------------------------------------------------------------ notes


def _notes(tree: LexborHTMLParser) -> None:
    """Notes of docutils as elements of their own, each with the link back before its words."""
    for table in tree.css("table.footnote, table.citation"):
        cells = table.css("td")
        if len(cells) == 2:
            filled(_placed(tree, table, "div", table.id), cells[0], cells[1])
            table.decompose()
    for group in tree.css("dl.footnote, dl.citation"):
        parts = [child for child in group.iter() if child.tag in ("dt", "dd")]
        pairs = list(zip(parts[::2], parts[1::2], strict=False))
        if len(parts) % 2 or any((term.tag, said.tag) != ("dt", "dd") for term, said in pairs):
            continue
        for term, said in pairs:
            filled(_placed(tree, group, "div", term.id), term, said)
        group.decompose()


def _call_notes(tree: LexborHTMLParser) -> None:
    """A note that stands within a sentence, beside which a page's styles set it (LaTeXML, Tufte CSS), behind its
    paragraph, with a link there in its place."""
    for count, note in enumerate(tree.css(_WITHIN), 1):
        paragraph = note.parent
        while paragraph is not None and paragraph.tag in _INLINE:
            paragraph = paragraph.parent
        if paragraph is None or paragraph.tag != "p":
            continue
        name = f"note-within-{count}"
        call = _placed(tree, note, "a", f"{name}-call")
        call.attrs["class"], call.attrs["href"] = "footnote-ref", f"#{name}"
        call.insert_child(str(count))
        paragraph.insert_after(tree.create_node("div"))
        body = paragraph.next
        assert body is not None
        body.attrs["id"] = name
        filled(body, note.css_first(".ltx_note_content") or note)
        body.insert_child(tree.create_node("a"))
        back = body.last_child
        assert back is not None
        back.attrs["href"] = f"#{name}-call"
        back.insert_child("↩")
        note.decompose()
    for mark in reversed(tree.css("label.margin-toggle, input.margin-toggle, .ltx_note_mark, .ltx_tag_note")):
        mark.decompose()  # the innermost first: what holds it goes with all that is in it


def _placed(tree: LexborHTMLParser, before: LexborNode, tag: str, name: str | None = None) -> LexborNode:
    """A new element before another."""
    before.insert_before(tree.create_node(tag))
    made = before.prev
    assert made is not None
    if name:
        made.attrs["id"] = name
    return made


# ------------------------------------------------------------------------------------------ lists


def _join_items(tree: LexborHTMLParser) -> None:
    """One list of those that follow each other, be it within another: the innermost first, since items are copied."""
    for later in reversed(tree.css(_ITEMS)):
        first = element_before(later)
        if first is not None and first.tag == later.tag and first.attributes.get("class") == later.attributes["class"]:
            filled(first, later)
            later.decompose()


def _unmark_items(tree: LexborHTMLParser) -> None:
    """Items of LaTeXML without the bullet or number that a list gives them."""
    for mark in reversed(tree.css("li > .ltx_tag_item")):
        if not re.search(r"[^\W\d]|\d\.\d|\(", mark.text(deep=True)):
            mark.decompose()


def _list_callouts(tree: LexborHTMLParser) -> None:
    """What Asciidoctor says of marked lines of code as the counted list that it is: it sets it as a table."""
    for table in tree.css("div.colist > table"):
        rows = [row.css("td") for row in table.css("tr")]
        if any(len(cells) != 2 for cells in rows):
            continue
        said = [cells[-1] for cells in rows]
        made = _placed(tree, table, "ol")
        for cell in said:
            made.insert_child(tree.create_node("li"))
            assert made.last_child is not None
            filled(made.last_child, cell)
        table.decompose()


# ------------------------------------------------------------------------------------------ verse


def _join_lines(tree: LexborHTMLParser) -> None:
    """Lines of verse as one paragraph for each run of them."""
    for line in tree.css(_LINES):
        first = element_before(line)
        if first is None or first.tag != "p" or first.attributes.get("class") != "joined-lines":
            first = _placed(tree, line, "p")
            first.attrs["class"] = "joined-lines"
        else:
            first.insert_child(tree.create_node("br"))
        filled(first, line)
        line.decompose()


# ------------------------------------------------------------------------------------------ tabs


def _name_panels(tree: LexborHTMLParser) -> None:
    """The name of each tab at the head of what it opens, where every tab of a set opens something."""
    panels = {node.id: node for node in tree.css(_PANEL) if node.id}
    for tabs in reversed(tree.css('[role="tablist"]')):
        names = tabs.css(_TAB)
        opened = [panels[said] for name in names if (said := _opens(name)) in panels]
        _head(tree, tabs, names, opened if len(opened) == len(names) else _below(tabs, _PANEL))


def _name_blocks(tree: LexborHTMLParser) -> None:
    """The same for the sets of tabs of MkDocs, which are labels and blocks in one order."""
    for tabs in tree.css(".tabbed-labels"):
        _head(tree, tabs, tabs.css("label"), _below(tabs, ".tabbed-block"))


def _opens(tab: LexborNode) -> str:
    """The name of what a tab says it opens."""
    return tab.attributes.get("aria-controls") or (tab.attributes.get("href") or "").removeprefix("#")


def _below(tabs: LexborNode, selector: str) -> list[LexborNode]:
    """What such elements the element behind a row of tabs holds."""
    at = tabs.next
    while at is not None and at.tag in ("-text", "-comment"):
        at = at.next
    return at.css(selector) if at is not None else []


def _head(tree: LexborHTMLParser, tabs: LexborNode, names: list[LexborNode], panels: list[LexborNode]) -> None:
    """Put names that stand in ``tabs`` before what is first in their panels, unless each stands there already: in an
    accordion, which holds its panels between their names."""
    if tabs.css_first(_PANEL) is not None:
        return
    words = [" ".join(name.text(deep=True).split()) for name in names]
    heads = [first for panel in panels if (first := panel.first_child) is not None]
    if not 0 < len(names) == len(heads) == len(panels) or not all(0 < len(said) <= _TAB_NAME for said in words):
        return
    for said, head in zip(words, heads, strict=True):
        line = _placed(tree, head, "p")
        line.insert_child(tree.create_node("strong"))
        assert line.first_child is not None
        line.first_child.insert_child(said)
    tabs.decompose()


# ------------------------------------------------------------------------------------------ frames


def _frames(tree: LexborHTMLParser) -> None:
    """A frame of LibreOffice around a picture as a figure before the paragraph that it is anchored to."""
    for frame in tree.css('span[id^="Frame"]'):
        picture = frame.css_first("img")
        around = frame.parent
        while around is not None and around.tag not in ("p", "div", "td", "li", "body"):
            around = around.parent
        if picture is None or around is None or around.tag != "p" or not frame.text(deep=True).strip():
            continue
        figure = _placed(tree, around, "figure")
        figure.insert_child(picture)
        picture.decompose()
        figure.insert_child(tree.create_node("figcaption"))
        caption = figure.last_child
        assert caption is not None
        filled(caption, frame)
        frame.decompose()


def _caption(tree: LexborHTMLParser) -> None:
    """The title below a picture of Asciidoctor's as its caption."""
    for title in tree.css("div.imageblock > div.title"):
        around = title.parent
        assert around is not None
        renamed(tree, title, "figcaption")
        renamed(tree, around, "figure")


def _attribute(tree: LexborHTMLParser) -> None:
    """Who said what Asciidoctor quotes, which it sets behind the quotation, within it."""
    for said in tree.css("div.quoteblock > div.attribution"):
        quote = element_before(said)
        if quote is not None and quote.tag == "blockquote":
            quote.insert_child(tree.create_node("footer"))
            assert quote.last_child is not None
            filled(quote.last_child, said)
            said.decompose()


def _unpage(tree: LexborHTMLParser) -> None:
    """A text without the numbers of the printed pages that begin within its sentences (Project Gutenberg)."""
    for mark in reversed(tree.css("span.pagenum, span.pageno")):
        if len(words := mark.text(deep=True).strip()) <= _PAGE_MARK and re.fullmatch(
            r"\W*(?:p[gs]?\.?|page)?\W*[\divxlc]+\W*", words, re.IGNORECASE
        ):
            mark.decompose()


#: Changes by the sign in a page's source without which there is nothing to change.
_CHANGES: Final[dict[str, tuple[Callable[[LexborHTMLParser], None], ...]]] = {
    "fn-backref": (_notes,),
    "margin-toggle": (_call_notes,),
    "ltx_": (_call_notes, _unmark_items),
    "sectionbody": (_list_callouts, _caption, _attribute),
    "page-body": (_join_items,),
    "pagen": (_unpage,),
    'class="line': (_join_lines,),
    'class="verse': (_join_lines,),
    'role="tab"': (_name_panels,),
    "tabbed-labels": (_name_blocks,),
    'id="Frame': (_frames,),
}
