"""What a person sees in the terminal. In a pipe, or with NO_COLOR (no-color.org) or TERM=dumb: plain lines, no bar.

rich is imported where it draws: a run in a pipe never loads it.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

import typer

from convert.batch import Outcome
from convert.ledger import Ledger, Line
from convert.output import Finding
from convert.pipeline import SUSPECTED

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from convert.check.print import Verdict
    from convert.guide import Guide
    from convert.style import Style

Advance: TypeAlias = Callable[[Outcome], Outcome]

#: Findings of one kind in a document that are listed one by one.
_LISTED: Final = 3
_BINARY: Final = frozenset({"docx", "pdf", "epub"})


def _plain() -> bool:
    return not sys.stdout.isatty() or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"


@contextmanager
def progress(total: int) -> Iterator[Advance]:
    """A bar on a terminal, nothing elsewhere. The function it gives is called with each outcome."""
    if _plain() or not sys.stderr.isatty():
        yield lambda outcome: outcome
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("converting", total=total)

        def advance(outcome: Outcome) -> Outcome:
            bar.update(task, advance=1, description=outcome.job.slug[:40])
            return outcome

        yield advance


def summary(outcomes: Sequence[Outcome], out: Path) -> None:
    """The final table: document, what was removed, formats, size, time; then the failures, by name and cause."""
    done = [outcome for outcome in outcomes if not outcome.error]
    failed = [outcome for outcome in outcomes if outcome.error]
    if _plain():
        for outcome in done:
            print("\t".join((outcome.job.slug, *_cells(outcome))))
    elif done:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=None, pad_edge=False, header_style="bold")
        for name, right in (
            ("document", False),
            ("removed", False),
            ("formats", False),
            ("size", True),
            ("time", True),
        ):
            table.add_column(name, justify="right" if right else "left", overflow="fold")
        for outcome in done:
            table.add_row(outcome.job.slug, *map(Text, _cells(outcome)))
        Console().print(table)
    for outcome in done:
        findings(outcome.findings, outcome.job.slug)
    sys.stdout.flush()
    for outcome in failed:
        print(f"convert: {outcome.job.source}: {outcome.error}", file=sys.stderr)
    verdict = f"{len(done)} converted into {out}" + (f", {len(failed)} failed" if failed else "")
    print(verdict, file=sys.stderr if failed else sys.stdout)


def _cells(outcome: Outcome) -> tuple[str, str, str, str]:
    total = sum(count for _, count in outcome.removed)
    what = ", ".join(f"{family} {count}" for family, count in outcome.removed)
    removed = f"{total} line{'s' * (total != 1)} ({what})" if total else "nothing"
    if outcome.suspected:
        removed += f"; {outcome.suspected} suspected, kept"
    formats = " ".join(name for name, _ in outcome.sizes)
    return removed, formats, _size(sum(size for _, size in outcome.sizes)), f"{outcome.seconds:.2f} s"


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def findings(found: Sequence[Finding], name: str = "") -> None:
    """What a person should look at, one line each, on standard error: findings, and lines that stayed though a rule
    suspects them. What is said several times is said once, and of a kind only the first few where a report has all of
    it: that of the document called ``name``. What is only worth knowing stands there alone."""
    kinds: dict[str, Counter[str]] = {}
    for finding in found:
        if finding.severity != "info" or finding.code == SUSPECTED:
            place = finding.where if finding.code == SUSPECTED else finding.severity
            kinds.setdefault(finding.code, Counter())[f"{place}: {finding.message}"] += 1
    about = f"convert: {name}: " if name else "convert: "
    for kind in sorted(kinds, key=lambda code: code == SUSPECTED):
        messages = list(kinds[kind].items())
        shown = _LISTED if name or kind == SUSPECTED else len(messages)
        for message, times in messages[:shown]:
            print(f"{about}{message}{f' ({times} times)' if times > 1 else ''}", file=sys.stderr)
        if len(messages) > shown:
            what = "lines" if kind == SUSPECTED else "findings"
            where = "are in the report" if name else "are shown by convert clean --explain"
            print(f"{about}{len(messages) - shown} more such {what} {where}", file=sys.stderr)


def raw(data: bytes, fmt: str) -> None:
    """Bytes to standard output; a binary format is not thrown at a terminal."""
    if fmt in _BINARY and sys.stdout.isatty():
        _refuse(f"{fmt} is not for a terminal: name a file with -o")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def _refuse(message: str) -> NoReturn:
    print(f"convert: {message}", file=sys.stderr)
    raise typer.Exit(2)


# ------------------------------------------------------------------------------------------ the cleaner's record


def removed(record: Ledger) -> None:
    """Each line that went or became metadata, with its rule and the reason; then what was suspected and kept."""
    console = _console()
    for line in record.lines:
        if line.fate in ("removed", "relabelled") or line.suspected:
            console.print(_row(line), soft_wrap=True)
    console.print(_tally(record), soft_wrap=True)


def explained(record: Ledger) -> None:
    """The whole source: removed lines struck, with the reason beside."""
    console = _console()
    for line in record.lines:
        console.print(_row(line), soft_wrap=True)
    console.print(_tally(record), soft_wrap=True)


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, no_color=_plain(), force_terminal=not _plain())


def _row(line: Line) -> Text:
    """One source line: its number, a sign of its fate, the text, and why. The sign tells without colour too."""
    from rich.text import Text

    sign, style = {
        "kept": (" ", ""),
        "blank": (" ", ""),
        "removed": ("-", "strike red"),
        "relabelled": ("=", "cyan"),
    }[line.fate]
    if line.suspected:
        sign, style = "?", "yellow"
    row = Text(f"{line.number:>5} {sign} ")
    row.append(line.text, style=style)
    if line.decision:
        row.append(f"  [{line.decision.rule}: {line.decision.reason} ({line.decision.confidence:.2f})]", style="dim")
    return row


def _tally(record: Ledger) -> Text:
    from rich.text import Text

    suspected = sum(line.suspected for line in record.lines)
    return Text(
        f"{record.count('kept')} lines kept, {record.count('relabelled')} became metadata (=), "
        f"{record.count('removed')} removed (-), {suspected} suspected but kept (?)",
        style="bold",
    )


# ------------------------------------------------------------------------------------------ profiles

_VERDICTS: Final = {True: "met", False: "NOT MET", None: "not in this file"}


def profiles(found: Sequence[tuple[Style, Guide]]) -> None:
    """The print profiles: name, the numbers that tell them apart, and the guide."""
    rows = []
    for style, guide in found:
        text = style.text
        numbers = f"{text.size:g} pt, {text.leading:g} lines, {text.font}, {style.page.paper}"
        rows.append((style.name, style.title, numbers, guide.title))
    _table(("profile", "title", "set in", "guide"), rows)


def verdicts(found: Sequence[Verdict], guide: Guide) -> None:
    """What was measured on a page against what its guide requires."""
    from convert.guide import MEASURES

    rows = []
    for one in found:
        measured = {True: "yes", False: "no", None: "–"}.get(one.measured, str(one.measured))  # type: ignore[arg-type]
        clause = one.requirement.clause + ("" if one.requirement.confirmed else " (not confirmed)")
        label = MEASURES[one.requirement.measure].label
        rows.append((label, measured, str(one.requirement), _VERDICTS[one.met], clause))
    _table(("measure", "measured", "required", "", "clause"), rows)
    counts = ", ".join(f"{sum(one.met is met for one in found)} {said.lower()}" for met, said in _VERDICTS.items())
    print(f"{guide.title}: {counts}")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table on a terminal; in a pipe a line a row, with tabs between."""
    if _plain():
        for row in rows:
            print("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)
