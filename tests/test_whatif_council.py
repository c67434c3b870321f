"""Paths of a council: which members' ticks change, exact means, minimums and stop rules."""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import whatif_oracle
from conftest import LAW, dossier, full
from ocop import AssessmentError, Status, criteria
from ocop.criteria import whatif
from ocop.frozen import FrozenDict

RULES = criteria.ruleset(LAW)
ways_to_decide = st.sampled_from(["majority", "unanimous", "mean"])


def leaves(number):
    return RULES.sheet(number).leaves


def council(number, members, decide="majority", **more):
    return criteria.rate_council([dossier(number, m, **more) for m in members], minimums=decide)


def key(path):
    return path.cost * 1024 + path.steps


@st.composite
def councils(draw):
    """Number, members, tier, way to decide, prices and the few criteria that are free.

    The members agree but for small differences, some of them in the free criteria; now and then
    an answer is missing.
    """
    rng = random.Random(draw(st.integers(0, 2**32)))
    number, tier = draw(st.one_of(st.just(16), st.integers(1, 26))), draw(st.integers(1, 5))
    codes = [leaf.code for leaf in leaves(number)]
    linked = draw(st.sampled_from([[], ["5.1", "5.2"], ["6.1", "6.2"] if number == 16 else []]))
    free = list(dict.fromkeys([*linked, *rng.sample(codes, 4)]))[:4]
    base = whatif_oracle.near_miss(rng, number, tier, free)
    members = []
    for _ in range(draw(st.integers(1, 4))):
        member = dict(base)
        for code in [*free, *rng.sample(codes, draw(st.integers(0, 3)))]:
            member[code] = rng.choice(RULES.sheet(number).criterion(code).allowed)
        if whatif_oracle.story(number) and member["5.1"] == 0:
            member["5.2"] = 0
        for code in rng.sample(codes, draw(st.sampled_from([0, 0, 1]))):
            del member[code]
        members.append(member)
    prices = {code: {p: rng.randint(0, 9) for p in range(11)} for code in codes}
    return number, members, tier, draw(ways_to_decide), draw(st.sampled_from([None, prices])), free


def asked(question, **more):
    """The council's rating, its paths, and every way by brute force."""
    number, members, tier, decide, prices, free = question
    rated = council(number, members, decide)
    cost = None if prices is None else (lambda leaf, _, points: prices[leaf.code][points])
    fixed = {leaf.code for leaf in leaves(number)} - set(free)
    found = whatif.paths(rated, tier, cost=cost, fixed=fixed, **more)
    ways = whatif_oracle.council_ways(
        number, members, tier, decide=decide, cost=whatif_oracle.cost_of(prices), free=free
    )
    return rated, found, list(ways)


class TestOptimum:
    """Điều 3 khoản 3 and readings I4, I6, I18: the council's mean, minimums and stop rules."""

    @settings(max_examples=100, deadline=None)
    @given(councils())
    def test_no_cheaper_path_by_brute_force(self, question):
        """Every combination is tried: none is cheaper, and obstacles only where there is none."""
        _, found, ways = asked(question)
        assert [key(path) for path in found] == ([min(k for k, _ in ways)] if ways else [])
        assert bool(found.obstacles) != bool(found)

    @settings(max_examples=100, deadline=None)
    @given(councils())
    def test_all_minimal_paths_by_brute_force(self, question):
        """Asked for more paths than there are, exactly the minimal ones come, cheapest first."""
        _, found, ways = asked(question, limit=10_000)
        expected = whatif_oracle.minimal(ways)
        assert [key(path) for path in found] == [k for k, _ in expected]
        assert {path.changes for path in found} == {FrozenDict(changes) for _, changes in expected}

    @settings(max_examples=60, deadline=None)
    @given(councils(), st.integers(1, 4))
    def test_reaches_the_tier(self, question, limit):
        """Applied to every member's answers, the council's rating has the tier."""
        number, members, tier, decide, _, _ = question
        _, found, _ = asked(question, limit=limit)
        codes = [leaf.code for leaf in leaves(number)]
        for path in found:
            assert path.rating.status is Status.RATED
            assert path.rating.tier >= tier
            assert path.rating.minimums_by == decide
            for before, after in zip(members, path.assessments, strict=True):
                assert after.answers == {
                    c: max(before.get(c, 0), path.changes.get(c, 0)) for c in codes
                }
            slow = oracle.rate_council(number, [dict(a.answers) for a in path.assessments], decide)
            assert (slow["tier"], slow["total"]) == (path.rating.tier, path.rating.total)

    @settings(max_examples=100, deadline=None)
    @given(councils())
    def test_moves_add_up(self, question):
        """Gains are exact parts of the mean; the members named are those who ticked less."""
        _, members, _, _, _, _ = question
        _, found, _ = asked(question)
        for path in found:
            total = Fraction(sum(sum(m.values()) for m in members), len(members))
            assert sum(m.gain for m in path.moves) == path.rating.total - total
            assert sum(m.cost for m in path.moves) == path.cost
            for move in path.moves:
                ticks = [m.get(move.criterion, 0) for m in members]
                assert move.before == min(ticks)
                assert move.members == tuple(n for n, p in enumerate(ticks) if p < move.after)
                assert isinstance(move.gain, Fraction)

    def test_one_member(self):
        """A council of one has the paths of its member."""
        answers = full(13) | {"1.5": 1, "2.3": 2, "9": 1}
        alone = whatif.paths(dossier(13, answers), 5, limit=20)
        for decide in ("majority", "unanimous", "mean"):
            found = whatif.paths(council(13, [answers], decide), 5, limit=20)
            assert [(p.cost, p.steps, p.changes) for p in found] == [
                (p.cost, p.steps, p.changes) for p in alone
            ]

    def test_a_tier_already_held(self):
        """Nothing to change, at no cost."""
        (path,) = whatif.paths(council(13, [full(13), full(13) | {"2.3": 2}]), 3, limit=5)
        assert (path.cost, path.changes, path.moves) == (0, {}, ())

    def test_order_of_members_does_not_matter(self):
        """The same changes whoever sits where; only their numbers differ."""
        members = [full(13) | {"2.3": 2}, full(13), full(13) | {"2.3": 1, "1.1": 2}]
        one = whatif.paths(council(13, members, "unanimous"), 5, limit=9)
        two = whatif.paths(council(13, members[::-1], "unanimous"), 5, limit=9)
        assert [p.changes for p in one] == [p.changes for p in two]
        assert one[0].moves[0].members == (0, 2)
        assert two[0].moves[0].members == (0, 2)


class TestMembers:
    """Whoever ticked less than the new box ticks it then; the others keep their ticks."""

    def test_who_ticks_anew(self):
        """Only those below; nobody loses points."""
        members = [full(13), full(13) | {"2.3": 1}, full(13) | {"2.3": 2}]
        (path,) = whatif.paths(council(13, members, "unanimous"), 4)
        (move,) = path.moves
        assert (move.criterion, move.before, move.after) == ("2.3", 1, 3)
        assert (move.members, move.gain, move.cost) == ((1, 2), Fraction(3, 3), 1)
        assert [a.answers["2.3"] for a in path.assessments] == [3, 3, 3]

    def test_a_box_between_the_members(self):
        """A member above the new box keeps what it ticked."""
        members = [full(13) | {"4.1": points} for points in (1, 5, 1)]
        (path,) = whatif.paths(council(13, members, "mean"), 4)
        (move,) = path.moves
        assert (move.after, move.members, move.gain) == (2, (0, 2), Fraction(2, 3))
        assert [a.answers["4.1"] for a in path.assessments] == [2, 5, 2]

    def test_missing_answers_count_nothing_until_they_are_raised(self):
        """A member without an answer is among those who tick anew."""
        open_ = full(13)
        del open_["2.3"]
        (path,) = whatif.paths(council(13, [full(13), open_, full(13)], "unanimous"), 4)
        assert path.moves[0].members == (1,)
        assert path.rating.status is Status.RATED
        (path,) = whatif.paths(council(13, [full(13), open_, full(13)], "majority"), 4)
        assert path.changes == {}
        assert path.assessments[1].answers["2.3"] == 0


class TestExactMean:
    """Reading I4: the mean is an exact fraction, compared before any rounding."""

    def members(self, *totals):
        """Sheets of 13 with such totals, low in criteria without a minimum for 3 stars."""
        rng = random.Random(5)
        found = []
        for total in totals:
            answers = full(13)
            while sum(answers.values()) > total:
                leaf = rng.choice(leaves(13))
                need = leaf.minimum(3).required if leaf.minimum(3) else 0
                lower = [
                    p
                    for p in leaf.allowed
                    if need <= p < answers[leaf.code]
                    and sum(answers.values()) - answers[leaf.code] + p >= total
                ]
                if lower and leaf.code != "5.1":
                    answers[leaf.code] = lower[-1]
            found.append(answers)
        return found

    def test_a_third_of_a_point_is_missing(self):
        """149/3 is below 50: one member's one point mends it."""
        members = self.members(50, 50, 49)
        rated = council(13, members, "mean")
        assert rated.total == Fraction(149, 3)
        (path,) = whatif.paths(rated, 3)
        assert path.cost == 1
        assert path.rating.total >= 50

    def test_points_out_of_reach_are_exact(self):
        """All criteria fixed: what is missing is a third of a point."""
        members = self.members(50, 50, 49)
        (obstacle,) = whatif.paths(council(13, members, "mean"), 3, fixed=set(full(13))).obstacles
        assert (obstacle.kind, obstacle.required) == ("points", 50)
        assert obstacle.reachable == Fraction(149, 3)
        assert obstacle.en == "3 stars need 50 points and at most 149/3 can be reached: 1/3 short"
        assert obstacle.vi == "3 sao cần 50 điểm, nhiều nhất đạt được 149/3: còn thiếu 1/3"

    def test_whole_points_are_whole(self):
        """A mean that comes out even is an int."""
        members = self.members(48, 48)
        (obstacle,) = whatif.paths(council(13, members, "mean"), 3, fixed=set(full(13))).obstacles
        assert (obstacle.reachable, type(obstacle.reachable)) == (48, int)


class TestMinimums:
    """Reading I6: by majority, by all, or by the mean."""

    @pytest.mark.parametrize(
        ("ticks", "decide", "changed"),
        [
            ((3, 3, 1), "majority", False),
            ((3, 3, 1), "unanimous", True),
            ((3, 3, 1), "mean", True),
            ((3, 1, 1), "majority", True),
            ((3, 1), "majority", True),
            ((3, 3, 3), "unanimous", False),
        ],
    )
    def test_when_a_change_is_needed(self, ticks, decide, changed):
        """Criterion 2.3 must have 3 points for 4 stars."""
        members = [full(13) | {"2.3": points} for points in ticks]
        (path,) = whatif.paths(council(13, members, decide), 4)
        assert dict(path.changes) == ({"2.3": 3} if changed else {})

    def test_a_mean_can_be_reached_by_a_smaller_box(self):
        """One member is above the minimum, so that the others need not reach it."""
        members = [full(13) | {"4.1": 5}, full(13) | {"4.1": 1}]
        (path,) = whatif.paths(council(13, members, "mean"), 4)
        assert path.changes == {}
        members = [full(13) | {"4.1": 1}, full(13) | {"4.1": 1}, full(13) | {"4.1": 5}]
        (path,) = whatif.paths(council(13, members, "mean"), 4)
        assert path.changes == {"4.1": 2}

    def test_out_of_reach(self):
        """The obstacle gives the most that a member reaches."""
        members = [full(13) | {"2.3": 2}, full(13) | {"2.3": 1}]
        (obstacle,) = whatif.paths(council(13, members), 4, fixed={"2.3"}).obstacles
        assert (obstacle.kind, obstacle.criterion) == ("minimum", "2.3")
        assert (obstacle.required, obstacle.reachable) == (3, 2)

    def test_at_most_counts_from_the_member_who_gives_most(self):
        """A maximum below what a member gives now is refused."""
        rated = council(13, [full(13) | {"2.3": 2}, full(13) | {"2.3": 1}])
        with pytest.raises(AssessmentError) as caught:
            whatif.paths(rated, 4, at_most={"2.3": 1})
        assert "whole points from 2" in caught.value.message()


class TestStopRule:
    """Bộ sản phẩm 16, reading I18: established when more than half of the members give 0."""

    def test_a_minority_stops_nothing(self):
        """One of two, or of three."""
        for members in (
            [full(16), full(16) | {"6.1": 0}],
            [full(16)] * 2 + [full(16) | {"6.2": 0}],
        ):
            (path,) = whatif.paths(council(16, members), 1)
            assert path.changes == {}

    def test_a_majority_over_different_criteria(self):
        """Each gives 0 in another criterion: mending any two of three is enough."""
        members = [full(16) | {f"6.{n}": 0} for n in (1, 2, 3)]
        found = whatif.paths(council(16, members), 1, limit=99)
        assert {frozenset(path.changes) for path in found} == {
            frozenset(two) for two in (("6.1", "6.2"), ("6.1", "6.3"), ("6.2", "6.3"))
        }
        assert all(path.rating.status is Status.RATED for path in found)

    def test_is_an_obstacle_where_it_cannot_be_mended(self):
        """The criteria that are stuck are named."""
        members = [full(16) | {"6.1": 0}, full(16) | {"6.3": 0}, full(16)]
        found = whatif.paths(council(16, members), 1, fixed={"6.1", "6.3"})
        (obstacle,) = found.obstacles
        assert obstacle.kind == "stop"
        assert obstacle.en.endswith(": 0 points in criterion 6.1, 6.3, which cannot rise")
        (path,) = whatif.paths(council(16, members), 1, fixed={"6.1"})
        assert set(path.changes) == {"6.3"}


class TestFindings:
    """Reading I18: a finding stands when more than half of the members made it."""

    def test_established(self):
        """Two of three."""
        found = [dossier(13, full(13), findings=["K1"])] * 2 + [dossier(13, full(13))]
        (obstacle,) = whatif.paths(criteria.rate_council(found), 1).obstacles
        assert obstacle.kind == "finding"

    def test_not_established(self):
        """One of two."""
        found = [dossier(13, full(13), findings=["K1"]), dossier(13, full(13))]
        assert whatif.paths(criteria.rate_council(found), 5)


class TestStory:
    """5.2 applies to a member only when that member gives 5.1 points."""

    def test_raised_together(self):
        """A member without a story cannot tick 5.2 alone."""
        answers = full(13) | {"5.1": 0, "5.2": 0}
        both = council(13, [full(13) | {"5.2": 1}, answers])
        fixed = set(answers) - {"5.2"}
        assert [p.changes for p in whatif.frontier(both, fixed=fixed)] == [{}]
        found = whatif.frontier(both, fixed=fixed - {"5.1"})
        assert found[-1].changes == {"5.1": 5, "5.2": 2}

    def test_open_with_one_member_and_told_by_another(self):
        """5.1 fixed and open where 5.2 has points: an answer, not a crash."""
        open_ = full(13)
        del open_["5.1"]
        found = whatif.paths(council(13, [full(13), open_]), 3, fixed={"5.1"})
        (obstacle,) = found.obstacles
        assert (obstacle.kind, obstacle.criterion) == ("condition", "5.2")
        (path,) = whatif.paths(council(13, [full(13), open_]), 3)
        assert path.changes == {"5.1": 1}
        assert path.moves[0].members == (1,)


class TestCases:
    """Bộ sản phẩm 26: the case of a council is the one that its members state."""

    @pytest.mark.parametrize(
        "cases", [({"8": "a"}, {"8": "a"}), ({"8": "a"}, {}), ({"8": "a"}, {"8": "b"})]
    )
    def test_same_or_different(self, cases):
        """The same, one silent, or different: every member keeps what it stated."""
        answers = full(26) | {"8": 0}
        made = [dossier(26, answers, cases=c) for c in cases]
        found = whatif.paths(criteria.rate_council(made), 5, limit=5)
        assert found
        for path in found:
            assert [a.cases for a in path.assessments] == list(cases)
