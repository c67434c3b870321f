"""Whole-plan checks: ids, parents, agencies, deadlines inside the period, orders, references."""

from collections.abc import Iterable, Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from ocop.errors import Issue, brief
from ocop.legal import Citation
from ocop.names import fold, nearest
from ocop.plan.assignments import (
    Assigned,
    ByDate,
    ByMonth,
    ByYear,
    Deadline,
    Inherited,
    Period,
    Subtask,
    Yearly,
)
from ocop.plan.audit_body import SECTION, TASK, body_issues, missing, row_ids
from ocop.plan.fields import PlanFields, agency_key
from ocop.plan.periods import periods


def audit(plan: PlanFields, elsewhere: Iterable[str] = ()) -> tuple[Issue, ...]:
    """Find what is wrong with a plan whose fields are right one by one.

    Args:
        plan: The plan.
        elsewhere: Ids of rows that could not be read; they are not reported as missing.

    Returns:
        Every problem with its place; empty when the plan is sound.
    """
    known = frozenset(elsewhere)
    return (
        *_period(plan),
        *_ids(plan),
        *_homes(plan, known),
        *_agencies(plan, known),
        *_deadlines(plan),
        *_orders(plan, known),
        *body_issues(plan, known),
    )


def _rows(plan: PlanFields) -> Iterator[tuple[str, Assigned]]:
    for field in ("sections", "tasks", "subtasks"):
        yield from ((f'{field}["{row.id}"]', row) for row in getattr(plan, field))


def _period(plan: PlanFields) -> Iterator[Issue]:
    if plan.last_day < plan.first_day:
        yield Issue(
            "period-backwards",
            "last_day",
            f"the period (giai đoạn) ends on {plan.last_day}, before it begins on "
            f"{plan.first_day}; swap them",
            f"giai đoạn kết thúc {plan.last_day} trước khi bắt đầu {plan.first_day}; hãy đổi chỗ",
        )
    if plan.in_force_from > plan.last_day:
        yield Issue(
            "in-force-too-late",
            "in_force_from",
            f"the plan takes effect on {plan.in_force_from}, after its period ended on "
            f"{plan.last_day}; mend one of the two",
            f"kế hoạch có hiệu lực {plan.in_force_from} sau khi giai đoạn kết thúc "
            f"{plan.last_day}; hãy sửa một trong hai",
        )


def _ids(plan: PlanFields) -> Iterator[Issue]:
    listed = {
        "sections": [row.id for row in plan.sections],
        "tasks": [row.id for row in (*plan.tasks, *plan.subtasks)],
        "targets": [row.id for row in (*plan.targets, *plan.derived_targets)],
    }
    both = {s.id for s in plan.sections if s.deadline is not None} & set(listed["tasks"])
    for id in sorted(both):
        yield Issue(
            "id-twice",
            f'sections["{id}"]',
            f"section and task (mục, nhiệm vụ) {id} both have a deadline under one id; leave it "
            "with the task",
            f"mục và nhiệm vụ {id} cùng mã và đều có thời hạn; hãy để ở nhiệm vụ",
        )
    for field in ("groups", "content", "solutions", "funding", "finance", "projects", "duties",
                  "reports", "documents"):  # fmt: skip
        listed[field] = [row.id for row in getattr(plan, field)]
    for field, ids in listed.items():
        for id in dict.fromkeys(ids):
            if ids.count(id) > 1:
                yield Issue(
                    "id-twice",
                    f'{field}["{id}"]',
                    f"the id {id} stands {ids.count(id)} times; give each its own (mã trùng)",
                    f"mã {id} xuất hiện {ids.count(id)} lần; mỗi mục cần mã riêng",
                )
    seen: dict[str, str] = {}
    for agency in plan.named_agencies:
        for name in dict.fromkeys(map(fold, (agency.name, *agency.aliases))):
            if seen.setdefault(name, agency.name) != agency.name:
                yield Issue(
                    "agency-twice",
                    f'agencies["{agency.name}"]',
                    f"the name {name} leads to two agencies (cơ quan): {seen[name]} and "
                    f"{agency.name}; leave it with one",
                    f"tên {name} dẫn đến hai cơ quan: {seen[name]} và {agency.name}; hãy để một",
                )


def _homes(plan: PlanFields, elsewhere: frozenset[str]) -> Iterator[Issue]:
    for field, rows, (en, vi) in (
        ("sections", plan.sections, SECTION),
        ("tasks", plan.tasks, TASK),
    ):
        if not rows and not elsewhere:
            yield Issue(
                f"no-{field}",
                field,
                f"a plan (kế hoạch) has at least one {en} ({vi}); add it",
                f"kế hoạch có ít nhất một {vi}; hãy thêm",
            )
    sections = {row.id for row in plan.sections} | elsewhere
    for task in plan.tasks:
        if task.section not in sections:
            path = f'tasks["{task.id}"].section'
            yield missing(path, SECTION, task.section, sections, task.citation)
    tasks = {row.id for row in plan.tasks} | elsewhere
    for sub in plan.subtasks:
        if sub.parent not in tasks:
            path = f'subtasks["{sub.id}"].parent'
            yield missing(path, TASK, sub.parent, tasks, sub.citation)


def _agencies(plan: PlanFields, elsewhere: frozenset[str]) -> Iterator[Issue]:
    if plan.agencies_of is not None and plan.named_agencies == plan.agencies:
        yield Issue(
            "no-agencies-of",
            "agencies_of",
            f"ocop.agencies has no agencies (cơ quan) of {brief(plan.agencies_of)}; mend the "
            "number, or leave it out and list them in agencies",
            f"ocop.agencies không có cơ quan của {brief(plan.agencies_of)}; hãy sửa số hiệu, hoặc "
            "bỏ và liệt kê trong agencies",
        )
        return
    unread = {agency_key(name) for name in elsewhere}
    places: list[tuple[str, str, Citation | None]] = [
        (f"{path}.{role}", name, row.citation)
        for path, row in _rows(plan)
        for role, name in row.bearers
    ]
    places += [
        (f'{field}["{row.id}"].agencies', name, row.citation)
        for field in ("duties", "finance")
        for row in getattr(plan, field)
        for name in row.agencies
    ]
    if plan.closing is not None:
        closing = plan.closing
        places += [("closing.agencies", name, closing.citation) for name in closing.agencies]
    places += [
        (f'reports["{row.id}"]', name, row.citation)
        for row in plan.reports
        for name in (row.reporter, *row.to, *row.through)
    ]
    places += [
        (f'agencies["{agency.name}"].members', name, None)
        for agency in plan.agencies
        for name in agency.members
    ]
    for path, name, clause in places:
        if agency_key(name) not in plan.agency_by_name and agency_key(name) not in unread:
            near = "; ".join(nearest(name, [a.name for a in plan.named_agencies]))
            yield Issue(
                "unknown-agency",
                path,
                f"there is no agency (cơ quan) {brief(name)} in the plan; nearest: "
                f"{near or 'none'}. Add it to agencies or mend the name",
                f"kế hoạch không có cơ quan {brief(name)}; gần nhất: {near or 'không có'}. Hãy "
                "thêm vào agencies hoặc sửa tên",
                clause,
            )


def _deadlines(plan: PlanFields) -> Iterator[Issue]:
    first, last = plan.first_day, plan.last_day
    for path, row in _rows(plan):
        deadline = row.deadline
        outside = _outside(deadline, first, last)
        if outside:
            yield Issue(
                "deadline-outside-period",
                f"{path}.deadline",
                f"the deadline (thời hạn) {outside} lies outside the period {first} to {last}; "
                "mend the deadline or the period",
                f"thời hạn {outside} nằm ngoài giai đoạn {first} đến {last}; hãy sửa thời hạn "
                "hoặc giai đoạn",
                row.citation,
            )
        if isinstance(deadline, Inherited) and not isinstance(row, Subtask):
            yield Issue(
                "nothing-to-inherit",
                f"{path}.deadline",
                "only a subtask (gạch đầu dòng dưới nhiệm vụ) has a task above it to inherit a "
                "deadline from; give this row its own",
                "chỉ gạch đầu dòng dưới nhiệm vụ mới theo thời hạn của nhiệm vụ; hãy ghi thời hạn",
                row.citation,
            )
        if row.cadence is not None and not isinstance(deadline, Yearly | ByYear | Period):
            yield Issue(
                "cadence-without-span",
                f"{path}.cadence",
                f"the cadence (tần suất) {row.cadence} needs a deadline that spans at least a "
                "year: yearly, year or period; mend one of the two",
                f"tần suất {row.cadence.vi} cần thời hạn từ một năm trở lên: yearly, year hoặc "
                "period; hãy sửa một trong hai",
                row.citation,
            )
        if row.cadence is not None and isinstance(deadline, Yearly) and deadline.month is not None:
            yield Issue(
                "cadence-and-month",
                f"{path}.cadence",
                f"a task with the cadence (tần suất) {row.cadence} is due all year; leave month "
                "out",
                f"nhiệm vụ có tần suất {row.cadence.vi} thì đến hạn suốt năm; hãy bỏ month",
                row.citation,
            )
        bears = bool(row.lead or row.joint)
        if bears != (deadline is not None):
            lacking = ("a deadline", "thời hạn") if bears else ("a lead", "cơ quan chủ trì")
            yield Issue(
                "half-assigned",
                path,
                f"the row lacks {lacking[0]}: who leads (chủ trì) and until when go together; "
                "add it",
                f"dòng này thiếu {lacking[1]}: chủ trì và thời hạn đi cùng nhau; hãy thêm",
                row.citation,
            )


def _outside(deadline: Deadline | None, first: date, last: date) -> str:
    """The deadline as text where it lies outside the period, else nothing."""
    match deadline:
        case ByYear(year=year):
            span, text = (date(year, 1, 1), date(year, 12, 31)), str(year)
        case ByMonth(year=year, month=month):
            begin = date(year, month, 1)
            span, text = (begin, begin + relativedelta(day=31)), f"{month:02}/{year}"
        case Period(first_year=begins, last_year=ends):
            span, text = (date(begins, 1, 1), date(ends, 12, 31)), f"{begins}-{ends}"
        case ByDate(day=day):
            span, text = (day, day), str(day)
        case _:
            return ""
    # What is due lies in the period: a whole year or month may begin before the plan does, but
    # must end inside it.
    return "" if first <= span[1] <= last and span[0].year >= first.year else text


def _orders(plan: PlanFields, elsewhere: frozenset[str]) -> Iterator[Issue]:
    ids = row_ids(plan) | elsewhere
    rows = {row.id: row for _, row in _rows(plan)}
    waits: dict[str, set[str]] = {}
    for number, order in enumerate(plan.orders):
        for field in ("before", "after"):
            id = getattr(order, field)
            if id not in ids:
                yield missing(f"orders[{number}].{field}", TASK, id, ids, order.citation)
        known = (
            [name for name, _, _ in periods(plan, rows[order.after])] if order.after in rows else []
        )
        if known and order.after_period not in (None, *known):
            yield Issue(
                "no-such-period",
                f"orders[{number}].after_period",
                f"task (nhiệm vụ) {order.after} has no period {brief(order.after_period)}; it has "
                f"{known[0]} to {known[-1]}",
                f"nhiệm vụ {order.after} không có kỳ {brief(order.after_period)}; có từ "
                f"{known[0]} đến {known[-1]}",
                order.citation,
            )
        waits.setdefault(order.after, set()).add(order.before)
    for id, before in waits.items():
        reached, fresh = set(), set(before)
        while fresh:
            reached |= fresh
            fresh = {b for one in fresh for b in waits.get(one, ())} - reached
        if id in reached:
            yield Issue(
                "order-in-a-circle",
                "orders",
                f"task (nhiệm vụ) {id} would have to be done before itself; take one order out",
                f"nhiệm vụ {id} phải làm trước chính nó; hãy bỏ một thứ tự",
            )
