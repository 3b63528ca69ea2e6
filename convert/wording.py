"""The few words that convert itself puts into a finished file, by language of the document.

Where a language is missing, English is used and marked as English (:attr:`Wording.lang`). To add a language, add one
entry to ``_TABLE`` and have a speaker of it read the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in one language. ``lang`` is the language that they are in, which may not be the document's.

    ``page_mark`` is shown and ``standard_page`` is read out where a page of the standard edition begins; both have its
    number as ``{n}``.
    """

    lang: str
    contents: str
    notes: str
    page: str
    pages: str
    of: str
    cover: str
    start: str
    source: str
    landmarks: str
    back: str
    undescribed: str
    page_mark: str
    standard_page: str
    sources: str

    def foreign(self, lang: str) -> bool:
        """Are these words in another language than a document in ``lang``, so that they must be marked as such?"""
        return self.lang != lang.split("-")[0].lower()


_TABLE: Final = {
    wording.lang: wording
    for wording in (
        Wording(
            "en", "Contents", "Notes", "Page", "Pages", "of", "Cover", "Start of the text", "Source", "Landmarks",
            "Back to the text", "No description of this picture is available.",
            "p. {n}", "standard page {n}", "Sources",
        ),
        Wording(
            "de", "Inhalt", "Anmerkungen", "Seite", "Seiten", "von", "Umschlag", "Textanfang", "Quelle", "Orientierung",
            "Zurück zum Text", "Zu diesem Bild liegt keine Beschreibung vor.",
            "S. {n}", "Seite {n} der Standardausgabe", "Quellen",
        ),
        Wording(
            "fr", "Sommaire", "Notes", "Page", "Pages", "sur", "Couverture", "Début du texte", "Source", "Repères",
            "Retour au texte", "Aucune description de cette image n’est disponible.",
            "p. {n}", "page {n} de l’édition standard", "Sources",
        ),
        Wording(
            "es", "Índice", "Notas", "Página", "Páginas", "de", "Cubierta", "Comienzo del texto", "Fuente",
            "Puntos de referencia", "Volver al texto", "No hay descripción disponible de esta imagen.",
            "p. {n}", "página {n} de la edición estándar", "Fuentes",
        ),
        Wording(
            "it", "Indice", "Note", "Pagina", "Pagine", "di", "Copertina", "Inizio del testo", "Fonte",
            "Punti di riferimento", "Torna al testo", "Non è disponibile una descrizione di questa immagine.",
            "p. {n}", "pagina {n} dell’edizione standard", "Fonti",
        ),
        Wording(
            "pt", "Índice", "Notas", "Página", "Páginas", "de", "Capa", "Início do texto", "Fonte",
            "Pontos de referência", "Voltar ao texto", "Não há descrição disponível desta imagem.",
            "p. {n}", "página {n} da edição padrão", "Fontes",
        ),
        Wording(
            "nl", "Inhoud", "Noten", "Pagina", "Pagina’s", "van", "Omslag", "Begin van de tekst", "Bron",
            "Oriëntatiepunten", "Terug naar de tekst", "Van deze afbeelding is geen beschrijving beschikbaar.",
            "p. {n}", "pagina {n} van de standaarduitgave", "Bronnen",
        ),
        Wording(
            "pl", "Spis treści", "Przypisy", "Strona", "Strony", "z", "Okładka", "Początek tekstu", "Źródło",
            "Punkty orientacyjne", "Powrót do tekstu", "Opis tego obrazu jest niedostępny.",
            "s. {n}", "strona {n} wydania standardowego", "Źródła",
        ),
    )
}  # fmt: skip


def wording(lang: str) -> Wording:
    """The words for a BCP 47 tag: its primary language where we have it, else English."""
    return _TABLE.get(lang.split("-")[0].lower(), _TABLE["en"])
