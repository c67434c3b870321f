"""A scale of exact numbers along a side of a plot, with round numbers to name."""

from fractions import Fraction

import attrs

from ocop.charts.shapes import INK, PAPER, Line

_ROUND = (1, 2, 5, 10)


@attrs.frozen
class Scale:
    """Where numbers stand along a side.

    Attributes:
        first: The number at its start.
        last: The number at its end, above the first.
        start: Where it starts, in inches.
        length: How far it goes, in inches; below 0 where numbers rise upwards.
    """

    first: int | Fraction
    last: int | Fraction
    start: float
    length: float

    def at(self, value: int | Fraction) -> float:
        """Where a number stands.

        Args:
            value: The number.

        Returns:
            Inches from the left or upper side of the page.

        Example:
            >>> Scale(50, 100, 1.0, 4.0).at(75)
            3.0
        """
        return self.start + float(Fraction(value - self.first) / (self.last - self.first)) * (
            self.length
        )

    def ticks(self, most: int) -> tuple[Fraction, ...]:
        """Round numbers to name.

        Args:
            most: How many steps there may be between the first and the last number.

        Returns:
            Multiples of 1, 2 or 5 times a power of ten.

        Example:
            >>> [int(n) for n in Scale(57, 75, 0.0, 4.0).ticks(4)]
            [60, 65, 70, 75]
            >>> [str(n) for n in Scale(0, Fraction(1, 2), 0.0, 4.0).ticks(3)]
            ['0', '1/5', '2/5']
        """
        least = Fraction(self.last - self.first) / most
        power = Fraction(1)
        while power * 10 <= least:
            power *= 10
        while power > least:
            power /= 10
        step = next(power * n for n in _ROUND if power * n >= least)
        begin, end = -(-self.first // step), self.last // step
        return tuple(step * n for n in range(int(begin), int(end) + 1))


def fives(first: int | Fraction, last: int | Fraction, start: float, length: float) -> Scale:
    """A scale of points that begins and ends at a multiple of 5, within 0 to 100.

    Args:
        first: The least points shown.
        last: The most points shown.
        start: As for `Scale`.
        length: As for `Scale`.

    Returns:
        The scale, with some room at both ends where there is any.

    Example:
        >>> fives(60, 70, 0, 1)
        Scale(first=55, last=75, start=0, length=1)
    """
    begin = max(int((first - 1) // 5) * 5, 0)
    end = min(int(-(-(last + 1) // 5)) * 5, 100)
    return Scale(begin, end, start, length)


def threshold(x: float, top: float, bottom: float) -> tuple[Line, Line]:
    """Draw where a tier begins: a dashed line that stands out from paper and from bars.

    Args:
        x: Where it stands.
        top: Its upper end.
        bottom: Its lower end.

    Returns:
        The lines, the upper one last.
    """
    points = ((x, top), (x, bottom))
    return Line(points, PAPER, 2.6), Line(points, INK, 1.2, (3.0, 2.0))


def threshold_sample(x: float, y: float) -> tuple[Line, Line]:
    """Explain such a line in a legend.

    Args:
        x: Left end of the sample.
        y: Its middle height.

    Returns:
        The lines.
    """
    return threshold(x + 0.2, y - 0.09, y + 0.09)
