"""Headings whose list is the article's own: its references, notes and bibliography, and what its recipe takes and how
it is made."""

from __future__ import annotations

from typing import Final

from convert.clean.phrases import tokens

#: Own lists, by language.
_SOURCES: Final = (
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
_RECIPES: Final = (
    "ingredients", "instructions", "directions", "method", "equipment", "preparation", "you will need",
    "zutaten", "zubereitung", "anleitung", "so wird's gemacht", "ingrédients", "préparation", "instructions",
    "ingredientes", "preparación", "elaboración", "preparo", "modo de preparo", "ingredients i preparació",
    "ingredienti", "preparazione", "procedimento", "ingrediënten", "bereiding", "bereidingswijze",
    "ingredienser", "gör så här", "tillagning", "fremgangsmåte", "fremgangsmåde", "ainekset", "ainesosat", "valmistus",
    "składniki", "przygotowanie", "sposób przygotowania", "ingredience", "suroviny", "postup", "hozzávalók",
    "elkészítés", "ingrediente", "mod de preparare", "ингредиенты", "приготовление",
    "способ приготовления",
    "інгредієнти", "приготування", "υλικά", "εκτέλεση", "malzemeler", "yapılışı", "材料", "作り方", "做法",
    "재료", "만드는 법",
)  # fmt: skip
_WORDS: Final = frozenset(tuple(tokens(name)) for name in (*_SOURCES, *_RECIPES))


def heads_own_list(words: tuple[str, ...]) -> bool:
    """Whether the words of a heading name a list that belongs to an article."""
    return words in _WORDS
