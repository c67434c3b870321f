"""The star rule on one screen: `rate`."""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from ocop.criteria import checking
from ocop.criteria.assessment import SUBJECT, SUBJECT_VI, Assessment, read
from ocop.criteria.minimums import Shortfall, ceiling, shortfalls
from ocop.criteria.model import ScoreSheet
from ocop.criteria.rules import Rule
from ocop.criteria.scoring import (
    MISSES_FIVE,
    MISSES_FOUR,
    MISSES_THREE,
    STOPPED,
    TOTAL_MASK,
    TOTAL_SHIFT,
    Scorer,
    part_points,
    scorer,
)
from ocop.criteria.shown import Shown
from ocop.errors import AssessmentError
from ocop.frozen import FrozenDict
from ocop.vocabulary import CriterionCode, Effect, StarTier, Status

# Names looked up once: an enum member costs as much to fetch as four answers to add.
_TWO, _THREE, _FOUR, _RATED = StarTier.TWO, StarTier.THREE, StarTier.FOUR, Status.RATED


@attrs.frozen
class PartScore:
    """The points of a part.

    Attributes:
        points: Points given: whole for one assessor, an exact fraction for a council.
        max_points: Points of the part.
    """

    points: Any
    max_points: int


@attrs.frozen(repr=False)
class Rating(Shown):
    """Kết quả phân hạng: what the rules make of one assessment.

    Attributes:
        assessment: The assessment rated.
        status: ``rated``, ``incomplete``, ``stopped`` or ``rejected`` (reading I5).
        tier: The tier that may be given, minimums included; None unless the status is rated.
    """

    assessment: Assessment
    status: Status
    tier: StarTier | None
    _weight: int

    @property
    def total(self) -> int:
        """Points given so far, 0 to 100."""
        return self._weight >> TOTAL_SHIFT & TOTAL_MASK

    @property
    def tier_by_points(self) -> StarTier:
        """The tier from the total alone."""
        return self._tables.tiers[self.total]

    @property
    def _tables(self) -> Scorer:
        return scorer(self.assessment.law, self.assessment.sheet)

    @property
    def sheet(self) -> ScoreSheet:
        """The sheet."""
        return self._tables.sheet

    @property
    def parts(self) -> FrozenDict[str, PartScore]:
        """Points of parts A, B and C."""
        points = part_points(self._weight)
        return FrozenDict({p.id: PartScore(points[p.id], p.max_points) for p in self.sheet.parts})

    @property
    def shortfalls(self) -> FrozenDict[StarTier, tuple[Shortfall, ...]]:
        """The minimums missed for 3, 4 and 5 stars; an unanswered criterion misses nothing yet."""
        return shortfalls(self._tables, self.assessment.answers)

    @property
    def unanswered(self) -> tuple[CriterionCode, ...]:
        """The criteria that apply and have no answer, in printed order."""
        return self._tables.unanswered(self.assessment.answers)

    @property
    def findings(self) -> tuple[Rule, ...]:
        """The rules that hold against the product: the assessor's, then the library's own."""
        return findings_of(self._tables, self.assessment)

    @property
    def lowest(self) -> StarTier | None:
        """The tier if every unanswered criterion got nothing; None if that would stop it."""
        return self._completed(lambda _: 0)

    @property
    def highest(self) -> StarTier | None:
        """The tier if every unanswered criterion got its best; None if stopped or rejected."""
        return self._completed(lambda code: self._tables.leaves[code].max_points)

    def _completed(self, points: Callable[[CriterionCode], int]) -> StarTier | None:
        if self.status is not Status.INCOMPLETE:
            return self.tier
        tables = self._tables
        answers = tables.completed(self.assessment.answers, points)
        weight = tables.weight(answers)
        if weight >= STOPPED:
            return None
        by_points = tables.tiers[weight >> TOTAL_SHIFT]
        return min(by_points, ceiling(shortfalls(tables, answers)))

    def __repr__(self) -> str:
        return (
            f"Rating(sheet={self.assessment.sheet}, status={str(self.status)!r}, "
            f"total={self.total}, tier_by_points={int(self.tier_by_points)}, "
            f"tier={None if self.tier is None else int(self.tier)})"
        )

    def __reduce__(self) -> tuple[Any, ...]:
        return (rate, (self.assessment,))


def rate(source: Assessment | Mapping[str, Any] | str | bytes) -> Rating:
    """Rate an assessment: points, tier by points, the tier that may be given.

    Args:
        source: An Assessment, a mapping of its fields, or JSON text of the same shape.

    Returns:
        The rating.

    Raises:
        AssessmentError: If anything in the assessment is wrong; every problem is listed.

    Example:
        >>> from ocop import criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> r = rate({"law": "26/2026/QĐ-TTg", "sheet": 13, "answers": full | {"2.4": 0}})
        >>> r.total, r.tier
        (99, <StarTier.FIVE: 5>)
        >>> r = rate({"law": "26/2026/QĐ-TTg", "sheet": 13, "answers": full | {"2.3": 2}})
        >>> r.total, r.tier_by_points, r.tier
        (99, <StarTier.FIVE: 5>, <StarTier.THREE: 3>)
        >>> [(s.criterion, s.given, s.required) for s in r.shortfalls[4]]
        [('2.3', 2, 3)]
    """
    assessment = source if type(source) is Assessment else read(source)
    answers = assessment.answers
    tables = scorer(assessment.law, assessment.sheet)
    try:
        weight = sum(map(tables.weigh, answers.items()))
    except KeyError:  # only where pydantic's checks were bypassed, as by model_construct
        raise AssessmentError(SUBJECT, checking.problems(vars(assessment)), SUBJECT_VI) from None
    if assessment.findings or weight >= STOPPED:
        status = _ended(findings_of(tables, assessment))
    elif len(answers) < len(tables.leaves) and tables.unanswered(answers):
        status = Status.INCOMPLETE
    else:
        tier = tables.tiers[weight >> TOTAL_SHIFT]
        if weight & MISSES_THREE:
            tier = min(tier, _TWO)
        elif weight & MISSES_FOUR:
            tier = min(tier, _THREE)
        elif weight & MISSES_FIVE:
            tier = min(tier, _FOUR)
        return Rating(assessment, _RATED, tier, weight)
    return Rating(assessment, status, None, weight)


def findings_of(tables: Scorer, assessment: Assessment) -> tuple[Rule, ...]:
    """The rules that hold against a product.

    Args:
        tables: The tables of the sheet.
        assessment: The assessment.

    Returns:
        The assessor's findings in the order given, then those the library finds from 0 points.
    """
    named = tables.sheet.findings
    found = [named[finding] for finding in assessment.findings]  # type: ignore[index]
    for rule, watched in tables.stops:
        if any(assessment.answers.get(code) == 0 for code in watched):
            found.append(rule)
    return tuple(found)


def _ended(findings: tuple[Rule, ...]) -> Status:
    rejected = any(rule.effect is Effect.REJECT for rule in findings)
    return Status.REJECTED if rejected else Status.STOPPED
