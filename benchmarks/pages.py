"""Saved pages, ours beside trafilatura, in one run over the same files.

    python -m benchmarks.pages FOLDER

FOLDER holds ``.html`` files. Ours is the whole way to a clean tree: every block of the page read, metadata, all rules
and the ledger of what went; trafilatura's is its text, as it comes and in the setting that scores best. Processor time;
each file goes through all in turn, after a few files to warm up.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import trafilatura

from benchmarks.measure import row
from convert.pipeline import Options, prepare

#: Files that each goes through once before anything counts.
_WARM: Final = 10

WAYS: Final[dict[str, Callable[[bytes], Any]]] = {
    "ours": lambda data: prepare(data, "page.html", Options()),
    "as it comes": lambda data: trafilatura.extract(data),
    "for precision": lambda data: trafilatura.extract(data, favor_precision=True, include_comments=False),
}


def spent(pages: list[bytes]) -> dict[str, float]:
    """Processor seconds of each way for all pages."""
    total = dict.fromkeys(WAYS, 0.0)
    for data in pages:
        for name, way in WAYS.items():
            begun = time.process_time()
            way(data)
            total[name] += time.process_time() - begun
    return total


def main(words: list[str]) -> int:
    """Print the figures for one folder."""
    pages = [path.read_bytes() for path in sorted(Path(words[0]).glob("*.html"))]
    spent(pages[:_WARM])
    total = spent(pages)
    print(f"{len(pages)} pages of {sum(map(len, pages)) // len(pages) // 1024} KB each on average; a page:\n")
    ours, *peers = ((name, seconds / len(pages)) for name, seconds in total.items())
    for name, seconds in peers:
        print(row("read and cleaned", ours[1], seconds, f"trafilatura {name}"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
