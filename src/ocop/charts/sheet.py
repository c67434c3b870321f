"""A sheet that is filled from the top: heading, legend, rows."""

from collections.abc import Callable, Iterable

import attrs

from ocop.charts.canvas import text_width
from ocop.charts.picture import Picture
from ocop.charts.shapes import BODY, FAINT, INK, Align, Label, Line, Shape
from ocop.charts.typesetting import plain, shown, wrap
from ocop.vocabulary import Lang

PAGE = 11.2
"""Width of a sheet in inches: a landscape A4 page with narrow margins, letters at full size."""

MARGIN = 0.2
TITLE, SUBTITLE = 14.0, 10.0
_LEADING = 1.34  # room for capitals with stacked accents such as Ế over a line with Ỵ or g
_ASCENT = 1.0
_SAMPLE = 0.34
_GAP = 0.22

Sample = Callable[[float, float], Iterable[Shape]]
"""Draws what an entry of a legend explains, from a left end and a middle height on."""


def line_height(size: float) -> float:
    """The height of a line of text.

    Args:
        size: Size in points.

    Returns:
        Inches.
    """
    return size * _LEADING / 72


def middle_line(y: float, size: float) -> float:
    """The base line of text that stands in the middle of a height.

    Args:
        y: The height.
        size: Size in points.

    Returns:
        The base line.
    """
    return y + 0.36 * size / 72


def stacked(  # noqa: PLR0913 - how text looks, by keyword
    lines: Iterable[str],
    x: float,
    top: float,
    *,
    size: float = BODY,
    bold: bool = False,
    ink: str = INK,
    align: Align = "left",
) -> list[Label]:
    """Set lines of text one below the other.

    Args:
        lines: The lines.
        x: Where they stand, by ``align``.
        top: Where the first begins.
        size: Size in points.
        bold: Whether they are bold.
        ink: Colour.
        align: What ``x`` means.

    Returns:
        The labels.
    """
    first = top + _ASCENT * size / 72
    return [
        Label(x, first + n * line_height(size), line, size, bold, align, ink)
        for n, line in enumerate(lines)
    ]


@attrs.define
class Sheet:
    """What stands on a sheet so far.

    Attributes:
        shapes: Its shapes.
        y: How far down it is filled.
    """

    shapes: list[Shape] = attrs.Factory(list)
    y: float = MARGIN

    def add(self, *shapes: Shape) -> None:
        """Put shapes on the sheet.

        Args:
            *shapes: The shapes.
        """
        self.shapes += shapes

    def heading(self, text: str) -> None:
        """Set the title over the whole width.

        Args:
            text: The text.
        """
        self.text(text, size=TITLE, bold=True)

    def text(
        self, text: str, *, size: float = SUBTITLE, bold: bool = False, ink: str = INK
    ) -> None:
        """Set a paragraph over the whole width and move below it.

        Args:
            text: The text.
            size: Size in points.
            bold: Whether it is bold.
            ink: Colour.
        """
        lines = wrap(text, PAGE - 2 * MARGIN, size, bold=bold)
        self.add(*stacked(lines, MARGIN, self.y, size=size, bold=bold, ink=ink))
        self.y += len(lines) * line_height(size)

    def legend(self, entries: Iterable[tuple[Sample | None, str]]) -> None:
        """Explain signs, as many beside one another as there is room for.

        Args:
            entries: What draws each sign and what it means; None where there is only text.
        """
        x, height = MARGIN, line_height(BODY) + 0.05
        for sample, text in entries:
            start = _SAMPLE if sample else 0.0
            width = start + text_width(text, BODY)
            if x > MARGIN and x + width > PAGE - MARGIN:
                x, self.y = MARGIN, self.y + height
            middle = self.y + height / 2
            if sample:
                self.add(*sample(x, middle))
            self.add(Label(x + start, middle_line(middle, BODY), shown(text)))
            x += width + _GAP
        self.y += height

    def rule(self) -> None:
        """Draw a line over the whole width."""
        self.add(Line(((MARGIN, self.y), (PAGE - MARGIN, self.y)), FAINT, 0.5))

    def picture(self, title: str, alt: str, lang: Lang) -> Picture:
        """Cut the sheet off below what stands on it.

        Args:
            title: Title of the picture.
            alt: What it shows, in words.
            lang: Language of both.

        Returns:
            The picture.
        """
        height = round(self.y + MARGIN, 3)
        return Picture(plain(title), plain(alt), lang, PAGE, height, tuple(self.shapes))
