"""A province's products at once: what a budget buys, and which criteria block most."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

import attrs

from ocop.amounts import Amount, exact
from ocop.criteria.council import CouncilRating
from ocop.criteria.rating import Rating
from ocop.criteria.whatif.costs import Cost
from ocop.criteria.whatif.paths import Paths, asked, paths
from ocop.criteria.whatif.position import Source, position
from ocop.errors import AssessmentError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.vocabulary import TIERS_WITH_MINIMUMS, CriterionCode, StarTier

T = TypeVar("T")


@attrs.frozen
class Upgrade:
    """The cheapest way of one product to a tier.

    Attributes:
        product: Its place in the list given, from 0.
        rating: Its rating today.
        paths: The cheapest path, or what is out of reach.
    """

    product: int
    rating: Rating | CouncilRating
    paths: Paths

    @property
    def cost(self) -> int | Fraction | None:
        """What the path costs; 0 where the tier is held already, None where there is no path."""
        return self.paths[0].cost if self.paths else None


@attrs.frozen
class Upgrades:
    """Products and their cheapest ways to a tier.

    Attributes:
        to: The tier.
        all: One entry per product, in the order given.
    """

    to: StarTier
    all: tuple[Upgrade, ...]

    @property
    def held(self) -> tuple[Upgrade, ...]:
        """The products that hold the tier today."""
        return tuple(u for u in self.all if u.rating.tier is not None and u.rating.tier >= self.to)

    @property
    def cheapest(self) -> tuple[Upgrade, ...]:
        """The products that can still be raised to the tier, cheapest first, then as given."""
        held = {u.product for u in self.held}
        open_ = [u for u in self.all if u.cost is not None and u.product not in held]
        return tuple(sorted(open_, key=lambda u: (u.cost, u.product)))

    @property
    def out_of_reach(self) -> tuple[Upgrade, ...]:
        """The products without a path."""
        return tuple(u for u in self.all if u.cost is None)

    def within(self, budget: Amount) -> tuple[Upgrade, ...]:
        """The most products that a budget can raise to the tier.

        Products are independent and count one each, so the cheapest first are the most.

        Args:
            budget: In the unit of the costs, exact.

        Returns:
            The products to raise, cheapest first.

        Raises:
            AssessmentError: If the budget is no exact amount of at least 0.
        """
        left = exact(budget)
        if left is None:
            raise AssessmentError(
                "what if",
                [
                    Issue(
                        "budget",
                        "budget",
                        f"{brief(budget)} is no budget (ngân sách); give an int, Fraction or "
                        "Decimal of at least 0",
                        f"{brief(budget)} không phải ngân sách; hãy ghi int, Fraction hoặc Decimal "
                        "từ 0 trở lên",
                    )
                ],
                "nếu như",
            )
        bought = []
        for upgrade in self.cheapest:
            assert upgrade.cost is not None
            if upgrade.cost > left:
                break
            left -= upgrade.cost
            bought.append(upgrade)
        return tuple(bought)


def upgrades(
    sources: Iterable[Source],
    to: StarTier | int,
    *,
    cost: Cost = None,
    at_most: Callable[[int], Mapping[str, int]] = lambda _: FrozenDict(),
) -> Upgrades:
    """Find the cheapest way of every product to a tier.

    Args:
        sources: One per product, in any form that `paths` takes.
        to: The tier.
        cost: What a change costs; a function where sheets differ.
        at_most: Gives, for a product's place in the list, the most points that it can reach.

    Returns:
        The upgrades.

    Raises:
        AssessmentError: If any product is wrong; every problem of every product is listed.

    Example:
        >>> from ocop import criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> one = {"law": sheet.law, "sheet": 13, "answers": full | {"1.5": 1, "2.2": 1}}
        >>> two = {"law": sheet.law, "sheet": 13, "answers": full | {"1.5": 1}}
        >>> u = upgrades([one, two], to=5)
        >>> [(x.product, x.cost) for x in u.cheapest], [x.product for x in u.within(1)]
        ([(1, 1), (0, 2)], [1])
    """
    tier = asked(to)

    def upgrade(number: int, source: Source) -> Upgrade:
        start = position(source)
        rating = start.rated(start.assessments)
        return Upgrade(number, rating, paths(rating, tier, cost=cost, at_most=at_most(number)))

    return Upgrades(tier, _each(sources, upgrade))


def blocking(
    sources: Iterable[Source], to: StarTier | int
) -> FrozenDict[tuple[int, CriterionCode], int]:
    """Count the products that each criterion blocks: those that miss its minimum for a tier.

    Args:
        sources: One per product, in any form that `rate` takes, its rating, or a council's.
        to: The tier: 3, 4 or 5.

    Returns:
        Sheet number and criterion to the number of products, most first, then in printed order.

    Raises:
        AssessmentError: If the tier has no minimums, or any product is wrong; every problem of
            every product is listed.

    Example:
        >>> from ocop import criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> blocking([{"law": sheet.law, "sheet": 13, "answers": full | {"1.5": 1}}], to=4)
        {(13, '1.5'): 1}
    """
    if isinstance(to, bool) or not isinstance(to, int) or to not in TIERS_WITH_MINIMUMS:
        raise AssessmentError(
            "what if",
            [
                Issue(
                    "to",
                    "to",
                    f"{brief(to)} is no tier with minimums (hạng có yêu cầu tối thiểu); allowed: "
                    "3, 4, 5",
                    f"{brief(to)} không phải hạng có yêu cầu tối thiểu; cho phép: 3, 4, 5",
                )
            ],
            "nếu như",
        )
    counts: Counter[tuple[int, CriterionCode]] = Counter()
    order: dict[tuple[int, CriterionCode], int] = {}
    for start in _each(sources, lambda _, source: position(source)):
        sheet = start.sheet
        for place, code in enumerate(start.tables.leaves):
            order.setdefault((sheet.number, code), place)
        missed = start.rated(start.assessments).shortfalls[StarTier(to)]
        counts.update((sheet.number, shortfall.criterion) for shortfall in missed)
    ranked = sorted(counts.items(), key=lambda c: (-c[1], c[0][0], order[c[0]]))
    return FrozenDict(dict(ranked))


def _each(sources: Iterable[Source], make: Callable[[int, Source], T]) -> tuple[T, ...]:
    """Make something of every product; every problem of every product is listed."""
    made: list[T] = []
    issues: list[Issue] = []
    for number, source in enumerate(sources):
        try:
            made.append(make(number, source))
        except AssessmentError as error:
            issues += [attrs.evolve(i, path=f"products[{number}].{i.path}") for i in error.issues]
    if issues:
        raise AssessmentError("what if", issues, "nếu như")
    return tuple(made)
