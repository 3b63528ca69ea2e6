"""Pictures that a page holds twice: a small one to be seen at once, and the one that scripts put in its place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from convert.model import Block, Document, Figure

#: The name of a picture's file that no other picture has: so many characters, with a digit and a letter.
_OWN: Final = re.compile(r"(?=\D*\d)(?=[^a-z]*[a-z])[^/?#]{16,}\.(?:jpe?g|png|webp|avif|gif)", re.IGNORECASE)


def shown_once(document: Document) -> Document:
    """The document with one picture of two in a row whose files are called the same: the later one, in full size, with
    the words that either has."""
    if not any(
        isinstance(one, Figure) and isinstance(other, Figure)
        for one, other in zip(document.blocks, document.blocks[1:], strict=False)
    ):
        return document
    names = {medium.id: _name(medium.source or "") for medium in document.media}
    out: list[Block] = []
    for block in document.blocks:
        above = out[-1] if out else None
        if isinstance(block, Figure) and isinstance(above, Figure) and _is_twin(above, block, names):
            out[-1] = replace(block, alt=block.alt or above.alt, decorative=block.decorative and above.decorative)
        else:
            out.append(block)
    return replace(document, blocks=tuple(out)) if len(out) < len(document.blocks) else document


def _is_twin(one: Figure, other: Figure, names: dict[str, str]) -> bool:
    same = one.media != other.media and names.get(one.media, "") == names.get(other.media)
    return same and names[one.media] != "" and not one.caption and not one.credit and one.attr.id is None


def _name(source: str) -> str:
    """The name of a picture's file, where no other has it."""
    name = source.partition("?")[0].rpartition("/")[2]
    return name if _OWN.fullmatch(name) else ""
