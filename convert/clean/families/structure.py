"""Structure that plain text only hints at: wrapped lines, lists, quotations. No word is removed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from convert.clean.page import Page
from convert.clean.rule import GLUED, Mark, Rule
from convert.clean.vocabulary import STOP

#: Number, then the text; a comma or letter after the number means a sentence ("1.5 million", "2. Liga" alone).
NUMBERED: Final = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_BULLETS: Final = frozenset("-•*▪◦‣·●■▢□☐")
BULLET: Final = re.compile(r"[-•*▪◦‣·●■▢□☐]\s+(?=\S)")
#: A line of signs that parts what stands above it from what stands below: three of a kind, or one made for it.
BREAK: Final = re.compile(r"(?:([*_~•·●◦■□▪◆◇★☆✦✽§=#+-])(?:\s*\1){2,}|[–—―](?:\s*[–—―])+|⁂|❧|☙)")
QUOTED: Final = re.compile(r">\s?")
#: Languages that open direct speech with a dash.
_DASH_SPEECH: Final = frozenset(
    ["pl", "ru", "uk", "be", "bg", "cs", "sk", "fr", "es", "pt", "it", "hu", "ro", "sr", "hr", "lt", "lv", "tr"]
)

#: A hard-wrapped line, in characters.
_WRAP: Final = (55, 82)
_WRAPPED_LINES: Final = 8
_WRAPPED_SHARE: Final = 0.85


#: A large initial on a line of its own, or set apart from the rest of its word; letters that are words themselves;
#: least words of the paragraph that it opens.
_INITIAL: Final = re.compile(r"[\"“„«‘']?[^\W\d_]")
_SET_APART: Final = re.compile(r"[\"“„«‘']?([^\W\d_]) ([^\W\d_]+)(?=[\s,;:]|$)")
_LETTERS: Final = frozenset("aàáâeèéêëiìíoòóôuùúyýzwskvаувсикояіїєйжбâøåæ")
_OPENED: Final = 12
_WORD: Final = re.compile(r"[^\W\d_]+")


def initial(page: Page) -> Iterator[Mark]:
    """Put a large initial back to the rest of its word.

    Why: a page that sets the first letter of a text by itself leaves it on a line of its own, or with a space behind
    it, and a voice reads out a letter and half a word.
    Example: ``T`` / ``he river rose by two metres …``; ``T he river rose by two metres …``.
    Must not fire: above a line that does not go on in lower case, or is no paragraph; on a letter that is a word by
    itself ("A man"), or where both together are no word that the text or its language has ("C sharp").
    """
    for line in [at for at, text in enumerate(page.texts) if len(text) < 3 or text[1] == " " or text[2] == " "]:
        text = page.texts[line]
        if len(text) > 2:
            if _is_set_apart(page, text):
                yield Mark(line, "join", 0.95, "a large initial and the rest of its word", GLUED, line)
        elif line + 1 < len(page) and _INITIAL.fullmatch(text) and text[-1].isupper():
            below = page.texts[line + 1]
            if below[:1].islower() and len(below.split()) >= _OPENED and below[-1:] in '.!?:…”"’»)':
                yield Mark(line, "join", 0.95, "a large initial and the rest of its word", GLUED, line + 1)


def _is_set_apart(page: Page, text: str) -> bool:
    match = _SET_APART.match(text)
    if match is None or not match[1].isupper() or not match[2].islower() or len(text.split()) < _OPENED:
        return False
    word, is_word = f"{match[1]}{match[2]}".casefold(), match[1].casefold() in _LETTERS
    if word in STOP:
        return not is_word or (len(match[2]) == 1 and match[2] not in STOP)
    return not is_word and any(word in map(str.casefold, _WORD.findall(other)) for other in page.texts)


def wrapped_lines(page: Page) -> Iterator[Mark]:
    """Join the lines of a paragraph that was wrapped at a fixed width.

    Why: a line end in the middle of a sentence makes a screen reader stop there.
    Example: an e-mail-like text, every line 60 to 80 characters, paragraphs apart by blank lines.
    Must not fire: unless nearly all lines that have a successor in their block are that long, and none is longer; on
    verse, addresses or lists, whose lines are shorter.
    """
    longest = max(map(len, page.texts), default=0)
    if longest > _WRAP[1] + 8:
        return
    runs = _blocks(page)
    inner = [len(page.texts[line]) for first, last in runs for line in range(first, last)]
    fitting = sum(_WRAP[0] <= size <= _WRAP[1] for size in inner)
    if len(inner) < _WRAPPED_LINES or fitting < _WRAPPED_SHARE * len(inner):
        return
    for first, last in runs:
        full = all(len(page.texts[line]) >= _WRAP[0] - 10 for line in range(first, last))
        plain = not any(
            BULLET.match(page.texts[line]) or NUMBERED.match(page.texts[line]) for line in range(first, last + 1)
        )
        if last > first and full and plain:
            yield Mark(first, "join", 0.95, "lines of one paragraph, wrapped at a fixed width", last=last)


def _blocks(page: Page) -> list[tuple[int, int]]:
    """Runs of lines with no blank line within, as (first, last)."""
    starts = [line for line in range(len(page)) if line == 0 or page.gaps[line]]
    return [(start, after - 1) for start, after in pairwise([*starts, len(page)])]


def numbered_list(page: Page) -> Iterator[Mark]:
    """Make lines that count up from their first number an ordered list.

    Example: ``1. Boil water.`` / ``2. Add the rice.``.
    Must not fire: on a single numbered line, or on numbers that do not follow one another.
    """
    last = -1
    for line, text in enumerate(page.texts):
        if line <= last or not text[:1].isdecimal():
            continue
        last, match = line, NUMBERED.match(text)
        while match and last + 1 < len(page):
            following = NUMBERED.match(page.texts[last + 1])
            if not following or int(following[1]) != int(match[1]) + 1:
                break
            last, match = last + 1, following
        if last > line:
            yield Mark(line, "numbered", 0.95, "numbers that follow one another", last=last)


def bullet_list(page: Page) -> Iterator[Mark]:
    """Make two or more lines in a row that start with the same bullet a list.

    Example: ``• flour`` / ``• eggs``.
    Must not fire: on a single line; on direct speech opened by a hyphen (Polish, Russian, French and others).
    """
    last = -1
    for line, text in enumerate(page.texts):
        sign = text[:1]
        if line <= last or sign not in _BULLETS or not BULLET.match(text):
            continue
        last = line
        while last + 1 < len(page) and page.texts[last + 1][0] == sign and BULLET.match(page.texts[last + 1]):
            last += 1
        speech = sign == "-" and page.lang[:2] in _DASH_SPEECH and any(page.prose(at) for at in range(line, last + 1))
        if last > line and not speech:
            yield Mark(line, "bullets", 0.95, f"lines that start with {sign!r}", last=last)


def scene_break(page: Page) -> Iterator[Mark]:
    """Make a line of signs between paragraphs a break of scene.

    Why: a voice reads out forty underscores, or passes over six asterisks, and nobody hears that a scene ends.
    Example: ``* * *`` between two paragraphs, blank lines on both sides.
    Must not fire: without blank lines around it, as in a table or a form; below a line that is no sentence; above
    another such line, or at the end.
    """
    for line in [at for at, size in enumerate(page.sizes) if size == 0 and 0 < at < len(page) - 1]:
        alone = page.gaps[line] and page.gaps[line + 1] and page.ends[line - 1] and page.sizes[line + 1]
        if alone and (page.texts[line] == "*" or BREAK.fullmatch(page.texts[line])):
            yield Mark(line, "break", 0.95, "signs alone between paragraphs", last=line)


def quoted_lines(page: Page) -> Iterator[Mark]:
    """Make lines marked ``>`` a block quotation.

    Example: ``> I never said that.``.
    Must not fire: on ``>`` within a line, or as a lone arrow.
    """
    marked = [line for line, text in enumerate(page.texts) if text.startswith("> ")]
    first = 0
    for at, line in enumerate(marked, start=1):
        if at == len(marked) or marked[at] > line + 1:
            yield Mark(marked[first], "quote", 0.9, "lines marked with '>'", last=line)
            first = at


def is_listed(text: str) -> bool:
    """Whether a line has the marker of a list."""
    opens = text[:1]
    return (opens in _BULLETS and bool(BULLET.match(text))) or (opens.isdecimal() and bool(NUMBERED.match(text)))


RULES: Final = (
    Rule("structure.initial", "structure", "a large initial set apart from its word", initial, "join"),
    Rule("structure.wrapped", "structure", "lines of a hard-wrapped paragraph are joined", wrapped_lines, "join"),
    Rule("structure.break", "structure", "a break of scene", scene_break, "structure"),
    Rule("structure.numbered", "structure", "an ordered list", numbered_list, "structure"),
    Rule("structure.bullets", "structure", "a bullet list", bullet_list, "structure"),
    Rule("structure.quote", "structure", "a block quotation", quoted_lines, "structure"),
)
