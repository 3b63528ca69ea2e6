"""What a book may say of its own accessibility, from what was measured in it.

Terms: Schema.org Accessibility Properties for Discoverability Vocabulary, as EPUB Accessibility 1.1 (section 2) asks.
Nothing is claimed that :class:`~convert.write.epub.measure.Measured` does not show. Conformance is never claimed from
measures: that takes a person, whom the profile names, and a book that no measure speaks against.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from convert.style import EpubOptions
from convert.write.epub.measure import Measured


@dataclass(frozen=True, slots=True)
class Claims:
    """Values of the schema.org properties; ``sufficient`` has one string for each set of modes that suffices."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    summary_lang: str
    conforms_to: str = ""
    certified_by: str = ""


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The sentences of a summary in one language; the two with a number come in one and many."""

    text: str
    headings: str
    no_headings: str
    described: str
    one_undescribed: str
    many_undescribed: str
    no_pictures: str
    pages: str
    moving: str
    uncertified: str


_TABLE: Final = {
    "en": _Sentences(
        "All of the text can be read aloud by a screen reader or in braille, in its reading order.",
        "Headings and a table of contents lead through it.",
        "It has a table of contents.",
        "Every picture that carries information has a description.",
        "One picture has no description.",
        "{n} pictures have no description.",
        "It has no pictures besides the cover.",
        "The page numbers of a printed edition are marked.",
        "It may contain moving pictures.",
        "These statements were measured by a program; no person has certified them.",
    ),
    "de": _Sentences(
        "Der gesamte Text lässt sich in seiner Lesereihenfolge vorlesen oder in Braille lesen.",
        "Überschriften und ein Inhaltsverzeichnis führen hindurch.",
        "Ein Inhaltsverzeichnis ist vorhanden.",
        "Jedes Bild, das etwas mitteilt, hat eine Beschreibung.",
        "Ein Bild hat keine Beschreibung.",
        "{n} Bilder haben keine Beschreibung.",
        "Außer dem Umschlag gibt es keine Bilder.",
        "Die Seitenzahlen einer gedruckten Ausgabe sind angegeben.",
        "Es kann bewegte Bilder enthalten.",
        "Diese Angaben hat ein Programm gemessen; kein Mensch hat sie bestätigt.",
    ),
    "fr": _Sentences(
        "Tout le texte peut être lu par un lecteur d’écran ou en braille, dans l’ordre de lecture.",
        "Des titres et une table des matières permettent de s’y orienter.",
        "Une table des matières est fournie.",
        "Chaque image porteuse d’information a une description.",
        "Une image n’a pas de description.",
        "{n} images n’ont pas de description.",
        "Il n’y a pas d’image en dehors de la couverture.",
        "Les numéros de page d’une édition imprimée sont indiqués.",
        "Le livre peut contenir des images animées.",
        "Ces indications ont été mesurées par un programme ; personne ne les a certifiées.",
    ),
    "es": _Sentences(
        "Todo el texto puede leerse con un lector de pantalla o en braille, en su orden de lectura.",
        "Los encabezados y un índice permiten orientarse.",
        "Incluye un índice.",
        "Cada imagen que aporta información tiene una descripción.",
        "Una imagen no tiene descripción.",
        "{n} imágenes no tienen descripción.",
        "No hay imágenes aparte de la cubierta.",
        "Están indicados los números de página de una edición impresa.",
        "Puede contener imágenes en movimiento.",
        "Un programa ha medido estos datos; ninguna persona los ha certificado.",
    ),
    "it": _Sentences(
        "Tutto il testo può essere letto da uno screen reader o in braille, nel suo ordine di lettura.",
        "Titoli e un indice aiutano a orientarsi.",
        "È presente un indice.",
        "Ogni immagine che porta informazione ha una descrizione.",
        "Un’immagine non ha descrizione.",
        "{n} immagini non hanno descrizione.",
        "Non ci sono immagini oltre alla copertina.",
        "Sono indicati i numeri di pagina di un’edizione a stampa.",
        "Può contenere immagini in movimento.",
        "Questi dati sono stati misurati da un programma; nessuna persona li ha certificati.",
    ),
    "pt": _Sentences(
        "Todo o texto pode ser lido por um leitor de ecrã ou em braille, na sua ordem de leitura.",
        "Os títulos e um índice permitem a orientação.",
        "Inclui um índice.",
        "Cada imagem que transmite informação tem uma descrição.",
        "Uma imagem não tem descrição.",
        "{n} imagens não têm descrição.",
        "Não há imagens além da capa.",
        "Os números de página de uma edição impressa estão indicados.",
        "Pode conter imagens em movimento.",
        "Estes dados foram medidos por um programa; nenhuma pessoa os certificou.",
    ),
    "nl": _Sentences(
        "Alle tekst kan met een schermlezer of in braille worden gelezen, in de leesvolgorde.",
        "Koppen en een inhoudsopgave wijzen de weg.",
        "Er is een inhoudsopgave.",
        "Elke afbeelding met informatie heeft een beschrijving.",
        "Eén afbeelding heeft geen beschrijving.",
        "{n} afbeeldingen hebben geen beschrijving.",
        "Buiten het omslag zijn er geen afbeeldingen.",
        "De paginanummers van een gedrukte uitgave zijn aangegeven.",
        "Er kunnen bewegende beelden in staan.",
        "Een programma heeft dit gemeten; geen mens heeft het bevestigd.",
    ),
    "pl": _Sentences(
        "Cały tekst można odczytać czytnikiem ekranu lub w brajlu, we właściwej kolejności.",
        "Po tekście prowadzą nagłówki i spis treści.",
        "Publikacja ma spis treści.",
        "Każda ilustracja, która niesie informację, ma opis.",
        "Jedna ilustracja nie ma opisu.",
        "Liczba ilustracji bez opisu: {n}.",
        "Poza okładką nie ma ilustracji.",
        "Zaznaczono numery stron wydania drukowanego.",
        "Publikacja może zawierać ruchome obrazy.",
        "Te dane zmierzył program; żaden człowiek ich nie poświadczył.",
    ),
}


def claims(measured: Measured, lang: str, options: EpubOptions) -> Claims:
    """What may be claimed of a book whose main language is ``lang``."""
    summary, summary_lang = _summary(measured, lang)
    modes = ("textual", "visual") if measured.pictures else ("textual",)
    sufficient = ["textual"] if not measured.undescribed else ["textual,visual"]
    if measured.pictures and not measured.undescribed:
        sufficient.append("textual,visual")
    hazards = ("unknown",) if measured.moving else ("none",)
    certified = may_conform(measured) and bool(options.certified_by)
    return Claims(
        modes,
        tuple(sufficient),
        _features(measured),
        hazards,
        summary,
        summary_lang,
        options.conforms_to if certified else "",
        options.certified_by if certified else "",
    )


def may_conform(measured: Measured) -> bool:
    """Does nothing that was measured speak against a claim of conformance? WCAG 2.2, SC 1.1.1 and 2.2.2."""
    return not measured.undescribed and not measured.moving


def _features(measured: Measured) -> tuple[str, ...]:
    shown = (
        ("readingOrder", measured.text),
        ("structuralNavigation", measured.headings > 0),
        ("tableOfContents", measured.contents > 0),
        ("displayTransformability", measured.adapts),
        ("alternativeText", measured.described > 0 and not measured.undescribed),
        ("ARIA", measured.roles > 0),
        ("pageBreakMarkers", measured.page_markers > 0),
        ("pageNavigation", measured.page_list > 0),
    )
    return tuple(name for name, holds in shown if holds)


def _summary(measured: Measured, lang: str) -> tuple[str, str]:
    primary = lang.split("-")[0].lower()
    known = primary if primary in _TABLE else "en"
    words = _TABLE[known]
    sentences = [words.text, words.headings if measured.headings > 1 else words.no_headings]
    if measured.undescribed == 1:
        sentences.append(words.one_undescribed)
    elif measured.undescribed:
        sentences.append(words.many_undescribed.format(n=measured.undescribed))
    elif measured.pictures or measured.decorative:
        sentences.append(words.described)
    else:
        sentences.append(words.no_pictures)
    if measured.page_markers:
        sentences.append(words.pages)
    if measured.moving:
        sentences.append(words.moving)
    sentences.append(words.uncertified)
    return " ".join(sentences), known
