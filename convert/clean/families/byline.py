"""Byline and dateline: not part of the running text, and not lost. They become metadata and stand under the title."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import islice
from typing import Final

from convert.clean import credit, dates
from convert.clean.page import Page
from convert.clean.phrases import START, WHOLE, tokens
from convert.clean.rule import Mark, Rule
from convert.clean.vocabulary import STOP

#: Lines below the headline, and above it, in which a byline is looked for, and its longest, in words.
_LOOK: Final = 24
_ABOVE: Final = 10
_WORDS: Final = 12
_LONGER: Final = 20
#: Words that a line with a label ("Updated") or a name may hold besides the date; lines of the headline near which so
#: many words may stand beside the date, behind a sign.
_OTHER_WORDS: Final = 6
_NEAR: Final = 3
_SIGNED_WORDS: Final = 4
_FEW: Final = 3
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d")
_SIGN: Final = re.compile(r"\s*[|•·»/]\s*|\s[–—-]\s")
#: A date of something else, and one of a change, which the date of publication goes before.
_NOT_OF_IT: Final = re.compile(
    r"mitglied seit|registriert|joined|member since|beigetreten|captur|©|copyright|inscrit|miembro desde|gültig|"
    r"expires|geboren|\bborn\b|release|erscheint|\breply\b|\bantworten\b|\brépondre\b|\bresponder\b",
    re.I,
)
_CHANGED: Final = re.compile(r"updat|aktualis|zuletzt|modif|geändert|\bstand\b|actuali|mis à jour|aggiorn|last ", re.I)
#: A name of two or three words, at either end of a line whose rest is a date.
_SIGNER: Final = r"(?P<name>[A-ZÀ-ÞА-Я][a-zß-ÿа-яё'’-]+(?: [A-ZÀ-ÞА-Я](?:\.|[a-zß-ÿа-яё'’-]+)){1,2})"
_SIGNED: Final = re.compile(rf"{_SIGNER}(?:\s?[|•·,–—-])?\s(?P<date>.+)")
_SIGNED_AFTER: Final = re.compile(rf"(?P<date>.+?)\s(?:[|•·,–—-]\s?)?{_SIGNER}")
#: Words that counters beside them are made of.
_COUNTED: Final = "comments comment kommentare kommentar min read lesezeit views updated stand aktualisiert"
_COUNTS: Final = frozenset(_COUNTED.split())
#: The name that somebody has on a network.
_HANDLE: Final = re.compile(r"@\w{2,30}")
#: A note of who posted what stands above, as blogs have it.
_POSTED: Final = re.compile(
    r"(?:Posted|Published|Submitted|Eingestellt|Gepostet|Veröffentlicht|Publié|Posté|Publicado|Escrito|Postado|"
    r"Pubblicato|Postato|Geplaatst|Opublikowane|Dodane|Publicerat|Publicerad|Udgivet|Vložil|Zveřejnil)\s"
    r"(?:by|von|par|por|da|door|przez|av|af)\s\S",
    re.I,
)


def _head(page: Page) -> range:
    """The lines of an article's head: from a few above the headline to the second one of prose below. The first may be
    a standfirst, with the byline below it; prose above the headline is some notice of the site."""
    if not page.words or not page.words[0]:
        return range(0)
    line = page.headline.line
    top = line if line is not None else page.body - _LOOK // 2 if page.body > 2 * _LOOK else 0
    below = list(islice((line for line in range(top + 1, len(page)) if page.proses[line]), 2))
    end = top + _LOOK if line is not None else max(top, page.body) + _NEAR
    return range(max(1, top - _ABOVE), min(len(page), end, *below[1:]))


def byline(page: Page) -> Iterator[Mark]:
    """Move a line that says who wrote the article into the metadata.

    Why: it is not a sentence of the article, and a reader wants it once, under the title.
    Example: ``By Mara Lind``, ``Von: Jan Ode, Kiel``, ``Par Luce Arnaud``, ``June 5, 2019 by Mara``; ``By`` and
    below it ``Mara Lind``; ``Sarah Lind`` next to the headline or a date; ``von mara`` right below the headline.
    Must not fire: below the first paragraphs, on more than twelve words, or on a sentence ("By Friday Mara had left.");
    on what stands beside a date and opens with no given name ("Collège de France").
    """
    found: dict[int, str] = {}
    for line in page.once(_head):
        if page.prose(line) or page.sizes[line] > _LONGER or line in found:
            continue
        if not credit.may_lead(page.texts[line], page.words[line]):
            continue
        names = credit.names_in(page.texts[line])
        if names:
            found[line] = names
        elif line == (page.headline.line or 0) + 1 and page.sizes[line] == 2 and (one := credit.one(page.texts[line])):
            found[line] = one
        elif credit.lead_alone(page.texts[line]) and (below := _named_below(page, line)):
            found.update(dict.fromkeys((line, *below), page.texts[below[0]]))
    if not found:
        found = _named_alone(page)
    told: list[str] = []
    for names in found.values():
        if not any(names.casefold() in other.casefold() for other in told):
            told.append(names)
    for line in found:
        yield Mark(line, "byline", 0.9, "says who wrote it", "; ".join(told))


def _named_below(page: Page, line: int) -> list[int]:
    """The line below that is names and no more, and those that say the same again."""
    after = line + 1
    if after >= len(page) or page.sizes[after] > _WORDS or not credit.names_alone(page.texts[after]):
        return []
    return [at for at in range(after, min(after + 3, len(page))) if page.words[at] == page.words[after]]


def _named_alone(page: Page) -> dict[int, str]:
    """A person's name on a line of its own next to the date below the headline, or to the headline; or one before or
    behind a date there."""
    if not (head := page.once(_head)):
        return {}
    top, title = page.headline.line or 0, set(tokens(page.headline.text)) - STOP
    days = {line for line, _, _ in page.once(_dates)}
    for line in sorted(head, key=lambda line: (line < top, abs(line - top))):
        near = top - _NEAR < line <= top + _NEAR + 1
        beside = line > top and (line + 1 in days or line - 1 in days)
        text = page.texts[line]
        if not (near or beside) or page.proses[line] or page.sizes[line] > _WORDS or text[-1:] in ".!?:":
            continue
        dated = page.figures[line] and credit.signed(text)
        if not title.isdisjoint(tokens(dated) if dated else page.words[line]):
            continue
        if line not in days and not page.hits[line] and credit.people(text):
            return {line: text}
        if dated:
            return {line: dated}
    return {}


def dateline(page: Page) -> Iterator[Mark]:
    """Move the line that gives the date of publication into the metadata. Of several the nearest below the headline is
    it, unless it is the date of a change.

    Example: ``Published 12 March 2021, 10:15``, ``12.03.2021 | 10:15 Uhr``, ``March 12, 2021``; a label on the line
    above, ``Publish date:``, goes.
    Must not fire: below the first paragraphs; on a line that says more than a date, a time and a label ("Kiel, on
    12 March 2021"), but for a few words behind a sign close to the headline ("12 March 2021 | Towns") or behind a date
    that opens the line right below it; on a date whose order of day and month is not certain; on the date since which
    somebody is a member, or of a comment with its reply button.
    """
    for line, found, _ in sorted(page.once(_dates), key=lambda day: day[2]):
        yield Mark(line, "published", 0.9, "gives the date of publication", found)
        if line > 1 and page.hit(line - 1, "stamp", WHOLE):
            yield Mark(line - 1, "remove", 0.9, "labels the date below it")


def _dates(page: Page) -> list[tuple[int, str, tuple[bool, bool, int]]]:
    """The lines of the head that are a date: line, date, and a key by which the date of publication comes first."""
    if not (head := page.once(_head)):
        return []
    top, out = page.headline.line or 0, []
    for line in head:
        if not page.figures[line] and not any(w[0].isdigit() for w in page.words[line]):
            continue
        if page.prose(line) or page.sizes[line] > 2 * _WORDS or _NOT_OF_IT.search(page.texts[line]):
            continue
        found = credit.day_in(page.texts[line])
        text = credit.parted(page.texts[line])
        if found and _is_date(page, line, text):
            changed = _CHANGED.match(text.lstrip(" (|–-")) is not None
            out.append((line, found, (line < top, changed, abs(line - top))))
    return out


def _is_date(page: Page, line: int, text: str) -> bool:
    """Whether a line with a date says little else."""
    words = tokens(text)
    named = (credit.names_in(text) if credit.may_lead(text, words) else None) or credit.signed(text)
    left = credit.others(words, named)
    if len(left) <= (_OTHER_WORDS if page.hit(line, "stamp", START) or named else 0):
        return True
    top = page.headline.line or 0
    near = top - _NEAR <= line <= top + _NEAR and line != top and text[-1] not in ".!?:"
    if not near or len(left) > _OTHER_WORDS:
        return False
    if credit.opens_dated(text) and (len(left) <= _FEW or (top and line == top + 1)):
        return True
    if len(left) <= _FEW and _CLOCK.search(text):
        return True
    parts = [(part, tokens(part)) for part in _SIGN.split(text)]
    alone = any(said and not credit.others(said) and dates.find(part, said) for part, said in parts)
    return alone and len(left) <= _SIGNED_WORDS


def signed_date(page: Page) -> Iterator[Mark]:
    """Move a line that is a name and a date, and no more, into the metadata.

    Example: ``Mara Lind | 29.07.2020 14:26``, ``November 20, 2019 Luce Arnaud``.
    Must not fire: below the first paragraphs; on a heading with a date, whose words are not all a name's ("Going for
    Gold April 25, 2022"); on one word and a date, which may be a place ("Kiel, 12 March 2021"); on a house and a date
    ("Harbour Press 12 March 2021").
    """
    for line in page.once(_head):
        text = page.texts[line]
        if page.sizes[line] > _WORDS or not any(map(str.isdecimal, text)) or credit.day_in(text) is None:
            continue
        if signed := _signed(credit.parted(text)):
            name, published = signed
            yield Mark(line, "byline", 0.9, "says who wrote it, and when", name)
            yield Mark(line, "published", 0.9, "says who wrote it, and when", published)


def _signed(text: str) -> tuple[str, str] | None:
    """The name and the date that a line consists of."""
    for form in (_SIGNED, _SIGNED_AFTER):
        match = form.fullmatch(text)
        if match and (STOP | credit.OF_DATES | credit.HOUSES).isdisjoint(tokens(match["name"])):
            words = tokens(match["date"])
            found = dates.find(match["date"], words)
            if found and all(word in _COUNTS for word in credit.others(words)):
                return match["name"], found
    return None


def posted_by(page: Page) -> Iterator[Mark]:
    """Remove the line in which a blog says who posted what stands above, and at which time.

    Example: ``Posted by Mara at 12:53``, ``Eingestellt von Jan um 21:11``, ``Publicado por Ana``.
    Must not fire: on a sentence ("Posted by a rower, the picture went round the world."); on a long line.
    """
    for line in range(1, len(page)):
        text = page.texts[line]
        if page.sizes[line] <= _WORDS and not text.endswith((".", "!", "?", ":", ",")) and _POSTED.match(text):
            yield Mark(line, "remove", 0.9, "says who posted it")


def leftover(page: Page) -> Iterator[Mark]:
    """Remove what stands between the lines of the head: signs or a count alone, or the name somebody has on a network.

    Why: a sign that parted name and date and the count of an icon that is gone are read out before the first sentence.
    Example: ``12 March 2021`` / ``|`` / ``Mara Lind`` / ``@maralind`` / ``22``, and below it the text.
    Must not fire: but right below a date, a name or a share bar; below the first paragraph; on a number that another
    one counts on, which heads a section.
    """
    top, days = page.headline.line or 0 if len(page) else 0, {line for line, _, _ in page.once(_dates)}
    texts, last = frozenset(page.texts), 0
    for line in page.once(_head):
        text = page.texts[line]
        if line <= top + 1 or not (_HANDLE.fullmatch(text) or not any(map(str.isalpha, text))):
            continue
        sign, number = text[: text.startswith("#")], text.removeprefix("#")
        counts_on = number.isdecimal() and f"{sign}{int(number) + 1}" in texts
        beside = last == line - 1 or _of_head(page, line - 1, days)
        if beside and not counts_on and not any(page.proses[top + 1 : line]):
            last = line
            yield Mark(line, "remove", 0.9, "left between the lines of the head")


def _of_head(page: Page, line: int, days: Container[int]) -> bool:
    """Whether a line is a date, a name or a share bar."""
    text, words = page.texts[line], page.words[line]
    named = page.sizes[line] <= _WORDS and credit.may_lead(text, words) and credit.names_in(text) is not None
    return line in days or named or credit.people(text) or page.hit(line, "share", WHOLE)


RULES: Final = (
    Rule("byline.names", "byline", "who wrote the article", byline),
    Rule("byline.date", "byline", "when it was published", dateline),
    Rule("byline.signed", "byline", "who wrote it and when, on one line", signed_date),
    Rule("byline.leftover", "byline", "what is left between the lines of the head", leftover),
    Rule("byline.posted", "byline", "who posted it, as blogs say it", posted_by),
)
