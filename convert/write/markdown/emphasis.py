"""Where the delimiters of emphasis open and close: CommonMark 0.31.2, section 6.2, and GFM 6.5, from the writer's side.

A run is first written as pieces with its marks undecided; :func:`settle` then gives every mark its characters so that
each can open where it opens, can close where it closes, melts into no neighbour and closes nothing around it:

* ``_`` for emphasis and ``**`` for strong, the usual style, or the other of the two where that would not work;
* else with the letter just outside as a character reference, since punctuation lets the mark flank;
* else as an HTML tag, for what no delimiter can say.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from convert.write.markdown.marks import BRACKETS

Kind: TypeAlias = Literal["em", "strong", "s"]

#: The characters that may delimit each kind, best first, and how many of them.
_CHARACTERS: Final[dict[Kind, str]] = {"em": "_*", "strong": "*_", "s": "~"}
_LENGTHS: Final[dict[Kind, int]] = {"em": 1, "strong": 2, "s": 2}


@dataclass(slots=True, eq=False)
class Mark:
    """One mark around words: where its two delimiters stand among the pieces, and the mark around it in its link."""

    kind: Kind
    parent: Mark | None
    opens: int = 0
    closes: int = 0
    character: str = ""


@dataclass(slots=True)
class Piece:
    """A stretch of output: text, whose letters may be written as references; raw Markdown; or a delimiter."""

    value: str
    text: bool = False
    mark: Mark | None = None

    @property
    def first(self) -> str:
        """The first character as far as flanking goes: any delimiter is punctuation."""
        return "*" if self.mark else self.value[:1]

    @property
    def last(self) -> str:
        return "*" if self.mark else self.value[-1:]


def settle(pieces: list[Piece], marks: list[Mark]) -> None:
    """Write the delimiters of ``marks``, outermost first, into ``pieces``."""
    for mark in marks:
        _choose(pieces, mark)
    # a reference written for one mark may stand beside another
    for mark in marks:
        if not _sound(pieces, mark, mark.character):
            _choose(pieces, mark)
    for mark in marks:
        if not _sound(pieces, mark, mark.character):
            mark.character = ""
    for mark in marks:
        length = _LENGTHS[mark.kind]
        pieces[mark.opens].value = mark.character * length if mark.character else f"<{mark.kind}>"
        pieces[mark.closes].value = mark.character * length if mark.character else f"</{mark.kind}>"
        if mark.character == "~":
            _free_tildes(pieces, mark)


def _choose(pieces: list[Piece], mark: Mark) -> None:
    for character in _CHARACTERS[mark.kind]:
        if _sound(pieces, mark, character):
            mark.character = character
            return
    _encode_around(pieces, mark)
    mark.character = next((char for char in _CHARACTERS[mark.kind] if _sound(pieces, mark, char)), "")


def _sound(pieces: list[Piece], mark: Mark, character: str) -> bool:
    """Whether ``mark`` reads back as itself with this character."""
    if not character:
        return True
    for beside in (mark.opens - 1, mark.opens + 1, mark.closes - 1, mark.closes + 1):
        if 0 <= beside < len(pieces) and (other := pieces[beside].mark) and other.character == character:
            return False
    can_open, may_close = _flanks(_before(pieces, mark.opens), _after(pieces, mark.opens), character)
    if not can_open:
        return False
    if may_close:
        outer = mark.parent
        while outer:
            # the rule of three keeps one and two apart
            if outer.character == character and outer.kind == mark.kind:
                return False
            outer = outer.parent
    return _flanks(_before(pieces, mark.closes), _after(pieces, mark.closes), character)[1]


def _flanks(before: str, after: str, character: str) -> tuple[bool, bool]:
    """Whether a delimiter run between two characters can open, and can close [6.2, rules 1 to 8]."""
    space_before, space_after = _is_space(before), _is_space(after)
    sign_before, sign_after = _is_punctuation(before), _is_punctuation(after)
    left = not space_after and (not sign_after or space_before or sign_before)
    right = not space_before and (not sign_before or space_after or sign_after)
    if character == "_":
        return left and (not right or sign_before), right and (not left or sign_after)
    return left, right


def _is_space(character: str) -> bool:
    return character == "" or character in "\t\n\f\r\v" or unicodedata.category(character) == "Zs"


def _is_punctuation(character: str) -> bool:
    return character != "" and (unicodedata.category(character)[0] in "PS" or character in BRACKETS)


def _before(pieces: list[Piece], index: int) -> str:
    return pieces[index - 1].last if index else ""


def _after(pieces: list[Piece], index: int) -> str:
    return pieces[index + 1].first if index + 1 < len(pieces) else ""


def _encode_around(pieces: list[Piece], mark: Mark) -> None:
    """Write the letter before the opening delimiter and the one after the closing as character references [2.5]."""
    if mark.opens and (piece := pieces[mark.opens - 1]).text and _is_letter(last := piece.last):
        kept = piece.value[:-1]
        if kept.endswith("_") and not _escaping(kept[:-1]):
            kept = kept[:-1] + "\\_"  # it stood within a word
        # a backslash that escaped nothing would escape the "&"
        piece.value = f"{kept}{kept[-1:] if _escaping(kept) else ''}&#{ord(last)};"
    if mark.closes + 1 < len(pieces) and (piece := pieces[mark.closes + 1]).text and _is_letter(piece.first):
        kept = piece.value[1:]
        guard = "\\" if kept.startswith("_") else ""
        piece.value = f"&#{ord(piece.first)};{guard}{kept}"


def _is_letter(character: str) -> bool:
    return not _is_space(character) and not _is_punctuation(character)


def _escaping(text: str) -> bool:
    """Whether ``text`` ends with a backslash that nothing before it escapes."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _free_tildes(pieces: list[Piece], mark: Mark) -> None:
    """Escape the tildes of texts right beside ``~~``, which would become part of it."""
    for index in (mark.opens, mark.closes):
        if index and (piece := pieces[index - 1]).text and piece.value.endswith("~"):
            kept = piece.value[:-1]
            piece.value = kept + ("~" if _escaping(kept) else "\\~")
        if index + 1 < len(pieces) and (piece := pieces[index + 1]).text and piece.value.startswith("~"):
            piece.value = "\\" + piece.value
