"""The hook that teaches hypothesis to make ocop's values by their type.

Hypothesis runs it while it is itself being imported, so nothing of it is used before an example of
a type is asked for. With it ``st.from_type(ocop.Product)`` and ``@given(...)`` on annotations work.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ocop import criteria, entities, plan, procedure
from ocop.product_code import ProductCode

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_STRATEGIES: tuple[tuple[type, str], ...] = (
    (criteria.Assessment, "assessments"),
    (criteria.CouncilRating, "council_ratings"),
    (criteria.Criterion, "criteria"),
    (criteria.Option, "options"),
    (criteria.Rating, "ratings"),
    (criteria.Ruleset, "rulesets"),
    (criteria.ScoreSheet, "score_sheets"),
    (entities.Address, "addresses"),
    (entities.BusinessRegistration, "business_registrations"),
    (entities.Certificate, "certificates"),
    (entities.Product, "products"),
    (entities.ProductGroup, "product_groups"),
    (entities.Representative, "representatives"),
    (entities.Subject, "subjects"),
    (plan.Completion, "completions"),
    (plan.Due, "dues"),
    (plan.Headcount, "headcounts"),
    (plan.Plan, "plans"),
    (plan.Portfolio, "portfolios"),
    (plan.SubjectFacts, "subject_facts"),
    (plan.Target, "targets"),
    (plan.Task, "plan_tasks"),
    (plan.Withdrawal, "withdrawals"),
    (procedure.DossierPath, "dossier_paths"),
    (procedure.Due, "next_steps"),
    (procedure.Event, "events"),
    (procedure.Round, "rounds"),
    (ProductCode, "product_codes"),
)


def register() -> None:
    """Register a strategy of `ocop.testing.strategies` for every public model.

    Hypothesis calls it by itself where ocop is installed (entry point ``hypothesis``).

    Example:
        >>> from hypothesis import strategies as st
        >>> from ocop.testing.strategies import simplest
        >>> from ocop import Product
        >>> register()
        >>> simplest(st.from_type(Product)).name
        'Mật ong'
    """
    from hypothesis.strategies import register_type_strategy  # noqa: PLC0415 - see the module

    for of, name in _STRATEGIES:
        register_type_strategy(of, _lazily(name))


def _lazily(name: str) -> "Callable[[Any], SearchStrategy[Any]]":
    def strategy(_: Any) -> "SearchStrategy[Any]":
        from ocop.testing import strategies  # noqa: PLC0415 - see the module

        made: SearchStrategy[Any] = getattr(strategies, name)()
        return made

    return strategy
