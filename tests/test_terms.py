"""Điều 4.3, 7.2, 7.6, 8.4, 12: terms that run from an event or to an expiry."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import Citation, InputError, interpretation
from ocop.entities import Certificate
from ocop.procedure.terms import (
    Deadline,
    Window,
    certificate_last_day,
    commune_deadline,
    extension,
    extension_limit,
    reassessment_deadline,
    renewal_window,
    withdrawal_deadline,
)
from ocop.working_days import calendar_certain_until, is_working_day, next_working_day

LAW = "26/2026/QĐ-TTg"
DAY = timedelta(days=1)
IN_FORCE = date(2026, 5, 22)
begun = st.dates(IN_FORCE, date(2100, 10, 1))
issued = st.dates(date(2019, 8, 21), date(2097, 12, 31))
renewable = st.dates(date(2023, 9, 19), date(2097, 12, 31))  # expiry from 19/09/2026

DEADLINES = {
    commune_deadline: (
        "received_on",
        "Điều 7 khoản 2",
        ("UBND cấp xã", "Commune People's Committee"),
    ),
    reassessment_deadline: (
        "complete_on",
        "Điều 7 khoản 6 điểm g",
        (
            "UBND cấp tỉnh; Bộ Nông nghiệp và Môi trường (5 sao)",
            "Provincial People's Committee; Ministry of Agriculture and Environment (5 stars)",
        ),
    ),
    withdrawal_deadline: (
        "concluded_on",
        "Điều 8 khoản 4",
        (
            "Chủ tịch UBND cấp tỉnh; Bộ trưởng Bộ Nông nghiệp và Môi trường (5 sao)",
            (
                "Chair of the Provincial People's Committee; "
                "Minister of Agriculture and Environment (5 stars)"
            ),
        ),
    ),
}
# The working days on both sides of the end of what is known of the days off.
BACK = (calendar_certain_until() - n * DAY for n in range(14))
EDGE = (next(filter(is_working_day, BACK)), next_working_day(calendar_certain_until() + DAY))
each_deadline = pytest.mark.parametrize("function", DEADLINES)
each_window = pytest.mark.parametrize("function", [renewal_window, extension, extension_limit])


def certificate(issued_on, last_valid_day=None):
    """Anything with two days; 36 months unless said otherwise."""
    last = last_valid_day or certificate_last_day(issued_on)
    return SimpleNamespace(issued_on=issued_on, last_valid_day=last)


def ending(last_valid_day):
    """A certificate of the earlier decisions with the term that its paper states."""
    return certificate(date(2023, 5, 2), last_valid_day)


def months_slowly(on, months):
    """The oracle: step through months; where there is no such day, the month's last."""
    year, month = on.year, on.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for day in range(on.day, 0, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    raise AssertionError


class TestDeadlines:
    """Terms that run from an event: the day of the event is not counted (I8)."""

    @each_deadline
    def test_citation_and_actor(self, function):
        """Each names its clause, its reading and who must act, in both languages."""
        _, clause, actor = DEADLINES[function]
        deadline = function(date(2026, 6, 1))
        assert isinstance(deadline, Deadline)
        assert deadline.citation == Citation(LAW, clause)
        assert (deadline.actor_vi, deadline.actor_en) == actor
        assert deadline.text_vi
        assert deadline.text_en
        authority = [] if function is commune_deadline else ["I29"]
        assert [interpretation(id).id for id in deadline.readings] == ["I8", *authority]

    @each_deadline
    @given(on=begun)
    def test_order(self, function, on):
        """Event, counted day, last day: in that order, the last one a working day."""
        deadline = function(on)
        assert deadline.counted_from == on < deadline.last_counted <= deadline.last
        assert is_working_day(deadline.last)
        skipped = (deadline.last - deadline.last_counted).days
        assert not any(is_working_day(deadline.last_counted + n * DAY) for n in range(skipped))

    @each_deadline
    @given(on=st.dates(IN_FORCE, date(2100, 9, 30)))
    def test_later_event_never_earlier_deadline(self, function, on):
        """A day later the deadline is the same or later."""
        assert function(on).last <= function(on + DAY).last

    @each_deadline
    def test_certainty(self, function):
        """A deadline of 2026 is certain; one of 2090 rests on rules for holidays."""
        assert function(date(2026, 6, 1)).calendar_certain
        assert not function(date(2090, 6, 1)).calendar_certain

    def test_edge_of_certainty(self):
        """The last working day known is certain, the first one after it is not."""
        known, unknown = EDGE
        assert withdrawal_deadline(known - 15 * DAY).calendar_certain
        assert not withdrawal_deadline(unknown - 15 * DAY).calendar_certain

    def test_frozen(self):
        """A deadline cannot be changed, can be compared and hashed."""
        deadline = commune_deadline(date(2026, 6, 1))
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            deadline.last = date(2027, 1, 1)
        assert {deadline} == {commune_deadline(date(2026, 6, 1))}


class TestCommune:
    """Điều 7 khoản 2: 15 working days from the receipt of the product dossier."""

    @pytest.mark.parametrize(
        ("received", "last"),
        [
            (date(2026, 5, 22), date(2026, 6, 12)),
            (date(2026, 8, 14), date(2026, 9, 8)),  # 22/08 worked; 31/08 to 02/09 off
            (date(2026, 10, 8), date(2026, 10, 29)),  # the last for the province's round 2
            (date(2027, 2, 1), date(2027, 3, 1)),  # over Tết
            (date(2027, 2, 6), date(2027, 3, 3)),  # on mùng một
        ],
    )
    def test_by_hand(self, received, last):
        """Crossed off in a calendar on the wall."""
        deadline = commune_deadline(received)
        assert deadline.last == deadline.last_counted == last


class TestReassessment:
    """Điều 7 khoản 6 điểm g: 45 days, days off included, from the full dossier."""

    @pytest.mark.parametrize(
        ("complete", "counted", "last"),
        [
            (date(2026, 6, 1), date(2026, 7, 16), date(2026, 7, 16)),
            (date(2026, 7, 15), date(2026, 8, 29), date(2026, 9, 3)),  # Saturday, then days off
            (date(2026, 12, 22), date(2027, 2, 5), date(2027, 2, 11)),  # Tết
        ],
    )
    def test_by_hand(self, complete, counted, last):
        """The 45th day, and the working day after it where it is off."""
        deadline = reassessment_deadline(complete)
        assert (deadline.last_counted, deadline.last) == (counted, last)

    @given(begun)
    def test_count(self, on):
        """Always 45 days."""
        assert reassessment_deadline(on).last_counted - on == 45 * DAY


class TestWithdrawal:
    """Điều 8 khoản 4: 15 days, days off included, from the conclusion or confirmation."""

    @pytest.mark.parametrize(
        ("concluded", "counted", "last"),
        [
            (date(2026, 6, 1), date(2026, 6, 16), date(2026, 6, 16)),
            (date(2026, 8, 7), date(2026, 8, 22), date(2026, 8, 22)),  # a Saturday worked
            (date(2026, 8, 16), date(2026, 8, 31), date(2026, 9, 3)),
        ],
    )
    def test_by_hand(self, concluded, counted, last):
        """The 15th day, and the working day after it where it is off."""
        deadline = withdrawal_deadline(concluded)
        assert (deadline.last_counted, deadline.last) == (counted, last)

    @given(begun)
    def test_count(self, on):
        """Always 15 days, not 15 working days."""
        assert withdrawal_deadline(on).last_counted - on == 15 * DAY


class TestCertificateTerm:
    """Điều 4 khoản 3: 36 months, which end with the end of the corresponding day (I8)."""

    @pytest.mark.parametrize(
        ("issued_on", "last"),
        [
            (date(2020, 2, 4), date(2023, 2, 4)),  # 303/QĐ-UBND
            (date(2024, 8, 6), date(2027, 8, 6)),  # 1978/QĐ-UBND
            (date(2026, 8, 5), date(2029, 8, 5)),  # 3981/QĐ-UBND
            (date(2024, 2, 29), date(2027, 2, 28)),
            (date(2027, 2, 28), date(2030, 2, 28)),
            (date(2025, 2, 28), date(2028, 2, 28)),  # not the 29th
            (date(2026, 5, 22), date(2029, 5, 22)),
        ],
    )
    def test_by_hand(self, issued_on, last):
        """Real certificates and the end of February."""
        assert certificate_last_day(issued_on) == last

    @given(issued)
    def test_against_the_oracle(self, on):
        """The day is found by stepping through 36 months."""
        assert certificate_last_day(on) == months_slowly(on, 36)

    @given(issued)
    def test_monotone(self, on):
        """A certificate issued later does not end earlier."""
        assert certificate_last_day(on) <= certificate_last_day(on + DAY)

    @given(issued)
    def test_same_as_the_entity(self, on):
        """The entity reckons its term the same way, and serves as the certificate here."""
        entity = Certificate(number="1/QĐ-UBND", product="Chả cá", tier=4, issued_on=on)
        assert entity.last_valid_day == certificate_last_day(on)
        if entity.last_valid_day >= date(2026, 9, 19):
            assert renewal_window(entity) == renewal_window(certificate(on))
            assert extension_limit(entity) == entity.last_valid_day + 180 * DAY

    def test_not_moved_by_days_off(self):
        """A term that ends on a Sunday ends on that Sunday."""
        assert certificate_last_day(date(2026, 9, 2)).weekday() == 6


class TestRenewalWindow:
    """Điều 7 khoản 6 điểm a: not earlier than 180, not later than 120 days before expiry."""

    @pytest.mark.parametrize(
        ("issued_on", "first", "counted", "last"),
        [
            (date(2024, 8, 6), date(2027, 2, 7), date(2027, 4, 8), date(2027, 4, 8)),
            # the 120th day is Sunday 12/09/2027
            (date(2025, 1, 10), date(2027, 7, 14), date(2027, 9, 12), date(2027, 9, 13)),
            # the 120th day is Friday 30/04/2027; 01 and 02/05 a weekend, 03/05 off
            (date(2024, 8, 28), date(2027, 3, 1), date(2027, 4, 30), date(2027, 5, 4)),
            # a term that ends on 28/02/2027
            (date(2024, 2, 29), date(2026, 9, 1), date(2026, 10, 31), date(2026, 11, 2)),
        ],
    )
    def test_by_hand(self, issued_on, first, counted, last):
        """Counted back in a calendar on the wall."""
        window = renewal_window(certificate(issued_on))
        assert (window.first, window.last_counted, window.last) == (first, counted, last)

    @given(renewable)
    def test_never_empty(self, on):
        """61 days are counted, and rolling only adds to them."""
        window = renewal_window(certificate(on))
        assert window.last_counted - window.first == 60 * DAY
        assert window.first < window.last_counted <= window.last < certificate_last_day(on)
        assert is_working_day(window.last)

    @given(renewable)
    def test_counted_back_from_expiry(self, on):
        """One day at a time from the last valid day."""
        expiry = certificate_last_day(on)
        back = [expiry - n * DAY for n in range(181)]
        window = renewal_window(certificate(on))
        assert (window.first, window.last_counted) == (back[180], back[120])

    @given(st.dates(date(2023, 9, 19), date(2097, 12, 30)))
    def test_monotone(self, on):
        """A certificate issued later is not renewed earlier."""
        today, tomorrow = renewal_window(certificate(on)), renewal_window(certificate(on + DAY))
        assert today.first <= tomorrow.first
        assert today.last <= tomorrow.last

    def test_who_and_why(self):
        """The subject files, with the commune."""
        window = renewal_window(certificate(date(2024, 8, 6)))
        assert isinstance(window, Window)
        assert window.citation == Citation(LAW, "Điều 7 khoản 6 điểm a")
        assert window.readings == ("I8",)
        assert (window.actor_vi, window.actor_en) == ("Chủ thể OCOP", "OCOP subject")
        assert "UBND cấp xã" in window.text_vi
        assert "Commune People's Committee" in window.text_en

    def test_certainty(self):
        """A window that closes in 2026 is certain; one of 2090 rests on rules for holidays."""
        assert renewal_window(certificate(date(2024, 2, 29))).calendar_certain
        assert not renewal_window(certificate(date(2088, 2, 29))).calendar_certain

    def test_edge_of_certainty(self):
        """A window may close on the last working day known, and not on the first one after it."""
        known, unknown = EDGE
        assert renewal_window(ending(known + 120 * DAY)).calendar_certain
        assert not renewal_window(ending(unknown + 120 * DAY)).calendar_certain

    def test_holds_on(self):
        """Both ends belong to the window, the rolled end too."""
        window = renewal_window(certificate(date(2024, 2, 29)))
        assert not window.holds_on(date(2026, 8, 31))
        assert window.holds_on(date(2026, 9, 1))
        assert window.holds_on(date(2026, 11, 2))
        assert not window.holds_on(date(2026, 11, 3))
        assert not window.holds_on(date.min)
        with pytest.raises(TypeError, match=r"^on: expected a datetime\.date, got datetime"):
            window.holds_on(datetime(2026, 9, 1, tzinfo=UTC))

    @pytest.mark.parametrize("expiry", [date(2026, 9, 19), date(2026, 9, 20), date(2026, 11, 18)])
    def test_about_the_first_day_of_the_decision(self, expiry):
        """The first certificates with a window: its counted first day may precede the decision."""
        window = renewal_window(ending(expiry))
        assert window.first == expiry - 180 * DAY
        assert window.last_counted >= IN_FORCE

    @given(st.dates(date(2023, 5, 3), date(2026, 9, 18)))
    def test_no_window_before_the_decision(self, expiry):
        """A window that closed before 22/05/2026 never existed."""
        with pytest.raises(InputError) as caught:
            renewal_window(ending(expiry))
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == (
            "window-before-the-rule",
            "certificate.last_valid_day",
        )
        assert issue.citation.clause == "Điều 7 khoản 6 điểm a"

    def test_message(self):
        """The message points to the extension, in both languages."""
        with pytest.raises(InputError) as caught:
            renewal_window(ending(date(2026, 7, 1)))
        (issue,) = caught.value.issues
        assert issue.en == (
            "120 days before 2026-07-01 is 2026-03-03, before the rule existed (2026-05-22): no "
            "window to file (thời gian nộp hồ sơ). Ask extension() how long it may stay valid"
        )
        assert issue.vi == (
            "120 ngày trước 2026-07-01 là 2026-03-03, trước khi có quy định này (2026-05-22): "
            "không có thời gian nộp hồ sơ. Hãy hỏi extension() xem được kéo dài đến ngày nào"
        )


class TestExtension:
    """Điều 12 khoản 3: effect until the result, at most 180 days after the term."""

    @pytest.mark.parametrize(
        ("expiry", "first", "last"),
        [
            (date(2026, 5, 22), date(2026, 5, 23), date(2026, 11, 18)),
            (date(2026, 7, 1), date(2026, 7, 2), date(2026, 12, 28)),
            (date(2026, 8, 8), date(2026, 8, 9), date(2027, 2, 4)),  # ends in Tết: not moved
        ],
    )
    def test_by_hand(self, expiry, first, last):
        """180 days from the end of the term, that day not counted."""
        window = extension(ending(expiry))
        assert (window.first, window.last) == (first, last)
        assert window.last == window.last_counted == extension_limit(ending(expiry))

    @given(st.dates(date(2023, 5, 22), date(2097, 12, 31)))
    def test_180_days(self, on):
        """180 days in the window, no more and no fewer, and they rest on no calendar."""
        window = extension(certificate(on))
        assert (window.last - window.first).days + 1 == 180
        assert window.first == certificate_last_day(on) + DAY
        assert window.calendar_certain

    def test_who_and_why(self):
        """The authority gives the result."""
        window = extension(ending(date(2026, 7, 1)))
        assert window.citation == Citation(LAW, "Điều 12 khoản 3")
        assert window.readings == ("I8",)
        assert (window.actor_vi, window.actor_en) == (
            "Cơ quan có thẩm quyền",
            "Competent authority",
        )
        assert "kết quả" in window.text_vi
        assert "result" in window.text_en

    @pytest.mark.parametrize("function", [extension, extension_limit])
    def test_no_effect_left(self, function):
        """A term that ended before 22/05/2026 left no effect to keep."""
        with pytest.raises(InputError) as caught:
            function(ending(date(2026, 5, 21)))
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == (
            "expired-before-the-rule",
            "certificate.last_valid_day",
        )
        assert issue.en == (
            "the term (thời hạn) ended on 2026-05-21, before the rule existed (2026-05-22): no "
            "effect was left to keep. Check the day; the decision has no other rule"
        )
        assert issue.vi == (
            "thời hạn đã hết ngày 2026-05-21, trước khi có quy định này (2026-05-22): không còn "
            "hiệu lực để kéo dài. Hãy kiểm tra ngày; Quyết định không có quy định khác"
        )
        assert issue.citation.clause == "Điều 12 khoản 3"


class TestEarlierCertificates:
    """Điều 12 khoản 1: a certificate of before 22/05/2026 keeps the term its decision states."""

    def test_stated_term_is_taken(self):
        """A term other than 36 months is counted with as it stands."""
        window = renewal_window(certificate(date(2024, 8, 6), date(2027, 8, 5)))
        assert window.first == date(2027, 2, 6)

    @pytest.mark.parametrize(
        ("issued_on", "stated"),
        [
            (date(2026, 5, 22), date(2029, 5, 21)),  # 36 months of this decision
            (date(2026, 8, 5), date(2029, 8, 6)),
            (date(2024, 8, 6), date(2024, 8, 6)),  # not after the issue
            (date(2024, 8, 6), date(2021, 8, 6)),
        ],
    )
    @each_window
    def test_days_that_do_not_fit(self, function, issued_on, stated):
        """From 22/05/2026 the term is 36 months; before, it ends after the issue at least."""
        with pytest.raises(InputError) as caught:
            function(certificate(issued_on, stated))
        (issue,) = caught.value.issues
        right = certificate_last_day(issued_on)
        assert (issue.code, issue.path) == ("expiry", "certificate.last_valid_day")
        assert issue.en == (
            f"{stated} does not end a term (thời hạn) that began on {issued_on}; 36 months end on "
            f"{right}. Mend one of the two days"
        )
        assert issue.vi == (
            f"{stated} không phải ngày cuối của thời hạn bắt đầu ngày {issued_on}; 36 tháng hết "
            f"ngày {right}. Hãy sửa một trong hai ngày"
        )
        assert issue.citation.clause == "Điều 4 khoản 3"


class TestBadInput:
    """A day is a plain date within the rule; a certificate has two of them."""

    @pytest.mark.parametrize(
        "bad", [datetime(2026, 6, 1, tzinfo=UTC), "2026-06-01", None, 20260601]
    )
    @pytest.mark.parametrize("function", [*DEADLINES, certificate_last_day])
    def test_not_a_date(self, function, bad):
        """Anything but a plain date is a TypeError that names the argument."""
        path = DEADLINES[function][0] if function in DEADLINES else "issued_on"
        name = type(bad).__name__
        with pytest.raises(TypeError, match=f"{path}: expected a datetime.date, got {name}"):
            function(bad)

    @each_deadline
    @given(on=st.dates(max_value=IN_FORCE - DAY))
    def test_before_the_decision(self, function, on):
        """Điều 11 khoản 1: no term of the decision runs from a day before 22/05/2026."""
        with pytest.raises(InputError) as caught:
            function(on)
        (issue,) = caught.value.issues
        assert (issue.code, issue.path) == ("before-the-rule", DEADLINES[function][0])
        assert caught.value.subject == "procedure"
        assert caught.value.subject_vi == "trình tự, thời hạn"
        assert issue.citation == Citation(LAW, "Điều 11 khoản 1")

    @each_deadline
    @pytest.mark.parametrize("on", [date(2100, 12, 31), date(2101, 1, 1), date.max])
    def test_after_the_calendar(self, function, on):
        """A term that leaves the calendar of days off is refused."""
        with pytest.raises(InputError) as caught:
            function(on)
        (issue,) = caught.value.issues
        assert issue.code == "after-the-calendar"

    @pytest.mark.parametrize("on", [date.min, date(2019, 8, 20), date(2101, 1, 1), date.max])
    def test_issue_out_of_range(self, on):
        """No certificate is older than the first criteria, or younger than the calendar."""
        with pytest.raises(InputError, match=f"{on}") as caught:
            certificate_last_day(on)
        assert [issue.path for issue in caught.value.issues] == ["issued_on"]

    def test_first_certificate(self):
        """The day of the first criteria is allowed."""
        assert certificate_last_day(date(2019, 8, 21)) == date(2022, 8, 21)

    @pytest.mark.parametrize(
        "bad",
        [
            None,
            "1978/QĐ-UBND",
            date(2024, 8, 6),
            {},
            SimpleNamespace(),
            SimpleNamespace(issued_on=date(2024, 8, 6)),
            SimpleNamespace(last_valid_day=date(2027, 8, 6)),
        ],
    )
    @each_window
    def test_not_a_certificate(self, function, bad):
        """What has no two days is a TypeError."""
        name = type(bad).__name__
        with pytest.raises(TypeError, match=f"issued_on and last_valid_day, got {name}"):
            function(bad)

    @pytest.mark.parametrize("bad", [None, "2027-08-06", datetime(2027, 8, 6, tzinfo=UTC)])
    @each_window
    def test_days_not_dates(self, function, bad):
        """Each of the two days is a plain date."""
        good = date(2027, 8, 6)
        with pytest.raises(TypeError, match=r"certificate\.issued_on: expected"):
            function(SimpleNamespace(issued_on=bad, last_valid_day=good))
        with pytest.raises(TypeError, match=r"certificate\.last_valid_day: expected"):
            function(SimpleNamespace(issued_on=date(2024, 8, 6), last_valid_day=bad))

    @each_window
    def test_both_days_wrong(self, function):
        """Both days are reported at once."""
        with pytest.raises(InputError) as caught:
            function(SimpleNamespace(issued_on=date.min, last_valid_day=date.max))
        assert [issue.path for issue in caught.value.issues] == [
            "certificate.issued_on",
            "certificate.last_valid_day",
        ]
