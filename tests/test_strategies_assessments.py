"""Assessments by tier and status: what is asked for is what the slow oracle finds."""

import operator
from collections import Counter

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st

import oracle
from ocop import NotEncodedError, StarTier, Status, UnknownNameError, criteria
from ocop.criteria.scoring import scorer
from ocop.testing.strategies import (
    answers,
    assessments,
    options,
    ratings,
    rulesets,
    score_sheets,
    simplest,
)
from ocop.testing.strategies import criteria as some_criteria
from ocop.testing.strategies.reachable import ROW, Aim, any_answers, items, reachable
from strategy_samples import comes_up, refused, some

LAW = "26/2026/QĐ-TTg"
SHEETS = range(1, 27)
CAN_STOP = [n for n in SHEETS if n not in {14, 18, 21, 22, 23, 24, 25, 26}]
FEW = settings(max_examples=30, deadline=None)


def judged(assessment):
    """What the oracle says of an assessment."""
    return oracle.rate(assessment.sheet, dict(assessment.answers), assessment.findings)


class TestTier:
    """An assessment with a tier is given that tier: by points, or held down by a minimum."""

    @FEW
    @given(st.sampled_from(StarTier), st.data())
    def test_given(self, tier, data):
        """On any sheet the oracle gives the tier that was asked for."""
        result = judged(data.draw(assessments(tier=tier)))
        assert (result["status"], result["tier"], result["unanswered"]) == ("rated", tier, [])

    @pytest.mark.parametrize("number", SHEETS)
    def test_on_every_sheet(self, number):
        """Every sheet has assessments of every tier."""
        together = st.tuples(*(assessments(sheet=number, tier=int(tier)) for tier in StarTier))
        for drawn in some(together, 3):
            assert [judged(assessment)["tier"] for assessment in drawn] == [*StarTier]
            assert {assessment.sheet for assessment in drawn} == {number}

    def test_both_ways(self):
        """3 stars come from few points, and from enough points for 4 with a minimum missed."""
        seen = Counter()

        @settings(max_examples=80, deadline=None, database=None)
        @given(assessments(tier=3))
        def check(assessment):
            seen[judged(assessment)["tier_by_points"]] += 1

        check()
        assert set(seen) == {3, 4, 5}

    @pytest.mark.parametrize("number", [1, 13, 16, 26])
    def test_held_down(self, number):
        """All sheets can hold 5 stars by points down to 4, but 26: it has no minimum of 5 alone."""
        drawn = some(assessments(sheet=number, tier=4), 30)
        ways = {judged(assessment)["tier_by_points"] for assessment in drawn}
        assert ways == ({4} if number == 26 else {4, 5})

    def test_simplest(self):
        """Sheet 1 with the least total, full marks but for the first criteria."""
        found = simplest(assessments(tier=5))
        assert (found.sheet, judged(found)["total"]) == (1, 90)
        best = {leaf["code"]: leaf["max_points"] for leaf in oracle.leaves(1)}
        lost = {code: p for code, p in found.answers.items() if p != best[code]}
        assert lost == {"1.1": 0, "1.2": 0, "1.4": 0, "1.6": 1}
        assert (found.findings, found.notes, found.product) == ((), {}, None)

    @pytest.mark.parametrize(("tier", "total"), [(1, 0), (2, 30), (3, 50), (4, 70), (5, 90)])
    def test_least_total(self, tier, total):
        """The simplest has the least total of its tier, on sheet 1."""
        found = simplest(assessments(tier=tier))
        assert (found.sheet, judged(found)["total"]) == (1, total)

    def test_shrinks_under_a_condition(self):
        """5 stars with less than full marks in criterion 12 shrink to the least such total."""
        best = {leaf["code"]: leaf["max_points"] for leaf in oracle.leaves(1)}
        found = simplest(assessments(sheet=1, tier=5), where=lambda a: a.answers["12"] < best["12"])
        assert judged(found)["total"] == 90


class TestStatus:
    """An assessment with a status has that status, for the reason that the sheet has."""

    @FEW
    @given(st.sampled_from(Status), st.booleans(), st.data())
    def test_given(self, status, complete, data):
        """On any sheet that can have it; answers are missing only where that is allowed."""
        assessment = data.draw(assessments(status=status, complete=complete))
        result = judged(assessment)
        assert result["status"] == status
        open_ = oracle.unanswered(assessment.sheet, dict(assessment.answers))
        if status is Status.INCOMPLETE:
            assert open_
        elif complete or status is Status.RATED:
            assert not open_

    def test_stopped_or_rejected_with_gaps(self):
        """What was stopped or rejected may have been left half answered."""
        for status in ("stopped", "rejected"):
            assert comes_up(
                assessments(status=status, complete=False),
                lambda a: oracle.unanswered(a.sheet, dict(a.answers)),
                lambda a: not oracle.unanswered(a.sheet, dict(a.answers)),
            )

    def test_sheets_that_can_be_stopped(self):
        """All whose print says so, and sheet 16, where 0 points in 6.1 to 6.4 stop it."""
        keys = {a.sheet for a in some(assessments(status="stopped"), 60)}
        assert keys <= {*CAN_STOP}
        assert len(keys) > 8
        drawn = some(assessments(sheet=16, status="stopped"), 25)
        assert all(a.findings == () for a in drawn)
        assert all(any(a.answers[f"6.{n}"] == 0 for n in range(1, 5)) for a in drawn)

    @pytest.mark.parametrize("number", [n for n in SHEETS if n not in CAN_STOP])
    def test_never_stopped(self, number):
        """A sheet without anything that stops it refuses the wish at once."""
        assert refused(assessments, sheet=number, status="stopped") == ("impossible", "status")

    def test_never_rejected(self):
        """Sheet 26 has no findings."""
        assert refused(assessments, sheet=26, status="rejected") == ("impossible", "status")

    def test_a_rejection_outweighs_a_stop(self):
        """A rejected product may have been stopped as well."""
        findings = {
            f[0] for a in some(assessments(sheet=13, status="rejected")) for f in a.findings
        }
        assert findings >= {"R", "S"}

    def test_any(self):
        """Without a wish every status and tier comes up, and none is incomplete unless allowed."""
        every = ("rated", "stopped", "rejected")
        assert {judged(a)["status"] for a in some(assessments())} <= {*every}
        assert comes_up(
            assessments(),
            *(lambda a, status=status: judged(a)["status"] == status for status in every),
            *(lambda a, tier=tier: judged(a)["tier"] == tier for tier in StarTier),
        )
        assert comes_up(assessments(complete=False), lambda a: judged(a)["status"] == "incomplete")

    def test_simplest(self):
        """Nothing answered; the first rule of sheet 1 that stops or rejects."""
        assert simplest(assessments(status="incomplete")).answers == {}
        for status, finding in (("stopped", "S2"), ("rejected", "R1")):
            found = simplest(assessments(status=status))
            assert (found.sheet, found.findings) == (1, (finding,))
            assert not any(found.answers.values())


class TestImpossible:
    """What no assessment can be is refused at once, with the knob and what is possible."""

    @pytest.mark.parametrize("status", ["incomplete", "stopped", "rejected", Status.REJECTED])
    def test_tier_with_another_status(self, status):
        """Only a rated assessment has a tier."""
        assert refused(assessments, tier=4, status=status) == ("impossible", "tier")
        assert refused(ratings, tier=4, status=status) == ("impossible", "tier")

    @pytest.mark.parametrize("tier", [0, 6, True, "4", 4.0])
    def test_no_tier(self, tier):
        """Tiers run from 1 to 5."""
        assert refused(assessments, tier=tier) == ("impossible", "tier")
        assert refused(answers, 13, tier=tier) == ("impossible", "tier")

    @pytest.mark.parametrize("status", ["passed", "RATED", 1, ""])
    def test_no_status(self, status):
        """There are four."""
        assert refused(assessments, status=status) == ("impossible", "status")

    def test_laws_and_sheets(self):
        """Names are looked up as everywhere in ocop."""
        with pytest.raises(UnknownNameError):
            assessments(sheet=27)
        with pytest.raises(UnknownNameError):
            assessments("27/2026/QĐ-TTg")
        with pytest.raises(NotEncodedError):
            assessments("148/QĐ-TTg")
        assert simplest(assessments("26/2026/qd-ttg", "Cà phê, ca cao")).sheet == 13
        sheet = criteria.ruleset(LAW).sheet(13)
        assert simplest(assessments(sheet=sheet)).sheet == 13
        assert simplest(assessments(LAW, sheet)).sheet == 13

    def test_sheet_of_another_law(self):
        """A sheet is one of its own decision."""
        import attrs

        other = attrs.evolve(criteria.ruleset(LAW).sheet(13), law="1/2030/QĐ-TTg")
        assert refused(assessments, LAW, other) == ("impossible", "sheet")


class TestRemarks:
    """Notes, proof, cases and names come in now and then, and never change the rating."""

    def test_all_come_up(self):
        """Each field is there in some assessments, and none of them in others."""
        fields = ("notes", "evidence", "cases", "product", "assessor")
        assert comes_up(assessments(sheet=26), *map(operator.attrgetter, fields))
        assert comes_up(
            assessments(sheet=26), lambda a: not any(getattr(a, field) for field in fields)
        )

    @FEW
    @given(assessments(complete=False))
    def test_no_change(self, assessment):
        """The rating is that of the answers and findings alone."""
        bare = criteria.Assessment(
            law=assessment.law,
            sheet=assessment.sheet,
            answers=assessment.answers,
            findings=assessment.findings,
        )
        assert criteria.rate(bare).tier == criteria.rate(assessment).tier
        assert criteria.rate(assessment).total == judged(assessment)["total"]


class TestRatings:
    """Ratings are those of such assessments."""

    @FEW
    @given(ratings(tier=4))
    def test_tier(self, rating):
        """The tier asked for."""
        assert rating.tier == judged(rating.assessment)["tier"] == 4


class TestAnswers:
    """Answers alone, as an assessment takes them."""

    @pytest.mark.parametrize("tier", [None, *StarTier])
    def test_complete(self, tier):
        """All that applies is answered, with the tier asked for."""
        for found in some(answers(13, tier=tier), 30):
            result = oracle.rate(13, found)
            assert result["status"] == "rated"
            assert tier in (None, result["tier"])
            assert list(found) == [c["code"] for c in oracle.leaves(13) if c["code"] in found]

    def test_incomplete_allowed(self):
        """Some are complete and some are not; a tier needs all."""
        status = {oracle.rate(16, found)["status"] for found in some(answers(16, complete=False))}
        assert status == {"rated", "incomplete"}
        drawn = some(answers(16, tier=5, complete=False), 15)
        assert all(oracle.rate(16, found)["tier"] == 5 for found in drawn)
        assert simplest(answers(16, complete=False)) == {}

    def test_every_box_comes_up(self):
        """In no criterion is a box out of reach, whatever the tier."""
        drawn = some(answers(2), 150)
        for leaf in oracle.leaves(2):
            boxes = [option["points"] for option in leaf.get("options", [])]
            allowed = {0, leaf["max_points"], *boxes}
            assert {found[leaf["code"]] for found in drawn if leaf["code"] in found} == allowed

    def test_losses_fall_everywhere(self):
        """With a total near the top each criterion loses points about as often as it can."""
        drawn = some(answers(1, tier=5), 120)
        best = {leaf["code"]: leaf["max_points"] for leaf in oracle.leaves(1)}
        lost = Counter(code for found in drawn for code, p in found.items() if p < best[code])
        # 1.3, 1.5 and 4.1 need all their points for 5 stars.
        free = [code for code in best if oracle.required(_leaf(code), 5) != best[code]]
        assert min(lost[code] for code in free) > 0


def _leaf(code):
    return next(leaf for leaf in oracle.leaves(1) if leaf["code"] == code)


class TestReachable:
    """The tables count exactly the dossiers that there are."""

    @pytest.mark.parametrize("number", [1, 16, 25, 26])
    @pytest.mark.parametrize(
        "aim",
        [
            Aim(),
            Aim(met=StarTier.FIVE),
            Aim(met=StarTier.THREE, missed=StarTier.FOUR),
            Aim(missed=StarTier.FIVE, once=True),
        ],
    )
    def test_totals(self, number, aim):
        """The totals are those that adding up box by box reaches, with as many misses."""
        reached = {(0, 0)}
        for item in items(LAW, number):
            step = set()
            for choice in item:
                missed = aim.missed and sum(
                    oracle.required(_criterion(number, code), aim.missed) is not None
                    and points < oracle.required(_criterion(number, code), aim.missed)
                    for code, points in choice.answers
                )
                meets = aim.met is None or not any(
                    points < (oracle.required(_criterion(number, code), aim.met) or 0)
                    for code, points in choice.answers
                )
                if meets and not choice.stops:
                    step |= {(t + choice.points, min(m + (missed or 0), 2)) for t, m in reached}
            reached = step
        if aim.missed:
            reached = {(t, m) for t, m in reached if (m == 1 if aim.once else m)}
        assert reachable(LAW, number, aim).totals(0, 100) == tuple(sorted({t for t, _ in reached}))

    @FEW
    @given(st.sampled_from(SHEETS), st.binary(min_size=ROW, max_size=ROW), st.data())
    def test_any_row(self, number, row, data):
        """Any row of bytes gives the total asked for; a row of zeros is one of them."""
        table = reachable(LAW, number, Aim(met=StarTier.FOUR))
        total = data.draw(st.sampled_from(table.totals(0, 100)))
        for bytes_ in (row, bytes(ROW)):
            found = table.answers(total, bytes_)
            assert sum(found.values()) == total
            assert oracle.shortfalls(number, found, 4) == []
            assert oracle.unanswered(number, found) == []

    def test_row_is_long_enough(self):
        """A byte for each item of every sheet; each item's boxes fit into a byte."""
        for number in SHEETS:
            assert len(items(LAW, number)) <= ROW
            assert max(map(len, items(LAW, number))) <= 64

    def test_highest_bytes(self):
        """A row of 255 gives full marks everywhere."""
        found = any_answers(items(LAW, 1), b"\xff" * ROW)
        assert found == {leaf.code: leaf.max_points for leaf in scorer(LAW, 1).leaves.values()}


def _criterion(number, code):
    return next(leaf for leaf in oracle.leaves(number) if leaf["code"] == code)


class TestSheets:
    """Sheets, criteria and boxes as the files have them."""

    def test_sheets(self):
        """All 26; of the decision named, if it has sheets."""
        drawn = {sheet.number for sheet in some(score_sheets(LAW), 60)}
        assert drawn <= {*SHEETS}
        assert len(drawn) > 12
        with pytest.raises(NotEncodedError):
            score_sheets("148/QĐ-TTg")

    @pytest.mark.parametrize(("encoded", "ids"), [(True, 1), (False, 2), (None, 3)])
    def test_rulesets(self, encoded, ids):
        """With sheets, without, or any."""
        assert len({rules.id for rules in some(rulesets(encoded), 30)}) == ids

    @pytest.mark.parametrize("scored", [True, False, None])
    def test_criteria(self, scored):
        """Leaves, headings, or both."""
        drawn = {c.is_scored for c in some(some_criteria(13, scored), 60)}
        assert drawn == ({True, False} if scored is None else {scored})

    def test_options(self):
        """The boxes of a criterion; a heading has none."""
        sheet = criteria.ruleset(LAW).sheet(13)
        drawn = {option.points for option in some(options(sheet.criterion("1.1")), 30)}
        assert drawn == {option.points for option in sheet.criterion("1.1").options}
        assert refused(options, sheet.criterion("1")) == ("impossible", "criterion")
        assert find(options(), lambda option: option.minimum_for == 5).minimum_for == 5


class TestSpeed:
    """An assessment is drawn in far less than 5 ms; with margin for a loaded machine."""

    def test_fast_enough(self):
        """Measured over a few hundred, hypothesis's own work included."""
        import time

        some(assessments(sheet=13, tier=4), 5)
        begun = time.process_time()
        drawn = some(assessments(sheet=13, tier=4), 200)
        assert (time.process_time() - begun) / len(drawn) < 0.02
