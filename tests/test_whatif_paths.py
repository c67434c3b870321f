"""The cheapest paths to a tier: proven against HiGHS and brute force."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
import whatif_oracle
from ocop import criteria
from ocop.criteria import whatif

LAW = "26/2026/QĐ-TTg"
RULES = criteria.ruleset(LAW)
tiers = st.integers(1, 5)


def assessment(number, answers, **fields):
    return criteria.Assessment(law=LAW, sheet=number, answers=answers, **fields)


def full(number):
    return {leaf.code: leaf.max_points for leaf in RULES.sheet(number).leaves}


def key(path):
    return (path.cost, path.steps)


@st.composite
def questions(draw, *, complete=True):
    """A dossier, a tier, whole costs per criterion and criteria that stay."""
    number, answers = draw(strategies.sheets_and_answers(complete=complete))
    tier = draw(tiers)
    codes = [leaf.code for leaf in RULES.sheet(number).leaves]
    fixed = draw(st.sets(st.sampled_from(codes), max_size=4))
    prices = {code: draw(st.integers(0, 9)) for code in codes} if draw(st.booleans()) else None
    return number, answers, tier, prices, fixed


def cost_of(prices):
    return (
        (lambda _code, _points: 1)
        if prices is None
        else (lambda code, points: prices[code] * points)
    )


def engine_cost(prices):
    return None if prices is None else (lambda leaf, _, points: prices[leaf.code] * points)


class TestOptimum:
    """Điều 3 khoản 3, star legend: the cheapest way to a tier with all its minimums."""

    @settings(max_examples=150, deadline=None)
    @given(questions(complete=False))
    def test_same_optimum_as_highs(self, question):
        """The same least cost and, at that cost, the same least steps as an integer program."""
        pytest.importorskip("highspy")
        number, answers, tier, prices, fixed = question
        found = whatif.paths(
            assessment(number, answers), tier, cost=engine_cost(prices), fixed=fixed
        )
        expected = whatif_oracle.cheapest_by_highs(number, answers, tier, cost_of(prices), fixed)
        assert (key(found[0]) if found else None) == expected
        assert bool(found) != bool(found.obstacles)

    @settings(max_examples=100, deadline=None)
    @given(questions(), st.integers(0, 2**32))
    def test_no_cheaper_path_by_brute_force(self, question, seed):
        """With most criteria fixed, every combination is tried: none is cheaper."""
        number, answers, tier, prices, _ = question
        codes = [leaf.code for leaf in RULES.sheet(number).leaves]
        free = random.Random(seed).sample(codes, 5)
        fixed = set(codes) - set(free)
        found = whatif.paths(
            assessment(number, answers), tier, cost=engine_cost(prices), fixed=fixed
        )
        expected = whatif_oracle.cheapest_by_force(number, answers, tier, cost_of(prices), fixed)
        assert (key(found[0]) if found else None) == expected

    @settings(max_examples=100, deadline=None)
    @given(questions(), st.integers(0, 2**32), st.integers(1, 12))
    def test_the_cheapest_minimal_paths_by_brute_force(self, question, seed, limit):
        """The first so many minimal paths, by their costs; all of them where there are fewer."""
        number, answers, tier, prices, _ = question
        codes = [leaf.code for leaf in RULES.sheet(number).leaves]
        fixed = set(codes) - set(random.Random(seed).sample(codes, 5))
        found = whatif.paths(
            assessment(number, answers), tier, cost=engine_cost(prices), fixed=fixed, limit=limit
        )
        every = list(whatif_oracle.every_way(number, answers, tier, cost_of(prices), fixed))
        minimal = sorted(k for k, changes in every if not _reducible(k, changes, every, answers))
        assert [p.cost * 1024 + p.steps for p in found] == minimal[:limit]
        assert len({p.changes for p in found}) == len(found)


def _reducible(k, changes, every, answers):
    """Whether taking back or lowering changes, none raised, is a cheaper way too."""
    for other_key, other in every:
        if other_key < k and all(p <= changes.get(c, answers.get(c, 0)) for c, p in other.items()):
            return True
    return False
