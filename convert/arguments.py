"""The arguments that commands share, and what they make together: the options of a run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

from convert.errors import ConvertError, StyleError

if TYPE_CHECKING:
    from convert.clean import Policy
    from convert.pipeline import Format, Options

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


def options(
    to: str,
    styles: list[str] | None,
    clean: str | None,
    without: str | None,
    also: str | None,
    config: Path | None,
    lang: str | None,
    scraped: bool,
    paper: Literal["A4", "Letter"] | None = None,
    pdf: Literal["ua1", "ua2"] | None = None,
    wrap: int | None = None,
    page_marks: bool = False,
    handout: bool = False,
    number: Literal["none", "paragraphs", "lines"] = "none",
) -> Options:
    """The run's options, or a stop with exit status 2 that says which word is wrong."""
    from convert.pipeline import Options
    from convert.style import Edition, load_style

    policy = _policy(clean, without, also, config)
    edition = Edition(page_marks, handout, number)
    with usage():
        standard, *profiles = (
            load_style(name).with_options(paper, pdf, wrap, edition)
            for name in ("standard", *dict.fromkeys(styles or ["standard"]))
        )
    names = [profile.name for profile in profiles]
    for name in names:
        if names.count(name) > 1:
            stop(f"--style: two profiles are called {name}", 2)
    return Options(_formats(to), tuple(profiles), policy, _language(lang), standard, scraped)


def _policy(clean: str | None, without: str | None, also: str | None, config: Path | None) -> Policy:
    """What the settings file says of the cleaner, and the command line over it."""
    from convert.clean import RULES, choice
    from convert.files import SETTINGS, settings_text

    with usage():
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
            stop(f"--to {word}: convert writes {', '.join(FORMATS)}", 2)
    if not wanted:
        stop("--to names no format", 2)
    return tuple(fmt for fmt in FORMATS if fmt in wanted)


def _language(lang: str | None) -> str | None:
    import re

    if lang is not None and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang):
        stop(f"--lang {lang}: not a language tag (BCP 47), such as en, pt-BR or zh-Hant", 2)
    return lang


@contextmanager
def usage() -> Iterator[None]:
    """A stop with exit status 2 for what was asked wrongly."""
    try:
        yield
    except (ConvertError, StyleError) as error:
        stop(str(error), 2)


def stop(message: str, status: int) -> NoReturn:
    """End with a line that says why."""
    print(f"convert: {message}", file=sys.stderr)
    raise typer.Exit(status)
