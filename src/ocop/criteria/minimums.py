"""Which minimums fail for which star (readings I2 and I3)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from ocop.criteria.scoring import Scorer
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.vocabulary import TIERS_WITH_MINIMUMS, CriterionCode, Decision, StarTier


@attrs.frozen
class Shortfall:
    """A minimum that is not met.

    Attributes:
        criterion: Code of the criterion.
        required: Points required.
        given: Points given: whole for one assessor, the exact mean for a council.
        minimum_for: The star mark that requires them.
        citation: The clause.
        met_by: For a council, how many members meet the minimum; None for one assessor.
    """

    criterion: CriterionCode
    required: int
    given: int | Fraction
    minimum_for: StarTier
    citation: Citation
    met_by: int | None = None


def shortfalls(
    scorer: Scorer, answers: Mapping[str, int]
) -> FrozenDict[StarTier, tuple[Shortfall, ...]]:
    """List the minimums that the answers miss, for 3, 4 and 5 stars.

    Args:
        scorer: The tables of the sheet.
        answers: Points by criterion. A criterion without an answer misses nothing yet.

    Returns:
        Shortfalls by tier, in printed order; an empty tuple where nothing is missed.
    """
    missed: dict[StarTier, list[Shortfall]] = {tier: [] for tier in TIERS_WITH_MINIMUMS}
    for code, by_tier in scorer.minimums.items():
        given = answers.get(code)
        # Minimums rise with the tier, so what meets the one for 5 stars meets all.
        if given is None or given >= by_tier[StarTier.FIVE].required:
            continue
        for tier, minimum in by_tier.items():
            if given < minimum.required:
                missed[tier].append(
                    Shortfall(code, minimum.required, given, minimum.minimum_for, minimum.citation)
                )
    return FrozenDict({tier: tuple(found) for tier, found in missed.items()})


def ceiling(missed: Mapping[StarTier, object]) -> StarTier:
    """The highest tier whose minimums all hold.

    Args:
        missed: What is missed, by tier; anything empty means nothing.

    Returns:
        5 stars when nothing is missed; 2 stars, which has no minimums, when a 3-star one is.
    """
    for tier in TIERS_WITH_MINIMUMS:
        if missed[tier]:
            return StarTier(tier - 1)
    return StarTier.FIVE


def holds(points: Sequence[int], required: int, minimums: Decision) -> bool:
    """Tell whether a council meets a minimum (reading I6).

    Args:
        points: The points that the members give.
        required: The points required.
        minimums: How minimums are decided.

    Returns:
        Whether it does.
    """
    if minimums == "mean":
        return sum(points) >= required * len(points)
    met = sum(given >= required for given in points)
    return met == len(points) if minimums == "unanimous" else 2 * met > len(points)
