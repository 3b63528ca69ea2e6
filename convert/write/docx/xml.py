"""Small pieces of WordprocessingML as text: escaping, identifiers, relationships.

Clauses are those of ECMA-376 Part 1 (5th edition), of OPC where it says so.
"""

from __future__ import annotations

import re
from typing import Final

REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"

_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": " ", "\t": " ", "\r": " "}
)
_NOT_NAME: Final = re.compile(r"\W", re.ASCII)
_NAME_LENGTH: Final = 40


def text(value: str) -> str:
    """``value`` as XML character data."""
    return value.translate(_TEXT)


def attribute(value: str) -> str:
    """``value`` as it stands between double quotes."""
    return value.translate(_ATTRIBUTE)


def bookmark_name(anchor: str, taken: set[str]) -> str:
    """A bookmark name for an id: at most 40 letters, digits and underscores, not beginning with a digit (Word's limit;
    17.13.6.2 leaves it open), unlike every name in ``taken``, which it joins."""
    stem = "a_" + _NOT_NAME.sub("_", anchor)[: _NAME_LENGTH - 8]
    name, number = stem, len(taken)
    while name.lower() in taken:
        name, number = f"{stem}_{number}", number + 1
    taken.add(name.lower())
    return name


class Relations:
    """The relationships of one part (OPC, clause 6.5), each target once."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, str, bool], str] = {}

    def get(self, kind: str, target: str, external: bool = False) -> str:
        """The id of the relationship of this kind (the last word of its type) to this target."""
        key = (kind, target, external)
        return self._ids.setdefault(key, f"rId{len(self._ids) + 1}")

    def __bool__(self) -> bool:
        return bool(self._ids)

    def xml(self) -> str:
        """The Relationship elements."""
        return "".join(
            f'<Relationship Id="{name}" Type="{REL}/{kind}" Target="{attribute(target)}"'
            + (' TargetMode="External"/>' if external else "/>")
            for (kind, target, external), name in self._ids.items()
        )
