"""How targets stand: met, short by how many, not measurable and why."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

import attrs

from ocop.legal import Citation
from ocop.plan.content import Target


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
    def short_by(self) -> int | None:
        """How many products, subjects or people are still needed; None where not measurable."""
        if self.count is None or self.needed is None:
            return None
        return max(self.needed - self.count, 0)

    @property
    def citation(self) -> Citation:
        """The clause."""
        return self.target.citation


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
        in_time: Whether that is by the day of the target; where the later day lies after it,
            whether it was met on the target's own day. None where it cannot be told.
        missing: What is not known.
    """

    target: Target
    then: TargetResult
    now: TargetResult
    per_day: Fraction | None
    met_on: date | None
    in_time: bool | None
    missing: tuple[Missing, ...] = ()
