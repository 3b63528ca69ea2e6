"""The style sheet of a book: ``styles/epub.css``, then what a profile wants otherwise than the standard one.

The reader's own settings come first here too: no type face, no size but as a ratio of the reader's, nothing that is
!important. Links stay underlined whatever a guide for print says: on a screen they are there to be followed. Colours
are given only by a profile that has a ground of its own, on the root, from which everything inherits them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from convert.style import Style, resources

_STANDARD: Final = Style()
_EMPHASIS: Final = {
    "italic": "em { font-style: italic; }",
    "bold": "em { font-style: normal; font-weight: bold; }",
    "underline": "em { font-style: normal; text-decoration: underline; }",
}
#: The width of a character in running text, with what the browser's own fonts differ, as a ratio of the type size.
_CHARACTER: Final = 0.54


@cache
def css(style: Style) -> bytes:
    """The style sheet for a profile, in UTF-8."""
    base = (resources() / "epub.css").read_text(encoding="utf-8")
    own = "\n".join(_rules(style))
    return (f"{base}\n/* {style.title} */\n{own}\n" if own else base).encode("utf-8")


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _rules(style: Style) -> Iterator[str]:
    """The rules of a profile where it differs from the standard one."""
    text, usual = style.text, _STANDARD.text
    if text.leading != usual.leading:
        yield f"html {{ line-height: {_number(text.leading)}; }}"
    if text.paragraph_gap != usual.paragraph_gap:
        yield f"p, ul, ol, .note {{ margin-bottom: {_number(text.paragraph_gap)}em; }}"
        yield f"li {{ margin-bottom: {_number(text.paragraph_gap / 2)}em; }}"
    if (text.measure, text.letter_spacing) != (usual.measure, usual.letter_spacing):
        width = text.measure * (_CHARACTER + text.letter_spacing)
        yield f"main {{ max-width: {_number(width)}rem; }}"
    if text.emphasis != usual.emphasis:
        yield _EMPHASIS[text.emphasis]
    if text.letter_spacing or text.word_spacing:
        spaced = f"letter-spacing: {_number(text.letter_spacing)}em; word-spacing: {_number(text.word_spacing)}em;"
        yield f"body, h1, h2, h3, h4, h5, h6 {{ {spaced} }}"
        yield "code, [dir='rtl'] { letter-spacing: normal; }"  # letters that join must not be parted
    yield from _headings(style)
    yield from _small(style)
    yield from _colours(style)


def _headings(style: Style) -> Iterator[str]:
    """Sizes as ratios of the text's; the space around headings in the text's size, whatever their own."""
    heading, size = style.heading, style.text.size
    if heading == _STANDARD.heading and size == _STANDARD.text.size:
        return
    for level, points in enumerate(map(style.text.legible, heading.sizes), 1):
        own = points / size
        space = f"margin-top: {_number(heading.before / own)}em; margin-bottom: {_number(heading.after / own)}em;"
        yield f"h{level} {{ font-size: {_number(own)}rem; line-height: {_number(heading.leading)}; {space} }}"


def _small(style: Style) -> Iterator[str]:
    """What the base sheet sets smaller than the text, where a profile has nothing so small."""
    least = min(1.0, style.text.smallest / style.text.size)
    if least > 0.9:
        yield ".credit, pre { font-size: 1em; }"
    if least > 0.75:
        yield f"sup, sub, a.noteref {{ font-size: {_number(least)}em; line-height: 0; }}"


def _colours(style: Style) -> Iterator[str]:
    """Text, ground and links of a profile that is not black on white. The cover has its own."""
    colour = style.colour
    if colour.background == _STANDARD.colour.background:
        return
    dark = "dark" if sum(bytes.fromhex(colour.background[1:])) < 3 * 128 else "light"
    yield f"html {{ color-scheme: {dark}; color: {colour.text}; background-color: {colour.background}; }}"
    yield f"a, a:visited {{ color: {colour.link}; }}"
