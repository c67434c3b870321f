"""Where every due date stands on a day: done, done late, due soon, overdue, not yet."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

import attrs
from pydantic import Strict

from ocop.errors import InputError, Issue, UnknownNameError, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.plan.assignments import MonthOfPreviousYear
from ocop.plan.deadlines import Due, check_day, due, occurrences
from ocop.plan.model import Plan
from ocop.plan.periods import deadline_of
from ocop.records import Entity, Name

SOON = 30
"""Days before a due date from which it is due soon, unless the caller says otherwise."""


class Completion(Entity):
    """A record that a task was done for a period.

    Attributes:
        task: Id of the task, such as ``I.5.a``.
        period: The period that it was done for, as in `Due.period`, such as ``2023``.
        done_on: The day on which it was done.
        evidence: Numbers of documents, links or other proof, in free words.

    Example:
        >>> Completion(task="I.5", period="2023-02", done_on=date(2023, 2, 20)).evidence
        ()
    """

    task: Name
    period: Name
    done_on: date
    evidence: Annotated[tuple[Name, ...], Strict(strict=False)] = ()


class Stand(StrEnum):
    """Where a due date stands."""

    DONE = "done"
    DONE_LATE = "done-late"
    OVERDUE = "overdue"
    DUE_SOON = "due-soon"
    NOT_YET = "not-yet"

    @property
    def vi(self) -> str:
        """The Vietnamese term."""
        return _STANDS_VI[self]


_STANDS_VI = {
    Stand.DONE: "đã xong đúng hạn",
    Stand.DONE_LATE: "đã xong, trễ hạn",
    Stand.OVERDUE: "quá hạn",
    Stand.DUE_SOON: "sắp đến hạn",
    Stand.NOT_YET: "chưa đến hạn",
}


_SHOWN = 6  # periods that a message lists in full


@attrs.frozen
class Standing:
    """Where one due date stands on a day.

    Attributes:
        due: The due date.
        stand: Where it stands.
        days: Days from that day to the due date; below 0 once it has passed.
        completion: The record that it was done, if it was by that day.
    """

    due: Due
    stand: Stand
    days: int
    completion: Completion | None


@attrs.frozen
class Blocked:
    """A due date whose task waits for others.

    Attributes:
        due: The due date, not done yet.
        waits_for: What comes first and is not done by that day, in printed order.
        reasons_vi: Why, in Vietnamese, one for each.
        reasons_en: The same in English.
    """

    due: Due
    waits_for: tuple[Due, ...]
    reasons_vi: tuple[str, ...]
    reasons_en: tuple[str, ...]


def standing(
    plan: Plan,
    completions: Iterable[Completion | Mapping[str, Any]],
    *,
    on: date,
    soon: int = SOON,
    roll: bool = False,
) -> tuple[Standing, ...]:
    """Tell where every binding due date of a plan stands on a day.

    What was done after that day is not looked at: the answer is the one of that day.

    Args:
        plan: The plan.
        completions: What was done, at most once for each task and period.
        on: The day.
        soon: Days before a due date from which it is due soon.
        roll: Whether a due date on a day off moves to the next working day.

    Returns:
        One entry for each binding due date, by day.

    Raises:
        InputError: If a completion names no task or period of the plan, stands twice or was done
            before its period began (what is due once may be done earlier; what is due by a month of
            the year before, from the beginning of that year), or ``soon`` is below 0; every problem
            is listed.
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> done = Completion(task="I.6", period="2023-02", done_on=date(2023, 3, 1))
        >>> [(s.due.task.id, str(s.stand), s.days)
        ...     for s in standing(p, [done], on=date(2023, 3, 10)) if s.due.period == "2023-02"]
        [('I.5', 'overdue', -10), ('I.5.a', 'overdue', -10), ('I.5.b', 'overdue', -10), \
('I.6', 'done-late', -10)]
    """
    check_day("on", on)
    done = _checked(plan, completions, soon)
    found = []
    for one in due(plan, date.min, date.max, roll=roll):
        completion = done.get(one.key)
        if completion is not None and completion.done_on > on:
            completion = None
        found.append(_standing(one, completion, on, soon))
    return tuple(found)


def blocked(
    plan: Plan,
    completions: Iterable[Completion | Mapping[str, Any]],
    *,
    on: date,
    roll: bool = False,
) -> tuple[Blocked, ...]:
    """Tell what cannot begin yet because something before it is not done (reading I45).

    Args:
        plan: The plan.
        completions: What was done, as for `standing`.
        on: The day.
        roll: Whether a due date on a day off moves to the next working day.

    Returns:
        What waits, by day, with what it waits for.

    Raises:
        InputError: If a completion is wrong, as for `standing`.
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> [(b.due.task.id, [d.task.id for d in b.waits_for])
        ...     for b in blocked(p, [], on=date(2023, 1, 5))]
        [('IV.1', ['I.5', 'I.5.a', 'I.5.b', 'I.6']), ('V.5', ['I.7'])]
    """
    check_day("on", on)
    done = {k for k, c in _checked(plan, completions, 0).items() if c.done_on <= on}
    binding = due(plan, date.min, date.max, roll=roll)
    found = []
    for one in binding:
        if one.key in done:
            continue
        waits = [
            (before, order)
            for order in plan.orders
            if order.after == one.task.id and order.after_period in (None, one.period)
            for before in _awaited(one, [d for d in binding if d.task.id == order.before])
            if before.key not in done
        ]
        if waits:
            found.append(
                Blocked(
                    one,
                    tuple(before for before, _ in waits),
                    tuple(order.vi for _, order in waits),
                    tuple(order.en for _, order in waits),
                )
            )
    return tuple(found)


def _awaited(one: Due, before: list[Due]) -> list[Due]:
    """What a due date waits for: the same period, else the last before it, else the first."""
    same = [d for d in before if d.period == one.period]
    shared = [
        d
        for d in before
        if d.first_day <= one.first_day <= d.last_day or one.first_day <= d.last_day <= one.last_day
    ]
    earlier = [d for d in before if d.last_day < one.first_day]
    return same or shared or earlier[-1:] or before[:1]


def _standing(one: Due, completion: Completion | None, on: date, soon: int) -> Standing:
    days = (one.on - on).days
    if completion is not None:
        stand = Stand.DONE if completion.done_on <= one.on else Stand.DONE_LATE
    elif days < 0:
        stand = Stand.OVERDUE
    else:
        stand = Stand.DUE_SOON if days <= soon else Stand.NOT_YET
    return Standing(one, stand, days, completion)


def _checked(
    plan: Plan, completions: Iterable[Completion | Mapping[str, Any]], soon: int
) -> FrozenDict[tuple[str, str], Completion]:
    issues: list[Issue] = []
    if isinstance(soon, bool) or not isinstance(soon, int) or soon < 0:
        issues.append(
            Issue(
                "soon",
                "soon",
                f"{brief(soon)} is no number of days (số ngày); give 0 or more",
                f"{brief(soon)} không phải số ngày; hãy cho từ 0 trở lên",
            )
        )
    periods: dict[str, dict[str, Due]] = {}
    for one in occurrences(plan):
        periods.setdefault(one.task.id, {})[one.period] = one
    done: dict[tuple[str, str], Completion] = {}
    for number, given in enumerate(completions):
        path = f"completions[{number}]"
        try:
            completion = (
                given if isinstance(given, Completion) else Completion.model_validate(given)
            )
        except InputError as error:
            issues += [
                attrs.evolve(i, path=f"{path}.{i.path}" if i.path != "Completion" else path)
                for i in error.issues
            ]
            continue
        try:
            row = plan.task(completion.task)
        except UnknownNameError as error:
            issues += [attrs.evolve(i, path=f"{path}.task") for i in error.issues]
            continue
        of_task = periods.get(row.id, {})
        one_due = of_task.get(completion.period)
        if one_due is None:
            issues.append(_no_such_period(path, completion, row.citation, [*of_task]))
        elif completion.done_on < (begins := _begins(plan, one_due, len(of_task))):
            issues.append(_too_early(path, completion, one_due, begins))
        elif one_due.key in done:
            issues.append(
                Issue(
                    "done-twice",
                    path,
                    f"task (nhiệm vụ) {row.id} is recorded twice for {completion.period}; keep one "
                    "record and put all evidence there",
                    f"nhiệm vụ {row.id} được ghi hai lần cho {completion.period}; hãy giữ một bản "
                    "ghi với mọi minh chứng",
                    one_due.citation,
                )
            )
        else:
            done[one_due.key] = completion
    if issues:
        raise InputError("completions", issues, "kết quả thực hiện")
    return FrozenDict(done)


def _no_such_period(path: str, completion: Completion, clause: Citation, names: list[str]) -> Issue:
    shown = (
        ", ".join(names) if len(names) <= _SHOWN else f"{names[0]}, {names[1]}, ..., {names[-1]}"
    )
    if not names:
        return Issue(
            "never-due",
            f"{path}.task",
            f"task (nhiệm vụ) {completion.task} never falls due in the period of the plan; take "
            "the record out or mend the deadline of the task",
            f"nhiệm vụ {completion.task} không có hạn nào trong giai đoạn của kế hoạch; hãy bỏ bản "
            "ghi hoặc sửa thời hạn của nhiệm vụ",
            clause,
        )
    return Issue(
        "no-such-period",
        f"{path}.period",
        f"task (nhiệm vụ) {completion.task} has no period {brief(completion.period)}; it has: "
        f"{shown}. Give one of them",
        f"nhiệm vụ {completion.task} không có kỳ {brief(completion.period)}; có: {shown}. Hãy "
        "ghi một trong số đó",
        clause,
    )


def _begins(plan: Plan, one: Due, periods: int) -> date:
    """The first day on which a task may be done for a period."""
    if periods == 1:
        return date.min
    if isinstance(deadline_of(plan, one.task), MonthOfPreviousYear):
        return one.first_day.replace(month=1, day=1)  # the month is the last one, not the only one
    return one.first_day


def _too_early(path: str, completion: Completion, one: Due, begins: date) -> Issue:
    return Issue(
        "before-the-period",
        f"{path}.done_on",
        f"{completion.done_on} is before {begins}, on which period {one.period} of task "
        f"(nhiệm vụ) {completion.task} begins; give the period in which it was done",
        f"{completion.done_on} trước {begins}, ngày bắt đầu kỳ {one.period} của nhiệm vụ "
        f"{completion.task}; hãy ghi đúng kỳ đã thực hiện",
        one.citation,
    )
