"""Parts of a page that no document can hold: embedded players and pages, and fields to fill in.

The reader notes each with its place; what stands in the article becomes a finding once the cleaner has decided what
the article is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Final, TypeAlias

from convert.model import Block, DomPath, List
from convert.output import Finding
from convert.read import LeftOut
from convert.read.html.element import Attributes

#: A place as child indexes from the root, which sorts as the page is read.
_Key: TypeAlias = tuple[int, ...]
#: Elements that show what is not in the page's source, and what a person would call them.
EMBEDS: Final = {
    "iframe": "page", "video": "video", "audio": "sound recording", "object": "object", "embed": "object",
    "canvas": "drawing", "svg": "drawing",
}  # fmt: skip
_NO_FIELDS: Final = frozenset({"hidden", "submit", "button", "image", "reset", "search"})
_ADDRESSES: Final = ("src", "data-src", "data-lazy-src", "data")


def embedded(tag: str, attributes: Attributes, inside: str, path: str) -> LeftOut | None:
    """An embed that a reader could see; None for one without content. ``inside``: the address of a source in it."""
    if any((attributes.get(side) or "").strip().removesuffix("px") in ("0", "1") for side in ("width", "height")):
        return None
    style = (attributes.get("style") or "").replace(" ", "")
    address = next((said for name in _ADDRESSES if (said := (attributes.get(name) or "").strip())), inside)
    drawn = EMBEDS[tag] == "drawing"
    if "hidden" in attributes or "display:none" in style or (not drawn and not address.strip()):
        return None
    if address.startswith(("about:", "javascript:", "data:")):
        address = ""
    named = attributes.get("title") or attributes.get("aria-label") or ""
    words = " – ".join(part for part in (" ".join(named.split()), address) if part)
    return LeftOut("embed", f"{EMBEDS[tag]}: {words}" if words else EMBEDS[tag], path) if words or drawn else None


def field(tag: str, attributes: Attributes, path: str) -> LeftOut | None:
    """A field to fill in; None for a button or a hidden one."""
    kind = (attributes.get("type") or "text").lower() if tag == "input" else tag
    return None if kind in _NO_FIELDS else LeftOut("field", kind, path)


def findings_of(left_out: Iterable[LeftOut], page: Sequence[Block], article: Sequence[Block]) -> tuple[Finding, ...]:
    """A finding for every embed in the article, and one for all its fields. ``page`` has the blocks before cleaning,
    ``article`` those after, both with their origins.

    A part stands in the article when it is within one of its blocks, between two of them, or right beside one.
    """
    kept = {_key(path) for block in article if (path := _path(block)) is not None}
    lists = {_key(path) for block in page if isinstance(block, List) and (path := _path(block)) is not None}
    kept |= _taken_apart(lists, sorted(kept))
    close = _near(left_out, kept)
    keys = sorted(_key(path) for block in page if (path := _path(block)) is not None) if close else []
    inside: list[LeftOut] = []
    for part, key in close:
        at = bisect_right(keys, key)
        before, after = (keys[at - 1] if at else None), (keys[at] if at < len(keys) else None)
        beside = [near for near in (before, after) if near is not None and near in kept]
        within = before is not None and before in kept and key[: len(before)] == before
        if not within and len(beside) < 2 and not any(near[:-1] == key[:-1] for near in beside):
            continue
        inside.append(part)
    return told(inside)


def _taken_apart(lists: Iterable[_Key], kept: Sequence[_Key]) -> set[_Key]:
    """Those of the lists in which something stands that was kept."""
    behind = ((key, kept[at]) for key in lists if (at := bisect_right(kept, key)) < len(kept))
    return {key for key, first in behind if first[: len(key)] == key}


def _near(left_out: Iterable[LeftOut], kept: Collection[_Key]) -> list[tuple[LeftOut, _Key]]:
    """The parts that may stand in the article at all, with their places: most fields are those of a page's head and
    foot."""
    if not kept:
        return []
    first, last, around = min(kept), max(kept), {key[:-1] for key in kept}
    return [
        (part, key)
        for part in left_out
        if first <= (key := _key(part.path)) <= last
        or key[:-1] in around
        or any(key[:size] in kept for size in range(len(key)))
    ]


def told(left_out: Iterable[LeftOut]) -> tuple[Finding, ...]:
    """A finding for every embed, and one for all fields."""
    found: list[Finding] = []
    fields: Counter[str] = Counter()
    for part in left_out:
        if part.kind == "field":
            fields[part.words] += 1
        else:
            found.append(Finding("embed-left-out", f"no output holds what is embedded here: {part.words}"))
    if fields:
        kinds = ", ".join(f"{count} × {kind}" for kind, count in sorted(fields.items()))
        found.append(Finding("fields-left-out", f"no output holds the fields to fill in: {kinds}"))
    return tuple(found)


def _path(block: Block) -> str | None:
    return block.attr.origin.path if isinstance(block.attr.origin, DomPath) else None


def _key(path: str) -> _Key:
    return tuple(map(int, path.split("/"))) if path else ()
