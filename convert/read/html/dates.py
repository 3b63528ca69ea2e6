"""When a page was published: JSON-LD, meta elements, ``time`` elements, its address, and a date beside the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from convert.read.html.standing import around, elsewhere

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
    "originalpublicationdate",
)
#: Dates that are stated without saying of what, or of the file.
_VAGUE: Final = (
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "dc.created",
    "date",
    "page:published",
    "ld:created",
    "created",
)
_LATER: Final = (
    "ld:modified",
    "article:modified_time",
    "og:updated_time",
    "page:modified",
    "last-modified",
    "dcterms.modified",
    "dateupdate",
    "datemodified",
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
#: A day as the last step of an address, as Europeans write it.
_LAST_IN_ADDRESS: Final = re.compile(r"/(\d\d)[-.](\d\d)[-.]((?:19|20)\d\d)/?$")
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


#: Stated dates of the last change to an article, most trusted first; not those of a server's file.
_CHANGED: Final = ("ld:modified", "article:modified_time", "datemodified", "og:updated_time", "page:modified")

#: Words that call a date one of a later change.
_UPDATE: Final = re.compile(
    r"\b(?:(?:last )?(?:updated?|modified|edited|changed|revised)|aktualisiert|geändert|überarbeitet|zuletzt"
    r"|mise? à jour|modifié|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|aktualizov|zaktualizowan)",
    re.IGNORECASE,
)
#: Words of a date in the profile of a forum's member.
_JOINED: Final = re.compile(
    r"\b(?:registriert|registered|joined|member since|mitglied seit|dabei seit|inscrit)", re.IGNORECASE
)
#: A label at the start of a line, and words of one that says that a date is that of publication.
_LABEL: Final = re.compile(r"\W*([^\W\d_]+(?: [^\W\d_]+){0,5})\s*:\s")
_PUBLISHED: Final = re.compile(
    r"^dat(?:e|a|um)$|publi|veröffentlich|verfasst|geschrieben|erstellt|eingestellt|posted|written|created|online|stand"
    r"|fecha|pubblic|\bam\b|\bon\b|\bby\b|\bvon\b|news|meldung|dnia|дата",
    re.IGNORECASE,
)
#: Characters, and letters among them, that a line with a date may have to be a dateline.
_DATELINE: Final = 120
_DATELINE_LETTERS: Final = 70
#: Nodes looked at below a headline, and characters that make a paragraph running text.
_NEAR: Final = 160
_RUNNING: Final = 160
#: Elements that show no words.
_CLOSED: Final = frozenset(
    ("-text", "-comment", "script", "style", "svg", "noscript", "select", "button", "form", "nav")
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


def page_date(
    tree: LexborHTMLParser, said: Mapping[str, Sequence[str]], address: str, headline: LexborNode | None = None
) -> str | None:
    """The date of publication, as ISO 8601; None when the page does not tell it.

    What a page states comes first, but the day is the one that its readers see beside the ``headline``, where one is
    shown: it settles which of several statements counts, it is the local day where a statement is in universal time,
    and a bare Dublin Core or ``date`` says of no event of the page's life that it is its publication.
    """
    shown, updated = dateline(headline) if headline is not None else (None, None)
    stated = next(_said_dates(said, _STATED), None)
    if shown is not None and (stated is None or _agrees(shown, _said_dates(said, (*_STATED, *_VAGUE, *_LATER)))):
        return next((value for value in _said_dates(said, _STATED) if value.startswith(shown[:10])), shown)
    if stated or (stated := _address_date(address)):
        return stated
    held, others = around(headline), None
    for node, found in _placed(tree):
        if not elsewhere(node, held):
            return found
        others = others or found
    later = next(_said_dates(said, _VAGUE), None) or updated or next(_said_dates(said, _LATER), None)
    return later or _beside_headline(headline or tree.css_first("h1")) or others


def change_date(tree: LexborHTMLParser, said: Mapping[str, Sequence[str]], published: str | None) -> str | None:
    """When a page says that it was last changed, as ISO 8601; None where it does not, or names a time before its
    publication, as systems do that fill in one date for all."""
    stated = next(_said_dates(said, _CHANGED), None)
    if stated is None and (node := tree.css_first('[itemprop~="dateModified"]')) is not None:
        stated = _node_date(node)
    with suppress(ValueError):  # an offset that no place has
        if stated and (published is None or _moment(stated) > _moment(published)):
            return stated
    return None


def _moment(value: str) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _placed(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """The dates where pages put theirs, best places first."""
    for place in _PLACES:
        for node in tree.css(place)[:5]:
            if found := _node_date(node):
                yield node, found


def _agrees(shown: str, stated: Iterable[str]) -> bool:
    """Whether a page states a date, or one that is a day off by its time zone."""
    day = date.fromisoformat(shown[:10])
    return any(abs(date.fromisoformat(value[:10]) - day).days <= 1 for value in stated)


def _said_dates(said: Mapping[str, Sequence[str]], keys: Sequence[str]) -> Iterator[str]:
    for key in keys:
        for value in said.get(key, ())[:2]:
            if found := iso_date(value):
                yield found


def dateline(headline: LexborNode) -> tuple[str | None, str | None]:
    """The date that stands by itself near a headline, above or below it, and the first that is called an update.

    A dateline is a date with a time and a few words (a label, a place, a name) in an element of its own.
    """
    updated: str | None = None
    held = around(headline)
    for node, words in (*_below(headline), *_above(headline)):
        if not any(map(str.isdigit, words)) or (found := iso_date(words)) is None:
            continue
        if not _may_publish(words) or elsewhere(node, held):
            continue
        if not _UPDATE.search(words):
            timed = iso_date(node.attributes.get("datetime") or "")
            return timed if timed and timed.startswith(found[:10]) else found, updated
        updated = updated or found
    return None, updated


def _may_publish(words: str) -> bool:
    """Whether words with a date may be a dateline: few of them, and no label that says what else the date is of."""
    if sum(map(str.isalpha, words)) > _DATELINE_LETTERS or _JOINED.search(words):
        return False
    label = _LABEL.match(words)
    return label is None or _PUBLISHED.search(label[1]) is not None or _UPDATE.search(label[1]) is not None


def _below(headline: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    """The elements with a digit in their own text after a headline, in the page's order, and their few words, up to the
    first paragraph of running text."""
    at: LexborNode | None = headline
    inside = False
    for _ in range(_NEAR):
        at = (at.first_child if inside and at is not None else None) or _after(at)
        if at is None or at.tag == "body":
            return
        inside = at.tag not in _CLOSED
        if at.tag == "p" and len(at.text(deep=True).strip()) > _RUNNING:
            return
        if at.tag == "-text" and any(map(str.isdigit, at.text_content or "")) and (node := at.parent) is not None:
            words = " ".join(node.text(deep=True, separator=" ").split())
            if len(words) <= _DATELINE:
                yield node, words


def _after(node: LexborNode | None) -> LexborNode | None:
    """The next node in the page's order that is not within this one."""
    while node is not None and node.next is None:
        node = node.parent
    return node.next if node is not None else None


def _above(headline: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    """The nearest elements before a headline and before what it stands in, with few words."""
    at: LexborNode | None = headline
    for _ in range(3):
        before = at.prev if at is not None else None
        for _ in range(4):
            if before is not None and before.tag not in _CLOSED:
                words = " ".join(before.text(deep=True, separator=" ").split())
                if words and len(words) <= _DATELINE:
                    yield before, words
            before = before.prev if before is not None else None
        at = at.parent if at is not None else None
        if at is None or at.tag == "body":
            return


def _address_date(address: str) -> str | None:
    found = _IN_ADDRESS.search(address)
    if found is None and (last := _LAST_IN_ADDRESS.search(address)) is not None:
        return _valid(int(last[3]), int(last[2]), int(last[1]))
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


def _beside_headline(node: LexborNode | None) -> str | None:
    """A date in what stands right around the headline."""
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
