"""Alternative texts that a person supplies: a sidecar ``<slug>.alt.toml`` that the next run applies."""

from __future__ import annotations

import tomllib
from dataclasses import replace

from convert.errors import ConvertError
from convert.model import Block, Document, Figure, Image, Inline, Media
from convert.walk import map_block


def apply_alts(document: Document, toml_text: str) -> Document:
    """The document with the alts of a sidecar.

    Each entry of the table ``[alt]`` names a picture by its source (as in the report, or any end of it that begins
    after a ``/``) and gives its text; an empty text says that the picture is decorative. Raises ConvertError when the
    sidecar is no such TOML.
    """
    try:
        said = tomllib.loads(toml_text).get("alt", {})
    except tomllib.TOMLDecodeError as error:
        raise ConvertError(f"alternative texts: {error}") from error
    if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
        raise ConvertError("alternative texts: [alt] is not a table of texts")
    known = {medium.id: text for medium in document.media if (text := _text_for(medium, said)) is not None}

    def inline(node: Inline) -> tuple[Inline, ...]:
        if isinstance(node, Image) and node.media in known:
            text = known[node.media]
            return (replace(node, alt=text or None, decorative=not text),)
        return (node,)

    def block(old: Block) -> Block:
        return map_block(old, inline, figure=figure)

    def figure(old: Figure) -> Figure:
        text = known.get(old.media)
        return old if text is None else replace(old, alt=text or None, decorative=not text)

    return replace(
        document,
        blocks=tuple(map(block, document.blocks)),
        notes=tuple(replace(note, children=tuple(map(block, note.children))) for note in document.notes),
    )


def _text_for(medium: Media, said: dict[str, str]) -> str | None:
    source = medium.source or ""
    return next((text for name, text in said.items() if source == name or source.endswith(f"/{name}")), None)
