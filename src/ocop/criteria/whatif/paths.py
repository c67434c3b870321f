"""The cheapest ways to the next star, or what is in the way."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import overload

import attrs

from ocop.criteria.assessment import Assessment
from ocop.criteria.council import CouncilRating
from ocop.criteria.model import Minimum
from ocop.criteria.rating import Rating
from ocop.criteria.shown import Shown
from ocop.criteria.whatif.costs import Cost
from ocop.criteria.whatif.menus import STEPS, Obstacle, Room, menus, room
from ocop.criteria.whatif.position import Position, Source, lowest_total, position
from ocop.criteria.whatif.search import cheapest
from ocop.errors import AssessmentError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.vocabulary import CriterionCode, StarTier


@attrs.frozen
class Move:
    """One criterion raised to another box.

    Attributes:
        criterion: Code of the criterion.
        before: Points now; of a council, those of the member who gives least.
        after: Points of the new box.
        gain: Points gained; of a council, the exact gain of the mean.
        cost: What it costs.
        members: Members (0-based) whose ticks change.
        citation: The clause.
    """

    criterion: CriterionCode
    before: int
    after: int
    gain: int | Fraction
    cost: int | Fraction
    members: tuple[int, ...]
    citation: Citation


@attrs.frozen
class Path(Shown):
    """A set of moves that reaches a tier; none of them can be taken back or made smaller.

    Attributes:
        to: The tier reached.
        cost: What it costs in all.
        steps: Steps from box to box in all.
        changes: Criterion to the points of its new box.
    """

    to: StarTier
    cost: int | Fraction
    steps: int
    changes: FrozenDict[CriterionCode, int]
    _room: Room = attrs.field(repr=False)

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves, in printed order."""
        return tuple(move(self._room, code, points) for code, points in self.changes.items())

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The assessments after the moves, one per member."""
        return self._room.position.applied(self.changes)

    @property
    def before(self) -> Rating | CouncilRating:
        """The rating before the moves."""
        return self._room.position.rated(self._room.position.assessments)

    @property
    def minimums(self) -> tuple[Minimum, ...]:
        """The minimums of the tier that were not met and that the moves meet, in printed order."""
        start = self._room.position
        wanted = (start.tables.leaves[code].minimum(self.to) for code in self.changes)
        return tuple(m for m in wanted if m and not start.meets(m.criterion, m.required))

    @property
    def rating(self) -> Rating | CouncilRating:
        """The rating after the moves."""
        return self._room.position.rated(self.assessments)


@attrs.frozen
class Paths(Shown, Sequence[Path]):
    """The cheapest paths to a tier, cheapest first; empty with the reasons where there is none.

    Attributes:
        to: The tier aimed at.
        found: The paths.
        obstacles: What is out of reach, where there is no path.
    """

    to: StarTier
    found: tuple[Path, ...]
    obstacles: tuple[Obstacle, ...]

    @overload
    def __getitem__(self, index: int) -> Path: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Path]: ...
    def __getitem__(self, index: int | slice) -> Path | Sequence[Path]:
        return self.found[index]

    def __len__(self) -> int:
        return len(self.found)


def paths(  # noqa: PLR0913 - what is wanted of a path is said by keyword
    source: Source,
    to: StarTier | int,
    *,
    cost: Cost = None,
    fixed: Collection[str] = (),
    at_most: Mapping[str, int] = FrozenDict(),
    limit: int = 1,
) -> Paths:
    """Find the cheapest sets of changes that reach a tier with all its minimums.

    They are proven cheapest, cheapest first; equal costs come with fewer steps from box to box
    first. Each is minimal: no change in it can be taken back, or made smaller for less. A box that
    costs more than a better one of its criterion is never proposed.

    Args:
        source: An assessment in any form that `rate` takes, complete or not, its rating, or a
            council's. What is not answered counts 0 until it is changed.
        to: The tier.
        cost: What a change costs; 1 per criterion changed if left out.
        fixed: Criteria that stay as they are.
        at_most: Criterion to the most points that it can reach, see `limits`.
        limit: The most paths to return.

    Returns:
        The paths; empty, with what is out of reach, where there is none.

    Raises:
        AssessmentError: If anything is wrong; every problem is listed.

    Example:
        >>> from ocop import criteria
        >>> sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        >>> full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        >>> a = criteria.Assessment(law=sheet.law, sheet=13, answers=full | {"1.5": 2, "2.2": 2})
        >>> [dict(p.changes) for p in paths(a, to=5)]
        [{'1.5': 3}]
    """
    tier = asked(to)
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise _wrong(
            "limit",
            f"{brief(limit)} is no number of paths (số cách); give 1 or more",
            f"{brief(limit)} không phải số cách; hãy cho từ 1 trở lên",
        )
    space = room(position(source), cost, fixed, at_most)
    choices, obstacles = menus(space, tier, every=limit > 1)
    obstacles = [*_standing_findings(space.position), *obstacles]
    start = space.position
    gap = lowest_total(start.tables, tier) * start.members - _total(start)
    if not obstacles:
        most = sum(menu[-1][1] if limit == 1 else max(g for _, g, _ in menu) for menu in choices)
        if most < gap:
            obstacles = [_points(start, tier, gap - most)]
    if obstacles:
        return Paths(tier, (), tuple(obstacles))
    found = []
    for chosen in cheapest(choices, gap, limit):
        key = sum(entry[0] for entry in chosen)
        moves = {code: points for entry in chosen for code, points in entry[2]}
        found.append(
            Path(tier, space.prices.amount(key // STEPS), key % STEPS, FrozenDict(moves), space)
        )
    return Paths(tier, tuple(found), ())


def move(space: Room, code: CriterionCode, points: int) -> Move:
    """Describe a criterion raised to a box.

    Args:
        space: What may be changed.
        code: The criterion.
        points: Points of the box.

    Returns:
        The move.
    """
    start = space.position
    ticks = start.ticks(code)
    gain = Fraction(sum(max(points - given, 0) for given in ticks), start.members)
    return Move(
        code,
        min(ticks),
        points,
        gain if start.decision is not None else gain.numerator,
        space.prices.amount(space.prices.whole(code, points)),
        tuple(n for n, given in enumerate(ticks) if given < points),
        start.tables.leaves[code].citation,
    )


def _total(start: Position) -> int:
    return sum(sum(assessment.answers.values()) for assessment in start.assessments)


def _points(start: Position, tier: StarTier, out_by: int) -> Obstacle:
    needed = lowest_total(start.tables, tier)
    most = Fraction(needed * start.members - out_by, start.members)
    exact = most.numerator if most.denominator == 1 else most
    by = Fraction(out_by, start.members)
    return Obstacle(
        "points",
        f"{int(tier)} sao cần {needed} điểm, nhiều nhất đạt được {exact}: còn thiếu {by}",
        f"{int(tier)} stars need {needed} points and at most {exact} can be reached: {by} short",
        Citation(start.sheet.law, "Điều 3 khoản 3"),
        None,
        needed,
        exact,
    )


def _standing_findings(start: Position) -> list[Obstacle]:
    return [
        Obstacle(
            "finding",
            f"quy tắc {rule.id} đã được xác định: {rule.text}",
            f"rule {rule.id} was found to hold: {rule.text_en}",
            start.sheet.place_of(rule),
        )
        for rule in start.findings
    ]


def asked(to: StarTier | int) -> StarTier:
    """Take the tier that a caller asks for.

    Args:
        to: 1 to 5.

    Returns:
        The tier.

    Raises:
        AssessmentError: If there is no such tier.
    """
    if isinstance(to, bool) or not isinstance(to, int) or not 1 <= to <= StarTier.FIVE:
        raise _wrong(
            "to",
            f"{brief(to)} is no tier (hạng sao); allowed: 1 to 5",
            f"{brief(to)} không phải hạng sao; cho phép: 1 đến 5",
        )
    return StarTier(to)


def _wrong(path: str, en: str, vi: str) -> AssessmentError:
    return AssessmentError("what if", [Issue(path, path, en, vi)], "nếu như")
