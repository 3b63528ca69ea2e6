"""Runs that are tidied piece by piece come out as those that are taken apart to be canonical."""

from hypothesis import given
from hypothesis import strategies as st

from convert.canonical import canonical
from convert.model import Image, LineBreak
from convert.read.html.formats import Format, Kind
from convert.read.html.pieces import APART, Piece
from convert.read.html.run import Run

_WORDS = ("a", "b c", " ", " a", "a ", " a ", "a.", "é", "\u00a0", "a\u00a0", " \u00a0", "x\u0301", "\u0301")
_KINDS: tuple[Kind, ...] = ("link", "strong", "emphasis", "sup")


@st.composite
def _pieces(draw: st.DrawFn) -> list[Piece]:
    """Pieces as the elements of a page leave them: a format is open for some of them in a row."""
    pieces: list[Piece] = []
    formats: tuple[Format, ...] = ()
    for _ in range(draw(st.integers(1, 9))):
        match draw(st.sampled_from(("open", "close", "words", "words", "break", "picture", "gap"))):
            case "open" if len(formats) < 2:
                kind = draw(st.sampled_from(_KINDS))
                formats = formats if kind in [old.kind for old in formats] else (*formats, Format(kind, "x"))
            case "close":
                formats = formats[:-1]
            case "break":
                pieces.append((LineBreak(), formats))
            case "picture":
                pieces.append((Image("picture-1", draw(st.sampled_from((None, "a hill")))), formats))
            case "gap":
                pieces.append(APART)
            case _:
                pieces.append((draw(st.sampled_from(_WORDS)), formats))
    return pieces


@given(_pieces())
def test_a_run_is_canonical_however_it_is_tidied(pieces: list[Piece]) -> None:
    taken = Run(pieces=list(pieces)).take()
    assert canonical(taken) == taken
