"""Who wrote it: the names in a line that says so, and what a line is made of besides a date."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from convert.clean import dates, phrases
from convert.clean.given import GIVEN
from convert.clean.headline import SITE_WORDS
from convert.clean.phrases import WHOLE, tokens
from convert.clean.vocabulary import MONTHS, STOP

#: Words that a date and a time are made of.
_TIMES: Final = """
uhr am pm h hrs hours st nd rd th clock utc gmt est edt cst cdt pst pdt cet cest mez mesz bst ist amt jst kst hkt sgt
aest aedt acst awst nzst nzdt msk wib wita pht pkt sast brt gst akst akdt mst mdt et pt ct mt a.m p.m p m
"""
#: Words before a time of day, and weekdays that :data:`MONTHS` leaves out, since they are other words, too.
_DAYS: Final = """
às à ore alle las kl klo godz hs horas heures saat feira segunda terça quarta quinta sexta sábado domingo
lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag maanantai tiistai keskiviikko torstai
perjantai lauantai sunnuntai pondělí úterý středa čtvrtek pátek neděle pazartesi salı çarşamba perşembe cuma cumartesi
pazar mo di mi do fr sa so tue tues wed thu thur thurs fri sat sun
"""
OF_DATES: Final = MONTHS | frozenset(f"{_TIMES} {_DAYS}".split())

#: What a byline begins with: a word alone, or one that a colon or "by" follows.
_LEAD: Final = re.compile(
    r"(?<![\w@])(?:(?:(?:interview|written|posted|story|words|published|review|text|a column)\s+)?by|"
    r"(?:(?:eine? (?:beitrag|artikel|kommentar|analyse|interview)|geschrieben|verfasst|erstellt|gepostet|"
    r"veröffentlicht)\s+)?von|"
    r"(?:(?:rédigé|publié|écrit)\s+)?par|(?:(?:escrito|publicado|postado)\s+)?por|(?:(?:scritto|pubblicato)\s+)da|"
    r"text(?:\s+(?:und|&)\s+(?:interview|fotos?|bilder))?:|interview:|text by|words:|text|di|av|af|door|autore?:|"
    r"autor(?:in|ka|zy)?:|authors?:?|auteure?:|"
    r"автор:|текст:|óprac\.)\s*:?\s+(?=[^\s\d])",
    re.IGNORECASE,
)
_LEADING: Final = """
by von par por da di av af door text words interview autore autor autorin autorka autorzy author authors auteur auteure
автор текст óprac
"""
_LEADS: Final = frozenset(_LEADING.split())
#: Of these, the ones that may stand behind something else.
_INNER: Final = frozenset(["by", "von", "par", "por"])
#: A byline's first word on a line of its own.
_ALONE: Final = re.compile(
    r"(?:(?:written|posted|story|words|published) by|by|geschrieben von|von|par|por|authors?|autor(?:in|en|a)?|autore|"
    r"auteur|text)\s*:?",
    re.IGNORECASE,
)
#: Words that stand within a name, in lower case, and words between names.
_WITHIN: Final = "de da do dos del della di du von van der den vom zu la le al bin ben ter ten af e y"
_PARTICLES: Final = frozenset(_WITHIN.split())
_JOINS: Final = frozenset(["and", "und", "et", "y", "e", "i", "och", "og", "en", "&", "/", "with", "mit"])
#: Words in capitals that are no part of a name: what stands beside it.
_BESIDE: Final = """
follow posted published updated update comment comments kommentar kommentare schreibe leave share shares topic photo
photos foto fotos getty veröffentlicht aktualisiert stand kategorie kategorien category categories tags tag read reading
lesezeit views aufrufe uhr in on at am vom um und zuletzt last geändert erstellt the a an der die das ein eine for für
by redaktion
"""
_NO_NAME: Final = frozenset(_BESIDE.split())
#: Of these, the ones that open the name of who signs all the same ("Redaktion Ode").
_OPENS: Final = frozenset(["the", "der", "die", "das", "redaktion"])
#: An ending with a full stop that ends no sentence: an initial, "Jr.".
_SHORTENED: Final = re.compile(r"\s(?:[A-Z]|Jr|Sr)\.$")
#: Words of houses, which are no people, and labels in a line of place and date.
_HOUSE: Final = """
college collège university université universität universidad institut institute instituto academy akademie museum
foundation stiftung fondation ministry ministerium ministère agency agentur agence images press team staff desk news
redaktion editorial magazin magazine club verein verband gmbh inc ltd llc group research center centre zentrum school
schule hochschule bank police polizei church kirche bundestag senate house street finance business sports sport politics
media studio studios radio tv live video podcast newsletter shop online report reports editors reporters author autor
ort datum date place lieu lugar luogo data fecha stand
"""
HOUSES: Final = frozenset(_HOUSE.split()) | SITE_WORDS
#: A name that begins like a byline, in capitals: of a lake, a town, a firm.
_ARTICLE: Final = re.compile(r"VON (?:DER|DEM|DEN|DAS|UNS)\b")
#: Verbs that make a sentence of what begins like a byline.
_VERBS: Final = "is was are were has have had will said ist war sind hat wird est sont es fue son"
_SENTENCE: Final = frozenset(_VERBS.split())
#: What a role looks like where it was run into a name.
_GLUED: Final = re.compile(
    r"(?<=[a-zß-ÿ])(?=(?:Business|Staff|Senior|Special|Columnist|Reporter|Editor|Writer|Correspondent|Contributor|Redakteur)\b)"
)
_SIGNS: Final = re.compile(r"(?<=\w)(?:[|•·](?=\w)|/(?=[A-Z]))")
_HANDLE: Final = re.compile(r"(?<=[a-z])(?=@\w+$)")
_GLUED_BY: Final = re.compile(r"^By(?=[A-Z])")
#: One word behind "by", and what may stand behind it.
_ONE: Final = re.compile(
    r"\b(?:by|von)\s+(?P<name>[\w-]{3,})(?![\w-])(?=\s*(?:$|[|•·,–-]|\d|(?:on|am|at|in|um|kategorien|leave)\b))", re.I
)
#: What stands between names.
_BETWEEN: Final = re.compile(r",\s*|\s+(?:and|und|et|y|e|i|&|/)\s+")
#: Words before "by" that say no more than it, and the sign behind what does.
_TO_SAY: Final = """
publiziert gepostet eingestellt posted published written words story veröffentlicht erstellt verfasst artikel am vom on
at
"""
_SAID: Final = frozenset(_TO_SAY.split())
_AFTER_SIGN: Final = re.compile(r"[|•·–—/-]\s*$")
#: Lines of which it is remembered what they say: they are asked several times, and a text is looked at twice.
_KNOWN: Final = 2048
#: Most words of a name, and most words of a line beside names and a date.
_PARTS: Final = 4
_REST: Final = 4


class Names(NamedTuple):
    """Names as the line has them, and the words before and behind."""

    text: str
    before: str
    behind: str


@lru_cache(maxsize=_KNOWN)
def parted(text: str) -> str:
    """A line with what ran together in it apart: a date, a role behind a name, "By" before one."""
    apart = _HANDLE.sub(" | ", _SIGNS.sub(r" \g<0> ", text))
    return _GLUED_BY.sub("By ", _GLUED.sub(", ", dates.parted(apart)))


@lru_cache(maxsize=_KNOWN)
def day_in(text: str) -> str | None:
    """The full date in a line, what ran together in it apart."""
    text = parted(text)
    return dates.find(text, tokens(text))


def may_lead(text: str, words: Sequence[str]) -> bool:
    """Whether a line has a word that a byline begins with: a quick question before :func:`names_in`."""
    return not _LEADS.isdisjoint(words) or text.startswith("By")


@lru_cache(maxsize=_KNOWN)
def names_in(text: str) -> str | None:
    """The names in a line that says who wrote it, and what it says of them; None where it is no byline.

    Examples: ``By Mara Lind, Kiel`` → ``Mara Lind, Kiel``; ``June 5, 2019 by Mara | 3 comments`` → ``Mara``.
    """
    text = parted(text)
    if _ARTICLE.match(text):
        return None
    for match in _LEAD.finditer(text):
        before, word = text[: match.start()], match[0].strip(" :").casefold()
        if before.strip(" |•·–—-/") and word.split()[-1] not in _INNER:
            continue
        found = _names(before, text[match.end() :])
        if found is not None and _is_byline(found, text):
            return _with_role(found)
    return _by_one(text)


def lead_alone(text: str) -> bool:
    """Whether a line is only the word that a name follows: ``By``, ``Von:``."""
    return _ALONE.fullmatch(text) is not None


def names_alone(text: str) -> str | None:
    """The line, where it is made of names and no more."""
    found = _names("", text)
    return found.text if found is not None and not found.behind.strip(" ,") and " " in found.text else None


def people(text: str) -> bool:
    """Whether a line is names of people and no more: each opens with a given name, or the first of several does, and no
    word names a house."""
    words = tokens(text)
    if not words or words[0] not in GIVEN or names_alone(text) != text or not HOUSES.isdisjoint(words):
        return False
    each = [name.split() for name in _BETWEEN.split(text)]
    return all(2 <= len(name) <= _PARTS for name in each) and not _label(each[-1][-1])


def signed(text: str) -> str | None:
    """A person's name right before or behind the date of a line, which says little else.

    Examples: ``September 17, 2019 Helmut Ode 0``, ``Mara Lind, 01. Dez. 2017, 12:01 Uhr 3 min Lesezeit``.
    """
    words = parted(text).split()
    dated = [word[:1].isdigit() or word_of(word) in OF_DATES or not word_of(word) for word in words]
    edge = next((at for at, date in enumerate(dated) if not date), 0)
    opening = " ".join(words[:edge])
    parts = _person(words[edge:])
    behind = words[edge + len(parts) :]
    if (
        not parts
        or (edge and dates.find(opening, tokens(opening)) is None)
        or len(others(tokens(" ".join(behind)))) > _REST
    ):
        return None
    return " ".join(parts) if edge or any(dated[len(parts) : len(parts) + 3]) else None


def _person(words: Sequence[str]) -> list[str]:
    """The name of a person that words begin with: a given name, an initial at most, and one more; else nothing."""
    run = [word.strip(",") for word in words[:3]]
    parts = run if len(run) > 2 and len(run[1].strip(".")) == 1 else run[:2]
    named = len(parts) > 1 and tokens(parts[0])[:1] and tokens(parts[0])[0] in GIVEN
    whole = named and all(_is_part(part, first=False) for part in parts)
    return parts if whole and HOUSES.isdisjoint(tokens(" ".join(parts))) else []


def _by_one(text: str) -> str | None:
    """One word, in lower case, too, that a dated line says wrote it, as in blogs: ``Posted on 3 May 2021 by mara``."""
    match = _ONE.search(text)
    if match is None or dates.find(text, tokens(text)) is None or word_of(match["name"]) in OF_DATES | STOP:
        return None
    return match["name"] if not [word for word in others(tokens(text[: match.start()])) if word not in _SAID] else None


def one(text: str) -> str | None:
    """The one word that a line says wrote it, and no more: ``von mara``."""
    match = _ONE.fullmatch(text)
    return match["name"] if match is not None and word_of(match["name"]) not in OF_DATES | STOP else None


def others(words: Sequence[str], taken: str | None = None) -> list[str]:
    """The words of a line that are of no date and no time, nor of these names."""
    names = set(tokens(taken)) if taken else frozenset[str]()
    return [w for w in words if w not in OF_DATES and not w[0].isdigit() and w not in STOP and w not in names]


def opens_dated(text: str) -> bool:
    """Whether a line opens with a full date."""
    words = text.split()
    dated = itertools.takewhile(lambda word: word[:1].isdigit() or word_of(word) in OF_DATES, words)
    opening = " ".join(dated)
    return dates.find(opening, tokens(opening)) is not None


def _names(before: str, text: str) -> Names | None:
    """The names that a text begins with."""
    words = text.split()
    used = last = parts = 0
    while used < len(words):
        word = words[used].strip(",;")
        if _is_part(word, first=not used) and not _dated(words, used) and parts < _PARTS:
            parts, last = parts + 1, used + 1
        elif last and parts and word.casefold() in _JOINS:
            parts = 0
        elif not (parts and word in _PARTICLES) and not (used == 0 and word in _PARTICLES):
            break
        if words[used][-1] in ",;":
            parts = 0
        used += 1
    named = " ".join(words[:last]).rstrip(",;:|")
    comma = [","] if last and words[last - 1][-1] in ",;" else []
    return Names(named, before, " ".join([*comma, *words[last:]])) if last else None


def _is_part(word: str, *, first: bool) -> bool:
    """Whether a word may be part of a name: it opens with a capital and has no sign or figure in it."""
    bare = word.replace(".", "").replace("'", "").replace("’", "").replace("-", "")
    if not bare.isalpha() or not word[0].isupper():
        return False
    return word.casefold().strip(".") not in _NO_NAME or (first and word.casefold() in _OPENS)


def _dated(words: Sequence[str], at: int) -> bool:
    """Whether a word is a month or day of the week beside a figure, rather than a name."""
    if word_of(words[at]) not in OF_DATES:
        return False
    return any(word[:1].isdigit() for word in words[max(0, at - 1) : at + 3])


def word_of(text: str) -> str:
    return text.strip(".,;:()").casefold()


def _label(part: str) -> bool:
    return any(hit.strength == WHOLE for hit in phrases.find(tokens(part)))


def _is_byline(found: Names, text: str) -> bool:
    """Whether what stands around names leaves the line a byline."""
    words = tokens(text)
    if not _SENTENCE.isdisjoint(text.split()) or (text[-1] in ".!?:" and not _SHORTENED.search(text)):
        return False
    above = [word for word in others(tokens(found.before)) if word not in _SAID]
    if all(word in OF_DATES for word in tokens(found.text)) or (above and not _AFTER_SIGN.search(found.before)):
        return False
    if len(above) > _REST:
        return False
    dated = any(map(str.isdigit, text))
    capitals = sum(word[0].isupper() for word in found.text.split())
    if capitals < 2 or not found.text[0].isupper():
        return dated and capitals == 1 and found.text[0].isupper() and dates.find(text, words) is not None
    behind = found.behind
    if not behind or behind[0] in "|•·–—-/,(" or behind[0].isdigit() or dated or "@" in behind.split()[0]:
        return True
    return word_of(behind.split()[0]) in _NO_NAME | OF_DATES


def _with_role(found: Names) -> str:
    """The names, with what stands behind a comma, or right behind them without a figure."""
    behind = found.behind.lstrip(" ,")
    own = 0 < len(behind.split()) <= _REST and behind[0].isalpha() and not any(map(str.isdigit, behind))
    return f"{found.text}, {behind}" if own and word_of(behind.split()[0]) not in _NO_NAME else found.text
