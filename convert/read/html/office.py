"""Pages that a word processor wrote: Word and Google Docs say in classes and styles what HTML has elements for.

Their titles become the heading of level 1 and all other headings go one level down, paragraphs with a bullet or a
number before them become lists within one another, and what a style sheet alone makes bold becomes so where it stands:
a voice announces none of it otherwise (WCAG 1.3.1). The page is changed before it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: What Word calls the classes of its paragraphs, and Google Docs that of its whole text.
_WORD: Final = "Mso"
_DOCS: Final = "doc-content"
#: The class of a list of Google Docs: its name and its level from 0.
_KIX: Final = re.compile(r"\blst-kix_(\w+)-(\d)\b")
#: Words before an item of Word's: a bullet, in whatever font it is drawn, or a number; and the level in its style.
_BULLET: Final = re.compile(r"[·•o§ØüvÿÞ➢➤▪■□◦‣*–—\uf000-\uf0ff-]")
_NUMBER: Final = re.compile(r"(\d{1,3})[.)]")
_LEVEL: Final = re.compile(r"mso-list:\s*l\d+\s+level(\d)")
_CLASSED: Final = re.compile(r"MsoList(?:Bullet|Number)(\d)")
_INDENT: Final = re.compile(r"margin-left:\s*([\d.]+)(pt|in|cm)")
#: Points of a unit, and those by which Word indents a level.
_POINTS: Final = {"pt": 1.0, "in": 72.0, "cm": 28.35}
_STEP: Final = 36.0
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS: Final = frozenset({"ul", "ol"})
#: Characters of what Word sets before an item, with the spaces behind it, at most.
_MARKER: Final = 40
#: Declarations of a rule for one class that say something.
_RULE: Final = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_SAYS: Final = re.compile(
    r"font-weight:\s*(?:[6-9]00|bold)|font-style:\s*italic|vertical-align:\s*(?:super|sub)\b|text-decoration:\s*line-through"
)


@dataclass(slots=True)
class _Item:
    """What an item of a list holds, on which level (from 1), in a list of which tag; where a counted one starts."""

    level: int
    tag: str
    start: str
    node: LexborNode


#: How a node is read as items of a list.
_Read: TypeAlias = Callable[[LexborNode], list[_Item]]


def tidied(tree: LexborHTMLParser, text: str) -> None:
    """Change a page whose source is ``text`` if a word processor wrote it; any other stays as it is."""
    body = tree.body
    if body is None:
        return
    if _DOCS in (body.attributes.get("class") or ""):
        _style(tree)
        _entitle(tree, 'p.title[id^="h."]')
        _join(tree, [list(run) for run in _runs(tree.css("ul, ol"), _of_docs)])
    elif _WORD in text:
        _entitle(tree, "p.MsoTitle")
        _join(tree, [list(run) for run in _runs(tree.css('p[class^="MsoList"]'), _of_word)])


def _style(tree: LexborHTMLParser) -> None:
    """Put what the style sheet says of the class of a stretch of words where it stands."""
    for sheet in tree.css("style"):
        for name, declared in _RULE.findall(sheet.text(deep=True)):
            if says := "; ".join(_SAYS.findall(declared)):
                for node in tree.css(f"span.{name}"):
                    node.attrs["style"] = f"{node.attributes.get('style') or ''}; {says}"


def _entitle(tree: LexborHTMLParser, selector: str) -> None:
    """Make a paragraph the headline of its page."""
    title = tree.css_first(selector)
    words = " ".join(title.text(deep=True).split()) if title is not None else ""
    if title is None or not words or _stands_in(title, _HEADINGS):
        return
    for level in range(5, 0, -1):
        for heading in [node for node in tree.css(f"h{level}") if not _stands_in(node, _HEADINGS)]:
            renamed(tree, heading, f"h{level + 1}")
    renamed(tree, title, "h1")
    for stated in tree.css("head title"):
        stated.decompose()
    if tree.head is not None:
        tree.head.insert_child(tree.create_node("title"))
        for made in tree.css("head title"):
            made.insert_child(words)


def _stands_in(node: LexborNode, tags: frozenset[str]) -> bool:
    """Whether an element stands in one of these: it goes when that one is put into another's place."""
    at = node.parent
    while at is not None:
        if at.tag in tags:
            return True
        at = at.parent
    return False


def renamed(tree: LexborHTMLParser, node: LexborNode, tag: str) -> None:
    """Put an element of another tag with the same attributes and contents in the place of one."""
    node.insert_before(tree.create_node(tag))
    made = node.prev
    assert made is not None
    for name, value in node.attributes.items():
        made.attrs[name] = value or ""
    filled(made, node)
    node.decompose()


def filled(made: LexborNode, *nodes: LexborNode) -> None:
    """Put copies of what nodes hold into another."""
    for node in nodes:
        for child in node.iter(include_text=True):
            made.insert_child(child)


# ------------------------------------------------------------------------------------------ lists


def _runs(nodes: Sequence[LexborNode], read: _Read) -> Iterator[list[tuple[LexborNode, list[_Item]]]]:
    """Nodes that follow each other without anything between them, each with its items; those without are left out."""
    run: list[tuple[LexborNode, list[_Item]]] = []
    for node in nodes:
        items = read(node)
        if run and (not items or not _follows(run[-1][0], node)):
            yield run
            run = []
        if items:
            run.append((node, items))
    if run:
        yield run


def _follows(earlier: LexborNode, node: LexborNode) -> bool:
    found = element_before(node)
    return found is not None and found.mem_id == earlier.mem_id


def element_before(node: LexborNode) -> LexborNode | None:
    """The element before a node that nothing but space parts from it."""
    at = node.prev
    while at is not None and at.tag in ("-text", "-comment") and not (at.text_content or "").strip():
        at = at.prev
    return at


def _of_docs(node: LexborNode) -> list[_Item]:
    """The items of a list of Google Docs, which sets each level as a list of its own."""
    found = _KIX.search(node.attributes.get("class") or "")
    if found is None or _stands_in(node, _LISTS):
        return []
    level, start = int(found[2]) + 1, node.attributes.get("start") or ""
    return [_Item(level, node.tag or "ul", start, child) for child in node.iter() if child.tag == "li"]


def _of_word(node: LexborNode) -> list[_Item]:
    """A paragraph of Word's as an item of a list, without its bullet or number. One that begins with anything else is
    none; letters and numbers with parts stay words of their item, since a text may refer to them."""
    whole = node.text(deep=True).lstrip()
    for span in node.css("span")[:4]:
        said = span.text(deep=True)
        words = said.strip()
        if not words or len(said) > _MARKER or not whole.startswith(words) or said.rstrip("\xa0 \n") == said:
            continue
        number = _NUMBER.fullmatch(words)
        if number or _BULLET.fullmatch(words):
            span.decompose()
        elif not re.fullmatch(r"[(\w.]{1,6}[.)]", words):
            continue
        return [_Item(_level(node), "ol" if number else "ul", number[1] if number else "", node)]
    return []


def _level(node: LexborNode) -> int:
    style, named = node.attributes.get("style") or "", node.attributes.get("class") or ""
    if found := _LEVEL.search(style) or _CLASSED.search(named):
        return max(1, int(found[1]))
    indent = _INDENT.search(style)
    return max(1, round(float(indent[1]) * _POINTS[indent[2]] / _STEP)) if indent else 1


def _join(tree: LexborHTMLParser, runs: Sequence[Sequence[tuple[LexborNode, list[_Item]]]]) -> None:
    """Put one list, with others within it, in the place of each run."""
    for run in runs:
        open_lists: list[tuple[int, LexborNode]] = []
        for item in (item for _, items in run for item in items):
            while len(open_lists) > 1 and open_lists[-1][0] > item.level:
                open_lists.pop()
            if open_lists and open_lists[-1][0] >= item.level and open_lists[-1][1].tag != item.tag:
                open_lists.pop()
            if not open_lists or open_lists[-1][0] < item.level:
                open_lists.append((item.level, _opened(tree, run[0][0], open_lists, item)))
            around = open_lists[-1][1]
            around.insert_child(tree.create_node("li"))
            made = around.last_child
            assert made is not None
            filled(made, item.node)
        for node, _ in run:
            node.decompose()


def _opened(
    tree: LexborHTMLParser, first: LexborNode, open_lists: Sequence[tuple[int, LexborNode]], item: _Item
) -> LexborNode:
    """A new list, in the last item of the innermost open one or before the ``first`` node of its run."""
    made = tree.create_node(item.tag)
    within = open_lists[-1][1].last_child if open_lists else None
    if within is not None:
        within.insert_child(made)
        placed = within.last_child
    else:
        first.insert_before(made)
        placed = first.prev
    assert placed is not None
    if item.start:
        placed.attrs["start"] = item.start
    for name in ("class", "id"):
        if value := first.attributes.get(name):
            placed.attrs[name] = value
    return placed
