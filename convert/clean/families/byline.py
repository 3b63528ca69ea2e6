"""Byline and dateline: not part of the running text, and not lost. They become metadata and stand under the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from convert.clean import dates
from convert.clean.page import Page
from convert.clean.phrases import START, tokens
from convert.clean.rule import Mark, Rule
from convert.clean.vocabulary import MONTHS, STOP

#: Lines from the top in which a byline is looked for, and its longest, in words.
_LOOK: Final = 24
_WORDS: Final = 12
#: Words that a line with a label ("Updated") or a name may hold besides the date.
_OTHER_WORDS: Final = 6
#: Words that a date and a time are made of.
_TIMES: Final = """
uhr am pm h hrs hours st nd rd th clock utc gmt est edt cst cdt pst pdt cet cest mez mesz bst ist amt jst kst hkt sgt
aest aedt acst awst nzst nzdt msk wib wita pht pkt sast brt gst akst akdt mst mdt
"""
#: Words before a time of day, and weekdays that :data:`MONTHS` leaves out, since they are other words, too.
_DAYS: Final = """
às à ore alle las kl klo godz hs horas heures saat feira segunda terça quarta quinta sexta sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai
perjantai lauantai sunnuntai pondělí úterý středa čtvrtek pátek neděle pazartesi salı çarşamba perşembe cuma cumartesi
pazar
"""
_OF_DATES: Final = MONTHS | frozenset(f"{_TIMES} {_DAYS}".split())
#: A name of two or three words, at either end of a line whose rest is a date.
_SIGNER: Final = r"(?P<name>[A-ZÀ-ÞА-Я][a-zß-ÿа-яё'’-]+(?: [A-ZÀ-ÞА-Я](?:\.|[a-zß-ÿа-яё'’-]+)){1,2})"
_SIGNED: Final = re.compile(rf"{_SIGNER}(?:\s?[|•·,–—-])?\s(?P<date>.+)")
_SIGNED_AFTER: Final = re.compile(rf"(?P<date>.+?)\s(?:[|•·,–—-]\s?)?{_SIGNER}")
#: A note of who posted what stands above, as blogs have it.
_POSTED: Final = re.compile(
    r"(?:Posted|Published|Submitted|Eingestellt|Gepostet|Veröffentlicht|Publié|Posté|Publicado|Escrito|Postado|"
    r"Pubblicato|Postato|Geplaatst|Opublikowane|Dodane|Publicerat|Publicerad|Udgivet|Vložil|Zveřejnil)\s"
    r"(?:by|von|par|por|da|door|przez|av|af)\s\S",
    re.I,
)

_NAME: Final = (
    r"(?:(?:[A-ZÀ-ÞА-ЯΑ-Ω][\w.'’-]*|de|da|di|von|van|der|den|del|la|le|al|bin|y|e)\s+){1,4}[A-ZÀ-ÞА-ЯΑ-Ω][\w'’-]+"
)
_LEAD: Final = (
    r"(?:[Bb]y|BY|[Ii]nterview by|[Ww]ritten by|[Pp]osted by|[Ss]tory by|[Tt]ext(?: by)?:?|[Ww]ords by|"
    r"[Pp]ublished by|[Vv]on|VON|[Ee]in Beitrag von|[Gg]eschrieben von|[Pp]ar|PAR|[Rr]édigé par|[Pp]or|POR|"
    r"[Ee]scrito por|[Dd]i|[Ss]critto da|[Pp]ubblicato da|[Aa]v|[Aa]f|[Dd]oor|[Aa]utore?:|[Aa]utor(?:in|ka|zy)?:|"
    r"[Aa]uth?ors?:?|[Aa]uteure?:|[Аа]втор:|[Óo]prac\.)"
)
_BYLINE: Final = re.compile(
    rf"^\W*{_LEAD}\s+(?P<names>{_NAME}(?:(?:,| and| und| et| y| e| i| och|\s?&)\s+{_NAME})*)(?P<rest>.*)$"
)


#: Verbs that make a sentence of what begins like a byline.
_VERBS: Final = "is was are were has have had will said ist war sind hat wird est sont es fue son"
_SENTENCE: Final = frozenset(_VERBS.split())
#: A name that begins like a byline, in capitals: of a lake, a town, a firm.
_ARTICLE: Final = re.compile(r"VON (?:DER|DEM|DEN|DAS|UNS)\b")
#: Labels in the line of a date, which have the shape of names.
_LABEL_NAMES: Final = """
ort datum date place lieu lugar luogo data fecha stand
"""
_LABELS: Final = frozenset(_LABEL_NAMES.split())


def _head_end(page: Page) -> int:
    """The line that ends the article's head: the second one of prose below the headline. The first may be a standfirst,
    with the byline below it; prose above the headline is some notice of the site."""
    if not page.words or not page.words[0]:
        return 0
    top = page.headline.line or 0
    below = list(islice((line for line in range(top + 1, len(page)) if page.proses[line]), 2))
    return min(len(page), top + _LOOK, *below[1:])


def names_in(text: str) -> str | None:
    """The names in a byline, and what is said of them if it is no date; None when the line is no byline."""
    match = _BYLINE.match(text)
    if not match or _ARTICLE.match(text):
        return None
    rest = match["rest"].strip(" |·•–—-")
    return match["names"] + (f", {rest.lstrip(', ')}" if rest and not any(map(str.isdigit, rest)) else "")


def byline(page: Page) -> Iterator[Mark]:
    """Move a line that says who wrote the article into the metadata.

    Why: it is not a sentence of the article, and a reader wants it once, under the title.
    Example: ``By Mara Lind``, ``Von Jan Ode, Kiel``, ``Par Luce Arnaud``.
    Must not fire: below the first paragraphs, on more than twelve words, or on a sentence ("By Friday Mara had left.").
    """
    found: dict[int, str] = {}
    for line in range(1, _head_end(page)):
        if page.prose(line) or page.sizes[line] > _WORDS:
            continue
        names = names_in(page.texts[line])
        if names and not page.texts[line].endswith((".", "!", "?", ":")) and not set(page.words[line]) & _SENTENCE:
            found[line] = names
    told: list[str] = []
    for names in found.values():
        if not any(names.casefold() in other.casefold() for other in told):
            told.append(names)
    for line in found:
        yield Mark(line, "byline", 0.9, "says who wrote it", "; ".join(told))


def dateline(page: Page) -> Iterator[Mark]:
    """Move the line that gives the date of publication into the metadata.

    Example: ``Published 12 March 2021, 10:15``, ``12.03.2021 | 10:15 Uhr``, ``March 12, 2021``.
    Must not fire: below the first paragraphs; on a line that says more than a date, a time and a label ("Kiel, on
    12 March 2021"); on a date whose order of day and month is not certain.
    """
    first = None
    for line in range(1, _head_end(page)):
        words = page.words[line]
        if not words or page.prose(line) or page.sizes[line] > 2 * _WORDS or not any(w[0].isdigit() for w in words):
            continue
        named = names_in(page.texts[line])
        taken = set(named.casefold().split()) if named else set()
        others = [w for w in words if w not in _OF_DATES and not w[0].isdigit() and w not in STOP and w not in taken]
        if len(others) > (_OTHER_WORDS if page.hit(line, "stamp", START) or named else 0):
            continue
        found = dates.find(page.texts[line], words)
        if found:
            first = first or found
            yield Mark(line, "published", 0.9, "gives the date of publication", first)


def signed_date(page: Page) -> Iterator[Mark]:
    """Move a line that is a name and a date, and no more, into the metadata.

    Example: ``Mara Lind | 29.07.2020 14:26``, ``November 20, 2019 Luce Arnaud``.
    Must not fire: below the first paragraphs; on a heading with a date, whose words are not all a name's ("Going for
    Gold April 25, 2022"); on one word and a date, which may be a place ("Kiel, 12 March 2021").
    """
    for line in range(1, _head_end(page)):
        text = page.texts[line]
        if page.sizes[line] <= _WORDS and any(map(str.isdecimal, text)) and (signed := _signed(text)):
            name, published = signed
            yield Mark(line, "byline", 0.9, "says who wrote it, and when", name)
            yield Mark(line, "published", 0.9, "says who wrote it, and when", published)


def _signed(text: str) -> tuple[str, str] | None:
    """The name and the date that a line consists of."""
    for form in (_SIGNED, _SIGNED_AFTER):
        match = form.fullmatch(text)
        if match and not set(tokens(match["name"])) & (STOP | _OF_DATES | _LABELS):
            words = tokens(match["date"])
            found = dates.find(match["date"], words)
            if found and all(word[0].isdigit() or word in _OF_DATES or word in STOP for word in words):
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


RULES: Final = (
    Rule("byline.names", "byline", "who wrote the article", byline),
    Rule("byline.date", "byline", "when it was published", dateline),
    Rule("byline.signed", "byline", "who wrote it and when, on one line", signed_date),
    Rule("byline.posted", "byline", "who posted it, as blogs say it", posted_by),
)
