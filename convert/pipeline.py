"""One document, end to end, in memory: the only module that asks the environment (SOURCE_DATE_EPOCH).

``bytes → decode → read → language → clean → settle → write``. Everything before :func:`render` is format-free.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from convert import collector, language
from convert.clean import BALANCED, DRAFT, Policy, clean
from convert.clean.phrases import tokens
from convert.errors import ConvertError
from convert.language_marks import unmarked
from convert.ledger import Ledger
from convert.model import Document, Meta
from convert.output import Finding, Output, PageMap
from convert.read import Load, Parsed, no_pictures
from convert.read.by_name import reader_for
from convert.style import Style, load_style
from convert.walk import block_text, iter_blocks, pictures, without_provenance

if TYPE_CHECKING:
    from convert.clean import BatchContext

Format: TypeAlias = Literal["docx", "pdf", "epub", "md"]
Writer: TypeAlias = Callable[[Document, Style, PageMap], Output]

FORMATS: Final[tuple[Format, ...]] = ("docx", "pdf", "epub", "md")
#: The code of a finding on a line that a rule suspects, and that stays.
SUSPECTED: Final = "line-suspected"
#: Words of an article below which a person should see whether the saved page held it at all.
_LITTLE: Final = 40
#: Characters that a finding shows of a line.
_SHOWN: Final = 80


@dataclass(frozen=True, slots=True)
class Options:
    """What a person can choose for a run. ``lang`` overrules detection, as a BCP 47 tag.

    ``styles``: the editions to make. ``standard``: the edition whose pages all others name, made or not. ``scraped``:
    Markdown is no draft, but was taken off a page, and is cleaned like text.
    """

    formats: tuple[Format, ...] = FORMATS
    styles: tuple[Style, ...] = field(default_factory=lambda: (load_style(),))
    policy: Policy = BALANCED
    lang: str | None = None
    standard: Style = field(default_factory=load_style)
    scraped: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """A clean document, the record of what became of every source line, and what a person should know."""

    document: Document
    ledger: Ledger
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """A converted document. ``outputs`` has the finished files by the ending of their names: the format alone for the
    first style, ``STYLE.FORMAT`` for the others."""

    prepared: Prepared
    outputs: Mapping[str, Output]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that a person should know, from every stage, each thing once."""
        written = (finding for made in self.outputs.values() for finding in made.findings)
        return tuple(dict.fromkeys((*self.prepared.findings, *written)))


def convert_document(
    data: bytes,
    name: str = "article.txt",
    options: Options | None = None,
    load: Load = no_pictures,
    alts: str | None = None,
) -> Result:
    """Convert one source, in memory. ``name`` decides the reader by its ending and stands in for a missing title;
    ``load`` gives the bytes of a source's pictures by their paths, ``alts`` is the TOML of :func:`alts_beside`.

    Raises ConvertError, with a one-line reason, when ``data`` cannot be converted.
    """
    options = options or Options()
    prepared = prepare(data, name, options, load=load, alts=alts)
    return Result(prepared, render(prepared.document, options))


# ------------------------------------------------------------------------------------------ reading and cleaning


@collector.paused()
def parse(data: bytes, name: str, options: Options, load: Load = no_pictures) -> Parsed:
    """What its reader makes of a source: the decoded text, and the dirty document with its language."""
    parsed = reader_for(name)(data, load, name)
    document = parsed.document
    if not document.blocks and not document.meta.title:
        raise ConvertError("the file holds no words")
    meta = document.meta
    lang, found = (options.lang, None) if options.lang else _language(parsed)
    lang = language.tidy(lang)
    direction = meta.dir if meta.dir != "ltr" else language.direction(lang)
    document = replace(document, meta=replace(meta, lang=lang, dir=direction))
    return replace(parsed, document=document, findings=(*parsed.findings, *((found,) if found else ())))


def _language(parsed: Parsed) -> tuple[str, Finding | None]:
    """The language of a source: the one that it declares, else the one that its words are in. Templates declare theirs
    on pages in any language, and a voice reads all of the text by it, so that of a saved page's running text comes
    first where it is plain."""
    meta, blocks = parsed.document.meta, parsed.document.blocks
    heard = language.spoken(blocks, meta.lang) if parsed.kind == "blocks" else None
    if meta.lang == "und":
        words = "\n".join(map(block_text, blocks)) if meta.title else parsed.text
        return heard or language.detect(words), None
    if heard is None or not language.differ(heard, meta.lang):
        return meta.lang, None
    message = f"the page says that its language is {meta.lang}, but its text is in another: {heard} (see --lang)"
    return heard, Finding("language-overruled", message, "info")


@collector.paused()
def prepare(
    data: bytes,
    name: str,
    options: Options,
    context: BatchContext | None = None,
    load: Load = no_pictures,
    alts: str | None = None,
) -> Prepared:
    """Decode, read and clean a source, and settle what every output needs: a title, a language, a date.

    ``alts``: the TOML of :func:`alts_beside`, for pictures that the source does not describe.
    """
    return prepare_parsed(parse(data, name, options, load), name, options, context, alts)


@collector.paused()
def prepare_parsed(
    parsed: Parsed, name: str, options: Options, context: BatchContext | None = None, alts: str | None = None
) -> Prepared:
    """The same for a source that has been read."""
    draft = parsed.kind == "draft" and not options.scraped
    document, record = clean(
        parsed.document,
        name,
        text=parsed.text,
        policy=DRAFT if draft else options.policy,
        context=context,
        structured=parsed.kind != "lines",
        fates=parsed.fates,
    )
    if alts is not None:
        from convert.read.alts import apply_alts

        document = apply_alts(document, alts)
    found = (*_met(parsed.findings, document), *(_doubted(record) if draft else _suspected(record)))
    if parsed.left_out:
        from convert.read.html.left_out import findings_of

        found += findings_of(parsed.left_out, parsed.document.blocks, document.blocks)
    if parsed.kind == "blocks":
        found += _little(document)
    return _settled(unmarked(without_provenance(document)), record, name, found)


def _met(findings: tuple[Finding, ...], document: Document) -> tuple[Finding, ...]:
    """What was found, without the pictures missing from what was taken away: nobody looks for those."""
    if not any(finding.code == "picture-missing" for finding in findings):
        return findings
    shown = pictures(document)
    return tuple(finding for finding in findings if finding.code != "picture-missing" or finding.where in shown)


def _little(document: Document) -> tuple[Finding, ...]:
    """That so little is left of a saved page that its article may never have been in it."""
    words = (word for block in document.blocks for word in tokens(block_text(block)))
    count = len(list(islice(words, _LITTLE)))
    if count >= _LITTLE or not document.blocks:
        return ()
    message = f"only {count} words are left of the page; what a script loads or a login hides is not in it"
    return (Finding("little-text", message),)


def _doubted(record: Ledger) -> tuple[Finding, ...]:
    """What a draft holds that looks like the furniture of a page."""
    count = sum(line.suspected for line in record.lines)
    if not count:
        return ()
    message = f"{count} lines look like what a scraper leaves; they are kept, as the text is a draft (see --scraped)"
    return (Finding("draft-suspected", message, "info"),)


def _suspected(record: Ledger) -> tuple[Finding, ...]:
    """Each line that a rule took for furniture without being sure enough: it stays, and a person may look at it."""
    return tuple(
        Finding(
            SUSPECTED,
            f"kept, though {line.decision.rule} suspects it ({line.decision.confidence:.2f}): {_shown(line.text)}",
            "info",
            f"line {line.number}",
        )
        for line in record.lines
        if line.suspected and line.decision
    )


def _shown(text: str) -> str:
    """A line, or as many of its first words as fit."""
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else shorten(words[: 2 * _SHOWN], _SHOWN)  # which cuts all that it is given


def _settled(document: Document, record: Ledger, name: str, found: tuple[Finding, ...]) -> Prepared:
    findings = list(found)
    meta = document.meta
    if not meta.title:
        meta = replace(meta, title=_title_from(name))
        findings.append(Finding("title-missing", f"the source has no title; the file's name stands in: {meta.title}"))
    if meta.lang == "und":
        findings.append(Finding("language-unknown", "the language could not be told; name it with --lang"))
    if not any(True for _ in iter_blocks(document.blocks)):
        findings.append(Finding("no-body", "nothing but a title is left of the source"))
    document = replace(document, meta=replace(meta, modified=_timestamp(meta)))
    return Prepared(document, record, tuple(findings))


def _title_from(name: str) -> str:
    words = re.sub(r"[-_\s]+", " ", Path(name).stem).strip()
    return words[:1].upper() + words[1:] if words else "Untitled"


def _timestamp(meta: Meta) -> str | None:
    """The time that outputs carry, as ISO 8601 in UTC: SOURCE_DATE_EPOCH (reproducible-builds.org), else what a page
    or a draft says, else the date of publication. Never the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    for said in (meta.modified, meta.published):
        with suppress(ValueError):
            moment = datetime.fromisoformat(said or "")
            break
    else:
        return None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


# ------------------------------------------------------------------------------------------ writing


def writer_for(fmt: Format) -> Writer:
    """The writer of a format, imported when it is first asked for: Markdown alone never loads reportlab."""
    match fmt:
        case "docx":
            from convert.write.docx import write as write_docx

            return write_docx
        case "pdf":
            from convert.write.pdf import write as write_pdf

            return write_pdf
        case "epub":
            from convert.write.epub import write as write_epub

            return write_epub
        case "md":
            from convert.write.markdown import write as write_markdown

            return write_markdown


def render(document: Document, options: Options) -> dict[str, Output]:
    """The finished files, by the endings of their names.

    The pages of the standard edition are the page map of all others, also where no PDF of it is asked for: so the same
    file comes out whatever is made beside it. Markdown is the same in every style, and made once.
    """
    planned = {
        fmt if place == 0 else f"{style.name}.{fmt}": (style, fmt)
        for place, style in enumerate(options.styles)
        for fmt in options.formats
        if place == 0 or fmt != "md"
    }
    made: dict[str, Output] = {}
    standard: tuple[PageMap, PageMap] | None = None
    for ending, (style, fmt) in planned.items():
        if fmt == "pdf" and style == options.standard:
            made[ending] = writer_for(fmt)(document, style, ())
            standard = made[ending].pages, made[ending].lines
    name = f"{options.standard.title}, {options.standard.page.paper}"
    for ending, (style, fmt) in planned.items():
        if ending in made:
            continue
        if standard is None and (fmt != "md" or style.edition.page_marks or document.parts):
            from convert.write.pdf import paginate

            standard = paginate(document, options.standard)
        pages, lines = standard or ((), ())
        edition = replace(style.edition, source=name, lines=lines if fmt == "pdf" else ())
        made[ending] = writer_for(fmt)(document, replace(style, edition=edition), pages)
    return {ending: made[ending] for ending in planned}
