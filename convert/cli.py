"""The command line: parse, call, print; nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from convert.about import GENERATOR
from convert.arguments import (
    Clean,
    Config,
    Handout,
    Lang,
    Number,
    PageMarks,
    Paper,
    Pdf,
    Scraped,
    Source,
    StyleName,
    Styles,
    To,
    With,
    Without,
    Wrap,
    options,
    stop,
    usage,
)
from convert.errors import ConvertError

if TYPE_CHECKING:
    from convert.pipeline import Options, Prepared

app = typer.Typer(
    name="convert",
    help="Scraped web articles in; clean, accessible DOCX, PDF, EPUB and Markdown out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all right, 1 some documents failed, 2 wrong usage.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(GENERATOR)
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


@app.command(
    "all",
    epilog="[bold]Examples[/]: convert all · convert all scraped/ --out handouts --to pdf,docx · "
    "convert all a.txt b.txt --paper Letter",
)
def convert_all(
    sources: Annotated[
        list[Path] | None, typer.Argument(help="Files and folders.", metavar="SRC", show_default="seeds")
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder that gets a folder a document.")] = Path("dist"),
    to: To = "docx,pdf,epub,md",
    style: Styles = None,
    clean: Clean = None,
    without: Without = None,
    also: With = None,
    config: Config = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Documents at a time; 0 chooses.")] = 0,
    lang: Lang = None,
    paper: Paper = None,
    pdf: Pdf = None,
    wrap: Wrap = None,
    scraped: Scraped = False,
    page_marks: PageMarks = False,
    handout: Handout = False,
    number: Number = "none",
) -> None:
    """Convert every source: a folder a document, with all formats, the ledger and a report."""
    from convert import batch, terminal

    chosen = options(
        to, style, clean, without, also, config, lang, scraped, paper, pdf, wrap, page_marks, handout, number
    )
    with usage():
        found = batch.discover(sources or [Path("seeds")])
    if not found:
        stop("there is nothing to convert here", 2)
    with terminal.progress(len(found)) as advance:
        outcomes = [advance(outcome) for outcome in batch.run(found, chosen, out, jobs)]
    terminal.summary(sorted(outcomes, key=lambda outcome: outcome.job.slug), out)
    raise typer.Exit(1 if any(outcome.error for outcome in outcomes) else 0)


@app.command(
    "bundle",
    epilog='[bold]Examples[/]: convert bundle tides.txt ferry.html --title "Reader" · '
    'convert bundle week-12/ --title "Harbours" --style standard --style large-print-aph',
)
def convert_bundle(
    sources: Annotated[
        list[Path], typer.Argument(help="Files and folders, in the order of the articles.", metavar="SRC")
    ],
    title: Annotated[str, typer.Option("--title", "-t", help="The title of the whole, and the name of its folder.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder that gets the bundle's folder.")] = Path("dist"),
    to: To = "docx,pdf,epub,md",
    style: Styles = None,
    clean: Clean = None,
    without: Without = None,
    also: With = None,
    config: Config = None,
    lang: Lang = None,
    paper: Paper = None,
    pdf: Pdf = None,
    wrap: Wrap = None,
    scraped: Scraped = False,
    page_marks: PageMarks = False,
    handout: Handout = False,
    number: Number = "none",
) -> None:
    """Make one document of many sources: contents with pages, an article from each, and a list of sources."""
    from convert import batch, terminal

    chosen = options(
        to, style, clean, without, also, config, lang, scraped, paper, pdf, wrap, page_marks, handout, number
    )
    if not title.strip():
        stop("--title: a bundle needs a title", 2)
    with usage():
        found = batch.in_order(batch.discover(sources), sources)
    if not found:
        stop("there is nothing to convert here", 2)
    with _failure(out):
        whole, failed = batch.convert_bundle(found, " ".join(title.split()), chosen, out)
    terminal.summary([whole, *failed], out)
    raise typer.Exit(1 if failed else 0)


@app.command(
    "file",
    epilog="[bold]Examples[/]: convert file page.txt · convert file page.txt -o page.pdf · "
    "curl … | convert file - --to md · convert file draft.md -o draft.docx",
)
def convert_file(
    source: Source,
    output: Annotated[
        Path | None, typer.Option("-o", "--out", help="Where to; standard output if not given.", allow_dash=True)
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", help="The format, if not that of the output's name.", metavar="FORMAT", show_default="md"),
    ] = None,
    style: StyleName = "standard",
    clean: Clean = None,
    without: Without = None,
    also: With = None,
    config: Config = None,
    lang: Lang = None,
    paper: Paper = None,
    pdf: Pdf = None,
    wrap: Wrap = None,
    scraped: Scraped = False,
    page_marks: PageMarks = False,
    handout: Handout = False,
    number: Number = "none",
) -> None:
    """Convert one source to one file."""
    from convert import files, pipeline, terminal

    target = None if output is None or str(output) == "-" else output
    fmt = to or (target.suffix.lstrip(".") if target else "") or "md"
    chosen = options(
        fmt, [style], clean, without, also, config, lang, scraped, paper, pdf, wrap, page_marks, handout, number
    )
    if len(chosen.formats) != 1:
        stop("convert file makes one format; convert all makes several", 2)
    with _failure(source):
        beside = files.beside(source, files.slug(source.name))
        result = pipeline.convert_document(files.read_source(source), _name(source), chosen, *beside)
        made = result.outputs[chosen.formats[0]]
        if target is None:
            terminal.raw(made.data, chosen.formats[0])
        else:
            files.save({target.name: made.data, **dict(made.files)}, target.parent)
    terminal.findings(result.findings)


@app.command(
    "clean",
    epilog="[bold]Examples[/]: convert clean page.txt · convert clean page.txt --explain · "
    "convert clean page.txt --json | jq",
)
def show_cleaning(
    source: Source,
    explain: Annotated[
        bool, typer.Option("--explain", help="The whole source, removed lines struck, reasons beside.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The ledger: every line and its fate.")] = False,
    clean: Clean = None,
    without: Without = None,
    also: With = None,
    config: Config = None,
    lang: Lang = None,
    scraped: Scraped = False,
) -> None:
    """Show what the cleaner removes from a source, line by line, with the rule and the reason."""
    from convert import ledger, terminal

    if explain and as_json:
        stop("choose --explain or --json", 2)
    chosen = options("md", None, clean, without, also, config, lang, scraped)
    with _failure(source):
        record = _prepared(source, chosen).ledger
    if as_json:
        terminal.raw(ledger.dumps(record).encode("utf-8"), "md")
    elif explain:
        terminal.explained(record)
    else:
        terminal.removed(record)


@app.command("tree", epilog="[bold]Example[/]: convert tree page.txt | jq .blocks")
def show_tree(
    source: Source,
    clean: Clean = None,
    without: Without = None,
    also: With = None,
    config: Config = None,
    lang: Lang = None,
    scraped: Scraped = False,
) -> None:
    """Print the clean document tree of a source as JSON."""
    from convert import dump, terminal

    chosen = options("md", None, clean, without, also, config, lang, scraped)
    with _failure(source):
        prepared = _prepared(source, chosen)
    terminal.raw((dump.dumps(prepared.document) + "\n").encode("utf-8"), "md")


@app.command("restore", epilog="[bold]Example[/]: convert restore dist/page > page.txt")
def restore(
    source: Annotated[Path, typer.Argument(help="A document's output folder, or its ledger.")],
) -> None:
    """Give back the decoded source of a document, exactly, from its ledger."""
    from convert import files, ledger, terminal

    with _failure(source):
        record = ledger.loads(files.read_source(files.ledger_path(source)).decode("utf-8"))
    terminal.raw(ledger.source_text(record).encode("utf-8"), "md")


@app.command(
    "profiles",
    epilog="[bold]Examples[/]: convert profiles · convert profiles --check handout.pdf --style large-print-aph · "
    "convert profiles --check handout.pdf --style mine.toml",
)
def show_profiles(
    check: Annotated[
        Path | None, typer.Option("--check", help="Measure a tagged PDF and hold it to the guide of --style.")
    ] = None,
    style: StyleName = "standard",
) -> None:
    """List the print profiles, or measure a finished PDF against the guide of one; exit status 1 if it fails."""
    from convert import files, terminal
    from convert.guide import load_guide
    from convert.style import load_style, profile_names

    with usage():
        if check is None:
            terminal.profiles([(load_style(name), load_guide(name)) for name in profile_names()])
            return
        guide = load_guide(style)
    from convert.check.print import check_print

    with _failure(check):
        verdicts = check_print(files.read_source(check), guide)
    terminal.verdicts(verdicts, guide)
    met = [verdict.met for verdict in verdicts]
    raise typer.Exit(0 if True in met and False not in met else 1)


# ------------------------------------------------------------------------------------------ shared


def _prepared(source: Path, options: Options) -> Prepared:
    """The clean document of a source and its ledger, with what lies beside the source."""
    from convert import files, pipeline

    load, alts = files.beside(source, files.slug(source.name))
    return pipeline.prepare(files.read_source(source), _name(source), options, load=load, alts=alts)


def _name(source: Path) -> str:
    return "standard-input.txt" if str(source) == "-" else source.name


@contextmanager
def _failure(source: Path) -> Iterator[None]:
    try:
        yield
    except ConvertError as error:
        stop(f"{source}: {error}", 1)
