"""The periods for which a task is due, by its deadline and cadence."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta
from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule

from ocop.plan.assignments import (
    Assigned,
    ByDate,
    ByMonth,
    ByYear,
    Cadence,
    Deadline,
    Inherited,
    MonthOfPreviousYear,
    Period,
    Subtask,
    Yearly,
)
from ocop.plan.fields import PlanFields

Span = tuple[str, date, date]
"""Name, first day and last day of a period."""

_LAST_DAY = relativedelta(day=31)
_WEEK = timedelta(days=6)


def deadline_of(plan: PlanFields, row: Assigned) -> Deadline | None:
    """The deadline of a row, or that of the task above it where it has none of its own (I40).

    Args:
        plan: The plan.
        row: A row of it.

    Returns:
        The deadline; None for a section without one.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> deadline_of(p, p.task("I.5.a")) == p.task("I.5").deadline
        True
    """
    if isinstance(row, Subtask) and isinstance(row.deadline, Inherited):
        above = plan.task_by_id.get(row.parent)
        return None if above is None else above.deadline
    return row.deadline


def periods(  # noqa: C901 - one case per kind of deadline
    plan: PlanFields, row: Assigned
) -> Iterator[Span]:
    """The periods of a row, in order, binding or not.

    Args:
        plan: The plan.
        row: A row of it.

    Yields:
        Name, first day and last day of each.
    """
    first, last, deadline = plan.first_day, plan.last_day, deadline_of(plan, row)
    match deadline:
        case Yearly() if row.cadence is not None:
            yield from _repeated(row.cadence, first, last)
        case Yearly(month=month, day=day):
            for year in range(first.year, last.year + 1):
                end = date(year, month or 12, 1) + relativedelta(day=day or 31)
                if first <= end <= last:
                    yield str(year), max(date(year, 1, 1), first), end
        case MonthOfPreviousYear(month=month):
            # One more year than planned: its month may lie in the period, what it is for does not.
            for year in range(first.year, last.year + 2):
                begin = date(year - 1, month, 1)
                yield str(year), begin, begin + _LAST_DAY
        case ByMonth(year=year, month=month):
            begin = date(year, month, 1)
            yield f"{begin:%Y-%m}", max(begin, first), begin + _LAST_DAY
        case ByDate(day=day):
            yield str(day), first, day
        case ByYear(year=year):
            begin = max(date(year, 1, 1), first)
            yield from _spanned(row, str(year), begin, date(year, 12, 31))
        case Period(first_year=begins, last_year=ends):
            begin = max(date(begins, 1, 1), first)
            yield from _spanned(row, f"{begins}-{ends}", begin, date(ends, 12, 31))


def _spanned(row: Assigned, name: str, first: date, last: date) -> Iterator[Span]:
    if row.cadence is None:
        yield name, first, last
    else:
        yield from _repeated(row.cadence, first, last)


def _repeated(cadence: Cadence, first: date, last: date) -> Iterator[Span]:
    """The weeks, half months, months or quarters that lie wholly between two days."""
    for name, begin, end in _parts(cadence, first, last):
        if first <= begin and end <= last:
            yield name, begin, end


def _parts(cadence: Cadence, first: date, last: date) -> Iterator[Span]:
    if cadence is Cadence.WEEKLY:
        for monday in _days(
            rrule(WEEKLY, byweekday=MO, dtstart=_moment(first), until=_moment(last))
        ):
            year, week, _ = monday.isocalendar()
            yield f"{year}-W{week:02}", monday, monday + _WEEK
        return
    begin = _moment(first.replace(day=1))
    for month in _days(rrule(MONTHLY, dtstart=begin, until=_moment(last))):
        name, end = f"{month:%Y-%m}", month + _LAST_DAY
        if cadence is Cadence.TWICE_MONTHLY:
            yield f"{name}/1", month, month + relativedelta(day=15)
            yield f"{name}/2", month + relativedelta(day=16), end
        elif cadence is Cadence.MONTHLY:
            yield name, month, end
        elif month.month % 3 == 0:
            yield f"{month.year}-Q{month.month // 3}", month + relativedelta(months=-2), end


def _days(moments: Iterable[datetime]) -> Iterator[date]:
    return (moment.date() for moment in moments)


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a calendar day has no time zone
