"""Targets: wrong questions, results as values, and the targets of another plan."""

import pickle
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest

from ocop import InputError
from ocop.plan import Portfolio, TargetStatus, assess_targets, project
from portfolio_worlds import DAY
from target_words import PLAN, problem, result, starred


class TestQuestions:
    """Wrong arguments are refused in words."""

    @pytest.mark.parametrize("on", [datetime(2024, 1, 1), "2024-01-01", None, 20240101])  # noqa: DTZ001
    def test_day(self, on):
        """A plain date and nothing else."""
        with pytest.raises(TypeError, match=r"on: expected a datetime\.date, got "):
            assess_targets(PLAN, Portfolio(), on=on)

    @pytest.mark.parametrize("base", ["all", "", None, 1, ["recognised"], "Recognised"])
    def test_base(self, base):
        """One of two words."""
        issue = problem(assess_targets, PLAN, Portfolio(), on=DAY, base=base)
        assert (issue.code, issue.path) == ("unknown-base", "base")
        shown = repr(base)
        assert issue.en == (
            f"{shown} is no base (cơ sở tính chủ thể); allowed: recognised, registered"
        )
        assert issue.vi == (
            f"{shown} không phải cơ sở tính chủ thể; cho phép: recognised, registered"
        )

    @pytest.mark.parametrize(
        "tolerance",
        [
            *(-1, True, False, -(10**5000)),
            Fraction(-1, 10**9),
            *(Decimal("-0.1"), Decimal("Infinity"), Decimal("NaN"), Decimal("sNaN")),
            *(0.5, float("nan"), "1", [1], 1j),
        ],
        ids=lambda given: type(given).__name__,
    )
    def test_tolerance(self, tolerance):
        """An exact amount of at least 0; a float is not exact, and NaN is no number."""
        issue = problem(assess_targets, PLAN, Portfolio(), on=DAY, tolerance=tolerance)
        assert (issue.code, issue.path) == ("tolerance", "tolerance")
        assert issue.en.endswith(
            " is no tolerance (dung sai); give a whole number, Fraction or Decimal of at least 0"
        )
        assert issue.vi.endswith(
            " không phải dung sai; hãy ghi số nguyên, Fraction hoặc Decimal từ 0 trở lên"
        )
        assert len(issue.en) < 200

    def test_whole_message(self):
        """With what was asked, in both languages."""
        with pytest.raises(InputError) as caught:
            assess_targets(PLAN, Portfolio(), on=DAY, tolerance=-1)
        assert caught.value.message().startswith("targets: tolerance: -1 is no tolerance")
        assert caught.value.message("vi").startswith("mục tiêu: tolerance: -1 không phải dung sai")


class TestResults:
    """Results are values."""

    def test_status(self):
        """Three, with Vietnamese terms."""
        assert [(str(s), s.vi) for s in TargetStatus] == [
            ("met", "đạt"), ("short", "chưa đạt"), ("not-measurable", "chưa đo được"),
        ]  # fmt: skip

    def test_unchanging(self):
        """Equal, hashed, pickled, frozen."""
        held = Portfolio(certificates=starred({5: 3}))
        made = assess_targets(PLAN, held, on=DAY)
        again = pickle.loads(pickle.dumps(made))
        assert again == made == assess_targets(PLAN, held, on=DAY)
        assert hash(again) == hash(made)
        projected = project(PLAN, held, "T2", since=date(2023, 12, 31), on=DAY)
        assert pickle.loads(pickle.dumps(projected)) == projected
        assert len({projected, made[0], made[0].missing[0]}) == 3
        for value, field in ((made[1], "count"), (projected, "met_on"), (made[0].missing[0], "vi")):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(value, field, None)

    def test_citations(self):
        """Each has its dash of clause I.2."""
        found = assess_targets(PLAN, Portfolio(), on=DAY)
        dashes = {r.target.id: r.citation.clause[-1] for r in found}
        assert dashes == {
            "T1": "1", "T2": "1", "T3": "1", "T4": "2", "T5": "2", "T6": "3",
            "T7": "4", "T8": "4", "T9": "4", "T10": "5", "T2+T3": "1",
        }  # fmt: skip


class TestAnotherPlan:
    """Another province sets itself other targets in the same measures."""

    def rules(self, *targets, derived=()):
        """The plan with other targets."""
        base = PLAN.target("T2").model_dump() | {"readings": (), "by": date(2025, 6, 30)}
        make = type(PLAN.target("T2")).model_validate
        return PLAN.model_copy(
            update={
                "targets": tuple(make(base | t) for t in targets),
                "derived_targets": tuple(make(base | t) for t in derived),
            }
        )

    COUNT = {"kind": "product-count", "tiers": (4, 5)}  # noqa: RUF012

    ABOUT = {"id": "A", "figure": 10, "operator": "about", "measure": COUNT}  # noqa: RUF012

    def test_about_so_many_products(self):
        """About 10 products less a tolerance of 1.5 products are 9, without a most."""
        rules = self.rules(self.ABOUT)
        held = Portfolio(certificates=starred({3: 5, 4: 4, 5: 4}))
        assert result(held, "A", rules=rules).status == "not-measurable"
        found = result(held, "A", rules=rules, tolerance=Decimal("1.5"))
        assert (found.count, found.needed, found.short_by) == (8, 9, 1)
        assert result(held, "A", rules=rules, tolerance=1000).needed == 0

    def test_about_projected(self):
        """On the line to 10 less the tolerance; without one that is what is missing."""
        rules = self.rules(self.ABOUT)
        held = Portfolio(certificates=starred({4: 4, 5: 4}))
        days = {"since": date(2023, 12, 31), "on": DAY}
        made = project(rules, held, "A", **days)
        assert [m.en for m in made.missing] == ['tolerance of "about"']
        made = project(rules, held, "A", **days, tolerance=Decimal("1.5"))
        assert (made.per_day, made.met_on) == (Fraction(8, 366), date(2025, 1, 23))  # 22.875 days
        made = project(rules, held, "A", **days, tolerance=2)
        assert (made.met_on, made.in_time) == (DAY, True)

    def derived(self, **more):
        """A sum of about 10 and at least 4."""
        three = {"id": "B", "figure": 4, "measure": {"kind": "product-count", "tiers": (3,)}}
        total = {"id": "S", "figure": 14, "measure": {"kind": "sum", "of": ("A", "B")}}
        return self.rules(self.ABOUT, three, derived=[total | more])

    def test_sum_of_what_is_missing(self):
        """A sum lacks what its parts lack, each once."""
        rules, held = self.derived(), Portfolio(certificates=())
        said = [
            [m.en for m in result(p, "S", rules=rules, **more).missing]
            for p, more in ((Portfolio(), {}), (held, {}), (Portfolio(), {"tolerance": 1}))
        ]
        tolerance = 'tolerance of "about"'
        assert said == [["certificates", tolerance], [tolerance], ["certificates"]]
        assert result(held, "S", rules=rules, tolerance=1).short_by == 14

    def test_about_a_sum(self):
        """About 14 takes the tolerance as any other figure does; so does its projection."""
        rules = self.derived(operator="about")
        held = Portfolio(certificates=starred({3: 4, 4: 8}))
        days = {"since": date(2023, 12, 31), "on": DAY}
        found = result(held, "S", rules=rules, tolerance=1)
        assert (found.count, found.needed, found.status) == (12, 13, "short")
        made = project(rules, held, "S", **days, tolerance=1)
        assert (made.now, made.met_on) == (found, date(2025, 1, 31))  # 30.5 days
        assert result(held, "S", rules=rules, tolerance=2).status == "met"
        assert project(rules, held, "S", **days, tolerance=2).met_on == DAY
        assert [m.en for m in result(held, "S", rules=rules).missing] == ['tolerance of "about"']

    def test_its_own_day(self):
        """In time goes by the day of the target, here 30/06/2025: 181 days are left."""
        rules = self.rules({"id": "A", "figure": 4, "measure": self.COUNT})
        held = Portfolio(certificates=starred({4: 2}, date(2024, 12, 1)))
        for days, met_on, in_time in (
            (181, date(2025, 6, 30), True), (182, date(2025, 7, 1), False),
        ):  # fmt: skip
            made = project(rules, held, "A", since=DAY - timedelta(days=days), on=DAY)
            assert (made.met_on, made.in_time) == (met_on, in_time)

    @pytest.mark.parametrize(
        ("more", "code", "said", "said_vi"),
        [
            (
                {"operator": None},
                "no-operator",
                "a target (mục tiêu) that is measured is compared: give at-least or about",
                "mục tiêu đo được thì phải so sánh: hãy ghi at-least hoặc about",
            ),
            (
                {"unit": "percent"},
                "unit",
                (
                    "what is measured by product-count has the unit (đơn vị) products; mend one "
                    "of the two"
                ),
                "đo bằng product-count thì đơn vị là products; hãy sửa một trong hai",
            ),
        ],
    )
    def test_refused(self, more, code, said, said_vi):
        """A figure that is measured has an operator, and the unit of its measure."""
        issue = problem(self.rules, {"id": "A", "figure": 2, "measure": self.COUNT} | more)
        (field,) = more
        assert (issue.code, issue.path) == (code, f'targets["A"].{field}')
        assert (issue.en, issue.vi) == (said, said_vi)
        none = {"kind": "none", "vi": "không có cách đo", "en": "no measure"}
        rules = self.rules({"id": "A", "figure": 2, "measure": none} | more)
        (missing,) = result(Portfolio(), "A", rules=rules).missing
        assert (missing.vi, missing.en) == (none["vi"], none["en"])

    @pytest.mark.parametrize(
        "measure",
        [
            {"kind": "none", "vi": "không có cách đo", "en": "no measure"},
            {"kind": "product-count", "tiers": (3, 4)},
            {"kind": "subject-type-share", "type": "farm"},
        ],
    )
    def test_no_sum(self, measure):
        """Only counts of different products are added up."""
        unit = "percent" if "type" in measure else "products"
        issue = problem(
            self.rules,
            {"id": "A", "figure": 2, "measure": self.COUNT},
            {"id": "B", "figure": 3, "measure": measure, "unit": unit},
            derived=[{"id": "S", "figure": 5, "measure": {"kind": "sum", "of": ("A", "B")}}],
        )
        assert (issue.code, issue.path) == ("no-sum", 'derived_targets["S"].measure.of')
        assert issue.en == (
            "only counts of products (số sản phẩm) of different tiers can be summed; take the "
            "others out"
        )
        assert issue.vi == (
            "chỉ cộng được số sản phẩm của các hạng khác nhau; hãy bỏ những mục tiêu khác"
        )

    def test_no_targets(self):
        """A plan without targets has no results."""
        assert assess_targets(self.rules(), Portfolio(), on=DAY) == ()
