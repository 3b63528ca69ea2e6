"""Markdown of a 900-word article, written and read, beside Pandoc in the same run.

    python -m benchmarks.markdown

Ours is warm: one more document in a running process. Pandoc is a command each time; what it takes for an empty text is
taken off, so that the ratio is of the work alone. The last lines are how our reader's time grows with the text.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pypandoc

from benchmarks.measure import child, row, warm
from convert.model import Block, Document
from convert.pipeline import Options, prepare
from convert.read.markdown import read_markdown
from convert.style import load_style
from convert.walk import block_text
from convert.write.markdown import write

WORDS = 900


def article() -> Document:
    """Blocks of our longest seed, again and again, up to WORDS words."""
    source = max(Path("seeds").glob("*.txt"), key=lambda path: path.stat().st_size)
    document = prepare(source.read_bytes(), source.name, Options()).document
    blocks: list[Block] = []
    count = 0
    while count < WORDS:
        block = document.blocks[len(blocks) % len(document.blocks)]
        blocks.append(block)
        count += len(block_text(block).split())
    return Document(document.meta, tuple(blocks))


def main() -> int:
    document, style = article(), load_style()
    text = write(document, style).data.decode()
    writing = warm(lambda: [write(document, style) for _ in range(20)]) / 20
    reading = warm(lambda: read_markdown(text))
    with tempfile.TemporaryDirectory() as name:
        folder, pandoc = Path(name), pypandoc.get_pandoc_path()
        (folder / "article.md").write_text(text, encoding="utf-8")
        (folder / "empty.md").write_text("", encoding="utf-8")
        child([pandoc, folder / "article.md", "-o", folder / "article.json", "-t", "json"], repeats=1)
        start = child([pandoc, folder / "empty.md", "-t", "json"])
        peers = {
            "written": child([pandoc, folder / "article.json", "-t", "gfm"]) - start,
            "read": child([pandoc, folder / "article.md", "-t", "json"]) - start,
            "read and written": child([pandoc, folder / "article.md", "-t", "gfm"]) - start,
        }
    print(f"{len(text.split())} words, {len(text)} characters; processor time, best of several runs\n")
    ours = {"written": writing, "read": reading, "read and written": reading + writing}
    for task, cost in ours.items():
        print(row(f"warm, {task}", cost, peers[task], "Pandoc, no start-up"))
    print(row("warm, read and written", reading + writing, peers["read and written"] + start, "Pandoc, whole"))
    body = text.split("---\n", 2)[2]
    for times in (20, 200):
        long = body * times
        print(f"{len(long) / 1e6:9.2f} MB read in {warm(lambda long=long: read_markdown(long), repeats=1):6.2f} s")  # type: ignore[misc]
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
