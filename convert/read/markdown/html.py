"""Blocks of HTML within Markdown, read by the same reader as saved pages."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from html import unescape
from typing import Final

from convert.model import Attr, Block, Document, Figure, Image, Inline
from convert.output import Finding
from convert.read.markdown.inline import InlineReader
from convert.walk import block_text, map_block

#: Declarations, sections and instructions, and a tag that does not end: no HTML that says anything to a reader.
_NO_HTML: Final = re.compile(r"<[!?](?!--)|<[A-Za-z/][^>]*\Z")
_SILENT: Final = re.compile(r"<!--.*?-->|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
#: Elements that a reader meets though they hold no words.
_SHOWN: Final = re.compile(
    r"<(?:img|iframe|video|audio|svg|object|embed|canvas|input|textarea|select)\b", re.IGNORECASE
)
_TAG: Final = re.compile(r"</?[A-Za-z][^>]*>")


@dataclass(slots=True)
class HtmlReader:
    """Reads pieces of HTML, whose pictures join those of ``inline``.

    ``findings``: what of them no document can hold.
    """

    inline: InlineReader
    findings: list[Finding] = field(default_factory=list)

    def read(self, source: str) -> tuple[Block, ...] | None:
        """The blocks of a piece, none where it holds no words. None where it is no sound HTML, or where a word of it
        would be lost: it then stays as it is written."""
        if _NO_HTML.search(source):
            return None
        wanted = _letters(_TAG.sub("", _SILENT.sub("", source)))
        if not wanted and not _SHOWN.search(source):
            return ()
        from convert.read.html import read_html
        from convert.read.html.left_out import told

        page = f"<!DOCTYPE html><meta charset=utf-8><body>{source}".encode("utf-8", "replace")
        parsed = read_html(page, self.inline.load, "draft.html")
        self.findings += told(parsed.left_out)
        document = parsed.document
        said = _letters(" ".join(map(block_text, document.blocks)))
        if document.notes or wanted - said:
            return None
        return self._adopted(document)

    def _adopted(self, document: Document) -> tuple[Block, ...]:
        names = {medium.id: self.inline.adopt(medium) for medium in document.media}

        def inline(node: Inline) -> tuple[Inline, ...]:
            return (replace(node, media=names[node.media]),) if isinstance(node, Image) else (node,)

        def attr(old: Attr) -> Attr:
            return replace(old, origin=None, hints=None)

        def figure(old: Figure) -> Figure:
            return replace(old, media=names[old.media])

        return tuple(map_block(block, inline, attr, figure) for block in document.blocks)


def _letters(text: str) -> Counter[str]:
    """How often each letter and digit stands in a text."""
    return Counter(sign for sign in unicodedata.normalize("NFKC", unescape(text)) if sign.isalnum())
