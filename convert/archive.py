"""ZIP archives whose bytes depend on nothing but their members: no clock, no file modes, order as given.

DOCX and EPUB are both ZIP files. The standard library's writer cannot take data that is already compressed, and the
parts of a template never change; so members are deflated once with :func:`deflated` (cache the result) and joined
here. Layout after PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central directory) and 4.3.16
(end record); no ZIP64, so the whole must stay under 4 GiB and 65,535 members.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

_STORED: Final = 0
_DEFLATED: Final = 8
_UTF8_NAME: Final = 1 << 11
#: 1980-01-01 00:00:00, the first moment that a ZIP file can name (APPNOTE 4.4.6).
_DATE: Final = (0 << 9) | (1 << 5) | 1
_TIME: Final = 0
_VERSION: Final = 20


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive, ready to be written: ``data`` is as stored, ``size`` and ``crc`` are of the original."""

    name: str
    data: bytes
    size: int
    crc: int
    method: int


def stored(name: str, data: bytes) -> Member:
    """A member kept as it is: for what is compressed already, and for the mimetype of an EPUB."""
    return Member(name, data, len(data), zlib.crc32(data), _STORED)


def deflated(name: str, data: bytes, level: int = 6) -> Member:
    """A member compressed with deflate; kept as it is when that would not make it smaller."""
    engine = zlib.compressobj(level, zlib.DEFLATED, -15)
    packed = engine.compress(data) + engine.flush()
    if len(packed) >= len(data):
        return stored(name, data)
    return Member(name, packed, len(data), zlib.crc32(data), _DEFLATED)


def pack(members: Iterable[Member]) -> bytes:
    """The archive of these members, in this order. Raises ValueError when two share a name."""
    body: list[bytes] = []
    directory: list[bytes] = []
    seen: set[str] = set()
    offset = 0
    for member in members:
        if member.name in seen:
            raise ValueError(f"two members are called {member.name}")
        seen.add(member.name)
        name = member.name.encode("utf-8")
        flags = 0 if member.name.isascii() else _UTF8_NAME
        shared = struct.pack(
            "<HHHHHIIIHH",
            _VERSION, flags, member.method, _TIME, _DATE, member.crc, len(member.data), member.size, len(name), 0,
        )  # fmt: skip
        local = b"PK\x03\x04" + shared + name
        tail = struct.pack("<HHHII", 0, 0, 0, 0, offset)
        directory.append(b"PK\x01\x02" + struct.pack("<H", _VERSION) + shared + tail + name)
        body += (local, member.data)
        offset += len(local) + len(member.data)
    index = b"".join(directory)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(seen), len(seen), len(index), offset, 0)
    return b"".join((*body, index, end))
