"""markdown-it's inline tokens → inlines of the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import PurePosixPath
from typing import Any, Final, TypeAlias

from markdown_it.token import Token

from convert.canonical import SPACELESS, canonical
from convert.model import (
    Abbreviation,
    CodeSpan,
    Direction,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    Media,
    NoteRef,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Text,
)
from convert.read import Load, no_pictures
from convert.read.pictures import described, picture
from convert.walk import inline_text

_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^>]*)>", re.DOTALL)
_ATTRIBUTE: Final = re.compile(
    r"""(?P<key>[A-Za-z][\w:.-]*)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+))"""
)
_DIRECTIONS: Final[dict[str, Direction]] = {"ltr": "ltr", "rtl": "rtl", "auto": "auto"}
#: What stands around words without parting them.
_MARKS: Final = frozenset({"em_open", "em_close", "strong_open", "strong_close", "s_open", "s_close"})
#: Marks may nest this deep in one run; what is deeper keeps its words and loses the mark.
MAX_MARKS: Final = 40

_Run: TypeAlias = tuple[Inline, ...]
_Build: TypeAlias = Callable[[_Run], _Run]

_TAGS: Final[Mapping[str, Callable[[_Run], Inline]]] = {
    "em": Emphasis,
    "i": Emphasis,
    "cite": Emphasis,
    "dfn": Emphasis,
    "var": Emphasis,
    "strong": Strong,
    "b": Strong,
    "s": Strike,
    "del": Strike,
    "strike": Strike,
    "sub": Sub,
    "sup": Sup,
}
#: Elements of HTML that set off words without saying anything that the tree has a node for: their words stay.
_PLAIN_NAMES: Final = """
a abbr acronym address bdi bdo big center data div font ins label mark nobr p picture q ruby rb rt rp rtc small span
summary time u
"""
_PLAIN: Final = frozenset(_PLAIN_NAMES.split())
_CODE: Final = frozenset({"code", "kbd", "samp", "tt"})


@dataclass(slots=True)
class _Frame:
    """An open container: what ends it, how it is built, and its source, for an HTML tag that never ends."""

    end: str
    build: _Build
    source: str = ""
    children: list[Inline] = field(default_factory=list)


@dataclass(slots=True)
class InlineReader:
    """Builds runs, and gathers the media that they name and the labels of the notes that they refer to, in order.
    ``load`` gives a picture's bytes by its path, or None; ``known`` are the labels of the notes that there are."""

    load: Load
    known: Collection[str] = ()
    notes: list[str] = field(default_factory=list)
    media: dict[str, Media] = field(default_factory=dict)
    _by_source: dict[str, str] = field(default_factory=dict)

    def read(self, token: Token) -> _Run:
        """The run of one ``inline`` token, canonical."""
        return canonical(self._run(token.children or ()))

    def _run(self, tokens: Sequence[Token]) -> _Run:
        stack = [_Frame("", _same)]
        for at, token in enumerate(tokens):
            if token.type == "softbreak" and _spaceless(tokens, at):
                continue
            if token.nesting > 0:
                stack.append(_Frame(token.type.replace("_open", "_close"), _builder(token)))
            elif token.nesting < 0:
                _finish(stack, token.type)
            elif token.type == "html_inline":
                self._html(token.content, stack)
            else:
                stack[-1].children.extend(self._leaf(token))
        _finish(stack, "")
        return tuple(stack[0].children)

    def _leaf(self, token: Token) -> _Run:
        match token.type:
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (LineBreak(),)
            case "code_inline":
                return _spoken((CodeSpan(token.content),), token.meta)
            case "footnote_ref":
                label = token.meta["label"]
                if label not in self.known:
                    return (Text(f"[^{label}]"),)
                self.notes.append(label)
                return (NoteRef(label),)
            case "image":
                return _spoken(self._image(token), token.meta)
            case _:
                return (Text(token.content),)

    def _image(self, token: Token) -> _Run:
        """A picture, and its title as words after it, since a tooltip is read by nobody."""
        # pictures and notes within a description are none of the text's
        words = InlineReader(no_pictures)._run(token.children or ())
        alt = inline_text(canonical(words))
        image = Image(self._medium(str(token.attrs["src"])), described(alt))
        title = token.attrs.get("title")
        return (image, Text(f" {title}")) if title else (image,)

    def _void(self, name: str, source: str) -> _Run:
        """An element of HTML that has no end."""
        if name != "img":
            return (LineBreak(),) if name == "br" else ()
        values = _attributes(source)
        if not values.get("src"):
            return (Text(values.get("alt", "")),)
        return (Image(self._medium(values["src"]), described(values.get("alt"))),)

    def _medium(self, source: str) -> str:
        """The id of the medium at this path: its name without folder and ending, made unique."""
        return self._by_source.get(source) or self.adopt(picture(source, self.load))

    def adopt(self, medium: Media) -> str:
        """Take a medium in, under the name of its file without folder and ending, made unique. The id it has now."""
        source = medium.source or ""
        if source in self._by_source:
            return self._by_source[source]
        stem = "picture" if source.startswith("data:") else PurePosixPath(source.partition("?")[0]).stem
        stem = re.sub(r"[^\w-]", "-", stem) or "picture"
        key, number = stem, 2
        while key in self.media:
            key, number = f"{stem}-{number}", number + 1
        self.media[key] = replace(medium, id=key)
        self._by_source[source] = key
        return key

    def _html(self, source: str, stack: list[_Frame]) -> None:
        """A tag that the tree has a node for; any other is text, except a comment, which no reader meets."""
        if source.startswith("<!--"):
            return
        found = _TAG.fullmatch(source)
        name = found["name"].lower() if found else ""
        if found and name in ("br", "img", "wbr"):
            stack[-1].children.extend(self._void(name, found["attributes"]))
        elif found and found["end"] and stack[-1].end == f"</{name}>":
            _finish(stack, stack[-1].end)
        elif found and not found["end"] and (build := _html_builder(name, found["attributes"])):
            stack.append(_Frame(f"</{name}>", build, "" if build is _same else source))
        elif found and found["end"] and name in _PLAIN:
            return
        else:
            stack[-1].children.append(Text(source))


def _attributes(source: str) -> dict[str, str]:
    return {
        part["key"].lower(): unescape(part["double"] or part["single"] or part["bare"] or "")
        for part in _ATTRIBUTE.finditer(source)
    }


def _code(children: _Run) -> _Run:
    """Code, as far as it is plain text."""
    if all(isinstance(child, Text) for child in children):
        words = " ".join("".join(child.value for child in children if isinstance(child, Text)).split())
        return (CodeSpan(words),) if words else ()
    return children


def _spaceless(tokens: Sequence[Token], at: int) -> bool:
    """Whether the line end at a place stands between two characters of a script that has no spaces: it is none then
    (CSS Text 3, section 4.1.3)."""

    def beside(step: int) -> str:
        for token in tokens[at + step :: step]:
            if token.type == "text" and token.content:
                return token.content
            if token.type not in (*_MARKS, "text"):
                break
        return ""

    before, after = beside(-1), beside(1)
    return bool(before and after) and bool(SPACELESS.match(before[-1]) and SPACELESS.match(after[0]))


def _same(children: _Run) -> _Run:
    return children


def _spoken(run: _Run, attributes: Mapping[str, Any]) -> _Run:
    """The run within a Span where its attributes give a language or direction."""
    lang, direction = attributes.get("lang"), _DIRECTIONS.get(attributes.get("dir", ""))
    return (Span(run, lang or None, direction),) if lang or direction else run


def _builder(token: Token) -> _Build:
    match token.type:
        case "em_open":
            return lambda children: (Emphasis(children),)
        case "strong_open":
            return lambda children: (Strong(children),)
        case "s_open":
            return lambda children: (Strike(children),)
        case "link_open":
            title = " ".join(str(token.attrs.get("title", "")).split()) or None
            href = str(token.attrs.get("href", ""))
            return lambda children: _spoken((Link(children, href, title),), token.meta)
        case _:
            return lambda children: _spoken(children, token.meta)


def _html_builder(name: str, source: str) -> _Build | None:
    if name in _TAGS:
        node = _TAGS[name]
        return lambda children: (node(children),)
    values = _attributes(source)
    if name in _CODE:
        return _code
    if name == "span" and values.keys() & {"lang", "dir"}:
        return lambda children: _spoken(children, values)
    if name == "abbr" and (expansion := " ".join(values.get("title", "").split())):
        return lambda children: (Abbreviation(children, expansion),)
    if name == "a" and "href" in values:
        return lambda children: (Link(children, values["href"]),)
    return _same if name in _PLAIN else None


def _finish(stack: list[_Frame], end: str) -> None:
    """Build the innermost container that ends so. Containers within it that never ended were none: their source and
    what follows it are text. So are all that are open at the end of the run, for which ``end`` is empty."""
    place = len(stack) - 1
    while stack[place].end != end:
        place -= 1
    frame = stack[place]
    for inner in stack[place + 1 :]:
        if inner.source:
            frame.children.append(Text(inner.source))
        frame.children.extend(inner.children)
    del stack[place + 1 :]
    if place:
        stack.pop()
        inside = tuple(frame.children)
        stack[-1].children.extend(frame.build(inside) if len(stack) <= MAX_MARKS else inside)
