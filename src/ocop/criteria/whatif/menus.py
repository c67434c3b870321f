"""What may be changed, and for how much: the undominated boxes of each criterion."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product
from typing import Any

import attrs

from ocop.criteria.assessment import Assessment
from ocop.criteria.scoring import Scorer
from ocop.criteria.whatif.costs import ONE_EACH, Cost, Prices, is_scored, prices, unscored
from ocop.criteria.whatif.position import Position
from ocop.errors import AssessmentError, Issue, brief
from ocop.frozen import FrozenDict
from ocop.legal import Citation
from ocop.vocabulary import CriterionCode, StarTier

STEPS = 1024
"""A key is the whole cost times this, plus the steps from box to box; no sheet has as many."""

Moves = tuple[tuple[CriterionCode, int], ...]
Entry = tuple[int, int, Moves]
"""Key, gain in parts of a point (one per member of a council), and the criteria raised."""


@attrs.frozen
class Obstacle:
    """Something that no allowed change can mend.

    Attributes:
        kind: ``minimum``, ``condition``, ``stop``, ``points`` or ``finding``.
        vi: What it is, in Vietnamese.
        en: The same in English.
        citation: The clause.
        criterion: Code of the criterion, for a minimum, a condition or a stop rule.
        required: Points required, for a minimum or the points.
        reachable: The most points that can be reached, for a minimum or the points.
    """

    kind: str
    vi: str
    en: str
    citation: Citation
    criterion: CriterionCode | None = None
    required: int | None = None
    reachable: int | Fraction | None = None


@attrs.frozen
class Room:
    """What may be changed at all, and what each change costs.

    Attributes:
        position: Where it starts.
        raises: Criterion to the points that it may be raised to, rising.
        prices: What each of them costs.
        plain: Whether one assessor's criteria may all be raised as they stand, each for a cost of
            1: the menus are then known beforehand.
    """

    position: Position
    # Two rooms are equal where they start the same and the same change costs the same.
    raises: Mapping[CriterionCode, tuple[int, ...]] = attrs.field(eq=False)
    prices: Prices
    plain: bool = attrs.field(default=False, eq=False)


def room(start: Position, cost: Cost, fixed: Collection[str], at_most: Mapping[str, int]) -> Room:
    """Find what may be changed.

    Args:
        start: Where it starts.
        cost: What a change costs.
        fixed: Criteria that stay as they are.
        at_most: Criterion to the most points that it can reach.

    Returns:
        The changes that may be made.

    Raises:
        AssessmentError: If a criterion is unknown, a maximum is below the points given or above
            the criterion's own, or a cost is missing or not exact; every problem is listed.
    """
    tables = start.tables
    if fixed != () or at_most != {}:
        _check(start, fixed, at_most)
    raises: dict[CriterionCode, tuple[int, ...]] = {}
    if not fixed and not at_most and start.decision is None and not start.assessments[0].cases:
        given = start.assessments[0].answers.get
        raises = {code: above[given(code, 0)] for code, above in _above(tables).items()}
        if cost is None:
            return Room(start, raises, ONE_EACH, plain=True)
        now = ((code, given(code, 0), points) for code, points in raises.items())
        return Room(start, raises, prices(cost, tables.sheet, now))
    for code, leaf in tables.leaves.items():
        lowest = min(start.ticks(code))
        if code in fixed:
            raises[code] = ()
            continue
        most = at_most.get(code, leaf.max_points)
        raises[code] = _raises(tables, code, lowest, start.case(code), most)
    wanted = ((code, min(start.ticks(code)), points) for code, points in raises.items())
    return Room(start, raises, prices(cost, tables.sheet, wanted))


@lru_cache(maxsize=64)
def _above(tables: Scorer) -> dict[CriterionCode, dict[int, tuple[int, ...]]]:
    """Criterion to its points now to the points that it may be raised to."""
    return {
        code: {now: _raises(tables, code, now, None, leaf.max_points) for now in leaf.allowed}
        for code, leaf in tables.leaves.items()
    }


@lru_cache(maxsize=8192)
def _raises(
    tables: Scorer, code: CriterionCode, lowest: int, case: str | None, most: int
) -> tuple[int, ...]:
    options = tables.leaves[code].options
    found = {o.points for o in options if case in (None, o.case) or o.case is None}
    return tuple(sorted(points for points in found if lowest < points <= most))


def menus(
    space: Room, tier: StarTier, *, every: bool = False
) -> tuple[list[list[Entry]], list[Obstacle]]:
    """List, for each criterion, the undominated ways to meet what a tier asks of it.

    Criteria that depend on each other share one menu. Each menu rises in key and in gain; its
    first entry is the cheapest way allowed, often no change. With every way listed, a shared menu
    rises in key only: it holds different ways to the same gain.

    Args:
        space: What may be changed.
        tier: The tier aimed at.
        every: List every way that no better boxes match for the same key.

    Returns:
        The menus, and what no allowed change can mend; a menu is empty where that is so.
    """
    start = space.position
    found: list[list[Entry]] = []
    obstacles: list[Obstacle] = []
    if space.plain:
        given = start.assessments[0].answers.get
        # No menu is empty here: a minimum is itself a box, and every box may be ticked.
        return [
            of[given(codes[0], 0)] if len(codes) == 1 else of[tuple(given(c, 0) for c in codes)]
            for codes, of in _known(start.tables, tier, every=every)
        ], []
    for codes in _groups(start.tables, council=start.decision is not None):
        if len(codes) == 1 and start.decision is None:
            code = codes[0]
            menu = _single(space, code, tier)
        else:
            menu = _joint(space, codes, tier, every=every)
        found.append(menu)
        if not menu:
            obstacles += _obstacles(space, codes, tier)
    return found, obstacles


@lru_cache(maxsize=256)
def _known(
    tables: Scorer, tier: StarTier, *, every: bool
) -> tuple[tuple[tuple[CriterionCode, ...], dict[Any, list[Entry]]], ...]:
    """The menus of a plain room: per group of criteria, points now to the menu."""
    known = []
    for codes in _groups(tables, council=False):
        menus_of: dict[Any, list[Entry]] = {}
        for now in product(*(tables.leaves[code].allowed for code in codes)):
            given = FrozenDict(dict(zip(codes, now, strict=True)))
            # Only the answers of the group matter to its menu; the rest need not be there.
            start = Position(tables, (Assessment.model_construct(answers=given),), None)
            raises = {code: _above(tables)[code][points] for code, points in given.items()}
            space = Room(start, raises, ONE_EACH)
            if len(codes) == 1:
                menus_of[now[0]] = _single(space, codes[0], tier)
            else:
                menus_of[now] = _joint(space, codes, tier, every=every)
        known.append((codes, menus_of))
    return tuple(known)


def _single(space: Room, code: CriterionCode, tier: StarTier) -> list[Entry]:
    tables = space.position.tables
    now = space.position.assessments[0].answers.get(code, 0)
    floor = _floor(tables, code, tier)
    entries: list[Entry] = [(0, 0, ())] if now >= floor else []
    for steps, points in enumerate(space.raises[code], 1):
        if points >= floor:
            key = space.prices.whole(code, points) * STEPS + steps
            entries.append((key, points - now, ((code, points),)))
    return _undominated(entries)


def _floor(tables: Scorer, code: CriterionCode, tier: StarTier) -> int:
    """The least points that a tier, or a stop rule, asks of a criterion."""
    minimum = tables.minimums[code].get(tier) if code in tables.minimums else None
    floor = minimum.required if minimum is not None else 0
    return max(floor, 1) if code in _watched(tables) else floor


@lru_cache(maxsize=64)
def _watched(tables: Scorer) -> frozenset[CriterionCode]:
    return frozenset(code for _, codes in tables.stops for code in codes)


def _joint(
    space: Room, codes: tuple[CriterionCode, ...], tier: StarTier, *, every: bool
) -> list[Entry]:
    """The menu of criteria that depend on each other, or of one that a council scores."""
    start = space.position
    entries: list[Entry] = []
    for choice in product(*((0, *space.raises[code]) for code in codes)):
        raised = dict(zip(codes, choice, strict=True))
        if not _allowed(start, raised, tier):
            continue
        key = gain = 0
        for code, points in raised.items():
            if points:
                key += space.prices.whole(code, points) * STEPS
                key += space.raises[code].index(points) + 1
                gain += sum(max(points - given, 0) for given in start.ticks(code))
        moves = tuple((code, points) for code, points in raised.items() if points)
        entries.append((key, gain, moves))
    return _unmatched(entries) if every else _undominated(entries)


def _allowed(start: Position, raised: Mapping[CriterionCode, int], tier: StarTier) -> bool:
    tables = start.tables
    for code, points in raised.items():
        minimum = tables.minimums[code].get(tier) if code in tables.minimums else None
        if minimum is not None and not start.meets(code, minimum.required, points):
            return False
        needed = tables.conditions.get(code)
        if needed is not None and any(
            max(mine, points) > 0 and max(other, raised[needed]) == 0
            for mine, other in zip(start.ticks(code), start.ticks(needed), strict=True)
        ):
            return False
    return not any(_stops(start, raised, codes) for _, codes in tables.stops)


def _stops(
    start: Position, raised: Mapping[CriterionCode, int], codes: tuple[CriterionCode, ...]
) -> bool:
    watched = [code for code in codes if code in raised]
    stopped = sum(
        any(max(start.ticks(code)[member], raised[code]) == 0 for code in watched)
        for member in range(start.members)
    )
    return 2 * stopped > start.members


def _undominated(entries: list[Entry]) -> list[Entry]:
    kept: list[Entry] = []
    for entry in sorted(entries, key=lambda e: (e[0], -e[1])):
        if not kept or entry[1] > kept[-1][1]:
            kept.append(entry)
    return kept


def _unmatched(entries: list[Entry]) -> list[Entry]:
    """Leave out every entry for whose key, or less, another raises the same criteria further."""
    kept: list[Entry] = []
    for entry in sorted(entries, key=lambda e: (e[0], -e[1])):
        codes = dict(entry[2])
        if not any(
            all(dict(moves).get(code, 0) >= points for code, points in codes.items())
            for _, _, moves in kept
        ):
            kept.append(entry)
    return kept


@lru_cache(maxsize=64)
def _groups(tables: Scorer, *, council: bool) -> tuple[tuple[CriterionCode, ...], ...]:
    """Criteria that depend on each other, together; all others alone; in printed order."""
    together = [{needed, code} for code, needed in tables.conditions.items()]
    if council:  # one member may fail in one criterion, another in another
        together += [set(codes) for _, codes in tables.stops]
    groups, placed = [], set()
    for code in tables.leaves:
        if code in placed:
            continue
        group = {code}.union(*(some for some in together if code in some))
        groups.append(tuple(c for c in tables.leaves if c in group))
        placed |= group
    return tuple(groups)


def _obstacles(space: Room, codes: tuple[CriterionCode, ...], tier: StarTier) -> Iterator[Obstacle]:
    start = space.position
    tables = start.tables
    for code in codes:
        leaf = tables.leaves[code]
        best = max(space.raises[code], default=0)
        minimum = tables.minimums[code].get(tier) if code in tables.minimums else None
        most = max(best, *start.ticks(code))
        if minimum is not None and not start.meets(code, minimum.required, best):
            yield Obstacle(
                "minimum",
                f"tiêu chí {code} ({leaf.title}) cần {minimum.required} điểm cho {int(tier)} sao, "
                f"chỉ đạt được {most}",
                f"criterion {code} ({leaf.title_en}) needs {minimum.required} points for "
                f"{int(tier)} stars and can reach only {most}",
                minimum.citation,
                code,
                minimum.required,
                most,
            )
        unmet = minimum is not None and not start.meets(code, minimum.required)
        if _lacks_its_condition(space, code, unmet=unmet):
            needed = tables.conditions[code]
            yield Obstacle(
                "condition",
                f"tiêu chí {code} ({leaf.title}) chỉ áp dụng khi tiêu chí {needed} có điểm, mà "
                f"{needed} không thể có điểm",
                f"criterion {code} ({leaf.title_en}) applies only when criterion {needed} has "
                f"points, and {needed} can have none",
                leaf.citation,
                code,
            )
    for rule, watched in tables.stops:
        reach = {code: max(space.raises[code], default=0) for code in watched if code in codes}
        if reach and _stops(start, reach, watched):
            stuck = [c for c, points in reach.items() if points == 0 and 0 in start.ticks(c)]
            listed = ", ".join(stuck)
            yield Obstacle(
                "stop",
                f"quy tắc {rule.id}: tiêu chí {listed} có 0 điểm và không thể tăng",
                f"rule {rule.id}: 0 points in criterion {listed}, which cannot rise",
                start.sheet.place_of(rule),
                stuck[0],
            )


def _lacks_its_condition(space: Room, code: CriterionCode, *, unmet: bool) -> bool:
    """Whether some assessor gives points, or has to, that need those of another criterion."""
    needed = space.position.tables.conditions.get(code)
    if needed is None or space.raises[needed]:
        return False
    pairs = zip(space.position.ticks(code), space.position.ticks(needed), strict=True)
    return any(other == 0 and (mine > 0 or unmet) for mine, other in pairs)


def _check(start: Position, fixed: Any, at_most: Any) -> None:
    sheet, leaves = start.tables.sheet, start.tables.leaves
    issues: list[Issue] = []
    if isinstance(fixed, str) or not isinstance(fixed, Collection):
        # The letters of a text would be taken for criteria, and an iterator can be read only once.
        some = fixed if isinstance(fixed, str) else next(iter(leaves))
        issues.append(
            Issue(
                "not-a-set",
                "fixed",
                f"expected a set of criteria (tiêu chí), got {brief(fixed)}; "
                f"give one such as {{{brief(some)}}}",
                f"cần một tập tiêu chí, nhận được {brief(fixed)}; "
                f"hãy ghi một tập như {{{brief(some)}}}",
            )
        )
        fixed = (fixed,) if isinstance(fixed, str) else ()
    if not isinstance(at_most, Mapping):
        issues.append(
            Issue(
                "not-an-object",
                "at_most",
                f"expected an object of criteria (tiêu chí) and points, got {brief(at_most)}",
                f"cần một đối tượng gồm tiêu chí và điểm, nhận được {brief(at_most)}",
            )
        )
        at_most = {}
    for field, codes in (("fixed", fixed), ("at_most", at_most)):
        issues += [unscored(field, code, sheet) for code in codes if not is_scored(code, sheet)]
    for code, most in at_most.items():
        if not is_scored(code, sheet):
            continue
        leaf, given = leaves[code], max(start.ticks(code))
        whole = isinstance(most, int) and not isinstance(most, bool)
        if not whole or not given <= most <= leaf.max_points:
            issues.append(
                Issue(
                    "at-most",
                    f'at_most["{code}"]',
                    f"{brief(most)} is no maximum (mức tối đa) here: whole points from {given}, "
                    f"which are given now, to {leaf.max_points}",
                    f"{brief(most)} không phải mức tối đa ở đây: điểm nguyên từ {given} (đang có) "
                    f"đến {leaf.max_points}",
                    leaf.citation,
                )
            )
    if issues:
        raise AssessmentError("what if", issues, "nếu như")
