"""Small plans of an invented province."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Literal

from dateutil.relativedelta import relativedelta
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from ocop.entities import SubjectType
from ocop.plan import Cadence, Plan, Section, Subtask, Target, Task
from ocop.plan.assignments import (
    ByDate,
    ByMonth,
    ByYear,
    Deadline,
    Inherited,
    MonthOfPreviousYear,
    Order,
    Period,
    Yearly,
)
from ocop.plan.content import (
    HeadcountShare,
    Measure,
    NotMeasured,
    ProductCount,
    SubjectFactShare,
    SubjectTypeShare,
)
from ocop.plan.fields import PlanAgency
from ocop.testing.strategies.knobs import NOW_AND_THEN
from ocop.vocabulary import StarTier

_NUMBER = "9/QĐ-UBND"
_FIRST_YEAR, _YEARS, _LONGEST = 2026, 6, 3  # the first year of a plan, and how long plans are
_SECTIONS = ("I", "II", "III")
_MOST = 3  # tasks of a section
_AGENCIES = (
    PlanAgency(name="Sở Nông nghiệp và Môi trường", aliases=("Sở NN&MT",)),
    PlanAgency(name="UBND cấp xã"),
    PlanAgency(name="Hội Nông dân"),
    PlanAgency(name="các sở, ngành", members=("Sở Nông nghiệp và Môi trường", "Hội Nông dân")),
    PlanAgency(name="các cơ quan", members=("các sở, ngành", "UBND cấp xã"), open_ended=True),
)
_NAMES = tuple(name for agency in _AGENCIES for name in (agency.name, *agency.aliases))
_MEASURES: tuple[tuple[Literal["products", "percent"], Measure], ...] = (
    ("products", ProductCount(tiers=(StarTier.THREE,))),
    ("products", ProductCount(tiers=(StarTier.FOUR, StarTier.FIVE))),
    ("percent", SubjectTypeShare(type=SubjectType.COOPERATIVE)),
    ("percent", SubjectFactShare(fact="trained")),
    ("percent", HeadcountShare(people="officers")),
    ("percent", NotMeasured(vi="Không nêu cách tính", en="No measure is given")),
)
_DECEMBER = 12
_MONTH = st.integers(1, _DECEMBER)
_DAY_OF_MONTH = st.none() | st.integers(1, 28)
_CADENCE = st.none() | st.sampled_from(Cadence)
_SOME = st.lists(st.sampled_from(_NAMES), min_size=1, max_size=3, unique=True).map(tuple)
_SOME_OR_NONE = st.just(()) | _SOME
_MEASURED = st.lists(st.integers(0, len(_MEASURES) - 1), min_size=1, unique=True)


@st.composite
def plans(draw: DrawFn, targets: bool | None = None) -> Plan:  # noqa: FBT001 - a knob
    """Random small plans; each has at least one due date.

    Periods begin and end in mid-year now and then; rows have every kind of deadline and cadence,
    agencies of their own and collective ones; there are sections with a deadline, subtasks,
    orders and targets.

    Args:
        draw: Given by hypothesis.
        targets: True for plans with targets, False for those without; None for either.

    Returns:
        The strategy; the simplest has one section and one task, due on the last day of 2026.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> plan = simplest(plans())
        >>> [(task.id, str(task.deadline.day)) for task in plan.tasks]
        [('I.1', '2026-12-31')]
    """
    first, last = _period(draw)
    sections: list[Section] = []
    tasks: list[Task] = []
    subtasks: list[Subtask] = []
    for id in _SECTIONS[: draw(st.integers(1, len(_SECTIONS)))]:
        own = _row(draw, id, first, last) if draw(NOW_AND_THEN) else _placed(id)
        sections.append(Section(**own))
        # The first task of all falls due whatever the period.
        for n in range(1, draw(st.integers(0 if tasks else 1, _MOST)) + 1):
            row = _row(draw, f"{id}.{n}", first, last, always=not tasks)
            tasks.append(Task(section=id, **row))
            if draw(NOW_AND_THEN):
                dash = _row(draw, f"{id}.{n}.a", first, last)
                if draw(st.booleans()):
                    dash |= {"deadline": Inherited(), "cadence": None}
                subtasks.append(Subtask(parent=f"{id}.{n}", **dash))
    with_targets = draw(NOW_AND_THEN) if targets is None else targets
    in_force = first
    if draw(NOW_AND_THEN):
        in_force = _day(draw, first - timedelta(days=400), last)
    return Plan(
        format=1,
        id="dong-son",
        number=_NUMBER,
        title="Kế hoạch OCOP",
        province="Đông Sơn",
        issued_by="UBND tỉnh Đông Sơn",
        issued_on=first,
        in_force_from=in_force,
        first_day=first,
        last_day=last,
        agencies=_AGENCIES,
        targets=_targets(draw, first, last) if with_targets else (),
        sections=tuple(sections),
        tasks=tuple(tasks),
        subtasks=tuple(subtasks),
        orders=_orders(draw, tasks),
    )


def _period(draw: DrawFn) -> tuple[date, date]:
    """First and last day: whole years, or now and then any days of them."""
    year = _FIRST_YEAR + draw(st.integers(0, _YEARS))
    first = date(year, 1, 1)
    last = date(year + draw(st.integers(0, _LONGEST - 1)), 12, 31)
    if draw(NOW_AND_THEN):
        first = _day(draw, first, last)
        last = _day(draw, first, last)
    return first, last


def _placed(id: str) -> dict[str, Any]:
    return {"id": id, "name": f"Việc {id}", "document": _NUMBER, "clause": f"Phụ lục 1, mục {id}"}


def _row(draw: DrawFn, id: str, first: date, last: date, *, always: bool = False) -> dict[str, Any]:
    """The fields of a row with agencies and a deadline."""
    deadline, cadence = _deadline(draw, first, last, always=always)
    row = {**_placed(id), "deadline": deadline, "cadence": cadence}
    if draw(NOW_AND_THEN):
        return {**row, "joint": draw(_SOME)}
    return {**row, "lead": draw(_SOME), "coordinating": draw(_SOME_OR_NONE)}


def _deadline(
    draw: DrawFn, first: date, last: date, *, always: bool
) -> tuple[Deadline, Cadence | None]:
    """A deadline inside the period, with a cadence where it can have one."""
    if always:
        return ByDate(day=_day(draw, first, last) if draw(st.booleans()) else last), None
    ends = [day for day in _month_ends(first, last) if day <= last]
    years = [day.year for day in ends if day.month == _DECEMBER]
    kinds = ["yearly", "date", "day-of-year", "previous-year"]
    kinds += ["month"] * bool(ends) + ["year", "period"] * bool(years)
    deadline: Deadline
    match draw(st.sampled_from(kinds)):
        case "yearly":
            deadline = Yearly()
        case "date":
            deadline = ByDate(day=_day(draw, first, last))
        case "day-of-year":
            deadline = Yearly(month=draw(_MONTH), day=draw(_DAY_OF_MONTH))
        case "previous-year":
            deadline = MonthOfPreviousYear(month=draw(_MONTH))
        case "month":
            end = draw(st.sampled_from(ends))
            deadline = ByMonth(year=end.year, month=end.month)
        case "year":
            deadline = ByYear(year=draw(st.sampled_from(years)))
        case _:
            begin, end_year = sorted((draw(st.sampled_from(years)), draw(st.sampled_from(years))))
            deadline = Period(first_year=begin, last_year=end_year)
    spans = isinstance(deadline, ByYear | Period) or deadline == Yearly()
    return deadline, draw(_CADENCE) if spans else None


def _day(draw: DrawFn, first: date, last: date) -> date:
    return first + timedelta(days=draw(st.integers(0, (last - first).days)))


def _month_ends(first: date, last: date) -> list[date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return [first + relativedelta(months=n, day=31) for n in range(months)]


def _orders(draw: DrawFn, tasks: Sequence[Task]) -> tuple[Order, ...]:
    """One task before a later one; so none comes before itself."""
    if len(tasks) == 1 or not draw(NOW_AND_THEN):
        return ()
    n = draw(st.integers(1, len(tasks) - 1))
    before = tasks[draw(st.integers(0, n - 1))]
    return (
        Order(
            before=before.id,
            after=tasks[n].id,
            vi="Việc trước là cơ sở của việc sau.",
            en="The one builds on the other.",
            document=_NUMBER,
            clause="Phụ lục 1",
        ),
    )


def _targets(draw: DrawFn, first: date, last: date) -> tuple[Target, ...]:
    """Targets, each measured in another way."""
    measured = draw(_MEASURED)
    found = []
    for n, at in enumerate(measured, 1):
        unit, measure = _MEASURES[at]
        found.append(
            Target(
                id=f"T{n}",
                document=_NUMBER,
                clause=f"Kế hoạch, mục tiêu {n}",
                vi="Mục tiêu của kế hoạch",
                en="A target of the plan",
                figure=draw(st.integers(0, 100)),
                unit=unit,
                operator=draw(st.sampled_from(("at-least", "about"))),
                measure=measure,
                by=_day(draw, first, last),
            )
        )
    return tuple(found)
