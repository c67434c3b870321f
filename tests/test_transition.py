"""Điều 11 and Điều 12: which decision applies to a dossier, and which recognitions go on."""

import copy
import pickle
from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop import InputError, UnknownNameError, criteria, interpretation
from ocop.procedure.registration import RegistrationKind
from ocop.procedure.transition import TERM_KEPT, applicable_law, keeps_term

NEW, OLD, OLDEST = "26/2026/QĐ-TTg", "148/QĐ-TTg", "1048/QĐ-TTg"
KINDS = ["first", "upgrade", "renewal"]
FIRST_DAY, START = date(2019, 8, 21), date(2026, 5, 22)

# Typed by hand: kind, filed on, spans (from, to, decision) from 20/05/2026 to 25/07/2026.
TABLE = [
    ("first", "20/05", [("20/05", "21/07", OLD), ("22/07", "25/07", NEW)]),
    ("first", "21/05", [("21/05", "21/07", OLD), ("22/07", "25/07", NEW)]),
    ("first", "22/05", [("22/05", "25/07", NEW)]),
    ("first", "23/05", [("23/05", "25/07", NEW)]),
    ("first", "21/06", [("21/06", "25/07", NEW)]),
    ("first", "22/06", [("22/06", "25/07", NEW)]),
    ("first", "21/07", [("21/07", "25/07", NEW)]),
    ("first", "22/07", [("22/07", "25/07", NEW)]),
    ("first", "25/07", [("25/07", "25/07", NEW)]),
    ("upgrade", "20/05", [("20/05", "21/07", OLD), ("22/07", "25/07", NEW)]),
    ("upgrade", "21/05", [("21/05", "21/07", OLD), ("22/07", "25/07", NEW)]),
    ("upgrade", "22/05", [("22/05", "25/07", NEW)]),
    ("upgrade", "23/05", [("23/05", "25/07", NEW)]),
    ("upgrade", "21/06", [("21/06", "25/07", NEW)]),
    ("upgrade", "22/06", [("22/06", "25/07", NEW)]),
    ("upgrade", "21/07", [("21/07", "25/07", NEW)]),
    ("upgrade", "22/07", [("22/07", "25/07", NEW)]),
    ("upgrade", "25/07", [("25/07", "25/07", NEW)]),
    ("renewal", "20/05", [("20/05", "21/06", OLD), ("22/06", "25/07", NEW)]),
    ("renewal", "21/05", [("21/05", "21/06", OLD), ("22/06", "25/07", NEW)]),
    ("renewal", "22/05", [("22/05", "25/07", NEW)]),
    ("renewal", "23/05", [("23/05", "25/07", NEW)]),
    ("renewal", "21/06", [("21/06", "25/07", NEW)]),
    ("renewal", "22/06", [("22/06", "25/07", NEW)]),
    ("renewal", "21/07", [("21/07", "25/07", NEW)]),
    ("renewal", "22/07", [("22/07", "25/07", NEW)]),
    ("renewal", "25/07", [("25/07", "25/07", NEW)]),
]


def day(text):
    """A day of 2026, such as 22/05."""
    number, month = map(int, text.split("/"))
    return date(2026, month, number)


def days(first, last):
    """Every day of a span."""
    return [first + timedelta(n) for n in range((last - first).days + 1)]


def law(filed_on, kind, on):
    """The decision alone."""
    return applicable_law(filed_on=filed_on, kind=kind, on=on).law


class TestDayByDay:
    """Every day from 20/05/2026 to 25/07/2026, against the table."""

    @pytest.mark.parametrize(("kind", "filed", "spans"), TABLE)
    def test_table(self, kind, filed, spans):
        """The decision of each day; before the filing there is none."""
        expected = {
            on: decision for first, last, decision in spans for on in days(day(first), day(last))
        }
        asked = days(date(2026, 5, 20), date(2026, 7, 25))
        assert len(asked) == 67
        found = {}
        for on in asked:
            if on < day(filed):
                with pytest.raises(InputError):
                    law(day(filed), kind, on)
            else:
                found[on] = law(day(filed), kind, on)
        assert found == expected


class TestTerms:
    """Điều 12 khoản 2: 60 days, for a renewal 30, after 22/05/2026 (I8)."""

    @pytest.mark.parametrize(
        ("kind", "until", "clause"),
        [
            ("first", date(2026, 7, 21), "Điều 12 khoản 2 điểm a"),
            ("upgrade", date(2026, 7, 21), "Điều 12 khoản 2 điểm a"),
            ("renewal", date(2026, 6, 21), "Điều 12 khoản 2 điểm b"),
        ],
    )
    def test_until(self, kind, until, clause):
        """The last day, its clause and its readings; before and after the day of the decision."""
        for on in (date(2026, 5, 21), START, until):
            found = applicable_law(filed_on=date(2026, 5, 21), kind=kind, on=on)
            assert (found.law, found.until, found.amended_by) == (OLD, until, ("1489/QĐ-TTg",))
            assert (found.citation.document, found.citation.clause) == (NEW, clause)
            sunday = ("I34",) if kind == "renewal" else ()
            assert found.readings == ("I8", "I9", *sunday)
        assert (until - START).days == (30 if kind == "renewal" else 60)

    def test_a_sunday_is_not_moved(self):
        """21/06/2026 is a Sunday; the term bounds the old rules and is not moved, and says so."""
        assert [date(2026, 6, 21).weekday(), date(2026, 7, 21).weekday()] == [6, 1]
        found = applicable_law(filed_on=date(2026, 5, 21), kind="renewal", on=date(2026, 6, 22))
        assert found.law == NEW
        assert "21/06/2026, Chủ nhật, không dời" in found.reason_vi
        assert "2026-06-21, a Sunday, not moved" in found.reason_en
        found = applicable_law(filed_on=date(2026, 5, 21), kind="first", on=date(2026, 7, 22))
        assert "không dời" not in found.reason_vi
        assert "not moved" not in found.reason_en

    @pytest.mark.parametrize("kind", KINDS)
    def test_not_finished(self, kind):
        """After the term the text is silent: 26/2026 by I22, and the other reading is named."""
        found = applicable_law(filed_on=date(2026, 1, 5), kind=kind, on=date(2026, 7, 22))
        assert (found.law, found.until, found.amended_by) == (NEW, None, ())
        sunday = ("I34",) if kind == "renewal" else ()
        assert found.readings == ("I8", "I22", *sunday)
        assert "Cách đọc khác" in found.reason_vi
        assert "hết giá trị" in found.reason_vi
        assert "Other reading: the dossier lapses" in found.reason_en

    @pytest.mark.parametrize("kind", KINDS)
    def test_filed_under_the_new_decision(self, kind):
        """Điều 11 khoản 1: from 22/05/2026 the new decision, without an end."""
        found = applicable_law(filed_on=START, kind=kind, on=START)
        assert (found.law, found.until, found.amended_by) == (NEW, None, ())
        assert (found.citation.clause, found.readings) == ("Điều 11 khoản 1", ("I9",))
        assert "22/05/2026" in found.reason_vi
        assert "2026-05-22" in found.reason_en

    def test_reason(self):
        """The answer in words."""
        found = applicable_law(filed_on=date(2026, 5, 20), kind="renewal", on=date(2026, 6, 1))
        assert found.reason_vi == (
            "Hồ sơ đánh giá, phân hạng lại nộp ngày 20/05/2026, khi Quyết định 148/QĐ-TTg có hiệu "
            "lực; nếu chưa đánh giá xong thì theo quy định cũ đến hết 30 ngày kể từ 22/05/2026, "
            "tức 21/06/2026, Chủ nhật, không dời"
        )
        assert found.reason_en == (
            "Filed on 2026-05-20 (renewal), when Decision 148/QĐ-TTg was in force; while it is not "
            "assessed, the old rules apply until 30 days from 2026-05-22 are over, on 2026-06-21, "
            "a Sunday, not moved"
        )

    def test_readings_exist(self):
        """Every reading named is one of the library's."""
        for filed_on, on in ((START, START), (FIRST_DAY, START), (FIRST_DAY, date(2026, 8, 1))):
            for id in applicable_law(filed_on=filed_on, kind="first", on=on).readings:
                assert interpretation(id).id == id


class TestOldDecisions:
    """148/QĐ-TTg for filings from 24/02/2023, 1048/QĐ-TTg for those from 21/08/2019."""

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(
        ("filed_on", "decision"),
        [
            (FIRST_DAY, OLDEST),
            (date(2023, 2, 23), OLDEST),
            (date(2023, 2, 24), OLD),
            (date(2026, 5, 21), OLD),
            (START, NEW),
        ],
    )
    def test_by_day_of_filing(self, filed_on, decision, kind):
        """Asked on the day of filing: each side of each first day."""
        assert law(filed_on, kind, filed_on) == decision

    @pytest.mark.parametrize(
        ("filed_on", "on", "amended"),
        [
            (FIRST_DAY, date(2020, 6, 7), ()),
            (FIRST_DAY, date(2020, 6, 8), ("781/QĐ-TTg",)),
            (date(2025, 1, 2), date(2025, 7, 5), ()),
            (date(2025, 1, 2), date(2025, 7, 6), ("1489/QĐ-TTg",)),
        ],
    )
    def test_amended(self, filed_on, on, amended):
        """An amendment counts from its own day."""
        assert applicable_law(filed_on=filed_on, kind="first", on=on).amended_by == amended

    def test_replaced(self):
        """What 148 says on dossiers filed before it is not held, and the answer says so."""
        before = applicable_law(filed_on=date(2022, 1, 4), kind="first", on=date(2023, 2, 23))
        after = applicable_law(filed_on=date(2022, 1, 4), kind="first", on=date(2023, 2, 24))
        assert before.law == after.law == OLDEST
        assert before.readings == after.readings == ("I8", "I33")
        assert "chưa được xét" not in before.reason_vi
        assert after.reason_vi.endswith("Quy định chuyển tiếp của 148/QĐ-TTg chưa được xét")
        assert after.reason_en.endswith("What 148/QĐ-TTg says on such dossiers is not looked at")

    @given(st.dates(FIRST_DAY, date(2030, 12, 31)))
    def test_agrees_with_the_catalogue(self, filed_on):
        """On the day of filing it is the decision that governs what is begun that day."""
        assert law(filed_on, "first", filed_on) == criteria.in_force(filed_on).id

    @pytest.mark.parametrize("decision", [OLD, OLDEST])
    def test_amendments_agree_with_the_catalogue(self, decision):
        """The amending decisions are those of the catalogue."""
        filed_on = date(2023, 2, 24) if decision == OLD else FIRST_DAY
        found = applicable_law(filed_on=filed_on, kind="first", on=START)
        assert found.amended_by == criteria.ruleset(decision).document.amended_by


class TestProperties:
    """What holds for every dossier and day."""

    @given(
        st.sampled_from(RegistrationKind),
        st.dates(FIRST_DAY, date(2027, 12, 31)),
        st.integers(0, 3000),
    )
    def test_until_is_the_last_day(self, kind, filed_on, later):
        """To `until` the same decision, from the day after 26/2026 for good."""
        on = filed_on + timedelta(later)
        found = applicable_law(filed_on=filed_on, kind=kind, on=on)
        if found.until is None:
            assert found.law == NEW
            assert law(filed_on, kind, on + timedelta(1)) == NEW
        else:
            assert on <= found.until
            assert law(filed_on, kind, found.until) == found.law != NEW
            assert law(filed_on, kind, found.until + timedelta(1)) == NEW
        assert found.reason_vi != found.reason_en

    @given(st.dates(date(2026, 7, 22)), st.sampled_from(KINDS))
    def test_no_old_rules_after_the_transition(self, on, kind):
        """From 22/07/2026 nothing follows an old decision."""
        for filed_on in (FIRST_DAY, date(2026, 5, 21), on):
            assert law(filed_on, kind, on) == NEW

    def test_immutable(self):
        """Frozen, hashable, and the same after pickling."""
        found = applicable_law(filed_on=START, kind="first", on=START)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            found.law = OLD
        assert copy.deepcopy(found) == found == pickle.loads(pickle.dumps(found))
        assert hash(found) == hash(applicable_law(filed_on=START, kind="lần đầu", on=START))


class TestKeepsTerm:
    """Điều 12 khoản 1: recognised before 22/05/2026, the term of the old decision goes on."""

    @pytest.mark.parametrize(
        ("recognised_on", "keeps"),
        [
            (FIRST_DAY, True),
            (date(2024, 8, 6), True),
            (date(2026, 5, 21), True),
            (date(2026, 5, 22), False),
            (date(2026, 8, 5), False),
        ],
    )
    def test_keeps(self, recognised_on, keeps):
        """Each side of the first day."""
        assert keeps_term(recognised_on) is keeps
        assert (TERM_KEPT.document, TERM_KEPT.clause) == (NEW, "Điều 12 khoản 1")

    def test_too_early(self):
        """Before the first decision nothing was recognised by it."""
        with pytest.raises(InputError) as caught:
            keeps_term(date(2019, 8, 20))
        assert caught.value.issues[0].path == "recognised_on"
        assert "1048/QĐ-TTg" in str(caught.value)


class TestBadInput:
    """Each wrong question is one clear error."""

    def test_too_early(self):
        """The message names the first decision and its day."""
        with pytest.raises(InputError) as caught:
            law(date(2019, 8, 20), "first", START)
        issue = caught.value.issues[0]
        assert (issue.code, issue.path) == ("before-the-first-law", "filed_on")
        assert issue.en == (
            "2019-08-20 is before 2019-08-21, the day of the first decision (quyết định) on "
            "criteria, 1048/QĐ-TTg; give a day from 2019-08-21 on"
        )
        assert issue.vi == (
            "2019-08-20 trước 2019-08-21, ngày của quyết định đầu tiên về bộ tiêu chí, "
            "1048/QĐ-TTg; hãy cho ngày từ 2019-08-21"
        )

    def test_before_the_filing(self):
        """Nothing applies to a dossier that is not filed yet."""
        with pytest.raises(InputError) as caught:
            law(START, "first", date(2026, 5, 21))
        issue = caught.value.issues[0]
        assert (issue.code, issue.path) == ("before-the-filing", "on")
        assert issue.en == (
            "2026-05-21 is before the filing (nộp hồ sơ) on 2026-05-22; ask for a day from "
            "2026-05-22 on"
        )
        assert issue.vi == "2026-05-21 trước ngày nộp hồ sơ 2026-05-22; hãy hỏi ngày từ 2026-05-22"

    def test_both_at_once(self):
        """Every problem is listed."""
        with pytest.raises(InputError) as caught:
            law(date(2018, 1, 2), "first", date.min)
        assert [issue.path for issue in caught.value.issues] == ["filed_on", "on"]

    def test_unknown_kind(self):
        """A kind that does not exist names the nearest."""
        with pytest.raises(UnknownNameError, match="nearest: renewal"):
            law(START, "renewed", START)

    @pytest.mark.parametrize(
        "wrong", [datetime(2026, 5, 22, tzinfo=UTC), "2026-05-22", 20260522, None, True]
    )
    def test_not_a_plain_date(self, wrong):
        """A datetime, text or number is no day."""
        with pytest.raises(TypeError, match=r"filed_on: expected a datetime\.date, got"):
            law(wrong, "first", START)
        with pytest.raises(TypeError, match=r"^on: expected a datetime\.date, got"):
            law(START, "first", wrong)
        with pytest.raises(TypeError, match=r"recognised_on: expected a datetime\.date, got"):
            keeps_term(wrong)

    def test_far_days(self):
        """The last day that a date can hold is answered too."""
        assert law(date.max, "first", date.max) == NEW
