"""The page about the print profiles: each with its guide, and what was measured on the seeds against what it asks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from convert.check.print import Span, Verdict, check_print
from convert.guide import MEASURES, Guide, load_guide
from convert.pipeline import Options, prepare
from convert.style import Style, load_style, profile_names
from convert.write.pdf import write

SEEDS: Final = Path(__file__).parent.parent / "seeds"
HEAD: Final = """# Print profiles

`convert all --style NAME` sets every format in a profile; `convert profiles` lists them. Each is named after a guide,
for the guides contradict each other, and is held to it: the PDF of every seed is measured glyph by glyph on the
finished page, by a checker that shares no code with the writer, and a profile that fails its own guide fails the build.
`convert profiles --check FILE --style NAME` does the same for any tagged PDF.

![The first page of one article in each of the ten profiles, side by side: the same words at 12 to 24 points, in black
on white, on cream, and in white and yellow on black](profiles.png)

A profile of your own is a TOML file that names one of these in `extends` and gives what differs:

```toml
extends = "large-print-aph"
name = "mine"
[text]
font = "Lexend"
```

It is held to the guide of the profile that it extends, unless it brings a `[guide.require]` of its own.

In the tables, † marks what we could not confirm in the guide itself: the copies that we could read end before it, and
the number is the one that others quote from it. "Our own" marks what no guide asks for. Measured is the range over the
seeds in this repository; – stands where none of them has the thing. What no page shows is not measured: paper and ink,
capitals that the author typed, the quality of pictures.

Where another edition's pages are marked in the margin, the marks stand in what the ACB wants clear; the numbers here
are those of the profile alone.

In DOCX the same sizes, spaces, colours and margins are styles and page settings; Word has no setting for the space
between words. In EPUB the reader's own settings come first: size, face and
margins are theirs, and a profile gives only what is left (emphasis, alignment, spaces, the ratio of headings, colours
for high contrast).
"""


def profiles() -> str:
    """Every profile, the standard one first."""
    documents = [prepare(path.read_bytes(), path.name, Options()).document for path in sorted(SEEDS.iterdir())]
    parts = [HEAD]
    for name in sorted(profile_names(), key=lambda name: (name != "standard", name)):
        style, guide = load_style(name), load_guide(name)
        found = [check_print(write(document, style).data, guide) for document in documents]
        parts.append(_profile(style, guide, found))
    return "\n".join([*parts, _tolerances()])


def _profile(style: Style, guide: Guide, found: list[tuple[Verdict, ...]]) -> str:
    text, sizes = style.text, ", ".join(f"{size:g}" for size in style.heading.sizes)
    apart = text.leading + text.paragraph_gap
    lines = [
        f"## `{style.name}`: {style.title}",
        "",
        f"[{guide.title}]({guide.url}), {guide.publisher}.",
        "",
        f"{text.font} in {text.size:g} points on {style.page.paper}; title and headings {sizes} points; lines "
        f"{text.leading:g}, paragraphs {apart:g} type sizes apart; emphasis {text.emphasis}.",
        "",
        "| Measure | Required | Measured | Where the guide says so |",
        "| --- | --- | --- | --- |",
    ]
    for verdicts in zip(*found, strict=True):
        requirement = verdicts[0].requirement
        label = MEASURES[requirement.measure].label
        mark = "" if requirement.confirmed else " †"
        clause = requirement.clause[0].upper() + requirement.clause[1:]
        lines.append(f"| {label.capitalize()} | {requirement} | {_range(verdicts)} | {clause}{mark} |")
    return "\n".join([*lines, ""])


def _range(verdicts: tuple[Verdict, ...]) -> str:
    values = [one.measured for one in verdicts if one.measured is not None]
    spans = [value for value in values if isinstance(value, Span)]
    if spans:
        unit = MEASURES[verdicts[0].requirement.measure].unit
        whole = Span(min(value.low for value in spans), max(value.high for value in spans))
        return f"{whole} {unit}".rstrip()
    words = sorted({("yes" if value else "no") if isinstance(value, bool) else str(value) for value in values})
    return ", ".join(words) or "–"


def _tolerances() -> str:
    rows = [
        f"| {measure.label.capitalize()} | {measure.tolerance:g} {measure.unit}".rstrip() + " |"
        for measure in MEASURES.values()
        if measure.tolerance
    ]
    head = ["## Tolerances", "", "How far a number may be off and still be met; all others are exact.", ""]
    return "\n".join([*head, "| Measure | Tolerance |", "| --- | --- |", *rows, ""])
