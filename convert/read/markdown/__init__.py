"""Markdown → a dirty Document: CommonMark, GFM tables and strikethrough, footnotes, definition lists, front matter."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from convert.errors import ConvertError
from convert.model import Direction, Document, Heading, Meta
from convert.read.markdown.blocks import BlockReader
from convert.read.markdown.inline import InlineReader
from convert.walk import inline_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
#: Front matter keys, with the other names that publishing tools give them, and the field of Meta that each fills.
_KEYS: Final = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "modified": "modified",
    "site": "site",
    "section": "section",
    "source": "source_url",
    "source_url": "source_url",
    "url": "source_url",
    "lang": "lang",
    "language": "lang",
    "dir": "dir",
    "description": "description",
    "keywords": "keywords",
    "tags": "keywords",
    "rights": "rights",
    "copyright": "rights",
}


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(deflist_plugin)
    same: Callable[[str], str] = lambda url: url  # noqa: E731 -- links stay as written
    setattr(parser, "normalizeLink", same)  # noqa: B010 -- the library's documented way to replace them
    setattr(parser, "normalizeLinkText", same)  # noqa: B010
    setattr(parser, "validateLink", lambda url: True)  # noqa: B010 -- nothing here is ever followed
    return parser


def _no_media(path: str) -> bytes | None:
    return None


def read_markdown(text: str, load: Callable[[str], bytes | None] = _no_media) -> Document:
    """The text as a Document. ``load`` gives the bytes of a picture by the path that the text names, or None.

    The title comes from the front matter, or from a level-1 heading that opens the text. Raises ConvertError when
    the front matter is not sound YAML.
    """
    data, body, offset = _front_matter(text)
    inline = InlineReader(load)
    blocks, notes = BlockReader(_parser().parse(body), inline, offset).read()
    meta = _meta(data)
    if blocks and isinstance(first := blocks[0], Heading) and first.level == 1:
        words = inline_text(first.children).replace("\n", " ")
        if not meta.title or meta.title == words:
            meta = _meta({**data, "title": words})
            blocks = blocks[1:]
    return Document(meta, blocks, notes, tuple(inline.media.values()))


def _front_matter(text: str) -> tuple[dict[str, Any], str, int]:
    """The front matter's data, the text after it, and how many lines it took; empty where there is none."""
    found = _FRONT_MATTER.match(text)
    if not found:
        return {}, text, 0
    import yaml

    try:
        data = yaml.load(found[1] or "", Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        if re.search(r"^\w+:", found[1] or "", re.MULTILINE):
            raise ConvertError(f"front matter: {' '.join(str(error).split())}") from error
        return {}, text, 0
    if not isinstance(data, dict):
        return {}, text, 0
    return data, text[found.end() :], text.count("\n", 0, found.end())


def _meta(data: dict[str, Any]) -> Meta:
    values: dict[str, Any] = {}
    for key, value in data.items():
        name = _KEYS.get(str(key).lower())
        if name is None or value is None or name in values:
            continue
        if name == "keywords":
            values[name] = (
                tuple(map(str, value)) if isinstance(value, list) else tuple(re.split(r"\s*,\s*", str(value)))
            )
        else:
            values[name] = _scalar(value)
    directions: dict[str, Direction] = {"rtl": "rtl", "ltr": "ltr"}
    values["dir"] = directions.get(values.get("dir", ""), "ltr")
    return Meta(**values)


def _scalar(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_scalar, value))
    if isinstance(value, dict):
        return str(value.get("name", "")) or ", ".join(map(_scalar, value.values()))
    if isinstance(value, datetime.date | datetime.datetime):
        return value.isoformat()
    return " ".join(str(value).split())
