"""Working days: Saturday, Sunday, public holidays, days in their place, exchanged Saturdays."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import Citation, InputError
from ocop.working_days import (
    CALENDAR_FIRST,
    CALENDAR_LAST,
    calendar_certain_until,
    day_issues,
    is_working_day,
    next_working_day,
    refuse,
    working_days_after,
)

DAY = timedelta(days=1)

# Typed by hand, not taken from the package. A day on a Saturday or Sunday is left out. The sources
# of 2021 to 2025 stand in docs/deadlines.md.
OFF = {
    # 2021: as announced
    "2021-01-01",
    "2021-02-10", "2021-02-11", "2021-02-12", "2021-02-15", "2021-02-16",  # Tết Tân Sửu
    "2021-04-21",  # Giỗ Tổ
    "2021-04-30", "2021-05-03",  # 01/05/2021 is a Saturday
    "2021-09-02", "2021-09-03",
    # 2022: as announced
    "2022-01-03",  # 01/01/2022 is a Saturday
    "2022-01-31", "2022-02-01", "2022-02-02", "2022-02-03", "2022-02-04",  # Tết Nhâm Dần
    "2022-04-11",  # for Giỗ Tổ on Sunday 10/04/2022
    "2022-05-02", "2022-05-03",  # for Saturday 30/04 and Sunday 01/05/2022
    "2022-09-01", "2022-09-02",
    # 2023: as announced
    "2023-01-02",  # 01/01/2023 is a Sunday
    "2023-01-20", "2023-01-23", "2023-01-24", "2023-01-25", "2023-01-26",  # Tết Quý Mão
    "2023-05-01", "2023-05-02", "2023-05-03",  # Giỗ Tổ on Saturday 29/04, Sunday 30/04/2023
    "2023-09-01", "2023-09-04",  # 02/09/2023 is a Saturday
    # 2024: as announced
    "2024-01-01",
    "2024-02-08", "2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14",  # Tết Giáp Thìn
    "2024-04-18",  # Giỗ Tổ
    "2024-04-29",  # exchanged for Saturday 04/05/2024
    "2024-04-30", "2024-05-01",
    "2024-09-02", "2024-09-03",
    # 2025: as announced
    "2025-01-01",
    "2025-01-27", "2025-01-28", "2025-01-29", "2025-01-30", "2025-01-31",  # Tết Ất Tỵ
    "2025-04-07",  # Giỗ Tổ
    "2025-04-30", "2025-05-01",
    "2025-05-02",  # exchanged for Saturday 26/04/2025
    "2025-09-01", "2025-09-02",
    # 2026: as announced
    "2026-01-01",  # Tết Dương lịch
    "2026-01-02",  # exchanged for Saturday 10/01/2026 (announced 25/12/2025)
    "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",  # Tết Bính Ngọ
    "2026-04-27",  # for Giỗ Tổ on Sunday 26/04/2026
    "2026-04-30", "2026-05-01",
    "2026-08-31",  # exchanged for Saturday 22/08/2026 (announced in October 2025)
    "2026-09-01", "2026-09-02",
    "2026-11-24",  # Ngày Văn hóa Việt Nam (the amended Labour Code was not seen)
    # 2027: by rule, not yet announced
    "2027-01-01",
    "2027-02-04", "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10",  # Tết Đinh Mùi
    "2027-04-16",  # Giỗ Tổ
    "2027-04-30", "2027-05-03",  # 01/05/2027 is a Saturday
    "2027-09-02", "2027-09-03",  # which second day is settled yearly
    "2027-11-24",
}  # fmt: skip
WORKED = {"2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"}


def works(on):
    """The oracle: one day, from the list above."""
    if on.weekday() >= 5:
        return on.isoformat() in WORKED
    return on.isoformat() not in OFF


def count_slowly(start, count):
    """The oracle: cross the days off one by one."""
    on = start
    while count:
        on += DAY
        count -= works(on)
    return on


class TestCalendar:
    """Bộ luật Lao động, Điều 111, 112, and the yearly announcements."""

    @pytest.mark.parametrize("year", range(2021, 2028))
    def test_every_day_of_a_year(self, year):
        """The weekdays off and the weekend days worked are those typed by hand, and no others."""
        days = [date(year, 1, 1) + n * DAY for n in range(366)]
        days = [on for on in days if on.year == year]
        off = {str(on) for on in days if on.weekday() < 5 and not is_working_day(on)}
        worked = {str(on) for on in days if on.weekday() >= 5 and is_working_day(on)}
        assert off == {on for on in OFF if on.startswith(str(year))}
        assert worked == {on for on in WORKED if on.startswith(str(year))}

    @pytest.mark.parametrize("year", range(2021, 2028))
    def test_as_many_days_off_as_the_code_gives(self, year):
        """11 days a year, 12 with 24/11: each on a weekday or replaced, an exchange adding none."""
        days = [date(year, 1, 1) + n * DAY for n in range(365)]
        weekdays = sum(on.weekday() < 5 for on in days)
        assert weekdays - sum(map(is_working_day, days)) == (11 if year < 2026 else 12)

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (date(2021, 1, 1), False),
            (date(2024, 4, 29), False),
            (date(2024, 5, 4), True),  # a Saturday, worked
            (date(2025, 4, 26), True),  # a Saturday, worked
            (date(2025, 5, 2), False),
            (date(2026, 8, 21), True),
            (date(2026, 8, 22), True),  # a Saturday, worked
            (date(2026, 8, 23), False),
            (date(2026, 8, 29), False),  # a Saturday, not worked
            (date(2026, 8, 31), False),
            (date(2026, 9, 3), True),
            (date(2027, 2, 3), True),
            (date(2027, 2, 4), False),
            (date(2027, 2, 11), True),
        ],
    )
    def test_around_exchanges_and_tet(self, on, expected):
        """The days about the exchanges of 2024 to 2026 and about Tết 2027."""
        assert is_working_day(on) is expected

    def test_answers_do_not_depend_on_what_was_asked_before(self):
        """The last year first, or the first year first: the same answer in a new process."""
        code = (
            "from datetime import date; from ocop import working_days as w;"
            "days = [date(2099, 1, 5), date(2026, 8, 22), date(2024, 5, 4), date(2021, 2, 10)];"
            "print([w.is_working_day(d) for d in {order}])"
        )
        out = [
            subprocess.run(
                [sys.executable, "-c", code.format(order=order)],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for order in ("days", "days[::-1]")
        ]
        assert out[0] == "[True, True, True, False]\n"
        assert out[1] == "[False, True, True, True]\n"

    def test_package_is_loaded_only_when_needed(self):
        """Importing the calendar and the procedure does not load the package of holidays."""
        code = "import sys, ocop.procedure.rounds; print('holidays' in sys.modules)"
        out = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        assert out.stdout.strip() == "False"

    def test_package_reaches_the_last_day(self):
        """The lunar new year of the calendar's last year is known: 09/02/2100."""
        assert not is_working_day(date(2100, 2, 9))
        assert is_working_day(CALENDAR_LAST)

    def test_certainty(self):
        """Certain to the end of a year, 2026 or later, never to the end of the calendar."""
        until = calendar_certain_until()
        assert date(2026, 12, 31) <= until < CALENDAR_LAST
        assert (until.month, until.day) == (12, 31)


class TestNextWorkingDay:
    """Bộ luật Dân sự 2015, Điều 148 khoản 5 (I8): a last day off moves to the next working day."""

    @given(st.dates(CALENDAR_FIRST, date(2027, 12, 31)))
    def test_first_working_day_from_there(self, on):
        """It is a working day, and none lies between."""
        moved = next_working_day(on)
        assert works(moved)
        assert not any(works(on + n * DAY) for n in range((moved - on).days))

    @given(st.dates(CALENDAR_FIRST, CALENDAR_LAST - 14 * DAY))
    def test_never_far(self, on):
        """It is fixed once reached, and no run of days off is longer than Tết with weekends."""
        moved = next_working_day(on)
        assert next_working_day(moved) == moved
        assert timedelta(0) <= moved - on <= 10 * DAY


class TestWorkingDaysAfter:
    """Bộ luật Dân sự 2015, Điều 147 khoản 2 (I8): the first day of a term is not counted."""

    @given(st.dates(CALENDAR_FIRST, date(2027, 6, 30)), st.integers(1, 60))
    def test_against_the_oracle(self, start, count):
        """The count is that of crossing off days one by one."""
        assert working_days_after(start, count) == count_slowly(start, count)

    @given(st.dates(CALENDAR_FIRST, date(2090, 1, 1)), st.integers(1, 200), st.integers(1, 200))
    def test_terms_add_up(self, start, one, other):
        """A term of m + n days is one of m days followed by one of n."""
        halfway = working_days_after(start, one)
        assert working_days_after(halfway, other) == working_days_after(start, one + other)

    @pytest.mark.parametrize(
        ("start", "last"),
        [
            (date(2022, 8, 15), date(2022, 9, 7)),  # over 01/09 and 02/09
            (date(2024, 4, 15), date(2024, 5, 9)),  # four days off, a Saturday worked
            (date(2026, 5, 22), date(2026, 6, 12)),  # three weeks without a holiday
            (date(2026, 8, 14), date(2026, 9, 8)),  # a Saturday worked, three days off
            (date(2026, 11, 20), date(2026, 12, 14)),  # over 24/11
            (date(2027, 1, 29), date(2027, 2, 26)),  # over Tết
            (date(2027, 2, 6), date(2027, 3, 3)),  # from Tết itself
            (date(2027, 4, 15), date(2027, 5, 11)),  # Giỗ Tổ, 30/04, 01/05
        ],
    )
    def test_fifteen_days_by_hand(self, start, last):
        """15 working days, crossed off on paper."""
        assert working_days_after(start, 15) == last


class TestBadInput:
    """Nothing is guessed: a day is a date within the calendar, a count a whole number from 1."""

    @pytest.mark.parametrize(
        "bad",
        [datetime(2026, 6, 1, tzinfo=UTC), "2026-06-01", None, 20260601, 1.5, [date(2026, 6, 1)]],
    )
    @pytest.mark.parametrize(
        "function", [is_working_day, next_working_day, lambda on: working_days_after(on, 1)]
    )
    def test_not_a_date(self, function, bad):
        """Anything but a plain date is a TypeError that names the type."""
        with pytest.raises(TypeError, match=f"expected a datetime.date, got {type(bad).__name__}"):
            function(bad)

    @pytest.mark.parametrize("bad", [True, 1.0, "15", None])
    def test_not_a_count(self, bad):
        """A boolean, a float or text is no count."""
        with pytest.raises(TypeError, match=f"count: expected int, got {type(bad).__name__}"):
            working_days_after(date(2026, 6, 1), bad)

    @pytest.mark.parametrize(
        "function", [is_working_day, next_working_day, lambda on: working_days_after(on, 1)]
    )
    @pytest.mark.parametrize("on", [date.min, date(2020, 12, 31), date(2101, 1, 1), date.max])
    def test_outside_the_calendar(self, function, on):
        """A day outside the calendar is an error, never a working day by default."""
        with pytest.raises(InputError, match=f"{on} is b") as caught:
            function(on)
        assert (caught.value.subject, caught.value.subject_vi) == ("working days", "ngày làm việc")

    def test_before(self):
        """The message before the calendar, in both languages."""
        with pytest.raises(InputError) as caught:
            is_working_day(date(2020, 12, 31))
        assert caught.value.issues[0].code == "before-the-calendar"
        assert caught.value.message() == (
            "working days: on: the calendar of days off (lịch nghỉ lễ) begins on 2021-01-01, and "
            "2020-12-31 is before it; give a later day"
        )
        assert caught.value.message("vi") == (
            "ngày làm việc: on: lịch nghỉ lễ bắt đầu ngày 2021-01-01, còn 2020-12-31 nằm ngoài; "
            "hãy cho ngày muộn hơn"
        )

    def test_before_a_rule(self):
        """A rule that began later, or earlier, than the calendar bounds in its place."""
        citation = Citation("26/2026/QĐ-TTg", "Điều 11 khoản 1")
        (issue,) = day_issues(date(2026, 5, 21), "on", date(2026, 5, 22), citation)
        assert (issue.code, issue.path, issue.citation) == ("before-the-rule", "on", citation)
        assert issue.en == (
            "2026-05-21 is before 2026-05-22, the first day of this rule (quy định); give a day "
            "from 2026-05-22 on"
        )
        assert issue.vi == (
            "2026-05-21 trước 2026-05-22, ngày đầu tiên của quy định này; hãy cho ngày từ "
            "2026-05-22"
        )
        assert day_issues(date(2019, 8, 21), "on", date(2019, 8, 21)) == ()
        assert day_issues(date(2026, 5, 23), "on", date(2026, 5, 22)) == ()

    def test_after(self):
        """The message after the calendar, in both languages."""
        with pytest.raises(InputError) as caught:
            next_working_day(date(2101, 1, 1))
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("after-the-calendar", "on")
        assert issue.en == (
            "the calendar of days off (lịch nghỉ lễ) ends on 2100-12-31, and 2101-01-01 is beyond "
            "it; give an earlier day"
        )
        assert issue.vi == (
            "lịch nghỉ lễ kết thúc ngày 2100-12-31, còn 2101-01-01 nằm ngoài; hãy cho ngày sớm hơn"
        )

    @pytest.mark.parametrize("count", [0, -1, -(10**30)])
    def test_count_below_one(self, count):
        """A term of no working day has no last day."""
        with pytest.raises(InputError) as caught:
            working_days_after(date(2026, 6, 1), count)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("count", "count")
        assert issue.en.endswith("working days (ngày làm việc) has no last day; give 1 or more")
        assert issue.vi.endswith("ngày làm việc không có ngày cuối; hãy cho từ 1 trở lên")

    @pytest.mark.parametrize("count", [27_600, 10**30])
    def test_term_leaves_the_calendar(self, count):
        """A term that cannot end within the calendar is refused at once."""
        with pytest.raises(InputError) as caught:
            working_days_after(date(2026, 6, 1), count)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("after-the-calendar", "count")
        assert "lead beyond 2100-12-31, the end of the calendar; give fewer" in issue.en
        assert "vượt quá 2100-12-31, ngày cuối của lịch; hãy cho ít hơn" in issue.vi

    def test_term_ends_on_days_off_beyond(self):
        """A term that would fit only without days off is refused too."""
        with pytest.raises(InputError, match="the calendar of days off") as caught:
            working_days_after(date(2100, 12, 1), 30)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("after-the-calendar", "count")

    def test_every_problem_at_once(self):
        """A bad day and a bad count come in one error."""
        with pytest.raises(InputError) as caught:
            working_days_after(date(2020, 1, 1), 0)
        assert [issue.path for issue in caught.value.issues] == ["start", "count"]
        with pytest.raises(InputError) as caught:
            working_days_after(date(2020, 1, 1), 10**6)
        assert [issue.path for issue in caught.value.issues] == ["start"]

    def test_nothing_to_refuse(self):
        """A day within the rule has no issue."""
        assert day_issues(date(2026, 6, 1), "on") == ()
        assert refuse(()) is None
