"""Long lines and sentences that come twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from convert.clean.page import Page
from convert.clean.rule import Mark, Rule

#: Least words of a line whose repetition is no accident.
_WORDS: Final = 8
#: Words of a pulled sentence, least and most; how far away its paragraph is, in lines; how much longer, in words.
_PULLED: Final = (6, 45)
_NEAR: Final = 12
#: Fewest lines with no blank line between them that are items of a list.
_ITEMS: Final = 3
_QUOTES: Final = "\"“”„«»‘'"
_MORE: Final = 5
_ASKS: Final = frozenset("?？؟")


def repeated_line(page: Page) -> Iterator[Mark]:
    """Remove all but one of equal long lines: the one that stands among prose stays.

    Why: captions, teasers and pull quotes are dumped once for every size of screen.
    Example: a caption of twelve words four times in a row.
    Must not fire: on short lines (refrains, table cells); between the first and the last prose, unless copies
    touch: an interview's question or a meal plan's dish comes again and again; on pictures of a saved page with one
    description, unless they are the same picture; one copy always stays.
    """
    places: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for line in range(1, len(page)):
        if page.repeats[line] > 1 and page.sizes[line] >= _WORDS:
            picture = page.picture(line)
            places.setdefault((picture.media if picture else "", page.words[line]), []).append(line)
    for lines in filter(lambda lines: len(lines) > 1, places.values()):
        stays = max(lines, key=lambda line: (_prose_around(page, line), -line))
        copies = frozenset(lines)
        for line in lines:
            if line != stays and (line + 1 in copies or not page.first_prose <= line <= page.last_prose):
                sure = 0.93 if line + 1 in copies or line - 1 in copies else 0.85
                yield Mark(line, "remove", sure, f"the same as line {stays + 1} of the text, which stays")


def pull_quote(page: Page) -> Iterator[Mark]:
    """Remove a line whose words all stand, in order, within a longer paragraph nearby: a sentence pulled out of it.

    Why: it is set large to catch the eye; read aloud it is a sentence said twice. Every word of it stays in the text.
    Example: ``“We could not strand forty families.”`` alone between two paragraphs, one of which says it.
    Must not fire: on fewer than six words; on fewer than nine that are neither a sentence nor a quotation, which are a
    subheading ("The upper quay of the Dee"); on a line that is most of the paragraph that holds it; on a heading or a
    picture of a saved page; without quotation marks on a line right above a paragraph that begins with its words, which
    it heads, or on a question, whose answer stands below it; on the first of three lines with no blank line between
    them, which is an item of a list.
    """
    longer = _sentences(page)
    for line in range(1, len(page)) if longer else ():
        words, content = page.words[line], page.content[line]
        if not _PULLED[0] <= len(words) <= _PULLED[1] or not page.gaps[line] or _begins_list(page, line):
            continue
        quoted = page.texts[line][0] in _QUOTES
        if len(words) < _WORDS + 1 and not page.ends[line] and not quoted:
            continue
        if not content <= page.shared:  # a word of it stands nowhere else
            continue
        said = f" {page.spoken[line]} "
        heads = longer.get(line + 1, "").startswith(said) or page.texts[line][-1] in _ASKS
        if page.headed(line) or page.picture(line) or (not quoted and heads):
            continue
        for at in range(max(1, line - _NEAR), min(len(page), line + _NEAR + 1)):
            more = at in longer and len(page.words[at]) >= len(words) + _MORE
            if more and content <= page.content[at] and said in longer[at]:
                yield Mark(line, "remove", 0.9, f"pulled out of the paragraph that begins {page.texts[at][:30]!r}")
                break


def _begins_list(page: Page, line: int) -> bool:
    """Whether two more lines stand right below: a quotation has at most who said it there."""
    return page.gaps[line + 1 : line + _ITEMS] == (False,) * (_ITEMS - 1)


def _sentences(page: Page) -> dict[int, str]:
    """The words of each line that ends like a sentence and is long enough to have one pulled out of it."""
    return {
        line: f" {page.spoken[line]} "
        for line, (words, end) in enumerate(zip(page.words, page.ends, strict=True))
        if end and len(words) >= _PULLED[0] + _MORE
    }


def _prose_around(page: Page, line: int) -> int:
    return sum(page.prose(at) for at in (line - 2, line - 1, line + 1, line + 2) if 0 <= at < len(page))


RULES: Final = (
    Rule("repeated.line", "repeated", "long lines that come twice", repeated_line),
    Rule("repeated.pullquote", "repeated", "sentences pulled out of a paragraph nearby", pull_quote),
)
