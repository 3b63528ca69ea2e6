"""What the class, id, role and itemprop words of an element say about what is in it. Own lists.

A word is looked through for the beginnings of all terms in one pass over its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Final

#: Terms by kind. A hyphen at either end of a term is the end of a name's part; ``~`` within is a hyphen or nothing.
_TERMS: Final[dict[str, str]] = {
    "articlebody": "-e-content itemprop-articlebody itemprop-text fliesstext rich~text body~text body~copy prose-",
    "article": "article artikel articulo story -post entry beitrag posting",
    "content": "content inhalt contenu contenido -main primary single",
    "text": "text body copy- paragraph absatz",
    "comment": "comment kommentar komentar comentario disqus respond- reply replies discussion -thread",
    "related": """relat recomm similar more~on more~from more~stor more~articles more~news more~posts verwandt
        read~more see~also trending popular most latest outbrain taboola -crp yarpp zergnet up~next weitere relacionad
        mehr- aehnlich recirc""",
    "teaser": "teaser -card- -cards- -tile- -tiles- feed -loop excerpt preview thumb snippet",
    "list": "-list grid -item carousel slider swiper -row- archive",
    "gallery": "galler slide carousel lightbox galerie photo image -img bild figure media video player embed",
    "caption": "caption credit legende unterschrift copyright quelle epigrafe",
    "share": """share sharing social addthis addtoany sharedaddy teilen shariff facebook twitter whatsapp pinterest
        follow compart""",
    "nav": "-nav navigation menu crumb pagina pager skip~link -toc- prev next jump tab- tabs-",
    "footer": "footer foot- foot0 colophon contentinfo impressum imprint -bottom",
    "header": "header masthead topbar -top- -head- kopf",
    "side": "side~bar -side aside -rail widget secondary complementary marginal right~col col~right -right-",
    "ad": """-ad- -ads- advert anzeige sponsor werbung adsense -dfp publicidad publicite affiliate promo partner""",
    "modal": "cookie consent gdpr modal popup overlay dialog toast -alert notice warning",
    "signup": """newsletter subscri sign~up paywall log~in regist account premium mailing optin -cta abo- inscri
        membership donat spende""",
    "author": "author autor byline -bio profile vcard contributor about redakt",
    "meta": "meta- -date time- published posted datum -info details dateline updated",
    "tags": "-tag- -tags- tag- categor kategor keyword topic schlagw thema label rubri",
    "title": "title headline heading titel ueberschrift titulo",
    "lead": """-lead -intro summary abstract standfirst vorspann -dek- sub~title sub~head sub~line kicker teaser~text
        description bajada excerpt anreisser""",
    "form": "form- search suche input button btn captcha",
    "quote": "quote zitat testimonial",
    "tool": "print tool action rating -vote -like feedback report -error bookmark merken download",
    "note": """disclaim disclos footnote reference -note correction copyright licence license -box- infobox factbox
        kasten""",
    "morelike": """jp~related yarpp -crp- outbrain taboola zergnet -wp-rp you~may you~might verwandte more~stories
        more~articles more~news more~posts""",
    "recipe": """recipe ingredient instruction direction- directions nutrition rezept zutat zubereitung receta recette
        ricetta""",
    "unseen": "sr~only screen~reader visually hidden d-none collapsed tool~tip pop~over roll~over",
}
#: Kinds that two terms make, one right after the other, a hyphen between them or not.
_PAIRS: Final = {
    "articlebody": (
        "article story post entry artikel news blog content beitrag nota page",
        "body content text inhalt copy main inner",
    ),
    "morelike": (
        "relat related relation recommended",
        "post article stor content news link topic item box entr",
    ),
}
NAMES: Final = tuple(_TERMS)
BIT: Final = {name: 1 << at for at, name in enumerate(NAMES)}
#: Characters of a term by which it is looked up; none is shorter. All such of a name are looked up at once.
_KEY: Final = 3
_PARTS: Final = re.compile(r"[\W_]+")
_DIGITS: Final = re.compile(r"\d+")
#: No word of an article stands under these on any page with gold, unless the headline stands there too.
VETO: Final = BIT["comment"] | BIT["signup"] | BIT["author"] | BIT["morelike"]
DOUBT: Final = VETO | BIT["nav"] | BIT["footer"] | BIT["ad"]

#: Names that networks give to the posts of theirs that an article shows.
_POSTS: Final = re.compile(
    r"(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|fb-(?:post|video)|(?:tiktok|reddit|bluesky|mastodon)-embed"
    r"|reddit-card|telegram-post)(?:\s|$)"
)


def is_post(words: str) -> bool:
    """Whether an element of these names holds a post of a network."""
    return _POSTS.search(words) is not None


def _terms() -> Iterator[tuple[str, int]]:
    """Every term that is looked for, with the bit of its kind."""
    for kind, said in _TERMS.items():
        for term in said.split():
            yield from ((way, BIT[kind]) for way in {term.replace("~", "-"), term.replace("~", "")})
    for kind, (firsts, seconds) in _PAIRS.items():
        for first, second in product(firsts.split(), seconds.split()):
            yield from ((f"{first}{between}{second}", BIT[kind]) for between in ("", "-"))


def _by_start(terms: Iterable[tuple[str, int]]) -> dict[tuple[str, ...], tuple[tuple[str, int], ...]]:
    found: dict[tuple[str, ...], dict[str, int]] = {}
    for term, bit in terms:
        same = found.setdefault(tuple(term[:_KEY]), {})
        same[term] = same.get(term, 0) | bit
    return {start: tuple(same.items()) for start, same in found.items()}


_BY_START: Final = _by_start(_terms())
_STARTS: Final = frozenset(_BY_START)


@lru_cache(maxsize=50_000)
def _mask_of(word: str) -> int:
    name = f"-{_PARTS.sub('-', word).strip('-')}-"
    total = 0
    for start in _STARTS.intersection(zip(name, name[1:], name[2:], strict=False)):
        for term, bit in _BY_START[start]:
            if term in name:
                total |= bit
    return total


@lru_cache(maxsize=20_000)
def mask(words: str) -> int:
    """A bit for each kind of hint in an element's words."""
    total = 0
    for word in _DIGITS.sub("0", words).split():
        total |= _mask_of(word)
    return total


@lru_cache(maxsize=20_000)
def kinds_in(mask: int) -> tuple[int, ...]:
    """The numbers of the kinds whose bits are set."""
    return tuple(at for at in range(len(NAMES)) if mask >> at & 1)
