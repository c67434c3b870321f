"""Điều 7: the path of a dossier, what is due next, by whom, until when."""

from datetime import date, datetime

import pytest

from ocop import Certificate, InputError, StarTier
from ocop.procedure.path import DossierPath, Due, Event, Step
from ocop.procedure.registration import RegistrationKind

FIRST = DossierPath(RegistrationKind.FIRST)
CERTIFICATE = Certificate(
    number="1978/QĐ-UBND", product="Chả cá", tier=4, issued_on=date(2024, 8, 6)
)
RENEWAL = DossierPath(RegistrationKind.RENEWAL, CERTIFICATE)


def walk(path, *events):
    """A path after some events."""
    for step, on, *tier in events:
        path = path.record(step, on, *tier)
    return path


FILED = ("filed", date(2026, 10, 1))
PROPOSED = ("proposed", date(2026, 10, 20))


class TestFirstRegistration:
    """Khoản 1 to 4: commune, province, centre."""

    def test_start(self):
        """A first registration begins on any day; the law sets none."""
        (due,) = FIRST.due()
        assert (due.step, due.by_vi, due.first, due.until) == (
            Step.FILED,
            "Chủ thể OCOP",
            None,
            None,
        )
        assert due.citation.clause == "Điều 7 khoản 1"
        assert not due.overdue(date(2099, 1, 1))

    def test_commune(self):
        """Khoản 2: 15 working days from receipt; 01/10/2026 gives 22/10/2026."""
        path = walk(FIRST, FILED)
        (due,) = path.due()
        assert (due.step, due.by_vi, due.until) == (
            Step.PROPOSED,
            "UBND cấp xã",
            date(2026, 10, 22),
        )
        assert path.overdue(date(2026, 10, 22)) == ()
        assert path.overdue(date(2026, 10, 23)) == (due,)

    @pytest.mark.parametrize(
        ("proposed", "until"),
        [
            (date(2026, 10, 20), date(2026, 12, 29)),
            (date(2026, 10, 29), date(2026, 12, 29)),
            (date(2026, 10, 30), date(2027, 6, 29)),
            (date(2027, 4, 29), date(2027, 6, 29)),
        ],
    )
    def test_province(self, proposed, until):
        """Điều 5: the round that the commune's proposal reaches."""
        path = walk(FIRST, FILED, ("proposed", proposed))
        (due,) = path.due()
        assert (due.step, due.until) == (Step.PROVINCE_ASSESSED, until)
        assert due.citation.clause == "Điều 5 khoản 1"

    @pytest.mark.parametrize(("tier", "finished"), [(1, True), (2, True), (3, False), (4, False)])
    def test_recognition(self, tier, finished):
        """Điều 4.1.a, Điều 7.3.e: 3 and 4 stars are recognised; 1 and 2 stars get nothing."""
        path = walk(FIRST, FILED, PROPOSED, ("province-assessed", date(2026, 12, 1), tier))
        assert path.finished is finished
        if not finished:
            (due,) = path.due()
            assert (due.step, due.by_vi) == (Step.PROVINCE_RECOGNISED, "Chủ tịch UBND cấp tỉnh")
            assert due.until is None
            done = path.record(Step.PROVINCE_RECOGNISED, date(2026, 12, 20))
            assert done.finished
            assert done.due() == ()

    def test_five_stars(self):
        """Khoản 3 điểm e, khoản 4: put forward before 30 January, assessed before 30 March."""
        path = walk(FIRST, FILED, PROPOSED, ("province-assessed", date(2026, 12, 1), 5))
        (due,) = path.due()
        assert (due.step, due.until) == (Step.PUT_FORWARD, date(2027, 1, 29))
        path = path.record("put-forward", date(2027, 1, 15))
        (due,) = path.due()
        assert (due.step, due.until) == (Step.CENTRE_ASSESSED, date(2027, 3, 29))
        assert due.citation.clause == "Điều 5 khoản 2"
        path = path.record("centre-assessed", date(2027, 3, 20), 5)
        (due,) = path.due()
        assert due.step is Step.CENTRE_RECOGNISED
        assert due.by_vi == "Bộ trưởng Bộ Nông nghiệp và Môi trường"
        assert path.record("centre-recognised", date(2027, 4, 1)).finished

    @pytest.mark.parametrize(
        ("tier", "steps"),
        [
            (4, [Step.PROVINCE_RECOGNISED, Step.PROVINCE_ASSESSED]),
            (3, [Step.PROVINCE_RECOGNISED, Step.PROVINCE_ASSESSED]),
            (2, [Step.PROVINCE_ASSESSED]),
        ],
    )
    def test_below_ninety(self, tier, steps):
        """Khoản 4 điểm g: the province may recognise on that result or assess by itself."""
        path = walk(
            FIRST,
            FILED,
            PROPOSED,
            ("province-assessed", date(2026, 12, 1), 5),
            ("put-forward", date(2027, 1, 15)),
            ("centre-assessed", date(2027, 3, 20), tier),
        )
        assert [due.step for due in path.due()] == steps
        assert not path.finished


class TestRenewal:
    """Khoản 6: filed 180 to 120 days before the end, assessed within 45 days."""

    def test_window(self):
        """Certificate of 06/08/2024 ends on 06/08/2027."""
        (due,) = RENEWAL.due()
        assert (due.first, due.until) == (date(2027, 2, 7), date(2027, 4, 8))
        assert due.citation.clause == "Điều 7 khoản 6 điểm a"
        assert due.readings

    def test_forty_five_days(self):
        """Điểm g: 45 days from the proposal, at each level; no round binds it."""
        path = walk(RENEWAL, ("filed", date(2027, 3, 1)), ("proposed", date(2027, 3, 15)))
        (due,) = path.due()
        assert (due.step, due.until) == (Step.PROVINCE_ASSESSED, date(2027, 4, 29))
        assert due.citation.clause == "Điều 7 khoản 6 điểm g"
        path = path.record("province-assessed", date(2027, 4, 20), StarTier.FIVE)
        (due,) = path.due()
        assert (due.step, due.until) == (Step.PUT_FORWARD, None)
        (due,) = path.record("put-forward", date(2027, 4, 22)).due()
        assert (due.step, due.until) == (Step.CENTRE_ASSESSED, date(2027, 6, 7))

    @pytest.mark.parametrize(
        ("kind", "certificate"),
        [
            (RegistrationKind.RENEWAL, None),
            (RegistrationKind.FIRST, CERTIFICATE),
            (RegistrationKind.UPGRADE, CERTIFICATE),
        ],
    )
    def test_certificate(self, kind, certificate):
        """A renewal has the certificate that ends, and nothing else has one."""
        with pytest.raises(InputError, match="needs the certificate that ends"):
            DossierPath(kind, certificate)


class TestBadInput:
    """Every problem of an event at once."""

    @pytest.mark.parametrize(
        ("step", "on", "tier", "paths"),
        [
            ("proposed", date(2026, 10, 1), None, ["step"]),
            ("filed", date(2026, 5, 21), None, ["on"]),
            ("filed", date(2026, 10, 1), 4, ["tier"]),
            ("nothing", date(2026, 5, 21), 9, ["step", "on", "tier"]),
            (5, date(2026, 10, 1), None, ["step"]),
            (None, date(2026, 10, 1), None, ["step"]),
        ],
    )
    def test_first_event(self, step, on, tier, paths):
        """Wrong step, a day before the decision, a tier where none is given."""
        with pytest.raises(InputError) as caught:
            FIRST.record(step, on, tier)
        assert [i.path for i in caught.value.issues] == paths
        assert all(i.vi != i.en and i.citation for i in caught.value.issues)

    @pytest.mark.parametrize("tier", [None, 0, 6, True, "4", 4.5])
    def test_tier(self, tier):
        """An assessment gives a tier of 1 to 5."""
        path = walk(FIRST, FILED, PROPOSED)
        with pytest.raises(InputError, match="gives a tier"):
            path.record("province-assessed", date(2026, 12, 1), tier)

    def test_order(self):
        """Days do not run back."""
        with pytest.raises(InputError, match="2026-09-30 is before 2026-10-01, the event before"):
            walk(FIRST, FILED, ("proposed", date(2026, 9, 30)))

    def test_finished(self):
        """After the end nothing can be recorded."""
        path = walk(FIRST, FILED, PROPOSED, ("province-assessed", date(2026, 12, 1), 2))
        with pytest.raises(InputError, match="the path is finished"):
            path.record("province-recognised", date(2026, 12, 2))

    @pytest.mark.parametrize("on", ["2026-10-01", None, datetime(2026, 10, 1)])  # noqa: DTZ001
    def test_only_dates(self, on):
        """A text or a datetime is no day."""
        with pytest.raises(TypeError, match=r"expected a datetime\.date"):
            FIRST.record("filed", on)


class TestValue:
    """A path is a value."""

    def test_immutable(self):
        """Recording leaves the path as it was."""
        path = walk(FIRST, FILED)
        assert FIRST.events == ()
        assert path.events == (Event(Step.FILED, date(2026, 10, 1)),)
        assert path == walk(FIRST, FILED)
        assert hash(path) == hash(walk(FIRST, FILED))
        with pytest.raises(AttributeError):
            path.events = ()

    @pytest.mark.parametrize("step", Step)
    def test_words(self, step):
        """Every step has words in both languages."""
        assert step.vi
        assert step.en
        assert step.vi != step.en

    def test_due_is_plain(self):
        """What is due names actor and clause in both languages."""
        due = walk(FIRST, FILED).due()[0]
        assert isinstance(due, Due)
        assert due.by_en == "Commune People's Committee"
        assert due.citation.document == "26/2026/QĐ-TTg"
