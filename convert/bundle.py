"""Many articles as one document: each a part with its title at level 2, and a list of sources at the end.

The contents list is each writer's own, since every format has its own kind; it names :attr:`Document.parts`. All else
that a bundle says is in the tree: so it is the same in every format, and read back like any other text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from convert.dates import shown_date
from convert.language import direction
from convert.model import (
    Attr,
    Block,
    Document,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Text,
)
from convert.walk import map_block
from convert.wording import wording

#: The id of the heading over the list of sources, and what the ids of an article's subtitle and byline end with.
SOURCES: Final = "sources"
_SUBTITLE: Final = ".subtitle"
_BYLINE: Final = ".byline"
BESIDE: Final = (_SUBTITLE, _BYLINE)
_DEEPEST: Final = 6


def bundle(title: str, articles: Sequence[Document]) -> Document:
    """One document of these articles, in this order. Its language is that of most of them."""
    langs = Counter(article.meta.lang for article in articles if article.meta.lang != "und")
    lang = max(langs, key=lambda one: langs[one]) if langs else "und"
    whole = Meta(
        title=title,
        lang=lang,
        dir=direction(lang),
        modified=max((article.meta.modified for article in articles if article.meta.modified), default=None),
    )
    made = [_article(article, number, whole) for number, article in enumerate(articles, 1)]
    return Document(
        whole,
        (*(block for one in made for block in one.blocks), *_sources(articles, whole)),
        tuple(note for one in made for note in one.notes),
        tuple(medium for one in made for medium in one.media),
        (*(_key(number) for number in range(1, len(articles) + 1)), SOURCES),
    )


def _key(number: int) -> str:
    return f"article-{number}"


def _article(article: Document, number: int, whole: Meta) -> Document:
    """The article with ids, notes and pictures of its own, its headings one level down, its language on its blocks."""
    key, meta = _key(number), article.meta

    def inline(node: Inline) -> tuple[Inline, ...]:
        match node:
            case Link(target=target) if target.startswith("#"):
                return (replace(node, target=f"#{key}-{target[1:]}"),)
            case NoteRef(note):
                return (NoteRef(f"{key}-{note}"),)
            case Image(media=media):
                return (replace(node, media=f"{key}-{media}"),)
            case _:
                return (node,)

    def attr(old: Attr) -> Attr:
        return replace(old, id=f"{key}-{old.id}") if old.id is not None else old

    def figure(old: Figure) -> Figure:
        return replace(old, media=f"{key}-{old.media}")

    def heading(old: Heading) -> Heading:
        return replace(old, level=min(old.level + 1, _DEEPEST))

    def own(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        changed = (map_block(block, inline, attr, figure, heading) for block in blocks)
        return tuple(replace(block, attr=_spoken(block.attr, meta, whole)) for block in changed)

    head: list[Block] = [Heading(2, (Text(meta.title),), _spoken(Attr(id=key), meta, whole))]
    facts = _facts(meta)
    if meta.subtitle:
        head.append(Paragraph((Text(meta.subtitle),), _spoken(Attr(id=key + _SUBTITLE), meta, whole)))
    if facts:
        head.append(Paragraph((Text(" · ".join(facts)),), _spoken(Attr(id=key + _BYLINE), meta, whole)))
    return Document(
        meta,
        (*head, *own(article.blocks)),
        tuple(Note(f"{key}-{note.id}", own(note.children)) for note in article.notes),
        tuple(replace(medium, id=f"{key}-{medium.id}") for medium in article.media),
    )


def _spoken(attr: Attr, meta: Meta, whole: Meta) -> Attr:
    """The language and direction of an article's block, where they are not those of the whole."""
    return replace(
        attr,
        lang=attr.lang or (meta.lang if meta.lang != whole.lang else None),
        dir=attr.dir or (meta.dir if meta.dir != whole.dir else None),
    )


def _facts(meta: Meta) -> list[str]:
    return [fact for fact in (meta.byline, meta.site, shown_date(meta.published)) if fact]


def _sources(articles: Sequence[Document], whole: Meta) -> tuple[Block, ...]:
    """Where each article comes from: title, byline, site, date, and the address in full, to be read on paper."""
    words = wording(whole.lang)
    lang = words.lang if words.foreign(whole.lang) else None
    items = []
    for number, article in enumerate(articles, 1):
        meta = article.meta
        line: list[Inline] = [Link((Text(meta.title),), f"#{_key(number)}")]
        facts = _facts(meta)
        if facts:
            line.append(Text(f" · {' · '.join(facts)}"))
        if meta.source_url:
            line += [LineBreak(), Link((Text(meta.source_url),), meta.source_url)]
        items.append(ListItem((Paragraph(tuple(line)),), _spoken(Attr(), meta, whole)))
    return (Heading(2, (Text(words.sources),), Attr(id=SOURCES, lang=lang)), List(tuple(items), ordered=True))
