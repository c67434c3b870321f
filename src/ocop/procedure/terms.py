"""Thời hạn: the terms of Decision 26/2026/QĐ-TTg that run from an event or to an expiry.

Days are counted by articles 147 and 148 of the Civil Code 2015 (reading I8): the first day does
not count. A term within which somebody must act ends on the next working day when its last day is
a day off; both days are given. The term of a certificate, and its extension, is not moved.
"""

from datetime import date, timedelta
from typing import Protocol

import attrs
from dateutil.relativedelta import relativedelta

from ocop.entities import TERM_MONTHS
from ocop.errors import Issue
from ocop.legal import Citation
from ocop.procedure.refusal import refuse
from ocop.vocabulary import LawId
from ocop.working_days import (
    calendar_certain_until,
    day_issues,
    next_working_day,
    working_days_after,
)

LAW = LawId("26/2026/QĐ-TTg")
"""The decision whose terms these are."""

IN_FORCE = date(2026, 5, 22)
"""Điều 11 khoản 1: its first day in force."""

IN_FORCE_CITATION = Citation(LAW, "Điều 11 khoản 1")
"""The clause that sets `IN_FORCE`."""

FIRST_CERTIFICATE = date(2019, 8, 21)
"""Day of Decision 1048/QĐ-TTg, the first set of criteria; no certificate is older."""

COMMUNE_WORKING_DAYS = 15  # Điều 7 khoản 2
REASSESSMENT_DAYS = 45  # Điều 7 khoản 6 điểm g
WITHDRAWAL_DAYS = 15  # Điều 8 khoản 4
RENEWAL_EARLIEST_DAYS = 180  # Điều 7 khoản 6 điểm a, before expiry
RENEWAL_LATEST_DAYS = 120  # Điều 7 khoản 6 điểm a, before expiry
EXTENSION_DAYS = 180  # Điều 12 khoản 3, after expiry

# Who acts and what is done, in Vietnamese and English.
_COMMUNE = (
    "UBND cấp xã",
    "Commune People's Committee",
    "Kiểm tra, đánh giá phần việc của cấp xã, báo cáo theo Mẫu số 03, gửi hồ sơ đến UBND cấp tỉnh",
    "Check and assess the commune's part, report on Form 03, send the dossier to the province",
)
_REASSESSMENT = (
    "UBND cấp tỉnh; Bộ Nông nghiệp và Môi trường (5 sao)",
    "Provincial People's Committee; Ministry of Agriculture and Environment (5 stars)",
    "Đánh giá, phân hạng lại sản phẩm",
    "Assess and classify the product again",
)
_WITHDRAWAL = (
    "Chủ tịch UBND cấp tỉnh; Bộ trưởng Bộ Nông nghiệp và Môi trường (5 sao)",
    "Chair of the Provincial People's Committee; Minister of Agriculture and Environment (5 stars)",
    "Thu hồi giấy chứng nhận",
    "Withdraw the certificate",
)
_RENEWAL = (
    "Chủ thể OCOP",
    "OCOP subject",
    "Nộp hồ sơ đánh giá, phân hạng lại cho UBND cấp xã",
    "File the dossier for assessing the product again with the Commune People's Committee",
)
_EXTENSION = (
    "Cơ quan có thẩm quyền",
    "Competent authority",
    "Ra kết quả xử lý; giấy chứng nhận còn hiệu lực đến ngày đó",
    "Give the result; the certificate keeps its effect until that day",
)


class HasTerm(Protocol):
    """What the terms need to know of a certificate; `ocop.entities.Certificate` has it."""

    @property
    def issued_on(self) -> date:
        """Day of issue."""

    @property
    def last_valid_day(self) -> date:
        """Last day of the term."""


@attrs.frozen
class Term:
    """What a deadline and a window have in common.

    Attributes:
        last_counted: The day with which the count ends.
        last: The last day: where somebody must act, the next working day if the counted day is a
            day off; for the effect of a certificate the counted day itself.
        calendar_certain: False when `last` lies beyond the days off known so far
            (`calendar_certain_until`) and an announcement may still move it.
        actor_vi: Who must act, in Vietnamese.
        actor_en: The same in English.
        text_vi: What is done, in Vietnamese.
        text_en: The same in English.
        citation: The clause.
        readings: Ids of the readings taken.
    """

    last_counted: date
    last: date
    calendar_certain: bool
    actor_vi: str
    actor_en: str
    text_vi: str
    text_en: str
    citation: Citation
    readings: tuple[str, ...] = ("I8",)


@attrs.frozen
class Deadline(Term):
    """The last day on which somebody must have acted, with the fields of `Term`.

    Attributes:
        counted_from: The day of the event; it is not counted.
    """

    counted_from: date = attrs.field(kw_only=True)


@attrs.frozen
class Window(Term):
    """The days on which something may be done or holds, with the fields of `Term`.

    Attributes:
        first: First day; a day off too.
    """

    first: date = attrs.field(kw_only=True)

    def holds_on(self, on: date) -> bool:
        """Tell whether a day lies within the window.

        Args:
            on: The day.

        Returns:
            True when ``first <= on <= last``.

        Raises:
            TypeError: If ``on`` is not a plain date.
        """
        day_issues(on, "on")  # only for its TypeError: a day outside the calendar is outside this
        return self.first <= on <= self.last


def commune_deadline(received_on: date) -> Deadline:
    """Until when the commune must check a dossier and send it on (Điều 7 khoản 2).

    Args:
        received_on: The day on which the commune received the product dossier.

    Returns:
        The end of 15 working days.

    Raises:
        InputError: If the day is before the decision was in force or beyond the calendar.
        TypeError: If it is not a plain date.

    Example:
        >>> commune_deadline(date(2026, 10, 8)).last
        datetime.date(2026, 10, 29)
    """
    _begun(received_on, "received_on")
    last = working_days_after(received_on, COMMUNE_WORKING_DAYS)
    return _deadline(received_on, last, _COMMUNE, "Điều 7 khoản 2")


def reassessment_deadline(complete_on: date) -> Deadline:
    """Until when a product must have been assessed again (Điều 7 khoản 6 điểm g).

    Args:
        complete_on: The day on which the full dossier arrived from the commune (at the province) or
            from the province (at the ministry).

    Returns:
        The end of 45 days, days off included.

    Raises:
        InputError: If the day is before the decision was in force or beyond the calendar.
        TypeError: If it is not a plain date.

    Example:
        >>> deadline = reassessment_deadline(date(2026, 7, 15))
        >>> deadline.last_counted, deadline.last  # a Saturday; 31/08 to 02/09 are off
        (datetime.date(2026, 8, 29), datetime.date(2026, 9, 3))
    """
    _begun(complete_on, "complete_on")
    last = complete_on + timedelta(days=REASSESSMENT_DAYS)
    return _deadline(complete_on, last, _REASSESSMENT, "Điều 7 khoản 6 điểm g", "I29")


def withdrawal_deadline(concluded_on: date) -> Deadline:
    """Until when a certificate must be withdrawn (Điều 8 khoản 4).

    Args:
        concluded_on: The day of the authority's conclusion on the violation, or of the commune's
            confirmation that the product is no longer made.

    Returns:
        The end of 15 days, days off included.

    Raises:
        InputError: If the day is before the decision was in force or beyond the calendar.
        TypeError: If it is not a plain date.

    Example:
        >>> withdrawal_deadline(date(2026, 6, 1)).last
        datetime.date(2026, 6, 16)
    """
    _begun(concluded_on, "concluded_on")
    last = concluded_on + timedelta(days=WITHDRAWAL_DAYS)
    return _deadline(concluded_on, last, _WITHDRAWAL, "Điều 8 khoản 4", "I29")


def certificate_last_day(issued_on: date) -> date:
    """The last day of a certificate's term of 36 months (Điều 4 khoản 3, reading I8).

    The term ends with the end of the corresponding day, or of the month's last day where it has no
    such day, and is not moved by days off. A certificate issued before 22/05/2026 keeps the term
    that its recognition decision states (Điều 12 khoản 1): where that paper states another day,
    the paper prevails.

    Args:
        issued_on: Day of issue, from 21/08/2019.

    Returns:
        The last valid day.

    Raises:
        InputError: If the day is before the first set of criteria or beyond the calendar.
        TypeError: If it is not a plain date.

    Example:
        >>> certificate_last_day(date(2024, 8, 6)), certificate_last_day(date(2024, 2, 29))
        (datetime.date(2027, 8, 6), datetime.date(2027, 2, 28))
    """
    refuse(day_issues(issued_on, "issued_on", FIRST_CERTIFICATE))
    return issued_on + relativedelta(months=TERM_MONTHS)


def renewal_window(certificate: HasTerm) -> Window:
    """When the dossier for assessing a product again is filed (Điều 7 khoản 6 điểm a).

    Not earlier than 180 and not later than 120 days, counted to the day on which the term ends:
    from the last valid day less 180 days to the last valid day less 120 days, 61 days at least. The
    first day is the counted one even if it lies before 22/05/2026; a dossier filed before that day
    is a matter of Điều 12 khoản 2.

    Args:
        certificate: Anything with ``issued_on`` and ``last_valid_day``.

    Returns:
        The window; `last_counted` is the 120th day before expiry, `last` is moved to a working day.

    Raises:
        InputError: If the window closed before the decision was in force, or the certificate's
            days do not fit together.
        TypeError: If there is no such pair of plain dates.

    Example:
        >>> from types import SimpleNamespace
        >>> window = renewal_window(SimpleNamespace(
        ...     issued_on=date(2024, 8, 6), last_valid_day=date(2027, 8, 6)))
        >>> window.first, window.last
        (datetime.date(2027, 2, 7), datetime.date(2027, 4, 8))
    """
    expiry = _expiry(certificate)
    last_counted = expiry - timedelta(days=RENEWAL_LATEST_DAYS)
    citation = Citation(LAW, "Điều 7 khoản 6 điểm a")
    if last_counted < IN_FORCE:
        issue = Issue(
            "window-before-the-rule",
            "certificate.last_valid_day",
            f"120 days before {expiry} is {last_counted}, before the rule existed ({IN_FORCE}): "
            "no window to file (thời gian nộp hồ sơ). Ask extension() how long it may stay valid",
            f"120 ngày trước {expiry} là {last_counted}, trước khi có quy định này ({IN_FORCE}): "
            "không có thời gian nộp hồ sơ. Hãy hỏi extension() xem được kéo dài đến ngày nào",
            citation,
        )
        refuse([issue])
    first, last = expiry - timedelta(days=RENEWAL_EARLIEST_DAYS), next_working_day(last_counted)
    certain = last <= calendar_certain_until()
    return Window(last_counted, last, certain, *_RENEWAL, citation=citation, first=first)


def extension(certificate: HasTerm) -> Window:
    """For how long a certificate may keep its effect after its term (Điều 12 khoản 3).

    It holds for a product due to be assessed again whose dossier could not be filed within the
    renewal window, from the day after the term to the day of the authority's result and no longer
    than 180 days; the subject answers for the product meanwhile. Whether a product is such a case
    is not decided here.

    Args:
        certificate: Anything with ``issued_on`` and ``last_valid_day``.

    Returns:
        The longest extension; its end is not moved by days off.

    Raises:
        InputError: If the term ended before the decision was in force, so that there was no effect
            to keep, or the certificate's days do not fit together.
        TypeError: If there is no such pair of plain dates.

    Example:
        >>> from types import SimpleNamespace
        >>> longest = extension(SimpleNamespace(
        ...     issued_on=date(2023, 7, 1), last_valid_day=date(2026, 7, 1)))
        >>> longest.first, longest.last
        (datetime.date(2026, 7, 2), datetime.date(2026, 12, 28))
    """
    expiry = _expiry(certificate)
    citation = Citation(LAW, "Điều 12 khoản 3")
    if expiry < IN_FORCE:
        issue = Issue(
            "expired-before-the-rule",
            "certificate.last_valid_day",
            f"the term (thời hạn) ended on {expiry}, before the rule existed ({IN_FORCE}): "
            "no effect was left to keep. Check the day; the decision has no other rule",
            f"thời hạn đã hết ngày {expiry}, trước khi có quy định này ({IN_FORCE}): không "
            "còn hiệu lực để kéo dài. Hãy kiểm tra ngày; Quyết định không có quy định khác",
            citation,
        )
        refuse([issue])
    first, last = expiry + timedelta(days=1), expiry + timedelta(days=EXTENSION_DAYS)
    certain = True  # no day off bears on it
    return Window(last, last, certain, *_EXTENSION, citation=citation, first=first)


def extension_limit(certificate: HasTerm) -> date:
    """The last day to which a certificate may keep its effect (Điều 12 khoản 3).

    Args:
        certificate: Anything with ``issued_on`` and ``last_valid_day``.

    Returns:
        The last day of `extension`: 180 days after the last valid day.

    Raises:
        InputError: As for `extension`.
        TypeError: As for `extension`.

    Example:
        >>> from types import SimpleNamespace
        >>> extension_limit(SimpleNamespace(
        ...     issued_on=date(2023, 7, 1), last_valid_day=date(2026, 7, 1)))
        datetime.date(2026, 12, 28)
    """
    return extension(certificate).last


def _begun(on: date, path: str) -> None:
    refuse(day_issues(on, path, IN_FORCE, IN_FORCE_CITATION))


def _deadline(
    start: date, last_counted: date, words: tuple[str, str, str, str], clause: str, *more: str
) -> Deadline:
    last = next_working_day(last_counted)
    certain, readings = last <= calendar_certain_until(), ("I8", *more)
    answer = (last_counted, last, certain, *words, Citation(LAW, clause), readings)
    return Deadline(*answer, counted_from=start)


def _expiry(certificate: HasTerm) -> date:
    """The last valid day, once the certificate's two days are checked."""
    if not (hasattr(certificate, "issued_on") and hasattr(certificate, "last_valid_day")):
        raise TypeError(
            "certificate: expected an object with issued_on and last_valid_day, got "
            f"{type(certificate).__name__}"
        )
    issued, expiry = certificate.issued_on, certificate.last_valid_day
    found = day_issues(issued, "certificate.issued_on", FIRST_CERTIFICATE)
    found += day_issues(expiry, "certificate.last_valid_day", FIRST_CERTIFICATE)
    if not found:
        right = certificate_last_day(issued)
        # An older certificate keeps the term that its decision states (Điều 12 khoản 1).
        if (expiry != right) if issued >= IN_FORCE else (expiry <= issued):
            issue = Issue(
                "expiry",
                "certificate.last_valid_day",
                f"{expiry} does not end a term (thời hạn) that began on {issued}; 36 months end "
                f"on {right}. Mend one of the two days",
                f"{expiry} không phải ngày cuối của thời hạn bắt đầu ngày {issued}; 36 tháng hết "
                f"ngày {right}. Hãy sửa một trong hai ngày",
                Citation(LAW, "Điều 4 khoản 3"),
            )
            found = (issue,)
    refuse(found)
    return expiry
