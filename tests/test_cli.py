"""The command line, as a shell sees it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from convert import dump, ledger
from convert.about import VERSION
from convert.cli import app
from tests.test_pipeline import ARTICLE


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def _run(*words: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin)


def test_a_sidecar_describes_a_draft_s_pictures_in_every_command(tmp_path: Path) -> None:
    (tmp_path / "The quay.md").write_text("# The quay\n\nSome words.\n\n![](q.png)\n", encoding="utf-8")
    (tmp_path / "the-quay.alt.toml").write_text('[alt]\n"q.png" = "Boats on the mud"\n', encoding="utf-8")
    source = str(tmp_path / "The quay.md")
    for command in (("file", source), ("tree", source)):
        done = _run(*command)
        assert (done.exit_code, "Boats on the mud" in done.stdout) == (0, True)
    assert _run("all", str(tmp_path), "--out", str(tmp_path / "out"), "--to", "md").exit_code == 0
    assert "![Boats on the mud]" in (tmp_path / "out" / "the-quay" / "the-quay.md").read_text(encoding="utf-8")


def test_version_and_help() -> None:
    assert VERSION in _run("--version").output
    for command in ([], ["all"], ["file"], ["clean"], ["tree"], ["restore"], ["profiles"]):
        made = _run(*command, "--help")
        assert made.exit_code == 0
        assert not command or "Example" in made.output


def test_help_and_markdown_load_no_document_library(page: Path) -> None:
    check = (
        "import sys; sys.argv = ['convert', *{words!r}]\n"
        "from convert.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {{'reportlab', 'docx', 'ebooklib', 'PIL', *{more!r}}} & set(sys.modules)\n"
        "sys.exit(f'loaded: {{heavy}}' if heavy else 0)"
    )
    for words, more in ((["--help"], ["ftfy", "lxml"]), (["file", str(page)], [])):
        done = subprocess.run(
            [sys.executable, "-c", check.format(words=words, more=more)], capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr


def test_file_writes_markdown_to_standard_output(page: Path) -> None:
    made = _run("file", page)
    assert made.exit_code == 0
    assert "# The ferry stays\n" in made.stdout
    assert "Leave a Reply" not in made.stdout


def test_file_reads_standard_input() -> None:
    made = _run("file", "-", stdin=ARTICLE)
    assert made.exit_code == 0
    assert "# The ferry stays\n" in made.stdout


def test_the_name_of_the_output_chooses_the_format(page: Path, tmp_path: Path) -> None:
    for ending, magic in (("pdf", b"%PDF-"), ("docx", b"PK\x03\x04"), ("epub", b"PK\x03\x04"), ("md", b"---\n")):
        target = tmp_path / "made" / f"x.{ending}"
        assert _run("file", page, "-o", target).exit_code == 0
        assert target.read_bytes().startswith(magic)


@pytest.mark.parametrize(
    "words",
    [
        ["all", "--to", "doc"],
        ["all", "--to", ","],
        ["all", "no-such-folder"],
        ["all", "--style", "no-such-style"],
        ["all", "--jobs", "-3"],
        ["all", "--lang", "not a tag"],
        ["file"],
        ["file", "x.txt", "--to", "pdf,md"],
        ["clean", "x.txt", "--json", "--explain"],
        ["no-such-command"],
    ],
)
def test_wrong_usage_is_2(words: list[str]) -> None:
    made = _run(*words)
    assert made.exit_code == 2
    assert made.stderr.strip()


def test_a_bad_file_is_1_and_one_line(tmp_path: Path) -> None:
    made = _run("file", tmp_path / "nothing.txt")
    assert made.exit_code == 1
    assert made.stderr.count("\n") == 1
    assert "nothing.txt" in made.stderr


def test_all_converts_a_folder_and_says_what_it_did(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    made = _run("all", page.parent, "--out", out, "--to", "md,docx")
    assert made.exit_code == 0, made.output
    (row, verdict) = made.stdout.splitlines()
    assert row.split("\t")[0] == "ferry"
    assert "4 lines" in row
    assert "docx md" in row
    assert verdict == f"1 converted into {out}"
    assert "\x1b" not in made.output
    assert sorted(path.name for path in (out / "ferry").iterdir()) == [
        "ferry.docx",
        "ferry.ledger.json",
        "ferry.md",
        "ferry.report.json",
    ]


def test_what_is_said_several_times_is_said_once_and_of_a_kind_the_first_few(tmp_path: Path) -> None:
    links = " ".join(f"Take [boat {number}](nowhere/{number})." for number in range(5))
    pictures = "\n\n".join(f"![A boat](boat-{number}.png)" for number in range(5))
    (tmp_path / "boats.md").write_text(f"# Boats\n\nThey lie on the mud. {links}\n\n{pictures}\n", encoding="utf-8")
    told = _run("all", tmp_path, "--out", tmp_path / "out", "--to", "epub").stderr.splitlines()
    dropped = [line for line in told if "not one that a finished file can link to" in line]
    assert len(dropped) == 1
    assert dropped[0].endswith("(5 times)")
    assert sum("is not beside the text" in line for line in told) == 3
    assert "convert: boats: 2 more such findings are in the report" in told

    alone = _run("file", tmp_path / "boats.md", "-o", tmp_path / "boats.epub").stderr
    assert alone.count("is not beside the text") == 5
    assert "in the report" not in alone


def test_all_with_a_bad_file_is_1(page: Path, tmp_path: Path) -> None:
    (page.parent / "empty.txt").touch()
    made = _run("all", page.parent, "--out", tmp_path / "out", "--to", "md")
    assert made.exit_code == 1
    assert f"{page.parent / 'empty.txt'}: the file is empty" in made.stderr
    assert (tmp_path / "out" / "ferry" / "ferry.md").exists()


def test_clean_shows_what_goes_and_why(page: Path) -> None:
    made = _run("clean", page)
    gone = [line for line in made.stdout.splitlines() if " - " in line[:9]]
    assert len(gone) == 4
    assert all("[" in line for line in gone)
    assert "The crossing costs" not in made.stdout
    assert "The crossing costs" in _run("clean", page, "--explain").stdout


def test_the_ledger_as_json_gives_back_the_source(page: Path) -> None:
    record = ledger.loads(_run("clean", page, "--json").stdout)
    assert ledger.source_text(record) == ARTICLE


def test_tree_prints_the_tree(page: Path) -> None:
    made = dump.loads(_run("tree", page).stdout)
    assert made.meta.title == "The ferry stays"


def test_restore_gives_back_the_source_from_the_output_folder(page: Path, tmp_path: Path) -> None:
    assert _run("all", page, "--out", tmp_path / "out", "--to", "md").exit_code == 0
    assert _run("restore", tmp_path / "out" / "ferry").stdout == ARTICLE
    assert _run("restore", tmp_path).exit_code == 1


def test_the_report_names_every_file_by_its_hash(page: Path, tmp_path: Path) -> None:
    import hashlib

    _run("all", page, "--out", tmp_path / "out", "--to", "md")
    folder = tmp_path / "out" / "ferry"
    report = json.loads((folder / "ferry.report.json").read_text(encoding="utf-8"))
    assert report["files"]["ferry.md"] == hashlib.sha256((folder / "ferry.md").read_bytes()).hexdigest()


def test_python_m_convert_in_a_pipe_prints_plain_lines(page: Path, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "convert", "all", str(page), "--out", str(tmp_path / "out"), "--to", "md"]
    done = subprocess.run(words, capture_output=True, text=True, env={**os.environ, "FORCE_COLOR": ""})
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr


def test_profiles_are_listed_and_a_page_is_held_to_one(page: Path, tmp_path: Path) -> None:
    listed = _run("profiles")
    assert listed.exit_code == 0
    assert "large-print-aph\tLarge print (APH)\t18 pt" in listed.output
    made = tmp_path / "ferry.pdf"
    assert _run("file", page, "-o", made, "--style", "clear-print").exit_code == 0
    good = _run("profiles", "--check", made, "--style", "clear-print")
    assert (good.exit_code, "0 not met" in good.output) == (0, True)
    bad = _run("profiles", "--check", made, "--style", "giant-print")
    assert (bad.exit_code, "type size of the text\t14\tat least 24 pt\tNOT MET" in bad.output) == (1, True)


def test_what_cannot_be_measured_is_an_error(page: Path) -> None:
    assert _run("profiles", "--check", page).exit_code == 1
    assert _run("profiles", "--check", page, "--style", "nobody").exit_code == 2
