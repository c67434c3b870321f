"""Answers on a sheet: any, for a tier, of a total, or with some left out."""

from collections.abc import Collection, Mapping
from functools import cache

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.criteria import catalogue
from ocop.criteria.ruleset import MAX_TOTAL
from ocop.criteria.scoring import scorer
from ocop.testing.strategies.knobs import SheetKey, SheetName, one_of, sheet_keys, tier_of
from ocop.testing.strategies.reachable import (
    ROW,
    Aim,
    Reachable,
    any_answers,
    items,
    reachable,
)
from ocop.vocabulary import TIERS_WITH_MINIMUMS, StarTier

_FEW = 4  # answers given, or left out, in a dossier that is not complete

ROWS: SearchStrategy[bytes] = st.binary(min_size=ROW, max_size=ROW)
"""The bytes from which answers are made."""

_ANY_TIER: SearchStrategy[StarTier | None] = st.sampled_from((None, *StarTier))


def answers(
    sheet: SheetName,
    *,
    law: str | None = None,
    tier: StarTier | int | None = None,
    complete: bool = True,
) -> SearchStrategy[dict[str, int]]:
    """Points by criterion, as an assessment takes them; nothing that stops the assessment.

    Args:
        sheet: The sheet.
        law: Number of the decision; None for any that has the sheet.
        tier: The tier that the answers give; None for any.
        complete: True for an answer to every criterion that applies; False lets some be left out,
            unless a tier is wanted, which needs them all.

    Returns:
        The strategy. The simplest complete answers are 0 points everywhere, or for a tier the
        fewest points in the first criteria.

    Raises:
        InputError: If there is no such tier.
        UnknownNameError: If there is no such sheet.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(answers(26, complete=False))
        {}
        >>> found = simplest(answers(13, tier=5))
        >>> sum(found.values()), [code for code, points in found.items() if points == 0]
        (90, ['1.2', '1.3', '1.4'])
    """
    wanted = None if tier is None else tier_of(tier, "tier")
    keys = sheet_keys(law, sheet)

    partly = not complete and wanted is None
    ways = (few_answers, gappy_answers, complete_answers) if partly else (complete_answers,)

    @st.composite
    def answered(draw: DrawFn) -> dict[str, int]:
        key, way = draw(st.sampled_from(keys)), draw(st.sampled_from(ways))
        return way(draw, key, wanted)

    return answered()


def complete_answers(draw: DrawFn, key: SheetKey, tier: StarTier | None = None) -> dict[str, int]:
    """An answer to every criterion that applies.

    Args:
        draw: Hypothesis's draw.
        key: The sheet.
        tier: The tier that they give; None for any, each about as often.

    Returns:
        Points by criterion.
    """
    wanted = draw(_ANY_TIER) if tier is None else tier
    if wanted is None:
        return free_answers(draw, key)
    table, totals = draw(one_of(ways_to(*key, wanted)))
    total = draw(one_of(totals))
    return table.answers(total, draw(ROWS))


@cache
def ways_to(law: str, number: int, tier: StarTier) -> tuple[tuple[Reachable, tuple[int, ...]], ...]:
    """How the answers of a sheet can come to a tier.

    Args:
        law: Number of the decision.
        number: Number of the sheet.
        tier: The tier.

    Returns:
        Tables with the totals to take: too few points for the next tier; or, where the sheet has
        such minimums, enough points for it and one of its minimums missed.
    """
    lowest = {band.tier: band.lowest for band in catalogue.ruleset(law).tiers}
    met = tier if tier in TIERS_WITH_MINIMUMS else None
    above = StarTier(tier + 1) if tier < StarTier.FIVE else None
    highest = MAX_TOTAL if above is None else lowest[above] - 1
    table = reachable(law, number, Aim(met))
    ways = [(table, table.totals(lowest[tier], highest))]
    if above in TIERS_WITH_MINIMUMS:
        table = reachable(law, number, Aim(met, missed=above))
        ways.append((table, table.totals(lowest[above], MAX_TOTAL)))
    # On sheet 26 the minimums of 5 stars are those of 4 stars, so only points come between.
    return tuple((table, totals) for table, totals in ways if totals)


def free_answers(draw: DrawFn, key: SheetKey, *, stopping: bool = False) -> dict[str, int]:
    """A box, or none, in every criterion that applies, each chosen by itself.

    Args:
        draw: Hypothesis's draw.
        key: The sheet.
        stopping: Whether what stops the assessment may be among them.

    Returns:
        Points by criterion.
    """
    every = items(*key) if stopping else reachable(*key, Aim()).items
    return any_answers(every, draw(ROWS))


def few_answers(draw: DrawFn, key: SheetKey, _: StarTier | None = None) -> dict[str, int]:
    """Answers to a few criteria only.

    Args:
        draw: Hypothesis's draw.
        key: The sheet.

    Returns:
        Points by criterion; the simplest has none.
    """
    every = reachable(*key, Aim()).items
    picked = draw(_places(len(every), 0))
    return any_answers([every[n] for n in sorted(picked)], draw(ROWS))


def gappy_answers(draw: DrawFn, key: SheetKey, _: StarTier | None = None) -> dict[str, int]:
    """Answers to all but a few criteria.

    Args:
        draw: Hypothesis's draw.
        key: The sheet.

    Returns:
        Points by criterion; at least one is missing.
    """
    return thinned(draw, key, complete_answers(draw, key), least=1)


def thinned(
    draw: DrawFn,
    key: SheetKey,
    given: Mapping[str, int],
    *,
    least: int = 0,
    keep: Collection[str] = (),
) -> dict[str, int]:
    """Answers with a few of them left out.

    Args:
        draw: Hypothesis's draw.
        key: The sheet.
        given: The answers, complete.
        least: How many criteria are left out at least.
        keep: The criteria that stay.

    Returns:
        The rest. What is left out leaves a gap: a criterion that does not apply is not among it.
    """
    needs = scorer(*key).conditions
    idle = [code for code, needed in needs.items() if given[needed] == 0]
    gaps = [code for code in given if code not in keep and code not in idle]
    out = {gaps[n] for n in draw(_places(len(gaps), least))}
    return {code: points for code, points in given.items() if code not in out}


@cache
def _places(size: int, least: int) -> SearchStrategy[list[int]]:
    return st.lists(st.integers(0, size - 1), min_size=least, max_size=_FEW, unique=True)
