"""Agendas: the due dates of an agency, a month, a section, and how much each agency has to do."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from itertools import groupby

import attrs

from ocop.agencies import Successor, agencies
from ocop.errors import InputError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.names import fold
from ocop.plan.assignments import AgendaRole
from ocop.plan.deadlines import Due, due
from ocop.plan.fields import agency_key
from ocop.plan.model import Plan


@attrs.frozen
class AgendaItem:
    """A due date of an agency.

    Attributes:
        due: The due date.
        role: Its part in it.
        named: The printed name under which the plan means it.
        direct: Whether that is its own name, not a collective one.
        agency: Official name of the agency asked about.
        succession: The change by which the agency took over from the one that the plan names;
            None where the plan names the agency itself.
    """

    due: Due
    role: AgendaRole
    named: str
    direct: bool
    agency: str
    succession: Successor | None = None


@attrs.frozen
class Workload:
    """How many due dates an agency has in a window.

    Attributes:
        agency: Official name.
        lead: Due dates that it leads.
        coordinating: Due dates in which it coordinates under its own name.
        joint: Due dates whose cell spans lead and coordinating, under its own name.
        collective: Due dates in which it is meant under a collective name only.
        total: All of them.
    """

    agency: str
    lead: int
    coordinating: int
    joint: int
    collective: int

    @property
    def total(self) -> int:
        """All due dates of the agency."""
        return self.lead + self.coordinating + self.joint + self.collective


def agenda(  # noqa: PLR0913 - two days and an agency, and what is wanted by keyword
    plan: Plan,
    agency: str,
    first: date,
    last: date,
    *,
    role: AgendaRole | None = None,
    collective: bool = True,
    binding_only: bool = True,
    roll: bool = False,
) -> tuple[AgendaItem, ...]:
    """List what an agency has to do between two days.

    An agency named twice in a row is listed once, by its own name before a collective one and as
    lead before coordinating.

    Args:
        plan: The plan.
        agency: Any printed name of it, however typed. A collective name lists what stands under
            that name. A later agency that stands in the place of one that the plan names, as
            `ocop.agencies` knows, has what falls due from the change on; where its day is not
            known, what may fall after it is listed too (`AgendaItem.succession` tells).
        first: First day of the window.
        last: Last day of the window.
        role: Only this part; None for all.
        collective: Whether what it does under a collective name, such as ``các sở, ngành``, is
            listed.
        binding_only: False adds what does not bind, as in `due`.
        roll: Whether a due date on a day off moves to the next working day.

    Returns:
        The items by day, then in printed order.

    Raises:
        InputError: If ``last`` is before ``first`` or there is no such role.
        UnknownNameError: If the plan names no such agency.
        TypeError: If a day is not a plain date.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> [(i.due.task.id, i.role) for i in agenda(p, "Sở Y tế", first=date(2023, 1, 1),
        ...     last=date(2023, 6, 30), collective=False)]
        [('I.5.a', 'lead')]
    """
    if role not in (None, *_ROLES):
        raise InputError(
            "agenda",
            [
                Issue(
                    "unknown-role",
                    "role",
                    f"there is no role (vai trò) {brief(role)}; allowed: lead, coordinating, joint",
                    f"không có vai trò {brief(role)}; cho phép: lead, coordinating, joint",
                )
            ],
            "lịch công việc",
        )
    bodies = _bodies(plan, agency)
    found = []
    for one in due(plan, first, last, binding_only=binding_only, roll=roll):
        items = [
            AgendaItem(one, *parts[one.task.id], title, change)
            for title, parts, change in bodies
            if one.task.id in parts
            if change is None or change.holds_on(one.last_day) is not False
        ]
        item = min(items, key=lambda i: (not i.direct, _ROLES.index(i.role)), default=None)
        if item is not None and (collective or item.direct) and role in (None, item.role):
            found.append(item)
    return tuple(found)


def workload(plan: Plan, first: date, last: date) -> tuple[Workload, ...]:
    """Count the due dates of every agency that a row of Phụ lục 1 names or means.

    Args:
        plan: The plan.
        first: First day of the window.
        last: Last day of the window.

    Returns:
        One entry per agency that has any, the most first, then by name.

    Raises:
        InputError: If ``last`` is before ``first``.
        TypeError: If a day is not a plain date.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> w = workload(p, date(2023, 1, 1), date(2023, 12, 31))
        >>> [(one.agency, one.lead) for one in w if one.lead > 20]
        [('Đài Phát thanh - Truyền hình Cà Mau', 53), ('Báo Cà Mau', 24)]
    """
    dues = Counter(one.task.id for one in due(plan, first, last))
    rows: dict[str, Counter[str]] = {}
    for body in plan.named_agencies:
        counts: Counter[str] = Counter()
        for id, (role, _, direct) in _parts(plan, body.name).items():
            counts[role if direct else "collective"] += dues[id]
        if counts.total():
            rows[body.name] = counts
    made = [
        Workload(name, *(counts[key] for key in ("lead", "coordinating", "joint", "collective")))
        for name, counts in rows.items()
    ]
    return tuple(sorted(made, key=lambda w: (-w.total, fold(w.agency))))


def by_month(dues: Iterable[Due]) -> FrozenDict[str, tuple[Due, ...]]:
    """Group due dates by the month in which they fall.

    Args:
        dues: Due dates.

    Returns:
        Month, such as ``2023-02``, to its due dates; months in order, each due date once.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> list(by_month(plan.due(p, date(2022, 12, 31), date(2023, 1, 15))))
        ['2022-12', '2023-01']
    """
    ordered = sorted(dues, key=lambda d: d.on)
    return FrozenDict({m: tuple(g) for m, g in groupby(ordered, key=lambda d: f"{d.on:%Y-%m}")})


def by_section(plan: Plan, dues: Iterable[Due]) -> FrozenDict[str, tuple[Due, ...]]:
    """Group due dates by the section of Phụ lục 1.

    Args:
        plan: The plan.
        dues: Its due dates.

    Returns:
        Id of the section to its due dates, in printed order, each due date once.

    Raises:
        UnknownNameError: If a due date is not of this plan.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> {id: len(d) for id, d in by_section(p, plan.due(p, date(2023, 2, 28),
        ...     date(2023, 2, 28))).items()}
        {'I': 4, 'II': 1}
    """
    groups: dict[str, list[Due]] = {section.id: [] for section in plan.sections}
    for one in dues:
        groups[plan.section_of(one.task).id].append(one)
    return FrozenDict({id: tuple(found) for id, found in groups.items() if found})


_ROLES: tuple[AgendaRole, ...] = ("lead", "coordinating", "joint")

_Part = tuple[AgendaRole, str, bool]
"""A part in a row: the role, the printed name, whether that is the agency's own."""

_Body = tuple[str, FrozenDict[str, _Part], Successor | None]
"""An agency, its parts, and the change by which it took them over."""


def _bodies(plan: Plan, name: str) -> list[_Body]:
    """The agencies of the plan that a name stands for, with the change that makes it so."""
    typed = agency_key(name) if isinstance(name, str) else ""
    named = plan.agency_by_name.get(typed)
    title = named.name if named is not None else typed
    bodies: list[_Body] = [] if named is None else [(named.name, _parts(plan, named.name), None)]
    for former, change in _changes(plan).get(fold(title), ()):
        if former != title:
            bodies.append((change.name or title, _parts(plan, former), change))
    if not bodies:
        plan.agency(name)  # raises, with the nearest names
    return bodies


@lru_cache(maxsize=32)
def _changes(plan: Plan) -> FrozenDict[str, tuple[tuple[str, Successor], ...]]:
    """Folded later name to the agencies of the plan in whose place it stands, and the change."""
    found: dict[str, tuple[tuple[str, Successor], ...]] = {}
    for former in agencies() if plan.agencies_of is not None else ():
        known = plan.agency_by_name.get(agency_key(former.name))
        for change in former.successors if known is not None else ():
            if known is not None and change.name is not None:
                later = fold(change.name)
                found[later] = (*found.get(later, ()), (known.name, change))
    return FrozenDict(found)


@lru_cache(maxsize=1024)
def _parts(plan: Plan, name: str) -> FrozenDict[str, _Part]:
    """What an agency does in each row: by its own name first, as lead first."""
    wide = {agency.name for agency in plan.wider(name)}
    parts: dict[str, _Part] = {}
    for row in plan.assigned:
        named = [(role, printed, plan.agency(printed).name) for role, printed in row.bearers]
        own = [(role, printed, True) for role, printed, official in named if official == name]
        meant = [(role, printed, False) for role, printed, official in named if official in wide]
        if own or meant:
            parts[row.id] = (*own, *meant)[0]
    return FrozenDict(parts)
