"""Pictures of a saved page: which of the places that a page names is the picture, its bytes, and its alt text.

Nothing is ever fetched. A data URI holds its bytes; any other picture comes from beside the page, through ``load``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from convert.model import Image, Media
from convert.output import Finding
from convert.read import Load, no_pictures
from convert.read.html.addresses import joined
from convert.read.html.element import Attributes
from convert.read.pictures import address, by_name, bytes_at, described, measured

#: Where pages that load pictures late keep the address, best first, with the standard's own places among them.
_LATE: Final = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-orig-file",
    "data-large-file",
    "data-hi-res-src",
)
_SETS: Final = ("srcset", "data-srcset", "data-lazy-srcset", "data-src-set")
_ELSEWHERE: Final = frozenset({*_LATE, *_SETS})
#: Addresses by width or by name, where such an attribute holds an object of them.
_NAMED: Final = re.compile(r'"((?:https?:)?//[^"\s]+|/[^"\s]+)"')
#: Other names of such attributes: a loader's own word and ``src``, but not of scripts, films or smaller pictures.
_LOADED: Final = re.compile(
    r"data-(?!.*(?:script|iframe|code|video|audio|poster|low|small|thumb|placeholder|fallback|teaser|pinterest|mce))"
    r"[\w-]*src(?P<set>-?set)?(?:-(?:retina|big|large|full))?"
)
#: Pictures that stand for one that is not loaded yet, or that count visits, by their names: whatever these end in, or,
#: for words that pictures of something begin with, too, where it is an animation or nothing but a size or a colour.
_PLACEHOLDER: Final = re.compile(
    r"[/_.-](?:(?:spacer|transparent|placeholder|1x1)[\w.-]*\.(?:gif|png|svg|jpe?g)"
    r"|(?:blank|pixel|lazy|loading|clear)(?:[\w-]*\.(?:gif|svg)"
    r"|(?:[_.-]?(?:\d+|x|trans|transparent|image|img|load|loader|white|gr[ae]y|dot))*\.(?:png|jpe?g)))",
    re.I,
)
#: A word of such a name, which is looked for first, since few addresses have one.
_STAND_INS: Final = ("spacer", "transparent", "placeholder", "1x1", "blank", "pixel", "lazy", "loading", "clear")
_OF_SET: Final = re.compile(r"(\S*[^\s,])(?:\s+([\d.]+)[wx])?\s*(?:,|$)")
#: How addresses begin that lead nowhere, which some loaders put in place of the picture's.
_NOWHERE: Final = ("//:", "http://:", "https://:", "about:", "javascript:", "#")
#: The folder in which a browser keeps what it saved with a page: it is beside the page, and not on its site.
_SAVED: Final = re.compile(r"(?:\./)?[^/:?#]+_files/")
#: A data URI shorter than this is a placeholder: no picture worth a description fits in it.
_TINY: Final = 400
#: A tag that a page's editor wrote into the attribute.
_TAG: Final = re.compile(
    r"</?(?:a|b|i|u|p|br|em|div|sub|sup|font|span|small|strong)(?:\s+[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s>]+))*\s*/?>",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Album:
    """The media of a page as they turn up. ``base``: what relative addresses start from. ``held``: what lies in one
    file with the page. ``keys``: media by address."""

    load: Load
    base: str
    held: Load = no_pictures
    media: dict[str, Media] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def image(self, attributes: Attributes, sources: tuple[str, ...] = ()) -> Image | None:
        """The picture of an ``img``; ``sources`` are srcsets of the ``picture`` around it. None for a picture that
        nobody can see: a counter of one pixel, a placeholder without an address."""
        if _pixel(attributes.get("width")) or _pixel(attributes.get("height")):
            return None
        places = list(dict.fromkeys(_places(attributes, sources)))
        if not places:
            return None
        alt = attributes.get("alt")
        words = described(_TAG.sub("", alt) if alt and "<" in alt else alt)
        silent = (attributes.get("role") or "").lower() in ("presentation", "none") or attributes.get(
            "aria-hidden"
        ) == "true"
        decorative = silent or ("alt" in attributes and not (alt or "").strip())
        label = described(attributes.get("aria-label"))
        return Image(
            self._medium(places),
            None if decorative else words or label,
            decorative,
        )

    def _medium(self, places: list[str]) -> str:
        """The id of the picture at the first of these addresses that can be had, or at the best one if none can."""
        source = self._address(places[0])
        if (known := self.keys.get(source)) is not None:
            return known
        data, mime = None, ""
        for place in places:
            data, mime = bytes_at(place, self.load)
            data = data or self.held(place)
            if data:
                source = self._address(place)
                break
        key = f"picture-{len(self.media) + 1}"
        self.keys.setdefault(source, key)
        width, height, kind = measured(data)
        self.media[key] = Media(key, kind or mime or by_name(source), data, width, height, source)
        if not data:
            self.findings.append(Finding("picture-missing", f"the picture is not beside the page: {source}", where=key))
        return key

    def _address(self, place: str) -> str:
        if place.startswith("data:"):
            return address(place)
        return place if "_files/" in place and _SAVED.match(place) else joined(self.base, place)


def _pixel(size: str | None) -> bool:
    """Whether a side of a picture is one pixel long, or none."""
    return size is not None and size.strip().removesuffix("px") in ("0", "1")


def _places(attributes: Attributes, sources: tuple[str, ...]) -> Iterator[str]:
    plain = (attributes.get("src") or "").strip()
    late = list(_late(attributes))
    if late and _is_gif(plain) and (others := [place for place in late if not _is_gif(place)]):
        plain, late = "", others
    if plain and not _stands_in(plain):
        yield plain
    yield from late
    for source in sources:
        yield from _widest(source)


def _late(attributes: Attributes) -> Iterator[str]:
    """The addresses that scripts put in place."""
    if not _ELSEWHERE.isdisjoint(attributes):
        for name in _LATE:
            if value := (attributes.get(name) or "").strip():
                yield from _NAMED.findall(value) if value[0] == "{" else [value]
        for name in _SETS:
            yield from _widest(attributes.get(name) or "")
    for name, said in attributes.items():
        if name != "src" and "src" in name and said and name not in _ELSEWHERE and (found := _LOADED.fullmatch(name)):
            yield from _widest(said) if found["set"] else [said.strip()] if "/" in said else ()


def _is_gif(place: str) -> bool:
    """Whether an address is that of a GIF: beside one of another kind it is the still or the turning wheel that stands
    for it until it is loaded, whatever it is called."""
    return place.partition("?")[0][-4:].lower() == ".gif"


def _stands_in(place: str) -> bool:
    """Whether an address is that of a placeholder."""
    if place.startswith("data:"):
        return len(place) < _TINY
    if place.startswith(_NOWHERE):
        return True
    return any(map(place.lower().__contains__, _STAND_INS)) and _PLACEHOLDER.search("/" + place) is not None


def _widest(srcset: str) -> list[str]:
    """The addresses of a srcset, widest first (HTML, section 4.8.4.2.1)."""
    found = []
    for place, size in _OF_SET.findall(srcset) if srcset else ():
        if not _stands_in(place):
            found.append((-float(size or 1), place))
    return [place for _, place in sorted(found, key=lambda pair: pair[0])]
