"""What stays or goes with what stands beside it: lists, sources, sentences, headings and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

from convert.clean.content import hints, rows
from convert.clean.content.own_lists import heads_own_list
from convert.clean.content.seen import EDGE, HEADLESS, WITH, Seen
from convert.clean.content.signs import keep_signed
from convert.clean.phrases import tokens
from convert.model import Block, DefinitionList, Figure, Heading, List, Paragraph, Quote, Table
from convert.walk import LEAD_IN, block_text, child_blocks, leaves

#: A heading this unlikely stays when its section does, a list this unlikely when its lead-in or the text on both sides
#: does.
_HEADING: Final = -4.0
_LED: Final = -4.0
_BETWEEN: Final = -2.0
#: A picture with words this unlikely stays beside text that surely stays.
_PICTURED: Final = -2.5
#: An embedded post this unlikely stays when the text before it does.
_POSTED: Final = -2.0
#: Lists under a heading of the article's own stay though this unlikely, heading and all, and so many blocks may stand
#: between the heading and its list.
_OWN: Final = -4.5
_OWN_WITHIN: Final = 3
#: Share of a list's links that lead to elsewhere on the page (0 to 250): more make it a list of contents.
_LOCAL: Final = 200
#: A list with so many links, this likely, goes with the few words above it.
_TEASING: Final = 0.2
_TEASED: Final = 1.0
_TITLE_WORDS: Final = 6
#: Text this unlikely, or with links this unlikely, stays between two that are this likely.
_DOUBTFUL: Final = -2.0
_LINKED: Final = -0.75
_SURE_BESIDE: Final = 1.0
#: A sentence of so many words, this unlikely, stays behind text that stays, with nothing but less unlikely blocks
#: between them.
_SENTENCE: Final = -1.5
_SENTENCE_WORDS: Final = 4
_CUT_OFF: Final = -3.0
#: A sentence this unlikely stays among so many paragraphs of the same name.
_ALIKE: Final = -2.5
_SEVERAL: Final = 3
_FOLDED: Final = -0.75
#: In the box of a heading so many blocks of so many words may be tools for its section.
_TOOLS: Final = 2
_TOOL_WORDS: Final = 3
#: Elements around a picture that opens a text, among them the text's.
_OPENS: Final = 4
#: A heading of so many characters is a lead, which heads nothing.
_LEAD: Final = 80


def keep(seen: Seen, series: Callable[[], rows.Rows], scores: list[float]) -> None:
    """Settle what depends on its neighbours, in this order: pictures with words, blocks that hold others, text,
    rows of a series, headings, pictures without."""
    _keep_captions(seen, scores)
    _keep_lists(seen, scores)
    _keep_own_lists(seen, scores)
    _drop_teasers(seen, scores)
    _keep_sentences(seen, scores)
    _keep_between(seen, scores)
    _keep_alike(seen, scores)
    _keep_folded(seen, scores)
    rows.keep(seen, series, scores)
    keep_signed(seen, scores)
    _settle_headings(seen, scores)
    _follow_text(seen, scores)


def _keep_captions(seen: Seen, scores: list[float]) -> None:
    """A picture with words stays beside text that surely stays, within the element that most likely is the article's:
    picture and caption belong to the text that they stand in."""
    around = seen.around
    lines = range(around.first[seen.main], around.last[seen.main] + 1) if around.at else range(0)
    for line in lines:
        if not isinstance(seen.blocks[line], Figure) or not _PICTURED < scores[line] <= 0 or seen.barred(line):
            continue
        beside = (seen.worded(line, -1), seen.worded(line, 1)) if not seen.silent(line) else ()
        if any(other is not None and scores[other] > _SURE_BESIDE for other in beside):
            scores[line] = WITH


def _keep_lists(seen: Seen, scores: list[float]) -> None:
    """A list, a table or a quotation stays when the text that leads to it stays, or the text on both sides of it; so
    does a post of a network below text that stays, and a list of contents, which names headings that are likely to
    stay."""
    around = seen.around
    named = {
        seen.page.words[line]
        for line, score in enumerate(scores)
        if score > _BETWEEN and isinstance(seen.blocks[line], Heading)
    }
    for line, block in enumerate(seen.blocks):
        if scores[line] > 0 or not isinstance(block, (List, DefinitionList, Table, Quote)):
            continue
        if scores[line] > _BETWEEN and seen.columns["in_local"][line] > _LOCAL and _names(block, named):
            scores[line] = WITH
            continue
        before, after = seen.worded(line, -1), seen.worded(line, 1)
        holder = seen.holder(line)
        if before is None or seen.holder(before) != holder or scores[before] <= 0 or seen.barred(line):
            continue
        led = seen.page.texts[before].endswith(LEAD_IN) and scores[line] > _LED
        posted = scores[line] > _POSTED and hints.is_post(around.words[around.at[line]])
        between = (
            after is not None
            and seen.holder(after) == holder
            and scores[after] > 0
            and scores[line] > _BETWEEN
            and around.density[line] < 0.6
        )
        if led or posted or between:
            scores[line] = WITH


def _names(block: Block, headings: set[tuple[str, ...]]) -> bool:
    """Whether half of a block's parts or more are headings."""
    parts = [tuple(tokens(block_text(part))) for _, part in leaves(child_blocks(block))]
    return 2 * sum(part in headings for part in parts) >= len(parts) > 0


def _keep_own_lists(seen: Seen, scores: list[float]) -> None:
    """A list under a heading that names an article's own, its sources or the ingredients of its recipe, stays with the
    heading; so does one under a line of the article that says so."""

    def may_stay(line: int) -> bool:
        return scores[line] > _OWN and not seen.barred(line)

    for line, block in enumerate(seen.blocks):
        heads = isinstance(block, Heading) or (isinstance(block, Paragraph) and scores[line] > 0)
        heads = heads and line > seen.around.headline and heads_own_list(seen.page.words[line])
        if not heads or not may_stay(line):
            continue
        below = range(line + 1, min(line + 1 + _OWN_WITHIN, len(seen.blocks)))
        after = next((at for at in below if isinstance(seen.blocks[at], List)), None)
        if after is not None and may_stay(after) and seen.near(line, after):
            for at in filter(may_stay, range(line, after + 1)):
                scores[at] = max(WITH, scores[at])


def _drop_teasers(seen: Seen, scores: list[float]) -> None:
    """A list of links in doubt goes when the few words right above it do: they call what it lists something else than
    the article, as "More stories" does. A list of contents names what stays."""
    for line, block in enumerate(seen.blocks):
        if not 0 < scores[line] < _TEASED or not isinstance(block, List) or seen.around.density[line] < _TEASING:
            continue
        before = seen.worded(line, -1)
        if (
            before is not None
            and before > seen.around.headline
            and scores[before] <= 0
            and isinstance(seen.blocks[before], (Paragraph, Heading))
            and seen.page.sizes[before] <= _TITLE_WORDS
            and seen.holder(before) == seen.holder(line)
            and seen.columns["in_local"][line] <= _LOCAL
        ):
            scores[line] = -WITH


def _keep_sentences(seen: Seen, scores: list[float]) -> None:
    """A sentence in doubt stays when it follows a paragraph of the article in the same element."""
    follows: int | None = None
    for line, block in enumerate(seen.blocks):
        if seen.silent(line):
            continue
        if (
            follows == seen.holder(line)
            and _SENTENCE < scores[line] <= 0
            and _is_sentence(seen, line)
            and not seen.barred(line)
        ):
            scores[line] = WITH
        elif scores[line] > WITH:
            follows = seen.holder(line) if isinstance(block, Paragraph) else None
        elif scores[line] <= _CUT_OFF:
            follows = None


def _is_sentence(seen: Seen, line: int) -> bool:
    """Whether a block is a paragraph without links, of some words and with the end of a sentence."""
    return (
        isinstance(seen.blocks[line], Paragraph)
        and seen.around.density[line] == 0
        and seen.page.ends[line]
        and seen.page.sizes[line] >= _SENTENCE_WORDS
    )


def _keep_between(seen: Seen, scores: list[float]) -> None:
    """Text in doubt stays where what stands before and behind it in the same element surely stays: an article is not
    cut in its middle for a paragraph of few words or an odd build."""
    around = seen.around
    held: dict[int, list[int]] = {}
    for line in range(len(scores)):
        if not seen.silent(line) and not seen.barred(line):
            held.setdefault(seen.holder(line), []).append(line)
    for lines in held.values():
        doubtful: list[int] = []
        open_ = False
        for line in lines:
            if scores[line] > _SURE_BESIDE:
                if open_:
                    for other in doubtful:
                        scores[other] = WITH
                doubtful, open_ = [], True
            elif scores[line] <= (_LINKED if around.density[line] > 0 else _DOUBTFUL):
                doubtful, open_ = [], False
            elif scores[line] <= 0:
                doubtful.append(line)


def _settle_headings(seen: Seen, scores: list[float]) -> None:
    """A heading stays when what it heads stays, and goes when that goes."""
    around = seen.around
    for line in range(len(scores) - 1, -1, -1):
        if not isinstance(seen.blocks[line], Heading):
            continue
        after = _below(seen, line, scores)
        if scores[line] <= 0:
            if (
                after is not None
                and scores[after] > WITH
                and scores[line] > _HEADING
                and (line > around.headline or _is_untold(seen, line, scores))
                and not isinstance(seen.blocks[after], Heading)
                and not seen.barred(line)
                and seen.near(line, after)
            ):
                scores[line] = WITH
        elif scores[line] < HEADLESS and (after is None or scores[after] <= 0) and len(seen.page.texts[line]) < _LEAD:
            scores[line] = -WITH


def _keep_alike(seen: Seen, scores: list[float]) -> None:
    """A sentence in doubt stays where several paragraphs of the same name in the same element do: an editor gives that
    name to what an author writes, and to nothing else."""
    around = seen.around
    sure: Counter[tuple[int, str]] = Counter()
    doubtful: list[tuple[int, tuple[int, str]]] = []
    for line, block in enumerate(seen.blocks):
        name = around.words[around.at[line]].partition(" ")[0]
        if not name or not isinstance(block, Paragraph) or around.tag[around.at[line]] != "p":
            continue
        if scores[line] > WITH:
            sure[seen.holder(line), name] += 1
        elif _ALIKE < scores[line] <= 0 and _is_sentence(seen, line) and not seen.barred(line):
            doubtful.append((line, (seen.holder(line), name)))
    for line, kind in doubtful:
        if sure[kind] >= _SEVERAL:
            scores[line] = WITH


def _keep_folded(seen: Seen, scores: list[float]) -> None:
    """A sentence in doubt stays where what stands right before and behind it, in whatever element, surely stays."""
    sure = [line for line in range(len(scores)) if not seen.silent(line)]
    for before, line, after in zip(sure, sure[1:], sure[2:], strict=False):
        if _FOLDED < scores[line] <= 0 and scores[after] > _SURE_BESIDE and _is_sentence(seen, line):
            headed = scores[before] > _SURE_BESIDE or isinstance(seen.blocks[before], Heading)
            if headed and not seen.barred(line):
                scores[line] = 2 * WITH  # and its heading with it


def _is_untold(seen: Seen, line: int, scores: list[float]) -> bool:
    """Whether the likeliest headline is in doubt and says what the title does not: that of a letter, of a chapter."""
    if line != seen.around.headline or scores[line] <= _DOUBTFUL:
        return False
    told = set(tokens(seen.page.title)).intersection(seen.page.words[line])
    return 2 * len(told) < len(seen.page.words[line])


def _below(seen: Seen, line: int, scores: list[float]) -> int | None:
    """What a heading heads: behind the few words that stand with it in a box of its own and go ("edit", "copy link"),
    and behind a wiki's word on where to read more."""
    around = seen.around
    box = seen.holder(line)
    tools = range(line + 1, around.last[box] + 1)
    own = "heading" in around.words[box] and len(tools) <= _TOOLS
    own = own and all(scores[at] <= 0 and seen.page.sizes[at] <= _TOOL_WORDS for at in tools)
    after = seen.worded(tools[-1] if own and tools else line, 1)
    if after is not None and scores[after] <= 0 and "hatnote" in around.words[around.at[after]]:
        return seen.worded(after, 1)
    return after


def _opens_text(seen: Seen, line: int) -> bool:
    """Whether a picture is the first that stands in the element of the text behind it (on six of the development pages:
    the article's own each time)."""
    around, after = seen.around, seen.worded(line, 1)
    if after is None or not isinstance(seen.blocks[line], Figure):
        return False
    text = seen.holder(after)
    return around.first[text] == line and text in around.chain(around.at[line])[1:_OPENS]


def _follow_text(seen: Seen, scores: list[float]) -> None:
    """Pictures without a caption and rules go with the text on both sides of them, and one that opens the element of
    text that surely stays with that."""
    known = -EDGE
    above = []
    for line, score in enumerate(scores):
        above.append(known)
        known = known if seen.silent(line) else score
    known = -EDGE
    for line in range(len(scores) - 1, -1, -1):
        if seen.silent(line):
            opens = known > _SURE_BESIDE and _opens_text(seen, line)
            scores[line] = -EDGE if seen.barred(line) else known if opens else min(above[line], known)
        else:
            known = scores[line]
