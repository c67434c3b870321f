"""Hội đồng: several assessments of one product, their exact mean, minimums, spread."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any, get_args

import attrs

from ocop.criteria import catalogue
from ocop.criteria.assessment import Assessment, read
from ocop.criteria.minimums import Shortfall, ceiling, holds
from ocop.criteria.model import Minimum, ScoreSheet
from ocop.criteria.rating import PartScore, Rating, rate
from ocop.criteria.rules import Rule
from ocop.criteria.scoring import Scorer, scorer
from ocop.criteria.shown import Shown
from ocop.errors import AssessmentError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.vocabulary import (
    TIERS_WITH_MINIMUMS,
    CriterionCode,
    Decision,
    Effect,
    StarTier,
    Status,
)

SUBJECT, SUBJECT_VI = "council", "hội đồng"
Answers = tuple[Mapping[str, int], ...]


@attrs.frozen
class Split:
    """How the members stand on one minimum.

    Attributes:
        criterion: Code of the criterion.
        tier: The tier aimed at.
        required: Points required.
        met: Members (0-based, in the order given) who meet it.
        missed: Members who do not.
        mean: Exact mean of the points given by those who answered.
        holds: True when the council meets the minimum.
    """

    criterion: CriterionCode
    tier: StarTier
    required: int
    met: tuple[int, ...]
    missed: tuple[int, ...]
    mean: Fraction
    holds: bool


@attrs.frozen
class FindingVote:
    """How the members stand on one finding.

    Attributes:
        rule: The rule.
        found_by: Members (0-based) who found it.
        members: Number of members.
        established: True when more than half found it (readings I17 and I18).
    """

    rule: Rule
    found_by: tuple[int, ...]
    members: int
    established: bool


@attrs.frozen
class Spread:
    """How far the members' points lie apart.

    Attributes:
        lowest: Least points given.
        highest: Most points given.
        mean: Exact mean.
    """

    lowest: int
    highest: int
    mean: Fraction

    @property
    def width(self) -> int:
        """Highest less lowest."""
        return self.highest - self.lowest


@attrs.frozen
class CouncilRating(Shown):
    """What the rules make of a council's assessments.

    Attributes:
        ratings: The rating of each member, in the order given.
        minimums_by: How minimums are decided: ``majority``, ``unanimous`` or ``mean``.
        status: ``rated``, ``incomplete`` (a member has not answered all), ``stopped`` or
            ``rejected`` (most members found it).
        total: Exact mean of the members' totals, compared before any rounding (reading I4).
        tier_by_points: The tier from the mean alone.
        tier: The tier that may be given; None unless the status is rated.
    """

    ratings: tuple[Rating, ...]
    minimums_by: Decision
    status: Status
    total: Fraction
    tier_by_points: StarTier
    tier: StarTier | None

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The members' assessments."""
        return tuple(r.assessment for r in self.ratings)

    @property
    def sheet(self) -> ScoreSheet:
        """The sheet."""
        return self.ratings[0].sheet

    @property
    def parts(self) -> FrozenDict[str, PartScore]:
        """Exact mean points of parts A, B and C."""
        return FrozenDict(
            {
                p.id: PartScore(_mean([r.parts[p.id].points for r in self.ratings]), p.max_points)
                for p in self.sheet.parts
            }
        )

    @property
    def splits(self) -> tuple[Split, ...]:
        """How the members stand on every minimum, by tier, in printed order."""
        return _splits(_tables(self.ratings), _answers(self.ratings), self.minimums_by)

    @property
    def shortfalls(self) -> FrozenDict[StarTier, tuple[Shortfall, ...]]:
        """The minimums that the council does not meet, for 3, 4 and 5 stars."""
        tables = _tables(self.ratings)
        missed: dict[StarTier, list[Shortfall]] = {tier: [] for tier in TIERS_WITH_MINIMUMS}
        for split in self.splits:
            if not split.holds:
                minimum = tables.minimums[split.criterion][split.tier]
                missed[split.tier].append(_shortfall(minimum, split))
        return FrozenDict({tier: tuple(found) for tier, found in missed.items()})

    @property
    def findings(self) -> tuple[FindingVote, ...]:
        """Every finding that some member made, and whether it is established."""
        return _votes(self.ratings)

    @property
    def unanswered(self) -> tuple[tuple[int, CriterionCode], ...]:
        """Member (0-based) and criterion of every missing answer."""
        return tuple((n, code) for n, r in enumerate(self.ratings) for code in r.unanswered)

    @property
    def lowest(self) -> StarTier | None:
        """The tier if every missing answer were 0; None if that would stop the assessment."""
        return self._completed(lambda _: 0)

    @property
    def highest(self) -> StarTier | None:
        """The tier if every missing answer were the best; None if stopped or rejected."""
        return self._completed(lambda code: _tables(self.ratings).leaves[code].max_points)

    @property
    def spread(self) -> Spread:
        """How far the members' totals lie apart."""
        return _spread([r.total for r in self.ratings])

    @property
    def spreads(self) -> FrozenDict[CriterionCode, Spread]:
        """How far the points lie apart in every criterion that all members answered."""
        answers = _answers(self.ratings)
        return FrozenDict(
            {
                code: _spread([a[code] for a in answers])
                for code in _tables(self.ratings).leaves
                if all(code in a for a in answers)
            }
        )

    def outliers(self, by: int | Fraction) -> tuple[tuple[int, Fraction], ...]:
        """The members whose total differs from the mean by more than a number of points.

        Args:
            by: The points, an int or an exact fraction of at least 0.

        Returns:
            Member (0-based) and difference from the mean, in the order given.

        Raises:
            TypeError: If ``by`` is a float or another inexact number.
            ValueError: If ``by`` is negative.
        """
        if isinstance(by, bool) or not isinstance(by, int | Fraction):
            raise TypeError(f"by: expected int or Fraction, got {type(by).__name__}")
        if by < 0:
            raise ValueError(f"by: expected at least 0 points, got {by}")
        differences = [(n, r.total - self.total) for n, r in enumerate(self.ratings)]
        return tuple((n, d) for n, d in differences if abs(d) > by)

    def _completed(self, points: Callable[[CriterionCode], int]) -> StarTier | None:
        if self.status is not Status.INCOMPLETE:
            return self.tier
        full = []
        for r in self.ratings:
            answers = _tables(self.ratings).completed(r.assessment.answers, points)
            full.append(r.assessment.model_copy(update={"answers": answers}))
        return rate_council(full, minimums=self.minimums_by).tier

    def __reduce__(self) -> tuple[Any, ...]:
        return (_again, (self.assessments, self.minimums_by))


def rate_council(
    assessments: Iterable[Assessment | Mapping[str, Any] | str | bytes],
    *,
    minimums: Decision = "majority",
) -> CouncilRating:
    """Rate a product on the assessments of a council.

    Args:
        assessments: One per member, all on the same sheet; in any form that `rate` takes.
        minimums: How a minimum is decided (reading I6): ``majority``, more than half of the
            members meet it; ``unanimous``, all do; ``mean``, the exact mean of their points does.

    Returns:
        The council's rating.

    Raises:
        AssessmentError: If there is no assessment, the sheets differ, or any of them is wrong.

    Example:
        >>> from ocop import criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(1)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> one = {"law": "26/2026/QĐ-TTg", "sheet": 1, "answers": full}
        >>> two = one | {"answers": full | {"3.4": 1}}
        >>> c = rate_council([one, one, two])
        >>> c.total, c.tier
        (Fraction(299, 3), <StarTier.FIVE: 5>)
        >>> rate_council([one, one, two], minimums="unanimous").tier
        <StarTier.THREE: 3>
    """
    if minimums not in get_args(Decision):
        allowed = ", ".join(get_args(Decision))
        raise AssessmentError(
            SUBJECT,
            [
                Issue(
                    "minimums",
                    "minimums",
                    f"{brief(minimums)} is not a way to decide minimums; allowed: {allowed}",
                    f"{brief(minimums)} không phải cách quyết yêu cầu tối thiểu; "
                    f"cho phép: {allowed}",
                )
            ],
            SUBJECT_VI,
        )
    members = _read_all(assessments)
    ratings = tuple(rate(member) for member in members)
    tables = _tables(ratings)
    total = _mean([r.total for r in ratings])
    by_points = catalogue.ruleset(members[0].law).tier_by_points(total)
    status, tier = _status(ratings), None
    if status is Status.RATED:
        missed: dict[StarTier, list[Split]] = {t: [] for t in TIERS_WITH_MINIMUMS}
        for split in _splits(tables, _answers(ratings), minimums):
            if not split.holds:
                missed[split.tier].append(split)
        tier = min(by_points, ceiling(missed))
    return CouncilRating(ratings, minimums, status, total, by_points, tier)


def _again(assessments: tuple[Assessment, ...], minimums: Decision) -> CouncilRating:
    return rate_council(assessments, minimums=minimums)


def _read_all(
    assessments: Iterable[Assessment | Mapping[str, Any] | str | bytes],
) -> list[Assessment]:
    members: dict[int, Assessment] = {}
    issues: list[Issue] = []
    for n, source in enumerate(assessments):
        try:
            members[n] = read(source)
        except AssessmentError as error:
            issues += [
                attrs.evolve(issue, path=f"assessments[{n}].{issue.path}") for issue in error.issues
            ]
    if not members and not issues:
        issues.append(
            Issue(
                "no-assessment",
                "assessments",
                "a council (hội đồng) needs at least one assessment; add the members' sheets",
                "hội đồng cần ít nhất một phiếu; hãy thêm phiếu của các thành viên",
                Citation(catalogue.rulesets()[0].id, "Điều 3 khoản 3"),
            )
        )
    first = next(iter(members.values()), None)
    for n, member in members.items():
        if first is not None and (member.law, member.sheet) != (first.law, first.sheet):
            issues.append(
                Issue(
                    "different-sheets",
                    f"assessments[{n}].sheet",
                    f"sheet {member.sheet} of {member.law}, but another member used sheet "
                    f"{first.sheet} of {first.law}; a council rates one product on one sheet",
                    f"phiếu {member.sheet} của {member.law}, nhưng thành viên khác dùng phiếu "
                    f"{first.sheet} của {first.law}; hội đồng chấm một sản phẩm trên một phiếu",
                )
            )
    if issues:
        raise AssessmentError(SUBJECT, issues, SUBJECT_VI)
    return list(members.values())


def _tables(ratings: tuple[Rating, ...]) -> Scorer:
    first = ratings[0].assessment
    return scorer(first.law, first.sheet)


def _answers(ratings: tuple[Rating, ...]) -> Answers:
    return tuple(r.assessment.answers for r in ratings)


def _mean(values: list[int]) -> Fraction:
    return Fraction(sum(values), len(values))


def _spread(values: list[int]) -> Spread:
    return Spread(min(values), max(values), _mean(values))


def _status(ratings: tuple[Rating, ...]) -> Status:
    established = [vote.rule.effect for vote in _votes(ratings) if vote.established]
    if Effect.REJECT in established:
        return Status.REJECTED
    if Effect.STOP in established:
        return Status.STOPPED
    return Status.INCOMPLETE if any(r.unanswered for r in ratings) else Status.RATED


def _votes(ratings: tuple[Rating, ...]) -> tuple[FindingVote, ...]:
    found: dict[str, list[int]] = {}
    rules: dict[str, Rule] = {}
    for n, r in enumerate(ratings):
        for rule in r.findings:
            rules[rule.id] = rule
            found.setdefault(rule.id, []).append(n)
    return tuple(
        FindingVote(rules[id], tuple(by), len(ratings), 2 * len(by) > len(ratings))
        for id, by in found.items()
    )


def _splits(tables: Scorer, answers: Answers, minimums: Decision) -> tuple[Split, ...]:
    return tuple(
        _split(by_tier[tier], tier, answers, minimums)
        for tier in TIERS_WITH_MINIMUMS
        for code, by_tier in tables.minimums.items()
        if tier in by_tier and any(code in a for a in answers)
    )


def _split(minimum: Minimum, tier: StarTier, answers: Answers, minimums: Decision) -> Split:
    code, required = minimum.criterion, minimum.required
    given = {n: a[code] for n, a in enumerate(answers) if code in a}
    met = tuple(n for n, points in given.items() if points >= required)
    missed = tuple(n for n in given if n not in met)
    mean = _mean(list(given.values()))
    decided = holds([*given.values()], required, minimums)
    return Split(code, tier, required, met, missed, mean, decided)


def _shortfall(minimum: Minimum, split: Split) -> Shortfall:
    return Shortfall(
        minimum.criterion,
        minimum.required,
        split.mean,
        minimum.minimum_for,
        minimum.citation,
        len(split.met),
    )
