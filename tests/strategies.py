"""Hypothesis strategies for documents in canonical form: every construct that Markdown can express, nested."""

from __future__ import annotations

import unicodedata
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from convert.canonical import canonical
from convert.invariants import FORBIDDEN
from convert.model import (
    Alignment,
    Attr,
    Block,
    Cell,
    CodeBlock,
    CodeSpan,
    Definition,
    DefinitionList,
    Direction,
    Document,
    Emphasis,
    Figure,
    Heading,
    Image,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Media,
    Meta,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Scope,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Table,
    Text,
    ThematicBreak,
)
from convert.walk import iter_blocks, iter_inlines, own_inlines

#: Letters, and all that means something to Markdown, YAML, XML or a line breaker somewhere.
_SIGNS = (
    list("abcXYZ 019      ")
    + list("\\`*_{}[]()<>#+-.!|~&:;=^\"'/%$@,?—“”é\u00a0\u3000中ש😀\u0301\u200d\u0338")
    + ["&amp;", "http://", "1. ", "- ", "— ", "[^1]", "](", ": ", "**", "---", "+++", "{#a}", "<!-- -->", "<b>"]
)
_PICTURES = ("pic", "pic-2", "a_b", "Ünder")
_LABELS = ("1", "2", "why-not", "Ä.b")


@cache
def words(minimum: int = 0, maximum: int = 10) -> SearchStrategy[str]:
    """A short line of text, NFC, with no character that XML forbids."""
    rare = st.characters(exclude_categories=["Cs", "Cc", "Cn"])
    sign = st.sampled_from([*_SIGNS, None]).flatmap(lambda value: st.just(value) if value is not None else rare)
    return st.lists(sign, min_size=minimum, max_size=maximum).map(
        lambda parts: unicodedata.normalize("NFC", FORBIDDEN.sub("", "".join(parts)))
    )


@cache
def plain(minimum: int = 1) -> SearchStrategy[str]:
    """Words with single spaces and none at the ends."""
    return words(minimum).map(lambda value: " ".join(value.split()) or "a")


# ------------------------------------------------------------------------------------------ inlines


@cache
def _targets() -> SearchStrategy[str]:
    odd = words().map(lambda url: url.lstrip("#").strip())
    usual = st.sampled_from(
        [
            "https://a.example/b_c?d=1&e=2",
            "mailto:a@b.example",
            "Foo_(bar)",
            "a(b",
            "a b",
            "",
            "x|y",
            "https://a.example/*",
        ]
    )
    return usual | odd


@st.composite
def _run(draw: DrawFn, depth: int, notes: bool, linked: bool) -> tuple[Inline, ...]:
    return tuple(draw(_node(depth, notes, linked)) for _ in range(draw(st.integers(1, 3))))


@cache
def _node(depth: int, notes: bool, linked: bool) -> SearchStrategy[Inline]:
    """One node, at most ``depth`` containers deep; ``linked``: within a link, which holds no other."""
    text = words(1).map(Text)
    kinds: list[SearchStrategy[Inline]] = [
        text,
        text,
        text,
        words(1).map(CodeSpan),
        st.just(LineBreak()),
        st.builds(Image, st.sampled_from(_PICTURES), st.none() | plain()),
    ]
    if notes:
        kinds.append(st.sampled_from(_LABELS).map(NoteRef))
    if depth:
        inner = _run(depth - 1, notes, linked)
        kinds += [
            inner.map(Emphasis),
            inner.map(Emphasis),
            inner.map(Strong),
            inner.map(Strong),
            inner.map(Strike),
            inner.map(Sub),
            inner.map(Sup),
            st.builds(Span, inner, st.sampled_from(["fr", "zh-Hant"]), st.sampled_from([None, "rtl"])),
        ]
        if not linked:
            within = _run(depth - 1, notes, True)
            kinds += [st.builds(Link, within, _targets(), st.none() | plain()), _targets().map(_bare_link)]
    return st.one_of(kinds)


def _bare_link(target: str) -> Inline:
    return Link((Text(target),), target)


@cache
def inlines(notes: bool = False) -> SearchStrategy[tuple[Inline, ...]]:
    """A canonical run that is not empty. ``notes``: with references to notes."""
    return _run(3, notes, False).map(canonical).map(lambda run: run or (Text("a"),))


# ------------------------------------------------------------------------------------------ blocks


_LANGS: SearchStrategy[str | None] = st.sampled_from([None, None, None, "fr", "he"])
_DIRS: SearchStrategy[Direction | None] = st.sampled_from([None, None, None, "rtl"])


def _attr(run: tuple[Inline, ...], lang: str | None, direction: Direction | None) -> tuple[tuple[Inline, ...], Attr]:
    """A block that is one Span has the Span's language: the two look alike in Markdown."""
    if not lang and not direction and len(run) == 1 and isinstance(span := run[0], Span):
        return span.children, Attr(lang=span.lang, dir=span.dir)
    return run, Attr(lang=lang, dir=direction)


def _paragraph(run: tuple[Inline, ...], lang: str | None, direction: Direction | None) -> Block:
    """A paragraph; one that is a picture and nothing else is a figure."""
    if len(run) == 1 and isinstance(picture := run[0], Image):
        return Figure(picture.media, picture.alt)
    run, attr = _attr(run, lang, direction)
    return Paragraph(run, attr)


def _heading(level: int, run: tuple[Inline, ...], lang: str | None, direction: Direction | None) -> Block:
    run, attr = _attr(run, lang, direction)
    return Heading(level, run, attr)


@cache
def paragraphs(notes: bool = False) -> SearchStrategy[Block]:
    """A paragraph or a figure."""
    return st.builds(_paragraph, inlines(notes), _LANGS, _DIRS)


@cache
def _code() -> SearchStrategy[Block]:
    line = st.lists(st.sampled_from(["\t", "  ", "`", "```", "~~~", "a", "<b>", ">", "-", "\\", "|"]), max_size=4)
    value = st.lists(line.map("".join), max_size=4).map("\n".join)
    return st.builds(CodeBlock, value, st.sampled_from([None, "python", "c++", "a&amp;b", "x\\*", "`"]))


@st.composite
def _tables(draw: DrawFn, notes: bool) -> Block:
    width = draw(st.integers(1, 3))
    align: SearchStrategy[Alignment | None] = st.sampled_from([None, "left", "right", "center"])
    aligns = draw(st.lists(align, min_size=width, max_size=width))
    head = draw(st.booleans())
    rows = []
    for number in range(draw(st.integers(1, 3))):
        scope: Scope | None = "col" if head and number == 0 else None
        rows.append(Row(tuple(Cell(draw(_contents(notes, number == 0)), scope) for _ in range(width))))
    return Table(tuple(rows), int(head), aligns=tuple(aligns) if any(aligns) else ())


@cache
def _contents(notes: bool, full: bool) -> SearchStrategy[tuple[Block, ...]]:
    """What a cell holds: a paragraph, or nothing where it need not be ``full``."""
    cell = inlines(notes).map(lambda run: (Paragraph(run),))
    return cell if full else st.one_of(cell, cell, st.just(()))


@st.composite
def _many(draw: DrawFn, depth: int, notes: bool, least: int = 1) -> tuple[Block, ...]:
    """Blocks in a row. Two lists of definitions in a row are told apart, all else is as it comes."""
    return tuple(draw(block(depth, notes)) for _ in range(draw(st.integers(least, 3))))


@cache
def block(depth: int, notes: bool = False) -> SearchStrategy[Block]:
    """Any block that Markdown can express in full, at most ``depth`` containers deep."""
    kinds: list[SearchStrategy[Block]] = [
        paragraphs(notes),
        paragraphs(notes),
        st.builds(_heading, st.integers(1, 6), inlines(notes), _LANGS, _DIRS),
        _code(),
        _tables(notes),
        st.just(ThematicBreak()),
    ]
    if depth:
        many = _many(depth - 1, notes)
        items = st.lists(st.builds(ListItem, _many(depth - 1, notes, 0)), min_size=1, max_size=3).map(tuple)
        definition = st.builds(
            Definition,
            terms=inlines(notes).map(lambda run: (run,)),
            descriptions=st.lists(many, min_size=1, max_size=2).map(tuple),
        )
        kinds += [
            st.builds(Quote, many, st.just(()) | inlines(notes)),
            st.builds(List, items),
            st.builds(List, items, st.just(True), st.integers(0, 12)),
            st.builds(DefinitionList, st.lists(definition, min_size=1, max_size=2).map(tuple)),
        ]
    return st.one_of(kinds)


# ------------------------------------------------------------------------------------------ documents


@cache
def _metas() -> SearchStrategy[Meta]:
    maybe = st.none() | plain()
    return st.builds(
        Meta,
        title=plain(),
        subtitle=maybe,
        byline=maybe,
        published=st.none() | st.sampled_from(["2024-05-17", "2024-05-17T10:00:00Z", "May 1968"]),
        description=maybe,
        source_url=maybe,
        lang=st.sampled_from(["en", "und", "fr", "no"]),
        dir=st.sampled_from(["ltr", "rtl"]),
        keywords=st.lists(plain(), max_size=2).map(tuple),
        rights=maybe,
    )


def _nodes(blocks: tuple[Block, ...]) -> list[Inline | Block]:
    """The blocks and inlines in the order in which Markdown has them."""
    out: list[Inline | Block] = []
    for one in blocks:
        out.append(one)
        below: list[Inline | Block] = []
        match one:
            case Quote(children=children, attribution=attribution):
                below = [*_nodes(children), *iter_inlines(attribution)]
            case DefinitionList(items=items):
                for item in items:
                    below += [node for run in item.terms for node in iter_inlines(run)]
                    below += [node for described in item.descriptions for node in _nodes(described)]
            case _:
                below = [node for run in own_inlines(one) for node in iter_inlines(run)]
                for path, child in iter_blocks((one,)):
                    if len(path) == 2:
                        below += _nodes((child,))
        out += below
    return out


@st.composite
def documents(draw: DrawFn) -> Document:
    """A document of such blocks, with its notes and pictures in the order in which it shows them."""
    body = draw(_many(2, True, 0))
    nodes = _nodes(body)
    labels: list[str] = []
    notes: list[Note] = []
    at = 0
    while at < len(nodes):
        node = nodes[at]
        at += 1
        if isinstance(node, NoteRef) and node.note not in labels:
            labels.append(node.note)
        if at == len(nodes) and len(notes) < len(labels):
            note = Note(labels[len(notes)], draw(_many(1, True)))
            notes.append(note)
            nodes += _nodes(note.children)
    shown = dict.fromkeys(node.media for node in nodes if isinstance(node, Image | Figure))
    media = tuple(Media(key, "image/png", source=f"pictures/{key}.png") for key in shown)
    return Document(draw(_metas()), body, tuple(notes), media)
