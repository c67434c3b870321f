"""An axis of days: where a day stands, and the years, quarters, months or weeks that are named."""

from datetime import date, timedelta

import attrs
from dateutil.relativedelta import relativedelta

from ocop.charts.canvas import text_width
from ocop.charts.shapes import FAINT, QUIET, SMALL, Box, Label, Line, Shape
from ocop.vocabulary import Lang

_TIER = 0.2  # height of a line of names
_AIR = 0.05  # inches that stay free beside a name
_MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


@attrs.frozen
class Span:
    """A year, quarter, month or week on an axis.

    Attributes:
        left: Its left end in inches.
        right: Its right end in inches.
        name: Its name; empty where there is no room.
    """

    left: float
    right: float
    name: str


@attrs.frozen
class Axis:
    """Days on a line.

    Attributes:
        first: First day.
        last: Last day.
        left: Left end in inches.
        width: Length in inches.
    """

    first: date
    last: date
    left: float
    width: float

    def start_of(self, day: date) -> float:
        """Where a day begins.

        Args:
            day: The day; one outside stands at the nearer end.

        Returns:
            Inches from the left side of the page.

        Example:
            >>> year = Axis(date(2023, 1, 1), date(2023, 12, 31), 5.0, 3.65)
            >>> round(year.start_of(date(2023, 1, 11)), 3), year.start_of(date(2020, 1, 1))
            (5.1, 5.0)
        """
        return self._at((day - self.first).days)

    def end_of(self, day: date) -> float:
        """Where a day ends.

        Args:
            day: The day; one outside stands at the nearer end.

        Returns:
            Inches from the left side of the page.
        """
        return self._at((day - self.first).days + 1)

    def middle_of(self, day: date) -> float:
        """The middle of a day.

        Args:
            day: A day of the axis.

        Returns:
            Inches from the left side of the page.
        """
        return self._at((day - self.first).days + 0.5)

    def _at(self, days: float) -> float:
        length = (self.last - self.first).days + 1
        return self.left + self.width * min(max(days, 0), length) / length

    def years(self) -> tuple[Span, ...]:
        """The years, as many of them named as there is room for.

        Returns:
            One span per year, or per round number of years on a very long axis.
        """
        wide = text_width("2025", SMALL, bold=True) + _AIR
        per_year = self.width * 365 / ((self.last - self.first).days + 1)
        step = next((s for s in _STEPS if s * per_year >= wide), _STEPS[-1])
        starts = [
            date(year, 1, 1)
            for year in range(self.first.year, self.last.year + 1)
            if year % step == 0 or year == self.first.year
        ]
        return self._spans(starts, [str(day.year) for day in starts], bold=True)

    def parts(self, lang: Lang) -> tuple[Span, ...]:
        """Weeks, months or quarters: the smallest whose names have room; nothing if none have.

        Args:
            lang: Language of the names.

        Returns:
            The spans.

        Example:
            >>> year = Axis(date(2023, 1, 1), date(2023, 12, 31), 0, 4.5)
            >>> [span.name for span in year.parts("vi")][:3]
            ['T1', 'T2', 'T3']
        """
        length = (self.last - self.first).days + 1
        weeks = self.width * 7 / length
        if weeks >= text_width("30/12" if lang == "vi" else "30 May", SMALL) + _AIR:
            starts = self._weeks()
            names = [
                f"{day:%d/%m}" if lang == "vi" else f"{day.day} {_MONTHS_EN[day.month - 1]}"
                for day in starts
            ]
            return self._spans(starts, names)
        if weeks * 4 >= text_width("T12" if lang == "vi" else "May", SMALL) + _AIR:
            starts = self._months(1)
            names = [_MONTHS_EN[d.month - 1] if lang == "en" else f"T{d.month}" for d in starts]
            return self._spans(starts, names)
        if weeks * 90 / 7 >= text_width("Q4", SMALL) + _AIR:
            starts = self._months(3)
            return self._spans(starts, [f"Q{day.month // 3 + 1}" for day in starts])
        return ()

    def height(self, lang: Lang) -> float:
        """How high its names are.

        Args:
            lang: Language of the names.

        Returns:
            Inches.
        """
        return _TIER * (2 if self.parts(lang) else 1)

    def names(self, top: float, lang: Lang) -> list[Shape]:
        """Write the years, and below them their parts.

        Args:
            top: Where they begin.
            lang: Language of the names.

        Returns:
            The shapes.
        """
        shapes: list[Shape] = []
        for tier, spans in enumerate((self.years(), self.parts(lang))):
            y = top + tier * _TIER
            base = y + (_TIER + 0.72 * SMALL / 72) / 2
            for span in spans:
                middle = (span.left + span.right) / 2
                shapes.append(Box(span.left, y, span.right - span.left, _TIER, None, FAINT))
                shapes.append(Label(middle, base, span.name, SMALL, tier == 0, "center"))
        return shapes

    def grid(self, top: float, bottom: float, lang: Lang) -> list[Shape]:
        """Draw where years and their parts begin.

        Args:
            top: Upper end.
            bottom: Lower end.
            lang: Language of the names, which decides what has room.

        Returns:
            The lines.
        """
        parts = {span.left: FAINT for span in self.parts(lang)}
        years = {span.left: QUIET for span in self.years()}
        ends = {self.left: QUIET, self.left + self.width: QUIET}
        return [
            Line(((x, top), (x, bottom)), ink, 0.5)
            for x, ink in sorted((parts | years | ends).items())
        ]

    def _weeks(self) -> list[date]:
        """The first day, then every Monday."""
        length = (self.last - self.first).days + 1
        begins = self.first.weekday()
        return [
            self.first + timedelta(days=n) for n in range(length) if n == 0 or (begins + n) % 7 == 0
        ]

    def _months(self, step: int) -> list[date]:
        return [
            date(year, month, 1)
            for year in range(self.first.year, self.last.year + 1)
            for month in range(1, 13, step)
            if date(year, month, 1) <= self.last
            and date(year, month + step - 1, 1) + relativedelta(day=31) >= self.first
        ]

    def _spans(
        self, starts: list[date], names: list[str], *, bold: bool = False
    ) -> tuple[Span, ...]:
        lefts = [self.start_of(day) for day in starts]
        rights = [*lefts[1:], self.left + self.width]
        return tuple(
            Span(
                left,
                right,
                name if text_width(name, SMALL, bold=bold) + _AIR <= right - left else "",
            )
            for left, right, name in zip(lefts, rights, names, strict=True)
        )
