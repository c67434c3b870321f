"""Points per part and total, from one table per sheet.

Each answer, a pair of criterion and points, weighs one integer whose bit fields hold its points
in each part, its points in the total, and how many minimums of each tier it misses. One sum over
the answers therefore rates a dossier; `tests/oracle.py` does the same the slow way.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import attrs

from ocop.criteria import catalogue
from ocop.criteria.model import Criterion, Minimum, ScoreSheet
from ocop.criteria.rules import Rule
from ocop.errors import DataError, Issue
from ocop.frozen import FrozenDict
from ocop.vocabulary import TIERS_WITH_MINIMUMS, CriterionCode, StarTier

# Bit fields, low to high. A field holds at most 100 points or one miss per criterion; a sheet
# has fewer than 64 criteria, so no field runs over into the next, and all stay below 2**63,
# where adding is cheapest.
_SHIFT = {"C": 0, "B": 8, "A": 16}
_MISS_SHIFT = {StarTier.THREE: 24, StarTier.FOUR: 30, StarTier.FIVE: 36}
TOTAL_SHIFT = 42
TOTAL_MASK = 0xFF
# The top field counts the criteria that stop the assessment: any weight from here on is stopped.
STOPPED = 1 << 50
MISSES_THREE, MISSES_FOUR, MISSES_FIVE = (0x3F << shift for shift in _MISS_SHIFT.values())


@attrs.frozen(eq=False)
class Scorer:
    """The tables of one sheet.

    Attributes:
        sheet: The sheet.
        weigh: Gives the weight of a pair of criterion and points; KeyError when no box has them.
        pairs: Every pair that an answer may be.
        leaves: The scored criteria by code, in printed order.
        minimums: Per criterion with a star mark, its minimum for 3, 4 and 5 stars.
        conditions: Criteria that apply only if another has points: code to that other.
        stops: Rules that the library finds from 0 points, with the criteria they watch.
        tiers: The tier by points of each whole total, 0 to 100.
    """

    sheet: ScoreSheet
    weigh: Callable[[tuple[str, int]], int]
    pairs: frozenset[tuple[str, int]]
    leaves: FrozenDict[CriterionCode, Criterion]
    minimums: FrozenDict[CriterionCode, FrozenDict[StarTier, Minimum]]
    conditions: FrozenDict[CriterionCode, CriterionCode]
    stops: tuple[tuple[Rule, tuple[CriterionCode, ...]], ...]
    tiers: tuple[StarTier, ...]

    def weight(self, answers: Mapping[str, int]) -> int:
        """Add the weights of all answers.

        Args:
            answers: Points by criterion.

        Returns:
            The packed sum.
        """
        return sum(map(self.weigh, answers.items()))

    def unanswered(self, answers: Mapping[str, int]) -> tuple[CriterionCode, ...]:
        """The criteria that apply and have no answer.

        Args:
            answers: Points by criterion.

        Returns:
            Codes in printed order. A criterion whose condition has 0 points does not apply.
        """
        return tuple(
            code
            for code in self.leaves
            if code not in answers
            and not (code in self.conditions and answers.get(self.conditions[code]) == 0)
        )

    def completed(
        self, answers: Mapping[str, int], points: Callable[[CriterionCode], int]
    ) -> dict[str, int]:
        """Fill in what is not answered.

        Args:
            answers: Points by criterion.
            points: Gives the points of a criterion without an answer.

        Returns:
            The answers; a criterion whose condition then has 0 points is out, whatever was
            answered.
        """
        full = dict(answers) | {code: points(code) for code in self.unanswered(answers)}
        for code, needed in self.conditions.items():
            if full[needed] == 0:
                full.pop(code, None)
        return full

    def __reduce__(self) -> tuple[Any, ...]:
        return (scorer, (self.sheet.law, self.sheet.number))


def part_points(weight: int) -> FrozenDict[str, int]:
    """Read the points per part out of a packed sum.

    Args:
        weight: A packed sum.

    Returns:
        Points of parts A, B and C.
    """
    return FrozenDict({part: weight >> _SHIFT[part] & 0xFF for part in "ABC"})


@cache
def scorer(law: str, number: int) -> Scorer:
    """Make the tables of a sheet, once.

    Args:
        law: Official number of the decision.
        number: Number of the sheet.

    Returns:
        The tables.

    Raises:
        DataError: If the minimums of a criterion do not rise with the tier, which the tables need.
    """
    rules = catalogue.ruleset(law)
    sheet = rules.sheet(number)
    minimums = {leaf.code: _minimums(sheet, leaf) for leaf in sheet.leaves}
    conditions = {
        criterion.code: rule.depends_on
        for criterion, rule in sheet.placed_rules()
        if criterion is not None and rule.depends_on is not None
    }
    stops = tuple(
        (rule, criterion.children)
        for criterion, rule in sheet.placed_rules()
        if criterion is not None and rule.by_library
    )
    watched = {code for _, codes in stops for code in codes}
    weights: dict[tuple[str, int], int] = {}
    for leaf in sheet.leaves:
        for points in leaf.allowed:
            weight = points << _SHIFT[leaf.part] | points << TOTAL_SHIFT
            for tier, minimum in minimums[leaf.code].items():
                weight |= (points < minimum.required) << _MISS_SHIFT[tier]
            if points == 0 and leaf.code in watched:
                weight |= STOPPED
            weights[leaf.code, points] = weight
    return Scorer(
        sheet=sheet,
        weigh=weights.__getitem__,
        pairs=frozenset(weights),
        leaves=FrozenDict({leaf.code: leaf for leaf in sheet.leaves}),
        minimums=FrozenDict({code: found for code, found in minimums.items() if found}),
        conditions=FrozenDict(conditions),
        stops=stops,
        tiers=tuple(rules.tier_by_points(total) for total in range(101)),
    )


def _minimums(sheet: ScoreSheet, leaf: Criterion) -> FrozenDict[StarTier, Minimum]:
    found = {tier: minimum for tier in TIERS_WITH_MINIMUMS if (minimum := leaf.minimum(tier))}
    required = [minimum.required for minimum in found.values()]
    if required != sorted(required):
        raise DataError(
            f"sheet {sheet.number}",
            [
                Issue(
                    "minimums",
                    f"criteria[{leaf.code}]",
                    f"the minimums {required} do not rise with the tier; check the star marks",
                    f"yêu cầu tối thiểu {required} không tăng theo hạng; hãy kiểm tra dấu sao",
                    leaf.citation,
                )
            ],
            f"phiếu {sheet.number}",
        )
    return FrozenDict(found)
