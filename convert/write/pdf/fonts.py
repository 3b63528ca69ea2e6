"""Which face sets which character: families, the fallback chain, and words cut into pieces of one face each.

The chain is the style's family, then the Noto Sans of the script, then wide fonts for signs and emoji, all open and
from PyPI, then what the system has. Files are looked for and opened only when a character asks for them: an English
article opens no Arabic font. Those for Chinese, Japanese and Korean weigh as much as all of the rest, so they come with
the extra :data:`EASTERN`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from convert.errors import StyleError
from convert.language import is_traditional, primary_subtag
from convert.write.pdf import breaking, shape, system
from convert.write.pdf.faces import Bit, Face, FaceSpec, load_face

_NOTO: Final = "manimgx_fonts"
_NOTO_EAST: Final = "justmytype_intl_cjk"
#: The extra of this package that brings the fonts for Chinese, Japanese and Korean.
EASTERN: Final = "cjk"
#: Families that do not come as a fontpkg-* package: module and file within it.
_ELSEWHERE: Final = {
    "DejaVu Sans": ("ziafont", "fonts/DejaVuSans.ttf"),
    "STIX Two Math": ("ziamath", "fonts/STIXTwoMath-Regular.ttf"),
    "Noto Sans": (_NOTO, "NotoSans[wght].ttf"),
    "Noto Emoji": (_NOTO, "NotoEmoji[wght].ttf"),
    "Noto Sans Symbols": (_NOTO, "NotoSansSymbols[wght].ttf"),
}
#: Generic names that a profile may use.
_GENERIC: Final = {"monospace": "Fira Code"}
#: Blocks of Unicode that a Noto Sans of their own covers: first and last code point, and the script's name in it.
_SCRIPTS: Final[tuple[tuple[int, int, str], ...]] = (
    (0x0530, 0x058F, "Armenian"),
    (0x0590, 0x05FF, "Hebrew"),
    (0x0600, 0x06FF, "Arabic"),
    (0x0750, 0x077F, "Arabic"),
    (0x08A0, 0x08FF, "Arabic"),
    (0x0900, 0x097F, "Devanagari"),
    (0x0980, 0x09FF, "Bengali"),
    (0x0A00, 0x0A7F, "Gurmukhi"),
    (0x0A80, 0x0AFF, "Gujarati"),
    (0x0B00, 0x0B7F, "Oriya"),
    (0x0B80, 0x0BFF, "Tamil"),
    (0x0C00, 0x0C7F, "Telugu"),
    (0x0C80, 0x0CFF, "Kannada"),
    (0x0D00, 0x0D7F, "Malayalam"),
    (0x0D80, 0x0DFF, "Sinhala"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Lao"),
    (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1200, 0x139F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"),
    (0xFB1D, 0xFB4F, "Hebrew"),
    (0xFB50, 0xFDFF, "Arabic"),
    (0xFE70, 0xFEFE, "Arabic"),
)
#: Blocks of Unicode that Chinese, Japanese and Korean share, first and last code point: letters, signs and full-width
#: forms.
_EAST: Final = (
    (0x1100, 0x11FF), (0x2E80, 0x2FFF), (0x3000, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x1AFF0, 0x1B16F), (0x1F200, 0x1F2FF),
    (0x20000, 0x3134F),
)  # fmt: skip
#: The families that draw them, by language, whose own comes first: one character has other forms in each.
_EASTERN: Final = {
    "ja": ("JP", "SC", "TC", "KR"),
    "ko": ("KR", "JP", "SC", "TC"),
    "zh": ("SC", "TC", "JP", "KR"),
    "zh-hant": ("TC", "SC", "JP", "KR"),
}
#: Blocks whose signs another wide family draws best.
_SIGNS: Final[tuple[tuple[int, int, str], ...]] = (
    (0x2190, 0x22FF, "DejaVu Sans"),
    (0x1D400, 0x1D7FF, "STIX Two Math"),
    (0x1F300, 0x1FAFF, "Noto Emoji"),
)
#: What is tried for every other character, in this order.
_WIDE: Final = ("Noto Sans", "DejaVu Sans", "STIX Two Math", "Noto Sans Symbols", "Noto Emoji")
#: What stands for a character that no font has (Unicode: REPLACEMENT CHARACTER).
REPLACEMENT: Final = "\ufffd"
#: Characters that show nothing themselves: joiners, direction marks, variation selectors.
_INVISIBLE: Final = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
                               "\U000e0100-\U000e01ef]")  # fmt: skip


@cache
def family(name: str, bold: bool, italic: bool) -> Face | None:
    """The face of a family that is nearest to the wish, or None when the family is not installed."""
    name = _GENERIC.get(name, name)
    module, file = _ELSEWHERE.get(name, ("", ""))
    if name == "Noto Sans" and italic:
        file = "NotoSans-Italic[wght].ttf"
    script = name.removeprefix("Noto Sans ")
    if script in _EASTERN["zh"]:
        module, file = _NOTO_EAST, f"fonts/ofl/notosans{script.lower()}/NotoSans{script}[wght].ttf"
    elif any(script == known for _, _, known in _SCRIPTS):
        module, file = _NOTO, f"NotoSans{script}[wght].ttf"
    if module:
        root = _package(module)
        variable = file.endswith("[wght].ttf")
        spec = FaceSpec(root / file, 0, 700 if bold else 400, embolden=bold and not variable) if root else None
        return load_face(spec) if spec else None
    root = _package("fontpkg_" + re.sub(r"\W+", "_", name.lower()))
    return _from_package(root, bold, italic) if root else None


def _package(module: str) -> Path | None:
    spec = find_spec(module)
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def _from_package(root: Path, bold: bool, italic: bool) -> Face:
    """The nearest file of a fontpkg-* package; its metadata.json lists path, style, weight and variable."""
    entries = json.loads((root / "metadata.json").read_text(encoding="utf-8"))["files"]
    wish = 700 if bold else 400

    def distance(entry: dict[str, object]) -> tuple[bool, int, str]:
        weight = entry["weight"]
        off = abs(weight - wish) if isinstance(weight, int) else 0
        return ((entry["style"] == "italic") != italic, off, str(entry["path"]))

    best = min(entries, key=distance)
    static = isinstance(best["weight"], int)
    return load_face(FaceSpec(root / str(best["path"]), 0, wish, embolden=bold and static and best["weight"] < 600))


def own_forms(lang: str) -> str:
    """What of a language tag matters to the forms of characters that Chinese, Japanese and Korean share; nothing of any
    other language, and these share one stack."""
    found = "zh-hant" if is_traditional(lang) else primary_subtag(lang)
    return found if found in _EASTERN else ""


def is_eastern(char: str) -> bool:
    """Whether a character is one of those that Chinese, Japanese and Korean share."""
    return any(first <= ord(char) <= last for first, last in _EAST)


def _wanted(code: int, lang: str) -> tuple[str, ...]:
    scripts = tuple(f"Noto Sans {name}" for first, last, name in _SCRIPTS if first <= code <= last)
    if is_eastern(chr(code)):
        scripts = tuple(f"Noto Sans {name}" for name in _EASTERN.get(lang, _EASTERN["zh"]))
    signs = tuple(name for first, last, name in _SIGNS if first <= code <= last)
    return (*scripts, *signs, *_WIDE)


class Stack:
    """A family in one weight and slope with everything that it falls back on; makes words into bits and keeps them.

    ``lang`` matters to characters that languages draw differently, as Chinese, Japanese and Korean do.
    """

    def __init__(self, name: str, bold: bool, italic: bool, lang: str) -> None:
        primary = family(name, bold, italic)
        if primary is None:
            raise StyleError(f"font {name!r}: no such family is installed")
        self.primary = primary
        self.name, self.bold, self.italic, self.lang = name, bold, italic, lang
        self._words: dict[str, tuple[Word, ...]] = {}
        self._faces: dict[str, Face | None] = {}
        space = primary.plain(" ")
        assert space is not None
        self.space = space
        hyphen = primary.plain(breaking.SOFT_HYPHEN) or primary.plain("-")
        assert hyphen is not None
        self.hyphen = Bit(
            hyphen.face, breaking.SOFT_HYPHEN, hyphen.body, hyphen.width, hyphen.cids,
            actual=None if hyphen.text == breaking.SOFT_HYPHEN else breaking.SOFT_HYPHEN,
        )  # fmt: skip

    def words(self, text: str) -> tuple[Word, ...]:
        """``text``, which holds no spaces, as its unbreakable parts."""
        words = self._words
        try:
            return words[text]
        except KeyError:
            if len(words) > 20_000:
                words.clear()
            made = words[text] = tuple(
                Word(self.bits(part), after, length) for part, after, length in breaking.parts(text)
            )
            return made

    def bits(self, text: str, direction: str = "ltr") -> tuple[Bit, ...]:
        """``text`` as pieces of one face each, in logical order."""
        if direction == "ltr" and not shape.COMPLEX.search(text):
            bit = self.primary.plain(text)
            if bit is not None:
                return (bit,)
        out: list[Bit] = []
        for face, run in self._runs(text):
            out.append(self._bit(face, run, direction))
        return tuple(out)

    def draws(self, text: str) -> bool:
        """Is there a font for every letter of ``text``?"""
        return all(char.isspace() or self._face(char) for char in set(text))

    def _bit(self, face: Face | None, run: str, direction: str) -> Bit:
        if face is None:
            stand_in = family("DejaVu Sans", self.bold, False)
            bit = stand_in.plain(REPLACEMENT) if stand_in else None
            if bit is None:
                raise StyleError("no font with U+FFFD is installed")
            return Bit(bit.face, run, bit.body, bit.width, bit.cids, actual=run, missing=True)
        if direction == "ltr" and not shape.COMPLEX.search(run):
            visible = _INVISIBLE.sub("", run)
            bit = face.plain(visible) if visible else None
            if bit is not None:
                if visible == run:
                    return bit
                return Bit(face, run, bit.body, bit.width, bit.cids, actual=run)
        made = shape.shaped(face, run, direction, self.lang)
        return made if 0 not in made.cids else self._bit(None, run, direction)

    def _runs(self, text: str) -> list[tuple[Face | None, str]]:
        """Neighbours of one face. A letter and its marks are of one face, where one has them all. A character that no
        font has is a run of its own."""
        out: list[tuple[Face | None, str]] = []
        for cluster in _clusters(text):
            face = self._cluster_face(cluster)
            parts = [(face, cluster)] if face else [(self._face(char), char) for char in cluster]
            for found, part in parts:
                if out and found is not None and out[-1][0] is found:
                    out[-1] = (found, out[-1][1] + part)
                else:
                    out.append((found, part))
        return out

    def _cluster_face(self, cluster: str) -> Face | None:
        """The face for a letter with its marks. Noto Sans places marks on any Latin, Greek or Cyrillic letter; text
        fonts have them for composed letters only."""
        visible = _INVISIBLE.sub("", cluster) or cluster[0]
        own = self._face(visible[0])
        if len(visible) == 1 or own is None:
            return own
        marked = own if shape.COMPLEX.match(visible[0]) else family("Noto Sans", self.bold, self.italic)
        for face in (marked, own, *map(self._face, visible[1:])):
            if face is not None and face.covers(visible):
                return face
        return None

    def _face(self, char: str) -> Face | None:
        try:
            return self._faces[char]
        except KeyError:
            face = self._faces[char] = self._find(char)
            return face

    def _find(self, char: str) -> Face | None:
        code = ord(char)
        if _INVISIBLE.match(char) or code in self.primary.cmap:
            return self.primary
        if unicodedata.category(char) in ("Co", "Cn"):
            return None
        for name in _wanted(code, self.lang):
            face = family(name, self.bold, self.italic)
            if face is not None and code in face.cmap:
                return face
        spec = system.find(code, primary_subtag(self.lang), self.bold)
        return load_face(spec) if spec else None


def _clusters(text: str) -> list[str]:
    """Characters, each with the marks and the invisible characters after it."""
    out: list[str] = []
    for char in text:
        if out and (unicodedata.category(char)[0] == "M" or _INVISIBLE.match(char) or out[-1].endswith("\u200d")):
            out[-1] += char
        else:
            out.append(char)
    return out


class Word:
    """An unbreakable part of a line. ``after``: whether a line may end here, and how (see :mod:`breaking`).
    ``width`` is in thousandths of the type size; ``length`` in characters of the source."""

    __slots__ = ("after", "bits", "count", "length", "width")

    def __init__(self, bits: tuple[Bit, ...], after: breaking.After, length: int) -> None:
        self.bits = bits
        self.after = after
        self.width = sum(bit.width for bit in bits)
        self.count = sum(bit.count for bit in bits)
        self.length = length


@cache
def stack(name: str, bold: bool = False, italic: bool = False, lang: str = "") -> Stack:
    """The stack of a family, kept for the process. ``lang``: only where it changes the choice of font.
    Raises StyleError when the family is not installed."""
    return Stack(name, bold, italic, lang)
