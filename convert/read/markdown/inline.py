"""markdown-it's inline tokens → inlines of the tree."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import unescape
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from markdown_it.token import Token

from convert.canonical import canonical
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
from convert.walk import inline_text

_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[a-z]+)(?P<attributes>(?:\s+[a-z]+=\"[^\"]*\")*)\s*/?>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([a-z]+)=\"([^\"]*)\"", re.IGNORECASE)

_Build: TypeAlias = Callable[[tuple[Inline, ...]], Inline]


@dataclass(slots=True)
class _Frame:
    """An open container: what ends it, how it is built, and its source, for an HTML tag that never ends."""

    end: str
    build: _Build
    source: str = ""
    children: list[Inline] = field(default_factory=list)


@dataclass(slots=True)
class InlineReader:
    """Builds runs and gathers the media that they name. ``load`` gives a picture's bytes by its path, or None."""

    load: Callable[[str], bytes | None]
    notes: dict[str, str] = field(default_factory=dict)
    media: dict[str, Media] = field(default_factory=dict)

    def read(self, token: Token) -> tuple[Inline, ...]:
        """The run of one ``inline`` token, canonical."""
        return canonical(self._run(token.children or ()))

    def _run(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        stack = [_Frame("", lambda children: Text(""))]
        for token in tokens:
            if token.type.endswith("_open"):
                stack.append(_Frame(token.type.replace("_open", "_close"), _builder(token)))
            elif token.type.endswith("_close"):
                while stack[-1].end != token.type:
                    _abandon(stack)
                _finish(stack)
            elif token.type == "html_inline":
                self._html(token.content, stack)
            else:
                stack[-1].children.extend(self._leaf(token))
        while len(stack) > 1:
            _abandon(stack)
        return tuple(stack[0].children)

    def _leaf(self, token: Token) -> tuple[Inline, ...]:
        match token.type:
            case "softbreak":
                return (Text(" "),)
            case "hardbreak":
                return (LineBreak(),)
            case "code_inline":
                return (CodeSpan(token.content),)
            case "footnote_ref":
                return (NoteRef(self.notes.setdefault(token.meta["label"], str(len(self.notes) + 1))),)
            case "image":
                return self._image(token)
            case _:
                return (Text(token.content),)

    def _image(self, token: Token) -> tuple[Inline, ...]:
        words = InlineReader(lambda path: None)._run(token.children or ())
        alt = inline_text(canonical(words)).replace("\n", " ")
        image = Image(self._medium(str(token.attrs["src"])), alt or None)
        title = token.attrs.get("title")
        return (image, Text(f" {title}")) if title else (image,)

    def _medium(self, source: str) -> str:
        """The id of the medium at this path: its name without folder and ending, made unique."""
        for key, medium in self.media.items():
            if medium.source == source:
                return key
        stem = re.sub(r"[^\w.-]", "-", PurePosixPath(source).stem) or "picture"
        key, number = stem, 2
        while key in self.media:
            key, number = f"{stem}-{number}", number + 1
        mime = mimetypes.guess_type(source)[0] or "application/octet-stream"
        self.media[key] = Media(key, mime, self.load(source), source=source)
        return key

    def _html(self, source: str, stack: list[_Frame]) -> None:
        if re.fullmatch(r"<!--\s*-->", source):
            return
        found = _TAG.fullmatch(source)
        name = found["name"].lower() if found else ""
        if found and name == "br":
            stack[-1].children.append(LineBreak())
        elif found and found["end"] and stack[-1].end == f"</{name}>":
            _finish(stack)
        elif found and not found["end"] and (build := _html_builder(name, found["attributes"])):
            stack.append(_Frame(f"</{name}>", build, source))
        else:
            stack[-1].children.append(Text(source))


def _builder(token: Token) -> _Build:
    match token.type:
        case "em_open":
            return Emphasis
        case "strong_open":
            return Strong
        case "s_open":
            return Strike
        case "link_open":
            title = " ".join(str(token.attrs.get("title", "")).split()) or None
            href = str(token.attrs.get("href", ""))
            return lambda children: Link(children, href, title)
        case _:
            return Span


def _html_builder(name: str, attributes: str) -> _Build | None:
    values = {key.lower(): unescape(value) for key, value in _ATTRIBUTE.findall(attributes)}
    directions: dict[str, Direction] = {"ltr": "ltr", "rtl": "rtl", "auto": "auto"}
    match name:
        case "span" if values.keys() & {"lang", "dir"}:
            return lambda children: Span(children, values.get("lang"), directions.get(values.get("dir", "")))
        case "sub":
            return Sub
        case "sup":
            return Sup
        case "abbr" if values.get("title"):
            return lambda children: Abbreviation(children, values["title"])
        case _:
            return None


def _finish(stack: list[_Frame]) -> None:
    frame = stack.pop()
    stack[-1].children.append(frame.build(tuple(frame.children)))


def _abandon(stack: list[_Frame]) -> None:
    """A container that is never closed was no container: its source and what follows are text."""
    frame = stack.pop()
    if frame.source:
        stack[-1].children.append(Text(frame.source))
    stack[-1].children.extend(frame.children)
