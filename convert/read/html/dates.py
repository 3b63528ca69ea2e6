"""When a page was published: JSON-LD, meta elements, ``time`` elements, its address, and a date beside the headline."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

#: Stated dates of publication, most trusted first.
_STATED: Final = (
    "ld:published",
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "sailthru.date",
    "parsely-pub-date",
    "article.published",
    "published-date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "pdate",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "rnews:datepublished",
    "date",
    "page:published",
    "ld:created",
    "created",
    "originalpublicationdate",
)
_LATER: Final = (
    "ld:modified",
    "article:modified_time",
    "og:updated_time",
    "page:modified",
    "last-modified",
    "dcterms.modified",
)
_ISO: Final = re.compile(
    r"\b((?:19|20)\d\d)[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?!\d)"
    r"(?:[T ](\d\d:?\d\d(?::?\d\d)?(?:\.\d+)?)\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_DAY_FIRST: Final = re.compile(
    r"(?<![\d.])(\d{1,2})(?:[./-]\s?| \| )(\d{1,2})(?:[./-]\s?| \| )((?:19|20)\d\d|\d\d)(?!\d)"
)
_IN_ADDRESS: Final = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)|[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|$)"
)
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january januar janvier enero gennaio janeiro januari stycznia jänner ledna января jan ene gen ocak",
            "february februar février febrero febbraio fevereiro februari lutego února февраля feb fév fev lut şubat",
            "march märz mars marzo março maart marca března марта mar mär mrz mart",
            "april avril abril aprile kwietnia dubna апреля apr avr abr kwi nisan",
            "may mai mayo maggio maio mei maj maja května мая mag mayıs",
            "june juni juin junio giugno junho czerwca června июня jun giu cze haziran",
            "july juli juillet julio luglio julho lipca července июля jul lug lip temmuz",
            "august août agosto augustus sierpnia srpna августа aug aoû ago sie ağustos",
            "september septembre septiembre settembre setembro września září сентября sep sept set wrz eylül",
            "october oktober octobre octubre ottobre outubro października října октября oct okt ott out ekim",
            "november novembre noviembre novembro listopada listopadu ноября nov lis kasım",
            "december dezember décembre diciembre dicembre dezembro grudnia prosince декабря dec dez déc dic aralık",
        ),
        start=1,
    )
    for name in names.split()
}
_NAMED: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?\s*(?:de\s+|of\s+)?([^\W\d_]{3,12})\.?,?\s*(?:de\s+|del\s+)?((?:19|20)\d\d)\b|\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)\b"
)
_EAST: Final = re.compile(r"((?:19|20)\d\d)\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_PLACES: Final = (
    '[itemprop~="datePublished"]',
    "time[pubdate]",
    "article time[datetime], main time[datetime], header time[datetime]",
    "time.published, time.entry-date, .published, .entry-date, .post-date, .date-published, "
    " .postdate, .pubdate, .article-date, .article__date",
    "time[datetime]",
    "abbr.published, abbr.date",
    '[class*="publish"], [class*="dateline"], [class*="timestamp"], [class*="datum"], [class*="Datum"], '
    '[class*="pub-date"], [class*="postmeta"], [class*="post-meta"], [class*="entry-meta"], '
    '[class*="article-meta"], [class*="meta-date"], [class*="byline"]',
    '.date, .stand, #date, .time, [class*="date"], [class*="fecha"], [class*="data-"]',
    "time",
)


def iso_date(text: str) -> str | None:
    """The first date in a text, as ISO 8601; with its time where the text gives one in that form."""
    if found := _ISO.search(text):
        day = _valid(int(found[1]), int(found[2]), int(found[3]))
        if day:
            return _timed(day, found[4], found[5])
    if found := _EAST.search(text):
        return _valid(int(found[1]), int(found[2]), int(found[3]))
    for found in _NAMED.finditer(text):
        number, name, year = (found[1], found[2], found[3]) if found[1] else (found[5], found[4], found[6])
        month = _MONTHS.get(name.casefold()) or _MONTHS.get(name.casefold()[:3])
        if month and (day := _valid(int(year), month, int(number))):
            return day
    if found := _DAY_FIRST.search(text):
        first, second, year_of = int(found[1]), int(found[2]), int(found[3])
        year_of += 2000 if year_of < 100 else 0
        return _valid(year_of, second, first) or _valid(year_of, first, second)
    return None


def _timed(day: str, clock: str | None, zone: str | None) -> str:
    if not clock:
        return day
    digits = re.sub(r"\D", "", clock.partition(".")[0]).ljust(6, "0")
    hour, minute, second = digits[:2], digits[2:4], digits[4:6]
    if int(hour) > 23 or int(minute) > 59 or int(second) > 59:
        return day
    if zone and zone != "Z" and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{day}T{hour}:{minute}:{second}{zone or ''}"


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def page_date(tree: LexborHTMLParser, said: Mapping[str, Sequence[str]], address: str) -> str | None:
    """The date of publication, as ISO 8601; None when the page does not tell it."""
    for key in _STATED:
        for value in said.get(key, ())[:2]:
            if found := iso_date(value):
                return found
    if found := _address_date(address):
        return found
    for place in _PLACES:
        for node in tree.css(place)[:5]:
            if found := _node_date(node):
                return found
    for key in _LATER:
        for value in said.get(key, ())[:1]:
            if found := iso_date(value):
                return found
    return _beside_headline(tree)


def _address_date(address: str) -> str | None:
    found = _IN_ADDRESS.search(address)
    if found is None:
        return None
    year, month, day = (part for part in found.groups() if part)
    return _valid(int(year), int(month), int(day))


def _node_date(node: LexborNode) -> str | None:
    attributes = node.attributes
    for name in ("datetime", "content", "title"):
        if (value := attributes.get(name)) and (found := iso_date(value)):
            return found
    text = node.text(deep=True, separator=" ")
    return iso_date(text) if len(text) < 300 else None


def _beside_headline(tree: LexborHTMLParser) -> str | None:
    """A date in what stands right around the headline."""
    node = tree.css_first("h1")
    for _ in range(5):
        if node is None:
            return None
        text = node.text(deep=True, separator=" ")
        if len(text) > 3000:
            return iso_date(text[:3000])
        if found := iso_date(text):
            return found
        node = node.parent
    return None
