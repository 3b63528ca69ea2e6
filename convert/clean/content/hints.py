"""What the class, id, role and itemprop words of an element say about what is in it. Own lists."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_KINDS: Final[tuple[tuple[str, str], ...]] = (
    (
        "articlebody",
        r"(article|story|post|entry|artikel|news|blog|content|beitrag|nota|page)[-_ ]{0,2}(body|content|text|inhalt"
        r"|copy|main|inner)|e-content|itemprop:articlebody|itemprop:text|fliesstext|rich-?text|body-?(text|copy)|prose\b",
    ),
    ("article", r"article|artikel|articulo|story|\bpost|entry|hentry|beitrag|itemtype:\S*(article|posting)"),
    ("content", r"content|inhalt|contenu|contenido|\bmain|primary|single"),
    ("text", r"text|body|copy\b|paragraph|absatz"),
    ("comment", r"comment|kommentar|komentar|comentario|disqus|respond\b|repl(y|ies)|discussion|\bthread"),
    (
        "related",
        r"relat|recomm|similar|more-?(on|from|stor|articles|news|posts)|verwandt|read-?more|see-?also|trending|popular"
        r"|most|latest|outbrain|taboola|\bcrp|yarpp|zergnet|up-?next|weitere|relacionad|mehr-|aehnlich|recirc",
    ),
    ("teaser", r"teaser|\bcards?\b|\btiles?\b|feed|\bloop|excerpt|preview|thumb|snippet"),
    ("list", r"\blist|grid|\bitem|carousel|slider|swiper|\brow\b|archive"),
    ("gallery", r"galler|slide|carousel|lightbox|galerie|photo|image|\bimg|bild|figure|media|video|player|embed"),
    ("caption", r"caption|credit|legende|unterschrift|copyright|quelle|epigrafe"),
    (
        "share",
        r"shar(e|ing)|social|addthis|addtoany|sharedaddy|teilen|shariff|facebook|twitter|whatsapp|pinterest|follow"
        r"|compart",
    ),
    ("nav", r"\bnav|navigation|menu|crumb|pagina|pager|skip-?link|\btoc\b|prev|next|jump|tabs?\b"),
    ("footer", r"foot(?!note)|colophon|contentinfo|impressum|imprint|\bbottom"),
    ("header", r"header|masthead|topbar|\btop\b|\bhead\b|kopf"),
    (
        "side",
        r"side-?bar|\bside|aside|\brail|widget|secondary|complementary|marginal|right-?col|col-?right|\bright\b",
    ),
    (
        "ad",
        r"\bads?\b|\bad[-_]|advert|anzeige|sponsor|werbung|adsense|\bdfp|publi(cidad|cite)|affiliate|promo|partner",
    ),
    ("modal", r"cookie|consent|gdpr|modal|popup|overlay|dialog|toast|\balert|notice|warning"),
    (
        "signup",
        r"newsletter|subscri|sign-?up|paywall|log-?in|regist|account|premium|mailing|optin|\bcta|abo\b|inscri"
        r"|membership|donat|spende",
    ),
    ("author", r"author|autor|byline|\bbio|profile|vcard|contributor|about|redakt"),
    ("meta", r"meta\b|meta[-_]|\bdate|time\b|published|posted|datum|\binfo|details|dateline|updated"),
    ("tags", r"\btags?\b|tag-|categor|kategor|keyword|topic|schlagw|thema|label|rubri"),
    ("title", r"title|headline|heading|titel|ueberschrift|titulo"),
    (
        "lead",
        r"\blead|\bintro|summary|abstract|standfirst|vorspann|\bdek\b|sub-?(title|head|line)|kicker|teaser-?text"
        r"|description|bajada|excerpt|anreisser",
    ),
    ("form", r"form\b|form-|search|suche|input|button|btn|captcha"),
    ("quote", r"quote|zitat|testimonial"),
    ("tool", r"print|tool|action|rating|\bvote|\blike|feedback|report|\berror|bookmark|merken|download"),
    (
        "note",
        r"disclaim|disclos|footnote|reference|\bnote|correction|copyright|licen[sc]e|\bbox\b|infobox|factbox|kasten",
    ),
    (
        "morelike",
        r"relat(ed|ion)?[-_ ]?(post|article|stor|content|news|link|topic|item|box|entr)|jp-related|yarpp|\bcrp\b"
        r"|outbrain|taboola|zergnet|\bwp-rp|you-?(may|might)|more-?(stories|articles|news|posts)"
        r"|recommended-?(post|article|stor|read)|verwandte",
    ),
    ("unseen", r"sr-only|screen-?reader|visually|hidden|d-none|collapsed|tool-?tip|pop-?over|roll-?over"),
)
NAMES: Final = tuple(name for name, _ in _KINDS)
BIT: Final = {name: 1 << at for at, name in enumerate(NAMES)}
_PATTERNS: Final = tuple((1 << at, re.compile(pattern)) for at, (_, pattern) in enumerate(_KINDS))
_DIGITS: Final = re.compile(r"\d+")
#: No word of an article stands under these on any page with gold, unless the headline stands there too.
VETO: Final = BIT["comment"] | BIT["signup"] | BIT["author"] | BIT["morelike"]
DOUBT: Final = VETO | BIT["nav"] | BIT["footer"] | BIT["ad"]


@lru_cache(maxsize=50_000)
def _mask_of(name: str) -> int:
    mask = 0
    for bit, pattern in _PATTERNS:
        if pattern.search(name):
            mask |= bit
    return mask


@lru_cache(maxsize=20_000)
def mask(words: str) -> int:
    """A bit for each kind of hint in an element's words."""
    total = 0
    for word in _DIGITS.sub("0", words).replace("_", "-").split():
        total |= _mask_of(word)
    return total


@lru_cache(maxsize=20_000)
def kinds_in(mask: int) -> tuple[int, ...]:
    """The numbers of the kinds whose bits are set."""
    return tuple(at for at in range(len(NAMES)) if mask >> at & 1)


@lru_cache(maxsize=20_000)
def flags(mask: int) -> tuple[int, ...]:
    """For each kind 1 where its bit is set."""
    return tuple(mask >> at & 1 for at in range(len(NAMES)))
