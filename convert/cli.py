"""The command line: parse, call, print; nothing else."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from convert.about import GENERATOR
from convert.errors import ConvertError, StyleError

if TYPE_CHECKING:
    from convert.clean import Policy
    from convert.pipeline import Format, Options, Prepared
    from convert.style import Edition

app = typer.Typer(
    name="convert",
    help="Scraped web articles in; clean, accessible DOCX, PDF, EPUB and Markdown out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all right, 1 some documents failed, 2 wrong usage.",
)

To = Annotated[str, typer.Option("--to", help="Formats, joined by commas: docx, pdf, epub, md.", metavar="FORMATS")]
StyleName = Annotated[str, typer.Option("--style", "-s", help="A profile's name, or the path of one's TOML.")]
Styles = Annotated[
    list[str] | None,
    typer.Option(
        "--style",
        "-s",
        help="A profile's name, or the path of one's TOML; again for more editions, named slug.STYLE.format.",
        metavar="STYLE",
        show_default="standard",
    ),
]
Clean = Annotated[
    Literal["careful", "balanced", "thorough"] | None,
    typer.Option("--clean", help="How sure a rule must be before a line goes.", show_default="balanced"),
]
Without = Annotated[
    str | None,
    typer.Option(
        "--without", help="Cleaning rules, or families of them, to leave out, joined by commas.", metavar="RULES"
    ),
]
With = Annotated[
    str | None, typer.Option("--with", help="Rules that run though their family is left out.", metavar="RULES")
]
Config = Annotated[
    Path | None,
    typer.Option("--config", help="A settings file for the cleaner.", show_default="convert.toml, if it is here"),
]
Lang = Annotated[str | None, typer.Option("--lang", help="The language, as a tag like de or pt-BR, if detection errs.")]
Paper = Annotated[Literal["A4", "Letter"] | None, typer.Option("--paper", help="Paper, if not the profile's own.")]
Pdf = Annotated[
    Literal["ua1", "ua2"] | None,
    typer.Option("--pdf", help="ua1: PDF/UA-1 and PDF/A-2a. ua2: PDF/UA-2, PDF/A-4 and WTPDF 1.0."),
]
Wrap = Annotated[int | None, typer.Option("--wrap", help="Markdown line length; 0 for one line a paragraph.")]
Scraped = Annotated[bool, typer.Option("--scraped", help="Markdown is no draft: clean it like scraped text.")]
PageMarks = Annotated[
    bool, typer.Option("--page-marks", help="Show in DOCX and Markdown where the standard edition's pages begin.")
]
Handout = Annotated[bool, typer.Option("--handout", help="A compact head, and the address of the source in full.")]
Number = Annotated[
    Literal["none", "paragraphs", "lines"],
    typer.Option("--number", help="Number the paragraphs, the same in every file, or every fifth line of the PDF."),
]
Source = Annotated[Path, typer.Argument(help="A source file; - for standard input.", allow_dash=True)]


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
    from convert.style import Edition

    options = replace(
        _options(
            to,
            style,
            _policy(clean, without, also, config),
            lang,
            paper,
            pdf,
            wrap,
            Edition(page_marks, handout, number),
        ),
        scraped=scraped,
    )
    with _usage():
        found = batch.discover(sources or [Path("seeds")])
    if not found:
        _stop("there is nothing to convert here", 2)
    with terminal.progress(len(found)) as advance:
        outcomes = [advance(outcome) for outcome in batch.run(found, options, out, jobs)]
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
    from convert.style import Edition

    options = replace(
        _options(
            to,
            style,
            _policy(clean, without, also, config),
            lang,
            paper,
            pdf,
            wrap,
            Edition(page_marks, handout, number),
        ),
        scraped=scraped,
    )
    if not title.strip():
        _stop("--title: a bundle needs a title", 2)
    with _usage():
        found = batch.in_order(batch.discover(sources), sources)
    if not found:
        _stop("there is nothing to convert here", 2)
    with _failure(out):
        whole, failed = batch.convert_bundle(found, " ".join(title.split()), options, out)
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
    from convert.style import Edition

    target = None if output is None or str(output) == "-" else output
    fmt = to or (target.suffix.lstrip(".") if target else "") or "md"
    options = replace(
        _options(
            fmt,
            [style],
            _policy(clean, without, also, config),
            lang,
            paper,
            pdf,
            wrap,
            Edition(page_marks, handout, number),
        ),
        scraped=scraped,
    )
    if len(options.formats) != 1:
        _stop("convert file makes one format; convert all makes several", 2)
    with _failure(source):
        beside = files.beside(source, files.slug(source.name))
        result = pipeline.convert_document(files.read_source(source), _name(source), options, *beside)
        made = result.outputs[options.formats[0]]
        if target is None:
            terminal.raw(made.data, options.formats[0])
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
        _stop("choose --explain or --json", 2)
    options = replace(_options("md", None, _policy(clean, without, also, config), lang), scraped=scraped)
    with _failure(source):
        record = _prepared(source, options).ledger
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

    options = replace(_options("md", None, _policy(clean, without, also, config), lang), scraped=scraped)
    with _failure(source):
        prepared = _prepared(source, options)
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

    with _usage():
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


def _options(
    to: str,
    styles: list[str] | None,
    policy: Policy,
    lang: str | None,
    paper: Literal["A4", "Letter"] | None = None,
    pdf: Literal["ua1", "ua2"] | None = None,
    wrap: int | None = None,
    edition: Edition | None = None,
) -> Options:
    """The run's options, or a stop with exit status 2 that says which word is wrong."""
    from convert.pipeline import Options
    from convert.style import load_style

    with _usage():
        standard, *profiles = (
            load_style(name).with_options(paper, pdf, wrap, edition)
            for name in ("standard", *dict.fromkeys(styles or ["standard"]))
        )
    names = [profile.name for profile in profiles]
    for name in names:
        if names.count(name) > 1:
            _stop(f"--style: two profiles are called {name}", 2)
    return Options(_formats(to), tuple(profiles), policy, _language(lang), standard)


def _policy(clean: str | None, without: str | None, also: str | None, config: Path | None) -> Policy:
    """What the settings file says of the cleaner, and the command line over it."""
    from convert.clean import RULES, choice
    from convert.files import SETTINGS, settings_text

    with _usage():
        text = settings_text(config)
        try:
            said = choice.loads(text)
        except ConvertError as error:
            raise ConvertError(f"{config or SETTINGS}: {error}") from error
        return choice.policy_of(
            choice.Choice(
                clean or said.policy, (*said.without, *choice.split(without)), (*said.also, *choice.split(also))
            ),
            RULES,
        )


def _formats(to: str) -> tuple[Format, ...]:
    from convert.pipeline import FORMATS

    wanted = [word.strip().lower().lstrip(".") for word in to.split(",") if word.strip()]
    for word in wanted:
        if word not in FORMATS:
            _stop(f"--to {word}: convert writes {', '.join(FORMATS)}", 2)
    if not wanted:
        _stop("--to names no format", 2)
    return tuple(fmt for fmt in FORMATS if fmt in wanted)


def _language(lang: str | None) -> str | None:
    import re

    if lang is not None and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang):
        _stop(f"--lang {lang}: not a language tag (BCP 47), such as en, pt-BR or zh-Hant", 2)
    return lang


def _prepared(source: Path, options: Options) -> Prepared:
    """The clean document of a source and its ledger, with what lies beside the source."""
    from convert import files, pipeline

    load, alts = files.beside(source, files.slug(source.name))
    return pipeline.prepare(files.read_source(source), _name(source), options, load=load, alts=alts)


def _name(source: Path) -> str:
    return "standard-input.txt" if str(source) == "-" else source.name


@contextmanager
def _usage() -> Iterator[None]:
    try:
        yield
    except (ConvertError, StyleError) as error:
        _stop(str(error), 2)


@contextmanager
def _failure(source: Path) -> Iterator[None]:
    try:
        yield
    except ConvertError as error:
        _stop(f"{source}: {error}", 1)


def _stop(message: str, status: int) -> NoReturn:
    print(f"convert: {message}", file=sys.stderr)
    raise typer.Exit(status)
