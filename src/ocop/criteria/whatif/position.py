"""Where a product stands before anything changes: one assessor's answers, or a council's."""

from collections.abc import Mapping
from typing import Any

import attrs

from ocop.criteria import catalogue
from ocop.criteria.assessment import Assessment, read
from ocop.criteria.council import CouncilRating, rate_council
from ocop.criteria.minimums import holds
from ocop.criteria.model import ScoreSheet
from ocop.criteria.rating import Rating, findings_of, rate
from ocop.criteria.rules import Rule
from ocop.criteria.scoring import Scorer, scorer
from ocop.vocabulary import CriterionCode, Decision, StarTier

Source = Assessment | Rating | CouncilRating | Mapping[str, Any] | str | bytes
"""An assessment in any form that `rate` takes, its rating, or a council's."""


@attrs.frozen
class Position:
    """Answers before a change, of one assessor or of a council.

    A change raises a criterion to a box: whoever ticked less ticks that box then. What is not
    answered counts 0 until it is changed.

    Attributes:
        tables: The tables of the sheet.
        assessments: One per member; one alone without a council.
        decision: How a council decides minimums; None for one assessor.
    """

    tables: Scorer = attrs.field(eq=False)  # follow from the assessments
    assessments: tuple[Assessment, ...]
    decision: Decision | None

    @property
    def sheet(self) -> ScoreSheet:
        """The sheet."""
        return self.tables.sheet

    @property
    def members(self) -> int:
        """How many assessors there are; points are counted in so many parts."""
        return len(self.assessments)

    def ticks(self, code: CriterionCode) -> tuple[int, ...]:
        """The points of a criterion that each member gives, 0 where not answered.

        Args:
            code: The criterion.

        Returns:
            Points by member.
        """
        return tuple(a.answers.get(code, 0) for a in self.assessments)

    def case(self, code: CriterionCode) -> str | None:
        """The case of a criterion, where all members that state one state the same.

        Args:
            code: The criterion.

        Returns:
            ``a`` or ``b``; None where it is not stated or the members differ.
        """
        stated = {a.cases[code] for a in self.assessments if code in a.cases}
        return stated.pop() if len(stated) == 1 else None

    def meets(self, code: CriterionCode, required: int, raised_to: int = 0) -> bool:
        """Tell whether a minimum holds once a criterion is raised.

        Args:
            code: The criterion.
            required: The points required.
            raised_to: Points of the box to which it is raised; 0 leaves it as it is.

        Returns:
            Whether it holds.
        """
        points = [max(given, raised_to) for given in self.ticks(code)]
        return holds(points, required, self.decision or "unanimous")

    @property
    def findings(self) -> tuple[Rule, ...]:
        """The assessor's findings that stand against the product, whatever the points."""
        by_library = {rule.id for rule, _ in self.tables.stops}
        if self.decision is None:
            found = findings_of(self.tables, self.assessments[0])
            return tuple(rule for rule in found if rule.id not in by_library)
        votes = rate_council(self.assessments, minimums=self.decision).findings
        return tuple(v.rule for v in votes if v.established and v.rule.id not in by_library)

    def applied(self, changes: Mapping[CriterionCode, int]) -> tuple[Assessment, ...]:
        """The assessments after a change, with 0 for whatever is still not answered.

        A criterion that applies only if another has points counts 0 while that one has none.

        Args:
            changes: Criterion to the points of the box to which it is raised.

        Returns:
            One assessment per member.
        """
        made = []
        for assessment in self.assessments:
            answers: dict[str, int] = {
                code: max(assessment.answers.get(code, 0), changes.get(code, 0))
                for code in self.tables.leaves
            }
            applying = self.tables.completed(answers, lambda _: 0)
            full = dict.fromkeys(self.tables.leaves, 0) | applying
            made.append(assessment.model_copy(update={"answers": full}))
        return tuple(made)

    def rated(self, assessments: tuple[Assessment, ...]) -> Rating | CouncilRating:
        """Rate assessments the way this position is rated.

        Args:
            assessments: One per member.

        Returns:
            The rating, a council's where there is one.
        """
        if self.decision is None:
            return rate(assessments[0])
        return rate_council(assessments, minimums=self.decision)


def position(source: Source) -> Position:
    """Take an assessment, a rating or a council as the place to start from.

    Args:
        source: In any of these forms.

    Returns:
        The position.

    Raises:
        AssessmentError: If the assessment is wrong; every problem is listed.
    """
    if isinstance(source, CouncilRating):
        first = source.assessments[0]
        tables = scorer(first.law, first.sheet)
        return Position(tables, source.assessments, source.minimums_by)
    assessment = source.assessment if isinstance(source, Rating) else read(source)
    return Position(scorer(assessment.law, assessment.sheet), (assessment,), None)


def lowest_total(tables: Scorer, tier: StarTier) -> int:
    """The least total of a tier.

    Args:
        tables: The tables of the sheet.
        tier: The tier.

    Returns:
        Points, 0 to 100.
    """
    bands = catalogue.ruleset(tables.sheet.law).tiers
    return next(band.lowest for band in bands if band.tier == tier)
