"""Many documents: which sources there are, what each becomes, and an executor that converts them side by side.

Documents are independent, so the order and the number of workers change nothing in the outputs.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import Final

from convert import ledger
from convert.bundle import bundle
from convert.clean import BatchContext, learn
from convert.clean.context import LEAST, Seen, seen
from convert.errors import ConvertError
from convert.files import ALTS, SETTINGS, beside, files_of, pictures_beside, read_source, report, save, slug, title_slug
from convert.ledger import Ledger
from convert.output import Finding, Output
from convert.pipeline import Options, Prepared, Result, parse, prepare_parsed, render
from convert.read import Parsed
from convert.read.by_name import READERS

#: Files that systems leave in folders, and our own settings; they are nobody's article.
_LITTER: Final = frozenset({"thumbs.db", "desktop.ini", SETTINGS})
#: From how many documents on a pool of workers earns its start (each worker imports the writers anew).
_WORTH_A_POOL: Final = 12
#: Characters of text, and bytes of pictures, that are kept from the first look at a batch to its conversion. (The tree
#: of a saved page takes some ten times the memory of its text.)
_ROOM: Final = 16_000_000
#: Endings of pictures, which a page or draft in the same folder shows.
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".tif", ".tiff"})
#: Endings of sources that show pictures.
_SHOWS: Final = frozenset(suffix for suffix in READERS if suffix not in (".txt", ".text"))


@dataclass(frozen=True, slots=True)
class Job:
    """One source and the name of its outputs."""

    source: Path
    slug: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one job. ``error`` is a one-line reason, or None; ``removed`` counts source lines by rule
    family; ``sizes`` are bytes by file ending; ``seconds`` is wall time."""

    job: Job
    error: str | None = None
    title: str = ""
    removed: tuple[tuple[str, int], ...] = ()
    suspected: int = 0
    sizes: tuple[tuple[str, int], ...] = ()
    findings: tuple[Finding, ...] = ()
    seconds: float = field(default=0.0, compare=False)


def discover(sources: Sequence[Path]) -> tuple[Job, ...]:
    """The jobs for these files and folders, in the order of their names.

    A folder stands for all files in it and below it, save hidden ones, sidecars with alternative texts, the
    ``…_files`` folders of saved pages, and pictures where there is a page or draft that may show them.
    Two sources of one name get their folder or ending into the slug, so that no output hides another. Raises
    ConvertError when a source does not exist.
    """
    found: dict[Path, str] = {}
    for source in sources:
        if source.is_dir():
            found = {**_within(source), **found}
        elif source.exists():
            found.setdefault(source, source.name)
        else:
            raise ConvertError(f"{source}: there is no such file or folder")
    names = Counter(slug(path.name) for path in found)
    jobs: list[Job] = []
    taken: set[str] = set()
    for path in sorted(found, key=lambda path: (slug(path.name), str(path))):
        name = slug(path.name)
        if names[name] > 1:
            name = slug(found[path].replace(".", "-"))
        base, number = name, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        jobs.append(Job(path, name))
    return tuple(jobs)


def _within(folder: Path) -> dict[Path, str]:
    """The sources in a folder and below it, each with its path as one name."""
    found: dict[Path, str] = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if (path.is_file() or path.is_symlink()) and not path.is_dir() and not _ignored(parts):
            found[path] = "-".join(parts)
    if any(path.suffix.lower() in _SHOWS for path in found):
        return {path: name for path, name in found.items() if path.suffix.lower() not in _PICTURES}
    return found


def _ignored(parts: tuple[str, ...]) -> bool:
    return (
        any(part.startswith(".") for part in parts)
        or any(part.endswith("_files") for part in parts[:-1])
        or parts[-1].lower() in _LITTER
        or parts[-1].endswith(ALTS)
    )


def run(
    jobs: Sequence[Job], options: Options, out: Path, workers: int = 0, executor: Executor | None = None
) -> Iterator[Outcome]:
    """Convert the jobs into folders below ``out``, and yield each outcome as it is there.

    What the documents of one site have in common is learnt from all of them first. ``workers`` 0 chooses: one process
    for a few documents, else one a core. Any ``executor`` may do the work.
    """
    workers = workers or ((cpu_count() or 1) if len(jobs) >= _WORTH_A_POOL else 1)
    if executor is None and (workers == 1 or len(jobs) < 2):
        shelf = _Shelf()
        context = learn(shelf.first_look(job, options) for job in _to_learn_from(jobs))
        for job in jobs:
            yield convert_job(job, options, out, context, shelf.parsed.pop(job, None))
        return
    pool = executor or ProcessPoolExecutor(min(workers, len(jobs)), get_context("spawn"))
    try:
        context = learn([look.result() for look in [pool.submit(_look, job, options) for job in _to_learn_from(jobs)]])
        for future in as_completed([pool.submit(convert_job, job, options, out, context) for job in jobs]):
            yield future.result()
    finally:
        if executor is None:
            pool.shutdown(cancel_futures=True)


def _to_learn_from(jobs: Sequence[Job]) -> Sequence[Job]:
    return jobs if len(jobs) >= LEAST else ()


@dataclass(slots=True)
class _Shelf:
    """Sources that were read for the first look, kept for their conversion while there is room."""

    parsed: dict[Job, Parsed] = field(default_factory=dict)
    room: int = _ROOM

    def first_look(self, job: Job, options: Options) -> Seen:
        """What the batch needs to know of a source; nothing of one that cannot be read, which its outcome says."""
        with suppress(ConvertError):
            parsed = parse(read_source(job.source), job.source.name, options, pictures_beside(job.source))
            size = len(parsed.text) + sum(len(medium.data or b"") for medium in parsed.document.media)
            if size <= self.room:
                self.room -= size
                self.parsed[job] = parsed
            return seen(parsed.document)
        return "", frozenset()


def _look(job: Job, options: Options) -> Seen:
    return _Shelf(room=0).first_look(job, options)


def convert_job(
    job: Job, options: Options, out: Path, context: BatchContext | None = None, parsed: Parsed | None = None
) -> Outcome:
    """Convert one source into its folder; ``parsed``: what it says, if it has been read. A failure is an outcome with
    a reason, never an exception."""
    started = time.perf_counter()
    try:
        prepared = _prepared(job, options, context, parsed)
        result = Result(prepared, render(prepared.document, options))
        files = files_of(result, job.slug)
        save(files, out / job.slug)
    except ConvertError as error:
        return Outcome(job, str(error), seconds=time.perf_counter() - started)
    except Exception as error:
        return Outcome(job, _internal(error), seconds=time.perf_counter() - started)
    return Outcome(
        job,
        title=prepared.document.meta.title,
        removed=removed_by_family(prepared.ledger),
        suspected=sum(line.suspected for line in prepared.ledger.lines),
        sizes=tuple((ending, len(output.data)) for ending, output in result.outputs.items()),
        findings=result.findings,
        seconds=time.perf_counter() - started,
    )


def convert_bundle(jobs: Sequence[Job], title: str, options: Options, out: Path) -> tuple[Outcome, tuple[Outcome, ...]]:
    """Convert all sources into one document in a folder below ``out``: the outcome of the whole, and of those sources
    that could not be had, without which it is made. The folder keeps a ledger an article. Raises ConvertError when
    none could be had, or when the folder cannot be written."""
    started = time.perf_counter()
    articles, failed = _articles(jobs, options)
    if not articles:
        raise ConvertError("; ".join(f"{outcome.job.source}: {outcome.error}" for outcome in failed))
    document = bundle(title, [prepared.document for _, prepared in articles])
    outputs = render(document, options)
    findings = _bundle_findings(articles, outputs)
    name = title_slug(title)
    files = {f"{name}.{ending}": output.data for ending, output in outputs.items()}
    for output in outputs.values():
        files.update(output.files)
    for number, (job, prepared) in enumerate(articles, 1):
        files[f"{name}.{number:02}-{job.slug}.ledger.json"] = ledger.dumps(prepared.ledger).encode("utf-8")
    sources = [job.source.name for job, _ in articles]
    files[f"{name}.report.json"] = report(sources, document.meta, findings, files).encode("utf-8")
    save(files, out / name)
    removed: Counter[str] = Counter()
    for _, prepared in articles:
        removed.update(dict(removed_by_family(prepared.ledger)))
    whole = Outcome(
        Job(out / name, name),
        title=title,
        removed=tuple(removed.most_common()),
        suspected=sum(line.suspected for _, prepared in articles for line in prepared.ledger.lines),
        sizes=tuple((ending, len(output.data)) for ending, output in outputs.items()),
        findings=findings,
        seconds=time.perf_counter() - started,
    )
    return whole, failed


def _articles(jobs: Sequence[Job], options: Options) -> tuple[tuple[tuple[Job, Prepared], ...], tuple[Outcome, ...]]:
    """The articles of a bundle, and the outcomes of the sources that could not be had."""
    shelf = _Shelf()
    context = learn(shelf.first_look(job, options) for job in _to_learn_from(jobs))
    articles: list[tuple[Job, Prepared]] = []
    failed: list[Outcome] = []
    for job in jobs:
        try:
            articles.append((job, _prepared(job, options, context, shelf.parsed.pop(job, None))))
        except ConvertError as error:
            failed.append(Outcome(job, str(error)))
        except Exception as error:
            failed.append(Outcome(job, _internal(error)))
    return tuple(articles), tuple(failed)


def _bundle_findings(articles: Sequence[tuple[Job, Prepared]], outputs: Mapping[str, Output]) -> tuple[Finding, ...]:
    """What a person should know of each article, which it names, and of the files; each thing once."""
    found = [
        replace(one, where=f"{job.slug}: {one.where}" if one.where else job.slug)
        for job, prepared in articles
        for one in prepared.findings
    ]
    return tuple(dict.fromkeys([*found, *(one for output in outputs.values() for one in output.findings)]))


def _internal(error: Exception) -> str:
    """A failure of ours in one line."""
    return f"internal error, please report it: {f'{type(error).__name__}: {error}'.splitlines()[0]}"


def in_order(jobs: Sequence[Job], sources: Sequence[Path]) -> tuple[Job, ...]:
    """The jobs in the order in which their sources were named; those of one folder by their names."""

    def place(job: Job) -> int:
        return next(at for at, source in enumerate(sources) if job.source == source or source in job.source.parents)

    return tuple(sorted(jobs, key=lambda job: (place(job), job.slug)))


def _prepared(job: Job, options: Options, context: BatchContext | None, parsed: Parsed | None) -> Prepared:
    load, alts = beside(job.source, job.slug)
    name = job.source.name
    return prepare_parsed(parsed or parse(read_source(job.source), name, options, load), name, options, context, alts)


def removed_by_family(record: Ledger) -> tuple[tuple[str, int], ...]:
    """How many source lines each family of rules removed, most first. A rule's family is the start of its id."""
    from convert.clean import RULES

    families = {rule.id: rule.family for rule in RULES}
    counts = Counter(
        families.get(line.decision.rule, line.decision.rule)
        for line in record.lines
        if line.fate == "removed" and line.decision
    )
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))
