"""Every undominated trade of cost, total and tier: against every combination."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
import whatif_force as force
from conftest import dossier, full
from ocop import AssessmentError, criteria
from ocop.criteria.whatif import frontier
from whatif_force import source

amounts = st.one_of(
    st.integers(0, 9), st.fractions(0, 3, max_denominator=6), st.sampled_from([Decimal("0.5")])
)


@st.composite
def questions(draw, numbers=strategies.numbers):
    """A position, the few criteria that may change, what each box costs, and maxima."""
    number, raw, decide = draw(force.positions(numbers=numbers, most=3))
    rows = force.rows(number)
    free = draw(st.lists(st.sampled_from([c for c, _, _ in rows]), min_size=1, max_size=4))
    free = list(dict.fromkeys(free))
    if "5.2" in free and "5.1" not in free:
        free[-1] = "5.1"  # dependent criteria together more often
    price = {(code, p): draw(amounts) for code, allowed, _ in rows if code in free for p in allowed}
    at_most = draw(force.maxima((number, raw, decide), free))
    return number, raw, decide, free, price, at_most


def asked(question, cost):
    """What the engine answers, with every criterion fixed that is not free."""
    number, raw, decide, free, _, at_most = question
    fixed = {code for code, _, _ in force.rows(number)} - set(free)
    return frontier(source(number, raw, decide), cost=cost, fixed=fixed, at_most=at_most)


def expected(question, cost):
    """The same by brute force; what is not answered counts 0."""
    number, raw, decide, free, _, at_most = question
    members = [{c: m.get(c, 0) for c, _, _ in force.rows(number)} for m in raw]
    every = force.every_raise(number, members, free, at_most)
    return force.frontier((number, members, decide), every, cost)


def triple(point):
    return (Fraction(point.cost), Fraction(point.total), int(point.tier))


class TestUndominated:
    """No other point is as cheap with as many points and stars; none that is so is missing."""

    @settings(max_examples=100)
    @given(questions())
    def test_against_every_combination(self, question):
        """Costs by a function: the same triples, each with the fewest steps."""
        number, raw, *_, price, _ = question
        found = asked(question, lambda leaf, _, points: price[leaf.code, points])
        wanted = expected(question, lambda code, points: Fraction(price[code, points]))
        assert [triple(p) for p in found] == sorted(wanted)
        members = [{c: m.get(c, 0) for c, _, _ in force.rows(number)} for m in raw]
        for point in found:
            assert force.steps(number, members, point.changes) == wanted[triple(point)]

    @settings(max_examples=40)
    @given(questions(numbers=st.sampled_from([16, 26, 13])))
    def test_sheets_that_stop_have_cases_or_knock_out(self, question):
        """The same where 0 points stop the assessment, and on the sheet of tourism."""
        found = asked(question, None)
        assert [triple(p) for p in found] == sorted(expected(question, lambda *_: 1))

    @settings(max_examples=40)
    @given(questions())
    def test_costs_as_a_mapping(self, question):
        """A mapping of boxes, and a mapping of criteria, say the same as a function."""
        *_, free, price, _ = question
        by_box = {c: {p: a for (code, p), a in price.items() if code == c} for c in free}
        by_function = asked(question, lambda leaf, _, points: price[leaf.code, points])
        assert [(triple(p), p.changes) for p in asked(question, by_box)] == [
            (triple(p), p.changes) for p in by_function
        ]
        flat = {code: price[code, 0] for code in free}
        assert [triple(p) for p in asked(question, flat)] == sorted(
            expected(question, lambda code, _: Fraction(flat[code]))
        )

    @settings(max_examples=60)
    @given(force.positions(most=3))
    def test_monotone_and_true(self, position):
        """With all free: more cost buys points or stars, and each point rates as it says."""
        found = frontier(source(*position))
        costs = [p.cost for p in found]
        assert costs == sorted(costs)
        for n, point in enumerate(found):
            rating = point.rating
            assert (rating.total, rating.tier) == (point.total, point.tier)
            assert type(point.total) is (int if position[2] is None else Fraction)
            assert point.cost == len(point.changes)
            for other in found[:n]:
                assert point.total > other.total or point.tier > other.tier
                assert point.cost > other.cost or point.total > other.total
        assert found[-1].total == max(p.total for p in found)
        assert found[-1].tier == 5

    @settings(max_examples=30)
    @given(questions())
    def test_unit_of_the_costs(self, question):
        """Costs in thirds: the same points, a third of the cost."""
        price = question[4]
        whole = asked(question, lambda leaf, _, points: int(price[leaf.code, points]))
        thirds = asked(question, lambda leaf, _, points: Fraction(int(price[leaf.code, points]), 3))
        assert [(p.cost, p.total, p.tier) for p in whole] == [
            (3 * p.cost, p.total, p.tier) for p in thirds
        ]


class TestWhatStands:
    """What can be changed, and what stands against the product."""

    def test_nothing_to_change(self):
        """Full marks, or everything fixed: the one point is today."""
        for options in ({}, {"fixed": set(full(13))}):
            (only,) = frontier(dossier(13, full(13)), **options)
            assert (only.cost, only.total, only.tier, only.changes) == (0, 100, 5, {})

    @pytest.mark.parametrize("finding", ["R1", "K1", "S1"])
    def test_a_finding_leaves_nothing(self, finding):
        """A rejected or stopped product has no frontier."""
        assert frontier(dossier(13, full(13), findings=[finding])) == ()

    def test_a_finding_of_a_council(self):
        """One of three does not establish it; two do."""
        one, found = dossier(13, full(13)), dossier(13, full(13), findings=["K1"])
        assert frontier(criteria.rate_council([one, one, found]))
        assert frontier(criteria.rate_council([one, found, found])) == ()

    def test_sheet_16_stopped(self):
        """The stop is mended first; nothing can be done where it is fixed."""
        stopped = dossier(16, full(16) | {"6.4": 0})
        assert [(p.cost, p.total, p.changes) for p in frontier(stopped)] == [(1, 100, {"6.4": 5})]
        assert frontier(stopped, fixed={"6.4"}) == ()

    def test_free_of_charge_is_taken(self):
        """What costs nothing is part of the first point."""
        (only,) = frontier(dossier(13, full(13) | {"1.1": 0, "2.4": 0}), cost={"1.1": 0, "2.4": 0})
        assert (only.cost, only.total) == (0, 100)

    @pytest.mark.parametrize("case", ["a", "b"])
    def test_a_case_is_kept(self, case):
        """Sheet 26: only boxes of the case stated."""
        start = dossier(26, full(26) | {"8": 0}, cases={"8": case})
        assert [p.changes for p in frontier(start)] == [{}, {"8": 3}]

    @pytest.mark.parametrize(
        ("options", "code"),
        [
            ({"fixed": ["9.9"]}, "unknown-criterion"),
            ({"at_most": {"1.1": 1}}, "at-most"),
            ({"cost": {"1.2": 0.5}}, "cost"),
            ({"cost": {"9.9": 1}}, "unknown-criterion"),
        ],
    )
    def test_wrong_questions(self, options, code):
        """As for `paths`, in English and Vietnamese."""
        with pytest.raises(AssessmentError) as caught:
            frontier(dossier(13, full(13) | {"1.1": 2}), **options)
        assert caught.value.issues[0].code == code
        assert caught.value.message("vi") != caught.value.message("en")

    def test_a_wrong_start_is_refused(self):
        """The same problems as `rate` lists."""
        with pytest.raises(AssessmentError, match=r'answers\["9.9"\]'):
            frontier(dossier(13, {"9.9": 1}))
