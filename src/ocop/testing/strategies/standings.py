"""Rows of plans, when they fall due, and records that they were done."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.plan import Completion, Due, Plan, Target, Task, occurrences
from ocop.testing.strategies.knobs import refuse
from ocop.testing.strategies.plans import plans

T = TypeVar("T")
_LATE = 60  # most days by which something is done late
_MOST = 8  # records in a list
_PROOF = ("Báo cáo 12/BC-UBND", "Biên bản 3", "https://ocop.example/2")


def plan_tasks(plan: Plan | None = None) -> SearchStrategy[Task]:
    """Tasks of a plan.

    Args:
        plan: The plan; None for any small plan.

    Returns:
        The strategy; the simplest is the first task.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(plan_tasks()).id
        'I.1'
    """
    if plan is None:
        return plans().flatmap(plan_tasks)
    return st.sampled_from(plan.tasks)  # every plan has at least one


def targets(plan: Plan | None = None) -> SearchStrategy[Target]:
    """Targets of a plan, printed and derived.

    Args:
        plan: The plan; None for any small plan that has targets.

    Returns:
        The strategy.

    Raises:
        InputError: If the plan has no target.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> from ocop.plan import load
        >>> simplest(targets(load("ca-mau-2021-2025"))).id
        'T1'
    """
    if plan is None:
        return plans(targets=True).flatmap(targets)
    found = (*plan.targets, *plan.derived_targets)
    return _one_of(plan, found, "has no target", "không có mục tiêu")


def dues(plan: Plan | None = None) -> SearchStrategy[Due]:
    """Due dates of a plan, those that do not bind among them.

    Args:
        plan: The plan; None for any small plan.

    Returns:
        The strategy; the simplest is the first in printed order.

    Raises:
        InputError: If nothing in the plan ever falls due.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(dues()).period
        '2026-12-31'
    """
    if plan is None:
        return plans().flatmap(dues)
    found = occurrences(plan)
    return _one_of(plan, found, "has nothing that falls due", "không có việc nào đến hạn")


def completions(plan: Plan | None = None) -> SearchStrategy[Completion]:
    """Records that a task was done, in time or late.

    Args:
        plan: The plan; None for any small plan.

    Returns:
        The strategy; the simplest was done on the first day of the first period.

    Raises:
        InputError: If nothing in the plan ever falls due.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(completions()).period
        '2026-12-31'
    """
    return dues(plan).flatmap(_done)


def completion_lists(plan: Plan) -> SearchStrategy[tuple[Completion, ...]]:
    """What was done of a plan, each task and period once, as `ocop.plan.standing` takes it.

    Args:
        plan: The plan.

    Returns:
        The strategy; the simplest is that nothing was.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> from ocop.plan import load
        >>> simplest(completion_lists(load("ca-mau-2021-2025")))
        ()
    """
    known = occurrences(plan)
    if not known:
        return st.just(())
    picked = st.lists(st.integers(0, len(known) - 1), max_size=_MOST, unique=True)
    return picked.flatmap(lambda places: st.tuples(*(_done(known[n]) for n in places)))


def _one_of(plan: Plan, found: Sequence[T], lacks: str, lacks_vi: str) -> SearchStrategy[T]:
    """One of what a plan has; a plan without any is refused before anything is drawn."""
    if not found:
        refuse(
            "plan",
            f"the plan (kế hoạch) {plan.id} {lacks}; give one that has",
            f"kế hoạch {plan.id} {lacks_vi}; hãy cho kế hoạch khác",
        )
    return st.sampled_from(found)


@st.composite
def _done(draw: DrawFn, one: Due) -> Completion:
    """Done within its period, or after it."""
    most = (one.last_day - one.first_day).days + _LATE
    done_on = one.first_day + timedelta(days=draw(st.integers(0, most)))
    evidence = draw(st.lists(st.sampled_from(_PROOF), max_size=2, unique=True))
    return Completion(
        task=one.task.id, period=one.period, done_on=done_on, evidence=tuple(evidence)
    )
