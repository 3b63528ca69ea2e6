"""What an article names its sources by: the headings above its references, notes and bibliography."""

from __future__ import annotations

from typing import Final

from convert.clean.phrases import tokens

#: Own list, by language.
_NAMES: Final = (
    # English
    "references", "reference list", "references and notes", "notes and references", "notes", "footnotes", "endnotes",
    "sources", "sources and links", "sources & links", "bibliography", "works cited", "literature", "literature cited",
    # German
    "literatur", "literaturverzeichnis", "literaturhinweise", "literaturangaben", "quellen", "quellenangaben",
    "quellenverzeichnis", "quellennachweise", "einzelnachweise", "fußnoten", "anmerkungen", "referenzen",
    # French
    "références", "notes et références", "sources et références", "bibliographie", "notes de bas de page",
    # Spanish, Catalan, Portuguese, Italian, Romanian
    "referencias", "notas", "notas y referencias", "fuentes", "bibliografía", "referències", "bibliografia",
    "referências", "notas e referências", "fontes", "note", "riferimenti", "fonti", "referințe", "bibliografie",
    # Dutch, Swedish, Danish, Norwegian, Finnish
    "bronnen", "referenties", "literatuur", "literatuurlijst", "noten", "voetnoten", "källor", "referenser", "noter",
    "litteratur", "kilder", "referencer", "referanser", "lähteet", "viitteet",
    # Polish, Czech, Slovak, Croatian, Hungarian
    "źródła", "przypisy", "zdroje", "reference", "literatura", "poznámky", "izvori", "források", "irodalom",
    "jegyzetek",
    # Russian, Ukrainian, Greek, Turkish
    "источники", "примечания", "литература", "список литературы", "джерела", "література", "примітки", "πηγές",
    "παραπομπές", "αναφορές", "kaynakça", "kaynaklar", "dipnotlar",
    # Japanese, Chinese, Korean, Arabic, Hebrew
    "参考文献", "脚注", "出典", "注釈", "参考资料", "注释", "參考文獻", "참고문헌", "각주",
    "المراجع", "المصادر", "מקורות",
    "הערות שוליים",
)  # fmt: skip
_WORDS: Final = frozenset(tuple(tokens(name)) for name in _NAMES)


def names_sources(words: tuple[str, ...]) -> bool:
    """Whether the words of a heading are a name for an article's sources."""
    return words in _WORDS
