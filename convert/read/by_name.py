"""Which reader a source is for, by the ending of its name. Each is loaded when a source needs it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from convert.decode import decode
from convert.errors import ConvertError
from convert.read import Load, Parsed
from convert.read.text import read_text

Reader: TypeAlias = Callable[[bytes, Load, str], Parsed]


def _read_plain(data: bytes, load: Load, name: str) -> Parsed:
    text = decode(data)
    return Parsed(text, read_text(text))


def _read_page(data: bytes, load: Load, name: str) -> Parsed:
    from convert.read.html import read_html

    return read_html(data, load, name)


def _read_mhtml(data: bytes, load: Load, name: str) -> Parsed:
    from convert.read.packed import read_mhtml

    return read_mhtml(data, load, name)


def _read_webarchive(data: bytes, load: Load, name: str) -> Parsed:
    from convert.read.packed import read_webarchive

    return read_webarchive(data, load, name)


def _read_markdown(data: bytes, load: Load, name: str) -> Parsed:
    from convert.read.markdown.draft import read_draft

    return read_draft(data, load, name)


#: What each ending of a source's name is read by.
READERS: Final[Mapping[str, Reader]] = {
    ".txt": _read_plain,
    ".text": _read_plain,
    ".html": _read_page,
    ".htm": _read_page,
    ".xhtml": _read_page,
    ".mhtml": _read_mhtml,
    ".mht": _read_mhtml,
    ".webarchive": _read_webarchive,
    ".md": _read_markdown,
    ".markdown": _read_markdown,
}


def reader_for(name: str) -> Reader:
    """The reader for a source of this name; plain text where the name has no ending. Raises ConvertError if none."""
    suffix = Path(name).suffix.lower()
    reader = READERS.get(suffix) if suffix else _read_plain
    if reader is None:
        raise ConvertError(f"{suffix} is not a kind of file that convert reads ({', '.join(READERS)})")
    return reader
