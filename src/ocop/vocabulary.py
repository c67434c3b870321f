"""The words of the programme as enums and named types.

This module imports nothing of ocop; every other module may import it.
"""

from enum import IntEnum, StrEnum
from typing import Literal, NewType

LawId = NewType("LawId", str)
"""Official number of a decision, such as ``26/2026/QĐ-TTg``."""

CriterionCode = NewType("CriterionCode", str)
"""Printed number of a criterion, such as ``6.1.1``."""

RuleId = NewType("RuleId", str)
"""Id of a rule that is not points, such as ``K1``."""

Lang = Literal["vi", "en"]
"""Language of a view: Vietnamese or English."""

Decision = Literal["majority", "unanimous", "mean"]
"""How a council decides whether a minimum is met."""


class StarTier(IntEnum):
    """Hạng sao: the five tiers of article 3.3 of Decision 26/2026/QĐ-TTg.

    Tiers compare as numbers.

    Example:
        >>> StarTier.FOUR > StarTier.THREE
        True
        >>> StarTier(5).name
        'FIVE'
    """

    ONE = 1
    TWO = 2
    THREE = 3
    FOUR = 4
    FIVE = 5


TIERS_WITH_MINIMUMS = (StarTier.THREE, StarTier.FOUR, StarTier.FIVE)
"""The tiers for which a score sheet prints star marks."""


class Status(StrEnum):
    """What became of an assessment.

    Example:
        >>> Status.RATED == "rated"
        True
    """

    RATED = "rated"
    INCOMPLETE = "incomplete"
    STOPPED = "stopped"
    REJECTED = "rejected"


class RuleKind(StrEnum):
    """Kind of a rule of a score sheet that is not points."""

    REJECTION = "rejection"
    KNOCK_OUT = "knock-out"
    STOP = "stop"
    ELIGIBILITY = "eligibility"
    CONTENT = "content"
    COMMON_PRODUCT = "common-product"
    CONDITION = "condition"
    CASES = "cases"
    EVIDENCE = "evidence"
    GAP = "gap"


class Effect(StrEnum):
    """What a finding does to an assessment."""

    REJECT = "reject"
    STOP = "stop"
