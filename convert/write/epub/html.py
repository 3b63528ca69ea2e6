"""XHTML as text: escaping, attributes, identifiers."""

from __future__ import annotations

import re
from typing import Final

from convert.language import direction
from convert.model import Attr

_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_NOT_NAME: Final = re.compile(r"[^A-Za-z0-9_.-]+")
#: Beginnings of the identifiers that the writer makes itself.
_OURS: Final = re.compile(r"(?:note|ref|page|section|cover)-?\d*")


def text(value: str) -> str:
    """``value`` as character data."""
    return value.translate(_TEXT)


def attribute(value: str) -> str:
    """``value`` as it stands between double quotes."""
    return value.translate(_ATTRIBUTE)


def identifier(anchor: str, taken: set[str]) -> str:
    """An XML name for an id of the tree, the id itself where it is one, unlike every name in ``taken``, which it
    joins."""
    stem = anchor
    if _NAME.fullmatch(anchor) is None or _OURS.fullmatch(anchor) is not None:
        stem = "id-" + _NOT_NAME.sub("-", anchor)
    name, number = stem, len(taken)
    while name in taken:
        name, number = f"{stem}-{number}", number + 1
    taken.add(name)
    return name


def spoken(lang: str | None, dir_: str | None) -> str:
    """The attributes for a part in another language or direction. A language that runs from right to left brings its
    direction where none is given; ``"auto"`` is the reading system's to find."""
    out = f' xml:lang="{attribute(lang)}" lang="{attribute(lang)}"' if lang else ""
    if dir_ is None and lang and direction(lang) == "rtl":
        dir_ = "rtl"
    return out + (f' dir="{dir_}"' if dir_ else "")


def block_attributes(attr: Attr, ids: dict[str, str]) -> str:
    """id, language and direction of a block."""
    name = ids.get(attr.id) if attr.id is not None else None
    out = f' id="{name}"' if name else ""
    return out + spoken(attr.lang, attr.dir) if attr.lang or attr.dir else out
