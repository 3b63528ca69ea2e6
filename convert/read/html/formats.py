"""The formats of a run of words, and the inlines that they become."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from convert.model import (
    Abbreviation,
    Direction,
    Emphasis,
    Image,
    Inline,
    Link,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Text,
)
from convert.read.pictures import described
from convert.walk import inline_text, iter_inlines, map_inlines

Kind: TypeAlias = Literal["emphasis", "strong", "strike", "sub", "sup", "link", "span", "abbreviation"]

_DIRECTIONS: Final[dict[str | None, Direction]] = {"ltr": "ltr", "rtl": "rtl", "auto": "auto"}


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """An open inline element. ``value``: link target, expansion, language; ``extra``: link title or direction."""

    kind: Kind
    value: str = ""
    extra: str | None = None


def built(format: Format, children: tuple[Inline, ...]) -> Inline:
    """What a format makes of the words in it."""
    match format.kind:
        case "link":
            return Link(_naming(children, format.extra), format.value, format.extra)
        case "strong":
            return Strong(children)
        case "emphasis":
            return Emphasis(children)
        case "strike":
            return Strike(children)
        case "sub":
            return Sub(children)
        case "sup":
            return Sup(children)
        case "abbreviation":
            return Abbreviation(children, format.value)
        case "span":
            return Span(children, format.value or None, _DIRECTIONS.get(format.extra))


def _naming(children: tuple[Inline, ...], title: str | None) -> tuple[Inline, ...]:
    """What a link holds. Where that is nothing but pictures one of them names the link, so none of them can be
    decorative (WCAG, failure F89): the link's title describes the first, or nobody has."""
    for node in children:
        if isinstance(node, Text) and node.value.strip():
            return children
    if inline_text(children).strip() or not any(isinstance(node, Image) for node in iter_inlines(children)):
        return children
    names = iter([described(title)])
    return map_inlines(
        children,
        lambda node: (replace(node, alt=next(names, None), decorative=False),) if isinstance(node, Image) else (node,),
    )
