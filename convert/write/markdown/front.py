"""Front matter: YAML 1.2 whose values are JSON strings and lists, which YAML includes."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from convert.model import Meta

#: Front matter keys in the order of the file, with the fields of Meta that they carry.
_KEYS: Final[tuple[tuple[str, str], ...]] = (
    ("title", "title"),
    ("subtitle", "subtitle"),
    ("author", "byline"),
    ("date", "published"),
    ("modified", "modified"),
    ("site", "site"),
    ("section", "section"),
    ("source", "source_url"),
    ("lang", "lang"),
    ("dir", "dir"),
    ("description", "description"),
    ("keywords", "keywords"),
    ("rights", "rights"),
)
_DEFAULTS: Final = Meta()
#: What JSON lets stand and YAML does not print as it is [YAML 1.2.2, 5.1 and 5.4]: controls, other line ends, a BOM.
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def front_matter(meta: Meta) -> str:
    """The block between its ``---`` lines, or nothing where nothing is known."""
    rows = []
    for key, name in _KEYS:
        value = getattr(meta, name)
        if value and value != getattr(_DEFAULTS, name):
            rows.append(f"{key}: {_json(value)}")
    return "\n".join(["---", *rows, "---"]) if rows else ""


def _json(value: Any) -> str:
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))
