"""The cheapest paths to a tier: proven against HiGHS and brute force."""

import contextlib
import random
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import oracle
import strategies
import whatif_oracle
from conftest import LAW, dossier, full
from ocop import AssessmentError, StarTier, Status, criteria
from ocop.criteria import whatif
from ocop.criteria.whatif.search import cheapest
from ocop.frozen import FrozenDict

RULES = criteria.ruleset(LAW)
COMPARED = 150
"""Dossiers compared with HiGHS here; ``python bench/whatif.py --check 2000`` compares more."""

tiers = st.integers(1, 5)
seeds = st.integers(0, 2**32)


def leaves(number):
    return RULES.sheet(number).leaves


def key(path):
    return path.cost * 1024 + path.steps


def engine_cost(prices):
    return None if prices is None else (lambda leaf, _, points: prices[leaf.code][points])


def paths_of(number, answers, tier, prices=None, *, cases=None, **more):
    given_ = dossier(number, answers, cases=cases or {})
    return whatif.paths(given_, tier, cost=engine_cost(prices), **more)


def priced(draw, number, *, rising=True):
    """Whole prices by criterion and points of the new box, or None for 1 per criterion."""
    if not draw(st.booleans()):
        return None
    found = {}
    for leaf in leaves(number):
        amounts = draw(st.lists(st.integers(0, 9), min_size=6, max_size=6))
        amounts = sorted(amounts) if rising else amounts
        found[leaf.code] = dict(zip(leaf.allowed, amounts, strict=False))
    return found


@st.composite
def questions(draw, *, complete=True, rising=True):
    """A dossier, a tier, prices, and what may not change: as `whatif_oracle.dossiers` gives."""
    number, answers = draw(strategies.sheets_and_answers(complete=complete))
    codes = st.sampled_from([leaf.code for leaf in leaves(number)])
    at_most = {}
    for code in draw(st.sets(codes, max_size=3)):
        top = RULES.sheet(number).criterion(code).max_points
        at_most[code] = draw(st.integers(answers.get(code, 0), top))
    cases = {leaf.code: draw(st.sampled_from("ab")) for leaf in leaves(number) if leaf.cases}
    limits = {
        "fixed": draw(st.sets(codes, max_size=4)),
        "at_most": at_most,
        "cases": draw(st.sampled_from([{}, cases])),
    }
    return number, answers, draw(tiers), priced(draw, number, rising=rising), limits


@st.composite
def small_questions(draw, *, rising=True):
    """A question with all but a few criteria fixed, so that every combination can be tried."""
    rng = random.Random(draw(seeds))
    number, tier = draw(strategies.numbers), draw(tiers)
    codes = [leaf.code for leaf in leaves(number)]
    linked = draw(st.sampled_from([["5.1", "5.2"], ["6.1", "6.2"] if number == 16 else []]))
    free = list(dict.fromkeys([*linked, *rng.sample(codes, 5)]))[:5]
    answers = whatif_oracle.near_miss(rng, number, tier, free)
    limits = {"fixed": set(codes) - set(free)}
    return number, answers, tier, priced(draw, number, rising=rising), limits


class TestOptimum:
    """Điều 3 khoản 3, star legend: the cheapest way to a tier with all its minimums."""

    def agrees(self, question):
        """The same least cost and, at that cost, the same least steps; or none for both."""
        number, answers, tier, prices, limits = question
        found = paths_of(number, answers, tier, prices, **limits)
        cost = whatif_oracle.cost_of(prices)
        expected = whatif_oracle.cheapest_by_highs(number, answers, tier, cost, **limits)
        assert ((found[0].cost, found[0].steps) if found else None) == expected
        assert bool(found) != bool(found.obstacles)

    @settings(max_examples=100, deadline=None)
    @given(questions(complete=False, rising=False))
    def test_same_optimum_as_highs(self, question):
        """Any dossier, with any prices and limits; obstacles where HiGHS finds no way."""
        pytest.importorskip("highspy")
        self.agrees(question)

    def test_same_optimum_as_highs_over_all_sheets_and_tiers(self):
        """The first dossiers of the list that the bench goes through."""
        pytest.importorskip("highspy")
        for question in whatif_oracle.dossiers(COMPARED):
            self.agrees(question)

    @settings(max_examples=100, deadline=None)
    @given(small_questions(rising=False))
    def test_no_cheaper_path_by_brute_force(self, question):
        """With most criteria fixed, every combination is tried: none is cheaper."""
        number, answers, tier, prices, limits = question
        found = paths_of(number, answers, tier, prices, **limits)
        cost = whatif_oracle.cost_of(prices)
        ways = [k for k, _ in whatif_oracle.every_way(number, answers, tier, cost, **limits)]
        assert [key(path) for path in found] == ([min(ways)] if ways else [])

    @settings(max_examples=120, deadline=None)
    @given(small_questions(rising=False))
    def test_all_minimal_paths_by_brute_force(self, question):
        """Asked for more paths than there are, exactly the minimal ones come, cheapest first."""
        number, answers, tier, prices, limits = question
        found = paths_of(number, answers, tier, prices, limit=10_000, **limits)
        cost = whatif_oracle.cost_of(prices)
        ways = whatif_oracle.every_way(number, answers, tier, cost, **limits)
        expected = whatif_oracle.minimal(ways)
        assert [key(path) for path in found] == [k for k, _ in expected]
        assert {path.changes for path in found} == {FrozenDict(changes) for _, changes in expected}

    @settings(max_examples=60, deadline=None)
    @given(small_questions(), st.integers(1, 12))
    def test_fewer_paths_are_the_first_of_more(self, question, limit):
        """A limit cuts the list short and changes nothing else."""
        number, answers, tier, prices, limits = question
        some = paths_of(number, answers, tier, prices, limit=limit, **limits)
        more = paths_of(number, answers, tier, prices, limit=10_000, **limits)
        assert [p.changes for p in some] == [p.changes for p in more[:limit]]


class TestApplied:
    """A path keeps what it promises when it is applied to the dossier."""

    @settings(max_examples=150, deadline=None)
    @given(questions(complete=False), st.integers(1, 4))
    def test_reaches_the_tier(self, question, limit):
        """Rated afterwards, with the tier or a higher one, also where answers were missing."""
        number, answers, tier, prices, limits = question
        for path in paths_of(number, answers, tier, prices, limit=limit, **limits):
            assert path.rating.status is Status.RATED
            assert path.rating.tier >= tier == path.to
            (after,) = path.assessments
            expected = dict.fromkeys((leaf.code for leaf in leaves(number)), 0)
            assert after.answers == expected | answers | dict(path.changes)
            assert path.rating.total == sum(after.answers.values())
            assert oracle.rate(number, dict(after.answers))["tier"] == path.rating.tier

    @settings(max_examples=100, deadline=None)
    @given(questions(complete=False), st.integers(1, 4))
    def test_leaves_alone_what_may_not_change(self, question, limit):
        """Fixed criteria stay, at_most is not exceeded, points only rise, to a printed box."""
        number, answers, tier, prices, limits = question
        for path in paths_of(number, answers, tier, prices, limit=limit, **limits):
            assert not limits["fixed"] & set(path.changes)
            for code, points in path.changes.items():
                assert answers.get(code, 0) < points <= limits["at_most"].get(code, 100)
                assert points in RULES.sheet(number).criterion(code).allowed

    @settings(max_examples=100, deadline=None)
    @given(questions(), st.integers(1, 6))
    def test_nothing_can_be_taken_back_or_made_smaller(self, question, limit):
        """Any smaller box instead, or none, is below the tier; prices rise with the points."""
        number, answers, tier, prices, limits = question
        for path in paths_of(number, answers, tier, prices, limit=limit, **limits):
            for code, points in path.changes.items():
                allowed = RULES.sheet(number).criterion(code).allowed
                for less in (p for p in allowed if answers.get(code, 0) <= p < points):
                    after = answers | dict(path.changes) | {code: less}
                    if criteria.check(dossier(number, after)):
                        continue  # 5.2 without a story
                    smaller = criteria.rate(dossier(number, after))
                    assert smaller.tier is None or smaller.tier < tier

    @settings(max_examples=100, deadline=None)
    @given(questions(complete=False, rising=False), st.integers(1, 10))
    def test_distinct_and_in_order(self, question, limit):
        """No path twice; by cost, then by steps; no more than asked for."""
        number, answers, tier, prices, limits = question
        found = paths_of(number, answers, tier, prices, limit=limit, **limits)
        keys = [(path.cost, path.steps) for path in found]
        assert keys == sorted(keys)
        assert len({path.changes for path in found}) == len(found) <= limit

    @settings(max_examples=60, deadline=None)
    @given(questions(complete=False))
    def test_moves_add_up(self, question):
        """The moves, in printed order, make up the path: its criteria, cost and points gained."""
        number, answers, tier, prices, limits = question
        printed = [leaf.code for leaf in leaves(number)]
        for path in paths_of(number, answers, tier, prices, **limits):
            moves = path.moves
            assert [m.criterion for m in moves] == [c for c in printed if c in path.changes]
            assert sum(m.cost for m in moves) == path.cost
            assert sum(m.gain for m in moves) == path.rating.total - sum(answers.values())
            for move in moves:
                assert move.before == answers.get(move.criterion, 0)
                assert move.after == path.changes[move.criterion]
                assert move.members == (0,)
                assert move.citation == RULES.sheet(number).criterion(move.criterion).citation

    def test_minimums_that_the_moves_meet(self):
        """Those of the tier that were missed before, with their clauses; points alone are none."""
        answers = full(13) | {"2.3": 1, "4.1": 2, "10": 0}
        (path,) = whatif.paths(dossier(13, answers), 5)
        assert [(m.criterion, m.required) for m in path.minimums] == [("2.3", 3), ("4.1", 5)]
        assert (path.before.total, path.before.tier) == (93, 3)
        (path,) = whatif.paths(dossier(13, answers), 2)
        assert path.minimums == ()

    def test_a_tier_already_held(self):
        """One path that changes nothing and costs nothing, whatever the limit."""
        for to in (1, 4, StarTier.FIVE):
            (path,) = whatif.paths(dossier(13, full(13)), to, limit=5)
            assert (path.cost, path.steps, path.changes, path.moves) == (0, 0, {}, ())

    def test_every_source_form(self):
        """A mapping, JSON, an assessment and its rating give the same paths."""
        made = criteria.Assessment(law=LAW, sheet=13, answers=full(13) | {"1.5": 2})
        forms = [dossier(13, dict(made.answers)), made.model_dump_json(), made, criteria.rate(made)]
        assert {whatif.paths(form, 5)[0].changes for form in forms} == {
            whatif.paths(made, 5)[0].changes
        }

    def test_a_sequence(self):
        """Paths can be counted, indexed and cut; a path says what it is in a line."""
        found = whatif.paths(dossier(13, full(13) | {"1.5": 2}), 5)
        assert (len(found), found[0], list(found[:1])) == (1, found[0], [found[0]])
        assert len(repr(found)) < 500


class TestMonotone:
    """Asking for more, or allowing less, never makes the cheapest path cheaper."""

    @settings(max_examples=80, deadline=None)
    @given(questions(complete=False, rising=False), st.data())
    def test_in_prices(self, question, data):
        """One price raised: the cheapest costs as much or more, by no more than the rise."""
        number, answers, tier, prices, limits = question
        assume(prices is not None)
        before = paths_of(number, answers, tier, prices, **limits)
        code = data.draw(st.sampled_from(sorted(prices)))
        box, rise = data.draw(st.sampled_from(sorted(prices[code]))), data.draw(st.integers(0, 9))
        dearer = prices | {code: prices[code] | {box: prices[code][box] + rise}}
        after = paths_of(number, answers, tier, dearer, **limits)
        assert len(before) == len(after)
        for one, other in zip(before, after, strict=True):
            assert one.cost <= other.cost <= one.cost + rise

    @settings(max_examples=80, deadline=None)
    @given(questions(complete=False, rising=False), st.data())
    def test_in_what_is_forbidden(self, question, data):
        """One more criterion fixed, or a lower maximum: the cheapest costs as much or more."""
        number, answers, tier, prices, limits = question
        before = paths_of(number, answers, tier, prices, **limits)
        leaf = data.draw(st.sampled_from(leaves(number)))
        lower = {leaf.code: answers.get(leaf.code, 0)}
        fixed = limits | {"fixed": limits["fixed"] | {leaf.code}}
        capped = limits | {"at_most": limits["at_most"] | lower}
        for less in (fixed, capped):
            after = paths_of(number, answers, tier, prices, **less)
            assert len(after) <= len(before)
            assert all(key(other) >= key(one) for one, other in zip(before, after, strict=False))

    @settings(max_examples=40, deadline=None)
    @given(questions(complete=False))
    def test_in_the_tier(self, question):
        """A higher tier costs as much or more; a tier out of reach leaves no higher one."""
        number, answers, _, prices, limits = question
        found = [paths_of(number, answers, tier, prices, **limits) for tier in range(1, 6)]
        reached = [path[0].cost for path in found if path]
        assert reached == sorted(reached)
        assert [bool(path) for path in found] == sorted((bool(p) for p in found), reverse=True)


TITLES = ("title", "title_en")


class TestStory:
    """Phụ lục II: 5.2 (how the story is told) applies only when 5.1 (a story) has points."""

    others = frozenset(leaf.code for leaf in leaves(13)) - {"5.1", "5.2"}

    def paths_when(self, gap, **story):
        """All paths to 3 stars by 5.1 and 5.2 alone, with so many points short."""
        near = (
            whatif_oracle.near_miss(random.Random(seed), 13, 3, ["5.1", "5.2"]) | story
            for seed in range(200)
        )
        answers = next(a for a in near if sum(a.values()) == 50 - gap)
        found = whatif.paths(dossier(13, answers), 3, fixed=self.others, limit=9)
        return [(path.cost, dict(path.changes)) for path in found]

    def test_each_alone(self):
        """One point short: each of the two criteria alone mends it, equally dear."""
        found = self.paths_when(1, **{"5.1": 1, "5.2": 1})
        assert sorted(found, key=str) == [(1, {"5.1": 2}), (1, {"5.2": 2})]

    def test_no_telling_without_a_story(self):
        """Nothing there, two points short: a better story, or a small one that is told."""
        found = self.paths_when(2, **{"5.1": 0, "5.2": 0})
        assert found == [(1, {"5.1": 2}), (2, {"5.1": 1, "5.2": 1})]

    def test_not_mended_without_a_story(self):
        """With 5.1 fixed at 0, 5.2 stays at 0."""
        answers = full(13) | {"5.1": 0, "5.2": 0}
        found = whatif.paths(dossier(13, answers | {"8": 2, "9": 3}), 3, fixed={"5.1"}, limit=9)
        assert [path.cost for path in found] == [0]
        fixed = set(answers) - {"5.2"}
        assert whatif.frontier(dossier(13, answers), fixed=fixed)[-1].total == 93

    def test_told_but_the_story_not_answered(self):
        """Points for 5.2 with 5.1 open: 5.1 must be raised, and fixed it is in the way."""
        answers = {code: p for code, p in full(13).items() if code != "5.1"} | {"5.2": 1}
        (path,) = whatif.paths(dossier(13, answers), 3)
        assert dict(path.changes) == {"5.1": 1}
        found = whatif.paths(dossier(13, answers), 3, fixed={"5.1"})
        (obstacle,) = found.obstacles
        assert (obstacle.kind, obstacle.criterion) == ("condition", "5.2")
        assert path.before.total < path.rating.total

    def test_sheet_26_has_no_such_rule(self):
        """There 5.1 and 5.2 are criteria like any other."""
        answers = full(26) | {"5.1": 0, "5.2": 0, "1.1": 0}
        fixed = {leaf.code for leaf in leaves(26)} - {"5.2"}
        found = whatif.paths(dossier(26, answers), 1, fixed=fixed)
        assert len(found) == 1
        found = whatif.paths(dossier(26, full(26) | {"5.1": 0, "5.2": 0}), 5, limit=20)
        assert all(path.rating.tier == 5 for path in found)


class TestStopRule:
    """Phụ lục II, bộ sản phẩm 16: 0 points in any of 6.1 to 6.4 ends the assessment."""

    def test_is_mended_for_every_tier(self):
        """Even for 1 star each of them needs points, answered or not."""
        answers = full(16) | {"6.1": 0}
        del answers["6.3"]
        (path,) = whatif.paths(dossier(16, answers), 1)
        assert set(path.changes) == {"6.1", "6.3"}
        assert path.rating.status is Status.RATED

    def test_is_an_obstacle_where_it_cannot_be(self):
        """Fixed or held at 0: the rule stands in the way, in both languages, with its place."""
        found = whatif.paths(dossier(16, full(16) | {"6.2": 0}), 3, at_most={"6.2": 0})
        assert not found
        stop = next(o for o in found.obstacles if o.kind == "stop")
        rule = next(r for _, r in RULES.sheet(16).placed_rules() if r.by_library)
        assert (stop.criterion, stop.required, stop.reachable) == ("6.2", None, None)
        assert stop.en == f"rule {rule.id}: 0 points in criterion 6.2, which cannot rise"
        assert stop.vi == f"quy tắc {rule.id}: tiêu chí 6.2 có 0 điểm và không thể tăng"
        assert stop.citation == RULES.sheet(16).place_of(rule)

    def test_each_stuck_criterion_is_named(self):
        """Two stuck criteria are two obstacles."""
        answers = full(16) | {"6.1": 0, "6.4": 0}
        found = whatif.paths(dossier(16, answers), 1, fixed={"6.1", "6.4"})
        assert [(o.kind, o.criterion) for o in found.obstacles] == [
            ("stop", "6.1"),
            ("stop", "6.4"),
        ]


class TestObstacles:
    """No path is an answer, too: it says what is out of reach."""

    def test_finding(self):
        """Whatever the points, a rule found to hold stands against the product."""
        for number in range(1, 27):
            for finding, rule in RULES.sheet(number).findings.items():
                found = whatif.paths(dossier(number, full(number), findings=[finding]), 1)
                (obstacle,) = found.obstacles
                assert obstacle.kind == "finding"
                assert obstacle.en == f"rule {finding} was found to hold: {rule.text_en}"
                assert obstacle.vi == f"quy tắc {finding} đã được xác định: {rule.text}"
                assert obstacle.citation == RULES.sheet(number).place_of(rule)

    def test_minimum(self):
        """The criterion, the points required and the most that can be reached."""
        found = whatif.paths(dossier(13, full(13) | {"2.3": 1}), 4, at_most={"2.3": 2})
        (obstacle,) = found.obstacles
        assert (obstacle.kind, obstacle.criterion) == ("minimum", "2.3")
        assert (obstacle.required, obstacle.reachable) == (3, 2)
        title, title_en = (getattr(RULES.sheet(13).criterion("2.3"), t) for t in TITLES)
        assert obstacle.en == (
            f"criterion 2.3 ({title_en}) needs 3 points for 4 stars and can reach only 2"
        )
        assert obstacle.vi == f"tiêu chí 2.3 ({title}) cần 3 điểm cho 4 sao, chỉ đạt được 2"
        assert obstacle.citation.clause == "Phụ lục II, bộ sản phẩm 13, tiêu chí 2.3"

    def test_condition(self):
        """5.2 has points, 5.1 can have none."""
        answers = {code: p for code, p in full(13).items() if code != "5.1"}
        (obstacle,) = whatif.paths(dossier(13, answers), 3, at_most={"5.1": 0}).obstacles
        title, title_en = (getattr(RULES.sheet(13).criterion("5.2"), t) for t in TITLES)
        assert obstacle.en == (
            f"criterion 5.2 ({title_en}) applies only when criterion 5.1 has points, and 5.1 can "
            "have none"
        )
        assert obstacle.vi == (
            f"tiêu chí 5.2 ({title}) chỉ áp dụng khi tiêu chí 5.1 có điểm, mà 5.1 không thể có điểm"
        )
        assert obstacle.citation.clause == "Phụ lục II, bộ sản phẩm 13, tiêu chí 5.2"

    def test_points(self):
        """Minimums hold, points do not: how many are needed, reachable and short."""
        fixed = {leaf.code for leaf in leaves(13)} - {"2.4"}
        low = {
            leaf.code: (m.required if (m := leaf.minimum(StarTier.THREE)) else 0)
            for leaf in leaves(13)
        }
        total = sum(low.values())
        (obstacle,) = whatif.paths(dossier(13, low), 3, fixed=fixed).obstacles
        assert obstacle.kind == "points"
        assert (obstacle.required, obstacle.reachable) == (50, total + 1)
        short = 49 - total
        assert obstacle.en == (
            f"3 stars need 50 points and at most {total + 1} can be reached: {short} short"
        )
        assert obstacle.vi == (
            f"3 sao cần 50 điểm, nhiều nhất đạt được {total + 1}: còn thiếu {short}"
        )
        assert (obstacle.citation.document, obstacle.citation.clause) == (LAW, "Điều 3 khoản 3")

    def test_all_are_listed(self):
        """A finding, and every minimum missed, in printed order."""
        answers = full(13) | {"2.3": 0, "4.1": 0}
        found = whatif.paths(
            dossier(13, answers, findings=["K1"]), 5, fixed=set(answers), at_most={}
        )
        assert [(o.kind, o.criterion) for o in found.obstacles] == [
            ("finding", None),
            ("minimum", "2.3"),
            ("minimum", "4.1"),
        ]

    @settings(max_examples=100, deadline=None)
    @given(questions(complete=False))
    def test_each_is_true(self, question):
        """Minimum: the best allowed box is below it. Points: they are the most there are."""
        number, answers, tier, prices, limits = question
        for obstacle in paths_of(number, answers, tier, prices, **limits).obstacles:
            assert obstacle.vi
            assert obstacle.en
            assert obstacle.citation.document == LAW
            choices = whatif_oracle.problem(
                number, answers, 1, whatif_oracle.cost_of(prices), **limits
            )
            if obstacle.kind == "minimum":
                best = max((p for p, _, _ in choices[obstacle.criterion]), default=0)
                assert obstacle.reachable == best < obstacle.required
            elif obstacle.kind == "points":
                assert obstacle.required == whatif_oracle.LEAST[tier]
                most = {c: max(p for p, _, _ in found) for c, found in choices.items()}
                if whatif_oracle.story(number) and most["5.1"] == 0:
                    most["5.2"] = 0
                assert obstacle.reachable == sum(most.values()) < obstacle.required


class TestCases:
    """Bộ sản phẩm 26: some criteria are scored by case, a or b (reading I13)."""

    @pytest.mark.parametrize("case", ["a", "b"])
    def test_the_case_stated_decides_the_boxes(self, case):
        """The new box belongs to the case that was stated."""
        with_cases = [leaf for leaf in leaves(26) if leaf.cases]
        answers = full(26) | {leaf.code: 0 for leaf in with_cases}
        cases = {leaf.code: case for leaf in with_cases}
        found = whatif.paths(dossier(26, answers, cases=cases), 5, limit=10)
        assert found
        for path in found:
            for code, points in path.changes.items():
                box = RULES.sheet(26).criterion(code).ticked(points, cases.get(code))
                assert box.case == cases.get(code)
            assert path.assessments[0].cases == cases

    def test_no_case_stated(self):
        """Both are open; the same points of two cases are one step and one path."""
        answers = full(26) | {"8": 0, "15": 0}
        found = whatif.paths(
            dossier(26, answers),
            5,
            fixed={leaf.code for leaf in leaves(26)} - {"8", "15"},
            limit=20,
        )
        assert len({path.changes for path in found}) == len(found)


class TestSheets:
    """Boxes as printed: also where points do not rise from box to box (7, 23, 26)."""

    @pytest.mark.parametrize("number", range(1, 27))
    def test_from_nothing_to_five_stars(self, number):
        """Everything open: five stars can be reached on every sheet."""
        (path,) = whatif.paths(dossier(number, {}), 5)
        assert path.rating.tier == 5
        assert path.before.total == 0

    @pytest.mark.parametrize("number", [7, 23, 26])
    def test_every_box_above_is_offered_once(self, number):
        """One criterion free and priced by its points: each box above is a step of its own."""
        for leaf in leaves(number):
            asked = []

            def cost(criterion, now, points, asked=asked):
                asked.append((criterion.code, now, points))
                return points

            answers = full(number) | {leaf.code: 0}
            if leaf.code == "5.1" and number != 26:
                answers["5.2"] = 0
            others = {other.code for other in leaves(number)} - {leaf.code}
            whatif.paths(dossier(number, answers), 1, cost=cost, fixed=others)
            assert asked == [(leaf.code, 0, points) for points in leaf.allowed if points]


class TestCosts:
    """What a change costs, in any exact form."""

    answers = full(13) | {"1.5": 2, "2.4": 0}
    one_each = dict.fromkeys((leaf.code for leaf in leaves(13)), 1)

    def cheapest(self, cost, to=5, **more):
        """Cost and changes of the cheapest path."""
        (path,) = whatif.paths(dossier(13, self.answers | more), to, cost=cost)
        return path.cost, dict(path.changes)

    def test_none(self):
        """1 per criterion changed."""
        assert self.cheapest(None) == (1, {"1.5": 3})

    @pytest.mark.parametrize(
        ("amount", "cost"),
        [
            (3, 3),
            (0, 0),
            (Fraction(1, 3), Fraction(1, 3)),
            (Fraction(4, 2), 2),
            (Decimal("2.50"), Fraction(5, 2)),
            (Decimal(0), 0),
            (10**30, 10**30),
        ],
    )
    def test_per_criterion(self, amount, cost):
        """A mapping of criterion to an int, Fraction or Decimal; whole costs come back as int."""
        found, changes = self.cheapest(self.one_each | {"1.5": amount})
        assert (found, type(found), changes) == (cost, type(cost), {"1.5": 3})

    def test_per_points(self):
        """A mapping of the points of the new box."""
        cost = self.one_each | {"1.5": {1: 9, 2: 9, 3: Fraction(7, 2)}}
        assert self.cheapest(cost) == (Fraction(7, 2), {"1.5": 3})

    def test_callable(self):
        """A function of criterion, points now and points of the new box."""
        assert self.cheapest(lambda leaf, now, points: (points - now) * leaf.max_points) == (
            3,
            {"1.5": 3},
        )

    def test_exact_sums(self):
        """Thirds and tenths add up exactly, and the order is by the exact cost."""
        cost = self.one_each | {"1.5": Fraction(1, 3), "2.3": Decimal("0.1")}
        found, changes = self.cheapest(cost, **{"2.3": 1})
        assert (found, changes) == (Fraction(13, 30), {"1.5": 3, "2.3": 3})

    def test_only_what_may_change_needs_a_cost(self):
        """What is fixed, or at its best, needs none."""
        found = whatif.paths(dossier(13, self.answers), 5, cost={"1.5": 2, "2.4": 1})
        assert found[0].cost == 2
        assert whatif.paths(dossier(13, self.answers), 5, cost={"1.5": 2}, fixed={"2.4"})

    def test_no_cost_is_free_but_counts_its_steps(self):
        """Nothing costs anything: fewest steps, and still nothing in vain."""
        free = dict.fromkeys(self.one_each, 0)
        found = whatif.paths(dossier(13, self.answers), 5, cost=free, limit=5)
        assert [(p.cost, p.steps, dict(p.changes)) for p in found] == [(0, 1, {"1.5": 3})]

    def test_a_better_box_that_costs_no_more(self):
        """A box beyond which a better one is cheaper is not proposed."""
        cost = self.one_each | {"2.3": {1: 9, 2: 9, 3: 4}}
        (path,) = whatif.paths(dossier(13, full(13) | {"2.3": 0}), 3, cost=cost, limit=9)
        assert (path.cost, dict(path.changes)) == (4, {"2.3": 3})


class TestRefused:
    """Everything wrong with a question, in one error, in two languages."""

    ready = dossier(13, full(13) | {"1.5": 2, "2.4": 0})

    def issues(self, to=5, **more):
        """Path, code and both messages of every problem."""
        with pytest.raises(AssessmentError) as caught:
            whatif.paths(self.ready, to, **more)
        return caught.value

    @pytest.mark.parametrize("to", [0, 6, -1, True, False, "4", 4.0, None, 10**50])
    def test_tier(self, to):
        """A whole number from 1 to 5."""
        error = self.issues(to)
        (issue,) = error.issues
        assert issue.path == "to"
        assert "is no tier (hạng sao); allowed: 1 to 5" in error.message()
        assert "không phải hạng sao; cho phép: 1 đến 5" in error.message("vi")
        assert error.message("vi").startswith("nếu như: to: ")

    @pytest.mark.parametrize("limit", [0, -1, True, "3", 1.0, None])
    def test_limit(self, limit):
        """A whole number from 1."""
        error = self.issues(limit=limit)
        assert [i.path for i in error.issues] == ["limit"]
        assert "is no number of paths (số cách); give 1 or more" in error.message()
        assert "không phải số cách; hãy cho từ 1 trở lên" in error.message("vi")

    @pytest.mark.parametrize("amount", [-1, 0.5, float("nan"), Decimal("NaN"), Decimal("Infinity")])
    def test_cost_not_exact(self, amount):
        """Negative, a float, not a number: refused as a mapping's and as a function's."""
        for cost in ({"1.5": amount, "2.4": 1}, lambda *_: amount):
            error = self.issues(cost=cost)
            assert {i.code for i in error.issues} == {"cost"}
            assert "is no cost (chi phí); give an int, Fraction or Decimal of at" in error.message()
            assert "không phải chi phí; hãy ghi int, Fraction hoặc Decimal" in error.message("vi")
            assert error.issues[0].citation.clause.endswith("tiêu chí 1.5")

    @pytest.mark.parametrize("amount", [True, "1", (1,), Decimal("1e-100")])
    def test_cost_of_another_kind(self, amount):
        """A boolean, text, a tuple, more digits than any amount has."""
        assert self.issues(cost=lambda *_: amount).issues[0].code == "cost"

    @pytest.mark.parametrize("cost", [5, "1.5", [("1.5", 1)], True])
    def test_cost_neither_mapping_nor_function(self, cost):
        """Anything else in place of the costs."""
        (issue,) = self.issues(cost=cost).issues
        assert (issue.code, issue.path) == ("cost", "cost")

    def test_cost_missing(self):
        """A change without a cost: one problem per box, with the way out."""
        error = self.issues(cost={"1.5": {1: 3, 2: 3}})
        assert [i.path for i in error.issues] == ['cost["1.5"][3]', 'cost["2.4"][1]']
        assert "has no cost (chi phí); give one, or name the criterion in fixed" in error.message()
        assert "chưa có chi phí; hãy ghi, hoặc đưa tiêu chí vào fixed" in error.message("vi")

    def test_all_costs_at_once(self):
        """Unknown criteria and headings, boxes that do not exist, wrong and missing amounts."""
        error = self.issues(
            cost={"1.55": 1, "6": 1, 7: 1, "1.1": {9: 1, 2: -1}, "1.2": 0.5, "1.5": None}
        )
        assert [(i.code, i.path) for i in error.issues] == [
            ("unknown-criterion", "cost['1.55']"),
            ("unknown-criterion", "cost['6']"),
            ("unknown-criterion", "cost[7]"),
            ("points-not-allowed", 'cost["1.1"][9]'),
            ("cost", 'cost["1.1"][2]'),
            ("cost", 'cost["1.2"]'),
            ("cost", 'cost["1.5"][3]'),
            ("cost", 'cost["2.4"][1]'),
        ]
        assert "no box (ô) of criterion 1.1 has 9 points; allowed: 0, 1, 2, 3" in error.message()
        assert "tiêu chí 1.1 không có ô nào 9 điểm; cho phép: 0, 1, 2, 3" in error.message("vi")
        assert "nearest: 1.5" in error.issues[0].en
        assert error.message("vi").startswith("chi phí: 8 lỗi")

    def test_fixed_and_at_most_unknown(self):
        """Unknown codes and headings in both, with the nearest."""
        error = self.issues(fixed=["1.55", "6", ["1.1"]], at_most={"99": 1, 5: 1})
        assert [(i.code, i.path) for i in error.issues] == [
            ("unknown-criterion", "fixed['1.55']"),
            ("unknown-criterion", "fixed['6']"),
            ("unknown-criterion", "fixed[['1.1']]"),
            ("unknown-criterion", "at_most['99']"),
            ("unknown-criterion", "at_most[5]"),
        ]
        assert "sheet 13 scores no criterion (tiêu chí) '1.55'; nearest: 1.5" in error.message()
        assert "phiếu 13 không chấm tiêu chí '1.55'; gần nhất: 1.5" in error.message("vi")
        assert error.message("vi").startswith("nếu như: 5 lỗi")

    def test_fixed_as_text(self):
        """The letters of a text would be taken for criteria."""
        error = self.issues(fixed="4.1")
        assert [i.path for i in error.issues] == ["fixed"]
        assert "expected a set of criteria (tiêu chí), got '4.1'" in error.message()
        assert "{'4.1'}" in error.message()
        assert "cần một tập tiêu chí, nhận được '4.1'" in error.message("vi")
        assert [i.path for i in self.issues(fixed="4.11").issues] == ["fixed", "fixed['4.11']"]

    def test_fixed_that_is_no_collection(self):
        """A number, or an iterator, which could be read only once."""
        for fixed in (5, (code for code in ["1.5"]), iter(["1.5"])):
            (issue,) = self.issues(fixed=fixed).issues
            assert (issue.code, issue.path) == ("not-a-set", "fixed")

    def test_at_most_that_is_no_mapping(self):
        """A list of codes says no points."""
        error = self.issues(at_most=["1.5"])
        assert [(i.code, i.path) for i in error.issues] == [("not-an-object", "at_most")]
        assert "expected an object of criteria (tiêu chí) and points" in error.message()
        assert "cần một đối tượng gồm tiêu chí và điểm" in error.message("vi")

    @pytest.mark.parametrize("most", [1, True, -1, 4, 99, 2.0, "3", None])
    def test_at_most_out_of_range(self, most):
        """Whole points from those given to the criterion's own."""
        error = self.issues(at_most={"1.5": most})
        (issue,) = error.issues
        assert (issue.code, issue.path) == ("at-most", 'at_most["1.5"]')
        assert "whole points from 2, which are given now, to 3" in issue.en
        assert "điểm nguyên từ 2 (đang có) đến 3" in issue.vi
        assert issue.citation.clause.endswith("tiêu chí 1.5")

    @pytest.mark.parametrize("most", [2, 3])
    def test_at_most_in_range(self, most):
        """Both ends are allowed."""
        assert bool(whatif.paths(self.ready, 5, at_most={"1.5": most})) == (most == 3)

    def test_the_assessment_itself(self):
        """Its own problems come as everywhere else."""
        with pytest.raises(AssessmentError, match="9 is not a value of criterion"):
            whatif.paths(dossier(13, {"1.1": 9}), 4)

    @settings(max_examples=50, deadline=None)
    @given(st.one_of(st.none(), st.integers(), st.floats(), st.text(), st.lists(st.text())))
    def test_hostile(self, junk):
        """Junk anywhere is an AssessmentError or an answer, never anything else."""
        for field in ("to", "limit", "cost", "fixed", "at_most"):
            asked = {"to": 5, field: junk}
            if field == "limit" and isinstance(junk, int) and junk > 50:
                continue
            with contextlib.suppress(AssessmentError):
                whatif.paths(self.ready, **asked)


class TestSearch:
    """The search over menus, where no sheet is large enough to show how it grows."""

    @staticmethod
    def menu(name, *gains):
        """Nothing, or gains that each cost 1 and their steps."""
        steps = enumerate(gains, 1)
        return [(0, 0, ()), *((1024 + n, gain, ((name, gain),)) for n, gain in steps)]

    def test_nothing_is_tried_in_vain(self):
        """One gain is large and needed; 2 to the power of 40 others come with it in vain."""
        small = [self.menu(f"s{n}", 1) for n in range(40)]
        large = self.menu("large", 45)
        for menus in ([*small, large], [large, *small]):
            (chosen,) = cheapest(menus, 42, 50)
            assert [entry[2] for entry in chosen if entry[2]] == [(("large", 45),)]

    def test_as_many_as_asked_for(self):
        """Each 20 of 40 equal gains are a path: the first so many come at once."""
        found = list(cheapest([self.menu(f"s{n}", 1) for n in range(40)], 20, 300))
        assert len(found) == 300
        assert len({tuple(entry[2] for entry in chosen) for chosen in found}) == 300
        assert {sum(entry[0] for entry in chosen) for chosen in found} == {20 * 1025}


@pytest.mark.parametrize("number", range(1, 27))
def test_whoever_may_change_everything_has_a_path(number):
    """From nothing to any tier: every minimum is a box, and all boxes together are 100 points."""
    for tier in StarTier:
        assert whatif.paths(dossier(number, {}), tier)
