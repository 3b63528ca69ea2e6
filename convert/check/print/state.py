"""What operators of a content stream leave behind for the next ones: the graphics state (ISO 32000-1, 8.4 and 9.3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeAlias

from convert.check.print.faces import Face

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Colour: TypeAlias = tuple[float, float, float]

UNIT: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
BLACK: Final[Colour] = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state with the text state (8.4.1, 9.3.1)."""

    matrix: Matrix = UNIT
    fill: Colour = BLACK
    stroke: Colour = BLACK
    line_width: float = 1.0
    dashed: bool = False
    face: Face | None = None
    size: float = 0.0
    tracking: float = 0.0
    spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    mode: int = 0


def times(a: Matrix, b: Matrix) -> Matrix:
    """The product of two matrices (8.3.4)."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def rgb(operands: list[float]) -> Colour:
    """Operands of grey, RGB or CMYK as red, green and blue (10.3)."""
    if len(operands) == 1:
        return (operands[0],) * 3
    if len(operands) == 4:
        cyan, magenta, yellow, key = operands
        return ((1 - cyan) * (1 - key), (1 - magenta) * (1 - key), (1 - yellow) * (1 - key))
    return (operands[0], operands[1], operands[2]) if len(operands) == 3 else BLACK
