"""Fit the two looks at saved pages on the benchmark's development pages and write them as data.

    python -m benchmarks.train_content BENCH [--folds DIR] [--cache FILE] [--out DIR]

BENCH is the benchmark folder (``work/cases.jsonl``, ``work/html``). Out come ``first.json`` and ``second.json``.
``--folds`` writes them for each fold of sites, trained without these: what ``benchmarks.content`` scores by.

Needs catboost, numpy and what BENCH needs; nothing of it is needed at run time.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import boosting
from benchmarks.content import gold_shares, words_of
from benchmarks.folds import FOLDS, fold_of, ordered_sites
from benchmarks.label_hashes import line_hash, read_hashes
from convert.clean import forest
from convert.clean.content import model
from convert.clean.content.places import Places
from convert.clean.page import Page, page_of
from convert.clean.series import Columns
from convert.model import Block, Document, Figure
from convert.read.html import read_html

LABELS = Path(__file__).parent / "labels"
#: Hand-made labels: article or not, and how much the label is trusted.
HAND = {"K": (1, 1.0), "S": (1, 0.5), "C": (1, 0.2), "D": (0, 1.0), "B": (0, 0.5)}
#: How far a caption that hangs on no picture is taken for none of the article's.
LOOSE = 0.3
#: The shape of each look's forest.
SHAPE = {"iterations": 300, "depth": 4, "border_count": 31, "l2_leaf_reg": 5, "rsm": 0.4}
#: Fits whose mean ranks the columns, and whose mean the second look is.
DRAWS = 3
#: More of this column never speaks for a block.
FALLING = "k_veto"
#: Parts that the sites are dealt into, so that the second look learns from answers on pages unknown to the first.
PARTS = 3
#: Columns of the first look that are used, those that tell most, and trees of the fit that ranks them.
COLUMNS = 150
RANKING = SHAPE | {"iterations": 100}


@dataclass
class Sample:
    """A page: its blocks, what the first look sees of them, their labels (NaN where unknown) and weights."""

    case: dict[str, Any]
    page: Page
    document: Document
    columns: Columns
    places: Places
    x: np.ndarray
    y: np.ndarray
    weight: np.ndarray


def part_of(site: str) -> int:
    """Which of the parts a site is in whose pages the first look is not trained on when the second learns from it."""
    return int.from_bytes(blake2b(site.encode(), digest_size=4).digest(), "big") % PARTS


def labelled(case: dict[str, Any], blocks: tuple[Block, ...], td: Any) -> tuple[np.ndarray, np.ndarray]:
    texts = [words_of(block) for block in blocks]
    if "gold" in case:
        return by_gold(case["gold"], texts, td)
    path = LABELS / f"{case['id']}.tsv"
    y, w = by_hand(path, blocks, texts, td) if path.exists() else (np.full(len(texts), np.nan), np.zeros(len(texts)))
    return by_phrases(case, texts, y, w)


def by_gold(gold_text: str, texts: list[str], td: Any) -> tuple[np.ndarray, np.ndarray]:
    gold, words = td.tokens(gold_text), [td.tokens(text) for text in texts]
    shares = np.array(gold_shares(gold, words, td.align))
    weights = [12 * (len(own) / len(gold)) ** 0.75 + 0.03 for own in words]
    return np.where(np.isnan(shares), np.nan, shares > 0.5), np.array(weights)


def by_hand(path: Path, blocks: tuple[Block, ...], texts: list[str], td: Any) -> tuple[np.ndarray, np.ndarray]:
    known: dict[str, Counter[str]] = {}
    for key, label in read_hashes(path):
        known.setdefault(key, Counter())[label] += 1
    y, w = np.full(len(texts), np.nan), np.zeros(len(texts))
    counts = np.zeros(len(texts))
    for line, text in enumerate(texts):
        votes: dict[int, float] = {0: 0.0, 1: 0.0}
        for row in text.split("\n"):
            if (key := line_hash(row)) in known:
                label = known[key].most_common(1)[0][0]
                if label == "C" and not isinstance(blocks[line], Figure):
                    votes[0] += LOOSE * len(td.tokens(row))
                elif label in HAND:
                    value, trust = HAND[label]
                    votes[value] += trust * len(td.tokens(row))
        counts[line] = len(td.tokens(text))
        if sum(votes.values()) > 0 and sum(votes.values()) >= 0.2 * counts[line]:
            y[line] = float(votes[1] > votes[0])
            w[line] = min(1.0, max(votes.values()) / max(1.0, counts[line]))
    whole = max(100.0, counts[y == 1].sum())
    return y, w * (10 * (counts / whole) ** 0.75 + 0.03)


def by_phrases(case: dict[str, Any], texts: list[str], y: np.ndarray, w: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    flat = [" ".join(text.split()) for text in texts]
    for wanted, phrases in ((1, case["with"]), (0, case["without"])):
        for phrase in (" ".join(phrase.split()) for phrase in phrases):
            hits = [line for line, text in enumerate(flat) if phrase in text]
            for line in [max(hits, key=lambda line: len(flat[line]))] if wanted and hits else hits:
                if not wanted and y[line] == 1:
                    w[line] = 0.0
                else:
                    y[line], w[line] = wanted, max(w[line], 0.5)
    return y, w


def samples(bench: Path, td: Any) -> list[Sample]:
    out = []
    for row in (bench / "work" / "cases.jsonl").open(encoding="utf-8"):
        case = json.loads(row)
        data = (bench / "work" / "html" / f"{case['id']}.html").read_bytes()
        document = read_html(data, lambda path: None, case["id"]).document
        if not document.blocks:
            continue
        page = page_of(document)
        columns, around = model.first_columns(page, document)
        y, w = labelled(case, document.blocks, td)
        out.append(Sample(case, page, document, columns, around, boosting.matrix(columns), y, w))
    return out


def fit(rows: list[boosting.Rows], names: list[str], shape: dict[str, float], draws: int = 1) -> boosting.Models:
    return boosting.fit(rows, shape, draws, monotone_constraints={names.index(FALLING): -1})


def group_of(column: str) -> str:
    """The one group of all columns: what this model says of a block names its place instead."""
    return "all"


def chosen(train: list[Sample]) -> list[str]:
    """The columns that tell most, in their order."""
    names = list(train[0].columns)
    ranked = fit([(s.x, s.y, s.weight) for s in train], names, RANKING, DRAWS)
    best = {*boosting.telling(ranked, COLUMNS), names.index(FALLING)}
    return [name for at, name in enumerate(names) if at in best]


def trained(train: list[Sample]) -> tuple[str, str]:
    """Both forests as JSON. The second look learns from answers of first looks that had not seen the page's site."""
    every, names = list(train[0].columns), chosen(train)
    at = [every.index(name) for name in names]
    seen = {s.case["id"]: (s.x[:, at], s.y, s.weight) for s in train}
    chances: dict[str, list[float]] = {}
    for part in range(PARTS):
        rest = [seen[s.case["id"]] for s in train if part_of(s.case["site"]) != part]
        look = fit(rest, names, SHAPE)
        for s in train:
            if part_of(s.case["site"]) == part:
                chances[s.case["id"]] = list(map(forest.chance, boosting.scores(look, seen[s.case["id"]][0])))
    rows: list[boosting.Rows] = []
    more: Columns = {}
    for s in train:
        more, _ = model.second_columns(s.page, s.document.blocks, s.places, chances[s.case["id"]])
        rows.append((np.concatenate([seen[s.case["id"]][0], boosting.matrix(more)], axis=1), s.y, s.weight))
    second = fit(rows, names + list(more), SHAPE, DRAWS)
    first = fit(list(seen.values()), names, SHAPE)
    return (
        boosting.exported(first, names, group_of),
        boosting.exported(second, names + list(more), group_of),
    )


def write(folder: Path, train: list[Sample]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in zip(("first", "second"), trained(train), strict=True):
        (folder / f"{name}.json").write_text(text, encoding="ascii")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str(args.bench))
    import textdump as td  # type: ignore[import-not-found]

    if args.cache and args.cache.exists():
        data = pickle.loads(args.cache.read_bytes())
    else:
        data = samples(args.bench, td)
        if args.cache:
            args.cache.write_bytes(pickle.dumps(data))
    if args.out:
        write(args.out, data)
    sites = ordered_sites([s.case for s in data])
    for fold in range(FOLDS) if args.folds else ():
        write(args.folds / str(fold), [s for s in data if fold_of(s.case["site"], sites) != fold])


if __name__ == "__main__":
    main()
