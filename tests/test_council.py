"""A council: exact mean, minimums by majority, spread (I4, I6, I17, I18)."""

import copy
import pickle
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from conftest import LAW, dossier, full
from ocop import AssessmentError, Citation, StarTier, Status, criteria
from strategies import answers, numbers


def with_total(number, total):
    """A sheet lowered from full marks to a total, criterion by criterion from the last."""
    found = full(number)
    for leaf in reversed(criteria.ruleset(LAW).sheet(number).leaves):
        while sum(found.values()) > total:
            lower = [
                p
                for p in leaf.allowed
                if p < found[leaf.code] and sum(found.values()) - found[leaf.code] + p >= total
            ]
            if not lower:
                break
            found[leaf.code] = min(lower)
    assert sum(found.values()) == total
    return found


class TestMean:
    """Điều 3 khoản 3: tiers go by the average total, compared exactly."""

    @pytest.mark.parametrize(
        ("marks", "mean", "tier"),
        [
            ((80, 71, 66, 70, 74, 70, 65, 70, 71, 70), Fraction(707, 10), 4),
            ((70, 70, 72, 70, 71, 71, 68, 70, 70, 70), Fraction(702, 10), 4),
            ((70, 70, 78, 70, 71, 71, 68, 71, 70, 70), Fraction(709, 10), 4),
            ((70, 70, 72, 70, 71, 71, 65, 70, 70, 70), Fraction(699, 10), 3),
            ((90, 90, 89), Fraction(269, 3), 4),
            ((50, 49), Fraction(99, 2), 2),
            ((30, 30, 29), Fraction(89, 3), 1),
        ],
    )
    def test_means_met_in_practice(self, marks, mean, tier):
        """Councils as printed in notices, and the thresholds; 69.9 is not 70."""
        council = criteria.rate_council([dossier(8, with_total(8, m)) for m in marks])
        assert (council.total, council.tier_by_points) == (mean, tier)
        assert council.spread.lowest == min(marks)
        assert council.spread.highest == max(marks)
        assert council.spread.width == max(marks) - min(marks)

    @settings(max_examples=40)
    @given(st.data(), numbers, st.sampled_from(["majority", "unanimous", "mean"]))
    def test_against_the_oracle(self, data, number, decide):
        """Mean, tier and shortfalls as the slow walk gives them."""
        members = data.draw(st.lists(answers(number), min_size=1, max_size=5))
        for member in members:
            member.setdefault("5.2", 0)
        council = criteria.rate_council([dossier(number, m) for m in members], minimums=decide)
        if council.status is Status.STOPPED:
            assert number == 16
            return
        expected = oracle.rate_council(number, members, decide)
        assert council.total == expected["total"]
        assert council.tier_by_points == expected["tier_by_points"]
        assert council.tier == expected["tier"]
        assert {
            int(t): [s.criterion for s in f] for t, f in council.shortfalls.items()
        } == expected["shortfalls"]
        assert sum(p.points for p in council.parts.values()) == council.total

    @given(st.data(), numbers)
    def test_a_council_of_one(self, data, number):
        """One member: the same as the rating."""
        given_ = data.draw(answers(number))
        one = criteria.rate(dossier(number, given_))
        council = criteria.rate_council([dossier(number, given_)])
        assert (council.total, council.tier, council.status) == (one.total, one.tier, one.status)

    @given(st.data(), numbers, st.randoms())
    @settings(max_examples=30)
    def test_order_does_not_matter(self, data, number, random):
        """Members in another order give the same result."""
        members = [
            dossier(number, m) for m in data.draw(st.lists(answers(number), min_size=2, max_size=4))
        ]
        one = criteria.rate_council(members)
        random.shuffle(members)
        two = criteria.rate_council(members)
        assert (one.total, one.tier, one.status) == (two.total, two.tier, two.status)


class TestMinimums:
    """I6: a minimum is met when most members meet it, unless the caller says otherwise."""

    high = dossier(13, full(13))
    low = dossier(13, full(13) | {"2.3": 2})

    @pytest.mark.parametrize(
        ("members", "decide", "tier"),
        [
            ("hhl", "majority", 5),
            ("hll", "majority", 3),
            ("hl", "majority", 3),
            ("hhhlll", "majority", 3),
            ("hhhllll", "majority", 3),
            ("hhhhlll", "majority", 5),
            ("hhl", "unanimous", 3),
            ("hhh", "unanimous", 5),
            ("hhl", "mean", 3),
            ("hhh", "mean", 5),
        ],
    )
    def test_ways(self, members, decide, tier):
        """Majority is more than half; an even split is not (I17)."""
        council = criteria.rate_council(
            [self.high if m == "h" else self.low for m in members], minimums=decide
        )
        assert council.tier == tier
        assert council.minimums_by == decide

    def test_split_is_shown(self):
        """Who meets the minimum, who misses it, and the mean."""
        council = criteria.rate_council([self.high, self.low, self.high])
        (split,) = [s for s in council.splits if s.criterion == "2.3" and s.tier == 4]
        assert (split.met, split.missed, split.mean) == ((0, 2), (1,), Fraction(8, 3))
        assert split.holds
        assert council.shortfalls[StarTier.FOUR] == ()

    def test_more_than_required_is_met(self):
        """For 3 stars 1 point in 2.3 is required: 3 and 2 points meet it as well."""
        council = criteria.rate_council([self.high, self.low])
        (split,) = [s for s in council.splits if s.criterion == "2.3" and s.tier == 3]
        assert (split.required, split.met, split.missed, split.holds) == (1, (0, 1), (), True)

    def test_shortfall_of_a_council(self):
        """A shortfall gives the mean and how many members meet it."""
        council = criteria.rate_council([self.high, self.low])
        (found,) = council.shortfalls[StarTier.FOUR]
        assert (found.criterion, found.given, found.required, found.met_by) == (
            "2.3",
            Fraction(5, 2),
            3,
            1,
        )

    def test_unknown_way(self):
        """Another way is an error that names the three."""
        with pytest.raises(AssessmentError, match="allowed: majority, unanimous, mean") as caught:
            criteria.rate_council([self.high], minimums="chair")
        assert [(i.code, i.path) for i in caught.value.issues] == [("minimums", "minimums")]

    def test_way_is_given_by_name(self):
        """The way is told by keyword, the members in either way."""
        with pytest.raises(TypeError, match="positional"):
            criteria.rate_council([self.high], "mean")
        assert criteria.rate_council(assessments=[self.high]).minimums_by == "majority"


class TestFindings:
    """I18: a rejection or stop is established when most members found it."""

    clean = dossier(13, full(13))
    found = dossier(13, full(13), findings=["K1"])
    halted = dossier(13, {}, findings=["S1"])

    @pytest.mark.parametrize(
        ("members", "status"),
        [
            ("cff", Status.REJECTED),
            ("ccf", Status.RATED),
            ("cf", Status.RATED),
            ("cccfff", Status.RATED),
            ("ccccfff", Status.RATED),
            ("cccffff", Status.REJECTED),
            ("hhc", Status.STOPPED),
            ("hcc", Status.INCOMPLETE),
        ],
    )
    def test_established(self, members, status):
        """More than half establish it; a minority's sheet counts if it is complete."""
        kinds = {"c": self.clean, "f": self.found, "h": self.halted}
        council = criteria.rate_council([kinds[m] for m in members])
        assert council.status is status
        assert (council.tier is None) == (status is not Status.RATED)

    def test_vote_is_shown(self):
        """Who found it, of how many."""
        (vote,) = criteria.rate_council([self.clean, self.found]).findings
        assert (vote.rule.id, vote.found_by, vote.members, vote.established) == (
            "K1",
            (1,),
            2,
            False,
        )


class TestIncomplete:
    """A mean needs every sheet in full."""

    def test_missing_answers(self):
        """What is missing, by member, and the tiers still possible."""
        part = full(13)
        del part["2.3"]
        council = criteria.rate_council([dossier(13, full(13)), dossier(13, part)])
        assert (council.status, council.tier) == (Status.INCOMPLETE, None)
        assert council.unanswered == ((1, "2.3"),)
        assert (council.lowest, council.highest) == (StarTier.TWO, StarTier.FIVE)
        assert "2.3" not in council.spreads
        assert council.spreads["1.1"].width == 0

    def test_split_of_those_who_answered(self):
        """A minimum that one member has not answered is split among the others."""
        part = full(13)
        del part["2.3"]
        council = criteria.rate_council([dossier(13, part), dossier(13, full(13))])
        (split,) = [s for s in council.splits if s.criterion == "2.3" and s.tier == 4]
        assert (split.met, split.missed, split.mean) == ((1,), (), Fraction(3))

    def test_nothing_answered(self):
        """Members who answered nothing leave everything open."""
        council = criteria.rate_council([dossier(13, {}), dossier(13, {})])
        assert (council.lowest, council.highest) == (StarTier.ONE, StarTier.FIVE)
        assert council.splits == ()
        assert not any(council.shortfalls.values())

    def test_complete(self):
        """A complete council: lowest and highest are the tier."""
        council = criteria.rate_council([dossier(13, full(13))])
        assert council.lowest == council.highest == council.tier


class TestSpread:
    """How far the members' points lie apart: highest less lowest."""

    def test_of_a_criterion(self):
        """3 points and 1 point lie 2 apart, about a mean of 2 and a third."""
        low = full(13) | {"2.3": 1}
        members = [dossier(13, full(13)), dossier(13, low), dossier(13, full(13))]
        spread = criteria.rate_council(members).spreads["2.3"]
        assert (spread.lowest, spread.highest, spread.width) == (1, 3, 2)
        assert spread.mean == Fraction(7, 3)


class TestOutliers:
    """Members who differ from the mean by more than a number of points."""

    def test_outliers(self):
        """Exactly the difference does not count, more does."""
        council = criteria.rate_council([dossier(8, with_total(8, m)) for m in (70, 70, 76)])
        assert council.total == 72
        assert council.outliers(2) == ((2, Fraction(4)),)
        assert council.outliers(4) == ()
        assert council.outliers(Fraction(3, 2)) == ((0, -2), (1, -2), (2, 4))

    @pytest.mark.parametrize("by", [0, Fraction(1, 2)])
    def test_less_than_a_point(self, by):
        """Any difference at all, and one of more than half a point, can be asked for."""
        council = criteria.rate_council([dossier(8, with_total(8, m)) for m in (70, 72, 71)])
        assert council.outliers(by) == ((0, -1), (1, 1))

    @pytest.mark.parametrize("by", [1.5, True, "2"])
    def test_inexact(self, by):
        """A float, boolean or text is an error."""
        with pytest.raises(TypeError, match="expected int or Fraction"):
            criteria.rate_council([dossier(8, full(8))]).outliers(by)

    def test_negative(self):
        """So is a negative number."""
        with pytest.raises(ValueError, match="at least 0"):
            criteria.rate_council([dossier(8, full(8))]).outliers(-1)


class TestBadInput:
    """Everything wrong with a council in one error."""

    def test_none(self):
        """No member."""
        with pytest.raises(AssessmentError, match="needs at least one assessment") as caught:
            criteria.rate_council([])
        assert (caught.value.subject, caught.value.subject_vi) == ("council", "hội đồng")
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("no-assessment", "assessments")
        assert issue.citation == Citation(LAW, "Điều 3 khoản 3")

    def test_none_that_can_be_read(self):
        """Members whose sheets are all wrong are members: only their own problems are told."""
        with pytest.raises(AssessmentError) as caught:
            criteria.rate_council([dossier(13, {"1.1": 9}), dossier(13, {"1.1": -1})])
        assert [(i.code, i.path) for i in caught.value.issues] == [
            ("points-not-allowed", 'assessments[0].answers["1.1"]'),
            ("points-not-allowed", 'assessments[1].answers["1.1"]'),
        ]

    def test_each_problem_names_its_member(self):
        """Problems of all members together, and members on other sheets."""
        with pytest.raises(AssessmentError) as caught:
            criteria.rate_council([dossier(13, {"1.1": 9}), dossier(13, {}), dossier(12, {})])
        assert [i.path for i in caught.value.issues] == [
            'assessments[0].answers["1.1"]',
            "assessments[2].sheet",
        ]

    @pytest.mark.parametrize(("first", "second"), [(13, 12), (12, 13)])
    def test_different_sheets(self, first, second):
        """The message names the member's own position and both sheets."""
        words = rf"assessments\[1\].sheet: sheet {second} of {LAW}, but .* used sheet {first} of"
        with pytest.raises(AssessmentError, match=words) as caught:
            criteria.rate_council([dossier(first, {}), dossier(second, {})])
        assert [issue.code for issue in caught.value.issues] == ["different-sheets"]


def test_value():
    """A council's rating compares, copies and pickles by value."""
    council = criteria.rate_council([dossier(7, full(7)), dossier(7, full(7) | {"2.3": 1})])
    for twin in (pickle.loads(pickle.dumps(council)), copy.deepcopy(council)):
        assert twin == council
    assert council.assessments[0].sheet == 7
    assert council.sheet.number == 7
