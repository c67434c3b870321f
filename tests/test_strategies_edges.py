"""Assessments and councils at the edge: thresholds, single minimums, exact means."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from ocop import StarTier, criteria
from ocop.testing.strategies import (
    council_ratings,
    councils,
    councils_near_threshold,
    near_threshold,
    one_minimum_short,
    simplest,
)
from strategy_samples import refused, some

TIER_FROM = {90: 5, 70: 4, 50: 3, 30: 2}
SHEETS = range(1, 27)
FEW = settings(max_examples=25, deadline=None)


def judged(assessment):
    """What the oracle says of an assessment."""
    return oracle.rate(assessment.sheet, dict(assessment.answers), assessment.findings)


def council(members, decide):
    """What the oracle says of a council."""
    return oracle.rate_council(members[0].sheet, [dict(m.answers) for m in members], decide)


class TestNearThreshold:
    """Exactly at a threshold or one point under it, with all minimums of both tiers met."""

    @pytest.mark.parametrize("number", SHEETS)
    def test_on_every_sheet(self, number):
        """One point decides between two tiers, on every sheet."""
        edges = [(threshold, side) for threshold in TIER_FROM for side in ("at", "below")]
        together = st.tuples(*(near_threshold(*edge, sheet=number) for edge in edges))
        for drawn in some(together, 2):
            for (threshold, side), assessment in zip(edges, drawn, strict=True):
                result, tier, less = judged(assessment), TIER_FROM[threshold], side == "below"
                assert assessment.sheet == number
                assert (result["total"], result["tier"]) == (threshold - less, tier - less)
                assert tier < 3 or result["shortfalls"][tier] == []

    def test_any(self):
        """All thresholds and both sides come up."""
        totals = {judged(a)["total"] for a in some(near_threshold(), 150)}
        assert totals == {90, 89, 70, 69, 50, 49, 30, 29}

    def test_simplest(self):
        """Sheet 1 with 90 points."""
        found = simplest(near_threshold())
        assert (found.sheet, judged(found)["total"]) == (1, 90)

    def test_impossible(self):
        """Another number is no threshold, another word no side."""
        for threshold in (0, 89, 100, "90", None.__class__):
            assert refused(near_threshold, threshold) == ("impossible", "threshold")
        assert refused(near_threshold, 90, "above") == ("impossible", "side")


class TestOneMinimumShort:
    """Enough points for a tier, one criterion below its minimum for it (readings I2 and I3)."""

    @pytest.mark.parametrize("number", SHEETS)
    def test_on_every_sheet(self, number):
        """The oracle finds one shortfall and gives a lower tier, on every sheet."""
        threshold = {3: 50, 4: 70, 5: 90}
        for drawn in some(st.tuples(*(one_minimum_short(tier, number) for tier in threshold)), 3):
            for tier, assessment in zip(threshold, drawn, strict=True):
                result = judged(assessment)
                assert result["status"] == "rated"
                assert result["total"] >= threshold[tier]
                assert len(result["shortfalls"][tier]) == 1
                assert result["tier"] < tier

    def test_every_minimum_is_missed(self):
        """Any criterion with a minimum may be the one that is short."""
        drawn = some(one_minimum_short(4, 13), 150)
        missed = {code for a in drawn for code in judged(a)["shortfalls"][4]}
        marked = {c["code"] for c in oracle.leaves(13) if oracle.required(c, 4)}
        assert missed <= marked
        assert len(missed) > len(marked) / 2

    @pytest.mark.parametrize("tier", [1, 2, 6, StarTier.TWO, None, True])
    def test_impossible(self, tier):
        """1 and 2 stars have no minimums."""
        assert refused(one_minimum_short, tier) == ("impossible", "tier")


class TestCouncils:
    """Members on one sheet; a tier holds however the council decides minimums."""

    @FEW
    @given(st.sampled_from(StarTier), st.sampled_from([None, 1, 2, 5]), st.data())
    def test_tier(self, tier, size, data):
        """By majority, unanimity and mean alike."""
        members = data.draw(councils(size, tier=tier))
        assert size in (None, len(members))
        for decide in ("majority", "unanimous", "mean"):
            result = council(members, decide)
            assert result["tier"] == tier
            assert criteria.rate_council(members, minimums=decide).tier == tier

    def test_any(self):
        """Members disagree on points and findings; they share a sheet."""
        drawn = some(councils(), 40)
        sizes = {len(members) for members in drawn}
        assert sizes <= {*range(1, 10)}
        assert len(sizes) > 4
        assert all(len({m.sheet for m in members}) == 1 for members in drawn)
        status = {str(criteria.rate_council(members).status) for members in drawn}
        assert status >= {"rated", "rejected"}
        assert "incomplete" not in status

    def test_incomplete(self):
        """Members leave criteria out where that is allowed."""
        drawn = some(councils(3, 13, complete=False), 30)
        assert "incomplete" in {criteria.rate_council(members).status for members in drawn}

    def test_ratings(self):
        """With the way to decide minimums that was asked for, or any."""
        assert {r.minimums_by for r in some(council_ratings(1), 60)} == {
            "majority",
            "unanimous",
            "mean",
        }
        for rating in some(council_ratings(2, 13, 4, minimums="mean"), 10):
            assert (rating.minimums_by, rating.tier, len(rating.ratings)) == ("mean", 4, 2)
            assert council(rating.assessments, "mean")["total"] == rating.total

    @pytest.mark.parametrize("size", [0, -1, True, "3", 2.0])
    def test_impossible(self, size):
        """A council has at least one member."""
        assert refused(councils, size) == ("impossible", "size")
        assert refused(councils_near_threshold, size=size) == ("impossible", "size")


class TestCouncilsNearThreshold:
    """The exact mean is the threshold, or just below: it must not be rounded first (reading I4)."""

    @pytest.mark.parametrize("threshold", TIER_FROM)
    @pytest.mark.parametrize("size", [2, 3, 7, 10])
    def test_mean(self, threshold, size):
        """One point less, spread over all members, costs the tier."""
        tier = TIER_FROM[threshold]
        for side, less, given_ in (("at", 0, tier), ("below", 1, tier - 1)):
            for members in some(councils_near_threshold(threshold, side, size=size), 2):
                for decide in ("majority", "unanimous", "mean"):
                    result = council(members, decide)
                    assert len(members) == size
                    assert result["total"] == threshold - Fraction(less, size)
                    assert result["tier"] == given_

    def test_known_means(self):
        """269/3 and 69.9, both below."""
        three = simplest(councils_near_threshold(90, "below", size=3, sheet=1))
        assert council(three, "majority")["total"] == Fraction(269, 3)
        assert [judged(m)["total"] for m in three] == [90, 89, 90]
        ten = simplest(councils_near_threshold(70, "below", size=10))
        assert council(ten, "majority")["total"] == Fraction("69.9")

    def test_any(self):
        """All thresholds, both sides, 2 to 10 members."""
        drawn = some(councils_near_threshold(), 50)
        sizes = {len(members) for members in drawn}
        assert sizes <= {*range(2, 11)}
        assert len(sizes) > 4
        totals = [council(members, "majority")["total"] for members in drawn]
        assert {round(total) for total in totals} >= {90, 70, 50, 30}
        assert {total in TIER_FROM for total in totals} == {True, False}

    def test_simplest(self):
        """Two members on sheet 1, with 90 points each."""
        found = simplest(councils_near_threshold())
        assert [(m.sheet, judged(m)["total"]) for m in found] == [(1, 90), (1, 90)]

    def test_one_member(self):
        """A council of one is an assessor."""
        (only,) = simplest(councils_near_threshold(70, "below", size=1))
        assert judged(only)["total"] == 69

    def test_impossible(self):
        """No such threshold or side."""
        assert refused(councils_near_threshold, 80) == ("impossible", "threshold")
        assert refused(councils_near_threshold, 90, "over") == ("impossible", "side")
