"""Scraped web articles in; clean, accessible DOCX, PDF, EPUB and Markdown out.

The public interface, loaded when first used::

    from convert import convert_document
    result = convert_document(data, "article.txt")
    result.outputs["pdf"].data
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from convert.about import VERSION as __version__  # noqa: N811 -- the name that Python tools look for

if TYPE_CHECKING:
    from convert.errors import ConvertError
    from convert.model import Document
    from convert.pipeline import Options, Result, convert_document
    from convert.style import Style, load_style

__all__ = ["ConvertError", "Document", "Options", "Result", "Style", "__version__", "convert_document", "load_style"]

_HOMES = {
    "ConvertError": "convert.errors",
    "Document": "convert.model",
    "Options": "convert.pipeline",
    "Result": "convert.pipeline",
    "Style": "convert.style",
    "convert_document": "convert.pipeline",
    "load_style": "convert.style",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'convert' has no attribute {name!r}")
