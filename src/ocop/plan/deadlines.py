"""Every due date of a plan, with the period it is for and whether it binds."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

import attrs
from dateutil.relativedelta import relativedelta
from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule

from ocop import working_days
from ocop.errors import InputError, Issue
from ocop.legal import Citation
from ocop.plan.assignments import (
    Assigned,
    ByDate,
    ByMonth,
    ByYear,
    Cadence,
    Inherited,
    MonthOfPreviousYear,
    Period,
    Yearly,
)
from ocop.plan.model import Plan

Force = Literal["binds", "before-adoption", "after-plan"]
"""Whether a due date binds, lies before the plan took effect, or belongs to a year after it."""

_LAST_DAY = relativedelta(day=31)
_WEEK = timedelta(days=6)
_LONGEST_REST = 31  # no run of days off is as long
_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3}


@attrs.frozen
class Due:
    """One due date of a task.

    Attributes:
        task: The row of Phụ lục 1.
        period: What it is for: ``2023``, ``2023-02``, ``2021-2025``, ``2023-W07`` (a week),
            ``2023-05/1`` (a half month), ``2023-Q1`` or a day.
        first_day: First day of that period. Nothing is due before it.
        last_day: Last day on which the task is done in time, by the plan.
        on: The same, moved to the next working day where that was asked for.
        force: Whether it binds.
        citation: The clause.
        readings: Ids of the readings behind the date.
    """

    task: Assigned
    period: str
    first_day: date
    last_day: date
    on: date
    force: Force
    citation: Citation
    readings: tuple[str, ...]

    @property
    def binds(self) -> bool:
        """Whether it binds."""
        return self.force == "binds"

    @property
    def key(self) -> tuple[str, str]:
        """Id of the task and the period; unique in a plan."""
        return (self.task.id, self.period)


def due(  # noqa: PLR0913 - two days, and what is wanted of them by keyword
    plan: Plan,
    first: date,
    last: date,
    *,
    binding_only: bool = True,
    roll: bool = False,
    tasks: Iterable[str] | None = None,
) -> tuple[Due, ...]:
    """List every due date between two days, both included.

    A month, a year and a period end with their last day (reading I37). What fell due before the
    plan took effect does not bind (I38).

    Args:
        plan: The plan.
        first: First day of the window.
        last: Last day of the window.
        binding_only: False adds what does not bind; `Due.force` tells why.
        roll: True moves a due date on a day off to the next working day (Civil Code, article
            148.5); the window then looks at the moved day.
        tasks: Ids of the tasks wanted; None for all.

    Returns:
        The due dates by day, then in printed order.

    Raises:
        InputError: If ``last`` is before ``first``, or a due date to be moved lies outside the
            calendar of `ocop.working_days`.
        UnknownNameError: If there is no such task.
        TypeError: If a day is not a plain date.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> [(d.task.id, str(d.on)) for d in due(p, date(2023, 1, 1), date(2023, 2, 28),
        ...     tasks=["I.5", "I.5.a", "I.6"])]
        [('I.5', '2023-02-28'), ('I.5.a', '2023-02-28'), ('I.6', '2023-02-28')]
    """
    check_window(first, last)
    wanted = None if tasks is None else {plan.task(id).id for id in tasks}
    found = [
        d
        for d in occurrences(plan)
        if (wanted is None or d.task.id in wanted) and (d.binds or not binding_only)
    ]
    if roll:
        # Only what may fall into the window: the calendar of days off does not reach everywhere.
        found = [
            attrs.evolve(d, on=working_days.next_working_day(d.last_day))
            for d in found
            if d.last_day <= last and (first - d.last_day).days <= _LONGEST_REST
        ]
    return tuple(sorted((d for d in found if first <= d.on <= last), key=lambda d: d.on))


@lru_cache(maxsize=32)
def occurrences(plan: Plan) -> tuple[Due, ...]:
    """Every due date of a plan, in printed order, binding or not.

    Args:
        plan: The plan.

    Returns:
        The due dates.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> [(d.period, d.force) for d in occurrences(p) if d.task.id == "I.1"][1:]
        [('2022', 'before-adoption'), ('2023', 'binds'), ('2024', 'binds'), ('2025', 'binds'), \
('2026', 'after-plan')]
    """
    return tuple(_due(plan, row, *one) for row in plan.assigned for one in _periods(plan, row))


def check_window(first: date, last: date) -> None:
    """Refuse a window that is none.

    Args:
        first: First day.
        last: Last day.

    Raises:
        InputError: If ``last`` is before ``first``.
        TypeError: If a day is not a plain date.
    """
    for path, day in (("first", first), ("last", last)):
        check_day(path, day)
    if last < first:
        raise InputError(
            "plan",
            [
                Issue(
                    "window-backwards",
                    "last",
                    f"the last day (ngày cuối) {last} is before the first {first}; swap them",
                    f"ngày cuối {last} trước ngày đầu {first}; hãy đổi chỗ",
                )
            ],
            "kế hoạch",
        )


def check_day(path: str, day: date) -> None:
    """Refuse what is not a plain day.

    Args:
        path: Name of the argument.
        day: The day.

    Raises:
        TypeError: If it is not a plain date.
    """
    if not isinstance(day, date) or isinstance(day, datetime):
        raise TypeError(f"{path}: expected a datetime.date, got {type(day).__name__}")


def _due(plan: Plan, row: Assigned, period: str, first: date, last: date) -> Due:
    force: Force = "binds"
    readings = ["I37"]
    if last < plan.in_force_from:
        force = "before-adoption"
        readings.append("I38")
    elif isinstance(row.deadline, MonthOfPreviousYear) and int(period) > plan.last_day.year:
        force = "after-plan"
    citation = Citation(row.citation.document, row.clause)
    return Due(row, period, first, last, last, force, citation, (*readings, *row.readings))


def _periods(  # noqa: C901 - one case per kind of deadline
    plan: Plan, row: Assigned
) -> Iterator[tuple[str, date, date]]:
    deadline = row.deadline
    parent = getattr(row, "parent", None)
    if isinstance(deadline, Inherited) and parent is not None:
        deadline = plan.task(parent).deadline
    first, last = plan.first_day, plan.last_day
    match deadline:
        case Yearly() if row.cadence is not None:
            yield from _repeated(row.cadence, first, last)
        case Yearly(month=month, day=day):
            for year in range(first.year, last.year + 1):
                end = date(year, month or 12, 1) + relativedelta(day=day or 31)
                if first <= end <= last:
                    yield str(year), max(date(year, 1, 1), first), end
        case MonthOfPreviousYear(month=month):
            # One more year than planned: its month lies in the period, what it is for does not.
            for year in range(first.year, last.year + 2):
                begin = date(year - 1, month, 1)
                yield str(year), begin, begin + _LAST_DAY
        case ByMonth(year=year, month=month):
            begin = date(year, month, 1)
            yield f"{begin:%Y-%m}", begin, begin + _LAST_DAY
        case ByDate(day=day):
            yield str(day), first, day
        case ByYear(year=year):
            yield from _spanned(row, str(year), date(year, 1, 1), date(year, 12, 31))
        case Period(first_year=begins, last_year=ends):
            name = f"{begins}-{ends}"
            yield from _spanned(row, name, date(begins, 1, 1), date(ends, 12, 31))


def _spanned(row: Assigned, name: str, first: date, last: date) -> Iterator[tuple[str, date, date]]:
    if row.cadence is None:
        yield name, first, last
    else:
        yield from _repeated(row.cadence, first, last)


def _repeated(cadence: Cadence, first: date, last: date) -> Iterator[tuple[str, date, date]]:
    if cadence is Cadence.WEEKLY:
        for moment in rrule(WEEKLY, byweekday=MO, dtstart=_moment(first), until=_moment(last)):
            monday = moment.date()
            if monday + _WEEK <= last:
                year, week, _ = monday.isocalendar()
                yield f"{year}-W{week:02}", monday, monday + _WEEK
    elif cadence is Cadence.TWICE_MONTHLY:
        for month in _months(first, last, 1):
            name = f"{month:%Y-%m}"
            yield f"{name}/1", month, month + relativedelta(day=15)
            yield f"{name}/2", month + relativedelta(day=16), month + _LAST_DAY
    else:
        step = _MONTHS[cadence]
        for month in _months(first, last, step):
            quarter = f"{month.year}-Q{month.month // 3 + 1}"
            name = f"{month:%Y-%m}" if step == 1 else quarter
            yield name, month, month + relativedelta(months=step - 1) + _LAST_DAY


def _months(first: date, last: date, step: int) -> Iterator[date]:
    months = rrule(
        MONTHLY,
        bymonthday=1,
        bymonth=range(1, 13, step),
        dtstart=_moment(first),
        until=_moment(last),
    )
    for moment in months:
        if moment.date() + relativedelta(months=step - 1) + _LAST_DAY <= last:
            yield moment.date()


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a calendar day has no time zone
