"""What a change costs: given as numbers or as a function, turned into exact whole numbers."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import Any

import attrs

from ocop.amounts import Amount, exact
from ocop.criteria.model import Criterion, ScoreSheet
from ocop.errors import AssessmentError, Issue, brief
from ocop.names import nearest
from ocop.vocabulary import CriterionCode

Cost = Mapping[str, Amount | Mapping[int, Amount]] | Callable[[Criterion, int, int], Amount] | None
"""What a change costs.

None: 1 per criterion changed. A mapping: criterion to an amount, or to an amount per points of the
new box. A function: criterion, points now, points of the new box, to an amount.
"""


@attrs.frozen
class Prices:
    """Costs as whole numbers.

    Attributes:
        of: Whole cost by criterion and points of the new box; None where every change costs 1.
        scale: Whole units in one of the caller's.
    """

    of: Mapping[tuple[CriterionCode, int], int] | None
    scale: int

    def whole(self, code: CriterionCode, points: int) -> int:
        """The cost of a change in whole units.

        Args:
            code: The criterion.
            points: Points of the new box.

        Returns:
            The cost.
        """
        return 1 if self.of is None else self.of[code, points]

    def amount(self, whole: int) -> int | Fraction:
        """Whole units in the caller's unit.

        Args:
            whole: Whole units.

        Returns:
            The amount, an int where it is whole.
        """
        exact = Fraction(whole, self.scale)
        return exact.numerator if exact.denominator == 1 else exact


ONE_EACH = Prices(None, 1)


def prices(
    cost: Cost, sheet: ScoreSheet, wanted: Iterable[tuple[CriterionCode, int, tuple[int, ...]]]
) -> Prices:
    """Price every change that may be made.

    Args:
        cost: As the caller gave it.
        sheet: The sheet.
        wanted: Criterion, its points now, the points that it may be raised to.

    Returns:
        The prices.

    Raises:
        AssessmentError: If a change has no cost, or one that is negative or not exact, or a cost
            is given for a criterion that the sheet does not have.
    """
    if cost is None:
        return ONE_EACH
    issues: list[Issue] = []
    if isinstance(cost, Mapping):
        issues += [_unknown(code, sheet) for code in cost if code not in sheet.criteria]
    found: dict[tuple[CriterionCode, int], Fraction] = {}
    for code, now, targets in wanted:
        for points in targets:
            given = _given(cost, sheet.criteria[code], now, points)
            amount = exact(given)
            if amount is None:
                issues.append(_refused(sheet.criteria[code], points, given))
            else:
                found[code, points] = amount
    if issues:
        raise AssessmentError("cost", issues, "chi phí")
    scale = lcm(1, *(amount.denominator for amount in found.values()))
    return Prices({key: int(amount * scale) for key, amount in found.items()}, scale)


def _given(cost: Any, criterion: Criterion, now: int, points: int) -> Any:
    if not isinstance(cost, Mapping):
        return cost(criterion, now, points)
    entry = cost.get(criterion.code)
    return entry.get(points) if isinstance(entry, Mapping) else entry


def _refused(criterion: Criterion, points: int, given: Any) -> Issue:
    en, vi = (
        (
            "the change has no cost (chi phí); give one, or name the criterion in fixed",
            "thay đổi này chưa có chi phí; hãy ghi, hoặc đưa tiêu chí vào fixed",
        )
        if given is None
        else (
            f"{brief(given)} is no cost (chi phí); give an int, Fraction or Decimal of at least 0",
            f"{brief(given)} không phải chi phí; hãy ghi int, Fraction hoặc Decimal từ 0 trở lên",
        )
    )
    return Issue("cost", f'cost["{criterion.code}"][{points}]', en, vi, criterion.citation)


def _unknown(code: Any, sheet: ScoreSheet) -> Issue:
    near = ", ".join(nearest(code, sheet.criteria) if isinstance(code, str) else ())
    near = near or ", ".join(sheet.criteria)
    return Issue(
        "unknown-criterion",
        f"cost[{brief(code)}]",
        f"sheet {sheet.number} has no criterion (tiêu chí) {brief(code)}; nearest: {near}",
        f"phiếu {sheet.number} không có tiêu chí {brief(code)}; gần nhất: {near}",
        sheet.citation,
    )
