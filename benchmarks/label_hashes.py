"""Turn hand-made line labels of pages into hash files that hold no text.

    python -m benchmarks.label_hashes LABELS PAGES [--out benchmarks/labels]

LABELS holds ``<page>.lab`` files with rows ``FIRST-LAST LABEL`` over the lines of PAGES/``<page>.txt``. Out comes
``<page>.tsv``: for each line that is not blank, a 64-bit BLAKE2b of the line with its white space squeezed, and its
label:

T title or headline; K text of the article; S standfirst; B byline, dateline or source; C caption or photo credit;
D furniture; U unsure.
"""

from __future__ import annotations

import argparse
from hashlib import blake2b
from pathlib import Path

LABELS = frozenset("TKSBCDU")


def line_hash(line: str) -> str:
    """16 hexadecimal digits that stand for the line."""
    return blake2b(" ".join(line.split()).encode("utf-8"), digest_size=8).hexdigest()


def hashed(ranges: str, page: str) -> str:
    """The rows of a hash file. Raises ValueError when a line has no label, or two."""
    labels: dict[int, str] = {}
    for row in filter(None, map(str.strip, ranges.splitlines())):
        span, label = row.split()
        first, last = map(int, span.split("-"))
        for number in range(first, last + 1):
            if label not in LABELS or number in labels:
                raise ValueError(f"line {number}: {label}")
            labels[number] = label
    rows = []
    for number, line in enumerate(page.split("\n"), start=1):
        if line.strip():
            if number not in labels:
                raise ValueError(f"line {number} has no label")
            rows.append(f"{line_hash(line)}\t{labels[number]}\n")
    return "".join(rows)


def read_hashes(path: Path) -> list[tuple[str, str]]:
    """(hash, label) of each line of a page, in order."""
    rows = (line.split("\t") for line in path.read_text(encoding="ascii").splitlines())
    return [(row[0], row[1]) for row in rows]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "labels")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for path in sorted(args.labels.glob("*.lab")):
        page = (args.pages / f"{path.stem}.txt").read_text(encoding="utf-8")
        try:
            (args.out / f"{path.stem}.tsv").write_text(hashed(path.read_text(), page), encoding="ascii")
        except ValueError as error:
            print(f"{path.name}: {error}")


if __name__ == "__main__":
    main()
