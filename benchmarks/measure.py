"""How everything here is timed: processor seconds, the best of several runs, and ratios within one run."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def warm(work: Callable[[], Any], repeats: int = 15) -> float:
    """Processor seconds (user and system) of one call here: the best of ``repeats``, after one to warm up."""
    work()
    best = float("inf")
    for _ in range(repeats):
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
    return best


def child(words: Sequence[str | Path], repeats: int = 3, **more: Any) -> float:
    """Processor seconds (user and system) of one command and its children: the best of ``repeats``.

    Raises CalledProcessError when the command fails: a peer that does not do the job is no measure.
    """
    best = float("inf")
    for _ in range(repeats):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([str(word) for word in words], check=True, capture_output=True, **more)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best


def row(name: str, ours: float, peer: float, peer_name: str) -> str:
    """One line of a report: our time, the peer's, and how many of ours fit into one of the peer's."""
    return f"{name:<34} {1000 * ours:9.1f} ms   {peer_name:<18} {1000 * peer:9.1f} ms   ×{peer / ours:.1f}"
