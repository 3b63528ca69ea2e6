"""Hypothesis strategies for documents in canonical form: every construct that Markdown can express, nested."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from convert.canonical import canonical
from convert.invariants import FORBIDDEN
from convert.model import (
    Attr,
    Block,
    Cell,
    CodeBlock,
    CodeSpan,
    Definition,
    DefinitionList,
    Document,
    Emphasis,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
    ThematicBreak,
)

#: Letters and all that means something to Markdown, YAML, XML or a line breaker somewhere.
_SIGNS = (
    list("abcXYZ 019")
    + list(" \\`*_{}[]()<>#+-.!|~&:;=^\"'/%$@,?—“”é\u00a0中ש😀\u0301")
    + ["&amp;", "http://", "1. ", "- "]
)


def words(minimum: int = 0) -> SearchStrategy[str]:
    """A short line of text, NFC, with no character that XML forbids."""
    raw = st.lists(
        st.sampled_from(_SIGNS) | st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]),
        min_size=minimum,
        max_size=12,
    )
    return raw.map(lambda parts: unicodedata.normalize("NFC", FORBIDDEN.sub("", "".join(parts))))


def _plain(minimum: int = 1) -> SearchStrategy[str]:
    return words(minimum).map(lambda value: " ".join(value.split())).filter(lambda value: len(value) >= minimum)


def _nested(inner: SearchStrategy[tuple[Inline, ...]]) -> SearchStrategy[Inline]:
    return st.one_of(
        inner.map(Emphasis),
        inner.map(Strong),
        inner.map(Strike),
        inner.map(Sub),
        inner.map(Sup),
        st.builds(Span, inner, lang=st.sampled_from(["fr", "de", "zh-Hant"]), dir=st.sampled_from([None, "rtl"])),
    )


def _leaf() -> SearchStrategy[Inline]:
    text = words(1).map(Text)
    return st.one_of(text, text, _plain().map(CodeSpan), st.just(LineBreak()))


def _runs(leaf: SearchStrategy[Inline]) -> SearchStrategy[tuple[Inline, ...]]:
    flat = st.lists(leaf, min_size=1, max_size=3).map(tuple)

    def deeper(inner: SearchStrategy[tuple[Inline, ...]]) -> SearchStrategy[tuple[Inline, ...]]:
        return st.lists(leaf | _nested(inner), min_size=1, max_size=4).map(tuple)

    return st.recursive(flat, deeper, max_leaves=6)


def _links() -> SearchStrategy[Inline]:
    target = _plain().map(lambda url: url.replace(" ", ""))
    return st.builds(Link, _runs(_leaf()), target=target, title=st.none() | _plain())


def inlines(notes: bool = False) -> SearchStrategy[tuple[Inline, ...]]:
    """A canonical run that is not empty; links hold no links. ``notes``: with references to note "1"."""
    kinds = [_leaf(), _leaf(), _links(), *([st.just(NoteRef("1"))] if notes else [])]
    return _runs(st.one_of(kinds)).map(canonical).filter(bool)


def _attr(run: tuple[Inline, ...], lang: str | None) -> Attr:
    """A block whose run is one Span has no language of its own: the two look alike in Markdown."""
    return Attr(lang=lang) if not (len(run) == 1 and isinstance(run[0], Span)) else Attr()


def paragraphs(notes: bool = False) -> SearchStrategy[Block]:
    langs = st.none() | st.none() | st.sampled_from(["fr", "he"])
    return st.builds(lambda run, lang: Paragraph(run, _attr(run, lang)), inlines(notes), langs).filter(
        lambda block: not (len(block.children) == 1 and isinstance(block.children[0], Span))
    )


def _headings() -> SearchStrategy[Block]:
    return st.builds(Heading, st.integers(1, 6), inlines()).filter(
        lambda block: not (len(block.children) == 1 and isinstance(block.children[0], Span))
    )


def _code() -> SearchStrategy[Block]:
    lines = st.lists(words(), max_size=4).map("\n".join).filter(lambda value: not value.endswith("\n"))
    return st.builds(CodeBlock, lines, st.sampled_from([None, "python", "c++"]))


def _tables() -> SearchStrategy[Block]:
    @st.composite
    def build(draw: st.DrawFn) -> Table:
        width = draw(st.integers(1, 3))
        aligns = draw(st.lists(st.sampled_from([None, "left", "right", "center"]), min_size=width, max_size=width))
        head = draw(st.booleans())
        rows = []
        for number in range(draw(st.integers(1, 3))):
            runs = [draw(inlines()) for _ in range(width)]
            scope = "col" if head and number == 0 else None
            rows.append(Row(tuple(Cell((Paragraph(run),), scope) for run in runs)))
        return Table(tuple(rows), int(head), aligns=tuple(aligns) if any(aligns) else ())

    return build()


def blocks() -> SearchStrategy[Block]:
    """Any block that Markdown can express in full."""
    leaf = st.one_of(paragraphs(), paragraphs(), _headings(), _code(), _tables(), st.just(ThematicBreak()))

    def deeper(inner: SearchStrategy[Block]) -> SearchStrategy[Block]:
        many = st.lists(inner, min_size=1, max_size=3).map(tuple)
        items = st.lists(st.builds(ListItem, st.lists(inner, max_size=3).map(tuple)), min_size=1, max_size=3).map(tuple)
        definition = st.builds(
            Definition,
            terms=inlines().filter(_one_line).map(lambda run: (run,)),
            descriptions=st.lists(many, min_size=1, max_size=2).map(tuple),
        )
        return st.one_of(
            st.builds(Quote, many, attribution=st.just(())),
            st.builds(Quote, many, attribution=inlines().filter(_one_line)),
            st.builds(List, items),
            st.builds(List, items, ordered=st.just(True), start=st.integers(0, 12)),
            st.builds(DefinitionList, st.lists(definition, min_size=1, max_size=2).map(tuple)),
        )

    return st.recursive(leaf, deeper, max_leaves=8)


def _one_line(run: tuple[Inline, ...]) -> bool:
    from convert.walk import iter_inlines

    return not any(isinstance(node, LineBreak) for node in iter_inlines(run))


def documents() -> SearchStrategy[Document]:
    """A document of such blocks, with a title, and with a note where it is referred to."""

    @st.composite
    def build(draw: st.DrawFn) -> Document:
        title = draw(_plain())
        body = draw(st.lists(blocks(), max_size=4).map(tuple))
        if draw(st.booleans()):
            marked = Paragraph(canonical((*draw(inlines()), NoteRef("1"))))
            note = Note("1", tuple(draw(st.lists(blocks(), min_size=1, max_size=2))))
            return Document(Meta(title=title, lang="en"), (*body, marked), (note,))
        return Document(Meta(title=title, lang="en"), body)

    return build()
