"""Code blocks: every space and line end kept, long lines wrapped in sight."""

from __future__ import annotations

import re
from typing import Final

from convert.model import CodeBlock
from convert.walk import Path
from convert.write.pdf.context import Context
from convert.write.pdf.faces import Bit
from convert.write.pdf.flow import Group, Panel, Para, Setting
from convert.write.pdf.fonts import own_forms, stack
from convert.write.pdf.marks import mark_places
from convert.write.pdf.runs import Chunk, Look, Run, Segment
from convert.write.pdf.tags import Element

_TOKENS: Final = re.compile(r" +|\t|[^ \t]+")
#: How many spaces a tab shows as. The tab itself stays in the text.
_TAB: Final = 4


def code_block(
    context: Context, block: CodeBlock, parent: Element, lang: str, path: Path | None, ratio: float
) -> Group:
    """A code block on its panel. In the tree it is a Code within a kind of P: Code is an inline type (14.8.4.4)."""
    style = context.style
    own = block.attr.lang
    element = parent.block("CodeBlock", own if own and own != lang else None).block("Code")
    size = style.text.legible(style.code.size * ratio)
    look = Look(stack(style.code.font, False, False, own_forms(lang)), size, style.colour.text)
    run = Run(look, element)
    chunks: list[Chunk] = []
    lines = block.value.split("\n")
    for index, line in enumerate(lines):
        made = _line(line, run)
        if index < len(lines) - 1:
            _end(made, run)
        chunks += made
    if not block.value:
        chunks = [Chunk([_instead(run, 1, "")], 0.0)]
    mark_places(chunks, run, id(block), context, own or lang)
    setting = Setting(size, style.code.leading * size, hang=2 * size, wrap_mark=True)
    para = Para(chunks, setting, run, path)
    gap = style.text.paragraph_gap * style.text.size * ratio * 1.33
    anchors = (f"#{block.attr.id}",) if block.attr.id is not None else ()
    return Group([para], size, size, False, Panel("ground", style.colour.panel, 0.6 * size), gap, gap, anchors)


def _line(line: str, run: Run) -> list[Chunk]:
    """A line as chunks that hold their spaces: a line may be wrapped after a space, and loses none."""
    out: list[Chunk] = []
    indent = True
    for token in _TOKENS.findall(line):
        if token[0] in " \t":
            space = run.space if token[0] == " " else _instead(run, _TAB, "\t")
            spaces = [space] * (len(token) if token[0] == " " else 1)
            if not out or indent:
                out = out or [Chunk([], 0.0)]
                out[-1].segments += spaces
            else:
                out[-1].segments += spaces
                out[-1].after = 1
            out[-1].width += sum(one.width for one in spaces)
            out[-1].length += len(token)
            continue
        bits = run.look.stack.bits(token)
        segments = [Segment(run, bit, bit.width * run.scale) for bit in bits]
        width = sum(one.width for one in segments)
        if indent and out:
            out[-1].segments += segments
            out[-1].width += width
            out[-1].length += len(token)
        else:
            out.append(Chunk(segments, width, len(token)))
        indent = False
    return out


def _end(chunks: list[Chunk], run: Run) -> None:
    """The line's end is in the text as a newline, which a reader meets and a viewer shows as a space."""
    if not chunks:
        chunks.append(Chunk([], 0.0))
    end = _instead(run, 1, "\n")
    chunks[-1].segments.append(end)
    chunks[-1].length += 1
    chunks[-1].ends_line = True


def _instead(run: Run, count: int, text: str) -> Segment:
    """Spaces that stand for a character that has no glyph."""
    space = run.look.stack.space
    bit = Bit(space.face, text, space.body * count, space.width * count, space.cids, actual=text)
    return Segment(run, bit, bit.width * run.scale)
