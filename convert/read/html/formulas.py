"""Formulas (MathML, and TeX in the scripts of MathJax) as words that say the same read aloud, in braille and in print.

The tree has no node for formulas. Letters that are only set higher or lower make x² into "x2" for who listens, and a
fraction into "ab". So a formula is written on one line, as UnicodeMath does (Unicode Technical Note 28):
``√(a² + b²)``, ``(a + b)/2``, ``e^(iπ)``, with the raised digits of Unicode, which voices and braille tables know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.model import Inline, Sub, Text

#: A stretch of a formula: words, or letters set lower.
_Part: TypeAlias = str | Sub

_RAISED: Final = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED: Final = dict(zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True))
#: Signs that stand behind a letter as they are, raised or not.
_PRIMES: Final = frozenset("′″‴'*∗†‡°")
#: Signs above a letter, and the combining characters that put them there.
_ACCENTS: Final = {
    "^": "\u0302", "ˆ": "\u0302", "~": "\u0303", "˜": "\u0303", "¯": "\u0305", "‾": "\u0305", "―": "\u0305",
    "_": "\u0305", "˙": "\u0307", ".": "\u0307", "¨": "\u0308", "ˇ": "\u030c", "→": "\u20d7", "⃗": "\u20d7",
}  # fmt: skip
#: The one that is drawn over each letter of several.
_LINE: Final = "\u0305"
_DOUBLE_STRUCK: Final = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))
#: Operators between two operands, which stand apart from both (UnicodeMath, section 3.14), and signs with space behind.
_BETWEEN: Final = frozenset("=≠<>≤≥≪≫≈≃≅≡∼∝∈∉∋⊂⊃⊆⊇∪∩+-−–±∓×⋅·∗*÷→←↔⇒⇐⇔⟶⟵⟹⟸⟺↦∧∨∖∘⊕⊗⊥∥≔≜")
_RELATIONS: Final = _BETWEEN - set("+-−–±∓")
_BEHIND: Final = frozenset(",;")
_OPEN: Final = frozenset("([{⟨⌊⌈")
_CLOSE: Final = frozenset(")]}⟩⌋⌉")
#: Functions and large operators as signs: what follows stands apart.
_LARGE: Final = frozenset("∑∏∐∫∬∭∮⋃⋂⋁⋀")
#: Operators that show nothing (Unicode, invisible operators); the first applies a function, which is a space.
_APPLIES: Final = "\u2061"
_UNSEEN: Final = str.maketrans("", "", "\u2062\u2063\u2064\u200b\u2060")
_SPACES: Final = re.compile(" {2,}")
#: Space within brackets and before commas.
_LOOSE: Final = re.compile(r"(?<=[(\[{⟨⌊⌈]) | (?=[)\]}⟩⌋⌉,;])")
_TOKENS: Final = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_SKIPPED: Final = frozenset({"annotation", "annotation-xml", "mphantom", "none", "mprescripts"})
_SCRIPTED: Final = frozenset({"msup", "msub", "msubsup", "munder", "mover", "munderover"})


def formula(node: LexborNode) -> tuple[Inline, ...]:
    """The words of a ``math`` element; nothing where it has none."""
    try:
        parts = _tidy(_row(_children(node)))
    except RecursionError:  # nested as no formula is
        parts = [" ".join(node.text(deep=True).split())]
    return tuple(Text(part) if isinstance(part, str) else part for part in parts)


def is_rendered(script: LexborNode) -> bool:
    """Whether a script that holds a formula stands behind what it was drawn as."""
    before = script.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    named = (before.attributes.get("class") or "") if before is not None and before.attributes else ""
    return before is not None and ("MathJax" in named or "mjx" in named) and bool(before.text(deep=True).strip())


def is_twin(picture: LexborNode) -> bool:
    """Whether a picture shows the formula that stands before it for those who cannot see that one."""
    before = picture.prev
    return before is not None and before.tag in ("span", "math") and holds_formula(before)


def holds_formula(node: LexborNode) -> bool:
    """Whether a formula is what an element holds."""
    return node.tag == "math" or node.css_first("math") is not None


def of_tex(tex: str) -> tuple[Inline, ...]:
    """The words of a formula in TeX; as it is written where not all of it can be read."""
    from latex2mathml.converter import convert

    try:
        node = LexborHTMLParser(convert(tex)).css_first("math")
    except Exception:  # what the library raises on a formula that it cannot read is not documented
        node = None
    words = formula(node) if node is not None and "\\" not in node.text(deep=True) else ()
    return words or ((Text(tex.strip()),) if tex.strip() else ())


def _children(node: LexborNode) -> list[LexborNode]:
    return [child for child in node.iter() if (child.tag or "") not in _SKIPPED]


def _row(nodes: Sequence[LexborNode], tight: bool = False) -> list[_Part]:
    """Nodes that follow one another. ``tight``: no space around operators, as within an exponent."""
    out: list[_Part] = []
    operand = False  # whether what came last can stand to the left of an operator
    for node, following in zip(nodes, [*nodes[1:], None], strict=False):
        made = _made(node)
        sign = node.text(deep=True).strip() if node.tag == "mo" else ""
        if sign in _BETWEEN:
            made = [f" {sign} " if operand and not tight else sign]
        elif sign in _BEHIND:
            made = [f"{sign} "]
        elif _is_name(node):
            called = node.tag in _TOKENS and following is not None and following.text(deep=True).strip()[:1] == "("
            made = [*((" ",) if operand else ()), *made, *(() if called else (" ",))]
        elif made and len(nodes) > 1 and _is_fraction(node):
            made = [*((" ",) if operand else ()), *(["(", *made, ")"] if _multiplies(following) else made)]
        if made:
            operand = not (sign in _BETWEEN or sign in _BEHIND or sign in _OPEN or _is_name(node))
        out += made
    return out


def _is_fraction(node: LexborNode) -> bool:
    return node.tag == "mfrac" or (len(inner := _children(node)) == 1 and _is_fraction(inner[0]))


def _multiplies(node: LexborNode | None) -> bool:
    """Whether a node right behind a fraction would seem to stand below its line."""
    return node is not None and node.tag not in ("mo", "mspace", "mtext") and bool(node.text(deep=True).strip())


def _is_name(node: LexborNode) -> bool:
    """Whether a node is the name of a function or a large operator, with its limits or without."""
    while node.tag in _SCRIPTED and (inner := node.first_child) is not None:
        node = next(iter(node.iter()), inner)
    if node.tag not in ("mi", "mo"):
        return False
    words = node.text(deep=True).strip()
    return words in _LARGE or (len(words) > 1 and words.isalpha())


def _made(node: LexborNode) -> list[_Part]:
    """What one element says."""
    tag, inner = node.tag or "", _children(node)
    if tag in _TOKENS:
        return _token(node, tag)
    if tag == "mspace":
        return [" "]
    if tag == "semantics" or tag == "maction":
        return _made(inner[0]) if inner else []
    if tag == "msqrt":
        return ["√", *_bracketed(inner)]
    if tag == "mfenced":
        return _fenced(node, inner)
    if tag == "mtable":
        return _lines(inner)
    if tag == "mmultiscripts":
        return _multiscripts(node)
    if len(inner) > 1 and tag == "mfrac":
        if (node.attributes.get("linethickness") or "").strip().startswith("0"):
            return [*_made(inner[0]), "; ", *_made(inner[1])]
        return [*_bracketed(inner[:1]), "/", *_bracketed(inner[1:2])]
    if len(inner) > 1 and tag == "mroot":
        return [*_above(inner[1]), "√", *_bracketed(inner[:1])]
    if len(inner) > 1 and tag in _SCRIPTED:
        return _scripted(tag, inner)
    return _row(inner)


def _token(node: LexborNode, tag: str) -> list[_Part]:
    words = node.text(deep=True).translate(_UNSEEN)
    if words == _APPLIES:
        return [" "]
    words = " ".join(words.replace(_APPLIES, "").split()) if tag != "mtext" else words.replace("\u00a0", " ")
    if tag == "ms":
        words = f'"{words}"'
    if node.attributes.get("mathvariant") == "double-struck":
        words = _DOUBLE_STRUCK.get(words, words)
    return [words] if words else []


def _scripted(tag: str, inner: list[LexborNode]) -> list[_Part]:
    """A base with what stands below or above it."""
    base = _made(inner[0])
    if tag == "msup":
        return [*(base if _is_whole(inner[:1]) else ["(", *base, ")"]), *_above(inner[1])]
    if tag == "mover":
        return _accented(base, inner[1])
    below = _below(inner[1])
    over = _above(inner[2]) if len(inner) > 2 else []
    return [*base, *below, *over]


def _accented(base: list[_Part], over: LexborNode) -> list[_Part]:
    sign = _ACCENTS.get(over.text(deep=True).strip(), "")
    word = "".join(part for part in base if isinstance(part, str))
    if not sign or not word or len(word) < len(base):
        return [*base, *_above(over)]
    return ["".join(char + sign for char in word) if sign == _LINE else word + sign]


def _above(node: LexborNode) -> list[_Part]:
    """An exponent: raised digits where Unicode has them, primes as they are, and anything else behind ``^``."""
    made = _tidy(_row(_children(node) if node.tag == "mrow" else [node], tight=True))
    words = "".join(part if isinstance(part, str) else "_" for part in made)
    if not words:
        return []
    if all(char in _RAISED for char in words):
        return ["".join(_RAISED[char] for char in words)]
    if all(char in _PRIMES for char in words):
        return [words]
    return ["^", *(made if _is_whole([node]) else ["(", *made, ")"])]


def _below(node: LexborNode) -> list[_Part]:
    """An index: lowered digits, and anything else as it is set."""
    made = _tidy(_row(_children(node) if node.tag == "mrow" else [node], tight=True))
    words = "".join(part if isinstance(part, str) else _plain(part) for part in made)
    if words and all(char in _LOWERED for char in words):
        return ["".join(_LOWERED[char] for char in words)]
    return [Sub((Text(words),))] if words else []


def _plain(part: Sub) -> str:
    """An index of an index."""
    return "_" + "".join(node.value for node in part.children if isinstance(node, Text))


def _bracketed(nodes: Sequence[LexborNode]) -> list[_Part]:
    """What nodes say, in brackets unless it is one thing."""
    made = _row(nodes)
    return made if _is_whole(nodes) else ["(", *made, ")"]


def _is_whole(nodes: Sequence[LexborNode]) -> bool:
    """Whether nodes are one thing to whoever reads them in a line: a number, a letter with or without an index or an
    exponent, something in brackets."""
    while len(nodes) == 1:
        (node,) = nodes
        tag = node.tag or ""
        if tag in _TOKENS or tag in _SCRIPTED or tag in ("mfenced", "mmultiscripts"):
            return True
        if tag in ("mfrac", "msqrt", "mroot", "mtable"):
            return False
        nodes = _children(node)
    ends = [node.text(deep=True).strip() for node in (nodes[0], nodes[-1])] if nodes else ["", ""]
    inside = [node.text(deep=True).strip() for node in nodes[1:-1]]
    return not nodes or (ends[0] in _OPEN and ends[1] in _CLOSE and not any(one in _CLOSE for one in inside if one))


def _fenced(node: LexborNode, inner: list[LexborNode]) -> list[_Part]:
    said = node.attributes
    separators = (said.get("separators") if "separators" in said else ",") or ""
    out: list[_Part] = [said.get("open") or "("]
    for at, child in enumerate(inner):
        if at and separators.strip():
            signs = separators.replace(" ", "")
            out.append(f"{signs[min(at, len(signs)) - 1]} ")
        out += _made(child)
    return [*out, said.get("close") or ")"]


def _lines(rows: list[LexborNode]) -> list[_Part]:
    """The rows of a matrix, of cases, of equations below one another: cells are parted by commas, rows by semicolons;
    where a cell begins with an operator, the row goes on."""
    out: list[_Part] = []
    for at, row in enumerate(rows):
        if at:
            out.append("; ")
        for place, cell in enumerate(_children(row)):
            made = _tidy(_row(_children(cell)))
            if not made:
                continue
            first, *others = made
            goes_on = isinstance(first, str) and first[:1] in _RELATIONS
            if place:
                out.append(" " if goes_on else ", ")
            out += [f"{first[:1]} {first[1:]}" if goes_on and isinstance(first, str) else first, *others]
    return out


def _multiscripts(node: LexborNode) -> list[_Part]:
    """A base with pairs of indices and exponents behind it and, after ``mprescripts``, before it."""
    inner = [child for child in node.iter() if (child.tag or "") not in _SKIPPED - {"none", "mprescripts"}]
    tags = [child.tag for child in inner]
    cut = tags.index("mprescripts") if "mprescripts" in tags else len(inner)
    base = _made(inner[0]) if inner else []
    return [*_pairs(inner[cut + 1 :]), *base, *_pairs(inner[1:cut])]


def _pairs(nodes: Sequence[LexborNode]) -> Iterator[_Part]:
    for low, high in list(pairwise([*nodes, None]))[::2]:
        if low is not None and low.tag != "none":
            yield from _below(low)
        if high is not None and high.tag != "none":
            yield from _above(high)


def _tidy(parts: Sequence[_Part]) -> list[_Part]:
    """Words joined, without doubled spaces or any at the ends, within brackets or before what stands close."""
    out: list[_Part] = []
    for part in parts:
        if isinstance(part, str) and out and isinstance(last := out[-1], str):
            out[-1] = last + part
        else:
            out.append(part)
    out = [_LOOSE.sub("", _SPACES.sub(" ", part)) if isinstance(part, str) else part for part in out]
    if out and isinstance(first := out[0], str):
        out[0] = first.lstrip(" ")
    if out and isinstance(last := out[-1], str):
        out[-1] = last.rstrip(" ")
    return [part for part in out if part]
