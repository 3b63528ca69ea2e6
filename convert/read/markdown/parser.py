"""markdown-it, set up for this project: CommonMark with GFM tables and strikethrough, footnotes, definition lists, and
attributes in braces as Pandoc, kramdown and Djot write them.

Attributes are read only where they are nothing else: ``{#id .class lang=fr}`` right after a heading's words, a link, a
picture or code, after ``[words]``, and on a line of its own before a block. What is not a sound list of attributes
stays text.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

#: Blocks may nest this many tokens deep (a list and its item are two); what is deeper is one paragraph, as written.
MAX_BLOCK_LEVEL: Final = 60

#: Opening brackets in one run of text, beyond which none of them is taken for a link.
MAX_BRACKETS: Final = 2000

_ITEM: Final = r"""(?:[#.][\w:-]+|[A-Za-z][\w-]*=(?:"[^"\n]*"|[\w:%.-]+))"""
_LIST: Final = re.compile(rf"\{{:?[ ]*({_ITEM}(?:[ ]+{_ITEM})*)[ ]*\}}")
_PARTS: Final = re.compile(
    r"""#(?P<id>[\w:-]+)|\.[\w:-]+|(?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>[^"]*)"|(?P<bare>[\w:%.-]+))"""
)
_AT_END: Final = re.compile(rf"(?<!\\)(?:^|[ ]+){_LIST.pattern}$")
_ALERT: Final = re.compile(r"\[!([A-Za-z]+)\][+-]?[ \t]*([^\n]*)(?:\n|\Z)")
_AFTER: Final = ("image", "code_inline", "link_close", "span_close")


def attributes(source: str) -> dict[str, str]:
    """The id and the keys of an attribute list, without its braces; classes mean nothing to the tree."""
    found: dict[str, str] = {}
    for part in _PARTS.finditer(source):
        if part["id"]:
            found["id"] = part["id"]
        elif part["key"]:
            found[part["key"].lower()] = part["quoted"] if part["quoted"] is not None else part["bare"]
    return found


@cache
def parser() -> MarkdownIt:
    """The parser. Links stay as they are written: nothing here is ever followed."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    made = MarkdownIt("commonmark", {"maxNesting": MAX_BLOCK_LEVEL + 40}).enable(["table", "strikethrough"])
    made.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    made.block.ruler.before("table", "deep", _deep)
    made.block.ruler.before("fence", "attributes_line", _attributes_line)
    made.core.ruler.after("block", "attributes_heading", _attributes_headings)
    made.core.ruler.before("inline", "overfull", _overfull)
    made.core.ruler.before("inline", "alerts", _alerts)
    made.inline.ruler.after("link", "attributes_span", _attributes_span)
    made.inline.ruler.push("attributes", _attributes)
    same: Callable[[str], str] = lambda url: url  # noqa: E731
    setattr(made, "normalizeLink", same)  # noqa: B010 -- the library's documented way to replace them
    setattr(made, "normalizeLinkText", same)  # noqa: B010
    setattr(made, "validateLink", lambda url: True)  # noqa: B010
    return made


def _deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Deeper than MAX_BLOCK_LEVEL everything up to a blank line is one paragraph: the library would drop it."""
    if silent or state.level < MAX_BLOCK_LEVEL:
        return False
    line = start + 1
    while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    state.push("paragraph_open", "p", 1).map = [start, line]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, line, state.blkIndent, False).strip()
    inline.map = [start, line]
    inline.children = []
    state.push("paragraph_close", "p", -1)
    state.line = line
    return True


def _attributes_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that is a list of attributes belongs to the block after it."""
    first = state.bMarks[start] + state.tShift[start]
    if state.src[first : first + 1] != "{" or state.is_code_block(start):
        return False
    found = _LIST.fullmatch(state.src[first : state.eMarks[start]].rstrip())
    if not found:
        return False
    if not silent:
        token = state.push("attributes", "", 0)
        token.map = [start, start + 1]
        token.content = found[0]
        token.meta = attributes(found[1])
        state.line = start + 1
    return True


def _attributes_headings(state: StateCore) -> None:
    for token, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if token.type == "heading_open" and inline.content.endswith("}") and (found := _AT_END.search(inline.content)):
            inline.content = inline.content[: found.start()]
            token.meta = attributes(found[1])


def _alerts(state: StateCore) -> None:
    """``[!NOTE]`` on the first line of a quotation makes a box of it, as GitHub and Obsidian write them; what follows
    on the line is its title."""
    for token, inline in zip(state.tokens, state.tokens[2:], strict=False):
        if token.type == "blockquote_open" and (found := _ALERT.match(inline.content)):
            token.meta = {**token.meta, "alert": found[2].strip() or found[1].capitalize()}
            inline.content = inline.content[found.end() :]


def _overfull(state: StateCore) -> None:
    """A run with more brackets than any text has is read as plain words: the library's time for links grows with the
    square of their number."""
    from markdown_it.common.utils import unescapeAll
    from markdown_it.token import Token

    for token in state.tokens:
        if token.type == "inline" and token.content.count("[") > MAX_BRACKETS:
            words = Token("text", "", 0)
            words.content = unescapeAll(token.content)
            token.type, token.children = "plain", [words]


def _attributes_span(state: StateInline, silent: bool) -> bool:
    """``[words]{lang=fr}``"""
    if state.src[state.pos] != "[" or "]{" not in state.src:
        return False
    opening = state.pos + 1
    end = state.md.helpers.parseLinkLabel(state, state.pos)
    found = _LIST.match(state.src, end + 1, state.posMax) if end >= 0 else None
    if not found:
        return False
    if not silent:
        outer = state.posMax
        state.pos, state.posMax = opening, end
        state.push("span_open", "span", 1).meta = attributes(found[1])
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = outer
    state.pos = found.end()
    return True


def _attributes(state: StateInline, silent: bool) -> bool:
    """A list of attributes right after a link, a picture, code or a span."""
    if state.src[state.pos] != "{" or state.pending or not state.tokens or state.tokens[-1].type not in _AFTER:
        return False
    found = _LIST.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        index = len(state.tokens) - 1
        depth: int = state.tokens[index].nesting
        while depth < 0:
            index -= 1
            depth += state.tokens[index].nesting
        token = state.tokens[index]
        token.meta = {**token.meta, **attributes(found[1])}
    state.pos = found.end()
    return True
