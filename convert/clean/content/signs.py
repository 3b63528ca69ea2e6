"""What sure signs in a page's markup say is part of what stands beside it, however few its words are.

Generators of documentation, wikis and articles call the title of a box, the name of a file above its code and what
folds a text in by names that say so; the model saw few of their pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from convert.clean.content.seen import WITH, Seen
from convert.model import Figure, Heading, List, Paragraph

#: Names of the title of a box of the text, and of the name of a file above its code: docutils and Sphinx, MkDocs,
#: Docusaurus, GitHub, Obsidian.
_TITLES: Final = re.compile(
    r"\b(?:admonition(?:-?title|heading)|markdown-alert-title|callout-title|topic-title"
    r"|code-?block-?(?:caption|title|header)|filename)"
)
#: Roles and names of entries of a list of sources (DPUB-ARIA; CSL, as Pandoc, Quarto and Zotero write it).
#: And of a gallery of pictures that an author set into a text (MediaWiki).
_PARTS: Final = re.compile(r"\bdoc-biblio(?:entry|graphy)\b|\bcsl-entry\b|\bmw-gallery")
#: Names of what its makers set apart from the text: a library's own words, a wiki's menus, remarks on its text and what
#: is not to be exported, the votes, tags and menus of Stack Exchange.
_APART: Final = re.compile(
    r"(?<![\w-])(?:pg-boilerplate|ws-noexport|shortdescription|ambox|navbox|mw-editsection|printfooter|votecell"
    r"|post-menu|post-taglist)(?![\w-])"
)
#: What pages with such names hold one of, which is looked for first.
_KEYS: Final = ("pg-boiler", "mw-", "votecell")
#: What is less likely goes all the same.
_LEAST: Final = -4.0
#: Elements above a block among which such a name is looked for.
_ABOVE: Final = 2


def keep_signed(seen: Seen, scores: list[float]) -> None:
    """The title of a box, and what folds a text in, stay when what they head stays; entries of a list of sources
    and a wiki's galleries stay."""
    around = seen.around
    for line, block in enumerate(seen.blocks):
        if not _LEAST < scores[line] <= 0 or not isinstance(block, (Paragraph, Heading, List, Figure)):
            continue
        above = around.chain(around.at[line])[:_ABOVE]
        if _is_part(" ".join(around.words[element] for element in above)):
            if not seen.barred(line):
                scores[line] = 2 * WITH  # and their heading with them
        elif any(
            around.tag[element] == "summary" or _entitles(around.words[element]) for element in above
        ) or _entitles(around.inner[line][1]):
            after = seen.worded(line, 1)
            if after is not None and scores[after] > 0 and seen.near(line, after) and not seen.barred(line):
                scores[line] = WITH


def set_apart(seen: Seen) -> Iterator[int]:
    """The blocks that stand under a name by which their makers set them apart from the text."""
    around = seen.around
    every = "\n".join(around.words)
    if not any(map(every.__contains__, _KEYS)):
        return
    above = set(around.chain(seen.main)) if around.at else set()
    for element, words in enumerate(around.words):
        if words and element not in above and _APART.search(words):
            yield from around.lines(element)


@lru_cache(maxsize=5_000)
def _entitles(words: str) -> bool:
    return _TITLES.search(words) is not None


@lru_cache(maxsize=5_000)
def _is_part(words: str) -> bool:
    return _PARTS.search(words) is not None
