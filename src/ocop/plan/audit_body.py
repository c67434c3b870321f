"""Checks of a plan's body: references to rows, targets and their sums."""

from collections.abc import Iterable, Iterator

from ocop.errors import Issue, brief
from ocop.legal import Citation
from ocop.names import nearest
from ocop.plan.content import NotMeasured, ProductCount, SumOfTargets, Target
from ocop.plan.fields import PlanFields

SECTION, TASK = ("section", "mục"), ("task", "nhiệm vụ")
DOCUMENT, TARGET = ("document", "văn bản"), ("target", "mục tiêu")


def missing(
    path: str, what: tuple[str, str], id: str, known: Iterable[str], clause: Citation
) -> Issue:
    """A row that is referred to and is not there.

    Args:
        path: Where it is referred to.
        what: What it is, in English and Vietnamese.
        id: Its id.
        known: The ids there are.
        clause: The clause of the row that refers to it.

    Returns:
        The problem.
    """
    near = ", ".join(nearest(id, known)) or ", ".join(sorted(known)[:5])
    en, vi = what
    return Issue(
        "no-such-row",
        path,
        f"there is no {en} ({vi}) {brief(id)}; nearest: {near or 'none'}. Add it or mend the id",
        f"không có {vi} {brief(id)}; gần nhất: {near or 'không có'}. Hãy thêm hoặc sửa mã",
        clause,
    )


def row_ids(plan: PlanFields) -> set[str]:
    """The ids of every row that has a deadline.

    Args:
        plan: The plan.

    Returns:
        Ids of tasks, subtasks, and sections with a deadline of their own.
    """
    sections = {section.id for section in plan.sections if section.deadline is not None}
    return sections | {row.id for row in (*plan.tasks, *plan.subtasks)}


def body_issues(plan: PlanFields, elsewhere: frozenset[str]) -> Iterator[Issue]:
    """Find what is wrong with references to rows, and with targets.

    Args:
        plan: The plan.
        elsewhere: Ids of rows that could not be read.

    Yields:
        Every problem with its place.
    """
    ids = row_ids(plan) | elsewhere
    holders = [
        (f'{field}["{row.id}"].tasks', row.tasks, row.citation)
        for field in ("content", "solutions", "duties")
        for row in getattr(plan, field)
    ]
    holders += [(f'projects["{p.id}"].task', (p.task,), p.citation) for p in plan.projects]
    if plan.cycle is not None:
        holders.append(("cycle.tasks", plan.cycle.tasks, plan.cycle.citation))
        documents = {row.id for row in plan.documents} | elsewhere
        named = plan.cycle.defined_in
        if named not in documents:
            yield missing("cycle.defined_in", DOCUMENT, named, documents, plan.cycle.citation)
    for path, tasks, clause in holders:
        yield from (missing(path, TASK, id, ids, clause) for id in tasks if id not in ids)
    yield from _sums(plan, elsewhere)


def _sums(plan: PlanFields, elsewhere: frozenset[str]) -> Iterator[Issue]:
    for field, derived in (("targets", False), ("derived_targets", True)):
        for target in getattr(plan, field):
            if target.derived != derived:
                other = "targets" if derived else "derived_targets"
                yield Issue(
                    "derived-or-printed",
                    f'{field}["{target.id}"]',
                    f"the sum of other targets (mục tiêu) is derived, everything else is printed; "
                    f"move it to {other}",
                    f"tổng của các mục tiêu khác là số suy ra, còn lại là số in; hãy chuyển sang "
                    f"{other}",
                    target.citation,
                )
            yield from _measures(field, target)
            if not plan.first_day <= target.by <= plan.last_day:
                yield Issue(
                    "target-outside-period",
                    f'{field}["{target.id}"].by',
                    f"the target (mục tiêu) is to be met by {target.by}, outside the period "
                    f"{plan.first_day} to {plan.last_day}; mend the day or the period",
                    f"mục tiêu phải đạt trước {target.by}, ngoài giai đoạn {plan.first_day} đến "
                    f"{plan.last_day}; hãy sửa ngày hoặc giai đoạn",
                    target.citation,
                )
    printed = {target.id: target for target in plan.targets}
    for target in plan.derived_targets:
        of = target.measure.of if isinstance(target.measure, SumOfTargets) else ()
        path = f'derived_targets["{target.id}"]'
        for id in of:
            if id not in printed and id not in elsewhere:
                yield missing(f"{path}.measure.of", TARGET, id, printed, target.citation)
        known = [printed[id] for id in of if id in printed]
        tiers = [x for t in known for x in getattr(t.measure, "tiers", (None, None))]
        if len(set(tiers)) < len(tiers):
            yield Issue(
                "no-sum",
                f"{path}.measure.of",
                "only counts of products (số sản phẩm) of different tiers can be summed; take the "
                "others out",
                "chỉ cộng được số sản phẩm của các hạng khác nhau; hãy bỏ những mục tiêu khác",
                target.citation,
            )
        total = sum(t.figure for t in known)
        if known and len(known) == len(of) and total != target.figure:
            yield Issue(
                "sum-differs",
                f"{path}.figure",
                f"{target.figure} is not the sum {total} of the targets (mục tiêu) from which it "
                "follows; mend it",
                f"{target.figure} không phải tổng {total} của các mục tiêu; hãy sửa",
                target.citation,
            )


def _measures(field: str, target: Target) -> Iterator[Issue]:
    counts = isinstance(target.measure, ProductCount | SumOfTargets)
    measured = not isinstance(target.measure, NotMeasured)
    if measured and counts != (target.unit == "products"):
        unit = "products" if counts else "percent"
        yield Issue(
            "unit",
            f'{field}["{target.id}"].unit',
            f"what is measured by {target.measure.kind} has the unit (đơn vị) {unit}; mend one of "
            "the two",
            f"đo bằng {target.measure.kind} thì đơn vị là {unit}; hãy sửa một trong hai",
            target.citation,
        )
    if measured and target.operator is None:
        yield Issue(
            "no-operator",
            f'{field}["{target.id}"].operator',
            "a target (mục tiêu) that is measured is compared: give at-least or about",
            "mục tiêu đo được thì phải so sánh: hãy ghi at-least hoặc about",
            target.citation,
        )
