"""Measures of the page: paper, margins, columns, alignment, where paragraphs are divided, where notes stand."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import Final
from unicodedata import bidirectional

from convert.check.print.blocks import MARGINAL, Block, Line, Reading
from convert.check.print.glyphs import Glyph
from convert.check.print.typeset import body
from convert.check.print.values import Value, span

#: Paper by its width and height in points, rounded (ISO 216; ANSI/ASME Y14.1).
_PAPERS: Final = {(595, 842): "A4", (612, 792): "Letter"}
#: A box that covers more of a page than this is the page's ground.
_GROUND: Final = 0.95
#: Ends of lines nearer to each other than this, in points, are flush.
_FLUSH: Final = 1.0


def paper(reading: Reading) -> Value:
    """The paper of all pages, turned ones as well; several names where it differs."""
    sizes = {tuple(sorted((round(sheet.width), round(sheet.height)))) for sheet in reading.sheets}
    names = sorted(_PAPERS.get((size[0], size[1]), f"{size[0]} × {size[1]} pt") for size in sizes)
    return ", ".join(names)


def margin(reading: Reading) -> Value:
    """The least distance of anything painted from the left, right and upper edge of the paper, but for numbers that
    stand in the margin on purpose: those of lines, of paragraphs and of the standard edition's pages."""
    found = []
    for sheet in reading.sheets:
        boxes = [
            box
            for box in sheet.boxes
            if (box.right - box.left) * (box.top - box.bottom) < _GROUND * sheet.width * sheet.height
        ]
        seen = [glyph for glyph in sheet.glyphs if glyph.text.strip() and not _in_margin(reading, glyph)]
        found += [box.left for box in boxes] + [glyph.x for glyph in seen]
        found += [sheet.width - box.right for box in boxes] + [sheet.width - glyph.end for glyph in seen]
        # capitals and ascenders reach about seven tenths of the type size above the baseline
        found += [sheet.height - box.top for box in boxes]
        found += [sheet.height - glyph.y - 0.7 * glyph.size for glyph in seen]
    return span([min(found)]) if found else None


def _in_margin(reading: Reading, glyph: Glyph) -> bool:
    return glyph.artifact == "LineNum" or reading.within(glyph, *MARGINAL) is not None


def columns(reading: Reading) -> Value:
    """The most paragraphs that stand side by side."""
    rows: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for block in body(reading):
        for line in block.lines:
            rows.setdefault((line.page, round(line.y)), []).append((line.left, line.right))
    counts = [1 + sum(second[0] > first[1] for first, second in pairwise(sorted(row))) for row in rows.values()]
    return span([float(max(counts))]) if counts else None


# ------------------------------------------------------------------------------------------ alignment


def _runs_from_right(block: Block) -> bool:
    kinds = [bidirectional(char) for glyph in block.plain for char in glyph.text]
    return sum(kind in ("R", "AL") for kind in kinds) > sum(kind == "L" for kind in kinds)


def justified(reading: Reading) -> Value:
    """Whether full lines end flush, or the spaces in some lines are stretched. Lines without a space say nothing:
    Chinese and Japanese characters, all as wide, end flush wherever a line is full."""
    ends: list[float] = []
    gaps: list[float] = []
    for block in body(reading):
        if not _runs_from_right(block):
            spaced = [(line.right, gap) for line in block.lines[:-1] if (gap := _word_gap(line))]
            ends += [end for end, _ in spaced]
            gaps += [gap for _, gap in spaced]
    if len(ends) < 5:
        return None
    edge = max(ends)
    flush = sum(edge - end < _FLUSH for end in ends) / len(ends)
    usual = median(gaps) if gaps else 0.0
    stretched = sum(abs(gap - usual) > 0.15 * usual for gap in gaps) / len(gaps) if gaps else 0.0
    return flush > 0.7 or stretched > 0.25


def _word_gap(line: Line) -> float:
    """The usual space between the words of a line, as a ratio of the type size."""
    found = [
        (after.x - before.end) / before.size
        for before, space, after in zip(line.glyphs, line.glyphs[1:], line.glyphs[2:], strict=False)
        if space.text == " " and before.text.strip() and after.text.strip()
    ]
    return median(found) if found else 0.0


def indents(reading: Reading) -> Value:
    """Whether a paragraph's first line begins elsewhere than its others."""
    found = None
    for block in body(reading):
        if len(block.lines) > 1 and not _runs_from_right(block):
            first, *others = block.lines
            same = [line for line in others if line.page == first.page] or others
            found = bool(found) or abs(first.left - min(line.left for line in same)) > 2 * _FLUSH
    return found


# ------------------------------------------------------------------------------------------ pages


def _divided(reading: Reading) -> list[list[int]]:
    """For each paragraph or item that is divided, how many lines it has on each of its pages."""
    out = []
    for block in reading.blocks:
        if block.node.role == "P" and "Table" not in block.trail and block.node.tag != "CodeBlock":
            counts = [1]
            for above, below in pairwise(block.lines):
                if below.page == above.page:
                    counts[-1] += 1
                else:
                    counts.append(1)
            if len(counts) > 1:
                out.append(counts)
    return out


def orphan_lines(reading: Reading) -> Value:
    return span(float(counts[0]) for counts in _divided(reading))


def widow_lines(reading: Reading) -> Value:
    return span(float(counts[-1]) for counts in _divided(reading))


def notes_at_end(reading: Reading) -> Value:
    """Whether all notes stand below the text."""
    notes = [block for block in reading.blocks if "Notes" in block.trail]
    text = [block for block in reading.blocks if "Notes" not in block.trail and "TOC" not in block.trail]
    if not notes or not text:
        return None
    first = min((block.lines[0].page, -block.lines[0].y) for block in notes)
    last = max((block.lines[-1].page, -block.lines[-1].y) for block in text)
    return first > last
