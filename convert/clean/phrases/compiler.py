"""Gather the phrases of all languages into the one file that is read at run time: ``python -m convert.clean.phrases``.

The languages' TOML files are what a person edits; parsing all of them takes longer than cleaning an article does.
"""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files
from typing import Final

from convert.clean.phrases import tokens

#: What a phrase file holds beside its kinds.
ABOUT: Final = frozenset({"origin", "checked"})


def languages() -> tuple[str, ...]:
    """The languages that have a phrase file."""
    folder = files(__package__)
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


def load(language: str) -> dict[str, dict[str, list[str]]]:
    """The phrases of one language: kind → mode → phrases. What the file says of itself is left out."""
    data = tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return {kind: modes for kind, modes in data.items() if kind not in ABOUT}


def compiled() -> str:
    """The phrases of all languages as JSON: "kind mode" → phrases as casefolded tokens, a phrase a line."""
    groups: dict[str, set[str]] = {}
    for language in languages():
        for kind, modes in load(language).items():
            for mode, phrases in modes.items():
                words = {" ".join(tokens(phrase.replace("{n}", " 0 "))) for phrase in phrases}
                groups.setdefault(f"{kind} {mode}", set()).update(words)
    text = {group: "\n".join(sorted(phrases)) for group, phrases in sorted(groups.items())}
    return json.dumps(text, ensure_ascii=False, indent=0) + "\n"
