"""Content streams read back: what each marked-content sequence says, and what stands outside of any.

Clauses are those of ISO 32000-1. Nothing here knows how the file was made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

import pikepdf

#: Operators that show something: text, paths, shadings, pictures (8.2, table 51).
_TEXT: Final = frozenset({"Tj", "TJ", "'", '"'})
_PAINT: Final = frozenset({"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE"})
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_BLOCKS: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_RANGE: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(<[0-9A-Fa-f]+>|\[[^\]]*\])", re.DOTALL)


@dataclass(slots=True)
class PageContent:
    """What a page says. ``texts``: by MCID. ``faults``: (code, detail) of what marked content gets wrong."""

    texts: dict[int, str] = field(default_factory=dict)
    faults: list[tuple[str, str]] = field(default_factory=list)
    artifacts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Mark:
    """An open marked-content sequence. ``actual``: its ActualText, which then stands for all within."""

    tag: str
    mcid: int | None
    actual: str | None
    parts: list[str] = field(default_factory=list)


class _Decoder:
    """Character codes of one font to text, by its ToUnicode CMap (9.10.3)."""

    def __init__(self, font: Any) -> None:
        self.two_bytes = str(font.get("/Subtype", "")) == "/Type0"
        stream = font.get("/ToUnicode")
        self.table = to_unicode(stream.read_bytes()) if isinstance(stream, pikepdf.Stream) else {}

    def decode(self, data: bytes) -> tuple[str, int]:
        """The text, and how many codes have none."""
        step = 2 if self.two_bytes else 1
        out: list[str] = []
        unknown = 0
        for start in range(0, len(data), step):
            code = int.from_bytes(data[start : start + step], "big")
            text = self.table.get(code)
            if not text or text == "\ufffd":
                unknown += 1
            out.append(text or "\ufffd")
        return "".join(out), unknown


def to_unicode(data: bytes) -> dict[int, str]:
    """The text of each character code that a ToUnicode CMap knows (9.10.3)."""
    table: dict[int, str] = {}
    for kind, body in _BLOCKS.findall(data):
        if kind == b"bfchar":
            codes = _HEX.findall(body)
            for code, text in zip(codes[::2], codes[1::2], strict=False):
                table[int(code, 16)] = _utf16(text)
            continue
        for low, high, target in _RANGE.findall(body):
            first, last = int(low, 16), int(high, 16)
            if target.startswith(b"["):
                for offset, text in enumerate(_HEX.findall(target)):
                    table[first + offset] = _utf16(text)
                continue
            start = _utf16(target.strip(b"<>"))
            for code in range(first, last + 1):
                table[code] = start[:-1] + chr(ord(start[-1]) + code - first)
    return table


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(b"".join(digits.split()).decode("ascii")).decode("utf-16-be", "replace")


class Reader:
    """Reads the pages of one file, each font once."""

    def __init__(self) -> None:
        self._decoders: dict[Any, _Decoder] = {}

    def read(self, page: pikepdf.Page) -> PageContent:
        """What a page's content says."""
        return _PageReader(self, page).read()

    def decoder(self, font: Any) -> _Decoder:
        key = font.objgen if font.is_indirect else id(font)
        if key not in self._decoders:
            self._decoders[key] = _Decoder(font)
        return self._decoders[key]


class _PageReader:
    """One page's operators, in order."""

    def __init__(self, reader: Reader, page: pikepdf.Page) -> None:
        self.reader = reader
        self.page = page
        self.resources: Any = page.obj.get("/Resources", pikepdf.Dictionary())
        self.out = PageContent()
        self.stack: list[_Mark] = []
        self.font: _Decoder | None = None
        self.fonts: list[_Decoder | None] = []

    def read(self) -> PageContent:
        for instruction in pikepdf.parse_content_stream(self.page):
            operator = str(instruction.operator)
            operands: Any = instruction.operands
            if operator in ("BDC", "BMC"):
                self._open(operands)
            elif operator == "EMC":
                self._shut()
            elif operator == "Tf":
                fonts = self.resources.get("/Font", pikepdf.Dictionary())
                name = str(operands[0])
                self.font = self.reader.decoder(fonts[name]) if name in fonts else None
            elif operator == "q":
                self.fonts.append(self.font)
            elif operator == "Q" and self.fonts:
                self.font = self.fonts.pop()
            elif operator in _TEXT:
                self._text(operator, operands)
            elif operator in _PAINT:
                self._painted(operator)
        if self.stack:
            self._fault("marked-content-open", f"{len(self.stack)} sequences never end")
        return self.out

    def _fault(self, code: str, detail: str) -> None:
        self.out.faults.append((code, detail))

    def _open(self, operands: Any) -> None:
        tag = str(operands[0]).lstrip("/")
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            named = self.resources.get("/Properties", pikepdf.Dictionary())
            properties = named.get(str(properties))
        mcid: int | None = None
        actual: str | None = None
        if isinstance(properties, pikepdf.Dictionary):
            mcid = int(properties["/MCID"]) if "/MCID" in properties else None
            actual = str(properties["/ActualText"]) if "/ActualText" in properties else None
        if mcid is not None and any(mark.mcid is not None for mark in self.stack):
            self._fault("marked-content-nested", f"MCID {mcid} within another")
        if mcid is not None and any(mark.tag == "Artifact" for mark in self.stack):
            self._fault("tagged-in-artifact", f"MCID {mcid} within an artifact")
        if tag == "Artifact" and any(mark.mcid is not None for mark in self.stack):
            self._fault("artifact-in-tagged", "an artifact within tagged content (ISO 14289-1, 7.1)")
        if mcid is not None and mcid in self.out.texts:
            self._fault("mcid-repeated", f"MCID {mcid} is used twice on the page")
        if mcid is not None:
            self.out.texts.setdefault(mcid, "")
        self.stack.append(_Mark(tag, mcid, actual))

    def _shut(self) -> None:
        if not self.stack:
            self._fault("marked-content-shut", "EMC without BDC")
            return
        mark = self.stack.pop()
        text = "".join(mark.parts) if mark.actual is None else mark.actual
        if mark.mcid is not None:
            self.out.texts[mark.mcid] += text
        elif self.stack:
            self.stack[-1].parts.append(text)
        elif mark.tag == "Artifact":
            self.out.artifacts.append(text)

    def _text(self, operator: str, operands: Any) -> None:
        pieces = operands[0] if operator == "TJ" else [operands[-1]]
        text, unknown = "", 0
        for piece in pieces:
            if isinstance(piece, pikepdf.String):
                if self.font is None:
                    self._fault("font-missing", "text without a font")
                    return
                more, bad = self.font.decode(bytes(piece))
                text, unknown = text + more, unknown + bad
        if unknown and not any(mark.actual is not None for mark in self.stack):
            self._fault("text-unknown", f"{unknown} characters without a Unicode value")
        self._painted(operator)
        if self.stack:
            self.stack[-1].parts.append(text)

    def _painted(self, operator: str) -> None:
        if not any(mark.mcid is not None or mark.tag == "Artifact" for mark in self.stack):
            self._fault("content-untagged", f"{operator} is neither tagged nor an artifact")
