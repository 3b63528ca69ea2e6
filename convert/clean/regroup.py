"""Build the blocks that structure marks ask for. No word is lost: only list markers, quotation signs, pipes and the
signs of a break go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from convert.clean.families.structure import BULLET, NUMBERED, QUOTED
from convert.clean.page import text_of
from convert.clean.rule import GLUED, Mark
from convert.model import (
    Attr,
    Block,
    Cell,
    Heading,
    Lines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Row,
    Scope,
    Table,
    Text,
    ThematicBreak,
)
from convert.piped import RULE, cells_of


def regroup(blocks: Sequence[Block], marks: Iterable[Mark]) -> tuple[Block, ...]:
    """The blocks with each marked run replaced by what its mark names. Of overlapping marks the first wins."""
    out: list[Block] = []
    at = 0
    for mark in sorted(marks, key=lambda mark: mark.line):
        last = mark.line if mark.last is None else mark.last
        run = blocks[mark.line : last + 1]
        if mark.line < at or not all(isinstance(block, Paragraph) for block in run):
            continue
        out += blocks[at : mark.line]
        out.append(_built(mark, run))
        at = last + 1
    return (*out, *blocks[at:])


def _built(mark: Mark, run: Sequence[Block]) -> Block:
    attr = replace(run[0].attr, id=None, origin=_span(run))  # the item keeps the id
    match mark.action:
        case "join":
            text = " ".join(map(text_of, run))
            return Paragraph((Text(text.replace(" ", "", 1) if mark.value == GLUED else text),), attr)
        case "numbered":
            first = NUMBERED.match(text_of(run[0]))
            start = int(first[1]) if first else 1
            return List(tuple(_item(block, NUMBERED) for block in run), ordered=True, start=start, attr=attr)
        case "bullets":
            return List(tuple(_item(block, BULLET) for block in run), attr=attr)
        case "quote":
            return Quote(tuple(_unmarked(block, QUOTED) for block in run), attr=attr)
        case "heading":
            (only,) = run
            return Heading(2, only.children, attr) if isinstance(only, Paragraph) else only
        case "table":
            return _table(run, int(mark.value or 1), attr)
        case "rows":
            return _rows(run, attr)
        case "break":
            return ThematicBreak(attr)
        case "remove" | "keep" | "title" | "byline" | "published" | "section" | "site":
            raise AssertionError(f"{mark.action} builds nothing")
        case _:
            assert_never(mark.action)


def _table(run: Sequence[Block], columns: int, attr: Attr) -> Table:
    """The table whose cells stand one on a line, the header first; nothing stands in its corner where it is short."""
    head = len(run) % columns or columns
    corner = () if head == columns else (Cell((), "col"),)
    header = Row(corner + tuple([Cell((block,), "col") for block in run[:head]]))
    starts = range(head, len(run), columns)
    rows = [Row(tuple([Cell((block,)) for block in run[start : start + columns]])) for start in starts]
    return Table((header, *rows), head_rows=1, attr=attr)


def _rows(run: Sequence[Block], attr: Attr) -> Table:
    """The table whose rows stand one on a line, the header first; a rule below it goes."""
    rows: list[Row] = []
    for block in run:
        text = text_of(block)
        if not rows or not RULE.fullmatch(text):
            scope: Scope | None = None if rows else "col"
            own = replace(block.attr, id=None)
            cells = [(Paragraph((Text(cell),), own),) if cell else () for cell in cells_of(text)]
            rows.append(Row(tuple([Cell(cell, scope) for cell in cells])))
    return Table(tuple(rows), head_rows=1, attr=attr)


def _item(block: Block, marker: re.Pattern[str]) -> ListItem:
    return ListItem((_unmarked(block, marker),))


def _unmarked(block: Block, marker: re.Pattern[str]) -> Paragraph:
    """The paragraph without its leading marker; inline markup stays when the marker stands in plain text."""
    assert isinstance(block, Paragraph)
    head, *rest = block.children
    if isinstance(head, Text):
        start = marker.match(head.value)
        return replace(block, children=(Text(head.value[start.end() if start else 0 :]), *rest))
    return block


def _span(run: Sequence[Block]) -> Lines | None:
    first, last = run[0].attr.origin, run[-1].attr.origin
    return Lines(first.first, last.last) if isinstance(first, Lines) and isinstance(last, Lines) else None
