"""What a change costs: given as numbers or as a function, turned into exact whole numbers."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from math import lcm
from typing import Any

import attrs

from ocop.amounts import Amount, exact
from ocop.criteria.model import Criterion, ScoreSheet
from ocop.errors import AssessmentError, Issue, brief
from ocop.frozen import FrozenDict
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
            is given for a criterion or a box that the sheet does not have; every problem is listed.
    """
    if cost is None:
        return ONE_EACH
    if not isinstance(cost, Mapping) and not callable(cost):
        raise _wrong([_no_cost("cost", cost)])
    issues = _flaws(cost, sheet) if isinstance(cost, Mapping) else []
    found: dict[tuple[CriterionCode, int], Fraction] = {}
    for code, now, targets in wanted:
        criterion = sheet.criteria[code]
        for points in targets:
            given = _given(cost, criterion, now, points)
            amount = exact(given)
            if amount is not None:
                found[code, points] = amount
            elif given is None:
                issues.append(_missing(criterion, points))
            elif not isinstance(cost, Mapping):
                issues.append(_no_cost(_place(code, points), given, criterion))
    if issues:
        raise _wrong(issues)
    scale = lcm(1, *(amount.denominator for amount in found.values()))
    whole = {key: int(amount * scale) for key, amount in found.items()}
    return Prices(FrozenDict(whole), scale)


def is_scored(code: object, sheet: ScoreSheet) -> bool:
    """Tell whether a sheet scores a criterion of that code.

    Args:
        code: Anything.
        sheet: The sheet.

    Returns:
        Whether it is the code of a criterion that is no heading.
    """
    return isinstance(code, str) and code in sheet.criteria and sheet.criterion(code).is_scored


def unscored(field: str, code: object, sheet: ScoreSheet) -> Issue:
    """The problem of a code that no scored criterion of a sheet has.

    Args:
        field: Where it was given.
        code: The code.
        sheet: The sheet.

    Returns:
        The problem, with the nearest codes.
    """
    scored = [leaf.code for leaf in sheet.leaves]
    near = ", ".join(nearest(code, scored) if isinstance(code, str) else ()) or ", ".join(scored)
    return Issue(
        "unknown-criterion",
        f"{field}[{brief(code)}]",
        f"sheet {sheet.number} scores no criterion (tiêu chí) {brief(code)}; nearest: {near}",
        f"phiếu {sheet.number} không chấm tiêu chí {brief(code)}; gần nhất: {near}",
        sheet.citation,
    )


def _given(cost: Any, criterion: Criterion, now: int, points: int) -> Any:
    if not isinstance(cost, Mapping):
        return cost(criterion, now, points)
    entry = cost.get(criterion.code)
    return entry.get(points) if isinstance(entry, Mapping) else entry


def _flaws(cost: Mapping[Any, Any], sheet: ScoreSheet) -> list[Issue]:
    """What is wrong with costs given as numbers, needed or not."""
    issues = []
    for code, entry in cost.items():
        if not is_scored(code, sheet):
            issues.append(unscored("cost", code, sheet))
            continue
        criterion = sheet.criteria[code]
        amounts = entry if isinstance(entry, Mapping) else {None: entry}
        for points, given in amounts.items():
            if points is not None and points not in criterion.allowed:
                issues.append(_no_box(criterion, points))
            elif given is not None and exact(given) is None:
                issues.append(_no_cost(_place(code, points), given, criterion))
    return issues


def _place(code: str, points: Any) -> str:
    return f'cost["{code}"]' if points is None else f'cost["{code}"][{brief(points)}]'


def _no_box(criterion: Criterion, points: Any) -> Issue:
    allowed = ", ".join(map(str, criterion.allowed))
    return Issue(
        "points-not-allowed",
        _place(criterion.code, points),
        f"no box (ô) of criterion {criterion.code} has {brief(points)} points; allowed: {allowed}",
        f"tiêu chí {criterion.code} không có ô nào {brief(points)} điểm; cho phép: {allowed}",
        criterion.citation,
    )


def _missing(criterion: Criterion, points: int) -> Issue:
    return Issue(
        "cost",
        _place(criterion.code, points),
        "the change has no cost (chi phí); give one, or name the criterion in fixed",
        "thay đổi này chưa có chi phí; hãy ghi, hoặc đưa tiêu chí vào fixed",
        criterion.citation,
    )


def _no_cost(path: str, given: Any, criterion: Criterion | None = None) -> Issue:
    return Issue(
        "cost",
        path,
        f"{brief(given)} is no cost (chi phí); give an int, Fraction or Decimal of at least 0",
        f"{brief(given)} không phải chi phí; hãy ghi int, Fraction hoặc Decimal từ 0 trở lên",
        criterion.citation if criterion is not None else None,
    )


def _wrong(issues: list[Issue]) -> AssessmentError:
    return AssessmentError("cost", issues, "chi phí")
