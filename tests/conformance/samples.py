"""The documents that external checkers see: the seeds, the rich fixture, and what these do not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from convert.bundle import bundle
from convert.model import (
    Attr,
    Block,
    Cell,
    CodeBlock,
    Document,
    Figure,
    Heading,
    Image,
    Link,
    List,
    ListItem,
    Media,
    Note,
    NoteRef,
    Paragraph,
    Quote,
    Row,
    Table,
    Text,
)
from convert.output import PageMap, PageStart
from convert.pipeline import Options, prepare
from convert.style import Edition, Numbering, Style, load_style
from convert.write.pdf import paginate
from tests.support import ROOT, document, paragraph, png, rich, text


def _picture() -> Media:
    return Media("m", "image/png", png(60, 30), 60, 30)


def undescribed() -> Document:
    """Pictures that nobody has described, one that is missing, one within a line."""
    blocks = (
        Figure("m"),
        Figure("gone", "A cat on a wall", text("The cat")),
        Paragraph((Text("A sign: "), Image("m"))),
        Figure("gone"),
    )
    return replace(document(*blocks, title="Pictures"), media=(_picture(), Media("gone", "image/png")))


def right_to_left() -> Document:
    """An Arabic article with every kind of container."""
    table = Table((Row((Cell((paragraph("اليوم"),), "col"),)), Row((Cell((paragraph("الأحد"),)),))), 1, text("الأيام"))
    blocks: tuple[Block, ...] = (
        paragraph("الوقت للجميع."),
        *(Heading(2, text(f"القسم {number}")) for number in range(4)),
        Quote((paragraph("قال الحارس."),), text("الحارس")),
        List((ListItem((paragraph("أول"),)), ListItem((paragraph("ثان"),))), True),
        table,
        Paragraph(text("An English line."), Attr(lang="en")),
    )
    made = document(*blocks, title="وقت المدينة", lang="ar")
    return replace(made, meta=replace(made.meta, dir="rtl"))


def long_article() -> Document:
    """An article that is long enough to be split, with links and a note across its parts."""
    blocks: list[Block] = [paragraph("Opening.")]
    for number in range(4):
        blocks += [
            Heading(2, text(f"Part {number}"), Attr(id=f"part{number}")),
            *(paragraph("A sentence of five words. " * 40) for _ in range(20)),
            Paragraph((Link(text("Back to the first part"), "#part0"), Text("."), NoteRef("n"))),
        ]
    return replace(document(*blocks, title="A long one"), notes=(Note("n", (paragraph("A note."),)),))


def reader() -> Document:
    """A bundle in a language that convert has no words for, with an Arabic article, and one whose source is known."""
    said = Paragraph((Text("Virke"), NoteRef("n"), Text(".")))
    articles = [
        replace(
            document(said, Heading(2, text("Osa")), paragraph("Toinen virke."), title=name, lang="fi"),
            notes=(Note("n", (paragraph("Huomautus."),)),),
        )
        for name in ("Ensimmäinen", "Toinen")
    ]
    meta = replace(articles[0].meta, byline="A. K.", published="2024-03-01", source_url="https://lehti.example/yksi")
    return bundle("Kokoelma", [replace(articles[0], meta=meta), articles[1], right_to_left()])


def style_for(name: str, base: Style) -> Style:
    """The style in which a sample is written: those with pages show where they begin, and number their paragraphs."""
    number: Numbering = "paragraphs" if name in ("pages", "bundle") else "lines" if name == "long" else "none"
    edition = Edition(name in ("pages", "bundle"), name == "long", number, "Standard print, A4")
    return base.with_options(edition=edition)


@cache
def samples() -> Mapping[str, tuple[Document, PageMap]]:
    """Documents by name, each with where its printed pages begin (mostly unknown)."""
    seeds = {
        f"seed-{number}": (prepare(path.read_bytes(), path.name, Options()).document, ())
        for number, path in enumerate(sorted((ROOT / "seeds").glob("*.*")))
    }
    figure = next(at for at, block in enumerate(rich().blocks) if isinstance(block, Figure))
    code = next(at for at, block in enumerate(rich().blocks) if isinstance(block, CodeBlock))
    places = ((0, 0), (1, 20), (3, 0), (figure, 0), (code, 30))
    pages = tuple(PageStart(number, (at,), offset) for number, (at, offset) in enumerate(places, 1))
    made: dict[str, tuple[Document, PageMap]] = {
        "rich": (rich(), ()),
        "pages": (rich(), pages),
        "undescribed": (undescribed(), ()),
        "right-to-left": (right_to_left(), ()),
        "long": (long_article(), ()),
        "bundle": (reader(), paginate(reader(), load_style("dyslexia"))[0]),
        "plain": (document(paragraph("One sentence."), title="Plain"), ()),
        "untitled": (document(paragraph("One sentence without a title."), title="", lang="und"), ()),
    }
    return {**made, **seeds}
