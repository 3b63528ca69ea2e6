"""One article into all four formats, ours beside Pandoc (DOCX, EPUB, Markdown) with Typst (PDF).

    python -m benchmarks.whole [SOURCE]

Both start from the same text: ours from the scraped file, the peers from its clean Markdown. *Warm* is one more
document in a running process (Pandoc has no such thing: it is a command each time). *Cold* is a whole command for one
document.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
import tempfile
from pathlib import Path

import pypandoc
import typst

from benchmarks.measure import child, row, warm
from convert.pipeline import FORMATS, Options, convert_document, prepare, writer_for


def main(words: list[str]) -> int:
    """Print the figures for one source, by default the longest of our seeds."""
    source = Path(words[0]) if words else max(Path("seeds").glob("*.txt"), key=lambda path: path.stat().st_size)
    data, options = source.read_bytes(), Options()
    document = prepare(data, source.name, options).document
    count = sum(len(line.text.split()) for line in prepare(data, source.name, options).ledger.lines)
    print(f"{source.name}: {count} words as scraped; processor time, best of several runs\n")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peers = _peers(writer_for("md")(document, options.standard, ()).data, folder)
        print(f"{'warm, read and cleaned':<34} {1000 * warm(lambda: prepare(data, source.name, options)):9.1f} ms")
        for fmt in FORMATS:
            ours = warm(lambda fmt=fmt: writer_for(fmt)(document, options.standard, ()))  # type: ignore[misc]
            print(row(f"warm, {fmt}", ours, peers[fmt][1], peers[fmt][0]))
        whole = sum(cost for _, cost in peers.values())
        print(
            row(
                "warm, source to all four",
                warm(lambda: convert_document(data, source.name, options)),
                whole,
                "all peers",
            )
        )
        cold = child([sys.executable, "-m", "convert", "all", source, "--out", folder / "out"])
        print(row("cold, convert all", cold, whole + _cold_typst(folder), "all peers, cold"))
    _profile(data, source.name, options)
    return 0


def _peers(markdown: bytes, folder: Path) -> dict[str, tuple[str, float]]:
    """Each format's peer and its processor seconds."""
    text, pandoc = folder / "article.md", pypandoc.get_pandoc_path()
    text.write_bytes(markdown)
    subprocess_costs = {
        fmt: ("Pandoc", child([pandoc, text, "-s", "-o", folder / f"peer.{ending}"]))
        for fmt, ending in (("docx", "docx"), ("epub", "epub"), ("md", "markdown"))
    }
    child([pandoc, text, "-s", "-o", folder / "peer.typ"], repeats=1)
    cost = warm(lambda: typst.compile(folder / "peer.typ", pdf_standards=["ua-1"]), repeats=3)
    return {**subprocess_costs, "pdf": ("Typst, PDF/UA-1", cost)}


def _cold_typst(folder: Path) -> float:
    """What starting Typst costs beyond its warm work."""
    return child([sys.executable, "-c", "import typst; typst.Compiler()"], cwd=folder)


def _profile(data: bytes, name: str, options: Options) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for _ in range(5):
        convert_document(data, name, options)
    profile.disable()
    print("\nWhere the time goes (5 documents, warm, under the profiler):")
    pstats.Stats(profile).sort_stats("tottime").print_stats(14)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
