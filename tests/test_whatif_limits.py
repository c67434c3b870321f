"""The most that a subject can reach, compared with the boxes of Annex II, 3.1 and 3.2."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
import strategies
from conftest import dossier, full
from ocop import Subject, SubjectType, criteria
from ocop.criteria.whatif import Limit, frontier, gains, limits, paths
from ocop.entities import LegalForm, Representative

RULES = criteria.ruleset("26/2026/QĐ-TTg")
SHEETS = range(1, 27)
ENTERPRISE = SubjectType.SMALL_OR_MEDIUM_ENTERPRISE

# The words by which a box of criterion 3.1 names the subjects that it is for.
NAMED = {
    SubjectType.PRODUCTION_HOUSEHOLD: "Hộ sản xuất",
    SubjectType.FAMILY_HOUSEHOLD: "hộ gia đình",
    SubjectType.FARM: "trang trại",
    SubjectType.COOPERATIVE_GROUP: "tổ hợp tác",
    SubjectType.COOPERATIVE: "HTX tổ chức",
    LegalForm.LIMITED_LIABILITY_COMPANY: "Công ty TNHH",
    LegalForm.PRIVATE_ENTERPRISE: "doanh nghiệp tư nhân",
}
BELOW, FROM = "góp <51% vốn", "góp ≥51% vốn"
REMAINING = "các đối tượng còn lại"


def boxes(number, code):
    """Points and label of every box of a criterion, from the data of Annex II."""
    found = next(c for c in oracle.leaves(number) if c["code"] == code)
    return [(o["points"], o["label"]) for o in found["options"]]


def box_that_says(number, words):
    """The points of the one box of 3.1 whose label has these words."""
    (points,) = [points for points, label in boxes(number, "3.1") if words in label]
    return points


def subject(type_, **more):
    return Subject(name="Đồi Sương", type=type_, **more)


def reached(found, number, code):
    """The most points, the criterion's own maximum where nothing limits it."""
    top = max(points for points, _ in boxes(number, code))
    return found.at_most.get(code, top)


class TestForm:
    """Criterion 3.1 scores the form of the subject."""

    @pytest.mark.parametrize("number", SHEETS)
    @pytest.mark.parametrize("type_", [t for t in NAMED if isinstance(t, SubjectType)])
    def test_the_box_that_names_the_type(self, number, type_):
        """Households, farms, groups and cooperatives: the points of the box that names them."""
        found = limits(subject(type_), RULES.sheet(number))
        assert reached(found, number, "3.1") == box_that_says(number, NAMED[type_])

    @pytest.mark.parametrize("number", SHEETS)
    @pytest.mark.parametrize("form", [f for f in NAMED if isinstance(f, LegalForm)])
    def test_the_box_that_names_the_form(self, number, form):
        """Limited companies and private enterprises likewise."""
        found = limits(subject(ENTERPRISE, legal_form=form), RULES.sheet(number))
        assert reached(found, number, "3.1") == box_that_says(number, NAMED[form])

    @pytest.mark.parametrize("number", SHEETS)
    @pytest.mark.parametrize(
        ("capital", "words"),
        [
            ("0", BELOW),
            ("50.99", BELOW),
            ("50.999999999999999999", BELOW),
            ("51", FROM),
            ("51.00", FROM),
            ("100", FROM),
        ],
    )
    def test_capital_held_by_the_community(self, number, capital, words):
        """A joint-stock company: below 51 percent one box, from 51 percent the other."""
        company = subject(
            ENTERPRISE,
            legal_form=LegalForm.JOINT_STOCK_COMPANY,
            community_capital=Decimal(capital),
        )
        found = limits(company, RULES.sheet(number))
        assert reached(found, number, "3.1") == box_that_says(number, words)

    @pytest.mark.parametrize("number", SHEETS)
    @pytest.mark.parametrize("form", [None, LegalForm.JOINT_STOCK_COMPANY])
    def test_what_is_not_known_limits_nothing(self, number, form):
        """No form, or a joint-stock company with no share given."""
        assert limits(subject(ENTERPRISE, legal_form=form), RULES.sheet(number)).at_most == {}

    @pytest.mark.parametrize("type_", [t for t in SubjectType if t not in NAMED])
    def test_the_remaining_subjects(self, type_):
        """Associations and the like stand on sheet 26 only, in the box of all that remain."""
        assert limits(subject(type_), RULES.sheet(26)).at_most == {}
        assert box_that_says(26, REMAINING) == max(points for points, _ in boxes(26, "3.1"))
        assert all(REMAINING not in label for n in range(1, 26) for _, label in boxes(n, "3.1"))

    def test_every_subject_named_in_annex_ii_is_tried(self):
        """The words above cover every subject that the boxes name, but joint-stock companies."""
        for number in SHEETS:
            for words in (*NAMED.values(), BELOW, FROM):
                assert box_that_says(number, words)


class TestRepresentative:
    """Criterion 3.2 scores the legal representative: a woman, an ethnic minority, disabled."""

    @pytest.mark.parametrize("facts", list(product([True, False, None], repeat=3)))
    def test_every_combination_of_facts(self, facts):
        """Only where all three are known to be false is nothing to be had."""
        woman, minority, disabled = facts
        who = Representative(
            name="Bà Sương", woman=woman, ethnic_minority=minority, disabled=disabled
        )
        none_of_them = facts == (False, False, False)
        for number in SHEETS:
            (low, no), (high, yes) = boxes(number, "3.2")
            assert "không là nữ" in no
            assert "có đại diện pháp luật là nữ" in yes
            found = limits(
                subject(SubjectType.COOPERATIVE, representative=who), RULES.sheet(number)
            )
            assert reached(found, number, "3.2") == (low if none_of_them else high)

    def test_no_representative_known(self):
        """Nobody named: nothing limited."""
        assert limits(subject(SubjectType.COOPERATIVE), RULES.sheet(1)).at_most == {}


class TestReasons:
    """Each limit with its reason and clause, in both languages."""

    @pytest.mark.parametrize(
        ("more", "vi", "en"),
        [
            (
                {"type": SubjectType.FARM},
                "chủ thể là trang trại",
                "the subject is a farm",
            ),
            (
                {"type": SubjectType.COOPERATIVE_GROUP},
                "chủ thể là tổ hợp tác",
                "the subject is a cooperative group",
            ),
            (
                {"type": ENTERPRISE, "legal_form": LegalForm.LIMITED_LIABILITY_COMPANY},
                "chủ thể là công ty TNHH",
                "the subject is a limited liability company",
            ),
            (
                {"type": ENTERPRISE, "legal_form": LegalForm.PRIVATE_ENTERPRISE},
                "chủ thể là doanh nghiệp tư nhân",
                "the subject is a private enterprise",
            ),
            (
                {
                    "type": ENTERPRISE,
                    "legal_form": LegalForm.JOINT_STOCK_COMPANY,
                    "community_capital": Decimal("50.99"),
                },
                "cộng đồng người địa phương góp 50.99% vốn, dưới 51%",
                "the local community holds 50.99 % of the capital, below 51 %",
            ),
        ],
    )
    def test_why_the_form_gives_no_more(self, more, vi, en):
        """The fact that decides is named: type, form, or share of capital."""
        (found,) = limits(Subject(name="X", **more), RULES.sheet(13)).reasons
        assert isinstance(found, Limit)
        assert found.vi == f"tiêu chí 3.1 nhiều nhất {found.points} điểm: {vi}"
        assert found.en == f"criterion 3.1 at most {found.points} points: {en}"
        assert found.citation == RULES.sheet(13).criterion("3.1").citation

    def test_both_in_printed_order(self):
        """One reason per limit, 3.1 before 3.2."""
        who = Representative(name="Ông X", woman=False, ethnic_minority=False, disabled=False)
        household = subject(SubjectType.FAMILY_HOUSEHOLD, representative=who)
        found = limits(household, RULES.sheet(26))
        assert found.at_most == {"3.1": 1, "3.2": 0}
        assert [(r.criterion, r.points) for r in found.reasons] == list(found.at_most.items())
        assert found.reasons[1].vi == (
            "tiêu chí 3.2 nhiều nhất 0 điểm: đại diện pháp luật không là nữ, dân tộc thiểu số hay "
            "người khuyết tật"
        )
        assert found.reasons[1].en == (
            "criterion 3.2 at most 0 points: its representative is no woman, of no ethnic minority "
            "and not disabled"
        )
        assert found == limits(household, RULES.sheet(26))


facts = st.sampled_from([True, False, None])
subjects = st.builds(
    lambda type_, woman, minority, disabled: subject(
        type_,
        representative=Representative(
            name="X", woman=woman, ethnic_minority=minority, disabled=disabled
        ),
    ),
    st.sampled_from(list(SubjectType)),
    facts,
    facts,
    facts,
)


class TestNeverTheImpossible:
    """With the limits, nothing is proposed that the subject cannot be."""

    @settings(max_examples=60)
    @given(strategies.sheets_and_answers(complete=False), subjects, st.integers(1, 5))
    def test_paths_frontier_and_gains_stay_below(self, position, who, tier):
        """No change lies above a limit; what was out of reach says so."""
        number, answers = position
        found = limits(who, RULES.sheet(number))
        for code, most in found.at_most.items():
            answers[code] = min(answers.get(code, 0), most)
        start = dossier(number, answers)
        ways = paths(start, tier, at_most=found.at_most, limit=3)
        points = frontier(start, at_most=found.at_most)
        steps = gains(start, at_most=found.at_most)
        proposed = [c for way in (*ways, *points) for c in way.changes.items()]
        proposed += [(g.move.criterion, g.move.after) for g in steps]
        assert all(p <= found.at_most.get(code, 100) for code, p in proposed)
        assert bool(ways) != bool(ways.obstacles)

    def test_a_household_does_not_become_a_cooperative(self):
        """A point short and only 3.1 open: out of reach for it, one step for a cooperative."""
        answers = full(13) | {"3.1": 1, "1.2": 0, "1.3": 0, "1.4": 0, "1.7": 0}
        assert sum(answers.values()) == 89
        fixed = set(full(13)) - {"3.1"}
        household, cooperative = (
            limits(subject(type_), RULES.sheet(13)).at_most
            for type_ in (SubjectType.PRODUCTION_HOUSEHOLD, SubjectType.COOPERATIVE)
        )
        start = dossier(13, answers)
        (obstacle,) = paths(start, 5, fixed=fixed, at_most=household).obstacles
        assert (obstacle.kind, obstacle.reachable) == ("points", 89)
        assert paths(start, 5, fixed=fixed, at_most=cooperative)[0].changes == {"3.1": 2}
