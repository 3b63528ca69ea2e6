"""A page that is only titled with its site's name has its article's headline in the text: that is the title."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from convert.clean.page import text_of
from convert.clean.phrases import tokens
from convert.model import Document, Heading, Meta

#: What is left hanging at the end of a title whose headline was left out.
_HANGING: Final = re.compile(r"\s*[-–—|·:»]+\s*$")
#: Fewest words of a headline: one alone may be a section.
_WORDS: Final = 2


def titled(document: Document) -> Document:
    """The document with the heading that opens its text as its title, where its title names the site and no more. The
    site's name stays, as such."""
    meta, blocks = document.meta, document.blocks
    head = blocks[0] if blocks else None
    if not isinstance(head, Heading) or not _names_site(meta) or len(tokens(text_of(head))) < _WORDS:
        return document
    site = meta.site or _HANGING.sub("", meta.title) or None
    return replace(document, meta=replace(meta, title=text_of(head), site=site), blocks=blocks[1:])


def _names_site(meta: Meta) -> bool:
    """Whether a title is the site's name or its address, or ends where a headline was to follow."""
    words = tokens(meta.title)
    host = (urlsplit(meta.source_url or "").hostname or "").removeprefix("www.")
    named = words == tokens(meta.site or "") or words == tokens(host)
    return bool(words) and (named or _HANGING.search(meta.title) is not None)
