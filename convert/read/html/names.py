"""What a byline holds: names, without labels, dates and jobs; and what is no name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

#: Words before a name in a byline.
_BY: Final = re.compile(
    r"^(?:(?:(?:and|und|et|y|e|&)\s+)?(?:interview|text|words|story|reportage|redaktion|protokoll|текст|автор(?:ы)?|интервью"
    r"|tekst|texto|texte|testo|redacción|(?:text|texte?s?|words)\s+(?:und|and|et|y|&|\+)\s+(?:fotos?|photos?|bild(?:er)?)"
    r")\s*:\s*"
    r"|(?:(?:written|posted|published|words|text|story|interview|review|reviewed|reported|created|compiled|edited"
    r"|geschrieben|veröffentlicht|erstellt|eingestellt|verfasst|gepostet|escrito|publicado|publié|rédigé|scritto|pubblicato"
    r"|text und interview|ein beitrag|beitrag|artikel|article)\s+)?"
    r"(?:by|von|par|por|di|de|van|door|av|af|autor(?:in(?:nen)?|en|es|a)?|authors?|text|autore|auteurs?)\b\s*:?\s*)+",
    re.IGNORECASE,
)
#: What follows the names: a date, a time, a job.
_AFTER: Final = re.compile(
    r"\s*(?:[|•·–—»@]|\s-\s|\bon\b|\bam\b|\bat\b|\bin\b|\bunter\b|\bstand\b|\bupdated\b|\bpublished\b|\bposted\b"
    r"|\b(?:hace|vor|il y a|tiempo de lectura|lesezeit|reading time)\b|\d{1,2}[.:/]\d|\b\d+\s?(?:min|hours?|days?|h)\b"
    r"|\b\d{1,2}\.?\s+\w+\s+\d{4}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
#: Placeholders that publishing systems leave.
_NOBODY: Final = re.compile(
    r"^(?:admin|administrator|root|user|super ?user|editor|publisher|webmaster|unknown|none|null|guest|anonymous"
    r"|no author|authors?|autor(?:in|en)?|default|wordpress|beitrag|follow|share)$",
    re.IGNORECASE,
)
#: Addresses of mail and of people in networks, beside their names.
_ADDRESS: Final = re.compile(r"\s*\(?(?:\S+@\S+\.\w+|(?<!\S)@\w+|https?://\S+)\)?")
#: A job behind a name, or a month that hangs on it.
_JOB: Final = re.compile(
    r"\s*(?:,|\s[-–]\s)\s*(?:[^,]*\b(?:writers?|reporters?|editors?|correspondents?|columnists?|contributors?|journalists?"
    r"|bureau|redakteur(?:in|e)?|redaktor(?:in)?|korrespondent(?:in)?|autor(?:in)?|journalist(?:in)?|rédact(?:eur|rice)"
    r"|redactora?|periodista|giornalista|redacteur|redaktion|staff)\b|(?:[A-Z]\w+ )?(?:19|20)\d\d\b).*$",
    re.IGNORECASE | re.DOTALL,
)
#: What stands in brackets behind a name of two words or more, and all that follows.
_ASIDE: Final = re.compile(r"(?<=\w)(\s\S+)\s*\(.*$", re.DOTALL)
#: The end of a name that is an abbreviation, and a comma between two.
_SHORT: Final = re.compile(r"\b(?:e\. ?V|Jr|Sr|Inc|Ltd|Corp|S\.A|Ph\.D|M\.D|[A-Z])\.$")
_COMMA: Final = re.compile(r"\s*,\s*(?=\S)")
#: What says that a name is of who made a picture.
_PICTURED: Final = re.compile(
    r"(?:(?:titel|symbol|beitrags)?(?:foto|photo|bild|image|picture|imagen|immagine|фото)(?:s|er|graf(?:in|ie)?|grapher|graphy)?"
    r"|credits?|quelle|source|©)\s*(?:[:©/]|\b(?:by|von|credit|courtesy|par|de|di|via)\b)",
    re.IGNORECASE,
)
#: What a button or a link says before the word for authors, or before a name: no name begins so.
_BUTTON: Final = re.compile(
    r"(?:follow(?:ing)?|share|subscribe|view|see|more|all|contact|e-?mail|log|sign|click|clicking|submit|submitting|read"
    r"|about|meet|folge|folgen|mehr|alle|über|zum|zur|zurück|profil|teilen|abonnieren|suivre|voir|plus|tous|seguir|más"
    r"|todos|print|photo|image|avatar|picture|portrait)\s",
    re.IGNORECASE,
)
#: Marks of a sentence or a button, which no name has.
_SAID: Final = re.compile(r"[?!\"“”„«»<>{}=…]|\.\s+[a-zß-ÿ]")
#: Small words that a name may begin with.
_PARTICLE_WORDS: Final = """
al bin da das de del den der des di dos du el la le ten ter van vom von zu zum
"""
_PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
#: A person's name: two words or more, the first and the last with a capital, and no sentence.
_PERSON: Final = re.compile(r"(?:(?:Prof|Dr|Dipl|Mag)\.?\s+)*[A-ZÀ-ÞŠŽČĆА-Я]\S*(?:\s+\S+){0,4}\s+[A-ZÀ-ÞŠŽČĆА-Я]\S+")
_BETWEEN: Final = re.compile(r"\s*[,&/]\s*|\s+(?:and|und|et|y|e|och)\s+")
#: Words of the name of a firm, a society or a desk.
_BODY: Final = re.compile(
    r"\b(?:e\.? ?V|GmbH|AG|SE|Ltd|Inc|LLC|Verlag|Verband|Bund(?:es\w+)?|Stiftung|Institut|Magazine?|Online|News|Media"
    r"|Zeitung|Redaktion|Ministerium|Universit\w+|Press\w*|Team|Staff)\b",
    re.IGNORECASE,
)
#: Names of accounts, not of people.
MACHINE: Final = re.compile(r".*admin.*|[a-z0-9]+(?:[._-][a-z0-9]+)+$|[a-z0-9]{9,}$|[a-z]+_[a-z]+$")
#: Such a name that is a person's, written small with full stops, and what shows that it is none: the end of an
#: address, a desk.
_ACCOUNT: Final = re.compile(r"[a-zà-ÿ]{2,}(?:\.[a-zà-ÿ]{2,}){1,2}")
_NO_NAME_WORDS: Final = """
admin ar at be biz blog br ch cl co com cz de dk es eu fi fr hu info io it kontakt media mx net news nl no office
online org pe pl pt redaktion ru se team tv uk us web webmaster
"""
_NO_NAMES: Final = frozenset(_NO_NAME_WORDS.split())
#: A byline longer than this is no byline.
LONGEST: Final = 100


def key(name: str) -> str:
    """What two spellings of a name have in common."""
    return re.sub(r"\.(?:de|com|org|net)$|\W", "", name.casefold())


def told(names: Sequence[str]) -> list[str]:
    """Names as they are read out: the account ``ann.other`` is Ann Other's, and one of an administrator is nobody's."""
    return [_spelt(name) for name in names if not ("admin" in name and MACHINE.fullmatch(name))]


def _spelt(name: str) -> str:
    if not _ACCOUNT.fullmatch(name) or not _NO_NAMES.isdisjoint(parts := name.split(".")):
        return name
    return " ".join(map(str.capitalize, parts))


def less(words: str) -> str:
    """A byline without the words before and behind its names."""
    words = _ADDRESS.sub("", words) if "@" in words or "http" in words else words
    named = _bare(_AFTER.sub("", _BY.sub("", words.strip(" -–—"), count=1)))
    return _COMMA.sub(", ", _bare(_ASIDE.sub(r"\1", _JOB.sub("", named))))


def _bare(name: str) -> str:
    """A name without the signs around it; the full stop of an abbreviation is its own."""
    name = name.strip(" ,:;-–—|")
    return name if _SHORT.search(name) else name.strip(" ,.:;-–—|")


def people(values: Iterable[str]) -> list[str]:
    """The names in some bylines, each once, and none that is part of another."""
    found: list[str] = []
    for value in values:
        for part in [value] if value.count(",") > 3 else re.split(r"\s*[;|]\s*", value):
            name = less(part[: 3 * LONGEST])
            if _is_name(name) and not _PICTURED.match(part):
                found.append(name)
    return [name for name in dict.fromkeys(found) if not any(other != name and other in name for other in found)]


def _is_name(name: str) -> bool:
    return (
        1 < len(name) <= LONGEST
        and not _NOBODY.match(name)
        and not _BUTTON.match(name)
        and not _SAID.search(name)
        and not name.isdigit()
        and not _is_phrase(name)
    )


def _is_phrase(name: str) -> bool:
    """Whether words begin without a capital, as those of a sentence do: not the names of accounts and domains, which
    are one word, nor those of people who write their names small."""
    first, *others = name.split()
    if not (first[0].islower() and first.isalpha()) or not others or first in _PARTICLES:
        return False
    return len(others) > 2 or any(word[0].isupper() for word in others)


def is_weak(name: str, publishers: Iterable[str]) -> bool:
    """Whether a name is only the site's, a society's or an account's. ``publishers``: keys of the site's names."""
    own = key(name)
    return any(own in publisher for publisher in publishers) or bool(MACHINE.fullmatch(name) or _BODY.search(name))


def is_person(name: str) -> bool:
    """Whether a name has the shape of a person's."""
    return _PERSON.fullmatch(name) is not None


def names_person(names: str) -> bool:
    """Whether somebody among the names is a person, by the shape of the name."""
    return any(_PERSON.fullmatch(name) and not _BODY.search(name) for name in _BETWEEN.split(names))


def persons(names: Iterable[str]) -> list[str]:
    """The names one by one, where all that stand together are those of people."""
    out: list[str] = []
    for name in names:
        parts = [part for part in _BETWEEN.split(name) if part]
        out += parts if all(_PERSON.fullmatch(part) for part in parts) else [name]
    return out
