"""Councils: assessments of several members on one sheet, and means at the edge of a threshold."""

from collections.abc import Sequence
from functools import cache, partial, reduce
from operator import or_

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.criteria import catalogue
from ocop.criteria.assessment import Assessment
from ocop.criteria.council import CouncilRating, rate_council
from ocop.criteria.ruleset import MAX_TOTAL
from ocop.errors import brief
from ocop.testing.strategies.assessments import assessments
from ocop.testing.strategies.knobs import SheetKey, SheetName, one_of, refuse, sheet_keys, tier_of
from ocop.testing.strategies.reachable import Reachable
from ocop.testing.strategies.thresholds import (
    ABOVE_ONE,
    Side,
    all_minimums,
    assessed,
    sides_of,
    threshold_of,
    tier_from,
)
from ocop.vocabulary import Decision, StarTier

_MOST = 9  # members of a council of any size
_EDGE_SIZES = range(2, 11)  # from 89.5 to 89.9


def councils(
    size: int | None = None,
    sheet: SheetName | None = None,
    tier: StarTier | int | None = None,
    *,
    law: str | None = None,
    complete: bool = True,
) -> SearchStrategy[tuple[Assessment, ...]]:
    """The assessments of a council's members, all on one sheet.

    Args:
        size: Number of members; None for 1 to 9.
        sheet: The sheet; None for any.
        tier: The tier that the council gives, however it decides minimums: every member meets those
            of the tier, and the exact mean lies within its band. None for members who agree on
            nothing: any tier, findings, and what `assessments` gives.
        law: Number of the decision; None for any whose sheets are encoded.
        complete: False lets members leave criteria out, where no tier is wanted.

    Returns:
        The strategy; the simplest is one member on sheet 1.

    Raises:
        InputError: If the size is below 1, or there is no such tier.
        UnknownNameError: If there is no such decision or sheet.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> council = simplest(councils(3, tier=5))
        >>> rate_council(council).total, rate_council(council, minimums="unanimous").tier
        (Fraction(90, 1), <StarTier.FIVE: 5>)
    """
    sizes = _sizes(size, range(1, _MOST + 1))
    wanted = None if tier is None else tier_of(tier, "tier")
    keys = sheet_keys(law, sheet)

    @st.composite
    def members(draw: DrawFn) -> tuple[Assessment, ...]:
        key = draw(st.sampled_from(keys))
        n = draw(st.sampled_from(sizes))
        if wanted is None:
            one = assessments(*key, complete=complete)
            return tuple(draw(one) for _ in range(n))
        table, lowest, below = _band(*key, wanted)
        total = draw(one_of(_sums(table, n, n * lowest, n * below - 1)))
        return _of_sum(draw, key, table, n, total)

    return members()


def councils_near_threshold(
    threshold: int | None = None,
    side: Side | None = None,
    *,
    size: int | None = None,
    sheet: SheetName | None = None,
    law: str | None = None,
) -> SearchStrategy[tuple[Assessment, ...]]:
    """Councils whose exact mean is a threshold, or as near under it as so many members can come.

    A mean such as 269/3 or 69.9 rounds up to the threshold and is still below it. All members meet
    the minimums of both tiers, so the mean alone decides.

    Args:
        threshold: 90, 70, 50 or 30; None for any.
        side: ``at`` or ``below``; None for either.
        size: Number of members; None for 2 to 10.
        sheet: The sheet; None for any.
        law: Number of the decision; None for any whose sheets are encoded.

    Returns:
        The strategy; the simplest has two members.

    Raises:
        InputError: If there is no such threshold, side or size.
        UnknownNameError: If there is no such decision or sheet.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> council = simplest(councils_near_threshold(90, "below", size=3))
        >>> rate_council(council).total, rate_council(council).tier
        (Fraction(269, 3), <StarTier.FOUR: 4>)
    """
    keys = sheet_keys(law, sheet)
    tier = None if threshold is None else tier_from(keys[0][0], threshold)
    sides, sizes = sides_of(side), _sizes(size, _EDGE_SIZES)

    @st.composite
    def members(draw: DrawFn) -> tuple[Assessment, ...]:
        key = draw(st.sampled_from(keys))
        n = draw(st.sampled_from(sizes))
        reached = tier or draw(st.sampled_from(ABOVE_ONE))
        table = all_minimums(*key, reached)
        edge = n * threshold_of(key[0], reached)
        if draw(st.sampled_from(sides)) == "at":
            total = _sums(table, n, edge, n * MAX_TOTAL)[0]
        else:
            total = _sums(table, n, 0, edge - 1)[-1]
        return _of_sum(draw, key, table, n, total)

    return members()


def council_ratings(  # noqa: PLR0913 - the knobs of councils and one more
    size: int | None = None,
    sheet: SheetName | None = None,
    tier: StarTier | int | None = None,
    *,
    law: str | None = None,
    minimums: Decision | None = None,
    complete: bool = True,
) -> SearchStrategy[CouncilRating]:
    """Ratings of `councils`, with the same knobs.

    Args:
        size: As there.
        sheet: As there.
        tier: As there.
        law: As there.
        minimums: How minimums are decided; None for any of the three ways.
        complete: As there.

    Returns:
        The strategy.

    Raises:
        InputError: As there.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(council_ratings(size=2, tier=3, minimums="mean")).total
        Fraction(50, 1)
    """
    ways: tuple[Decision, ...] = ("majority", "unanimous", "mean")
    decided = st.sampled_from(ways) if minimums is None else st.just(minimums)
    council = councils(size, sheet, tier, law=law, complete=complete)
    return st.builds(lambda members, by: rate_council(members, minimums=by), council, decided)


@cache
def _band(law: str, number: int, tier: StarTier) -> tuple[Reachable, int, int]:
    """The dossiers that meet the minimums of a tier, its threshold and the first total above it."""
    band = next(band for band in catalogue.ruleset(law).tiers if band.tier is tier)
    return all_minimums(law, number, tier), band.lowest, band.below or MAX_TOTAL + 1


@cache
def _every_sum(table: Reachable, members: int) -> tuple[int, ...]:
    """For 0 members up, the sums that so many totals can have, as bits of one integer."""
    totals = table.totals(0, MAX_TOTAL)
    sums = [1]
    for _ in range(members):
        sums.append(reduce(or_, (sums[-1] << total for total in totals)))
    return tuple(sums)


def _sums(table: Reachable, members: int, lowest: int, highest: int) -> tuple[int, ...]:
    every = _every_sum(table, members)[members]
    return tuple(total for total in range(lowest, highest + 1) if every >> total & 1)


def _of_sum(
    draw: DrawFn, key: SheetKey, table: Reachable, members: int, total: int
) -> tuple[Assessment, ...]:
    """Members whose totals have a sum; the simplest are as near to each other as can be."""
    found = []
    for left in range(members, 0, -1):
        rest = _every_sum(table, left - 1)[left - 1]
        open_ = [t for t in table.totals(0, min(total, MAX_TOTAL)) if rest >> total - t & 1]
        nearest = sorted(open_, key=partial(_apart, left, total))
        own = draw(one_of(nearest))
        found.append(assessed(draw, key, table, own))
        total -= own
    return tuple(found)


def _apart(members: int, total: int, own: int) -> int:
    """How far the total of one lies from the mean of so many, in shares of a point."""
    return abs(own * members - total)


def _sizes(size: object, any_of: Sequence[int]) -> Sequence[int]:
    if size is None:
        return any_of
    if isinstance(size, bool) or not isinstance(size, int) or size < 1:
        refuse(
            "size",
            f"{brief(size)} is no number of members (thành viên hội đồng); give 1 or more",
            f"{brief(size)} không phải số thành viên hội đồng; hãy cho từ 1 trở lên",
        )
    return (size,)
