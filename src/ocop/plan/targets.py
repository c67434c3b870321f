"""Targets measured from a portfolio: met, short by how many, or which fact is missing."""

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil
from typing import Any, Literal

import attrs

from ocop.errors import InputError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
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
from ocop.plan.portfolio import Portfolio, ProductKey
from ocop.vocabulary import StarTier

Base = Literal["recognised", "registered"]
"""Whom ``chủ thể OCOP`` counts: those with a product recognised on the day, or all listed."""

_HUNDRED = 100

_FACTS = {
    "circular_chain": ("chuỗi giá trị tuần hoàn, OCOP xanh", "circular value chain, green OCOP"),
    "trained": ("được đào tạo, tập huấn", "trained"),
    "modern_channels": ("kênh bán hàng hiện đại", "modern sales channels"),
}
_PEOPLE = {
    "officers": ("số cán bộ phụ trách và số được đào tạo", "officers, all and trained"),
    "workers": ("số người lao động và số được đào tạo", "workers, all and trained"),
}


class TargetStatus(StrEnum):
    """What became of a target."""

    MET = "met"
    SHORT = "short"
    NOT_MEASURABLE = "not-measurable"

    @property
    def vi(self) -> str:
        """The Vietnamese term."""
        return _STATUS_VI[self]


_STATUS_VI = {
    TargetStatus.MET: "đạt",
    TargetStatus.SHORT: "chưa đạt",
    TargetStatus.NOT_MEASURABLE: "chưa đo được",
}


@attrs.frozen
class Missing:
    """A fact without which a target cannot be measured.

    Attributes:
        vi: The fact, in Vietnamese.
        en: The same in English.
        of: Names of the products or subjects of which it is not known; empty where the fact is one
            of the province.
    """

    vi: str
    en: str
    of: tuple[str, ...] = ()


@attrs.frozen
class TargetResult:
    """How a target stands on a day.

    Attributes:
        target: The target; `Target.derived` tells a figure that is not printed.
        status: Met, short or not measurable.
        count: Products, subjects or people that count; None where not measurable.
        whole: Of how many, for a share.
        needed: The least ``count`` that meets the target with the same ``whole``.
        missing: What is not known; empty unless the status is not measurable.
    """

    target: Target
    status: TargetStatus
    count: int | None = None
    whole: int | None = None
    needed: int | None = None
    missing: tuple[Missing, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """The exact value in the unit of the target: products, or percent."""
        if self.count is None:
            return None
        return (
            Fraction(self.count) if self.whole is None else Fraction(100 * self.count, self.whole)
        )

    @property
    def short_by(self) -> int:
        """How many products, subjects or people are still needed; 0 when met or not measurable."""
        if self.count is None or self.needed is None:
            return 0
        return max(self.needed - self.count, 0)

    @property
    def citation(self) -> Citation:
        """The clause."""
        return self.target.citation


def _percent(count: int, whole: int) -> Fraction:
    return Fraction(_HUNDRED * count, whole)


@attrs.frozen
class Projection:
    """When a target is met at the rate between two days.

    Attributes:
        target: The target.
        then: How it stood on the earlier day.
        now: How it stands on the later day.
        per_day: Growth per day, in the unit of the target; None where it cannot be told.
        met_on: The day on which it is met at that rate; the later day itself where it is met
            already; None where it never is or cannot be told.
        in_time: Whether that is by the day of the target; None where it cannot be told.
        missing: What is not known.
    """

    target: Target
    then: TargetResult
    now: TargetResult
    per_day: Fraction | None
    met_on: date | None
    in_time: bool | None
    missing: tuple[Missing, ...] = ()


def assess_targets(
    plan: Plan,
    portfolio: Portfolio,
    *,
    on: date,
    base: Base = "recognised",
    tolerance: int | Fraction | Decimal | None = None,
) -> tuple[TargetResult, ...]:
    """Measure every target of a plan, then the derived figures.

    Only certificates valid on the day count (reading I47).

    Args:
        plan: The plan.
        portfolio: What the province has to show.
        on: The day.
        base: Whom ``chủ thể OCOP`` counts (reading I48).
        tolerance: How many percentage points below "about" a figure still meet it (reading I49).
            Without it such a target is not measurable.

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
    _check(base, tolerance)
    scale = _Scale(portfolio, on, base, None if tolerance is None else Fraction(tolerance))
    measured = {target.id: scale.measure(target) for target in plan.targets}
    return (*measured.values(), *(_sum(target, measured) for target in plan.derived_targets))


def project(  # noqa: PLR0913 - two days by keyword
    plan: Plan,
    portfolio: Portfolio,
    target: str,
    *,
    since: date,
    on: date,
    base: Base = "recognised",
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
        base: Whom ``chủ thể OCOP`` counts.

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
    then, now = (
        next(r for r in assess_targets(plan, portfolio, on=day, base=base) if r.target is wanted)
        for day in (since, on)
    )
    missing = (*_undated(wanted), *then.missing, *now.missing)
    if missing or now.value is None or then.value is None:
        return Projection(wanted, then, now, None, None, None, tuple(dict.fromkeys(missing)))
    per_day = (now.value - then.value) / (on - since).days
    met_on = on if now.status is TargetStatus.MET else None
    if met_on is None and per_day > 0:
        days = ceil((wanted.figure - now.value) / per_day)
        met_on = on + timedelta(days=days) if days <= (date.max - on).days else None
    return Projection(
        wanted, then, now, per_day, met_on, met_on is not None and met_on <= wanted.by
    )


_CERTIFICATES = Missing("giấy chứng nhận", "certificates")
_SUBJECTS = Missing("danh sách chủ thể", "list of subjects")


class _Lacking(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, missing: Missing) -> None:
        self.missing = (missing,)
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
            count, whole = self._counted(target.measure)
            least = Fraction(target.figure)
            if target.operator == "about":
                least -= self._leeway()
        except _Lacking as lacking:
            return TargetResult(target, TargetStatus.NOT_MEASURABLE, missing=lacking.missing)
        needed = max(ceil(least if whole is None else least * whole / _HUNDRED), 0)
        return TargetResult(target, _status(count, needed), count, whole, needed)

    def _leeway(self) -> Fraction:
        if self.tolerance is None:
            raise _Lacking(Missing("dung sai của “khoảng”", 'tolerance of "about"'))
        return self.tolerance

    def _counted(self, measure: Measure) -> tuple[int, int | None]:
        match measure:
            case ProductCount(tiers=tiers):
                return sum(tier in tiers for tier in self._tiers().values()), None
            case SubjectTypeShare(type=wanted):
                recognised, named = self._recognised(), self.portfolio.subject_by_name
                count = sum(named[name].type is wanted for name in recognised)
                return count, len(self._whole())
            case SubjectFactShare(fact=fact):
                return self._with_fact(fact)
            case HeadcountShare(people=people):
                heads = self.portfolio.officers if people == "officers" else self.portfolio.workers
                if heads is None or heads.total == 0:
                    raise _Lacking(Missing(*_PEOPLE[people]))
                return heads.trained, heads.total
            case NotMeasured(vi=vi, en=en):
                raise _Lacking(Missing(vi, en))
        raise AssertionError(measure)  # pragma: no cover - the audit keeps sums out of targets

    def _tiers(self) -> FrozenDict[ProductKey, StarTier]:
        if self.portfolio.certificates is None:
            raise _Lacking(_CERTIFICATES)
        return self.portfolio.tiers_on(self.on)

    def _recognised(self) -> frozenset[str]:
        """Folded names of the subjects with a recognised product."""
        keys = self._tiers()
        if self.portfolio.subjects is None:
            raise _Lacking(_SUBJECTS)
        lost = [self.portfolio.product_names[key] for key in keys if not key[1]]
        if lost:
            raise _Lacking(Missing("chủ thể của sản phẩm", "subjects of products", tuple(lost)))
        return frozenset(subject for _, subject in keys)

    def _whole(self) -> frozenset[str]:
        if self.portfolio.subjects is None:
            raise _Lacking(_SUBJECTS)
        whole = (
            self._recognised()
            if self.base == "recognised"
            else frozenset(self.portfolio.subject_by_name)
        )
        if not whole:
            raise _Lacking(Missing("chủ thể OCOP nào", "any OCOP subject"))
        return whole

    def _with_fact(self, fact: SubjectFact) -> tuple[int, int]:
        whole, known = self._whole(), self.portfolio.facts_by_name
        values = {
            name: getattr(known[name], fact) if name in known else None for name in sorted(whole)
        }
        unknown = [
            self.portfolio.subject_by_name[name].name
            for name, value in values.items()
            if value is None
        ]
        if unknown:
            raise _Lacking(Missing(*_FACTS[fact], tuple(unknown)))
        return sum(value is True for value in values.values()), len(whole)


def _sum(target: Target, measured: dict[str, TargetResult]) -> TargetResult:
    assert isinstance(target.measure, SumOfTargets)
    parts = [measured[id] for id in target.measure.of]
    missing = tuple(dict.fromkeys(m for part in parts for m in part.missing))
    if missing:
        return TargetResult(target, TargetStatus.NOT_MEASURABLE, missing=missing)
    count = sum(part.count or 0 for part in parts)
    return TargetResult(target, _status(count, target.figure), count, None, target.figure)


def _status(count: int, needed: int) -> TargetStatus:
    return TargetStatus.MET if count >= needed else TargetStatus.SHORT


def _undated(target: Target) -> tuple[Missing, ...]:
    if isinstance(target.measure, SubjectFactShare | HeadcountShare):
        return (Missing("ngày của các dữ kiện", "days of the facts"),)
    return ()


def _check(base: object, tolerance: Any) -> None:
    if base not in ("recognised", "registered"):
        raise _wrong(
            "unknown-base",
            "base",
            f"{brief(base)} is no base (cơ sở tính chủ thể); allowed: recognised, registered",
            f"{brief(base)} không phải cơ sở tính chủ thể; cho phép: recognised, registered",
        )
    exact = isinstance(tolerance, int | Fraction | Decimal) and not isinstance(tolerance, bool)
    if tolerance is not None and not (exact and 0 <= tolerance <= _HUNDRED):
        raise _wrong(
            "tolerance",
            "tolerance",
            f"{brief(tolerance)} is no tolerance (dung sai); give percentage points from 0 to 100 "
            "as a whole number, Fraction or Decimal",
            f"{brief(tolerance)} không phải dung sai; hãy ghi số điểm phần trăm từ 0 đến 100, dạng "
            "số nguyên, Fraction hoặc Decimal",
        )


def _wrong(code: str, path: str, en: str, vi: str) -> InputError:
    return InputError("targets", [Issue(code, path, en, vi)], "mục tiêu")
