"""The rows of a Gantt chart: one task each, with its bars, its due dates and where they stand."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

import attrs

from ocop.charts.shapes import BODY, INK, PAPER, SMALL, Box, Label, Line, Mark, MarkKind, Shape
from ocop.charts.sheet import MARGIN, PAGE, line_height, middle_line, stacked
from ocop.charts.time_axis import Axis
from ocop.charts.typesetting import wrap
from ocop.charts.words import day_text, role_name, say, term
from ocop.plan.agenda import AgendaItem
from ocop.plan.assignments import AgendaRole, Assigned, Section
from ocop.plan.standing import Stand
from ocop.vocabulary import Lang

ID = MARGIN
TITLE = ID + 0.52
ROLE = TITLE + 3.5
PLOT = ROLE + 0.95
DUE = PAGE - MARGIN - 1.12
PLOT_WIDTH = DUE - 0.2 - PLOT
"""Where the columns begin, and how long the axis of days is, in inches."""

SIGNS: dict[Stand | None, tuple[MarkKind, str]] = {
    Stand.DONE: ("disc", "#1b6e3c"),
    Stand.DONE_LATE: ("half", "#1b6e3c"),
    Stand.OVERDUE: ("cross", "#b00020"),
    Stand.DUE_SOON: ("triangle", "#f0a020"),
    Stand.NOT_YET: ("ring", INK),
    None: ("diamond", INK),
}
"""How a due date is marked; None where nobody asked how it stands."""

_BAR = "#2f5d8a"
_THICK = 0.13
_TICK = 0.1
_AIR = 0.07  # above and below the text of a row
_NEAREST = 0.125  # marks nearer to one another than this would run into each other
_TITLE_LINES = 2
_LISTED = 2  # due dates that a row lists one by one
_SAID = 6  # due dates that are said one by one


@attrs.frozen
class Row:
    """A task with its due dates.

    Attributes:
        task: The row of the plan.
        section: Its section.
        items: Its due dates, by day.
        stands: Where each stands; None where nobody asked.
    """

    task: Assigned
    section: Section
    items: tuple[AgendaItem, ...]
    stands: tuple[Stand | None, ...]

    @property
    def roles(self) -> tuple[AgendaRole, ...]:
        """The roles of the agency in it, each once."""
        return tuple(dict.fromkeys(item.role for item in self.items))

    @property
    def collective(self) -> bool:
        """Whether the plan means the agency by a collective name."""
        return not all(item.direct for item in self.items)

    def name(self, lang: Lang) -> str:
        """What the task is called.

        Args:
            lang: ``"vi"`` or ``"en"``.

        Returns:
            Its name; that of a section which is its own task stands above it already.
        """
        if (self.task.id, self.task.title) == (self.section.id, self.section.title):
            return say("whole-section", lang, id=self.task.id)
        return (self.task.name_en if lang == "en" else None) or self.task.title

    def in_words(self, lang: Lang) -> str:
        """What its row shows, in words.

        Args:
            lang: ``"vi"`` or ``"en"``.

        Returns:
            A sentence without its stop.
        """
        parts = [role_name(role, lang) for role in self.roles]
        if self.collective:
            parts.append(say("collective", lang).strip("()"))
        text = f"{self.task.id} ({', '.join(parts)}) {self.name(lang).rstrip('.')}: "
        if len(self.items) <= _SAID:
            return text + ", ".join(
                day_text(item.due.on, lang) + (f" {term(stand, lang)}" if stand else "")
                for item, stand in zip(self.items, self.stands, strict=True)
            )
        text += say(
            "run",
            lang,
            n=len(self.items),
            first=day_text(self.items[0].due.on, lang),
            last=day_text(self.items[-1].due.on, lang),
        )
        counts = Counter(stand for stand in self.stands if stand)
        said = [f"{term(stand, lang)} {counts[stand]}" for stand in Stand if counts[stand]]
        return f"{text} ({'; '.join(said)})" if said else text

    def nearest(self, axis: Axis) -> float:
        """How near its due dates come to one another.

        Args:
            axis: The axis of days.

        Returns:
            The least distance in inches; the length of the axis where there is only one.
        """
        places = [axis.middle_of(item.due.on) for item in self.items]
        return min((right - left for left, right in pairwise(places)), default=axis.width)

    def crowded(self, axis: Axis) -> bool:
        """Whether marks on one line would run into each other.

        Args:
            axis: The axis of days.

        Returns:
            True if any two are too near.
        """
        return self.nearest(axis) < _NEAREST

    def begins_earlier(self, axis: Axis) -> bool:
        """Whether its first period begins before the axis does.

        Args:
            axis: The axis of days.

        Returns:
            True if so.
        """
        return self.items[0].due.first_day < axis.first


def bar(role: AgendaRole, left: float, right: float, y: float) -> Iterator[Shape]:
    """Draw a period: full for lead, hollow for coordinating, half full for both.

    Args:
        role: The role of the agency in it.
        left: Left end.
        right: Right end.
        y: Middle height.

    Yields:
        The shapes.
    """
    width, top = right - left, y - _THICK / 2
    yield Box(left, top, width, _THICK, _BAR if role == "lead" else PAPER, _BAR)
    if role == "joint":
        yield Box(left, y, width, _THICK / 2, _BAR, _BAR)


def sign(stand: Stand | None, x: float, y: float) -> Mark:
    """Mark a due date.

    Args:
        stand: Where it stands; None where nobody asked.
        x: Where.
        y: Middle height.

    Returns:
        The mark.
    """
    kind, fill = SIGNS[stand]
    return Mark(x, y, kind, fill)


def tick(stand: Stand | None, x: float, y: float, *, thin: bool = False) -> Line:
    """Mark a due date where there is no room for more than a line.

    Args:
        stand: Where it stands.
        x: Where.
        y: Middle height.
        thin: Whether the next one is very near.

    Returns:
        The line.
    """
    ink = INK if stand in (None, Stand.DUE_SOON) else SIGNS[stand][1]
    return Line(((x, y - _TICK / 2), (x, y + _TICK / 2)), ink, 0.6 if thin else 1.0)


def earlier(x: float, y: float) -> Label:
    """Show that a period begins before the axis does.

    Args:
        x: Left end of the axis.
        y: Middle height.

    Returns:
        A small arrow.
    """
    return Label(x - 0.1, middle_line(y, BODY), "‹", BODY, bold=True)


def row_shapes(row: Row, axis: Axis, top: float, lang: Lang) -> tuple[list[Shape], float]:
    """Draw a row.

    Args:
        row: The row.
        axis: The axis of days.
        top: Where the row begins.
        lang: Language of its words.

    Returns:
        Its shapes, and its height.
    """
    names = wrap(row.task.id, TITLE - ID - 0.05, BODY, bold=True)
    title = wrap(row.name(lang), ROLE - TITLE - 0.15, BODY, most=_TITLE_LINES)
    part = [
        line
        for words in (
            *(role_name(role, lang) for role in row.roles),
            *([say("collective", lang)] if row.collective else []),
        )
        for line in wrap(words, PLOT - ROLE - 0.13, SMALL)
    ]
    lanes = _lanes(row) if row.crowded(axis) else []
    due = _due_lines(row, lanes, lang)
    height = 2 * _AIR + max(
        len(names) * line_height(BODY),
        len(title) * line_height(BODY),
        len(part) * line_height(SMALL),
        len(due) * line_height(SMALL),
    )
    middle = top + height / 2
    shapes: list[Shape] = [
        *_centred(names, ID, middle, BODY, bold=True),
        *_centred(title, TITLE, middle, BODY),
        *_centred(part, ROLE, middle, SMALL),
    ]
    # The lines of the last column, and the lanes beside them, from the top of the block.
    step = line_height(SMALL)
    heights = [middle + (n - (len(due) - 1) / 2) * step for n in range(len(due))]
    bars_at = heights[0] if lanes else middle
    shapes += _bars(row, axis, bars_at, joined=bool(lanes))
    if lanes:
        thin = row.nearest(axis) < _NEAREST / 3
        for y, (stand, items) in zip(heights[1:], lanes, strict=True):
            shapes += [tick(stand, axis.middle_of(i.due.on), y, thin=thin) for i in items]
    else:
        shapes += [
            sign(stand, axis.middle_of(item.due.on), middle)
            for item, stand in zip(row.items, row.stands, strict=True)
        ]
    for y, (stand, text) in zip(heights, due, strict=True):
        start = DUE
        if stand is not None:
            shapes.append(sign(stand, DUE + 0.06, y))
            start += 0.17
        shapes.append(Label(start, middle_line(y, SMALL), text, SMALL))
    return shapes, height


def _lanes(row: Row) -> list[tuple[Stand | None, list[AgendaItem]]]:
    """The due dates by where they stand, in the order of `Stand`."""
    paired = list(zip(row.items, row.stands, strict=True))
    return [
        (stand, found)
        for stand in (*Stand, None)
        if (found := [item for item, at in paired if at is stand])
    ]


def _due_lines(
    row: Row, lanes: Sequence[tuple[Stand | None, list[AgendaItem]]], lang: Lang
) -> list[tuple[Stand | None, str]]:
    """The last column: the days themselves where they are few, else how many there are."""
    if not lanes and len(row.items) <= _LISTED:
        return [
            (stand, day_text(item.due.on, lang))
            for item, stand in zip(row.items, row.stands, strict=True)
        ]
    count = say("periods", lang, n=len(row.items))
    return [(None, count), *((stand, str(len(items)) if stand else "") for stand, items in lanes)]


def _bars(row: Row, axis: Axis, y: float, *, joined: bool) -> Iterator[Shape]:
    """The periods; where they are too many to be told apart, those that touch are one bar."""
    for role, first, last in _stretches(row.items, joined=joined):
        left, right = axis.start_of(first), axis.end_of(last)
        gap = min(0.012, (right - left) / 6)
        yield from bar(role, left + gap, right - gap, y)
    if row.begins_earlier(axis):
        yield earlier(axis.left, y)


def _stretches(items: Iterable[AgendaItem], *, joined: bool) -> list[tuple[AgendaRole, date, date]]:
    found: list[tuple[AgendaRole, date, date]] = []
    for item in items:
        first, last = item.due.first_day, item.due.on
        if joined and found and found[-1][0] == item.role and (first - found[-1][2]).days <= 1:
            found[-1] = (item.role, found[-1][1], last)
        else:
            found.append((item.role, first, last))
    return found


def _centred(
    lines: Sequence[str], x: float, middle: float, size: float, *, bold: bool = False
) -> list[Label]:
    top = middle - len(lines) * line_height(size) / 2
    return stacked(lines, x, top, size=size, bold=bold)
