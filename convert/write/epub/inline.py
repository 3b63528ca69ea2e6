"""Inline nodes as XHTML phrasing content."""

from __future__ import annotations

import re
from typing import Final, assert_never

from convert.model import (
    Abbreviation,
    CodeSpan,
    Emphasis,
    Image,
    Inline,
    LineBreak,
    Link,
    NoteRef,
    Span,
    Strike,
    Strong,
    Sub,
    Sup,
    Text,
)
from convert.uri import DROPPED, absolute_uri
from convert.write.epub.html import attribute, spoken, text
from convert.write.epub.job import Job
from convert.write.epub.picture import picture


def image(job: Job, media: str, alt: str | None, decorative: bool) -> str | None:
    """The img element; None when the picture cannot be shown.

    What nobody has described says so, in the document's language, and its class tells it from a description.
    """
    file = picture(job, media)
    if file is None:
        return None
    source = f'<img src="{attribute(file.href)}"'
    if decorative:
        return f'{source} alt=""/>'
    if alt:
        return f'{source} alt="{attribute(alt)}"/>'
    job.find("undescribed-picture", "nobody has described this picture; the file says so in its place", media)
    return f'{source} alt="{attribute(job.words.undescribed)}" class="undescribed"{job.own}/>'


#: Words between tags, or a picture: without these a link would have no name.
_SHOWS: Final = re.compile(r"<img|(?:^|>)[^<]*[^<\s]")


class InlineWriter:
    """Writes the inline nodes of one chapter file."""

    def __init__(self, job: Job, home: str) -> None:
        self._job = job
        self._home = home
        self._in_link = False
        self._held = ""
        self._marks: list[tuple[int, int]] = []
        self._offset = 0
        self.references: list[str] = []

    def runs(self, children: tuple[Inline, ...], page_marks: tuple[tuple[int, int], ...] = ()) -> str:
        """A run of inlines. ``page_marks``: where printed pages begin, as (offset, page)."""
        if not page_marks:
            return self._all(children)
        self._offset = 0
        self._marks = sorted(page_marks, reverse=True)
        return self._all(children) + self._pages(None)

    def _all(self, children: tuple[Inline, ...]) -> str:
        return "".join([self._one(child) for child in children])

    def _one(self, node: Inline) -> str:
        match node:
            case Text(value):
                return self._text(value) if self._marks else text(value)
            case Emphasis(children):
                return f"<em>{self._all(children)}</em>"
            case Strong(children):
                return f"<strong>{self._all(children)}</strong>"
            case Strike(children):
                return f"<s>{self._all(children)}</s>"
            case Sub(children):
                return f"<sub>{self._all(children)}</sub>"
            case Sup(children):
                return f"<sup>{self._all(children)}</sup>"
            case CodeSpan(value):
                return f"{self._pages(len(value))}<code>{text(value)}</code>"
            case Link():
                return self._link(node)
            case Image(media, alt, decorative):
                before = self._pages(0 if decorative else len(alt or ""))
                made = image(self._job, media, alt, decorative)
                return before + (made if made is not None else "" if decorative else text(alt or ""))
            case LineBreak():
                return f"{self._pages(1)}<br/>"
            case NoteRef(note):
                return self._reference(note)
            case Span(children, lang, dir_):
                return f"<span{spoken(lang, dir_)}>{self._all(children)}</span>"
            case Abbreviation(children, expansion):
                return f'<abbr title="{attribute(expansion)}">{self._all(children)}</abbr>'
            case _:
                assert_never(node)

    def _text(self, value: str) -> str:
        out = ""
        while self._marks and self._marks[-1][0] < self._offset + len(value):
            cut = max(self._marks[-1][0] - self._offset, 0)
            self._offset += cut
            out += text(value[:cut]) + self._pages(0)
            value = value[cut:]
        self._offset += len(value)
        return out + text(value)

    def page_start(self, page: int, element: str = "span") -> str:
        """The marker where a printed page begins, which the page list leads to."""
        self._job.pages.append((page, f"{self._home}#page-{page}"))
        return f'<{element} id="page-{page}" epub:type="pagebreak" role="doc-pagebreak" title="{page}"></{element}>'

    def _pages(self, length: int | None) -> str:
        """Markers for the pages that begin here, or, with a length, within the next so many characters."""
        out = ""
        while self._marks and (length is None or self._marks[-1][0] <= self._offset + max(length - 1, 0)):
            out += self.page_start(self._marks.pop()[1])
        self._offset += length or 0
        return out

    def _link(self, node: Link) -> str:
        if self._in_link:
            return self._all(node.children)
        href = self._href(node.target)
        self._in_link = href is not None
        inner = self._all(node.children)
        self._in_link = False
        after, self._held = self._held, ""
        if href is None or not _SHOWS.search(inner):
            return inner + after
        title = f' title="{attribute(node.title)}"' if node.title else ""
        return f'<a href="{attribute(href)}"{title}>{inner}</a>{after}'

    def _href(self, target: str) -> str | None:
        if target.startswith("#"):
            name = self._job.ids.get(target[1:])
            if name is None:
                self._job.find("link-without-target", f"no block has the id {target[1:]!r}", target)
                return None
            home = self._job.homes[target[1:]]
            return f"#{name}" if home == self._home else f"{home}#{name}"
        href = absolute_uri(target)
        if href is None:
            self._job.find("link-dropped", DROPPED, target)
        return href

    def _reference(self, note: str) -> str:
        number = self._job.numbers[note]
        first = note not in self._job.note_homes
        home = self._job.note_homes.setdefault(note, self._home)
        if first:
            self.references.append(note)
        where = f"#note-{number}" if home == self._home else f"{home}#note-{number}"
        name = f' id="ref-{number}"' if first else ""
        made = f'<a{name} class="noteref" href="{where}" epub:type="noteref" role="doc-noteref">{number}</a>'
        if self._in_link:  # a link cannot hold another: the reference follows it
            self._held += made
            return ""
        return made
