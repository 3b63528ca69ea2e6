"""Footnotes of a page: which links call a note, and which elements are the notes they call."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.model import Block, Paragraph, Text
from convert.walk import inline_text

#: What the text of a note's call looks like.
_CALL: Final = re.compile(r"[\[(]?\s*(?:\d{1,3}|[a-z]|[ivx]{1,5}|[*†‡§¹²³⁴-⁹]+)\s*[\])]?", re.IGNORECASE)
_ARROW: Final = re.compile(r"\s*[\^↑⇑.):]\s+")
_NAMED: Final = re.compile(r"foot-?note|note-?ref|fn-?ref|end-?note|cite_ref", re.IGNORECASE)
_HOLDERS: Final = frozenset({"li", "p", "div", "aside", "dd", "section"})
_NOTE: Final = re.compile(r"(?<![\w-])(?:doc-)?(?:foot|end)-?note(?![\w-])", re.IGNORECASE)
#: How word processors call the element of one note, which may have several paragraphs.
_ONE: Final = re.compile(r"(?:sd(?:foot|end)note|ftn|edn)\d+")
#: Characters of the longest note.
_LONGEST: Final = 4000
#: Elements looked through upwards from the target of a call for the one that holds the note.
_CLIMB: Final = 3


@dataclass(slots=True)
class NoteMap:
    """``calls``: node identity of a calling link → note id. ``bodies``: identity of the element → note id.
    ``backs``: identities of the links that lead from a note back to its call. ``anchors``: ids that in-page links
    other than these lead to."""

    calls: dict[int, str] = field(default_factory=dict)
    bodies: dict[int, str] = field(default_factory=dict)
    backs: set[int] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)


def note_map(tree: LexborHTMLParser) -> NoteMap:
    """The notes of a page, numbered in the order of their calls.

    A link calls a note when it leads to an element that holds a link back to it, or to what stands right around it,
    and it looks like a call: raised, named so, or a number. Without the link back nothing tells a note from a section,
    unless it is called a note and its call is raised.
    The link back looks like a call, too, and the paragraph that it leads to like a note: a note stands behind its call.
    """
    found = NoteMap()
    links = [(node, _fragment(node)) for node in tree.css('a[href^="#"]')]
    links = [(node, name) for node, name in links if name]
    if not links:
        return found
    wanted = {name for _, name in links}
    targets: dict[str, LexborNode] = {}
    places: dict[int, int] = {}
    for place, node in enumerate(tree.css('[id], a[name], a[href^="#"]')):
        name = node.attributes.get("id") or node.attributes.get("name") or ""
        if name in wanted:
            targets.setdefault(name, node)
        if name in wanted or node.tag == "a":
            places[node.mem_id] = place
    found.anchors = set(targets)
    backs: dict[str, list[LexborNode]] = {}
    for node, name in links:
        backs.setdefault(name, []).append(node)
    judged: dict[int, bool] = {}

    def note_like(holder: LexborNode) -> bool:
        if holder.mem_id not in judged:
            judged[holder.mem_id] = _note_like(holder)
        return judged[holder.mem_id]

    for node, name in links:
        target = targets.get(name)
        if target is None or node.mem_id in found.backs or not _calls(node):
            continue
        if places[target.mem_id] < places[node.mem_id]:
            continue
        holder = _holder(target)
        if holder is None or _within(node, holder) or not note_like(holder):
            continue
        returns = [back for own in _names(node) for back in backs.get(own, []) if _within(back, holder)]
        if not returns and not _is_called_note(holder, node):
            continue
        key = found.bodies.setdefault(holder.mem_id, f"note-{len(found.bodies) + 1}")
        found.calls[node.mem_id] = key
        _unbracket(node)
        found.backs.update(back.mem_id for back in returns)
    return found


def _is_called_note(holder: LexborNode, call: LexborNode) -> bool:
    """Whether an element is called a note and opens with the raised sign of its call, which then goes."""
    named = f"{holder.attributes.get('class') or ''} {holder.attributes.get('role') or ''}"
    if _NOTE.search(named) is None or call.parent is None or call.parent.tag != "sup":
        return False
    first, sign = holder.first_child, call.text().strip()
    while first is not None and first.tag == "-text" and not (first.text_content or "").strip():
        first = first.next
    if first is None or first.tag != "sup" or first.text(deep=True).strip() != sign:
        return False
    first.decompose()
    return True


def _unbracket(call: LexborNode) -> None:
    """Take away the brackets around a call that stand outside the link: the number of the note has none."""
    before, after = call.prev, call.next
    if before is None or after is None or (before.text_content, after.text_content) != ("[", "]"):
        return
    before.decompose()
    after.decompose()


def unsigned(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a note without the arrow before its links back, which are gone (MediaWiki's ``^ a b``), the point
    behind them (Asciidoctor's ``1.``) or the brackets around them (Sphinx's ``[1]``)."""
    first = blocks[0] if blocks else None
    if len(blocks) > 1 and isinstance(first, Paragraph) and inline_text(first.children).strip() in ("[]", "()"):
        return blocks[1:]
    if not isinstance(first, Paragraph) or not isinstance(words := first.children[0], Text):
        return blocks
    left = _ARROW.sub("", words.value)
    if left == words.value:
        return blocks
    rest = (Text(left), *first.children[1:]) if left else first.children[1:]
    return (replace(first, children=rest), *blocks[1:]) if rest else blocks[1:]


def _fragment(node: LexborNode) -> str:
    return unquote((node.attributes.get("href") or "")[1:])


def _calls(node: LexborNode) -> bool:
    role = (
        f"{node.attributes.get('role') or ''} {node.attributes.get('class') or ''} {node.attributes.get('rel') or ''}"
    )
    up = node.parent
    raised = up is not None and (up.tag == "sup" or _NAMED.search(up.attributes.get("class") or "") is not None)
    return (
        raised
        or _NAMED.search(role) is not None
        or "noteref" in role
        or _CALL.fullmatch(node.text().strip()) is not None
        or node.css_first("sup") is not None
    )


def _names(node: LexborNode) -> list[str]:
    """Ids of a call and of what stands right around it."""
    names, at = [], node
    for _ in range(_CLIMB):
        attributes = at.attributes
        names += [name for name in (attributes.get("id"), attributes.get("name")) if name]
        if at.parent is None or at.parent.tag in ("p", "body", "td", "div"):
            break
        at = at.parent
    return names


def _holder(target: LexborNode) -> LexborNode | None:
    at: LexborNode | None = target
    for _ in range(_CLIMB):
        if at is None or at.tag in ("body", "html", "article", "main", "ol", "ul"):
            return None
        if at.tag in _HOLDERS:
            return _whole(at)
        at = at.parent
    return None


def _whole(holder: LexborNode) -> LexborNode:
    """The element of a note whose first paragraph this may be."""
    around = holder.parent
    if holder.tag != "p" or around is None or around.tag != "div" or not _ONE.fullmatch(around.id or ""):
        return holder
    return around


def _note_like(holder: LexborNode) -> bool:
    """Whether an element is as short as notes are and has no heading: sections link back to their contents."""
    return (
        holder.css_first("h1, h2, h3, h4, h5, h6, article, table") is None and len(holder.text(deep=True)) <= _LONGEST
    )


def _within(node: LexborNode, holder: LexborNode) -> bool:
    at: LexborNode | None = node
    for _ in range(40):
        if at is None:
            return False
        if at.mem_id == holder.mem_id:
            return True
        at = at.parent
    return False
