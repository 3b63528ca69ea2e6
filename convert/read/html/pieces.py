"""Pieces of a run: words and other nodes with the formats that are open around them, before they become inlines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Final, TypeAlias

from convert.model import Image, Inline, LineBreak
from convert.read.html.formats import Format

#: Words as they are, or another node, with the formats that are open around it.
Piece: TypeAlias = tuple[str | Inline, tuple[Format, ...]]
APART: Final[Piece] = (" ", ())


def is_space(piece: Piece) -> bool:
    """Whether a piece is white space without a format: at either end of a run it is nothing."""
    value, formats = piece
    return not formats and isinstance(value, str) and value.isspace()


def tidied(pieces: Sequence[Piece]) -> list[Piece] | None:
    """The pieces of a run that is canonical once spaces at its ends and doubled ones are gone and those at the edges of
    formats stand outside; None for one with formats that touch, spaces of other kinds there, line breaks within
    formats, or anything but words, pictures and line breaks. Most runs of a page are as simple, and need not be taken
    apart to be canonical."""
    out: list[Piece] = []
    before: tuple[Format, ...] = ()
    last = " "
    for piece in pieces:
        inline, formats = piece
        if isinstance(inline, LineBreak) and not formats:
            _strip_end(out)
            if out:
                out.append(piece)
            before, last = (), " "
            continue
        value = inline if isinstance(inline, str) else "-" if isinstance(inline, Image) else ""
        if not value or (before and formats is not before and (formats or not _space_put_outside(out))):
            return None
        first = value[0]
        if first.isspace():
            outside = bool(formats) and formats is not before
            if outside or last.isspace():
                if first != " " or value[1:2].isspace() or (last.isspace() and last != " "):
                    return None
                if last != " ":
                    out.append(APART)
                    last = " "
                value = value[1:]
                if not value:
                    before = () if outside else formats
                    continue
                piece = (value, formats)
        elif first > "\u02ff" and (unicodedata.combining(first) or "\u1100" <= first <= "\u11ff"):
            return None
        out.append(piece)
        before, last = formats, value[-1]
    return _ended(out)


def _space_put_outside(pieces: list[Piece]) -> bool:
    """Put a space at the end of the last piece, which stands under a format, behind it; whether that can be done."""
    value, formats = pieces[-1]
    if not isinstance(value, str) or not value[-1].isspace():
        return True
    if value[-1] != " " or value[-2:-1].isspace():
        return False
    pieces[-1:] = [(value[:-1], formats), APART] if len(value) > 1 else [APART]
    return True


def _ended(pieces: list[Piece]) -> list[Piece]:
    """The pieces without space or line breaks at their end."""
    _strip_end(pieces)
    while pieces and isinstance(pieces[-1][0], LineBreak):
        pieces.pop()
        _strip_end(pieces)
    return pieces


def _strip_end(pieces: list[Piece]) -> None:
    """Take away space at the end of the pieces."""
    while pieces and isinstance(last := pieces[-1][0], str) and last[-1].isspace():
        value, formats = last.rstrip(), pieces.pop()[1]
        if value:
            pieces.append((value, formats))
