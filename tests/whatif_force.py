"""Brute force for changes, frontiers, losses and budgets: every combination, one by one.

It knows the sheets only by way of `oracle` and shares no code with the engine; `source` alone hands
it a position. Members are the answers of the assessors, one for a single assessor; `decide` is
None for that one.
"""

from fractions import Fraction
from functools import cache
from itertools import combinations, product

from hypothesis import strategies as st

import oracle
import strategies
from ocop import criteria

LAW = "26/2026/QĐ-TTg"
LEAST = {1: 0, 2: 30, 3: 50, 4: 70, 5: 90}
TASTE = ("6.1", "6.2", "6.3", "6.4")
"""Sheet 16: 0 points in any of these stops the assessment."""


@st.composite
def positions(draw, *, complete=False, numbers=strategies.numbers, most=4):
    """A sheet number, the answers of its members, and how a council decides; None alone."""
    number = draw(numbers)
    decide = draw(st.sampled_from([None, None, "majority", "unanimous", "mean"]))
    one = strategies.answers(number, complete=complete)
    size = (1, 1) if decide is None else (1, most)
    members = draw(st.lists(one, min_size=size[0], max_size=size[1]))
    return number, members, decide


@st.composite
def maxima(draw, position, codes):
    """For some of the criteria the most points, from those given to the criterion's own."""
    number, members, _ = position
    top = {code: max(allowed) for code, allowed, _ in rows(number)}
    some = draw(st.sets(st.sampled_from(codes), max_size=3))
    return {c: draw(st.integers(max(m.get(c, 0) for m in members), top[c])) for c in sorted(some)}


def source(number, members, decide=None, **more):
    """The position as the engine takes it."""
    sheets = [{"law": LAW, "sheet": number, "answers": m, **more} for m in members]
    return sheets[0] if decide is None else criteria.rate_council(sheets, minimums=decide)


@cache
def rows(number):
    """Code, every points it may have, and what 3, 4 and 5 stars ask of it."""
    return tuple(
        (
            c["code"],
            sorted({0, *(o["points"] for o in c.get("options", [{"points": c["max_points"]}]))}),
            {tier: oracle.required(c, tier) or 0 for tier in (3, 4, 5)},
        )
        for c in oracle.leaves(number)
    )


@cache
def part_of(number, code):
    """The part that a criterion stands in."""
    return oracle.parts_of(number)[code]


def needs_story(number):
    """Whether criterion 5.2 applies only where 5.1 has points."""
    return number != 26 and {"5.1", "5.2"} <= {code for code, _, _ in rows(number)}


def filled(number, answers):
    """An answer for every criterion: 0 where there is none, or where it does not apply."""
    made = {code: answers.get(code, 0) for code, _, _ in rows(number)}
    if needs_story(number) and made["5.1"] == 0:
        made["5.2"] = 0
    return made


def possible(number, members):
    """No member gives points to the structure of a story that there is not."""
    return not needs_story(number) or all(m["5.1"] or not m["5.2"] for m in members)


def missed(members, decide, need, code):
    """Whether a council, or one assessor, misses a minimum."""
    points = [m[code] for m in members]
    met = sum(p >= need for p in points)
    if decide == "mean":
        return sum(points) < need * len(points)
    return 2 * met <= len(points) if decide == "majority" else met < len(points)


def outcome(number, members, decide=None):
    """Total, tier (None where sheet 16 stops) and how many minimums of each tier are missed."""
    total = Fraction(sum(sum(m.values()) for m in members), len(members))
    misses = {
        tier: sum(missed(members, decide, need[tier], code) for code, _, need in rows(number))
        for tier in (3, 4, 5)
    }
    tier = oracle.given_tier(total, misses)
    if number == 16 and 2 * sum(any(m[c] == 0 for c in TASTE) for m in members) > len(members):
        tier = None
    return total, tier, misses


def shortfalls(number, members, decide):
    """Codes by tier of the minimums missed by those who answered at all."""
    found = {3: [], 4: [], 5: []}
    for code, _, need in rows(number):
        answered = [m for m in members if code in m]
        for tier, codes in found.items():
            if need[tier] and answered and missed(answered, decide, need[tier], code):
                codes.append(code)
    return found


def raised(members, changes):
    """Whoever gives less gives that many points now."""
    return [m | {c: max(m[c], p) for c, p in changes.items()} for m in members]


def above(number, members, code):
    """The points above what the member who gives least gives, rising."""
    allowed = next(points for c, points, _ in rows(number) if c == code)
    return [p for p in allowed if p > min(m[code] for m in members)]


def every_raise(number, members, free, at_most):
    """Every combination of raises of the free criteria, as changes."""
    menus = [
        [0, *(p for p in above(number, members, code) if p <= at_most.get(code, 100))]
        for code in free
    ]
    for choice in product(*menus):
        yield {code: points for code, points in zip(free, choice, strict=True) if points}


def steps(number, members, changes):
    """Steps from box to box in all."""
    return sum(above(number, members, code).index(p) + 1 for code, p in changes.items())


def frontier(position, raises, cost):
    """Every undominated (cost, total, tier), with the fewest steps that reach it."""
    number, members, decide = position
    found = {}
    for changes in raises:
        after = raised(members, changes)
        total, tier, _ = outcome(number, after, decide)
        if tier is None or not possible(number, after):
            continue
        triple = (sum((cost(c, p) for c, p in changes.items()), Fraction(0)), total, tier)
        few = steps(number, members, changes)
        found[triple] = min(found.get(triple, few), few)
    return {
        one: few
        for one, few in found.items()
        if not any(
            other != one and other[0] <= one[0] and other[1] >= one[1] and other[2] >= one[2]
            for other in found
        )
    }


def losses(number, members, decide, code):
    """The most that one criterion can lose, whoever gives more lowered to a box, tier kept."""
    before, tier, _ = outcome(number, members, decide)
    most = Fraction(0)
    for points in next(allowed for c, allowed, _ in rows(number) if c == code):
        lowered = [filled(number, m | {code: min(m[code], points)}) for m in members]
        after, then, _ = outcome(number, lowered, decide)
        if then is not None and then >= tier:
            most = max(most, before - after)
    return most


def most_bought(costs, budget):
    """How many of some things a budget buys, over every subset, and the least that so many cost."""
    for size in range(len(costs), 0, -1):
        least = min(sum(some) for some in combinations(costs, size))
        if least <= budget:
            return size, least
    return 0, 0
