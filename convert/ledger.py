"""What was removed, where, by which rule, and how sure.

The law: kept + removed = input. For text it is exact, line for line: every source line has exactly one fate, and
:func:`source_text` gives back the decoded source from the ledger alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from convert.errors import ConvertError

#: kept: in the document's body. relabelled: in the document, as something else (title, byline, caption …).
#: removed: not in the document. blank: nothing but white space.
Fate: TypeAlias = Literal["kept", "relabelled", "removed", "blank"]


class Decision(NamedTuple):
    """Why a line met its fate. ``confidence`` runs from 0 to 1; ``rule`` is a rule's id."""

    rule: str
    reason: str
    confidence: float


#: What a reader itself did with lines of the source, by their numbers, and why.
Fates: TypeAlias = Mapping[int, tuple[Fate, Decision | None]]


class Line(NamedTuple):
    """One line of the decoded source. ``suspected``: kept, though a rule below its threshold would remove it."""

    number: int
    text: str
    fate: Fate
    decision: Decision | None = None
    suspected: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every line of one source. ``newline_at_end`` says whether the decoded text ended in a newline.

    A saved page has no such lines: its entries are its blocks in order, then its notes, and ``original`` is its decoded
    source.
    """

    source: str
    lines: tuple[Line, ...]
    newline_at_end: bool = True
    original: str | None = None

    def count(self, fate: Fate) -> int:
        """How many lines met this fate."""
        return sum(line.fate == fate for line in self.lines)


def source_text(ledger: Ledger) -> str:
    """The decoded source, exactly, rebuilt from the ledger."""
    if ledger.original is not None:
        return ledger.original
    body = "\n".join(line.text for line in ledger.lines)
    return body + "\n" if ledger.newline_at_end else body


def dumps(ledger: Ledger) -> str:
    """The ledger as JSON, one line of the source a line of the file."""
    about: dict[str, object] = {"source": ledger.source, "newline_at_end": ledger.newline_at_end}
    if ledger.original is not None:
        about["original"] = ledger.original
    head = json.dumps(about, ensure_ascii=False)
    rows = ",\n".join(json.dumps(_row(line), ensure_ascii=False) for line in ledger.lines)
    return f'{head[:-1]}, "lines": [\n{rows}\n]}}\n'


def _row(line: Line) -> dict[str, object]:
    return line._asdict() | {"decision": line.decision._asdict() if line.decision else None}


def loads(text: str) -> Ledger:
    """The inverse of :func:`dumps`. Raises ConvertError when the text is not a ledger."""
    try:
        data = json.loads(text)
        lines = tuple(
            Line(**{**row, "decision": Decision(**row["decision"]) if row["decision"] else None})
            for row in data["lines"]
        )
        return Ledger(data["source"], lines, data["newline_at_end"], data.get("original"))
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise ConvertError(f"not a ledger: {error}") from error
