"""``python -m convert.clean.phrases``: renew ``compiled.json`` from the languages' files."""

from __future__ import annotations

from pathlib import Path

from convert.clean.phrases import COMPILED
from convert.clean.phrases.compiler import compiled

Path(__file__).with_name(COMPILED).write_text(compiled(), encoding="utf-8")
