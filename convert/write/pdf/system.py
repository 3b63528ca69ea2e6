"""Fonts that the machine has: the last resort, for Chinese, Japanese and Korean where the extra with their fonts is not
installed, and for scripts that no package brings.

Only fonts with TrueType outlines and the right to be embedded count. Directories are listed once per process, and only
when a character is met that no font of ours has.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import Any, Final

from convert.write.pdf.faces import FaceSpec

#: Where each platform keeps fonts.
_FOLDERS: Final = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": (r"C:\Windows\Fonts", r"~\AppData\Local\Microsoft\Windows\Fonts"),
}
#: File name beginnings to prefer, by primary language; one character is drawn differently in these.
_PREFERRED: Final = {
    "ja": ("ipagp", "ipag", "ipaexg", "takao", "vl-gothic"),
    "ko": ("nanumgothic", "nanumbarun", "unbatang", "baekmuk"),
    "zh": ("wqy-microhei", "wqy-zenhei", "droidsansfallback", "simhei", "simsun"),
    "": ("wqy-microhei", "wqy-zenhei", "ipagp", "nanumgothic", "notosans", "droidsans"),
}
#: Name parts of files that suit no running text.
_UNFIT: Final = ("mono", "coding", "emoji", "condensed", "italic", "oblique", "light", "thin", "black", "extra")


@cache
def _files() -> tuple[Path, ...]:
    found: list[Path] = []
    for folder in _FOLDERS.get(sys.platform, _FOLDERS["linux"]):
        for root, _, names in os.walk(Path(folder).expanduser()):
            found += [Path(root) / name for name in names if name.lower().endswith((".ttf", ".ttc"))]
    return tuple(sorted(found, key=lambda path: (path.name, str(path))))


def _order(lang: str, bold: bool) -> tuple[Path, ...]:
    preferred = _PREFERRED.get(lang, _PREFERRED[""])

    def rank(path: Path) -> tuple[int, bool, bool, str]:
        name = path.stem.lower()
        place = next((index for index, start in enumerate(preferred) if name.startswith(start)), len(preferred))
        return (place, any(part in name for part in _UNFIT), ("bold" in name) != bold, name)

    return tuple(sorted(_files(), key=rank))


@cache
def _coverage(path: Path) -> tuple[frozenset[int], ...]:
    """The characters of each face of a file; none for a face that cannot be used."""
    import uharfbuzz

    try:
        blob = uharfbuzz.Blob.from_file_path(str(path))
        faces: list[Any] = [uharfbuzz.Face(blob, index) for index in range(1 if path.suffix.lower() == ".ttf" else 4)]
    except (OSError, uharfbuzz.HarfBuzzError):
        return ()
    return tuple(frozenset(face.unicodes) if _usable(face) else frozenset() for face in faces)


def _usable(face: Any) -> bool:
    """TrueType outlines, and no ban on embedding (OS/2 fsType bit 1, OpenType 1.9)."""
    if "glyf" not in face.table_tags:
        return False
    table = bytes(face.reference_table("OS/2").data) if "OS/2" in face.table_tags else b""
    return not (len(table) >= 10 and int.from_bytes(table[8:10], "big") & 0x000F == 2)


@cache
def _ordered(lang: str, bold: bool) -> tuple[Path, ...]:
    return _order(lang, bold)


def find(code: int, lang: str, bold: bool) -> FaceSpec | None:
    """A system face that has a character, or None. ``lang``: a primary language subtag."""
    for path in _ordered(lang, bold):
        for index, characters in enumerate(_coverage(path)):
            if code in characters:
                return FaceSpec(path, index, embolden=bold and "bold" not in path.stem.lower())
    return None
