"""Every due date of a plan, with the period it is for and whether it binds."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

import attrs

from ocop import working_days
from ocop.errors import InputError, Issue
from ocop.legal import Citation
from ocop.plan.assignments import Assigned, MonthOfPreviousYear
from ocop.plan.model import Plan
from ocop.plan.periods import deadline_of, periods

Force = Literal["binds", "before-adoption", "after-plan"]
"""Whether a due date binds, lies before the plan took effect, or belongs to a year after it."""

_LONGEST_REST = 31  # no run of days off is as long


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
        InputError: If ``last`` is before ``first``, or a due date near the window, to be
            moved, lies outside the calendar of `ocop.working_days`.
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
    wanted = None if tasks is None else _wanted(plan, tasks)
    found = [
        d
        for d in occurrences(plan)
        if (wanted is None or d.task.id in wanted) and (d.binds or not binding_only)
    ]
    if roll:
        # Only what may fall into the window: the calendar of days off does not reach everywhere.
        found = [
            attrs.evolve(d, on=_moved(d))
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
    return tuple(_due(plan, row, *one) for row in plan.assigned for one in periods(plan, row))


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
    elif (
        isinstance(deadline_of(plan, row), MonthOfPreviousYear) and int(period) > plan.last_day.year
    ):
        force = "after-plan"
    return Due(row, period, first, last, last, force, row.citation, (*readings, *row.readings))


def _wanted(plan: Plan, tasks: Iterable[str]) -> set[str]:
    if isinstance(tasks, str):  # each of its letters would be taken for a task
        raise TypeError(f"tasks: expected several ids such as [{tasks!r}], got text")
    return {plan.task(id).id for id in tasks}


def _moved(one: Due) -> date:
    day = one.last_day
    working_days.refuse(
        working_days.day_issues(day, f"{one.task.id} {one.period}"), "plan", "kế hoạch"
    )
    return working_days.next_working_day(day)
