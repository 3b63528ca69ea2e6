"""The quality gate of saved pages: score what is kept of the benchmark's pages, and hold it to the pinned figures.

    python -m benchmarks.content BENCH --cv FOLDS [--pins benchmarks/content.json] [--write-pins]
    python -m benchmarks.content BENCH                      (in-sample: a check of the plumbing only)

BENCH is the benchmark folder with ``score.py`` and ``work/``. FOLDS holds the forests that ``train_content.py --folds``
wrote, each trained without the sites of its fold; every page is cleaned, by all rules, with those that have not seen
its site. Beside the benchmark's own scores it says how many of the list items, table cells, subheadings, quotations and
code blocks that the gold holds are kept. Exit status 1 when a figure is below its pin by more than the tolerance:
change a pin on purpose, with ``--write-pins``, or not at all.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from math import nan
from pathlib import Path
from typing import Any, Final, TypeAlias

from benchmarks import gate
from benchmarks.folds import fold_of, ordered_sites
from convert import collector
from convert.clean import BALANCED, RULES, engine, forest
from convert.clean.content import page_model
from convert.clean.content.settled import settled
from convert.clean.rule import Rule
from convert.model import Block, CodeBlock, Document, Figure, Heading, List, Quote, Table
from convert.read.html import read_html
from convert.walk import block_text, inline_text, iter_blocks

#: What the benchmark pairs words with: for each word of the second list its place in the first, or -1.
Align: TypeAlias = Callable[[list[str], list[str]], list[int]]
#: Absolute tolerance of a figure: what a page more or less amounts to.
TOLERANCE: Final = 0.003
#: Characters from which on a part is looked for in the gold.
_TELLING: Final = 4


def plain(document: Document) -> str:
    """What a reader meets: the title, then the blocks, without alternative texts."""
    return "\n\n".join((document.meta.title, *map(words_of, document.blocks)))


def words_of(block: Block) -> str:
    """A block's words without alternative texts, which no gold holds."""
    if isinstance(block, Figure):
        return f"{inline_text(block.caption)}\n{inline_text(block.credit)}".strip()
    return block_text(block)


@cache
def rules_of(folder: Path) -> tuple[Rule, ...]:
    """The rules over the forests of one fold."""
    looks = forest.looks_in(folder)
    return tuple(
        replace(rule, apply=page_model(lambda: looks)) if rule.id == "content.block" else rule for rule in RULES
    )


def parts(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """(kind, words) of each part that must not be lost."""
    for _, block in iter_blocks(blocks):
        match block:
            case List(items=items):
                yield from (("items", " ".join(map(block_text, item.children))) for item in items)
            case Table(rows=rows):
                yield from (("cells", " ".join(map(block_text, cell.children))) for row in rows for cell in row.cells)
            case Heading(level=level, children=children) if level > 1:
                yield "subheadings", inline_text(children)
            case Quote():
                yield "quotations", block_text(block)
            case CodeBlock(value=value):
                yield "code", value
            case _:
                pass


def gold_shares(gold: list[str], words: list[list[str]], align: Align) -> list[float]:
    """For each block's words, the share that the gold holds at this place; NaN for a block without words."""
    match = align(gold, [word for line in words for word in line])
    out, at = [], 0
    for own in words:
        out.append(sum(found >= 0 for found in match[at : at + len(own)]) / len(own) if own else nan)
        at += len(own)
    return out


def kept_parts(page: Document, article: Document, shares: list[float], gold: str) -> tuple[Counter[str], Counter[str]]:
    """By kind, how many parts of the page's blocks that are mostly the gold's stand in the gold text, and how many of
    these in the article."""
    flat = " ".join(gold.split())
    wanted = tuple(block for block, part in zip(page.blocks, shares, strict=True) if part > 0.5)
    formed = settled(replace(page, blocks=wanted)).blocks  # a list of sections is none in either
    stands = Counter((kind, " ".join(words.split())) for kind, words in parts(formed))
    stays = Counter((kind, " ".join(words.split())) for kind, words in parts(article.blocks))
    there: Counter[str] = Counter()
    here: Counter[str] = Counter()
    for (kind, words), count in stands.items():
        if len(words) >= _TELLING and words in flat:
            there[kind] += count
            here[kind] += min(count, stays[kind, words])
    return there, here


def evaluate(bench: Path, folds: Path | None) -> dict[str, dict[str, float]]:
    """Source → figure; the share of parts kept under ``kept``."""
    sys.path.insert(0, str(bench))
    case_files, score, dump = import_module("cases"), import_module("score"), import_module("textdump")
    listed = set((bench / "splits" / "dev.txt").read_text().split())
    cases: list[dict[str, Any]] = [case for case in case_files.load(bench / "work") if case["id"] in listed]
    sites = ordered_sites(cases)
    outputs: dict[str, str] = {}
    there: Counter[str] = Counter()
    here: Counter[str] = Counter()
    spent = 0.0
    for case in cases:
        data = (bench / "work" / "html" / f"{case['id']}.html").read_bytes()
        rules = rules_of(folds / str(fold_of(case["site"], sites))) if folds else RULES
        begun = time.process_time()
        with collector.paused():
            parsed = read_html(data, lambda path: None, case["id"])
            article, _ = engine.run(parsed.document, "", parsed.text, rules, BALANCED)
        spent += time.process_time() - begun
        outputs[case["id"]] = plain(article)
        if "gold" in case:
            words = [dump.tokens(words_of(block)) for block in parsed.document.blocks]
            shares = gold_shares(dump.tokens(case["gold"]), words, dump.align)
            wanted, stayed = kept_parts(parsed.document, article, shares, case["gold"])
            there += wanted
            here += stayed
    print(f"{1000 * spent / len(cases):.1f} ms of CPU a page", file=sys.stderr)
    report = {
        source: {
            "F1": figures["F1_no_title" if "F1_no_title" in figures else "F1"],
            "P": figures["P"],
            "R": figures["R"],
        }
        for source, figures in score.score_html(cases, outputs).items()
    }
    return report | {"kept": {kind: here[kind] / count for kind, count in sorted(there.items())}}


def worse(report: dict[str, dict[str, float]], pins: dict[str, dict[str, float]]) -> list[str]:
    """What fell below its pin, one line each."""
    return [
        f"{source} {figure}: {report[source][figure]:.4f}, pinned {pin:.4f}"
        for source, figures in pins.items()
        for figure, pin in figures.items()
        if pin - report[source][figure] > TOLERANCE
    ]


def main() -> int:
    parser = gate.parser(__doc__, Path(__file__).with_suffix(".json"))
    args = parser.parse_args()
    report = evaluate(args.bench, args.cv)
    for source, figures in report.items():
        print(source, *(f"{name}={value:.4f}" for name, value in figures.items()))
    pins = {
        source: {name: round(value, 4) for name, value in figures.items() if name not in ("P", "R")}
        for source, figures in report.items()
    }
    if not args.cv:
        return 0
    return gate.hold(args, pins, lambda pinned: worse(report, pinned))


if __name__ == "__main__":
    sys.exit(main())
