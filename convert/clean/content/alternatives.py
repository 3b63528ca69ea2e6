"""Pictures whose alternative text says what stands beside them: a reader hears it once, and as what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from convert.clean.families.credits import names_source
from convert.clean.headline import holds
from convert.clean.phrases import tokens
from convert.model import Attr, Block, Figure, Paragraph
from convert.walk import inline_text, map_children

#: Words from which on a line that says what a picture's alternative text says is its caption, and not a name that
#: happens to stand below it.
_CAPTION: Final = 3
#: How a caption names itself: by a number of its picture, by a word for it or for who made it, or by the sign of their
#: right; and characters from which on it is a text.
_NAMED: Final = re.compile(
    r"(?:abb(?:ildung)?|bild|foto|photo|fig(?:ur[ae]?)?|illustration|rys|obr|рис(?:унок)?|[图圖図])\.?\s?\d{1,3}\s?[.:：]\s?\w"
    r"|(?:fotos?|bild(?:er|quelle|nachweis|unterschrift)?|photos?(?: credits?| courtesy)?|images?(?: credits?)?|picture"
    r"|top photo|credits?|caption|crédits? photo|fotografía|imagen|imagem|图注|图|图片来源|写真)\s?[:：]\s?\w"
    r"|©\s?\w",
    re.IGNORECASE,
)
_TEXT: Final = 240


def told_once(blocks: tuple[Block, ...], title: Sequence[str]) -> tuple[Block, ...]:
    """The blocks with pictures described once. ``title``: the words of the article's title.

    A picture needs no alternative text where its caption has all of its words (WAI images tutorial: a picture whose
    information is given by the text next to it has an empty one); a paragraph right below it that says the same is its
    caption, and so is one that calls itself that, unless such a one stands above the picture, too. One that only
    repeats the article's title, as templates fill it in, describes nothing (WCAG, failure F30). A caption that only
    names the picture's source is its credit.
    """
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(block, Paragraph) and isinstance(above, Figure):
            held = _captioned(above, block, out[-2] if len(out) > 1 else None)
            out[-1:] = [_described(held, title)] if held else [above, block]
        elif isinstance(block, Figure):
            out.append(_described(block, title))
        else:
            out.append(map_children(block, partial(told_once, title=title)))
    return tuple(out)


def _described(figure: Figure, title: Sequence[str]) -> Figure:
    if figure.caption and not figure.credit and names_source(inline_text(figure.caption).strip()):
        figure = replace(figure, caption=(), credit=figure.caption)
    if figure.alt and names_source(figure.alt):
        figure = replace(figure, alt=None)
    words = tokens(figure.alt or "")
    if not words:
        return figure
    if holds(tokens(inline_text(figure.caption)), words):
        return replace(figure, alt=None, decorative=True)
    return replace(figure, alt=None) if words == list(title) else figure


def _captioned(figure: Figure, below: Paragraph, above: Block | None) -> Figure | None:
    """The picture with the paragraph below it as its caption, where this says what its alternative text says, or calls
    itself a caption as what stands above the picture does not."""
    if figure.caption:
        return None
    words = tokens(figure.alt or "")
    same = len(words) >= _CAPTION and tokens(inline_text(below.children)) == words
    called = not figure.credit and _is_named(below) and not _is_named(above)
    attr = _joined(figure.attr, below.attr) if same or called else None
    if attr is None:
        return None
    held = replace(figure, caption=below.children, attr=attr)
    return replace(held, alt=None, decorative=True) if same else held


def _is_named(block: Block | None) -> bool:
    """Whether a block is a paragraph that calls itself a caption."""
    if not isinstance(block, Paragraph):
        return False
    words = inline_text(block.children).strip()
    return len(words) <= _TEXT and _NAMED.match(words) is not None


def _joined(own: Attr, other: Attr) -> Attr | None:
    """What is known of both; None where they differ in what a document must keep."""
    if (own.lang, own.dir) != (other.lang, other.dir) or (own.id and other.id):
        return None
    return replace(own, id=own.id or other.id)
