"""What a change does: before and after, what single steps buy, how much can be lost."""

from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

import attrs

from ocop.criteria.assessment import Assessment
from ocop.criteria.council import CouncilRating
from ocop.criteria.minimums import Shortfall
from ocop.criteria.rating import Rating
from ocop.criteria.shown import Shown
from ocop.criteria.whatif.costs import Cost, is_scored, unscored
from ocop.criteria.whatif.menus import room
from ocop.criteria.whatif.paths import Move, move
from ocop.criteria.whatif.position import Position, Source, lowest_total, position
from ocop.errors import AssessmentError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.vocabulary import TIERS_WITH_MINIMUMS, CriterionCode, StarTier, Status

Answers = FrozenDict[CriterionCode, int | None]


@attrs.frozen
class Change(Shown):
    """What a change of answers does.

    Attributes:
        before: The rating before.
        after: The rating after.
        changes: Criterion to its points after the change; None where the answer was taken out. A
            criterion without an answer misses no minimum.
        undo: Per member, what takes the change back: criterion to the points before, None where
            there was no answer. One entry without a council.
    """

    before: Rating | CouncilRating
    after: Rating | CouncilRating
    changes: Answers
    undo: tuple[Answers, ...]

    @property
    def gained(self) -> int | Fraction:
        """Points gained; below 0 where points are lost."""
        return self.after.total - self.before.total

    @property
    def gained_by_part(self) -> FrozenDict[str, int | Fraction]:
        """Points gained in parts A, B and C."""
        before, after = self.before.parts, self.after.parts
        return FrozenDict({part: after[part].points - before[part].points for part in before})

    @property
    def met(self) -> FrozenDict[StarTier, tuple[Shortfall, ...]]:
        """The minimums missed before and no longer missed after, by tier."""
        return _difference(self.before, self.after)

    @property
    def lost(self) -> FrozenDict[StarTier, tuple[Shortfall, ...]]:
        """The minimums missed after and not missed before, by tier."""
        return _difference(self.after, self.before)


@attrs.frozen
class Gain:
    """What one step buys.

    Attributes:
        move: The step.
        meets: Tiers of which it meets a minimum that was missed.
        tier: The tier after it, what is not answered counted 0; None where a rule stands against
            the product.
        to_next: Points missing after it to the least total of the tier above the one that the
            points give; 0 where that is 5 stars already.
    """

    move: Move
    meets: tuple[StarTier, ...]
    tier: StarTier | None
    to_next: int | Fraction


class Gains(Shown, tuple[Gain, ...]):
    """What every single step buys, as a tuple that shows itself in a notebook."""

    __slots__ = ()


@attrs.frozen
class Slack:
    """How much can be lost before the tier drops.

    Attributes:
        tier: The tier held.
        points: Points that can be lost in all with the tier kept, minimums aside.
        by_criterion: Criterion to the most points that it alone can lose with the tier kept; 0
            where every loss drops it. With the points of 5.1 those of 5.2 are lost, and in a
            council everyone above a box comes down to it.
    """

    tier: StarTier
    points: int | Fraction
    by_criterion: FrozenDict[CriterionCode, int | Fraction]

    @property
    def critical(self) -> tuple[CriterionCode, ...]:
        """The criteria in which any loss drops the tier, in printed order."""
        return tuple(code for code, most in self.by_criterion.items() if most == 0)


def change(source: Source, changes: Mapping[str, int | None]) -> Change:
    """Change answers and compare.

    Args:
        source: An assessment in any form that `rate` takes, its rating, or a council's.
        changes: Criterion to its new points; None takes the answer out. In a council every member
            gives them.

    Returns:
        Before and after.

    Raises:
        AssessmentError: If the assessment, before or after, is wrong.

    Example:
        >>> from ocop import criteria
        >>> a = criteria.Assessment(law="26/2026/QĐ-TTg", sheet=13, answers={"1.1": 2, "1.2": 2})
        >>> c = change(a, {"1.1": 3})
        >>> c.gained, c.gained_by_part["A"], [dict(u) for u in c.undo]
        (1, 1, [{'1.1': 2}])
    """
    start = position(source)
    if not isinstance(changes, Mapping):
        raise AssessmentError(
            "what if",
            [
                Issue(
                    "not-an-object",
                    "changes",
                    f"expected an object of criteria (tiêu chí) and points, got {brief(changes)}",
                    f"cần một đối tượng gồm tiêu chí và điểm, nhận được {brief(changes)}",
                )
            ],
            "nếu như",
        )
    after = _after(start, changes)
    undo = tuple(
        FrozenDict({CriterionCode(code): a.answers.get(code) for code in changes})
        for a in start.assessments
    )
    made = FrozenDict({CriterionCode(code): points for code, points in changes.items()})
    return Change(start.rated(start.assessments), start.rated(after), made, undo)


def gains(
    source: Source,
    *,
    cost: Cost = None,
    fixed: Collection[str] = (),
    at_most: Mapping[str, int] = FrozenDict(),
) -> Gains:
    """List what every single step buys.

    Args:
        source: As for `paths`.
        cost: As for `paths`.
        fixed: As for `paths`.
        at_most: As for `paths`.

    Returns:
        The steps: those that lead to the highest tier first, then by the lowest tier of which they
        meet a minimum, then by points; equal ones in printed order.

    Raises:
        AssessmentError: If anything is wrong.

    Example:
        >>> from ocop import criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> g = gains({"law": sheet.law, "sheet": 13, "answers": full | {"1.5": 2, "2.4": 0}})
        >>> [(one.move.criterion, one.tier) for one in g]
        [('1.5', <StarTier.FIVE: 5>), ('2.4', <StarTier.FOUR: 4>)]
    """
    space = room(position(source), cost, fixed, at_most)
    start = space.position
    now = start.rated(start.applied({}))
    found = []
    for code, raises in space.raises.items():
        needed = start.tables.conditions.get(code)
        for points in raises:
            if needed is not None and not all(start.ticks(needed)):
                continue  # it does not apply yet
            after = start.rated(start.applied({code: points}))
            meets = tuple(
                tier
                for tier in TIERS_WITH_MINIMUMS
                if len(after.shortfalls[tier]) < len(now.shortfalls[tier])
            )
            above = min(after.tier_by_points + 1, StarTier.FIVE)
            missing = max(lowest_total(start.tables, StarTier(above)) - after.total, 0)
            found.append(Gain(move(space, code, points), meets, after.tier, missing))
    lowest = StarTier.FIVE + 1
    return Gains(
        sorted(
            found,
            key=lambda g: (-(g.tier or 0), min(g.meets, default=lowest), -g.move.gain),
        )
    )


def slack(source: Source) -> Slack:
    """Tell how much can be lost, and on which criteria, before the tier drops.

    Args:
        source: An assessment in any form that `rate` takes, its rating, or a council's; rated.

    Returns:
        The slack.

    Raises:
        AssessmentError: If the assessment is wrong or not rated.

    Example:
        >>> from ocop import criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> s = slack({"law": sheet.law, "sheet": 13, "answers": full})
        >>> s.points, s.by_criterion["1.5"], "1.5" in s.critical
        (10, 0, True)
    """
    start = position(source)
    now = start.rated(start.assessments)
    if now.status is not Status.RATED or now.tier is None:
        raise AssessmentError(
            "what if",
            [
                Issue(
                    "not-rated",
                    "status",
                    f"the assessment is {now.status}, so there is no tier (hạng) to lose; answer "
                    "every criterion, or ask paths what is in the way",
                    f"phiếu đang ở trạng thái {now.status}, chưa có hạng để mất; hãy chấm đủ, hoặc "
                    "dùng paths để biết điều gì cản trở",
                )
            ],
            "nếu như",
        )
    by_criterion: dict[CriterionCode, int | Fraction] = {}
    for code, leaf in start.tables.leaves.items():
        highest = max(start.ticks(code))
        lost = []
        for points in leaf.allowed:
            if points < highest:
                after = start.rated(_lowered(start, code, points))
                if after.tier is not None and after.tier >= now.tier:
                    lost.append(now.total - after.total)
        if highest:
            by_criterion[code] = max(lost, default=0)
    least = lowest_total(start.tables, now.tier)
    return Slack(now.tier, now.total - least, FrozenDict(by_criterion))


def _lowered(start: Position, code: CriterionCode, points: int) -> tuple[Assessment, ...]:
    """The assessments with a criterion lowered, and with it what applies only while it has any."""
    dependent = [c for c, needed in start.tables.conditions.items() if needed == code]
    made = []
    for assessment in start.assessments:
        answers = dict(assessment.answers)
        if code in answers:  # left out where it does not apply
            answers[code] = min(answers[code], points)
        if answers.get(code) == 0:
            answers |= {c: 0 for c in dependent if c in answers}
        made.append(assessment.model_copy(update={"answers": answers}))
    return tuple(made)


def _after(start: Position, changes: Mapping[str, int | None]) -> tuple[Assessment, ...]:
    """The assessments changed; every problem of every member is listed."""
    issues = [
        unscored("changes", code, start.sheet)
        for code, points in changes.items()
        if points is None and not is_scored(code, start.sheet)
    ]
    made = []
    for member, assessment in enumerate(start.assessments):
        place = "" if start.decision is None else f"assessments[{member}]."
        try:
            answers = _changed(assessment.answers, changes)
            made.append(assessment.model_copy(update={"answers": answers}))
        except AssessmentError as error:
            issues += [attrs.evolve(i, path=place + i.path) for i in error.issues]
    if issues:
        raise AssessmentError("what if", issues, "nếu như")
    return tuple(made)


def _changed(answers: Mapping[str, int], changes: Mapping[str, Any]) -> dict[str, Any]:
    kept = {code: points for code, points in answers.items() if code not in changes}
    return kept | {code: points for code, points in changes.items() if points is not None}


def _difference(
    more: Rating | CouncilRating, less: Rating | CouncilRating
) -> FrozenDict[StarTier, tuple[Shortfall, ...]]:
    """The shortfalls of one rating that the other does not have, by criterion and tier."""
    found = {}
    for tier, missed in more.shortfalls.items():
        other = {shortfall.criterion for shortfall in less.shortfalls[tier]}
        found[tier] = tuple(s for s in missed if s.criterion not in other)
    return FrozenDict(found)
