"""The cleaner's quality gate: score it on the benchmark's development pages and hold it to the pinned figures.

    python -m benchmarks.cleaning BENCH --cv FOLDS [--pins benchmarks/cleaning.json] [--write-pins]
    python -m benchmarks.cleaning BENCH                      (in-sample: a check of the plumbing only)

BENCH is the benchmark folder with ``score.py`` and ``work/``. FOLDS holds the models that
``train_cleaner.py --folds`` wrote, each trained without the sites of its fold; every page is cleaned with the model
that has not seen its site. Exit status 1 when a figure is worse than its pin by more than the tolerance: change a pin
on purpose, with ``--write-pins``, or not at all.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from benchmarks import gate
from benchmarks.folds import fold_of, ordered_sites
from convert import collector
from convert.clean import POLICIES, RULES, engine
from convert.clean.families.statistical import line_model
from convert.clean.forest import Looks, looks_in
from convert.clean.plain import lines_of
from convert.clean.rule import Policy, Rule
from convert.model import Document
from convert.read.text import read_text

VARIANTS: Final = ("region", "page")
#: Absolute tolerance of a figure: what a page more or less amounts to.
TOLERANCE: Final = 0.002
#: Figure → whether less is better.
PINNED: Final = {
    "loss": True, "survival": True, "title_ok": False, "with_lost": True, "without_kept": True, "lossless": False,
}  # fmt: skip


def plain(document: Document) -> str:
    """The document as lines of text."""
    return "\n".join(lines_of(document)) + "\n"


def rules_with(looks: Looks) -> tuple[Rule, ...]:
    """The rules, the statistical one over these forests."""
    return tuple(
        replace(rule, apply=line_model(lambda: looks)) if rule.family == "statistical" else rule for rule in RULES
    )


@cache
def fold_rules(folder: Path) -> tuple[Rule, ...]:
    """The rules over the models of one fold."""
    return rules_with(looks_in(folder))


def cleaned(text: str, rules: tuple[Rule, ...], policy: Policy) -> str:
    with collector.paused():
        return plain(engine.run(read_text(text), "", text, rules, policy)[0])


def evaluate(bench: Path, folds: Path | None, policy: Policy) -> dict[str, dict[str, dict[str, float]]]:
    """Variant → source → figure."""
    sys.path.insert(0, str(bench))
    case_files, score = import_module("cases"), import_module("score")

    work = bench / "work"
    listed = set((bench / "splits" / "dev.txt").read_text().split())
    cases: list[dict[str, Any]] = [case for case in case_files.load(work) if case["id"] in listed]
    sites = ordered_sites(cases)
    report = {}
    for variant in VARIANTS:
        chosen = [case for case in cases if variant in case]
        begun, outputs = time.process_time(), {}
        for case in chosen:
            text = (work / variant / f"{case['id']}.txt").read_text(encoding="utf-8")
            rules = fold_rules(folds / str(fold_of(case["site"], sites))) if folds else RULES
            outputs[case["id"]] = cleaned(text, rules, policy)
        spent = time.process_time() - begun
        size = sum((work / variant / f"{case['id']}.txt").stat().st_size for case in chosen)
        print(f"{variant}: {1000 * spent / (size / 10240):.2f} ms of CPU for 10 KB", file=sys.stderr)
        report[variant] = score.score_text(chosen, outputs, variant, work, None)
    return report


def worse(report: dict[str, Any], pins: dict[str, Any]) -> list[str]:
    """What fell below its pin, one line each."""
    out = []
    for variant, sources in pins.items():
        for source, figures in sources.items():
            for figure, pin in figures.items():
                now = report[variant][source][figure]
                if (now - pin if PINNED[figure] else pin - now) > TOLERANCE:
                    out.append(f"{variant} {source} {figure}: {now:.4f}, pinned {pin:.4f}")
    return out


def main() -> int:
    parser = gate.parser(__doc__, Path(__file__).with_suffix(".json"))
    parser.add_argument("--policy", choices=sorted(POLICIES), default="balanced")
    args = parser.parse_args()
    report = evaluate(args.bench, args.cv, POLICIES[args.policy])
    pins: dict[str, Any] = {}
    for variant, sources in report.items():
        for source, figures in sources.items():
            print(
                variant, source, *(f"{name}={value:.4f}" for name, value in figures.items() if isinstance(value, float))
            )
            pins.setdefault(variant, {})[source] = {n: round(v, 4) for n, v in figures.items() if n in PINNED}
    if not args.cv or args.policy != "balanced":
        return 0
    return gate.hold(args, pins, lambda pinned: worse(report, pinned))


if __name__ == "__main__":
    sys.exit(main())
