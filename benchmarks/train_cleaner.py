"""Fit the cleaner's two looks on the benchmark's development pages and write them as data.

    python -m benchmarks.train_cleaner BENCH [--folds DIR] [--out convert/clean/weights]

BENCH is the benchmark folder (``work/cases.jsonl``, ``work/region``, ``work/page``). Labels are the
benchmark's gold and the hand-made ones in ``benchmarks/labels``; the few pages that have neither are labelled where a
phrase of theirs is known to be wanted or not. Out come ``first.json`` and ``second.json``; with
``--folds`` also five pairs of models, each trained without the sites of its fold, for ``benchmarks.cleaning --cv``.

Needs the ``train`` dependency group (numpy, catboost); nothing of it is needed at run time.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import boosting
from benchmarks.folds import FOLDS, fold_of, ordered_sites
from benchmarks.label_hashes import line_hash, read_hashes
from convert.clean import features, surroundings
from convert.clean.families.statistical import group_of
from convert.clean.forest import chance
from convert.clean.page import Page, page_of
from convert.clean.plain import lines_of
from convert.read.text import read_text

VARIANTS = ("region", "page")
#: How much a label is trusted: gold, hand-made, a phrase that is known (un)wanted.
GOLD, HAND, PHRASE = 1.5, 1.5, 2.0
#: The page variant repeats the region's lines among many easy ones.
PAGE_WEIGHT = 0.2
#: Of the page variant's easy furniture one line in so many is enough; it counts for all of them.
PAGE_SAMPLE = 3
#: Clean articles, made of the content lines alone, teach the model to leave them alone.
CLEAN_WEIGHT = 0.15
#: Copies of pages with other pages' furniture set between their paragraphs, where real pages have too little of it.
MIXED_WEIGHT = 0.3
#: How many stretches of furniture such a copy gets, and how many lines one has at most.
STRETCHES, STRETCH = (1, 2, 3, 4), (1, 1, 1, 2, 2, 3, 4, 6)
#: The words by which an article and its furniture are made equally heavy: less, and a page with little of one counts
#: that little as much as another's all.
EVEN_ARTICLE, EVEN_FURNITURE = 60, 25
CAP = 60
HAND_LABELS = {"K": (1, 1.0), "S": (1, 0.7), "C": (0, 0.7), "D": (0, 1.0), "T": (1, 0.0), "B": (0, 0.0), "U": (1, 0.0)}
#: The shape of each look's forest, and the fits whose mean ranks the columns, and whose mean the second look is.
FIRST = {"iterations": 200, "depth": 5, "border_count": 31, "l2_leaf_reg": 200, "rsm": 0.2}
DRAWS = 3
SECOND = {"iterations": 150, "depth": 5, "border_count": 15, "l2_leaf_reg": 400, "rsm": 0.2}
#: Columns of the first look that are used, those that tell most, and the shape of the fits that rank them: with seventy
#: lines are told as well as with all, and the rest need not be worked out.
COLUMNS = 70
RANKING = FIRST | {"iterations": 100}


@dataclass
class Sample:
    """One text: its matrix of columns, labels (1 article, 0 furniture) and weights, and how to look again."""

    id: str
    variant: str
    fold: int
    page: Page
    x: np.ndarray
    y: np.ndarray
    weight: np.ndarray


def hand_labels(folder: Path, case: str, lines: list[str]) -> list[str] | None:
    """The hand-made labels of a text's lines: the first line is the title, the rest one stretch of the page."""
    path = folder / f"{case}.tsv"
    if not path.exists():
        return None
    known = read_hashes(path)
    wanted = [line_hash(line) for line in lines]
    hashes = [row[0] for row in known]
    for start in range(1, len(hashes) - len(wanted) + 2):
        if hashes[start : start + len(wanted) - 1] == wanted[1:]:
            return ["T", *(row[1] for row in known[start : start + len(wanted) - 1])]
    raise ValueError(f"{case}: the labels do not fit the text")


def labelled(case: dict[str, Any], variant: str, lines: list[str], folder: Path) -> tuple[np.ndarray, np.ndarray]:
    y, w = np.zeros(len(lines)), np.zeros(len(lines))
    if "gold" in case:
        for at, label in enumerate(case[variant]["labels"]):
            y[at], w[at] = label in "KM", {"K": 1, "D": 1, "M": 0.3, "T": 0}[label] * GOLD
        return y, w
    hand = hand_labels(folder, case["id"], lines)
    if hand is not None:
        for at, label in enumerate(hand):
            y[at], w[at] = HAND_LABELS[label]
        return y, w * HAND
    for at, line in enumerate(lines[1:], start=1):
        flat = " ".join(line.split())
        if any(phrase in flat for phrase in case[variant]["with"]):
            y[at], w[at] = 1, PHRASE
        elif any(phrase in flat for phrase in case[variant]["without"]):
            y[at], w[at] = 0, PHRASE
    return y, w


def balanced(y: np.ndarray, w: np.ndarray, sizes: tuple[int, ...]) -> np.ndarray:
    """Weights by which every page counts the same, and so do its article and its furniture."""
    n = np.minimum(np.array(sizes), CAP) + 1
    kept, gone = (n * (y == 1) * (w > 0)).sum() + EVEN_ARTICLE, (n * (y == 0) * (w > 0)).sum() + EVEN_FURNITURE
    weights: np.ndarray = w * np.where(y == 1, n / kept, n / gone) * 100
    return weights


def samples(bench: Path, folder: Path) -> tuple[list[Sample], list[str]]:
    cases = [json.loads(line) for line in (bench / "work" / "cases.jsonl").open(encoding="utf-8")]
    sites = ordered_sites(cases)
    out: list[Sample] = []
    names: list[str] = []
    for case in cases:
        for variant in VARIANTS:
            if variant not in case:
                continue
            text = (bench / "work" / variant / f"{case['id']}.txt").read_text(encoding="utf-8")
            lines = [line for line in text.split("\n") if line.strip()]
            y, w = labelled(case, variant, lines, folder)
            scale = PAGE_WEIGHT if variant == "page" else 1.0
            fold = fold_of(case["site"], sites)
            sample, names = sampled(case["id"], variant, fold, text, y, w, scale)
            out.append(sample)
            if variant == "region" and ("gold" in case or (folder / f"{case['id']}.tsv").exists()):
                out.append(without_furniture(sample, text))
    langs = {case["id"]: case["lang"] for case in cases}
    return out + mixed([s for s in out if s.variant == "region" and s.weight.any()], langs), names


def without_furniture(s: Sample, text: str) -> Sample:
    """The article alone, with a gap wherever the source has one or furniture stood."""
    source = read_text(text)
    kept = tuple(block for at, block in enumerate(source.blocks) if at == 0 or s.y[at] == 1)
    clean = "\n".join(lines_of(replace(source, blocks=kept))) + "\n"
    ones = np.ones(len(kept))
    weight = ones.copy()
    weight[0] = 0
    return sampled(s.id, "clean", s.fold, clean, ones, weight, CLEAN_WEIGHT)[0]


def mixed(chosen: list[Sample], langs: dict[str, str]) -> list[Sample]:
    """A copy of each page with furniture of others between its paragraphs: of pages in its language and of its fold, so
    that no fold sees another's lines."""
    draw = random.Random(5)
    stretches: dict[tuple[int, str], list[tuple[str, list[tuple[str, bool]]]]] = {}
    for s in chosen:
        first = 1
        while first < len(s.page):
            last = first
            while last < len(s.page) and s.weight[last] > 0 and s.y[last] == 0:
                last += 1
            for at in range(first, last):
                lines = [
                    (s.page.texts[n], s.page.gaps[n]) for n in range(at, at + min(last - at, draw.choice(STRETCH)))
                ]
                stretches.setdefault((s.fold, langs[s.id]), []).append((s.id, lines))
            first = max(last, first + 1)
    out = []
    for s in chosen:
        others = [lines for id_, lines in stretches.get((s.fold, langs[s.id]), []) if id_ != s.id]
        article = [n for n in range(1, len(s.page)) if s.y[n] == 1 and s.weight[n] > 0]
        if len(article) >= 4 and len(others) >= 20:
            places = draw.sample(article[1:], min(len(article) - 1, draw.choice(STRETCHES)))
            out.append(with_furniture(s, {n: draw.choice(others) for n in sorted(places)}))
    return out


def with_furniture(s: Sample, furniture: dict[int, list[tuple[str, bool]]]) -> Sample:
    """The page with these lines (and whether a gap stands before each) set before the lines of these numbers."""
    rows: list[tuple[str, bool, float, float]] = []
    for n, (text, gap) in enumerate(zip(s.page.texts, s.page.gaps, strict=True)):
        added = furniture.get(n, [])
        rows += [(line, open_ or not at, 0.0, GOLD) for at, (line, open_) in enumerate(added)]
        rows.append((text, gap or bool(added), s.y[n], GOLD * (s.weight[n] > 0)))
    text = "".join(("\n" if gap and at else "") + line + "\n" for at, (line, gap, _, _) in enumerate(rows))
    y, w = (np.array([row[column] for row in rows], dtype=float) for column in (2, 3))
    return sampled(s.id, "mixed", s.fold, text, y, w, MIXED_WEIGHT)[0]


def sampled(
    case: str, variant: str, fold: int, text: str, y: np.ndarray, w: np.ndarray, scale: float
) -> tuple[Sample, list[str]]:
    document = read_text(text)
    page = page_of(document)
    numbers = [at for at, line in enumerate(line for line in text.split("\n") if line.strip())]
    if len(page) != len(numbers):  # a line that normalises to nothing has no block
        have = {block.attr.origin.first for block in document.blocks}  # type: ignore[union-attr]
        mask = [n in have for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
        y, w = y[mask], w[mask]
    columns = features.columns_of(page)
    if variant == "page":
        kept = np.arange(len(y)) % PAGE_SAMPLE == 0
        w = np.where(y == 0, w * kept * PAGE_SAMPLE, w)
    return Sample(case, variant, fold, page, boosting.matrix(columns), y, balanced(y, w, page.sizes) * scale), list(
        columns
    )


def chances(models: boosting.Models, x: np.ndarray) -> list[int]:
    return [round(surroundings.CERTAIN * chance(score)) for score in boosting.scores(models, x)]


def looked_again(sample: Sample, first: boosting.Models, at: list[int]) -> boosting.Rows:
    x = sample.x[:, at]
    around = surroundings.columns_of(sample.page, chances(first, x))
    return np.hstack([x, boosting.matrix(around)]), sample.y, sample.weight


class Trainer:
    """First and second looks with any folds left out; nested, so that no second look sees a first look's own pages."""

    def __init__(self, all_samples: list[Sample], names: list[str]) -> None:
        self.samples, self.names = all_samples, names
        page = all_samples[0].page
        self.around = list(surroundings.columns_of(page, [0] * len(page)))

    def chosen(self, without: frozenset[int]) -> list[int]:
        """The columns that tell most, in their order."""
        rows = [(s.x, s.y, s.weight) for s in self.samples if s.fold not in without]
        return boosting.telling(boosting.fit(rows, RANKING, DRAWS), COLUMNS)

    def first(self, without: frozenset[int], at: list[int]) -> boosting.Models:
        return boosting.fit([(s.x[:, at], s.y, s.weight) for s in self.samples if s.fold not in without], FIRST)

    def second(self, without: frozenset[int], at: list[int]) -> boosting.Models:
        firsts = {fold: self.first(without | {fold}, at) for fold in set(range(FOLDS)) - without}
        rows = [looked_again(s, firsts[s.fold], at) for s in self.samples if s.fold not in without]
        return boosting.fit(rows, SECOND, DRAWS)

    def write(self, without: frozenset[int], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        at = self.chosen(without)
        names = [self.names[column] for column in at]
        for look, models, asked in (
            ("first", self.first(without, at), names),
            ("second", self.second(without, at), [*names, *self.around]),
        ):
            (folder / f"{look}.json").write_text(boosting.exported(models, asked, group_of), encoding="ascii")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench", type=Path)
    parser.add_argument("--labels", type=Path, default=Path(__file__).parent / "labels")
    parser.add_argument("--folds", type=Path, help="write the models of the folds here")
    parser.add_argument("--out", type=Path, help="write the final models here")
    args = parser.parse_args()
    trainer = Trainer(*samples(args.bench, args.labels))
    if args.folds:
        for fold in range(FOLDS):
            trainer.write(frozenset({fold}), args.folds / str(fold))
    if args.out:
        trainer.write(frozenset(), args.out)


if __name__ == "__main__":
    main()
