"""Assessments of any tier and status, and their ratings."""

from functools import cache
from typing import Any, NoReturn

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ocop.criteria.assessment import Assessment
from ocop.criteria.rating import Rating, rate
from ocop.criteria.scoring import scorer
from ocop.errors import brief
from ocop.testing.strategies.answers import (
    complete_answers,
    few_answers,
    free_answers,
    gappy_answers,
    thinned,
)
from ocop.testing.strategies.knobs import SheetKey, SheetName, one_of, refuse, sheet_keys, tier_of
from ocop.testing.strategies.remarks import remarks
from ocop.vocabulary import Effect, StarTier, Status

_MORE = 2  # findings besides the one that gives the status
_INCOMPLETE = st.sampled_from((few_answers, gappy_answers))


def assessments(
    law: str | None = None,
    sheet: SheetName | None = None,
    tier: StarTier | int | None = None,
    status: Status | str | None = None,
    *,
    complete: bool = True,
) -> SearchStrategy[Assessment]:
    """Assessments; what is asked of them they really have, and nothing is tried and thrown away.

    Notes, evidence, cases and names come in now and then; they never change a rating.

    Args:
        law: Number of the decision; None for any whose sheets are encoded.
        sheet: The sheet; None for any.
        tier: The tier that they are given, by points or held down by a minimum; None for any. It
            implies that the status is ``rated``.
        status: ``rated``, ``incomplete``, ``stopped`` or ``rejected``; None for any.
        complete: True for an answer to every criterion that applies. False lets some be left out
            where tier and status leave room for that. The status ``incomplete`` leaves some out
            either way.

    Returns:
        The strategy; the simplest is sheet 1 with 0 points everywhere, for a tier the one with the
        least total and the fewest points in the first criteria.

    Raises:
        InputError: If no assessment can be so, such as a tier of a stopped one, or a stopped one on
            a sheet without anything that stops it.
        UnknownNameError: If there is no such decision or sheet.
        NotEncodedError: If the decision is known by its frame only.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(assessments(status="incomplete")).answers
        {}
        >>> simplest(assessments(sheet=13, status="rejected")).findings
        ('R1',)
        >>> found = rate(simplest(assessments(sheet=13, tier=4)))
        >>> found.total, found.tier
        (70, <StarTier.FOUR: 4>)
    """
    wanted = None if tier is None else tier_of(tier, "tier")
    asked = None if status is None else _status_of(status)
    if wanted is not None and asked not in (None, Status.RATED):
        refuse(
            "tier",
            f"an assessment with the status {asked} is given no tier (hạng sao); leave one out",
            f"phiếu có trạng thái {asked} không được xếp hạng sao; hãy bỏ một trong hai",
        )
    keys = sheet_keys(law, sheet)
    if asked is not None:
        keys = tuple(key for key in keys if asked in statuses(*key)) or _no_sheet(keys, asked)

    @st.composite
    def assessed(draw: DrawFn) -> Assessment:
        key = draw(st.sampled_from(keys))
        became = asked or (Status.RATED if wanted else draw(_any_status(*key, complete=complete)))
        if became is Status.RATED:
            fields: dict[str, Any] = {"answers": complete_answers(draw, key, wanted)}
        elif became is Status.INCOMPLETE:
            fields = {"answers": draw(_INCOMPLETE)(draw, key)}
        else:
            fields = _ended(draw, key, became, complete=complete)
        return Assessment(law=key[0], sheet=key[1], **fields, **remarks(draw, key))

    return assessed()


def ratings(
    law: str | None = None,
    sheet: SheetName | None = None,
    tier: StarTier | int | None = None,
    status: Status | str | None = None,
    *,
    complete: bool = True,
) -> SearchStrategy[Rating]:
    """Ratings of `assessments`, with the same knobs.

    Args:
        law: As there.
        sheet: As there.
        tier: As there.
        status: As there.
        complete: As there.

    Returns:
        The strategy.

    Raises:
        InputError: As there.

    Example:
        >>> from ocop.testing.strategies import simplest
        >>> simplest(ratings(tier=3), lambda rating: rating.tier_by_points > rating.tier).total
        70
    """
    return assessments(law, sheet, tier, status, complete=complete).map(rate)


@cache
def statuses(law: str, number: int) -> tuple[Status, ...]:
    """What can become of an assessment on a sheet.

    Args:
        law: Number of the decision.
        number: Number of the sheet.

    Returns:
        The statuses; ``stopped`` and ``rejected`` only where the sheet has what leads there.
    """
    tables = scorer(law, number)
    effects = {rule.effect for rule in tables.sheet.findings.values()}
    stopped = bool(tables.stops) or Effect.STOP in effects
    return (
        Status.RATED,
        Status.INCOMPLETE,
        *((Status.STOPPED,) if stopped else ()),
        *((Status.REJECTED,) if Effect.REJECT in effects else ()),
    )


def _status_of(status: object) -> Status:
    if not isinstance(status, str) or status not in [*Status]:
        allowed = ", ".join(Status)
        refuse(
            "status",
            f"{brief(status)} is no status (trạng thái); allowed: {allowed}",
            f"{brief(status)} không phải trạng thái; cho phép: {allowed}",
        )
    return Status(status)


def _no_sheet(keys: tuple[SheetKey, ...], status: Status) -> NoReturn:
    number = keys[0][1]
    refuse(
        "status",
        f"sheet (phiếu) {number} has nothing by which an assessment is {status}; it can be "
        f"{', '.join(statuses(*keys[0]))}",
        f"phiếu {number} không có quy định nào dẫn đến trạng thái {status}; có thể là "
        f"{', '.join(statuses(*keys[0]))}",
    )


@cache
def _any_status(law: str, number: int, *, complete: bool) -> SearchStrategy[Status]:
    can = [s for s in statuses(law, number) if not complete or s is not Status.INCOMPLETE]
    # Most assessments end in a rating.
    return st.sampled_from([Status.RATED] * 3 + can[1:])


def _ended(draw: DrawFn, key: SheetKey, became: Status, *, complete: bool) -> dict[str, Any]:
    """Answers and findings of an assessment that was stopped or rejected."""
    tables = scorer(*key)
    rules = tables.sheet.findings
    effect = Effect.REJECT if became is Status.REJECTED else Effect.STOP
    leading = [id for id, rule in rules.items() if rule.effect is effect]
    zeros: list[str] = []
    if leading:
        found = [draw(one_of(leading))]
        others = [
            id for id, rule in rules.items() if effect is Effect.REJECT or rule.effect is effect
        ]
        more = st.lists(st.sampled_from(others), max_size=_MORE, unique=True)
        found += [id for id in draw(more) if id not in found]
    else:
        found = []
        watched = [code for _, codes in tables.stops for code in codes]
        zeros = draw(st.lists(st.sampled_from(watched), min_size=1, unique=True))
    answers = free_answers(draw, key, stopping=effect is Effect.REJECT)
    answers |= dict.fromkeys(zeros, 0)
    if not complete and draw(st.booleans()):
        answers = thinned(draw, key, answers, keep=zeros)
    return {"answers": answers, "findings": tuple(found)}
