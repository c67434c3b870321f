"""Targets measured from a portfolio: met, short by how many, or which fact is missing."""

from datetime import date, timedelta
from fractions import Fraction
from math import ceil
from typing import Literal

import attrs

from ocop.amounts import Amount, exact
from ocop.errors import InputError, Issue, brief
from ocop.plan.content import (
    HeadcountShare,
    Measure,
    NotMeasured,
    ProductCount,
    SubjectFact,
    SubjectFactShare,
    SubjectTypeShare,
    SumOfTargets,
    Target,
)
from ocop.plan.deadlines import check_day
from ocop.plan.model import Plan
from ocop.plan.portfolio import Portfolio
from ocop.plan.results import Missing, Projection, TargetResult, TargetStatus

Base = Literal["recognised", "registered"]
"""Whom ``chủ thể OCOP`` counts: those with a product recognised on the day, or all listed."""

_HUNDRED = 100

_FACTS = {
    "circular_chain": ("chuỗi giá trị tuần hoàn, OCOP xanh", "circular value chain, green OCOP"),
    "trained": ("được đào tạo, tập huấn", "trained"),
    "modern_channels": ("kênh bán hàng hiện đại", "modern sales channels"),
}
_NOBODY = {
    "officers": ("không có cán bộ phụ trách nào", "there are no officers"),
    "workers": ("không có người lao động nào", "there are no workers"),
}
_PEOPLE = {
    "officers": ("số cán bộ phụ trách và số được đào tạo", "officers, all and trained"),
    "workers": ("số người lao động và số được đào tạo", "workers, all and trained"),
}


def assess_targets(
    plan: Plan,
    portfolio: Portfolio,
    *,
    on: date,
    base: Base = "recognised",
    tolerance: Amount | None = None,
) -> tuple[TargetResult, ...]:
    """Measure every target of a plan, then the derived figures.

    Only certificates valid on the day count (reading I47).

    Args:
        plan: The plan.
        portfolio: What the province has to show.
        on: The day.
        base: Whom ``chủ thể OCOP`` counts (reading I48).
        tolerance: How far below "about" a figure still meets it, in the unit of the target, such
            as percentage points (reading I49). Without it such a target is not measurable.

    Returns:
        One result per target, in printed order; derived figures last.

    Raises:
        InputError: If ``base`` or ``tolerance`` is wrong.
        TypeError: If ``on`` is not a plain date.

    Example:
        >>> from ocop import plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> none = plan.Portfolio(certificates=())
        >>> [(r.target.id, r.short_by) for r in assess_targets(p, none, on=date(2024, 12, 31))
        ...     if r.status == "short"]
        [('T2', 5), ('T3', 197), ('T2+T3', 202)]
    """
    check_day("on", on)
    scale = _Scale(portfolio, on, base, _checked(base, tolerance))
    measured = {target.id: scale.measure(target) for target in plan.targets}
    derived = (scale.add_up(target, measured) for target in plan.derived_targets)
    return (*measured.values(), *derived)


def project(  # noqa: PLR0913 - two days by keyword
    plan: Plan,
    portfolio: Portfolio,
    target: str,
    *,
    since: date,
    on: date,
    base: Base = "recognised",
    tolerance: Amount | None = None,
) -> Projection:
    """Tell when a target is met at the rate between two days.

    The rate is what was gained less what expired or was withdrawn. Only what certificates show has
    days; training and sales facts have none and cannot be projected.

    Args:
        plan: The plan.
        portfolio: What the province has to show.
        target: Id of the target.
        since: The earlier day.
        on: The later day, from which it is projected.
        base: As for `assess_targets`.
        tolerance: As for `assess_targets`.

    Returns:
        The projection.

    Raises:
        InputError: If ``on`` is not after ``since``.
        UnknownNameError: If there is no such target.
        TypeError: If a day is not a plain date.

    Example:
        >>> from ocop import Certificate, plan
        >>> p = plan.load("ca-mau-2021-2025")
        >>> held = tuple(Certificate(number="1", product=f"Sản phẩm {n}", tier=5,
        ...     issued_on=date(2024, 1, n)) for n in range(1, 4))
        >>> made = project(p, plan.Portfolio(certificates=held), "T2", since=date(2023, 12, 31),
        ...     on=date(2024, 12, 31))
        >>> made.now.short_by, made.met_on, made.in_time
        (2, datetime.date(2025, 9, 1), True)
    """
    wanted = plan.target(target)
    check_day("since", since)
    check_day("on", on)
    if on <= since:
        raise _wrong(
            "no-time-between",
            "on",
            f"{on} is not after {since}; a rate (tốc độ) needs days between",
            f"{on} không sau {since}; tính tốc độ cần có thời gian ở giữa",
        )
    leeway = _checked(base, tolerance)

    def measured(day: date) -> TargetResult:
        scale = _Scale(portfolio, day, base, leeway)
        printed = {one.id: scale.measure(one) for one in plan.targets}
        return scale.add_up(wanted, printed) if wanted.derived else printed[wanted.id]

    then, now = measured(since), measured(on)
    missing = (*_undated(wanted), *then.missing, *now.missing)
    if missing or now.value is None or then.value is None:
        return Projection(wanted, then, now, None, None, None, tuple(dict.fromkeys(missing)))
    per_day = (now.value - then.value) / (on - since).days
    if now.status is TargetStatus.MET:
        judged = now if on <= wanted.by else measured(wanted.by)
        in_time = None if judged.missing else judged.status is TargetStatus.MET
        return Projection(wanted, then, now, per_day, on, in_time, judged.missing)
    met_on = None
    if per_day > 0:
        days = ceil((_least(wanted, leeway) - now.value) / per_day)
        met_on = on + timedelta(days=days) if days <= (date.max - on).days else None
    in_time = met_on is not None and met_on <= wanted.by
    return Projection(wanted, then, now, per_day, met_on, in_time)


_CERTIFICATES = Missing("giấy chứng nhận", "certificates")
_SUBJECTS = Missing("danh sách chủ thể", "list of subjects")
_TOLERANCE = Missing("dung sai của “khoảng”", 'tolerance of "about"')


class _Lacking(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, *missing: Missing) -> None:
        self.missing = missing
        super().__init__(missing)


@attrs.frozen
class _Scale:
    portfolio: Portfolio
    on: date
    base: Base
    tolerance: Fraction | None

    def measure(self, target: Target) -> TargetResult:
        """Measure a target that is printed."""
        try:
            return self._result(target, *self._counted(target.measure))
        except _Lacking as error:
            return self._result(target, 0, None, error.missing)

    def add_up(self, target: Target, measured: dict[str, TargetResult]) -> TargetResult:
        """Add up a figure that follows from targets already measured."""
        assert isinstance(target.measure, SumOfTargets)
        parts = [measured[id] for id in target.measure.of]
        missing = tuple(dict.fromkeys(m for part in parts for m in part.missing))
        return self._result(target, sum(part.count or 0 for part in parts), None, missing)

    def _result(
        self, target: Target, count: int, whole: int | None, missing: tuple[Missing, ...] = ()
    ) -> TargetResult:
        if target.operator == "about" and self.tolerance is None:
            missing = tuple(dict.fromkeys((*missing, _TOLERANCE)))
        if missing:
            return TargetResult(target, TargetStatus.NOT_MEASURABLE, missing=missing)
        least = _least(target, self.tolerance)
        needed = max(ceil(least if whole is None else least * whole / _HUNDRED), 0)
        status = TargetStatus.MET if count >= needed else TargetStatus.SHORT
        return TargetResult(target, status, count, whole, needed)

    def _counted(self, measure: Measure) -> tuple[int, int | None]:
        match measure:
            case ProductCount(tiers=tiers):
                counting = self.portfolio.counting_on(self.on)
                if counting is None:
                    raise _Lacking(_CERTIFICATES)
                return sum(c.tier in tiers for c in counting.values()), None
            case SubjectTypeShare(type=wanted):
                named = self.portfolio.subject_by_name
                recognised = self._recognised()
                count = sum(named[name].type is wanted for name in recognised)
                return count, len(self._whole())
            case SubjectFactShare(fact=fact):
                return self._with_fact(fact)
            case HeadcountShare(people=people):
                heads = self.portfolio.officers if people == "officers" else self.portfolio.workers
                if heads is None or heads.total == 0:
                    raise _Lacking(Missing(*(_PEOPLE if heads is None else _NOBODY)[people]))
                return heads.trained, heads.total
            case NotMeasured(vi=vi, en=en):
                raise _Lacking(Missing(vi, en))
        raise AssertionError(measure)  # pragma: no cover - the audit keeps sums out of targets

    def _recognised(self) -> list[str]:
        """The subjects with a product that counts."""
        counting, subjects = self.portfolio.counting_on(self.on), self.portfolio.subjects
        if counting is None or subjects is None:
            raise _Lacking(
                *([_CERTIFICATES] if counting is None else []),
                *([_SUBJECTS] if subjects is None else []),
            )
        lost = tuple(product for product, subject in counting if subject is None)
        if lost:
            raise _Lacking(Missing("chủ thể của sản phẩm", "subjects of products", lost))
        return list(dict.fromkeys(subject for _, subject in counting if subject is not None))

    def _whole(self) -> list[str]:
        """The subjects that are counted as ``chủ thể OCOP``."""
        if self.base == "recognised":
            whole = self._recognised()
        elif self.portfolio.subjects is None:
            raise _Lacking(_SUBJECTS)
        else:
            whole = [subject.name for subject in self.portfolio.subjects]
        if not whole:
            vi, en = f"không có chủ thể OCOP nào ngày {self.on}", f"no OCOP subject on {self.on}"
            raise _Lacking(Missing(vi, en))
        return whole

    def _with_fact(self, fact: SubjectFact) -> tuple[int, int]:
        known = self.portfolio.facts_by_subject
        whole = self._whole()
        values = {name: getattr(known[name], fact) if name in known else None for name in whole}
        unknown = tuple(name for name, value in values.items() if value is None)
        if unknown:
            raise _Lacking(Missing(*_FACTS[fact], unknown))
        return sum(value is True for value in values.values()), len(whole)


def _least(target: Target, tolerance: Fraction | None) -> Fraction:
    """The least value that meets a target, in its unit."""
    return target.figure - (tolerance or Fraction(0)) * (target.operator == "about")


def _undated(target: Target) -> tuple[Missing, ...]:
    if isinstance(target.measure, SubjectFactShare | HeadcountShare):
        return (Missing("ngày của các dữ kiện", "days of the facts"),)
    return ()


def _checked(base: object, tolerance: object) -> Fraction | None:
    """The tolerance, exact."""
    if base not in ("recognised", "registered"):
        raise _wrong(
            "unknown-base",
            "base",
            f"{brief(base)} is no base (cơ sở tính chủ thể); allowed: recognised, registered",
            f"{brief(base)} không phải cơ sở tính chủ thể; cho phép: recognised, registered",
        )
    if tolerance is None:
        return None
    amount = exact(tolerance)
    if amount is None:
        raise _wrong(
            "tolerance",
            "tolerance",
            f"{brief(tolerance)} is no tolerance (dung sai); give a whole number, Fraction or "
            "Decimal of at least 0",
            f"{brief(tolerance)} không phải dung sai; hãy ghi số nguyên, Fraction hoặc Decimal từ "
            "0 trở lên",
        )
    return amount


def _wrong(code: str, path: str, en: str, vi: str) -> InputError:
    return InputError("targets", [Issue(code, path, en, vi)], "mục tiêu")
