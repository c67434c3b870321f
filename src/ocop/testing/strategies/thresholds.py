"""Assessments at the edge: at or just under a threshold, or short of a single minimum."""

from functools import cache
from typing import Literal, get_args

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.criteria import catalogue
from ocop.criteria.assessment import Assessment
from ocop.criteria.ruleset import MAX_TOTAL
from ocop.errors import brief
from ocop.testing.strategies.answers import ROWS
from ocop.testing.strategies.knobs import SheetKey, SheetName, one_of, refuse, sheet_keys, tier_of
from ocop.testing.strategies.reachable import Aim, Reachable, reachable
from ocop.testing.strategies.remarks import remarks
from ocop.vocabulary import TIERS_WITH_MINIMUMS, StarTier

ABOVE_ONE = (StarTier.FIVE, StarTier.FOUR, StarTier.THREE, StarTier.TWO)
"""The tiers that begin at a threshold above 0."""

Side = Literal["at", "below"]
"""Exactly at a threshold, or as near under it as the boxes allow."""


def near_threshold(
    threshold: int | None = None,
    side: Side | None = None,
    *,
    law: str | None = None,
    sheet: SheetName | None = None,
) -> SearchStrategy[Assessment]:
    """Complete assessments at a threshold or just under it, with the minimums of both tiers met.

    So points alone decide the tier: a tool that rounds, or takes the wrong side, errs on these.

    Args:
        threshold: 90, 70, 50 or 30; None for any.
        side: ``at`` for exactly the threshold, ``below`` for the greatest total under it; None for
            either.
        law: Number of the decision; None for any whose sheets are encoded.
        sheet: The sheet; None for any.

    Returns:
        The strategy.

    Raises:
        InputError: If there is no such threshold or side.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> from ocop import criteria
        >>> found = simplest(near_threshold(90, "below"))
        >>> criteria.rate(found).total, criteria.rate(found).tier
        (89, <StarTier.FOUR: 4>)
    """
    keys = sheet_keys(law, sheet)
    tier = None if threshold is None else tier_from(keys[0][0], threshold)
    sides = sides_of(side)

    @st.composite
    def near(draw: DrawFn) -> Assessment:
        key = draw(st.sampled_from(keys))
        reached = tier or draw(st.sampled_from(ABOVE_ONE))
        table, edge = all_minimums(*key, reached), threshold_of(key[0], reached)
        if draw(st.sampled_from(sides)) == "at":
            total = table.totals(edge, MAX_TOTAL)[0]
        else:
            total = table.totals(0, edge - 1)[-1]
        return assessed(draw, key, table, total)

    return near()


def one_minimum_short(
    tier: StarTier | int,
    sheet: SheetName | None = None,
    *,
    law: str | None = None,
) -> SearchStrategy[Assessment]:
    """Complete assessments with enough points for a tier and one criterion short of its minimum.

    The tier that they are given is a lower one.

    Args:
        tier: 3, 4 or 5; lower tiers have no minimums.
        sheet: The sheet; None for any.
        law: Number of the decision; None for any whose sheets are encoded.

    Returns:
        The strategy; the simplest has the least total.

    Raises:
        InputError: If the tier is none of 3, 4 and 5.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> from ocop import criteria
        >>> rating = criteria.rate(simplest(one_minimum_short(5, sheet=13)))
        >>> rating.total, rating.tier < 5, len(rating.shortfalls[5])
        (90, True, 1)
    """
    aimed = tier_of(tier, "tier", lowest=StarTier.THREE)
    keys = sheet_keys(law, sheet)

    @st.composite
    def short(draw: DrawFn) -> Assessment:
        key = draw(st.sampled_from(keys))
        table, totals = _short(*key, aimed)
        return assessed(draw, key, table, draw(one_of(totals)))

    return short()


def assessed(draw: DrawFn, key: SheetKey, table: Reachable, total: int) -> Assessment:
    """An assessment of a total that a table reaches.

    Args:
        draw: Hypothesis's draw.
        key: The sheet.
        table: The table.
        total: The total.

    Returns:
        The assessment.
    """
    answers = table.answers(total, draw(ROWS))
    return Assessment(law=key[0], sheet=key[1], answers=answers, **remarks(draw, key))


def threshold_of(law: str, tier: StarTier) -> int:
    """The least total of a tier.

    Args:
        law: Number of the decision.
        tier: The tier.

    Returns:
        The total.
    """
    return next(band.lowest for band in catalogue.ruleset(law).tiers if band.tier is tier)


def tier_from(law: str, threshold: object) -> StarTier:
    """The tier that begins at a threshold.

    Args:
        law: Number of the decision.
        threshold: What was asked for.

    Returns:
        The tier.

    Raises:
        InputError: If no tier begins there.
    """
    tiers = {threshold_of(law, tier): tier for tier in ABOVE_ONE}
    if not isinstance(threshold, int) or threshold not in tiers:
        allowed = ", ".join(map(str, tiers))
        refuse(
            "threshold",
            f"no tier (hạng sao) begins at {brief(threshold)} points; allowed: {allowed}",
            f"không có hạng sao nào bắt đầu từ {brief(threshold)} điểm; cho phép: {allowed}",
        )
    return tiers[threshold]


def sides_of(side: object) -> tuple[Side, ...]:
    """The sides that a knob leaves.

    Args:
        side: What was asked for.

    Returns:
        One or both.

    Raises:
        InputError: If there is no such side.
    """
    every: tuple[Side, ...] = get_args(Side)
    if side is None:
        return every
    found = tuple(known for known in every if known == side)
    return found or refuse(
        "side",
        f"{brief(side)} is no side of a threshold (ngưỡng điểm); allowed: at, below",
        f"{brief(side)} không phải phía của ngưỡng điểm; cho phép: at, below",
    )


def all_minimums(law: str, number: int, tier: StarTier) -> Reachable:
    """The dossiers that meet every minimum of a tier.

    Args:
        law: Number of the decision.
        number: Number of the sheet.
        tier: The tier.

    Returns:
        Their table.
    """
    return reachable(law, number, Aim(tier if tier in TIERS_WITH_MINIMUMS else None))


@cache
def _short(law: str, number: int, tier: StarTier) -> tuple[Reachable, tuple[int, ...]]:
    table = reachable(law, number, Aim(missed=tier, once=True))
    return table, table.totals(threshold_of(law, tier), MAX_TOTAL)
