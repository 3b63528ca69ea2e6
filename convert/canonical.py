"""The one form of a run of inlines among all that say the same: what readers build and what two trees compare by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final, TypeAlias

from convert.model import (
    Abbreviation,
    CodeSpan,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Text,
)
from convert.walk import iter_inlines, map_inlines

_SPACES: Final = re.compile("[ \t\n\r\f\v]+")
_UNTIDY: Final = re.compile("[\t\n\r\f\v]|  ")

#: Within themselves these say nothing more: bold in bold, a link in a link.
_ONCE: Final = (Strong, Strike, Link)
#: Side by side two of these say the same as one around both.
_MERGING: Final = (Emphasis, Strong, Strike, Sub, Sup)

_Run: TypeAlias = tuple[Inline, ...]


def canonical(children: _Run) -> _Run:
    """The run in NFC, with neighbouring texts and marks joined, space runs single, no empty nodes, no space at its
    ends or beside a line break, and none just within emphasis or a link. A line break at either end goes as well, and
    so does a mark within the same mark; emphasis stays, as it then sets words back to roman. A note reference, a link
    of its own, stands after a link rather than in it."""
    if len(children) == 1 and isinstance(only := children[0], Text) and not _UNTIDY.search(only.value):
        value = unicodedata.normalize("NFC", only.value.strip())
        return () if not value else children if value == only.value else (Text(value),)
    out = _trim(_joined(children, frozenset()))
    while out and isinstance(out[0], LineBreak):
        out = _trim(out[1:])
    while out and isinstance(out[-1], LineBreak):
        out = _trim(out[:-1])
    return out


def _joined(children: _Run, within: frozenset[type]) -> _Run:
    out: list[Inline] = []
    for child in children:
        match child:
            case Text(value):
                _add_text(out, value)
            case CodeSpan(value):
                if value and out and isinstance(last := out[-1], CodeSpan):
                    out[-1] = CodeSpan(unicodedata.normalize("NFC", last.value + value))
                elif value:
                    out.append(CodeSpan(unicodedata.normalize("NFC", value)))
            case Span(inner, None, None):
                for node in _joined(inner, within):
                    _add(out, node, within)
            case (
                Emphasis(inner)
                | Strong(inner)
                | Strike(inner)
                | Sub(inner)
                | Sup(inner)
                | Span(inner)
                | Abbreviation(inner)
                | Link(inner)
            ):
                if type(child) in within:
                    for node in _joined(inner, within):
                        _add(out, node, within)
                    continue
                notes: _Run = ()
                if isinstance(child, Link):
                    notes = tuple(node for node in iter_inlines(inner) if isinstance(node, NoteRef))
                    inner = _without_notes(inner) if notes else inner
                lead, kept, tail = _edges(_joined(inner, _inside(child, within)))
                for node in (*lead, *((replace(child, children=kept),) if kept else ()), *notes, *tail):
                    _add(out, node, within)
            case _:
                out.append(child)
    return _tight_breaks(out)


def _inside(mark: Inline, within: frozenset[type]) -> frozenset[type]:
    return within | {type(mark)} if isinstance(mark, _ONCE) else within


def _without_notes(run: _Run) -> _Run:
    return map_inlines(run, lambda node: () if isinstance(node, NoteRef) else (node,))


def _add_text(out: list[Inline], value: str) -> None:
    if out and isinstance(last := out[-1], Text):
        value = last.value + value
        out.pop()
    if value:
        out.append(Text(unicodedata.normalize("NFC", _SPACES.sub(" ", value))))


def _add(out: list[Inline], node: Inline, within: frozenset[type]) -> None:
    """Append a canonical node, as part of the one before it where the two are one."""
    last = out[-1] if out else None
    if isinstance(node, Text):
        _add_text(out, node.value)
    elif isinstance(node, CodeSpan) and isinstance(last, CodeSpan):
        out[-1] = CodeSpan(unicodedata.normalize("NFC", last.value + node.value))
    elif isinstance(node, _MERGING) and isinstance(last, _MERGING) and type(node) is type(last):
        out[-1] = replace(last, children=_joined((*last.children, *node.children), _inside(node, within)))
    else:
        out.append(node)


def _edges(run: _Run) -> tuple[_Run, _Run, _Run]:
    """The spaces and line breaks at the start of a container, what is between, and those at its end: they belong
    outside, as emphasis and links are of words."""
    lead: list[Inline] = []
    tail: list[Inline] = []
    while run and (isinstance(first := run[0], LineBreak) or (isinstance(first, Text) and first.value[:1].isspace())):
        if isinstance(first, Text):
            kept = first.value.lstrip()
            lead.append(Text(first.value[: len(first.value) - len(kept)]))
            run = (Text(kept), *run[1:]) if kept else run[1:]
        else:
            lead.append(first)
            run = run[1:]
    while run and (isinstance(last := run[-1], LineBreak) or (isinstance(last, Text) and last.value[-1:].isspace())):
        if isinstance(last, Text):
            kept = last.value.rstrip()
            tail.insert(0, Text(last.value[len(kept) :]))
            run = (*run[:-1], Text(kept)) if kept else run[:-1]
        else:
            tail.insert(0, last)
            run = run[:-1]
    return tuple(lead), run, tuple(tail)


def _tight_breaks(run: list[Inline]) -> _Run:
    if not any(isinstance(child, LineBreak) for child in run):
        return tuple(run)
    out: list[Inline] = []
    for child in run:
        if isinstance(child, LineBreak):
            while out and isinstance(last := out[-1], Text):
                out.pop()
                if kept := last.value.rstrip():
                    out.append(Text(kept))
                    break
        elif isinstance(child, Text) and out and isinstance(out[-1], LineBreak):
            child = Text(child.value.lstrip())
            if not child.value:
                continue
        out.append(child)
    return tuple(out)


def _trim(children: _Run) -> _Run:
    return _end(_start(children))


def _start(children: _Run) -> _Run:
    while children and isinstance(first := children[0], Text):
        value = first.value.lstrip()
        if value:
            return (Text(value), *children[1:]) if value != first.value else children
        children = children[1:]
    return children


def _end(children: _Run) -> _Run:
    while children and isinstance(last := children[-1], Text):
        value = last.value.rstrip()
        if value:
            return (*children[:-1], Text(value)) if value != last.value else children
        children = children[:-1]
    return children
