"""Photo credits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from convert.clean import phrases
from convert.clean.page import Page
from convert.clean.phrases import START
from convert.clean.rule import Mark, Rule

_LABEL: Final = re.compile(r"^\W*[^\s:：/|]{2,16}(?: [^\s:：/|]{2,10})?\s?[:：/|©]")

#: A label that says where what stands above comes from, be it a picture or not.
_SOURCED: Final = re.compile(
    r"\W*(?:quellen?|sources?|fuentes?|fontes?|fonti|źródł[oa]|bron(?:nen)?|kilder?|käll(?:a|or)|zdroje?|lähde|kaynak)\s?:",
    re.I,
)

#: Words beside a date that says of when facts are.
_STATES: Final = frozenset(["stand", "retrieved", "accessed", "abgerufen", "consulté", "consultado"])

_AGENCIES: Final = (
    "Getty", "Getty Images", "AFP", "Reuters", "REUTERS", "EPA", "Shutterstock", "iStock", "Alamy", "Unsplash",
    "Pixabay", "dpa", "picture alliance", "AP Photo", "Adobe Stock", "stock.adobe.com", "Fotolia", "Imago", "IMAGO",
)  # fmt: skip
#: A line that ends with an agency or says that the picture was given, and nothing but a name before it.
_AGENCY: Final = re.compile(
    rf"(?:(?:^|[/|,(–—-]\s?|\svia\s)(?:{'|'.join(map(re.escape, _AGENCIES))})\)?|"
    r"(?:Submitted|Contributed|Courtesy|Handout) photos?)$|^\(?(?:Photos? )?[Cc]ourtesy of \S"
)
_AGENCY_WORDS: Final = 8
#: Most words of a picture's owner, and labels of what tells of the picture.
_OWNER_WORDS: Final = 5
_TELLS: Final = re.compile(r"abb|fig|caption|bildunter|grafik|图", re.IGNORECASE)
#: Endings of such lines: most others are told apart by them.
_ENDINGS: Final = (*_AGENCIES, "photo", "photos")
#: What only the source of a picture begins with, however much of it is told.
_NOTE: Final = re.compile(
    r"(?:Beitragsbild|Titelbild|Bildnachweise?|Bildquellen?|Bildrechte|Fotonachweis|(?:Featured|Header|Cover) image|"
    r"(?:Image|Photo|Picture) (?:credits?|source)|Crédits? photos?|Créditos? de (?:la )?(?:foto|imagen))\s?:\s?\S",
    re.IGNORECASE,
)
_NOTE_WORDS: Final = 40
#: Characters within which such a label ends.
_LABELS: Final = 30
_SHOWN: Final = (*_AGENCIES, *(f"{name}.com" for name in _AGENCIES))
#: Where a caption ends and its source begins: a sign or label that running text does not end with.
_SOURCE: Final = re.compile(r"(?:©\s?|\(C\)\s?|(?:\b|(?<=[a-z.]))[Cc]redits?:\s?|\(AP Photo/)(?=[^\W\d_])[^©]{2,70}$")
#: The same in words: a label for pictures behind the caption's end, or a photographer and an agency in brackets.
_OF_PICTURES: Final = (
    r"[Ff]oto(?:graf[ií]a|g)?s?|FOTOS?|[Pp]hoto(?:graph)?s?|PHOTOS?|[Bb]ild(?:er|quelle|rechte|nachweis)?|"
    r"[Cc]rédits?(?: photos?)?|[Cc]réditos?|Zdjęci[ea]|Фото|Kuvat?|Fénykép"
)
_PICTURE: Final = re.compile(
    rf"(?:[.!?…)\"”»,;/–—|-]\s?|\s?[(\[])(?:Symbol-?|Archiv-?)?(?:{_OF_PICTURES})(?: by| [A-ZÀ-Þ][\w-]+){{0,3}}\s?:\s?"
    rf"(?=[A-ZÀ-ÞА-Я]|[\w.-]+\.\w{{2,3}}\b)[^:]{{2,70}}$|[,/]\s?fot\. \S[^.]{{2,40}}$|"
    rf"\([^\W\d_][^()]{{1,40}}/\s?(?:{'|'.join(map(re.escape, _AGENCIES))})(?:\.com)?\)$"
)
_PICTURES: Final = ("oto", "OTO", "ild", "réd", "fot.", "Zdj", "Фото", "Kuva", "Fényk")
#: Least words of the caption; most words of the source, and of both where words alone tell of it.
_CAPTION: Final = 4
_SOURCE_WORDS: Final = 8
_CAPTIONED: Final = 45
#: Lines from the first of the text on among which the first picture stands, the standfirst being one of them; most
#: words of its caption where that is a whole sentence.
_LEAD: Final = 3
_TOLD: Final = 16
_ENDS: Final = frozenset(".!?…")


def names_source(text: str) -> bool:
    """Whether a caption only names the source of its picture: ``Photo: Mara Lind``, ``© Jan Ode/Reuters``."""
    words = phrases.tokens(text)
    if not words or len(words) > _AGENCY_WORDS or text.endswith((".", "!", "?")) or _TELLS.match(text):
        return False
    labelled = any(hit.kind == "credit" and hit.strength >= START for hit in phrases.find(words))
    owned = text[0] == "©" and len(words) <= _OWNER_WORDS
    return (labelled and _LABEL.match(text) is not None) or owned or _AGENCY.search(text) is not None


def photo_credit(page: Page) -> Iterator[Mark]:
    """Remove a line that only names the source of a picture.

    Why: in plain text the picture is gone, and its source says nothing.
    Example: ``Photo: Mara Lind``, ``Foto: dpa``, ``Mara Lind | Getty Images``, ``Jan Ode Submitted photo``,
    ``Featured image: the upper quay in 1911, from the archive of the port.``.
    Must not fire: on a caption, which tells something, or a source in a table; on a line without a credit's label or
    agency; within a run of short lines; on a picture of a saved page, which goes or stays with it; on the source of
    what a paragraph says ("Source: town council"), which stands right below it, or gives the day of its facts.
    """
    for line in page.lines_with("credit", START):
        if _SOURCED.match(page.texts[line]) and (page.prose(line - 1) or not _STATES.isdisjoint(page.words[line])):
            continue
        short = 2 <= page.sizes[line] <= _AGENCY_WORDS and not page.ends[line]
        if short and _LABEL.match(page.texts[line]) and page.picture(line) is None:
            yield Mark(line, "remove", 0.9, "names the source of a picture")
    for line in range(1, len(page)):
        text, size = page.texts[line], page.sizes[line]
        if size > _NOTE_WORDS:
            continue
        short = size <= _AGENCY_WORDS and not page.ends[line]
        told = short and (text.rstrip(")").endswith(_ENDINGS) or "ourtesy" in text) and _AGENCY.search(text)
        if (told or (":" in text[:_LABELS] and _NOTE.match(text))) and page.picture(line) is None:
            yield Mark(line, "remove", 0.9, "names the source of a picture")


def sourced_caption(page: Page) -> Iterator[Mark]:
    """Remove a caption that ends with the source of its picture.

    Why: in plain text the picture is gone; what is left reads like a paragraph of the article that leads nowhere.
    Example: ``The upper quay at low water. © Mara Lind``, ``Boats on Mill Lane after the floodCredit: Harbour Press``,
    ``The upper quay at low water. Photo: Mara Lind``, ``Boats on Mill Lane (Lind/Reuters)``.
    Must not fire: on a line that is the source alone; on a notice of copyright, which a year follows; where the sign
    stands within the line, or much follows it; on a paragraph that ends with the agency that wrote it ("(Reuters)"), or
    is long; below the first picture on a whole sentence with its photographer, which tells more than the picture; on a
    saved page, which has its pictures.
    """
    if page.saved:
        return
    for line in range(1, len(page)):
        text, size = page.texts[line], page.sizes[line]
        if size <= _CAPTION:
            continue
        if "©" in text or "(C)" in text or "redit" in text or "(AP " in text:
            found = _SOURCE.search(text)
        elif size <= _CAPTIONED and (text[-1] == ")" or ":" in text or "fot." in text):
            found = _photographer(text, leads=line <= page.body + _LEAD and size <= _TOLD)
        else:
            continue
        if found and len(text[: found.start()].split()) >= _CAPTION and len(found[0].split()) <= _SOURCE_WORDS:
            yield Mark(line, "remove", 0.9, "a caption that ends with its source")


def _photographer(text: str, *, leads: bool) -> re.Match[str] | None:
    """Where a caption ends and its photographer begins. In the text a whole sentence tells more than its picture."""
    told = any(sign in text for sign in _PICTURES) or text.rstrip(")").endswith(_SHOWN)
    found = _PICTURE.search(text) if told else None
    return found if found and (leads or text[: found.start() + 1].rstrip(" (")[-1:] not in _ENDS) else None


RULES: Final = (
    Rule("credits.line", "credits", "lines that only name the source of a picture", photo_credit),
    Rule("credits.caption", "credits", "captions that end with their source", sourced_caption),
)
