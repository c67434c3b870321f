"""Hypothesis strategies for everything public in ocop (extra ``testing``).

None for a knob means any. What is asked for is made, never tried and thrown away.
"""

from ocop.testing.strategies.answers import answers
from ocop.testing.strategies.assessments import assessments, ratings
from ocop.testing.strategies.codes import code_texts, product_codes, wrong_code_texts
from ocop.testing.strategies.councils import council_ratings, councils, councils_near_threshold
from ocop.testing.strategies.days import days, days_around, days_around_deadlines
from ocop.testing.strategies.dossiers import dossier_paths, events, next_steps, rounds
from ocop.testing.strategies.entities import (
    addresses,
    business_registrations,
    certificates,
    product_groups,
    products,
    representatives,
    subjects,
    tax_codes,
)
from ocop.testing.strategies.hostile import NASTY_JSON, hostile_json, hostile_toml
from ocop.testing.strategies.minimal import simplest
from ocop.testing.strategies.mistakes import wrong_assessments
from ocop.testing.strategies.names import (
    NASTY_NAMES,
    NASTY_TEXTS,
    full_width,
    names,
    nasty_names,
    nasty_texts,
    people,
    product_names,
    subject_names,
    typed,
)  # fmt: skip
from ocop.testing.strategies.plans import plans
from ocop.testing.strategies.portfolios import headcounts, portfolios, subject_facts, withdrawals
from ocop.testing.strategies.sheets import criteria, options, rulesets, score_sheets
from ocop.testing.strategies.standings import (
    completion_lists,
    completions,
    dues,
    plan_tasks,
    targets,
)  # fmt: skip
from ocop.testing.strategies.thresholds import near_threshold, one_minimum_short

__all__ = [
    "NASTY_JSON", "NASTY_NAMES", "NASTY_TEXTS", "addresses", "answers", "assessments",
    "business_registrations", "certificates", "code_texts", "completion_lists", "completions",
    "council_ratings", "councils", "councils_near_threshold", "criteria", "days", "days_around",
    "days_around_deadlines", "dossier_paths", "dues", "events", "full_width", "headcounts",
    "hostile_json", "hostile_toml", "names", "nasty_names", "nasty_texts", "near_threshold",
    "next_steps", "one_minimum_short", "options", "people", "plan_tasks", "plans", "portfolios",
    "product_codes", "product_groups", "product_names", "products", "ratings",
    "representatives", "rounds", "rulesets", "score_sheets", "simplest", "subject_facts",
    "subject_names", "subjects", "targets", "tax_codes", "typed", "withdrawals",
    "wrong_assessments", "wrong_code_texts",
]  # fmt: skip
