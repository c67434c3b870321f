"""Where due dates stand on a day, what was done, and what waits for what."""

import pickle
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import plan_oracle
from ocop import Citation, InputError, plan
from ocop.plan import Completion, Stand, blocked, occurrences, standing
from ocop.plan.standing import SOON
from plan_strategies import completions, plan_of, small_plans

CA_MAU = plan.load("ca-mau-2021-2025")
DAY = timedelta(days=1)
DUE = date(2023, 2, 28)  # of I.6
ORDER = list(Stand)[::-1]  # not yet, due soon, overdue, ...


def done(task, period, day, *evidence):
    """A record."""
    return Completion(task=task, period=period, done_on=day, evidence=evidence)


def of(task, period, records=(), **more):
    """The standing of one due date of Cà Mau."""
    found = standing(CA_MAU, records, **more)
    (one,) = [s for s in found if s.due.key == (task, period)]
    return one


def refused(records, **more):
    """The error that records of Cà Mau give."""
    with pytest.raises(InputError) as caught:
        standing(CA_MAU, records, **{"on": date(2025, 12, 31), **more})
    return caught.value


class TestBoundaries:
    """Đã xong, trễ, quá hạn, sắp đến hạn, chưa đến hạn: each at its first and last day."""

    @pytest.mark.parametrize(
        ("soon", "on", "expected"),
        [
            (30, DUE - 31 * DAY, "not-yet"),
            (30, DUE - 30 * DAY, "due-soon"),
            (30, DUE, "due-soon"),
            (30, DUE + DAY, "overdue"),
            (0, DUE - DAY, "not-yet"),
            (0, DUE, "due-soon"),
            (0, DUE + DAY, "overdue"),
            (10**9, date(1, 1, 1), "due-soon"),
            (30, date.max, "overdue"),
        ],
    )
    def test_not_done(self, soon, on, expected):
        """The due date itself is not late."""
        one = of("I.6", "2023-02", on=on, soon=soon)
        assert (one.stand, one.days, one.completion) == (expected, (DUE - on).days, None)

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(DUE - DAY, "done"), (DUE, "done"), (DUE + DAY, "done-late"), (date.max, "done-late")],
    )
    def test_done(self, day, expected):
        """On the due date it is in time, the day after late; it never changes again."""
        record = done("I.6", "2023-02", day, "Công văn 12/SVHTTDL")
        one = of("I.6", "2023-02", [record], on=date.max)
        assert (one.stand, one.completion) == (expected, record)
        assert one.completion.evidence == ("Công văn 12/SVHTTDL",)

    def test_what_is_done_later_is_not_looked_at(self):
        """The answer is that of the day asked about; on the day of the record it counts."""
        record = done("I.6", "2023-02", date(2023, 3, 10))
        before = of("I.6", "2023-02", [record], on=date(2023, 3, 9))
        assert (before.stand, before.completion) == (Stand.OVERDUE, None)
        on_the_day = of("I.6", "2023-02", [record], on=date(2023, 3, 10))
        assert (on_the_day.stand, on_the_day.completion) == (Stand.DONE_LATE, record)
        assert of("I.6", "2023-02", [record], on=DUE - 40 * DAY).stand == Stand.NOT_YET

    def test_thirty_days_by_default(self):
        """As the constant says."""
        assert SOON == 30
        assert of("I.6", "2023-02", on=DUE - 30 * DAY).stand == Stand.DUE_SOON
        assert of("I.6", "2023-02", on=DUE - 31 * DAY).stand == Stand.NOT_YET

    def test_moved_to_a_working_day(self):
        """31/12/2022 is a Saturday: asked for, I.7 is in time until Tuesday 03/01/2023."""
        records, tuesday = [done("I.7", "2022-12", date(2023, 1, 3))], date(2023, 1, 3)
        late = of("I.7", "2022-12", records, on=tuesday)
        assert (late.stand, late.days, late.due.on) == ("done-late", -3, date(2022, 12, 31))
        timely = of("I.7", "2022-12", records, on=tuesday, roll=True)
        assert (timely.stand, timely.days, timely.due.on) == ("done", 0, tuesday)
        assert of("I.7", "2022-12", on=tuesday, roll=True).stand == Stand.DUE_SOON

    def test_every_binding_due_date_once_by_day(self):
        """353 of them, and none that does not bind."""
        found = standing(CA_MAU, [], on=date(2023, 1, 1))
        assert [s.due for s in found] == [*plan.due(CA_MAU, date.min, date.max)]
        assert len(found) == 353

    def test_words(self):
        """Each stand has its Vietnamese term."""
        assert {str(s): s.vi for s in Stand} == {
            "done": "đã xong đúng hạn",
            "done-late": "đã xong, trễ hạn",
            "overdue": "quá hạn",
            "due-soon": "sắp đến hạn",
            "not-yet": "chưa đến hạn",
        }


class TestProperties:
    """What holds for every plan, every set of records and every day."""

    @given(small_plans(), st.data())
    @settings(max_examples=40)
    def test_against_the_oracle(self, case, data):
        """Each stand is the one found by counting days."""
        _, p = case
        records = data.draw(completions(p))
        on = data.draw(st.dates(date(2020, 1, 1), date(2026, 1, 1)))
        soon = data.draw(st.integers(0, 60))
        days = {(c.task, c.period): c.done_on for c in records}
        for one in standing(p, records, on=on, soon=soon):
            expected = plan_oracle.stand(one.due.on, days.get(one.due.key), on, soon)
            assert one.stand == expected
            assert one.days == (one.due.on - on).days
            assert (one.completion is not None) == expected.startswith("done")

    @given(small_plans(), st.data())
    @settings(max_examples=40)
    def test_monotone(self, case, data):
        """As days pass: not yet, due soon, overdue, in that order; what is done stays as it is."""
        _, p = case
        records = data.draw(completions(p))
        days = st.dates(date(2020, 1, 1), date(2026, 1, 1))
        first, last = sorted((data.draw(days), data.draw(days)))
        pairs = zip(standing(p, records, on=first), standing(p, records, on=last), strict=True)
        for before, after in pairs:
            assert before.due == after.due
            if before.completion is not None:
                assert (after.stand, after.completion) == (before.stand, before.completion)
            elif after.completion is None:
                assert ORDER.index(before.stand) <= ORDER.index(after.stand)

    @given(completions(CA_MAU), st.dates(date(2022, 1, 1), date(2026, 12, 31)), st.randoms())
    @settings(max_examples=20)
    def test_the_order_of_records_does_not_matter(self, records, on, random):
        """Nor does the form in which they come: entities or mappings, a list or a generator."""
        mixed = [*records]
        random.shuffle(mixed)
        as_mappings = (record.model_dump() for record in mixed)
        expected = standing(CA_MAU, records, on=on)
        assert standing(CA_MAU, mixed, on=on) == standing(CA_MAU, as_mappings, on=on) == expected


class TestRecords:
    """A record names a task of the plan and a period that it has, once, not before it began."""

    def test_mappings_and_ids_however_typed(self):
        """A mapping will do; the id of the task is read as names are."""
        record = {"task": "i.5.A", "period": "2023-02", "done_on": date(2023, 2, 1)}
        assert of("I.5.a", "2023-02", [record], on=DUE).stand == Stand.DONE

    def test_of_what_does_not_bind(self):
        """What was done before the plan took effect may be recorded; it is not asked for."""
        records = [
            done("I.2", "2021", date(2021, 5, 1)),
            done("I.1", "2026", date(2025, 12, 20)),
            done("II.3", "2021-W01", date(2021, 1, 4)),
        ]
        on = date(2025, 12, 31)
        assert standing(CA_MAU, records, on=on) == standing(CA_MAU, [], on=on)

    def test_early(self):
        """On the first day of a period, and, of what is due once, on any day before."""
        assert of("I.2", "2023", [done("I.2", "2023", date(2023, 1, 1))], on=DUE).stand == "done"
        assert of("I.6", "2023-02", [done("I.6", "2023-02", date.min)], on=DUE).stand == "done"

    def test_by_a_month_of_the_year_before(self):
        """Tháng 12 năm trước is a last month, not an only one, as tháng 02/2023 is."""
        record = done("I.1", "2024", date(2023, 11, 25))
        assert of("I.1", "2024", [record], on=date(2023, 12, 1)).stand == Stand.DONE

    def test_for_the_year_after_next(self):
        """A plan submitted in 2023 is that of 2024, not that of 2025."""
        (issue,) = refused([done("I.1", "2025", date(2023, 12, 20))]).issues
        assert (issue.code, issue.path) == ("before-the-period", "completions[0].done_on")

    def test_before_the_period(self):
        """What recurs cannot be done for a period that has not begun."""
        error = refused([done("I.2", "2024", date(2023, 12, 31))])
        assert [(i.code, i.path) for i in error.issues] == [
            ("before-the-period", "completions[0].done_on")
        ]
        assert error.message() == (
            "completions: completions[0].done_on: 2023-12-31 is before 2024-01-01, on which period "
            "2024 of task (nhiệm vụ) I.2 begins; give the period in which it was done [Quyết định "
            "2822/QĐ-UBND, Phụ lục 1, mục I.2]"
        )
        assert error.message("vi") == (
            "kết quả thực hiện: completions[0].done_on: 2023-12-31 trước 2024-01-01, ngày bắt đầu "
            "kỳ 2024 của nhiệm vụ I.2; hãy ghi đúng kỳ đã thực hiện [Quyết định 2822/QĐ-UBND, Phụ "
            "lục 1, mục I.2]"
        )

    def test_a_period_that_the_task_does_not_have(self):
        """Few are listed in full, of many the first and the last."""
        error = refused([done("V.5", "2024", DUE), done("II.4", "2024-02", DUE)])
        assert error.issues[0].en == (
            "task (nhiệm vụ) V.5 has no period '2024'; it has: 2023. Give one of them"
        )
        assert error.issues[0].vi == (
            "nhiệm vụ V.5 không có kỳ '2024'; có: 2023. Hãy ghi một trong số đó"
        )
        assert error.issues[1].en == (
            "task (nhiệm vụ) II.4 has no period '2024-02'; it has: 2021-01/1, 2021-01/2, ..., "
            "2025-12/2. Give one of them"
        )
        assert [i.path for i in error.issues] == ["completions[0].period", "completions[1].period"]
        assert {i.code for i in error.issues} == {"no-such-period"}
        assert error.issues[1].citation == Citation("2822/QĐ-UBND", "Phụ lục 1, mục II.4")
        (six,) = refused([done("I.1", "2027", DUE)]).issues
        assert "it has: 2021, 2022, 2023, 2024, 2025, 2026. Give" in six.en
        yearly = {"id": "I.1", "deadline": {"kind": "yearly"}}
        seven = plan_of([yearly], date(2021, 1, 1), date(2027, 12, 31))
        with pytest.raises(InputError, match=r"it has: 2021, 2022, \.\.\., 2027\. Give"):
            standing(seven, [done("I.1", "2028", DUE)], on=DUE)

    def test_a_task_that_never_falls_due(self):
        """A yearly task in a plan of three months: there is no period to record."""
        p = plan_of(
            [{"id": "I.1", "deadline": {"kind": "yearly"}}], date(2023, 1, 1), date(2023, 3, 31)
        )
        assert standing(p, [], on=DUE) == ()
        with pytest.raises(InputError) as caught:
            standing(p, [done("I.1", "2023", DUE)], on=DUE)
        assert caught.value.issues[0].path.startswith("completions[0].")
        assert caught.value.issues[0].citation == Citation("9/QĐ-UBND", "Phụ lục, mục I.1")

    def test_twice(self):
        """One record for each task and period, however the id is typed."""
        records = [done("I.6", "2023-02", DUE), done("i.6", "2023-02", DUE + DAY)]
        error = refused(records)
        assert [(i.code, i.path) for i in error.issues] == [("done-twice", "completions[1]")]
        assert error.issues[0].en == (
            "task (nhiệm vụ) I.6 is recorded twice for 2023-02; keep one record and put all "
            "evidence there"
        )
        assert error.issues[0].vi == (
            "nhiệm vụ I.6 được ghi hai lần cho 2023-02; hãy giữ một bản ghi với mọi minh chứng"
        )

    def test_the_same_object_twice(self):
        """It stands twice all the same."""
        record = done("I.6", "2023-02", DUE)
        assert [i.code for i in refused([record, record]).issues] == ["done-twice"]

    def test_unknown_task(self):
        """Near tasks are named."""
        (issue,) = refused([done("V.6", "2023", DUE)]).issues
        assert (issue.code, issue.path) == ("unknown-task", "completions[0].task")
        assert issue.en == "the plan has no task (nhiệm vụ) 'V.6'; nearest: V.5; V.4; V.3"
        assert issue.vi == "kế hoạch không có nhiệm vụ 'V.6'; gần nhất: V.5; V.4; V.3"

    def test_wrong_fields(self):
        """Each field of a mapping with its place."""
        error = refused(
            [{"task": " ", "period": 2023, "done_on": datetime(2023, 1, 1, tzinfo=UTC), "by": "A"}]
        )
        assert [(i.code, i.path) for i in error.issues] == [
            ("string-pattern-mismatch", "completions[0].task"),
            ("string-type", "completions[0].period"),
            ("date-type", "completions[0].done_on"),
            ("extra-forbidden", "completions[0].by"),
        ]
        assert error.issues[3].en == (
            "there is no such field; nearest: task, period, done_on, evidence. Rename or remove it"
        )

    def test_a_stray_id(self):
        """A field that is too much is reported under its own name."""
        record = {"id": "1", "task": "I.6", "period": "2023-02", "done_on": DUE}
        assert [i.path for i in refused([record]).issues] == ["completions[0].id"]

    @pytest.mark.parametrize("wrong", [None, 5, "I.6", ["I.6"]])
    def test_no_record(self, wrong):
        """Its place is where it stands in the list."""
        assert [i.path for i in refused([wrong]).issues] == ["completions[0]"]

    @pytest.mark.parametrize(
        "soon", [-1, True, 2.0, "30", None, pytest.param(-(10**5000), id="huge")]
    )
    def test_soon(self, soon):
        """A number of days, 0 or more."""
        (issue,) = refused([], soon=soon).issues
        assert (issue.code, issue.path) == ("soon", "soon")
        assert issue.en.endswith(" is no number of days (số ngày); give 0 or more")
        assert issue.vi.endswith(" không phải số ngày; hãy cho từ 0 trở lên")
        assert len(issue.en) < 150

    def test_everything_wrong_at_once(self):
        """One error lists it all, in the order of the input."""
        error = refused(
            [
                done("I.6", "2023-02", DUE),
                done("Z", "2023", DUE),
                done("I.2", "2020", DUE),
                {"task": "I.6"},
                done("X", "2025", date(2024, 12, 31)),
                done("I.6", "2023-02", DUE - DAY),
            ],
            soon=-1,
        )
        assert [(i.path, i.code) for i in error.issues] == [
            ("soon", "soon"),
            ("completions[1].task", "unknown-task"),
            ("completions[2].period", "no-such-period"),
            ("completions[3].period", "missing"),
            ("completions[3].done_on", "missing"),
            ("completions[4].done_on", "before-the-period"),
            ("completions[5]", "done-twice"),
        ]
        assert error.message().startswith("completions: 7 problems\n  1. soon: -1 is no number")
        assert error.message("vi").startswith("kết quả thực hiện: 7 lỗi\n  1. soon: -1 không phải")
        assert pickle.loads(pickle.dumps(error)).issues == error.issues

    @pytest.mark.parametrize("ask", [standing, blocked])
    @pytest.mark.parametrize("wrong", [datetime(2023, 1, 1, tzinfo=UTC), "2023-01-01", None])
    def test_no_plain_day(self, ask, wrong):
        """The day asked about is a date."""
        with pytest.raises(TypeError) as caught:
            ask(CA_MAU, [], on=wrong)
        kind = type(wrong).__name__
        assert str(caught.value) == f"on: expected a datetime.date, got {kind}"

    def test_immutable(self):
        """Records and answers cannot be changed; a changed copy is checked."""
        record = done("I.6", "2023-02", DUE)
        assert Completion.model_validate_json(record.model_dump_json()) == record
        with pytest.raises(InputError):
            record.model_copy(update={"done_on": "28/02/2023"})
        with pytest.raises(AttributeError):
            of("I.6", "2023-02", on=DUE).stand = Stand.DONE


def waiting(of_plan, records=(), on=date(2023, 1, 5)):
    """What waits and for what, by key."""
    found = blocked(of_plan, records, on=on)
    return {b.due.key: [d.key for d in b.waits_for] for b in found}


GUIDANCE = [("I.5", "2023-02"), ("I.5.a", "2023-02"), ("I.5.b", "2023-02"), ("I.6", "2023-02")]


class TestBlocked:
    """Reading I45: the Forum's plan before the Forum, the guidance before the next assessment."""

    def test_nothing_done(self):
        """V.5 waits for I.7, IV.1 of 2023 for the guidance, and no other year of IV.1 does."""
        expected = {("IV.1", "2023"): GUIDANCE, ("V.5", "2023"): [("I.7", "2022-12")]}
        assert waiting(CA_MAU) == expected
        assert waiting(CA_MAU, on=date(2021, 1, 1)) == waiting(CA_MAU, on=date.max) == expected

    def test_reasons(self):
        """One for each that is waited for, in both languages."""
        cycle, forum = blocked(CA_MAU, [], on=date(2023, 1, 5))
        assert forum.reasons_vi == ("Kế hoạch tổ chức Diễn đàn có trước khi tổ chức Diễn đàn.",)
        assert forum.reasons_en == ("The plan of the Forum comes before the Forum itself.",)
        assert len(cycle.reasons_vi) == len(cycle.reasons_en) == len(cycle.waits_for) == 4

    def test_freed_on_the_day_it_is_done(self):
        """Late or in time; a record of a later day does not free it yet."""
        records = [done("I.7", "2022-12", date(2023, 1, 20))]
        assert ("V.5", "2023") in waiting(CA_MAU, records, on=date(2023, 1, 19))
        assert ("V.5", "2023") not in waiting(CA_MAU, records, on=date(2023, 1, 20))

    def test_freed_one_by_one(self):
        """What is done leaves the list, and with the last of it the task that waited."""
        records = []
        for number, key in enumerate(GUIDANCE, 1):
            records.append(done(*key, date(2023, 1, number)))
            left = waiting(CA_MAU, records).get(("IV.1", "2023"), [])
            assert left == GUIDANCE[number:]

    def test_moved_to_a_working_day(self):
        """The due dates shown are moved; what waits is the same, in order of the moved days."""
        moved = blocked(CA_MAU, [], on=DUE, roll=True)
        assert [d.key for b in moved for d in (b.due, *b.waits_for)] == [
            d.key for b in blocked(CA_MAU, [], on=DUE) for d in (b.due, *b.waits_for)
        ]
        assert {b.due.on for b in moved} == {date(2024, 1, 2)}
        assert [d.on for d in moved[1].waits_for] == [date(2023, 1, 3)]

    def test_what_is_done_waits_for_nothing(self):
        """Even where what comes first was never recorded."""
        records = [done("V.5", "2023", date(2023, 12, 13))]
        assert list(waiting(CA_MAU, records, on=date(2023, 12, 13))) == [("IV.1", "2023")]

    def test_wrong_records(self):
        """Refused as for standing."""
        with pytest.raises(InputError, match="the plan has no task"):
            blocked(CA_MAU, [done("V.6", "2023", DUE)], on=DUE)

    def test_a_plan_without_orders(self):
        """Nothing waits."""
        p = plan_of([{"id": "I.1", "deadline": {"kind": "yearly"}}])
        assert blocked(p, [], on=DUE) == ()


MONTH = {"kind": "month", "year": 2022, "month": 3}
DECEMBER = {"kind": "month-of-previous-year", "month": 12}


class TestWhichPeriodWaits:
    """An order without a period holds for all; what comes first counts for its own period only."""

    @staticmethod
    def ordered(before, after, **more):
        """A plan of 2021 to 2023 with one order."""
        tasks = [
            {"id": "I.1", **(before if "deadline" in before else {"deadline": before})},
            {"id": "I.2", **(after if "deadline" in after else {"deadline": after})},
        ]
        order = {"before": "I.1", "after": "I.2", **more.pop("order", {})}
        last = date(2023, 12, 31)
        return plan_of(tasks, date(2021, 1, 1), last, orders=[order], **more)

    def test_once_before_every_year(self):
        """Each year after it waits for what is due once."""
        found = waiting(self.ordered(MONTH, {"kind": "yearly"}))
        assert found[("I.2", "2022")] == found[("I.2", "2023")] == [("I.1", "2022-03")]

    def test_one_period_only(self):
        """Where the order names a period, the others do not wait."""
        p = self.ordered(MONTH, {"kind": "yearly"}, order={"after_period": "2023"})
        assert waiting(p) == {("I.2", "2023"): [("I.1", "2022-03")]}

    def test_what_does_not_bind(self):
        """What fell due before the plan took effect is not waited for."""
        p = self.ordered(MONTH, {"kind": "yearly"}, in_force_from=date(2022, 4, 1))
        assert waiting(p) == {}

    def test_every_year_before_every_year(self):
        """The year of 2023 waits for what comes first in 2023, and does not for a missed 2021."""
        yearly = {"kind": "yearly", "month": 6}
        p = self.ordered(yearly, {"kind": "yearly"})
        years = ("2021", "2022", "2023")
        assert waiting(p) == {("I.2", year): [("I.1", year)] for year in years}
        of_2023 = done("I.1", "2023", date(2023, 1, 4))
        assert ("I.2", "2023") not in waiting(p, [of_2023])

    def test_the_plan_of_a_year_before_the_work_of_it(self):
        """Tháng 12 năm trước: the plan of 2022 is for 2022, though that of 2023 is due in 2022."""
        p = self.ordered(DECEMBER, {"kind": "yearly"}, in_force_from=date(2020, 6, 1))
        years = ("2021", "2022", "2023")
        assert waiting(p) == {("I.2", year): [("I.1", year)] for year in years}

    def test_a_year_before_its_months(self):
        """A month waits for its own year."""
        monthly = {"deadline": {"kind": "year", "year": 2022}, "cadence": "monthly"}
        p = self.ordered({"kind": "yearly"}, monthly)
        months = [f"2022-{month:02}" for month in range(1, 13)]
        assert waiting(p) == {("I.2", month): [("I.1", "2022")] for month in months}

    def test_months_before_their_year(self):
        """A year waits for its own months."""
        monthly = {"deadline": {"kind": "yearly"}, "cadence": "monthly"}
        p = self.ordered(monthly, {"kind": "year", "year": 2022})
        months = [("I.1", f"2022-{month:02}") for month in range(1, 13)]
        assert waiting(p) == {("I.2", "2022"): months}

    def test_the_last_before(self):
        """Where what comes first ended earlier, the last of it is waited for."""
        quarters = {"deadline": {"kind": "year", "year": 2021}, "cadence": "quarterly"}
        p = self.ordered(quarters, {"kind": "year", "year": 2023})
        assert waiting(p) == {("I.2", "2023"): [("I.1", "2021-Q4")]}

    def test_the_first_after(self):
        """Where what comes first begins later, the first of it is waited for."""
        quarters = {"deadline": {"kind": "year", "year": 2023}, "cadence": "quarterly"}
        p = self.ordered(quarters, {"kind": "year", "year": 2021})
        assert waiting(p) == {("I.2", "2021"): [("I.1", "2023-Q1")]}

    def test_due_later_but_first(self):
        """What comes first is waited for even where its deadline is the later one."""
        p = self.ordered({"kind": "year", "year": 2023}, {"kind": "year", "year": 2022})
        assert waiting(p) == {("I.2", "2022"): [("I.1", "2023")]}

    @given(small_plans(), st.data())
    @settings(max_examples=30)
    def test_any_order(self, case, data):
        """What waits is not done and binds, and so is what it waits for; doing it all frees it."""
        _, p = case
        ids = [row.id for row in p.assigned]
        if len(ids) < 2:
            return
        picked = data.draw(st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True))
        order = {"vi": "v", "en": "e", "document": "9/QĐ-UBND", "clause": "Phụ lục"}
        order |= {"before": picked[0], "after": picked[1]}
        q = p.model_copy(update={"orders": (order,)})
        records = data.draw(completions(q))
        on = data.draw(st.dates(date(2020, 1, 1), date(2026, 1, 1)))
        binding = {d.key for d in occurrences(q) if d.binds}
        known = {(c.task, c.period) for c in records}
        free = {(c.task, c.period) for c in records if c.done_on <= on}
        for one in blocked(q, records, on=on):
            keys = {d.key for d in one.waits_for}
            assert one.due.task.id == picked[1]
            assert {d.task.id for d in one.waits_for} == {picked[0]}
            assert one.due.key in binding - free
            assert keys <= binding - free
        first = [d for d in occurrences(q) if d.task.id == picked[0] and d.key not in known]
        rest = [done(*d.key, d.first_day) for d in first]
        assert blocked(q, [*records, *rest], on=date.max) == ()
