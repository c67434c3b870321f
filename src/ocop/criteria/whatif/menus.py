"""What may be changed, and for how much: the undominated boxes of each criterion."""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import product

import attrs

from ocop.criteria.scoring import Scorer
from ocop.criteria.whatif.costs import ONE_EACH, Cost, Prices, prices
from ocop.criteria.whatif.position import Position
from ocop.errors import AssessmentError, Issue, brief
from ocop.legal import Citation
from ocop.names import nearest
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


@attrs.frozen(eq=False)
class Room:
    """What may be changed at all, and what each change costs.

    Attributes:
        position: Where it starts.
        raises: Criterion to the points that it may be raised to, rising.
        prices: What each of them costs.
    """

    position: Position
    raises: Mapping[CriterionCode, tuple[int, ...]]
    prices: Prices


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
        AssessmentError: If a criterion is unknown, a maximum is below the points given, or a cost
            is missing or not exact; every problem is listed.
    """
    tables = start.tables
    if fixed or at_most:
        _check(start, fixed, at_most)
    raises: dict[CriterionCode, tuple[int, ...]] = {}
    for code, leaf in tables.leaves.items():
        lowest = min(start.ticks(code))
        if code in fixed:
            raises[code] = ()
            continue
        most = at_most.get(code, leaf.max_points)
        raises[code] = _raises(tables, code, lowest, start.case(code), most)
    wanted = ((code, min(start.ticks(code)), points) for code, points in raises.items())
    priced = ONE_EACH if cost is None else prices(cost, tables.sheet, wanted)
    return Room(start, raises, priced)


@lru_cache(maxsize=8192)
def _raises(
    tables: Scorer, code: CriterionCode, lowest: int, case: str | None, most: int
) -> tuple[int, ...]:
    options = tables.leaves[code].options
    found = {o.points for o in options if case in (None, o.case) or o.case is None}
    return tuple(sorted(points for points in found if lowest < points <= most))


def menus(space: Room, tier: StarTier) -> tuple[list[list[Entry]], list[Obstacle]]:
    """List, for each criterion, the undominated ways to meet what a tier asks of it.

    Criteria that depend on each other share one menu. Each menu rises in key and in gain; its
    first entry is the cheapest way allowed, often no change.

    Args:
        space: What may be changed.
        tier: The tier aimed at.

    Returns:
        The menus, and what no allowed change can mend; a menu is empty where that is so.
    """
    start = space.position
    found: list[list[Entry]] = []
    obstacles: list[Obstacle] = []
    for codes in _groups(start.tables, council=start.decision is not None):
        if len(codes) == 1 and start.decision is None:
            code = codes[0]
            menu = _single(space, code, tier)
        else:
            menu = _joint(space, codes, tier)
        found.append(menu)
        if not menu:
            obstacles += _obstacles(space, codes, tier)
    return found, obstacles


def _single(space: Room, code: CriterionCode, tier: StarTier) -> list[Entry]:
    tables = space.position.tables
    now = space.position.assessments[0].answers.get(code, 0)
    raises = space.raises[code]
    if space.prices is ONE_EACH:
        return _menu_of_ones(tables, code, tier, now, raises)
    floor = _floor(tables, code, tier)
    entries: list[Entry] = [(0, 0, ())] if now >= floor else []
    for steps, points in enumerate(raises, 1):
        if points >= floor:
            key = space.prices.whole(code, points) * STEPS + steps
            entries.append((key, points - now, ((code, points),)))
    return _undominated(entries)


@lru_cache(maxsize=16384)
def _menu_of_ones(
    tables: Scorer, code: CriterionCode, tier: StarTier, now: int, raises: tuple[int, ...]
) -> list[Entry]:
    floor = _floor(tables, code, tier)
    entries: list[Entry] = [(0, 0, ())] if now >= floor else []
    entries += [
        (STEPS + steps, points - now, ((code, points),))
        for steps, points in enumerate(raises, 1)
        if points >= floor
    ]
    return entries


def _floor(tables: Scorer, code: CriterionCode, tier: StarTier) -> int:
    """The least points that a tier, or a stop rule, asks of a criterion."""
    minimum = tables.minimums[code].get(tier) if code in tables.minimums else None
    floor = minimum.required if minimum is not None else 0
    return max(floor, 1) if code in _watched(tables) else floor


@lru_cache(maxsize=64)
def _watched(tables: Scorer) -> frozenset[CriterionCode]:
    return frozenset(code for _, codes in tables.stops for code in codes)


def _joint(space: Room, codes: tuple[CriterionCode, ...], tier: StarTier) -> list[Entry]:
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
    return _undominated(entries)


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
                f"criterion {code} ({leaf.title}) needs {minimum.required} points for "
                f"{int(tier)} stars and can reach only {most}",
                minimum.citation,
                code,
                minimum.required,
                most,
            )
        needed = tables.conditions.get(code)
        applies = minimum is not None or any(start.ticks(code))
        if needed is not None and applies and not _any_points(space, needed):
            yield Obstacle(
                "condition",
                f"tiêu chí {code} ({leaf.title}) chỉ áp dụng khi tiêu chí {needed} có điểm, mà "
                f"{needed} không thể có điểm",
                f"criterion {code} ({leaf.title}) applies only when criterion {needed} has "
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


def _any_points(space: Room, code: CriterionCode) -> bool:
    return any(space.position.ticks(code)) or bool(space.raises[code])


def _check(start: Position, fixed: Collection[str], at_most: Mapping[str, int]) -> None:
    sheet, tables = start.tables.sheet, start.tables
    issues: list[Issue] = []
    if isinstance(fixed, str):  # each of its letters would be taken for a criterion
        fixed = (fixed,)
        issues.append(
            Issue(
                "not-a-set",
                "fixed",
                f'expected a set of criteria (tiêu chí), got text; give {{"{fixed[0]}"}}',
                f'cần một tập tiêu chí, nhận được chữ; hãy ghi {{"{fixed[0]}"}}',
            )
        )
    for field, codes in (("fixed", fixed), ("at_most", at_most)):
        for code in codes:
            if code not in tables.leaves:
                near = ", ".join(nearest(code, tables.leaves) if isinstance(code, str) else ())
                near = near or ", ".join(tables.leaves)
                issues.append(
                    Issue(
                        "unknown-criterion",
                        f"{field}[{brief(code)}]",
                        f"sheet {sheet.number} scores no criterion (tiêu chí) {brief(code)}; "
                        f"nearest: {near}",
                        f"phiếu {sheet.number} không chấm tiêu chí {brief(code)}; gần nhất: {near}",
                        sheet.citation,
                    )
                )
    for code, most in at_most.items():
        if code not in tables.leaves:
            continue
        leaf, given = tables.leaves[CriterionCode(code)], max(start.ticks(CriterionCode(code)))
        if isinstance(most, bool) or not isinstance(most, int) or most < given:
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
