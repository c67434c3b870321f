"""The criteria engine: decisions, sheets, assessments, ratings, explanations."""

from ocop.criteria import whatif
from ocop.criteria.assessment import Assessment, check, parse
from ocop.criteria.catalogue import in_force, ruleset, rulesets
from ocop.criteria.council import CouncilRating, rate_council
from ocop.criteria.explanation import Explanation, explain
from ocop.criteria.minimums import Shortfall
from ocop.criteria.model import Criterion, Minimum, Option, Part, ScoreSheet
from ocop.criteria.rating import Rating, rate
from ocop.criteria.ruleset import Ruleset

__all__ = [
    "Assessment",
    "CouncilRating",
    "Criterion",
    "Explanation",
    "Minimum",
    "Option",
    "Part",
    "Rating",
    "Ruleset",
    "ScoreSheet",
    "Shortfall",
    "check",
    "explain",
    "in_force",
    "parse",
    "rate",
    "rate_council",
    "ruleset",
    "rulesets",
    "whatif",
]
