"""Line breaking: chunks to lines, first fit, ragged; and the last resort for what is wider than a line.

First fit is the right choice for ragged text: nothing is stretched, so there is no badness to spread over lines.
"""

from __future__ import annotations

from convert.write.pdf import breaking
from convert.write.pdf.runs import Chunk, Line, Run, Segment


def break_lines(chunks: list[Chunk], width: float, hang: float = 0.0, trim: bool = True) -> list[Line]:
    """Lines of at most ``width``; all but the first of an author's line are narrower by ``hang``. ``trim``: no space
    at the very end."""
    breaker = _Breaker(width, hang)
    for chunk in chunks:
        breaker.take(chunk)
    lines = breaker.done()
    if trim and lines:
        _trim(lines[-1])
    return lines


def balanced(chunks: list[Chunk], width: float) -> list[Line]:
    """As :func:`break_lines`, with lines of about one length in the same number: for headings."""
    best = break_lines(chunks, width)
    low, high = width / 2, width
    while len(best) > 1 and high - low > 4.0:
        middle = (low + high) / 2
        lines = break_lines(chunks, middle)
        if len(lines) > len(best) or any(line.width > middle for line in lines):
            low = middle
        else:
            best, high = lines, middle
    return best


class _Breaker:
    """The line in hand and those behind it."""

    def __init__(self, width: float, hang: float) -> None:
        self.full = width
        self.hang = hang
        self.width = width
        self.lines: list[Line] = []
        self.segments: list[Segment] = []
        self.notes: tuple[str, ...] = ()
        self.x = 0.0
        self.end = 0.0  # where the last chunk ended, before its space
        self.start = 0
        self.offset = 0
        self.hyphen: Run | None = None
        self.continued = False

    def take(self, chunk: Chunk) -> None:
        need = chunk.width
        if chunk.after == 2:
            need += _hyphen(chunk.segments[-1].run).width if chunk.segments else 0
        if self.x + need > self.width + 0.01:
            if self.segments:
                self.close(by_author=False)
            if need > self.width + 0.01 and (parts := _apart(chunk)):
                for part in parts:
                    self.take(part)
                return
        self.segments += chunk.segments
        self.x += chunk.width
        self.end = self.x
        self.offset += chunk.length
        self.hyphen = chunk.segments[-1].run if chunk.after == 2 and chunk.segments else None
        if chunk.notes:
            self.notes += chunk.notes
        if chunk.space is not None:
            for _ in range(chunk.spaces):
                self.segments.append(chunk.space)
                self.x += chunk.space.width
        if chunk.ends_line:
            self.close(by_author=True)

    def close(self, by_author: bool) -> None:
        width = self.end
        if self.hyphen is not None and not by_author:
            hyphen = _hyphen(self.hyphen)
            self.segments.append(hyphen)
            width += hyphen.width
        mixed = any(segment.level for segment in self.segments)
        self.lines.append(Line(self.segments, width, self.start, mixed, self.continued, self.notes))
        self.segments, self.notes, self.hyphen = [], (), None
        self.x = self.end = 0.0
        self.start = self.offset
        self.continued = not by_author
        self.width = self.full if by_author else self.full - self.hang

    def done(self) -> list[Line]:
        if self.segments:
            self.hyphen = None
            self.close(by_author=True)
        return self.lines


def divides(line: Line) -> bool:
    """Whether the line's end divides a word, or what is written like one: no page may end there, since its number
    would then stand within the word. Between characters of scripts without spaces there is nothing to divide."""
    if not line.segments:
        return False
    text = line.segments[-1].bit.text
    return not text[-1:].isspace() and not breaking.is_unspaced(text[-1:])


def _trim(line: Line) -> None:
    """A paragraph does not end with a space."""
    while line.segments and line.segments[-1].bit.text == " " and line.segments[-1].bit.actual is None:
        line.segments.pop()


def _hyphen(run: Run) -> Segment:
    """The hyphen that shows where a soft hyphen was used; it reads as the soft hyphen that it is (14.8.2.2.3)."""
    bit = run.look.stack.hyphen
    return Segment(run, bit, bit.width * run.scale + run.look.tracking)


def _apart(chunk: Chunk) -> list[Chunk]:
    """A chunk as one chunk per character, for a line that it is too wide for; empty when it cannot be divided."""
    out: list[Chunk] = []
    for segment in chunk.segments:
        text = segment.bit.text
        if segment.picture is not None or len(text) < 2 or segment.bit.missing:
            out.append(Chunk([segment], segment.width, len(text), 1))
            continue
        run, direction = segment.run, "rtl" if segment.level % 2 else "ltr"
        for cluster in breaking.clusters(text):
            made = [
                Segment(run, bit, bit.width * run.scale + run.look.tracking * bit.count, segment.level)
                for bit in run.look.stack.bits(cluster, direction)
            ]
            out.append(Chunk(made, sum(one.width for one in made), len(cluster), 1))
    if len(out) < 2:
        return []
    last = out[-1]
    last.after, last.space, last.spaces = chunk.after, chunk.space, chunk.spaces
    last.ends_line, last.notes = chunk.ends_line, chunk.notes
    last.length += max(0, chunk.length - sum(part.length for part in out))
    return out
