"""Due dates of a plan: what falls due when, what of it binds, and windows onto it."""

import pickle
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plan_oracle
from ocop import INTERPRETATIONS, Citation, InputError, UnknownNameError, plan
from ocop.plan import Cadence, due, occurrences
from plan_strategies import plan_of, small_plans, windows
from test_working_days import works

CA_MAU = plan.load("ca-mau-2021-2025")
ADOPTED = date(2022, 11, 24)
DAY = timedelta(days=1)

# The rows with "Hàng năm" and no cadence, in printed order.
YEARLY = [
    "I.2", "I.8", "II.1", "II.2", "II.5", "II.6", "II.7", "II.8", "III.1", "III.2", "III.3",
    "III.4", "IV", "IV.1", "IV.2", "IV.3", "V.1", "V.2", "V.3", "V.4", "VI.2", "VI.3", "VIII",
    "IX", "X",
]  # fmt: skip
# Readings behind a date besides I37.
READINGS = {
    "I.1": ["I39"], "I.2": ["I50"], "I.5.a": ["I40"], "I.5.b": ["I40"], "II.3": ["I43"],
    "II.4": ["I44"], "II.8": ["I42"], "IV": ["I41"], "VII.1": ["I46", "I51"], "VII.2": ["I46"],
    "VII.3": ["I46"], "VII.4": ["I46"], "X": ["I50"],
}  # fmt: skip


def listed(dues):
    """Day, task and period of due dates, short enough to type."""
    return [f"{d.on:%d/%m/%Y} {d.task.id} {d.period}" for d in dues]


def plain(dues):
    """Due dates as the oracle's plain data."""
    return [(d.task.id, d.period, d.first_day, d.last_day, d.force) for d in dues]


def everything(of, **more):
    """Every due date of a plan."""
    return due(of, date.min, date.max, **more)


def rolled(day):
    """The working day on or after a day, by the days off typed by hand."""
    while not works(day):
        day += DAY
    return day


class TestAdoption:
    """Điều 2: in force from the day of signing, 24/11/2022; what ended before it does not bind."""

    def test_nothing_binds_before(self):
        """No due date up to the day before."""
        assert due(CA_MAU, date.min, ADOPTED - DAY) == ()

    def test_the_first_that_binds(self):
        """The week in which it was signed, and the half month after."""
        assert listed(due(CA_MAU, ADOPTED, date(2022, 11, 30))) == [
            "27/11/2022 II.3 2022-W47",
            "30/11/2022 II.4 2022-11/2",
        ]

    def test_what_would_have_bound_can_be_shown(self):
        """Each says why it does not, and by which reading."""
        shown = due(CA_MAU, date(2021, 12, 31), date(2021, 12, 31), binding_only=False)
        assert listed(shown) == [
            "31/12/2021 I.1 2022",
            *(f"31/12/2021 {id} 2021" for id in YEARLY[:4]),
            "31/12/2021 II.4 2021-12/2",
            *(f"31/12/2021 {id} 2021" for id in YEARLY[4:]),
        ]
        assert {d.force for d in shown} == {"before-adoption"}
        assert not any(d.binds for d in shown)
        assert all(d.readings[:2] == ("I37", "I38") for d in shown)

    def test_around_the_day(self):
        """The last that does not bind and the first that does."""
        shown = due(CA_MAU, date(2022, 11, 15), date(2022, 11, 27), binding_only=False)
        assert [(d.task.id, d.period, d.force) for d in shown] == [
            ("II.4", "2022-11/1", "before-adoption"),
            ("II.3", "2022-W46", "before-adoption"),
            ("II.3", "2022-W47", "binds"),
        ]

    def test_what_falls_due_on_the_day_binds(self):
        """A period that ends with the first day in force is not over before it."""
        tasks = [
            {"id": f"I.{n}", "deadline": {"kind": "date", "day": ADOPTED + (n - 2) * DAY}}
            for n in (1, 2, 3)
        ]
        p = plan_of(tasks, in_force_from=ADOPTED)
        assert [d.force for d in occurrences(p)] == ["before-adoption", "binds", "binds"]


class TestCaMau:
    """Phụ lục 1: what falls due in a month, worked out by hand from the printed page."""

    def test_december_2022(self):
        """I.1 for 2023, I.7, the yearly ones of 2022, weeks 48 to 51, and two halves."""
        assert listed(due(CA_MAU, date(2022, 12, 1), date(2022, 12, 31))) == [
            "04/12/2022 II.3 2022-W48",
            "11/12/2022 II.3 2022-W49",
            "15/12/2022 II.4 2022-12/1",
            "18/12/2022 II.3 2022-W50",
            "25/12/2022 II.3 2022-W51",
            "31/12/2022 I.1 2023",
            "31/12/2022 I.2 2022",
            "31/12/2022 I.7 2022-12",
            "31/12/2022 I.8 2022",
            "31/12/2022 II.1 2022",
            "31/12/2022 II.2 2022",
            "31/12/2022 II.4 2022-12/2",
            *(f"31/12/2022 {id} 2022" for id in YEARLY[4:]),
        ]

    def test_february_2023(self):
        """I.5 with its two dashes and I.6, on the last day."""
        assert listed(due(CA_MAU, date(2023, 2, 1), date(2023, 2, 28))) == [
            "05/02/2023 II.3 2023-W05",
            "12/02/2023 II.3 2023-W06",
            "15/02/2023 II.4 2023-02/1",
            "19/02/2023 II.3 2023-W07",
            "26/02/2023 II.3 2023-W08",
            "28/02/2023 I.5 2023-02",
            "28/02/2023 I.5.a 2023-02",
            "28/02/2023 I.5.b 2023-02",
            "28/02/2023 I.6 2023-02",
            "28/02/2023 II.4 2023-02/2",
        ]

    def test_june_2023(self):
        """I.4 and three projects, on the last day."""
        assert listed(due(CA_MAU, date(2023, 6, 26), date(2023, 6, 30))) == [
            "30/06/2023 I.4 2023-06",
            "30/06/2023 II.4 2023-06/2",
            "30/06/2023 VII.1 2023-06",
            "30/06/2023 VII.2 2023-06",
            "30/06/2023 VII.3 2023-06",
        ]

    def test_2023(self):
        """V.5 and VI.1 stand once, at the end of their year, among the yearly ones."""
        wanted = ["V.5", "VI.1", "VI.2"]
        assert listed(due(CA_MAU, date(2023, 1, 1), date(2023, 12, 31), tasks=wanted)) == [
            "31/12/2023 V.5 2023",
            "31/12/2023 VI.1 2023",
            "31/12/2023 VI.2 2023",
        ]
        assert len(everything(CA_MAU, tasks=["V.5", "VI.1"])) == 2

    def test_june_2024(self):
        """VII.4, which falls on a Sunday as the week does."""
        assert listed(due(CA_MAU, date(2024, 6, 30), date(2024, 6, 30))) == [
            "30/06/2024 II.3 2024-W26",
            "30/06/2024 II.4 2024-06/2",
            "30/06/2024 VII.4 2024-06",
        ]

    def test_the_last_day(self):
        """31/12/2025: I.3 for the whole period; the plan of 2026 (I.1) is outside it (I39)."""
        last = date(2025, 12, 31)
        assert listed(due(CA_MAU, last, last)) == [
            "31/12/2025 I.2 2025",
            "31/12/2025 I.3 2021-2025",
            "31/12/2025 I.8 2025",
            "31/12/2025 II.1 2025",
            "31/12/2025 II.2 2025",
            "31/12/2025 II.4 2025-12/2",
            *(f"31/12/2025 {id} 2025" for id in YEARLY[4:]),
        ]
        of_2026 = due(CA_MAU, last, last, binding_only=False, tasks=["I.1"])
        assert [(d.period, d.force, d.binds) for d in of_2026] == [("2026", "after-plan", False)]
        assert due(CA_MAU, last + DAY, date.max, binding_only=False) == ()

    def test_the_plan_of_each_year(self):
        """Tháng 12 năm trước: the years 2021 to 2025, due 2020 to 2024, and 2026."""
        found = everything(CA_MAU, tasks=["I.1"], binding_only=False)
        assert [(d.period, str(d.first_day), str(d.on), d.force) for d in found] == [
            ("2021", "2020-12-01", "2020-12-31", "before-adoption"),
            ("2022", "2021-12-01", "2021-12-31", "before-adoption"),
            ("2023", "2022-12-01", "2022-12-31", "binds"),
            ("2024", "2023-12-01", "2023-12-31", "binds"),
            ("2025", "2024-12-01", "2024-12-31", "binds"),
            ("2026", "2025-12-01", "2025-12-31", "after-plan"),
        ]

    def test_how_many(self):
        """353 bind: 162 weeks, 75 half months, 4 years of 25 rows, 3 plans, 13 that stand once."""
        assert len(everything(CA_MAU)) == 162 + 75 + 4 * 25 + 3 + 13
        assert len(occurrences(CA_MAU)) == 260 + 120 + 5 * 25 + 6 + 13

    @pytest.mark.parametrize("row", CA_MAU.assigned, ids=lambda row: row.id)
    def test_clause_and_readings(self, row):
        """Each cites its own row and the readings behind the date, all of which exist."""
        found = everything(CA_MAU, tasks=[row.id])
        clause = Citation("2822/QĐ-UBND", f"Phụ lục 1, mục {row.id}")
        assert {d.citation for d in found} == {clause}
        assert {d.readings for d in found} == {("I37", *READINGS.get(row.id, []))}
        assert {*found[0].readings, "I38"} <= {i.id for i in INTERPRETATIONS}
        assert all(d.task is row for d in found)


class TestCadence:
    """The names of II.3 (1 kỳ/tuần) and II.4 (02 kỳ/tháng) say how often (readings I43, I44)."""

    def test_whole_weeks(self):
        """From Monday 04/01/2021 to Sunday 28/12/2025, a week each without a gap."""
        weeks = everything(CA_MAU, tasks=["II.3"], binding_only=False)
        assert (weeks[0].period, weeks[0].first_day) == ("2021-W01", date(2021, 1, 4))
        assert (weeks[-1].period, weeks[-1].on) == ("2025-W52", date(2025, 12, 28))
        assert len(weeks) == 260
        assert all(d.on - d.first_day == 6 * DAY for d in weeks)
        assert all(b.first_day == a.on + DAY for a, b in pairwise(weeks))
        assert all(d.on.weekday() == 6 for d in weeks)

    def test_part_weeks_do_not_count(self):
        """Week 53 of 2020 began before the period, and the last days of 2025 are no whole week."""
        assert due(CA_MAU, date(2021, 1, 1), date(2021, 1, 9), binding_only=False) == ()
        after = due(CA_MAU, date(2025, 12, 29), date.max, tasks=["II.3"], binding_only=False)
        assert after == ()

    def test_weeks_that_bind(self):
        """162, the first ending three days after adoption."""
        weeks = everything(CA_MAU, tasks=["II.3"])
        assert (len(weeks), listed(weeks[:1])) == (162, ["27/11/2022 II.3 2022-W47"])

    def test_a_week_belongs_to_the_year_of_its_thursday(self):
        """The week of 28/12/2020 is the 53rd of 2020, and that of 30/12/2024 the first of 2025."""
        weekly = {"id": "I.1", "deadline": {"kind": "yearly"}, "cadence": "weekly"}
        p = plan_of([weekly], date(2020, 12, 28), date(2025, 1, 5))
        assert [d.period for d in occurrences(p)][:2] == ["2020-W53", "2021-W01"]
        assert listed(occurrences(p)[-1:]) == ["05/01/2025 I.1 2025-W01"]

    def test_twice_a_month(self):
        """The 15th and the last day, 29/02 in a leap year."""
        halves = due(CA_MAU, date(2024, 2, 1), date(2024, 3, 1), tasks=["II.4"])
        assert [(d.period, str(d.first_day), str(d.on)) for d in halves] == [
            ("2024-02/1", "2024-02-01", "2024-02-15"),
            ("2024-02/2", "2024-02-16", "2024-02-29"),
        ]

    def test_words(self):
        """Each cadence has its Vietnamese term."""
        assert {str(c): c.vi for c in Cadence} == {
            "weekly": "1 kỳ/tuần",
            "twice-monthly": "2 kỳ/tháng",
            "monthly": "hàng tháng",
            "quarterly": "hàng quý",
        }


HALF_YEAR = (date(2023, 3, 1), date(2023, 8, 31))


class TestKinds:
    """Every kind of deadline and cadence, in plans that fill whole years and in others."""

    @pytest.mark.parametrize(
        ("deadline", "cadence", "period", "expected"),
        [
            ({"kind": "yearly"}, None, (date(2021, 1, 1), date(2022, 12, 31)),
             ["2021 01/01/2021-31/12/2021", "2022 01/01/2022-31/12/2022"]),
            ({"kind": "yearly", "month": 2}, None, (date(2023, 1, 1), date(2024, 12, 31)),
             ["2023 01/01/2023-28/02/2023", "2024 01/01/2024-29/02/2024"]),
            ({"kind": "yearly", "month": 7, "day": 15}, None, HALF_YEAR,
             ["2023 01/03/2023-15/07/2023"]),
            # The first year is a part, and so is the last; what would fall outside is left out.
            ({"kind": "yearly"}, None, (date(2021, 3, 10), date(2022, 6, 20)),
             ["2021 10/03/2021-31/12/2021"]),
            ({"kind": "yearly", "month": 3, "day": 10}, None, (date(2021, 3, 10), date(2022, 3, 9)),
             ["2021 10/03/2021-10/03/2021"]),
            ({"kind": "yearly", "month": 2}, None, HALF_YEAR, []),
            ({"kind": "month", "year": 2024, "month": 2}, None,
             (date(2023, 1, 1), date(2024, 2, 29)), ["2024-02 01/02/2024-29/02/2024"]),
            ({"kind": "year", "year": 2022}, None, (date(2022, 1, 1), date(2023, 12, 31)),
             ["2022 01/01/2022-31/12/2022"]),
            ({"kind": "period", "first_year": 2022, "last_year": 2023}, None,
             (date(2021, 1, 1), date(2024, 12, 31)), ["2022-2023 01/01/2022-31/12/2023"]),
            ({"kind": "date", "day": date(2023, 5, 7)}, None, HALF_YEAR,
             ["2023-05-07 01/03/2023-07/05/2023"]),
            ({"kind": "yearly"}, "monthly", HALF_YEAR,
             ["2023-03 01/03/2023-31/03/2023", "2023-04 01/04/2023-30/04/2023",
              "2023-05 01/05/2023-31/05/2023", "2023-06 01/06/2023-30/06/2023",
              "2023-07 01/07/2023-31/07/2023", "2023-08 01/08/2023-31/08/2023"]),
            # Only whole quarters: neither the first, cut at its beginning, nor the third.
            ({"kind": "yearly"}, "quarterly", HALF_YEAR, ["2023-Q2 01/04/2023-30/06/2023"]),
            ({"kind": "year", "year": 2022}, "quarterly", (date(2021, 1, 1), date(2023, 12, 31)),
             ["2022-Q1 01/01/2022-31/03/2022", "2022-Q2 01/04/2022-30/06/2022",
              "2022-Q3 01/07/2022-30/09/2022", "2022-Q4 01/10/2022-31/12/2022"]),
            ({"kind": "yearly"}, "twice-monthly", (date(2024, 2, 1), date(2024, 2, 29)),
             ["2024-02/1 01/02/2024-15/02/2024", "2024-02/2 16/02/2024-29/02/2024"]),
            ({"kind": "yearly"}, "weekly", (date(2024, 2, 6), date(2024, 2, 24)),
             ["2024-W07 12/02/2024-18/02/2024"]),
        ],
    )  # fmt: skip
    def test_periods(self, deadline, cadence, period, expected):
        """Name, first and last day."""
        row = {"id": "I.1", "deadline": deadline}
        p = plan_of([row if cadence is None else {**row, "cadence": cadence}], *period)
        assert [
            f"{d.period} {d.first_day:%d/%m/%Y}-{d.on:%d/%m/%Y}" for d in occurrences(p)
        ] == expected

    @pytest.mark.parametrize(
        ("deadline", "first", "last"),
        [
            ({"kind": "year", "year": 2022}, "2022-01", "2022-12"),
            ({"kind": "period", "first_year": 2022, "last_year": 2023}, "2022-01", "2023-12"),
        ],
    )
    def test_a_cadence_within_a_year_or_period(self, deadline, first, last):
        """It is repeated within the deadline, not within the whole plan."""
        p = plan_of([{"id": "I.1", "deadline": deadline, "cadence": "monthly"}])
        found = [d.period for d in occurrences(p)]
        assert (found[0], found[-1], len(found)) == (first, last, int(last[:4]) * 12 - 2021 * 12)

    @pytest.mark.parametrize("kind", ["year", "period"])
    def test_a_plan_that_begins_in_mid_year(self, kind):
        """Nothing falls due before the period of the plan, and no period begins before it."""
        deadline = {"year": {"year": 2021}, "period": {"first_year": 2021, "last_year": 2022}}[kind]
        row = {"deadline": {"kind": kind, **deadline}}
        tasks = [{"id": "I.1", **row, "cadence": "monthly"}, {"id": "I.2", **row}]
        p = plan_of(tasks, date(2021, 5, 10), date(2022, 12, 31), in_force_from=date(2021, 1, 1))
        assert occurrences(p)[0].period == "2021-06"
        assert min(d.first_day for d in occurrences(p)) == date(2021, 5, 10)

    def test_half_months_at_both_ends(self):
        """Every whole half month inside the period counts, as every whole week does."""
        row = {"id": "I.1", "deadline": {"kind": "yearly"}, "cadence": "twice-monthly"}
        p = plan_of([row], date(2023, 3, 10), date(2023, 5, 20))
        assert [d.period for d in occurrences(p)] == [
            "2023-03/2", "2023-04/1", "2023-04/2", "2023-05/1",
        ]  # fmt: skip

    def test_inherited(self):
        """A dash without a cell of its own falls due with the task above it."""
        month = {"kind": "month", "year": 2023, "month": 9}
        p = plan_of(
            [{"id": "I.1", "deadline": month}],
            subtasks=[{"id": "I.1.a", "deadline": {"kind": "inherited"}}],
        )
        assert listed(occurrences(p)) == ["30/09/2023 I.1 2023-09", "30/09/2023 I.1.a 2023-09"]

    def test_inherited_from_no_task(self):
        """A dash whose task does not exist, named in an order: one error, about the task."""
        dash = {"id": "I.1.a", "parent": "I.9", "deadline": {"kind": "inherited"}}
        order = {"before": "I.1", "after": "I.1.a"}
        with pytest.raises(InputError) as caught:
            plan_of(
                [{"id": "I.1", "deadline": {"kind": "yearly"}}], subtasks=[dash], orders=[order]
            )
        assert [issue.path for issue in caught.value.issues] == ['subtasks["I.1.a"].parent']

    def test_inherited_from_the_month_of_the_year_before(self):
        """The dash no more binds for the year after the plan than its task does."""
        before = {"kind": "month-of-previous-year", "month": 11}
        p = plan_of(
            [{"id": "I.1", "deadline": before}],
            subtasks=[{"id": "I.1.a", "deadline": {"kind": "inherited"}}],
        )
        assert [d.force for d in occurrences(p) if d.period == "2026"] == ["after-plan"] * 2

    def test_the_month_of_the_year_before_may_precede_the_period(self):
        """The one due date outside the period; it binds where the plan was adopted early enough."""
        before = {"kind": "month-of-previous-year", "month": 11}
        p = plan_of([{"id": "I.1", "deadline": before}], in_force_from=date(2020, 6, 1))
        assert listed(everything(p)[:2]) == ["30/11/2020 I.1 2021", "30/11/2021 I.1 2022"]

    @given(small_plans())
    @settings(max_examples=40)
    def test_against_the_oracle(self, case):
        """The engine lists what the slow walk over the plain data finds."""
        data, p = case
        walked = plan_oracle.walk(data, date(2019, 1, 1), date(2026, 12, 31))
        assert plain(everything(p, binding_only=False)) == walked

    @given(small_plans())
    @settings(max_examples=40)
    def test_inside_the_period(self, case):
        """What binds falls due inside the plan's period, but for a month of the year before."""
        data, p = case
        for one in everything(p):
            kind = plan_oracle.deadline_of(data, one.task.model_dump())["kind"]
            if kind != "month-of-previous-year":
                assert p.first_day <= one.first_day <= one.last_day <= p.last_day
            assert one.last_day >= p.in_force_from


class TestRoll:
    """Bộ luật Dân sự 2015, Điều 148 khoản 5: a day off moves the end to the working day after."""

    @pytest.mark.parametrize(
        ("task", "period", "by_plan", "moved"),
        [
            ("I.7", "2022-12", date(2022, 12, 31), date(2023, 1, 3)),  # Saturday; 02/01 for 01/01
            ("II.4", "2023-01/1", date(2023, 1, 15), date(2023, 1, 16)),  # Sunday
            ("II.3", "2023-W03", date(2023, 1, 22), date(2023, 1, 27)),  # Tết, 20 to 26/01/2023
            ("II.4", "2023-04/2", date(2023, 4, 30), date(2023, 5, 4)),
            ("I.5", "2023-02", date(2023, 2, 28), date(2023, 2, 28)),  # Tuesday
            ("V.5", "2023", date(2023, 12, 31), date(2024, 1, 2)),
            ("II.4", "2024-02/2", date(2024, 2, 29), date(2024, 2, 29)),
            ("II.3", "2024-W17", date(2024, 4, 28), date(2024, 5, 2)),  # 29/04 exchanged for 04/05
            ("VII.4", "2024-06", date(2024, 6, 30), date(2024, 7, 1)),
            ("I.3", "2021-2025", date(2025, 12, 31), date(2025, 12, 31)),
        ],
    )
    def test_moved(self, task, period, by_plan, moved):
        """The day moves; the last day by the plan stays."""
        (one,) = [d for d in everything(CA_MAU, tasks=[task], roll=True) if d.period == period]
        assert (one.last_day, one.on) == (by_plan, moved)

    def test_not_moved_unless_asked(self):
        """Without it every due date stands on its own day."""
        assert all(d.on == d.last_day for d in everything(CA_MAU))

    def test_never_earlier(self):
        """Each lands on a working day, the first there is, by the days off typed by hand."""
        for one in everything(CA_MAU, roll=True):
            assert one.on == rolled(one.last_day)

    def test_the_window_looks_at_the_moved_day(self):
        """31/12/2022 is a Saturday: nothing falls due on it, and all of it on 03/01/2023."""
        saturday, tuesday = date(2022, 12, 31), date(2023, 1, 3)
        assert due(CA_MAU, saturday, date(2023, 1, 2), roll=True) == ()
        moved = {d.key for d in due(CA_MAU, tuesday, tuesday, roll=True)}
        assert moved == {d.key for d in due(CA_MAU, saturday, date(2023, 1, 2))}

    def test_a_window_of_one_working_day(self):
        """What falls due on a working day is there with and without a roll."""
        tuesday = date(2023, 2, 28)
        assert len(due(CA_MAU, tuesday, tuesday)) == 5
        assert due(CA_MAU, tuesday, tuesday, roll=True) == due(CA_MAU, tuesday, tuesday)

    def test_in_order_of_the_moved_days(self):
        """Tết moves a week's end behind the next half month's beginning, and the list follows."""
        days = [d.on for d in everything(CA_MAU, roll=True)]
        assert days == sorted(days)

    def test_what_is_far_from_the_window_does_not_matter(self):
        """Asking for 2023 does not need a calendar of 2020."""
        window = (date(2023, 1, 1), date(2023, 12, 31))
        assert due(CA_MAU, *window, roll=True, binding_only=False) == due(
            CA_MAU, *window, roll=True
        )

    def test_what_comes_after_the_window_does_not_matter(self):
        """Nor does asking for 2099 need a calendar of 2101: 31/12/2099 is a Thursday."""
        rows = [{"id": "I.1", "deadline": {"kind": "yearly"}}]
        p = plan_of(rows, date(2099, 1, 1), date(2101, 12, 31))
        found = due(p, date(2099, 1, 1), date(2099, 12, 31), roll=True)
        assert listed(found) == ["31/12/2099 I.1 2099"]

    @pytest.mark.parametrize(
        ("year", "en", "vi"),
        [
            (2019, "begins on 2021-01-01, and 2019-12-31 is before it; give a later day",
             "bắt đầu ngày 2021-01-01, còn 2019-12-31 nằm ngoài; hãy cho ngày muộn hơn"),
            (2101, "ends on 2100-12-31, and 2101-12-31 is beyond it; give an earlier day",
             "kết thúc ngày 2100-12-31, còn 2101-12-31 nằm ngoài; hãy cho ngày sớm hơn"),
        ],
    )  # fmt: skip
    def test_outside_the_calendar(self, year, en, vi):
        """Nothing is guessed where no days off are known."""
        p = plan_of(
            [{"id": "I.1", "deadline": {"kind": "yearly"}}], date(year, 1, 1), date(year, 12, 31)
        )
        with pytest.raises(InputError) as caught:
            everything(p, roll=True)
        assert en in caught.value.message()
        assert vi in caught.value.message("vi")
        assert (caught.value.subject, caught.value.subject_vi) == ("plan", "kế hoạch")
        assert [issue.path for issue in caught.value.issues] == [f"I.1 {year}"]


class TestWindow:
    """Both days of a window belong to it; the rest is a matter of asking."""

    @given(windows(), st.booleans())
    @settings(max_examples=50)
    def test_against_the_oracle(self, window, binding_only):
        """The engine lists what the slow walk over the TOML finds."""
        walked = [
            one
            for one in plan_oracle.shipped_calendar()
            if window[0] <= one[3] <= window[1] and (one[4] == "binds" or not binding_only)
        ]
        assert plain(due(CA_MAU, *window, binding_only=binding_only)) == walked

    @given(windows(), st.booleans(), st.data())
    @settings(max_examples=50)
    def test_split_anywhere(self, window, roll, data):
        """Two windows that meet hold what the whole one holds."""
        first, last = window[0], window[1] + DAY
        middle = data.draw(st.dates(first, window[1]))
        whole = due(CA_MAU, first, last, roll=roll)
        parts = due(CA_MAU, first, middle, roll=roll), due(CA_MAU, middle + DAY, last, roll=roll)
        assert whole == parts[0] + parts[1]

    @given(small_plans(), windows())
    @settings(max_examples=30)
    def test_any_plan(self, case, window):
        """By day, then as printed; keys stand once; a window is a part of the whole."""
        _, p = case
        printed = {row.id: n for n, row in enumerate(p.assigned)}
        whole = everything(p, binding_only=False)
        order = [(d.on, printed[d.task.id]) for d in whole]
        assert order == sorted(order)
        assert len({d.key for d in whole}) == len(whole) == len(occurrences(p))
        inside = tuple(d for d in whole if window[0] <= d.on <= window[1])
        assert due(p, *window, binding_only=False) == inside
        assert due(p, *window) == tuple(d for d in inside if d.binds)

    @given(st.sets(st.sampled_from([row.id for row in CA_MAU.assigned])))
    @settings(max_examples=30)
    def test_only_some_tasks(self, ids):
        """The filter leaves out the others and changes nothing."""
        of_all = everything(CA_MAU)
        assert everything(CA_MAU, tasks=ids) == tuple(d for d in of_all if d.task.id in ids)

    def test_ids_however_typed(self):
        """Ids are read as names are: case does not matter; any iterable will do."""
        found = everything(CA_MAU, tasks=(id for id in ["vii.4", "I.5.A"]))
        assert listed(found) == ["28/02/2023 I.5.a 2023-02", "30/06/2024 VII.4 2024-06"]

    def test_a_dash_is_not_its_task(self):
        """I.5 alone leaves out I.5.a and I.5.b."""
        assert [d.task.id for d in everything(CA_MAU, tasks=["I.5"])] == ["I.5"]

    def test_windows_of_one_day(self):
        """A day on which something falls due, and one on which nothing does."""
        assert listed(due(CA_MAU, date(2023, 2, 26), date(2023, 2, 26))) == [
            "26/02/2023 II.3 2023-W08"
        ]
        assert due(CA_MAU, date(2023, 2, 27), date(2023, 2, 27)) == ()

    def test_kept_and_immutable(self):
        """A due date can be pickled, compared and hashed, and not changed."""
        found = due(CA_MAU, date(2023, 2, 28), date(2023, 2, 28))
        assert pickle.loads(pickle.dumps(found)) == found
        assert len(set(found)) == 5
        assert found[0].key == ("I.5", "2023-02")
        with pytest.raises(AttributeError):
            found[0].on = date(2023, 3, 1)


class TestRefused:
    """Bad input: a window that is none, days that are no days, tasks that are not there."""

    def test_backwards(self):
        """The last day before the first."""
        with pytest.raises(InputError) as caught:
            due(CA_MAU, date(2023, 1, 2), date(2023, 1, 1))
        assert caught.value.message() == (
            "plan: last: the last day (ngày cuối) 2023-01-01 is before the first 2023-01-02; swap "
            "them"
        )
        assert caught.value.message("vi") == (
            "kế hoạch: last: ngày cuối 2023-01-01 trước ngày đầu 2023-01-02; hãy đổi chỗ"
        )
        assert [i.code for i in caught.value.issues] == ["window-backwards"]

    @pytest.mark.parametrize("wrong", [datetime(2023, 1, 1, tzinfo=UTC), "2023-01-01", None, 2023])
    @pytest.mark.parametrize("place", ["first", "last"])
    def test_no_plain_day(self, place, wrong):
        """A moment, text or a number is no day."""
        days = {"first": date(2023, 1, 1), "last": date(2023, 1, 1), place: wrong}
        with pytest.raises(TypeError) as caught:
            due(CA_MAU, **days)
        kind = type(wrong).__name__
        assert str(caught.value) == f"{place}: expected a datetime.date, got {kind}"

    @pytest.mark.parametrize(
        ("id", "near"),
        [("I.9", "I.8; I.7; I.6"), ("V.55", "V.5"), ("", "I.1; I.2; I.3; I.4; I.5")],
    )
    def test_unknown_task(self, id, near):
        """A task that the plan does not have; near ones are named."""
        with pytest.raises(UnknownNameError) as caught:
            due(CA_MAU, date(2023, 1, 1), date(2023, 1, 1), tasks=["I.1", id])
        assert caught.value.message() == (
            f"task: id: the plan has no task (nhiệm vụ) {id!r}; nearest: {near}"
        )
        assert caught.value.message("vi") == (
            f"nhiệm vụ: id: kế hoạch không có nhiệm vụ {id!r}; gần nhất: {near}"
        )

    @pytest.mark.parametrize("wrong", [None, 5, "I", "x" * 100_000, "\0"])
    def test_hostile_tasks(self, wrong):
        """Nor does a section without a deadline, a number or a very long name do; all are short."""
        with pytest.raises(UnknownNameError) as caught:
            due(CA_MAU, date(2023, 1, 1), date(2023, 1, 1), tasks=[wrong])
        assert len(str(caught.value)) < 200


def test_tasks_are_several():
    """One id given as text would be read letter by letter."""
    with pytest.raises(TypeError, match=r"expected several ids such as \['I\.5'\], got text"):
        due(CA_MAU, date(2023, 1, 1), date(2023, 12, 31), tasks="I.5")
