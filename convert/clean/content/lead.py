"""What leads an article in: the standfirst between its headline and its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from convert.clean.content.seen import HEADLESS, WITH, Seen
from convert.clean.page import text_of
from convert.clean.phrases import START
from convert.model import Attr, Block, Heading, Paragraph

#: Names of standfirsts, in the languages that sites are built in.
_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:deck|excerpt|lead|lede|intro(?:duction)?|teaser|abstract|summary|description|vorspann|unterzeile"
    r"|chapo|sapeau|bajada|entradilla|epigraph|sottotitolo|occhiello|linha-?fina|ingress)(?:$|[\s_-])"
    r"|(?:dek|stand-?first|sub-?(?:head(?:ing|line)?|title|line))(?:$|[\s_-])"
)
#: A standfirst this unlikely stays; so few words are none; so many blocks with words may stand above it.
_LEAST: Final = -3.2
_WORDS: Final = 8
_WITHIN: Final = 2
#: A sentence of so many words that follows the headline at once may hold a date and words of furniture.
_SENTENCE_WORDS: Final = 20
#: The first heading of the text is a standfirst from so many words on, and any heading is none.
_LONG: Final = 14
_SENTENCES: Final = 25


def keep_standfirst(seen: Seen, scores: list[float]) -> None:
    """A sentence without links right below the headline, or what is called a standfirst there, stays: it is the
    article's, though it often stands in the page's head and not in its text. One that the page has as a heading does
    not go with the byline below it."""
    read = 0
    for line in range(seen.around.headline + 1, len(scores)):
        if seen.silent(line):
            continue
        read += 1
        if read > _WITHIN:
            return
        if scores[line] > 0:
            if isinstance(seen.blocks[line], Heading) and _leads(seen, line):
                scores[line] = max(scores[line], HEADLESS)
            return
        if scores[line] > _LEAST and (_leads(seen, line) or (read == 1 and _tells_on(seen, line))):
            scores[line] = WITH
            return


def unheaded(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks of a cleaned page with paragraphs for headings that head nothing: a standfirst at its top, and whole
    sentences too long for a heading. Who goes from heading to heading is not stopped by them."""
    return tuple([_unheaded(block, at == 0) for at, block in enumerate(blocks)])


def _unheaded(block: Block, first: bool) -> Block:
    if not isinstance(block, Heading):
        return block
    text = text_of(block)
    size = len(text.split())
    led = first and (size >= _LONG or (size >= _WORDS and (text.endswith((".", "!", "…")) or _is_named(block.attr))))
    if led or (size >= _SENTENCES and text.endswith(".")):
        return Paragraph(block.children, block.attr)
    return block


def _is_named(attr: Attr) -> bool:
    """Whether an element or the one around it is called a standfirst."""
    return attr.hints is not None and any(map(_named, attr.hints.words[-2:]))


def _leads(seen: Seen, line: int) -> bool:
    page, around = seen.page, seen.around
    if not _is_worded(seen, line, _WORDS) or page.hits[line] or page.dated(line):
        return False
    return page.ends[line] or any(map(_named, (around.words[around.at[line]], around.words[seen.holder(line)])))


def _tells_on(seen: Seen, line: int) -> bool:
    """Whether a block is a long sentence, of which no phrase of furniture is the beginning."""
    page = seen.page
    return (
        _is_worded(seen, line, _SENTENCE_WORDS)
        and page.ends[line]
        and all(hit.strength < START for hit in page.hits[line])
    )


def _is_worded(seen: Seen, line: int, words: int) -> bool:
    """Whether a block is text of so many words, none of them in links, where an article may stand."""
    return (
        isinstance(seen.blocks[line], (Paragraph, Heading))
        and seen.page.sizes[line] >= words
        and seen.around.density[line] == 0
        and not seen.barred(line)
    )


@lru_cache(maxsize=2_000)
def _named(words: str) -> bool:
    return _NAMES.search(words) is not None
