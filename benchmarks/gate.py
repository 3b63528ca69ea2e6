"""What the quality gates share: their command line, and holding what was reached to the pinned figures."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any


def parser(description: str | None, pins: Path) -> argparse.ArgumentParser:
    """The command line of a gate. ``pins``: where its figures lie."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("bench", type=Path)
    made.add_argument("--cv", type=Path, metavar="FOLDS")
    made.add_argument("--pins", type=Path, default=pins)
    made.add_argument("--write-pins", action="store_true")
    return made


def hold(args: argparse.Namespace, reached: dict[str, Any], worse: Callable[[dict[str, Any]], list[str]]) -> int:
    """The exit status: 1 when ``worse`` says that something fell below the pins. With ``--write-pins``, ``reached``
    are the new ones."""
    if args.write_pins:
        args.pins.write_text(json.dumps(reached, indent=1) + "\n", encoding="ascii")
        return 0
    failed = worse(json.loads(args.pins.read_text(encoding="ascii")))
    print(*failed, sep="\n")
    return 1 if failed else 0
