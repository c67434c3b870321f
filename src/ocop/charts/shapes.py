"""What a picture is made of: text, boxes, lines and marks, in inches from the top left corner."""

from typing import Literal

import attrs

INK = "#1a1a1a"
QUIET = "#555555"
FAINT = "#c8c8c8"
SHADE = "#ececec"
PAPER = "#ffffff"

BODY = 9.0
"""Size of ordinary text, in points."""

SMALL = 8.0
"""Size of the smallest text, in points."""

Align = Literal["left", "center", "right"]

MarkKind = Literal["diamond", "disc", "half", "cross", "triangle", "ring"]
"""Forms that stay apart in print, in grey and for who does not see colours."""


@attrs.frozen
class Label:
    """A line of text.

    Attributes:
        x: Where it starts, has its middle or ends, by ``align``.
        y: Its base line.
        text: The text.
        size: Size in points.
        bold: Whether it is bold.
        align: What ``x`` means.
        ink: Colour.
    """

    x: float
    y: float
    text: str
    size: float = BODY
    bold: bool = False
    align: Align = "left"
    ink: str = INK


@attrs.frozen
class Box:
    """A rectangle.

    Attributes:
        x: Left side.
        y: Upper side.
        width: Width.
        height: Height.
        fill: Colour inside; None for none.
        edge: Colour of the outline; None for none.
        dashed: Whether the outline is dashed.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str | None = None
    edge: str | None = None
    dashed: bool = False


@attrs.frozen
class Line:
    """A straight or broken line.

    Attributes:
        points: Where it goes.
        ink: Colour.
        width: Width in points.
        dashes: Lengths of dashes and gaps in points; empty for a whole line.
    """

    points: tuple[tuple[float, float], ...]
    ink: str = INK
    width: float = 0.6
    dashes: tuple[float, ...] = ()


@attrs.frozen
class Mark:
    """A sign at a point.

    Attributes:
        x: Its middle.
        y: Its middle.
        kind: Its form.
        fill: Colour inside; the outline follows from it.
        size: Size in points.
    """

    x: float
    y: float
    kind: MarkKind
    fill: str = INK
    size: float = 8.0


Shape = Label | Box | Line | Mark
"""Any of them."""
