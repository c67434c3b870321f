"""Điều 2 khoản 2, 3 and the plan's II.2: who may register what, and if not, why."""

from datetime import date

import pytest

from ocop import NotInForceError, UnknownNameError
from ocop.eligibility import RULES, eligibility
from ocop.entities import BusinessRegistration, Product, Subject, SubjectType
from ocop.groups import ANNEX_I, PLAN, groups

NOW, THEN = date(2026, 12, 1), date(2024, 6, 1)
PAPER = BusinessRegistration(number="1")
TOURISM = ["association", "operating-centre", "equivalent-organisation"]


def answer(type, group, under=ANNEX_I, *, registered=True):
    """Codes of what stands against it."""
    subject = Subject(name="A", type=type, business_registration=PAPER if registered else None)
    on = NOW if under == ANNEX_I else THEN
    found = eligibility(subject, Product(name="B", group=group), on, under)
    assert found.eligible == (not found.problems)
    assert all(p.citation == found.rule.citation and p.vi != p.en for p in found.problems)
    return [p.code for p in found.problems]


class TestDecision:
    """Điều 2 khoản 3 of Decision 26/2026/QĐ-TTg."""

    @pytest.mark.parametrize("type", [t for t in SubjectType if t not in TOURISM])
    def test_every_group(self, type):
        """The six types may register in every group."""
        for sector in groups():
            for leaf in sector.leaves:
                assert answer(type, leaf.id) == []

    @pytest.mark.parametrize("type", TOURISM)
    def test_tourism_only(self, type):
        """Associations, operating centres and the like: tourism services only."""
        assert answer(type, "VI.1") == []
        assert answer(type, "I.6") == ["tourism-only"]

    @pytest.mark.parametrize(
        ("type", "codes"),
        [
            ("farm", ["no-business-registration"]),
            ("production-household", ["no-business-registration"]),
            ("family-household", ["no-business-registration"]),
            ("cooperative", []),
            ("cooperative-group", []),
            ("small-or-medium-enterprise", []),
        ],
    )
    def test_registration(self, type, codes):
        """Farms and households need a business registration (I25)."""
        assert answer(type, "I.6", registered=False) == codes

    def test_group(self):
        """The product must name a leaf; a wider group lists its leaves."""
        assert answer("cooperative", None) == ["no-group"]
        assert answer("cooperative", "I.5") == ["group-too-wide"]
        assert answer("association", None) == ["no-group", "tourism-only"]

    def test_unknown_group(self):
        """An unknown group is an error."""
        with pytest.raises(UnknownNameError):
            answer("cooperative", "khong co")


class TestPlan:
    """The plan of Cà Mau 2021-2025: five types, four groups."""

    @pytest.mark.parametrize(
        ("type", "group", "registered", "codes"),
        [
            ("cooperative", "I.6", True, []),
            ("cooperative", "Đồ uống", True, []),
            ("cooperative", "III.1", True, ["group-not-in-plan"]),
            ("cooperative", "hoa", True, ["group-not-in-plan"]),
            ("family-household", "I.6", True, ["type-not-named"]),
            ("production-household", "I.6", False, ["no-business-registration"]),
            ("farm", "I.6", False, []),
            ("association", "KH.4", True, []),
            ("association", "VI.1", True, []),
            ("association", "KH.3", True, ["tourism-only"]),
            ("family-household", "hoa", True, ["group-not-in-plan", "type-not-named"]),
        ],
    )
    def test_table(self, type, group, registered, codes):
        """Case by case, every reason at once."""
        assert answer(type, group, PLAN, registered=registered) == codes


class TestDays:
    """A question about a day outside the rule is an error that names the days."""

    subject = Subject(name="A", type="cooperative")
    product = Product(name="B", group="I.6")

    @pytest.mark.parametrize(
        ("on", "under"),
        [
            (date(2026, 5, 21), ANNEX_I),
            (date(2022, 11, 23), PLAN),
            (date(2026, 1, 1), PLAN),
        ],
    )
    def test_outside(self, on, under):
        """Each side of each rule."""
        with pytest.raises(NotInForceError):
            eligibility(self.subject, self.product, on, under)

    @pytest.mark.parametrize(
        ("on", "under"),
        [
            (date(2026, 5, 22), "26/2026/qd-ttg"),
            (date(2022, 11, 24), PLAN),
            (date(2025, 12, 31), PLAN),
        ],
    )
    def test_inside(self, on, under):
        """The first and the last day count."""
        assert eligibility(self.subject, self.product, on, under).eligible

    @pytest.mark.parametrize("under", ["148/QĐ-TTg", None])
    def test_other_law(self, under):
        """Rules of participation of other decisions are not here."""
        with pytest.raises(UnknownNameError, match="it knows 26/2026/QĐ-TTg, 2822/QĐ-UBND"):
            eligibility(self.subject, self.product, NOW, under)

    def test_rules_cite(self):
        """Each rule names its clause."""
        assert [str(r.citation) for r in RULES] == [
            "Quyết định 26/2026/QĐ-TTg, Điều 2 khoản 3",
            "Quyết định 2822/QĐ-UBND, Kế hoạch, mục II.2",
        ]
