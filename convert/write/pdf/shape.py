"""Scripts whose letters join, stack or run right to left: shaped by HarfBuzz and ordered by the bidi algorithm.

Latin, Greek and Cyrillic never come here. Shaped text always carries its own words as ActualText, because a glyph of
these scripts often stands for several characters, or for part of one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from convert.write.pdf.faces import Bit, Face

#: Scripts and marks that need shaping: combining marks, Hebrew to Thaana, the Indic scripts, Thai, Lao, Tibetan,
#: Myanmar, Khmer, presentation forms, joiners.
COMPLEX: Final = re.compile(
    "[\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20ff\ufb1d-\ufdff\ufe20-\ufe2f\ufe70-\ufefe]"
)
#: Characters that make a paragraph bidirectional: right-to-left letters and explicit directions.
RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
#: python-bidi knows embeddings, not isolates; for where pieces stand on a line the difference is rarely visible.
_ISOLATES: Final = {0x2066: 0x202A, 0x2067: 0x202B, 0x2068: 0x202A, 0x2069: 0x202C}
_FEATURES: Final = {"kern": True, "liga": True}


def shaped(face: Face, text: str, direction: str, lang: str) -> Bit:
    """``text``, one script in one face, as glyphs in the order in which they are painted, left to right."""
    infos, positions = face.shape(text, direction, _FEATURES, lang)
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    parts: list[tuple[int, str]] = []
    said: list[tuple[int, str]] = []
    seen: dict[int, int] = {}
    width = 0
    for info, position in zip(infos, positions, strict=True):
        cid = info.codepoint
        cluster = text[info.cluster : ends[info.cluster]]
        place = seen.get(info.cluster, 0)
        seen[info.cluster] = place + 1
        if cid not in face.text_of:
            said.append((cid, cluster if place == 0 else cluster[min(place, len(cluster) - 1)]))
        shift, rise = face.scaled(position.x_offset), face.scaled(position.y_offset)
        advance = face.scaled(position.x_advance)
        back = face.advance(cid) + shift - advance
        body = (f" {-shift} " if shift else "") + f"<{cid:04X}>" + (f" {back} " if back else "")
        width += advance
        if parts and parts[-1][0] == rise:
            parts[-1] = (rise, parts[-1][1] + body)
        else:
            parts.append((rise, body))
    whole = "".join(body for _, body in parts)
    level = len(parts) == 1 and parts[0][0] == 0
    cids = tuple(info.codepoint for info in infos)
    rises = () if level else tuple(parts)
    return Bit(face, text, whole, width, cids, actual=text, parts=rises, shaped=tuple(said), joined=True)


@lru_cache(maxsize=512)
def levels(text: str, base: int) -> tuple[int, ...]:
    """The embedding level of each character of a paragraph (Unicode Standard Annex #9). ``base``: 0 left to right,
    1 right to left."""
    from bidi import algorithm

    text = text.translate(_ISOLATES)
    storage = algorithm.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = ("L", "R")[base]
    algorithm.get_embedding_levels(text, storage)
    for index, char in enumerate(storage["chars"]):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    known = {char["index"]: char["level"] for char in storage["chars"]}
    out: list[int] = []
    for index in range(len(text)):
        out.append(known.get(index, out[-1] if out else base))
    return tuple(out)


def visual_order(found: list[int]) -> list[int]:
    """Rule L2: the indexes of pieces of these levels in the order in which they stand on the line."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        index = 0
        while index < len(order):
            end = index
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[index:end] = reversed(order[index:end])
            index = max(end, index + 1)
    return order
