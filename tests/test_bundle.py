"""Many articles as one document: parts, contents with one set of page numbers, sources, ledgers."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from convert import batch, ledger
from convert.bundle import SOURCES, bundle
from convert.check.docx import read_docx
from convert.check.epub import read_epub
from convert.check.epub_claims import claim_findings
from convert.check.markdown import read_markdown_utterances
from convert.check.pdf import check_pdf, read_pdf
from convert.cli import app
from convert.invariants import problems
from convert.model import Block, Document, Heading, Link, Meta, Note, NoteRef, Paragraph, Text
from convert.pipeline import Options, Prepared, prepare_parsed, render
from convert.read import Parsed
from convert.reading import utterances
from convert.style import load_style
from tests.archives import member, names
from tests.support import document, paragraph, rich, text
from tests.test_pipeline import ARTICLE
from tests.write.pdf.support import page_texts


def _article(title: str, lang: str, length: int = 3) -> Document:
    blocks: tuple[Block, ...] = (
        Paragraph((Text("An opening"), NoteRef("n"), Text(", and on to "), Link(text("the middle"), "#middle"))),
        *(paragraph(" ".join(f"{title}{at}x{word}" for word in range(120))) for at in range(length)),
        replace(Heading(2, text("Middle")), attr=replace(Heading(2, ()).attr, id="middle")),
        Heading(3, text("Depth")),
        paragraph("The end."),
    )
    meta = Meta(title, byline="A. Writer", published="2024-03-01", site="A Paper", lang=lang)
    return Document(
        replace(meta, source_url=f"https://paper.example/{title}"), blocks, (Note("n", (paragraph("N."),)),)
    )


@pytest.fixture(scope="module")
def whole() -> Document:
    return bundle("A reader", [_article("Alpha", "en"), _article("Beta", "fr", 9), _article("Gamma", "en"), rich()])


def test_a_bundle_is_a_sound_tree_whose_parts_share_no_id(whole: Document) -> None:
    assert problems(whole) == ()
    assert whole.parts == ("article-1", "article-2", "article-3", "article-4", SOURCES)
    assert whole.meta.lang == "en"
    assert [note.id for note in whole.notes][:3] == ["article-1-n", "article-2-n", "article-3-n"]


def test_headings_go_down_and_languages_stay(whole: Document) -> None:
    said = utterances(whole)
    assert [(one.level, one.text) for one in said if one.role == "heading"][:6] == [
        (1, "A reader"), (2, "Alpha"), (3, "Middle"), (4, "Depth"), (2, "Beta"), (3, "Middle"),
    ]  # fmt: skip
    assert {one.lang for one in said if "Beta0x1" in one.text} == {"fr"}
    assert "A. Writer · A Paper · 2024-03-01" in [one.text for one in said]
    assert [one.text for one in said][-2 - len(rich().notes) * 3 :]
    assert any("https://paper.example/Alpha" in one.text for one in said)


def test_every_format_says_the_same_and_is_sound(whole: Document) -> None:
    large = load_style("large-print-aph")
    made = render(whole, Options(styles=(load_style(), large)))
    said = utterances(whole)
    for ending in ("docx", "large-print-aph.docx"):
        assert read_docx(made[ending].data) == said
    for ending in ("epub", "large-print-aph.epub"):
        assert read_epub(made[ending].data) == said
        assert claim_findings(made[ending].data) == ()
    for ending in ("pdf", "large-print-aph.pdf"):
        assert check_pdf(made[ending].data, whole) == ()
    assert read_pdf(made["pdf"].data) == said


def _plain(title: str) -> Document:
    return replace(_article(title, "en", 5), notes=(), blocks=_article(title, "en", 5).blocks[1:])


def test_markdown_says_the_same_too() -> None:
    made = bundle("Short", [_plain("Alpha"), _plain("Beta")])
    assert read_markdown_utterances(render(made, Options(("md",)))["md"].data) == utterances(made)


def _contents(made: dict[str, bytes]) -> dict[str, list[tuple[str, str]]]:
    """Titles and pages as the contents of each format give them."""
    pages = member(made["epub"], "EPUB/text-01.xhtml")
    words = member(made["docx"], "word/document.xml")
    return {
        "md": re.findall(r"^- \[(.+?)\]\(#.+?\) (\d+)$", made["md"].decode(), re.MULTILINE),
        "epub": re.findall(r'<li><a [^>]*>(.+?)</a> <span class="page">(\d+)</span>', pages),
        "docx": re.findall(r"preserve\">([^<]+)</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t[^>]*>(\d+)", words),
    }


def test_contents_name_the_same_pages_in_every_format_and_the_right_ones() -> None:
    titles = ["Alpha", "Beta", "Gamma"]
    whole = bundle("A reader", [_plain(title) for title in titles])
    made = render(whole, Options(styles=(load_style(), load_style("large-print-aph"))))
    texts = page_texts(made["pdf"])
    starts = {title: next(n for n, page in enumerate(texts, 1) if page.startswith(title)) for title in titles}
    wanted = [(title, str(page)) for title, page in starts.items()] + [("Sources", str(len(texts)))]
    found = _contents({ending: output.data for ending, output in made.items()})
    assert found == {"md": wanted, "epub": wanted, "docx": wanted}
    for ending in ("pdf", "large-print-aph.pdf"):
        first = " ".join(page_texts(made[ending])[0].replace("\xa0", " ").split())
        assert all(re.search(rf"{title} ?{page}(?!\d)", first) for title, page in wanted)
    assert names(made["epub"].data).count("EPUB/text-05.xhtml") == 1


def test_the_command_makes_a_folder_from_which_every_source_can_be_had_back(tmp_path: Path) -> None:
    for name in ("tides", "ferry"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE.replace("ferry", name), encoding="utf-8")
    (tmp_path / "empty.txt").write_bytes(b"")
    sources = [str(tmp_path / f"{name}.txt") for name in ("tides", "ferry")]
    words = ["--title", "Week 12: Harbours", "--out", str(tmp_path / "out")]
    result = CliRunner().invoke(app, ["bundle", *sources, *words])
    assert result.exit_code == 0, result.output
    folder = tmp_path / "out" / "week-12-harbours"
    assert {path.name for path in folder.iterdir()} == {
        *(f"week-12-harbours.{ending}" for ending in ("docx", "pdf", "epub", "md", "report.json")),
        "week-12-harbours.01-tides.ledger.json",
        "week-12-harbours.02-ferry.ledger.json",
    }
    back = CliRunner().invoke(app, ["restore", str(folder / "week-12-harbours.02-ferry.ledger.json")])
    assert back.stdout == ARTICLE
    record = ledger.loads((folder / "week-12-harbours.01-tides.ledger.json").read_text(encoding="utf-8"))
    assert ledger.source_text(record) == ARTICLE.replace("ferry", "tides")
    assert CliRunner().invoke(app, ["restore", str(folder)]).exit_code == 1
    partly = CliRunner().invoke(app, ["bundle", *sources, str(tmp_path / "empty.txt"), *words])
    assert partly.exit_code == 1
    assert "empty.txt" in partly.output


def test_one_document_of_one_article_is_a_bundle_too() -> None:
    whole = bundle("One", [document(paragraph("Words."), title="Only")])
    assert problems(whole) == ()
    assert read_docx(render(whole, Options(("docx",)))["docx"].data) == utterances(whole)


def test_a_source_that_we_fail_at_is_named_and_the_others_are_bundled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("tides", "ferry"):
        (tmp_path / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    whole = prepare_parsed

    def failing(parsed: Parsed, name: str, *others: Any) -> Prepared:
        if name == "ferry.txt":
            raise RuntimeError("a rule broke")
        return whole(parsed, name, *others)

    monkeypatch.setattr(batch, "prepare_parsed", failing)
    jobs = batch.discover([tmp_path / "tides.txt", tmp_path / "ferry.txt"])
    made, failed = batch.convert_bundle(jobs, "Both", Options(("md",)), tmp_path / "out")
    assert made.error is None
    assert [outcome.error for outcome in failed] == ["internal error, please report it: RuntimeError: a rule broke"]
    assert (tmp_path / "out" / "both" / "both.01-tides.ledger.json").is_file()
