"""The one form of a run of inlines among all that say the same: what readers build and what two trees compare by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Final, TypeAlias

from convert.model import (
    WRAPPERS,
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

#: Characters of scripts that put no spaces between words, with their punctuation: a line end between two is no space.
SPACELESS: Final = re.compile("[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uff60]")
_SPACES: Final = re.compile("[ \t\n\r\f\v]+")
_UNTIDY: Final = re.compile("[\t\n\r\f\v]")

#: Within themselves these say nothing more: bold in bold, a link in a link.
_ONCE: Final = (Strong, Strike, Link)
#: Side by side two of these say the same as one of both.
_MERGING: Final = (Text, CodeSpan, Emphasis, Strong, Strike, Sub, Sup)

_Run: TypeAlias = tuple[Inline, ...]


def canonical(children: _Run) -> _Run:
    """The run in NFC, with neighbouring texts and marks joined, space runs single, no empty nodes, no space at its
    ends or beside a line break, and none just within emphasis or a link. A line break at either end goes as well, and
    so does a mark within the same mark; emphasis stays, as it then sets words back to roman. A note reference, a link
    of its own, stands after a link rather than in it."""
    if len(children) == 1 and isinstance(only := children[0], Text) and _is_tidy(only.value):
        value = unicodedata.normalize("NFC", only.value.strip())
        return () if not value else children if value == only.value else (Text(value),)
    out = _trim(_joined(children, frozenset()))
    while out and isinstance(out[0], LineBreak):
        out = _trim(out[1:])
    while out and isinstance(out[-1], LineBreak):
        out = _trim(out[:-1])
    return out


def _is_tidy(value: str) -> bool:
    """Whether each space in a text is a single one."""
    return "  " not in value and (value.isprintable() or not _UNTIDY.search(value))


class _Joiner:
    """Gathers nodes and joins neighbours that are one: texts, code, equal marks."""

    def __init__(self, within: frozenset[type]) -> None:
        self._within = within
        self._out: list[Inline] = []
        self._alike: list[Inline] = []

    def add(self, *nodes: Inline) -> None:
        for node in nodes:
            if isinstance(node, (Text, CodeSpan)) and not node.value:
                continue
            if self._alike and (type(node) is not type(self._alike[0]) or not isinstance(node, _MERGING)):
                self._flush()
            self._alike.append(node)

    def run(self) -> _Run:
        self._flush()
        return _tight_breaks(self._out)

    def _flush(self) -> None:
        alike, self._alike = self._alike, []
        if not alike:
            return
        first = alike[0]
        if isinstance(first, Text):
            value = "".join(node.value for node in alike if isinstance(node, Text))
            self._out.append(Text(unicodedata.normalize("NFC", _SPACES.sub(" ", value))))
        elif isinstance(first, CodeSpan):
            value = "".join(node.value for node in alike if isinstance(node, CodeSpan))
            self._out.append(CodeSpan(unicodedata.normalize("NFC", value)))
        elif len(alike) > 1 and isinstance(first, (Emphasis, Strong, Strike, Sub, Sup)):
            inner = [child for node in alike if isinstance(node, type(first)) for child in node.children]
            self._out.append(replace(first, children=_joined(tuple(inner), _inside(first, self._within))))
        else:
            self._out.append(first)


def _joined(children: _Run, within: frozenset[type]) -> _Run:
    joiner = _Joiner(within)
    for child in children:
        match child:
            case Span(inner, None, None):
                joiner.add(*_joined(inner, within))
            case _ if isinstance(child, WRAPPERS):
                inner = child.children
                if type(child) in within:
                    joiner.add(*_joined(inner, within))
                    continue
                notes: _Run = ()
                if isinstance(child, Link):
                    notes = tuple(node for node in iter_inlines(inner) if isinstance(node, NoteRef))
                    inner = _without_notes(inner) if notes else inner
                lead, kept, tail = _edges(_joined(inner, _inside(child, within)))
                joiner.add(*lead, *((replace(child, children=kept),) if kept else ()), *notes, *tail)
            case _:
                joiner.add(child)
    return joiner.run()


def _inside(mark: Inline, within: frozenset[type]) -> frozenset[type]:
    return within | {type(mark)} if isinstance(mark, _ONCE) else within


def _without_notes(run: _Run) -> _Run:
    return map_inlines(run, lambda node: () if isinstance(node, NoteRef) else (node,))


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
