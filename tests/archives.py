"""Change one file within a ZIP archive: how tests break a finished file on purpose."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable


def member(data: bytes, name: str) -> str:
    """The text of one member."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def names(data: bytes) -> list[str]:
    """The names of the members, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


def edited(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The archive with one member changed. The change must change something."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            content = source.read(info)
            if info.filename == name:
                before = content.decode("utf-8")
                after = change(before)
                assert after != before, f"the change does not touch {name}"
                content = after.encode("utf-8")
            target.writestr(info, content)
    return out.getvalue()


def replaced(data: bytes, name: str, old: str, new: str, count: int = 1) -> bytes:
    """The archive with ``old`` replaced by ``new`` in one member."""
    return edited(data, name, lambda content: content.replace(old, new, count))
