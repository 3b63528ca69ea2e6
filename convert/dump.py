"""Tree ⇄ JSON, for people, golden files and other programs.

A node is an object with its class name under ``"node"`` and its fields; a field at its default is left out, so that
the JSON shows what is there. Bytes are base64. :func:`load` is strict: an unknown node or field is an error.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, Final

from convert import model
from convert.errors import ConvertError
from convert.model import Document

_NODES: Final[dict[str, type]] = {
    name: cls for name, cls in vars(model).items() if isinstance(cls, type) and is_dataclass(cls)
}


def _shape(cls: Any) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (
            f.name,
            f.default
            if f.default is not MISSING
            else f.default_factory()
            if f.default_factory is not MISSING
            else MISSING,
        )
        for f in fields(cls)
    )


def to_data(value: Any) -> Any:
    """A node, or a value within one, as plain JSON data."""
    if is_dataclass(value):
        data: dict[str, Any] = {"node": type(value).__name__}
        for name, default in _shape(type(value)):
            inner = getattr(value, name)
            if default is MISSING or inner != default:
                data[name] = to_data(inner)
        return data
    if isinstance(value, tuple):
        return [to_data(item) for item in value]
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    return value


def from_data(data: Any) -> Any:
    """The inverse of :func:`to_data`. Raises ConvertError on a node or field that the tree does not have."""
    if isinstance(data, list):
        return tuple(from_data(item) for item in data)
    if isinstance(data, dict):
        if "base64" in data:
            return base64.b64decode(data["base64"])
        name = data.get("node")
        cls = _NODES.get(name) if isinstance(name, str) else None
        if cls is None:
            raise ConvertError(f"tree JSON: no node is called {name!r}")
        try:
            return cls(**{key: from_data(value) for key, value in data.items() if key != "node"})
        except TypeError as error:
            raise ConvertError(f"tree JSON: {name}: {error}") from error
    return data


def dumps(document: Document, indent: int | None = 2) -> str:
    """The document as JSON text."""
    return json.dumps(to_data(document), ensure_ascii=False, indent=indent)


def loads(text: str) -> Document:
    """A document from JSON text. Raises ConvertError when it is not one."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConvertError(f"tree JSON: {error}") from error
    document = from_data(data)
    if not isinstance(document, Document):
        raise ConvertError("tree JSON: the outermost node is not a Document")
    return document


def fingerprint(document: Document) -> str:
    """A SHA-256 in hexadecimal over all that the document says: the seed of identifiers (EPUB, PDF /ID). Where the
    bytes of its pictures came from is no part of it."""
    media = tuple(replace(medium, source=None) if medium.data else medium for medium in document.media)
    document = replace(document, media=media)
    return hashlib.sha256(dumps(document, indent=None).encode("utf-8")).hexdigest()
