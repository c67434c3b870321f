"""Targets projected: at the rate between two days, when is one met, and is that in time."""

from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ocop.plan import Headcount, Missing, Portfolio, Withdrawal, project
from portfolio_worlds import DAY, DAYS, paper, worlds
from target_words import BASES, FACTS, PLAN, makers, problem, result, starred

END = date(2025, 12, 31)


class TestProjection:
    """At the rate between two days, when is it met; in time by 31/12/2025 (I47)."""

    def held(self, *days, tier=5):
        """A product recognised on each day."""
        return Portfolio(
            certificates=tuple(paper(f"Sản phẩm {n}", tier, day) for n, day in enumerate(days))
        )

    @pytest.mark.parametrize(
        ("since", "met_on", "in_time"),
        [
            # From 1 to 3 products, 2 lacking: as many days again as lie between.
            (date(2024, 1, 1), date(2025, 12, 31), True),  # 365 days
            (date(2023, 12, 31), date(2026, 1, 1), False),  # 366 days
            (date(2024, 12, 30), date(2025, 1, 1), True),  # 1 day
        ],
    )
    def test_in_time(self, since, met_on, in_time):
        """The last day of 2025 is in time, the first of 2026 is not."""
        held = self.held(date(2023, 6, 1), DAY, DAY)
        made = project(PLAN, held, "T2", since=since, on=DAY)
        assert made.per_day == Fraction(2, (DAY - since).days)
        assert (made.then.count, made.now.count) == (1, 3)
        assert (made.met_on, made.in_time, made.missing) == (met_on, in_time, ())
        assert made.target is PLAN.target("T2")

    def test_part_of_a_day(self):
        """The day on which the line reaches the figure: 3 in 366 days, 2 lacking, 244 days."""
        held = self.held(*(date(2024, 3, n) for n in (1, 2, 3)))
        made = project(PLAN, held, "T2", since=date(2023, 12, 31), on=DAY)
        assert made.met_on == date(2025, 9, 1)  # exactly 244
        made = project(PLAN, held, "T2", since=date(2023, 12, 30), on=DAY)
        assert made.met_on == date(2025, 9, 2)  # 244 2/3, so the 245th

    def test_ca_mau(self):
        """From 150 to 191 of 3 and 4 stars in a year; 6 lacking, 53.56 days."""
        data = starred({3: 150}, date(2023, 6, 1)) + starred({4: 41}, date(2024, 6, 1))
        held = Portfolio(certificates=data)
        made = project(PLAN, held, "T3", since=date(2023, 12, 31), on=DAY)
        assert (made.per_day, made.met_on, made.in_time) == (
            Fraction(41, 366),
            date(2025, 2, 23),
            True,
        )
        summed = project(PLAN, held, "t2+t3", since=date(2023, 12, 31), on=DAY)
        assert (summed.per_day, summed.now.short_by) == (Fraction(41, 366), 11)
        assert summed.met_on == date(2025, 4, 9)  # 98.19 days
        five = project(PLAN, held, "T2", since=date(2023, 12, 31), on=DAY)
        assert (five.per_day, five.met_on, five.in_time) == (0, None, False)

    def test_share(self):
        """Shares go by percent: cooperatives from 1 of 5 to 2 of 8, 5 points in 366 days."""
        data = makers({"cooperative": 2, "farm": 6})
        early = {"cooperative 1", "farm 1", "farm 2", "farm 3", "farm 4"}
        held = Portfolio(
            subjects=data["subjects"],
            certificates=tuple(
                paper(c.product, 3, date(2023 if c.product.subject in early else 2024, 6, 1))
                for c in data["certificates"]
            ),
        )
        made = project(PLAN, held, "T4", since=date(2023, 12, 31), on=DAY)
        assert (made.then.value, made.now.value) == (20, 25)
        assert (made.per_day, made.met_on) == (Fraction(5, 366), date(2026, 1, 1))
        registered = project(PLAN, held, "T4", since=date(2023, 12, 31), on=DAY, base="registered")
        assert (registered.then.value, registered.now.value) == (Fraction(25, 2), 25)

    def test_met_already(self):
        """The later day itself, whatever the rate, even when it falls."""
        growing = self.held(*(date(2024, 3, n) for n in range(1, 7)))
        made = project(PLAN, growing, "T2", since=date(2023, 12, 31), on=DAY)
        assert (made.met_on, made.in_time, made.per_day) == (DAY, True, Fraction(6, 366))
        falling = self.held(date(2021, 6, 1), *(date(2024, 3, n) for n in range(1, 6)))
        made = project(PLAN, falling, "T2", since=date(2024, 3, 31), on=DAY)
        assert (made.met_on, made.in_time, made.per_day) == (DAY, True, Fraction(-1, 275))

    def test_met_in_time_and_still(self):
        """Five products since January 2024, asked about in June 2026: nobody was late."""
        held = Portfolio(certificates=starred({5: 5}))
        made = project(PLAN, held, "T2", since=date(2025, 1, 1), on=date(2026, 6, 1))
        assert (made.met_on, made.in_time, made.missing) == (date(2026, 6, 1), True, ())

    def test_met_and_then_ended(self):
        """Met before the day of the target is in time, though the certificates end before it."""
        held = Portfolio(certificates=starred({5: 5}, date(2022, 6, 1)))
        made = project(PLAN, held, "T2", since=date(2022, 1, 1), on=DAY)
        assert result(held, "T2", END).status == "short"
        assert (made.met_on, made.in_time) == (DAY, True)

    @pytest.mark.parametrize(("fifth", "in_time"), [(END, True), (date(2026, 1, 1), False)])
    def test_met_since(self, fifth, in_time):
        """Where the later day is past the day of the target, that day decides."""
        held = self.held(*(date(2024, 3, n) for n in range(1, 5)), fifth)
        made = project(PLAN, held, "T2", since=DAY, on=date(2026, 6, 1))
        assert (made.now.status, made.met_on, made.in_time) == ("met", date(2026, 6, 1), in_time)

    def test_met_since_but_then_not_measurable(self):
        """Whether it was met in time cannot be told where that day cannot be measured."""
        data = makers({"cooperative": 1}, date(2026, 3, 1))
        lost = paper("Tôm khô", 3, date(2025, 6, 1), "2")  # without a known subject, to 01/06/2028
        gone = Withdrawal(number="2", product="Tôm khô", withdrawn_on=date(2026, 3, 2))
        papers = {"certificates": (*data["certificates"], lost), "withdrawals": (gone,)}
        held = Portfolio(**data | papers)
        made = project(PLAN, held, "T4", since=date(2026, 4, 1), on=date(2026, 6, 1))
        assert (made.now.status, made.per_day, made.met_on) == ("met", 0, date(2026, 6, 1))
        assert made.in_time is None
        assert made.missing == (
            Missing("chủ thể của sản phẩm", "subjects of products", ("Tôm khô",)),
        )

    def test_asked_too_late(self):
        """Short after the day of the target is late, whatever the rate."""
        held = self.held(date(2026, 1, 5))
        made = project(PLAN, held, "T2", since=END, on=date(2026, 1, 10))
        assert (made.met_on, made.in_time) == (date(2026, 2, 19), False)

    def test_a_later_recognition_withdrawn(self):
        """The product is lost, though its older certificate runs (I52)."""
        held = self.held(date(2023, 6, 1), date(2023, 6, 2))
        anew = paper("Sản phẩm 0", 5, date(2024, 2, 1), "2")
        gone = Withdrawal(number="2", product="Sản phẩm 0", withdrawn_on=date(2024, 9, 1))
        held = held.model_copy(
            update={"certificates": (*held.certificates, anew), "withdrawals": (gone,)}
        )
        made = project(PLAN, held, "T2", since=date(2024, 3, 1), on=DAY)
        assert (made.then.count, made.now.count, made.met_on) == (2, 1, None)

    def test_expiries_outweigh(self):
        """What ended is taken off what was gained; with less than before it is never met."""
        held = self.held(date(2021, 6, 1), date(2021, 6, 2), date(2024, 8, 1))
        made = project(PLAN, held, "T2", since=date(2024, 5, 31), on=DAY)
        assert (made.per_day, made.met_on, made.in_time) == (Fraction(-1, 214), None, False)

    def test_withdrawals_outweigh(self):
        """So is what was withdrawn."""
        gone = Withdrawal(number="1", product="Sản phẩm 0", withdrawn_on=date(2024, 6, 1))
        held = self.held(date(2023, 6, 1)).model_copy(update={"withdrawals": (gone,)})
        made = project(PLAN, held, "T2", since=date(2024, 5, 31), on=date(2024, 6, 1))
        assert (made.per_day, made.met_on) == (-1, None)

    @pytest.mark.parametrize(("spare", "met_on"), [(0, date.max), (1, None)])
    def test_end_of_the_calendar(self, spare, met_on):
        """Beyond the last day that a date can hold there is no day to give."""
        on = date(9990, 1, 1)
        days = (date.max - on).days
        since = on - timedelta(days=4 * days + spare)  # 4 gained, 1 lacking: a quarter of it again
        made = project(PLAN, self.held(*[on] * 4), "T2", since=since, on=on)
        assert (made.met_on, made.in_time) == (met_on, False)

    def test_from_the_first_day(self):
        """Over the whole calendar: 2 in 739251 days, 3 lacking."""
        held = self.held(date(2024, 1, 1), date(2024, 1, 2))
        made = project(PLAN, held, "T2", since=date.min, on=DAY)
        assert made.per_day == Fraction(2, 739250)
        assert made.met_on == DAY + timedelta(days=1108875)

    @given(worlds(), DAYS, DAYS, st.sampled_from(["T2", "T3", "T4", "T5", "T2+T3"]), BASES)
    def test_on_the_line(self, world, one, other, target, base):
        """On the day given the line has reached the figure, on the day before it has not."""
        assume(one != other)
        since, on = sorted((one, other))
        made = project(PLAN, world.portfolio(), target, since=since, on=on, base=base)
        assert made.then == result(world.portfolio(), target, since, base=base)
        assert made.now == result(world.portfolio(), target, on, base=base)
        if made.then.missing or made.now.missing:
            assert {*made.missing} == {*made.then.missing, *made.now.missing}
            assert (made.per_day, made.met_on, made.in_time) == (None, None, None)
            return
        figure = made.target.figure
        assert made.per_day * (on - since).days == made.now.value - made.then.value
        if made.now.status == "met":
            assert made.met_on == on
            judged = result(world.portfolio(), target, min(on, END), base=base)
            met = {"met": True, "short": False, "not-measurable": None}[judged.status]
            assert (made.in_time, made.missing) == (met, judged.missing)
        elif made.met_on is not None:
            days = (made.met_on - on).days
            assert made.now.value + made.per_day * days >= figure
            assert made.now.value + made.per_day * (days - 1) < figure
            assert made.in_time == (made.met_on <= END)
        else:
            assert made.per_day <= 0 or made.now.value + made.per_day * 2_900_000 < figure
            assert made.in_time is False


class TestNoProjection:
    """What has no days, or is not known on one of the two, is not projected."""

    SINCE = date(2023, 12, 31)

    @pytest.mark.parametrize("target", ["T6", "T7", "T8", "T9", "T10"])
    def test_undated(self, target):
        """Training and sales facts carry no day."""
        everything = {fact: {"yes": 2} for fact in FACTS}
        heads = Headcount(total=1, trained=1)
        held = Portfolio(**makers({"farm": 2}, **everything), officers=heads, workers=heads)
        made = project(PLAN, held, target, since=date(2024, 6, 1), on=DAY)
        assert made.missing[0] == Missing("ngày của các dữ kiện", "days of the facts")
        assert (made.per_day, made.met_on, made.in_time) == (None, None, None)
        assert made.now.status == ("not-measurable" if target == "T6" else "met")

    def test_undated_and_unknown(self):
        """What is missing besides is named after it, once."""
        made = project(PLAN, Portfolio(), "T7", since=self.SINCE, on=DAY)
        assert [m.en for m in made.missing] == ["days of the facts", "officers, all and trained"]

    @pytest.mark.parametrize(("target", "said"), [("T1", "quality"), ("T2", "certificates")])
    def test_unknown(self, target, said):
        """Not measurable then and now is missed once."""
        made = project(PLAN, Portfolio(), target, since=self.SINCE, on=DAY)
        (missing,) = made.missing
        assert said in missing.en
        assert (made.per_day, made.met_on, made.in_time) == (None, None, None)

    def test_unknown_on_the_earlier_day(self):
        """Nobody was recognised then, so there is no share to start from."""
        made = project(PLAN, Portfolio(**makers({"farm": 1})), "T4", since=self.SINCE, on=DAY)
        assert made.missing == (
            Missing("không có chủ thể OCOP nào ngày 2023-12-31", "no OCOP subject on 2023-12-31"),
        )
        assert (made.then.status, made.now.status) == ("not-measurable", "short")
        assert made.met_on is None

    @pytest.mark.parametrize("since", [DAY, date(2025, 1, 1)])
    def test_no_time_between(self, since):
        """A rate needs days."""
        issue = problem(project, PLAN, Portfolio(), "T2", since=since, on=DAY)
        assert (issue.code, issue.path) == ("no-time-between", "on")
        assert issue.en == f"2024-12-31 is not after {since}; a rate (tốc độ) needs days between"
        assert issue.vi == f"2024-12-31 không sau {since}; tính tốc độ cần có thời gian ở giữa"

    @pytest.mark.parametrize("target", ["T11", "", None, 2, "T2 + T3 x" * 1000])
    def test_unknown_target(self, target):
        """The plan has no such target; the message stays short."""
        issue = problem(project, PLAN, Portfolio(), target, since=self.SINCE, on=DAY)
        assert issue.code == "unknown-target"
        assert "the plan has no target (mục tiêu)" in issue.en
        assert "kế hoạch không có mục tiêu" in issue.vi
        assert len(issue.en) < 200

    def test_wrong_days_base_and_tolerance(self):
        """Days are plain dates, the base is one of two, the tolerance an exact amount."""
        noon = datetime(2024, 12, 31, 12)  # noqa: DTZ001
        for data in ({"since": noon, "on": DAY}, {"since": self.SINCE, "on": noon},
                     {"since": "2023-12-31", "on": DAY}, {"since": None, "on": DAY}):  # fmt: skip
            with pytest.raises(TypeError, match=r"(since|on): expected a datetime\.date, got "):
                project(PLAN, Portfolio(), "T2", **data)
        for wrong, code in (({"base": "all"}, "unknown-base"), ({"tolerance": -1}, "tolerance")):
            issue = problem(project, PLAN, Portfolio(), "T2", since=self.SINCE, on=DAY, **wrong)
            assert issue.code == code
