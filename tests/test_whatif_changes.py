"""What a change does, what single steps buy, how much can be lost: against brute force."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
import whatif_force as force
from conftest import dossier, full
from ocop import AssessmentError, Status, criteria
from ocop.criteria.whatif import change, gains, slack
from whatif_force import source

RULES = criteria.ruleset("26/2026/QĐ-TTg")


@st.composite
def changed(draw):
    """A position and changes: any box of any criterion, or its answer taken out."""
    number, members, decide = draw(force.positions())
    points = {code: allowed for code, allowed, _ in force.rows(number)}
    codes = draw(st.lists(st.sampled_from(sorted(points)), unique=True, max_size=6))
    changes = {code: draw(st.sampled_from([None, *points[code]])) for code in codes}
    return number, members, decide, changes


def naively(members, changes):
    """The answers after a change, by hand."""
    after = [{**m, **changes} for m in members]
    return [{c: p for c, p in m.items() if p is not None} for m in after]


def storyless(number, members):
    """Whether somebody scores the structure of a story and says that there is none."""
    return force.needs_story(number) and any(m.get("5.1") == 0 and m.get("5.2") for m in members)


def total(members):
    return Fraction(sum(sum(m.values()) for m in members), len(members))


class TestChange:
    """Before and after: points, parts, minimums met and lost, and what undoes it."""

    @settings(max_examples=60)
    @given(changed())
    def test_as_rated_by_hand(self, question):
        """Totals, parts and minimums as the naive walk gives them before and after."""
        number, members, decide, changes = question
        after = naively(members, changes)
        if storyless(number, after):
            with pytest.raises(AssessmentError, match=r"applies only with a product story"):
                change(source(number, members, decide), changes)
            return
        made = change(source(number, members, decide), changes)
        assert made.changes == changes
        assert made.gained == total(after) - total(members)
        assert made.gained == made.after.total - made.before.total
        assert isinstance(made.gained, int if decide is None else Fraction)
        for part in "ABC":
            in_part = [
                [
                    {c: p for c, p in m.items() if force.part_of(number, c) == part}
                    for m in everybody
                ]
                for everybody in (members, after)
            ]
            assert made.gained_by_part[part] == total(in_part[1]) - total(in_part[0])
        before, then = (force.shortfalls(number, m, decide) for m in (members, after))
        for tier in (3, 4, 5):
            met = [c for c in before[tier] if c not in then[tier]]
            lost = [c for c in then[tier] if c not in before[tier]]
            assert [s.criterion for s in made.met[tier]] == met
            assert [s.criterion for s in made.lost[tier]] == lost

    @settings(max_examples=60)
    @given(changed())
    def test_undo_gives_the_first_rating_again(self, question):
        """Each member takes its own change back, and everything is as it was."""
        number, members, decide, changes = question
        if storyless(number, naively(members, changes)):
            return
        start = source(number, members, decide)
        made = change(start, changes)
        assert len(made.undo) == len(members)
        if decide is None:
            assert change(made.after, made.undo[0]).after == made.before == criteria.rate(start)
            return
        ratings = zip(made.after.ratings, made.undo, strict=True)
        back = [change(rating, undo).after.assessment for rating, undo in ratings]
        assert criteria.rate_council(back, minimums=decide) == made.before == start

    def test_none_takes_an_answer_out(self):
        """The criterion is unanswered then; where it was not answered nothing happens."""
        made = change(dossier(13, full(13)), {"1.1": None})
        assert made.after.unanswered == ("1.1",)
        assert (made.after.status, made.gained) == (Status.INCOMPLETE, -3)
        assert made.undo == ({"1.1": 3},)
        again = change(made.after, {"1.1": None})
        assert (again.after, again.gained, again.undo) == (made.after, 0, ({"1.1": None},))

    def test_a_story_and_its_structure_go_together(self):
        """Without a story 5.2 does not apply, so both change at once."""
        made = change(dossier(13, full(13)), {"5.1": 0, "5.2": None})
        assert made.gained == -7
        assert made.after.status is Status.RATED
        assert change(made.after, made.undo[0]).after == made.before

    def test_everything_else_stays(self):
        """Findings, cases, notes and evidence are kept."""
        fields = {
            "findings": ["K1"],
            "notes": {"1.1": "xem hợp đồng"},
            "evidence": {"1.1": ("hợp đồng 1",)},
            "product": "Cà phê",
            "assessor": "A",
        }
        made = change(dossier(13, full(13), **fields), {"1.1": 0})
        before, after = (r.assessment.model_dump() for r in (made.before, made.after))
        assert after == before | {"answers": full(13) | {"1.1": 0}}
        assert made.after.status is Status.REJECTED
        assert criteria.rate(dossier(26, {}, cases={"8": "a"})) == (
            change(dossier(26, {"8": 1}, cases={"8": "a"}), {"8": None}).after
        )

    def test_sheet_16_stops_and_goes_on(self):
        """0 points for taste stop the assessment; points there let it go on."""
        made = change(dossier(16, full(16)), {"6.4": 0})
        assert (made.before.tier, made.after.status, made.after.tier) == (5, Status.STOPPED, None)
        assert change(made.after, {"6.4": 5}).after == made.before

    def test_any_form(self):
        """An assessment, its rating, a mapping and JSON text are the same start."""
        one = criteria.Assessment(**dossier(13, {"1.1": 1}))
        forms = (one, criteria.rate(one), dossier(13, {"1.1": 1}), one.model_dump_json())
        assert len({change(form, {"1.1": 3}) for form in forms}) == 1

    def test_every_problem_is_listed(self):
        """Points without a box, other types, headings and unknown criteria, all at once."""
        changes = {"1.1": 9, "1.2": True, "1.3": 2.0, "1": 1, "9.9": 3, "8.8": None, 7: None}
        with pytest.raises(AssessmentError) as caught:
            change(dossier(13, full(13)), changes)
        assert [(i.code, i.path) for i in caught.value.issues] == [
            ("unknown-criterion", "changes['8.8']"),
            ("unknown-criterion", "changes[7]"),
            ("points-not-allowed", 'answers["1.1"]'),
            ("points-type", 'answers["1.2"]'),
            ("points-type", 'answers["1.3"]'),
            ("heading", 'answers["1"]'),
            ("unknown-criterion", 'answers["9.9"]'),
        ]
        assert caught.value.message("vi").startswith("nếu như: 7 lỗi")

    @pytest.mark.parametrize("code", ["1", "9.9", 7, None])
    def test_only_a_scored_criterion_can_be_taken_out(self, code):
        """A heading or a mistyped code is refused even where nothing is given for it."""
        with pytest.raises(AssessmentError, match=r"sheet 13 scores no criterion") as caught:
            change(dossier(13, full(13)), {code: None})
        assert "phiếu 13 không chấm tiêu chí" in caught.value.message("vi")

    def test_the_member_is_named(self):
        """In a council every member gives the points; each problem says whose sheet it is on."""
        told = full(13) | {"5.1": 0, "5.2": 0}
        council = source(13, [full(13), told], "majority")
        with pytest.raises(AssessmentError) as caught:
            change(council, {"5.2": 2})
        assert [i.path for i in caught.value.issues] == ['assessments[1].answers["5.2"]']

    @pytest.mark.parametrize("changes", [None, "1.1", [("1.1", 3)], {"1.1"}, 3])
    def test_changes_are_a_mapping(self, changes):
        """Anything but criteria and points is refused."""
        with pytest.raises(AssessmentError) as caught:
            change(dossier(13, {}), changes)
        en, vi = caught.value.message("en"), caught.value.message("vi")
        assert en.startswith("what if: changes: expected an object of criteria (tiêu chí)")
        assert vi.startswith("nếu như: changes: cần một đối tượng gồm tiêu chí và điểm")

    def test_a_wrong_start_is_refused(self):
        """The same problems as `rate` lists."""
        with pytest.raises(AssessmentError, match=r'answers\["9.9"\]'):
            change(dossier(13, {"9.9": 1}), {})


def naive_gains(position, *, fixed=(), at_most=None, stands=False):
    """Every single step by hand, as (criterion, points, gain, members, meets, tier, to next)."""
    number, raw, decide = position
    members = [force.filled(number, m) for m in raw]
    _, _, before = force.outcome(number, members, decide)
    given_points = [{c: m.get(c, 0) for c, _, _ in force.rows(number)} for m in raw]
    found = []
    for code, _, _ in force.rows(number):
        for points in force.above(number, given_points, code):
            if code in fixed or points > (at_most or {}).get(code, 100):
                continue
            after = force.raised(given_points, {code: points})
            if code == "5.2" and not force.possible(number, after):
                continue
            after = [force.filled(number, m) for m in after]
            reached, tier, misses = force.outcome(number, after, decide)
            above = min(tier_of(reached) + 1, 5)
            found.append(
                (
                    code,
                    points,
                    Fraction(sum(max(points - m[code], 0) for m in given_points), len(raw)),
                    tuple(n for n, m in enumerate(given_points) if m[code] < points),
                    tuple(t for t in (3, 4, 5) if misses[t] < before[t]),
                    None if stands else tier,
                    max(force.LEAST[above] - reached, 0),
                )
            )
    return found


def tier_of(points):
    """The tier of a total alone."""
    return max(tier for tier, least in force.LEAST.items() if points >= least)


def plain(gain):
    move = gain.move
    return (
        move.criterion,
        move.after,
        move.gain,
        move.members,
        gain.meets,
        gain.tier,
        gain.to_next,
    )


class TestGains:
    """What every single step buys, the best first."""

    @settings(max_examples=60)
    @given(force.positions(), st.data())
    def test_every_single_step_rated_again(self, position, data):
        """All steps that may be made and no other, each with what rating it again says."""
        number, raw, decide = position
        codes = [code for code, _, _ in force.rows(number)]
        fixed = data.draw(st.sets(st.sampled_from(codes), max_size=3))
        at_most = data.draw(force.maxima(position, codes))
        found = gains(source(number, raw, decide), fixed=fixed, at_most=at_most)
        expected = naive_gains(position, fixed=fixed, at_most=at_most)
        order = sorted(expected, key=lambda g: (-(g[5] or 0), min(g[4], default=6), -g[2]))
        assert [plain(g) for g in found] == order

    @settings(max_examples=50)
    @given(strategies.sheets_and_answers())
    def test_the_steps_that_raise_the_tier_come_first(self, position):
        """Then those that meet a minimum of a lower tier, then by points."""
        number, answers = position
        rating = criteria.rate(dossier(number, answers))
        found = gains(rating)
        raising = [g.tier is not None and g.tier > (rating.tier or 0) for g in found]
        assert raising == sorted(raising, reverse=True)
        for one, next_ in pairwise(found):
            if one.tier == next_.tier:
                first = [min(g.meets, default=6) for g in (one, next_)]
                assert first[0] <= first[1]
                assert first[0] < first[1] or one.move.gain >= next_.move.gain

    def test_no_structure_without_a_story(self):
        """5.2 is not offered while 5.1 has no points, and is once it has."""
        told = [g.move.criterion for g in gains(dossier(13, {"5.1": 1}))]
        untold = [g.move.criterion for g in gains(dossier(13, {"5.1": 0}))]
        assert "5.2" in told
        assert "5.2" not in untold
        assert "5.2" in [g.move.criterion for g in gains(dossier(26, {"5.1": 0}))]

    def test_no_structure_while_a_member_finds_no_story(self):
        """In a council every member would tick it, and one of them cannot."""
        council = source(13, [{"5.1": 1}, {"5.1": 0}], "majority")
        assert "5.2" not in [g.move.criterion for g in gains(council)]

    def test_a_structure_scored_before_the_story(self):
        """5.2 answered and 5.1 not yet: it counts 0 until 5.1 has points, then in full."""
        found = gains(dossier(13, {c: p for c, p in full(13).items() if c != "5.1"}))
        assert [(g.move.after, g.tier, g.to_next) for g in found if g.move.criterion == "5.1"] == [
            (5, 5, 0),
            (3, 3, 0),
            (2, 3, 0),
            (1, 3, 0),
        ]

    def test_sheet_16_stopped(self):
        """Only the step that ends the stop gives a tier; with two stops none does."""
        one = gains(dossier(16, full(16) | {"6.4": 0, "1.2": 1}))
        assert [(g.move.criterion, g.tier) for g in one if g.tier is not None] == [
            ("6.4", 5),
            ("6.4", 5),
            ("6.4", 5),
        ]
        assert {g.move.criterion for g in one if g.tier is None} == {"1.2"}
        two = gains(dossier(16, full(16) | {"6.3": 0, "6.4": 0}))
        assert {(g.move.criterion, g.tier) for g in two} == {("6.3", None), ("6.4", None)}

    def test_a_finding_stands_against_it(self):
        """Steps still buy points and minimums, but no tier."""
        answers = full(13) | {"1.5": 2}
        found = gains(dossier(13, answers, findings=["K1"]))
        expected = naive_gains((13, [answers], None), stands=True)
        assert [plain(g) for g in found] == expected
        assert [g.meets for g in found] == [(5,)]

    def test_nothing_left(self):
        """Full marks, or everything fixed: no step."""
        assert gains(dossier(13, full(13))) == ()
        assert gains(dossier(13, {}), fixed=set(full(13))) == ()

    def test_the_costs_asked(self):
        """Each step has the cost given for it."""
        found = gains(
            dossier(13, full(13) | {"1.5": 1, "2.4": 0}),
            cost={"1.5": {2: Fraction(1, 3), 3: 7}, "2.4": 2},
        )
        assert {(g.move.criterion, g.move.after): g.move.cost for g in found} == {
            ("1.5", 2): Fraction(1, 3),
            ("1.5", 3): 7,
            ("2.4", 1): 2,
        }

    @pytest.mark.parametrize(
        ("options", "path"),
        [
            ({"fixed": "1.1"}, "fixed"),
            ({"fixed": ["9.9"]}, "fixed['9.9']"),
            ({"at_most": {"9.9": 1}}, "at_most['9.9']"),
            ({"at_most": {"1.1": 1}}, 'at_most["1.1"]'),
            ({"cost": {"1.1": 1}}, 'cost["1.2"]'),
            ({"cost": lambda *_: -1}, 'cost["1.1"]'),
        ],
    )
    def test_wrong_questions(self, options, path):
        """As for `paths`: unknown criteria, maxima below what is given, missing costs."""
        with pytest.raises(AssessmentError) as caught:
            gains(dossier(13, {"1.1": 2}), **options)
        assert caught.value.issues[0].path.startswith(path)


class TestSlack:
    """How much can be lost, and where, before the tier drops."""

    @settings(max_examples=60)
    @given(force.positions(complete=True))
    def test_against_every_loss(self, position):
        """Points in all, and criterion by criterion, whoever gives more lowered to a box."""
        number, raw, decide = position
        start = source(number, raw, decide)
        rating = criteria.rate(start) if decide is None else start
        if rating.tier is None:
            assert number == 16
            return
        members = [force.filled(number, m) for m in raw]
        found = slack(start)
        assert found.tier == rating.tier
        assert found.points == rating.total - force.LEAST[rating.tier] >= 0
        expected = {
            code: force.losses(number, members, decide, code)
            for code, _, _ in force.rows(number)
            if any(m[code] for m in members)
        }
        assert found.by_criterion == expected
        assert list(found.by_criterion) == list(expected)
        assert found.critical == tuple(c for c, most in expected.items() if most == 0)
        assert all(most <= found.points for most in expected.values())

    def test_critical(self):
        """At the threshold every criterion is; above it those with a minimum just met."""
        answers = full(13)
        at_threshold = answers | {"9": 0, "10": 0, "1.1": 0}
        rating = criteria.rate(dossier(13, at_threshold))
        assert rating.total - force.LEAST[rating.tier] == slack(rating).points
        assert "1.5" in slack(dossier(13, answers)).critical
        assert "1.1" not in slack(dossier(13, answers)).critical

    def test_the_last_star_cannot_be_lost(self):
        """One star has no least total and no minimum: everything can go."""
        nothing = dict.fromkeys(full(13), 0)
        found = slack(dossier(13, nothing | {"1.1": 3}))
        assert (found.tier, found.points, found.by_criterion) == (1, 3, {"1.1": 3})
        assert found.critical == ()
        assert slack(dossier(13, nothing)).by_criterion == {}

    def test_a_story_takes_its_structure_along(self):
        """Losing the whole story loses the points of 5.2 too."""
        answers = dict.fromkeys(full(13), 0) | {"5.1": 5, "5.2": 2}
        assert slack(dossier(13, answers)).by_criterion == {"5.1": 7, "5.2": 2}

    def test_sheet_16_keeps_its_taste(self):
        """The last points of taste cannot go, whatever the total: that would stop it."""
        found = slack(dossier(16, full(16)))
        assert found.by_criterion["6.1"] == 0
        assert found.by_criterion["6.4"] == 4

    def test_a_member_without_a_story(self):
        """One member finds no story and leaves 5.2 out; the others' points can still be lost."""
        untold = {c: p for c, p in full(13).items() if c != "5.2"} | {"5.1": 0}
        council = source(13, [full(13), full(13), untold], "majority")
        found = slack(council)
        assert (found.tier, found.points) == (5, Fraction(23, 3))
        assert found.by_criterion["5.2"] == Fraction(4, 3)

    def test_only_those_above_a_box_are_lowered(self):
        """91 on average: one member can go from 4 points to 3; the other keeps its 1."""
        low = full(13) | {"11": 0, "1.2": 0, "10": 0}
        council = source(13, [low | {"1.7": 0}, low | {"4.2": 1}], "majority")
        assert (council.total, council.tier) == (91, 5)
        assert RULES.sheet(13).criterion("4.2").allowed == (0, 1, 3, 4)
        assert slack(council).by_criterion["4.2"] == Fraction(1, 2)

    @pytest.mark.parametrize(
        ("start", "status"),
        [
            (dossier(13, {}), "incomplete"),
            (dossier(16, full(16) | {"6.1": 0}), "stopped"),
            (dossier(13, full(13), findings=["K1"]), "rejected"),
        ],
    )
    def test_only_what_is_rated(self, start, status):
        """Without a tier there is none to lose; the error says what it is instead."""
        with pytest.raises(AssessmentError) as caught:
            slack(start)
        assert caught.value.message("en") == (
            f"what if: status: the assessment is {status}, so there is no tier (hạng) to lose; "
            "answer every criterion, or ask paths what is in the way"
        )
        assert caught.value.message("vi").startswith(
            f"nếu như: status: phiếu đang ở trạng thái {status}, chưa có hạng để mất"
        )
        assert [i.code for i in caught.value.issues] == ["not-rated"]
