"""Silver labels: what HTML extractors keep of each line of the benchmark's pages. For training only.

    python -m benchmarks.silver_labels BENCH > silver.jsonl

A JSON object a page: ``id`` and, for each variant and extractor (``t`` trafilatura for precision, ``f`` trafilatura for
recall, ``r`` readability-lxml), the share of each line's tokens that the extractor kept: ``{"regiont": [0.0, 1.0]}``.
Needs the ``train`` dependency group.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

VARIANTS = ("region", "page")


def extractors(text_of: Callable[[str], str]) -> dict[str, Callable[[str], str]]:
    """The extractors by letter: page in HTML → text."""
    trafilatura, readability = import_module("trafilatura"), import_module("readability")
    return {
        "t": lambda page: trafilatura.extract(page, include_comments=False, favor_precision=True) or "",
        "f": lambda page: trafilatura.extract(page, include_comments=False, favor_recall=True) or "",
        "r": lambda page: text_of(readability.Document(page).summary()),
    }


def shares(lines: list[list[str]], match: list[int]) -> list[float]:
    """The share of each line's tokens that were matched."""
    out, at = [], 0
    for words in lines:
        out.append(round(sum(m >= 0 for m in match[at : at + len(words)]) / max(1, len(words)), 2))
        at += len(words)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    bench = parser.parse_args().bench
    sys.path.insert(0, str(bench))
    textdump = import_module("textdump")

    work = bench / "work"
    tools = extractors(textdump.text_of)
    for raw in (work / "cases.jsonl").open(encoding="utf-8"):
        case = json.loads(raw)
        if "region" not in case:
            continue
        page = textdump.decode((work / "html" / f"{case['id']}.html").read_bytes())
        row: dict[str, Any] = {"id": case["id"]}
        for letter, tool in tools.items():
            try:
                kept = textdump.tokens(tool(page))
            except Exception as error:  # a page that an extractor cannot read gets no vote from it
                print(f"{case['id']}: {letter}: {error}", file=sys.stderr)
                kept = []
            for variant in VARIANTS:
                text = (work / variant / f"{case['id']}.txt").read_text(encoding="utf-8")
                lines = [textdump.tokens(line) for line in text.split("\n") if line.strip()]
                row[variant + letter] = shares(lines, textdump.align(kept, [word for line in lines for word in line]))
        print(json.dumps(row))


if __name__ == "__main__":
    main()
