"""Front matter → Meta: YAML between ``---`` lines, or TOML between ``+++`` lines, by the names that tools use."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from functools import cache
from typing import Any, ClassVar, Final

from convert.errors import ConvertError
from convert.model import Direction, Meta

_YAML: Final = re.compile(r"\A---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML: Final = re.compile(r"\A\+\+\+[ \t]*\n(.*?\n)??\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
#: Front matter keys, with the other names that publishing tools give them, and the field of Meta that each fills.
_KEYS: Final = {
    "title": "title",
    "subtitle": "subtitle",
    "author": "byline",
    "authors": "byline",
    "byline": "byline",
    "date": "published",
    "published": "published",
    "pubdate": "published",
    "published time": "published",
    "publishdate": "published",
    "modified": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "site": "site",
    "sitename": "site",
    "site_name": "site",
    "section": "section",
    "category": "section",
    "categories": "section",
    "source": "source_url",
    "source_url": "source_url",
    "url": "source_url",
    "canonical": "source_url",
    "canonical_url": "source_url",
    "canonicalurl": "source_url",
    "link": "source_url",
    "sourceurl": "source_url",
    "url source": "source_url",
    "lang": "lang",
    "language": "lang",
    "dir": "dir",
    "description": "description",
    "summary": "description",
    "excerpt": "description",
    "keywords": "keywords",
    "tags": "keywords",
    "rights": "rights",
    "copyright": "rights",
    "license": "rights",
}
#: What Jina's Reader puts before the Markdown that it makes of a page.
_READER: Final = re.compile(
    r"\A(Title: .*\n(?:(?:URL Source|Published Time|Warning|Image): .*\n|[ \t]*\n)*)Markdown Content:[ \t]*(?:\n|\Z)"
)
#: Fields that only programs write which take an article off a page: trafilatura, Firecrawl.
_SCRAPED: Final = tuple(map(frozenset, ({"hostname", "url"}, {"fingerprint"}, {"sourceurl"}, {"scrapeid"})))
_FIELD: Final = re.compile(r"([\w-]+):[ \t]+(.*\S)[ \t]*")
_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)?")


def reader_s_head(text: str) -> tuple[dict[str, Any], str, int]:
    """The same for what Jina's Reader says of a page before its Markdown: lines of a name, a colon and words."""
    found = _READER.match(text)
    if not found:
        return {}, text, 0
    fields = (line.partition(": ") for line in found[1].split("\n") if ": " in line)
    data = {name.lower(): value.strip() for name, _, value in fields}
    return data, text[found.end() :], text.count("\n", 0, found.end())


def scraped(data: dict[str, Any]) -> bool:
    """Whether these fields are those of a program that takes articles off pages."""
    names = {str(key).lower() for key in data}
    return any(fields <= names for fields in _SCRAPED) or "url source" in names


def front_matter(text: str) -> tuple[dict[str, Any], str, int]:
    """The front matter's data, the text after it, and how many lines it took; empty where there is none.

    Raises ConvertError, in one line, when it names fields and is not sound.
    """
    found, load = (_YAML.match(text), _yaml) if text.startswith("---") else (_TOML.match(text), _toml)
    if not found:
        return {}, text, 0
    source = found[1] or ""
    try:
        data = load(source)
    except ConvertError:
        if re.search(r"^[\w-]+\s*[:=]", source, re.MULTILINE):
            raise
        return {}, text, 0
    if not isinstance(data, dict):
        return {}, text, 0
    return data, text[found.end() :], text.count("\n", 0, found.end())


@cache
def _yaml_loader() -> Any:
    """A loader for which every value is text, save null: a title may be "1984", "Yes" or "2024-05-17"."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers: ClassVar = {
            first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
            for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
        }

    return Loader


def _yaml(source: str) -> Any:
    import yaml

    def load(text: str) -> Any:
        try:
            return yaml.load(text, Loader=_yaml_loader())
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            raise ConvertError(f"front matter: {' '.join(str(error).split())}") from error

    try:
        return load(source)
    except ConvertError:
        quoted = _quoted(source)
        if quoted == source:
            raise
        return load(quoted)


def _quoted(source: str) -> str:
    """The source with quotation marks around values that hold a colon or a sign that YAML keeps for itself: people and
    scrapers write ``title: Ferry: a love story``."""

    def line(text: str) -> str:
        found = _FIELD.fullmatch(text)
        if not found or not re.search(r"^[@`%&*!|>]|: |:$| #|^([\"']).*\1.+$", found[2]):
            return text
        return f"{found[1]}: {json.dumps(found[2], ensure_ascii=False)}"

    return "\n".join(map(line, source.split("\n")))


def _toml(source: str) -> Any:
    try:
        return tomllib.loads(source)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConvertError(f"front matter: {' '.join(str(error).split())}") from error


def meta(data: dict[str, Any]) -> Meta:
    """What the fields say, each by the first of its names. A language that is none is unknown."""
    values: dict[str, Any] = {}
    for key, value in data.items():
        name = _KEYS.get(str(key).lower())
        if name is None or name in values:
            continue
        if name == "keywords":
            parts = value if isinstance(value, list) else re.split(r",", _words(value))
            values[name] = tuple(words for part in parts if (words := _words(part)))
        elif words := _words(value):
            values[name] = _iso(words) if name in ("published", "modified") else words
    directions: dict[str, Direction] = {"rtl": "rtl", "ltr": "ltr", "auto": "auto"}
    values["dir"] = directions.get(values.get("dir", ""), "ltr")
    return Meta(**values)


def _words(value: Any, depth: int = 0) -> str:
    """A value as one line of text: of a list its parts, of a person the name. Deeper than that is no text."""
    if value is None or depth > 2:
        return ""
    if isinstance(value, list):
        return ", ".join(filter(None, (_words(part, depth + 1) for part in value)))
    if isinstance(value, dict):
        return _words(value.get("name"), depth + 1)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return " ".join(str(value).split())


def _iso(words: str) -> str:
    """A date with a time as ISO 8601 writes it; anything else as it stands."""
    found = _TIME.fullmatch(words)
    return f"{found[1]}T{found[2]}{found[3] or ''}" if found else words
