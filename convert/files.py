"""Files: sources and what lies beside them; a document's folder and what goes into it, written whole or not at all.

With the command line this is all that touches the disk.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from convert import ledger
from convert.errors import ConvertError
from convert.model import Meta
from convert.output import Finding
from convert.pipeline import Result
from convert.read import Load

#: The ending of a sidecar with alternative texts; it is no source of its own.
ALTS: Final = ".alt.toml"
#: The settings that hold for runs from the folder it lies in: see :mod:`convert.clean.choice`.
SETTINGS: Final = "convert.toml"


# ------------------------------------------------------------------------------------------ sources


def read_source(path: Path) -> bytes:
    """The bytes of a source; ``-`` is standard input. Raises ConvertError when they cannot be had."""
    if str(path) == "-":
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except IsADirectoryError as error:
        raise ConvertError("this is a folder") from error
    except OSError as error:
        raise ConvertError(f"cannot be read: {error.strerror or error}") from error


def settings_text(path: Path | None) -> str:
    """The text of a settings file; without a path, of :data:`SETTINGS` in the working folder, if there is one.

    Raises ConvertError when it cannot be read.
    """
    chosen = path or Path(SETTINGS)
    if path is None and not chosen.is_file():
        return ""
    try:
        return chosen.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConvertError(f"{chosen}: cannot be read: {error}") from error


def ledger_path(path: Path) -> Path:
    """The ledger of an output folder; a path that is no folder is taken for the ledger itself. Raises ConvertError
    when the folder has none, or several."""
    if not path.is_dir():
        return path
    found = sorted(path.glob("*.ledger.json"))
    if len(found) != 1:
        named = f" (name one of them: {', '.join(one.name for one in found)})" if found else ""
        raise ConvertError(f"this folder holds {len(found)} ledgers, not one{named}")
    return found[0]


def pictures_beside(source: Path) -> Load:
    """Pictures from the folder that the source is in, and below it: nowhere else, and never from the network."""
    folder = source.parent.resolve()

    def load(path: str) -> bytes | None:
        target = (folder / unquote(path.partition("?")[0])).resolve()
        if "://" in path or not target.is_relative_to(folder) or not target.is_file():
            return None
        try:
            return target.read_bytes()
        except OSError:
            return None

    return load


def beside(source: Path, name: str) -> tuple[Load, str | None]:
    """What lies beside a source: its pictures, and the alternative texts of its sidecar, which carries ``name``."""
    return pictures_beside(source), alts_beside(source, name)


def alts_beside(source: Path, name: str) -> str | None:
    """The text of ``<name>.alt.toml`` beside a source: alternative texts that a person supplies. None without one.

    Raises ConvertError when it cannot be read.
    """
    path = source.with_name(name + ALTS)
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else None
    except (OSError, UnicodeDecodeError) as error:
        raise ConvertError(f"{path.name} cannot be read: {error}") from error


# ------------------------------------------------------------------------------------------ outputs


def slug(name: str) -> str:
    """A source's name as the name of its outputs: that of :func:`title_slug` without its ending."""
    return title_slug(Path(name).stem)


def title_slug(title: str) -> str:
    """Words as a name for files: lower case, NFC, joined by "-", letters of any script."""
    return re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", title).lower()).strip("-") or "document"


def files_of(result: Result, name: str) -> dict[str, bytes]:
    """Every file of a document's folder, by its path within it: the outputs, the ledger and the report."""
    files: dict[str, bytes] = {}
    for ending, output in result.outputs.items():
        files[f"{name}.{ending}"] = output.data
        files.update(output.files)
    files[f"{name}.ledger.json"] = ledger.dumps(result.prepared.ledger).encode("utf-8")
    meta, source = result.prepared.document.meta, result.prepared.ledger.source
    files[f"{name}.report.json"] = report(source, meta, result.findings, files).encode("utf-8")
    return files


def report(source: str | Sequence[str], meta: Meta, findings: Sequence[Finding], files: Mapping[str, bytes]) -> str:
    """The report of a document's folder as JSON: what a person should look at, and the hash of each file."""
    data = {
        "source": source,
        "title": meta.title,
        "language": meta.lang,
        "findings": [
            {"code": found.code, "severity": found.severity, "message": found.message, "where": found.where}
            for found in findings
        ],
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())},
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def save(files: Mapping[str, bytes], folder: Path) -> None:
    """Write a document's files whole or not at all: each is first written beside its place, then all are renamed.

    Raises ConvertError when the folder cannot be written; earlier outputs then stay as they were.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            part = target.with_name(f".{target.name}.part-{os.getpid()}")
            waiting.append((part, target))
            part.write_bytes(content)
        for part, target in waiting:
            part.replace(target)
    except OSError as error:
        for part, _ in waiting:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        raise ConvertError(f"cannot write {error.filename or folder}: {error.strerror or error}") from error
