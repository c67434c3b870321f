"""Chuyển tiếp: which decision applies to a dossier, and which recognitions go on (Điều 11, 12).

Decision 26/2026/QĐ-TTg came into force on 22/05/2026. What was filed before and was not assessed by
then keeps the old rules for a while: 60 days, for a renewal 30 days.
"""

from datetime import date, datetime, timedelta

import attrs

from ocop.errors import Issue
from ocop.legal import Citation
from ocop.procedure.refusal import refuse
from ocop.procedure.registration import RegistrationKind, registration_kind
from ocop.procedure.terms import FIRST_CERTIFICATE, IN_FORCE, LAW
from ocop.vocabulary import LawId

TRANSITION_DAYS = 60
"""Điều 12 khoản 2 điểm a: days for dossiers of the first kind and for upgrades."""

RENEWAL_TRANSITION_DAYS = 30
"""Điều 12 khoản 2 điểm b: days for renewals."""

TERM_KEPT = Citation(LAW, "Điều 12 khoản 1")
"""The clause behind `keeps_term`."""


@attrs.frozen
class _OldLaw:
    """A decision before 26/2026: its first day, and (decision, day) of what amended it."""

    id: LawId
    first: date
    amendments: tuple[tuple[LawId, date], ...]


_OLD_LAWS = (
    _OldLaw(LawId("1048/QĐ-TTg"), FIRST_CERTIFICATE, ((LawId("781/QĐ-TTg"), date(2020, 6, 8)),)),
    _OldLaw(LawId("148/QĐ-TTg"), date(2023, 2, 24), ((LawId("1489/QĐ-TTg"), date(2025, 7, 6)),)),
)


@attrs.frozen
class Applicable:
    """The decision that applies to a dossier that is not assessed yet.

    Attributes:
        law: Number of the decision.
        amended_by: The decisions that had amended it by the day asked about.
        until: Last day on which it applies to the dossier; None where no end is known.
        reason_vi: Why, in Vietnamese.
        reason_en: The same in English.
        citation: The clause.
        readings: Ids of the readings taken.
    """

    law: LawId
    amended_by: tuple[LawId, ...]
    until: date | None
    reason_vi: str
    reason_en: str
    citation: Citation
    readings: tuple[str, ...]


def applicable_law(*, filed_on: date, kind: RegistrationKind | str, on: date) -> Applicable:
    """Which decision applies on a day to a dossier that is not assessed yet (Điều 11, 12).

    Filed from 22/05/2026, a dossier follows Decision 26/2026/QĐ-TTg. Filed before, it follows the
    decision of its day until the term of the transition is over: 21/07/2026, for a renewal
    21/06/2026 (readings I8, I9). The term bounds the days of the old rules, like the validity in
    Điều 11 khoản 2, so its end is not moved (I34), though a Sunday; read as an authority's
    term (I29) it would end on 22/06/2026. The answer says that it is not moved. After it, Decision
    26/2026/QĐ-TTg applies (reading I22); by the other reading the dossier lapses.

    ocop does not hold the text of the old decisions. What 148/QĐ-TTg itself says on dossiers filed
    before it is not looked at: such a dossier is answered by the day of its filing.

    Args:
        filed_on: The day on which the subject filed the dossier, from 21/08/2019.
        kind: ``"first"``, ``"upgrade"`` or ``"renewal"``, or the Vietnamese name.
        on: The day asked about.

    Returns:
        The decision, until when, why, and by which clause and readings.

    Raises:
        InputError: If the filing is before the first decision, or ``on`` before the filing.
        UnknownNameError: If there is no such kind.
        TypeError: If a day is not a plain date or ``kind`` not text.

    Example:
        >>> answer = applicable_law(
        ...     filed_on=date(2026, 5, 21), kind="renewal", on=date(2026, 6, 21))
        >>> answer.law, answer.until
        ('148/QĐ-TTg', datetime.date(2026, 6, 21))
        >>> applicable_law(filed_on=date(2026, 5, 22), kind="renewal", on=date(2026, 6, 21)).law
        '26/2026/QĐ-TTg'
    """
    of = registration_kind(kind)
    _check_plain(filed_on, "filed_on")
    _check_plain(on, "on")
    refuse([*_first_law_issues(filed_on, "filed_on"), *_order_issues(filed_on, on)])
    if filed_on >= IN_FORCE:
        return Applicable(
            LAW,
            (),
            None,
            f"Hồ sơ nộp ngày {_vi(filed_on)}, từ ngày Quyết định {LAW} có hiệu lực "
            f"({_vi(IN_FORCE)})",
            f"Filed on {filed_on}, from the day on which Decision {LAW} came into force "
            f"({IN_FORCE})",
            Citation(LAW, "Điều 11 khoản 1"),
            ("I9",),
        )
    renewal = of is RegistrationKind.RENEWAL
    days = RENEWAL_TRANSITION_DAYS if renewal else TRANSITION_DAYS
    until = IN_FORCE + timedelta(days=days)
    citation = Citation(LAW, f"Điều 12 khoản 2 điểm {'b' if renewal else 'a'}")
    # The 30 days end on a Sunday, the 60 on a Tuesday.
    end_vi = _vi(until) + (", Chủ nhật, không dời" if renewal else "")
    end_en = f"{until}{', a Sunday, not moved' if renewal else ''}"
    if on > until:
        return Applicable(
            LAW,
            (),
            None,
            f"Hồ sơ {of.vi} nộp ngày {_vi(filed_on)}, chưa đánh giá xong khi hết {days} ngày "
            f"chuyển tiếp ({end_vi}); văn bản không nói, đọc theo I22. Cách đọc khác: hồ sơ "
            "hết giá trị, phải nộp lại",
            f"Filed on {filed_on} ({of}) and not assessed when the {days} days of the transition "
            f"ended ({end_en}); the text is silent, read by I22. Other reading: the dossier lapses "
            "and must be filed anew",
            citation,
            ("I8", "I22", *(("I34",) if renewal else ())),
        )
    law = [each for each in _OLD_LAWS if each.first <= filed_on][-1]
    latest = _OLD_LAWS[-1]
    replaced = law is not latest and on >= latest.first
    open_vi = f". Quy định chuyển tiếp của {latest.id} chưa được xét" if replaced else ""
    open_en = f". What {latest.id} says on such dossiers is not looked at" if replaced else ""
    return Applicable(
        law.id,
        tuple(amending for amending, day in law.amendments if day <= on),
        until,
        f"Hồ sơ {of.vi} nộp ngày {_vi(filed_on)}, khi Quyết định {law.id} có hiệu lực; nếu chưa "
        f"đánh giá xong thì theo quy định cũ đến hết {days} ngày kể từ {_vi(IN_FORCE)}, tức "
        f"{end_vi}{open_vi}",
        f"Filed on {filed_on} ({of}), when Decision {law.id} was in force; while it is not "
        f"assessed, the old rules apply until {days} days from {IN_FORCE} are over, on "
        f"{end_en}{open_en}",
        citation,
        ("I8", *(("I9",) if law is latest else ("I33",)), *(("I34",) if renewal else ())),
    )


def keeps_term(recognised_on: date) -> bool:
    """Tell whether a recognition of 3 to 5 stars goes on under the old decision (Điều 12 khoản 1).

    A product recognised before 22/05/2026 stays recognised to the end of the term that its own
    recognition decision states. Later recognitions have the term of Điều 4 khoản 3.

    Args:
        recognised_on: Day of the recognition decision, from 21/08/2019.

    Returns:
        True before 22/05/2026, else False.

    Raises:
        InputError: If the day is before the first decision.
        TypeError: If it is not a plain date.

    Example:
        >>> keeps_term(date(2024, 8, 6)), keeps_term(date(2026, 5, 22))
        (True, False)
    """
    _check_plain(recognised_on, "recognised_on")
    refuse(_first_law_issues(recognised_on, "recognised_on"))
    return recognised_on < IN_FORCE


def _check_plain(on: date, path: str) -> None:
    if not isinstance(on, date) or isinstance(on, datetime):
        raise TypeError(f"{path}: expected a datetime.date, got {type(on).__name__}")


def _first_law_issues(on: date, path: str) -> list[Issue]:
    first = _OLD_LAWS[0]
    if on >= first.first:
        return []
    en = (
        f"{on} is before {first.first}, the day of the first decision (quyết định) on criteria, "
        f"{first.id}; give a day from {first.first} on"
    )
    vi = (
        f"{on} trước {first.first}, ngày của quyết định đầu tiên về bộ tiêu chí, {first.id}; hãy "
        f"cho ngày từ {first.first}"
    )
    return [Issue("before-the-first-law", path, en, vi)]


def _order_issues(filed_on: date, on: date) -> list[Issue]:
    if on >= filed_on:
        return []
    en = f"{on} is before the filing (nộp hồ sơ) on {filed_on}; ask for a day from {filed_on} on"
    vi = f"{on} trước ngày nộp hồ sơ {filed_on}; hãy hỏi ngày từ {filed_on}"
    return [Issue("before-the-filing", "on", en, vi)]


def _vi(on: date) -> str:
    return f"{on:%d/%m/%Y}"
