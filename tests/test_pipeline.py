"""One document and many, through the public interface: determinism, failures, files."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten

import pytest

import convert
from convert import batch, files, ledger, pipeline
from convert.errors import ConvertError
from convert.model import Figure
from convert.pipeline import FORMATS, Options
from convert.reading import utterances
from tests.support import ROOT, SHARED

ARTICLE = """The ferry stays | Island life

The ferry stays | Island life

The island ferry will run for another year, the council decided on Tuesday.

“We could not strand forty families,” said the harbour master, Ines Calloway.

The crossing costs the district 90,000 crowns a year.

Related Post

Leave a Reply

Your email address will not be published. Required fields are marked *"""


def test_the_public_interface_converts_in_memory() -> None:
    result = convert.convert_document(ARTICLE.encode(), "ferry.txt")
    meta = result.prepared.document.meta
    assert (meta.title, meta.section, meta.lang) == ("The ferry stays", "Island life", "en")
    assert [said.text for said in utterances(result.prepared.document)] == [
        "The ferry stays",
        "The island ferry will run for another year, the council decided on Tuesday.",
        "“We could not strand forty families,” said the harbour master, Ines Calloway.",
        "The crossing costs the district 90,000 crowns a year.",
    ]
    assert set(result.outputs) == set(FORMATS)
    assert ledger.source_text(result.prepared.ledger) == ARTICLE


def test_unknown_names_are_no_part_of_the_interface() -> None:
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = convert.nothing_such


def test_a_title_and_a_language_are_never_missing() -> None:
    prepared = pipeline.prepare(b"1 2 3", "night-bus_times.txt", Options())
    assert prepared.document.meta.title
    assert "language-unknown" in {finding.code for finding in prepared.findings}


@pytest.mark.parametrize(("sentences", "told"), [(1, True), (9, False)])
def test_a_page_of_which_little_is_left_is_told_of(sentences: int, told: bool) -> None:
    text = "".join(f"<p>The ferry number {number} stays.</p>" for number in range(sentences))
    page = f"<!doctype html><html lang=en><title>Ferries</title><body><article><h1>Ferries</h1>{text}</article>"
    for data, name in ((page.encode(), "a.html"), (b"Ferries\n\nThe ferry stays.\n", "a.txt")):
        findings = pipeline.prepare(data, name, Options()).findings
        assert any(finding.code == "little-text" for finding in findings) == (told and name == "a.html")


def test_little_is_left_in_words_also_where_nothing_stands_between_them() -> None:
    text = "".join(f"<p>渡し船は{number}隻とも港に残り、夜明けまで動かなかった。</p>" for number in range(9))
    page = f"<!doctype html><html lang=ja><title>渡し船</title><body><article><h1>渡し船</h1>{text}</article>"
    codes = {finding.code for finding in pipeline.prepare(page.encode(), "a.html", Options()).findings}
    assert "little-text" not in codes


def test_a_missing_picture_is_told_of_where_it_stood_in_the_article() -> None:
    text = "".join(f"<p>The boats came in with the tide, and the nets were full on day {day}.</p>" for day in range(9))
    body = f"<article><h1>The tide</h1>{text}<img src=boat.jpg alt='A boat'>{text.replace('tide', 'ebb')}</article>"
    menu = "<nav><ul><li><a href=/a><img src=logo.jpg alt=Home></a></ul></nav>"
    page = f"<html lang=en><title>The tide</title><body>{menu}{body}"
    prepared = pipeline.prepare(page.encode(), "tide.html", Options())
    assert [finding.message for finding in prepared.findings if finding.code == "picture-missing"] == [
        "the picture is not beside the page: boat.jpg"
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Read  more", "Read more"),
        ("tide " * 16, ("tide " * 16).strip()),
        ("tide " * 400, "tide " * 14 + "tide [...]"),
        ("harbour-" * 90, "harbour-" * 9 + " [...]"),
    ],
)
def test_a_finding_shows_as_many_words_of_a_line_as_fit(line: str, shown: str) -> None:
    assert pipeline._shown(line) == shown == shorten(line, 80)


def test_a_language_can_be_named() -> None:
    prepared = pipeline.prepare(ARTICLE.encode(), "a.txt", Options(lang="en-IE"))
    assert prepared.document.meta.lang == "en-IE"


@pytest.mark.parametrize(("name", "cause"), [("a.pdf", r"\.pdf is not a kind"), ("a.txt", "holds no words")])
def test_what_cannot_be_converted_says_why(name: str, cause: str) -> None:
    with pytest.raises(ConvertError, match=cause):
        pipeline.prepare("\u200b\n\u00ad".encode(), name, Options())


def test_a_language_is_named_in_the_usual_letter_case() -> None:
    assert pipeline.prepare(ARTICLE.encode(), "a.txt", Options(lang="ZH-hant-tw")).document.meta.lang == "zh-Hant-TW"


def test_the_time_in_outputs_comes_from_the_environment_or_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert pipeline.prepare(ARTICLE.encode(), "a.txt", Options()).document.meta.modified is None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert pipeline.prepare(ARTICLE.encode(), "a.txt", Options()).document.meta.modified == "2023-11-14T22:13:20Z"


def test_the_time_of_a_page_in_outputs_is_that_of_its_last_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    times = "".join(
        f'<meta property="article:{name}_time" content="2024-03-0{day}T08:00:00+01:00">'
        for name, day in (("published", 5), ("modified", 6))
    )
    page = f"<title>Tides</title>{times}<h1>Tides</h1><p>The tide came in at noon.".encode()
    meta = pipeline.prepare(page, "a.html", Options()).document.meta
    assert (meta.published, meta.modified) == ("2024-03-05T08:00:00+01:00", "2024-03-06T07:00:00Z")


# ------------------------------------------------------------------------------------------ batches


def _folder(tmp_path: Path, **files: bytes) -> Path:
    source = tmp_path / "in"
    source.mkdir(exist_ok=True)
    for name, data in files.items():
        (source / name.replace("__", ".")).write_bytes(data)
    return source


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_slugs_map_outputs_to_sources(tmp_path: Path) -> None:
    source = _folder(tmp_path, **{"Über den Deich!__txt": b"x", "000_3dee__txt": b"x", "__hidden": b"x"})
    (source / "more").mkdir()
    (source / "more" / "000_3DEE.txt").write_bytes(b"x")
    (source / "page_files").mkdir()
    (source / "page_files" / "style.css").write_bytes(b"x")
    assert {(str(job.source.relative_to(source)), job.slug) for job in batch.discover([source])} == {
        ("000_3dee.txt", "000_3dee-txt"),
        ("more/000_3DEE.txt", "more-000_3dee-txt"),
        ("Über den Deich!.txt", "über-den-deich"),
    }


def test_a_source_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConvertError, match="no such file"):
        batch.discover([tmp_path / "nothing"])


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    source = _folder(
        tmp_path,
        good__txt=ARTICLE.encode(),
        empty__txt=b"",
        binary__txt=b"\x00\x01",
        broken__txt=b"\xc3\xa9 \xff",
        odd__xyz=b"x",
    )
    (source / "secret.txt").write_bytes(b"x")
    outcomes = {
        outcome.job.slug: outcome for outcome in batch.run(batch.discover([source]), Options(), tmp_path / "out")
    }
    assert outcomes["good"].error is None
    assert "empty" in str(outcomes["empty"].error)
    assert "binary" in str(outcomes["binary"].error)
    assert "broken UTF-8" in str(outcomes["broken"].error)
    assert ".xyz" in str(outcomes["odd"].error)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"good", "secret"}
    assert {path.name for path in (tmp_path / "out" / "good").iterdir()} == {
        "good.docx",
        "good.pdf",
        "good.epub",
        "good.md",
        "good.ledger.json",
        "good.report.json",
    }


def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    source = _folder(tmp_path)
    (source / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    (outcome,) = batch.run(batch.discover([source]), Options(), tmp_path / "out")
    assert "cannot be read" in str(outcome.error)


def test_a_failing_writer_leaves_earlier_outputs_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = _folder(tmp_path, a__txt=ARTICLE.encode())
    jobs = batch.discover([source])
    assert [outcome.error for outcome in batch.run(jobs, Options(), tmp_path / "out")] == [None]
    before = _tree(tmp_path / "out")

    def broken(*_: object) -> dict[str, object]:
        raise RuntimeError("a writer broke")

    monkeypatch.setattr(batch, "render", broken)
    (outcome,) = batch.run(jobs, Options(), tmp_path / "out")
    assert "internal error" in str(outcome.error)
    assert _tree(tmp_path / "out") == before


def test_a_folder_that_cannot_be_written_leaves_no_parts(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "b").mkdir()
    with pytest.raises(ConvertError, match="cannot write"):
        files.save({"a": b"1", "b": b"2"}, tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir() if path.name.startswith(".")] == []


def test_outputs_are_the_same_bytes_in_any_order_and_with_any_number_of_workers(tmp_path: Path) -> None:
    names = ["a", "b", "c"]
    source = _folder(tmp_path, **{f"{name}__txt": ARTICLE.replace("ferry", f"ferry {name}").encode() for name in names})
    jobs = batch.discover([source])
    runs = []
    for number, (order, workers) in enumerate([(jobs, 1), (jobs[::-1], 1), (jobs, 2)]):
        out = tmp_path / f"out{number}"
        assert all(outcome.error is None for outcome in batch.run(order, Options(), out, workers))
        runs.append(_tree(out))
    assert runs[0] == runs[1] == runs[2]
    assert len(runs[0]) == 6 * len(names)


def test_what_recurs_on_a_site_is_learnt_from_the_whole_batch(tmp_path: Path) -> None:
    furniture = "Harbour news is read in forty ports of the northern coast"
    articles = {
        f"{name}__txt": (
            f"{name.title()} pier | Island life\n\n"
            f"The {name} pier will be open all {name} winter, said the harbour master of the {name} quay on Monday.\n\n"
            f"Forty {name} families use it, and {name} boats bring them bread when the {name} roads are closed.\n\n"
            f"Nobody in the {name} council voted against it, which {name} people could hardly believe.\n\n"
            f"{furniture}\n"
        ).encode()
        for name in ("north", "south", "east", "west", "old")
    }
    jobs = batch.discover([_folder(tmp_path, **articles)])
    list(batch.run(jobs, Options(formats=("md",)), tmp_path / "all"))
    list(batch.run(jobs[:1], Options(formats=("md",)), tmp_path / "one"))
    rules = {}
    for out in ("all", "one"):
        record = ledger.loads((tmp_path / out / "east" / "east.ledger.json").read_text(encoding="utf-8"))
        (line,) = [line for line in record.lines if line.text == furniture]
        rules[out] = line.decision.rule if line.decision else ""
    assert rules["all"].startswith("recurring.")
    assert not rules["one"].startswith("recurring.")


def test_copies_of_one_article_are_not_taken_for_furniture(tmp_path: Path) -> None:
    jobs = batch.discover([_folder(tmp_path, **{f"copy{number}__txt": ARTICLE.encode() for number in range(4)})])
    list(batch.run(jobs, Options(formats=("md",)), tmp_path / "out"))
    for number in range(4):
        text = (tmp_path / "out" / f"copy{number}" / f"copy{number}.md").read_text(encoding="utf-8")
        assert "The crossing costs the district 90,000 crowns a year." in text
        assert "could not strand forty families" in text


def test_the_real_seed_holds_exactly_the_article() -> None:
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the third-party seed is not beside the checkout")
    for path in sorted(folder.glob("*.txt")):
        prepared = pipeline.prepare(path.read_bytes(), path.name, Options())
        said = utterances(prepared.document)
        assert [one.role for one in said] == ["heading"] + ["paragraph"] * 25
        assert "|" not in said[0].text
        assert prepared.document.meta.section == "Prevent strategy"
        assert not any("Leave a Reply" in one.text or "Related Post" in one.text for one in said)


def test_every_seed_of_ours_converts(tmp_path: Path) -> None:
    outcomes = list(batch.run(batch.discover([ROOT / "seeds"]), Options(), tmp_path))
    assert len(outcomes) >= 6
    assert [outcome.error for outcome in outcomes if outcome.error] == []


def test_what_a_person_says_of_a_picture_stands_beside_a_caption_that_says_the_same() -> None:
    words = "A crane lifts the last gate of the lock."
    prose = "".join(
        f"<p>On day {n} the crew set one more gate, and the river rose behind it by a hand.</p>" for n in "1234"
    )
    page = (
        f"<title>The lock</title><article><h1>The lock</h1>{prose}<figure><img src=crane.png alt='{words}'>"
        f"<figcaption>{words}</figcaption></figure>{prose}</article>"
    ).encode()
    told = pipeline.prepare(page, "lock.html", Options(), alts=f'[alt]\n"crane.png" = "{words}"\n').document
    untold = pipeline.prepare(page, "lock.html", Options()).document
    figures = [block for document in (told, untold) for block in document.blocks if isinstance(block, Figure)]
    assert [(figure.alt, figure.decorative) for figure in figures] == [(words, False), (None, True)]
