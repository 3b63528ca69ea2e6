"""The one form of a run of inlines among all that say the same: what readers build and what two trees compare by."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from convert.model import (
    Abbreviation,
    CodeSpan,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Text,
)

_SPACES: Final = re.compile("[ \t\n\r\f\v]+")


def canonical(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The run with neighbouring texts joined, space runs single, no empty nodes, no space at its ends or beside a
    line break, and none just within emphasis or a link. A line break at either end goes as well."""
    out = _trim(_joined(children))
    while out and isinstance(out[0], LineBreak):
        out = _trim(out[1:])
    while out and isinstance(out[-1], LineBreak):
        out = _trim(out[:-1])
    return out


def _joined(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for child in children:
        match child:
            case Text(value):
                if value:
                    out.append(Text(_SPACES.sub(" ", value)))
            case CodeSpan(""):
                pass
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
                lead, kept, tail = _edges(_joined(inner))
                out.extend(lead)
                if kept:
                    out.append(replace(child, children=kept))
                out.extend(tail)
            case _:
                out.append(child)
    return _tight_breaks(_texts_joined(out))


def _texts_joined(run: list[Inline]) -> list[Inline]:
    out: list[Inline] = []
    for child in run:
        if isinstance(child, Text) and out and isinstance(last := out[-1], Text):
            out[-1] = Text(_SPACES.sub(" ", last.value + child.value))
        else:
            out.append(child)
    return out


def _edges(run: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[Inline, ...]]:
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


def _tight_breaks(run: list[Inline]) -> tuple[Inline, ...]:
    out: list[Inline] = []
    for child in run:
        if isinstance(child, LineBreak):
            out = list(_end(tuple(out)))
        elif isinstance(child, Text) and out and isinstance(out[-1], LineBreak):
            child = Text(child.value.lstrip())
            if not child.value:
                continue
        out.append(child)
    return tuple(out)


def _trim(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return _end(_start(children))


def _start(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    while children and isinstance(first := children[0], Text):
        value = first.value.lstrip()
        if value:
            return (Text(value), *children[1:]) if value != first.value else children
        children = children[1:]
    return children


def _end(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    while children and isinstance(last := children[-1], Text):
        value = last.value.rstrip()
        if value:
            return (*children[:-1], Text(value)) if value != last.value else children
        children = children[:-1]
    return children
