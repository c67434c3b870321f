"""Article 3.3, the star legend and the rules that are not points, clause by clause."""

import copy
import json
import pickle

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import oracle
from conftest import LAW, dossier, full
from ocop import AssessmentError, DataError, StarTier, Status, criteria
from ocop.criteria import scoring
from strategies import answers, numbers, sheets_and_answers


def plain(rating):
    """A rating as the oracle's plain data."""
    return {
        "status": str(rating.status),
        "total": rating.total,
        "parts": {id: part.points for id, part in rating.parts.items()},
        "tier_by_points": rating.tier_by_points,
        "tier": rating.tier,
        "shortfalls": {int(t): [s.criterion for s in f] for t, f in rating.shortfalls.items()},
        "unanswered": list(rating.unanswered),
        "lowest": rating.lowest,
        "highest": rating.highest,
    }


class TestAgainstTheOracle:
    """The fast path gives what the slow walk over the data gives, on every sheet."""

    @given(sheets_and_answers())
    def test_complete(self, case):
        """A complete dossier."""
        number, given_ = case
        assert plain(criteria.rate(dossier(number, given_))) == oracle.rate(number, given_)

    @given(sheets_and_answers(complete=False))
    def test_incomplete(self, case):
        """A dossier with answers left out."""
        number, given_ = case
        assert plain(criteria.rate(dossier(number, given_))) == oracle.rate(number, given_)

    @given(sheets_and_answers(complete=False), st.data())
    def test_findings(self, case, data):
        """A dossier with findings."""
        number, given_ = case
        known = sorted(criteria.ruleset(LAW).sheet(number).findings)
        findings = data.draw(st.lists(st.sampled_from(known), unique=True)) if known else []
        rating = criteria.rate(dossier(number, given_, findings=findings))
        assert plain(rating) == oracle.rate(number, given_, findings)


class TestThresholds:
    """Điều 3 khoản 3: 5 stars from 90, 4 from 70 to under 90, 3 from 50, 2 from 30, else 1."""

    @pytest.mark.parametrize(
        ("total", "tier"),
        [(0, 1), (29, 1), (30, 2), (49, 2), (50, 3), (69, 3), (70, 4), (89, 4), (90, 5), (100, 5)],
    )
    def test_whole_totals(self, rules, total, tier):
        """Each side of each threshold."""
        assert rules.tier_by_points(total) == tier

    @given(st.fractions(min_value=0, max_value=100))
    def test_bands_are_half_open(self, total):
        """Every fraction belongs to exactly one band, and none is rounded into the next."""
        rules = criteria.ruleset(LAW)
        holding = [
            band.tier
            for band in rules.tiers
            if band.lowest <= total and (band.below is None or total < band.below)
        ]
        assert holding == [rules.tier_by_points(total)]

    @given(sheets_and_answers())
    def test_tier_never_above_the_points(self, case):
        """Minimums can only lower the tier."""
        number, given_ = case
        rating = criteria.rate(dossier(number, given_))
        assert rating.status in (Status.RATED, Status.STOPPED)
        assert rating.tier is None or rating.tier <= rating.tier_by_points

    @pytest.mark.parametrize("total", [-1, 101, 999])
    def test_outside_is_an_error(self, rules, total):
        """Nothing is clamped."""
        with pytest.raises(ValueError, match="outside 0 to 100"):
            rules.tier_by_points(total)

    @pytest.mark.parametrize("total", [89.95, "90", True, None])
    def test_inexact_is_an_error(self, rules, total):
        """A float, text or boolean is no total."""
        with pytest.raises(TypeError, match="expected int or Fraction"):
            rules.tier_by_points(total)


class TestTotals:
    """Điều 3 khoản 1: parts A 40, B 25, C 35 make 100."""

    @given(numbers)
    def test_full_marks(self, number):
        """Full marks on any sheet are 100 points and 5 stars."""
        rating = criteria.rate(dossier(number, full(number)))
        assert (rating.total, rating.tier) == (100, StarTier.FIVE)
        assert [p.points for p in rating.parts.values()] == [40, 25, 35]
        assert [p.max_points for p in rating.parts.values()] == [40, 25, 35]

    @given(sheets_and_answers(complete=False))
    def test_parts_sum_to_the_total(self, case):
        """The parts sum to the total, which is the sum of the answers."""
        number, given_ = case
        rating = criteria.rate(dossier(number, given_))
        assert sum(p.points for p in rating.parts.values()) == rating.total == sum(given_.values())


class TestMonotone:
    """More points in one criterion never lower the tier."""

    @given(sheets_and_answers(), st.data())
    def test_one_step_up(self, case, data):
        """Raising one answer to a higher box keeps or lifts total and tier."""
        number, given_ = case
        leaf = data.draw(st.sampled_from(criteria.ruleset(LAW).sheet(number).leaves))
        higher = [p for p in leaf.allowed if p > given_.get(leaf.code, 0)]
        if not higher or leaf.code not in given_:
            return
        before = criteria.rate(dossier(number, given_))
        after = criteria.rate(
            dossier(number, given_ | {leaf.code: data.draw(st.sampled_from(higher))})
        )
        if after.status is Status.INCOMPLETE:  # a story appeared, so 5.2 applies now
            assert leaf.code == "5.1"
            after = criteria.rate(dossier(number, dict(after.assessment.answers) | {"5.2": 0}))
        assert after.total > before.total
        if before.status is Status.RATED:
            assert after.tier >= before.tier

    def test_lowest_without_a_story(self):
        """With no story 5.2 does not apply, so its points go with those of 5.1."""
        sheet = criteria.ruleset("26/2026/QĐ-TTg").sheet(13)
        full = {leaf.code: leaf.max_points for leaf in sheet.leaves}
        rating = criteria.rate(dossier(13, {c: p for c, p in full.items() if c != "5.1"}))
        council = criteria.rate_council([rating.assessment, rating.assessment])
        told = dossier(13, {c: p for c, p in full.items() if c != "5.2"} | {"5.1": 0})
        assert rating.lowest is council.lowest is criteria.rate(told).tier
        assert rating.highest is council.highest is StarTier.FIVE

    @given(sheets_and_answers(complete=False))
    def test_lowest_and_highest(self, case):
        """An incomplete dossier cannot end outside lowest and highest."""
        number, given_ = case
        rating = criteria.rate(dossier(number, given_))
        if rating.status is Status.INCOMPLETE and rating.lowest is not None:
            assert rating.lowest <= rating.highest


class TestMinimums:
    """Chú thích: a star mark is the least that must be reached for that star (I2, I3)."""

    @given(numbers, st.sampled_from([3, 4, 5]), st.data())
    def test_one_minimum_missed(self, number, tier, data):
        """Full marks but one box below one minimum: at most the tier below it."""
        sheet = criteria.ruleset(LAW).sheet(number)
        minimums = [m for m in sheet.minimums(StarTier(tier)) if m.minimum_for == tier]
        if not minimums:
            assert number == 26
            return
        minimum = data.draw(st.sampled_from(minimums))
        leaf = sheet.criterion(minimum.criterion)
        below = max(p for p in leaf.allowed if p < minimum.required)
        given_ = full(number) | {leaf.code: below}
        if leaf.code == "5.1" and below == 0:
            del given_["5.2"]
        rating = criteria.rate(dossier(number, given_))
        if rating.status is Status.STOPPED:
            assert number == 16
            return
        assert minimum.criterion in {s.criterion for s in rating.shortfalls[StarTier(tier)]}
        assert rating.tier == min(rating.tier_by_points, tier - 1) or (
            tier > 3 and rating.shortfalls[StarTier(tier - 1)] and rating.tier < tier - 1
        )

    def test_shortfall_says_all(self):
        """A shortfall names criterion, given, required, mark and clause."""
        rating = criteria.rate(dossier(13, full(13) | {"2.3": 2}))
        (found,) = rating.shortfalls[StarTier.FOUR]
        assert (found.criterion, found.given, found.required) == ("2.3", 2, 3)
        assert found.minimum_for == StarTier.FOUR
        assert str(found.citation) == (
            "Quyết định 26/2026/QĐ-TTg, Phụ lục II, bộ sản phẩm 13, tiêu chí 2.3"
        )
        assert found.met_by is None

    def test_tables_need_rising_minimums(self, rules):
        """A criterion whose 4-star mark asks less than its 3-star mark is refused."""
        sheet = rules.sheet(13)
        leaf = sheet.criterion("4.1")
        marks = [None, StarTier.FOUR, StarTier.THREE, StarTier.FIVE]
        options = tuple(
            attrs.evolve(option, minimum_for=mark)
            for option, mark in zip(leaf.options, marks, strict=True)
        )
        with pytest.raises(DataError, match="do not rise with the tier") as caught:
            scoring._minimums(sheet, attrs.evolve(leaf, options=options))
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("minimums", "criteria[4.1]")
        assert issue.citation == leaf.citation

    def test_one_and_two_stars_have_none(self, rules):
        """1 and 2 stars have no minimums."""
        assert rules.sheet(1).minimums(StarTier.ONE) == rules.sheet(1).minimums(StarTier.TWO) == ()


class TestStory:
    """C1: criterion 5.2 applies only when there is a product story, sheets 1 to 25."""

    @pytest.mark.parametrize("number", range(1, 26))
    def test_no_story(self, number):
        """With 5.1 at 0 points, 5.2 is not missing."""
        given_ = full(number) | {"5.1": 0}
        del given_["5.2"]
        assert criteria.rate(dossier(number, given_)).status is Status.RATED

    def test_zero_is_always_allowed(self):
        """0 in 5.2 without a story says the same."""
        assert criteria.rate(dossier(1, full(1) | {"5.1": 0, "5.2": 0})).total == 93

    def test_points_without_a_story(self):
        """Points in 5.2 without a story are an error."""
        (issue,) = criteria.check(dossier(1, full(1) | {"5.1": 0}))
        assert issue.code == "does-not-apply"
        assert issue.path == 'answers["5.2"]'

    def test_sheet_26_has_no_such_rule(self):
        """On sheet 26 both stand for themselves."""
        assert criteria.rate(dossier(26, full(26) | {"5.1": 0})).status is Status.RATED


class TestFindings:
    """R, K, N, Y reject; S stops; rejection comes first; neither gives a tier (I5, I12)."""

    def test_every_finding_of_every_sheet(self, rules):
        """Each finding alone has its effect and still shows the points."""
        seen = set()
        for sheet in rules.sheets:
            for id, rule in sheet.findings.items():
                seen.add(id)
                rating = criteria.rate(dossier(sheet.number, full(sheet.number), findings=[id]))
                expected = Status.STOPPED if id.startswith("S") else Status.REJECTED
                assert (rating.status, rating.tier, rating.total) == (expected, None, 100)
                assert rating.findings == (rule,)
                assert rating.lowest is rating.highest is None
        wanted = {"N1", *(f"R{n}" for n in range(1, 7)), *(f"K{n}" for n in range(1, 4))}
        assert seen == wanted | {"S1", "S2", "S4", "S5", "Y1", "Y2", "Y3", "Y4"}

    def test_rejection_before_stop(self):
        """Both found: rejected."""
        rating = criteria.rate(dossier(19, full(19), findings=["S4", "R4"]))
        assert rating.status is Status.REJECTED

    @pytest.mark.parametrize("code", ["6.1", "6.2", "6.3", "6.4"])
    def test_sheet_16_stops_by_itself(self, code):
        """S3: 0 points in any sensory criterion of sheet 16."""
        rating = criteria.rate(dossier(16, full(16) | {code: 0}))
        assert rating.status is Status.STOPPED
        assert [rule.id for rule in rating.findings] == ["S3"]

    @pytest.mark.parametrize("code", ["6.1", "6.2", "6.3", "6.4"])
    def test_sheet_16_stops_from_the_first_answer(self, code):
        """S3 needs no other answer, and no points: that one 0 alone stops the assessment."""
        rating = criteria.rate(dossier(16, {code: 0}))
        assert (rating.status, rating.total) == (Status.STOPPED, 0)

    def test_all_four_at_zero(self):
        """Several zeros stop it all the same, and the points stay right."""
        rating = criteria.rate(
            dossier(16, full(16) | dict.fromkeys(["6.1", "6.2", "6.3", "6.4"], 0))
        )
        assert (rating.status, rating.total) == (
            Status.STOPPED,
            oracle.rate(16, dict(rating.assessment.answers))["total"],
        )

    def test_incomplete_and_stopped(self):
        """A stop ends the assessment, so what is missing no longer matters."""
        assert criteria.rate(dossier(2, {}, findings=["S1"])).status is Status.STOPPED


class TestNothingTicked:
    """I1: no box ticked is 0 points; no answer at all is incomplete."""

    def test_all_zero(self):
        """All zeros: rated 1 star."""
        rating = criteria.rate(dossier(13, dict.fromkeys(full(13), 0)))
        assert (rating.status, rating.total, rating.tier) == (Status.RATED, 0, StarTier.ONE)

    def test_no_answers(self):
        """No answers: anything is open."""
        rating = criteria.rate(dossier(13, {}))
        assert (rating.status, rating.tier) == (Status.INCOMPLETE, None)
        assert (rating.lowest, rating.highest) == (StarTier.ONE, StarTier.FIVE)
        assert len(rating.unanswered) == 34


class TestCases:
    """A1 to A3: sheet 26 chooses one of two cases in criteria 8, 9 and 15 (I13, I19)."""

    def test_cases_do_not_change_the_points(self):
        """Either case, a mixture, or none stated: the same rating."""
        totals = {
            criteria.rate(dossier(26, full(26), cases=cases)).total
            for cases in ({}, {"8": "a"}, {"8": "b", "9": "a", "15": "b"})
        }
        assert totals == {100}

    def test_wrong_case(self):
        """A case that there is not."""
        (issue,) = criteria.check(dossier(26, full(26), cases={"8": "c"}))
        assert issue.code == "unknown-case"
        assert "Điểm dịch vụ du lịch" in issue.en


class TestForms:
    """`rate` takes an Assessment, a mapping or JSON text, and gives one value."""

    @given(sheets_and_answers())
    def test_all_forms_agree(self, case):
        """Object, dictionary, text and bytes."""
        number, given_ = case
        data = dossier(number, given_)
        text = json.dumps(data)
        one = criteria.rate(criteria.Assessment(**data))
        assert one == criteria.rate(data) == criteria.rate(text) == criteria.rate(text.encode())

    def test_value(self):
        """A rating compares, hashes, copies and pickles by value, and cannot be changed."""
        rating = criteria.rate(dossier(7, full(7)))
        for twin in (pickle.loads(pickle.dumps(rating)), copy.copy(rating), copy.deepcopy(rating)):
            assert twin == rating
            assert hash(twin) == hash(rating)
        with pytest.raises(AttributeError):
            rating.total = 5

    def test_repr(self):
        """It prints what one wants to know."""
        assert repr(criteria.rate(dossier(13, full(13) | {"2.3": 2}))) == (
            "Rating(sheet=13, status='rated', total=99, tier_by_points=5, tier=3)"
        )
        assert repr(criteria.rate(dossier(13, {}))).endswith("tier=None)")

    def test_bypassed_checks_are_caught(self):
        """An assessment built without checks is refused when rated."""
        rogue = criteria.Assessment.model_construct(
            law=LAW, sheet=1, answers={"1.1": 77}, findings=(), cases={}, notes={}, evidence={}
        )
        with pytest.raises(AssessmentError, match="77 is not a value"):
            criteria.rate(rogue)

    @given(st.data(), numbers)
    def test_sheet_of_a_rating(self, data, number):
        """The rating knows its sheet."""
        rating = criteria.rate(dossier(number, data.draw(answers(number))))
        assert rating.sheet is criteria.ruleset(LAW).sheet(number)
