"""Điều 5: the rounds of assessment at the province and at the centre."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import Citation, InputError, UnknownNameError, interpretation
from ocop.procedure.rounds import LAST_YEAR, Level, Round, next_round, rounds
from ocop.working_days import is_working_day

DAY = timedelta(days=1)
FIRST, LAST = date(2026, 5, 22), date(2099, 12, 31)
days = st.dates(FIRST, LAST)
levels = st.sampled_from(Level)
years = st.integers(2026, LAST_YEAR)


def of(level, *, first=2026, last=LAST_YEAR):
    """Every round of a level, in order."""
    return [r for year in range(first, last + 1) for r in rounds(year) if r.level is level]


class TestPrintedDays:
    """Điều 5 khoản 1, 2, with "trước ngày" leaving that day out (I7)."""

    def test_a_full_year(self):
        """All four rounds of 2027, day by day."""
        assert [
            (r.level, r.number, r.apply_by, r.apply_last, r.assess_by) for r in rounds(2027)
        ] == [
            ("province", 1, date(2027, 4, 29), date(2027, 4, 29), date(2027, 6, 29)),
            ("province", 2, date(2027, 10, 29), date(2027, 10, 29), date(2027, 12, 29)),
            ("centre", 1, date(2027, 7, 29), date(2027, 7, 29), date(2027, 9, 29)),
            ("centre", 2, date(2028, 1, 29), date(2028, 1, 31), date(2028, 3, 29)),
        ]

    def test_the_first_year(self):
        """Proposals for the province's round 1 of 2026 were due before there was a decision."""
        assert [(r.level, r.number) for r in rounds(2026)] == [
            ("province", 2),
            ("centre", 1),
            ("centre", 2),
        ]

    @given(years)
    def test_the_day_after_is_the_printed_one(self, year):
        """The day after each last day is the printed one, in every year."""
        for r in rounds(year):
            printed = {
                ("province", 1): ((4, 30), (6, 30)),
                ("province", 2): ((10, 30), (12, 30)),
                ("centre", 1): ((7, 30), (9, 30)),
                ("centre", 2): ((1, 30), (3, 30)),
            }[r.level, r.number]
            late = [r.apply_by + DAY, r.assess_by + DAY]
            assert tuple((on.month, on.day) for on in late) == printed
            assert {on.year for on in late} == {year + ((r.level, r.number) == ("centre", 2))}

    @given(years.filter(lambda year: year > 2026))
    def test_the_centre_takes_up_the_province(self, year):
        """Each round of the centre closes a month after the province's of that number."""
        found = {(r.level, r.number): r for r in rounds(year)}
        for number in (1, 2):
            gap = found["centre", number].apply_by - found["province", number].assess_by
            assert gap in (30 * DAY, 31 * DAY)

    @pytest.mark.parametrize(
        ("level", "clause", "applicant", "receiver", "assessor"),
        [
            (
                Level.PROVINCE,
                "Điều 5 khoản 1",
                ("UBND cấp xã", "Commune People's Committee"),
                ("UBND cấp tỉnh", "Provincial People's Committee"),
                "Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp tỉnh",
            ),
            (
                Level.CENTRE,
                "Điều 5 khoản 2",
                ("UBND cấp tỉnh", "Provincial People's Committee"),
                ("Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment"),
                "Hội đồng đánh giá, phân hạng sản phẩm OCOP cấp trung ương",
            ),
        ],
    )
    def test_who(self, level, clause, applicant, receiver, assessor):
        """Who proposes, to whom, who assesses, and the clause."""
        for r in of(level, last=2030):
            assert r.citation == Citation("26/2026/QĐ-TTg", clause)
            assert (r.applicant_vi, r.applicant_en) == applicant
            assert (r.receiver_vi, r.receiver_en) == receiver
            assert r.assessor_vi == assessor
            assert r.assessor_en.endswith("council for assessing and classifying OCOP products")
            later = ["I26"] if (level, r.number) == (Level.CENTRE, 2) else []
            assert [interpretation(id).id for id in r.readings] == ["I7", "I8", *later]

    def test_levels(self):
        """Điều 4 khoản 1: two levels."""
        assert [(level, level.vi) for level in Level] == [
            ("province", "cấp tỉnh"),
            ("centre", "cấp trung ương"),
        ]

    def test_frozen(self):
        """A round cannot be changed, can be compared and hashed."""
        r = rounds(2027)[0]
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            r.year = 2028
        assert r == rounds(2027)[0]
        assert len({*rounds(2027), *rounds(2027)}) == 4


class TestRolling:
    """I8: a deadline for filing that falls on a day off ends on the next working day."""

    @pytest.mark.parametrize(
        ("year", "level", "number", "by", "last"),
        [
            (2026, "province", 2, date(2026, 10, 29), date(2026, 10, 29)),
            (2026, "centre", 1, date(2026, 7, 29), date(2026, 7, 29)),
            (2026, "centre", 2, date(2027, 1, 29), date(2027, 1, 29)),
            # Saturday; 30/04/2028 is a Sunday (day off on 02/05 instead), 01/05 a Monday
            (2028, "province", 1, date(2028, 4, 29), date(2028, 5, 3)),
            # Saturday in Tết 2028
            (2027, "centre", 2, date(2028, 1, 29), date(2028, 1, 31)),
            (2028, "province", 2, date(2028, 10, 29), date(2028, 10, 30)),  # Sunday
            (2028, "centre", 1, date(2028, 7, 29), date(2028, 7, 31)),  # Saturday
        ],
    )
    def test_by_hand(self, year, level, number, by, last):
        """Deadlines looked up in a calendar on the wall."""
        (r,) = [r for r in rounds(year) if (r.level, r.number) == (level, number)]
        assert (r.apply_by, r.apply_last) == (by, last)

    @given(years)
    def test_to_the_next_working_day(self, year):
        """The deadline is a working day with only days off before it; assessment days stay."""
        for r in rounds(year):
            assert is_working_day(r.apply_last)
            skipped = (r.apply_last - r.apply_by).days
            assert not any(is_working_day(r.apply_by + n * DAY) for n in range(skipped))
            assert r.assess_by.day == 29

    def test_certainty(self):
        """A deadline of 2026 is certain; one of 2090 rests on rules for holidays."""
        assert rounds(2026)[0].calendar_certain
        assert not rounds(2090)[0].calendar_certain


class TestTiling:
    """The days of proposals follow each other without gap or overlap."""

    @pytest.mark.parametrize("level", Level)
    def test_without_gap_or_overlap(self, level):
        """From the first day of the decision on, each round begins after the one before."""
        found = of(level)
        assert found[0].apply_first == FIRST
        for before, after in pairwise(found):
            assert after.apply_first == before.apply_last + DAY
            assert before.apply_by < after.apply_by
            assert (before.year, before.number) < (after.year, after.number)

    @given(days, levels)
    def test_every_day_has_a_next_round(self, on, level):
        """There is one on every day, and the day lies among its days of proposals."""
        r = next_round(on, level)
        assert isinstance(r, Round)
        assert r.level is level
        assert r.apply_first <= on <= r.apply_last

    @given(st.dates(FIRST, date(2099, 4, 1)), levels)
    def test_it_is_the_only_one(self, on, level):
        """Of the rounds of the years about it, only that one is open."""
        about = range(max(on.year - 1, 2026), min(on.year + 1, LAST_YEAR) + 1)
        open_ = [
            r
            for year in about
            for r in rounds(year)
            if r.level is level and r.apply_first <= on <= r.apply_last
        ]
        assert open_ == [next_round(on, level)]

    @given(years)
    def test_assessment_after_proposal(self, year):
        """There are about two months between the proposal and the end of the assessment."""
        for r in rounds(year):
            assert r.apply_first <= r.apply_by <= r.apply_last < r.assess_by
            assert r.assess_by - r.apply_by >= 59 * DAY

    @given(days, levels)
    def test_never_backwards(self, on, level):
        """A day later the next round is the same or a later one."""
        if on < LAST:
            today, tomorrow = next_round(on, level), next_round(on + DAY, level)
            assert today.apply_last <= tomorrow.apply_last
            assert (today == tomorrow) == (on < today.apply_last)


class TestNextRound:
    """Điều 5: to which round a proposal made on a day belongs."""

    @pytest.mark.parametrize(
        ("on", "level", "year", "number"),
        [
            (date(2026, 5, 22), "province", 2026, 2),
            (date(2026, 5, 22), "centre", 2026, 1),
            (date(2026, 7, 29), "centre", 2026, 1),
            (date(2026, 7, 30), "centre", 2026, 2),
            (date(2026, 10, 29), "province", 2026, 2),
            (date(2026, 10, 30), "province", 2027, 1),
            (date(2027, 1, 29), "centre", 2026, 2),
            (date(2027, 1, 30), "centre", 2027, 1),
            (date(2028, 4, 30), "province", 2028, 1),  # printed as too late, yet 29/04 was off
            (date(2028, 5, 3), "province", 2028, 1),
            (date(2028, 5, 4), "province", 2028, 2),
            (LAST, "province", 2100, 1),
            (LAST, Level.CENTRE, 2099, 2),
        ],
    )
    def test_by_hand(self, on, level, year, number):
        """The days about each deadline."""
        r = next_round(on, level)
        assert (r.level, r.year, r.number) == (level, year, number)


class TestBadInput:
    """Days before the decision, years without calendar, levels that do not exist."""

    @given(st.dates(max_value=FIRST - DAY), levels)
    def test_before_the_decision(self, on, level):
        """Điều 11 khoản 1: no day before 22/05/2026."""
        with pytest.raises(InputError, match="before 2026-05-22") as caught:
            next_round(on, level)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("before-the-rule", "on")
        assert issue.citation == Citation("26/2026/QĐ-TTg", "Điều 11 khoản 1")

    @pytest.mark.parametrize("on", [date(2100, 1, 1), date(2100, 12, 31)])
    def test_after_the_last_year(self, on):
        """The last deadlines that can be given are those of 2099."""
        with pytest.raises(InputError) as caught:
            next_round(on, "centre")
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("after-the-calendar", "on")
        assert issue.en == (
            f"the rounds (đợt đánh giá) are known to the end of 2099, and {on} is beyond it; give "
            "an earlier day"
        )
        assert issue.vi == (
            f"chỉ có đợt đánh giá đến hết năm 2099, còn {on} nằm ngoài; hãy cho ngày sớm hơn"
        )

    def test_after_the_calendar(self):
        """A day beyond the calendar of days off is one problem, not two."""
        with pytest.raises(InputError, match="ends on 2100-12-31") as caught:
            next_round(date.max, "centre")
        assert len(caught.value.issues) == 1

    @pytest.mark.parametrize("year", [2025, 0, -1, 2100, 9999, 10**30])
    def test_year(self, year):
        """A year without rounds is an error that names those that have them."""
        with pytest.raises(InputError) as caught:
            rounds(year)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("year", "year")
        assert issue.en.endswith(
            f"of {year} are not known; allowed: 2026, in which the decision came into force, to "
            "2099"
        )
        assert issue.vi == (
            f"không có đợt đánh giá của năm {year}; cho phép: từ 2026, năm Quyết định có hiệu lực, "
            "đến 2099"
        )
        assert issue.citation.clause == "Điều 11 khoản 1"

    @pytest.mark.parametrize("bad", [True, 2027.0, "2027", None, date(2027, 1, 1)])
    def test_not_a_year(self, bad):
        """A year is a whole number."""
        with pytest.raises(TypeError, match=f"year: expected int, got {type(bad).__name__}"):
            rounds(bad)

    @pytest.mark.parametrize("bad", [datetime(2026, 6, 1, tzinfo=UTC), "2026-06-01", None, 2026])
    def test_not_a_date(self, bad):
        """A day is a plain date."""
        name = type(bad).__name__
        with pytest.raises(TypeError, match=f"on: expected a datetime.date, got {name}"):
            next_round(bad, "province")

    @pytest.mark.parametrize(
        ("level", "near"),
        [
            ("provinces", "province"),
            ("center", "centre"),
            ("PROVINCE", "province"),
            ("xã", "province, centre"),
            ("", "province, centre"),
        ],
    )
    def test_unknown_level(self, level, near):
        """Two levels; a mistyped one is answered with the nearest."""
        with pytest.raises(UnknownNameError) as caught:
            next_round(date(2026, 6, 1), level)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("unknown-level", "level")
        assert issue.en == (
            f"there is no level (cấp) {level!r}; nearest: {near}. Allowed: province, centre"
        )
        assert issue.vi == f"không có cấp {level!r}; gần nhất: {near}. Cho phép: province, centre"
        assert issue.citation == Citation("26/2026/QĐ-TTg", "Điều 4 khoản 1")
        assert (caught.value.subject, caught.value.subject_vi) == ("level", "cấp đánh giá")

    @pytest.mark.parametrize("bad", [None, 1, ["province"]])
    def test_level_not_text(self, bad):
        """A level is text."""
        with pytest.raises(TypeError, match=f"level: expected text, got {type(bad).__name__}"):
            next_round(date(2026, 6, 1), bad)
