"""Every trade of cost against points and stars that nothing beats."""

from collections.abc import Collection, Mapping
from fractions import Fraction

import attrs

from ocop.criteria import catalogue
from ocop.criteria.council import CouncilRating
from ocop.criteria.rating import Rating
from ocop.criteria.shown import Shown
from ocop.criteria.whatif.costs import Cost
from ocop.criteria.whatif.menus import STEPS, Entry, Room, menus, room
from ocop.criteria.whatif.position import Source, position
from ocop.frozen import FrozenDict
from ocop.vocabulary import CriterionCode, StarTier


@attrs.frozen
class Point(Shown):
    """A point of the frontier: no other is as cheap with as many points and stars.

    Attributes:
        cost: What it costs.
        total: Points reached; of a council, the exact mean.
        tier: The tier reached.
        changes: Criterion to the points of its new box.
    """

    cost: int | Fraction
    total: int | Fraction
    tier: StarTier
    changes: FrozenDict[CriterionCode, int]
    _room: Room = attrs.field(repr=False)

    @property
    def rating(self) -> Rating | CouncilRating:
        """The rating after the changes."""
        start = self._room.position
        return start.rated(start.applied(self.changes))


class Frontier(Shown, tuple[Point, ...]):
    """The points of a frontier, as a tuple that shows itself in a notebook."""

    __slots__ = ()


def frontier(
    source: Source,
    *,
    cost: Cost = None,
    fixed: Collection[str] = (),
    at_most: Mapping[str, int] = FrozenDict(),
) -> Frontier:
    """Find every undominated triple of cost, total and tier.

    Args:
        source: As for `paths`.
        cost: As for `paths`.
        fixed: As for `paths`.
        at_most: As for `paths`.

    Returns:
        The points by cost, then by total. Among equal ones the one with fewer steps from box to
        box is given. Empty where a finding, a stop rule or a
        condition that no change can mend stands against the product.

    Raises:
        AssessmentError: If anything is wrong.

    Example:
        >>> from ocop import criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> a = {"law": sheet.law, "sheet": 13, "answers": full | {"1.5": 2, "2.4": 0}}
        >>> [(p.cost, p.total, int(p.tier), dict(p.changes)) for p in frontier(a)]
        [(0, 98, 4, {}), (1, 99, 5, {'1.5': 3}), (2, 100, 5, {'1.5': 3, '2.4': 1})]
    """
    space = room(position(source), cost, fixed, at_most)
    start = space.position
    if start.findings:
        return Frontier()
    rules = catalogue.ruleset(start.sheet.law)
    base = sum(sum(a.answers.values()) for a in start.assessments)
    found: dict[tuple[int, StarTier], tuple[int, list[Entry]]] = {}
    for cap in (StarTier.TWO, StarTier.THREE, StarTier.FOUR, StarTier.FIVE):
        choices, obstacles = menus(space, cap)
        if obstacles:
            break  # what a lower tier cannot reach, a higher one cannot either
        for gain, (key, chosen) in _cheapest_by_gain(choices).items():
            tier = min(rules.tier_by_points(Fraction(base + gain, start.members)), cap)
            kept = found.get((gain, tier))
            if kept is None or key < kept[0]:
                found[gain, tier] = (key, chosen)
    order = sorted(found.items(), key=lambda f: (f[1][0] // STEPS, -f[0][0], -f[0][1], f[1][0]))
    undominated: list[tuple[int, int, StarTier, list[Entry]]] = []
    for (gain, tier), (key, chosen) in order:
        whole = key // STEPS
        if not any(w <= whole and g >= gain and t >= tier for w, g, t, _ in undominated):
            undominated.append((whole, gain, tier, chosen))
    points = []
    for whole, gain, tier, chosen in undominated:
        total = Fraction(base + gain, start.members)
        points.append(
            Point(
                space.prices.amount(whole),
                total if start.decision is not None else total.numerator,
                tier,
                FrozenDict({code: to for entry in chosen for code, to in entry[2]}),
                space,
            )
        )
    return Frontier(sorted(points, key=lambda p: (p.cost, p.total)))


def _cheapest_by_gain(choices: list[list[Entry]]) -> dict[int, tuple[int, list[Entry]]]:
    """For every gain, the least key that reaches it exactly, with the entries chosen."""
    tables: list[dict[int, tuple[int, int]]] = []
    best = {0: 0}
    for menu in choices:
        after: dict[int, tuple[int, int]] = {}
        for gain, key in best.items():
            for pick, (more, gained, _) in enumerate(menu):
                total, cost = gain + gained, key + more
                if total not in after or cost < after[total][0]:
                    after[total] = (cost, pick)
        tables.append(after)
        best = {gain: key for gain, (key, _) in after.items()}
    found = {}
    for gain, key in best.items():
        chosen, left = [], gain
        for menu, table in zip(reversed(choices), reversed(tables), strict=True):
            entry = menu[table[left][1]]
            chosen.append(entry)
            left -= entry[1]
        found[gain] = (key, chosen[::-1])
    return found
