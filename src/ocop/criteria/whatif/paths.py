"""The cheapest ways to the next star, proven cheapest by dynamic programming."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import heappop, heappush
from typing import overload

import attrs

from ocop.criteria.assessment import Assessment
from ocop.criteria.council import CouncilRating
from ocop.criteria.rating import Rating
from ocop.criteria.whatif.costs import Cost
from ocop.criteria.whatif.menus import STEPS, Entry, Obstacle, Room, menus, room
from ocop.criteria.whatif.position import Position, Source, lowest_total, position
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


@attrs.frozen(eq=False)
class Path:
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
    _room: Room

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves, in printed order."""
        return tuple(move(self._room, code, points) for code, points in self.changes.items())

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The assessments after the moves, one per member."""
        return self._room.position.applied(self.changes)

    @property
    def rating(self) -> Rating | CouncilRating:
        """The rating after the moves."""
        return self._room.position.rated(self.assessments)


@attrs.frozen(eq=False)
class Paths(Sequence[Path]):
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
    first. Each is minimal: no change in it can be taken back or made smaller. A box that costs as
    much as a better one of its criterion is never proposed.

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
    tier = _tier(to)
    if isinstance(limit, bool) or not isinstance(limit, int) or limit < 1:
        raise _wrong(
            "limit",
            f"{brief(limit)} is no number of paths (số cách); give 1 or more",
            f"{brief(limit)} không phải số cách; hãy cho từ 1 trở lên",
        )
    space = room(position(source), cost, fixed, at_most)
    choices, obstacles = menus(space, tier)
    obstacles = [*_standing_findings(space.position), *obstacles]
    start = space.position
    gap = lowest_total(start.tables, tier) * start.members - _total(start)
    if not obstacles:
        gap -= sum(menu[0][1] for menu in choices)
        most = sum(menu[-1][1] - menu[0][1] for menu in choices)
        if most < gap:
            obstacles = [_points(start, tier, gap - most)]
    if obstacles:
        return Paths(tier, (), tuple(obstacles))
    found = []
    for chosen in cheapest(choices, max(gap, 0), limit):
        key = sum(entry[0] for entry in chosen)
        moves = {code: points for entry in chosen for code, points in entry[2]}
        found.append(
            Path(tier, space.prices.amount(key // STEPS), key % STEPS, FrozenDict(moves), space)
        )
    return Paths(tier, tuple(found), ())


def cheapest(choices: list[list[Entry]], gap: int, limit: int) -> Iterator[list[Entry]]:
    """Choose one entry of each menu so that the gains cover a gap, cheapest first.

    Args:
        choices: Menus, each rising in key and in gain.
        gap: What the gains over the first entries must cover together.
        limit: The most choices to give.

    Yields:
        One entry per menu, in the order of the menus.
    """
    base = [menu[0] for menu in choices]
    if gap == 0:
        yield base
        return
    open_ = [n for n, menu in enumerate(choices) if len(menu) > 1]
    extras = [
        [(k - choices[n][0][0], g - choices[n][0][1]) for k, g, _ in choices[n]] for n in open_
    ]
    rest = _suffixes(extras, gap)
    if limit == 1:
        picks = _walk(extras, rest, 0, gap)
        yield _chosen(base, choices, open_, picks)
        return
    for picks in _best_first(extras, rest, gap, limit):
        yield _chosen(base, choices, open_, picks)


_NEVER = 1 << 62


def _suffixes(extras: list[list[tuple[int, int]]], gap: int) -> list[list[int]]:
    """For each menu on, the least key that covers each rest of the gap; the last covers 0 only."""
    best = [0] + [_NEVER] * gap
    tables = [best]
    for menu in reversed(extras):
        after = best
        best = after.copy()
        for key, gain in menu[1:]:
            if gain >= gap:
                shifted = [after[0]] * (gap + 1)
            else:
                shifted = [after[0]] * gain + after[: gap + 1 - gain]
            # The inner loop of the search: min() would double its time.
            best = [
                b if b <= s + key else s + key  # noqa: FURB136
                for b, s in zip(best, shifted, strict=True)
            ]
        tables.append(best)
    tables.reverse()
    return tables


def _walk(
    extras: list[list[tuple[int, int]]], rest: list[list[int]], first: int, gap: int
) -> list[int]:
    """Follow the least keys from a menu on until nothing is missing."""
    picks = []
    for n in range(first, len(extras)):
        if gap == 0:
            break
        wanted, after = rest[n][gap], rest[n + 1]
        for pick, (key, gain) in enumerate(extras[n]):
            left = gap - gain if gain < gap else 0
            if key + after[left] == wanted:
                picks.append(pick)
                gap = left
                break
    return picks


def _best_first(
    extras: list[list[tuple[int, int]]], rest: list[list[int]], gap: int, limit: int
) -> Iterator[list[int]]:
    """Minimal picks in order of their keys.

    Each node fixes the picks of the first menus and knows the least key of what follows, so nodes
    come off the heap in the order of their keys. Once nothing is missing, later menus keep their
    first entry: anything more could be taken back.
    """
    heap: list[tuple[int, int, int, int, list[int]]] = [(rest[0][gap], 0, 0, gap, [])]
    serial = given = 0
    while heap and given < limit:
        _, _, spent, left, picks = heappop(heap)
        for n in range(len(picks), len(extras)):
            if left == 0:
                break
            best, follow = None, (0, 0)
            after, wanted = rest[n + 1], rest[n][left]
            for pick, (key, gain) in enumerate(extras[n]):
                then = left - gain if gain < left else 0
                bound = key + after[then]
                if best is None and bound == wanted:
                    best, follow = pick, (spent + key, then)
                elif bound < _NEVER:
                    serial += 1
                    heappush(heap, (spent + bound, serial, spent + key, then, [*picks, pick]))
            assert best is not None
            picks = [*picks, best]
            spent, left = follow
        if _is_minimal(extras, picks, gap):
            given += 1
            yield picks


def _is_minimal(extras: list[list[tuple[int, int]]], picks: list[int], gap: int) -> bool:
    over = sum(extras[n][pick][1] for n, pick in enumerate(picks)) - gap
    return all(
        extras[n][pick][1] - extras[n][pick - 1][1] > over for n, pick in enumerate(picks) if pick
    )


def _chosen(
    base: list[Entry], choices: list[list[Entry]], open_: list[int], picks: list[int]
) -> list[Entry]:
    chosen = base.copy()
    for n, pick in zip(open_, picks, strict=False):  # later menus keep their first entry
        chosen[n] = choices[n][pick]
    return chosen


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


def _tier(to: StarTier | int) -> StarTier:
    if isinstance(to, bool) or not isinstance(to, int) or not 1 <= to <= StarTier.FIVE:
        raise _wrong(
            "to",
            f"{brief(to)} is no tier (hạng sao); allowed: 1 to 5",
            f"{brief(to)} không phải hạng sao; cho phép: 1 đến 5",
        )
    return StarTier(to)


def _wrong(path: str, en: str, vi: str) -> AssessmentError:
    return AssessmentError("what if", [Issue(path, path, en, vi)], "nếu như")
