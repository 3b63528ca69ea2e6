"""Tagged PDF, ours beside Typst and WeasyPrint, on the same articles in one run.

    python -m benchmarks.pdf

Ours and Typst write PDF/UA-1 with PDF/A-2a, WeasyPrint PDF/UA-1 alone, from markup made beforehand, in this process,
with the same font family. *Warm* is one more document in a running process. Memory is the process's, after many.
"""

from __future__ import annotations

import html
import logging
import random
import resource
import sys
import warnings
from pathlib import Path
from typing import Any, Final

import typst
import weasyprint

from benchmarks.measure import row, warm
from convert.model import Block, Document, Heading, Meta, Paragraph, Text
from convert.pipeline import Options, prepare
from convert.style import load_style
from convert.walk import block_text
from convert.write.pdf import write
from convert.write.pdf.fonts import family

_SEEDS: Final = Path(__file__).parent.parent / "seeds"
_STYLE: Final = load_style()
_SPECIAL: Final = str.maketrans({char: f"\\{char}" for char in "\\#*_`$<>@~[]\"'/=-+"})
_CSS: Final = (
    "@page { size: A4; margin: 64pt 72pt 72pt; @bottom-right { content: 'Page ' counter(page) ' of ' counter(pages) } }"
    "body { font: 12pt/1.5 'Atkinson Hyperlegible' } p { margin: 9pt 0 }"
)


def vocabulary() -> list[str]:
    """Words as they are in real text: those of the seeds, repeated as often as they stand there."""
    return [
        word
        for path in sorted(_SEEDS.glob("*.txt"))
        for block in prepare(path.read_bytes(), path.name, Options()).document.blocks
        for word in block_text(block).split()
    ]


def article(count: int) -> Document:
    """An article of ``count`` words: a heading every 225, paragraphs of 75, the same every time."""
    rng, words = random.Random(count), vocabulary()
    blocks: list[Block] = []
    for number in range(max(1, count // 75)):
        if number % 3 == 0:
            blocks.append(Heading(2, (Text(f"Part {number // 3 + 1}"),)))
        blocks.append(Paragraph((Text(" ".join(rng.choice(words) for _ in range(75))),)))
    return Document(Meta(title=f"An article of {count} words", lang="en"), tuple(blocks))


def as_typst(document: Document) -> bytes:
    """The article in Typst's markup."""
    out = [
        f'#set document(title: "{document.meta.title}")',
        '#set text(font: "Atkinson Hyperlegible", size: 12pt, lang: "en")',
        '#set page(paper: "a4", margin: (x: 72pt, top: 64pt, bottom: 72pt), numbering: "1 / 1")',
        "#set par(leading: 0.75em, spacing: 1.5em)",
        f"= {document.meta.title.translate(_SPECIAL)}",
    ]
    for block in document.blocks:
        words = block_text(block).translate(_SPECIAL)
        out.append(f"== {words}" if isinstance(block, Heading) else words)
    return "\n\n".join(out).encode("utf-8")


def as_html(document: Document) -> str:
    """The article in HTML."""
    title = html.escape(document.meta.title)
    out = [f"<!doctype html><html lang=en><title>{title}</title><style>{_CSS}</style><h1>{title}</h1>"]
    for block in document.blocks:
        tag, words = "h2" if isinstance(block, Heading) else "p", html.escape(block_text(block))
        out.append(f"<{tag}>{words}</{tag}>")
    return "".join(out)


def typst_pdf(source: bytes, fonts: Path) -> bytes:
    compiler: Any = typst.compile
    made: bytes = compiler(source, font_paths=[str(fonts)], pdf_standards=["ua-1", "a-2a"])
    return made


def weasyprint_pdf(source: str) -> bytes:
    page: Any = weasyprint
    made: bytes = page.HTML(string=source).write_pdf(pdf_variant="pdf/ua-1")
    return made


def pages(data: bytes) -> int:
    return data.count(b"/Type/Page/")


def main() -> int:
    """Print the figures."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    face = family(_STYLE.text.font, False, False)
    assert face is not None
    print("processor time in a warm process, best of several runs\n")
    for count, repeats in ((900, 25), (67_000, 2)):
        document = article(count)
        data = write(document, _STYLE).data
        ours = warm(lambda document=document: write(document, _STYLE), repeats)  # type: ignore[misc]
        name = f"{count} words, {pages(data)} pages"
        markup, page_source = as_typst(document), as_html(document)
        theirs = warm(lambda markup=markup: typst_pdf(markup, face.spec.path.parent), min(repeats, 5))  # type: ignore[misc]
        print(row(name, ours, theirs, "Typst"))
        theirs = warm(lambda source=page_source: weasyprint_pdf(source), min(repeats, 3) if count < 5000 else 1)  # type: ignore[misc]
        print(row(name, ours, theirs, "WeasyPrint"))
        print(f"{'':<34} {pages(data) / ours:9.0f} pages/s\n")
    documents = [article(600 + 10 * number) for number in range(20)]
    memory = []
    for _ in range(3):
        for _ in range(5):
            for document in documents:
                write(document, _STYLE)
        memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    print("peak memory after 100, 200, 300 documents: " + ", ".join(f"{value:.0f} MB" for value in memory))
    return 0


if __name__ == "__main__":
    sys.exit(main())
