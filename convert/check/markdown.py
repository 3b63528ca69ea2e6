"""Reads a finished Markdown file back as what a reader meets. Shares no code with the writer or with our reader.

markdown-it renders the file as HTML, as a viewer would, and lxml reads that. What Markdown has no element for follows
the conventions of the file: a quotation's last paragraph that begins with a dash names its source, and a paragraph
that is one ``span`` has the span's language. A picture with an empty description says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from convert.reading import Role, Utterance, squeeze
from convert.wording import wording

_FRONT: Final = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
#: What stands for a mark on its way: a character that no text holds; and the same with the space after it.
_MARK: Final = "\ufdd0"
_MARKED: Final = re.compile(f"{_MARK} ?")
#: The number of a paragraph: at its start, in a quotation or not, after the mark of a page.
_NUMBERS: Final = re.compile(rf"^((?:> ?)*(?:<span[^>]*>)*(?:{_MARK} )*)\[\d+\](?= )", re.MULTILINE)
#: A contents list that a tool made: it repeats the headings, and is not of the text.
_CONTENTS: Final = re.compile(r"^<!-- toc -->\n.*?^<!-- tocstop -->\n", re.DOTALL | re.MULTILINE)
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_TRAILS: Final = {
    "blockquote": ("quote",),
    "ul": ("list",),
    "ol": ("ordered-list",),
    "li": ("item",),
    "dl": ("definitions",),
    "table": ("table",),
    "th": ("header-cell",),
    "td": ("cell",),
}
_PHRASES: Final = frozenset({"a", "br", "code", "del", "em", "img", "s", "span", "strong", "sub", "sup"})


def read_markdown_utterances(data: bytes, marks: bool = False) -> tuple[Utterance, ...]:
    """What a reader of the file meets: the title, the text, then the notes. ``marks``: the file shows where pages
    begin or numbers paragraphs, which is not of the text. Raises UnicodeDecodeError when the file is not UTF-8, and
    yaml.YAMLError when its front matter is not sound."""
    text = data.decode("utf-8")
    front = _FRONT.match(text)
    lang = "und"
    if front:
        import yaml

        lang = (yaml.safe_load(front[1]) or {}).get("lang", "und")
    body = _CONTENTS.sub("", text[front.end() :] if front else text)
    if marks:  # they go out of what is read, not out of the file: there they may be all that an item begins with
        body = _NUMBERS.sub(rf"\1{_MARK}", _page_marks(lang).sub(_MARK, body))
    return tuple(_blocks(_rendered(body), lang, ()))


def _page_marks(lang: str) -> re.Pattern[str]:
    """Marks of pages as they stand in the text; words of the article in such brackets have these escaped."""
    words = re.escape(wording(lang).page_mark.format(n="N")).replace("N", r"\d+")
    return re.compile(rf"(?<!\\)\[{words}\]")


def _rendered(text: str) -> Any:
    """The text as a tree of HTML elements."""
    import lxml.html
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    viewer = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)
    return lxml.html.fragment_fromstring(viewer.render(text), create_parent="main")


def _blocks(parent: Any, lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
    """The blocks within an element; loose text between them, as in a tight list, is a paragraph."""
    loose: list[Any] = [parent.text or ""]
    for child in parent:
        if child.tag in _PHRASES or not isinstance(child.tag, str):
            loose += [child, child.tail or ""]
            continue
        yield from _said("paragraph", loose, lang, trail)
        loose = [child.tail or ""]
        yield from _block(child, lang, trail)
    yield from _said("paragraph", loose, lang, trail)


def _block(element: Any, lang: str, trail: tuple[str, ...]) -> Iterator[Utterance]:
    run = [element.text or "", *(part for child in element for part in (child, child.tail or ""))]
    match element.tag:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            yield from _said("heading", run, lang, trail, _HEADINGS[element.tag])
        case "p":
            if (picture := _only(run, "img")) is not None:
                if alt := squeeze(picture.get("alt", "")):
                    yield Utterance("figure", alt, 0, lang, trail)
            elif element.getparent().tag == "blockquote" and _names_source(element):
                run[0] = run[0].lstrip().removeprefix("—")
                yield from _said("attribution", run, lang, trail)
            else:
                yield from _said("paragraph", run, lang, trail)
        case "dt":
            yield from _said("term", run, lang, trail)
        case "pre":
            yield Utterance("code", element.text_content().removesuffix("\n"), 0, lang, trail)
        case "hr":
            return
        case "section":
            for item in element.iter("li"):
                if "footnote-item" in item.get("class", ""):
                    yield from _blocks(item, lang, ("notes",))
        case tag:
            yield from _blocks(element, lang, (*trail, *_TRAILS.get(tag, ())))


def _names_source(paragraph: Any) -> bool:
    first_or_not_last = paragraph.getprevious() is None or paragraph.getnext() is not None
    return not first_or_not_last and (paragraph.text or "").lstrip().startswith("— ")


def _said(role: Role, run: list[Any], lang: str, trail: tuple[str, ...], level: int = 0) -> Iterator[Utterance]:
    text = squeeze("".join(map(_words, run)))
    text = squeeze(_MARKED.sub("", text))
    if not text:
        return
    if (span := _only(run, "span")) is not None:
        lang = span.get("lang") or lang
    yield Utterance(role, text, level, lang, trail)


def _only(run: list[Any], tag: str) -> Any:
    """The element that a run consists of, if it is one of these and nothing else."""
    parts = [part for part in run if not isinstance(part, str) or part.replace(_MARK, "").strip()]
    return parts[0] if len(parts) == 1 and getattr(parts[0], "tag", None) == tag else None


def _words(part: Any) -> str:
    """The words of a string or of an element: a line break is a space, a picture its description, a note reference
    or the way back from a note nothing."""
    if isinstance(part, str):
        return part
    if not isinstance(part.tag, str) or "footnote-" in part.get("class", ""):
        return ""
    if part.tag == "br":
        return " "
    if part.tag == "img":
        return str(part.get("alt", ""))
    return (part.text or "") + "".join(_words(child) + (child.tail or "") for child in part)
